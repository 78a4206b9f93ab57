"""The stock as a whole: titles, folders, former ids, sources, guides, minutes."""

from __future__ import annotations

import pytest

from helfer import (
    BEFUND,
    BEGRIFF,
    LEITFADEN,
    NETZWERK,
    QUELLE,
    TANDEM,
    WORKSHOP,
    Kleinmatrix,
    codes,
    empfehlung,
    ersetzt,
    markiert,
    ort,
)


@pytest.mark.parametrize("title", ["Bürgerhaushalt", "bürgerhaushalt", '"Bürgerhaushalt "', "BÜRGERHAUSHALT"])
def test_two_entries_of_a_kind_may_not_be_told_apart_by_case_alone(matrix: Kleinmatrix, title: str) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF)
    matrix.schreibe("glossar/b.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", title)))
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.path, ort(problem)) == ("HR304", "matrix/glossar/b.yml", (1, 10))
    assert "matrix/glossar/a.yml" in problem.text


def test_sources_and_entries_of_different_kinds_may_share_a_title(matrix: Kleinmatrix) -> None:
    matrix.schreibe("quellen/a.yml", QUELLE)
    matrix.schreibe("quellen/b.yml", QUELLE)
    matrix.schreibe("glossar/a.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "Bericht über Dörfer")))
    assert matrix.meldungen() == []


@pytest.mark.parametrize("folder", ["bildung/", "", "verwaltung/mehr/"])
def test_a_befund_lies_in_the_folder_of_its_sector(matrix: Kleinmatrix, folder: str) -> None:
    matrix.schreibe("quellen/bericht.yml", QUELLE)
    matrix.schreibe(f"befunde/{folder}a.yml", BEFUND)
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field, markiert(problem)) == ("HR305", "sektor", "verwaltung")
    assert "befunde/verwaltung/a.yml" in problem.help


def test_a_former_id_may_be_kept_for_a_redirect(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/neu.yml", BEGRIFF + "frueher: [alt, aelter]\n")
    matrix.schreibe("quellen/alt.yml", QUELLE)
    assert matrix.meldungen() == []


def test_a_former_id_that_is_in_use_is_refused(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/alt.yml", BEGRIFF)
    matrix.schreibe("glossar/neu.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "Rat")) + "frueher: [frei, alt]\n")
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field, markiert(problem)) == ("HR306", "frueher 2", "alt")
    assert "matrix/glossar/alt.yml" in problem.text


def test_two_entries_may_not_claim_the_same_former_id(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF + "frueher: [alt]\n")
    matrix.schreibe("glossar/b.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "Rat")) + "frueher: [alt]\n")
    assert [(d.code, d.path) for d in matrix.meldungen()] == [("HR306", "matrix/glossar/b.yml")]


def test_an_entry_may_not_claim_its_own_id_as_a_former_one(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF + "frueher: [a]\n")
    assert codes(matrix.meldungen()) == ["HR306"]


@pytest.mark.parametrize(
    ("path", "entry"),
    [("netzwerke/tandems", NETZWERK), ("netzwerke/laender", NETZWERK), ("tandems/finden", TANDEM)],
)
def test_an_entry_may_not_take_the_address_of_a_list(matrix: Kleinmatrix, path: str, entry: str) -> None:
    matrix.schreibe(f"{path}.yml", entry)
    assert codes(matrix.meldungen()) == ["HR314"]


def test_the_name_of_a_list_is_free_in_other_folders(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/tandems.yml", BEGRIFF)
    matrix.schreibe("netzwerke/finden.yml", NETZWERK)
    assert matrix.meldungen() == []


def test_a_source_that_nobody_cites_gives_a_hint(matrix: Kleinmatrix) -> None:
    matrix.befund()
    matrix.schreibe("quellen/einsam.yml", QUELLE)
    (problem,) = matrix.meldungen(ohne="")
    assert (problem.code, problem.path, ort(problem)) == ("HR307", "matrix/quellen/einsam.yml", (1, 1))
    assert not problem.is_error


@pytest.mark.parametrize(
    "place", ["text: Ein [Beleg](quelle:einsam) zeigt", "einordnung: Siehe [dort](quelle:einsam).\ntext: Es zeigt"]
)
def test_a_source_that_a_text_cites_counts_as_cited(matrix: Kleinmatrix, place: str) -> None:
    matrix.schreibe("quellen/einsam.yml", QUELLE)
    matrix.befund("befund", ("text: Ein Absatz über", place))
    assert matrix.meldungen(ohne="") == []


def test_a_guide_that_no_befund_names_gives_a_hint(matrix: Kleinmatrix) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN)
    (problem,) = matrix.meldungen(ohne="")
    assert (problem.code, markiert(problem)) == ("HR308", "Ein Leitfaden")


def test_a_guide_that_a_recommendation_names_is_reachable(matrix: Kleinmatrix) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN)
    matrix.befund(dazu=empfehlung("a"))
    assert matrix.meldungen(ohne="") == []


def test_a_draft_is_checked_and_named(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF + "status: entwurf\n")
    (problem,) = matrix.meldungen(ohne="")
    assert (problem.code, ort(problem), markiert(problem)) == ("HR312", (4, 9), "entwurf")


def test_a_withdrawn_entry_is_no_draft(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF + "status: zurueckgezogen\n")
    assert matrix.meldungen(ohne="") == []


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("dauer_minuten: 90", "dauer_minuten: 60", "zusammen 90 Minuten"),
        ("    minuten: 30\n", "", "nicht jeder Schritt hat Minuten"),
        ("    minuten: 30\n", "    minuten: 31\n", "zusammen 91 Minuten"),
    ],
)
def test_the_minutes_of_a_workshop_add_up(matrix: Kleinmatrix, old: str, new: str, text: str) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", ersetzt(WORKSHOP, (old, new)))
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field) == ("HR506", "dauer_minuten")
    assert problem.source.startswith("dauer_minuten:")
    assert text in problem.text


