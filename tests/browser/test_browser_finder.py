"""»Ich möchte … mit … in …«: a sentence that finds guides and says why; without scripts the same by links."""

from __future__ import annotations

import re

import pytest
from chromium import DESKTOP, PHONE, Open, Site
from playwright.sync_api import Page, expect
from test_browser_axe import COLOURS, TAGS, axe_core, violations

pytestmark = pytest.mark.browser

__all__ = ["axe_core"]


def choose(page: Page, question: str, number: int = 1) -> str:
    """Choose an answer by its place and return its words."""
    select = page.locator(f"[data-frage={question}]")
    select.select_option(index=number)
    return select.locator("option").nth(number).inner_text()


def said(page: Page) -> str:
    page.wait_for_timeout(350)
    return page.locator(".finder-stand").inner_text()


def test_a_sentence_finds_guides_and_says_why(site: Site, visit: Open) -> None:
    page = visit(site.address("praxisanleitungen/")).page
    expect(page.locator(".finder-treffer")).to_be_hidden()
    purpose = choose(page, "anliegen")
    first = page.locator(".finder-treffer > li").first
    assert f"hilft, wenn Sie {purpose} möchten" in first.inner_text()
    people, time = choose(page, "mitwirkende"), choose(page, "zeit", 2)
    heard = said(page)
    whole = page.locator(".finder-treffer > .ganz").count()
    assert heard.startswith(
        "Eine Anleitung passt" if whole == 1 else f"{whole} Anleitungen passen" if whole else "Keine"
    )
    for found in page.locator(".finder-treffer > .ganz").all():
        assert f"ist für die Arbeit {people} gedacht" in found.inner_text()
        assert "Passt nicht ganz" not in found.inner_text()
    for near in page.locator(".finder-treffer > .teils").all():
        assert re.search(r"Passt nicht ganz: \S.*\.", near.inner_text())
    kinds = page.locator(".finder-treffer > li:not(.finder-weitere)").evaluate_all("all => all.map(e => e.className)")
    assert kinds == sorted(kinds)
    assert time


def test_the_sentence_has_an_address_and_leaves_the_filter_alone(site: Site, visit: Open) -> None:
    page = visit(site.address("praxisanleitungen/?themen=teilhabe")).page
    choose(page, "anliegen", 2)
    choose(page, "zeit", 3)
    names = page.locator(".finder-treffer h3").all_inner_texts()
    assert re.search(r"\?themen=teilhabe&moechte=[a-z-]+&in=[a-z0-9-]+$", page.url)
    other = visit(page.url).page
    other.locator(".finder-treffer h3").first.wait_for()
    assert other.locator(".finder-treffer h3").all_inner_texts() == names
    expect(other.get_by_role("list", name="Gewählte Filter").get_by_role("button")).to_have_count(1)


def test_more_guides_come_with_a_button_that_hands_the_focus_on(site: Site, visit: Open) -> None:
    page = visit(site.address("praxisanleitungen/")).page
    choose(page, "zeit", 5)
    assert page.locator(".finder-treffer h3").count() == 6
    page.get_by_role("button", name=re.compile("weitere zeigen")).press("Enter")
    assert page.locator(".finder-treffer h3").count() == page.locator("[data-dauer]").count()
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('.finder-treffer > li')[6]"
    )


def test_it_works_by_keyboard(site: Site, visit: Open) -> None:
    page = visit(site.address("praxisanleitungen/")).page
    page.locator("[data-frage=anliegen]").wait_for()
    page.locator("[data-frage=anliegen]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.finder-treffer h3') !== null")


def test_without_scripts_links_lead_to_guides_by_time(site: Site, visit: Open) -> None:
    page = visit(site.address("praxisanleitungen/"), java_script_enabled=False).page
    expect(page.locator("[data-frage=anliegen]")).to_be_hidden()
    link = page.get_by_role("navigation", name="Was möchten Sie tun?").get_by_role("link").first
    promised = int(re.findall(r"\d+", link.inner_text())[0])
    link.click()
    expect(page.locator("h1")).to_have_text(re.compile("^Ich möchte "))
    assert page.locator("main .karte").count() == promised
    times = page.locator("main h2").evaluate_all("all => all.map(e => e.id)")
    order = visit(site.address("praxisanleitungen/")).page.locator("[data-frage=zeit] option")
    ranks = order.evaluate_all("all => all.map(e => e.value)")
    assert times == sorted(times, key=ranks.index)


def test_a_group_leads_to_its_strongest_risk_without_scripts(site: Site, visit: Open) -> None:
    """Information, a group, a sector of it, and the first risk: four clicks and no script."""
    page = visit(site.root, java_script_enabled=False).page
    page.get_by_role("navigation").get_by_role("link", name="Information", exact=True).first.click()
    page.get_by_role("navigation", name="Gruppen").get_by_role("link").first.click()
    page.locator(".verzeichnis a").first.click()
    risk = page.locator("h3:has-text('Risiken') + ul a").first
    name = risk.inner_text()
    strengths = (
        page.locator("h3:has-text('Risiken') + ul")
        .first.locator(".staerke")
        .evaluate_all("all => all.map(e => -e.dataset.stufe)")
    )
    assert strengths == sorted(strengths)
    risk.click()
    expect(page.locator("h1")).to_have_text(name)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_no_violation_with_results(site: Site, visit: Open, axe_core: str, viewport: dict[str, int]) -> None:
    page = visit(site.address("praxisanleitungen/"), viewport=viewport, reduced_motion="reduce").page
    choose(page, "anliegen", 2)
    choose(page, "mitwirkende", 3)
    assert said(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for scheme, only in (("light", TAGS), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert not violations(page, axe_core, only), scheme
