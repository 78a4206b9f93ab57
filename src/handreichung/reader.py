"""YAML text → nodes with positions, and every problem on the way.

The only module that reads YAML. It works on libyaml's events and never constructs objects: no scalar
changes its type, no tag is obeyed, no alias is followed, and depth is counted before anything recurses.
A line that YAML cannot read is mended in memory where its meaning is plain, so that one run also reports
what stands below it; the problem is reported all the same and the file never counts as read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import yaml

from handreichung.diagnostics import Diagnostic, Span
from handreichung.nodes import Mapping, Node, Scalar, Sequence
from handreichung.syntax import classify
from handreichung.tree import CONTROL, Finding, TooDeep, Tree

#: A file above this size (bytes) is refused before it is parsed.
MAX_BYTES = 256 * 1024
_MAX_REPAIRS = 25

__all__ = ["MAX_BYTES", "Mapping", "Node", "ReadResult", "Scalar", "Sequence", "read"]

#: libyaml when PyYAML was built with it; the pure Python parser yields the same events, more slowly.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060]")
_NBSP = "\u00a0\u2007\u202f\u3000"
#: A text without any of these needs no look at its lines.
_SUSPICIOUS = re.compile(f"{CONTROL.pattern}|{_INVISIBLE.pattern}|[\t{_NBSP}]")
_NBSP_AS_SPACE = re.compile(rf"^[ {_NBSP}]*[{_NBSP}](?=\S)|^ *(?:- *)?[a-z_]+:[{_NBSP}]|^ *-[{_NBSP}]")
_NAMES = {
    "\u00ad": "weicher Trennstrich",
    "\u200b": "Leerzeichen ohne Breite",
    "\u200e": "Zeichen für die Schreibrichtung",
    "\u200f": "Zeichen für die Schreibrichtung",
    "\u2028": "Zeilentrenner",
    "\u2029": "Absatztrenner",
}


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of one file: its root mapping (None where nothing could be read), lines and problems."""

    path: str
    root: Mapping | None
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    def line(self, number: int) -> str:
        """Return line `number` (from 1), or an empty text beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def diagnostic(self, code: str, text: str, span: Span, *, help: str = "", field: str = "") -> Diagnostic:  # noqa: A002
        """Return a problem at a place of this file, with the line it stands in."""
        return Diagnostic(code, text, self.path, span, help, field, self.line(span.line))


@lru_cache(maxsize=8192)
def read(data: bytes, path: str) -> ReadResult:
    """Read one file's bytes. `path` is what messages show. Never raises on what the bytes hold.

    The same bytes are read once per process: while serving, an edit does not pay for the other entries.
    """
    if len(data) > MAX_BYTES:
        text = f"Die Datei ist {len(data) // 1024} KiB groß; erlaubt sind {MAX_BYTES // 1024} KiB."
        return ReadResult(path, None, (), (Diagnostic("HR102", text, path),))
    decoded = _decode(data, path)
    if isinstance(decoded, Diagnostic):
        return ReadResult(path, None, (), (decoded,))
    text, problems = decoded
    original = tuple(text.split("\n"))
    lines = list(original)
    if _SUSPICIOUS.search(text):
        problems += _check_lines(original, path)
        lines = _parseable(original)
    parse = _Parse(path, original, lines)
    root = parse.run()
    return ReadResult(path, root, original, tuple(problems + parse.problems))


def _decode(data: bytes, path: str) -> tuple[str, list[Diagnostic]] | Diagnostic:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Diagnostic("HR101", "Die Datei ist in UTF-16 gespeichert, nicht in UTF-8.", path)
    hints = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        hints.append(Diagnostic("HR126", "Die Datei beginnt mit einer Bytefolgemarke (BOM).", path, Span.at(1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        source = data.split(b"\n")[line - 1].decode("cp1252", "replace")
        start = max((m.start() for m in re.finditer(r"\S+", source) if m.start() < column), default=0)
        word = source[start:].split()[0] if source[start:].split() else ""
        return Diagnostic(
            "HR101",
            f"Die Datei ist nicht in UTF-8 gespeichert; das zeigt sich bei „{word}“.",
            path,
            Span.at(line, column),
            source=source,
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        hints.append(
            Diagnostic("HR126", "Umlaute sind in dieser Datei aus zwei Zeichen zusammengesetzt.", path, Span.at(1, 1))
        )
    return text, hints


def _check_lines(lines: tuple[str, ...], path: str) -> list[Diagnostic]:
    """Report what must be seen before parsing: YAML would stumble over it or swallow it."""
    found = []
    for number, line in enumerate(lines, start=1):
        # Each such character once a line: a line may be nothing else.
        for code, hidden, usual in (
            ("HR121", CONTROL, "Steuerzeichen"),
            ("HR122", _INVISIBLE, "Zeichen ohne Breite"),
        ):
            for character in dict.fromkeys(hidden.findall(line)):
                text = f"Hier steht ein unsichtbares Zeichen: {_NAMES.get(character, usual)} (U+{ord(character):04X})."
                found.append(Diagnostic(code, text, path, Span.at(number, line.index(character) + 1), source=line))
        if "\t" in line:
            where = "in der Einrückung" if "\t" in line[: len(line) - len(line.lstrip())] else "in dieser Zeile"
            found.append(
                Diagnostic(
                    "HR112",
                    f"Hier steht ein Tabulator {where}.",
                    path,
                    Span.at(number, line.index("\t") + 1),
                    source=line,
                    help="Durch Leerzeichen ersetzen, in der Einrückung zwei je Stufe.",
                )
            )
        if _NBSP_AS_SPACE.match(line):
            column = next(i for i, c in enumerate(line, start=1) if c in _NBSP)
            found.append(
                Diagnostic(
                    "HR123",
                    "Hier steht ein geschütztes Leerzeichen, wo YAML ein gewöhnliches braucht.",
                    path,
                    Span.at(number, column),
                    source=line,
                )
            )
    return found


def _parseable(lines: tuple[str, ...]) -> list[str]:
    """Return the lines with reported characters replaced, so that parsing can go on."""
    mended = []
    for line in lines:
        line = CONTROL.sub(" ", line)
        if "\t" in line:
            body = line.lstrip()
            indent = line[: len(line) - len(body)]
            line = indent.replace("\t", "  ") + body.replace("\t", " ")
        if match := _NBSP_AS_SPACE.match(line):
            line = re.sub(f"[{_NBSP}]", " ", match.group()) + line[match.end() :]
        mended.append(line)
    return mended


class _Parse:
    """One file's way from lines to nodes, with its repairs."""

    def __init__(self, path: str, original: tuple[str, ...], lines: list[str]) -> None:
        self.path = path
        self.original = original
        self.lines = lines
        self.problems: list[Diagnostic] = []

    def run(self) -> Mapping | None:
        """Return the root. Lines whose meaning is plain are mended and the whole is parsed again."""
        repaired: set[int] = set()
        for _ in range(_MAX_REPAIRS):
            tree = Tree(self.lines)
            try:
                for event in yaml.parse("\n".join(self.lines), Loader=_LOADER):
                    tree.take(event)
            except yaml.MarkedYAMLError as error:
                problem = classify(error, self.lines)
                if problem.line not in repaired:
                    span = Span.at(problem.line, problem.column, problem.width)
                    self._report(Finding(problem.code, problem.text, span, problem.help))
                if problem.repaired is not None and problem.line not in repaired:
                    repaired.add(problem.line)
                    self.lines[problem.line - 1] = problem.repaired
                    continue
            except TooDeep:
                pass
            else:
                return self._root(tree)
            self._report(*tree.findings)
            return None
        return None

    def _root(self, tree: Tree) -> Mapping | None:
        self._report(*tree.findings)
        root = tree.root
        if root is None or (isinstance(root, Scalar) and root.is_empty):
            self._report(Finding("HR125", "In der Datei steht kein Eintrag.", Span.at(1, 1)))
            return None
        if not isinstance(root, Mapping):
            what = "eine Liste" if isinstance(root, Sequence) else "nur Text"
            self._report(Finding("HR128", f"Die Datei enthält {what} statt Feldern.", Span.at(root.span.line, 1)))
            return None
        return root

    def _report(self, *findings: Finding) -> None:
        for f in findings:
            line = self.original[f.span.line - 1] if f.span.line <= len(self.original) else ""
            self.problems.append(Diagnostic(f.code, f.text, self.path, f.span, f.help, source=line))
