"""LibreOffice opens every ODT and finds in it what we wrote; one process for all of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pikepdf

import projects
import tools
from handreichung.documents import handbook as builder
from handreichung.documents import odt, published
from handreichung.documents.parts import Bausteine
from handreichung.documents.shelf import Entwurf
from handreichung.documents.tree import Dokument

TEMPLATES = projects.ROOT / "templates"


def drafts(*all_of: Bausteine) -> list[Dokument]:
    found: list[Dokument] = []
    for b in all_of:
        made: list[Entwurf] = [e for make in published.ERZEUGER for e in make(b)]
        found += [e.inhalt for e in made if e.adresse.endswith(".odt") and isinstance(e.inhalt, Dokument)]
        found.append(builder.sektor(b.matrix.werte("sektoren")[0], b))
    return found


def test_libreoffice_opens_and_converts_every_odt(small: Bausteine, handbook: Bausteine, tmp_path: Path) -> None:
    office = tools.need("soffice")
    documents = drafts(small, handbook)
    files = [tmp_path / f"{number}.odt" for number in range(len(documents))]
    for file, dokument in zip(files, documents, strict=True):
        file.write_bytes(odt.schreiben(dokument, TEMPLATES))
    out = tmp_path / "pdf"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    export = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    command = [office, profile, "--headless", "--convert-to", export, "--outdir", str(out), *map(str, files)]
    environment = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=projects.PATIENCE, check=False
    )
    missing = [d.titel for n, d in enumerate(documents) if not (out / f"{n}.pdf").exists()]
    assert not missing, done.stderr
    for number, dokument in enumerate(documents):
        with pikepdf.open(out / f"{number}.pdf") as opened:
            assert opened.docinfo["/Title"] == dokument.titel
            assert str(opened.Root.Lang) == "de-DE"
            with opened.open_outline() as outline:
                assert outline.root or len(opened.pages) == 1
