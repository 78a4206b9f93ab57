"""Tandem profiles: the municipality's key, phases, partners and contacts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handreichung import fields
from helfer import TANDEM, VOKABULARE, Kleinmatrix, codes, ersetzt

_AGS = TypeAdapter(fields.AGS)
#: First two digits and allowed third digits of each Land, read from the vocabulary as plainly as can be.
LAENDER = {
    block.split("\n")[0]: (
        re.search(r'ags: "(\d\d)"', block)[1],  # type: ignore[index]
        re.findall(r'- "(\d)"', block),
        "eine_gemeinde: ja" in block,
    )
    for block in (VOKABULARE / "laender.yml").read_text("utf-8").split("  - id: ")[1:]
}


def _tandem(ags: str, land: str, art: str = "kreisfreie-stadt", dazu: str = "") -> str:
    return ersetzt(TANDEM, ('"01001000"', f'"{ags}"'), ("land: sh", f"land: {land}"), ("kreisfreie-stadt", art)) + dazu


@given(st.text(max_size=14))
def test_only_eight_digits_of_a_land_are_a_key(text: str) -> None:
    sound = bool(re.fullmatch(r"(0[1-9]|1[0-6])[0-9]{6}", text))
    try:
        assert _AGS.validate_python(text) == text
        assert sound
    except ValidationError:
        assert not sound


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1001000", '"01001000"'),
        ("05 3 15 000", '"05315000"'),
        ("053150000000", '"05315000"'),
        ("091620000000", '"09162000"'),
        ("071435003001", '"07143001"'),
        ("06431", '"06431000"'),
    ],
)
def test_the_message_guesses_what_was_meant(matrix: Kleinmatrix, written: str, meant: str) -> None:
    matrix.schreibe("tandems/a.yml", _tandem(written, "sh"))
    (problem,) = matrix.meldungen()
    assert problem.code == "HR214" and meant in problem.help


@pytest.mark.parametrize("land", sorted(LAENDER))
def test_sound_keys_of_every_land_are_accepted(matrix: Kleinmatrix, land: str) -> None:
    ags, bezirke, eine = LAENDER[land]
    if eine:
        matrix.schreibe("tandems/a.yml", _tandem(f"{ags}000000", land))
    else:
        for bezirk in bezirke:
            city = _tandem(f"{ags}{bezirk}11000", land).replace("Beispielstadt", f"Stadt {bezirk}")
            matrix.schreibe(f"tandems/stadt-{bezirk}.yml", city)
            village = _tandem(f"{ags}{bezirk}51017", land, "gemeinde").replace("Beispielstadt", f"Ort {bezirk}")
            matrix.schreibe(f"tandems/ort-{bezirk}.yml", village)
    assert matrix.meldungen() == []


@pytest.mark.parametrize(
    ("ags", "land", "art", "text", "hilfe"),
    [
        ("06431001", "by", "gemeinde", "Bayern beginnen mit 09", "land: he"),
        ("06131001", "he", "gemeinde", "dritte Ziffer 4, 5 oder 6; hier steht 1", ""),
        ("11001000", "be", "kreisfreie-stadt", "eine einzige Gemeinde", '"11000000"'),
        ("06400001", "he", "gemeinde", "den Kreis 00 gibt es nicht", ""),
        ("06431001", "he", "landkreis", "endet der Schlüssel auf 000", '"06431000"'),
        ("06431000", "he", "stadt", "nie, nur bei Kreisen", ""),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_a_reason(
    matrix: Kleinmatrix, ags: str, land: str, art: str, text: str, hilfe: str
) -> None:
    matrix.schreibe("tandems/a.yml", _tandem(ags, land, art))
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field) == ("HR214", "ags")
    assert text in problem.text and hilfe in problem.help


@pytest.mark.parametrize(
    "dazu",
    [
        "partner: b\n",
        "phase: gefunden\n",
        "phase: abgeschlossen\npartner: b\n",
        "phase: abgeschlossen\npartner: b\nfallbeispiel: x\nohne_fallbeispiel: Weil.\n",
        "phase: laeuft\npartner: b\nlehren: Etwas.\n",
    ],
)
def test_phase_partner_and_lessons_agree(matrix: Kleinmatrix, dazu: str) -> None:
    matrix.schreibe("tandems/a.yml", TANDEM + dazu)
    matrix.schreibe("tandems/b.yml", ersetzt(TANDEM, ("Beispielstadt", "Anderstadt")))
    assert "HR218" in codes(matrix.meldungen())


def _paar(matrix: Kleinmatrix, a: str, b: str) -> None:
    matrix.schreibe("tandems/a.yml", TANDEM + a)
    matrix.schreibe("tandems/b.yml", ersetzt(TANDEM, ("Beispielstadt", "Anderstadt")) + b)


def test_two_partners_name_each_other_in_the_same_phase(matrix: Kleinmatrix) -> None:
    _paar(matrix, "phase: laeuft\npartner: b\n", "phase: laeuft\npartner: a\n")
    assert matrix.meldungen() == []


def test_a_partner_who_knows_nothing_of_it_is_named(matrix: Kleinmatrix) -> None:
    _paar(matrix, "phase: gefunden\npartner: b\n", "")
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.path, problem.field) == ("HR313", "matrix/tandems/a.yml", "partner")
    assert "partner: a" in problem.help


def test_partners_in_different_phases_are_named_on_both_sides(matrix: Kleinmatrix) -> None:
    _paar(matrix, "phase: gefunden\npartner: b\n", "phase: laeuft\npartner: a\n")
    assert [(d.code, d.field) for d in matrix.meldungen()] == [("HR313", "phase")] * 2


def test_what_is_finished_does_not_expire(matrix: Kleinmatrix) -> None:
    ende = "phase: abgeschlossen\nohne_fallbeispiel: Es blieb beim Gespräch.\n"
    _paar(matrix, f"{ende}partner: b\n", f"{ende}partner: a\n")
    for path in (matrix.ordner / "tandems").iterdir():
        path.write_text(path.read_text("utf-8").replace("2027-06-30", "2020-01-01"), "utf-8")
    assert matrix.meldungen() == []


def test_a_person_is_no_contact(matrix: Kleinmatrix) -> None:
    matrix.schreibe("tandems/a.yml", ersetzt(TANDEM, ("digitales@", "erika.mustermann@")))
    assert codes(matrix.meldungen()) == ["HR213"]
