"""The same problems in every format; no value of a file steers a terminal, a log or a forge."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.catalogue import CATALOGUE
from handreichung.diagnostics import Diagnostic, Span
from handreichung.reports import FORMATS, github, gitlab, json_report, junit, sarif, terminal

FEHLER = Diagnostic(
    "HR301", "„bildnug“ gibt es nicht.", "matrix/befunde/a.yml", Span.at(4, 9, 7), "Meinten Sie „bildung“?", "sektor",
    "sektor: bildnug",
)  # fmt: skip
WARNUNG = Diagnostic(
    "HR304", "Denselben Titel hat b.yml.", "matrix/glossar/a.yml", Span.at(1, 10, 3), source="begriff: Rat"
)
HINWEIS = Diagnostic("HR104", "„x.txt“ ist kein Eintrag.", "matrix/x.txt")
ALLE = (WARNUNG, HINWEIS, FEHLER)
WRITERS = {**FORMATS, "terminal": lambda diagnostics, paths: terminal.write(diagnostics)}


# --- Terminal ------------------------------------------------------------------------------------------------


def test_a_problem_is_shown_with_its_line_and_place() -> None:
    assert terminal.frame(FEHLER) == (
        "FEHLER [HR301] „bildnug“ gibt es nicht.\n"
        " --> matrix/befunde/a.yml:4:9  (Feld sektor)\n"
        "  |\n"
        "4 | sektor: bildnug\n"
        "  |         ^^^^^^^\n"
        "  = Hilfe: Meinten Sie „bildung“?\n"
    )


def test_a_problem_without_a_place_is_two_lines() -> None:
    assert terminal.frame(HINWEIS) == "HINWEIS [HR104] „x.txt“ ist kein Eintrag.\n --> matrix/x.txt\n"


def test_the_last_line_counts() -> None:
    assert terminal.write(ALLE).endswith(
        "\nDie Matrix kann so nicht veröffentlicht werden: 1 Fehler, 1 Warnung, 1 Hinweis.\n"
    )
    assert terminal.write([]) == "Die Matrix kann veröffentlicht werden: 0 Fehler, 0 Warnungen, 0 Hinweise.\n"
    assert terminal.write([WARNUNG, WARNUNG]).endswith("veröffentlicht werden: 0 Fehler, 2 Warnungen, 0 Hinweise.\n")


def gezeigt(diagnostic: Diagnostic) -> tuple[str, str]:
    """The line as shown and its part under the marker, counted in the cells of a terminal."""
    lines = terminal.frame(diagnostic).split("\n")
    number = next(i for i, line in enumerate(lines) if re.match(r"\d+ \| ", line))
    shown, marker = (lines[i].partition("| ")[2] for i in (number, number + 1))
    start, end = len(marker) - len(marker.lstrip(" ")), len(marker)
    cells = "".join(character * zellen(character) for character in shown)
    return shown, cells[start:end]


def zellen(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


@pytest.mark.parametrize(
    ("source", "word", "under"),
    [
        ("sektor: bildnug", "bildnug", "bildnug"),
        ("größe: bildnug", "bildnug", "bildnug"),
        ("a\u0308o\u0308: bildnug", "bildnug", "bildnug"),
        ("日本: bildnug", "bildnug", "bildnug"),
        ("日本語: 東京 x", "東京", "東東京京"),
        ("💡💡: bildnug", "bildnug", "bildnug"),
        ("a\ufe0f\ufe0fb: bildnug", "bildnug", "bildnug"),
        ("Ａ: bildnug", "bildnug", "bildnug"),
        ("a\u00a0b: bildnug", "bildnug", "bildnug"),
        ("a\tb: bildnug", "bildnug", "bildnug"),
        ("a\x1bb: bildnug", "bildnug", "bildnug"),
        ("a\u200db: bildnug", "bildnug", "bildnug"),
        ("a: \x1b[31m", "\x1b", "<U+001B>"),
    ],
)
def test_the_marker_stands_under_the_word(source: str, word: str, under: str) -> None:
    column = source.index(word) + 1
    assert gezeigt(Diagnostic("HR301", "x", "a.yml", Span.at(1, column, len(word)), source=source))[1] == under


@pytest.mark.parametrize("length", [150, 160, 161, 500, 200_000])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 1.0])
def test_a_long_line_is_cut_around_the_place(length: int, share: float) -> None:
    start = int((length - 5) * share)
    source = "x" * start + "WORT!" + "y" * (length - 5 - start)
    shown, under = gezeigt(Diagnostic("HR301", "x", "a.yml", Span.at(1, start + 1, 5), source=source))
    assert under == "WORT!"
    assert len(shown) <= 165
    assert shown.startswith("…") == (not source.startswith(shown.strip("…")))
    assert shown.endswith("…") == (not source.endswith(shown.strip("…")))


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    _, under = gezeigt(Diagnostic("HR301", "x", "a.yml", Span(1, 4, 9, 2), source="a: anfang  "))
    assert under == "anfang"


@pytest.mark.parametrize("span", [Span.at(1, 4, 0), Span.at(1, 99), Span(1, 4, 1, 4)])
def test_an_empty_place_and_one_behind_the_line_still_get_a_marker(span: Span) -> None:
    assert "^" in terminal.frame(Diagnostic("HR301", "x", "a.yml", span, source="a: b"))


def test_advice_of_several_lines_is_indented() -> None:
    text = terminal.frame(Diagnostic("HR205", "x", "a.yml", help="So schreiben:\nthemen:\n  - a"))
    assert text.endswith("  = Hilfe: So schreiben:\n           themen:\n             - a\n")


def test_colour_is_added_around_head_and_marker_only() -> None:
    plain, coloured = terminal.frame(FEHLER), terminal.frame(FEHLER, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured.count("\x1b[1;31m") == coloured.count("\x1b[0m") == 2


class _Stream(io.StringIO):
    def __init__(self, tty: bool) -> None:
        super().__init__()
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


@pytest.mark.parametrize(
    ("tty", "environment", "colour"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": ""}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": "0"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_colour_needs_a_terminal_and_nobody_who_minds(tty: bool, environment: Mapping[str, str], colour: bool) -> None:
    assert terminal.wants_colour(_Stream(tty), environment) is colour


# --- GitHub --------------------------------------------------------------------------------------------------


def test_github_gets_the_weightiest_first_and_a_summary() -> None:
    lines = github.write(ALLE, []).splitlines()
    assert [line.partition(" ")[0] for line in lines[:3]] == ["::error", "::warning", "::notice"]
    assert lines[0] == (
        "::error file=matrix/befunde/a.yml,line=4,col=9,endColumn=15,title=HR301 Fehler"
        "::„bildnug“ gibt es nicht.%0AMeinten Sie „bildung“?"
    )
    assert lines[2] == "::notice file=matrix/x.txt,title=HR104 Hinweis::„x.txt“ ist kein Eintrag."
    assert lines[3].startswith("Die Matrix kann so nicht")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("100 % sicher", "100 %25 sicher"),
        ("%0A", "%250A"),
        ("a::b", "a::b"),
        ("a\n::error::b", "a<U+000A>::error::b"),
        ("a\r\nb", "a<U+000D><U+000A>b"),
        ("a\x1b[2Jb", "a<U+001B>[2Jb"),
    ],
)
def test_github_text_is_escaped(text: str, written: str) -> None:
    (line, _) = github.write([Diagnostic("HR104", text, "a.yml")], []).splitlines()
    assert line == f"::notice file=a.yml,title=HR104 Hinweis::{written}"


def test_github_properties_are_escaped() -> None:
    (line, _) = github.write([Diagnostic("HR104", "x", "a,line=9::b%\n.yml")], []).splitlines()
    assert line == "::notice file=a%2Cline=9%3A%3Ab%25<U+000A>.yml,title=HR104 Hinweis::x"


def test_github_advice_of_several_lines_stays_one_command() -> None:
    (line, _) = github.write([Diagnostic("HR205", "x", "a.yml", help="eins\n::stop-commands::zwei")], []).splitlines()
    assert line.endswith("::x%0Aeins%0A::stop-commands::zwei")


# --- GitLab --------------------------------------------------------------------------------------------------


def test_gitlab_gets_what_it_needs_and_an_empty_list_for_a_clean_run() -> None:
    assert json.loads(gitlab.write([], [])) == []
    issues = json.loads(gitlab.write(ALLE, []))
    assert [i["severity"] for i in issues] == ["minor", "info", "blocker"]
    assert issues[2]["location"] == {"path": "matrix/befunde/a.yml", "lines": {"begin": 4}}
    assert issues[2]["description"] == "„bildnug“ gibt es nicht. Meinten Sie „bildung“?"
    assert issues[1]["location"]["lines"]["begin"] == 1
    assert not gitlab.write(ALLE, []).startswith("\ufeff")


def moved(diagnostic: Diagnostic, **changes: object) -> Diagnostic:
    fields = {name: getattr(diagnostic, name) for name in Diagnostic.__dataclass_fields__}
    return Diagnostic(**{**fields, **changes})


def test_a_fingerprint_survives_a_line_inserted_above() -> None:
    assert gitlab.fingerprint(FEHLER) == gitlab.fingerprint(moved(FEHLER, span=Span.at(5, 9, 7)))
    assert gitlab.fingerprint(FEHLER) == gitlab.fingerprint(
        moved(FEHLER, source="  sektor: bildnug", span=Span.at(4, 11, 7))
    )


@pytest.mark.parametrize(
    "change", [{"path": "b.yml"}, {"code": "HR302"}, {"field": "thema"}, {"text": "x"}, {"source": "sektor: anders"}]
)
def test_a_fingerprint_differs_with_everything_else(change: dict[str, str]) -> None:
    assert gitlab.fingerprint(FEHLER) != gitlab.fingerprint(moved(FEHLER, **change))


def test_fingerprints_of_a_real_file_survive_a_line_inserted_above() -> None:
    from handreichung.reader import read

    text = "titel: a: b\nkurz: Platz #1\n  kurz: x\n"
    before = [gitlab.fingerprint(d) for d in read(text.encode(), "a.yml").diagnostics]
    after = [gitlab.fingerprint(d) for d in read(b"# Notiz\n\n" + text.encode(), "a.yml").diagnostics]
    assert before
    assert before == after


# --- JUnit, SARIF, JSON --------------------------------------------------------------------------------------


def test_junit_has_a_case_for_every_file_and_fails_those_with_errors() -> None:
    root = ET.fromstring(junit.write(ALLE, ["matrix/gut.yml", FEHLER.path]))
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert set(cases) == {"matrix/gut.yml", FEHLER.path, WARNUNG.path, HINWEIS.path}
    assert [name for name, case in cases.items() if case.find("failure") is not None] == [FEHLER.path]
    failure = cases[FEHLER.path].find("failure")
    assert failure is not None
    assert failure.text == terminal.frame(FEHLER)
    assert cases[WARNUNG.path].findtext("system-out") == terminal.frame(WARNUNG)
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("4", "1")


SARIF = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["unicodeCodePoints", "utf16CodeUnits"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string", "minLength": 1},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "properties": {
                                                key: {"type": "object", "required": ["text"]}
                                                for key in ("shortDescription", "fullDescription", "help")
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "level", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"]},
                                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "type": "object",
                                                        "required": ["uri"],
                                                        "properties": {
                                                            "uri": {"type": "string", "pattern": "^[!-~]*$"}
                                                        },
                                                    },
                                                    "region": {
                                                        "type": "object",
                                                        "required": ["startLine"],
                                                        "additionalProperties": {"type": "integer", "minimum": 1},
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


VALID = jsonschema.Draft202012Validator(SARIF)


def test_sarif_holds_what_its_schema_demands() -> None:
    document = json.loads(sarif.write(ALLE, []))
    VALID.validate(document)
    (run,) = document["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["HR104", "HR301", "HR304"]
    assert [result["level"] for result in run["results"]] == ["warning", "note", "error"]
    location = run["results"][2]["locations"][0]["physicalLocation"]
    assert location["region"] == {"startLine": 4, "startColumn": 9, "endLine": 4, "endColumn": 16}
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_clean_run_is_sarif_too() -> None:
    VALID.validate(json.loads(sarif.write([], [])))


def test_a_path_with_blanks_and_umlauts_is_a_valid_uri() -> None:
    document = json.loads(sarif.write([moved(FEHLER, path="matrix/ü b/a.yml")], []))
    VALID.validate(document)
    uri = document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "matrix/%C3%BC%20b/a.yml"


def test_json_names_everything_in_german() -> None:
    assert json.loads(json_report.write([FEHLER, HINWEIS], [])) == [
        {
            "code": "HR301", "schwere": "Fehler", "text": "„bildnug“ gibt es nicht.", "hilfe": "Meinten Sie „bildung“?",
            "datei": "matrix/befunde/a.yml", "feld": "sektor", "zeile": 4, "spalte": 9, "endzeile": 4, "endspalte": 16,
        },
        {
            "code": "HR104", "schwere": "Hinweis", "text": "„x.txt“ ist kein Eintrag.", "hilfe": "",
            "datei": "matrix/x.txt", "feld": "", "zeile": None, "spalte": None, "endzeile": None, "endspalte": None,
        },
    ]  # fmt: skip


# --- Whatever a file holds -----------------------------------------------------------------------------------

PIECES = [
    "::", "::error::", "::add-mask::x", "##[error]", "##[", "%0A", "%", "]]>", "<x>", "&", '"', "  ", "section_start:",
    "\x1b[31m", "\x1b]0;x\x07", "\x9b", "\r", "\n", "\r\n", "\x00", "\u2028", "\x85", "\x0b", "\x0c", "\u202e",
    "\ufffe", "\ud800",
]  # fmt: skip
NASTY = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=5).map("".join)
SPANS = st.one_of(
    st.none(), st.builds(lambda line, column, lines, width: Span(line, column, line + lines, column + width),
                         st.integers(1, 9), st.integers(1, 30), st.integers(0, 1), st.integers(0, 9))
)  # fmt: skip
DIAGNOSTICS = st.lists(
    st.builds(Diagnostic, st.sampled_from(sorted(CATALOGUE)), NASTY, NASTY, SPANS, NASTY, NASTY, NASTY), max_size=3
)


@given(DIAGNOSTICS)
def test_no_text_steers_a_terminal_or_a_log(found: list[Diagnostic]) -> None:
    for name, write in WRITERS.items():
        written = write(found, ["a.yml"])
        assert "\x1b" not in written, name
        # The runner of GitHub strips blanks before it looks for a command.
        lines = [line.strip() for line in re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", written)]
        commands = [line for line in lines if line.startswith("::")]
        assert len(commands) == (len(found) if name == "github" else 0), name
        for command in commands:
            assert re.match(r"::(error|warning|notice) file=[^:]*::", command)


@given(DIAGNOSTICS)
def test_what_people_see_in_a_log_is_printable_and_holds_no_old_style_command(found: list[Diagnostic]) -> None:
    for written in (terminal.write(found), github.write(found, [])):
        assert written.replace("\n", "").isprintable()
        assert "##[" not in written
        assert "\r" not in written


@given(DIAGNOSTICS)
def test_a_frame_has_the_lines_that_belong_to_it(found: list[Diagnostic]) -> None:
    for diagnostic in found:
        lines = terminal.frame(diagnostic).split("\n")
        assert lines[0].startswith(f"{diagnostic.severity.value.upper()} [{diagnostic.code}] ")
        assert lines[1].startswith(" --> ")
        for line in lines[2:-1]:
            assert re.match(r" +\||\d+ \| |  = Hilfe: | {11}", line), line
        assert lines[-1] == ""


@given(DIAGNOSTICS)
def test_machine_formats_are_well_formed_whatever_the_text(found: list[Diagnostic]) -> None:
    root = ET.fromstring(junit.write(found, ["a.yml"]).encode())
    assert len(list(root.iter("testcase"))) == len({"a.yml", *(d.path for d in found)})
    VALID.validate(json.loads(sarif.write(found, [])))
    assert [i["check_name"] for i in json.loads(gitlab.write(found, []))] == [d.code for d in found]
    assert [d["text"] for d in json.loads(json_report.write(found, []))] == [d.text for d in found]
