"""Checklists remember, agendas get clock times, and both can be read without scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from chromium import DESKTOP, PHONE, Open, Site
from playwright.sync_api import Page, expect
from test_browser_axe import axe_core, violations

__all__ = ["axe_core"]
pytestmark = pytest.mark.browser

CHECKLIST = "praxisanleitungen/ki-verordnung-kommune/"
AGENDA = "praxisanleitungen/zukunftswerkstatt/"


def points(page: Page) -> Any:
    return page.locator("[data-punkt] > input")


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return found


def fold(page: Page, number: int) -> Any:
    """Open the notes of a point."""
    found = page.locator(".punkt-mehr").nth(number)
    found.locator("summary").click()
    return found


class TestChecklist:
    def test_nothing_is_stored_before_the_reader_ticks(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        expect(points(page).first).to_be_visible()
        fold(page, 0)
        assert stored(page) == {}
        expect(page.locator(".pruefstand")).to_contain_text("bleiben in diesem Browser")

    def test_ticks_by_keyboard_are_announced_and_kept(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        total = page.locator("[data-punkt]").count()
        points(page).nth(0).focus()
        page.keyboard.press("Space")
        status = page.locator(".pruefstand-zahlen")
        expect(status).to_have_attribute("role", "status")
        expect(status).to_have_text(f"1 von {total} erledigt, {total - 1} offen.")
        expect(points(page).nth(0)).to_be_focused()
        page.reload()
        expect(status).to_have_text(f"1 von {total} erledigt, {total - 1} offen.")
        expect(points(page).nth(0)).to_be_checked()

    def test_a_point_has_the_name_of_its_words(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        expect(page.get_by_role("checkbox", name="Ein KI-Verzeichnis erfasst alle Systeme.")).to_have_count(1)

    def test_does_not_apply_with_a_reason_and_a_note(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        open_fold = fold(page, 1)
        open_fold.get_by_label("Trifft für uns nicht zu").check()
        expect(page.locator(".pruefstand-zahlen")).to_contain_text("1 nicht zutreffend (1 noch ohne Grund)")
        open_fold.get_by_label("Warum nicht?").press_sequentially("Kein System.")
        open_fold.get_by_label("Notiz").press_sequentially("Im Mai fragen.")
        page.reload()
        expect(page.locator("[data-punkt]").nth(1)).to_contain_text("Nicht zutreffend: Kein System.")
        expect(page.locator("[data-punkt]").nth(1)).to_contain_text("Notiz: Im Mai fragen.")
        # Done takes the place of »does not apply«.
        points(page).nth(1).check()
        expect(page.locator(".pruefstand-zahlen")).to_contain_text("1 von")
        expect(page.locator("[data-punkt]").nth(1)).not_to_contain_text("Nicht zutreffend")

    def test_two_projects_keep_apart(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        points(page).nth(0).check()
        page.get_by_text("Projekte, Sichern und Öffnen").click()
        page.get_by_role("button", name="Neues Projekt").click()
        page.get_by_label("Name des Projekts").fill("Ortsteil Süd")
        page.keyboard.press("Enter")
        expect(page.locator(".pruefstand-projekt")).to_have_text("Projekt: Ortsteil Süd")
        expect(points(page).nth(0)).not_to_be_checked()
        page.get_by_role("combobox", name="Projekt").select_option("Unser Projekt")
        expect(points(page).nth(0)).to_be_checked()

    def test_out_into_a_file_and_back_in_another_browser(self, site: Site, visit: Open, tmp_path: Path) -> None:
        page = visit(site.address(CHECKLIST)).page
        points(page).nth(2).check()
        page.get_by_text("Projekte, Sichern und Öffnen").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Als Datei sichern").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert json.loads(file.read_text("utf-8"))["format"] == "handreichung-projekt"
        other = visit(site.address(CHECKLIST)).page
        expect(points(other).nth(2)).not_to_be_checked()
        other.locator("input[type=file]").set_input_files(file)
        expect(points(other).nth(2)).to_be_checked()
        expect(other.locator(".pruefstand-zahlen")).to_contain_text("1 von")

    def test_emptying_the_list_asks_first_and_leaves_nothing(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        points(page).nth(0).check()
        page.get_by_role("button", name="Diese Liste leeren").click()
        expect(points(page).nth(0)).to_be_checked()
        page.get_by_role("button", name="endgültig löschen").click()
        expect(points(page).nth(0)).not_to_be_checked()
        expect(points(page).nth(0)).to_be_focused()
        (project,) = (json.loads(v) for k, v in stored(page).items() if k.startswith("handreichung-projekt-"))
        assert project["checklisten"] == {}

    def test_a_list_that_changed_says_so(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        points(page).nth(0).check()
        # The project knows another list: one point less, and one that is no longer there.
        page.evaluate("""() => {
            const key = Object.keys(localStorage).find(k => k.startsWith('handreichung-projekt-'));
            const project = JSON.parse(localStorage[key]);
            const [guide] = Object.keys(project.checklisten);
            const second = document.querySelectorAll('[data-punkt]')[1].dataset.punkt;
            delete project.checklisten[guide][second];
            project.checklisten[guide]['0000000000'] = {zustand: 'erledigt', grund: '', notiz: 'Alte Notiz'};
            localStorage[key] = JSON.stringify(project);
        }""")
        page.reload()
        note = page.locator(".pruefstand .kasten-hinweis")
        expect(note).to_contain_text("1 Punkt ist neu oder neu formuliert, 1 Punkt steht nicht mehr darin")
        expect(note).to_contain_text("Alte Notiz")
        expect(page.locator("[data-punkt]").nth(1)).to_contain_text("neu")
        page.get_by_role("button", name="Liste von heute übernehmen").click()
        expect(note).to_be_hidden()
        expect(points(page).nth(0)).to_be_checked()

    @pytest.mark.parametrize(
        "break_storage",
        [
            "Storage.prototype.setItem = () => { throw new DOMException('voll', 'QuotaExceededError'); }",
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('x', 'SecurityError'); }})",
        ],
        ids=["full", "forbidden"],
    )
    def test_without_storage_the_list_works_and_says_that_it_forgets(
        self, site: Site, visit: Open, break_storage: str
    ) -> None:
        watched = visit(site.root)
        page = watched.page
        page.add_init_script(break_storage)
        page.goto(site.address(CHECKLIST))
        points(page).nth(0).check()
        expect(page.locator(".pruefstand-zahlen")).to_contain_text("1 von")
        expect(page.get_by_role("alert")).to_contain_text("Ihr Browser speichert hier nichts")
        assert not watched.problems(site.root)

    def test_paper_shows_the_state(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST)).page
        points(page).nth(0).check()
        page.emulate_media(media="print")
        boxes = page.locator("[data-punkt] .kaestchen")
        expect(boxes.first).to_be_visible()
        marks = boxes.evaluate_all("all => all.slice(0, 2).map(box => getComputedStyle(box, '::after').content)")
        assert marks == ['"✓"', "none"]
        expect(page.locator(".pruefstand-zahlen")).to_be_visible()
        expect(page.locator(".pruefstand-mehr, .punkt-mehr")).to_have_count(points(page).count() + 1)
        assert not page.locator(".pruefstand-mehr, .punkt-mehr, [data-punkt] > input").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).length"
        )

    def test_without_scripts_there_are_boxes_for_a_pen(self, site: Site, visit: Open) -> None:
        page = visit(site.address(CHECKLIST), java_script_enabled=False).page
        expect(page.locator("[data-punkt] .kaestchen").first).to_be_visible()
        expect(page.locator("[data-punkt] input")).to_have_count(0)
        expect(page.get_by_text("Auf Papier hat jeder Punkt ein Kästchen.")).to_be_visible()

    @pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_with_ticks_set(
        self, site: Site, visit: Open, axe_core: str, scheme: str, viewport: dict[str, int]
    ) -> None:
        page = visit(site.address(CHECKLIST), viewport=viewport, color_scheme=scheme, reduced_motion="reduce").page
        points(page).nth(0).check()
        open_fold = fold(page, 1)
        open_fold.get_by_label("Trifft für uns nicht zu").check()
        page.get_by_text("Projekte, Sichern und Öffnen").click()
        page.get_by_role("button", name="Diese Liste leeren").click()
        assert not violations(page, axe_core)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


class TestAgenda:
    def test_a_begin_gives_clock_times_and_stands_in_the_address(self, site: Site, visit: Open) -> None:
        page = visit(site.address(AGENDA)).page
        expect(page.locator(".uhrzeit").nth(1)).to_have_text("ab Minute 45")
        page.get_by_label("Beginn").fill("09:30")
        expect(page.locator(".uhrzeit").nth(1)).to_have_text("10:15 bis 11:30 Uhr")
        expect(page.locator(".zeitplan-summe")).to_have_attribute("role", "status")
        expect(page.locator(".zeitplan-summe")).to_contain_text("Von 9:30 bis 16:15 Uhr")
        assert page.url.endswith("?beginn=0930")
        page.reload()
        expect(page.get_by_label("Beginn")).to_have_value("09:30")
        expect(page.locator(".uhrzeit").first).to_have_text("9:30 bis 10:15 Uhr")

    def test_a_break_goes_in_and_out_by_keyboard(self, site: Site, visit: Open) -> None:
        page = visit(site.address(AGENDA)).page
        steps = page.locator(".ablauf > li").count()
        page.get_by_label("Pause nach").select_option("1")
        page.get_by_label("Minuten").fill("20")
        page.get_by_role("button", name="Pause einfügen").press("Enter")
        expect(page.locator(".ablauf > li")).to_have_count(steps + 1)
        expect(page.locator(".uhrzeit").nth(2)).to_have_text("ab Minute 65")
        assert page.url.endswith("?pause=1-20")
        page.get_by_role("button", name="Pause entfernen").press("Enter")
        expect(page.locator(".ablauf > li")).to_have_count(steps)
        expect(page.get_by_label("Pause nach")).to_be_focused()

    def test_paper_shows_times_without_controls(self, site: Site, visit: Open) -> None:
        page = visit(site.address(AGENDA) + "?beginn=0900&pause=1-15").page
        expect(page.locator(".eigene-pause")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".zeitplan-summe")).to_be_visible()
        expect(page.locator(".uhrzeit").first).to_be_visible()
        assert not page.locator("main button, main input, main select").evaluate_all(
            "all => all.filter(one => one.checkVisibility() && !one.classList.contains('begriff')).length"
        )

    def test_without_scripts_minutes_and_offsets_stand_there(self, site: Site, visit: Open) -> None:
        page = visit(site.address(AGENDA), java_script_enabled=False).page
        expect(page.get_by_text("ab Minute 45")).to_be_visible()
        expect(page.locator(".zeitplan")).to_have_count(0)

    @pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_with_times(
        self, site: Site, visit: Open, axe_core: str, scheme: str, viewport: dict[str, int]
    ) -> None:
        address = site.address(AGENDA) + "?beginn=2200&pause=1-15"
        page = visit(address, viewport=viewport, color_scheme=scheme, reduced_motion="reduce").page
        expect(page.locator(".eigene-pause")).to_be_visible()
        assert not violations(page, axe_core)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
