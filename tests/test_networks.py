"""Networks by Land and the tile map."""

from __future__ import annotations

import pytest

from handreichung.views.networks import Netzansichten
from helfer import NETZWERK, Kleinmatrix, ersetzt

_LAND = ("  ebene: bund\n", "  ebene: land\n  laender:\n    - he\n    - th\n")


@pytest.fixture
def netz(matrix: Kleinmatrix) -> Netzansichten:
    matrix.schreibe("netzwerke/alle.yml", NETZWERK)
    matrix.schreibe("netzwerke/mitte.yml", ersetzt(NETZWERK, _LAND, ("Netz der", "Mitte der")))
    matrix.schreibe(
        "netzwerke/vorbei.yml", ersetzt(NETZWERK, _LAND, ("Netz der", "Ende der"), ("aktiv", "abgeschlossen"))
    )
    matrix.schreibe(
        "netzwerke/bw.yml",
        ersetzt(NETZWERK, ("  ebene: bund\n", "  ebene: bund\n  laender:\n    - bw\n"), ("Netz der", "Bund der")),
    )
    return Netzansichten(matrix.gebaut())


def test_a_network_for_all_counts_in_every_land_and_is_told_apart(netz: Netzansichten) -> None:
    assert {n.id for n in netz.ueberall} == {"alle", "bw"}
    assert {n.land.id: [e.id for e in n.eigene] for n in netz.laender if n.eigene} == {"he": ["mitte"], "th": ["mitte"]}
    texts = {n.land.id: (n.rechnung, n.text) for n in netz.laender}
    assert texts["he"] == ("2 + 1", "2 für alle Länder, 1 nur hier")
    assert texts["bw"] == ("2", "2 für alle Länder, keines nur hier")


def test_no_two_tiles_overlap_and_all_lie_within_the_drawing(netz: Netzansichten) -> None:
    karte = netz.karte
    assert karte is not None
    places = {(k.x, k.y) for k in karte.kacheln}
    assert len(places) == len(karte.kacheln) == 16
    for x, y in places:
        assert 0 <= x <= karte.breite - karte.seite and 0 <= y <= karte.hoehe - karte.seite
        near = {p for p in places if abs(p[0] - x) < karte.seite and abs(p[1] - y) < karte.seite}
        assert near == {(x, y)}


def test_neighbours_are_known_and_agree_with_each_other(netz: Netzansichten) -> None:
    laender = {land.id: land for land in netz.matrix.werte("laender")}
    assert {len(land.nachbarn) for land in laender.values()} >= {1, 9}
    for land in laender.values():
        for nachbar in land.nachbarn:
            assert nachbar != land.id
            assert land.id in laender[nachbar].nachbarn, f"{land.id} {nachbar}"


def test_without_places_there_is_no_map(matrix: Kleinmatrix) -> None:
    path = matrix.ordner / "vokabulare/laender.yml"
    text = path.read_text("utf-8")
    path.write_text(
        "".join(line for line in text.splitlines(True) if not line.startswith(("    spalte", "    zeile"))), "utf-8"
    )
    assert Netzansichten(matrix.gebaut()).karte is None
