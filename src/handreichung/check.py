"""The check: read everything, apply every rule, return the Matrix if nothing stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handreichung import rules
from handreichung.diagnostics import Diagnostic, has_errors, in_order
from handreichung.loader import Corpus, load
from handreichung.matrix import Matrix, build
from handreichung.readability import schuljahre


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


def check(
    root: Path,
    stichtag: date | None = None,
    shown_as: str | None = None,
    also: Iterable[Diagnostic] = (),
    schuljahre: Callable[[str], float] = schuljahre,
) -> Result:
    """Check the matrix below `root`.

    With a `stichtag` the result also holds warnings and hints: reviews due on that day, plain language by
    `schuljahre`. Without one it holds what stops the build. `also` are problems found elsewhere.
    """
    corpus, problems = load(root, shown_as)
    advice = rules.advise(corpus, stichtag, schuljahre) if stichtag else ()
    diagnostics = in_order((*problems, *rules.stop(corpus), *advice, *also))
    matrix = None if has_errors(diagnostics) else build(corpus)
    return Result(corpus, diagnostics, matrix)
