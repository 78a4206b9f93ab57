"""Rules about what entries refer to."""

from __future__ import annotations

from collections.abc import Iterator

from handreichung import prose
from handreichung.diagnostics import Diagnostic, meinten_sie
from handreichung.loader import Corpus, Document
from handreichung.rules.places import at, within
from handreichung.vokabulare import VOKABULARE
from handreichung.walk import Loc


def _all(document: Document) -> Iterator[tuple[str, str, Loc, int | None, str]]:
    """Yield target, id, place, line within a text (None for fields) and the marked words."""
    for feldwert in document.geschrieben:
        verweis = feldwert.feld.verweis
        if verweis is not None:
            yield verweis.ziel, feldwert.wert, feldwert.loc, None, feldwert.wert
        elif feldwert.feld.fliesstext is not None:
            for bezug in prose.bezuege(feldwert.wert):
                yield bezug.ordner, bezug.id, feldwert.loc, bezug.line, bezug.marked


def _report(
    document: Document, code: str, text: str, loc: Loc, line: int | None, marked: str, hilfe: str
) -> Diagnostic:
    if line is None:
        return at(document, code, text, loc, hilfe)
    return within(document, code, text, loc, line, marked, hilfe)


#: How many references of one file are compared with all known ids; each comparison takes milliseconds.
_GUESSES = 50


def unknown(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR301: a reference to an entry or value that does not exist."""
    for document in corpus.documents:
        guesses = 0
        for target, identifier, loc, line, marked in _all(document):
            known = corpus.labels.get(target)
            if known is None or identifier in known:
                continue
            guesses += 1
            near = meinten_sie(identifier, known) if guesses <= _GUESSES else None
            what = corpus.vokabulare[target].titel if target in corpus.vokabulare else target.capitalize()
            hilfe = f"Meinten Sie „{near}“ ({known[near]})?" if near else ""
            if not near and target in VOKABULARE:
                hilfe = "Erlaubt: " + ", ".join(f"{i} ({name})" for i, name in known.items())
            elif not near:
                hilfe = f"Gesucht wird die Datei matrix/{target}/…/{identifier}.yml."
            yield _report(document, "HR301", f"„{identifier}“ gibt es nicht unter „{what}“.", loc, line, marked, hilfe)


def unpublished(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR309: a published entry refers to a draft or a withdrawn one."""
    status = {(d.ordner, d.id): d.eintrag.status for d in corpus.documents if d.eintrag is not None}
    for document in corpus.documents:
        if document.eintrag is None or not document.eintrag.ist_veroeffentlicht:
            continue
        for target, identifier, loc, line, marked in _all(document):
            found = status.get((target, identifier), "veroeffentlicht")
            if found != "veroeffentlicht":
                word = "ein Entwurf" if found == "entwurf" else "zurückgezogen"
                yield _report(document, "HR309", f"„{identifier}“ ist {word}.", loc, line, marked, "")


def to_itself(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR310: an entry refers to itself."""
    for document in corpus.documents:
        for target, identifier, loc, line, marked in _all(document):
            if (target, identifier) == (document.ordner, document.id):
                yield _report(document, "HR310", "Dieser Verweis führt auf den Eintrag selbst.", loc, line, marked, "")


def twice(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR311: a list names the same entry twice."""
    for document in corpus.documents:
        seen: set[tuple[Loc, str]] = set()
        for _, identifier, loc, line, _ in _all(document):
            if line is None and isinstance(loc[-1], int):
                key = (loc[:-1], identifier)
                if key in seen:
                    yield at(document, "HR311", f"„{identifier}“ steht schon in dieser Liste.", loc)
                seen.add(key)
