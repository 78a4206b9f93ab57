"""From a project to files: the whole site, swapped in by rename, the plain Markdown tree, or one document.

A build goes into a folder beside its target, is looked over, and only then takes the target's name. Whatever
goes wrong before, the last good site stays as it is. MkDocs runs as a process of its own.
"""

from __future__ import annotations

import fcntl
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from handreichung import pages
from handreichung.catalogue import CATALOGUE
from handreichung.content import fill
from handreichung.diagnostics import Diagnostic
from handreichung.exports.open_data import LIZENZ, LIZENZ_URL
from handreichung.matrix import Matrix
from handreichung.nodes import Mapping, Scalar
from handreichung.project import Project, check_project
from handreichung.reader import read
from handreichung.render import Einstellungen, Vorlagen, kopf
from handreichung.reports import terminal
from handreichung.resources import templates_folder

CLEAN, ERRORS, WRONG_USE = 0, 1, 2
#: What no YAML parser reads. The reader mends such lines in entries, MkDocs does not.
_NOT_YAML = frozenset({"HR110", "HR111", "HR113", "HR114", "HR115"})


def _settings(config: Path) -> Mapping | None:
    """Return the settings file's nodes, or None after saying what is wrong with it."""
    source = read(config.read_bytes(), config.as_posix())
    found = tuple(d for d in source.diagnostics if d.code in _NOT_YAML or source.root is None)
    if source.root is None and not found:
        found = (Diagnostic("HR602", "Die Datei enthält keine Einstellungen.", config.as_posix()),)
    if found:
        sys.stderr.write(terminal.write(found, colour=terminal.wants_colour(sys.stderr)))
    return None if found else source.root


def _text(node: Mapping, key: str, default: str = "") -> str:
    value = node.get(key)
    return value.value if isinstance(value, Scalar) and not value.is_empty else default


