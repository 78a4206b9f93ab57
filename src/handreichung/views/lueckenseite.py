"""The page of gaps: fields of the matrix with no finding or a single one, ranked by need, each with a way on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from handreichung.german import sortierwort, zahl
from handreichung.model import Netzwerk
from handreichung.views.ansichten import Ansichten
from handreichung.views.luecken import Feldlage, feldlagen, vorlage
from handreichung.views.shown import Zelle

#: How many neighbours and partners a field names at most, of each kind.
HOECHSTENS = 3
_OHNE_LAGE = Feldlage((), (), Decimal(0))


@dataclass(frozen=True, slots=True)
class Luecke:
    """A thinly covered field: what is needed there, what stands near, who may help, and a finding to fill in.

    `umfeld` counts the needs that name its sector or its theme but not both. `partner` are networks for sector
    and theme, or where there are none, for the theme alone (`partner_passend` is False then).
    """

    zelle: Zelle
    lage: Feldlage
    umfeld: int
    nachbarn: tuple[Zelle, ...]
    partner: tuple[Netzwerk, ...]
    partner_passend: bool
    vorlage: str

    @property
    def anker(self) -> str:
        """The field's id on the page."""
        return f"{self.zelle.sektor.id}--{self.zelle.thema.id}"

    @property
    def name(self) -> str:
        """The field in words."""
        return f"{self.zelle.sektor.name}, {self.zelle.thema.name}"

    @property
    def bedarf(self) -> str:
        """How much need is known, in words."""
        genannt = _anzahl(len(self.lage.bedarfe), "Bedarf", "Bedarfe", "Kein Bedarf")
        return f"{genannt} genau hier, {self.umfeld} weitere in diesem Sektor oder Thema"


@dataclass(frozen=True, slots=True)
class OffenerBedarf:
    """A field in which needs go beyond what known offers meet."""

    zelle: Zelle
    lage: Feldlage

    @property
    def offen(self) -> str:
        """The gap as Germans write it."""
        return zahl(self.lage.offen)


def luecken(ansichten: Ansichten, befunde: int) -> tuple[Luecke, ...]:
    """Return the fields with exactly so many findings, the most needed first."""
    lagen = feldlagen(ansichten)
    gefunden = [
        _luecke(ansichten, zelle, lagen.get((zelle.sektor.id, zelle.thema.id), _OHNE_LAGE))
        for zelle in _zellen(ansichten)
        if len(zelle.befunde) == befunde
    ]
    return tuple(sorted(gefunden, key=lambda g: (-len(g.lage.bedarfe), -g.lage.offen, -g.umfeld)))


def offene_bedarfe(ansichten: Ansichten) -> tuple[OffenerBedarf, ...]:
    """Return the fields with an open need, the largest gap first."""
    lagen = feldlagen(ansichten)
    offen = (OffenerBedarf(z, lagen.get((z.sektor.id, z.thema.id), _OHNE_LAGE)) for z in _zellen(ansichten))
    return tuple(sorted((o for o in offen if o.lage.offen > 0), key=lambda o: -o.lage.offen))


def _zellen(ansichten: Ansichten) -> Iterable[Zelle]:
    return (zelle for zeile in ansichten.zeilen() for zelle in zeile.eintraege)


def _luecke(ansichten: Ansichten, zelle: Zelle, lage: Feldlage) -> Luecke:
    sektor, thema = zelle.sektor, zelle.thema
    matrix = ansichten.matrix
    umfeld = sum((sektor.id in b.sektoren) != (thema.id in b.themen) for b in matrix.bedarfe)
    bestehend = [n for n in matrix.netzwerke if thema.id in n.themen and matrix.wert("betriebe", n.betrieb).besteht]
    passend = [n for n in bestehend if sektor.id in n.sektoren]
    # Networks for few themes know this one best.
    partner = sorted(passend or bestehend, key=lambda n: (len(n.themen), sortierwort(n.name)))
    return Luecke(
        zelle,
        lage,
        umfeld,
        _nachbarn(ansichten, zelle),
        tuple(partner[:HOECHSTENS]),
        bool(passend),
        vorlage(sektoren=sektor.id, themen=thema.id),
    )


def _nachbarn(ansichten: Ansichten, zelle: Zelle) -> tuple[Zelle, ...]:
    """Return the fullest fields of the same theme and of the same sector."""
    matrix = ansichten.matrix
    thema = [ansichten.zelle(s, zelle.thema) for s in matrix.werte("sektoren") if s.id != zelle.sektor.id]
    sektor = [ansichten.zelle(zelle.sektor, t) for t in matrix.werte("themen") if t.id != zelle.thema.id]
    beide = (sorted(reihe, key=lambda z: -len(z.befunde))[:HOECHSTENS] for reihe in (thema, sektor))
    return tuple(nachbar for reihe in beide for nachbar in reihe if nachbar.befunde)


def _anzahl(zahl: int, einzahl: str, mehrzahl: str, keine: str) -> str:
    return keine if zahl == 0 else f"{zahl} {einzahl if zahl == 1 else mehrzahl}"