@pytest.mark.parametrize("change", [("dauer_minuten: 90\n", ""), ("minuten_herkunft", "minuten_herkunft")])
def test_a_workshop_without_a_total_promises_no_sum(matrix: Kleinmatrix, change: tuple[str, str]) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", ersetzt(WORKSHOP, change))
    assert matrix.meldungen() == []


def test_a_recommendation_from_a_source_names_it(matrix: Kleinmatrix) -> None:
    matrix.befund(
        "a",
        dazu="empfehlungen:\n  - {titel: A, text: B, herkunft: redaktion}\n  - {titel: A, text: B, herkunft: quelle}\n",
    )
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field, markiert(problem)) == ("HR218", "empfehlungen 2 → herkunft", "quelle")


def test_a_recommendation_from_a_named_source_is_accepted(matrix: Kleinmatrix) -> None:
    matrix.befund(dazu="empfehlungen:\n  - {titel: A, text: B, herkunft: quelle, quellen: [bericht]}\n")
    assert matrix.meldungen() == []


HERKUNFT = "herkunft:\n  dauer: redaktion\n  aufwand: redaktion\n"


@pytest.mark.parametrize(
    ("figure", "name", "marked"),
    [
        ("kosten: 20 Euro\n", "kosten", "20 Euro"),
        ("beteiligung: mitwirken\n", "beteiligung", "mitwirken"),
        ("gruppengroesse:\n  min: 3\n", "gruppengroesse", "min: 3"),
    ],
)
def test_a_figure_of_a_guide_says_where_it_comes_from(matrix: Kleinmatrix, figure: str, name: str, marked: str) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN + figure)
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field, markiert(problem)) == ("HR220", name, marked)
    assert f"{name}: …" in problem.help
    assert "redaktion" in problem.help
    said = (HERKUNFT, f"{HERKUNFT}  {name}: ungeprueft\n")
    matrix.schreibe("praxisanleitungen/a.yml", ersetzt(LEITFADEN, said) + figure)
    assert matrix.meldungen() == []


@pytest.mark.parametrize("name", ["kosten", "beteiligung", "gruppengroesse"])
def test_an_origin_without_its_figure_is_a_contradiction(matrix: Kleinmatrix, name: str) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", ersetzt(LEITFADEN, (HERKUNFT, f"{HERKUNFT}  {name}: redaktion\n")))
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field, markiert(problem)) == ("HR218", f"herkunft → {name}", "redaktion")


def test_a_figure_from_a_source_needs_a_guide_that_names_one(matrix: Kleinmatrix) -> None:
    proven = ersetzt(LEITFADEN, ("  dauer: redaktion", "  dauer: quelle"))
    matrix.schreibe("praxisanleitungen/a.yml", proven)
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field) == ("HR218", "herkunft → dauer")
    matrix.schreibe("quellen/bericht.yml", QUELLE)
    matrix.schreibe("praxisanleitungen/a.yml", proven + "quellen: [bericht]\n")
    assert matrix.meldungen() == []


def test_what_a_guide_says_of_the_law_names_its_source(matrix: Kleinmatrix) -> None:
    recht = "rechtsrahmen: {text: Es gilt etwas., herkunft: quelle, stand: 2026-11-01}\n"
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN + recht)
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field, markiert(problem)) == ("HR218", "rechtsrahmen → herkunft", "quelle")
    matrix.schreibe("quellen/bericht.yml", QUELLE)
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN + ersetzt(recht, ("quelle,", "quelle, quellen: [bericht],")))
    assert matrix.meldungen() == []


def test_a_recommendation_names_each_guide_once(matrix: Kleinmatrix) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN)
    matrix.befund(dazu=empfehlung("a", "a"))
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field) == ("HR218", "empfehlungen 1")
