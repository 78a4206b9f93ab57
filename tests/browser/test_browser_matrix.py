"""The matrix as an instrument: by mouse, by keyboard, by what a screen reader gets, and with two thousand findings."""

from __future__ import annotations

import gzip
import json
import random
import re
from typing import Any

import pytest
from chromium import DESKTOP, PHONE, Open, Site
from playwright.sync_api import Page, Route, expect
from test_browser_axe import COLOURS, TAGS, axe_core, violations

pytestmark = pytest.mark.browser

__all__ = ["axe_core"]


@pytest.fixture(scope="module")
def data(site: Site) -> Any:
    return json.loads((site.folder / "assets/matrix.json").read_text("utf-8"))


def ready(page: Page) -> Page:
    page.locator(".instrument-leiste").wait_for()
    return page


def cell(page: Page, place: str) -> Any:
    return page.locator(f'[data-zelle="{place}"] button')


def choice(page: Page, label: str) -> Any:
    return page.get_by_role("combobox", name=label, exact=True)


def place_with(data: Any, least: int) -> str:
    """Return a cell with at least so many findings."""
    values = {feature["name"]: [value["id"] for value in feature["werte"]] for feature in data["merkmale"]}
    found: dict[str, int] = {}
    for (sector,), themes in zip(data["befunde"]["werte"]["sektoren"], data["befunde"]["werte"]["themen"], strict=True):
        for theme in themes:
            place = f"{values['sektoren'][sector]}/{values['themen'][theme]}"
            found[place] = found.get(place, 0) + 1
    return next(place for place, number in found.items() if number >= least)


def empty_place(site: Site) -> str:
    html = (site.folder / "matrix/index.html").read_text("utf-8")
    return re.findall(r'class="zelle leer" data-zelle="([^"]+)"', html)[0]


# ---- what it shows ------------------------------------------------------------------------------------------


def test_scripts_say_of_every_cell_what_the_page_said_without_them(site: Site, visit: Open) -> None:
    names = ".zelle .nur-vorlesen"
    plain = visit(site.address("matrix/"), java_script_enabled=False).page.locator(names).all_inner_texts()
    assert ready(visit(site.address("matrix/")).page).locator(names).all_inner_texts() == plain


def test_axes_layer_filter_and_open_cell_are_in_the_address(site: Site, visit: Open, data: Any) -> None:
    page = ready(visit(site.address("matrix/")).page)
    choice(page, "Spalten").select_option("richtungen")
    choice(page, "Zeilen").select_option("gruppen")
    choice(page, "Die Felder zeigen").select_option("staerke")
    first = page.locator(".matrix td:not(.leer) button").first
    name = first.inner_text()
    first.click()
    title = page.locator(".matrix-fach h2").inner_text()
    again = ready(visit(page.url).page)
    assert "feld=" in page.url and "%2F" not in page.url
    assert again.locator(".matrix-fach h2").inner_text() == title
    assert again.locator(".matrix td:not(.leer) button").first.inner_text() == name
    assert choice(again, "Zeilen").input_value() == "gruppen"


def test_choosing_the_other_sides_axis_swaps_them(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("matrix/")).page)
    choice(page, "Zeilen").select_option("themen")
    assert choice(page, "Spalten").input_value() == "sektoren"
    expect(page.locator(".instrument-ansage")).to_have_text(re.compile("Themen in Zeilen, Sektoren in Spalten"))


def test_layers_of_needs_want_sectors_and_themes(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("matrix/?schicht=luecke")).page)
    assert choice(page, "Die Felder zeigen").input_value() == "luecke"
    choice(page, "Zeilen").select_option("gruppen")
    assert choice(page, "Die Felder zeigen").input_value() == "richtung"
    assert choice(page, "Die Felder zeigen").locator('[value="luecke"]').is_disabled()


