"""The kit for a tandem: made from the page's own words, blank for anybody and filled in for a pair."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pdfua
import pytest

import demo
import projects
from document_files import paragraphs, words
from handreichung.check import check
from handreichung.documents import odt, pdf, tandem_kit
from handreichung.documents.parts import Bausteine, Rahmen
from handreichung.documents.tandem_kit import BLANKO
from handreichung.documents.tree import Dokument, Ueberschrift

TEMPLATES = projects.ROOT / "templates"
CONTENT = projects.ROOT / "content"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dokument]:
    """Every document of the demo edition by its address."""
    matrix = check(demo.write(tmp_path_factory.mktemp("demo")) / "matrix").matrix
    assert matrix is not None
    b = Bausteine(matrix, Rahmen("Demo", "https://demo.example/", "CC BY 4.0", CONTENT))
    return {e.adresse: e.inhalt for e in tandem_kit.entwuerfe(b) if isinstance(e.inhalt, Dokument)}


def test_there_is_a_blank_kit_and_one_for_each_side_of_a_pair_that_works_together(kit: dict[str, Dokument]) -> None:
    names = ("erstes-treffen.pdf", "erstes-treffen.odt", "vereinbarung.pdf", "vereinbarung.odt")
    pairs = [f"musterstadt-{number:03}" for number in range(189, 197)]  # found and running; not the finished ones
    expected = {f"netzwerke/tandems/{name}" for name in names}
    assert set(kit) == expected | {f"netzwerke/tandems/{p}/{p}-{name}" for p in pairs for name in names}


def test_nothing_is_said_that_the_page_does_not_say(kit: dict[str, Dokument]) -> None:
    def words_only(text: str) -> str:
        return re.sub(r"\s", "", text)

    page = words_only((CONTENT / tandem_kit.SEITE).read_text("utf-8"))
    vorlage = tandem_kit.lesen(CONTENT)
    assert vorlage is not None
    assert sum(schritt.minuten for schritt in vorlage.schritte) == 90
    assert all(words_only(schritt.text) in page for schritt in vorlage.schritte)
    in_odt = words_only("".join(paragraphs(odt.schreiben(kit["netzwerke/tandems/vereinbarung.odt"], TEMPLATES))))
    for line in vorlage.vereinbarung[1:-1]:
        assert words_only(line) in page and words_only(line) in in_odt, line


def test_a_pair_finds_what_its_profiles_say(kit: dict[str, Dokument]) -> None:
    a, b = "Musterstadt 189", "Musterstadt 190"
    own = kit["netzwerke/tandems/musterstadt-189/musterstadt-189-vereinbarung.odt"]
    text = " ".join(paragraphs(odt.schreiben(own, TEMPLATES)))
    assert f"{a} möchte lernen: Erfundene Frage." in text and f"{b} möchte lernen: Erfundene Frage." in text
    assert "digitales@musterstadt.example" in text and "[Kommune A]" not in text
    assert "[Datum]" in text  # what nobody knows yet stays to be filled in
    other = kit["netzwerke/tandems/musterstadt-190/musterstadt-190-erstes-treffen.pdf"]
    assert other.titel == f"Das erste Treffen: {b} und {a}"
    assert f"2. {b} (15 Minuten)" in [t.text for t in other.teile if isinstance(t, Ueberschrift)]


def test_names_are_words_and_nothing_else() -> None:
    hostile = "[Kommune B] \\1 #eval(1) <b>"
    pair = replace(BLANKO, a=replace(BLANKO.a, name=hostile), b=replace(BLANKO.b, name="Bdorf"))
    assert tandem_kit.gefuellt("[Kommune A] möchte lernen: [Frage in einem Satz]", pair) == (
        f"{hostile} möchte lernen: [Frage in einem Satz]"
    )


def test_without_the_page_there_is_no_kit(tmp_path: Path, small: Bausteine) -> None:
    assert list(tandem_kit.entwuerfe(small)) == []
    assert tandem_kit.lesen(tmp_path) is None
    (tmp_path / "netzwerke").mkdir()
    (tmp_path / tandem_kit.SEITE).write_text("## Das Treffen {: #erstes-treffen }\n\nNichts.\n", "utf-8")
    assert tandem_kit.lesen(tmp_path) is None


@pytest.mark.parametrize("name", ["erstes-treffen.pdf", "musterstadt-189/musterstadt-189-vereinbarung.pdf"])
def test_the_files_are_accessible(kit: dict[str, Dokument], tmp_path: Path, name: str) -> None:
    dokument = kit[f"netzwerke/tandems/{name}"]
    file = tmp_path / "kit.pdf"
    file.write_bytes(pdf.schreiben(dokument, TEMPLATES))
    assert not pdfua.validate(str(file)).findings
    assert "Tandem" in words(file.read_bytes())
    levels = [t.ebene for t in dokument.teile if isinstance(t, Ueberschrift)]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
