"""The plugin in the hands of MkDocs and of ProperDocs: building and serving."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import projects

pytestmark = pytest.mark.site
ENTRY = "matrix/befunde/hafen/lampen-am-kai.yml"
PAGE = "information/befunde/lampen-am-kai/"


def test_properdocs_builds_the_same_site(project: Path) -> None:
    for engine in ("mkdocs", "properdocs"):
        done = projects.run(project, "-m", engine, "build", "--strict", "-q", "-f", "mkdocs.yml", "-d", engine)
        assert done.returncode == 0, done.stderr

    def without_generator(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): re.sub(rb'<meta name="generator"[^>]*>\n?', b"", path.read_bytes())
            for path in folder.rglob("*")
            if path.is_file()
        }

    assert without_generator(project / "mkdocs") == without_generator(project / "properdocs")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_raw_build_with_a_broken_entry_leaves_the_site_alone(published: Path, engine: str) -> None:
    before = projects.tree(published / "site")
    (published / ENTRY).write_text("titel: [\n")
    done = projects.run(published, "-m", engine, "build", "-f", "mkdocs.yml")
    assert done.returncode == 1
    assert "FEHLER [HR" in done.stderr and "Traceback" not in done.stderr
    assert projects.tree(published / "site") == before


class Preview:
    """A running `mkdocs serve` and what it has said so far."""

    def __init__(self, project: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/unterordner/"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=project, env=projects.environment(project), text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(self.process.stdout)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def page(self, address: str) -> str:
        with urllib.request.urlopen(self.address + address, timeout=10) as answer:
            return answer.read().decode("utf-8")

    def wait(self, condition: Callable[[], bool], seconds: float = 40) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.1)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(15)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._reader.join(10)
        if self.process.stdout:
            self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    running = Preview(project, free_port())
    try:
        running.wait(lambda: "Serving on" in running.said)
        yield running
    finally:
        running.stop()


def test_the_preview_keeps_the_last_good_page_and_follows_when_mended(project: Path, preview: Preview) -> None:
    path = project / ENTRY
    good = path.read_text("utf-8")
    assert "Lampen am Kai helfen beim Anlegen" in preview.page(PAGE)

    path.write_text(good.replace("sektor: hafen", "sektor: haven"), "utf-8")
    preview.wait(lambda: "letzten guten Stand" in preview.said)
    assert "FEHLER [HR301]" in preview.said
    assert "Meinten Sie „hafen“" in preview.said
    preview.wait(lambda: preview.said.count("Reloading browsers") == 1)
    assert "Lampen am Kai helfen beim Anlegen" in preview.page(PAGE)

    path.write_text(good.replace("helfen beim Anlegen", "helfen beim Ablegen"), "utf-8")
    preview.wait(lambda: "Lampen am Kai helfen beim Ablegen" in preview.page(PAGE))

    path.write_text("titel: [\n", "utf-8")
    preview.wait(lambda: preview.said.count("letzten guten Stand") == 2)
    assert "helfen beim Ablegen" in preview.page(PAGE)
    path.write_text(good, "utf-8")
    preview.wait(lambda: "helfen beim Anlegen" in preview.page(PAGE))
    assert "Traceback" not in preview.said


def test_the_preview_takes_up_new_entries_and_lets_go_of_deleted_ones(project: Path, preview: Preview) -> None:
    def answers(address: str) -> bool:
        try:
            preview.page(address)
        except urllib.error.HTTPError:
            return False
        return True

    new = project / "matrix/befunde/hafen/neue-lampe.yml"
    text = (project / ENTRY).read_text("utf-8").replace("Lampen am Kai", "Neue Lampen am Kai")
    assert not answers("information/befunde/neue-lampe/")
    new.write_text(text, "utf-8")
    preview.wait(lambda: answers("information/befunde/neue-lampe/"))
    new.unlink()
    preview.wait(lambda: not answers("information/befunde/neue-lampe/"))


def test_live_reload_may_run_in_the_preview_and_only_there(preview: Preview, small: Path) -> None:
    assert "Content-Security-Policy" not in preview.page("")
    assert "Content-Security-Policy" in (small / "index.html").read_text("utf-8")


def test_the_preview_stops_when_asked(project: Path, preview: Preview) -> None:
    preview.stop()
    assert preview.process.returncode == 0
    assert "Traceback" not in preview.said


def test_a_preview_that_starts_with_a_broken_entry_says_so_and_ends(project: Path) -> None:
    (project / ENTRY).write_text("titel: [\n")
    done = projects.run(project, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{free_port()}")
    assert done.returncode == 1
    assert "FEHLER [HR" in done.stderr
    assert "Die Matrix hat Fehler" in done.stdout
    assert "Traceback" not in done.stderr + done.stdout


# ---- pages of a special kind -------------------------------------------------------------------------------


def test_a_withdrawn_entry_keeps_its_address_and_nothing_else(small: Path) -> None:
    page = (small / "information/befunde/alter-befund/index.html").read_text("utf-8")
    assert "Zurückgezogen" in page and "15. Januar 2024" in page
    assert "VERSCHWUNDEN" not in page
    for other in small.rglob("*.html"):
        if other.parent.name != "alter-befund":
            assert "alter-befund" not in other.read_text("utf-8"), other


def test_a_draft_is_nowhere(small: Path) -> None:
    assert not (small / "information/befunde/entwurf-befund").exists()
    for path in small.rglob("*"):
        if path.suffix in {".html", ".json", ".xml"}:
            text = path.read_text("utf-8")
            assert "entwurf-befund" not in text and "UNFERTIG" not in text and "GEHEIM" not in text, path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("information/befunde/falter/", "../licht-lockt-insekten/"),
        ("information/befunde/licht-und-insekten/", "../licht-lockt-insekten/"),
        ("praxisanleitungen/lampen-drehen/", "../lampen-umruesten/"),
        ("netzwerke/lampennetz/", "../lichtnetz/"),
    ],
)
def test_a_former_address_leads_to_the_new_one_without_a_script(small: Path, old: str, new: str) -> None:
    page = (small / old / "index.html").read_text("utf-8")
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
    assert f'<a href="{new}">' in page
    assert "<script" not in page
    assert (small / old / new / "index.html").resolve().is_file()
    assert old not in (small / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("kind", ["glossar", "quellen", "bedarfe", "angebote"])
def test_a_former_id_of_an_entry_without_a_page_stays_an_anchor(project: Path, kind: str) -> None:
    path = next(p for p in sorted((project / "matrix" / kind).glob("*.yml")) if "frueher" not in p.read_text("utf-8"))
    path.write_text(path.read_text("utf-8") + "frueher:\n  - hiess-frueher-so\n", "utf-8")
    site = projects.build(project)
    page = {"glossar": "information/glossar", "quellen": "information/quellen/h"}
    prefix = "angebot-" if kind == "angebote" else ""
    text = (site / page.get(kind, "bedarfe") / "index.html").read_text("utf-8")
    assert f'id="{prefix}hiess-frueher-so"' in text


def test_the_search_index_is_data_and_leads_to_pages(small: Path, handbook: Path) -> None:
    for site in (small, handbook):
        index = json.loads((site / "assets/suche.json").read_text("utf-8"))
        for line in index:
            assert set(line) == {"titel", "art", "kurz", "url", "worte"}
            page, _, anchor = line["url"].partition("#")
            path = site / page / "index.html"
            assert path.is_file(), line["url"]
            if anchor:
                assert f'id="{anchor}"' in path.read_text("utf-8"), line["url"]
        assert len({line["url"] for line in index}) == len(index)
    titles = {line["titel"] for line in json.loads((small / "assets/suche.json").read_text("utf-8"))}
    # Texts stand there as they were written: escaping is the business of whoever shows them.
    assert "Licht lockt Insekten – <b>nicht fett</b> & „in Anführung“" in titles


def test_the_copy_of_the_handbook_builds_without_the_working_folder(handbook: Path) -> None:
    said = projects.run(handbook.parent, "-c", "import handreichung.resources as r; print(r.templates_folder())")
    assert said.stdout.strip() == str(handbook.parent / "templates")


def test_a_site_opened_from_a_folder_needs_no_server(small: Path, tmp_path: Path) -> None:
    moved = tmp_path / "anderswo"
    shutil.copytree(small, moved)
    for path in moved.rglob("*.html"):
        if path.name != "404.html":
            assert not re.search(r'(?:href|src)="/', path.read_text("utf-8")), path
