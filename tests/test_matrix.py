"""The Matrix holds what is published, in German order, with every reference known from both sides."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.german import sortierwort
from handreichung.matrix import Matrix, ordner_von
from handreichung.model import ARTEN, Quelle
from helfer import ANGEBOT, BEDARF, BEFUND, BEGRIFF, FALLBEISPIEL, LEITFADEN, QUELLE, Kleinmatrix, empfehlung, ersetzt

NEUE_QUELLE = (
    "quelle: bericht",
    "neue_quelle: {art: buch, titel: Ein Buch, autoren: [Erste Person], jahr: 2025, kopie: ja}",
)


def kennungen(eintraege: object) -> list[str]:
    return [e.id for e in eintraege]  # type: ignore[attr-defined]


def test_one_entry_of_every_kind_is_found_under_its_name(matrix: Kleinmatrix) -> None:
    matrix.alle()
    built = matrix.gebaut()
    for ordner in ARTEN:
        eintraege = getattr(built, "begriffe" if ordner == "glossar" else ordner)
        assert eintraege == tuple(built.eintraege[ordner].values())
        assert eintraege, ordner
        assert {ordner_von(e) for e in eintraege} == {ordner}
    assert len(built.praxisanleitungen) == 3


def test_references_are_known_from_both_sides(matrix: Kleinmatrix) -> None:
    matrix.schreibe("praxisanleitungen/weg.yml", LEITFADEN)
    matrix.schreibe("fallbeispiele/bus.yml", FALLBEISPIEL + "befunde: [befund]\npraxis: [weg]\n")
    matrix.schreibe("bedarfe/zeit.yml", BEDARF)
    matrix.schreibe("angebote/sammlung.yml", ANGEBOT + "deckt: [{bedarf: zeit, grad: gut, begruendung: Passt.}]\n")
    matrix.befund(dazu=empfehlung("weg") + "bedarfe: [zeit]\n")
    built = matrix.gebaut()
    (befund,) = built.befunde
    (zeit,) = built.bedarfe
    assert kennungen(built.nennt(befund, "praxisanleitungen")) == ["weg"]
    assert kennungen(built.nennt(befund, "quellen")) == ["bericht"]
    assert kennungen(built.genannt_von(built.praxisanleitungen[0], "befunde")) == ["befund"]
    assert kennungen(built.genannt_von(built.praxisanleitungen[0], "fallbeispiele")) == ["bus"]
    assert kennungen(built.genannt_von(befund, "fallbeispiele")) == ["bus"]
    assert kennungen(built.genannt_von(zeit, "angebote")) == ["sammlung"]
    assert kennungen(built.genannt_von(zeit, "befunde")) == ["befund"]
    assert kennungen(built.genannt_von(("themen", "teilhabe"), "befunde")) == ["befund"]
    assert kennungen(built.genannt_von(("sektoren", "mobilitaet"), "fallbeispiele")) == ["bus"]
    assert built.genannt_von(befund, "tandems") == ()


def test_a_reference_in_a_text_counts_like_one_in_a_field(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/rat.yml", BEGRIFF)
    matrix.befund("befund", ("text: Ein Absatz", "text: Ein [Rat](begriff:rat), ein [Rat](begriff:rat), ein Absatz"))
    built = matrix.gebaut()
    assert kennungen(built.nennt(built.befunde[0], "glossar")) == ["rat"]
    assert kennungen(built.genannt_von(built.begriffe[0], "befunde")) == ["befund"]


def test_entries_that_name_each_other_are_joined_once(matrix: Kleinmatrix) -> None:
    matrix.befund("a", ("titel: Digitale", "titel: A"), dazu="siehe_auch: [b]\n")
    matrix.befund("b", ("titel: Digitale", "titel: B"), dazu="siehe_auch: [a]\n")
    matrix.befund("c", ("titel: Digitale", "titel: C"), dazu="siehe_auch: [a]\n")
    built = matrix.gebaut()
    a = built.eintraege["befunde"]["a"]
    assert kennungen(built.nennt(a, "befunde")) == ["b"]
    assert kennungen(built.genannt_von(a, "befunde")) == ["b", "c"]


def test_a_source_within_a_befund_becomes_a_source_of_its_own(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", NEUE_QUELLE)
    built = matrix.gebaut()
    (befund,) = built.befunde
    fresh = built.eintraege["quellen"]["befund-quelle-1"]
    assert isinstance(fresh, Quelle)
    assert (fresh.titel, fresh.jahr, fresh.autoren, fresh.kopie) == ("Ein Buch", 2025, ("Erste Person",), True)
    assert (fresh.stand, fresh.ist_veroeffentlicht, fresh.frueher) == (date(2026, 11, 1), True, ())
    assert (befund.evidenz[0].quelle, befund.evidenz[0].neue_quelle) == ("befund-quelle-1", None)
    assert kennungen(built.genannt_von(fresh, "befunde")) == ["befund"]
    assert built.ort(fresh).pfad == "befunde/verwaltung/befund.yml"
    assert built.staerke(befund).juengste == 2025


def test_a_source_within_a_befund_never_takes_the_place_of_another(matrix: Kleinmatrix) -> None:
    matrix.schreibe("quellen/befund-quelle-1.yml", ersetzt(QUELLE, ("Bericht über Dörfer", "Schon da")))
    matrix.befund("befund", NEUE_QUELLE)
    built = matrix.gebaut()
    assert built.eintraege["quellen"]["befund-quelle-1"].titel == "Schon da"
    assert built.eintraege["quellen"]["befund-quelle-2"].titel == "Ein Buch"
    assert built.befunde[0].evidenz[0].quelle == "befund-quelle-2"


def test_a_draft_is_nowhere_and_a_withdrawn_entry_only_at_its_address(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/entwurf.yml", BEGRIFF + "status: entwurf\n")
    matrix.schreibe("glossar/weg.yml", BEGRIFF + "status: zurueckgezogen\n")
    matrix.schreibe("glossar/da.yml", BEGRIFF)
    built = matrix.gebaut()
    assert list(built.eintraege["glossar"]) == ["da"]
    assert list(built.zurueckgezogen["glossar"]) == ["weg"]
    assert {key for key in built.orte if key[0] == "glossar"} == {("glossar", "da"), ("glossar", "weg")}


@pytest.mark.parametrize("status", ["entwurf", "zurueckgezogen"])
def test_an_unpublished_entry_counts_for_nobody(matrix: Kleinmatrix, status: str) -> None:
    matrix.befund("befund", NEUE_QUELLE, dazu=f"status: {status}\n")
    built = matrix.gebaut()
    assert list(built.eintraege["quellen"]) == ["bericht"]
    assert built.genannt_von(("themen", "teilhabe"), "befunde") == ()


def test_there_is_no_matrix_while_anything_stops_the_build(matrix: Kleinmatrix) -> None:
    matrix.befund()
    matrix.schreibe("glossar/a.yml", "begriff: x\n")
    result = matrix.pruefen()
    assert result.matrix is None
    assert not result.is_publishable


def test_glossary_terms_of_all_texts_of_an_entry_are_known(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/geraet.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "Gerät")))
    matrix.schreibe("glossar/amt.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "Amt")))
    matrix.schreibe("glossar/rat.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "Rat")))
    matrix.befund("befund", ("text: Ein Absatz", "text: Ein **Rat** im Absatz"))
    built = matrix.gebaut()
    assert set(kennungen(built.begriffe_in(built.befunde[0]))) == {"geraet", "amt", "rat"}


def test_the_youngest_review_is_the_matrix_s_own_date(matrix: Kleinmatrix) -> None:
    assert matrix.gebaut().stand is None
    matrix.befund()
    matrix.schreibe("glossar/a.yml", ersetzt(BEGRIFF, ("2026-11-01", "2026-11-20")))
    matrix.schreibe(
        "glossar/b.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "B"), ("2026-11-01", "2026-11-21")) + "status: entwurf\n"
    )
    assert matrix.gebaut().stand == date(2026, 11, 20)


def test_values_of_vocabularies_keep_their_order(matrix: Kleinmatrix) -> None:
    built = matrix.gebaut()
    assert kennungen(built.werte("richtungen")) == ["chance", "risiko", "ambivalent"]
    assert built.rang("richtungen", "ambivalent") == 2
    assert built.wert("richtungen", "risiko").name


def test_the_files_order_does_not_change_the_matrix(matrix: Kleinmatrix) -> None:
    for name in ("c", "a", "b"):
        matrix.befund(name, ("titel: Digitale", f"titel: {name}"))
    built = matrix.gebaut()
    assert list(built.eintraege["befunde"]) == ["a", "b", "c"]
    assert isinstance(built, Matrix)


# --- German order --------------------------------------------------------------------------------------------


def test_lists_are_in_german_order(matrix: Kleinmatrix) -> None:
    words = [
        "Zebra", "Öffnung", "Ofen", "Ärger", "apfel", "Straße", "Strasse", "Straßen", "„Zitat“", "Übung",
        "Udo", "42 Wege", "e-Akte",
    ]  # fmt: skip
    for number, word in enumerate(words):
        matrix.schreibe(f"glossar/b{number}.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", f'"{word}"')))
    assert [b.begriff for b in matrix.gebaut().begriffe] == [
        "42 Wege", "apfel", "Ärger", "e-Akte", "Ofen", "Öffnung", "Straße", "Strasse", "Straßen", "Übung",
        "Udo", "Zebra", "„Zitat“",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ähre", "Affe"), ("Öl", "Ort"), ("Müll", "Mund"), ("Über", "Udo"), ("Maße", "Mast"), ("éclair", "Ecke")],
)
def test_umlauts_sort_as_their_vowels(first: str, second: str) -> None:
    plain = {"Ähre": "Ahre", "Öl": "Ol", "Müll": "Mull", "Über": "Uber", "Maße": "Masse", "éclair": "eclair"}[first]
    assert (sortierwort(first) < sortierwort(second)) == (plain.casefold() < second.casefold())


@given(st.text(max_size=20))
def test_case_and_spelling_of_umlauts_do_not_change_the_order(text: str) -> None:
    import unicodedata

    assert sortierwort(unicodedata.normalize("NFD", text)) == sortierwort(unicodedata.normalize("NFC", text))


def test_the_shortest_befund_of_the_tests_is_a_sound_one(matrix: Kleinmatrix) -> None:
    matrix.befund()
    assert matrix.gebaut().befunde[0].titel == BEFUND.splitlines()[0].removeprefix("titel: ")
