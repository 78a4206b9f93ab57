"""A document as a tree: what stands in it and what it is, never how it looks.

Writers (`pdf.py`, `odt.py`) turn the same tree into files; builders (`guides.py`, `handbook.py`) make trees
from entries, and `from_prose.py` makes blocks from running text. Everything is frozen and made of plain
values, so that `als_daten` is the whole truth about a document: the PDF is set from it and the cache is keyed
by it. Text is only ever text: nothing in a tree is evaluated as markup.

    dokument = Dokument(titel="Charta", art="Vorlage", stand=date(2026, 11, 21), herausgeber="…", adresse="https://…",
                        lizenz="CC BY 4.0", teile=(Ueberschrift("Was wir vorhaben"), absatz("Ein Satz.")))
    pdf.schreiben(dokument, vorlagen)  # bytes of a PDF/UA-1
    odt.schreiben(dokument, vorlagen)  # bytes of an ODT
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal


class DokumentFehler(Exception):
    """A document that cannot be made: a German sentence for an editor, and the sign that is to blame, if one is."""

    def __init__(self, satz: str, zeichen: str = "") -> None:
        super().__init__(satz, zeichen)
        self.zeichen = zeichen

    def __str__(self) -> str:
        return str(self.args[0])


# ---- within a line ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lauf:
    """A stretch of text in one shape."""

    text: str
    stark: bool = False
    betont: bool = False


@dataclass(frozen=True, slots=True)
class Umbruch:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Verweis:
    """A link. `marke` names a place of the same document, `adresse` the same thing on the web.

    A builder gives both where it knows both; `aufgeloest` keeps the place if the document has it, else the
    address, else only the words. Writers put the page number behind a link to a place.
    """

    laeufe: tuple[Lauf, ...]
    adresse: str = ""
    marke: str = ""


Inhalt = tuple[Lauf | Umbruch | Verweis, ...]
"""What stands within a paragraph, a heading or a cell."""


# ---- blocks ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ueberschrift:
    """A heading below the document's title; `ebene` from 1, none is skipped. `marke` makes it a place.

    Where there are very many, as in a glossary, they can stay out of the table of contents.
    """

    text: str
    ebene: int = 1
    marke: str = ""
    im_verzeichnis: bool = True


@dataclass(frozen=True, slots=True)
class Absatz:
    """A paragraph. `rolle`: `lead` first sentence, `meta` facts in small print, `marke` a duty or an origin."""

    inhalt: Inhalt
    rolle: Literal["text", "lead", "meta", "marke"] = "text"


@dataclass(frozen=True, slots=True)
class Liste:
    """A list; every point holds blocks, so lists nest. `beginn` counts for numbered lists."""

    punkte: tuple[tuple[Block, ...], ...]
    nummeriert: bool = False
    beginn: int = 1


@dataclass(frozen=True, slots=True)
class Zitat:
    """A quotation."""

    teile: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tabelle:
    """A table with one header row. `breiten` are shares of the width, one a column; none means equal ones."""

    kopf: tuple[Inhalt, ...]
    zeilen: tuple[tuple[Inhalt, ...], ...]
    titel: str = ""
    breiten: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Kasten:
    """A panel set apart, with a title in words. `ton` `einordnung` is our own reading, `hinweis` a caution."""

    titel: str
    teile: tuple[Block, ...]
    ton: Literal["einfach", "hinweis", "einordnung"] = "einfach"


@dataclass(frozen=True, slots=True)
class Steckbrief:
    """The summary box: pairs of a word and its value."""

    paare: tuple[tuple[str, Inhalt], ...]


@dataclass(frozen=True, slots=True)
class Kaestchen:
    """A point to tick with a pen. `grundlage` is what it rests on; `pflicht` that it is required by law."""

    text: str
    pflicht: bool = False
    grundlage: str = ""
    teile: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Kaestchenliste:
    """Points to tick."""

    punkte: tuple[Kaestchen, ...]


@dataclass(frozen=True, slots=True)
class Schreibfeld:
    """A line, or several, to write on, with its label: »Ort, Datum«."""

    beschriftung: str
    zeilen: int = 1


@dataclass(frozen=True, slots=True)
class Quelleneintrag:
    """A line of the list of sources. `marke` makes it a place."""

    inhalt: Inhalt
    marke: str = ""


@dataclass(frozen=True, slots=True)
class Quellenverzeichnis:
    """A list of sources with hanging indent."""

    eintraege: tuple[Quelleneintrag, ...]


@dataclass(frozen=True, slots=True)
class Inhaltsverzeichnis:
    """The table of contents with page numbers, down to a level of headings."""

    titel: str = "Inhalt"
    ebenen: int = 2


@dataclass(frozen=True, slots=True)
class Seitenumbruch:
    """What follows begins on a new page."""


Block = (
    Ueberschrift
    | Absatz
    | Liste
    | Zitat
    | Tabelle
    | Kasten
    | Steckbrief
    | Kaestchenliste
    | Schreibfeld
    | Quellenverzeichnis
    | Inhaltsverzeichnis
    | Seitenumbruch
)
"""What a document is made of."""


@dataclass(frozen=True, slots=True)
class Dokument:
    """A whole document.

    `art` is the word above the title (»Checkliste«), `kurz` its description; `adresse` is where the same thing
    stands on the web, or empty. `stand` is the only date there is: no writer reads the clock. With `deckblatt`
    the title has a page of its own and the document names its version (`fassung`).
    """

    titel: str
    art: str
    stand: date
    herausgeber: str
    adresse: str
    lizenz: str
    teile: tuple[Block, ...]
    kurz: str = ""
    deckblatt: bool = False
    sprache: str = "de"


# ---- helpers ---------------------------------------------------------------------------------------------


def text(worte: str, *, stark: bool = False, betont: bool = False) -> Inhalt:
    """Return plain words as the content of a paragraph."""
    return (Lauf(worte, stark, betont),)


def absatz(worte: str, rolle: Literal["text", "lead", "meta", "marke"] = "text") -> Absatz:
    """Return a paragraph of plain words."""
    return Absatz(text(worte), rolle)


def liste(punkte: Iterable[str], *, nummeriert: bool = False) -> Liste:
    """Return a list of plain lines."""
    return Liste(tuple((absatz(punkt),) for punkt in punkte), nummeriert)


def als_daten(knoten: Any) -> Any:
    """Return a tree as what JSON can say; every node names its class under `typ`, in lower case."""
    if isinstance(knoten, str | int):
        return knoten
    if isinstance(knoten, tuple):
        return [als_daten(teil) for teil in knoten]
    if (felder := _felder(knoten.__class__)) is not None:
        return {"typ": type(knoten).__name__.lower(), **{name: als_daten(getattr(knoten, name)) for name in felder}}
    return knoten.isoformat() if isinstance(knoten, date) else knoten


def fassung(dokument: Dokument) -> str:
    """Return a version of the document that changes with its content and with nothing else."""
    text = json.dumps(als_daten(dokument), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@cache
def _felder(klasse: type) -> tuple[str, ...] | None:
    """Return the names of a node's fields, or None where it is no node."""
    return tuple(feld.name for feld in fields(klasse)) if is_dataclass(klasse) else None


