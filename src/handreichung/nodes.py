"""What a file consists of once read: values, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from handreichung.diagnostics import Span


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
