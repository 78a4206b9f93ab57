"""The command line: exit codes, German words, every format, and what a check must not load."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from handreichung import cli
from handreichung.catalogue import CATALOGUE
from handreichung.cli import main
from handreichung.reports import FORMATS
from helfer import BEGRIFF, ROOT, Kleinmatrix, ersetzt

#: Words of argparse and of Python that no editor should meet.
ENGLISH = re.compile(
    r"\b(?:usage|error|invalid|required|expected|argument|arguments|choose|unrecognized|ambiguous|optional|positional|"
    r"show this help|exit|ignored|explicit|options|traceback|exception|file|directory|such)\b",
    re.IGNORECASE,
)

Aufruf = Callable[..., tuple[int, str, str]]


@pytest.fixture
def aufruf(matrix: Kleinmatrix, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Aufruf:
    """Run a command in a folder with a small matrix; return exit code, output and messages."""
    monkeypatch.chdir(matrix.ordner.parent)

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else -1
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


HEUTE = ("--stichtag", "2026-11-21")


def test_a_sound_matrix_exits_with_nought(aufruf: Aufruf, matrix: Kleinmatrix) -> None:
    matrix.befund()
    code, out, err = aufruf("check", *HEUTE)
    assert (code, err) == (0, "")
    assert out == "Die Matrix kann veröffentlicht werden: 0 Fehler, 0 Warnungen, 0 Hinweise.\n"


def test_hints_and_warnings_do_not_change_the_exit_code(aufruf: Aufruf, matrix: Kleinmatrix) -> None:
    matrix.befund("befund", ("  - teilhabe", "  - teilhabe\n  - teilhabe"))
    matrix.schreibe("glossar/liesmich.txt", "")
    code, out, _ = aufruf("check", *HEUTE)
    assert code == 0
    assert "1 Warnung, 1 Hinweis." in out


def test_an_error_exits_with_one(aufruf: Aufruf, matrix: Kleinmatrix) -> None:
    matrix.befund("befund", ("stand: 2026-11-01", "stand: gestern"))
    code, out, _ = aufruf("check", *HEUTE)
    assert code == 1
    assert "FEHLER [HR208]" in out
    assert "matrix/befunde/verwaltung/befund.yml:17:8" in out


def test_hints_can_be_left_out_but_still_no_error_can(aufruf: Aufruf, matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/liesmich.txt", "")
    matrix.schreibe("glossar/a.yml", "begriff: x\n")
    code, out, _ = aufruf("check", "--ohne-hinweise", *HEUTE)
    assert code == 1
    assert "HR104" not in out
    assert "HR201" in out
    assert "0 Hinweise" in out


def test_the_day_decides_what_is_due(aufruf: Aufruf, matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF)
    assert "HR504" not in aufruf("check", *HEUTE)[1]
    assert "HR504" in aufruf("check", "--stichtag", "2030-01-01")[1]
    assert "HR505" in aufruf("check", "--stichtag", "2020-01-01")[1]


def test_the_matrix_may_lie_elsewhere(aufruf: Aufruf, matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", "begriff: x\n")
    matrix.ordner.rename(matrix.ordner.parent / "andere")
    code, out, _ = aufruf("check", "--matrix", "andere", *HEUTE)
    assert code == 1
    assert "andere/glossar/a.yml" in out


def test_a_folder_without_a_matrix_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("FEHLER [HR108] Den Ordner „matrix“ gibt es nicht.\n")
    assert "1 Fehler" in out


def test_every_problem_of_content_and_settings_is_part_of_the_check(aufruf: Aufruf, matrix: Kleinmatrix) -> None:
    base = matrix.ordner.parent
    (base / "mkdocs.yml").write_text(
        "site_url: https://a.example/\nextra:\n  betreiber:\n    name: ''\n", encoding="utf-8"
    )
    (base / "content").mkdir()
    (base / "content" / "index.md").write_text("# Start\n\n{{ kenzahlen }}\n", encoding="utf-8")
    code, out, _ = aufruf("check", *HEUTE)
    assert code == 1
    assert "content/index.md:3:1" in out
    assert "mkdocs.yml:1:11" in out
    assert "mkdocs.yml:4:5" in out


# --- Formats -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["terminal", *FORMATS])
@pytest.mark.parametrize("sound", [True, False])
def test_every_format_is_written_and_keeps_the_exit_code(
    aufruf: Aufruf, matrix: Kleinmatrix, format_: str, sound: bool
) -> None:
    matrix.befund("befund", *([] if sound else [("stand: 2026-11-01", "stand: gestern")]))
    code, out, err = aufruf("check", "--format", format_, *HEUTE)
    assert (code, err) == (0 if sound else 1, "")
    assert ("HR208" in out) is not sound
    if format_ in {"gitlab", "sarif", "json"}:
        json.loads(out)
    elif format_ == "junit":
        assert len(list(ET.fromstring(out.encode()).iter("testcase"))) == 2


def test_the_formats_that_can_be_asked_for_are_those_that_exist() -> None:
    for format_ in ("terminal", *FORMATS):
        assert cli.parser().parse_args(["check", "--format", format_]).format == format_


# --- Wrong use -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Es fehlt: BEFEHL"),
        (["pruefe"], "'pruefe' gibt es nicht. Möglich:"),
        (["check", "--format", "pdf"], "--format: 'pdf' gibt es nicht. Möglich:"),
        (["check", "--format"], "--format braucht eine Angabe"),
        (["check", "--farbe"], "Unbekannte Angabe: --farbe"),
        (["check", "matrix"], "Unbekannte Angabe: matrix"),
        (["check", "--stichtag", "heute"], "--stichtag: „heute“ ist kein Datum; so schreiben: 2026-11-21"),
        (["check", "--stichtag", "21.11.2026"], "ist kein Datum"),
        (["check", "--stichtag", "2026-02-30"], "den Tag „2026-02-30“ gibt es nicht"),
        (["check", "--ohne-hinweise=ja"], "--ohne-hinweise nimmt keine Angabe"),
        (["check", "--form", "json"], "Unbekannte Angabe: --form json"),
        (["explain", "HR110", "HR111"], "Unbekannte Angabe: HR111"),
        (["explain", "HR000"], "Die Meldung „HR000“ gibt es nicht."),
        (["explain", "hallo"], "Die Meldung „hallo“ gibt es nicht."),
        (["render"], "Es fehlt: --out"),
        (["render", "--out"], "--out braucht eine Angabe"),
        (["--version"], "BEFEHL"),
    ],
)
def test_wrong_use_exits_with_two_and_german_words(aufruf: Aufruf, arguments: Sequence[str], words: str) -> None:
    code, out, err = aufruf(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    shown = err.replace(" ".join(arguments), "").replace("--format", "").replace("explain", "")
    assert not ENGLISH.search(shown), shown


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], *([name, "--help"] for name in ("check", "explain", "render", "site"))]
)
def test_help_is_german(aufruf: Aufruf, arguments: Sequence[str]) -> None:
    code, out, err = aufruf(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("Aufruf: handreichung")
    assert "diese Hilfe zeigen" in out
    assert not ENGLISH.search(out.replace("--format", "")), out


def test_every_message_is_explained_however_its_code_is_spelled(aufruf: Aufruf) -> None:
    for code, entry in CATALOGUE.items():
        exit_code, out, err = aufruf("explain", code)
        assert (exit_code, err) == (0, "")
        assert out.startswith(f"{code} ({entry.severity}): {entry.title}\n")
        assert f"Warum: {entry.why}" in out
        assert f"Was tun: {entry.remedy}" in out
        assert ("Besser:" in out) == bool(entry.right)
        assert aufruf("explain", code.lower()) == (0, out, "")


def test_without_a_code_all_messages_are_listed(aufruf: Aufruf) -> None:
    code, out, _ = aufruf("explain")
    assert code == 0
    assert re.findall(r"\bHR[0-9]{3}\b", out) == list(CATALOGUE)


# --- When something goes wrong -------------------------------------------------------------------------------


def test_a_fault_of_our_own_is_one_message_without_a_traceback(aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Rest \x1b[31m\n::error::böse")

    monkeypatch.setattr("handreichung.project.check_project", fail)
    code, out, err = aufruf("check")
    assert (code, out) == (1, "")
    assert err.startswith("FEHLER [HR901]")
    assert "Traceback" not in err
    assert "RuntimeError in test_cli.py" in err
    assert "\x1b" not in err
    assert not re.search(r"^\s*::", err, re.MULTILINE)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied", "matrix"), "Das ging nicht: matrix keine Berechtigung\n"),
        (OSError(28, "No space left on device"), "Das ging nicht:  kein Platz mehr\n"),
        (OSError(5, "Input/output error", "matrix"), "Das ging nicht: matrix Systemfehler 5\n"),
    ],
)
def test_what_the_system_refuses_is_one_german_sentence(
    aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("handreichung.project.check_project", fail)
    assert aufruf("check") == (1, "", words)


def test_an_interruption_is_one_word(aufruf: Aufruf, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("handreichung.project.check_project", stop)
    assert aufruf("check") == (1, "", "Abgebrochen.\n")


# --- As a program --------------------------------------------------------------------------------------------

PROGRAM = [sys.executable, "-c", "import sys; from handreichung.cli import main; sys.exit(main())"]


def program(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "LANG", "NO_COLOR"))}
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=cwd, env={**clean, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("format_", ["terminal", "junit", "json", "github"])
def test_a_report_in_a_file_is_utf_8_whatever_the_locale(matrix: Kleinmatrix, encoding: str, format_: str) -> None:
    matrix.schreibe("glossar/a.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "„Größe: 東京“ → 💡")))
    done = program("check", "--format", format_, cwd=matrix.ordner.parent, PYTHONIOENCODING=encoding, LC_ALL="C")
    assert (done.returncode, done.stderr) == (1, b"")
    out = done.stdout.decode("utf-8")
    if format_ == "junit":
        assert "東京" in "".join(ET.fromstring(done.stdout).itertext())
    elif format_ == "json":
        assert "東京" in json.loads(out)[0]["hilfe"]
    else:
        assert "„Größe: 東京“" in out


def test_a_check_loads_neither_a_site_generator_nor_a_template_engine(matrix: Kleinmatrix) -> None:
    matrix.befund()
    loaded = (
        "import sys; from handreichung.cli import main; code = main(['check', '--stichtag', '2026-11-21']); "
        "sys.exit(f'{code} ' + ' '.join(sorted({m.partition('.')[0] for m in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=matrix.ordner.parent, capture_output=True, text=True, timeout=120,
        check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    modules = done.stderr.split()
    assert modules[0] == "0", done.stdout + done.stderr
    assert "handreichung" in modules
    assert not {"mkdocs", "jinja2", "textstat", "material", "properdocs", "nltk", "requests"} & set(modules)


def test_a_reader_that_goes_away_is_no_failure(matrix: Kleinmatrix) -> None:
    for number in range(60):
        matrix.schreibe(f"glossar/a{number}.yml", "begriff: x\n" * 3)
    shell = f"{' '.join(map(_quoted, [*PROGRAM, 'check']))} | head -n 1 >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", shell], cwd=matrix.ordner.parent, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode in {0, 1}
    assert done.stderr == ""


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"
