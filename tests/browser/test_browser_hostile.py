"""Hostile words in every field that takes them: Chromium shows them and runs none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import Open, Site
from playwright.sync_api import expect

import projects
import webpage

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "--></script><script>alert(1)//",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert&lpar;1)>",
    "[klick](javascript:alert(1))",
    "![x](https://fremd.example/x.png)",
    "x {: onclick=alert(1) style=color:red }",
    "{{ 7*7 }}{% for x in y %}${alert(1)}",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "</textarea></style></noscript><details open ontoggle=alert(1)>",
)
#: Fields of one line: whatever stands there is text.
_FREE = (
    "titel|name|begriff|kommune|fundstelle|ort|untersuchung|traeger|zielgruppe|zielgruppen|kosten|laufzeit|zeitraum|"
    "einwohner|wer|frage|bezugsgroesse|begruendung|herausgeber|gesehen|beschreibung|abkuerzung|umfang|methode|material|"
    "grundlage|belegt_durch|mehrzahl|vorsatz|nachsatz|dauer|aufwand_text"
)
_LINES = re.compile(rf"^( *(?:- )?)({_FREE}): (.+)$")
#: Not free: these name values of vocabularies or are checked.
_REFERENCE = re.compile(r"^[a-z0-9-]+$|^\"?[0-9]+\"?$")


def poison(project: Path) -> None:
    """Put hostile words into every line of free text of every entry and vocabulary, another one each time."""
    number = 0
    for path in sorted((project / "matrix").rglob("*.yml")):
        lines = path.read_text("utf-8").split("\n")
        for place, line in enumerate(lines):
            found = _LINES.match(line)
            if found and not _REFERENCE.match(found[3]):
                words = f"{HOSTILE[number % len(HOSTILE)]} {number}"
                lines[place] = f"{found[1]}{found[2]}: {json.dumps(words, ensure_ascii=False)}"
                number += 1
        path.write_text("\n".join(lines), "utf-8")
    assert number > 100


@pytest.fixture(scope="module")
def hostile(served: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = projects.copy_small(tmp_path_factory.mktemp("feindlich") / "klein")
    poison(project)
    return served(projects.build(project))


def test_nothing_runs_on_any_page(hostile: Site, visit: Open) -> None:
    watched = visit(hostile.root)
    page = watched.page
    for address, read in webpage.pages(hostile.folder).items():
        if address == "404.html" or "refresh" in read.meta:
            continue  # the one lies elsewhere for good, the other leads away
        page.goto(hostile.address(address))
        watched.settle()
        assert watched.problems(hostile.root) == [], address
        smuggled = page.evaluate("""() => [...document.querySelectorAll('*')].filter(e =>
            [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style' || a.name === 'srcdoc'
                || /^\\s*javascript:/i.test(a.value)) || /^(IFRAME|OBJECT|EMBED|FORM|BASE|IMG)$/.test(e.tagName)
        ).map(e => e.outerHTML.slice(0, 100))""")
        assert not smuggled, address
        assert page.locator("script").count() <= 2


def test_the_words_are_shown_as_they_were_written(hostile: Site, visit: Open) -> None:
    page = visit(hostile.address("information/befunde/")).page
    titles = {heading.inner_text() for heading in page.locator("main h3").all()}
    written = {
        json.loads(found[1])
        for path in (hostile.folder.parent / "matrix/befunde").rglob("*.yml")
        if (found := re.search(r"^titel: (.+)$", path.read_text("utf-8"), re.MULTILINE))
        and "status" not in path.read_text("utf-8")
    }
    assert titles == written


def test_the_search_shows_hostile_words_as_words(hostile: Site, visit: Open) -> None:
    watched = visit(hostile.root)
    page = watched.page
    page.get_by_role("button", name="Suche").click()
    for words in ("alert", *HOSTILE[:6]):
        page.get_by_role("searchbox").fill(words)
        expect(page.get_by_role("status")).to_contain_text(f"„{words.strip()}“")
    page.get_by_role("searchbox").fill("alert")
    page.locator(".treffer a").first.wait_for()
    assert page.locator(".treffer :is(script, img, svg, iframe)").count() == 0
    page.locator(".treffer a").first.hover()
    assert watched.problems(hostile.root) == []


def test_a_hostile_address_line_does_nothing(hostile: Site, visit: Open) -> None:
    watched = visit(hostile.root + "?q=<script>alert(1)</script>#<img src=x onerror=alert(1)>")
    watched.page.wait_for_load_state("networkidle")
    assert watched.problems(hostile.root) == []
