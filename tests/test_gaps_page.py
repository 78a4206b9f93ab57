"""The page of gaps ranks by need, names what stands near and fills in a proposal that the check accepts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handreichung.check import check
from handreichung.views import Ansichten
from handreichung.views.lueckenseite import HOECHSTENS, luecken, offene_bedarfe
from helfer import HEUTE

ROOT = Path(__file__).parent.parent


@cache
def ansichten(which: str = "matrix") -> Ansichten:
    result = check(ROOT / which, HEUTE, schuljahre=lambda text: 0)
    assert result.matrix is not None
    return Ansichten(result.matrix)


def test_every_field_with_so_many_findings_is_there_once() -> None:
    for which in ("matrix", "tests/data/klein/matrix"):
        zellen = [zelle for zeile in ansichten(which).zeilen() for zelle in zeile.eintraege]
        for number in (0, 1):
            found = [gap.zelle for gap in luecken(ansichten(which), number)]
            assert sorted(z.text for z in found) == sorted(z.text for z in zellen if len(z.befunde) == number)
            assert len({(z.sektor.id, z.thema.id) for z in found}) == len(found)


def test_the_most_needed_come_first() -> None:
    ranks = [(len(g.lage.bedarfe), g.lage.offen, g.umfeld) for g in luecken(ansichten(), 1)]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > ranks[-1]
    offen = [o.lage.offen for o in offene_bedarfe(ansichten())]
    assert offen == sorted(offen, reverse=True) and min(offen) > 0


def test_a_field_names_its_neighbours_and_partners_that_exist() -> None:
    matrix = ansichten().matrix
    for gap in luecken(ansichten(), 1):
        for nachbar in gap.nachbarn:
            assert nachbar.befunde
            assert (nachbar.sektor == gap.zelle.sektor) != (nachbar.thema == gap.zelle.thema)
        assert len(gap.partner) <= HOECHSTENS
        for netzwerk in gap.partner:
            assert gap.zelle.thema.id in netzwerk.themen
            assert matrix.wert("betriebe", netzwerk.betrieb).besteht
            assert gap.partner_passend == (gap.zelle.sektor.id in netzwerk.sektoren)


def test_the_template_is_filled_in_for_its_field() -> None:
    for gap in luecken(ansichten(), 0):
        assert f"\nsektor: {gap.zelle.sektor.id}\nthemen:\n  - {gap.zelle.thema.id}\n" in gap.vorlage
