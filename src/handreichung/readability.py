"""How hard a German text is to read, as a figure: the Wiener Sachtextformel of textstat.

textstat is imported when the first figure is asked for: it takes longer to load than a small matrix to check.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

_SENTENCE_END = re.compile(r"(?<=[.!?:])[“”\"')\]]*\s+(?=[A-ZÄÖÜ„\"0-9])|\n+")
#: Figures of another formula or release are not comparable.
_FORMEL = f"wiener-1/textstat-{version('textstat')}"
#: A full stop behind these is no end of a sentence.
_NO_END = re.compile(r"\b(?:[a-z]|z\. ?B|i\. ?d\. ?R|bzw|ca|Nr|Abs|Art|Dr|Prof|St|vgl|inkl|evtl|ggf|[0-9]{1,2})\.$")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a plain text."""
    found: list[str] = []
    for part in (p.strip() for p in _SENTENCE_END.split(text)):
        if found and _NO_END.search(found[-1], max(0, len(found[-1]) - 12)):
            found[-1] += " " + part
        elif part:
            found.append(part)
    return tuple(found)


@cache
def _textstat() -> Any:
    import textstat

    textstat.set_lang("de")
    return textstat


def schuljahre(text: str) -> float:
    """Return the years of schooling a text asks for, by the first Wiener Sachtextformel (4 easy, 15 hard).

    Source: Bamberger and Vanecek, as textstat implements it.
    """
    return float(_textstat().wiener_sachtextformel(text, 1))


class Gedaechtnis:
    """Figures of texts that were judged before, kept in a file of plain JSON.

    A text that did not change costs nothing, and textstat with its dictionary is loaded only for new ones.
    A file that is missing or damaged is as good as empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _read(path)
        self._used: dict[str, float] = {}

    def schuljahre(self, text: str) -> float:
        """Return the figure of a text, remembered or new."""
        key = hashlib.sha256(text.encode()).hexdigest()[:24]
        if key not in self._used:
            self._used[key] = self._known[key] if key in self._known else schuljahre(text)
        return self._used[key]

    def save(self) -> None:
        """Write what was used this time, if that differs from the file. Failing to write does no harm."""
        if self._used == self._known:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            fresh.write_text(json.dumps({"formel": _FORMEL, "werte": self._used}, sort_keys=True), encoding="utf-8")
            fresh.replace(self._path)
        except OSError:
            return


def _read(path: Path) -> dict[str, float]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        if held["formel"] != _FORMEL:
            return {}
        return {str(key): float(value) for key, value in held["werte"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
