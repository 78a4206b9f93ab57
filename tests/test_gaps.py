"""The gap of a field is what its needs leave open; a proposal is a file that the check understands."""

from __future__ import annotations

from decimal import Decimal

from handreichung.views import Ansichten
from handreichung.views.luecken import FRAGEN, VORLAGE, feldlagen, vorlage
from helfer import ANGEBOT, BEDARF, QUELLE, Kleinmatrix, ersetzt

HIER = ("verwaltung", "teilhabe")


def angebot(grad: str, *aenderungen: tuple[str, str]) -> str:
    return ersetzt(ANGEBOT, *aenderungen) + f"deckt: [{{bedarf: zeit, grad: {grad}, begruendung: Passt.}}]\n"


def mit_bedarfen(matrix: Kleinmatrix, **angebote: str) -> None:
    matrix.schreibe("quellen/bericht.yml", QUELLE)
    matrix.schreibe("bedarfe/zeit.yml", BEDARF)
    matrix.schreibe(
        "bedarfe/geld.yml", ersetzt(BEDARF, ("Mehr Zeit", "Mehr Geld"), ("- teilhabe", "- ki\n  - teilhabe"))
    )
    for name, text in angebote.items():
        matrix.schreibe(f"angebote/{name}.yml", text)


def test_a_need_counts_in_every_field_it_names_and_only_there(matrix: Kleinmatrix) -> None:
    mit_bedarfen(matrix)
    felder = feldlagen(Ansichten(matrix.gebaut()))
    assert {feld: [b.id for b in lage.bedarfe] for feld, lage in felder.items()} == {
        HIER: ["geld", "zeit"],
        ("verwaltung", "ki"): ["geld"],
    }
    assert [lage.offen for lage in felder.values()] == [2, 1]


def test_the_best_existing_offer_counts_and_no_other(matrix: Kleinmatrix) -> None:
    zu_ende = angebot("gut", ("Werkzeuge", "Altes"), ("betrieb: aktiv", "betrieb: abgeschlossen"))
    halb, kaum = angebot("teilweise"), angebot("kaum", ("Werkzeuge", "Wenig"))
    mit_bedarfen(matrix, halb=halb, kaum=kaum, ende=zu_ende)
    lage = feldlagen(Ansichten(matrix.gebaut()))[HIER]
    assert (lage.gedeckt, lage.offen) == (Decimal("0.5"), Decimal("1.5"))
    assert [a.id for a in lage.angebote] == ["kaum", "halb"]


def test_a_field_with_offers_only_is_known_and_has_no_gap(matrix: Kleinmatrix) -> None:
    matrix.schreibe("angebote/sammlung.yml", ANGEBOT)
    (lage,) = feldlagen(Ansichten(matrix.gebaut())).values()
    assert (lage.bedarfe, len(lage.angebote), lage.offen) == ((), 1, 0)


def test_a_proposal_asks_for_what_is_missing_and_for_nothing_else(matrix: Kleinmatrix) -> None:
    matrix.schreibe("befunde/bildung/neu.yml", vorlage(sektoren="bildung", themen="ki"))
    meldungen = matrix.meldungen()
    assert meldungen
    assert all("<" in meldung.source for meldung in meldungen), [m for m in meldungen if "<" not in m.source]
    assert "<Sektor>" not in vorlage(sektoren="bildung", themen="ki")


def test_every_question_has_its_place() -> None:
    assert all(f"{{{name}}}" in VORLAGE for name in FRAGEN)
