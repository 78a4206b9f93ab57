"""Where glossary terms occur in a text.

Words are looked up in a dictionary of first words, so that the cost does not grow with the number of terms.
Whole words only, the longest form first, abbreviations only as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handreichung.model import Begriff

_WORD = re.compile(r"\w+(?:[-.:’&/]\w+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Fund:
    """One occurrence: the term's id and the stretch of the text."""

    id: str
    start: int
    end: int


class Glossar:
    """All forms of all terms, ready to be found."""

    def __init__(self, begriffe: Iterable[Begriff]) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for begriff in begriffe:
            for form in (begriff.begriff, *begriff.synonyme, *begriff.formen, *filter(None, [begriff.abkuerzung])):
                words = tuple(_WORD.findall(form))
                if words:
                    self._forms.setdefault(_first(words[0]), []).append((words, begriff.id))
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form[0]), form[1]))

    def funde(self, text: str) -> Iterator[Fund]:
        """Yield the occurrences of all terms in `text`, from left to right, without overlap."""
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
        position = 0
        while position < len(words):
            hit = self._at(words, position)
            if hit is None:
                position += 1
                continue
            identifier, length = hit
            yield Fund(identifier, words[position][1], words[position + length - 1][2])
            position += length

    def _at(self, words: list[tuple[str, int, int]], position: int) -> tuple[str, int] | None:
        for form, identifier in self._forms.get(_first(words[position][0]), ()):
            found = [word for word, _, _ in words[position : position + len(form)]]
            if len(found) == len(form) and found[1:] == list(form[1:]) and _same_start(found[0], form[0]):
                return identifier, len(form)
        return None


def _first(word: str) -> str:
    return word[:1].casefold() + word[1:]


def _same_start(found: str, form: str) -> bool:
    """A sentence may begin with a term: its first letter may be a capital where the form has none."""
    return found == form or (found[1:] == form[1:] and found[:1] == form[:1].upper())
