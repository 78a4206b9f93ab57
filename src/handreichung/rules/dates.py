"""Rules against a given day. Only `check` knows one; the site never reads the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handreichung.diagnostics import Diagnostic
from handreichung.loader import Corpus, Document
from handreichung.model import Praxisanleitung, Tandem
from handreichung.rules.places import at
from handreichung.vokabulare import Wiedervorlage
from handreichung.walk import Loc


def _durchsichten(document: Document) -> Iterator[tuple[Loc, date]]:
    """Yield the day of an entry's review and, where a guide tells of the law, that of the law, with their places."""
    eintrag = document.eintrag
    if eintrag is not None:
        yield ("stand",), eintrag.stand
    if isinstance(eintrag, Praxisanleitung) and eintrag.rechtsrahmen is not None:
        yield ("rechtsrahmen", "stand"), eintrag.rechtsrahmen.stand


def overdue(corpus: Corpus, stichtag: date) -> Iterator[Diagnostic]:
    """HR504: the last review lies further back than the kind of entry allows."""
    vokabular = corpus.vokabulare.get("wiedervorlagen")
    vorlagen = {w.id: w for w in vokabular.werte if isinstance(w, Wiedervorlage)} if vokabular else {}
    for document in corpus.documents:
        if document.ordner not in vorlagen:
            continue
        for loc, stand in _durchsichten(document):
            due = vorlagen[document.ordner].faellig(stand)
            if due < stichtag:
                yield at(document, "HR504", f"Die Durchsicht war am {_german(due)} fällig.", loc)


def in_the_future(corpus: Corpus, stichtag: date) -> Iterator[Diagnostic]:
    """HR505: a date of review that has not come yet."""
    for document in corpus.documents:
        for loc, stand in _durchsichten(document):
            if stand > stichtag:
                text = f"Der Stand {_german(stand)} liegt nach dem {_german(stichtag)}."
                yield at(document, "HR505", text, loc)


def expired_tandems(corpus: Corpus, stichtag: date) -> Iterator[Diagnostic]:
    """HR508: a tandem profile past its last day. What is finished may stay as it is."""
    for document in corpus.of("tandems"):
        tandem = document.eintrag
        if isinstance(tandem, Tandem) and tandem.gueltig_bis < stichtag and tandem.phase != "abgeschlossen":
            yield at(document, "HR508", f"Das Profil galt bis {_german(tandem.gueltig_bis)}.", ("gueltig_bis",))


def _german(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
