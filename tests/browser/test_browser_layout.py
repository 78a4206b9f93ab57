"""Pages fit: at 320 pixels, with wide spacing, on paper and with the reader's own colours."""

from __future__ import annotations

import re

import pytest
from chromium import KINDS, PHONE, Open, Site
from playwright.sync_api import Page

import webpage

pytestmark = pytest.mark.browser

#: WCAG 1.4.12, set the way the page's policy allows.
_SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
_TOO_WIDE = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && e.checkVisibility())
        .map(e => e.tagName + '.' + e.className).slice(0, 5).concat(root.scrollWidth);
}"""
_CUT = """() => [...document.querySelectorAll('body *:not(svg, svg *, .nur-vorlesen, .unternav-titel)')].filter(e => {
    const style = getComputedStyle(e);
    return e.checkVisibility() && /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === 'none'
        && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.tagName + '.' + e.className)"""


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(site: Site, visit: Open, kind: str) -> None:
    page = visit(site.address(site.kinds[kind]), viewport=PHONE, reduced_motion="reduce").page
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert not page.evaluate(_TOO_WIDE), width
    page.evaluate(_SPACING)
    assert not page.evaluate(_TOO_WIDE), "with text spacing"
    assert not page.evaluate(_CUT)


@pytest.mark.parametrize("kind", ["matrix", "befund", "start", "quellenseite"])
@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_wide_windows_do_not_scroll_sideways_either(site: Site, visit: Open, kind: str, width: int) -> None:
    page = visit(site.address(site.kinds[kind]), viewport={"width": width, "height": 900}).page
    assert not page.evaluate(_TOO_WIDE)


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_matrix_shows_every_column_without_scrolling(site: Site, visit: Open, width: int) -> None:
    page = visit(site.address("matrix/"), viewport={"width": width, "height": 900}).page
    page.locator(".instrument-leiste").wait_for()
    heads = page.locator(".matrix thead th")
    assert heads.count() >= 9
    for head in heads.all():
        box = head.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert head.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), head.inner_text()


def test_the_matrix_becomes_cards_on_a_phone_and_stays_a_table_for_readers(site: Site, visit: Open) -> None:
    page = visit(site.address("matrix/"), viewport=PHONE, java_script_enabled=False).page
    assert page.get_by_role("table").get_by_role("row").count() >= 12
    cell = page.locator("td.zelle:not(.leer)").first
    named = cell.get_attribute("data-spalte")
    assert named in cell.evaluate("e => getComputedStyle(e, '::before').content")


@pytest.mark.parametrize("kind", ["befund", "matrix", "praxis-checkliste", "start"])
def test_targets_are_large_enough(site: Site, visit: Open, kind: str) -> None:
    """WCAG 2.5.8: 24 pixels, unless the target stands in a line of text."""
    page = visit(site.address(site.kinds[kind]), viewport=PHONE, has_touch=True).page
    small = page.evaluate("""() => [...document.querySelectorAll('a, button, input, summary')].filter(e => {
        const box = e.getBoundingClientRect();
        const inline = getComputedStyle(e).display === 'inline' && e.closest('p, li, dd, dt, td, h1, h2, h3, h4, h5');
        return e.checkVisibility() && !inline && !e.closest('label') && !e.classList.contains('sprung')
            && getComputedStyle(e, '::after').position !== 'absolute'
            && (box.width < 24 || box.height < 24);
    }).map(e => e.outerHTML.slice(0, 80))""")
    assert not small


# ---- paper -------------------------------------------------------------------------------------------------


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of every page of a PDF, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def test_the_matrix_is_one_landscape_page(site: Site, visit: Open) -> None:
    page = visit(site.address("matrix/")).page
    page.locator(".instrument-leiste").wait_for()
    assert sheets(page.pdf(prefer_css_page_size=True)) == [(842, 595)]
    # As wide as the paper within its margins.
    page.set_viewport_size({"width": 1032, "height": 700})
    page.emulate_media(media="print")
    for head in page.locator(".matrix :is(thead th, tbody th)").all():
        box = head.bounding_box()
        assert head.is_visible() and box and box["x"] + box["width"] <= 1033
        assert head.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), head.inner_text()


@pytest.mark.parametrize("kind", ["befund", "praxis-checkliste", "praxis-ablauf", "netzwerk"])
def test_a_page_prints_on_a4_with_its_date_and_without_the_frame(site: Site, visit: Open, kind: str) -> None:
    page = visit(site.address(site.kinds[kind])).page
    assert set(sheets(page.pdf(prefer_css_page_size=True))) <= {(595, 842), (596, 842), (595, 843)}
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("header.kopf").is_visible()
    assert not page.locator("footer").is_visible()
    assert re.search(r"Stand: \d+\. \w+ \d{4}", page.locator(".druckkopf").inner_text())
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for number in range(page.locator(".begriff-karte").count()):
        assert page.locator(".begriff-karte").nth(number).is_visible()


def test_the_poster_is_one_sheet_of_a3_with_every_column_legend_date_and_address(site: Site, visit: Open) -> None:
    page = visit(site.address("matrix/poster/")).page
    assert sheets(page.pdf(prefer_css_page_size=True)) == [(1191, 842)]
    page.set_viewport_size({"width": 1481, "height": 1017})  # A3 within its margins
    page.emulate_media(media="print")
    for head in page.locator(".matrix :is(thead th, tbody th)").all():
        box = head.bounding_box()
        assert head.is_visible() and box and box["x"] + box["width"] <= 1482
        assert head.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), head.inner_text()
    assert page.locator(".legende").is_visible()
    assert re.search(r"https://\S+/matrix/ · Stand: \d+\. \w+ \d{4} · CC BY", page.locator(".poster-fuss").inner_text())


def test_what_is_folded_is_printed(site: Site, visit: Open) -> None:
    page = visit(site.address(site.kinds["befund"])).page
    assert not page.locator(".zitieren p").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".zitieren p").is_visible()


def test_boxes_of_a_checklist_can_be_ticked_with_a_pen(site: Site, visit: Open) -> None:
    page = visit(site.address(site.kinds["praxis-checkliste"])).page
    page.emulate_media(media="print")
    for box in page.locator(".kaestchen").all():
        size = box.bounding_box()
        assert size and size["width"] >= 15 and size["height"] >= 15
        assert box.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


# ---- the reader's colours and motion -------------------------------------------------------------------------


def words(page: Page, selector: str) -> list[str]:
    return [element.inner_text().strip() for element in page.locator(selector).all() if element.is_visible()]


def test_with_forced_colours_directions_keep_their_words_and_shapes(site: Site, visit: Open) -> None:
    address = next(p.address for p in webpage.pages(site.folder).values() if p.kind == "befund")
    page = visit(site.address(address), forced_colors="active").page
    assert words(page, ".zeile-meta .richtung")[0]
    assert page.locator(".zeile-meta .richtung svg").first.is_visible()
    page.goto(site.address("matrix/"))
    assert len(words(page, ".legende .richtung")) >= 3
    for counter in page.locator(".zaehler").all()[:20]:
        assert counter.inner_text().strip().isdigit()
        assert counter.evaluate("e => getComputedStyle(e).color !== getComputedStyle(e).backgroundColor")


def test_nothing_moves_for_those_who_asked_for_rest(site: Site, visit: Open) -> None:
    page = visit(site.root, reduced_motion="reduce").page
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter(e => {
        const style = getComputedStyle(e);
        return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
    }).length""")
    assert moving == 0


def test_text_can_be_twice_as_large(site: Site, visit: Open) -> None:
    page = visit(site.address(site.kinds["befund"]), viewport={"width": 640, "height": 800}).page
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    page.evaluate("() => { const s = new CSSStyleSheet(); s.replaceSync('html { font-size: 200% }');"
                  " document.adoptedStyleSheets = [s]; }")  # fmt: skip
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    assert after >= 1.8 * before
    assert not page.evaluate(_TOO_WIDE)
