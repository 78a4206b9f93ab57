"""How strong the evidence for a Befund is: computed from written rules, with the reason as part of the result.

Every Befund starts with `VOLL` points and loses some for each weakness named in `ABZUEGE`. The points give
the step; two rules cap it: without a piece that may carry a finding it stays a hint, and only a consensus of
experts leads to the highest step. The page on method is made from the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from handreichung.model import Befund, Evidenz, Konsens, Quelle
from handreichung.vokabulare import Belegart, Reichweite, Wert

#: Points of a Befund without any weakness.
VOLL = 6
#: A youngest source older than this many years, counted to the Befund's own `stand`, costs points.
ALT = 8


class Stufe(IntEnum):
    """The four steps, from weak to strong."""

    HINWEIS = 1
    BELEGT = 2
    MEHRFACH_BELEGT = 3
    BESTAETIGT = 4

    @property
    def wort(self) -> str:
        """The step's name on the page."""
        return ("Hinweis", "belegt", "mehrfach belegt", "von Fachleuten bestätigt")[self - 1]

    @property
    def erklaerung(self) -> str:
        """What the step means, in one sentence."""
        return (
            "Es gibt Anzeichen, aber noch keinen tragfähigen Beleg.",
            "Mindestens eine Untersuchung oder amtliche Quelle trägt die Aussage.",
            "Mehrere voneinander unabhängige Untersuchungen tragen die Aussage.",
            "Die Aussage ist belegt, und Fachleute haben ihr in einer Delphi-Befragung zugestimmt.",
        )[self - 1]


#: The fewest points for each step that points alone can reach.
SCHWELLEN = ((Stufe.MEHRFACH_BELEGT, 5), (Stufe.BELEGT, 3), (Stufe.HINWEIS, 0))


@dataclass(frozen=True, slots=True)
class Abzug:
    """A weakness: its id, the points it costs and its reason in words."""

    id: str
    punkte: int
    grund: str


@dataclass(frozen=True, slots=True)
class Staerke:
    """The strength of one Befund. `juengste` is the year of the youngest dated source, if any is dated."""

    stufe: Stufe
    punkte: int
    quellen: int
    methoden: int
    juengste: int | None
    abzuege: tuple[Abzug, ...]
    konsens: Konsenslage

    @property
    def begruendung(self) -> str:
        """The counts behind the step: »3 Quellen, 2 Methoden; die jüngste von 2024«."""
        quellen = "1 Quelle" if self.quellen == 1 else f"{self.quellen} Quellen"
        methoden = "1 Methode" if self.methoden == 1 else f"{self.methoden} Methoden"
        jahr = f"von {self.juengste}" if self.juengste else "ohne Jahr"
        return f"{quellen}, {methoden}; die {'jüngste ' if self.quellen != 1 else 'Quelle '}{jahr}"


@dataclass(frozen=True, slots=True)
class Konsenslage:
    """What experts said. Not asked differs from asked without agreement."""

    gefragt: bool
    zugestimmt: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Lage:
    """What the rules look at."""

    tragend: tuple[Evidenz, ...]
    alle: tuple[Evidenz, ...]
    untersuchungen: int
    juengste: int | None
    stand: int
    belegarten: Mapping[str, Belegart]
    reichweiten: Mapping[str, Reichweite]


def _nur_mittelbar(lage: _Lage) -> bool:
    return all(lage.belegarten[e.art].mittelbar for e in lage.tragend)


#: The weaknesses and what each costs, in the order of the page on method.
ABZUEGE: tuple[tuple[Abzug, Callable[[_Lage], bool]], ...] = (
    (Abzug("eine-quelle", 2, "nur eine Untersuchung"), lambda lage: lage.untersuchungen == 1),
    # With a single study this would count the same weakness twice.
    (
        Abzug("eine-methode", 1, "mehrere Untersuchungen, aber nur eine Methode"),
        lambda lage: lage.untersuchungen > 1 and len({e.methode for e in lage.tragend}) == 1,
    ),
    (
        Abzug("alt", 1, f"die jüngste Quelle ist älter als {ALT} Jahre"),
        lambda lage: lage.juengste is not None and lage.stand - lage.juengste > ALT,
    ),
    (Abzug("ohne-jahr", 1, "keine Quelle nennt ein Jahr"), lambda lage: lage.juengste is None),
    (
        Abzug("ein-ort", 1, "nur an einem Ort untersucht"),
        lambda lage: all(lage.reichweiten[e.reichweite].ein_ort for e in lage.tragend),
    ),
    (
        Abzug("ausland", 2, "nur aus dem Ausland; nicht ohne Weiteres übertragbar"),
        lambda lage: all(lage.reichweiten[e.reichweite].ausland for e in lage.tragend),
    ),
    (Abzug("mittelbar", 1, "nur aus Berichten über die Untersuchung bekannt"), _nur_mittelbar),
    (
        Abzug("ungeprueft", 1, "der gelesene Teil der Quellen trägt die Aussage nicht ganz"),
        lambda lage: not any(e.geprueft for e in lage.tragend),
    ),
)

