"""What the text behind a key may be, by kind of value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handreichung import fields
from handreichung.catalogue import CATALOGUE


def wert(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def fehler(kind: Any, value: object) -> tuple[str, str, str]:
    """Code, text and advice of the one error that a value raises."""
    with pytest.raises(ValidationError) as caught:
        wert(kind, value)
    (error,) = caught.value.errors()
    return error["type"], error["ctx"]["text"], error["ctx"]["hilfe"]


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (fields.Datum, "2026-11-21", date(2026, 11, 21)),
        (fields.Datum, "2024-02-29", date(2024, 2, 29)),
        (fields.Zeitpunkt, "2026", "2026"),
        (fields.Zeitpunkt, "2026-11", "2026-11"),
        (fields.Zeitpunkt, "2026-11-21", "2026-11-21"),
        (fields.Anzahl, "0", 0),
        (fields.Anzahl, "007", 7),
        (fields.Anzahl, "100000000", 100_000_000),
        (fields.Minuten, "1", 1),
        (fields.Jahr, "1800", 1800),
        (fields.Dezimalzahl, "4", Decimal("4")),
        (fields.Dezimalzahl, "40.8", Decimal("40.8")),
        (fields.JaNein, "ja", True),
        (fields.JaNein, "nein", False),
        (fields.JaNein, "true", True),
        (fields.JaNein, "false", False),
        (fields.AGS, "01001000", "01001000"),
        (fields.AGS, "16077055", "16077055"),
        (fields.DOI, "10.1000/182", "10.1000/182"),
        (fields.DOI, "https://doi.org/10.1000/182", "10.1000/182"),
        (fields.DOI, "http://dx.doi.org/10.1000/182", "10.1000/182"),
        (fields.DOI, "doi: 10.1000/182", "10.1000/182"),
        (fields.DOI, "10.1000/a(b)c;d", "10.1000/a(b)c;d"),
        (fields.Kennung, "buerger-rat-2", "buerger-rat-2"),
        (fields.Zeile, "  mit Rand  ", "mit Rand"),
        (fields.Prosa, "zwei\n\nAbsätze\n", "zwei\n\nAbsätze"),
        (fields.Kontakt, "digitales@stadt-musterstadt.de", "digitales@stadt-musterstadt.de"),
        (fields.Kontakt, "https://beispiel.de/kontakt", "https://beispiel.de/kontakt"),
    ],
)
def test_sound_values_are_read(kind: Any, written: str, read: object) -> None:
    assert wert(kind, written) == read


@pytest.mark.parametrize(
    ("kind", "written", "code", "advice"),
    [
        (fields.Datum, "21.11.2026", "HR208", "2026-11-21"),
        (fields.Datum, "1. 2. 2026", "HR208", "2026-02-01"),
        (fields.Datum, "2026-11", "HR208", "2026-11-21"),
        (fields.Datum, "2026-13-45", "HR208", "2026-11-21"),
        (fields.Datum, "2025-02-29", "HR208", "2026-11-21"),
        (fields.Datum, "20261121", "HR208", ""),
        (fields.Datum, "2026-11-21T00:00", "HR208", ""),
        (fields.Datum, "2026-11-21 ", "HR208", ""),
        (fields.Datum, "２０２６-11-21", "HR208", ""),
        (fields.Datum, "0000-01-01", "HR208", ""),
        (fields.Datum, "heute", "HR208", ""),
        (fields.Zeitpunkt, "2026-13", "HR208", ""),
        (fields.Zeitpunkt, "Herbst 2026", "HR208", ""),
        (fields.Anzahl, "1_000", "HR209", "1000"),
        (fields.Anzahl, "1.000", "HR209", "1000"),
        (fields.Anzahl, "ca. 30", "HR209", "30"),
        (fields.Anzahl, "-3", "HR209", "3"),
        (fields.Anzahl, "1e3", "HR209", ""),
        (fields.Anzahl, "٣", "HR209", ""),
        (fields.Anzahl, "viele", "HR209", "Nur Ziffern"),
        (fields.Anzahl, "100000001", "HR209", ""),
        (fields.Anzahl, "9" * 400, "HR209", ""),
        (fields.Minuten, "0", "HR209", ""),
        (fields.Jahr, "1799", "HR209", ""),
        (fields.Jahr, "24", "HR209", ""),
        (fields.Dezimalzahl, "40,8", "HR209", "40.8"),
        (fields.Dezimalzahl, "NaN", "HR209", ""),
        (fields.Dezimalzahl, "Infinity", "HR209", ""),
        (fields.Dezimalzahl, "1e9", "HR209", ""),
        (fields.Dezimalzahl, "-1", "HR209", ""),
        (fields.Dezimalzahl, "1.234,5", "HR209", ""),
        (fields.JaNein, "yes", "HR210", "ja oder nein"),
        (fields.JaNein, "1", "HR210", ""),
        (fields.JaNein, "Ja", "HR210", ""),
        (fields.AGS, "1001000", "HR214", '"01001000"'),
        (fields.AGS, "010010000", "HR214", ""),
        (fields.AGS, "17001000", "HR214", ""),
        (fields.AGS, "00001000", "HR214", ""),
        (fields.AGS, "0100100a", "HR214", ""),
        (fields.DOI, "11.1000/182", "HR212", ""),
        (fields.DOI, "10.1000/", "HR212", ""),
        (fields.DOI, '10.1000/"x"', "HR212", ""),
        (fields.Kennung, "Bürgerrat", "HR216", "buerger-rat"),
        (fields.Kennung, "a--b", "HR216", ""),
        (fields.Kennung, "-a", "HR216", ""),
        (fields.Kennung, "a_b", "HR216", ""),
        (fields.Kennung, "../a", "HR216", ""),
        (fields.Kennung, "a\n", "HR216", ""),
        (fields.Kennung, "a" * 81, "HR216", ""),
        (fields.Zeile, "", "HR204", ""),
        (fields.Zeile, "   ", "HR204", ""),
        (fields.Zeile, "a\nb", "HR205", ""),
        (fields.Zeile, "a" * 301, "HR206", ""),
        (fields.Satz, "zu kurz", "HR206", ""),
        (fields.Satz, "a" * 401, "HR206", ""),
        (fields.Prosa, "a" * 20_001, "HR206", ""),
        (fields.Kontakt, "vorname nachname@beispiel.de", "HR212", ""),
        (fields.Kontakt, "info@beispiel", "HR212", ""),
        (fields.Kontakt, "info@bei spiel.de", "HR212", ""),
        (fields.Kontakt, "Rathaus, Zimmer 5", "HR212", ""),
    ],
)
def test_other_values_are_refused_with_advice(kind: Any, written: str, code: str, advice: str) -> None:
    found, text, hilfe = fehler(kind, written)
    assert found == code
    assert text
    assert advice in hilfe


@pytest.mark.parametrize(
    "address",
    [
        "https://beispiel.de", "https://beispiel.de/", "https://www.beispiel.de/a/b?c=d&e=f#g",
        "https://bürger.de/straße", "https://xn--brger-kva.de/", "https://beispiel.de:8443/a",
        "https://beispiel.de./", "https://a-b.c-d.example/%C3%A4(1)", "HTTPS://BEISPIEL.DE/",
        "https://192.0.2.1/a",
    ],
)  # fmt: skip
def test_complete_https_addresses_are_accepted_as_written(address: str) -> None:
    assert fields.adresse_pruefen(address) == address
    assert wert(fields.Adresse, address) == address


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("http://beispiel.de/a", "https://beispiel.de/a"), ("www.beispiel.de", "https://www.beispiel.de"),
        ("beispiel.de/a", "https://beispiel.de/a"), ("//beispiel.de/a", "https://beispiel.de/a"),
        ("https:/beispiel.de", ""), ("https:beispiel.de", ""), ("https://", ""), ("https:///a", ""),
        ("https://rathaus/", ""), ("https://localhost/", ""), ("https://.../", ""), ("https://.de/", ""),
        ("https://a..de/", ""), ("https://-a.de/", ""), ("https://a-.de/", ""), ("https://_.de/", ""),
        ("https://[::1]/", ""), ("https://[a.de/", ""), ("https://a.de:port/", ""),
        ("https://a.de:99999/", ""), ("https://name:wort@beispiel.de/", "entfernen"),
        ("https://beispiel.de@angreifer.de/", "entfernen"), ("https://@beispiel.de/", "entfernen"),
        ("https://beispiel.de\\@angreifer.de/", "Browsers"), ("https://beispiel.de/a b", "Browsers"),
        (" https://beispiel.de/", "Browsers"), ("https://beispiel.de/\n", "Browsers"),
        ("https://bei\tspiel.de/", "Browsers"), ("\x01https://beispiel.de/", "Browsers"),
        ("https://beispiel.de/\x00", "Browsers"), ("https://beispiel.de/\x7f", "Browsers"),
        ("https://beispiel.de/\u00a0", "Browsers"), ("https://beispiel.de/\u200b", "Browsers"),
        ("https://beispiel\u00ad.de/", "Browsers"), ("https://beispiel.de/\u202e", "Browsers"),
        ("https://beispiel.de/\ufeff", "Browsers"), ('https://beispiel.de/"onclick="x', "Browsers"),
        ("https://beispiel.de/<b>", "Browsers"), ("https://beispiel.de/'", "Browsers"),
        ("https://beispiel.de/`", "Browsers"), ("https://beispiel.de/{{x}}", "Browsers"),
        ("https://a\u2100b.de/", ""), ("javascript:alert(1)", ""), ("javascript:https://beispiel.de", ""),
        ("data:text/html,hallo", ""), ("vbscript:x", ""), ("file:///etc/passwd", ""),
        ("ftp://beispiel.de/", ""), ("blob:https://beispiel.de/x", ""), ("", ""), ("#", ""),
    ],
)  # fmt: skip
def test_every_other_address_is_refused(address: str, advice: str) -> None:
    code, text, hilfe = fehler(fields.Adresse, address)
    assert code == "HR212"
    assert text
    assert advice in hilfe


@given(st.text(max_size=60) | st.text("htps:/.@\\#?[]a-1 %", max_size=40).map(lambda t: "https://" + t))
def test_an_accepted_address_names_a_host_and_hides_nothing(address: str) -> None:
    try:
        fields.adresse_pruefen(address)
    except Exception as error:
        assert getattr(error, "type", None) == "HR212", repr(error)
        return
    scheme, _, rest = address.partition("://")
    host = rest.replace("?", "/").replace("#", "/").partition("/")[0]
    assert scheme.lower() == "https"
    assert "@" not in host
    assert "." in host
    assert address.isprintable()


KINDS = [
    "AGS", "DOI", "Adresse", "Anzahl", "Datum", "Dezimalzahl", "EinfacheProsa", "JaNein", "Jahr", "Kennung",
    "Kontakt", "Minuten", "Prosa", "Satz", "Zeile", "Zeitpunkt",
]  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("value", [["a"], {"a": "b"}, None, 5, True, 1.5, b"a"], ids=repr)
def test_no_kind_takes_anything_but_text(name: str, value: object) -> None:
    assert fehler(getattr(fields, name), value)[0] == "HR205"


@pytest.mark.parametrize("name", KINDS)
@given(text=st.one_of(st.text(max_size=40), st.text("0123456789.,-_:/@ haTtpsdoi", max_size=20)))
def test_any_text_is_a_value_or_a_german_message(name: str, text: str) -> None:
    try:
        wert(getattr(fields, name), text)
    except ValidationError as caught:
        for error in caught.errors():
            assert error["type"] in CATALOGUE
            assert error["ctx"]["text"]


@given(st.dates())
def test_every_day_is_read_back_as_it_is_written(day: date) -> None:
    assert wert(fields.Datum, day.isoformat()) == day


@pytest.mark.parametrize("text", ["{text}", "{0}", "{hilfe!r}", "{", "}}", "%s %(text)s"])
def test_braces_in_a_value_are_no_placeholders_of_a_message(text: str) -> None:
    assert f"„{text}“" in fehler(fields.Anzahl, text)[1]
