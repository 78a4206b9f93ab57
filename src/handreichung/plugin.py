"""The MkDocs adapter, and the only module that knows MkDocs.

Hooks, and why: `on_startup` makes the plugin outlive one build, so that `serve` keeps the last good Matrix.
`on_config` checks everything before MkDocs empties its output. `on_files` adds pages that exist nowhere on
disk and drops the theme's stock assets. `on_page_markdown` renders a page when MkDocs asks for it,
`on_page_content` puts the finished blocks in. `on_serve` watches the matrix and the templates.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from handreichung import content, exports, pages, policy, sitemap
from handreichung.documents import published
from handreichung.documents.links import Dokumentdatei
from handreichung.documents.parts import Bausteine, Rahmen
from handreichung.exports import redirect
from handreichung.exports.open_data import LIZENZ, LIZENZ_URL
from handreichung.matrix import Matrix
from handreichung.pages import Seite
from handreichung.project import Project, check_project
from handreichung.render import Einstellungen, Gerendert, Vorlagen
from handreichung.reports import terminal
from handreichung.resources import templates_folder

_log = logging.getLogger("mkdocs.plugins.handreichung")
_ANCHOR = re.compile(r'\bid="([^"]+)"')


class HandreichungConfig(Config):
    """The plugin's options in mkdocs.yml."""

    matrix = config_options.Type(str, default="matrix")
    """Folder of the entries, relative to mkdocs.yml."""
    templates = config_options.Optional(config_options.Type(str))
    """Folder of the page templates, relative to mkdocs.yml; the package's own by default."""
    dokumente = config_options.Type(bool, default=True)
    """Whether PDF and ODT are made; never while serving. Pages promise only what there is."""


