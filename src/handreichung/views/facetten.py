"""Facets: by which properties a list can be filtered, which values occur in it, and what each entry holds.

A facet is called like the vocabulary its values come from, so that an address with a choice
(`?gruppen=aeltere&richtungen=risiko`) means the same on every page. Only values that occur are offered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handreichung.evidence import Stufe
from handreichung.pages import OHNE
from handreichung.views.ansichten import ARTEN, Ansichten

#: Sizes of groups from which a reader chooses: at least and at most so many people.
_GROESSEN = ((1, 5), (6, 15), (16, 40), (41, None))


@dataclass(frozen=True, slots=True)
class Facettenwert:
    """A value to choose and how many entries of the whole list hold it; None where only the browser knows."""

    id: str
    name: str
    zahl: int | None


@dataclass(frozen=True, slots=True)
class Facette:
    """A property to filter by. `schaltbar`: it makes sense to ask for all chosen values at once."""

    id: str
    titel: str
    werte: tuple[Facettenwert, ...]
    schaltbar: bool


@dataclass(frozen=True, slots=True)
class Facettenliste:
    """The facets of a list; `wort` names its entries in the plural, `faellig` says by id when one is due for review."""

    wort: str
    facetten: tuple[Facette, ...]
    faellig: Mapping[str, date]
    _werte: Mapping[str, Mapping[str, tuple[str, ...]]]

    def werte(self, eintrag: Any) -> str:
        """Return what an entry holds, in the words of an address: `themen=teilhabe.ki sektoren=bildung`."""
        return " ".join(f"{facette}={'.'.join(werte)}" for facette, werte in self.von(eintrag).items() if werte)

    def von(self, eintrag: Any) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that an entry holds of every property, also of those that tell no two entries apart."""
        return self._werte[eintrag.id]


#: Only the reader's calendar can answer this one: the page says the day, the browser compares.
_DURCHSICHT = Facette(
    "durchsicht",
    "Nächste Durchsicht",
    (Facettenwert("faellig", "Fällig", None), Facettenwert("nicht-faellig", "Noch nicht fällig", None)),
    False,
)


@dataclass(frozen=True, slots=True)
class _Regel:
    """How a facet comes about: its values in order with their names, and which of them an entry holds.

    `ohne` names the entries that hold none; empty where they are not worth choosing.
    """

    id: str
    titel: str
    namen: Callable[[Ansichten], Iterable[tuple[str, str]]]
    lies: Callable[[Ansichten, Any], Iterable[str]]
    ohne: str = ""
    schaltbar: bool = False


def _vokabel(
    vokabular: str, lies: Callable[[Any], Iterable[str]], titel: str, ohne: str = "", schaltbar: bool = False
) -> _Regel:
    return _Regel(
        vokabular,
        titel,
        lambda ansicht: ((w.id, w.name) for w in ansicht.matrix.werte(vokabular)),
        lambda _, eintrag: lies(eintrag),
        ohne,
        schaltbar,
    )


def _groesse(von: int, bis: int | None) -> tuple[str, str]:
    if bis is None:
        return f"ab-{von}", f"{von} und mehr"
    return (f"bis-{bis}", f"Bis {bis}") if von == 1 else (f"{von}-bis-{bis}", f"{von} bis {bis}")


def _groessen(eintrag: Any) -> Iterable[str]:
    """Yield every size that a guide's range touches; an end that is not given is open."""
    gruppe = eintrag.gruppengroesse
    if gruppe is None or (gruppe.min is None and gruppe.max is None):
        return
    for von, bis in _GROESSEN:
        if (gruppe.max is None or von <= gruppe.max) and (bis is None or (gruppe.min or 1) <= bis):
            yield _groesse(von, bis)[0]


def _konsens(ansicht: Ansichten, befund: Any) -> Iterable[str]:
    lage = ansicht.matrix.staerke(befund).konsens
    yield "zustimmung" if lage.zugestimmt else "keine-zustimmung" if lage.gefragt else "nicht-gefragt"


