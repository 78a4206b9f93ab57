"""No violation of WCAG 2.2 A and AA and of good practice that axe-core can see."""

from __future__ import annotations

from importlib import resources
from itertools import cycle
from typing import Any

import pytest
from chromium import DESKTOP, KINDS, PHONE, Open, Site
from playwright.sync_api import Page

import webpage

pytestmark = pytest.mark.browser
TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
#: What depends on the colour scheme; all other rules would find the same in both.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
_RUN = """only => axe.run(document, {resultTypes: ['violations'], runOnly: only})
    .then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))"""
#: In long lists the same comes again and again; a few of each are enough, but with --alle-seiten.
_SHORTEN = """document.querySelectorAll('main :is(ul, ol, dl)')
    .forEach(list => [...list.children].slice(8).forEach(item => item.remove()))"""


@pytest.fixture(scope="session")
def axe_core() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: Page, axe_core: str, only: dict[str, Any] = TAGS) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(axe_core)
    found: list[str] = page.evaluate(_RUN, only)
    return found


def test_no_kind_of_page_is_forgotten(site: Site) -> None:
    assert set(site.kinds) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_in_both_schemes_and_widths(site: Site, visit: Open, axe_core: str, kind: str) -> None:
    # Without motion a colour is what it is at once.
    page = visit(site.address(site.kinds[kind]), reduced_motion="reduce").page
    if webpage.pages(site.folder)[site.kinds[kind]].size > 30_000:
        page.evaluate(_SHORTEN)
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        for scheme, only in (("light", TAGS), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert not violations(page, axe_core, only), f"{kind} {scheme} {viewport['width']}"


def test_every_page(site: Site, visit: Open, axe_core: str, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--alle-seiten", default=False):
        pytest.skip("only with --alle-seiten")
    page = visit(site.root, reduced_motion="reduce").page
    found: dict[str, list[str]] = {}
    # Each page in one of two ways, by turns: kinds of pages are seen in all of them above.
    ways = cycle([("light", DESKTOP), ("dark", PHONE)])
    for address, read in webpage.pages(site.folder).items():
        if "refresh" not in read.meta:
            scheme, viewport = next(ways)
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            page.goto(site.address(address))
            if seen := violations(page, axe_core):
                found[address] = seen
    assert not found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["matrix", "zurueckgezogen", "befund", "netzwerk", "netzwerke-tandems", "bedarfe"])
def test_the_small_project(small_site: Site, visit: Open, axe_core: str, kind: str, scheme: str) -> None:
    page = visit(small_site.address(small_site.kinds[kind]), color_scheme=scheme).page
    assert not violations(page, axe_core)


@pytest.mark.parametrize("scheme", ["light", "dark"])
class TestStates:
    def test_menu_open(self, site: Site, visit: Open, axe_core: str, scheme: str) -> None:
        page = visit(site.address("information/"), viewport=PHONE, color_scheme=scheme).page
        page.get_by_role("button", name="Menü").click()
        page.locator("#hauptnavigation").wait_for(state="visible")
        assert not violations(page, axe_core)

    @pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
    def test_search_with_hits(
        self, site: Site, visit: Open, axe_core: str, scheme: str, viewport: dict[str, Any]
    ) -> None:
        page = visit(site.root, viewport=viewport, color_scheme=scheme).page
        page.get_by_role("button", name="Suche").click()
        assert not violations(page, axe_core)
        page.get_by_role("searchbox").fill("Teilhabe")
        page.locator(".treffer a").first.wait_for()
        assert not violations(page, axe_core)
        page.get_by_role("searchbox").fill("xyzqw")
        page.get_by_text("Keine Treffer").wait_for()
        assert not violations(page, axe_core)

    @pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
    def test_term_open(self, site: Site, visit: Open, axe_core: str, scheme: str, viewport: dict[str, Any]) -> None:
        address = next(
            a for a, page in webpage.pages(site.folder).items() if page.kind == "befund" and "begriff" in page.classes
        )
        page = visit(site.address(address), viewport=viewport, color_scheme=scheme).page
        page.locator("button.begriff").first.click()
        page.locator(".begriff-karte:popover-open").wait_for()
        assert not violations(page, axe_core)