def test_a_filter_changes_cells_and_what_does_not_fit_is_not_a_gap(site: Site, visit: Open, data: Any) -> None:
    place = place_with(data, 3)
    page = ready(visit(site.address("matrix/")).page)
    before = cell(page, place).inner_text()
    page.locator(".facetten-klappe > summary").click()
    facet = page.locator('.facette[data-facette="gruppen"]')
    facet.locator("summary").click()
    facet.get_by_role("checkbox").first.check()
    expect(page.locator(".facetten-stand")).to_have_text(re.compile(r"\d+ von \d+ Befunden"))
    assert cell(page, place).inner_text() != before
    filtered = page.locator(".zelle.gefiltert").first
    assert "zu den Filtern" in filtered.inner_text() and "leer" not in (filtered.get_attribute("class") or "")
    assert "Noch kein Befund" in page.locator(".zelle.leer").first.inner_text()


def test_an_empty_cell_offers_three_next_steps(site: Site, visit: Open) -> None:
    place = empty_place(site)
    page = ready(visit(site.address("matrix/")).page)
    cell(page, place).click()
    panel = page.locator(".matrix-fach")
    sector, theme = place.split("/")
    text = panel.get_by_label("Vorlage mit diesem Feld").input_value()
    assert f"sektor: {sector}\n" in text and f"- {theme}\n" in text
    assert panel.get_by_role("link", name="So schlagen Sie einen Befund vor").is_visible()
    assert panel.get_by_role("heading", name="Mitstreiter:innen finden").is_visible()
    near = panel.locator(".fach-weiter").first
    name = near.inner_text()
    near.click()
    assert name.startswith(panel.locator("h2").inner_text())


def test_two_findings_side_by_side(site: Site, visit: Open, data: Any) -> None:
    page = ready(visit(site.address(f"matrix/?feld={place_with(data, 4)}")).page)
    boxes = page.get_by_role("checkbox", name=re.compile("vergleichen"))
    boxes.nth(0).check()
    boxes.nth(1).check()
    titles = page.locator(".fach-liste a").all_inner_texts()[:2]
    page.get_by_role("button", name="2 Befunde vergleichen").click()
    table = page.locator(".vergleich").get_by_role("table")
    table.wait_for()
    assert table.get_by_role("columnheader").all_inner_texts()[1:] == titles
    rows = [row.inner_text() for row in table.get_by_role("rowheader").all()]
    assert {"Kurz gesagt", "Richtung", "Stärke der Belege", "Quellen", "Methoden", "Empfehlungen"} <= set(rows)
    assert "konnte nicht" not in table.inner_text()
    page.keyboard.press("Escape")
    boxes.nth(2).check()
    assert boxes.nth(3).is_disabled() and boxes.nth(2).is_enabled()


def test_a_matrix_with_other_words_works_too(small_site: Site, visit: Open) -> None:
    watched = visit(small_site.address("matrix/"))
    page = ready(watched.page)
    choice(page, "Zeilen").select_option("richtungen")
    for layer in choice(page, "Die Felder zeigen").locator("option:enabled").all():
        choice(page, "Die Felder zeigen").select_option(layer.get_attribute("value"))
    cell(page, "hilft/licht").click()
    assert "Licht* und _Schatten_" in page.locator(".matrix-fach h2").inner_text()
    assert not watched.problems(small_site.root)


def test_without_its_data_the_plain_table_stays(site: Site, visit: Open) -> None:
    watched = visit("about:blank")
    watched.page.route("**/assets/matrix.json", lambda route: route.abort())
    watched.page.goto(site.address("matrix/"))
    watched.settle()
    assert watched.page.locator(".matrix a.zelle-link").count() >= 96
    assert not watched.page.locator(".instrument-leiste").is_visible()


