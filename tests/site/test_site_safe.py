"""Whatever goes wrong while publishing, the last good site stays, and one German sentence says why."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import projects

pytestmark = pytest.mark.site
ENTRY = "matrix/befunde/hafen/lampen-am-kai.yml"
ENGLISH = ("Traceback", "Error", "error:", "Errno", "No such", "not ", "File ")


def spoil(project: Path) -> None:
    path = project / ENTRY
    path.write_text(path.read_text("utf-8").replace("sektor: hafen", "sektor: haven\nfarbe: blau"), "utf-8")


def leftovers(project: Path) -> set[str]:
    return {path.name for path in project.iterdir()} - {
        "content",
        "matrix",
        "mkdocs.yml",
        "site",
        ".handreichung-cache",
    }


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert not [word for word in ENGLISH if word in line], line
    return line


def test_a_broken_entry_stops_the_build(published: Path) -> None:
    before = projects.tree(published / "site")
    spoil(published)
    done = projects.handreichung(published, "site")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "FEHLER [HR301]" in done.stderr and "FEHLER [HR202]" in done.stderr
    assert f"--> {ENTRY}:3:" in done.stderr
    assert "Meinten Sie „hafen“" in done.stderr
    assert "bleibt unverändert" in done.stderr
    assert not [word for word in ENGLISH if word in done.stderr]
    assert projects.tree(published / "site") == before
    assert not leftovers(published)


@pytest.mark.parametrize(
    "text", ["", "\0", "titel: [", "- nur\n- eine Liste\n", "titel: a\ntitel: b\n", "titel: *x\n", "titel: |\n\tTab\n"]
)
def test_no_broken_file_leads_to_a_traceback(published: Path, text: str) -> None:
    (published / ENTRY).write_text(text, "utf-8")
    done = projects.handreichung(published, "site")
    assert done.returncode == 1
    assert "FEHLER [HR" in done.stderr
    assert "Traceback" not in done.stderr


def test_render_writes_nothing_while_an_entry_is_broken(published: Path) -> None:
    spoil(published)
    done = projects.handreichung(published, "render", "--out", "seiten")
    assert done.returncode == 1
    assert "FEHLER [HR301]" in done.stderr
    assert not (published / "seiten").exists()


@pytest.mark.parametrize("where", ["content/methode.md", "mkdocs.yml"])
def test_a_mistake_outside_the_matrix_stops_the_build_too(published: Path, where: str) -> None:
    before = projects.tree(published / "site")
    path = published / where
    if where == "mkdocs.yml":
        path.write_text("site_name: [\n", "utf-8")
    else:
        path.write_text(path.read_text("utf-8") + "\n{{ staerkee }}\n", "utf-8")
    done = projects.handreichung(published, "site")
    assert done.returncode == 1
    assert "FEHLER [HR" in done.stderr and "Traceback" not in done.stderr
    assert projects.tree(published / "site") == before


@pytest.mark.parametrize("files", [1, 20])
def test_a_build_that_is_killed_leaves_the_old_site(published: Path, files: int) -> None:
    before = projects.tree(published / "site")
    fresh = published / "site.neu"
    process = projects.start(published, "site")
    try:
        for _ in range(3000):
            if sum(1 for path in fresh.rglob("*") if path.is_file()) >= files or process.poll() is not None:
                break
            time.sleep(0.01)
        assert process.poll() is None, "the build was over before it could be killed"
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert fresh.exists()
    assert projects.tree(published / "site") == before
    assert projects.tree(projects.build(published)) == before
    assert not leftovers(published)


def test_a_build_killed_between_the_two_renames_is_mended(published: Path) -> None:
    before = projects.tree(published / "site")
    (published / "site").rename(published / "site.alt")
    spoil(published)
    assert projects.handreichung(published, "site").returncode == 1
    assert projects.tree(published / "site") == before


def test_a_build_that_runs_already_is_waited_for_by_nobody(published: Path) -> None:
    with (published / ".site.sperre").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        line = one_sentence(projects.handreichung(published, "site"))
    assert line == "Ein anderer Bau dieser Website läuft noch."


def test_a_file_in_the_way_of_the_site(project: Path) -> None:
    (project / "site").write_text("wichtig")
    assert one_sentence(projects.handreichung(project, "site")) == "Am Ziel site liegt eine Datei, kein Ordner."
    assert (project / "site").read_text() == "wichtig"


@pytest.mark.parametrize("name", ["site.neu", "site.alt"])
def test_a_file_in_the_way_of_a_working_folder(published: Path, name: str) -> None:
    before = projects.tree(published / "site")
    (published / name).write_text("wichtig")
    assert "ist kein Ordner" in one_sentence(projects.handreichung(published, "site"))
    assert projects.tree(published / "site") == before


@pytest.mark.parametrize("target", ["/proc/handreichung/site", "mkdocs.yml/site"])
def test_a_target_that_cannot_be_made(project: Path, target: str) -> None:
    assert one_sentence(projects.handreichung(project, "site", "--site-dir", target)).startswith("Das ging nicht: ")


def test_no_room_for_a_file(published: Path) -> None:
    before = projects.tree(published / "site")
    done = subprocess.run(
        [sys.executable, "-c", projects._CLI, "site"], cwd=published, env=projects.environment(published),
        capture_output=True, text=True, check=False, timeout=projects.PATIENCE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )  # fmt: skip
    assert "Datei zu groß" in one_sentence(done)
    assert projects.tree(published / "site") == before
    assert not leftovers(published)


def test_a_foreign_target_is_swapped_like_the_own(published: Path, tmp_path: Path) -> None:
    target = tmp_path / "öffentlich" / "netz"
    target.mkdir(parents=True)
    (target / "alt.html").write_text("alt")
    done = projects.handreichung(published, "site", "--site-dir", str(target))
    assert done.returncode == 0
    assert projects.tree(target) == projects.tree(published / "site")


def test_render_refuses_a_folder_that_is_not_empty(project: Path) -> None:
    folder = project / "seiten"
    folder.mkdir()
    (folder / "wichtig.txt").write_text("wichtig")
    assert (
        one_sentence(projects.handreichung(project, "render", "--out", "seiten")) == "Der Ordner seiten ist nicht leer."
    )
    assert [path.name for path in folder.iterdir()] == ["wichtig.txt"]


@pytest.mark.parametrize("arguments", [("site",), ("render", "--out", "x")])
def test_a_folder_without_a_project(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert one_sentence(projects.handreichung(tmp_path, *arguments)) == "Das ging nicht: mkdocs.yml gibt es nicht"
