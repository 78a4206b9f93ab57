"""What can be wrong and where: one frozen type for every message that an editor may see."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from handreichung.catalogue import CATALOGUE
from handreichung.german import umlaute_ausgeschrieben


class Severity(Enum):
    """How much a problem weighs. The value is the word that editors read."""

    FEHLER = "Fehler"
    WARNUNG = "Warnung"
    HINWEIS = "Hinweis"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, line: int, column: int, width: int = 1) -> Span:
        """Return a span of `width` characters within one line."""
        return cls(line, column, line, column + width)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem.

    `code` names an entry of the catalogue, which decides the severity. `path` is relative to the
    project, with forward slashes. `source` is the text of the first marked line, `field` the place
    in the entry's own words (`evidenz 2 → methode`), `help` says what to write instead.
    """

    code: str
    text: str
    path: str
    span: Span | None = None
    help: str = ""
    field: str = ""
    source: str = ""

    @property
    def severity(self) -> Severity:
        """The weight that the catalogue gives to this code."""
        return Severity(CATALOGUE[self.code].severity)

    @property
    def is_error(self) -> bool:
        """Whether this problem stops the build."""
        return self.severity is Severity.FEHLER


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems by file, line, column and code, each once."""

    def key(d: Diagnostic) -> tuple[object, ...]:
        span = d.span or Span(0, 0, 0, 0)
        return (d.path, span.line, span.column, d.code, d.text)

    return tuple(sorted(dict.fromkeys(diagnostics), key=key))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether at least one problem stops the build."""
    return any(d.is_error for d in diagnostics)


def printable(name: str) -> str:
    """Return a file's name without anything that could steer a terminal or a log."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in name)


def _fold(word: str) -> str:
    return umlaute_ausgeschrieben(unicodedata.normalize("NFC", word).casefold())


def meinten_sie(word: str, known: Mapping[str, str]) -> str | None:
    """Return the id nearest to `word`, or None.

    `known` maps ids to labels; both are compared, umlauts and their spelled-out form count as the same,
    so that »Bürgerhaushalt«, »buergerhaushallt« and »Buergerhaushalt« all lead to the same id.
    """
    candidates: dict[str, str] = {}
    for identifier, label in known.items():
        candidates.setdefault(_fold(label), identifier)
        candidates[_fold(identifier)] = identifier
    near = difflib.get_close_matches(_fold(word), candidates, n=1, cutoff=0.6)
    return candidates[near[0]] if near else None
