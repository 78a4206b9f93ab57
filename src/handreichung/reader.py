"""YAML text → nodes with positions, and every problem on the way.

The only module that reads YAML. It works on libyaml's events and never constructs objects: no scalar
changes its type, no tag is obeyed, no alias is followed, and depth is counted before anything recurses.
A line that YAML cannot read is mended in memory where its meaning is plain, so that one run also reports
what stands below it; the problem is reported all the same and the file never counts as read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from handreichung.diagnostics import Diagnostic, Span
from handreichung.syntax import classify

#: A file above this size (bytes) is refused before it is parsed.
MAX_BYTES = 256 * 1024
#: Mappings and lists inside one another.
MAX_DEPTH = 20
_MAX_REPAIRS = 25

#: libyaml when PyYAML was built with it; the pure Python parser yields the same events, more slowly.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060]")
_NBSP = "\u00a0\u2007\u202f\u3000"
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
class Scalar:
    """A single value, always text. `plain` means unquoted, `literal` a block written with `|`."""

    value: str
    span: Span
    plain: bool = False
    literal: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: no value, `~` or an unquoted `null`."""
        return self.plain and self.value in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs of a key and a node, in the order of the file; no key occurs twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the node under `key`, or None."""
        return next((node for name, node in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping


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


def read(data: bytes, path: str) -> ReadResult:
    """Read one file's bytes. `path` is what messages show. Never raises on what the bytes hold."""
    if len(data) > MAX_BYTES:
        text = f"Die Datei ist {len(data) // 1024} KiB groß; erlaubt sind {MAX_BYTES // 1024} KiB."
        return ReadResult(path, None, (), (Diagnostic("HR102", text, path),))
    decoded = _decode(data, path)
    if isinstance(decoded, Diagnostic):
        return ReadResult(path, None, (), (decoded,))
    text, problems = decoded
    original = tuple(text.split("\n"))
    problems += _check_lines(original, path)
    parse = _Parse(path, original, _parseable(original))
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
        for match in _CONTROL.finditer(line):
            name = _NAMES.get(match.group(), "Steuerzeichen")
            text = f"Hier steht ein unsichtbares Zeichen: {name} (U+{ord(match.group()):04X})."
            found.append(Diagnostic("HR121", text, path, Span.at(number, match.start() + 1), source=line))
        for match in _INVISIBLE.finditer(line):
            name = _NAMES.get(match.group(), "Zeichen ohne Breite")
            text = f"Hier steht ein unsichtbares Zeichen: {name} (U+{ord(match.group()):04X})."
            found.append(Diagnostic("HR122", text, path, Span.at(number, match.start() + 1), source=line))
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
        line = _CONTROL.sub(" ", line)
        if "\t" in line:
            body = line.lstrip()
            indent = line[: len(line) - len(body)]
            line = indent.replace("\t", "  ") + body.replace("\t", " ")
        if match := _NBSP_AS_SPACE.match(line):
            line = re.sub(f"[{_NBSP}]", " ", match.group()) + line[match.end() :]
        mended.append(line)
    return mended


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being filled."""

    start: Span
    mapping: bool
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    key: Scalar | None = None
    seen: dict[str, Scalar] = field(default_factory=dict)


class _TooDeep(Exception):
    """Nesting went past the limit; the rest of the file is not looked at."""


class _Parse:
    """One file's way from lines to nodes, with its repairs."""

    def __init__(self, path: str, original: tuple[str, ...], lines: list[str]) -> None:
        self.path = path
        self.original = original
        self.lines = lines
        self.problems: list[Diagnostic] = []

    def run(self) -> Mapping | None:
        syntax: list[Diagnostic] = []
        repaired: set[int] = set()
        for _ in range(_MAX_REPAIRS):
            found: list[Diagnostic] = []
            try:
                root = self._nodes(found)
            except yaml.MarkedYAMLError as error:
                problem = classify(error, self.lines)
                if problem.line not in repaired:
                    span = Span.at(problem.line, problem.column, problem.width)
                    self._report(syntax, problem.code, problem.text, span, problem.help)
                if problem.repaired is None or problem.line in repaired:
                    self.problems = syntax + found
                    return None
                repaired.add(problem.line)
                self.lines[problem.line - 1] = problem.repaired
            except _TooDeep:
                self.problems = syntax + found
                return None
            else:
                self.problems = syntax + found
                return root
        self.problems = syntax
        return None

    def _source(self, line: int) -> str:
        return self.original[line - 1] if 0 < line <= len(self.original) else ""

    def _report(self, found: list[Diagnostic], code: str, text: str, span: Span, help: str = "") -> None:  # noqa: A002
        found.append(Diagnostic(code, text, self.path, span, help, source=self._source(span.line)))

    def _nodes(self, found: list[Diagnostic]) -> Mapping | None:
        """Build the tree from events with a stack of our own."""
        root: Node | None = None
        documents = 0
        stack: list[_Open] = []
        for event in self._events():
            span = _span(event)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2 or (documents == 1 and (event.version or event.tags)):
                    self._report(
                        found,
                        "HR119",
                        "Hier beginnt ein zweites Dokument."
                        if documents == 2
                        else "Anweisungen mit % am Anfang der Datei sind nicht erlaubt.",
                        span,
                    )
            elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
                self._report(found, "HR119", "Die Zeile ... beendet in YAML das Dokument.", span)
            elif isinstance(event, yaml.AliasEvent):
                self._report(found, "HR117", f"„*{event.anchor}“ wiederholt in YAML einen anderen Abschnitt.", span)
                root = _place(stack, Scalar(f"*{event.anchor}", span), root)
            elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
                self._refuse_properties(found, event, span)
                if isinstance(event, yaml.ScalarEvent):
                    scalar = self._scalar(event, span)
                    self._check_comment(found, scalar)
                    if stack and stack[-1].mapping and stack[-1].key is None:
                        self._key(found, stack[-1], scalar)
                    else:
                        root = _place(stack, scalar, root)
                else:
                    if len(stack) >= MAX_DEPTH:
                        self._report(found, "HR120", f"Mehr als {MAX_DEPTH} Stufen ineinander.", span)
                        raise _TooDeep
                    if stack and stack[-1].mapping and stack[-1].key is None:
                        self._report(found, "HR127", "Vor einem Doppelpunkt steht hier kein einfaches Wort.", span)
                        stack[-1].key = Scalar("", span)
                        stack.append(_Open(span, isinstance(event, yaml.MappingStartEvent)))
                        stack[-1].seen["\0key"] = stack[-1].seen.get("\0key", Scalar("", span))
                        continue
                    stack.append(_Open(span, isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                closed = stack.pop()
                if "\0key" in closed.seen:
                    continue
                whole = Span(closed.start.line, closed.start.column, span.end_line, span.end_column)
                node: Node = (
                    Mapping(tuple(closed.pairs), whole) if closed.mapping else Sequence(tuple(closed.items), whole)
                )
                root = _place(stack, node, root)
        return self._root(found, root)

    def _events(self) -> Iterator[yaml.Event]:
        yield from yaml.parse("\n".join(self.lines), Loader=_LOADER)

    def _root(self, found: list[Diagnostic], root: Node | None) -> Mapping | None:
        if root is None or (isinstance(root, Scalar) and root.is_empty):
            found.append(
                Diagnostic(
                    "HR125", "In der Datei steht kein Eintrag.", self.path, Span.at(1, 1), source=self._source(1)
                )
            )
            return None
        if not isinstance(root, Mapping):
            what = "eine Liste" if isinstance(root, Sequence) else "nur Text"
            self._report(found, "HR128", f"Die Datei enthält {what} statt Feldern.", Span.at(root.span.line, 1))
            return None
        return root

    def _refuse_properties(self, found: list[Diagnostic], event: yaml.NodeEvent, span: Span) -> None:
        if event.anchor is not None:
            self._report(found, "HR117", f"„&{event.anchor}“ setzt in YAML einen Anker.", span)
        if event.tag is not None:
            tag = event.tag if event.tag.startswith("!") else "!!" + event.tag.rsplit(":", 1)[-1]
            self._report(found, "HR118", f"„{tag}“ ist in YAML ein Befehl und wird nicht ausgeführt.", span)

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> Scalar:
        # The C parser leaves the style of plain scalars empty, the Python parser sets None.
        return Scalar(event.value, span, plain=not event.style, literal=event.style == "|")

    def _key(self, found: list[Diagnostic], mapping: _Open, key: Scalar) -> None:
        if not key.value:
            self._report(found, "HR127", "Vor diesem Doppelpunkt fehlt der Feldname.", key.span)
        first = mapping.seen.setdefault(key.value, key)
        if first is not key:
            self._report(
                found, "HR116", f"Das Feld „{key.value}“ steht zweimal da, zuerst in Zeile {first.span.line}.", key.span
            )
        mapping.key = key

    def _check_comment(self, found: list[Diagnostic], scalar: Scalar) -> None:
        """Report a comment behind an unquoted value that may have been meant as text."""
        if not scalar.plain or not scalar.value:
            return
        line = self.lines[scalar.span.end_line - 1]
        rest = line[scalar.span.end_column - 1 :]
        if not rest.lstrip().startswith("#"):
            return
        # A single lower-case word or number followed by »# …« is a value with a note; nothing is lost.
        if re.fullmatch(r"[a-z0-9-]+", scalar.value) and rest.lstrip().startswith("# "):
            return
        column = scalar.span.end_column + len(rest) - len(rest.lstrip())
        key, _, value = line.partition(": ")
        help_ = f'Gehört es zum Text: {key.strip()}: "{value.strip()}"' if value and '"' not in value else ""
        self._report(
            found,
            "HR124",
            f"„{rest.strip()}“ wird nicht gelesen.",
            Span.at(scalar.span.end_line, column, len(rest.strip())),
            help_,
        )


def _place(stack: list[_Open], node: Node, root: Node | None) -> Node | None:
    """Put a finished node where it belongs; the outermost one becomes the root."""
    if not stack:
        return node if root is None else root
    parent = stack[-1]
    if not parent.mapping:
        parent.items.append(node)
    elif parent.key is not None:
        if parent.seen.get(parent.key.value) is parent.key:
            parent.pairs.append((parent.key, node))
        parent.key = None
    return root


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
