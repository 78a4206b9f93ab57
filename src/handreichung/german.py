"""How Germans sort and write: order of lists, dates, numbers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

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


@lru_cache(maxsize=16384)
def sortierwort(text: str) -> str:
    """Return the key by which German lists are sorted: umlauts as their vowels, case ignored (DIN 5007-1)."""
    folded = unicodedata.normalize("NFD", text.casefold().replace("ß", "ss"))
    return re.sub(r"[^\w ]", "", "".join(c for c in folded if not unicodedata.combining(c)))


def zahl(wert: Decimal) -> str:
    """Return a number as Germans write it: 1.101 or 4,5."""
    text = f"{wert.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def anzahl(wert: int) -> str:
    """Return a count as Germans write it: 1.101."""
    return f"{wert:,}".replace(",", ".")


def mit_punkt(text: str) -> str:
    """Return a text that ends with a mark; a full stop is added where there is none."""
    return text if re.search(r"[.!?…][“”\")\]]*$", text) else f"{text}."


def ohne_punkt(text: str) -> str:
    """Return a text without a full stop at its end, for a colon to follow."""
    return text.removesuffix(".")


def satzanfang(text: str) -> str:
    """Return words as they stand at the beginning of a sentence or heading."""
    return text[:1].upper() + text[1:]


def deutsches_datum(tag: date) -> str:
    """Return a day as Germans write it: 21. November 2026."""
    return f"{tag.day}. {_MONATE[tag.month - 1]} {tag.year}"


def dateigroesse(zahl_der_bytes: int) -> str:
    """Return how large a file is at most, rounded up so that it is the same wherever the site is built."""
    # The number and its unit stay on one line.
    zehner = -(-zahl_der_bytes // (10 * 1024))
    return (
        f"unter {zehner * 10}\N{NO-BREAK SPACE}KB"
        if zehner <= 100
        else f"unter {zahl(Decimal(-(-zehner // 10)) / 10)}\N{NO-BREAK SPACE}MB"
    )


def zeitpunkt(text: str) -> str:
    """Return a year, a month or a day of the form 2026-11-21 as Germans write it, as exactly as it is known."""
    jahr, *rest = text.split("-")
    if len(rest) == 2:
        return deutsches_datum(date.fromisoformat(text))
    return f"{_MONATE[int(rest[0]) - 1]} {jahr}" if rest else jahr


def zahlwort(zahl: int) -> str:
    """Return a small number as a word."""
    return _ZAHLWORTE[zahl] if zahl < len(_ZAHLWORTE) else str(zahl)
