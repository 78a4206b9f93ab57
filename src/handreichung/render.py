"""A page → Markdown with finished blocks of HTML.

One sandboxed, strict, autoescaping Jinja environment renders every template. What a template puts into
`{% call block() %}` is finished: neither Markdown nor MkDocs reads it again. In the Markdown stands a mark in
its place, which the plugin replaces after conversion and `render` before writing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from handreichung import pages, policy, prose
from handreichung.documents.links import Dokumentdatei, Dokumentliste
from handreichung.exports import matrix_data, open_data
from handreichung.german import anzahl, deutsches_datum, mit_punkt, ohne_punkt, satzanfang, zahlwort, zeitpunkt
from handreichung.matrix import Matrix, ordner_von
from handreichung.model import Begriff
from handreichung.pages import Seite
from handreichung.views import Ansichten
from handreichung.views.facetten import facettenliste
from handreichung.views.lueckenseite import luecken, offene_bedarfe
from handreichung.views.practice import Praxisansichten
from handreichung.views.ways import Wege

MARKE = "\ue000{}\ue001"
_MARK_IN_HTML = re.compile("<p>\ue000([0-9]+)\ue001</p>|\ue000([0-9]+)\ue001")
_MARK_LINE = re.compile("^\ue000([0-9]+)\ue001$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Gerendert:
    """A page's Markdown, with marks where its finished blocks belong."""

    markdown: str
    bloecke: tuple[str, ...]

    def in_html(self, html: str) -> str:
        """Return converted Markdown with the blocks in their places."""
        return _MARK_IN_HTML.sub(lambda m: self.bloecke[int(m[1] or m[2])], html)

    def als_markdown(self) -> str:
        """Return Markdown with the blocks written out, for any generator that passes HTML through."""
        return _MARK_LINE.sub(lambda m: re.sub(r"\n\s*\n", "\n", self.bloecke[int(m[1])]), self.markdown)


class Vorlagen:
    """The page templates of a Matrix. Holds no state between pages but compiled templates."""

    def __init__(
        self, matrix: Matrix, ordner: Path, einstellungen: Einstellungen, dokumente: Iterable[Dokumentdatei] = ()
    ) -> None:
        self.matrix = matrix
        self.dokumente = Dokumentliste(dokumente)
        self.ansichten = Ansichten(matrix)
        self.einstellungen = einstellungen
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader([ordner / "seiten", ordner / "theme" / "partials"]),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters |= {
            "anzahl": anzahl,
            "datum": deutsches_datum,
            "zeitpunkt": zeitpunkt,
            "md": _markdown_escaped,
            "satzanfang": satzanfang,
            "zahlwort": zahlwort,
            "mit_punkt": mit_punkt,
            "ohne_punkt": ohne_punkt,
        }
        self._environment.globals |= {
            "ansicht": self.ansichten,
            "anleitungen": Praxisansichten(matrix),
            "matrix": matrix,
            "einstellungen": einstellungen,
            "klartext": prose.plain,
            "facettenliste": partial(facettenliste, self.ansichten),
            "pruefsumme": matrix_data.pruefsumme,
            "luecken": partial(luecken, self.ansichten),
            "offene_bedarfe": partial(offene_bedarfe, self.ansichten),
            "wege": Wege(self.ansichten),
            "dokumente": self.dokumente,
            "dateien": lambda: self.dateien,
            "lizenz": (open_data.LIZENZ, open_data.LIZENZ_URL),
        }

    @cached_property
    def dateien(self) -> tuple[open_data.Datei, ...]:
        """The files to download, made once: pages say how large they are."""
        return open_data.dateien(self.ansichten, self.einstellungen.name, self.einstellungen.adresse)

    def seite(self, seite: Seite) -> Gerendert:
        """Return one page, rendered."""
        blatt = _Blatt(self, seite.adresse)
        context = {"seite": seite, "eintrag": seite.eintrag, **seite.daten, **blatt.hilfen()}
        return blatt.fertig(self._environment.get_template(seite.vorlage).render(context))

    def rahmenseite(self, seite: Seite) -> str:
        """Return a page for frames as a whole document.

        Its links leave the frame, because other pages refuse to stand in one.
        """
        blatt = _Blatt(self, seite.adresse)
        vorlage = self._environment.get_template(seite.vorlage)
        return vorlage.render({"seite": seite, "richtlinie": policy.PAGE, **seite.daten, **blatt.hilfen()}).replace(
            "<a ", '<a target="_blank" '
        )

    def baustein(self, name: str, adresse: str) -> str:
        """Return one building block for the hand-written page at `adresse`."""
        blatt = _Blatt(self, adresse)
        return self._environment.get_template(f"bausteine/{name}.html.j2").render(blatt.hilfen()).strip()


