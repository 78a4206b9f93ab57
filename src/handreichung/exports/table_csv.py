"""A table as a CSV file that German spreadsheets open by a double click.

UTF-8 with a byte order mark and semicolons, because Excel set to German reads nothing else without asking;
CRLF and doubled quotes as in RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe
in front: a file from the web must never compute.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from handreichung.exports.tables import Tabelle, Zellwert
from handreichung.german import zahl

#: First characters that make Excel, LibreOffice or Numbers compute what follows; the wide ones count too.
FORMEL = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(tabelle: Tabelle) -> bytes:
    """Return the table as the content of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([spalte.titel for spalte in tabelle.spalten])
    writer.writerows([_text(wert) for wert in zeile] for zeile in tabelle.zeilen)
    return text.getvalue().encode("utf-8-sig")


def _text(wert: Zellwert) -> str:
    if wert is None:
        return ""
    if isinstance(wert, date):
        return wert.isoformat()
    if isinstance(wert, int | Decimal):
        return str(wert) if isinstance(wert, int) else zahl(wert)
    return f"'{wert}" if wert.startswith(FORMEL) else wert
