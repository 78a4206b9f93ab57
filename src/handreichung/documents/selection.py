"""What someone chose, as one document: `befund:…`, `praxis:…`, a whole sector or theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from handreichung import prose
from handreichung.diagnostics import meinten_sie
from handreichung.documents import guides, handbook
from handreichung.documents.parts import Bausteine
from handreichung.documents.tree import Dokument
from handreichung.matrix import Matrix
from handreichung.model import Praxisanleitung

#: The words before the colon, as texts use them to refer to entries, and their folder or vocabulary.
WORTE = {
    wort: ordner for wort, ordner in prose.BEZUGSWORTE.items() if ordner in {*handbook.KAPITEL, "sektoren", "themen"}
} | {"praxis": "praxisanleitungen"}


class UnbekanntError(Exception):
    """Something was chosen that there is not; the message is German."""


def dokument(bezuege: Sequence[str], titel: str, b: Bausteine) -> Dokument:
    """Return a document of what `bezuege` name; UnbekanntError where one names nothing.

    A single guide is set as on its page. Without a `titel` a single entry gives its own.
    """
    eintraege = [eintrag for bezug in bezuege for eintrag in _eintraege(bezug, b)]
    if len(eintraege) == 1 and isinstance(eintraege[0], Praxisanleitung):
        return guides.dokument(eintraege[0], b)
    if not titel:
        titel = eintraege[0].ueberschrift if len(eintraege) == 1 else "Auswahl aus dem Handbuch"
    return handbook.auswahl(eintraege, titel, b)


def _eintraege(bezug: str, b: Bausteine) -> Iterator[Any]:
    wort, doppelpunkt, kennung = bezug.partition(":")
    if not doppelpunkt or wort not in WORTE:
        raise UnbekanntError(
            f"„{bezug}“ nennt keinen Eintrag. So schreiben: {', '.join(f'{w}:kennung' for w in WORTE)}"
        )
    ordner = WORTE[wort]
    namen = _namen(ordner, b.matrix)
    if kennung not in namen:
        nah = meinten_sie(kennung, namen)
        frage = f" Meinten Sie {wort}:{nah}?" if nah else ""
        raise UnbekanntError(f"„{bezug}“ gibt es nicht.{frage}")
    if ordner == "sektoren":
        yield from b.ansichten.von_sektor(b.matrix.wert(ordner, kennung))
    elif ordner == "themen":
        yield from b.ansichten.von_thema(b.matrix.wert(ordner, kennung))
    else:
        yield b.matrix.eintraege[ordner][kennung]


def _namen(ordner: str, matrix: Matrix) -> dict[str, str]:
    if ordner in matrix.eintraege:
        return {e.id: e.ueberschrift for e in matrix.eintraege[ordner].values()}
    return {w.id: w.name for w in matrix.werte(ordner)}