@dataclass(frozen=True, slots=True)
class Einstellungen:
    """What the site's settings contribute to pages: names and addresses, no behaviour."""

    name: str
    adresse: str
    bearbeiten: str

    def bearbeiten_url(self, quelldatei: str) -> str:
        """Return where an entry's file can be edited, or an empty text where no repository is set."""
        return f"{self.bearbeiten}{quelldatei}" if self.bearbeiten else ""


class _Blatt:
    """One page while it is being rendered: its blocks so far and the terms it has explained."""

    def __init__(self, vorlagen: Vorlagen, adresse: str) -> None:
        self.vorlagen = vorlagen
        self.adresse = adresse
        self.bloecke: list[str] = []
        self.begriffe: dict[str, Begriff] = {}

    def hilfen(self) -> dict[str, Callable[..., Any]]:
        """Return the functions that templates may call."""
        return {
            "block": self.block,
            "prosa": self.prosa,
            "satz": self.satz,
            "klar": prose.plain,
            "url": self.url,
            "zu": self.zu,
            "zelle_url": self.zelle_url,
            "einbettung": pages.einbettung,
            "land_url": self.land_url,
            "kalender_url": self.kalender_url,
            "tandemdaten_url": self.tandemdaten_url,
            "quellenseite": lambda buchstabe: self.zu(pages.quellenseite(buchstabe)),
            "begriffe_der_seite": self.begriffe_der_seite,
        }

    def block(self, caller: Callable[[], str]) -> Markup:
        self.bloecke.append(str(caller()).strip())
        return Markup(f"\n\n{MARKE.format(len(self.bloecke) - 1)}\n\n")  # noqa: S704  our own mark

    def prosa(self, text: str) -> Markup:
        """Render running text, glossary terms marked at their first use on the page."""
        return Markup(prose.render(text, self._url_von, self._woerter))  # noqa: S704  the renderer escapes

    def satz(self, text: str) -> Markup:
        """Render a single paragraph without its paragraph element."""
        html = prose.render(text, self._url_von, self._woerter)
        return Markup(re.sub(r"\A<p>(.*)</p>\Z", r"\1", html, flags=re.DOTALL))  # noqa: S704

    def url(self, eintrag: Any, vokabular: str = "") -> str:
        """Return the link from this page to an entry, or to a value of a vocabulary."""
        return self.zu(pages.adresse(vokabular or ordner_von(eintrag), eintrag.id))

    def zu(self, adresse: str) -> str:
        """Return the link from this page to an address of the site."""
        return pages.zwischen(self.adresse, adresse)

    def zelle_url(self, sektor: str, thema: str) -> str:
        return self.zu(pages.zelle(sektor, thema))

    def land_url(self, land: str) -> str:
        return self.zu(pages.landesnetze(land))

    def kalender_url(self, netzwerk: str = "") -> str:
        return self.zu(pages.kalender(netzwerk))

    def tandemdaten_url(self) -> str:
        return self.zu(pages.tandemdaten())

    def begriffe_der_seite(self) -> list[Begriff]:
        """Return the terms marked so far; templates ask at the end of a page."""
        return list(self.begriffe.values())

    def _url_von(self, ordner: str, kennung: str) -> str:
        return self.zu(pages.adresse(ordner, kennung))

    def _woerter(self, text: str) -> str:
        out: list[str] = []
        position = 0
        for fund in self.vorlagen.matrix.glossar.funde(text):
            if fund.id in self.begriffe:
                continue
            self.begriffe[fund.id] = self.vorlagen.matrix.eintraege["glossar"][fund.id]
            out.append(escape(text[position : fund.start]))
            words = escape(text[fund.start : fund.end])
            out.append(f'<button type="button" class="begriff" popovertarget="begriff-{fund.id}">{words}</button>')
            position = fund.end
        out.append(escape(text[position:]))
        return "".join(out)

    def fertig(self, markdown: str) -> Gerendert:
        return Gerendert(re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n", tuple(self.bloecke))


def _markdown_escaped(text: str) -> Markup:
    """Return plain words that stand as themselves in Markdown and in HTML."""
    return Markup(re.sub(r"([\\`*_{}\[\]()#+\-.!])", r"\\\1", escape(text, quote=False)))  # noqa: S704


def kopf(seite: Seite) -> str:
    """Return a page's front matter, for generators that read pages from files."""
    felder = {"title": seite.titel, "description": prose.plain(seite.beschreibung), "date": seite.stand.isoformat()}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in felder.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n"
