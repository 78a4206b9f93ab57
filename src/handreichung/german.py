"""How Germans sort, write and part: order of lists, dates, numbers, hyphens."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

_MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_ZAHLWORTE = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")


def umlaute_ausgeschrieben(text: str) -> str:
    """Return a lower-case text with ä, ö, ü and ß as ae, oe, ue and ss."""
    for umlaut, spelled in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(umlaut, spelled)
    return text


def sortierwort(text: str) -> str:
    """Return the key by which German lists are sorted: umlauts as their vowels, case ignored (DIN 5007-1)."""
    folded = unicodedata.normalize("NFD", text.casefold().replace("ß", "ss"))
    return re.sub(r"[^\w ]", "", "".join(c for c in folded if not unicodedata.combining(c)))


def zahl(wert: Decimal) -> str:
    """Return a number as Germans write it: 1.101 or 4,5."""
    text = f"{wert.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def deutsches_datum(tag: date) -> str:
    """Return a day as Germans write it: 21. November 2026."""
    return f"{tag.day}. {_MONATE[tag.month - 1]} {tag.year}"


def zahlwort(zahl: int) -> str:
    """Return a small number as a word."""
    return _ZAHLWORTE[zahl] if zahl < len(_ZAHLWORTE) else str(zahl)


@cache
def _hyphenation() -> Any:
    # Imported when first asked for: the check needs no hyphens.
    import pyphen

    return pyphen.Pyphen(lang="de_DE", left=3, right=3)


def trennbar(text: str) -> str:
    """Return a name with soft hyphens in long words, for narrow columns; not every browser hyphenates German."""
    words = (_hyphenation().inserted(w, "\u00ad") if len(w) > 10 else w for w in text.split(" "))
    return " ".join(words)
