"""What stands in the PDFs and ODTs we write, read back as any program would."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree

from handreichung.check import check
from handreichung.documents.parts import Bausteine, Rahmen

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def bausteine(folder: Path) -> Bausteine:
    """Return what builders get for a folder of entries."""
    matrix = check(folder).matrix
    assert matrix is not None
    return Bausteine(matrix, Rahmen("Kleines Handbuch", "https://klein.example/unterordner/", "CC BY 4.0"))


def words(data: bytes, page: int | None = None) -> str:
    """Return the text of a PDF, or of one of its pages (from 0), in the order in which it is drawn."""
    with pikepdf.open(BytesIO(data)) as opened:
        pages = opened.pages if page is None else [opened.pages[page]]
        return "\n".join(" ".join(_drawn(p)) for p in pages)


def _drawn(page: pikepdf.Page) -> Iterator[str]:
    fonts = {str(name): _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            pieces = operands[0] if str(operator) == "TJ" else operands
            codes = b"".join(bytes(p) for p in pieces if isinstance(p, pikepdf.String))
            yield "".join(current.get(int.from_bytes(codes[i : i + 2]), "") for i in range(0, len(codes), 2))


def _unicode(font: Any) -> dict[int, str]:
    """Return which text each code of a font stands for, as its ToUnicode table says."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = bytes.fromhex(target).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def tags(data: bytes) -> list[str]:
    """Return the names of a PDF's structure elements in reading order."""
    with pikepdf.open(BytesIO(data)) as opened:
        return list(_tags(opened.Root.StructTreeRoot.K))


def _tags(node: Any) -> Iterator[str]:
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S).removeprefix("/")
            if "/K" in kid:
                yield from _tags(kid.K)


def addresses(data: bytes) -> list[str]:
    """Return the web addresses that a PDF links to."""
    with pikepdf.open(BytesIO(data)) as opened:
        links = [note for page in opened.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in links if "/A" in note and "/URI" in note.A]


def part(data: bytes, name: str) -> str:
    """Return one part of an ODT."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def paragraphs(data: bytes) -> list[str]:
    """Return the paragraphs and headings of an ODT as plain text; its tabs are left out."""
    root = etree.fromstring(part(data, "content.xml").encode())
    return ["".join(p.itertext()) for p in root.iter(f"{_TEXT}p", f"{_TEXT}h")]
