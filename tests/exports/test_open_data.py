"""The files to take along hold what the Matrix holds, open in office programs and can do no harm there."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from handreichung.check import check
from handreichung.exports import open_data, table_csv, tables, workbook
from handreichung.exports.open_data import Datei
from handreichung.exports.tables import Spalte, Tabelle
from handreichung.matrix import Matrix
from handreichung.views import Ansichten
from helfer import HEUTE, Kleinmatrix

ROOT = Path(__file__).parent.parent.parent
SITE = "https://klein.example/"
#: XML and so XLSX cannot hold these; entries with them are refused when they are read.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=40)
GEFAEHRLICH = ["=1+1", '=HYPERLINK("https://boese.example";"klick")', "+1", "-1", "@SUM(1)", "\t=1", "＝1+1"]


@cache
def built(which: str) -> Matrix:
    result = check(ROOT / which, HEUTE, schuljahre=lambda text: 0)
    assert result.matrix is not None
    return result.matrix


@cache
def files(which: str) -> dict[str, Datei]:
    made = open_data.dateien(Ansichten(built(which)), "Handbuch", SITE)
    return {Path(datei.adresse).name: datei for datei in made}


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


BOTH = pytest.mark.parametrize("which", ["matrix", "tests/data/klein/matrix"])


@BOTH
def test_the_workbook_holds_every_entry_of_every_kind(which: str) -> None:
    matrix = built(which)
    book = openpyxl.load_workbook(io.BytesIO(files(which)["handbuch.xlsx"].inhalt))
    assert book.sheetnames[0] == "Lies mich"
    for ordner, name in (("befunde", "Befunde"), ("netzwerke", "Netzwerke"), ("quellen", "Quellen")):
        sheet = book[name]
        ids = [row[0].value for row in sheet.iter_rows(min_row=2)]
        assert ids == list(matrix.eintraege[ordner])
        assert sheet.freeze_panes == "B2"
    assert book["Belege"].max_row - 1 == sum(len(b.evidenz) for b in matrix.befunde)
    assert book["Vokabulare"].max_row - 1 == sum(len(v.werte) for v in matrix.vokabulare.values())
    explained = " ".join(str(cell.value) for row in book["Lies mich"].iter_rows() for cell in row)
    assert "CC BY 4.0" in explained
    for name in book.sheetnames[1:]:
        assert name in explained


@BOTH
def test_cells_say_names_and_dates_are_dates(which: str) -> None:
    matrix = built(which)
    sheet = openpyxl.load_workbook(io.BytesIO(files(which)["handbuch.xlsx"].inhalt))["Befunde"]
    head = [cell.value for cell in sheet[1]]
    befund = matrix.befunde[0]
    row = dict(zip(head, (cell.value for cell in sheet[2]), strict=True))
    assert row["Sektor"] == matrix.wert("sektoren", befund.sektor).name
    assert row["Themen"] == "; ".join(matrix.wert("themen", t).name for t in befund.themen)
    assert row["Stand"].date() == befund.stand
    assert row["Stärke der Belege"] == matrix.staerke(befund).stufe.wort
    assert row["Adresse"] == f"{SITE}information/befunde/{befund.id}/"
    assert len(head) == len(set(head))


@BOTH
def test_editors_notes_and_drafts_stay_inside(which: str) -> None:
    for datei in files(which).values():
        text = datei.inhalt.decode("utf-8", "replace")
        if datei.format.startswith("Excel"):
            with zipfile.ZipFile(io.BytesIO(datei.inhalt)) as archive:
                text = archive.read("xl/sharedStrings.xml").decode()
        assert "redaktionsnotiz" not in text.lower()
        assert "Notiz für die Redaktion" not in text
        assert "entwurf-befund" not in text


@BOTH
def test_the_json_file_is_what_its_schema_says(which: str) -> None:
    schema = json.loads(files(which)["befunde.schema.json"].inhalt)
    daten = json.loads(files(which)["befunde.json"].inhalt)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(daten)
    matrix = built(which)
    assert [b["id"] for b in daten["befunde"]] == [b.id for b in matrix.befunde]
    for befund in daten["befunde"]:
        assert {e["quelle"] for e in befund["evidenz"]} <= daten["quellen"].keys()
    assert {"sektoren", "themen", "richtungen", "methoden"} <= daten["vokabulare"].keys()


def test_the_schema_refuses_what_no_vocabulary_holds() -> None:
    schema = json.loads(files("matrix")["befunde.schema.json"].inhalt)
    daten = json.loads(files("matrix")["befunde.json"].inhalt)
    for spoil in ({"sektor": "haven"}, {"themen": ["x"]}, {"staerke": {}}, {"fremd": 1}):
        spoilt = {**daten, "befunde": [{**daten["befunde"][0], **spoil}]}
        assert not Draft202012Validator(schema).is_valid(spoilt), spoil


@BOTH
def test_the_same_matrix_gives_the_same_bytes(which: str) -> None:
    again = open_data.dateien(Ansichten(built(which)), "Handbuch", SITE)
    assert {Path(d.adresse).name: d for d in again} == files(which)


def test_a_matrix_without_entries_gives_files_too(matrix: Kleinmatrix) -> None:
    for datei in open_data.dateien(Ansichten(matrix.gebaut()), "Leer", SITE):
        assert datei.inhalt


def test_a_table_of_parts_names_the_entry() -> None:
    tabelle = tables.teile(Ansichten(built("matrix")), "befunde", "empfehlungen", "Empfehlungen")
    assert [s.titel for s in tabelle.spalten[:2]] == ["Kennung", "Befund"]
    assert len(tabelle.zeilen) == sum(len(b.empfehlungen) for b in built("matrix").befunde)


def test_csv_opens_by_a_double_click_in_german_excel() -> None:
    content = files("matrix")["befunde.csv"].inhalt
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    head, *body = rows(content)
    assert head[0] == "Kennung"
    assert [row[0] for row in body] == [b.id for b in built("matrix").befunde]
    assert {len(row) for row in body} == {len(head)}


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_csv_gives_every_text_back(texts: list[str]) -> None:
    tabelle = Tabelle("T", tuple(Spalte(str(n)) for n in range(len(texts))), (tuple(texts),))
    _, (*found,) = rows(table_csv.write(tabelle))
    for text, cell in zip(texts, found, strict=True):
        assert cell == (f"'{text}" if text.startswith(table_csv.FORMEL) else text)
        assert not cell.startswith(table_csv.FORMEL)


@pytest.mark.parametrize("text", GEFAEHRLICH)
def test_nothing_computes(text: str) -> None:
    tabelle = Tabelle("T", (Spalte("A"), Spalte("B", adresse=True)), ((text, text), (None, "javascript:alert(1)")))
    _, first, _ = rows(table_csv.write(tabelle))
    assert first == [f"'{text}"] * 2
    content = workbook.write("T", date(2026, 1, 1), [text], [(tabelle, text)])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = "".join(archive.read(name).decode() for name in archive.namelist() if "sheet" in name)
    assert "<f>" not in xml and "hyperlink" not in xml.lower()
    sheet = openpyxl.load_workbook(io.BytesIO(content))["T"]
    assert sheet["A2"].value == text and sheet["A2"].data_type == "s"


@settings(max_examples=20)
@given(TEXT, TEXT)
def test_a_workbook_holds_any_text_and_the_same_bytes(first: str, second: str) -> None:
    tabelle = Tabelle("T", (Spalte("A"), Spalte("B", lang=True)), ((first, second),))
    content = workbook.write("T", date(2026, 1, 1), [], [(tabelle, "Satz.")])
    assert content == workbook.write("T", date(2026, 1, 1), [], [(tabelle, "Satz.")])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert not re.search(rb"<f[ >]", archive.read("xl/worksheets/sheet2.xml"))


def test_a_text_too_long_for_a_cell_says_so() -> None:
    tabelle = Tabelle("T", (Spalte("A"),), (("x" * 40_000,),))
    content = workbook.write("T", date(2026, 1, 1), [], [(tabelle, "Satz.")])
    cell = openpyxl.load_workbook(io.BytesIO(content))["T"]["A2"].value
    assert len(cell) == workbook.ZELLE and cell.endswith("(gekürzt, siehe Adresse)")


def test_a_size_is_rounded_up() -> None:
    assert Datei("a", "t", "f", "b", b"x").groesse == "unter 10\N{NO-BREAK SPACE}KB"
    assert Datei("a", "t", "f", "b", b"x" * 10_241).groesse == "unter 20\N{NO-BREAK SPACE}KB"
