"""What the browser gets of the matrix: complete, resolvable, and changed only by what readers see."""

from __future__ import annotations

import json

import pytest

from handreichung.exports import matrix_data
from handreichung.views import Ansichten
from handreichung.views.facetten import facettenliste
from handreichung.views.merkmale import ACHSEN
from helfer import BEDARF, Kleinmatrix

KONSENS = "konsens: {{runde: 2, n: 20, skala: 5, median: {}, iqr: 1}}\n"


@pytest.fixture
def ansichten(matrix: Kleinmatrix) -> Ansichten:
    matrix.alle()
    matrix.befund(
        "zweiter", ("Digitale Angebote", "Andere Angebote"), dazu="gruppen: [aeltere]\nleitfragen: [teilhabe]\n"
    )
    matrix.befund("dritter", ("Digitale Angebote", "Weitere Angebote"), dazu=KONSENS.format(4.5))
    matrix.befund("vierter", ("Digitale Angebote", "Letzte Angebote"), dazu=KONSENS.format(2))
    return Ansichten(matrix.gebaut())


def test_every_value_of_every_finding_comes_back(ansichten: Ansichten) -> None:
    daten = json.loads(json.dumps(matrix_data.matrix(ansichten)))
    spalten = daten["befunde"]
    werte = {k["name"]: [w["id"] for w in k["werte"]] for k in daten["merkmale"]}
    assert [k["name"] for k in daten["merkmale"] if k["achse"]] == list(ACHSEN)
    assert len({len(spalten[name]) for name in spalten if name != "werte"}) == 1
    for platz, befund in enumerate(ansichten.matrix.befunde):
        assert (spalten["id"][platz], spalten["titel"][platz]) == (befund.id, befund.titel)
        held = facettenliste(ansichten, "befunde").von(befund)
        for name, places in spalten["werte"].items():
            assert [werte[name][i] for i in places[platz]] == list(held[name]), name


def test_who_was_asked_and_agreed_differs_from_who_was_asked_and_from_nobody(ansichten: Ansichten) -> None:
    spalten = matrix_data.matrix(ansichten)["befunde"]
    assert dict(zip(spalten["id"], spalten["zustimmung"], strict=True)) == {
        "muster": None,
        "zweiter": None,
        "dritter": True,
        "vierter": False,
    }


def test_findings_without_a_group_have_a_row_of_their_own(ansichten: Ansichten) -> None:
    (gruppen,) = (k for k in matrix_data.matrix(ansichten)["merkmale"] if k["name"] == "gruppen")
    assert [w["name"] for w in gruppen["werte"] if w.get("ohne")] == ["Keine bestimmte Gruppe"]
    assert len(gruppen["werte"]) == len(ansichten.matrix.werte("gruppen")) + 1


def test_texts_are_by_sector_and_hold_every_finding_once(ansichten: Ansichten) -> None:
    files = dict(matrix_data.files(ansichten))
    found = [i for name, text in files.items() if name != "assets/matrix.json" for i in json.loads(text)]
    assert sorted(found) == sorted(b.id for b in ansichten.matrix.befunde)


def test_needs_name_their_field_by_place(ansichten: Ansichten) -> None:
    daten = matrix_data.matrix(ansichten)
    namen = {k["name"]: [w["id"] for w in k["werte"]] for k in daten["merkmale"]}
    (feld,) = daten["felder"]
    assert (namen["sektoren"][feld["sektor"]], namen["themen"][feld["thema"]]) == ("verwaltung", "teilhabe")
    assert daten["bedarfe"][feld["bedarfe"][0]]["titel"] in BEDARF


def test_a_review_changes_no_checksum_and_a_word_does(matrix: Kleinmatrix) -> None:
    def summe(*aenderungen: tuple[str, str], dazu: str = "") -> str:
        matrix.befund("befund", *aenderungen, dazu=dazu)
        return matrix_data.pruefsumme(matrix.gebaut().befunde[0])

    vorher = summe()
    assert summe(("stand: 2026-11-01", "stand: 2026-11-20"), dazu="redaktionsnotiz: Neu gelesen.\n") == vorher
    assert summe(("Ein Absatz über", "Ein Satz über")) != vorher


def test_files_are_the_same_every_time(ansichten: Ansichten) -> None:
    assert list(matrix_data.files(ansichten)) == list(matrix_data.files(Ansichten(ansichten.matrix)))