class HandreichungPlugin(BasePlugin[HandreichungConfig]):
    """Publishes a checked Matrix as virtual pages."""

    def __init__(self) -> None:
        self._serving = False
        self._vorlagen: Vorlagen | None = None
        self._seiten: Mapping[str, Seite] = {}
        self._gerendert: dict[str, Gerendert] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this process serves."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check everything. With errors stop, or when serving keep the last good state."""
        # Live reload is an inline script, which the policy would block.
        config.extra["richtlinie"] = None if self._serving else policy.PAGE
        base = Path(config.config_file_path or "mkdocs.yml").parent
        templates = templates_folder(base / self.config.templates if self.config.templates else None)
        project = Project(
            base,
            base / self.config.matrix,
            Path(config.docs_dir),
            templates,
            Path(config.config_file_path or "mkdocs.yml"),
        )
        result = check_project(project)
        report = [d for d in result.diagnostics if d.is_error]
        if result.matrix is None:
            sys.stderr.write(terminal.write(report, colour=terminal.wants_colour(sys.stderr)))
            if self._serving and self._vorlagen is not None:
                _log.error("Die Vorschau zeigt weiter den letzten guten Stand.")
                return config
            raise Abort("Die Matrix hat Fehler; die bisherige Website bleibt unverändert.")
        if self._serving and self._vorlagen is not None:
            sys.stderr.write(terminal.summary(report) + "\n")
        edit = f"{(config.repo_url or '').rstrip('/')}/{(config.edit_uri or '').strip('/')}/" if config.repo_url else ""
        edit = edit.removesuffix("content/")
        settings = Einstellungen(
            config.site_name, config.site_url or "", f"{edit}{PurePosixPath(self.config.matrix)}/" if edit else ""
        )
        dokumente = self._dokumente(result.matrix, project, settings) if self.config.dokumente else ()
        self._vorlagen = Vorlagen(result.matrix, templates, settings, dokumente)
        self._seiten = {seite.quelle: seite for seite in pages.seiten(result.matrix)}
        return config

    def _dokumente(self, matrix: Matrix, project: Project, settings: Einstellungen) -> tuple[Dokumentdatei, ...]:
        """Make the documents before MkDocs empties its output; stop where one cannot be made."""
        if self._serving:
            return ()
        rahmen = Rahmen(settings.name, settings.adresse, f"{LIZENZ} ({LIZENZ_URL})", project.content)
        ablage = project.base / ".handreichung-cache" / "dokumente"
        made = published.herstellen(Bausteine(matrix, rahmen), project.templates, ablage, project.shown(project.matrix))
        if made.diagnostics:
            sys.stderr.write(terminal.write(made.diagnostics, colour=terminal.wants_colour(sys.stderr)))
            raise Abort("Nicht alle Dokumente ließen sich setzen; die bisherige Website bleibt unverändert.")
        return made.dateien

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and data files of the Matrix; keep only those theme files that we ship ourselves."""
        assert self._vorlagen is not None
        ours = Path(config.theme.custom_dir or "").resolve()
        for file in list(files):
            source = Path(file.abs_src_path or "").resolve()
            if file.src_uri.startswith("assets/") and ours not in source.parents and file.generated_by is None:
                files.remove(file)
        for uri in self._seiten:
            files.append(File.generated(config, uri, content=""))
        matrix = self._vorlagen.matrix
        for uri, inhalt in exports.files(self._vorlagen.ansichten):
            files.append(File.generated(config, uri, content=inhalt))
        for datei in self._vorlagen.dateien:
            files.append(File.generated(config, datei.adresse, content=datei.inhalt))
        for dokument in self._vorlagen.dokumente.alle:
            files.append(File.generated(config, dokument.adresse, content=dokument.inhalt))
        for seite in pages.einbettungen(matrix):
            html = self._vorlagen.rahmenseite(seite)
            files.append(File.generated(config, f"{seite.adresse}index.html", content=html))
        for old, new in pages.weiterleitungen(matrix):
            html = redirect.page(pages.zwischen(old, new), config.site_name)
            files.append(File.generated(config, f"{old}index.html", content=html))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Render the page, or fill in the building blocks of a hand-written one."""
        assert self._vorlagen is not None
        seite = self._seiten.get(page.file.src_uri)
        adresse = page.file.url if page.file.url != "./" else ""
        if seite is None:
            betreiber = config.extra.get("betreiber") or {}
            gerendert = content.fill(markdown, adresse, self._vorlagen, betreiber)
            page.meta.setdefault("bearbeiten", page.edit_url)
            if adresse and "brotkrumen" not in page.meta:
                page.meta["brotkrumen"] = _krumen(page, adresse)
            stand = str(page.meta.get("stand") or self._vorlagen.matrix.stand or "")
        else:
            gerendert = self._vorlagen.seite(seite)
            stand = seite.stand.isoformat()
            page.meta.update(self._meta(seite))
            page.title = seite.titel
        page.meta["weg"] = [
            {
                "titel": s.titel,
                "frage": s.frage,
                "url": pages.zwischen(adresse, s.adresse),
                "hier": adresse.startswith(s.gebiet),
            }
            for s in sitemap.WEG
        ]
        page.update_date = stand
        self._gerendert[page.file.src_uri] = gerendert
        return gerendert.markdown

    def _meta(self, seite: Seite) -> dict[str, Any]:
        assert self._vorlagen is not None
        krumen = [
            {"titel": k.titel}
            if k.adresse is None
            else {"titel": k.titel, "url": pages.zwischen(seite.adresse, k.adresse)}
            for k in seite.krumen
        ]
        edit = self._vorlagen.einstellungen.bearbeiten_url(seite.quelldatei) if seite.quelldatei else ""
        return {
            "title": seite.titel,
            "seitenart": seite.art,
            "stile": seite.stile,
            "brotkrumen": krumen,
            "beschreibung": seite.beschreibung,
            "stand": seite.stand.isoformat(),
            "bearbeiten": edit,
        }

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the finished blocks in the places of their marks."""
        html = self._gerendert.pop(page.file.src_uri).in_html(html)
        # MkDocs looked for anchors before the blocks stood in their places.
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_ANCHOR.findall(html))
        return html

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when an entry or a template changes."""
        base = Path(config.config_file_path or "mkdocs.yml").parent
        server.watch(str(base / self.config.matrix))
        server.watch(str(templates_folder(base / self.config.templates if self.config.templates else None)))
        return server


def _krumen(page: Page, adresse: str) -> list[dict[str, Any]]:
    """Return the breadcrumbs of a hand-written page: the sections of the navigation that hold it."""
    krumen: list[dict[str, Any]] = [{"titel": "Start", "url": pages.zwischen(adresse, "")}]
    for section in (s for s in reversed(list(page.ancestors)) if isinstance(s, Section)):
        first = next((child for child in section.children if isinstance(child, Page)), None)
        if first is not None and first is not page:
            krumen.append({"titel": section.title, "url": pages.zwischen(adresse, first.url)})
    return [*krumen, {"titel": page.title}]
