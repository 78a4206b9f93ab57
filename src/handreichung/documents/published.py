"""Which documents the site offers, and their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from handreichung.diagnostics import Diagnostic
from handreichung.documents import guides, handbook, tandem_kit, workshop_sheets
from handreichung.documents.links import Dokumentdatei
from handreichung.documents.parts import Bausteine
from handreichung.documents.shelf import Ablage, Entwurf
from handreichung.documents.tree import DokumentFehler
from handreichung.matrix import Matrix
from handreichung.walk import werte

#: Each yields what is to be made, in the order in which pages list it.
ERZEUGER: tuple[Callable[[Bausteine], Iterable[Entwurf]], ...] = (
    guides.entwuerfe,
    workshop_sheets.entwuerfe,
    tandem_kit.entwuerfe,
    handbook.entwuerfe,
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
    for entwurf, inhalt in shelf.holen(entwurf for erzeuger in ERZEUGER for entwurf in erzeuger(b)):
        if isinstance(inhalt, DokumentFehler):
            pfad = entwurf.pfad or _pfad(inhalt.zeichen, b.matrix)
            found.append(Diagnostic("HR701", str(inhalt), f"{matrix}/{pfad}".removesuffix("/")))
        else:
            dateien.append(Dokumentdatei(entwurf.adresse, entwurf.titel, inhalt))
    if not found:
        shelf.aufraeumen()
    return Ergebnis(tuple(dateien), tuple(dict.fromkeys(found)))


def _pfad(zeichen: str, matrix: Matrix) -> str:
    """Return the file of the first entry that holds a sign, or an empty text."""
    alle = (e for eintraege in matrix.eintraege.values() for e in eintraege.values())
    schuldig = (e for e in alle if zeichen and any(zeichen in str(feldwert.wert) for feldwert in werte(e)))
    return next((matrix.ort(e).pfad for e in schuldig), "")
