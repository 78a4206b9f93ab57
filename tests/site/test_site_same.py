"""The same input gives the same bytes, whatever the machine, the day, the path or the locale."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import projects

pytestmark = pytest.mark.site


def test_the_handbook_is_the_same_from_another_place_and_machine(handbook: Path, tmp_path: Path) -> None:
    project = projects.copy_handbook(tmp_path / "Größere Gemeinde – Entwürfe" / "hand buch")
    for number, path in enumerate(sorted(project.rglob("*"), reverse=True)):
        os.utime(path, (number, number))
    done = projects.handreichung(
        project, "site", "--config", str(project / "mkdocs.yml"),
        cwd=tmp_path, umask=0o077, PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="C",
        PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", SOURCE_DATE_EPOCH="1", COLUMNS="40", HOME="/nonexistent",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert projects.tree(project / "site") == projects.tree(handbook)


@pytest.mark.parametrize(
    "change",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONOPTIMIZE": "2"},
        {"CI": "true", "GITHUB_ACTIONS": "true", "GITLAB_CI": "true"},
    ],
    ids=lambda change: " ".join(f"{k}={v}" for k, v in change.items()),
)
def test_the_small_project_is_the_same(small: Path, project: Path, change: dict[str, str]) -> None:
    done = projects.handreichung(project, "site", **change)
    assert (done.returncode, done.stderr) == (0, "")
    assert projects.tree(project / "site") == projects.tree(small)


def test_the_order_of_files_on_disk_does_not_matter(small: Path, project: Path) -> None:
    for folder in sorted(path for path in (project / "matrix").rglob("*") if path.is_dir()):
        aside = folder.with_name(f"{folder.name}-weg")
        folder.rename(aside)
        folder.mkdir()
        for path in sorted(aside.iterdir(), reverse=True):
            if path.is_file():
                shutil.copyfile(path, folder / path.name)
            else:
                path.rename(folder / path.name)
        shutil.rmtree(aside)
    assert projects.tree(projects.build(project)) == projects.tree(small)


def test_building_again_changes_nothing(project: Path) -> None:
    first = projects.tree(projects.build(project))
    assert projects.tree(projects.build(project)) == first


def test_the_markdown_is_the_same_with_another_seed(project: Path, tmp_path: Path) -> None:
    for seed in ("0", "77"):
        done = projects.handreichung(project, "render", "--out", str(tmp_path / seed), PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
    assert projects.tree(tmp_path / "0") == projects.tree(tmp_path / "77")
