"""Which documents the site offers, and their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handreichung.diagnostics import Diagnostic
from handreichung.documents import guides, tandem_kit, workshop_sheets
from handreichung.documents.links import Dokumentdatei
from handreichung.documents.parts import Bausteine
from handreichung.documents.pdf import DokumentFehler
from handreichung.documents.shelf import Ablage, Entwurf

#: Each yields what is to be made, in the order in which pages list it.
ERZEUGER: tuple[Callable[[Bausteine], Iterable[Entwurf]], ...] = (
    guides.entwuerfe,
    workshop_sheets.entwuerfe,
    tandem_kit.entwuerfe,
)


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """The documents that were made, and why others were not."""

    dateien: tuple[Dokumentdatei, ...]
    diagnostics: tuple[Diagnostic, ...]


def herstellen(b: Bausteine, vorlagen: Path, ablage: Path | None, matrix: str) -> Ergebnis:
    """Make every document, or take it from `ablage`; `matrix` is the folder of entries as messages show it."""
    shelf = Ablage(vorlagen, ablage)
    dateien: list[Dokumentdatei] = []
    found: list[Diagnostic] = []
    for entwurf in _entwuerfe(b):
        try:
            dateien.append(Dokumentdatei(entwurf.adresse, entwurf.titel, shelf.holen(entwurf)))
        except DokumentFehler as error:
            found.append(Diagnostic("HR701", str(error), f"{matrix}/{entwurf.pfad}" if entwurf.pfad else matrix))
    if not found:
        shelf.aufraeumen()
    return Ergebnis(tuple(dateien), tuple(found))


def _entwuerfe(b: Bausteine) -> Iterator[Entwurf]:
    for erzeuger in ERZEUGER:
        yield from erzeuger(b)
