"""Rules about the stock of entries as a whole and about fields that must agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handreichung import pages
from handreichung.diagnostics import Diagnostic, Span
from handreichung.loader import Corpus, Document
from handreichung.matrix import verweise
from handreichung.model import Angabenherkunft, Befund, Praxisanleitung, Quelle, Workshop
from handreichung.rules.places import at
from handreichung.vokabulare import Herkunft
from handreichung.walk import felder


def same_title(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR304: two entries of a kind carry the same heading (sources may)."""
    first: dict[tuple[str, str], Document] = {}
    for document in corpus.documents:
        if document.eintrag is None or isinstance(document.eintrag, Quelle):
            continue
        heading = " ".join(document.eintrag.ueberschrift.casefold().split())
        other = first.setdefault((document.ordner, heading), document)
        if other is not document:
            yield at(document, "HR304", f"Denselben Titel hat {other.path}.", (document.eintrag.titelfeld,))


def folder_and_sektor(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR305: a Befund lies in the folder of another sector."""
    for document in corpus.of("befunde"):
        if isinstance(document.eintrag, Befund) and document.unterordner != (document.eintrag.sektor,):
            sektor = document.eintrag.sektor
            yield at(
                document,
                "HR305",
                f"Der Befund gehört zum Sektor „{sektor}“, liegt aber in einem anderen Ordner.",
                ("sektor",),
                f"Verschieben nach: befunde/{sektor}/{document.id}.yml",
            )


def former_ids(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR306: a former id is in use, as an id or as the former id of another entry."""
    taken = {(d.ordner, d.id): d.path for d in corpus.documents}
    for document in corpus.documents:
        for position, former in enumerate(document.eintrag.frueher if document.eintrag else ()):
            other = taken.setdefault((document.ordner, former), document.path)
            if other != document.path or former == document.id:
                yield at(
                    document, "HR306", f"Unter „{former}“ gibt es schon einen Eintrag: {other}.", ("frueher", position)
                )


def taken_addresses(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR314: an id at whose address a page of another kind stands."""
    for document in corpus.documents:
        if document.id in pages.vergeben(document.ordner):
            yield document.source.diagnostic(
                "HR314", f"Unter „{document.id}“ steht schon eine andere Seite des Handbuchs.", _first(document)
            )


def _named(documents: Iterable[Document]) -> set[tuple[str, str]]:
    return {key for document in documents for key in verweise(document.geschrieben)}


def uncited_sources(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR307: a source that nobody cites."""
    named = _named(corpus.documents)
    for document in corpus.of("quellen"):
        if document.eintrag is not None and ("quellen", document.id) not in named:
            yield document.source.diagnostic(
                "HR307", f"Kein Eintrag nennt die Quelle „{document.id}“.", _first(document)
            )


def unreachable_guides(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR308: a practice guide that no Befund names."""
    named = _named(corpus.of("befunde"))
    for document in corpus.of("praxisanleitungen"):
        if document.eintrag is not None and ("praxisanleitungen", document.id) not in named:
            yield at(document, "HR308", "Kein Befund nennt diese Praxisanleitung.", (document.eintrag.titelfeld,))


def drafts(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR312: an entry that is checked but not published."""
    for document in corpus.documents:
        if document.eintrag is not None and document.eintrag.status == "entwurf":
            yield at(document, "HR312", "Dieser Eintrag wird nicht veröffentlicht.", ("status",))


def workshop_minutes(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR506: the minutes of a workshop's steps do not add up, or are missing where they are promised."""
    for document in corpus.of("praxisanleitungen"):
        workshop = document.eintrag
        if not isinstance(workshop, Workshop):
            continue
        summe = workshop.summe_minuten
        if workshop.dauer_minuten is not None and summe is not None and summe != workshop.dauer_minuten:
            yield at(
                document,
                "HR506",
                f"Die Schritte dauern zusammen {summe} Minuten, angegeben sind {workshop.dauer_minuten}.",
                ("dauer_minuten",),
                f"So schreiben: dauer_minuten: {summe}",
            )
        if workshop.dauer_minuten is not None and summe is None:
            yield at(
                document, "HR506", "Eine Dauer ist angegeben, aber nicht jeder Schritt hat Minuten.", ("dauer_minuten",)
            )


def figures_origin(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR220, HR218: a figure of a guide does not say where it comes from, or what is said does not fit."""
    herkuenfte = _herkuenfte(corpus)
    for document in corpus.of("praxisanleitungen"):
        anleitung = document.eintrag
        if not isinstance(anleitung, Praxisanleitung):
            continue
        for feld in felder(Angabenherkunft):
            angegeben = getattr(anleitung, feld.name) is not None
            herkunft = getattr(anleitung.herkunft, feld.name)
            if angegeben and herkunft is None:
                yield at(
                    document,
                    "HR220",
                    "Woher diese Angabe stammt, steht nicht da.",
                    (feld.name,),
                    f"Unter herkunft ergänzen: {feld.name}: … (erlaubt: {', '.join(herkuenfte)}).",
                )
            elif herkunft is not None and not angegeben:
                text = f"Hier steht die Herkunft einer Angabe, die fehlt: {feld.name}."
                yield at(document, "HR218", text, ("herkunft", feld.name))
            elif herkuenfte.get(herkunft) == "belegt" and not anleitung.quellen:
                yield at(
                    document,
                    "HR218",
                    "Die Angabe soll aus einer Quelle stammen, die Anleitung nennt aber keine.",
                    ("herkunft", feld.name),
                    "Unter quellen die Kennung der Quelle ergänzen.",
                )


def law_origin(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR218: what a guide says of the law is said to come from a source, and none is named."""
    herkuenfte = _herkuenfte(corpus)
    for document in corpus.of("praxisanleitungen"):
        recht = document.eintrag.rechtsrahmen if isinstance(document.eintrag, Praxisanleitung) else None
        if recht is not None and herkuenfte.get(recht.herkunft) == "belegt" and not recht.quellen:
            yield at(
                document,
                "HR218",
                "Die Aussage zum Recht soll aus einer Quelle stammen, nennt aber keine.",
                ("rechtsrahmen", "herkunft"),
                "Im Block rechtsrahmen unter quellen die Kennung der Quelle ergänzen.",
            )


def _herkuenfte(corpus: Corpus) -> dict[str, str]:
    """Return the marks of the vocabulary of origins by id."""
    vokabular = corpus.vokabulare.get("herkuenfte")
    return {w.id: w.marke for w in vokabular.werte if isinstance(w, Herkunft)} if vokabular else {}


def recommendation_origin(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR218: a recommendation said to come from a source names none."""
    marken = _herkuenfte(corpus)
    for document in corpus.of("befunde"):
        if not isinstance(document.eintrag, Befund):
            continue
        for position, empfehlung in enumerate(document.eintrag.empfehlungen):
            if marken.get(empfehlung.herkunft) == "belegt" and not empfehlung.quellen:
                yield at(
                    document,
                    "HR218",
                    "Die Empfehlung soll aus einer Quelle stammen, nennt aber keine.",
                    ("empfehlungen", position, "herkunft"),
                    "Unter quellen die Kennung der Quelle ergänzen.",
                )


def _first(document: Document) -> Span:
    return Span.at(1, 1, max(len(document.source.line(1)), 1))
