"""A file is made once, and anew when anything changes that it depends on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import projects
from document_files import bausteine
from handreichung.documents import pdf, published, shelf
from handreichung.documents.parts import Bausteine
from handreichung.documents.shelf import Ablage, Entwurf, Vordruck
from handreichung.documents.tree import Dokument, absatz

TEMPLATES = projects.ROOT / "templates"
DOKUMENT = Dokument("Titel", "Art", date(2026, 11, 21), "Handbuch", "", "", (absatz("Text."),))
ENTWURF = Entwurf("a/a.pdf", "Zum Drucken", "praxisanleitungen/a.yml", DOKUMENT)


def made(ablage: Ablage, entwurf: Entwurf) -> bytes:
    ((_, inhalt),) = ablage.holen([entwurf])
    assert isinstance(inhalt, bytes)
    return inhalt


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_made_before_is_taken_from_the_folder(tmp_path: Path) -> None:
    first = made(Ablage(TEMPLATES, tmp_path), ENTWURF)
    assert first.startswith(b"%PDF")
    (held,) = tmp_path.iterdir()
    held.write_bytes(b"from last time")
    assert made(Ablage(TEMPLATES, tmp_path), ENTWURF) == b"from last time"


def test_another_form_or_another_word_is_another_file(tmp_path: Path) -> None:
    ablage = Ablage(TEMPLATES, tmp_path)
    made(ablage, ENTWURF)
    made(ablage, replace(ENTWURF, adresse="a/a.odt"))
    made(ablage, replace(ENTWURF, inhalt=replace(DOKUMENT, titel="Anders")))
    assert len(names(tmp_path)) == 3


def test_a_changed_template_or_library_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES / "dokumente", templates / "dokumente")
    folder = tmp_path / "ablage"
    made(Ablage(templates, folder), ENTWURF)
    template = templates / "dokumente" / "dokument.typ"
    template.write_text(template.read_text("utf-8") + "// changed\n", "utf-8")
    made(Ablage(templates, folder), ENTWURF)
    monkeypatch.setattr(shelf, "version", lambda name: "0.0")
    made(Ablage(templates, folder), ENTWURF)
    assert len(names(folder)) == 3


def test_what_was_not_asked_for_is_removed_and_nothing_half_written_stays(tmp_path: Path) -> None:
    (tmp_path / "alt.pdf").write_bytes(b"old")
    (tmp_path / "abc.pdf.123").write_bytes(b"cut sho")
    ablage = Ablage(TEMPLATES, tmp_path)
    made(ablage, ENTWURF)
    ablage.aufraeumen()
    (left,) = tmp_path.iterdir()
    assert left.suffix == ".pdf"
    assert left.read_bytes().endswith(b"%%EOF")


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    ablage = Ablage(TEMPLATES, blocked)
    assert made(ablage, ENTWURF) == pdf.schreiben(DOKUMENT, TEMPLATES)
    ablage.aufraeumen()
    assert blocked.read_text() == "no folder"


def test_a_template_of_its_own_sets_plain_data(tmp_path: Path) -> None:
    folder = tmp_path / "dokumente"
    shutil.copytree(TEMPLATES / "dokumente", folder)
    source = "#let d = json(bytes(sys.inputs.daten))\n#set document(title: d.titel)\n= #d.titel\n"
    (folder / "karte.typ").write_text(source, "utf-8")
    card = replace(ENTWURF, inhalt=Vordruck("karte.typ", {"titel": "#Karte"}))
    assert made(Ablage(tmp_path), card).startswith(b"%PDF")


def test_a_document_that_cannot_be_set_is_named_with_its_entry(
    small: Bausteine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = replace(ENTWURF, inhalt=replace(DOKUMENT, teile=(absatz("漢"),)))
    monkeypatch.setattr(published, "ERZEUGER", (lambda b: (ENTWURF, broken, broken),))
    (tmp_path / "alt.pdf").write_bytes(b"last good")
    result = published.herstellen(small, TEMPLATES, tmp_path, "matrix")
    assert [d.adresse for d in result.dateien] == ["a/a.pdf"]
    assert [(d.code, d.path) for d in result.diagnostics] == [("HR701", "matrix/praxisanleitungen/a.yml")]
    assert "U+6F22" in result.diagnostics[0].text
    assert "alt.pdf" in names(tmp_path)


def test_a_sign_in_a_large_document_is_found_in_its_entry(tmp_path: Path) -> None:
    folder = tmp_path / "matrix"
    shutil.copytree(projects.SMALL / "matrix", folder)
    file = next((folder / "netzwerke").glob("*.yml"))
    text = file.read_text("utf-8")
    kurz = next(line for line in text.splitlines() if line.startswith("kurz:"))
    file.write_text(text.replace(kurz, "kurz: Ein Netz für alle, die 漢 schreiben."), "utf-8")
    result = published.herstellen(bausteine(folder), TEMPLATES, None, "matrix")
    assert {(d.code, d.path) for d in result.diagnostics} == {("HR701", f"matrix/netzwerke/{file.name}")}
