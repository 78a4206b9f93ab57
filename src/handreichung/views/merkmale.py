"""By what the matrix lays findings out: its axes, and the facets by which they are chosen.

A feature is called like its facet, which is also its parameter in addresses. Axes are vocabularies with all
their values, so that a row without findings shows; of the other facets only values that occur.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handreichung import prose
from handreichung.matrix import Matrix
from handreichung.pages import OHNE
from handreichung.views.facetten import Facette, Facettenliste
from handreichung.vokabulare import Wert

#: The vocabularies by which findings can be laid out as rows and columns, the usual ones first.
ACHSEN = ("sektoren", "themen", "richtungen", "ebenen", "gruppen", "leitfragen", "methoden")


@dataclass(frozen=True, slots=True)
class Merkmal:
    """A feature of findings: its name, its title and its values in their order, ready for JSON.

    A value holds `id`, `name` and what its vocabulary says besides; `ohne` marks the one of findings that hold
    none. `achse` says whether rows and columns can be made of the feature.
    """

    name: str
    titel: str
    werte: tuple[dict[str, Any], ...]
    achse: bool


def merkmale(matrix: Matrix, liste: Facettenliste) -> tuple[Merkmal, ...]:
    """Return the features of findings, the axes first; `liste` holds the facets of their list."""
    facetten = {facette.id: facette for facette in liste.facetten}
    achsen = (
        Merkmal(
            name,
            matrix.vokabulare[name].titel,
            (*map(_wert, matrix.werte(name)), *_ohne(facetten.get(name))),
            achse=True,
        )
        for name in ACHSEN
    )
    weitere = (
        Merkmal(f.id, f.titel, tuple({"id": w.id, "name": w.name} for w in f.werte), achse=False)
        for f in liste.facetten
        if f.id not in ACHSEN
    )
    return (*achsen, *weitere)


def _wert(wert: Wert) -> dict[str, Any]:
    felder = wert.model_dump(exclude_none=True)
    return {**felder, "kurz": prose.plain(wert.kurz)} if wert.kurz else felder


def _ohne(facette: Facette | None) -> tuple[dict[str, Any], ...]:
    werte = facette.werte if facette else ()
    return tuple({"id": w.id, "name": w.name, "ohne": True} for w in werte if w.id == OHNE)
