"""What all builders of documents share: running text, links between entries, and how a source is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handreichung import pages
from handreichung.documents import from_prose
from handreichung.documents.tree import (
    Block,
    Inhalt,
    Lauf,
    Quelleneintrag,
    Quellenverzeichnis,
    Umbruch,
    Verweis,
)
from handreichung.german import mit_punkt
from handreichung.matrix import Matrix, ordner_von
from handreichung.model import Quelle
from handreichung.views import Ansichten
from handreichung.views.practice import Praxisansichten

#: The words of the marks, as pages show them.
MARKEN = {"belegt": "belegt", "vorschlag": "Vorschlag", "ungeprueft": "ungeprüft"}


@dataclass(frozen=True, slots=True)
class Rahmen:
    """What all documents of a site name: who publishes it, where it stands on the web, or nothing, its licence.

    `inhalte` is the folder of the hand-written pages, from which some documents take their words.
    """

    herausgeber: str
    adresse: str = ""
    lizenz: str = ""
    inhalte: Path | None = None

    def im_netz(self, adresse: str) -> str:
        """Return the full address of a page, or an empty text where the site has none."""
        return f"{self.adresse.rstrip('/')}/{adresse}" if self.adresse else ""


#: What makes a chapter: an entry, the building blocks, the level of its heading.
Kapitel = Callable[[Any, "Bausteine", int], Iterator[Block]]


def marke(ordner: str, kennung: str) -> str:
    """Return the name of an entry's place in a document."""
    return f"{ordner}-{kennung}"


class Bausteine:
    """The Matrix as documents want to see it."""

    def __init__(self, matrix: Matrix, rahmen: Rahmen) -> None:
        self.matrix = matrix
        self.rahmen = rahmen
        self.ansichten = Ansichten(matrix)
        self.anleitungen = Praxisansichten(matrix)
        self._kapitel: dict[tuple[str, str, int], tuple[Block, ...]] = {}

    def ziel(self, ordner: str, kennung: str) -> tuple[str, str]:
        """Return where an entry stands: its address on the web, or nothing, and its place in a document."""
        return self.rahmen.im_netz(pages.adresse(ordner, kennung)), marke(ordner, kennung)

    def prosa(self, text: str | None) -> tuple[Block, ...]:
        """Return running text as blocks."""
        return from_prose.bloecke(text, self.ziel) if text else ()

    def satz(self, text: str) -> Inhalt:
        """Return running text of one paragraph as its content."""
        return from_prose.zeile(text, self.ziel)

    def verweis(self, eintrag: Any, vokabular: str = "") -> Verweis:
        """Return a link to an entry, or to a value of a vocabulary, by its title."""
        worte = eintrag.name if vokabular else eintrag.ueberschrift
        return Verweis((Lauf(worte),), *self.ziel(vokabular or ordner_von(eintrag), eintrag.id))

    def kapitel(self, machen: Kapitel, eintrag: Any, ebene: int) -> tuple[Block, ...]:
        """Return an entry's chapter, made once for all the documents that hold it at this level."""
        key = (ordner_von(eintrag), eintrag.id, ebene)
        if key not in self._kapitel:
            self._kapitel[key] = tuple(machen(eintrag, self, ebene))
        return self._kapitel[key]

    def aufzaehlung(self, eintraege: Iterable[Any]) -> Inhalt:
        """Return links to entries, parted by semicolons."""
        teile: list[Lauf | Umbruch | Verweis] = []
        for eintrag in eintraege:
            teile += [Lauf("; "), self.verweis(eintrag)] if teile else [self.verweis(eintrag)]
        return tuple(teile)

    def verzeichnis(self, quellen: Iterable[Quelle]) -> Quellenverzeichnis:
        """Return the list of sources, each named in full."""
        return Quellenverzeichnis(
            tuple(Quelleneintrag(quellenangabe(q), marke("quellen", q.id)) for q in dict.fromkeys(quellen))
        )


def wer(quelle: Quelle) -> str:
    """Return who made a source: its authors, else its publisher, else nothing."""
    return "; ".join(quelle.autoren) or quelle.herausgeber or ""


def quellenangabe(quelle: Quelle) -> Inhalt:
    """Return a source as the list of sources names it; what was not seen is said."""
    autoren = wer(quelle) or "Autor:innen nicht genannt"
    titel = f"„{quelle.titel}“" if quelle.titel else f"[{quelle.beschreibung}] (Titel war nicht zu sehen)"
    teile: list[Lauf | Umbruch | Verweis] = [Lauf(f"{autoren} ({quelle.jahr or 'Jahr nicht genannt'}): {titel}.")]
    if quelle.autoren and quelle.herausgeber:
        teile.append(Lauf(f" {mit_punkt(quelle.herausgeber)}"))
    if quelle.doi:
        teile += [Lauf(" "), Verweis((Lauf(f"https://doi.org/{quelle.doi}"),), f"https://doi.org/{quelle.doi}")]
    if quelle.url:
        vorsatz = " Kopie auf fremder Seite: " if quelle.kopie else " "
        teile += [Lauf(vorsatz), Verweis((Lauf(quelle.url),), quelle.url)]
    if quelle.url_ungeprueft:
        teile.append(Lauf(" (Adresse ungeprüft)"))
    if quelle.gesehen:
        teile.append(Lauf(f" Gelesen: {mit_punkt(quelle.gesehen)}"))
    return tuple(teile)
