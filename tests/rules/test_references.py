"""References lead to something that exists and is published."""

from __future__ import annotations

import pytest

from helfer import BEFUND, BEGRIFF, LEITFADEN, QUELLE, Kleinmatrix, codes, empfehlung, ersetzt, markiert, ort

ENTWURF = ("stand:", "status: entwurf\nstand:")
ZURUECK = ("stand:", "status: zurueckgezogen\nstand:")


def test_sound_references_give_no_message(matrix: Kleinmatrix) -> None:
    matrix.alle()
    assert matrix.meldungen() == []


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("berichte", "bericht"),
        ("Bericht", "bericht"),
        ("beriht", "bericht"),
        ("Ueber Doerfer", "doerfer"),
        ("Über Dörfer", "doerfer"),
        ("über dörfer", "doerfer"),
        ("doerfern", "doerfer"),
    ],
)
def test_a_reference_to_nothing_guesses_by_id_and_by_title(matrix: Kleinmatrix, written: str, near: str) -> None:
    matrix.schreibe("quellen/doerfer.yml", ersetzt(QUELLE, ("Bericht über Dörfer", "Über Dörfer")))
    matrix.schreibe("quellen/bericht.yml", ersetzt(QUELLE, ("Bericht über Dörfer", "Etwas ganz anderes")))
    matrix.befund("befund", ("quelle: bericht", f"quelle: {written}"))
    (problem,) = matrix.meldungen()
    assert (problem.code, ort(problem), markiert(problem)) == ("HR301", (12, 13), written)
    assert problem.field == "evidenz 1 → quelle"
    assert f"„{near}“" in problem.help


def test_a_reference_without_any_likeness_names_the_file_that_is_looked_for(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", ("quelle: bericht", "quelle: zzz-9"))
    (problem,) = matrix.meldungen()
    assert "matrix/quellen/…/zzz-9.yml" in problem.help


@pytest.mark.parametrize(
    ("old", "new", "field", "help_"),
    [
        ("sektor: verwaltung", "sektor: Bildnug", "sektor", "Meinten Sie „bildung“"),
        ("  - teilhabe", "  - Mitsprache und Rechte", "themen 1", "Erlaubt: teilhabe (Teilhabe"),
        ("  richtung: risiko", "  richtung: schlecht", "wirkung → richtung", "Erlaubt: chance"),
        ("    - einzelne", "    - Einzelner", "wirkung → ebenen 1", "Meinten Sie „einzelne“"),
        ("    methode: umfrage", "    methode: Umfragen", "evidenz 1 → methode", "Meinten Sie „umfrage“"),
        ("    reichweite: deutschland", "    reichweite: BRD", "evidenz 1 → reichweite", "deutschland (Deutschland)"),
    ],
)
def test_values_of_vocabularies_are_checked_with_their_labels(
    matrix: Kleinmatrix, old: str, new: str, field: str, help_: str
) -> None:
    matrix.befund("befund", (old, new))
    problems = [d for d in matrix.meldungen() if d.code == "HR301"]
    assert [d.field for d in problems] == [field]
    assert help_ in problems[0].help


def test_references_are_checked_while_other_fields_of_the_entry_are_broken(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", ("stand: 2026-11-01", "stand: gestern"), ("quelle: bericht", "quelle: fehlt"))
    assert sorted(codes(matrix.meldungen())) == ["HR208", "HR301"]


def test_references_are_checked_while_a_line_of_the_file_is_mended(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", ("kurz: Wer kein", "kurz: Merke: wer kein"), ("quelle: bericht", "quelle: fehlt"))
    assert codes(matrix.meldungen()) == ["HR110", "HR301"]


@pytest.mark.parametrize(
    "word", ["befund", "quelle", "begriff", "praxisanleitung", "thema", "sektor", "bedarf", "tandem"]
)
def test_references_in_texts_are_checked_at_their_line(matrix: Kleinmatrix, word: str) -> None:
    text = f"text: |\n  Erste Zeile.\n\n  Siehe [dort]({word}:gibt-es-nicht)."
    matrix.befund("befund", ("text: Ein Absatz über das, was gefunden wurde.", text))
    (problem,) = matrix.meldungen()
    assert (problem.code, ort(problem), markiert(problem)) == ("HR301", (13, 16), f"{word}:gibt-es-nicht")


def test_references_in_texts_that_lead_somewhere_are_accepted(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/rat.yml", BEGRIFF)
    text = "text: Siehe [a](begriff:rat), [b](quelle:bericht), [c](thema:ki) und [d](sektor:kultur)."
    matrix.befund("befund", ("text: Ein Absatz über das, was gefunden wurde.", text))
    assert matrix.meldungen() == []


@pytest.mark.parametrize(("change", "word"), [(ENTWURF, "ein Entwurf"), (ZURUECK, "zurückgezogen")])
def test_a_published_entry_may_not_lead_to_an_unpublished_one(
    matrix: Kleinmatrix, change: tuple[str, str], word: str
) -> None:
    matrix.schreibe("quellen/bericht.yml", ersetzt(QUELLE, change))
    matrix.befund()
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field) == ("HR309", "evidenz 1 → quelle")
    assert word in problem.text


def test_a_text_may_not_lead_to_a_draft_either(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/rat.yml", ersetzt(BEGRIFF, ENTWURF))
    matrix.befund("befund", ("text: Ein Absatz über das", "text: Ein [Rat](begriff:rat) über das"))
    (problem,) = matrix.meldungen()
    assert (problem.code, markiert(problem)) == ("HR309", "begriff:rat")


@pytest.mark.parametrize("change", [ENTWURF, ZURUECK])
def test_an_unpublished_entry_may_lead_to_another(matrix: Kleinmatrix, change: tuple[str, str]) -> None:
    matrix.schreibe("quellen/bericht.yml", ersetzt(QUELLE, change))
    matrix.befund("befund", change)
    assert matrix.meldungen() == []


def test_an_entry_may_not_lead_to_itself(matrix: Kleinmatrix) -> None:
    matrix.befund("kreis", dazu="siehe_auch:\n  - kreis\n")
    (problem,) = matrix.meldungen()
    assert (problem.code, markiert(problem), problem.field) == ("HR310", "kreis", "siehe_auch 1")


def test_an_entry_may_carry_the_id_of_another_kind_that_it_names(matrix: Kleinmatrix) -> None:
    matrix.befund("bericht")
    assert matrix.meldungen() == []


def test_a_value_that_stands_twice_in_a_list_is_reported_once(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", ("  - teilhabe", "  - teilhabe\n  - ki\n  - teilhabe"))
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field, ort(problem)) == ("HR311", "themen 3", (7, 5))


def test_the_same_value_in_two_lists_is_no_doubling(matrix: Kleinmatrix) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN)
    matrix.befund(dazu=empfehlung("a") + empfehlung("a").removeprefix("empfehlungen:\n"))
    assert matrix.meldungen() == []


def test_a_befund_without_its_vocabulary_gives_one_message_not_one_a_value(matrix: Kleinmatrix) -> None:
    (matrix.ordner / "vokabulare" / "themen.yml").unlink()
    matrix.befund("a")
    matrix.schreibe("befunde/verwaltung/b.yml", ersetzt(BEFUND, ("titel: Digitale", "titel: Neue")))
    assert codes(matrix.meldungen()) == ["HR302"]
