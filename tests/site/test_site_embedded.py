"""Pages made for frames: small, with source, licence and date, and no link that would open within the frame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import webpage
from webpage import Page

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def embedded(handbook: Path) -> list[Page]:
    return [page for address, page in webpage.pages(handbook).items() if address.startswith("einbetten/")]


def test_there_is_one_for_the_matrix_and_for_every_field(handbook: Path, embedded: list[Page]) -> None:
    sectors = len(list((handbook / "information/sektoren").iterdir()))
    themes = len(list((handbook / "information/themen").iterdir()))
    assert len(embedded) == 1 + sectors * themes


def test_each_names_source_licence_and_date_and_brings_no_script(handbook: Path, embedded: list[Page]) -> None:
    for page in embedded:
        html = (handbook / page.address / "index.html").read_text("utf-8")
        assert "<script" not in html
        assert re.search(r"Quelle: .+, Stand: \d+\. \w+ \d{4}\. Texte unter CC BY 4\.0", page.text)
        assert page.size < 80_000
        links = re.findall(r"<a [^>]*>", html)
        assert links and all('target="_blank"' in link for link in links)


def test_search_engines_are_led_past_them(handbook: Path, embedded: list[Page]) -> None:
    assert all(page.meta["robots"] == "noindex" for page in embedded)
    assert "einbetten/feld" not in (handbook / "sitemap.xml").read_text("utf-8")
    assert "einbetten/feld" not in (handbook / "assets/suche.json").read_text("utf-8")
