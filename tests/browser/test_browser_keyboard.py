"""Everything works by keyboard, by touch and, but for the search, without scripts."""

from __future__ import annotations

import re

import pytest
from chromium import DESKTOP, KINDS, PHONE, Open, Site
from playwright.sync_api import Page, expect

import webpage

pytestmark = pytest.mark.browser

#: What has the focus: its words, whether it can be seen, and whether a ring is drawn around it.
_FOCUS = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const box = here.getClientRects()[0] || here.getBoundingClientRect();
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const there = document.elementFromPoint(box.x + box.width / 2, (top + bottom) / 2);
    const rings = [[here], [here, '::after'], [here.nextElementSibling || here]];
    return {
        name: (here.innerText || here.getAttribute('aria-label') || here.value || here.tagName).trim().slice(0, 60),
        // Nothing covers it, nothing cuts it off, it is within the window.
        seen: here.checkVisibility({visibilityProperty: true}) && box.width > 1 && bottom - top > 1
            && !!there && (here.closest('label') || here).contains(there),
        ring: rings.some(of => getComputedStyle(...of).outlineStyle === 'solid'),
        skip: here.classList.contains('sprung'),
        frame: !here.closest('main'),
    };
}"""


def with_terms(site: Site) -> str:
    """Return the address of a finding with a marked term."""
    pages = webpage.pages(site.folder).values()
    return next(page.address for page in pages if page.kind == "befund" and "begriff" in page.classes)


# Every kind at the width where most is folded; some of them also where nothing is.
_WALKS = [(kind, PHONE) for kind in KINDS] + [
    (kind, DESKTOP) for kind in ("start", "matrix", "befund", "praxis-checkliste", "praxisanleitungen", "netzwerke")
]


@pytest.mark.parametrize(("kind", "viewport"), _WALKS, ids=[f"{kind}-{view['width']}" for kind, view in _WALKS])
def test_every_tab_stop_can_be_seen_and_the_first_skips(
    site: Site, visit: Open, kind: str, viewport: dict[str, int]
) -> None:
    page = visit(site.address(site.kinds[kind]), viewport=viewport, reduced_motion="reduce").page
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUS)
        if stop is None:
            break
        if not stop["seen"]:  # what was out of sight is laid out with the next frame
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            stop = page.evaluate(_FOCUS)
        stops.append(stop)
    # A page made for frames has nothing to skip.
    assert stops[0]["skip"] or kind.startswith("einbetten")
    assert len(stops) > 10
    assert not [stop["name"] for stop in stops if not stop["seen"]]
    assert not [stop["name"] for stop in stops if not stop["ring"]]
    # The way to the content is short, and shorter with the skip link.
    assert len([stop for stop in stops if stop["frame"]]) < 40


def test_the_skip_link_leads_into_the_content(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_menu_opens_and_closes_by_keyboard_and_keeps_the_focus(site: Site, visit: Open) -> None:
    page = visit(site.address("information/"), viewport=PHONE).page
    button, menu = page.get_by_role("button", name="Menü"), page.locator("#hauptnavigation")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    page.keyboard.press("Space")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def open_search(page: Page) -> None:
    page.get_by_role("button", name="Suche").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Suche")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Wonach suchen Sie?")).to_be_focused()


def test_the_search_announces_its_hits_and_returns_the_focus(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    open_search(page)
    page.keyboard.type("Teilhabe")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ Treffer für „Teilhabe“(, die ersten 20 sind zu sehen)?$"))
    number = int(status.inner_text().split()[0])
    expect(page.locator(".treffer li")).to_have_count(min(number, 20))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Suche")).to_be_focused()


def test_the_search_says_when_there_is_nothing(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    open_search(page)
    page.keyboard.type("xyzqw")
    expect(page.get_by_role("status")).to_have_text("Keine Treffer für „xyzqw“. Versuchen Sie ein anderes Wort.")
    expect(page.get_by_role("dialog").get_by_role("link", name="Liste von A bis Z")).to_be_visible()


def test_arrow_keys_walk_through_the_hits_and_enter_opens_one(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    open_search(page)
    page.keyboard.type("Barrierefreiheit")
    hits = page.locator(".treffer a")
    hits.first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    title = hits.first.locator(".treffer-titel").inner_text()
    target = hits.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(target or "")
    assert title in page.locator("main").inner_text()


def test_the_search_stays_within_its_dialog(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    open_search(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")


def test_a_lost_index_is_said(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    page.route("**/suche.json", lambda route: route.abort())
    open_search(page)
    expect(page.get_by_role("status")).to_have_text(re.compile("konnte nicht geladen werden"))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_a_term_opens_by_enter_and_closes_by_escape(site: Site, visit: Open, viewport: dict[str, int]) -> None:
    page = visit(site.address(with_terms(site)), viewport=viewport).page
    term = page.locator("button.begriff").first
    card = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(card).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term).to_be_focused()


def test_a_term_opens_and_closes_by_touch(site: Site, visit: Open) -> None:
    page = visit(site.address(with_terms(site)), viewport=PHONE, has_touch=True, is_mobile=True).page
    term = page.locator("button.begriff").first
    card = page.locator(f"#{term.get_attribute('popovertarget')}")
    term.tap()
    expect(card).to_be_visible()
    page.touchscreen.tap(160, 10)
    expect(card).to_be_hidden()


def test_no_single_character_is_a_shortcut(site: Site, visit: Open) -> None:
    page = visit(site.address(with_terms(site))).page
    before = page.url
    for key in "npsf/.,?":
        page.keyboard.press(key)
    assert page.url == before
    assert page.evaluate("document.activeElement === document.body")
    expect(page.get_by_role("dialog")).to_have_count(0)


# ---- without scripts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_without_scripts_navigation_stands_open_and_leads_on(site: Site, visit: Open, viewport: dict[str, int]) -> None:
    page = visit(site.root, viewport=viewport, java_script_enabled=False).page
    menu = page.locator("#hauptnavigation")
    assert menu.is_visible()
    assert not page.locator("[data-menue]").is_visible()
    assert not page.locator("[data-farbschema-wahl]").is_visible()
    menu.get_by_role("link", name="Information").click()
    assert page.url == site.address("information/")
    page.get_by_role("link", name="Suche").click()
    assert page.url == site.address("a-z/")
    page.locator("main .verweise a").first.click()
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("kind", ["start", "befund", "glossar"])
def test_without_scripts_the_same_text_is_there(site: Site, visit: Open, kind: str) -> None:
    address = site.address(site.kinds[kind])
    page = visit(address).page
    page.wait_for_load_state("networkidle")
    tools = page.locator("main .nur-js").all_inner_texts()  # what only scripts can do says so in its class
    with_scripts = page.locator("main").inner_text()
    for text in tools:
        with_scripts = with_scripts.replace(text, "", 1)
    without = visit(address, java_script_enabled=False).page.locator("main").inner_text()
    assert without.split() == with_scripts.split()


@pytest.mark.parametrize("kind", ["praxis-ablauf", "praxis-checkliste"])
def test_scripts_that_bring_tools_take_no_text_away(site: Site, visit: Open, kind: str) -> None:
    address = site.address(site.kinds[kind])
    page = visit(address).page
    page.wait_for_load_state("networkidle")
    lines = set(page.locator("main").inner_text().splitlines())
    plain = visit(address, java_script_enabled=False).page
    excuses = set(plain.locator("main :is(noscript, .ohne-skripte)").all_inner_texts())
    assert set(plain.locator("main").inner_text().splitlines()) - excuses <= lines


def test_without_scripts_terms_open(site: Site, visit: Open) -> None:
    page = visit(site.address(with_terms(site)), java_script_enabled=False).page
    term = page.locator("button.begriff").first
    card = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not card.is_visible()
    term.click()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_a_script_that_is_missing_leaves_the_plain_page(site: Site, visit: Open) -> None:
    watched = visit("about:blank", viewport=PHONE)
    watched.page.route("**/start.js", lambda route: route.abort())
    watched.page.goto(site.root)
    expect(watched.page.locator("#hauptnavigation")).to_be_visible()
    expect(watched.page.get_by_role("link", name="Suche")).to_be_visible()
