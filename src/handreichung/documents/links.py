"""What pages say about documents: which there are, what each is for and how large it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handreichung import pages
from handreichung.german import dateigroesse

#: Where our PDFs say how many pages they have.
_SEITEN = re.compile(rb"/Type/Pages/Count ([0-9]+)")
#: What is said about a form of file.
_FORMEN = {"pdf": "barrierearmes PDF", "odt": "ODT, für LibreOffice und Word"}


@dataclass(frozen=True, slots=True)
class Dokumentdatei:
    """A finished document: its address from the site's root, its words for readers and its bytes."""

    adresse: str
    titel: str
    inhalt: bytes

    @property
    def form(self) -> str:
        """What kind of file it is, in words."""
        return _FORMEN[self.adresse.rpartition(".")[2]]

    @property
    def kuerzel(self) -> str:
        """The name of its form, for a narrow place."""
        return self.adresse.rpartition(".")[2].upper()

    @property
    def groesse(self) -> str:
        """How large the file is at most."""
        return dateigroesse(len(self.inhalt))

    @property
    def seiten(self) -> str:
        """How many pages a PDF has, in words; nothing for other files, whose pages depend on the reader's fonts."""
        match = _SEITEN.search(self.inhalt)
        if match is None:
            return ""
        return "1 Seite" if int(match[1]) == 1 else f"{int(match[1])} Seiten"


class Dokumentliste:
    """All documents of a site; empty where none are made, and pages then promise none."""

    def __init__(self, dateien: Iterable[Dokumentdatei] = ()) -> None:
        self.alle = tuple(dateien)

    def bei(self, ordner: str, kennung: str) -> tuple[Dokumentdatei, ...]:
        """Return the documents that stand beside an entry's page."""
        return self.unter(pages.adresse(ordner, kennung))

    def unter(self, seite: str) -> tuple[Dokumentdatei, ...]:
        """Return the documents that stand right below an address."""
        return tuple(d for d in self.alle if d.adresse.rpartition("/")[0] + "/" == seite)

    def sammlungen(self) -> tuple[Dokumentdatei, ...]:
        """Return the documents that belong to no page: the whole and its sections."""
        return tuple(d for d in self.alle if d.adresse.startswith(pages.sammlung("")))