# ---- for everyone ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_axe_in_every_state(
    site: Site,
    visit: Open,
    axe_core: str,
    data: Any,
    viewport: dict[str, int],
) -> None:
    page = ready(visit(site.address("matrix/"), viewport=viewport, reduced_motion="reduce").page)

    def sound(state: str) -> None:
        for scheme, only in (("light", TAGS), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert not violations(page, axe_core, only), f"{state} {scheme}"

    page.locator(".facetten-klappe > summary").click()
    page.locator(".facette summary").first.click()
    page.locator(".facette").first.get_by_role("checkbox").first.check()
    sound("filter")
    for layer in ("bilanz", "anzahl", "luecke"):
        choice(page, "Die Felder zeigen").select_option(layer)
        sound(layer)
    page.get_by_role("button", name="Alle Filter löschen").click()
    page.locator(".facetten-klappe > summary").click()
    cell(page, place_with(data, 4)).click()
    page.get_by_role("checkbox", name=re.compile("vergleichen")).nth(0).check()
    page.get_by_role("checkbox", name=re.compile("vergleichen")).nth(1).check()
    page.locator(".fach-mehr summary").click()
    sound("panel")
    page.get_by_role("button", name="2 Befunde vergleichen").click()
    page.locator(".vergleich[open]").wait_for()
    sound("comparison")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    cell(page, empty_place(site)).click()
    sound("empty cell")


def test_the_table_is_one_stop_and_arrows_move_in_it(site: Site, visit: Open) -> None:
    page = ready(visit(site.address("matrix/")).page)
    assert page.locator('.matrix button[tabindex="0"]').count() == 1
    page.locator('.matrix button[tabindex="0"]').focus()
    here = "document.activeElement.value"
    start = page.evaluate(here)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    moved = page.evaluate(here)
    assert all(a != b for a, b in zip(start.split("/"), moved.split("/"), strict=True))
    page.keyboard.press("Home")
    assert page.evaluate(here) == f"{moved.split('/')[0]}/"
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.matrix')")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(here) == f"{moved.split('/')[0]}/"


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["beside", "sheet"])
def test_the_panel_takes_the_focus_and_gives_it_back(
    site: Site, visit: Open, data: Any, viewport: dict[str, int]
) -> None:
    place = place_with(data, 2)
    page = ready(visit(site.address("matrix/"), viewport=viewport).page)
    cell(page, place).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".matrix-fach h2")).to_be_focused()
    expect(cell(page, place)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".matrix-fach")).to_be_hidden()
    expect(cell(page, place)).to_be_focused()
    assert "feld=" not in page.url


def test_the_walk_by_keyboard(site: Site, visit: Open, data: Any) -> None:
    """Find all risks for older people in a sector and open the strongest."""
    values = {feature["name"]: [value["id"] for value in feature["werte"]] for feature in data["merkmale"]}
    held = data["befunde"]["werte"]
    group, direction = values["gruppen"].index("aeltere"), values["richtungen"].index("risiko")
    rows = zip(held["sektoren"], held["gruppen"], held["richtungen"], strict=True)
    sectors = [sector for (sector,), groups, (impact,) in rows if group in groups and impact == direction]
    sector = max(set(sectors), key=sectors.count)
    page = ready(visit(site.address("matrix/")).page)
    pressed: list[str] = []

    def press(key: str, until: str = "", limit: int = 60) -> None:
        for _ in range(limit):
            page.keyboard.press(key)
            pressed.append(key)
            if not until or page.evaluate(f"document.activeElement?.matches({until!r})"):
                return
        pytest.fail(f"{key} never reached {until}")

    press("Tab")
    press("Enter")  # skip to the content
    press("Tab", ".facetten-klappe > summary")
    press("Enter")
    for facet, value in (("richtungen", "risiko"), ("gruppen", "aeltere")):
        press("Tab", f'[data-facette="{facet}"] > summary')
        press("Enter")
        press("Tab", f'[data-facette="{facet}"] input[value="{value}"]')
        press("Space")
        press("Shift+Tab", f'[data-facette="{facet}"] > summary')
        press("Enter")  # a folded list has no stops to pass
    expect(page.locator(".facetten-stand")).to_have_text(re.compile(r"^\d+ von \d+ Befunden passen\.$"))
    press("Tab", ".matrix button")
    press("Home")
    press("ArrowDown", f'[value="{values["sektoren"][sector]}/"]') if sector else None
    assert page.evaluate("document.activeElement.value") == f"{values['sektoren'][sector]}/"
    press("Enter")
    expect(page.locator(".matrix-fach h2")).to_be_focused()
    strongest = page.locator(".fach-liste li").first
    steps = [int(s.get_attribute("data-stufe") or 0) for s in page.locator(".fach-liste .staerke").all()]
    assert steps and steps[0] == max(steps)
    title = strongest.locator("a").inner_text()
    press("Tab", ".fach-liste a")
    press("Enter")
    page.wait_for_url("**/information/befunde/**")
    assert page.locator("h1").inner_text() == title
    print(f"{len(pressed)} keys: {' '.join(pressed)}")
    assert len(pressed) < 80


