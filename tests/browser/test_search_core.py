"""The search's ranking, run by Node without a browser, on the small project and on entries made for the case."""

from __future__ import annotations

import json
from typing import Any

import pytest

import projects
from scripts import node

CORE = projects.ROOT / "templates/theme/assets/js/suche-kern.js"

_PROGRAM = """
import {{ aufbereiten, suchen }} from {module};
const {{ eintraege, anfragen }} = JSON.parse(await new Response(process.stdin).text());
const verzeichnis = aufbereiten(eintraege);
console.log(JSON.stringify(anfragen.map(anfrage => suchen(verzeichnis, anfrage).map(e => e.titel))));
"""
ENTRIES = [
    {"titel": titel, "art": "Befund", "kurz": kurz, "url": f"x/{number}/", "worte": worte}
    for number, (titel, kurz, worte) in enumerate(
        [
            ("Bürgerbeteiligung im Netz", "Wer mitredet und wer nicht.", "Beteiligung"),
            ("Elektroschrott", "Alte Geräte werden zu Müll.", "Nachhaltigkeit"),
            ("Digitallotsen aufbauen", "Freiwillige helfen bei ersten Schritten.", "Ehrenamt"),
            ("Künstliche Intelligenz im Amt", "Systeme schlagen vor, Menschen entscheiden.", "KI Verwaltung"),
            ("Videosprechstunde", "Ärztlicher Rat auf dem Bildschirm.", "Gesundheit Arzt"),
            ("Museen öffnen ihre Sammlung", "Bilder und Dinge für alle im Netz.", "Kultur Museum"),
            ("Straßenbeleuchtung steuern", "Licht nur, wenn jemand kommt.", "Energie"),
            ("Öffentlicher Nahverkehr auf Abruf", "Busse kommen, wenn man sie ruft.", "ÖPNV Mobilität"),
        ]
    )
]


def search(entries: list[dict[str, Any]], *queries: str) -> list[list[str]]:
    program = _PROGRAM.format(module=json.dumps(CORE.as_uri()))
    stdin = json.dumps({"eintraege": entries, "anfragen": queries})
    done = node("--input-type=module", "--eval", program, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Elektroschrott", "Elektroschrott"),  # as it is written
        ("Bürgerbeteiligung", "Bürgerbeteiligung im Netz"),
        ("Buergerbeteiligung", "Bürgerbeteiligung im Netz"),  # umlauts spelled out
        ("burgerbeteiligung", "Bürgerbeteiligung im Netz"),  # and left away
        ("Strassenbeleuchtung", "Straßenbeleuchtung steuern"),
        ("oepnv", "Öffentlicher Nahverkehr auf Abruf"),
        ("Schrott", "Elektroschrott"),  # part of a compound: its end
        ("Lotsen", "Digitallotsen aufbauen"),
        ("Sprechstunde", "Videosprechstunde"),
        ("Beleuchtung", "Straßenbeleuchtung steuern"),  # its middle
        ("Elektroschrottsammlung", "Elektroschrott"),  # longer than what is there
        ("Elektroschrot", "Elektroschrott"),  # a letter missing
        ("Elektrosschrott", "Elektroschrott"),  # one too many
        ("Elektoschrrott", None),  # two: too many
        ("Mueseen", "Museen öffnen ihre Sammlung"),
        ("Videosprechstunden", "Videosprechstunde"),  # inflected
        ("Video-Sprechstunde", "Videosprechstunde"),  # hyphenated
        ("Wie geht das mit den Digitallotsen?", "Digitallotsen aufbauen"),  # a whole question
        ("Was macht Künstliche Intelligenz im Amt?", "Künstliche Intelligenz im Amt"),
        ("KI", "Künstliche Intelligenz im Amt"),
        ("  ELEKTROSCHROTT  ", "Elektroschrott"),
    ],
)
def test_a_query_finds(query: str, first: str | None) -> None:
    (found,) = search(ENTRIES, query)
    assert found[:1] == ([first] if first else [])


@pytest.mark.parametrize("query", ["", "   ", "???", "xyzqw", "<script>", "(", "\\", "a" * 5000, "̈", "🎉"])
def test_a_strange_query_finds_nothing_and_breaks_nothing(query: str) -> None:
    assert search(ENTRIES, query) in ([[]], [[e["titel"] for e in ENTRIES]])


def test_every_entry_is_found_by_its_own_title() -> None:
    titles = [str(entry["titel"]) for entry in ENTRIES]
    assert [found[0] for found in search(ENTRIES, *titles)] == titles


def test_the_order_of_entries_does_not_matter() -> None:
    queries = ("Netz", "im", "Beteiligung Netz", "Verwaltung")
    assert search(ENTRIES, *queries) == search(ENTRIES[::-1], *queries)
