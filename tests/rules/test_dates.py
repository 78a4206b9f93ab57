"""Rules against a given day."""

from __future__ import annotations

from datetime import date

import pytest

from helfer import BEGRIFF, LEITFADEN, MUSTER, TANDEM, Kleinmatrix, codes, ersetzt, markiert

MONATE = {"befunde": 24, "praxisanleitungen": 12, "netzwerke": 12, "tandems": 6, "bedarfe": 24, "angebote": 12,
          "fallbeispiele": 24, "glossar": 24, "quellen": 60}  # fmt: skip


@pytest.mark.parametrize(("ordner", "art"), MUSTER, ids="/".join)
def test_every_kind_is_due_after_its_own_time(matrix: Kleinmatrix, ordner: str, art: str) -> None:
    text = ersetzt(MUSTER[ordner, art], ("stand: 2026-11-01", "stand: 2026-01-15"))
    matrix.schreibe(f"{ordner}/verwaltung/a.yml" if ordner == "befunde" else f"{ordner}/a.yml", text)
    years, month = divmod(MONATE[ordner], 12)
    due = date(2026 + years, 1 + month, 15)
    assert "HR504" not in codes(matrix.meldungen(stichtag=due))
    late = [d for d in matrix.meldungen(stichtag=date(due.year, due.month, 16)) if d.code == "HR504"]
    assert [markiert(d) for d in late] == ["2026-01-15"]
    assert f"{due.day}." in late[0].text
    assert str(due.year) in late[0].text


@pytest.mark.parametrize("stand", ["2024-02-29", "2024-01-31", "2024-12-31", "2023-08-30", "0001-01-01", "9999-12-31"])
def test_no_day_of_review_breaks_the_reckoning(matrix: Kleinmatrix, stand: str) -> None:
    for ordner in ("glossar", "quellen"):
        matrix.schreibe(f"{ordner}/a.yml", ersetzt(MUSTER[ordner, ""], ("stand: 2026-11-01", f"stand: {stand}")))
    matrix.meldungen(stichtag=date(2025, 1, 1))


@pytest.mark.parametrize("monate", ["0", "100000000"])
def test_no_time_of_review_breaks_the_reckoning(matrix: Kleinmatrix, monate: str) -> None:
    matrix.schreibe(
        "vokabulare/wiedervorlagen.yml", f"titel: W\nwerte:\n  - {{id: glossar, name: G, monate: {monate}}}\n"
    )
    matrix.schreibe("glossar/a.yml", BEGRIFF)
    found = codes(matrix.meldungen(stichtag=date(2026, 11, 2)))
    assert found == (["HR504"] if monate == "0" else [])


def test_a_review_in_the_future_is_a_warning(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF)
    assert matrix.meldungen(stichtag=date(2026, 11, 1)) == []
    (problem,) = matrix.meldungen(stichtag=date(2026, 10, 31))
    assert (problem.code, markiert(problem), problem.is_error) == ("HR505", "2026-11-01", False)


@pytest.mark.parametrize(("stand", "code"), [("2025-10-31", "HR504"), ("2026-11-03", "HR505")])
def test_what_a_guide_says_of_the_law_has_a_day_of_its_own(matrix: Kleinmatrix, stand: str, code: str) -> None:
    matrix.schreibe(
        "praxisanleitungen/a.yml",
        LEITFADEN + f"rechtsrahmen: {{text: Es gilt etwas., herkunft: redaktion, stand: {stand}}}\n",
    )
    (problem,) = matrix.meldungen(stichtag=date(2026, 11, 2))
    assert (problem.code, problem.field, markiert(problem)) == (code, "rechtsrahmen → stand", stand)


def test_a_tandem_profile_expires_after_its_last_day(matrix: Kleinmatrix) -> None:
    matrix.schreibe("tandems/a.yml", ersetzt(TANDEM, ("gueltig_bis: 2027-06-30", "gueltig_bis: 2026-12-24")))
    assert matrix.meldungen(stichtag=date(2026, 12, 24)) == []
    (problem,) = matrix.meldungen(stichtag=date(2026, 12, 25))
    assert (problem.code, problem.field) == ("HR508", "gueltig_bis")


def test_without_a_day_nothing_depends_on_today(matrix: Kleinmatrix) -> None:
    matrix.schreibe("tandems/a.yml", ersetzt(TANDEM, ("gueltig_bis: 2027-06-30", "gueltig_bis: 1999-12-24")))
    matrix.schreibe("glossar/a.yml", ersetzt(BEGRIFF, ("stand: 2026-11-01", "stand: 2999-01-01")))
    assert matrix.meldungen(stichtag=None) == []
