"""The check: read everything, apply every rule, return the Matrix if nothing stops it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handreichung import rules
from handreichung.diagnostics import Diagnostic, has_errors, in_order
from handreichung.loader import Corpus, load
from handreichung.matrix import Matrix, build


@dataclass(frozen=True)
class Result:
    """What a check found: all diagnostics in order, and the Matrix if there is no error among them."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    matrix: Matrix | None

    @property
    def is_publishable(self) -> bool:
        """Whether the site may be built."""
        return self.matrix is not None


def check(root: Path, stichtag: date, shown_as: str | None = None, also: Iterable[Diagnostic] = ()) -> Result:
    """Check the matrix below `root` against the day `stichtag`; `also` are problems found elsewhere."""
    corpus, problems = load(root, shown_as)
    diagnostics = in_order((*problems, *rules.run(corpus, stichtag), *also))
    matrix = None if has_errors(diagnostics) else build(corpus)
    return Result(corpus, diagnostics, matrix)
