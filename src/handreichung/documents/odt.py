"""Tree → ODT, for editing. The styles are those of `templates/dokumente/formate.xml`, by their names.

odfdo builds the parts; the archive is written here, because the same tree must give the same bytes: parts in
a fixed order, one date for all of them, `mimetype` first and stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from odfdo import (
    Bookmark,
    Document,
    Element,
    Header,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Section,
    Span,
    Tab,
    XmlPart,
)

from handreichung.documents.tree import (
    Absatz,
    Block,
    Dokument,
    Inhalt,
    Inhaltsverzeichnis,
    Kaestchenliste,
    Kasten,
    Lauf,
    Liste,
    Quellenverzeichnis,
    Schreibfeld,
    Seitenumbruch,
    Steckbrief,
    Tabelle,
    Ueberschrift,
    Umbruch,
    Zitat,
    aufgeloest,
    fassung,
)
from handreichung.german import deutsches_datum

#: The only date an archive's parts bear: the earliest that ZIP can say.
_OHNE_DATUM = (1980, 1, 1, 0, 0, 0)
_TEILE = ("content.xml", "styles.xml", "meta.xml")
#: The version of OpenDocument, the same in every part: the newest that office programs in use read without a word.
_FASSUNG = "1.3"
_ROLLEN = {"text": "Text_20_body", "lead": "Erster_20_Satz", "meta": "Angaben", "marke": "Marke"}
_GRUND = {"einfach": "#f1f5f2", "hinweis": "#fdf5e0", "einordnung": "#e2ebe6"}
_SCHRIFT = {(True, True): "Fett_20_und_20_kursiv", (True, False): "Strong_20_Emphasis", (False, True): "Emphasis"}
#: The width of the text in centimetres: A4 without the margins of `formate.xml`.
_SATZSPIEGEL = 16.3
#: What XML would read as one blank, in running text too; the one that does not break is none of them.
_BLANKS = re.compile("[ \t\r\n]+")
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="{fassung}">
 <manifest:file-entry manifest:full-path="/" manifest:version="{fassung}" manifest:media-type="{art}"/>
{zeilen}
</manifest:manifest>
"""
_ZEILE = ' <manifest:file-entry manifest:full-path="{}" manifest:media-type="text/xml"/>'


def schreiben(dokument: Dokument, vorlagen: Path) -> bytes:
    """Return a document as ODT. `vorlagen` is the folder of all templates."""
    return _archiv(_Schreiber(dokument, vorlagen).fertig())


def _archiv(fertig: Document) -> bytes:
    art = fertig.mimetype
    parts = [("mimetype", art.encode())]
    for name, part in zip(_TEILE, (fertig.content, fertig.styles, fertig.meta), strict=True):
        part.root.set_attribute("office:version", _FASSUNG)
        parts.append((name, part.serialize()))
    manifest = _MANIFEST.format(art=art, fassung=_FASSUNG, zeilen="\n".join(_ZEILE.format(name) for name in _TEILE))
    parts.append(("META-INF/manifest.xml", manifest.encode()))
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in parts:
            info = ZipInfo(name, _OHNE_DATUM)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return out.getvalue()


def _einziges(part: XmlPart, ort: str) -> Element:
    """Return the one element at a place of a part."""
    (element,) = part.get_elements(ort)
    assert isinstance(element, Element)
    return element


