"""What the browser tests share besides fixtures: how Chromium starts, which pages there are, what is watched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

#: Nothing that Chromium would do of its own accord: no updates, no look-ups, no first-run pages.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}
#: Every kind of page, as `webpage.kind` names them; a test compares it with the built site.
KINDS = (
    "404",
    "a-z",
    "anliegen",
    "bedarfe",
    "befund",
    "beispiel",
    "daten",
    "daten-einbetten",
    "daten-projekte",
    "dokumente",
    "einbetten",
    "einbetten-feld",
    "einfach",
    "glossar",
    "gruppe",
    "impressum",
    "information",
    "information-befunde",
    "information-gruppen",
    "inhalt",
    "luecken",
    "matrix",
    "methode",
    "mitmachen-eintrag",
    "mitmachen-meldungen",
    "netzwerk",
    "netzwerke",
    "netzwerke-laender",
    "netzwerke-tandems",
    "netzwerke-tandems-finden",
    "poster",
    "praxis-ablauf",
    "praxis-checkliste",
    "praxis-schritte",
    "praxisanleitungen",
    "praxisanleitungen-anliegen",
    "praxisanleitungen-beispiele",
    "quellen",
    "quellenseite",
    "sektor",
    "start",
    "strategie",
    "thema",
)


@dataclass(frozen=True)
class Site:
    """A built site and where it is served."""

    folder: Path
    root: str
    kinds: dict[str, str] = field(hash=False)

    def address(self, page: str) -> str:
        return self.root + page


#: Reports of the page's own policy, kept where a test can read them.
REPORT = (
    "window.verstoesse = []; addEventListener('securitypolicyviolation', e => verstoesse.push(e.violatedDirective))"
)


@dataclass
class Watched:
    """A page with everything it asked for and said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Let scripts, timers and pictures of a page that has loaded have their say."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")

    def problems(self, root: str) -> list[str]:
        foreign = [url for url in self.requests if not url.startswith((root, "data:"))]
        return [*foreign, *self.said, *self.page.evaluate("window.verstoesse")]


Open = Callable[..., Watched]
