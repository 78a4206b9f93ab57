"""Lists can be filtered: by keyboard, with words for every change, with an address for every view, or not at all."""

from __future__ import annotations

import re
from typing import Any

import pytest
from chromium import DESKTOP, PHONE, Open, Site
from playwright.sync_api import Page, expect
from test_browser_axe import COLOURS, TAGS, axe_core, violations

pytestmark = pytest.mark.browser
LISTS = ("praxisanleitungen/", "netzwerke/", "praxisanleitungen/beispiele/", "information/befunde/")

__all__ = ["axe_core"]

#: What the list shows, counted on the page itself.
_SHOWN = "() => [...document.querySelectorAll('[data-werte]')].filter(e => e.checkVisibility()).length"
#: Two values of different facets that no entry holds together, while each occurs.
_APART = """() => {
    const held = [...document.querySelectorAll('[data-werte]')].map(e => new Set(e.dataset.werte.split(' ')
        .flatMap(t => t.split('=')[1].split('.').map(w => t.split('=')[0] + '=' + w))));
    const all = [...document.querySelectorAll('.facette')].filter(f => f.dataset.facette !== 'durchsicht')
        .map(f => [...f.querySelectorAll('input:not([data-und])')].map(i => f.dataset.facette + '=' + i.value));
    for (const one of all) for (const other of all) if (one !== other) for (const a of one) for (const b of other)
        if (!held.some(h => h.has(a) && h.has(b))) return [a, b];
}"""


def ready(page: Page) -> Page:
    """Wait until the filter has come: scripts of a page are loaded after its first view."""
    page.locator(".facetten:not([hidden])").wait_for(state="attached")
    return page


def said(page: Page) -> str:
    """Return the announcement after it has come to rest."""
    page.wait_for_timeout(350)
    return page.get_by_role("status").inner_text()


def box(page: Page, facet: str, number: int = 0) -> Any:
    """Return a box of an opened facet."""
    fold = page.locator(f".facette[data-facette={facet}]")
    fold.evaluate("e => e.open = true")
    return fold.locator("input:not([data-und])").nth(number)


def offered(page: Page, facet: str, number: int = 0) -> int:
    return int(page.locator(f".facette[data-facette={facet}] .facette-anzahl").nth(number).text_content() or "")


@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_filtered_by_keyboard_and_says_so(site: Site, visit: Open, address: str) -> None:
    page = ready(visit(site.address(address)).page)
    everything = page.evaluate(_SHOWN)
    assert said(page).startswith(f"Alle {everything} ")
    page.locator(".facetten-klappe > summary").focus()
    for key in ("Tab", "Enter", "Tab", "Space"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.checked")
    shown = page.evaluate(_SHOWN)
    assert 0 < shown < everything
    assert said(page).startswith(f"{shown} von {everything} ")
    assert int(page.locator(".facette-wert:has(:focus) .facette-anzahl").inner_text()) == shown
    assert page.get_by_role("list", name="Gewählte Filter").get_by_role("button").count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "facetten-stand"
    assert not page.locator(".facetten-gruppe:visible").evaluate_all(
        "groups => groups.filter(g => ![...g.querySelectorAll('[data-werte]')].some(e => e.checkVisibility())).length"
    )


def test_every_count_is_what_the_value_shows(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("praxisanleitungen/")).page)
    box(page, "themen").check()
    for number in range(page.locator(".facette[data-facette=dauerklassen] input").count()):
        expected = offered(page, "dauerklassen", number)
        box(page, "dauerklassen", number).check()
        assert page.evaluate(_SHOWN) == expected
        box(page, "dauerklassen", number).uncheck()


def test_filtering_builds_nothing_anew(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("information/befunde/")).page)
    before = page.locator("[data-werte]").count()
    page.evaluate("""() => { window.karten = 0; for (const group of document.querySelectorAll('.facetten-gruppe'))
        new MutationObserver(all => { window.karten += all.length; })
            .observe(group, {childList: true, subtree: true}); }""")
    box(page, "richtungen").check()
    assert page.evaluate("window.karten") == 0
    assert page.locator("[data-werte]").count() == before


def test_the_address_keeps_the_view_and_other_parameters(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("praxisanleitungen/?fremd=1#inhalt")).page)
    box(page, "themen", 0).check()
    box(page, "themen", 1).check()
    page.get_by_label("Nur, was alle gewählten zugleich hat").check()
    shown, url = page.evaluate(_SHOWN), page.url
    assert re.search(r"\?fremd=1&themen=[a-z-]+\.[a-z-]+&und=themen#inhalt$", url)
    other = ready(visit(url).page)
    assert other.evaluate(_SHOWN) == shown
    assert other.get_by_label("Nur, was alle gewählten zugleich hat").is_checked()
    assert other.locator(".facette[data-facette=themen]").evaluate("e => e.open")


def test_all_of_them_shows_less_than_one_of_them(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("information/befunde/")).page)
    expect(page.locator(".facette-und:visible")).to_have_count(0)
    box(page, "themen", 0).check()
    box(page, "themen", 1).check()
    one = page.evaluate(_SHOWN)
    page.locator(".facette[data-facette=themen]").get_by_label("Nur, was alle gewählten zugleich hat").check()
    assert page.evaluate(_SHOWN) < one


