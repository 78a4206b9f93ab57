"""The finder of partner municipalities on the demo edition, the map of networks, and events that are over."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from chromium import DESKTOP, PHONE, Open, Site
from playwright.sync_api import Page, expect
from test_browser_axe import COLOURS, TAGS, axe_core, violations

import demo
import projects

pytestmark = pytest.mark.browser
FINDER = "netzwerke/tandems/finden/"

__all__ = ["axe_core"]


@pytest.fixture(scope="module")
def demo_site(served: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demo edition, full of invented profiles."""
    return served(projects.build(demo.write(tmp_path_factory.mktemp("demo"))))


def find(page: Page) -> None:
    """Choose a theme to seek and one to offer, and ask."""
    page.get_by_role("region", name="Was Sie suchen").get_by_role("checkbox").first.check()
    page.get_by_role("region", name="Was Sie bieten").get_by_role("checkbox").nth(1).check()
    page.get_by_role("button", name="Passende Kommunen zeigen").click()
    expect(page.get_by_role("heading", name="Das passt")).to_be_focused()


def test_the_finder_works_by_keyboard_and_says_what_it_found(demo_site: Site, visit: Open) -> None:
    watched = visit(demo_site.address(FINDER))
    page = watched.page
    page.locator("[data-feld=sucht] input").first.focus()
    page.keyboard.press("Space")
    page.locator("[data-feld=bietet] input").nth(1).focus()
    page.keyboard.press("Space")
    page.get_by_label("Land").focus()
    page.keyboard.type("Hess")
    page.get_by_role("button", name="Passende Kommunen zeigen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Das passt")).to_be_focused()
    said = page.get_by_role("status").inner_text()
    found = re.match(r"(\d+) eingetragene Kommunen passen, .*die besten 10\.", said)
    assert found and int(found[1]) > 10
    assert page.locator(".passungen").first.locator(".passung").count() == 10
    first = page.locator(".passung").first
    assert "Ihre Kommune bietet, was Musterstadt" in first.inner_text()
    assert first.locator(".gruende > li").count() == 8
    assert watched.problems(demo_site.root) == []
    assert sum(url.endswith("profile.json") for url in watched.requests) == 1
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_results_follow_every_change_and_can_be_cleared(demo_site: Site, visit: Open) -> None:
    page = visit(demo_site.address(FINDER)).page
    find(page)
    before = page.get_by_role("status").inner_text()
    page.get_by_role("region", name="Was Sie suchen").get_by_role("checkbox").first.uncheck()
    expect(page.get_by_role("status")).not_to_have_text(before)
    page.get_by_role("button", name="Angaben löschen").click()
    expect(page.get_by_role("status")).to_have_text("Alle Angaben sind gelöscht.")
    expect(page.locator(".tandem-ergebnis")).to_be_hidden()
    page.get_by_role("button", name="Passende Kommunen zeigen").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("mindestens ein Thema"))


def test_profiles_past_their_day_are_not_offered(demo_site: Site, visit: Open) -> None:
    page = visit(demo_site.address(FINDER)).page
    every = page.get_by_role("region", name="Was Sie bieten").get_by_role("checkbox")
    for box in every.all():
        box.check()
    page.clock.set_fixed_time("2000-06-01")
    page.get_by_role("button", name="Passende Kommunen zeigen").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^[0-9]+ "))
    then = int(page.get_by_role("status").inner_text().split()[0])
    page.clock.set_fixed_time("2026-06-01")
    every.first.uncheck()
    every.first.check()
    expect(page.get_by_role("status")).not_to_have_text(re.compile(f"^{then} "))
    assert then - int(page.get_by_role("status").inner_text().split()[0]) == 9  # every twentieth of those that look


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_results_break_no_rule(demo_site: Site, visit: Open, axe_core: str, viewport: dict[str, Any]) -> None:
    page = visit(demo_site.address(FINDER), viewport=viewport, reduced_motion="reduce").page
    find(page)
    assert not violations(page, axe_core, TAGS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(color_scheme="dark")
    assert not violations(page, axe_core, COLOURS)


@pytest.mark.parametrize("address", ["netzwerke/tandems/musterstadt-017/", "netzwerke/tandems/musterstadt-200/"])
def test_a_profile_breaks_no_rule(demo_site: Site, visit: Open, axe_core: str, address: str) -> None:
    page = visit(demo_site.address(address), viewport=PHONE, reduced_motion="reduce").page
    assert not violations(page, axe_core, TAGS)
    page.emulate_media(color_scheme="dark")
    assert not violations(page, axe_core, COLOURS)


def test_without_scripts_every_profile_names_who_fits(demo_site: Site, site: Site, visit: Open) -> None:
    page = visit(demo_site.address(FINDER), java_script_enabled=False).page
    expect(page.get_by_role("button", name="Passende Kommunen zeigen")).to_be_hidden()
    assert page.get_by_text("Am besten passt").count() > 150
    page = visit(site.address(FINDER), java_script_enabled=False).page
    expect(page.get_by_text("Noch hat sich keine Kommune")).to_be_visible()
    expect(page.get_by_role("link", name="Liste der Fallbeispiele")).to_be_visible()


def test_with_an_empty_directory_the_finder_shows_who_has_done_it(site: Site, visit: Open) -> None:
    page = visit(site.address(FINDER)).page
    page.get_by_role("region", name="Was Sie suchen").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Passende Kommunen zeigen").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Keine eingetragene Kommune passt, \d+ Kommunen haben"))
    expect(page.get_by_text("haben sich nicht für ein Tandem eingetragen")).to_be_visible()
    with page.expect_navigation():
        page.locator(".passung a").first.click()
    assert page.locator("body").get_attribute("data-seitenart") == "beispiel"


def test_every_tile_of_the_map_leads_to_its_land_without_scripts(site: Site, visit: Open) -> None:
    page = visit(site.address("netzwerke/"), java_script_enabled=False).page
    tiles = page.get_by_role("group", name="Kachelkarte der Länder").get_by_role("link")
    assert tiles.count() == 16
    box = tiles.first.bounding_box()
    assert box and min(box["width"], box["height"]) >= 24
    tiles.filter(has_text="HE").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("netzwerke/laender/#he$"))
    expect(page.get_by_role("heading", name="Hessen", exact=True)).to_be_in_viewport()


def test_what_is_over_is_told_by_the_browsers_clock(small_site: Site, visit: Open) -> None:
    page = visit(small_site.address("netzwerke/lichtnetz/")).page
    expect(page.locator(".termine > li")).to_have_count(2)
    expect(page.locator(".termine > li").first).to_contain_text("Frist")
    expect(page.locator(".termine > li").last).to_contain_text("29. Februar 2024 (vorbei)")
