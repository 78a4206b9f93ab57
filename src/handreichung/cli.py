"""The command line: parse arguments, call, print. Everything an editor may see is German."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, TextIO

from handreichung.catalogue import CATALOGUE, GROUPS, Entry

#: Exit codes: nothing stops the build, something does, the call was wrong.
CLEAN, ERRORS, WRONG_USE = 0, 1, 2

_ARGPARSE = (
    (r"the following arguments are required: (.*)", r"Es fehlt: \1"),
    (r"unrecognized arguments: (.*)", r"Unbekannte Angabe: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 gibt es nicht. Möglich: \3"),
    (r"argument (.*?): expected one argument", r"\1 braucht eine Angabe"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 nimmt keine Angabe; \2 ist zu viel"),
    (r"argument (.*?): invalid .* value: (.*)", r"\1: \2 ist keine gültige Angabe"),
    (r"argument (.*?): (.*)", r"\1: \2"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 ist nicht eindeutig. Möglich: \2"),
)


class _Parser(argparse.ArgumentParser):
    """argparse with German words."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)  # type: ignore[arg-type]
        self._optionals.title = "Angaben"
        self._positionals.title = "Befehle und Werte"
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Aufruf:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Aufruf:", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, german in _ARGPARSE:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, german, message, flags=re.DOTALL)
                break
        sys.stderr.write(f"{self.format_usage()}{self.prog}: {message}\n")
        raise SystemExit(WRONG_USE)


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Datum; so schreiben: 2026-11-21")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"den Tag „{text}“ gibt es nicht") from None


def parser() -> argparse.ArgumentParser:
    """Return the description of all commands and options."""
    root = _Parser(prog="handreichung", description="Prüft und veröffentlicht die Matrix der Handreichung.")
    commands = root.add_subparsers(dest="command", required=True, metavar="BEFEHL", title="Befehle")
    check = commands.add_parser("check", help="alle Einträge prüfen", description="Prüft alle Einträge der Matrix.")
    check.add_argument(
        "--matrix", type=Path, default=Path("matrix"), metavar="ORDNER", help="Ordner mit den Einträgen (sonst: matrix)"
    )
    check.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="DATEI",
        help="Einstellungen der Website (sonst: mkdocs.yml)",
    )
    check.add_argument(
        "--format",
        choices=("terminal", "github", "gitlab", "junit", "sarif", "json"),
        default="terminal",
        help="Form des Berichts (sonst: terminal)",
    )
    check.add_argument(
        "--stichtag",
        type=_day,
        default=None,
        metavar="JJJJ-MM-TT",
        help="Tag, gegen den fällige Durchsichten gerechnet werden (sonst: heute)",
    )
    check.add_argument("--ohne-hinweise", action="store_true", help="nur Fehler und Warnungen zeigen")
    explain = commands.add_parser(
        "explain", help="eine Meldung erklären", description="Erklärt eine Meldung; ohne Angabe werden alle genannt."
    )
    explain.add_argument("code", nargs="?", metavar="HR…", help="Code der Meldung, zum Beispiel HR110")
    render = commands.add_parser(
        "render",
        help="die Seiten als Markdown schreiben",
        description="Schreibt alle Seiten als Markdown, für andere Generatoren.",
    )
    render.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="Zielordner; er muss leer sein")
    render.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="DATEI",
        help="Einstellungen der Website (sonst: mkdocs.yml)",
    )
    dokument = commands.add_parser(
        "dokument",
        help="Einträge als PDF oder ODT schreiben",
        description="Schreibt ausgewählte Einträge als ein Dokument, mit Deckblatt, Inhalt und Quellen.",
    )
    dokument.add_argument(
        "bezuege",
        nargs="+",
        metavar="EINTRAG",
        help="zum Beispiel praxis:world-cafe, befund:…, netzwerk:…, fallbeispiel:…, sektor:… oder thema:…",
    )
    dokument.add_argument("--out", type=Path, required=True, metavar="DATEI", help="Zieldatei, .pdf oder .odt")
    dokument.add_argument("--titel", default="", metavar="TEXT", help="Titel auf dem Deckblatt")
    dokument.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="DATEI",
        help="Einstellungen der Website (sonst: mkdocs.yml)",
    )
    site = commands.add_parser(
        "site", help="die Website bauen", description="Baut die Website daneben, prüft sie und tauscht sie dann ein."
    )
    site.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="DATEI",
        help="Einstellungen der Website (sonst: mkdocs.yml)",
    )
    site.add_argument(
        "--site-dir", type=Path, default=None, metavar="ORDNER", help="Zielordner (sonst: der aus den Einstellungen)"
    )
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)
    options = parser().parse_args(arguments)
    try:
        commands = {"check": _check, "explain": _explain, "render": _render, "dokument": _dokument, "site": _site}
        return commands[options.command](options)
    except BrokenPipeError:
        # The reader of our output went away (`| head`); nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        sys.stderr.write("Abgebrochen.\n")
        return ERRORS
    except OSError as error:
        sys.stderr.write(f"Das ging nicht: {error.filename or ''} {os_reason(error)}\n")
        return ERRORS
    except Exception as error:
        # Whatever reaches this place is our own fault, never the editor's.
        sys.stderr.write(our_fault(error))
        return ERRORS


