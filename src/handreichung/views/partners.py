"""Tandem profiles of a Matrix: by phase, as plain profiles for matching, and with the matches of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from handreichung.matching import Lage, Posten, Profil, Teil, Vergleich, passende, teile
from handreichung.matrix import Matrix
from handreichung.model import Fallbeispiel, Tandem
from handreichung.vokabulare import Groessenklasse

#: Phases of a tandem in the order in which they follow each other, with the words that pages show.
PHASEN: Mapping[str, str] = MappingProxyType(
    {
        "offen": "Sucht eine Partnerkommune",
        "gefunden": "Hat eine Partnerkommune gefunden",
        "laeuft": "Tandem läuft",
        "abgeschlossen": "Tandem abgeschlossen",
    }
)
#: Vocabularies whose names the reasons of a match use.
NAMEN = ("themen", "sektoren", "erfahrungen", "groessenklassen", "laender", "formen", "zeitbudgets")
#: How many matches a profile's page shows.
_HOECHSTENS = 5


@dataclass(frozen=True, slots=True)
class Passung:
    """A tandem that fits, with the reasons."""

    tandem: Tandem
    teile: tuple[Teil, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """The profiles of one phase, under its words."""

    id: str
    name: str
    tandems: tuple[Tandem, ...]


class Tandemansichten:
    """The tandems of a Matrix as pages want to see them."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix

    @cached_property
    def lage(self) -> Lage:
        """What the ids of profiles mean."""
        return Lage(
            MappingProxyType({v: MappingProxyType({w.id: w.name for w in self.matrix.werte(v)}) for v in NAMEN}),
            tuple(g.id for g in self.matrix.werte("groessenklassen") if g.hat_grenzen),
            MappingProxyType({land.id: frozenset(land.nachbarn) for land in self.matrix.werte("laender")}),
        )

    def groesse(self, tandem: Tandem) -> Groessenklasse | None:
        """Return the size class: that of the kind of municipality, else the one its inhabitants fall into."""
        feste = self.matrix.wert("gemeindearten", tandem.art).groessenklasse
        klassen: tuple[Groessenklasse, ...] = self.matrix.werte("groessenklassen")
        if feste is not None:
            return next((k for k in klassen if k.id == feste), None)
        if tandem.einwohner is None:
            return None
        return next((k for k in klassen if k.umfasst(tandem.einwohner)), None)

    def profil(self, tandem: Tandem) -> Profil:
        """Return what matching looks at."""
        groesse = self.groesse(tandem)
        return Profil(
            tandem.id,
            tandem.kommune,
            tandem.land,
            tandem.ags[:5],
            groesse.id if groesse else "",
            tuple(Posten(b.thema, b.sektor or "", b.erfahrung or "") for b in tandem.bietet),
            tuple(Posten(s.thema, s.sektor or "") for s in tandem.sucht),
            tandem.form,
            tandem.zeit or "",
        )

    def profil_des_beispiels(self, beispiel: Fallbeispiel) -> Profil:
        """Return a case as a profile that gives and seeks nothing: its municipality has done it, no more is known."""
        return Profil(
            beispiel.id,
            beispiel.kommune,
            beispiel.land,
            klasse=beispiel.groessenklasse or "",
            bietet=tuple(Posten(thema, sektor) for thema in beispiel.themen for sektor in beispiel.sektoren),
        )

    @cached_property
    def offene(self) -> tuple[Tandem, ...]:
        """The tandems that look for a partner."""
        return tuple(t for t in self.matrix.tandems if t.phase == "offen")

    @cached_property
    def phasen(self) -> tuple[Phase, ...]:
        """The phases that occur, each with its profiles."""
        alle = (Phase(k, name, tuple(t for t in self.matrix.tandems if t.phase == k)) for k, name in PHASEN.items())
        return tuple(phase for phase in alle if phase.tandems)

    def phase(self, tandem: Tandem) -> str:
        """Return the words for a tandem's phase."""
        return PHASEN[tandem.phase]

    def kontakt(self, tandem: Tandem) -> str:
        """Return where the contact of a profile leads: a functional address to write to, or a page."""
        return f"mailto:{tandem.kontakt}" if "@" in tandem.kontakt.partition("/")[0] else tandem.kontakt

    def partner(self, tandem: Tandem) -> Tandem | None:
        """Return the profile of the partner."""
        return self.matrix.eintraege["tandems"][tandem.partner] if tandem.partner else None

    @cached_property
    def _profile(self) -> Mapping[str, Profil]:
        return {t.id: self.profil(t) for t in self.offene}

    @cached_property
    def _beste(self) -> Mapping[str, tuple[Vergleich, ...]]:
        alle = tuple(self._profile.values())
        return {p.id: passende(p, alle, self.lage)[:_HOECHSTENS] for p in alle}

    def passungen(self, tandem: Tandem) -> tuple[Passung, ...]:
        """Return the best matches with their reasons; none for a profile that looks for nobody."""
        return tuple(
            Passung(self.matrix.eintraege["tandems"][v.b.id], teile(v, self.lage))
            for v in self._beste.get(tandem.id, ())
        )
