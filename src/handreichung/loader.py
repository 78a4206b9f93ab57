"""A folder → documents, vocabularies and diagnostics.

Looks at every file below the matrix and accounts for each: it becomes a document or a message. Only regular
files within the folder are opened.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from handreichung.diagnostics import Diagnostic, Span, meinten_sie, printable
from handreichung.german import umlaute_ausgeschrieben
from handreichung.model import ARTEN, Eintrag, klasse
from handreichung.nodes import Scalar
from handreichung.reader import MAX_BYTES, ReadResult, read
from handreichung.validation import validate
from handreichung.vokabulare import VOKABULARE, VOKABULARKLASSEN, Vokabular
from handreichung.walk import Feldwert, geschrieben

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LOOKS_LIKE_AN_ENTRY = re.compile(r"\.(?:ya?ml|json|ya?ml\..*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Document:
    """One file of the matrix: its folder (the kind), its id, what was read, and the entry if it is sound."""

    ordner: str
    id: str
    unterordner: tuple[str, ...]
    klasse: type[Eintrag]
    source: ReadResult
    eintrag: Eintrag | None

    @cached_property
    def geschrieben(self) -> tuple[Feldwert, ...]:
        """What was written under known keys, even where the entry as a whole is not sound."""
        return tuple(geschrieben(self.klasse, self.source.root)) if self.source.root is not None else ()

    @property
    def path(self) -> str:
        """The file's path as messages show it."""
        return self.source.path


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that was read, sound or not: what rules look at."""

    documents: tuple[Document, ...]
    vokabulare: Mapping[str, Vokabular]
    labels: Mapping[str, Mapping[str, str]]

    def of(self, ordner: str) -> Iterator[Document]:
        """Yield the documents of one folder."""
        return (d for d in self.documents if d.ordner == ordner)


def load(root: Path, shown_as: str | None = None) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Read every file below `root`. Paths in messages begin with `shown_as` (the folder's name by default)."""
    name = shown_as if shown_as is not None else root.name
    problems: list[Diagnostic] = []
    if not root.is_dir():
        missing = Diagnostic("HR108", f"Den Ordner „{printable(name)}“ gibt es nicht.", printable(name))
        return Corpus((), MappingProxyType({}), MappingProxyType({})), (missing,)
    files = list(_files(root, name, problems))
    vokabulare, vocabulary_labels = _vocabularies([f for f in files if f.parts[0] == "vokabulare"], problems)
    for missing_name in sorted(
        VOKABULARE.keys() - vokabulare.keys() - {f.stem for f in files if f.parts[0] == "vokabulare"}
    ):
        problems.append(
            Diagnostic("HR302", f"Das Vokabular „{missing_name}“ fehlt.", f"{name}/vokabulare/{missing_name}.yml")
        )
    documents = []
    for file in files:
        if file.parts[0] == "vokabulare":
            continue
        source = read(file.data, file.shown)
        art = source.root.get("art") if source.root else None
        cls = klasse(file.parts[0], art.value if isinstance(art, Scalar) else None)
        eintrag, found = validate(cls, source, {"id": file.stem}, vocabulary_labels)
        problems += [*source.diagnostics, *found]
        if any(d.is_error for d in source.diagnostics):
            eintrag = None
        documents.append(Document(file.parts[0], file.stem, file.parts[1:-1], cls, source, eintrag))
    labels = {**vocabulary_labels, **_entry_labels(documents)}
    return Corpus(tuple(documents), MappingProxyType(vokabulare), MappingProxyType(labels)), tuple(problems)


@dataclass(frozen=True, slots=True)
class _File:
    parts: tuple[str, ...]
    stem: str
    shown: str
    data: bytes


def _files(root: Path, name: str, problems: list[Diagnostic]) -> Iterator[_File]:
    seen: dict[tuple[str, str], str] = {}

    def unreadable(error: OSError) -> None:
        parts = Path(os.fsdecode(error.filename or root)).relative_to(root).parts
        shown = printable("/".join((name, *parts)))
        problems.append(Diagnostic("HR105", "Der Ordner lässt sich nicht öffnen.", shown))

    for folder, folders, names in os.walk(root, onerror=unreadable, followlinks=False):
        folders.sort()
        here = Path(folder)
        for entry in list(folders):
            if (here / entry).is_symlink():
                folders.remove(entry)
                shown = printable("/".join((name, *(here / entry).relative_to(root).parts)))
                problems.append(Diagnostic("HR105", "Der Ordner ist eine Verknüpfung.", shown))
        for entry in sorted(names):
            path = here / entry
            parts = path.relative_to(root).parts
            shown = printable("/".join((name, *parts)))
            problem = _acceptable(path, parts, shown, seen)
            if problem is not None:
                problems.append(problem)
                continue
            try:
                data = path.read_bytes()
            except OSError:
                problems.append(Diagnostic("HR105", "Die Datei lässt sich nicht öffnen.", shown))
                continue
            yield _File(parts, path.stem, shown, data)


