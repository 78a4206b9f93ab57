"""Rules about texts that cannot be published as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handreichung import prose
from handreichung.diagnostics import Diagnostic
from handreichung.loader import Corpus
from handreichung.rules.places import within

# Looking behind keeps the search linear: a long word is tried once, not once a letter.
_ADDRESS = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
#: Parts of the names of functional mailboxes. An address without any of them is taken for a person's.
FUNKTIONSWORTE = (
    "info",
    "kontakt",
    "post",
    "mail",
    "digital",
    "smart",
    "stadt",
    "gemeinde",
    "kreis",
    "land",
    "amt",
    "rathaus",
    "buerger",
    "service",
    "buero",
    "office",
    "team",
    "presse",
    "redaktion",
    "beteiligung",
    "partizipation",
    "projekt",
    "netzwerk",
    "hilfe",
    "support",
    "beratung",
    "datenschutz",
    "barriere",
    "inklusion",
    "verwaltung",
    "zentrale",
    "geschaeftsstelle",
    "sekretariat",
    "anmeldung",
    "veranstaltung",
    "tandem",
    "europa",
    "foerder",
    "open",
    "daten",
    "it",
    "edv",
    "webmaster",
    "support",
    "hallo",
    "verein",
    "dialog",
    "zukunft",
    "region",
    "kommun",
    "schlichtung",
)


def unpublishable(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR401 to HR404: what the renderer of texts would leave out."""
    for document in corpus.documents:
        for feldwert in document.geschrieben:
            if feldwert.feld.fliesstext is None:
                continue
            for problem in prose.problems(feldwert.wert):
                yield within(
                    document, problem.code, problem.text, feldwert.loc, problem.line, problem.marked, problem.help
                )


def personal_addresses(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR213: an e-mail address that is not a functional one, in any field."""
    for document in corpus.documents:
        for feldwert in document.geschrieben:
            if "@" not in feldwert.wert:
                continue
            for match in _ADDRESS.finditer(feldwert.wert):
                if not is_functional(match.group()):
                    line = feldwert.wert[: match.start()].count("\n")
                    domain = match.group().partition("@")[2]
                    yield within(
                        document,
                        "HR213",
                        f"„{match.group()}“ ist nicht als Funktionsadresse zu erkennen.",
                        feldwert.loc,
                        line,
                        match.group(),
                        f"Eine Funktionsadresse angeben, zum Beispiel digitales@{domain}.",
                    )


def is_functional(address: str) -> bool:
    """Tell whether the part before the @ names a function rather than a person."""
    local = address.partition("@")[0].casefold()
    parts = re.split(r"[._+-]", local)
    return any(word in part if len(word) > 3 else word == part for word in FUNKTIONSWORTE for part in parts)