def test_the_walk_without_scripts_takes_three_clicks(site: Site, visit: Open) -> None:
    page = visit(site.root, java_script_enabled=False).page
    page.get_by_role("navigation").get_by_role("link", name="Information").first.click()
    page.locator('main a[href*="gruppen/aeltere"]').first.click()
    risks = page.locator("main .richtung.ton-kritisch")
    assert risks.count() > 1
    strongest = page.locator("main .karte:has(.ton-kritisch) a").first
    title = strongest.inner_text()
    strongest.click()
    assert page.locator("h1").inner_text() == title


# ---- many ----------------------------------------------------------------------------------------------------------


def many(data: Any, number: int) -> bytes:
    """Return the matrix with so many findings: values drawn from those there are, titles of the same words."""
    draw = random.Random(5)
    columns = data["befunde"]
    words = [word for title in columns["titel"] for word in title.split()]
    old = range(len(columns["id"]))
    rows = [draw.choice(old) for _ in range(number)]
    new = {name: [column[row] for row in rows] for name, column in columns.items() if name != "werte"}
    # Each feature of its own, so that combinations are as many as there would be.
    new["werte"] = {name: [column[draw.choice(old)] for _ in rows] for name, column in columns["werte"].items()}
    new["titel"] = [" ".join(draw.choices(words, k=9)) for _ in rows]
    new["id"] = [re.sub(r"[^a-z0-9]+", "-", f"{title.lower()}-{i}") for i, title in enumerate(new["titel"])]
    new["pruefsumme"] = [f"{draw.randrange(16**6):06x}" for _ in rows]
    return json.dumps({**data, "befunde": new}, ensure_ascii=False, separators=(",", ":")).encode()


def answer(site: Site, visit: Open, body: bytes) -> float:
    """Return the milliseconds of script for the first answer of a filter at a quarter of this machine's speed."""

    def serve(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    page = visit("about:blank").page
    page.route("**/assets/matrix.json", serve)
    page.goto(site.address("matrix/"))
    ready(page)
    page.locator(".facetten-klappe > summary").click()
    facet = page.locator('.facette[data-facette="richtungen"]')
    facet.locator("summary").click()
    box = facet.locator("input").first.element_handle()
    chromium = page.context.new_cdp_session(page)
    # The time of the thread: what others do on this machine does not count.
    chromium.send("Performance.enable", {"timeDomain": "threadTicks"})
    chromium.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def script() -> float:
        metrics = chromium.send("Performance.getMetrics")["metrics"]
        return next(1000 * m["value"] for m in metrics if m["name"] == "ScriptDuration")

    before = script()
    box.evaluate("box => { box.click(); document.body.offsetHeight; }")
    return script() - before


def test_the_cost_of_an_answer_grows_at_most_in_proportion(site: Site, visit: Open, data: Any) -> None:
    few, lots = (min(answer(site, visit, many(data, number)) for _ in range(2)) for number in (199, 2000))
    print(f"script for the first answer of a filter at 4x throttle: {few:.0f} ms with 199, {lots:.0f} ms with 2,000")
    assert lots < 10 * few + 50  # ten times the findings: in proportion at the most


def test_two_thousand_findings_stay_a_small_file(data: Any) -> None:
    size = len(gzip.compress(many(data, 2000), 6))
    print(f"matrix.json with 2,000 findings: {size // 1000} KB compressed")
    assert size < 150_000
