"""What readers think of fields and findings stays with them: the own layer, take-along and the tour."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from chromium import DESKTOP, PHONE, Open, Site, Watched
from jsonschema import Draft202012Validator
from PIL import Image
from playwright.sync_api import Page, expect
from test_browser_axe import COLOURS, TAGS, axe_core, violations

import projects

__all__ = ["axe_core"]
pytestmark = pytest.mark.browser
FIELD = "verwaltung/teilhabe"
FIXTURES = projects.ROOT / "tests" / "data" / "projekte"
SCHEMA = projects.ROOT / "templates/theme/assets/schema/projekt-1.schema.json"


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return found


def project(page: Page) -> Any:
    """The only project that is stored."""
    (text,) = (value for name, value in stored(page).items() if name.startswith("handreichung-projekt-"))
    return json.loads(text)


def layer_on(page: Page) -> Page:
    page.get_by_role("button", name="Eigene Einschätzung").click()
    page.locator(".ebene .projekt").wait_for(state="attached")
    return page


def judge(page: Page, word: str = "sehr wichtig") -> None:
    page.locator(f'td[data-zelle="{FIELD}"] button').click()
    page.locator(".ebene-fach").get_by_role("radio", name=word, exact=True).check()


def opened(page: Page) -> Page:
    """The fold with the projects."""
    page.get_by_text("Projekte, Sichern und Öffnen").click()
    return page


def load(page: Page, content: str, name: str = "p.json") -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": content.encode()}
    page.get_by_label("Datei öffnen").set_input_files(files=[file])  # type: ignore[list-item]


def test_nothing_is_stored_before_something_is_judged(site: Site, visit: Open) -> None:
    page = layer_on(visit(site.address("matrix/")).page)
    page.locator(f'td[data-zelle="{FIELD}"] button').click()
    page.locator(".ebene-fach").wait_for()
    assert stored(page) == {}
    expect(page.locator(".ebene")).to_contain_text("Nichts davon verlässt Ihren Browser")


def test_a_judgement_is_announced_marked_kept_and_taken_back(site: Site, visit: Open) -> None:
    page = layer_on(visit(site.address("matrix/")).page)
    judge(page)
    expect(page.locator(".ebene-ansage")).to_have_text(
        "Gespeichert: Verwaltung und Bürgerservice, Teilhabe und Inklusion."
    )
    page.get_by_label("Notiz", exact=True).fill("Mit dem Seniorenrat besprechen.")
    cell = page.locator(f'td[data-zelle="{FIELD}"] button')
    expect(cell).to_contain_text("für uns sehr wichtig, mit Notiz")
    page.reload()
    layer_on(page)
    expect(cell).to_contain_text("für uns sehr wichtig, mit Notiz")
    expect(page.get_by_label("Notiz", exact=True)).to_have_value("Mit dem Seniorenrat besprechen.")
    page.locator(".ebene-fach").get_by_role("radio", name="keine Angabe").check()
    expect(cell).not_to_contain_text("für uns")
    for text in ("", "Doch nicht.", ""):
        page.get_by_label("Notiz", exact=True).fill(text)
        expect(page.locator(f'td[data-zelle="{FIELD}"] .ebene-marke')).to_have_count(1 if text else 0)
    assert project(page)["ebene"]["zellen"] == {}


def test_axes_and_filters_keep_the_marks(site: Site, visit: Open) -> None:
    page = layer_on(visit(site.address("matrix/")).page)
    judge(page, "wichtig")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Zeilen und Spalten tauschen").click()
    theme, sector = reversed(FIELD.split("/"))
    expect(page.locator(f'td[data-zelle="{theme}/{sector}"] button')).to_contain_text("für uns wichtig")
    page.get_by_role("button", name="Eigene Einschätzung").click()
    expect(page.locator(".ebene-marke")).to_have_count(0)


def test_findings_are_judged_and_seen_on_matrix_and_own_page(site: Site, visit: Open) -> None:
    page = layer_on(visit(site.address("matrix/")).page)
    page.locator(f'td[data-zelle="{FIELD}"] button').click()
    line = page.locator(".fach-liste li").first
    line.get_by_label("Für uns").select_option("2")
    line.get_by_role("checkbox", name="gesehen").check()
    expect(page.locator(".ebene-aenderung")).to_contain_text("1 von ")
    line.locator("a").first.click()
    own = page.locator(".fuer-uns")
    expect(own.get_by_role("radio", name="wichtig", exact=True)).to_be_checked()
    expect(own.get_by_role("checkbox", name="gesehen")).to_be_checked()
    own.get_by_role("radio", name="sehr wichtig").check()
    (judged,) = project(page)["ebene"]["befunde"].values()
    assert judged == {"relevanz": 3, "notiz": ""}


def test_a_project_goes_into_a_file_and_comes_back(site: Site, visit: Open, tmp_path: Path) -> None:
    watched = visit(site.address("matrix/"), accept_downloads=True)
    page = layer_on(watched.page)
    judge(page)
    page.keyboard.press("Escape")
    opened(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Datei sichern").click()
    download.value.save_as(tmp_path / "p.json")
    text = (tmp_path / "p.json").read_text("utf-8")
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(json.loads(text))
    assert json.loads(text) == project(page)
    page.get_by_role("button", name="Löschen", exact=True).click()
    page.get_by_role("button", name="Endgültig löschen").click()
    assert stored(page) == {}
    load(page, text)
    expect(page.locator(f'td[data-zelle="{FIELD}"] button')).to_contain_text("für uns sehr wichtig")
    assert json.loads(text) == project(page)
    assert watched.problems(site.root) == []


def test_an_older_file_opens_and_a_foreign_one_does_no_harm(site: Site, visit: Open) -> None:
    page = opened(layer_on(visit(site.address("matrix/")).page))
    status = page.locator(".projekt-status")
    load(page, "{kaputt")
    expect(status).to_contain_text("keine Projektdatei")
    load(page, json.dumps({"format": "handreichung-projekt", "version": 99}))
    expect(status).to_contain_text("neueren Fassung")
    assert stored(page) == {}
    load(page, (FIXTURES / "version-0.json").read_text("utf-8"))
    expect(status).to_contain_text("älteres Format")
    assert project(page)["version"] == 1


def test_after_a_new_release_it_says_what_is_new_changed_and_gone(site: Site, visit: Open) -> None:
    page = opened(layer_on(visit(site.address("matrix/")).page))
    data = json.loads((site.folder / "assets/matrix.json").read_text("utf-8"))["befunde"]
    known = dict(zip(data["id"], data["pruefsumme"], strict=True))
    del known[data["id"][0]]
    known |= {data["id"][1]: "000000", "gibt-es-nicht-mehr": "ffffff"}
    old = json.loads((FIXTURES / "version-1.json").read_text("utf-8"))
    load(page, json.dumps({**old, "stand": "2026-01-02", "ebene": {**old["ebene"], "bestand": known}}))
    change = page.locator(".ebene-aenderung")
    expect(change).to_contain_text("Seit Ihrem Stand vom 2.1.2026: 1 neu, 1 geändert, 1 entfallen.")
    expect(change).to_contain_text(data["titel"][0])
    page.get_by_role("button", name="Stand von heute übernehmen").click()
    expect(change).to_contain_text("nichts geändert")


@pytest.mark.parametrize(
    "spoil",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('gesperrt'); }})",
        "Storage.prototype.setItem = () => { throw new DOMException('voll', 'QuotaExceededError'); }",
    ],
    ids=["forbidden", "full"],
)
def test_without_storage_it_works_for_the_page_and_says_so(site: Site, visit: Open, spoil: str) -> None:
    watched = visit(site.address("404.html"))
    page = watched.page
    page.add_init_script(spoil)
    page.goto(site.address("matrix/"))
    layer_on(page)
    judge(page)
    expect(page.locator(".ebene-ansage")).to_contain_text("speichert hier nichts")
    expect(page.locator(f'td[data-zelle="{FIELD}"] button')).to_contain_text("für uns sehr wichtig")
    assert not [line for line in watched.said if "rror" in line]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_axe_with_the_layer_on(site: Site, visit: Open, axe_core: str, viewport: dict[str, int]) -> None:
    page = visit(site.address("matrix/"), viewport=viewport, reduced_motion="reduce").page
    page.locator(".mitnehmen summary").click()
    opened(layer_on(page))
    judge(page)
    for scheme, only in (("light", TAGS), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert not violations(page, axe_core, only), f"panel {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Neues Projekt").click()
    page.get_by_role("button", name="Kurze Einführung").click()
    assert not violations(page, axe_core), "tour"


def taken(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_what_is_shown_can_be_taken_along(site: Site, visit: Open, tmp_path: Path) -> None:
    watched: Watched = visit(site.address("matrix/?richtungen=risiko&gruppen=aeltere"))
    page = watched.page
    page.locator(".instrument-leiste").wait_for()
    page.locator(".mitnehmen summary").click()
    rows = list(
        csv.reader(io.StringIO(taken(page, "(CSV)", tmp_path).read_text("utf-8-sig"), newline=""), delimiter=";")
    )
    data = json.loads(taken(page, "(JSON)", tmp_path).read_text("utf-8"))
    assert [row[0] for row in rows[1:]] == [befund["id"] for befund in data["befunde"]]
    assert data["auswahl"] == {"richtungen": ["risiko"], "gruppen": ["aeltere"]}
    expect(page.get_by_text(f"{len(data['befunde'])} von ").first).to_be_visible()
    picture = Image.open(taken(page, "(PNG)", tmp_path))
    assert picture.width == 3200 and picture.height > 1200
    assert len(picture.convert("L").getcolors(1 << 16) or []) > 20
    svg = taken(page, "(SVG)", tmp_path).read_text("utf-8")
    assert f"{len(data['befunde'])} von " in svg and "Gefiltert nach" in svg
    assert watched.problems(site.root) == []
    assert stored(page) == {}


def test_the_tour_is_offered_left_by_escape_and_not_offered_again(site: Site, visit: Open) -> None:
    page = visit(site.address("matrix/"), reduced_motion="reduce").page
    start = page.get_by_role("button", name="Kurze Einführung")
    expect(page.get_by_text("Zum ersten Mal hier?")).to_be_visible()
    assert stored(page) == {}
    page.locator(".instrument-leiste").wait_for()
    start.click()
    heading = page.locator(".rundgang h2")
    expect(heading).to_be_focused()
    steps = int(heading.inner_text().split(":")[0].split(" von ")[1])
    assert steps >= 4
    for _ in range(steps - 1):
        page.get_by_role("button", name="Weiter").click()
        expect(heading).to_be_focused()
    page.keyboard.press("Escape")
    expect(start).to_be_focused()
    expect(page.locator(".rundgang-ziel")).to_have_count(0)
    page.reload()
    expect(start).to_be_visible()
    expect(page.get_by_text("Zum ersten Mal hier?")).to_be_hidden()