def marken(knoten: Any) -> Iterator[str]:
    """Yield every place that a tree holds, in order."""
    if isinstance(knoten, tuple):
        for teil in knoten:
            yield from marken(teil)
        return
    if isinstance(knoten, Ueberschrift | Quelleneintrag) and knoten.marke:
        yield knoten.marke
    for name in _felder(knoten.__class__) or ():
        yield from marken(getattr(knoten, name))


def aufgeloest(dokument: Dokument) -> Dokument:
    """Return the document with links that lead somewhere: to one of its places, to the web, or not at all.

    Raises ValueError where two places have the same name.
    """
    orte = list(marken(dokument))
    if doppelt := {ort for ort in orte if orte.count(ort) > 1} if len(set(orte)) < len(orte) else ():
        raise ValueError(f"two places with one name: {sorted(doppelt)}")
    resolved: Dokument = _aufgeloest(dokument, frozenset(orte))
    return resolved


def fuer_sich(teile: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks that stand in no document of the tree: their links lead to the web or nowhere."""
    return _aufgeloest(teile, frozenset())  # type: ignore[no-any-return]


def _aufgeloest(knoten: Any, orte: frozenset[str]) -> Any:
    if isinstance(knoten, tuple):
        # A link without a target dissolves into its words.
        teile: list[Any] = []
        for teil in knoten:
            if isinstance(teil, Verweis) and teil.marke not in orte and not teil.adresse:
                teile += teil.laeufe
            else:
                teile.append(_aufgeloest(teil, orte))
        return tuple(teile)
    if isinstance(knoten, Verweis):
        return replace(knoten, adresse="") if knoten.marke in orte else replace(knoten, marke="")
    if felder := _felder(knoten.__class__):
        return replace(knoten, **{name: _aufgeloest(getattr(knoten, name), orte) for name in felder})
    return knoten
