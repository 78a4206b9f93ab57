"""Documents on the site: every one that a page promises is there, and none is promised where none is made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import projects

pytestmark = pytest.mark.site
_LINK = re.compile(r'href="([^":]+\.(?:pdf|odt))"')


def promised(site: Path) -> set[Path]:
    return {
        (page.parent / link).resolve()
        for page in site.rglob("*.html")
        for link in _LINK.findall(page.read_text("utf-8"))
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = projects.copy_small(tmp_path_factory.mktemp("dokumente") / "klein")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("dokumente: false", "dokumente: true"), "utf-8")
    projects.build(folder)
    return folder


def test_every_promised_document_is_there_and_every_document_is_promised(project: Path) -> None:
    site = (project / "site").resolve()
    made = {path for path in site.rglob("*") if path.suffix in {".pdf", ".odt"}}
    assert {path.suffix for path in made} == {".pdf", ".odt"}
    assert promised(site) == made


def test_without_documents_pages_promise_none(small: Path) -> None:
    assert promised(small) == set()
    assert "gibt es keine Dokumente" in (small / "dokumente" / "index.html").read_text("utf-8")


def test_a_document_that_cannot_be_set_stops_the_build_and_leaves_the_site(project: Path) -> None:
    before = projects.tree(project / "site")
    entry = project / "matrix" / "netzwerke" / "lichtnetz.yml"
    text = entry.read_text("utf-8")
    kurz = next(line for line in text.splitlines() if line.startswith("kurz:"))
    entry.write_text(text.replace(kurz, "kurz: Ein Netz für alle, die 漢 schreiben."), "utf-8")
    done = projects.handreichung(project, "site")
    assert done.returncode == 1
    assert "matrix/netzwerke/lichtnetz.yml" in done.stderr
    assert "U+6F22" in done.stderr
    assert "Traceback" not in done.stderr
    assert projects.tree(project / "site") == before
