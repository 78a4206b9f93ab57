"""A visit tells nobody anything: no foreign request, nothing stored, nothing that the page's policy must stop."""

from __future__ import annotations

import pytest
from chromium import KINDS, Open, Site

pytestmark = pytest.mark.browser
_STORED = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
    ...await caches.keys(), ...(await indexedDB.databases()).map(d => d.name),
    ...(await navigator.serviceWorker.getRegistrations()).map(r => r.scope)].filter(Boolean)"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nobody_stores_nothing_and_breaks_no_rule(site: Site, visit: Open, kind: str) -> None:
    watched = visit(site.address(site.kinds[kind]))
    watched.settle()
    assert watched.problems(site.root) == []
    assert watched.page.evaluate(_STORED) == []
    assert watched.page.context.cookies() == []
    # The page, up to three style sheets, the icon and the page's data; the scripts of the frame and of an instrument.
    scripts = {url for url in watched.requests if "/assets/js/" in url}
    assert len(set(watched.requests) - scripts) <= 7
    assert len(scripts) <= 20
    assert not [url for url in watched.requests if "suche" in url]


def test_the_policy_is_in_force(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.gelaufen = true';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<img src="https://fremd.example/x.png" style="color: red">');
    }""")
    page.wait_for_function("verstoesse.length >= 3")
    assert page.evaluate("window.gelaufen") is None


def test_only_a_chosen_scheme_is_remembered_and_forgotten_again(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    page.get_by_role("radio", name="Dunkel").click()
    page.wait_for_function("localStorage.length === 1")
    page.goto(site.address("matrix/"))
    assert page.evaluate("document.documentElement.dataset.farbschema") == "dunkel"
    assert page.get_by_role("radio", name="Dunkel").is_checked()
    page.get_by_role("radio", name="System").click()
    page.wait_for_function("localStorage.length === 0")


def test_searching_stores_nothing_and_asks_only_the_own_site(site: Site, visit: Open) -> None:
    watched = visit(site.root)
    page = watched.page
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Datenschutz")
    page.locator(".treffer a").first.click()
    page.wait_for_load_state("networkidle")
    assert watched.problems(site.root) == []
    assert page.evaluate(_STORED) == []


def test_without_storage_the_pages_work(site: Site, visit: Open) -> None:
    page = visit(site.root).page
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('gesperrt'); }})")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    page.get_by_role("radio", name="Dunkel").click()
    page.wait_for_function("document.documentElement.dataset.farbschema === 'dunkel'")
    assert not said


@pytest.mark.parametrize("old", ["information/befunde/falter/", "netzwerke/lampennetz/"])
def test_a_former_address_leads_on_without_scripts(small_site: Site, visit: Open, old: str) -> None:
    page = visit(small_site.address(old), java_script_enabled=False).page
    page.wait_for_url(lambda url: not url.endswith(old))
    assert page.locator("h1").inner_text() in {"Lichtnetz", "Licht lockt Insekten – <b>nicht fett</b> & „in Anführung“"}
