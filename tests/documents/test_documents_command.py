"""`handreichung dokument`: a document of what someone chose."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from document_files import paragraphs, words


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return projects.copy_small(tmp_path_factory.mktemp("auswahl") / "klein")


def test_a_selection_becomes_one_pdf(project: Path) -> None:
    done = projects.handreichung(
        project, "dokument", "praxis:runder-tisch", "netzwerk:lichtnetz", "--titel", "Für den Rat", "--out", "rat.pdf"
    )
    assert (done.returncode, done.stderr) == (0, "")
    text = words((project / "rat.pdf").read_bytes(), 0)
    assert "Für den Rat" in text
    assert "Fassung" in text


def test_a_single_guide_becomes_what_its_page_offers(project: Path) -> None:
    assert projects.handreichung(project, "dokument", "praxis:runder-tisch", "--out", "r.odt").returncode == 0
    text = paragraphs((project / "r.odt").read_bytes())
    assert "Inhalt" not in text
    assert "Worauf sich das stützt" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["praxis:runder-tsch", "--out", "a.pdf"], "Meinten Sie praxis:runder-tisch?"),
        (["tisch", "--out", "a.pdf"], "nennt keinen Eintrag"),
        (["praxis:runder-tisch", "--out", "a.docx"], "weder auf .pdf noch auf .odt"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(project: Path, arguments: list[str], said: str) -> None:
    before = {path.name for path in project.iterdir()}
    done = projects.handreichung(project, "dokument", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert {path.name for path in project.iterdir()} == before


def test_a_folder_that_is_not_there_is_one_sentence(project: Path) -> None:
    done = projects.handreichung(project, "dokument", "praxis:runder-tisch", "--out", "fehlt/a.pdf")
    assert done.returncode == 1
    assert "gibt es nicht" in done.stderr
    assert "Traceback" not in done.stderr
