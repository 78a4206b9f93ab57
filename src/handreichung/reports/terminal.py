"""Problems for people at a terminal: German, with the line shown and the place marked."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TextIO

from handreichung.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.FEHLER: "31", Severity.WARNUNG: "33", Severity.HINWEIS: "36"}
_LONGEST_LINE = 160


def wants_colour(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether to colour: only on a terminal, and never with NO_COLOR set (no-color.org)."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def write(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Return all problems and a last line that counts them."""
    blocks = [frame(d, colour=colour) for d in diagnostics]
    return "\n".join([*blocks, summary(diagnostics)]) + "\n"


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one line: how many errors, warnings and hints."""
    counts = Counter(d.severity for d in diagnostics)
    fehler, warnungen, hinweise = (counts[s] for s in Severity)
    parts = [
        f"{fehler} Fehler",
        "1 Warnung" if warnungen == 1 else f"{warnungen} Warnungen",
        "1 Hinweis" if hinweise == 1 else f"{hinweise} Hinweise",
    ]
    verdict = "Die Matrix kann so nicht veröffentlicht werden" if fehler else "Die Matrix kann veröffentlicht werden"
    return f"{verdict}: {', '.join(parts)}."


def frame(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """Return one problem with its line and the marked place."""
    paint = _COLOURS[diagnostic.severity] if colour else ""
    head = _painted(f"{diagnostic.severity.value.upper()} [{diagnostic.code}]", paint)
    lines = [f"{head} {visible(diagnostic.text)}"]
    where = visible(diagnostic.path)
    if diagnostic.span:
        where += f":{diagnostic.span.line}:{diagnostic.span.column}"
    field = f"  (Feld {visible(diagnostic.field)})" if diagnostic.field else ""
    lines.append(f" --> {where}{field}")
    if diagnostic.span and diagnostic.source.strip():
        lines += _code(diagnostic, paint)
    for number, line in enumerate(visible(diagnostic.help, keep_lines=True).splitlines()):
        # GitHub's runner obeys a line whose first characters, after blanks, are two colons.
        safe = line.replace("::", ":<U+003A>") if line.lstrip().startswith("::") else line
        lines.append(f"  = Hilfe: {line}" if number == 0 else f"           {safe}")
    return "\n".join(lines) + "\n"


def _code(diagnostic: Diagnostic, paint: str) -> list[str]:
    assert diagnostic.span is not None
    span, source = diagnostic.span, diagnostic.source
    start = span.column - 1
    width = span.end_column - span.column if span.end_line == span.line else len(source.rstrip()) - start
    # A long line is cut to a window around the marked place.
    left = max(0, start - 60) if len(source) > _LONGEST_LINE else 0
    shown = source[left : left + _LONGEST_LINE]
    lead, tail = ("…" if left else ""), ("…" if left + _LONGEST_LINE < len(source.rstrip()) else "")
    before = lead + visible(source[left:start])
    marked = visible(source[start : start + max(width, 1)])[: _LONGEST_LINE - len(before)]
    number = str(span.line)
    gutter = " " * len(number)
    marker = " " * _columns(before) + _painted("^" * max(_columns(marked), 1), paint)
    return [f"{gutter} |", f"{number} | {lead}{visible(shown.rstrip())}{tail}", f"{gutter} | {marker}"]


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Return `text` with everything that could steer a terminal or a log made visible."""

    def show(character: str) -> str:
        if character == "\t":
            return " "
        if character == "\n" and keep_lines:
            return character
        if character == "\u00a0":
            return "␣"
        return character if character.isprintable() else f"<U+{ord(character):04X}>"

    # »##[command]« is obeyed by GitHub's runner wherever it stands in a line.
    return "".join(map(show, text)).replace("##[", "##<U+005B>")


def _columns(text: str) -> int:
    """Return how many cells a text takes on a terminal."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _painted(text: str, colour: str) -> str:
    return f"\x1b[1;{colour}m{text}\x1b[0m" if colour else text
