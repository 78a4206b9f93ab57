"""Where glossary terms occur in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.glossary import Glossar
from handreichung.model import Begriff


def begriff(
    kennung: str, wort: str, *formen: str, abkuerzung: str | None = None, synonyme: tuple[str, ...] = ()
) -> Begriff:
    return Begriff(
        id=kennung, begriff=wort, kurz="Eine Erklärung dazu.", formen=formen, synonyme=synonyme, abkuerzung=abkuerzung,
        stand="2026-11-01",
    )  # fmt: skip


GLOSSAR = Glossar(
    [
        begriff("rat", "Bürgerrat", "Bürgerräte", "Bürgerräten"),
        begriff("daten", "Daten"),
        begriff("offene", "offene Daten", "offenen Daten"),
        begriff("offene-schnittstelle", "offene Daten Schnittstelle"),
        begriff("ki", "Künstliche Intelligenz", abkuerzung="KI"),
        begriff("ozg", "Onlinezugangsgesetz", abkuerzung="OZG", synonyme=("OZG-Umsetzung",)),
        begriff("it", "Informationstechnik", abkuerzung="IT"),
        begriff("barriere", "digitale Teilhabe"),
        begriff("it-sicherheit", "IT-Sicherheit"),
        begriff("eid", "eID"),
    ]
)


def funde(text: str) -> list[tuple[str, str]]:
    return [(fund.id, text[fund.start : fund.end]) for fund in GLOSSAR.funde(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ein Bürgerrat tagt.", [("rat", "Bürgerrat")]),
        ("Zwei Bürgerräte und den Bürgerräten.", [("rat", "Bürgerräte"), ("rat", "Bürgerräten")]),
        ("Ein Bürgerratsmitglied, ein Vorbürgerrat, bürgerrat.", []),
        ("Der Bürgerrat-Beschluss.", []),
        ("Bürgerrat.", [("rat", "Bürgerrat")]),
        ("„Bürgerrat“ (Bürgerrat), Bürgerrat!", [("rat", "Bürgerrat")] * 3),
        ("Gute offene Daten sind da.", [("offene", "offene Daten")]),
        ("Eine offene Daten Schnittstelle und offene Daten.", [
            ("offene-schnittstelle", "offene Daten Schnittstelle"), ("offene", "offene Daten")]),
        ("Daten, offene\nDaten", [("daten", "Daten"), ("offene", "offene\nDaten")]),
        ("Offene Daten helfen.", [("offene", "Offene Daten")]),
        ("Digitale Teilhabe gelingt.", [("barriere", "Digitale Teilhabe")]),
        ("OFFENE Daten", [("daten", "Daten")]),
        ("Offene daten", []),
        ("Die KI und die Künstliche Intelligenz.", [("ki", "KI"), ("ki", "Künstliche Intelligenz")]),
        ("Die künstliche Intelligenz.", []),
        ("Ki, ki, Skier, KIs", []),
        ("Die IT hilft, es ist so. It is.", [("it", "IT")]),
        ("IT-Sicherheit und IT", [("it-sicherheit", "IT-Sicherheit"), ("it", "IT")]),
        ("Das OZG. Die OZG-Umsetzung.", [("ozg", "OZG"), ("ozg", "OZG-Umsetzung")]),
        ("Eine eID und EID und Eid.", [("eid", "eID"), ("eid", "EID")]),
        ("", []),
    ],
)  # fmt: skip
def test_terms_are_found_as_whole_words_the_longest_first(text: str, found: list[tuple[str, str]]) -> None:
    assert funde(text) == found


def test_a_form_that_two_terms_share_always_leads_to_the_same() -> None:
    one, two = begriff("b", "Plattform"), begriff("a", "Portal", "Plattform")
    for terms in ([one, two], [two, one]):
        assert [fund.id for fund in Glossar(terms).funde("Die Plattform.")] == ["a"]


def test_a_term_without_any_letter_is_never_found() -> None:
    assert list(Glossar([begriff("x", "***")]).funde("*** a ***")) == []


WORDS = st.sampled_from(
    [
        "Bürgerrat", "offene", "Offene", "Daten", "KI", "ki", "Schnittstelle", "-", " ", ".", "\n", "x",
        "IT-Sicherheit", "ü",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_finds_never_overlap_and_stand_in_order(text: str) -> None:
    end = 0
    for fund in GLOSSAR.funde(text):
        assert end <= fund.start < fund.end <= len(text)
        end = fund.end
        before, after = text[: fund.start][-1:], text[fund.end :][:1]
        assert not before.isalnum()
        assert not after.isalnum()
