"""The pages of the small project are the ones that were looked at and found right.

After a wanted change: `pytest tests/site/test_site_golden.py --golden-neu`, then read the difference in git.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import projects

pytestmark = pytest.mark.site
GOLDEN = projects.SMALL / "golden"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    project = projects.copy_small(folder / "klein")
    done = projects.handreichung(project, "render", "--out", str(folder / "seiten"))
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "seiten"


def test_every_page_is_as_it_was(rendered: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden-neu", default=False):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(rendered, GOLDEN)
    new = {path.relative_to(rendered).as_posix(): path.read_text("utf-8") for path in rendered.rglob("*.md")}
    old = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in GOLDEN.rglob("*.md")}
    assert sorted(new) == sorted(old)
    for name in sorted(new):
        assert new[name].split("\n") == old[name].split("\n"), name


def test_the_axes_are_those_of_the_vocabularies(rendered: Path) -> None:
    table = (rendered / "matrix/index.md").read_text("utf-8")
    assert table.count('scope="row"') == 2
    assert table.count('scope="col"') == 4
    assert "Noch offen" in table  # the fourth direction
    for word in ("Chance", "Risik", "mbivalen"):
        assert word not in table


def test_no_page_knows_a_word_of_the_real_vocabularies(rendered: Path) -> None:
    real = set()
    for name in ("sektoren", "themen", "richtungen", "belegarten", "methoden"):
        text = (projects.ROOT / f"matrix/vokabulare/{name}.yml").read_text("utf-8")
        real |= set(re.findall(r"^    name: (.+)$", text, re.MULTILINE))
    for path in rendered.rglob("*.md"):
        text = path.read_text("utf-8")
        assert not [word for word in real if re.search(rf">\s*{re.escape(word)}\s*<", text)], path


def test_notes_and_drafts_stay_inside(rendered: Path) -> None:
    for path in rendered.rglob("*.md"):
        assert not re.search("GEHEIM|UNFERTIG|VERSCHWUNDEN", path.read_text("utf-8")), path
