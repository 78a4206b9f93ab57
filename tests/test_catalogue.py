"""The catalogue of messages is complete and every rule says its code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handreichung import rules
from handreichung.catalogue import CATALOGUE, GROUPS
from handreichung.diagnostics import Diagnostic, Severity, Span, has_errors, in_order, meinten_sie
from helfer import ROOT

SRC = sorted((ROOT / "src" / "handreichung").rglob("*.py"))
CODE = re.compile(r"\bHR[0-9]{3}\b")
RULES = [*rules.STOPPING, *rules.ADVISORY, *rules.DATED]


def used() -> dict[str, set[str]]:
    """Every code that the program names in quotes outside of the catalogue, and the files that do."""
    found: dict[str, set[str]] = {}
    for path in SRC:
        if path.name != "catalogue.py":
            for code in re.findall(r"[\"'](HR[0-9]{3})[\"']", path.read_text(encoding="utf-8")):
                found.setdefault(code, set()).add(path.name)
    return found


def test_every_code_that_the_program_uses_is_explained() -> None:
    named = {code for path in SRC for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert named <= set(CATALOGUE)


def test_every_explained_code_is_used_somewhere() -> None:
    assert set(CATALOGUE) - set(used()) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}")
def test_every_rule_names_its_codes_in_its_docstring(rule: Callable[..., object]) -> None:
    codes = CODE.findall((rule.__doc__ or "").partition(":")[0])
    assert codes
    assert set(codes) <= set(CATALOGUE)


def test_no_rule_is_written_and_then_forgotten() -> None:
    known = {rule.__name__ for rule in RULES} | {"hard_texts"}
    for path in sorted((ROOT / "src" / "handreichung" / "rules").glob("[!_]*.py")):
        for name in re.findall(r"^def ([a-z]\w*)\(corpus", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert name in known, f"{path.name}: {name}"


def test_stopping_rules_give_errors_and_advisory_rules_do_not() -> None:
    for some, stops in ((rules.STOPPING, True), (rules.ADVISORY, False), (rules.DATED, False)):
        for rule in some:
            for code in CODE.findall((rule.__doc__ or "").partition(":")[0]):
                assert (CATALOGUE[code].severity == "Fehler") is stops, (rule.__name__, code)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_message_says_why_it_matters_and_what_to_do(code: str) -> None:
    entry = CATALOGUE[code]
    assert CODE.fullmatch(entry.code)
    assert entry.code == code
    assert any(code.startswith(group) for group in GROUPS)
    assert entry.severity in {severity.value for severity in Severity}
    for text in (entry.title, entry.why, entry.remedy):
        assert text.strip() == text
        assert text
    assert not entry.title.endswith(".")
    assert entry.why.endswith((".", "!"))
    assert bool(entry.right) >= bool(entry.wrong)
    assert not re.search(r"\b(?:du|dein|Bitte beachten|error|invalid)\b", f"{entry.title} {entry.why} {entry.remedy}")


def test_the_catalogue_is_in_the_order_of_its_codes() -> None:
    assert list(CATALOGUE) == sorted(CATALOGUE)
    assert set(GROUPS) == {code[:3] for code in CATALOGUE}


def test_test_files_know_every_code_of_the_groups_they_cover() -> None:
    tests = "".join(p.read_text(encoding="utf-8") for p in sorted(Path(__file__).parent.rglob("test_*.py")))
    missing = {code for code in CATALOGUE if code not in tests}
    assert missing <= {"HR901", "HR602"}, "a message without a test"


# --- Diagnostics ---------------------------------------------------------------------------------------------


def test_problems_are_ordered_by_file_line_column_and_code_each_once() -> None:
    a = Diagnostic("HR301", "x", "a.yml", Span.at(9, 1))
    b = Diagnostic("HR201", "x", "a.yml", Span.at(10, 1))
    c = Diagnostic("HR202", "x", "a.yml", Span.at(10, 1))
    d = Diagnostic("HR201", "x", "a.yml", Span.at(10, 2))
    e = Diagnostic("HR105", "x", "a.yml")
    f = Diagnostic("HR105", "x", "B.yml")
    assert in_order([d, c, b, a, e, f, a, d]) == (f, e, a, b, c, d)


def test_only_errors_stop() -> None:
    assert has_errors([Diagnostic("HR312", "", ""), Diagnostic("HR201", "", "")])
    assert not has_errors([Diagnostic("HR312", "", ""), Diagnostic("HR505", "", "")])
    assert not has_errors([])


KNOWN = {
    "buergerhaushalt": "Bürgerhaushalt",
    "open-data": "Offene Daten",
    "teilhabe": "Teilhabe",
    "ki": "Künstliche Intelligenz",
}


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Bürgerhaushalt", "buergerhaushalt"),
        ("buergerhaushallt", "buergerhaushalt"),
        ("Buergerhaushalt", "buergerhaushalt"),
        ("bürgerhaushalt", "buergerhaushalt"),
        ("Bu\u0308rgerhaushalt", "buergerhaushalt"),
        ("BÜRGERHAUSHALT", "buergerhaushalt"),
        ("opendata", "open-data"),
        ("offene daten", "open-data"),
        ("Kuenstliche Inteligenz", "ki"),
        ("teilhab", "teilhabe"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_id_is_found_by_id_and_by_label(word: str, near: str | None) -> None:
    assert meinten_sie(word, KNOWN) == near


def test_an_id_counts_more_than_the_label_of_another() -> None:
    crossed = {"schule": "Bildung", "bildung": "Schule"}
    assert [meinten_sie(word, crossed) for word in ("bildung", "schule")] == ["bildung", "schule"]
