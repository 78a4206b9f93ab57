"""How hard a German text is to read, as a figure: the Wiener Sachtextformel of textstat.

textstat is imported when the first figure is asked for: it takes longer to load than a small matrix to check.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_SENTENCE_END = re.compile(r"(?<=[.!?:])[“”\"')\]]*\s+(?=[A-ZÄÖÜ„\"0-9])|\n+")
#: A full stop behind these is no end of a sentence.
_NO_END = re.compile(r"\b(?:z\. ?B|d\. ?h|u\. ?a|bzw|ca|Nr|Abs|Art|Dr|Prof|St|vgl|inkl|evtl|ggf|[0-9]{1,2})\.$")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a plain text."""
    found: list[str] = []
    for part in (p.strip() for p in _SENTENCE_END.split(text)):
        if found and _NO_END.search(found[-1]):
            found[-1] += " " + part
        elif part:
            found.append(part)
    return tuple(found)


@cache
def _textstat() -> Any:
    import textstat

    textstat.set_lang("de")
    return textstat


@lru_cache(maxsize=8192)
def schuljahre(text: str) -> float:
    """Return the years of schooling a text asks for, by the first Wiener Sachtextformel (4 easy, 15 hard).

    Source: Bamberger and Vanecek, as textstat implements it.
    """
    return float(_textstat().wiener_sachtextformel(text, 1))
