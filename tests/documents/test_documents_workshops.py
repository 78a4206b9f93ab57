"""Sheets and cards of workshops hold what was entered, fit their paper and are accessible."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import page
import pdfua
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import projects
from document_files import tags, words
from handreichung.documents import odt, pdf, published
from handreichung.documents import workshop_sheets as sheets
from handreichung.documents.parts import Bausteine
from handreichung.documents.tree import Schreibfeld, Tabelle
from handreichung.model import Workshop

TEMPLATES = projects.ROOT / "templates"


def workshops(b: Bausteine) -> list[Workshop]:
    return [p for p in b.matrix.praxisanleitungen if isinstance(p, Workshop)]


def cards(workshop: Workshop, b: Bausteine) -> bytes:
    return pdf.setzen("karten.typ", sheets.karten(workshop, b), TEMPLATES)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_only_workshops_have_sheets_and_all_have_five(small: Bausteine) -> None:
    found = [e.adresse.rpartition("/")[2] for e in sheets.entwuerfe(small)]
    endings = ("-moderation.pdf", "-moderation.odt", "-teilnehmende.pdf", "-teilnehmende.odt", "-karten.pdf")
    assert found == [f"{w.id}{ending}" for w in workshops(small) for ending in endings]


def test_who_leads_reads_every_step_in_full(small: Bausteine) -> None:
    for workshop in workshops(small):
        text = squeezed(words(pdf.schreiben(sheets.moderation(workshop, small), TEMPLATES)))
        for schritt in workshop.ablauf:
            for part in (schritt.titel, schritt.methode or "", schritt.material or ""):
                assert squeezed(part) in text
            assert squeezed(schritt.text)[:30] in text


def test_participants_see_the_session_and_can_write(handbook: Bausteine) -> None:
    for workshop in workshops(handbook):
        dokument = sheets.teilnehmende(workshop, handbook)
        (table,) = [t for t in dokument.teile if isinstance(t, Tabelle)]
        timed = [s for s in workshop.ablauf if s.minuten]
        shown = handbook.anleitungen.programm(workshop).gezeigt
        assert len(table.zeilen) == len(timed if shown else workshop.ablauf)
        assert any(isinstance(t, Schreibfeld) and t.zeilen >= 4 for t in dokument.teile)


@pytest.mark.parametrize("pages, sheet", [(1, sheets.teilnehmende), (2, sheets.moderation)])
def test_sheets_of_the_handbook_stay_handy(handbook: Bausteine, pages: int, sheet: object) -> None:
    for workshop in workshops(handbook):
        data = pdf.schreiben(sheet(workshop, handbook), TEMPLATES)  # type: ignore[operator]
        with pikepdf.open(BytesIO(data)) as opened:
            assert len(opened.pages) <= pages, workshop.id


def test_every_back_lies_behind_its_front(small: Bausteine) -> None:
    for workshop in workshops(small):
        data = cards(workshop, small)
        with pikepdf.open(BytesIO(data)) as opened:
            sides = len(opened.pages)
            boxes = {tuple(float(v) for v in p.mediabox) for p in opened.pages}
        assert sides == 2 * -(-(1 + len(workshop.ablauf)) // 2)  # two cards a leaf, one card for the whole
        assert {(round(b[2]), round(b[3])) for b in boxes} == {(595, 842)}
        for place, schritt in enumerate(workshop.ablauf, 1):
            front, back = (words(data, 2 * (place // 2) + side) for side in (0, 1))
            assert squeezed(schritt.titel) in squeezed(front)
            assert squeezed(schritt.text)[:20] in squeezed(back)


def test_cards_pass_two_checkers(handbook: Bausteine, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    for number, workshop in enumerate(workshops(handbook)):
        data = cards(workshop, handbook)
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert report.is_compliant, (workshop.id, [f.message for f in report.failures])
        assert tags(data).count("H1") == 1
        if number < 1:  # the second checker takes longer
            file.write_bytes(data)
            assert not pdfua.validate(str(file)).findings


@pytest.mark.parametrize(
    ("field", "value", "side"),
    [
        ("text", "viel zu viel " * 400, "Der Text"),
        ("text", "Wort" * 60, "Der Text"),
        ("titel", "Ein langer Titel " * 40, "Die Vorderseite"),
    ],
    ids=["too much", "a word too long", "a title too long"],
)
def test_what_does_not_fit_a_card_stops_the_build_and_names_the_step(
    small: Bausteine, field: str, value: str, side: str
) -> None:
    workshop = workshops(small)[0]
    data = sheets.karten(workshop, small)
    card = data["karten"][1]
    line = {"typ": "lauf", "text": value, "stark": False, "betont": False}
    card[field] = [{"typ": "absatz", "rolle": "text", "inhalt": [line]}] if field == "text" else value
    with pytest.raises(pdf.DokumentFehler) as error:
        pdf.setzen("karten.typ", data, TEMPLATES)
    assert str(error.value).startswith(f"{side} von Schritt 2 „{card['titel']}“ passt nicht auf die Karte in A5.")


def test_the_message_names_the_file_of_the_entry(tmp_path: Path) -> None:
    folder = projects.copy_small(tmp_path / "klein") / "matrix"
    entry = folder / "praxisanleitungen" / "runder-tisch.yml"
    entry.write_text(entry.read_text("utf-8").replace("text: Reihum.", f"text: {'Reihum. ' * 900}"), "utf-8")
    from document_files import bausteine

    result = published.herstellen(bausteine(folder), TEMPLATES, None, "matrix")
    (found,) = result.diagnostics
    assert (found.code, found.path) == ("HR701", "matrix/praxisanleitungen/runder-tisch.yml")
    assert "Schritt 3 „Reden“ passt nicht auf die Karte" in found.text


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec="latin-1", exclude_categories=["C"]), min_size=1, max_size=80).filter(str.strip))
def test_no_text_of_a_step_is_code(small: Bausteine, text: str) -> None:
    data = sheets.karten(workshops(small)[0], small)
    data["karten"][0]["titel"] = text
    assert squeezed(text) in squeezed(words(pdf.setzen("karten.typ", data, TEMPLATES), 0))


def test_two_runs_give_equal_bytes(small: Bausteine) -> None:
    workshop = workshops(small)[0]
    assert cards(workshop, small) == cards(workshop, small)
    for build in (sheets.moderation, sheets.teilnehmende):
        once, again = (odt.schreiben(build(workshop, small), TEMPLATES) for _ in range(2))
        assert once == again
