"""Every page of the handbook: complete, linked, well formed, free of foreign hosts, small."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

import projects
import webpage
from webpage import Page

pytestmark = pytest.mark.site

#: Where the entries of a folder of the matrix are found, told once more and independently of the program.
PLACES = {
    "befunde": "information/befunde/{}/",
    "praxisanleitungen": "praxisanleitungen/{}/",
    "fallbeispiele": "praxisanleitungen/beispiele/{}/",
    "netzwerke": "netzwerke/{}/",
    "glossar": "information/glossar/#{}",
    "quellen": "information/quellen/{1}/#{0}",
    "tandems": "netzwerke/tandems/{}/",
    "bedarfe": "bedarfe/#{}",
    "angebote": "bedarfe/#angebot-{}",
}


@pytest.fixture(scope="module")
def pages(handbook: Path) -> dict[str, Page]:
    return webpage.pages(handbook)


@pytest.fixture(scope="module")
def proper(pages: dict[str, Page]) -> list[Page]:
    """The pages people read: all but redirects."""
    return [page for page in pages.values() if "refresh" not in page.meta]


def entries(matrix: Path) -> list[tuple[str, str, str]]:
    """Return folder, id and status of every entry, read as plainly as can be."""
    found = []
    for path in sorted(matrix.rglob("*.yml")):
        folder = path.relative_to(matrix).parts[0]
        if folder != "vokabulare":
            status = re.search(r"^status: *(\S+)", path.read_text("utf-8"), re.MULTILINE)
            found.append((folder, path.stem, status[1] if status else "veroeffentlicht"))
    return found


def place_of(folder: str, identifier: str) -> str:
    letter = identifier[0] if identifier[0].isalpha() else "0-9"
    return PLACES[folder].format(identifier, letter)


def exists(pages: dict[str, Page], address: str) -> bool:
    page, _, anchor = address.partition("#")
    return page in pages and (not anchor or anchor in pages[page].ids)


def test_the_build_prints_no_warning(handbook: Path) -> None:
    done = projects.run(handbook.parent, "-m", "mkdocs", "build", "--strict", "--site-dir", "site.streng")
    assert done.returncode == 0
    assert not re.search("WARN|ERROR|Traceback", done.stderr), done.stderr


def test_every_entry_read_is_on_the_site_or_in_the_report(handbook: Path, pages: dict[str, Page]) -> None:
    project = handbook.parent
    report = json.loads(projects.handreichung(project, "check", "--format", "json").stdout)
    reported = {Path(problem["datei"]).stem for problem in report if problem["code"] == "HR312"}
    read = entries(project / "matrix")
    assert len(read) > 300
    for folder, identifier, status in read:
        place = place_of(folder, identifier)
        if status == "entwurf":
            assert identifier in reported and not exists(pages, place), place
        else:
            assert exists(pages, place), place


def test_no_entry_is_on_the_site_that_was_not_read(handbook: Path, pages: dict[str, Page]) -> None:
    read = {place_of(folder, identifier) for folder, identifier, _ in entries(handbook.parent / "matrix")}
    own = handbook.parent / "content"
    by_hand = {f"{page.relative_to(own).with_suffix('').as_posix()}/" for page in own.rglob("*.md")}
    for folder in ("befunde", "praxisanleitungen", "fallbeispiele", "netzwerke"):
        pattern = re.compile(PLACES[folder].format("([^/]+)"))
        found = {
            a
            for a, p in pages.items()
            if pattern.fullmatch(a) and p.kind not in {"liste", ""} and not p.meta.get("refresh")
        }
        assert found - by_hand <= read, folder


def targets(page: Page) -> list[tuple[str, str]]:
    """Return the internal links of a page: as written, and the address they mean."""
    found = []
    for link in page.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        # 404.html is shown at any address, so its links begin at the root of the site.
        base = "/" + posixpath.dirname(page.address)
        path = posixpath.normpath(posixpath.join(base, unquote(parts.path))) if parts.path else "/" + page.address
        path = path.lstrip("/")
        if parts.path.endswith("/") or parts.path in {".", ".."}:
            path = f"{path}/" if path else ""
        found.append((link, f"{path}#{unquote(parts.fragment)}" if parts.fragment else path))
    return found


def test_every_internal_link_and_anchor_resolves(handbook: Path, pages: dict[str, Page]) -> None:
    broken = Counter()
    for page in pages.values():
        for link, target in targets(page):
            path = target.partition("#")[0]
            if not exists(pages, target) and not (path == target and (handbook / path).is_file()):
                broken[f"{page.address}: {link}"] += 1
    assert not broken


def test_every_page_but_the_error_page_is_linked_from_another(proper: list[Page]) -> None:
    linked = {target.partition("#")[0] for page in proper for _, target in targets(page) if page.links}
    unlinked = {page.address for page in proper if page.kind != "zurueckgezogen"} - linked
    assert unlinked <= {"404.html"}


def test_ids_are_unique(proper: list[Page]) -> None:
    twice = {page.address: [i for i, n in Counter(page.ids).items() if n > 1] for page in proper}
    assert not {address: ids for address, ids in twice.items() if ids}


def test_headings_begin_with_one_h1_and_skip_no_level(proper: list[Page]) -> None:
    for page in proper:
        levels = [level for level, _ in page.headings]
        assert levels.count(1) == 1, page.address
        before = 0
        for level, words in page.headings:
            assert words.strip(), f"{page.address}: empty heading"
            assert level <= before + 1, f"{page.address}: {words}"
            before = level


def test_titles_tell_pages_apart(proper: list[Page]) -> None:
    titles = Counter(page.title for page in proper)
    assert not [title for title, number in titles.items() if number > 1 or not title.strip()]


def test_every_page_has_language_description_and_policy(proper: list[Page]) -> None:
    policies = set()
    for page in proper:
        assert page.lang == "de", page.address
        assert len(page.meta["description"]) > 20, page.address
        assert page.meta["viewport"] == "width=device-width, initial-scale=1"
        policies.add(page.meta["Content-Security-Policy"])
    (policy,) = policies
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


def test_redirects_allow_themselves_nothing(pages: dict[str, Page]) -> None:
    for page in pages.values():
        if "refresh" in page.meta:
            assert page.meta["Content-Security-Policy"] == "default-src 'none'; base-uri 'none'"
            assert page.lang == "de"


def test_nothing_is_inline(pages: dict[str, Page]) -> None:
    assert not {page.address: page.inline for page in pages.values() if page.inline}


def test_resources_are_our_own_and_exist(handbook: Path, pages: dict[str, Page]) -> None:
    for page in pages.values():
        for resource in page.resources:
            if resource.startswith(("data:image/svg+xml,", "data:,")):
                continue
            parts = urlsplit(resource)
            assert not parts.scheme and not parts.netloc, f"{page.address}: {resource}"
            if parts.path:
                base = "" if parts.path.startswith("/") else posixpath.dirname(page.address)
                assert (handbook / base / parts.path.lstrip("/")).resolve().is_file(), f"{page.address}: {resource}"


def test_scripts_and_styles_name_no_foreign_host(handbook: Path) -> None:
    for path in [*handbook.rglob("*.js"), *handbook.rglob("*.css"), *handbook.rglob("*.svg")]:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|//[a-z0-9-]+\.[a-z]{2,}|@import (?!\{)|url\(", text), path.name


def test_only_our_own_files_are_shipped(handbook: Path) -> None:
    ours = {path.name for path in (projects.ROOT / "templates/theme/assets").rglob("*") if path.is_file()}
    kinds = {".js", ".css", ".map", ".svg", ".png", ".woff", ".woff2", ".ico"}
    shipped = {path.name for path in handbook.rglob("*") if path.is_file() and path.suffix in kinds}
    assert shipped <= ours


def test_the_page_is_as_a_browser_would_read_it(handbook: Path) -> None:
    for kind, page in webpage.of_each_kind(handbook).items():
        path = handbook / page.address / "index.html" if not page.address.endswith(".html") else handbook / page.address
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text("utf-8"))
        errors = {
            (place, error) for place, error, _ in parser.errors if error != "unexpected-end-tag-implies-table-voodoo"
        }
        assert not errors, f"{kind}: {page.address}"


@pytest.mark.parametrize(
    "word", ["Made with", "Permanent link", "Search", "Skip to", "Table of contents", "undefined", "None"]
)
def test_pages_speak_german(proper: list[Page], word: str) -> None:
    assert not [page.address for page in proper if re.search(rf"\b{word}\b", page.text)]


def test_no_template_syntax_is_left(proper: list[Page]) -> None:
    left = {page.address for page in proper if re.search(r"\{\{|\{%|\{: ?[#.]|[\ue000-\uf8ff]", page.text)}
    assert left <= {"mitmachen/meldungen/"}  # shows such a mistake as an example


# ---- size ------------------------------------------------------------------------------------------------


def test_a_page_of_an_entry_stays_small(proper: list[Page]) -> None:
    large = {
        p.address: p.size for p in proper if p.kind in {"befund", "praxis", "netzwerk", "beispiel"} and p.size > 60_000
    }
    assert not large


def frame(page: str) -> str:
    """Return what surrounds the content of a page."""
    return re.sub(r"<main.*?</main>", "", page, flags=re.DOTALL)


def test_the_frame_does_not_grow_with_the_entries(tmp_path: Path, small: Path) -> None:
    project = projects.copy_small(tmp_path / "mehr")
    original = project / "matrix/befunde/hafen/leuchtturm-hilft.yml"
    for number in range(30):
        text = original.read_text("utf-8").replace("Der Leuchtturm hilft", f"Leuchtturm {number} hilft")
        original.with_name(f"leuchtturm-{number}.yml").write_text(text, "utf-8")
    larger = projects.build(project)
    address = "information/befunde/leuchtturm-hilft/index.html"
    assert frame((larger / address).read_text("utf-8")) == frame((small / address).read_text("utf-8"))


def test_the_frame_is_small_and_so_is_its_navigation(handbook: Path, proper: list[Page]) -> None:
    for page in proper:
        text = (handbook / page.address / ("index.html" if page.address != "404.html" else "")).read_text("utf-8")
        navigation = sum(len(n.encode()) for n in re.findall(r"<nav.*?</nav>", frame(text), re.DOTALL))
        assert navigation <= 10_000, page.address


def test_the_first_view_is_light(handbook: Path, proper: list[Page]) -> None:
    """What a page names itself is its first view: modules come after it, the search index when it is used."""

    def packed(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), mtime=0))

    names = {path.name: path for path in (handbook / "assets").rglob("*") if path.is_file()}
    for page in proper:
        if page.address == "404.html":
            continue
        resources = {Path(r).name for r in page.resources if not r.startswith(("#", "data:"))}
        assert len(resources) + 1 <= 7, (page.address, resources)
        weight = packed(handbook / page.address / "index.html") + sum(packed(names[r]) for r in resources)
        assert weight <= 75_000, (page.address, weight)
    assert packed(handbook / "assets/suche.json") <= 150_000
