"""Documents that are made once: what a file is made of decides whether the one from last time still holds.

The key of a file is the hash of its tree or data, of the templates, of the writers' own source and of the
versions of their libraries. Whatever of these changes, the file is made anew; nothing else makes it change.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from handreichung.documents.tree import Dokument, DokumentFehler, als_daten

_QUELLTEXTE = ("tree.py", "pdf.py", "odt.py")
_BIBLIOTHEKEN = ("typst", "odfdo")


@dataclass(frozen=True, slots=True)
class Vordruck:
    """What a Typst template of its own is handed, where a tree would not do: cards, sheets."""

    vorlage: str
    daten: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entwurf:
    """A file to be made. `pfad` is the entry's file below the matrix, which an error names; `titel` is for readers."""

    adresse: str
    titel: str
    pfad: str
    inhalt: Dokument | Vordruck


#: From so many characters of data on a document is set in a process of its own, beside others.
_GROSS = 200_000


def machen(inhalt: Dokument | Vordruck, form: str, vorlagen: Path) -> bytes:
    """Return a document's file; DokumentFehler if it cannot be made."""
    # Typst and odfdo are loaded only where something has to be made.
    from handreichung.documents import odt, pdf

    if isinstance(inhalt, Vordruck):
        return pdf.setzen(inhalt.vorlage, inhalt.daten, vorlagen)
    return odt.schreiben(inhalt, vorlagen) if form == "odt" else pdf.schreiben(inhalt, vorlagen)


class Ablage:
    """Makes files, or takes them from a folder of files made before. Without a folder all are made."""

    def __init__(self, vorlagen: Path, ordner: Path | None = None) -> None:
        self._vorlagen = vorlagen
        self._ordner = ordner
        self._gebraucht: set[str] = set()

    def holen(self, entwuerfe: Iterable[Entwurf]) -> Iterator[tuple[Entwurf, bytes | DokumentFehler]]:
        """Yield every draft with its file's bytes, or with the reason why it cannot be made, in their order."""
        offen: list[tuple[Entwurf, str, Callable[[], bytes]]] = []
        with ExitStack() as stack:
            pool: ProcessPoolExecutor | None = None
            for entwurf in entwuerfe:
                form = entwurf.adresse.rpartition(".")[2]
                text = json.dumps(als_daten(entwurf.inhalt), ensure_ascii=False, separators=(",", ":"))
                name = f"{hashlib.sha256(self._grundlage + text.encode()).hexdigest()[:40]}.{form}"
                self._gebraucht.add(name)
                if (held := self._gemerkt(name)) is not None:
                    offen.append((entwurf, "", partial(bytes, held)))
                elif len(text) < _GROSS:
                    offen.append((entwurf, name, partial(machen, entwurf.inhalt, form, self._vorlagen)))
                else:
                    pool = pool or stack.enter_context(_werkstatt())
                    made = pool.submit(machen, entwurf.inhalt, form, self._vorlagen)
                    offen.append((entwurf, name, made.result))
            for entwurf, name, ergebnis in offen:
                try:
                    inhalt = ergebnis()
                except DokumentFehler as error:
                    yield entwurf, error
                    continue
                if name:
                    self._merken(name, inhalt)
                yield entwurf, inhalt

    def _gemerkt(self, name: str) -> bytes | None:
        if self._ordner is not None:
            with suppress(OSError):
                return (self._ordner / name).read_bytes()
        return None

    def _merken(self, name: str, inhalt: bytes) -> None:
        """Keep a file for the next time, whole or not at all. Failing to keep it does no harm."""
        if self._ordner is None:
            return
        fresh = self._ordner / f"{name}.{os.getpid()}"
        try:
            self._ordner.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(inhalt)
            fresh.replace(self._ordner / name)
        except OSError:
            with suppress(OSError):
                fresh.unlink()

    def aufraeumen(self) -> None:
        """Remove the files that were not asked for since this began."""
        if self._ordner is not None and self._ordner.is_dir():
            for path in self._ordner.iterdir():
                if path.name not in self._gebraucht:
                    path.unlink(missing_ok=True)

    @cached_property
    def _grundlage(self) -> bytes:
        """The hash of everything but the content that a file depends on."""
        digest = hashlib.sha256()
        here = Path(__file__).parent
        for path in (*(here / name for name in _QUELLTEXTE), *sorted((self._vorlagen / "dokumente").iterdir())):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        for name in _BIBLIOTHEKEN:
            digest.update(f"{name} {version(name)}\0".encode())
        return digest.digest()


def _werkstatt() -> ProcessPoolExecutor:
    # Typst keeps what it has set in memory; processes give that back when they end.
    return ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"))
