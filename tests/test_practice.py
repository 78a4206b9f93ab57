"""What guides show: facts in few words with their origin, an agenda that adds up, points whose ids stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.model import Abschnitt, Checkliste, Gruppengroesse, Praxisanleitung, Punkt, Workshop
from handreichung.views.practice import Eckdatum, Praxisansichten, gruppe_in_worten
from helfer import LEITFADEN, QUELLE, Kleinmatrix, ersetzt

KOPF = LEITFADEN.split("schritte:")[0].replace("art: leitfaden", "art: {art}")
WOERTER = st.lists(st.text("abcäöß XY", min_size=1).filter(str.strip), min_size=1, max_size=8)


def guide(matrix: Kleinmatrix, text: str) -> tuple[Praxisansichten, Praxisanleitung]:
    matrix.schreibe("praxisanleitungen/weg.yml", text)
    built = matrix.gebaut()
    return Praxisansichten(built), built.praxisanleitungen[0]


def workshop(matrix: Kleinmatrix, steps: str, more: str = "") -> tuple[Praxisansichten, Workshop]:
    ansichten, found = guide(
        matrix, f"{KOPF.format(art='workshop')}minuten_herkunft: vorschlag\n{more}ablauf: [{steps}]\n"
    )
    assert isinstance(found, Workshop)
    return ansichten, found


def checklist(*parts: list[str]) -> Checkliste:
    abschnitte = tuple(
        Abschnitt.model_construct(titel="T", punkte=tuple(Punkt.model_construct(text=t) for t in part))
        for part in parts
    )
    return Checkliste.model_construct(abschnitte=abschnitte)


def ids(ansichten: Praxisansichten, liste: Checkliste) -> list[str]:
    return [punkt.kennung for teil in ansichten.pruefpunkte(liste) for punkt in teil.punkte]


class TestFacts:
    def test_a_short_fact_stands_for_itself_a_long_one_below_its_class(self, matrix: Kleinmatrix) -> None:
        short = ersetzt(LEITFADEN, ("dauer: ", "dauer: 2 Stunden #"))
        ansichten, found = guide(matrix, short)
        assert ansichten.eckdaten(found)[0].text == "2 Stunden"
        ansichten, found = guide(matrix, ersetzt(LEITFADEN, ("dauer: ", f"dauer: {'lange ' * 10}#")))
        dauer = ansichten.eckdaten(found)[0]
        assert dauer.text == ansichten.matrix.wert("dauerklassen", found.dauer_klasse).name
        assert (dauer.zusatz or "").startswith("lange lange")

    def test_a_fact_carries_the_mark_of_its_origin_and_only_what_is_said(self, matrix: Kleinmatrix) -> None:
        matrix.schreibe("quellen/bericht.yml", QUELLE)
        proven = ersetzt(LEITFADEN, ("  dauer: redaktion", "  dauer: quelle")) + "quellen: [bericht]\n"
        ansichten, found = guide(matrix, proven)
        marks = {e.titel: e.herkunft and e.herkunft.marke for e in ansichten.eckdaten(found)}
        assert (marks["Dauer"], marks["Aufwand"], marks["Kosten"]) == ("belegt", "vorschlag", None)
        assert [m.marke for m in ansichten.marken(ansichten.eckdaten(found))] == ["belegt", "vorschlag"]

    def test_origins_that_share_a_mark_are_explained_together(self, matrix: Kleinmatrix) -> None:
        ansichten, found = guide(matrix, ersetzt(LEITFADEN, ("dauer: redaktion", "dauer: gemischt")))
        (mark,) = ansichten.marken(ansichten.eckdaten(found))
        assert (mark.marke, mark.text.count("Oder:")) == ("vorschlag", 1)

    def test_unknown_costs_are_said(self, matrix: Kleinmatrix) -> None:
        ansichten, found = guide(matrix, LEITFADEN)
        assert Eckdatum("Kosten", None, "Keine Angabe in den Quellen") in ansichten.eckdaten(found)

    @pytest.mark.parametrize(
        ("von", "bis", "words"),
        [
            (None, None, None),
            (2, 6, "2 bis 6 Personen"),
            (20, None, "ab 20 Personen"),
            (None, 12, "bis zu 12 Personen"),
            (5, 5, "5 Personen"),
            (1, 1, "1 Person"),
        ],
    )
    def test_a_group_in_words(self, von: int | None, bis: int | None, words: str | None) -> None:
        assert gruppe_in_worten(Gruppengroesse.model_construct(min=von, max=bis, text=None)) == words


class TestAgenda:
    def test_begin_and_end_follow_from_the_steps_before(self, matrix: Kleinmatrix) -> None:
        pause = "{titel: P, minuten: 10, pause: ja, text: P}"
        steps = f"{{titel: A, minuten: 20, text: A}}, {pause}, {{titel: B, minuten: 5, text: B}}"
        ansichten, found = workshop(matrix, steps, "umfang: Ein Abend\n")
        programm = ansichten.programm(found)
        assert [(p.nummer, p.ab, p.bis) for p in programm.punkte] == [(1, 0, 20), (2, 20, 30), (3, 30, 35)]
        assert (programm.summe, programm.pausen, programm.uhrzeiten) == (35, 10, True)

    def test_one_step_without_minutes_leaves_no_times(self, matrix: Kleinmatrix) -> None:
        steps = "{titel: A, minuten: 20, text: A}, {titel: B, text: B}"
        ansichten, found = workshop(matrix, steps, "umfang: Der erste Teil\n")
        programm = ansichten.programm(found)
        assert {(p.ab, p.bis) for p in programm.punkte} == {(None, None)}
        assert (programm.summe, programm.uhrzeiten, programm.gezeigt, programm.ohne_minuten) == (None, False, True, 1)

    def test_minutes_whose_scope_is_not_named_give_no_clock_times(self, matrix: Kleinmatrix) -> None:
        ansichten, found = workshop(matrix, "{titel: A, minuten: 20, text: A}")
        assert not ansichten.programm(found).uhrzeiten


class TestPoints:
    @given(WOERTER, st.text("qwertz", min_size=1), st.integers(0, 8))
    def test_an_inserted_point_changes_no_other_id(self, texts: list[str], new: str, place: int) -> None:
        ansichten = Praxisansichten(None)  # type: ignore[arg-type]
        before = ids(ansichten, checklist(texts))
        after = ids(ansichten, checklist([*texts[:place], new, *texts[place:]]))
        after.pop(min(place, len(texts)))
        assert after == before

    @given(WOERTER, WOERTER)
    def test_ids_are_unique_and_no_matter_of_parts(self, first: list[str], second: list[str]) -> None:
        ansichten = Praxisansichten(None)  # type: ignore[arg-type]
        found = ids(ansichten, checklist(first, second))
        assert len(set(found)) == len(found)
        assert found == ids(ansichten, checklist([*first, *second]))

    def test_other_words_are_another_point(self) -> None:
        ansichten = Praxisansichten(None)  # type: ignore[arg-type]
        assert ids(ansichten, checklist(["Das Gerät ist geladen."])) == ids(
            ansichten, checklist(["das  Gerät ist GELADEN."])
        )
        assert ids(ansichten, checklist(["Ist geladen."])) != ids(ansichten, checklist(["Ist nicht geladen."]))
