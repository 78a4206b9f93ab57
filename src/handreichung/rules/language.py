"""Rules about plain language. They give hints; people decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from handreichung import prose
from handreichung.diagnostics import Diagnostic
from handreichung.loader import Corpus, Document
from handreichung.model import Begriff
from handreichung.readability import sentences
from handreichung.rules.places import within
from handreichung.walk import Feldwert


@dataclass(frozen=True, slots=True)
class Schwelle:
    """What a kind of text should keep to: words in a sentence, school years by the Wiener Sachtextformel."""

    woerter: int
    schuljahre: float


#: The one table of thresholds, by the name of the field; `*` is every other prose.
SCHWELLEN = MappingProxyType(
    {
        "kurz": Schwelle(25, 13.0),
        "wie": Schwelle(25, 13.0),
        "einfach": Schwelle(15, 9.0),
        "*": Schwelle(40, 16.0),
    }
)
#: Texts with fewer words say too little for a figure.
_MIN_WORDS = 25

_ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ]{2}[A-ZÄÖÜ0-9]*\b")
#: Abbreviations that everyone meets in daily life, and those of the administrative kind that need no entry.
BEKANNT = frozenset(
    {
        "AG",
        "EU",
        "USA",
        "UN",
        "WLAN",
        "PC",
        "SMS",
        "TV",
        "DIN",
        "PDF",
        "CO",
        "GPS",
        "QR",
        "NRW",
        "DDR",
        "ZDF",
        "ARD",
        "USB",
        "LED",
        "LKW",
        "PKW",
        "OK",
        "IT",
        "BGB",
        "EN",
        "ISO",
        "EUR",
        "CD",
        "DVD",
        "AGB",
    }
)
_GENDER = re.compile(r"\b\w+(?:\*innen|\*in|_innen|_in|Innen|/-innen|/innen)\b")


def _prose(document: Document) -> Iterator[Feldwert]:
    # A text past the limit is refused already; looking at it could take long.
    return (f for f in document.geschrieben if f.feld.fliesstext is not None and len(f.wert) <= prose.MAX_CHARACTERS)


def _name(feldwert: Feldwert) -> str:
    return next(str(part) for part in reversed(feldwert.loc) if isinstance(part, str))


def schwelle(feldwert: Feldwert) -> Schwelle:
    """Return what this text should keep to."""
    return SCHWELLEN.get(_name(feldwert), SCHWELLEN["*"])


def long_sentences(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR501: a sentence in `kurz`, `wie` or `einfach` has too many words."""
    for document in corpus.documents:
        for feldwert in _prose(document):
            if _name(feldwert) not in SCHWELLEN:
                continue
            limit = schwelle(feldwert).woerter
            for sentence in sentences(prose.plain(feldwert.wert)):
                count = len(sentence.split())
                if count > limit:
                    line, start = _find(feldwert.wert, sentence)
                    yield within(
                        document,
                        "HR501",
                        f"Dieser Satz hat {count} Wörter; angestrebt sind höchstens {limit}.",
                        feldwert.loc,
                        line,
                        start,
                    )


def hard_texts(corpus: Corpus, schuljahre: Callable[[str], float]) -> Iterator[Diagnostic]:
    """HR502: the readability figure of a text lies above the threshold of its kind."""
    for document in corpus.documents:
        for feldwert in _prose(document):
            text = prose.plain(feldwert.wert)
            if len(text.split()) < _MIN_WORDS:
                continue
            figure, limit = schuljahre(text), schwelle(feldwert).schuljahre
            if figure > limit:
                shown = f"{figure:.1f}".replace(".", ",")
                yield within(
                    document,
                    "HR502",
                    f"Der Text setzt etwa {shown} Schuljahre voraus; angestrebt sind höchstens {limit:.0f}.",
                    feldwert.loc,
                    0,
                    "",
                )


def abbreviations(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR503: an abbreviation that neither the glossary nor the entry explains, once per entry."""
    explained = set(BEKANNT)
    for document in corpus.of("glossar"):
        if isinstance(document.eintrag, Begriff):
            begriff = document.eintrag
            for form in (begriff.begriff, begriff.abkuerzung or "", *begriff.synonyme, *begriff.formen):
                explained |= set(_ABBREVIATION.findall(form))
    for document in corpus.documents:
        seen: set[str] = set()
        for feldwert in _prose(document):
            text = prose.plain(feldwert.wert)
            for match in _ABBREVIATION.finditer(text):
                word = match.group()
                if word in explained or word in seen or _explained_here(text, word):
                    seen.add(word)
                    continue
                seen.add(word)
                line, _ = _find(feldwert.wert, word)
                yield within(document, "HR503", f"„{word}“ wird nicht erklärt.", feldwert.loc, line, word)


def _explained_here(text: str, word: str) -> bool:
    """Whether the text itself gives the long form: »Amt für Daten (AFD)« or »AFD (Amt für Daten)«."""
    if f"({word}" not in text and f"{word} (" not in text:
        return False
    return bool(re.search(rf"\({re.escape(word)}\b|\b{re.escape(word)} \(", text))


def gender_forms(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR507: an inclusive form that is not written with a colon."""
    for document in corpus.documents:
        for feldwert in _prose(document):
            for match in _GENDER.finditer(feldwert.wert):
                line = feldwert.wert[: match.start()].count("\n")
                better = re.sub(r"(?:\*|_|/-|/)(innen|in)$|Innen$", lambda m: ":" + (m[1] or "innen"), match.group())
                yield within(
                    document,
                    "HR507",
                    f"„{match.group()}“ weicht von der Schreibweise des Handbuchs ab.",
                    feldwert.loc,
                    line,
                    match.group(),
                    f"So schreiben: {better}",
                )


@lru_cache(maxsize=1024)
def _find(text: str, words: str) -> tuple[int, str]:
    """Return the line of `words` in a text that may carry markup, and what to mark there."""
    for count in (6, 4, 2, 1):
        start = " ".join(words.split()[:count])
        for number, line in enumerate(text.split("\n")):
            if start in line:
                return number, start
    return 0, ""
