"""Entries as plain tables, for people who work with spreadsheets: one line an entry, words instead of ids.

The columns come from the model, in its order and with its titles, so that a new field needs no second list.
Blocks become columns of their own; lists of blocks are text in a cell, or a table of their own (`teile`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from handreichung import pages, prose
from handreichung.model import ARTEN, Befund, Checkliste, Leitfaden, Workshop
from handreichung.views import Ansichten
from handreichung.walk import Feld, felder

#: What a cell holds; None is an empty cell.
Zellwert = str | int | Decimal | date | None
#: Fields that are the editors' business or always empty in a published Matrix.
NICHT_VEROEFFENTLICHT = frozenset({"id", "status", "frueher", "redaktionsnotiz", "neue_quelle"})
#: Lists of blocks with a table of their own: folder, field, name of the table.
TEILE = (
    ("befunde", "evidenz", "Belege"),
    ("befunde", "empfehlungen", "Empfehlungen"),
    ("bedarfe", "erhebungen", "Erhebungen"),
    ("angebote", "deckt", "Deckung"),
)
_KLASSEN: dict[str, tuple[type[BaseModel], ...]] = {
    **{ordner: (klasse,) for ordner, klasse in ARTEN.items()},
    "praxisanleitungen": (Leitfaden, Checkliste, Workshop),
}


@dataclass(frozen=True, slots=True)
class Spalte:
    """A column: its heading and what it holds. `lang`: running text; `adresse`: addresses of pages."""

    titel: str
    lang: bool = False
    adresse: bool = False


@dataclass(frozen=True, slots=True)
class Tabelle:
    """A table with its name; each line has as many cells as there are columns."""

    name: str
    spalten: tuple[Spalte, ...]
    zeilen: tuple[tuple[Zellwert, ...], ...]


def eintraege(ansichten: Ansichten, ordner: str, name: str, site: str) -> Tabelle:
    """Return the entries of a folder; `site` is the address that the addresses of pages begin with."""
    eigene = {feld for o, feld, _ in TEILE if o == ordner}
    spalten = tuple(s for s in _spalten(*_KLASSEN[ordner]) if s.pfad[0] not in eigene)
    berechnet = _BERECHNET if ordner == "befunde" else ()
    kopf = (
        Spalte("Kennung"),
        *(s.spalte for s in spalten),
        *(spalte for spalte, _ in berechnet),
        Spalte("Adresse", adresse=True),
    )
    zeilen = tuple(
        (
            eintrag.id,
            *(s.zelle(ansichten, eintrag) for s in spalten),
            *(wert(ansichten, eintrag) for _, wert in berechnet),
            site + pages.adresse(ordner, eintrag.id),
        )
        for eintrag in ansichten.matrix.eintraege[ordner].values()
    )
    return Tabelle(name, kopf, zeilen)


def teile(ansichten: Ansichten, ordner: str, feld: str, name: str) -> Tabelle:
    """Return a list of blocks of all entries of a folder: one line a block, with its entry."""
    block = next(f.block for f in felder(ARTEN[ordner]) if f.name == feld)
    assert block is not None
    spalten = tuple(_spalten(block))
    bezeichnung = pages.BEZEICHNUNG[ordner]
    zeilen = tuple(
        (eintrag.id, eintrag.ueberschrift, *(s.zelle(ansichten, teil) for s in spalten))
        for eintrag in ansichten.matrix.eintraege[ordner].values()
        for teil in getattr(eintrag, feld)
    )
    return Tabelle(name, (Spalte("Kennung"), Spalte(bezeichnung), *(s.spalte for s in spalten)), zeilen)


def vokabulare(ansichten: Ansichten) -> Tabelle:
    """Return every value of every vocabulary."""
    zeilen = tuple(
        (v.titel, rang, wert.id, wert.name, prose.plain(wert.kurz) if wert.kurz else None)
        for v in ansichten.matrix.vokabulare.values()
        for rang, wert in enumerate(v.werte, 1)
    )
    kopf = (Spalte("Vokabular"), Spalte("Rang"), Spalte("Kennung"), Spalte("Name"), Spalte("Erklärung", lang=True))
    return Tabelle("Vokabulare", kopf, zeilen)


#: What is computed for a finding and stands in no file.
_BERECHNET: tuple[tuple[Spalte, Callable[[Ansichten, Befund], Zellwert]], ...] = (
    (Spalte("Stärke der Belege"), lambda a, b: a.matrix.staerke(b).stufe.wort),
    (Spalte("Begründung der Stärke"), lambda a, b: a.matrix.staerke(b).begruendung),
    (Spalte("Wieder durchzusehen bis"), lambda a, b: a.naechste_durchsicht(b)),
)


@dataclass(frozen=True, slots=True)
class _Modellspalte:
    """A column that shows one field of the model, reached by `pfad` through single blocks."""

    pfad: tuple[str, ...]
    feld: Feld

    @property
    def spalte(self) -> Spalte:
        lang = self.feld.fliesstext is not None or self.feld.block is not None
        return Spalte(self.feld.titel, lang=lang, adresse=self.feld.name == "url")

    def zelle(self, ansichten: Ansichten, eintrag: Any) -> Zellwert:
        wert = eintrag
        for name in self.pfad:
            wert = getattr(wert, name, None)
        return _zelle(ansichten, wert, self.feld)


def _spalten(*klassen: type[BaseModel], davor: tuple[str, ...] = ()) -> Iterator[_Modellspalte]:
    """Yield a column for each field of these classes; what several have in common only once."""
    gesehen: set[tuple[str, ...]] = set()
    for klasse in klassen:
        for feld in felder(klasse):
            pfad = (*davor, feld.name)
            if feld.name in NICHT_VEROEFFENTLICHT or pfad in gesehen:
                continue
            gesehen.add(pfad)
            if feld.block is not None and not feld.ist_liste:
                yield from _spalten(feld.block, davor=pfad)
            else:
                yield _Modellspalte(pfad, feld)


def _zelle(ansichten: Ansichten, wert: Any, feld: Feld) -> Zellwert:
    if wert is None or wert == ():
        return None
    if not feld.ist_liste:
        return _einzeln(ansichten, wert, feld)
    if feld.block is not None:
        return "\n\n".join(f"{nummer}. {_block(ansichten, teil)}" for nummer, teil in enumerate(wert, 1))
    return "; ".join(str(_einzeln(ansichten, einzeln, feld)) for einzeln in wert)


def _einzeln(ansichten: Ansichten, wert: Any, feld: Feld) -> Zellwert:
    if feld.verweis is not None:
        return _name(ansichten, feld.verweis.ziel, wert)
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, int | Decimal | date):
        return wert
    return prose.plain(wert) if feld.fliesstext is not None else str(wert)


def _name(ansichten: Ansichten, ziel: str, kennung: str) -> str:
    if ziel in ansichten.matrix.vokabulare:
        return str(ansichten.matrix.wert(ziel, kennung).name)
    eintrag = ansichten.matrix.eintraege[ziel].get(kennung)
    return eintrag.ueberschrift if eintrag else kennung


def _block(ansichten: Ansichten, block: BaseModel) -> str:
    """Return a block as lines of text, its title first."""
    zeilen = []
    for spalte in _spalten(type(block)):
        wert = spalte.zelle(ansichten, block)
        if wert is not None:
            zeilen.append(str(wert) if spalte.feld.name == "titel" else f"{spalte.feld.titel}: {wert}")
    return "\n".join(zeilen)
