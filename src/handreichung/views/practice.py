"""What the page and the sheets of a practice guide show: key facts with their origin, the agenda, the points to tick.

Templates and documents lay out what is decided and summed up here.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from handreichung.german import mit_punkt
from handreichung.matrix import Matrix
from handreichung.model import (
    Ablaufschritt,
    Abschnitt,
    Checkliste,
    Gruppengroesse,
    Praxisanleitung,
    Punkt,
    Quelle,
    Workshop,
)
from handreichung.vokabulare import Herkunft, Minutenherkunft

#: Up to so many characters a fact can be taken in at a glance.
_WENIGE_ZEICHEN = 36


@dataclass(frozen=True, slots=True)
class Eckdatum:
    """A fact that decides whether a guide fits: in a few words, or at length, or both.

    `herkunft` says where it comes from; None where the entry does not say it.
    """

    titel: str
    text: str | None
    zusatz: str | None = None
    herkunft: Herkunft | None = None


@dataclass(frozen=True, slots=True)
class Markenerklaerung:
    """A mark (its name in the theme) and what it says about the facts that carry it."""

    marke: str
    text: str


@dataclass(frozen=True, slots=True)
class Pflichten:
    """How many points a checklist has, and how many of them the law asks for."""

    gesamt: int
    pflicht: int


@dataclass(frozen=True, slots=True)
class Programmpunkt:
    """A step of an agenda: its number from 1, and its begin and end in minutes where all steps have minutes."""

    nummer: int
    schritt: Ablaufschritt
    ab: int | None
    bis: int | None


@dataclass(frozen=True, slots=True)
class Programm:
    """An agenda. `gezeigt`: minutes are shown; `summe` and `pausen` in minutes, None where a step has none."""

    punkte: tuple[Programmpunkt, ...]
    herkunft: Minutenherkunft
    gezeigt: bool
    umfang: str | None
    summe: int | None
    pausen: int | None

    @property
    def uhrzeiten(self) -> bool:
        """Whether clock times can follow from a start: every step has minutes, and what they cover is named."""
        return self.summe is not None and self.umfang is not None

    @property
    def sitzung(self) -> tuple[Programmpunkt, ...]:
        """The steps that all take part in: those with minutes where any has some, else all."""
        mit_minuten = tuple(punkt for punkt in self.punkte if punkt.schritt.minuten)
        return mit_minuten if self.gezeigt else self.punkte

    @property
    def ohne_minuten(self) -> int:
        """The number of steps without minutes."""
        return sum(punkt.schritt.minuten is None for punkt in self.punkte)


@dataclass(frozen=True, slots=True)
class Pruefpunkt:
    """A point with its id, which stays the same when points are added, moved or taken away."""

    kennung: str
    punkt: Punkt


@dataclass(frozen=True, slots=True)
class Pruefabschnitt:
    """A part of a checklist with the ids of its points."""

    abschnitt: Abschnitt
    punkte: tuple[Pruefpunkt, ...]


class Praxisansichten:
    """Practice guides as pages and documents want to see them."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix

    def eckdaten(self, praxis: Praxisanleitung) -> tuple[Eckdatum, ...]:
        """Return the facts by which a reader decides, those that are known, in the order of the questions."""
        wert = self.matrix.wert
        klasse = wert("dauerklassen", praxis.dauer_klasse).name
        found = [self._eckdatum("Dauer", praxis, "dauer", klasse, praxis.dauer)]
        if praxis.gruppengroesse:
            groesse = praxis.gruppengroesse
            found.append(self._eckdatum("Gruppe", praxis, "gruppengroesse", gruppe_in_worten(groesse), groesse.text))
        aufwand = wert("aufwaende", praxis.aufwand).name
        found.append(Eckdatum("Aufwand", aufwand, praxis.aufwand_text, self._herkunft(praxis, "aufwand")))
        if praxis.kosten:
            found.append(self._eckdatum("Kosten", praxis, "kosten", None, praxis.kosten))
        else:
            found.append(Eckdatum("Kosten", None, "Keine Angabe in den Quellen"))
        if praxis.beteiligung:
            grad = wert("beteiligungsgrade", praxis.beteiligung).name
            frei = praxis.beteiligungsstufe if praxis.beteiligungsstufe != grad else None
            found.append(Eckdatum("Grad der Beteiligung", grad, frei, self._herkunft(praxis, "beteiligung")))
        elif praxis.beteiligungsstufe:
            found.append(self._eckdatum("Grad der Beteiligung", praxis, "beteiligung", None, praxis.beteiligungsstufe))
        if praxis.form:
            found.append(Eckdatum("Form", ", ".join(wert("formen", form).name for form in praxis.form)))
        return tuple(found)

    def _eckdatum(self, titel: str, praxis: Praxisanleitung, feld: str, kurz: str | None, frei: str | None) -> Eckdatum:
        """Return a fact that stands in its own words if they are few, else in the short form with them below."""
        if frei and len(frei) <= _WENIGE_ZEICHEN:
            kurz, frei = frei, None
        return Eckdatum(titel, kurz, frei, self._herkunft(praxis, feld))

    def _herkunft(self, praxis: Praxisanleitung, feld: str) -> Herkunft | None:
        kennung = getattr(praxis.herkunft, feld, None)
        return self.matrix.wert("herkuenfte", kennung) if kennung else None

    def marken(self, eckdaten: Iterable[Eckdatum]) -> tuple[Markenerklaerung, ...]:
        """Return the marks that these facts carry, each once: two origins that share one are explained together."""
        genannt = {e.herkunft.id for e in eckdaten if e.herkunft}
        saetze: dict[str, list[str]] = {}
        for herkunft in self.matrix.werte("herkuenfte"):
            if herkunft.id in genannt:
                saetze.setdefault(herkunft.marke, []).append(mit_punkt(herkunft.kurz or herkunft.name))
        return tuple(Markenerklaerung(marke, " Oder: ".join(worte)) for marke, worte in saetze.items())

    def rechtsquellen(self, praxis: Praxisanleitung) -> tuple[Quelle, ...]:
        """Return the sources of a guide's legal frame."""
        quellen = praxis.rechtsrahmen.quellen if praxis.rechtsrahmen else ()
        return tuple(self.matrix.eintraege["quellen"][kennung] for kennung in quellen)

    def programm(self, workshop: Workshop) -> Programm:
        """Return the agenda. Begin and end of a step follow from the steps before only where all have minutes."""
        herkunft = self.matrix.wert("minutenherkuenfte", workshop.minuten_herkunft)
        summe = workshop.summe_minuten if herkunft.gezeigt else None
        punkte: list[Programmpunkt] = []
        ab = 0
        for nummer, schritt in enumerate(workshop.ablauf, 1):
            bis = ab + (schritt.minuten or 0)
            punkte.append(Programmpunkt(nummer, schritt, *((None, None) if summe is None else (ab, bis))))
            ab = bis
        pausen = None if summe is None else sum(s.minuten or 0 for s in workshop.ablauf if s.pause)
        gezeigt = herkunft.gezeigt and any(schritt.minuten for schritt in workshop.ablauf)
        return Programm(tuple(punkte), herkunft, gezeigt, workshop.umfang, summe, pausen)

    def packliste(self, workshop: Workshop) -> tuple[str, ...]:
        """Return the material to lay out: that of the whole, or where it names none, that of the steps."""
        einzeln = dict.fromkeys(schritt.material for schritt in workshop.ablauf if schritt.material)
        return tuple(workshop.material) or tuple(einzeln)

    def pruefpunkte(self, checkliste: Checkliste) -> tuple[Pruefabschnitt, ...]:
        """Return the parts of a checklist, every point with its id: a hash of its words.

        An inserted point changes no other's id, so that ticks stay where readers put them. A reworded point is
        a new one: what was ticked may no longer be what stands there. The same words once more get »-2«.
        """
        bisher: Counter[str] = Counter()

        def pruefpunkt(punkt: Punkt) -> Pruefpunkt:
            summe = _summe(punkt.text)
            bisher[summe] += 1
            return Pruefpunkt(summe if bisher[summe] == 1 else f"{summe}-{bisher[summe]}", punkt)

        return tuple(Pruefabschnitt(a, tuple(pruefpunkt(p) for p in a.punkte)) for a in checkliste.abschnitte)

    def pflichten(self, checkliste: Checkliste) -> Pflichten:
        """Return how many points there are and how many are duties."""
        punkte = [punkt for abschnitt in checkliste.abschnitte for punkt in abschnitt.punkte]
        return Pflichten(len(punkte), sum(punkt.pflicht for punkt in punkte))


def gruppe_in_worten(gruppe: Gruppengroesse) -> str | None:
    """Return a size of a group in words, »2 bis 6 Personen«, or None where no number is known."""
    von, bis = gruppe.min, gruppe.max
    if von is None:
        return None if bis is None else f"bis zu {_personen(bis)}"
    if bis is None:
        return f"ab {_personen(von)}"
    return _personen(bis) if von == bis else f"{von} bis {_personen(bis)}"


def _personen(zahl: int) -> str:
    return "1 Person" if zahl == 1 else f"{zahl} Personen"


def _summe(text: str) -> str:
    """Return ten hexadecimal digits for words, whatever their case and the blanks between them."""
    worte = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return hashlib.sha256(worte.encode()).hexdigest()[:10]
