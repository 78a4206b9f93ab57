"""Where in a file a value or a part of its text stands."""

from __future__ import annotations

from handreichung.diagnostics import Diagnostic, Span
from handreichung.loader import Document
from handreichung.nodes import Scalar
from handreichung.validation import label, locate, span_of
from handreichung.walk import Loc


def at(document: Document, code: str, text: str, loc: Loc, help: str = "") -> Diagnostic:  # noqa: A002
    """Return a problem marked at the value in `loc`."""
    assert document.source.root is not None
    span = span_of(locate(document.source.root, loc), document.source)
    return document.source.diagnostic(code, text, span, help=help, field=label(loc))


def within(document: Document, code: str, text: str, loc: Loc, line: int, marked: str, help: str = "") -> Diagnostic:  # noqa: A002
    """Return a problem marked at `marked`, which stands in line `line` (from 0) of the text in `loc`."""
    assert document.source.root is not None
    node = locate(document.source.root, loc)
    span = span_of(node, document.source)
    if isinstance(node, Scalar):
        first = span.line + 1 + line if node.literal else span.line
        last = first if node.literal else max(node.span.end_line, first)
        for number in range(first, last + 1):
            column = document.source.line(number).find(marked) if marked else -1
            if column >= 0:
                span = Span.at(number, column + 1, len(marked))
                break
        else:
            if node.literal:
                source = document.source.line(first)
                indent = len(source) - len(source.lstrip())
                span = Span.at(first, indent + 1, max(len(source.strip()), 1))
    return document.source.diagnostic(code, text, span, help=help, field=label(loc))