def test_back_leads_to_the_filtered_list(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    page.goto(site.address("praxisanleitungen/"))
    ready(page)
    box(page, "dauerklassen").check()
    shown = page.evaluate(_SHOWN)
    page.locator("[data-werte]:visible a").first.click()
    page.wait_for_selector("body[data-seitenart=praxis]")
    page.go_back()
    ready(page)
    assert page.evaluate(_SHOWN) == shown
    page.go_back()
    assert page.url == site.root


def test_chips_and_reset_take_filters_away_and_keep_the_focus(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("netzwerke/?betriebe=aktiv&netzebenen=bund.eu")).page)
    chips = page.get_by_role("list", name="Gewählte Filter").get_by_role("button")
    assert chips.count() == 3
    expect(chips.first).to_have_accessible_name(re.compile(r".+: .+ entfernen"))
    chips.first.press("Enter")
    assert chips.count() == 2
    assert page.evaluate("document.activeElement.className") == "facetten-chip"
    page.get_by_role("button", name="Alle Filter löschen").press("Enter")
    assert chips.count() == 0
    assert page.evaluate("document.activeElement.className") == "facetten-stand"
    assert page.url == site.address("netzwerke/")
    assert said(page).startswith("Alle ")
    expect(page.get_by_role("button", name="Alle Filter löschen")).to_be_hidden()


def test_where_nothing_is_left_help_says_what_to_release(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("praxisanleitungen/")).page)
    one, other = page.evaluate(_APART)
    page.goto(site.address(f"praxisanleitungen/?{one}&{other}"))
    ready(page)
    assert page.evaluate(_SHOWN) == 0
    assert said(page).startswith("0 von ")
    way = page.get_by_role("button", name=re.compile("^Ohne „")).first
    promised = int(way.inner_text().rpartition(" ")[2])
    way.press("Enter")
    assert page.evaluate(_SHOWN) == promised > 0
    expect(page.locator(".facetten-hilfe")).to_be_hidden()


def test_on_a_phone_the_filter_folds_and_leads_back_to_the_list(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("praxisanleitungen/"), viewport=PHONE).page)
    fold = page.locator(".facetten-klappe > summary")
    expect(page.locator(".facette").first).to_be_hidden()
    fold.press("Enter")
    box(page, "dauerklassen").check()
    shown = page.evaluate(_SHOWN)
    page.get_by_role("button", name=re.compile(rf"^{shown} Treffer ansehen$")).press("Enter")
    expect(page.locator(".facette").first).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "facetten-stand"
    assert page.locator(".facetten-stand").bounding_box()["y"] < PHONE["height"]  # type: ignore[index]


def test_what_an_old_address_asks_for_is_said(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("netzwerke/?netzwerkarten=netzwerk.gibt-es-nicht&betriebe=<b>")).page)
    assert "gibt-es-nicht, <b>" in page.locator(".facetten-unbekannt").inner_text()
    assert page.get_by_role("list", name="Gewählte Filter").get_by_role("button").count() == 1


def test_a_view_can_be_copied_also_where_the_clipboard_is_locked(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("netzwerke/?betriebe=aktiv")).page)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Ansicht kopieren").click()
    field = page.get_by_label("Adresse dieser Ansicht")
    expect(field).to_have_value(page.url)
    assert field.evaluate("e => e.selectionEnd - e.selectionStart") == len(page.url)


def test_whether_a_review_is_due_depends_on_the_day(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    page.clock.set_fixed_time("2050-01-01")
    page.goto(site.address("information/befunde/"))
    ready(page)
    box(page, "durchsicht", 0)
    everything = page.evaluate(_SHOWN)
    assert [offered(page, "durchsicht", n) for n in (0, 1)] == [everything, 0]


@pytest.mark.parametrize("address", LISTS)
def test_without_scripts_the_whole_list_stands_there(site: Site, visit: Open, address: str) -> None:
    page = visit(site.address(address), java_script_enabled=False).page
    expect(page.get_by_role("search")).to_have_count(0)
    assert page.locator("[data-werte]:visible").count() == page.locator("[data-werte]").count() > 5
    expect(page.get_by_role("button", name="Ansicht kopieren")).to_be_hidden()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_no_violation_with_every_filter_open_and_with_nothing_left(
    site: Site, visit: Open, axe_core: str, viewport: dict[str, Any]
) -> None:
    page = visit(site.address("praxisanleitungen/"), viewport=viewport, reduced_motion="reduce").page
    one, other = page.evaluate(_APART)
    for query in ("?themen=teilhabe.beteiligung", f"?{one}&{other}"):
        page.goto(site.address(f"praxisanleitungen/{query}"))
        ready(page)
        page.evaluate("document.querySelectorAll('.facetten details').forEach(d => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for scheme, only in (("light", TAGS), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert not violations(page, axe_core, only), f"{query} {scheme}"
