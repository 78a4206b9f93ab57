"""How strong the evidence is follows from written rules, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.evidence import ABZUEGE, NICHT_TRAGEND, SCHWELLEN, VOLL, Staerke, Stufe, konsenslage, staerke
from handreichung.loader import load
from handreichung.model import Befund, Evidenz, Konsens, Quelle
from helfer import ROOT

CORPUS = load(ROOT / "matrix")[0]
BELEGARTEN = {w.id: w for w in CORPUS.vokabulare["belegarten"].werte}
REICHWEITEN = {w.id: w for w in CORPUS.vokabulare["reichweiten"].werte}

#: Sources by the year in their name.
QUELLEN = {
    name: Quelle(id=name, art="bericht", titel=name, stand="2026-01-01", **({"jahr": jahr} if jahr else {}))
    for name, jahr in {
        "a": "2024", "b": "2023", "c": "2022", "alt": "2016", "uralt": "1999", "grenze": "2018",
        "ohne": None, "ohne2": None,
    }.items()
}  # fmt: skip


def beleg(quelle: str = "a", **angaben: Any) -> Evidenz:
    sound = {"methode": "umfrage", "art": "studie", "reichweite": "deutschland", "aussage": "Ein Satz."}
    return Evidenz(quelle=quelle, **{**sound, **angaben})


def befund(*evidenz: Evidenz, konsens: Konsens | None = None, stand: str = "2026-11-01") -> Befund:
    return Befund.model_construct(id="x", evidenz=tuple(evidenz), konsens=konsens, stand=date.fromisoformat(stand))


def urteil(*evidenz: Evidenz, **angaben: Any) -> Staerke:
    return staerke(befund(*evidenz, **angaben), QUELLEN, BELEGARTEN, REICHWEITEN)


def ids(result: Staerke) -> set[str]:
    return {abzug.id for abzug in result.abzuege}


def konsens(median: str, iqr: str, skala: str = "5") -> Konsens:
    return Konsens(runde="2", n="24", skala=skala, median=median, iqr=iqr)


GANZ = (beleg("a"), beleg("b", methode="statistik"))


def test_two_studies_by_two_methods_have_no_weakness() -> None:
    result = urteil(*GANZ)
    assert (result.stufe, result.punkte, result.abzuege) == (Stufe.MEHRFACH_BELEGT, VOLL, ())
    assert result.begruendung == "2 Quellen, 2 Methoden; die jüngste von 2024"


@pytest.mark.parametrize(
    ("evidenz", "abzuege", "punkte", "stufe"),
    [
        ([beleg("a")], {"eine-quelle"}, 4, Stufe.BELEGT),
        ([beleg("a"), beleg("b")], {"eine-methode"}, 5, Stufe.MEHRFACH_BELEGT),
        ([beleg("alt"), beleg("uralt", methode="statistik")], {"alt"}, 5, Stufe.MEHRFACH_BELEGT),
        ([beleg("grenze"), beleg("uralt", methode="statistik")], set(), 6, Stufe.MEHRFACH_BELEGT),
        ([beleg("ohne"), beleg("ohne2", methode="statistik")], {"ohne-jahr"}, 5, Stufe.MEHRFACH_BELEGT),
        ([beleg("a", reichweite="ort"), beleg("b", reichweite="ort", methode="statistik")], {"ein-ort"}, 5,
         Stufe.MEHRFACH_BELEGT),
        ([beleg("a", reichweite="ausland"), beleg("b", reichweite="ausland", methode="statistik")], {"ausland"}, 4,
         Stufe.BELEGT),
        ([beleg("a", art="pressebericht"), beleg("b", art="bericht-ueber-studie", methode="statistik")], {"mittelbar"},
         5, Stufe.MEHRFACH_BELEGT),
        ([beleg("a", geprueft="nein"), beleg("b", geprueft="nein", methode="statistik")], {"ungeprueft"}, 5,
         Stufe.MEHRFACH_BELEGT),
        ([beleg("a", reichweite="ort")], {"eine-quelle", "ein-ort"}, 3, Stufe.BELEGT),
        ([beleg("a", art="pressebericht", geprueft="nein")], {"eine-quelle", "mittelbar", "ungeprueft"}, 2,
         Stufe.HINWEIS),
        ([beleg("a", reichweite="ausland")], {"eine-quelle", "ausland"}, 2, Stufe.HINWEIS),
        ([beleg("uralt", reichweite="ausland", art="pressebericht", geprueft="nein")],
         {"eine-quelle", "alt", "ausland", "mittelbar", "ungeprueft"}, 0, Stufe.HINWEIS),
    ],
)  # fmt: skip
def test_each_weakness_costs_what_the_table_says(
    evidenz: Sequence[Evidenz], abzuege: set[str], punkte: int, stufe: Stufe
) -> None:
    result = urteil(*evidenz)
    assert (ids(result), result.punkte, result.stufe) == (abzuege, punkte, stufe)
    table = {abzug.id: abzug.punkte for abzug, _ in ABZUEGE}
    assert result.punkte == max(0, VOLL - sum(table[i] for i in abzuege))


@pytest.mark.parametrize(
    "better",
    [
        beleg("b", methode="statistik"),
        beleg("b", reichweite="deutschland", methode="statistik"),
    ],
)
def test_one_piece_without_a_weakness_lifts_what_all_must_share(better: Evidenz) -> None:
    weak = beleg("uralt", reichweite="ort", art="pressebericht", geprueft="nein")
    assert ids(urteil(weak)) == {"eine-quelle", "alt", "ein-ort", "mittelbar", "ungeprueft"}
    assert ids(urteil(weak, better)) == set()


@pytest.mark.parametrize("art", [w.id for w in BELEGARTEN.values() if not w.traegt])
def test_those_who_praise_themselves_give_no_more_than_a_hint(art: str) -> None:
    own = [
        beleg(name, art=art, methode=methode)
        for name, methode in (("a", "umfrage"), ("b", "statistik"), ("c", "interview"))
    ]
    result = urteil(*own, konsens=konsens("5", "0"))
    assert (result.stufe, result.punkte, result.abzuege) == (Stufe.HINWEIS, 0, (NICHT_TRAGEND,))
    assert result.quellen == 3


def test_self_description_adds_nothing_to_what_a_study_carries() -> None:
    alone = urteil(beleg("alt"))
    joined = urteil(beleg("alt"), beleg("a", art="selbstdarstellung", methode="interview"))
    assert (joined.stufe, joined.punkte, ids(joined)) == (alone.stufe, alone.punkte, ids(alone))
    assert joined.juengste == 2016, "a self-description makes nothing younger"


def test_two_reports_about_one_study_count_once() -> None:
    reports = [beleg("a", untersuchung="ICILS 2023"), beleg("b", untersuchung="icils 2023", methode="statistik")]
    assert "eine-quelle" in ids(urteil(*reports))
    assert urteil(*reports).quellen == 2


def test_two_pieces_from_one_source_count_once_whatever_they_report_on() -> None:
    for other in ({}, {"untersuchung": "ICILS"}):
        pieces = [beleg("a", **other), beleg("a", untersuchung="PISA", methode="statistik")]
        assert "eine-quelle" in ids(urteil(*pieces))


def test_reports_about_two_studies_count_twice() -> None:
    assert ids(urteil(beleg("a", untersuchung="ICILS"), beleg("b", untersuchung="PISA", methode="statistik"))) == set()


def test_a_place_abroad_is_not_made_better_by_another_place_abroad() -> None:
    assert "ausland" in ids(urteil(beleg("a", reichweite="ausland"), beleg("b", reichweite="ausland")))
    assert "ausland" not in ids(urteil(beleg("a", reichweite="ausland"), beleg("b", reichweite="land")))


# --- Consensus -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("median", "iqr", "skala", "zugestimmt"),
    [
        ("4", "1", "5", True),
        ("5", "0", "5", True),
        ("3.9", "1", "5", False),
        ("4", "1.1", "5", False),
        ("1", "0", "5", False),
        ("7", "2", "9", True),
        ("6.9", "2", "9", False),
        ("2", "0.25", "2", True),
        ("2", "0.3", "2", False),
    ],
)
def test_agreement_is_a_high_median_and_close_answers(median: str, iqr: str, skala: str, zugestimmt: bool) -> None:
    lage = konsenslage(konsens(median, iqr, skala))
    assert (lage.gefragt, lage.zugestimmt) == (True, zugestimmt)


def test_not_asked_is_not_no_consensus() -> None:
    not_asked, disagreed = konsenslage(None), konsenslage(konsens("4", "3"))
    united_against = konsenslage(konsens("2", "0.5"))
    assert (not_asked.gefragt, disagreed.gefragt, united_against.gefragt) == (False, True, True)
    assert len({not_asked.text, disagreed.text, united_against.text}) == 3
    assert "nicht befragt" in not_asked.text
    assert "Kein Konsens" in disagreed.text
    assert "einig, stimmen aber nicht" in united_against.text
    assert "0,5" in united_against.text


@pytest.mark.parametrize(
    ("evidenz", "answer", "stufe"),
    [
        (GANZ, konsens("4", "1"), Stufe.BESTAETIGT),
        ((beleg("a"),), konsens("4", "1"), Stufe.BESTAETIGT),
        (GANZ, konsens("3", "1"), Stufe.MEHRFACH_BELEGT),
        (GANZ, None, Stufe.MEHRFACH_BELEGT),
        ((beleg("a", reichweite="ausland"),), konsens("5", "0"), Stufe.HINWEIS),
    ],
)
def test_only_agreement_leads_to_the_highest_step_and_only_from_a_carried_finding(
    evidenz: tuple[Evidenz, ...], answer: Konsens | None, stufe: Stufe
) -> None:
    assert urteil(*evidenz, konsens=answer).stufe is stufe


def test_no_points_reach_the_highest_step() -> None:
    assert Stufe.BESTAETIGT not in {stufe for stufe, _ in SCHWELLEN}
    assert [punkte for _, punkte in SCHWELLEN] == sorted((p for _, p in SCHWELLEN), reverse=True)
    assert SCHWELLEN[-1] == (Stufe.HINWEIS, 0)


def test_every_step_has_its_own_word_and_sentence() -> None:
    assert len({s.wort for s in Stufe}) == len({s.erklaerung for s in Stufe}) == 4


@pytest.mark.parametrize(
    ("evidenz", "text"),
    [
        ([beleg("a")], "1 Quelle, 1 Methode; die Quelle von 2024"),
        ([beleg("ohne")], "1 Quelle, 1 Methode; die Quelle ohne Jahr"),
        ([beleg("a"), beleg("a", methode="interview")], "1 Quelle, 2 Methoden; die Quelle von 2024"),
        ([beleg("b"), beleg("c")], "2 Quellen, 1 Methode; die jüngste von 2023"),
    ],
)
def test_the_reason_counts_what_there_is(evidenz: Sequence[Evidenz], text: str) -> None:
    assert urteil(*evidenz).begruendung == text


# --- Properties ----------------------------------------------------------------------------------------------

BELEGE = st.builds(
    beleg,
    st.sampled_from(sorted(QUELLEN)),
    methode=st.sampled_from(["umfrage", "statistik", "interview"]),
    art=st.sampled_from(sorted(BELEGARTEN)),
    reichweite=st.sampled_from(sorted(REICHWEITEN)),
    untersuchung=st.sampled_from([None, "ICILS", "icils", "PISA"]),
    geprueft=st.sampled_from(["ja", "nein"]),
)
LISTEN = st.lists(BELEGE, min_size=1, max_size=6)
ANTWORTEN = st.one_of(
    st.none(), st.builds(konsens, st.sampled_from(["1", "3", "4", "5"]), st.sampled_from(["0", "1", "2", "4"]))
)


@given(LISTEN, ANTWORTEN, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_never_matters(evidenz: list[Evidenz], answer: Konsens | None, random: Any) -> None:
    shuffled = list(evidenz)
    random.shuffle(shuffled)
    assert urteil(*evidenz, konsens=answer) == urteil(*shuffled, konsens=answer)


@given(
    LISTEN,
    ANTWORTEN,
    BELEGE.filter(lambda e: BELEGARTEN[e.art].traegt),
    st.sampled_from(["1990", "2018", "2025", None]),
)
def test_another_independent_study_never_lowers_the_step(
    evidenz: list[Evidenz], answer: Konsens | None, more: Evidenz, jahr: str | None
) -> None:
    fresh = Quelle(id="neu", art="bericht", titel="neu", stand="2026-01-01", **({"jahr": jahr} if jahr else {}))
    independent = more.model_copy(update={"quelle": "neu", "untersuchung": None})
    before = urteil(*evidenz, konsens=answer)
    after = staerke(befund(*evidenz, independent, konsens=answer), {**QUELLEN, "neu": fresh}, BELEGARTEN, REICHWEITEN)
    assert after.stufe >= before.stufe
    assert after.punkte >= before.punkte


@given(LISTEN, ANTWORTEN)
def test_the_same_piece_twice_changes_nothing(evidenz: list[Evidenz], answer: Konsens | None) -> None:
    assert urteil(*evidenz, konsens=answer) == urteil(*evidenz, *evidenz, konsens=answer)


@given(LISTEN, ANTWORTEN)
def test_points_step_and_reasons_agree(evidenz: list[Evidenz], answer: Konsens | None) -> None:
    result = urteil(*evidenz, konsens=answer)
    assert 0 <= result.punkte <= VOLL
    if NICHT_TRAGEND in result.abzuege:
        assert not any(BELEGARTEN[e.art].traegt for e in evidenz)
        assert result.stufe is Stufe.HINWEIS
        return
    assert result.punkte == max(0, VOLL - sum(a.punkte for a in result.abzuege))
    by_points = next(stufe for stufe, noetig in SCHWELLEN if result.punkte >= noetig)
    assert result.stufe in {by_points, Stufe.BESTAETIGT}
    assert (result.stufe is Stufe.BESTAETIGT) == (result.konsens.zugestimmt and by_points >= Stufe.BELEGT)
    assert (result.stufe is Stufe.MEHRFACH_BELEGT) <= ("eine-quelle" not in ids(result))


@given(st.decimals(1, 5, places=2), st.decimals(0, 4, places=2))
def test_a_higher_median_or_closer_answers_never_end_an_agreement(median: Decimal, iqr: Decimal) -> None:
    if konsenslage(konsens(str(median), str(iqr))).zugestimmt:
        assert konsenslage(konsens(str(max(median, Decimal(5))), str(iqr))).zugestimmt
        assert konsenslage(konsens(str(median), "0")).zugestimmt
