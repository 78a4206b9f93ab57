"""Calendar files, read back by another program."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.exports import calendar_file
from handreichung.model import Netzwerk, Termin
from handreichung.views import Ansichten
from helfer import NETZWERK, QUELLE, Kleinmatrix, codes

TERMINE = """\
termine:
  - titel: "Treffen; mit Komma, und \\\\ Strich"
    beginn: 2026-12-31
    ende: 2027-01-02
    ort: Ort, am Fluss
    online: ja
    quelle: bericht
  - titel: Anmelden
    beginn: 2026-02-28
    frist: ja
    url: https://beispiel.de/a;b
    quelle: bericht
"""


def _netzwerk(*termine: Termin) -> Netzwerk:
    return Netzwerk.model_construct(id="netz", name="Netz", stand=date(2026, 11, 1), termine=termine)


def _read(data: bytes) -> list[icalendar.cal.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


@pytest.fixture
def ansichten(matrix: Kleinmatrix) -> Ansichten:
    matrix.schreibe("quellen/bericht.yml", QUELLE)
    matrix.schreibe("netzwerke/netz.yml", NETZWERK + TERMINE)
    matrix.schreibe("netzwerke/ohne.yml", NETZWERK.replace("Netz der", "Rat der"))
    return Ansichten(matrix.gebaut())


def test_one_file_a_network_with_events_and_one_for_all(ansichten: Ansichten) -> None:
    found = dict(calendar_file.files(ansichten))
    assert set(found) == {"netzwerke/termine.ics", "netzwerke/netz/termine.ics"}
    frist, treffen = _read(found["netzwerke/termine.ics"])
    assert treffen["SUMMARY"] == "Treffen; mit Komma, und \\ Strich"
    assert (treffen.decoded("DTSTART"), treffen.decoded("DTEND")) == (date(2026, 12, 31), date(2027, 1, 3))
    assert treffen["LOCATION"] == "Ort, am Fluss, online"
    assert (frist["SUMMARY"], frist["URL"]) == ("Frist: Anmelden", "https://beispiel.de/a;b")
    assert frist.decoded("DTEND") == date(2026, 3, 1)
    assert frist.decoded("DTSTAMP").date() == date(2026, 11, 1)


def test_without_events_there_is_no_file(matrix: Kleinmatrix) -> None:
    matrix.schreibe("netzwerke/ohne.yml", NETZWERK)
    assert list(calendar_file.files(Ansichten(matrix.gebaut()))) == []


_words = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"), min_size=1, max_size=300
)
_titles = _words.map(str.strip).filter(bool)
_days = st.dates(date(1900, 1, 1), date(2999, 12, 1))


@given(_titles, _days, st.integers(0, 40))
def test_what_was_written_is_read_back(title: str, begin: date, length: int) -> None:
    termin = Termin.model_construct(titel=title, beginn=begin, ende=begin + timedelta(days=length), quelle="x")
    data = calendar_file.calendar(title, ((_netzwerk(termin), termin),))
    (event,) = _read(data)
    assert event["SUMMARY"] == title
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (begin, begin + timedelta(days=length + 1))
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(_titles, _days)
def test_an_event_keeps_its_name_whatever_stands_before_it(title: str, begin: date) -> None:
    termin = Termin.model_construct(titel=title, beginn=begin, quelle="x")
    other = Termin.model_construct(titel=f"{title} 2", beginn=begin, quelle="x")
    netz = _netzwerk(other, termin)
    alone = _read(calendar_file.calendar("a", ((netz, termin),)))
    after = _read(calendar_file.calendar("a", ((netz, other), (netz, termin))))
    assert alone[0]["UID"] == after[1]["UID"] != after[0]["UID"]


@pytest.mark.parametrize("end", ["ende: 2026-12-30", "ende: 2027-01-01, frist: ja"])
def test_an_event_that_contradicts_itself_is_refused(matrix: Kleinmatrix, end: str) -> None:
    matrix.schreibe("quellen/bericht.yml", QUELLE)
    entry = f"termine:\n  - {{titel: Treffen, beginn: 2026-12-31, {end}, quelle: bericht}}\n"
    matrix.schreibe("netzwerke/netz.yml", NETZWERK + entry)
    assert codes(matrix.meldungen()) == ["HR218"]
