"""What stands in a tree stands in both files, whatever its text is, and is never anything but text."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from document_files import addresses, paragraphs, part, tags, words
from handreichung.documents import from_prose, odt, pdf
from handreichung.documents.tree import (
    Absatz,
    Block,
    Dokument,
    Inhaltsverzeichnis,
    Kaestchen,
    Kaestchenliste,
    Kasten,
    Lauf,
    Liste,
    Quelleneintrag,
    Quellenverzeichnis,
    Schreibfeld,
    Seitenumbruch,
    Steckbrief,
    Tabelle,
    Ueberschrift,
    Umbruch,
    Verweis,
    Zitat,
    absatz,
    als_daten,
    aufgeloest,
    liste,
    text,
)

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def document(*teile: Block, **angaben: object) -> Dokument:
    facts = {
        "titel": "Ein Dokument",
        "art": "Vorlage",
        "stand": date(2026, 11, 21),
        "herausgeber": "Handbuch",
        "adresse": "https://handbuch.example/a/",
        "lizenz": "CC BY 4.0",
    }
    return Dokument(**{**facts, "teile": teile, **angaben})  # type: ignore[arg-type]


EVERYTHING: tuple[Block, ...] = (
    absatz("Der erste Satz.", "lead"),
    Steckbrief((("Dauer", text("3 Stunden")), ("Gruppe", text("6 bis 12 Personen")))),
    Ueberschrift("Kapitel", 1, "kapitel"),
    Absatz((Lauf("Ein "), Lauf("starker", stark=True), Lauf(" Satz"), Umbruch(), Lauf("und", betont=True))),
    Absatz(
        (Verweis((Lauf("Innen"),), "https://a.example/", "kapitel"), Verweis((Lauf("Aussen"),), "https://b.example/"))
    ),
    Liste(((absatz("Punkt"), liste(["innen"])), (absatz("zweiter"),)), nummeriert=True, beginn=3),
    Zitat((absatz("Zitiert"),)),
    Kasten("Achtung", (absatz("Im Kasten"),), "hinweis"),
    Ueberschrift("Unterkapitel", 2),
    Kaestchenliste((Kaestchen("Prüfen", True, "§ 5", (absatz("Hinweis"),)), Kaestchen("Empfohlen", False, "Norm"))),
    Tabelle((text("Minute"), text("Schritt")), ((text("0"), text("Ankommen")),), "Ablauf", (1, 4)),
    Quellenverzeichnis((Quelleneintrag(text("Quelle eins"), "quelle-1"),)),
    Seitenumbruch(),
    Ueberschrift("Notizen", 1),
    Schreibfeld("Ort, Datum", 2),
)
WORDS = [
    "Der erste Satz.", "Dauer", "3 Stunden", "Kapitel", "starker", "Innen", "Aussen", "Punkt", "innen", "zweiter",
    "Zitiert", "Achtung", "Im Kasten", "Unterkapitel", "Prüfen", "Gesetzliche Pflicht: § 5", "Hinweis",
    "Grundlage: Norm", "Minute", "Ankommen", "Ablauf", "Quelle eins", "Notizen", "Ort, Datum", "CC BY 4.0",
    "21. November 2026", "https://handbuch.example/a/",
]  # fmt: skip


def test_both_files_hold_every_kind_of_block() -> None:
    dokument = document(*EVERYTHING)
    for found in (words(pdf.schreiben(dokument, TEMPLATES)), " ".join(paragraphs(odt.schreiben(dokument, TEMPLATES)))):
        missing = [w for w in WORDS if w not in found]
        assert not missing


def test_a_pdf_is_tagged_with_what_things_are() -> None:
    data = pdf.schreiben(document(*EVERYTHING), TEMPLATES)
    found = tags(data)
    assert found.count("H1") == 1
    assert found.count("H2") == 2
    assert found.count("H3") == 1
    assert {"L", "LI", "Lbl", "LBody", "Table", "TH", "TD", "Caption", "Link", "Strong", "Em", "BlockQuote"} <= set(
        found
    )
    with pikepdf.open(BytesIO(data)) as opened:
        assert opened.Root.Lang == "de"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.docinfo["/Title"] == "Ein Dokument"
        with opened.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Ein Dokument"]
            assert [item.title for item in outline.root[0].children] == ["Kapitel", "Notizen"]


def test_a_link_to_a_place_names_its_page_and_one_to_the_web_keeps_its_address() -> None:
    dokument = document(*EVERYTHING)
    data = pdf.schreiben(dokument, TEMPLATES)
    assert re.search(r"Innen\s*\(Seite\s*1\)", words(data))
    assert "https://b.example/" in addresses(data)
    assert "https://a.example/" not in addresses(data)
    content = part(odt.schreiben(dokument, TEMPLATES), "content.xml")
    assert 'xlink:href="#kapitel"' in content
    assert 'xlink:href="https://b.example/"' in content


def test_links_that_lead_nowhere_become_words() -> None:
    dokument = aufgeloest(document(Absatz((Lauf("A "), Verweis((Lauf("B"),), "", "fehlt")))))
    assert dokument.teile == (Absatz((Lauf("A "), Lauf("B"))),)


def test_two_places_with_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="doppelt"):
        aufgeloest(document(Ueberschrift("A", 1, "doppelt"), Ueberschrift("B", 1, "doppelt")))


def test_a_cover_stands_alone_and_contents_name_pages() -> None:
    parts = (
        Inhaltsverzeichnis(),
        Seitenumbruch(),
        Ueberschrift("Erstes"),
        absatz("x"),
        Seitenumbruch(),
        Ueberschrift("Zweites"),
    )
    data = pdf.schreiben(document(*parts, deckblatt=True, kurz="Worum es geht."), TEMPLATES)
    with pikepdf.open(BytesIO(data)) as opened:
        assert len(opened.pages) == 4
    assert re.search(r"Zweites[\s.]*4", words(data, 1))
    assert tags(data).count("TOCI") == 2


def test_an_odt_is_an_archive_as_the_standard_wants_it() -> None:
    data = odt.schreiben(document(*EVERYTHING, kurz="Kurz."), TEMPLATES)
    assert data[30:38] == b"mimetype"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        listed = set(re.findall(r'full-path="([^"/]+)"', archive.read("META-INF/manifest.xml").decode()))
        assert listed == {n for n in archive.namelist() if n != "mimetype" and "/" not in n}
    meta = part(data, "meta.xml")
    assert "<dc:title>Ein Dokument</dc:title>" in meta
    assert "<dc:language>de-DE</dc:language>" in meta
    assert not re.search(r"20(?!26-11-21)\d\d-\d\d-\d\d", meta)
    assert 'fo:language="de" fo:country="DE"' in part(data, "styles.xml")


def test_an_odt_uses_styles_that_its_style_sheet_has() -> None:
    data = odt.schreiben(document(*EVERYTHING), TEMPLATES)
    roots = [etree.fromstring(part(data, name).encode()) for name in ("content.xml", "styles.xml")]
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    defined = {e.get(f"{style}name") for root in roots for e in root.iter() if e.get(f"{style}name")}
    used = {v for e in roots[0].iter() for k, v in e.attrib.items() if k.endswith("}style-name")}
    assert used
    assert used <= defined
    headings = roots[0].findall(".//{urn:oasis:names:tc:opendocument:xmlns:text:1.0}h")
    levels = [int(h.get("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}outline-level")) for h in headings]
    assert levels == [1, 2, 1]
    assert "<table:table-header-rows>" in part(data, "content.xml")


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert pdf.schreiben(document(*EVERYTHING), TEMPLATES) == pdf.schreiben(document(*EVERYTHING), TEMPLATES)
    assert odt.schreiben(document(*EVERYTHING), TEMPLATES) == odt.schreiben(document(*EVERYTHING), TEMPLATES)


def test_a_sign_without_a_glyph_is_named_in_german() -> None:
    with pytest.raises(pdf.DokumentFehler, match=r"„漢“ \(U\+6F22\)"):
        pdf.schreiben(document(absatz("Das Zeichen 漢 steht hier.")), TEMPLATES)


def test_templates_evaluate_nothing() -> None:
    for name, source in pdf.typst_dateien(TEMPLATES):
        assert not re.search(rb"\beval\b|\bplugin\b|\bread\(|@preview", source), name


# Whatever Typst, XML and Markdown take for themselves, mixed with words.
SPECIAL = st.text(alphabet="#$*_`<>@\\/[]{}()\"'&;:=-+~^|%!?.,äöüßÄÖÜ„“–…§€ abcXYZ019", min_size=1, max_size=60)


@settings(max_examples=40)
@given(worte=SPECIAL.filter(str.strip))
def test_any_text_stays_text(worte: str) -> None:
    dokument = document(
        absatz(worte), Ueberschrift(worte), Kasten(worte, (absatz("x"),)), Steckbrief(((worte, text(worte)),))
    )
    expected = re.sub(r"\s", "", worte)
    assert re.sub(r"\s", "", words(pdf.schreiben(dokument, TEMPLATES))).count(expected) >= 5
    stripped = [re.sub(r"\s", "", p) for p in paragraphs(odt.schreiben(dokument, TEMPLATES))]
    assert sum(p == expected for p in stripped) >= 3
    assert f"{expected}:{expected}" in stripped


@settings(max_examples=40)
@given(worte=SPECIAL)
def test_prose_keeps_its_words(worte: str) -> None:
    """Blocks of running text hold the words that a page shows of it."""
    from handreichung import prose

    def flat(node: object) -> str:
        if isinstance(node, list):
            return "".join(flat(n) for n in node)
        if isinstance(node, dict):
            return str(node["text"]) if node["typ"] == "lauf" else "".join(flat(v) for v in node.values())
        return ""

    if not prose.problems(worte):
        found = "".join(flat(als_daten(block)) for block in from_prose.bloecke(worte))
        assert re.sub(r"\s", "", found) == re.sub(r"\s", "", prose.plain(worte))


def test_prose_becomes_blocks() -> None:
    source = (
        "Ein **fetter** [Link](befund:a).\n\n- eins\n  - zwei\n\n3. drei\n\n> vier\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )
    found = from_prose.bloecke(source, lambda ordner, kennung: ("https://x.example/", f"{ordner}-{kennung}"))
    assert found == (
        Absatz(
            (
                Lauf("Ein "),
                Lauf("fetter", stark=True),
                Lauf(" "),
                Verweis((Lauf("Link"),), "https://x.example/", "befunde-a"),
                Lauf("."),
            )
        ),
        Liste(((absatz("eins"), Liste(((absatz("zwei"),),))),)),
        Liste(((absatz("drei"),),), nummeriert=True, beginn=3),
        Zitat((absatz("vier"),)),
        Tabelle((text("A"), text("B")), ((text("1"), text("2")),)),
    )


def test_as_one_paragraph_every_word_stands_once() -> None:
    text = "Eins **zwei**\n\n- drei\n- vier\n\n> fünf\n\n| sechs | sieben |\n|---|---|\n| acht | neun |\n"
    inhalt = from_prose.zeile(text)
    assert "".join("|" if isinstance(t, Umbruch) else t.text for t in inhalt if not isinstance(t, Verweis)) == (
        "Eins zwei|– drei|– vier|fünf|sechs; sieben|acht; neun"
    )
