"""A file is made once, and anew when anything changes that it depends on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import projects
from handreichung.documents import pdf, published, shelf
from handreichung.documents.parts import Bausteine
from handreichung.documents.shelf import Ablage, Entwurf, Vordruck
from handreichung.documents.tree import Dokument, absatz

TEMPLATES = projects.ROOT / "templates"
DOKUMENT = Dokument("Titel", "Art", date(2026, 11, 21), "Handbuch", "", "", (absatz("Text."),))
ENTWURF = Entwurf("a/a.pdf", "Zum Drucken", "praxisanleitungen/a.yml", DOKUMENT)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_made_before_is_taken_from_the_folder(tmp_path: Path) -> None:
    first = Ablage(TEMPLATES, tmp_path).holen(ENTWURF)
    assert first.startswith(b"%PDF")
    (held,) = tmp_path.iterdir()
    held.write_bytes(b"from last time")
    assert Ablage(TEMPLATES, tmp_path).holen(ENTWURF) == b"from last time"


def test_another_form_or_another_word_is_another_file(tmp_path: Path) -> None:
    ablage = Ablage(TEMPLATES, tmp_path)
    ablage.holen(ENTWURF)
    ablage.holen(replace(ENTWURF, adresse="a/a.odt"))
    ablage.holen(replace(ENTWURF, inhalt=replace(DOKUMENT, titel="Anders")))
    assert len(names(tmp_path)) == 3


def test_a_changed_template_or_library_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES / "dokumente", templates / "dokumente")
    folder = tmp_path / "ablage"
    Ablage(templates, folder).holen(ENTWURF)
    template = templates / "dokumente" / "dokument.typ"
    template.write_text(template.read_text("utf-8") + "// changed\n", "utf-8")
    Ablage(templates, folder).holen(ENTWURF)
    monkeypatch.setattr(shelf, "version", lambda name: "0.0")
    Ablage(templates, folder).holen(ENTWURF)
    assert len(names(folder)) == 3


def test_what_was_not_asked_for_is_removed_and_nothing_half_written_stays(tmp_path: Path) -> None:
    (tmp_path / "alt.pdf").write_bytes(b"old")
    (tmp_path / "abc.pdf.123").write_bytes(b"cut sho")
    ablage = Ablage(TEMPLATES, tmp_path)
    ablage.holen(ENTWURF)
    ablage.aufraeumen()
    (left,) = tmp_path.iterdir()
    assert left.suffix == ".pdf"
    assert left.read_bytes().endswith(b"%%EOF")


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    ablage = Ablage(TEMPLATES, blocked)
    assert ablage.holen(ENTWURF) == pdf.schreiben(DOKUMENT, TEMPLATES)
    ablage.aufraeumen()
    assert blocked.read_text() == "no folder"


def test_a_template_of_its_own_sets_plain_data(tmp_path: Path) -> None:
    folder = tmp_path / "dokumente"
    shutil.copytree(TEMPLATES / "dokumente", folder)
    source = "#let d = json(bytes(sys.inputs.daten))\n#set document(title: d.titel)\n= #d.titel\n"
    (folder / "karte.typ").write_text(source, "utf-8")
    made = Ablage(tmp_path).holen(replace(ENTWURF, inhalt=Vordruck("karte.typ", {"titel": "#Karte"})))
    assert made.startswith(b"%PDF")


def test_a_document_that_cannot_be_set_is_named_with_its_entry(
    small: Bausteine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = replace(ENTWURF, inhalt=replace(DOKUMENT, teile=(absatz("漢"),)))
    monkeypatch.setattr(published, "ERZEUGER", (lambda b: (ENTWURF, broken, broken),))
    (tmp_path / "alt.pdf").write_bytes(b"last good")
    made = published.herstellen(small, TEMPLATES, tmp_path, "matrix")
    assert [d.adresse for d in made.dateien] == ["a/a.pdf"]
    assert [(d.code, d.path) for d in made.diagnostics] == [("HR701", "matrix/praxisanleitungen/a.yml")] * 2
    assert "U+6F22" in made.diagnostics[0].text
    assert "alt.pdf" in names(tmp_path)