class _Schreiber:
    """One document while it is being written."""

    def __init__(self, dokument: Dokument, vorlagen: Path) -> None:
        self.dokument = dokument
        self.fertiges = Document("text")
        self.fertiges.set_part("styles.xml", (vorlagen / "dokumente" / "formate.xml").read_bytes())
        self.formate = _einziges(self.fertiges.content, "//office:automatic-styles")
        self.formate.clear()
        self.nummern = count(1)
        self.neue_seite = False

    def fertig(self) -> Document:
        self._angaben()
        self._fusszeile()
        breite = f'<style:table-properties style:width="{_SATZSPIEGEL}cm" table:align="margins"/>'
        self._format("Tabelle", "table", breite)
        for ton, farbe in _GRUND.items():
            self._format(f"Kasten_{ton}", "section", f'<style:section-properties fo:background-color="{farbe}"/>')
        for name, rand in (("Kopfzelle", "1.2pt solid #0f4a43"), ("Zelle", "0.5pt solid #c6d2cc")):
            cell = f'<style:table-cell-properties fo:padding="0.15cm" fo:border="none" fo:border-bottom="{rand}"/>'
            self._format(name, "table-cell", cell)
        body = self.fertiges.body
        body.clear()
        d = self.dokument
        for element in (
            self._absatz((Lauf(d.art),), "Subtitle"),
            self._absatz((Lauf(d.titel),), "Title"),
            *self._bloecke(aufgeloest(d).teile),
            *self._impressum(),
        ):
            body.append(element)
        return self.fertiges

    def _angaben(self) -> None:
        meta = self.fertiges.meta
        tag = datetime(self.dokument.stand.year, self.dokument.stand.month, self.dokument.stand.day)
        meta.set_title(self.dokument.titel)
        meta.set_description(self.dokument.kurz)
        meta.set_language(f"{self.dokument.sprache}-DE" if self.dokument.sprache == "de" else self.dokument.sprache)
        meta.set_creation_date(tag)
        meta.date = tag
        meta.set_initial_creator(self.dokument.herausgeber)
        meta.set_creator(self.dokument.herausgeber)
        meta.set_generator("handreichung")
        meta.set_editing_cycles(1)

    def _fusszeile(self) -> None:
        zeile = _einziges(self.fertiges.styles, "//style:footer/text:p")
        zeile.append(Span(f"{self.dokument.herausgeber} · Stand: {deutsches_datum(self.dokument.stand)}"))
        zeile.append(Tab())
        zeile.append(Span("Seite "))
        zeile.append(Element.from_tag('<text:page-number text:select-page="current">1</text:page-number>'))
        zeile.append(Span(" von "))
        zeile.append(Element.from_tag("<text:page-count>1</text:page-count>"))

    def _impressum(self) -> Iterator[Element]:
        d = self.dokument
        stand = f"Stand: {deutsches_datum(d.stand)}{f' · Fassung: {fassung(d)}' if d.deckblatt else ''}"
        yield self._absatz((Lauf(stand),), "Impressum")
        if d.adresse:
            paragraph = self._absatz((Lauf("Im Netz: "),), "Angaben")
            paragraph.append(self._link(d.adresse, (Lauf(d.adresse),)))
            yield paragraph
        if d.lizenz:
            yield self._absatz((Lauf(f"Lizenz: {d.lizenz}"),), "Angaben")

    # ---- blocks ----------------------------------------------------------------------------------------

    def _bloecke(self, teile: Iterable[Block], stil: str = "") -> Iterator[Element]:
        """Yield the elements of blocks; `stil` is the paragraph style of a surrounding list or panel."""
        for teil in teile:
            match teil:
                case Seitenumbruch():
                    self.neue_seite = True
                case Ueberschrift(text=worte, ebene=ebene, marke=marke):
                    kopf = Header(ebene)
                    kopf.style = self._seitenanfang(f"Heading_20_{min(ebene, 4)}")
                    self._fuellen(kopf, (Lauf(worte),), marke)
                    yield kopf
                case Absatz(inhalt=inhalt, rolle=rolle):
                    yield self._absatz(
                        inhalt, self._seitenanfang(_ROLLEN[rolle] if not stil or rolle != "text" else stil)
                    )
                case Liste(punkte=punkte, nummeriert=nummeriert, beginn=beginn):
                    liste = List(style="Nummerierung" if nummeriert else "Aufzählung")
                    for nummer, punkt in enumerate(punkte):
                        item = ListItem()
                        if nummer == 0 and beginn != 1:
                            item.set_attribute("text:start-value", str(beginn))
                        for element in self._bloecke(punkt, "List_20_Contents"):
                            item.append(element)
                        liste.append(item)
                    yield liste
                case Zitat(teile=innen):
                    yield from self._bloecke(innen, "Quotations")
                case Tabelle():
                    yield from self._tabelle(teil)
                case Kasten(titel=titel, teile=innen, ton=ton):
                    elements = [self._absatz((Lauf(titel),), "Kastentitel")] if titel else []
                    yield self._flaeche(ton, (*elements, *self._bloecke(innen, "Kasten")))
                case Steckbrief(paare=paare):
                    yield self._flaeche("einfach", (self._paar(wort, wert) for wort, wert in paare))
                case Kaestchenliste():
                    yield self._kaestchen(teil)
                case Schreibfeld(beschriftung=worte, zeilen=zeilen):
                    for _ in range(zeilen - 1):
                        yield Paragraph(style="Schreibfeld")
                    yield self._absatz((Lauf(worte),), "Schreibfeld")
                case Quellenverzeichnis(eintraege=eintraege):
                    for eintrag in eintraege:
                        yield self._absatz(eintrag.inhalt, "Quelle", eintrag.marke)
                case Inhaltsverzeichnis():
                    yield from self._inhaltsverzeichnis(teil)

    def _seitenanfang(self, stil: str) -> str:
        """Return the style, or after a page break one like it that begins a page."""
        if not self.neue_seite:
            return stil
        self.neue_seite = False
        return self._format(
            f"Seite_{next(self.nummern)}", "paragraph", '<style:paragraph-properties fo:break-before="page"/>', stil
        )

    def _flaeche(self, ton: str, elements: Iterable[Element]) -> Element:
        section = Section(style=f"Kasten_{ton}", name=f"Kasten {next(self.nummern)}")
        for element in elements:
            section.append(element)
        # A section has no padding; an invisible line above and below its text stands in for it.
        paragraphs = section.get_elements("descendant::text:p")
        line = f'fo:border-{{0}}="0.5pt solid {_GRUND[ton]}" fo:padding-{{0}}="0.2cm"'
        edges = [(paragraphs[0], line.format("top")), (paragraphs[-1], line.format("bottom"))]
        if len(paragraphs) == 1:
            edges = [(paragraphs[0], " ".join(edge for _, edge in edges))]
        for paragraph, edge in edges:
            stil = str(paragraph.get_attribute("text:style-name"))
            properties = f"<style:paragraph-properties {edge}/>"
            stil = self._format(f"Rand_{next(self.nummern)}", "paragraph", properties, stil)
            paragraph.set_attribute("text:style-name", stil)
        return section

    def _paar(self, wort: str, wert: Inhalt) -> Element:
        paragraph = Paragraph(style="Steckbrief")
        paragraph.append(Span(f"{wort}:", style="Strong_20_Emphasis"))
        paragraph.append(Tab())
        self._fuellen(paragraph, wert)
        return paragraph

    def _kaestchen(self, teil: Kaestchenliste) -> Element:
        liste = List(style="Kästchen")
        stark = any(punkt.grundlage or punkt.teile for punkt in teil.punkte)
        for punkt in teil.punkte:
            item = ListItem()
            item.append(self._absatz((Lauf(punkt.text, stark=stark),), "List_20_Contents"))
            if punkt.grundlage:
                wort, stil = ("Gesetzliche Pflicht", "Gesetzliche_20_Pflicht") if punkt.pflicht else ("Grundlage",) * 2
                item.append(self._absatz((Lauf(f"{wort}: {punkt.grundlage}"),), stil))
            for element in self._bloecke(punkt.teile, "List_20_Contents"):
                item.append(element)
            liste.append(item)
        return liste

    def _tabelle(self, teil: Tabelle) -> Iterator[Element]:
        nummer = next(self.nummern)
        if teil.titel:
            yield self._absatz((Lauf(teil.titel),), "Caption")
        table = Element.from_tag("table:table")
        table.set_attribute("table:name", f"Tabelle {nummer}")
        table.set_attribute("table:style-name", "Tabelle")
        breiten = teil.breiten or (1,) * len(teil.kopf)
        for spalte, breite in enumerate(breiten):
            cm = f"{_SATZSPIEGEL * breite / sum(breiten):.2f}cm"
            width = f'<style:table-column-properties style:column-width="{cm}" style:rel-column-width="{breite}*"/>'
            column = Element.from_tag("table:table-column")
            column.set_attribute("table:style-name", self._format(f"Spalte_{nummer}_{spalte}", "table-column", width))
            table.append(column)
        head = Element.from_tag("table:table-header-rows")
        head.append(self._reihe(teil.kopf, "Kopfzelle", "Table_20_Heading"))
        table.append(head)
        for zeile in teil.zeilen:
            table.append(self._reihe(zeile, "Zelle", "Table_20_Contents"))
        yield table

    def _reihe(self, zellen: tuple[Inhalt, ...], format_: str, stil: str) -> Element:
        row = Element.from_tag("table:table-row")
        for inhalt in zellen:
            cell = Element.from_tag("table:table-cell")
            cell.set_attribute("table:style-name", format_)
            cell.set_attribute("office:value-type", "string")
            cell.append(self._absatz(inhalt, stil))
            row.append(cell)
        return row

    def _inhaltsverzeichnis(self, teil: Inhaltsverzeichnis) -> Iterator[Element]:
        """Links to the headings; Writer knows the page numbers, we do not."""
        yield self._absatz((Lauf(teil.titel),), self._seitenanfang("Contents_20_Heading"))
        for block in self.dokument.teile:
            if isinstance(block, Ueberschrift) and block.ebene <= teil.ebenen and block.marke:
                paragraph = Paragraph(style="Text_20_body" if block.ebene == 1 else "Kasten")
                paragraph.append(self._link(f"#{block.marke}", (Lauf(block.text),)))
                yield paragraph

    # ---- within a line -----------------------------------------------------------------------------------

    def _absatz(self, inhalt: Inhalt, stil: str, marke: str = "") -> Element:
        paragraph = Paragraph(style=stil)
        self._fuellen(paragraph, inhalt, marke)
        return paragraph

    def _fuellen(self, element: Paragraph, inhalt: Inhalt, marke: str = "") -> None:
        if marke:
            element.append(Bookmark(marke))
        for teil in inhalt:
            if isinstance(teil, Umbruch):
                element.append(LineBreak())
            elif isinstance(teil, Lauf):
                self._lauf(element, teil)
            else:
                element.append(self._link(teil.adresse or f"#{teil.marke}", teil.laeufe))

    def _lauf(self, element: Element, lauf: Lauf) -> None:
        # odfdo's own way to append text writes every blank beside a span as an element.
        worte = _BLANKS.sub(" ", lauf.text)
        if stil := _SCHRIFT.get((lauf.stark, lauf.betont)):
            span = Span(style=stil)
            Element.append(span, worte)
            element.append(span)
        else:
            Element.append(element, worte)

    def _link(self, adresse: str, laeufe: Iterable[Lauf]) -> Element:
        link = Link(adresse, style="Internet_20_link")
        for lauf in laeufe:
            self._lauf(link, lauf)
        return link

    def _format(self, name: str, familie: str, eigenschaften: str, wie: str = "") -> str:
        """Add an automatic style and return its name."""
        parent = f' style:parent-style-name="{wie}"' if wie else ""
        xml = f'<style:style style:name="{name}" style:family="{familie}"{parent}>{eigenschaften}</style:style>'
        self.formate.append(Element.from_tag(xml))
        return name
