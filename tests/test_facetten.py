"""Facets offer what occurs, count it, and say of each entry what it holds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from handreichung.views import Ansichten
from handreichung.views.facetten import OHNE, Facettenliste, facettenliste
from helfer import BEFUND, LEITFADEN, Kleinmatrix, ersetzt

_BILDUNG = ersetzt(BEFUND, ("sektor: verwaltung", "sektor: bildung"))
_ANLEITUNG = ersetzt(LEITFADEN, ("herkunft:\n", "herkunft:\n  gruppengroesse: redaktion\n"))


def liste(matrix: Kleinmatrix, ordner: str) -> tuple[Ansichten, Facettenliste]:
    ansicht = Ansichten(matrix.gebaut())
    return ansicht, facettenliste(ansicht, ordner)


def angebot(liste: Facettenliste, kennung: str) -> dict[str, int | None]:
    return next(({w.id: w.zahl for w in f.werte} for f in liste.facetten if f.id == kennung), {})


def gehalten(ansicht: Ansichten, liste: Facettenliste, ordner: str) -> dict[str, dict[str, list[str]]]:
    """Return what every entry of a list holds, read from the words the page carries."""
    return {
        e.id: {facette: werte.split(".") for facette, _, werte in (t.partition("=") for t in liste.werte(e).split(" "))}
        for e in ansicht.matrix.eintraege[ordner].values()
    }


def test_only_values_that_occur_are_offered_in_the_order_of_their_vocabulary(matrix: Kleinmatrix) -> None:
    matrix.befund()
    matrix.schreibe("befunde/bildung/zwei.yml", ersetzt(_BILDUNG, ("richtung: risiko", "richtung: chance")))
    ansicht, facetten = liste(matrix, "befunde")
    assert list(angebot(facetten, "sektoren")) == ["verwaltung", "bildung"]
    assert angebot(facetten, "richtungen") == {"chance": 1, "risiko": 1}
    assert facetten.wort == "Befunde"
    assert gehalten(ansicht, facetten, "befunde")["zwei"]["sektoren"] == ["bildung"]


def test_a_facet_in_which_all_are_alike_is_not_offered(matrix: Kleinmatrix) -> None:
    matrix.befund()
    matrix.schreibe("befunde/bildung/zwei.yml", _BILDUNG)
    _, facetten = liste(matrix, "befunde")
    assert not angebot(facetten, "themen")
    assert not angebot(facetten, "gruppen")


def test_entries_that_say_nothing_can_be_chosen_where_that_means_something(matrix: Kleinmatrix) -> None:
    matrix.befund()
    matrix.befund("zwei", dazu="gruppen: [aeltere]\n")
    ansicht, facetten = liste(matrix, "befunde")
    assert angebot(facetten, "gruppen") == {"aeltere": 1, OHNE: 1}
    assert gehalten(ansicht, facetten, "befunde")["befund"]["gruppen"] == [OHNE]


def test_a_group_of_guests_counts_for_every_size_it_touches(matrix: Kleinmatrix) -> None:
    for name, groesse in (("a", "{min: 4, max: 16}"), ("b", "{min: 50}"), ("c", "{max: 5}"), ("d", "{text: alle}")):
        matrix.schreibe(f"praxisanleitungen/{name}.yml", _ANLEITUNG + f"gruppengroesse: {groesse}\n")
    ansicht, facetten = liste(matrix, "praxisanleitungen")
    held = {k: v["gruppengroesse"] for k, v in gehalten(ansicht, facetten, "praxisanleitungen").items()}
    assert held == {"a": ["bis-5", "6-bis-15", "16-bis-40"], "b": ["ab-41"], "c": ["bis-5"], "d": [OHNE]}


def test_the_day_of_the_next_review_is_said_and_left_to_the_reader_to_judge(matrix: Kleinmatrix) -> None:
    matrix.befund()
    ansicht, facetten = liste(matrix, "befunde")
    (befund,) = ansicht.matrix.befunde
    assert facetten.faellig == {"befund": ansicht.naechste_durchsicht(befund)}
    assert set(angebot(facetten, "durchsicht").values()) == {None}
    _, ohne = liste(matrix, "netzwerke")
    assert not ohne.faellig and not ohne.facetten


def test_counts_are_what_the_entries_hold_and_every_word_fits_an_address(matrix: Kleinmatrix) -> None:
    matrix.alle()
    for ordner in ("befunde", "praxisanleitungen", "netzwerke", "fallbeispiele"):
        ansicht, facetten = liste(matrix, ordner)
        held = gehalten(ansicht, facetten, ordner)
        for facette in facetten.facetten:
            for wert in facette.werte:
                if wert.zahl is not None:
                    assert wert.zahl == sum(wert.id in h.get(facette.id, ()) for h in held.values())
                assert re.fullmatch("[a-z0-9-]+", wert.id) and wert.name


@given(st.integers(1, 300), st.integers(1, 300))
def test_every_size_of_group_falls_into_one_class_at_least(a: int, b: int) -> None:
    from types import SimpleNamespace

    from handreichung.views.facetten import _groessen

    def klassen(von: int, bis: int) -> list[str]:
        return list(_groessen(SimpleNamespace(gruppengroesse=SimpleNamespace(min=von, max=bis))))

    von, bis = sorted((a, b))
    assert klassen(von, bis)
    assert set(klassen(von, von)) | set(klassen(bis, bis)) <= set(klassen(von, bis))
    assert len(klassen(von, von)) == 1
