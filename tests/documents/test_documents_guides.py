"""A guide's documents say what its page says."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pdfua
import pytest

import projects
from document_files import addresses, paragraphs, tags, words
from handreichung.documents import guides, odt, pdf
from handreichung.documents.parts import Bausteine
from handreichung.documents.tree import Dokument, Kaestchenliste, Schreibfeld, Tabelle, Ueberschrift

TEMPLATES = projects.ROOT / "templates"


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def documents(b: Bausteine) -> list[Dokument]:
    return [guides.dokument(p, b) for p in b.matrix.praxisanleitungen]


def test_every_guide_has_both_forms_beside_its_page(small: Bausteine) -> None:
    found = [e.adresse for e in guides.entwuerfe(small)]
    expected = [f"praxisanleitungen/{p.id}/{p.id}.{f}" for p in small.matrix.praxisanleitungen for f in ("pdf", "odt")]
    assert found == expected


def test_both_forms_hold_the_whole_guide(small: Bausteine) -> None:
    for praxis in small.matrix.praxisanleitungen:
        dokument = guides.dokument(praxis, small)
        expected = [praxis.titel, "Auf", *praxis.material, *praxis.ungeprueft, "CC BY 4.0"]
        expected += [e.titel for e in small.anleitungen.eckdaten(praxis)]
        if praxis.art == "checkliste":
            expected += [w for a in praxis.abschnitte for p in a.punkte for w in (p.text, p.grundlage or "")]
        else:
            expected += [s.titel for s in (praxis.ablauf if praxis.art == "workshop" else praxis.schritte)]
        expected += [q.ueberschrift.strip("[]") for q in small.matrix.nennt(praxis, "quellen")]
        expected.append(f"https://klein.example/unterordner/praxisanleitungen/{praxis.id}/")
        in_pdf = squeezed(words(pdf.schreiben(dokument, TEMPLATES)))
        in_odt = squeezed(" ".join(paragraphs(odt.schreiben(dokument, TEMPLATES))))
        for text in expected:
            assert squeezed(text) in in_pdf, text
            assert squeezed(text) in in_odt or text == "Auf", text


def test_points_and_results_have_boxes_for_a_pen(handbook: Bausteine) -> None:
    for praxis in handbook.matrix.praxisanleitungen:
        teile = guides.dokument(praxis, handbook).teile
        boxes = [k.text for t in teile if isinstance(t, Kaestchenliste) for k in t.punkte]
        assert set(praxis.material) <= set(boxes)
        if praxis.art == "checkliste":
            assert {p.text for a in praxis.abschnitte for p in a.punkte} <= set(boxes)
            assert any(isinstance(t, Schreibfeld) for t in teile)
        if praxis.art == "workshop" and handbook.anleitungen.programm(praxis).summe is not None:
            (table,) = [t for t in teile if isinstance(t, Tabelle)]
            assert len(table.zeilen) == len(praxis.ablauf)


def test_headings_skip_no_level(handbook: Bausteine) -> None:
    for dokument in documents(handbook):
        levels = [t.ebene for t in dokument.teile if isinstance(t, Ueberschrift)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_guide_of_the_handbook_passes_two_checkers(handbook: Bausteine, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    for number, dokument in enumerate(documents(handbook)):
        data = pdf.schreiben(dokument, TEMPLATES)
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert report.is_compliant, (dokument.titel, [f.message for f in report.failures])
        found = tags(data)
        assert found.count("H1") == 1
        assert found.index("H1") < found.index("H2")
        if number < 3:  # the second checker takes longer
            file.write_bytes(data)
            assert not pdfua.validate(str(file)).findings, dokument.titel
        assert dokument.adresse in addresses(data)


def test_every_odt_of_the_handbook_is_sound(handbook: Bausteine) -> None:
    for dokument in documents(handbook):
        with zipfile.ZipFile(BytesIO(odt.schreiben(dokument, TEMPLATES))) as archive:
            assert archive.testzip() is None
            assert archive.infolist()[0].filename == "mimetype"


@pytest.mark.parametrize("form", [pdf, odt])
def test_two_runs_give_equal_bytes(small: Bausteine, form: object) -> None:
    once, again = ([form.schreiben(d, TEMPLATES) for d in documents(small)] for _ in range(2))  # type: ignore[attr-defined]
    assert once == again
