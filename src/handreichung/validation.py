"""Nodes → typed entries, and what pydantic says about them in words for editors."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping as AbstractMapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handreichung.diagnostics import Diagnostic, Span
from handreichung.nodes import Mapping, Node, Scalar, Sequence
from handreichung.reader import ReadResult
from handreichung.walk import Feld, Loc, felder

M = TypeVar("M", bound=BaseModel)

#: What each of pydantic's own error types means. Our validators raise codes of the catalogue instead;
#: a test walks the schemas of all models and fails if a type is missing here.
MELDUNGEN: dict[str, str] = {
    "missing": "HR201",
    "extra_forbidden": "HR202",
    "model_type": "HR205",
    "model_attributes_type": "HR205",
    "tuple_type": "HR205",
    "too_short": "HR207",
    "too_long": "HR207",
    "literal_error": "HR211",
    "string_type": "HR205",
}


def validate(
    cls: type[M],
    source: ReadResult,
    extra: AbstractMapping[str, str] | None = None,
    known: AbstractMapping[str, AbstractMapping[str, str]] | None = None,
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Return the entry that a file describes, or None, and all problems with its fields.

    `extra` holds values that do not come from the file (the id). `known` maps the targets of references
    to ids and labels; messages about missing references take their examples from it.
    """
    if source.root is None:
        return None, ()
    placeholders = tuple(_placeholders(source, source.root, ()))
    data = _data(source.root)
    given = {**data, **(extra or {})}
    problems = _own_id(source) if extra else []
    try:
        entry = cls.model_validate(given)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, (*placeholders, *problems, *_Explainer(cls, source, known or {}).explain(details))
    if placeholders or problems:
        return None, (*placeholders, *problems)
    return entry, ()


def _own_id(source: ReadResult) -> list[Diagnostic]:
    assert source.root is not None
    for key, _ in source.root.pairs:
        if key.value == "id":
            return [
                source.diagnostic(
                    "HR202",
                    "Das Feld „id“ gibt es nicht: Die Kennung ist der Dateiname.",
                    key.span,
                    help="Die Zeile löschen.",
                    field="id",
                )
            ]
    return []


def _data(node: Node) -> Any:
    """Return plain values for pydantic. Keys without a value are left out: nothing was written there."""
    if isinstance(node, Scalar):
        return None if node.is_empty else node.value
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    return {key.value: _data(value) for key, value in node.pairs if not _is_empty(value)}


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def locate(root: Node, loc: Loc) -> Node:
    """Return the node at `loc`, or the nearest one above that exists in the file."""
    node = root
    for part in loc:
        if isinstance(node, Mapping) and isinstance(part, str):
            child = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            child = node.items[part]
        else:
            child = None
        if child is None:
            break
        node = child
    return node


def label(loc: Loc) -> str:
    """Return a place in an editor's words: `evidenz 2 → methode`."""
    parts: list[str] = []
    for part in loc:
        if isinstance(part, int):
            parts[-1] += f" {part + 1}"
        else:
            parts.append(part)
    return " → ".join(parts)


def span_of(node: Node, source: ReadResult) -> Span:
    """Return the part of a node's first line that messages mark."""
    span = node.span
    if isinstance(node, Scalar) and span.line == span.end_line:
        return span if span.end_column > span.column else Span.at(span.line, max(span.column - 1, 1))
    line = source.line(span.line)
    if isinstance(node, Scalar):
        return Span.at(span.line, span.column, max(len(line.rstrip()) - span.column + 1, 1))
    return Span.at(span.line, span.column, max(len(line.rstrip()) - span.column + 1, 1))


def _placeholders(source: ReadResult, node: Node, loc: Loc) -> list[Diagnostic]:
    if isinstance(node, Scalar):
        if re.fullmatch(r"<[^<>]+>", node.value.strip()):
            return [
                source.diagnostic(
                    "HR215",
                    f"„{node.value.strip()}“ ist noch ein Platzhalter.",
                    span_of(node, source),
                    field=label(loc),
                )
            ]
        return []
    children = (
        (((*loc, key.value), value) for key, value in node.pairs)
        if isinstance(node, Mapping)
        else (((*loc, i), item) for i, item in enumerate(node.items))
    )
    return [d for place, child in children for d in _placeholders(source, child, place)]


#: More unknown fields than these are not explained one by one: each is looked up in the whole file.
_UNKNOWN_FIELDS = 200


