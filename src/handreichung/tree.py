"""YAML events → nodes, refusing on the way what entries may not use.

A stack of our own counts depth before anything recurses. Anchors, aliases, tags, second documents and keys
that are no plain words are reported; the rest of the tree is built all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from handreichung.diagnostics import Span
from handreichung.nodes import Mapping, Node, Scalar, Sequence

#: Mappings and lists inside one another.
MAX_DEPTH = 20

#: Characters that no entry may hold: controls, marks that turn the direction of writing, private use (the
#: renderer's own marks are private, too).
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
)

#: A value of one lower-case word or number, as ids and amounts are.
_PLAIN_WORD = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem within one file: catalogue code, text, place and what to write instead."""

    code: str
    text: str
    span: Span
    help: str = ""


class TooDeep(Exception):
    """Nesting went past the limit; the rest of the file is not looked at."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being filled. `discarded`: it stands where a key should."""

    start: Span
    mapping: bool
    discarded: bool = False
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    key: Scalar | None = None
    seen: dict[str, Scalar] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return self.mapping and self.key is None


class Tree:
    """Takes the events of one file in their order. `lines` is the text that was parsed."""

    def __init__(self, lines: list[str]) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._lines = lines
        self._documents = 0
        self._stack: list[_Open] = []

    def take(self, event: Any) -> None:
        """Take the next event. Raises TooDeep past the limit of nesting."""
        span = Span(
            event.start_mark.line + 1, event.start_mark.column + 1, event.end_mark.line + 1, event.end_mark.column + 1
        )
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_properties(event, span)
            self._scalar(event, span)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_properties(event, span)
            self._open(isinstance(event, yaml.MappingStartEvent), span)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(span)
        elif isinstance(event, yaml.AliasEvent):
            self._find("HR117", f"„*{event.anchor}“ wiederholt in YAML einen anderen Abschnitt.", span)
            self._place(Scalar(f"*{event.anchor}", span))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event, span)
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            self._find("HR119", "Die Zeile ... beendet in YAML das Dokument.", span)

    def _find(self, code: str, text: str, span: Span, help: str = "") -> None:  # noqa: A002
        self.findings.append(Finding(code, text, span, help))

    def _document(self, event: yaml.DocumentStartEvent, span: Span) -> None:
        self._documents += 1
        if self._documents == 2:
            self._find("HR119", "Hier beginnt ein zweites Dokument.", span)
        elif event.version or event.tags:
            self._find("HR119", "Anweisungen mit % am Anfang der Datei sind nicht erlaubt.", span)

    def _refuse_properties(self, event: Any, span: Span) -> None:
        if event.anchor is not None:
            self._find("HR117", f"„&{event.anchor}“ setzt in YAML einen Anker.", span)
        if event.tag is not None:
            tag = event.tag if event.tag.startswith("!") else "!!" + event.tag.rsplit(":", 1)[-1]
            self._find("HR118", f"„{tag}“ ist in YAML ein Befehl und wird nicht ausgeführt.", span)

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> None:
        # The C parser leaves the style of plain scalars empty, the Python parser sets None.
        scalar = Scalar(event.value, span, plain=not event.style, literal=event.style == "|")
        if scalar.plain and scalar.value:
            self._check_comment(scalar)
        # Between double quotes a character may be written as an escape, which no look at the lines finds.
        if match := CONTROL.search(scalar.value):
            self._find("HR121", f"Hier entsteht ein unsichtbares Steuerzeichen (U+{ord(match.group()):04X}).", span)
        if self._stack and self._stack[-1].wants_key:
            self._key(self._stack[-1], scalar)
        else:
            self._place(scalar)

    def _key(self, mapping: _Open, key: Scalar) -> None:
        if not key.value:
            self._find("HR127", "Vor diesem Doppelpunkt fehlt der Feldname.", key.span)
        first = mapping.seen.setdefault(key.value, key)
        if first is not key:
            text = f"Das Feld „{key.value}“ steht zweimal da, zuerst in Zeile {first.span.line}."
            self._find("HR116", text, key.span)
        mapping.key = key

    def _open(self, mapping: bool, span: Span) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._find("HR120", f"Mehr als {MAX_DEPTH} Stufen ineinander.", span)
            raise TooDeep
        as_key = bool(self._stack) and self._stack[-1].wants_key
        if as_key:
            self._find("HR127", "Vor einem Doppelpunkt steht hier kein einfaches Wort.", span)
            self._stack[-1].key = Scalar("", span)
        self._stack.append(_Open(span, mapping, discarded=as_key))

    def _close(self, end: Span) -> None:
        closed = self._stack.pop()
        if closed.discarded:
            return
        span = Span(closed.start.line, closed.start.column, end.end_line, end.end_column)
        self._place(Mapping(tuple(closed.pairs), span) if closed.mapping else Sequence(tuple(closed.items), span))

    def _place(self, node: Node) -> None:
        """Put a finished node where it belongs; the outermost one becomes the root."""
        if not self._stack:
            self.root = node if self.root is None else self.root
            return
        parent = self._stack[-1]
        if not parent.mapping:
            parent.items.append(node)
        elif parent.key is not None:
            if parent.seen.get(parent.key.value) is parent.key:
                parent.pairs.append((parent.key, node))
            parent.key = None

    def _check_comment(self, scalar: Scalar) -> None:
        """Report a comment behind an unquoted value that may have been meant as text."""
        line = self._lines[scalar.span.end_line - 1]
        rest = line[scalar.span.end_column - 1 :]
        comment = rest.strip()
        if not comment.startswith("#"):
            return
        # A single lower-case word or number followed by »# …« is a value with a note; nothing is lost.
        if _PLAIN_WORD.fullmatch(scalar.value) and comment.startswith("# "):
            return
        column = scalar.span.end_column + len(rest) - len(rest.lstrip())
        key, _, value = line.partition(": ")
        hilfe = f'Gehört es zum Text: {key.strip()}: "{value.strip()}"' if value and '"' not in value else ""
        span = Span.at(scalar.span.end_line, column, len(comment))
        self._find("HR124", f"„{comment}“ wird nicht gelesen.", span, hilfe)
