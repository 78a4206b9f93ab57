"""Hints about plain language: sentences, figures, abbreviations, inclusive forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from handreichung.readability import Gedaechtnis, schuljahre, sentences
from handreichung.rules.language import SCHWELLEN
from helfer import BEGRIFF, LEITFADEN, Kleinmatrix, codes, empfehlung, ersetzt, markiert, ort

TEXT = "text: Ein Absatz über das, was gefunden wurde."
KURZ = "kurz: Wer kein Gerät hat, verliert den Zugang zum Amt."


def satz(woerter: int) -> str:
    return "Wir " + "gehen " * (woerter - 2) + "weiter."


@pytest.mark.parametrize(("field", "limit"), [("kurz", 25), ("einfach", 15)])
def test_sentences_for_everyone_have_a_limit(matrix: Kleinmatrix, field: str, limit: int) -> None:
    def found(count: int) -> list[str]:
        line = f"{field}: {satz(count)}"
        matrix.befund("befund", (KURZ, line)) if field == "kurz" else matrix.befund(dazu=f"{line}\n")
        return codes(matrix.meldungen())

    assert SCHWELLEN[field].woerter == limit
    assert found(limit) == []
    assert found(limit + 1) == ["HR501"]


def test_the_sentence_that_explains_a_link_is_short(matrix: Kleinmatrix) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", LEITFADEN)
    matrix.befund(dazu=empfehlung("a", wie=satz(25)))
    assert matrix.meldungen() == []
    matrix.befund(dazu=empfehlung("a", wie=satz(26)))
    (problem,) = matrix.meldungen()
    assert (problem.code, problem.field) == ("HR501", "empfehlungen 1 → praxis 1 → wie")


def test_a_long_sentence_is_marked_where_it_begins(matrix: Kleinmatrix) -> None:
    matrix.befund(dazu=f"einfach: |\n  Ein kurzer Satz. Noch einer.\n\n  Gut. {satz(20)}\n")
    (problem,) = matrix.meldungen()
    assert (problem.code, ort(problem)) == ("HR501", (21, 8))
    assert "20 Wörter" in problem.text


def test_other_prose_may_have_long_sentences(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", (TEXT, f"text: {satz(39)}"))
    assert matrix.meldungen() == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ein Satz. Noch einer! Ein dritter? Ja.", 4),
        ("Das gilt z. B. hier und bzw. dort.", 1),
        ("Das gilt z. B. Kindern, d. h. allen, und i. d. R. Familien.", 1),
        ("Wir nehmen Plan B. Danach gehen wir.", 2),
        ("Am 3. Mai kam Dr. Meier.", 1),
        ("Nach Abs. 3 und Nr. 4 gilt es. Danach nicht.", 2),
        ("„Ein Satz.“ Noch einer.", 2),
        ("erste Zeile\nzweite Zeile", 2),
        ("Das kostet 3.500 Euro.", 1),
        ("", 0),
        ("...", 1),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(("field", "limit"), [("einfach", 9.0), ("einordnung", 16.0), ("redaktionsnotiz", 16.0)])
def test_a_text_above_the_figure_of_its_kind_gives_a_hint(matrix: Kleinmatrix, field: str, limit: float) -> None:
    matrix.befund(dazu=f"{field}: {'Wir gehen weiter. ' * 10}\n")
    assert matrix.meldungen(schuljahre=lambda text: limit) == []
    (problem,) = matrix.meldungen(schuljahre=lambda text: limit + 0.25)
    assert (problem.code, problem.field) == ("HR502", field)
    assert f"{limit + 0.25:.1f}".replace(".", ",") in problem.text
    assert f"höchstens {limit:.0f}" in problem.text


def test_a_text_of_few_words_is_not_judged(matrix: Kleinmatrix) -> None:
    matrix.befund()
    assert matrix.meldungen(schuljahre=lambda text: 99.0) == []


def test_the_figure_tells_easy_from_hard() -> None:
    easy = "Das Amt ist zu. Geh nach Haus. Wir tun das für dich. " * 3
    hard = (
        "Verwaltungsdigitalisierungsmaßnahmen beeinträchtigen Partizipationsmöglichkeiten benachteiligter Gruppen. " * 3
    )
    assert schuljahre(easy) < 5 < 15 < schuljahre(hard)


def test_markup_does_not_count_as_words(matrix: Kleinmatrix) -> None:
    seen: list[str] = []
    matrix.befund(dazu="einfach: " + "Ein **fettes** [Wort](https://a.de/sehr/lang). " * 9 + "\n")
    matrix.meldungen(schuljahre=lambda text: seen.append(text) or 1.0)
    assert seen == [("Ein fettes Wort. " * 9).strip()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die XYZ hilft.", ["XYZ"]),
        ("Die XYZ und die XYZ und der ÖPNV.", ["XYZ", "ÖPNV"]),
        ("Die EU und das WLAN.", []),
        ("Das Amt für Daten (AFD) hilft. Die AFD ist da.", []),
        ("Die AFD (Amt für Daten) hilft.", []),
        ("Das B2B und ein A.", []),
        ("DigitalPakt und eGov und IPv6", []),
        ("Die G20X hilft.", []),
        ("Die XY1 hilft.", ["XY1"]),
    ],
)
def test_abbreviations_that_nobody_explains_give_a_hint_each(matrix: Kleinmatrix, text: str, found: list[str]) -> None:
    matrix.befund("befund", (TEXT, f"text: {text}"))
    problems = matrix.meldungen()
    assert set(codes(problems)) <= {"HR503"}
    assert [markiert(d) for d in problems] == found


@pytest.mark.parametrize("field", ["abkuerzung: XYZ", "synonyme: [XYZ]", "formen: [XYZ-Amt]"])
def test_the_glossary_explains_abbreviations(matrix: Kleinmatrix, field: str) -> None:
    matrix.schreibe("glossar/a.yml", f"{BEGRIFF}{field}\n")
    matrix.befund("befund", (TEXT, "text: Die XYZ hilft."))
    assert matrix.meldungen() == []


def test_an_abbreviation_is_named_once_an_entry(matrix: Kleinmatrix) -> None:
    matrix.befund("befund", (TEXT, "text: Die XYZ hilft."), ("hat kein Gerät.", "hat keine XYZ."))
    assert len(matrix.meldungen()) == 1


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("Bürger*innen", "Bürger:innen"),
        ("Bürger_innen", "Bürger:innen"),
        ("BürgerInnen", "Bürger:innen"),
        ("Bürger/-innen", "Bürger:innen"),
        ("Bürger/innen", "Bürger:innen"),
        ("Leser*in", "Leser:in"),
        ("Leser_in", "Leser:in"),
    ],
)
def test_other_inclusive_forms_are_shown_with_a_colon(matrix: Kleinmatrix, word: str, better: str) -> None:
    matrix.befund("befund", (TEXT, f'text: "Alle {word} sind gefragt."'))
    (problem,) = matrix.meldungen()
    assert (problem.code, markiert(problem), problem.help) == ("HR507", word, f"So schreiben: {better}")


@pytest.mark.parametrize(
    "word", ["Bürger:innen", "Bürgerinnen", "innen", "Ministerin", "und/oder", "Innenstadt", "drinnen"]
)
def test_ordinary_words_are_no_inclusive_form(matrix: Kleinmatrix, word: str) -> None:
    matrix.befund("befund", (TEXT, f'text: "Alle {word} sind gefragt."'))
    assert matrix.meldungen() == []


def test_hints_never_stop_the_build(matrix: Kleinmatrix) -> None:
    matrix.befund(dazu=f"einfach: {satz(30)} Die XYZ und Bürger*innen.\n")
    result = matrix.pruefen(schuljahre=lambda text: 99.0)
    assert {"HR501", "HR502", "HR503", "HR507"} <= set(codes(result.diagnostics))
    assert result.is_publishable


def test_a_broken_entry_is_still_judged(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", ersetzt(BEGRIFF, ("Alle stimmen", "Die XYZ stimmt"), ("2026-11-01", "nie")))
    assert sorted(codes(matrix.meldungen())) == ["HR208", "HR503"]


# --- Figures are remembered ----------------------------------------------------------------------------------


def test_a_figure_is_remembered_and_not_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("handreichung.readability.schuljahre", lambda text: asked.append(text) or 7.5)
    for _ in range(2):
        memory = Gedaechtnis(tmp_path / "tief" / "lesbarkeit.json")
        assert [memory.schuljahre("Ein Text."), memory.schuljahre("Ein Text.")] == [7.5, 7.5]
        memory.save()
    assert asked == ["Ein Text."]


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b"null", b'{"formel": "x"}', b"\xff", b'{"formel": "x", "werte": {"a": "b"}}']
)
def test_a_damaged_memory_is_as_good_as_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bytes) -> None:
    monkeypatch.setattr("handreichung.readability.schuljahre", lambda text: 7.5)
    path = tmp_path / "lesbarkeit.json"
    path.write_bytes(damaged)
    memory = Gedaechtnis(path)
    assert memory.schuljahre("Ein Text.") == 7.5
    memory.save()
    assert Gedaechtnis(path).schuljahre("Ein Text.") == 7.5


def test_texts_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "lesbarkeit.json"
    memory = Gedaechtnis(path)
    memory.schuljahre("Ein alter Text.")
    memory.save()
    size = path.stat().st_size
    memory = Gedaechtnis(path)
    memory.schuljahre("Ein neuer Text.")
    memory.save()
    assert path.stat().st_size == size
    assert [p.name for p in tmp_path.iterdir()] == ["lesbarkeit.json"]


def test_a_memory_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    memory = Gedaechtnis(tmp_path / "datei" / "lesbarkeit.json")
    memory.schuljahre("Ein Text.")
    memory.save()