class _Explainer:
    """Turns the errors of one file into diagnostics, mistakes that belong together into one."""

    def __init__(
        self, cls: type[BaseModel], source: ReadResult, known: AbstractMapping[str, AbstractMapping[str, str]]
    ) -> None:
        assert source.root is not None
        self.cls, self.source, self.root, self.known = cls, source, source.root, known

    def explain(self, details: list[ErrorDetails]) -> tuple[Diagnostic, ...]:
        missing = {d["loc"]: d for d in details if d["type"] == "missing"}
        extra = [d for d in details if d["type"] == "extra_forbidden"][:_UNKNOWN_FIELDS]
        found: list[Diagnostic] = []
        for detail in extra:
            parent, key = detail["loc"][:-1], str(detail["loc"][-1])
            absent = [str(loc[-1]) for loc in missing if loc[:-1] == parent and not self._written(loc)]
            near = difflib.get_close_matches(key, absent, n=1, cutoff=0.6)
            if near:
                del missing[(*parent, near[0])]
                found.append(
                    self._at_key(
                        "HR203",
                        f"Das Feld „{key}“ gibt es nicht; gemeint ist „{near[0]}“.",
                        detail["loc"],
                        f"So schreiben: {near[0]}:",
                    )
                )
            else:
                found.append(self._unknown_field(parent, key))
        found += [self._missing(loc) for loc in missing]
        found += [
            self._other(d)
            for d in details
            if d["type"] not in {"missing", "extra_forbidden"} and not self._counted_sound_items_only(d)
        ]
        return tuple(found)

    def _counted_sound_items_only(self, detail: ErrorDetails) -> bool:
        """pydantic calls a list too short when it is long enough but holds broken items."""
        node = locate(self.root, detail["loc"])
        return (
            detail["type"] == "too_short"
            and isinstance(node, Sequence)
            and len(node.items) >= detail.get("ctx", {}).get("min_length", 0)
        )

    def _block(self, loc: Loc) -> type[BaseModel]:
        """Return the class of the block at `loc`."""
        cls = self.cls
        for part in loc:
            if isinstance(part, str):
                feld = next((f for f in felder(cls) if f.name == part), None)
                if feld is not None and feld.block is not None:
                    cls = feld.block
        return cls

    def _feld(self, loc: Loc) -> Feld | None:
        names = [part for part in loc if isinstance(part, str)]
        return next((f for f in felder(self._block(loc[:-1])) if names and f.name == names[-1]), None)

    def _written(self, loc: Loc) -> bool:
        parent = locate(self.root, loc[:-1])
        return isinstance(parent, Mapping) and parent.get(str(loc[-1])) is not None

    def _key_span(self, loc: Loc) -> Span:
        parent = locate(self.root, loc[:-1])
        if isinstance(parent, Mapping):
            for key, _ in parent.pairs:
                if key.value == loc[-1]:
                    return key.span
        return span_of(parent, self.source)

    def _at_key(self, code: str, text: str, loc: Loc, hilfe: str = "") -> Diagnostic:
        return self.source.diagnostic(code, text, self._key_span(loc), help=hilfe, field=label(loc))

    def _unknown_field(self, parent: Loc, key: str) -> Diagnostic:
        names = {f.name: f.titel for f in felder(self._block(parent)) if f.name != "id"}
        near = difflib.get_close_matches(key, names, n=1, cutoff=0.6)
        by_title = [name for name, title in names.items() if title.casefold() == key.casefold()]
        guess = (near or by_title or [""])[0]
        hilfe = f"Meinten Sie „{guess}“ ({names[guess]})?" if guess else "Mögliche Felder: " + ", ".join(names)
        return self._at_key("HR202", f"Das Feld „{key}“ gibt es hier nicht.", (*parent, key), hilfe)

    def _missing(self, loc: Loc) -> Diagnostic:
        name = str(loc[-1])
        feld = self._feld(loc)
        title = f" ({feld.titel})" if feld and feld.titel != name else ""
        hilfe = f"So schreiben: {_example(feld, self.known)}" if feld else ""
        if self._written(loc):
            return self._at_key("HR204", f"Das Feld „{name}“{title} ist leer.", loc, hilfe)
        span = Span.at(1, 1, max(len(self.source.line(1)), 1)) if len(loc) == 1 else self._key_span(loc)
        return self.source.diagnostic("HR201", f"Das Feld „{name}“{title} fehlt.", span, help=hilfe, field=label(loc))

    def _other(self, detail: ErrorDetails) -> Diagnostic:
        loc, kind = detail["loc"], detail["type"]
        node = locate(self.root, loc)
        span = span_of(node, self.source)
        if kind in MELDUNGEN:
            code = MELDUNGEN[kind]
            text, hilfe = self._builtin(code, detail, node)
        else:
            context = detail.get("ctx", {})
            code, text, hilfe = kind, str(context.get("text", "")), str(context.get("hilfe", ""))
        if detail.get("input") is None and code == "HR205":
            code, text, hilfe = "HR204", "Dieser Listenpunkt ist leer.", "Den Punkt ausfüllen oder die Zeile löschen."
        if kind == "HR205" and isinstance(node, Mapping) and len(node.pairs) == 1:
            ((key, value),) = node.pairs
            if isinstance(value, Scalar):
                code, text = "HR110", "Der Doppelpunkt im Text trennt in YAML Feldname und Wert."
                hilfe = f'In Anführungszeichen setzen: "{key.value}: {value.value}"'
        return self.source.diagnostic(code, text, span, help=hilfe, field=label(loc))

    def _builtin(self, code: str, detail: ErrorDetails, node: Node) -> tuple[str, str]:
        loc, kind = detail["loc"], detail["type"]
        name = next((str(p) for p in reversed(loc) if isinstance(p, str)), "")
        feld = self._feld(loc)
        if kind == "tuple_type":
            if isinstance(node, Mapping):
                return f"„{name}“ ist eine Liste; hier steht ein Block.", "Vor jeden Punkt einen Bindestrich setzen."
            written = node.value if isinstance(node, Scalar) else ""
            if written.startswith("-"):
                return f"„{name}“ ist eine Liste; nach dem Bindestrich fehlt das Leerzeichen.", "So schreiben: - Wert"
            hilfe = f"So schreiben:\n{name}:\n  - {written}" if written and "\n" not in written else ""
            return f"„{name}“ ist eine Liste; hier steht ein einzelner Wert.", hilfe
        if kind in {"model_type", "model_attributes_type"}:
            names = [f.name for f in felder(feld.block)] if feld and feld.block else []
            return "Hier wird ein Block mit eigenen Feldern erwartet.", "Felder: " + ", ".join(names) if names else ""
        if kind in {"too_short", "too_long"}:
            context = detail.get("ctx", {})
            limit = context.get("min_length", context.get("max_length"))
            word = "mindestens" if kind == "too_short" else "höchstens"
            hilfe = f"So schreiben: {_example(feld, self.known)}" if feld and kind == "too_short" else ""
            return f"Die Liste „{name}“ braucht {word} {limit} {'Punkt' if limit == 1 else 'Punkte'}.", hilfe
        if kind == "literal_error":
            allowed = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
            written = str(detail.get("input", ""))
            if not isinstance(node, Scalar):
                return f"„{name}“ hat genau einen Wert, keine Liste und keinen Block.", f"Erlaubt: {', '.join(allowed)}"
            near = difflib.get_close_matches(written, allowed, n=1, cutoff=0.6)
            guess = f"Meinten Sie „{near[0]}“? " if near else ""
            return f"„{written}“ ist kein Wert für „{name}“.", f"{guess}Erlaubt: {', '.join(allowed)}"
        return "Hier wird ein einfacher Wert erwartet.", ""


def _example(feld: Feld | None, known: AbstractMapping[str, AbstractMapping[str, str]]) -> str:
    """Return a line or two that show how a field is written."""
    if feld is None:
        return ""
    if feld.block is not None:
        names = [f for f in felder(feld.block) if f.noetig] or list(felder(feld.block))[:2]
        lead = "\n  - " if feld.ist_liste else "\n    "
        return f"{feld.name}:{lead}" + "\n    ".join(f"{f.name}: …" for f in names)
    verweis = feld.verweis
    beispiel = feld.beispiel
    if verweis is not None:
        values = list(known.get(verweis.ziel, {}))
        value = values[0] if values else "kennung"
        choice = f" (möglich: {', '.join(values)})" if 1 < len(values) <= 12 else ""
    elif beispiel is not None:
        value, choice = beispiel.text, ""
    else:
        value, choice = ("…", "")
        if feld.fliesstext is not None:
            value = "Ein Satz."
    return f"{feld.name}:\n  - {value}{choice}" if feld.ist_liste else f"{feld.name}: {value}{choice}"