def site(config: Path, target: Path | None) -> int:
    """Build the site beside `target`, look it over and swap it in. Return an exit code."""
    settings = _settings(config)
    if settings is None:
        return ERRORS
    target = (target or config.parent / _text(settings, "site_dir", "site")).absolute()
    if target.exists() and not target.is_dir():
        sys.stderr.write(f"Am Ziel {target.name} liegt eine Datei, kein Ordner.\n")
        return ERRORS
    with _locked(target) as free:
        if not free:
            sys.stderr.write("Ein anderer Bau dieser Website läuft noch.\n")
            return ERRORS
        fresh, old = target.with_name(f"{target.name}.neu"), target.with_name(f"{target.name}.alt")
        if old.exists() and not target.exists():
            old.rename(target)  # an earlier build was killed between the two renames
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            if not _build(config, fresh):
                return ERRORS
            problem = look_over(fresh)
            if problem:
                sys.stderr.write(f"Die gebaute Website ist nicht vollständig: {problem}\n")
                return ERRORS
            _swap(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    number = sum(1 for _ in target.rglob("*.html"))
    sys.stdout.write(f"Die Website liegt in {os.path.relpath(target)}: {number} Seiten.\n")
    return CLEAN


def _build(config: Path, folder: Path) -> bool:
    command = [
        sys.executable,
        "-c",
        "from handreichung.publish import mkdocs; mkdocs()",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(config),
        "--site-dir",
        str(folder),
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, encoding="utf-8")
    # MkDocs says on stdout why it gives up; that belongs behind the reasons.
    sys.stderr.write(without_traceback(done.stderr) + done.stdout)
    return done.returncode == 0


def without_traceback(text: str) -> str:
    """Return what MkDocs said, a traceback reduced to the sentence that the program is at fault and its last line."""
    before, found, trace = text.partition("Traceback (most recent call last):")
    if not found:
        return text
    entry = CATALOGUE["HR901"]
    last = trace.strip().splitlines()[-1]
    return f"{before}FEHLER [{entry.code}] {entry.title}. {entry.remedy}\n  = Technisch: {last}\n"


def mkdocs() -> None:
    """Run MkDocs with this process's arguments; what the operating system refuses becomes one sentence."""
    from handreichung.cli import os_reason

    def explain(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, OSError):
            sys.stderr.write(f"Das ging nicht: {error.filename2 or error.filename or ''} {os_reason(error)}\n")
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = explain
    runpy.run_module("mkdocs", run_name="__main__")


def look_over(folder: Path) -> str:
    """Return what a built site lacks, or an empty text.

    Compares the addresses in the sitemap with the pages on disk and looks for pages cut short.
    """
    if not (folder / "index.html").is_file():
        return "Die Startseite fehlt."
    sitemap = folder / "sitemap.xml"
    if not sitemap.is_file():
        return "Die Seitenübersicht sitemap.xml fehlt."
    announced = len(re.findall("<loc>", sitemap.read_text(encoding="utf-8")))
    built = sum(1 for _ in folder.rglob("index.html"))
    if built < announced:
        return f"Angekündigt sind {announced} Seiten, gebaut wurden {built}."
    for page in folder.rglob("*.html"):
        with page.open("rb") as file:
            file.seek(-min(page.stat().st_size, 64), os.SEEK_END)
            if b"</html>" not in file.read():
                return f"Die Seite {page.relative_to(folder).as_posix()} bricht ab."
    return ""


def _swap(fresh: Path, target: Path) -> None:
    """Give the fresh folder the target's name; the old one is kept until the new one stands."""
    old = target.with_name(f"{target.name}.alt")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _locked(target: Path) -> Iterator[bool]:
    """Hold the target's lock while building; yield False if another process holds it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f".{target.name}.sperre")
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
        path.unlink(missing_ok=True)


def render(config: Path, out: Path) -> int:
    """Write every page as Markdown with front matter below `out`, which must be empty. Return an exit code."""
    settings = _settings(config)
    if settings is None:
        return ERRORS
    if out.exists() and any(out.iterdir()):
        sys.stderr.write(f"Der Ordner {out} ist nicht leer.\n")
        return ERRORS
    project = _project(config, settings)
    matrix = _checked(project)
    if matrix is None:
        return ERRORS
    vorlagen = Vorlagen(
        matrix, project.templates, Einstellungen(_text(settings, "site_name"), _text(settings, "site_url"), "")
    )
    number = 0
    for seite in pages.seiten(matrix):
        _write(out / seite.quelle, kopf(seite) + vorlagen.seite(seite).als_markdown())
        number += 1
    extra = settings.get("extra")
    facts = extra.get("betreiber") if isinstance(extra, Mapping) else None
    betreiber = (
        {k.value: v.value for k, v in facts.pairs if isinstance(v, Scalar)} if isinstance(facts, Mapping) else {}
    )
    for path in sorted(project.content.rglob("*")):
        if path.suffix == ".md":
            relative = path.relative_to(project.content)
            adresse = "" if relative.as_posix() == "index.md" else f"{relative.with_suffix('').as_posix()}/"
            filled = fill(path.read_text(encoding="utf-8"), adresse.removesuffix("index/"), vorlagen, betreiber)
            _write(out / relative, filled.als_markdown())
            number += 1
    sys.stdout.write(f"{number} Seiten geschrieben.\n")
    return CLEAN


def dokument(config: Path, bezuege: Sequence[str], titel: str, out: Path) -> int:
    """Write what `bezuege` name (`befund:kennung`) as one PDF or ODT, whole or not at all. Return an exit code."""
    from handreichung.documents import selection
    from handreichung.documents.parts import Bausteine, Rahmen
    from handreichung.documents.shelf import machen
    from handreichung.documents.tree import DokumentFehler

    form = out.suffix.removeprefix(".").lower()
    if form not in {"pdf", "odt"}:
        sys.stderr.write(f"„{out.name}“ endet weder auf .pdf noch auf .odt.\n")
        return WRONG_USE
    settings = _settings(config)
    if settings is None:
        return ERRORS
    project = _project(config, settings)
    matrix = _checked(project)
    if matrix is None:
        return ERRORS
    rahmen = Rahmen(_text(settings, "site_name"), _text(settings, "site_url"), f"{LIZENZ} ({LIZENZ_URL})")
    try:
        made = machen(selection.dokument(bezuege, titel, Bausteine(matrix, rahmen)), form, project.templates)
    except selection.UnbekanntError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    except DokumentFehler as error:
        sys.stderr.write(f"{error}\n")
        return ERRORS
    fresh = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        fresh.write_bytes(made)
        fresh.replace(out)
    finally:
        fresh.unlink(missing_ok=True)
    sys.stdout.write(f"{out} geschrieben.\n")
    return CLEAN


def _project(config: Path, settings: Mapping) -> Project:
    base = config.parent
    content = base / _text(settings, "docs_dir", "content")
    return Project(base, base / "matrix", content, templates_folder(), config)


def _checked(project: Project) -> Matrix | None:
    """Return the Matrix of a project, or None after saying what is wrong with it."""
    result = check_project(project)
    if result.matrix is None:
        report = [d for d in result.diagnostics if d.is_error]
        sys.stderr.write(terminal.write(report, colour=terminal.wants_colour(sys.stderr)))
    return result.matrix


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