def _prepare(stream: TextIO) -> None:
    """Give files and pipes UTF-8 whatever the locale; a terminal shows what it cannot as a number."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def our_fault(error: Exception) -> str:
    """Return what an editor should report when the program itself fails: one place, no traceback."""
    from handreichung.reports.terminal import visible

    entry = CATALOGUE["HR901"]
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(frame.filename).name}, Zeile {frame.lineno}: {visible(str(error))}"
    return f"FEHLER [{entry.code}] {entry.title}. {entry.why}\n  = Hilfe: {entry.remedy}\n  = Technisch: {where}\n"


def os_reason(error: OSError) -> str:
    """Return why the operating system refused, in German."""
    import errno

    reasons = {
        errno.EACCES: "keine Berechtigung",
        errno.EPERM: "keine Berechtigung",
        errno.ENOSPC: "kein Platz mehr",
        errno.EROFS: "nur lesbar",
        errno.ENOENT: "gibt es nicht",
        errno.ENOTDIR: "ist kein Ordner",
        errno.EISDIR: "ist ein Ordner",
        errno.EEXIST: "gibt es schon",
        errno.EFBIG: "Datei zu groß",
    }
    return reasons.get(error.errno or 0, f"Systemfehler {error.errno}")


def _check(options: argparse.Namespace) -> int:
    from handreichung.diagnostics import Severity
    from handreichung.project import Project, check_project
    from handreichung.reports import FORMATS, terminal
    from handreichung.resources import templates_folder

    base = options.config.parent
    project = Project(base, options.matrix, base / "content", templates_folder(), options.config)
    result = check_project(project, options.stichtag or date.today())
    diagnostics = [d for d in result.diagnostics if not (options.ohne_hinweise and d.severity is Severity.HINWEIS)]
    if options.format == "terminal":
        sys.stdout.write(terminal.write(diagnostics, colour=terminal.wants_colour(sys.stdout)))
    else:
        paths = [document.path for document in result.corpus.documents]
        sys.stdout.write(FORMATS[options.format](diagnostics, paths))
    return CLEAN if result.is_publishable else ERRORS


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        for prefix, heading in GROUPS.items():
            sys.stdout.write(f"{heading}\n")
            for entry in CATALOGUE.values():
                if entry.code.startswith(prefix):
                    sys.stdout.write(f"  {entry.code}  {entry.severity:<8} {entry.title}\n")
        return CLEAN
    asked = CATALOGUE.get(options.code.upper())
    if asked is None:
        sys.stderr.write(f"Die Meldung „{options.code}“ gibt es nicht. Alle Meldungen zeigt: handreichung explain\n")
        return WRONG_USE
    sys.stdout.write(explanation(asked))
    return CLEAN


def explanation(entry: Entry) -> str:
    """Return a catalogue entry as text for a terminal."""
    lines = [f"{entry.code} ({entry.severity}): {entry.title}", "", f"Warum: {entry.why}", f"Was tun: {entry.remedy}"]
    if entry.wrong:
        lines += ["", "Statt:", *(f"  {line}" for line in entry.wrong.splitlines())]
    if entry.right:
        lines += ["Besser:", *(f"  {line}" for line in entry.right.splitlines())]
    return "\n".join(lines) + "\n"


def _render(options: argparse.Namespace) -> int:
    from handreichung.publish import render

    return render(options.config, options.out)


def _dokument(options: argparse.Namespace) -> int:
    from handreichung.publish import dokument

    return dokument(options.config, options.bezuege, options.titel, options.out)


def _site(options: argparse.Namespace) -> int:
    from handreichung.publish import site

    return site(options.config, options.site_dir)
