"""Ways in: from a purpose to guides by time, from a group to its findings, the strongest first."""

from __future__ import annotations

from handreichung.views import Ansichten
from handreichung.views.shown import Gruppe
from handreichung.views.ways import Wege
from helfer import BEFUND, LEITFADEN, Kleinmatrix, ersetzt

SCHWACH = ("art: studie", "art: meinung")


def wege(matrix: Kleinmatrix) -> tuple[Wege, Ansichten]:
    ansicht = Ansichten(matrix.gebaut())
    return Wege(ansicht), ansicht


def anleitung(matrix: Kleinmatrix, name: str, *aenderungen: tuple[str, str], dazu: str = "") -> None:
    matrix.schreibe(f"praxisanleitungen/{name}.yml", ersetzt(LEITFADEN, *aenderungen) + dazu)


def kennungen(gruppen: tuple[Gruppe, ...]) -> list[tuple[str, list[str]]]:
    return [(g.kopf.id, [e.id for e in g.eintraege]) for g in gruppen]


def test_guides_of_a_purpose_stand_by_time_and_then_by_effort(matrix: Kleinmatrix) -> None:
    anleitung(matrix, "lang", ('dauer_klasse: "1-tag"', "dauer_klasse: wochen-monate"))
    anleitung(matrix, "schwer", ("aufwand: gering", "aufwand: hoch"))
    anleitung(matrix, "leicht", dazu="mitwirkende: [jugendliche, rat]\n")
    wege_, ansicht = wege(matrix)
    (weg,) = wege_.anliegen()
    assert kennungen(weg.zeiten) == [("1-tag", ["leicht", "schwer"]), ("wochen-monate", ["lang"])]
    assert weg.zahl == 3
    leicht = ansicht.matrix.eintraege["praxisanleitungen"]["leicht"]
    assert wege_.mitwirkende(leicht) == "mit Jugendlichen, mit Rat und Ausschüssen"


def test_a_purpose_without_a_guide_is_no_way(matrix: Kleinmatrix) -> None:
    anleitung(matrix, "weg", ("  - gemeinsam-planen", "  - auswerten"))
    assert [weg.anliegen.id for weg in wege(matrix)[0].anliegen()] == ["auswerten"]


def test_findings_about_a_group_stand_by_sector_and_direction_the_strongest_first(matrix: Kleinmatrix) -> None:
    gruppe = "gruppen: [aeltere]\n"
    matrix.befund("a-schwach", SCHWACH, dazu=gruppe)
    matrix.befund("stark", dazu=gruppe)
    matrix.befund("gut", ("richtung: risiko", "richtung: chance"), dazu=gruppe)
    matrix.befund("fremd")
    bildung = ersetzt(BEFUND, ("sektor: verwaltung", "sektor: bildung"))
    matrix.schreibe("befunde/bildung/schule.yml", bildung + gruppe)
    wege_, ansicht = wege(matrix)
    blatt = wege_.zur_gruppe(ansicht.matrix.wert("gruppen", "aeltere"))
    assert [(s.kopf.id, kennungen(s.eintraege)) for s in blatt.sektoren] == [
        ("verwaltung", [("chance", ["gut"]), ("risiko", ["stark", "a-schwach"])]),
        ("bildung", [("risiko", ["schule"])]),
    ]
    assert len(blatt.befunde) == 4
    assert {z.richtung.id: z.zahl for z in blatt.zaehler if z.zahl} == {"chance": 1, "risiko": 3}
    (leer,) = (b for b in wege_.gruppen() if b.gruppe.id == "familien")
    assert not leer.befunde and not leer.sektoren and not leer.rat and not leer.praxis


def test_advice_for_a_group_begins_with_what_is_soonest_and_easiest(matrix: Kleinmatrix) -> None:
    def rat(titel: str, dazu: str = "") -> str:
        return f"  - {{titel: {titel}, text: B, herkunft: redaktion{dazu}}}\n"

    liste = (
        rat("Offen")
        + rat("Spaet", ", zeithorizont: langfristig, aufwand: gering")
        + rat("Schwer", ", zeithorizont: sofort, aufwand: hoch")
        + rat("Leicht", ", zeithorizont: sofort, aufwand: gering")
    )
    matrix.befund(dazu=f"gruppen: [aeltere]\nempfehlungen:\n{liste}")
    wege_, ansicht = wege(matrix)
    blatt = wege_.zur_gruppe(ansicht.matrix.wert("gruppen", "aeltere"))
    assert [r.empfehlung.titel for r in blatt.rat] == ["Leicht", "Schwer", "Spaet", "Offen"]
    assert {r.befund.id for r in blatt.rat} == {"befund"}


def test_guides_that_help_with_most_findings_come_first(matrix: Kleinmatrix) -> None:
    for name in ("a-einmal", "z-zweimal"):
        matrix.schreibe(f"praxisanleitungen/{name}.yml", LEITFADEN)
    rat = "gruppen: [aeltere]\nempfehlungen:\n  - {{titel: A, text: B, herkunft: redaktion, praxis: [{}]}}\n"
    verweis = "{{anleitung: {}, wie: Sie hilft.}}".format
    matrix.befund("eins", dazu=rat.format(f"{verweis('a-einmal')}, {verweis('z-zweimal')}"))
    matrix.befund("zwei", dazu=rat.format(verweis("z-zweimal")))
    wege_, ansicht = wege(matrix)
    blatt = wege_.zur_gruppe(ansicht.matrix.wert("gruppen", "aeltere"))
    assert [p.id for p in blatt.praxis] == ["z-zweimal", "a-einmal"]
