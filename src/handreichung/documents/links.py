"""What pages say about documents: which there are, what each is for and how large it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handreichung import pages
from handreichung.german import dateigroesse

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
    def groesse(self) -> str:
        """How large the file is at most."""
        return dateigroesse(len(self.inhalt))


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
