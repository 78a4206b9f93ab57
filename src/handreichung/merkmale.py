"""By what findings can be arranged and chosen: the axes of the matrix and the facets of its lists.

A feature (`Merkmal`) has a name, which is also its parameter in addresses, and an ordered list of values.
Most are vocabularies; strength and consensus are computed. Whether a review is due depends on today and is
decided in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handreichung.evidence import Stufe
from handreichung.matrix import Matrix
from handreichung.model import Befund
from handreichung.vokabulare import Wert

#: The vocabularies by which findings can be laid out as rows and columns, the usual ones first.
ACHSEN = ("sektoren", "themen", "richtungen", "ebenen", "gruppen", "leitfragen", "methoden")

_KONSENS = (
    Wert(id="zugestimmt", name="Fachleute stimmen zu"),
    Wert(id="ohne-zustimmung", name="Fachleute stimmen nicht deutlich zu"),
    Wert(id="nicht-befragt", name="Fachleute wurden nicht befragt"),
)


@dataclass(frozen=True, slots=True)
class Merkmal:
    """A feature of findings: its name in addresses, its title and its values in their order.

    `achse` says whether rows and columns of the matrix can be made of it.
    """

    name: str
    titel: str
    werte: tuple[Wert, ...]
    achse: bool


def merkmale(matrix: Matrix) -> tuple[Merkmal, ...]:
    """Return every feature of findings, the axes first."""
    achsen = (Merkmal(n, matrix.vokabulare[n].titel, matrix.werte(n), achse=True) for n in ACHSEN)
    stufen = tuple(Wert(id=str(int(stufe)), name=stufe.wort, kurz=stufe.erklaerung) for stufe in Stufe)
    return (
        *achsen,
        Merkmal("staerke", "Stärke der Belege", stufen, achse=False),
        Merkmal("konsens", "Konsens der Fachleute", _KONSENS, achse=False),
    )


def merkmalswerte(matrix: Matrix, befund: Befund) -> Mapping[str, tuple[str, ...]]:
    """Return the ids that a finding holds of each feature, without repetition."""
    staerke = matrix.staerke(befund)
    konsens = "nicht-befragt"
    if staerke.konsens.gefragt:
        konsens = "zugestimmt" if staerke.konsens.zugestimmt else "ohne-zustimmung"
    return MappingProxyType(
        {
            "sektoren": (befund.sektor,),
            "themen": befund.themen,
            "richtungen": (befund.wirkung.richtung,),
            "ebenen": befund.wirkung.ebenen,
            "gruppen": befund.gruppen,
            "leitfragen": befund.leitfragen,
            "methoden": tuple(dict.fromkeys(e.methode for e in befund.evidenz)),
            "staerke": (str(int(staerke.stufe)),),
            "konsens": (konsens,),
        }
    )
