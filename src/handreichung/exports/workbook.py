"""Tables as one workbook (XLSX): a sheet a table, and a first sheet that says what one sees.

Every text is written as text, so that nothing in an entry can become a formula or a link; links are only the
addresses of pages and sources. The same Matrix gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from handreichung.exports.tables import Spalte, Tabelle, Zellwert

#: The longest text that a cell may hold, and the longest link.
ZELLE, LINK = 32_767, 2_079
_GEKUERZT = " … (gekürzt, siehe Adresse)"


def write(titel: str, stand: date, einleitung: Sequence[str], tabellen: Sequence[tuple[Tabelle, str]]) -> bytes:
    """Return a workbook: `einleitung` are the first sheet's paragraphs, `tabellen` each table with a sentence."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"title": titel, "created": datetime.combine(stand, time())})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    link = book.add_format({"font_color": "#00566b", "underline": 1, "text_wrap": True, "valign": "top"})
    _erklaerung(book.add_worksheet("Lies mich"), titel, einleitung, tabellen, head, wrapped)
    for tabelle, _ in tabellen:
        sheet = book.add_worksheet(tabelle.name)
        _papier(sheet)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 1)
        for number, spalte in enumerate(tabelle.spalten):
            sheet.set_column(number, number, _breite(spalte))
            sheet.write_string(0, number, spalte.titel, head)
        for row, zeile in enumerate(tabelle.zeilen, 1):
            for number, wert in enumerate(zeile):
                _zelle(sheet, row, number, wert, link if tabelle.spalten[number].adresse else None, wrapped, day)
        sheet.autofilter(0, 0, len(tabelle.zeilen), len(tabelle.spalten) - 1)
    book.close()
    return file.getvalue()


def _erklaerung(
    sheet: Worksheet,
    titel: str,
    einleitung: Sequence[str],
    tabellen: Sequence[tuple[Tabelle, str]],
    head: Format,
    wrapped: Format,
) -> None:
    _papier(sheet)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, titel, head)
    sheet.write_string(0, 1, "", head)
    for row, absatz in enumerate(einleitung, 1):
        sheet.merge_range(row, 0, row, 1, "", wrapped)
        sheet.write_string(row, 0, absatz, wrapped)
        sheet.set_row(row, 16 * (1 + len(absatz) // 110))
    first = len(einleitung) + 2
    sheet.write_string(first, 0, "Tabellenblatt", head)
    sheet.write_string(first, 1, "Was darin steht", head)
    for row, (tabelle, satz) in enumerate(tabellen, first + 1):
        sheet.write_string(row, 0, tabelle.name, wrapped)
        sheet.write_string(row, 1, f"{satz} Zeilen: {len(tabelle.zeilen)}.", wrapped)


def _papier(sheet: Worksheet) -> None:
    """A4 across, as wide as the paper."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _breite(spalte: Spalte) -> int:
    """Return a column's width in characters."""
    return 60 if spalte.lang else 40 if spalte.adresse else max(18, min(30, len(spalte.titel) + 4))


def _zelle(
    sheet: Worksheet, row: int, column: int, wert: Zellwert, link: Format | None, text: Format, day: Format
) -> None:
    if wert is None:
        sheet.write_blank(row, column, None, text)
    elif isinstance(wert, date):
        sheet.write_datetime(row, column, datetime.combine(wert, time()), day)
    elif isinstance(wert, int | Decimal):
        sheet.write_number(row, column, float(wert), text)
    elif link is not None and wert.startswith(("https://", "http://")) and len(wert) <= LINK:
        sheet.write_url(row, column, wert, link, wert)
    else:
        kurz = wert if len(wert) <= ZELLE else wert[: ZELLE - len(_GEKUERZT)] + _GEKUERZT
        sheet.write_string(row, column, kurz, text)