_THEMEN = _vokabel("themen", lambda e: e.themen, "Thema", schaltbar=True)
_SEKTOREN = _vokabel("sektoren", lambda e: e.sektoren, "Sektor")
_KONSENS = (
    ("zustimmung", "Fachleute stimmen zu"),
    ("keine-zustimmung", "Keine deutliche Zustimmung"),
    ("nicht-gefragt", "Fachleute nicht befragt"),
)
#: The facets of each list, in the order in which readers need them.
_REGELN: Mapping[str, tuple[_Regel, ...]] = {
    "befunde": (
        _vokabel("richtungen", lambda e: (e.wirkung.richtung,), "Wirkung"),
        _vokabel("sektoren", lambda e: (e.sektor,), "Sektor"),
        _THEMEN,
        _vokabel("gruppen", lambda e: e.gruppen, "Betroffene Gruppe", "Keine bestimmte Gruppe", schaltbar=True),
        _Regel(
            "staerken",
            "Stärke der Belege",
            lambda _: ((f"stufe-{s.value}", s.wort) for s in reversed(Stufe)),
            lambda ansicht, e: (f"stufe-{ansicht.matrix.staerke(e).stufe.value}",),
        ),
        _vokabel("ebenen", lambda e: e.wirkung.ebenen, "Wer die Wirkung spürt"),
        _vokabel("methoden", lambda e: dict.fromkeys(b.methode for b in e.evidenz), "Methode"),
        _Regel("konsens", "Urteil von Fachleuten", lambda _: _KONSENS, _konsens),
        _vokabel("leitfragen", lambda e: e.leitfragen, "Leitfrage"),
    ),
    "praxisanleitungen": (
        _vokabel("anliegen", lambda e: e.anliegen, "Ich möchte …"),
        _vokabel("mitwirkende", lambda e: e.mitwirkende, "Mit wem"),
        _vokabel("dauerklassen", lambda e: (e.dauer_klasse,), "Dauer"),
        _Regel("arten", "Art", lambda _: ((k, worte[0]) for k, worte in ARTEN.items()), lambda _, e: (e.art,)),
        _Regel(
            "gruppengroesse",
            "Größe der Gruppe",
            lambda _: (_groesse(von, bis) for von, bis in _GROESSEN),
            lambda _, e: _groessen(e),
            "Keine Zahl angegeben",
        ),
        _vokabel("aufwaende", lambda e: (e.aufwand,), "Aufwand"),
        _vokabel("beteiligungsgrade", lambda e: filter(None, (e.beteiligung,)), "Grad der Beteiligung"),
        _vokabel("formen", lambda e: e.form, "Vor Ort oder online", "Keine Angabe"),
        _THEMEN,
        _SEKTOREN,
    ),
    "netzwerke": (
        _vokabel("netzwerkarten", lambda e: (e.art,), "Art"),
        _vokabel("betriebe", lambda e: (e.betrieb,), "Betrieb"),
        _vokabel("netzebenen", lambda e: (e.reichweite.ebene,), "Ebene"),
        _vokabel("laender", lambda e: e.reichweite.laender, "Land", "Nicht auf ein Land begrenzt"),
        _vokabel("groessenklassen", lambda e: e.groessenklassen, "Größe der Kommune", "Keine Angabe"),
        _THEMEN,
        _SEKTOREN,
    ),
    "fallbeispiele": (
        _vokabel("richtungen", lambda e: (e.wirkung,), "Wirkung"),
        _vokabel("laender", lambda e: (e.land,), "Land"),
        _vokabel("groessenklassen", lambda e: filter(None, (e.groessenklasse,)), "Größe der Kommune", "Keine Angabe"),
        _THEMEN,
        _SEKTOREN,
        _vokabel("belegarten", lambda e: (e.art,), "Wer das sagt"),
    ),
}
#: What the entries of a list are called.
_WORTE: Mapping[str, str] = {
    "befunde": "Befunde",
    "praxisanleitungen": "Praxisanleitungen",
    "netzwerke": "Netzwerke",
    "fallbeispiele": "Fallbeispiele",
}
#: Lists whose readers may ask which entries are due for review.
_MIT_DURCHSICHT = frozenset({"befunde"})


def facettenliste(ansicht: Ansichten, ordner: str) -> Facettenliste:
    """Return the facets of the list of a folder; a facet in which all entries are alike is left out."""
    eintraege = tuple(ansicht.matrix.eintraege[ordner].values())
    werte: dict[str, dict[str, tuple[str, ...]]] = {e.id: {} for e in eintraege}
    facetten = []
    for regel in _REGELN[ordner]:
        for eintrag in eintraege:
            gelesen = tuple(regel.lies(ansicht, eintrag))
            werte[eintrag.id][regel.id] = gelesen or ((OHNE,) if regel.ohne else ())
        zahlen = Counter(kennung for e in eintraege for kennung in werte[e.id][regel.id])
        namen = (*regel.namen(ansicht), (OHNE, regel.ohne))
        vorhanden = tuple(Facettenwert(k, name, zahlen[k]) for k, name in namen if zahlen[k])
        if any(wert.zahl != len(eintraege) for wert in vorhanden):
            facetten.append(Facette(regel.id, regel.titel, vorhanden, regel.schaltbar))
    faellig: Mapping[str, date] = {}
    if ordner in _MIT_DURCHSICHT:
        faellig = {e.id: tag for e in eintraege if (tag := ansicht.naechste_durchsicht(e))}
        facetten.append(_DURCHSICHT)
    return Facettenliste(_WORTE[ordner], tuple(facetten), faellig, werte)
