"""An entry as a stream of values, each with its place and the marks of its field."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from handreichung.fields import Beispiel, Fliesstext, Verweis
from handreichung.nodes import Mapping, Node, Scalar, Sequence

#: Where a value stands: keys and list positions (from 0), as pydantic writes them.
Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Feld:
    """What a class says about one of its fields: key, German name, marks, and the class of its blocks."""

    name: str
    titel: str
    verweis: Verweis | None
    fliesstext: Fliesstext | None
    beispiel: Beispiel | None
    block: type[BaseModel] | None
    ist_liste: bool
    noetig: bool


@dataclass(frozen=True, slots=True)
class Feldwert:
    """One value of an entry, with its place and its field."""

    loc: Loc
    wert: Any
    feld: Feld


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """Return the innermost type, the marks on the way, and whether a list was passed."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *own = get_args(annotation)
        base, more, is_list = _unwrap(inner)
        return base, (*own, *more), is_list
    if origin is tuple:
        base, marks, _ = _unwrap(get_args(annotation)[0])
        return base, marks, True
    if origin in (Union, types.UnionType):
        return _unwrap(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation, (), False


@cache
def felder(cls: type[BaseModel]) -> tuple[Feld, ...]:
    """Return the fields of a class in the order of the file's keys."""
    found = []
    for name, info in cls.model_fields.items():
        base, marks, is_list = _unwrap(info.annotation)
        block = base if isinstance(base, type) and issubclass(base, BaseModel) else None
        every = (*info.metadata, *marks)
        found.append(
            Feld(
                name=name,
                titel=info.title or name,
                verweis=next((m for m in every if isinstance(m, Verweis)), None),
                fliesstext=next((m for m in every if isinstance(m, Fliesstext)), None),
                beispiel=next((m for m in every if isinstance(m, Beispiel)), None),
                block=block,
                ist_liste=is_list,
                noetig=info.is_required(),
            )
        )
    return tuple(found)


def geschrieben(cls: type[BaseModel], node: Node, loc: Loc = ()) -> Iterator[Feldwert]:
    """Yield every value that was written under a known key, as text, whether or not the entry is sound."""
    if not isinstance(node, Mapping):
        return
    known = {feld.name: feld for feld in felder(cls)}
    for key, value in node.pairs:
        feld = known.get(key.value)
        if feld is None:
            continue
        items = (
            [((*loc, key.value, i), n) for i, n in enumerate(value.items)]
            if isinstance(value, Sequence)
            else [((*loc, key.value), value)]
        )
        for place, item in items:
            if feld.block is not None:
                yield from geschrieben(feld.block, item, place)
            elif isinstance(item, Scalar) and not item.is_empty:
                yield Feldwert(place, item.value.rstrip(), feld)


def werte(entry: BaseModel, loc: Loc = ()) -> Iterator[Feldwert]:
    """Yield every single value of an entry, blocks and lists taken apart, in the order of the fields."""
    for feld in felder(type(entry)):
        value = getattr(entry, feld.name)
        if value is None:
            continue
        items = enumerate(value) if feld.ist_liste else [(None, value)]
        for position, item in items:
            place = (*loc, feld.name) if position is None else (*loc, feld.name, position)
            if feld.block is not None:
                yield from werte(item, place)
            else:
                yield Feldwert(place, item, feld)