#: Caps the step, whatever the points.
NICHT_TRAGEND = Abzug("nicht-tragend", VOLL, "nur Selbstdarstellungen oder Meinungen")


def staerke(
    befund: Befund, quellen: Mapping[str, Quelle], belegarten: Mapping[str, Wert], reichweiten: Mapping[str, Wert]
) -> Staerke:
    """Return the strength of a Befund whose references are sound.

    Two pieces count as one study where they cite the same source or name the same `untersuchung`.
    """
    arten = {k: v for k, v in belegarten.items() if isinstance(v, Belegart)}
    weiten = {k: v for k, v in reichweiten.items() if isinstance(v, Reichweite)}
    alle = befund.evidenz
    tragend = tuple(e for e in alle if arten[e.art].traegt)
    jahre = [quellen[e.quelle].jahr for e in (tragend or alle) if e.quelle]
    juengste = max((jahr for jahr in jahre if jahr is not None), default=None)
    konsens = konsenslage(befund.konsens)
    zahl = len({e.quelle for e in alle})
    methoden = len({e.methode for e in alle})
    if not tragend:
        return Staerke(Stufe.HINWEIS, 0, zahl, methoden, juengste, (NICHT_TRAGEND,), konsens)
    lage = _Lage(tragend, alle, _untersuchungen(tragend), juengste, befund.stand.year, arten, weiten)
    abzuege = tuple(abzug for abzug, gilt in ABZUEGE if gilt(lage))
    punkte = max(0, VOLL - sum(abzug.punkte for abzug in abzuege))
    stufe = next(stufe for stufe, noetig in SCHWELLEN if punkte >= noetig)
    if konsens.zugestimmt and stufe >= Stufe.BELEGT:
        stufe = Stufe.BESTAETIGT
    return Staerke(stufe, punkte, zahl, methoden, juengste, abzuege, konsens)


def _untersuchungen(evidenz: tuple[Evidenz, ...]) -> int:
    """Count studies: pieces belong together by source or by `untersuchung`, also by way of a third piece."""
    gruppen: list[set[tuple[str, str | None]]] = []
    for e in evidenz:
        merkmale = {("quelle", e.quelle)} | ({("untersuchung", e.untersuchung.casefold())} if e.untersuchung else set())
        verbunden = [g for g in gruppen if g & merkmale]
        gruppen = [g for g in gruppen if not g & merkmale] + [merkmale.union(*verbunden)]
    return len(gruppen)


def konsenslage(konsens: Konsens | None) -> Konsenslage:
    """Return what a Delphi round says: agreement means a high median and answers close together.

    High is the upper quarter of the scale (4 of 1 to 5), close an interquartile range of at most a quarter
    of the scale's length (1 of 1 to 5).
    """
    if konsens is None:
        return Konsenslage(False, False, "Fachleute wurden dazu nicht befragt.")
    laenge = Decimal(konsens.skala - 1)
    hoch = konsens.median >= 1 + laenge * Decimal("0.75")
    eng = konsens.iqr <= laenge / 4
    werte = (
        f"Delphi-Runde {konsens.runde}, {konsens.n} Antworten auf einer Skala von 1 bis {konsens.skala}: "
        f"Median {_zahl(konsens.median)}, Quartilsabstand {_zahl(konsens.iqr)}"
    )
    if hoch and eng:
        return Konsenslage(True, True, f"Fachleute stimmen zu ({werte}).")
    if eng:
        return Konsenslage(True, False, f"Fachleute sind sich einig, stimmen aber nicht deutlich zu ({werte}).")
    return Konsenslage(True, False, f"Kein Konsens unter den Fachleuten ({werte}).")


def _zahl(wert: Decimal) -> str:
    return f"{wert.normalize():f}".replace(".", ",")
