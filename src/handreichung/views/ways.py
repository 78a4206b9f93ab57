"""Ways into the handbook for people who come with a purpose or with a group in mind, also without scripts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from handreichung.german import sortierwort
from handreichung.model import Befund, Empfehlung, Praxisanleitung
from handreichung.pages import gefiltert
from handreichung.views.ansichten import Ansichten
from handreichung.views.shown import Gruppe, Zaehler
from handreichung.vokabulare import Satzteil, Wert


@dataclass(frozen=True, slots=True)
class Anliegenweg:
    """A purpose: its guides by how long they take, the quickest first; `zeiten` holds no empty group."""

    anliegen: Satzteil
    zeiten: tuple[Gruppe, ...]

    @property
    def zahl(self) -> int:
        """How many guides serve the purpose."""
        return sum(len(zeit.eintraege) for zeit in self.zeiten)


@dataclass(frozen=True, slots=True)
class Gruppenrat:
    """A recommendation from a finding about a group, with the finding it belongs to."""

    empfehlung: Empfehlung
    befund: Befund


@dataclass(frozen=True, slots=True)
class Gruppenblatt:
    """All about one group of people.

    `sektoren` holds a group per sector with findings, in it a group per direction, the strongest evidence
    first. `praxis` holds guides, first those that help with most of the findings. `liste` is the address of the
    list of findings filtered by this group.
    """

    gruppe: Wert
    befunde: tuple[Befund, ...]
    zaehler: tuple[Zaehler, ...]
    sektoren: tuple[Gruppe, ...]
    rat: tuple[Gruppenrat, ...]
    praxis: tuple[Praxisanleitung, ...]
    liste: str


class Wege:
    """The ways, as templates ask for them."""

    def __init__(self, ansicht: Ansichten) -> None:
        self._ansicht = ansicht
        self._matrix = ansicht.matrix

    def anliegen(self) -> tuple[Anliegenweg, ...]:
        """Return every purpose that a guide serves."""
        wege = (self.zum_anliegen(wert) for wert in self._matrix.werte("anliegen"))
        return tuple(weg for weg in wege if weg.zeiten)

    def zum_anliegen(self, anliegen: Satzteil) -> Anliegenweg:
        """Return the guides for a purpose, within a time those with the least effort first."""
        matrix = self._matrix
        passend = sorted(
            self._ansicht.mit(matrix.praxisanleitungen, "anliegen", anliegen),
            key=lambda p: (matrix.rang("aufwaende", p.aufwand), sortierwort(p.titel)),
        )
        return Anliegenweg(anliegen, self._ansicht.nach_wert(passend, "dauer_klasse", "dauerklassen"))

    def mitwirkende(self, praxis: Praxisanleitung) -> str:
        """Return with whom a guide works, as a part of a sentence: »mit Jugendlichen, mit Rat und Ausschüssen«."""
        return ", ".join(self._matrix.wert("mitwirkende", k).satzteil for k in praxis.mitwirkende)

    def gruppen(self) -> tuple[Gruppenblatt, ...]:
        """Return every group that the vocabulary names, also those about which nothing was found."""
        return tuple(self.zur_gruppe(wert) for wert in self._matrix.werte("gruppen"))

    def zur_gruppe(self, gruppe: Wert) -> Gruppenblatt:
        """Return all about a group."""
        ansicht, matrix = self._ansicht, self._matrix
        befunde = ansicht.mit(matrix.befunde, "gruppen", gruppe)
        sektoren = (
            Gruppe(sektor.kopf, ansicht.nach_richtung(sektor.eintraege))
            for sektor in ansicht.nach_wert(befunde, "sektor", "sektoren")
        )
        haeufig = Counter(p for b in befunde for p in matrix.verbunden(b, "praxisanleitungen"))
        praxis = sorted(haeufig, key=lambda p: (-haeufig[p], sortierwort(p.titel)))
        return Gruppenblatt(
            gruppe,
            befunde,
            ansicht.zaehler(befunde),
            tuple(sektoren),
            self._rat(befunde),
            tuple(praxis),
            gefiltert("information/befunde/", "gruppen", (gruppe.id,)),
        )

    def _rat(self, befunde: tuple[Befund, ...]) -> tuple[Gruppenrat, ...]:
        """Return what to do, the soonest first, then the least effort; what names neither comes last."""

        def rang(vokabular: str, kennung: str | None) -> int:
            return self._matrix.rang(vokabular, kennung) if kennung else len(self._matrix.werte(vokabular))

        alle = (Gruppenrat(e, b) for b in befunde for e in b.empfehlungen)
        return tuple(
            sorted(
                alle,
                key=lambda r: (
                    rang("zeithorizonte", r.empfehlung.zeithorizont),
                    rang("aufwaende", r.empfehlung.aufwand),
                    sortierwort(r.empfehlung.titel),
                ),
            )
        )
