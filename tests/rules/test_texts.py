"""Texts that cannot be published as written, and addresses of persons."""

from __future__ import annotations

import pytest

from handreichung.rules.texts import is_functional
from helfer import BEGRIFF, QUELLE, TANDEM, Kleinmatrix, codes, ersetzt, markiert, ort

TEXT = "text: Ein Absatz über das, was gefunden wurde."


@pytest.mark.parametrize(
    ("line", "code", "column", "marked"),
    [
        ("Ein <b>fettes</b> Wort.", "HR401", 7, "<b>"),
        ("Ein <script>alert(1)</script> Wort.", "HR401", 7, "<script>"),
        ("# Überschrift", "HR402", 3, "# Überschrift"),
        ("Ein ![Bild](https://a.de/b.png) hier.", "HR402", 9, "Bild"),
        ("Ein [Link](www.a.de) hier.", "HR403", 14, "www.a.de"),
        ("Ein [Link](javascript:alert) hier.", "HR403", 14, "javascript:alert"),
        ("Ein [Link](befund:Groß) hier.", "HR403", 3, None),
        ("*" * 501, "HR404", 3, None),
        ("Ein &#x202e; Zeichen.", "HR121", 3, None),
    ],
)
def test_what_would_not_be_published_is_marked_in_its_line(
    matrix: Kleinmatrix, line: str, code: str, column: int, marked: str | None
) -> None:
    matrix.befund("befund", (TEXT, f"text: |\n  Der Anfang.\n\n  {line}\n\n  Das Ende."))
    problem = next(d for d in matrix.meldungen() if d.is_error)
    assert (problem.code, problem.field) == (code, "text")
    if code != "HR404":
        assert ort(problem) == (13, column)
    if marked is not None:
        assert markiert(problem) == marked


def test_a_problem_in_a_text_of_one_line_is_marked_too(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", (TEXT, 'text: "Ein <b>fettes</b> Wort."'))
    assert [(d.code, ort(d), markiert(d)) for d in matrix.meldungen()] == [
        ("HR401", (10, 12), "<b>"),
        ("HR401", (10, 21), "</b>"),
    ]


def test_a_problem_in_a_text_over_several_lines_in_quotes_is_found_in_its_line(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", (TEXT, 'text: "Ein Anfang\n  und ein <b>Ende."'))
    assert [(d.code, ort(d)) for d in matrix.meldungen()] == [("HR401", (11, 11))]


@pytest.mark.parametrize("field", ["kurz: ", "einordnung: ", "einfach: ", "redaktionsnotiz: "])
def test_every_field_of_prose_is_looked_at(matrix: Kleinmatrix, field: str) -> None:
    if field == "kurz: ":
        matrix.befund("befund", ("Wer kein Gerät hat", "Wer <b>kein Gerät hat"))
    else:
        matrix.befund(dazu=f"{field}Ein <b>fettes Wort.\n")
    assert codes(matrix.meldungen()) == ["HR401"]


def test_prose_is_looked_at_while_other_fields_are_broken(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", (TEXT, 'text: "Ein <b>fettes Wort."'), ("stand: 2026-11-01", "stand: nie"))
    assert sorted(codes(matrix.meldungen())) == ["HR208", "HR401"]


@pytest.mark.parametrize(
    "address",
    ["info@stadt.de", "digitales@stadt.de", "Kontakt@stadt.de", "rathaus-sued@a.de", "it@a.de", "edv.support@a.de",
     "buergerbuero@a.de", "team.beteiligung@a.de", "poststelle@a.de", "gemeinde.steinau@a.de", "presse+2026@a.de"],
)  # fmt: skip
def test_functional_addresses_are_accepted(address: str) -> None:
    assert is_functional(address)


@pytest.mark.parametrize(
    "address",
    ["erika.mustermann@stadt.de", "e.mustermann@a.de", "mustermann@info.de", "max@team.de", "a@b.de", "smith@a.de",
     "britta@a.de", "edvard@a.de", "m_muster@a.de"],
)  # fmt: skip
def test_addresses_of_persons_are_not(address: str) -> None:
    assert not is_functional(address)


def test_the_address_of_a_person_is_refused_wherever_it_stands(matrix: Kleinmatrix) -> None:
    matrix.schreibe("tandems/a.yml", ersetzt(TANDEM, ("digitales@beispiel.de", "erika.mustermann@beispiel.de")))
    matrix.befund(
        "befund",
        (TEXT, "text: |\n  Zeile eins.\n  Fragen an [Erika](mailto:erika@beispiel.de)."),
        dazu="redaktionsnotiz: Frag max.muster@beispiel.de dazu.\n",
    )
    found = [d for d in matrix.meldungen() if d.code == "HR213"]
    assert [(d.field, markiert(d)) for d in found] == [
        ("text", "erika@beispiel.de"),
        ("redaktionsnotiz", "max.muster@beispiel.de"),
        ("kontakt", "erika.mustermann@beispiel.de"),
    ]
    assert ort(found[0]) == (12, 28)
    assert found[2].help == "Eine Funktionsadresse angeben, zum Beispiel digitales@beispiel.de."


@pytest.mark.parametrize("field", ["redaktionsnotiz", "grundlage", "abkuerzung"])
@pytest.mark.parametrize("piece", ["a", "a@", "@", ".", "a.", "A", "A1", "(AB)", "1. ", "z. B. ", "[", "x*innen"])
def test_a_field_full_of_one_piece_ends_in_a_message_not_in_a_hang(matrix: Kleinmatrix, field: str, piece: str) -> None:
    # 60,000 characters: whatever is quadratic here takes minutes.
    text = piece * (60_000 // len(piece))
    matrix.schreibe("glossar/a.yml", f'{BEGRIFF}{field}: "{text}x@"\n')
    assert matrix.pruefen(schuljahre=lambda text: 1.0).matrix is None


def test_a_line_of_nothing_but_controls_is_one_message(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF + "redaktionsnotiz: " + "\x01\x02" * 60_000 + "\n")
    assert codes(matrix.meldungen()) == ["HR121", "HR121"]


def test_thousands_of_abbreviations_end_in_messages(matrix: Kleinmatrix) -> None:
    words = " ".join("".join(chr(65 + i // 26**k % 26) for k in range(3)) for i in range(4_900))
    matrix.schreibe("glossar/a.yml", f"{BEGRIFF}redaktionsnotiz: {words}\n")
    assert codes(matrix.meldungen()).count("HR503") > 4_000


def test_thousands_of_wrong_references_end_in_messages(matrix: Kleinmatrix) -> None:
    for number in range(300):
        matrix.schreibe(f"quellen/bericht-nummer-{number}.yml", QUELLE)
    wrong = ", ".join(f"bericht-numer-{i}" for i in range(9_000))
    matrix.befund("befund", dazu=f"empfehlungen:\n  - {{titel: A, text: B, herkunft: redaktion, quellen: [{wrong}]}}\n")
    found = [d for d in matrix.meldungen() if d.code == "HR301"]
    assert len(found) == 9_000
    assert "Meinten Sie" in found[0].help