def _acceptable(path: Path, parts: tuple[str, ...], shown: str, seen: dict[tuple[str, str], str]) -> Diagnostic | None:
    """Return why a file is not read, or None. Looks at names and kinds only, before anything is opened."""
    name = parts[-1]
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return Diagnostic("HR105", "Das ist keine gewöhnliche Datei.", shown)
    if not name.endswith(".yml"):
        if _LOOKS_LIKE_AN_ENTRY.search(name):
            stem = unicodedata.normalize("NFC", name.split(".")[0])
            return Diagnostic(
                "HR103",
                f"Die Datei „{printable(name)}“ wird nicht gelesen.",
                shown,
                help=f"Umbenennen in: {printable(stem)}.yml",
            )
        return Diagnostic("HR104", f"„{printable(name)}“ ist kein Eintrag.", shown)
    known = (*ARTEN, "vokabulare")
    if len(parts) < 2 or parts[0] not in known:
        where = (
            f"Den Ordner „{printable(parts[0])}“ kennt die Matrix nicht."
            if len(parts) > 1
            else ("Die Datei liegt in keinem Ordner.")
        )
        near = meinten_sie(parts[0], {k: k for k in known}) if len(parts) > 1 else None
        guess = f"Meinten Sie „{near}“? " if near else ""
        return Diagnostic("HR107", where, shown, help=f"{guess}Ordner: {', '.join(known)}")
    stem = name.removesuffix(".yml")
    if not _ID.fullmatch(stem) or len(stem) > 80:
        return Diagnostic(
            "HR106", f"„{printable(name)}“ taugt nicht als Dateiname.", shown, help=f"Umbenennen in: {_slug(stem)}.yml"
        )
    if status.st_size > MAX_BYTES:
        return Diagnostic(
            "HR102", f"Die Datei ist {status.st_size // 1024} KiB groß; erlaubt sind {MAX_BYTES // 1024} KiB.", shown
        )
    first = seen.setdefault((parts[0], stem), shown)
    if first != shown:
        return Diagnostic("HR303", f"Die Kennung „{stem}“ ist schon vergeben: {first}.", shown)
    return None


def _slug(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold()
    text = umlaute_ausgeschrieben(text)
    text = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:80] or "eintrag"


def _vocabularies(
    files: list[_File], problems: list[Diagnostic]
) -> tuple[dict[str, Vokabular], dict[str, Mapping[str, str]]]:
    vokabulare: dict[str, Vokabular] = {}
    labels: dict[str, Mapping[str, str]] = {}
    for file in files:
        if file.stem not in VOKABULARKLASSEN or len(file.parts) != 2:
            near = meinten_sie(file.stem, {k: k for k in VOKABULARE})
            problems.append(
                Diagnostic(
                    "HR107",
                    f"Ein Vokabular „{file.stem}“ wird nirgends verwendet.",
                    file.shown,
                    help=f"Meinten Sie „{near}“?" if near else "",
                )
            )
            continue
        source = read(file.data, file.shown)
        vokabular, found = validate(VOKABULARKLASSEN[file.stem], source)
        problems += [*source.diagnostics, *found]
        if vokabular is None:
            continue
        ids = [wert.id for wert in vokabular.werte]
        for double in sorted({i for i in ids if ids.count(i) > 1}):
            problems.append(
                source.diagnostic("HR303", f"Die Kennung „{double}“ steht zweimal in diesem Vokabular.", Span.at(1, 1))
            )
        vokabulare[file.stem] = vokabular
        labels[file.stem] = MappingProxyType({wert.id: wert.name for wert in vokabular.werte})
    return vokabulare, labels


def _entry_labels(documents: list[Document]) -> dict[str, Mapping[str, str]]:
    """Return ids and headings of every file, sound or not: a broken entry still exists for those who name it."""
    labels: dict[str, dict[str, str]] = {ordner: {} for ordner in ARTEN}
    for document in documents:
        eintrag = document.eintrag
        labels[document.ordner][document.id] = eintrag.ueberschrift if eintrag else _written_heading(document)
    return {ordner: MappingProxyType(found) for ordner, found in labels.items()}


def _written_heading(document: Document) -> str:
    field = ARTEN[document.ordner].titelfeld
    node = document.source.root.get(field) if document.source.root else None
    return node.value if isinstance(node, Scalar) else document.id
