"""Documents of many entries: cover, contents, page numbers behind links, terms, sources, version."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pytest

import projects
from document_files import addresses, tags, words
from handreichung.documents import handbook as builder
from handreichung.documents import pdf
from handreichung.documents.parts import Bausteine
from handreichung.documents.tree import Dokument, Ueberschrift, absatz, fassung, marken

TEMPLATES = projects.ROOT / "templates"


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def whole(small: Bausteine) -> Dokument:
    return builder.ganz(small)


@pytest.fixture(scope="module")
def whole_pdf(whole: Dokument) -> bytes:
    return pdf.schreiben(whole, TEMPLATES)


def test_there_is_one_for_the_whole_each_section_each_sector_and_each_theme(small: Bausteine) -> None:
    found = [e.adresse for e in builder.entwuerfe(small)]
    sections = ["handbuch", "information", "praxisanleitungen", "netzwerke"]
    expected = [f"dokumente/{name}.pdf" for name in sections]
    for vocabulary in ("sektoren", "themen"):
        expected += [f"information/{vocabulary}/{w.id}/{w.id}.pdf" for w in small.matrix.werte(vocabulary)]
    assert found == expected


def test_every_kind_passes_the_checker(small: Bausteine) -> None:
    for draft in builder.entwuerfe(small):
        assert isinstance(draft.inhalt, Dokument)
        data = pdf.schreiben(draft.inhalt, TEMPLATES)
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert report.is_compliant, (draft.adresse, [f.message for f in report.failures])


def test_the_whole_holds_every_entry_once(small: Bausteine, whole: Dokument, whole_pdf: bytes) -> None:
    places = list(marken(whole))
    assert len(places) == len(set(places))
    text = squeezed(words(whole_pdf))
    for ordner in ("befunde", "praxisanleitungen", "fallbeispiele", "netzwerke"):
        for entry in small.matrix.eintraege[ordner].values():
            assert f"{ordner}-{entry.id}" in places
            assert squeezed(entry.ueberschrift) in text


def test_every_source_that_an_entry_cites_is_listed(small: Bausteine, whole: Dokument) -> None:
    places = set(marken(whole))
    for ordner in ("befunde", "praxisanleitungen", "fallbeispiele", "netzwerke"):
        for entry in small.matrix.eintraege[ordner].values():
            assert {f"quellen-{q.id}" for q in small.matrix.nennt(entry, "quellen")} <= places


def test_contents_and_links_name_the_page_on_which_a_chapter_stands(whole: Dokument, whole_pdf: bytes) -> None:
    chapter = next(t for t in whole.teile if isinstance(t, Ueberschrift) and t.marke.startswith("praxisanleitungen-"))
    with pikepdf.open(BytesIO(whole_pdf)) as opened:
        pages = len(opened.pages)
    title = squeezed(chapter.text)
    numbers = [n for n in range(3, pages) if title in squeezed(words(whole_pdf, n))]
    contents = squeezed(words(whole_pdf, 1))
    match = re.search(re.escape(title) + r"\.*([0-9]+?)(?=[^0-9]|$)", contents)
    assert match
    assert int(match[1]) - 1 in numbers
    assert f"{title}(Seite{match[1]})" in squeezed(words(whole_pdf))


def test_bookmarks_tags_and_cover(small: Bausteine, whole_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(whole_pdf)) as opened:
        assert opened.docinfo["/Title"] == "Kleines Handbuch"
        with opened.open_outline() as outline:
            parts = [str(item.title) for item in outline.root]
    assert parts[:3] == ["Inhalt", "Wie Sie dieses Dokument lesen", "Information"] or parts[:2] == [
        "Wie Sie dieses Dokument lesen",
        "Information",
    ]
    assert parts[-2:] == ["Glossar", "Quellen"]
    found = tags(whole_pdf)
    assert "TOC" in found
    assert found.index("TOCI") < found.index("H2")
    cover = squeezed(words(whole_pdf, 0))
    assert "Stand:" in cover
    assert "Fassung:" in cover
    assert "https://klein.example/unterordner/" in addresses(whole_pdf)


def test_the_version_changes_with_the_content_and_with_nothing_else(
    small: Bausteine, whole: Dokument, whole_pdf: bytes
) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", fassung(whole))
    assert fassung(builder.ganz(small)) == fassung(whole)
    assert fassung(replace(whole, teile=(*whole.teile, absatz("Ein Wort mehr.")))) != fassung(whole)
    assert f"Fassung:{fassung(whole)}" in squeezed(words(whole_pdf, 0))


def test_a_selection_holds_what_was_chosen_and_no_more(small: Bausteine) -> None:
    befund = small.matrix.befunde[0]
    praxis = small.matrix.praxisanleitungen[0]
    places = set(marken(builder.auswahl([praxis, befund, praxis], "Für den Rat", small)))
    entries = {p for p in places if not p.startswith(("quellen-", "glossar-"))}
    assert entries == {f"befunde-{befund.id}", f"praxisanleitungen-{praxis.id}"}
