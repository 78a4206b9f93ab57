"""The small project as documents want to see it."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from handreichung.check import check
from handreichung.documents.parts import Bausteine, Rahmen

TEMPLATES = projects.ROOT / "templates"


def bausteine(folder: Path) -> Bausteine:
    """Return what builders get for a folder of entries."""
    matrix = check(folder).matrix
    assert matrix is not None
    return Bausteine(matrix, Rahmen("Kleines Handbuch", "https://klein.example/unterordner/", "CC BY 4.0"))


@pytest.fixture(scope="session")
def small() -> Bausteine:
    """The small project's entries."""
    return bausteine(projects.SMALL / "matrix")


@pytest.fixture(scope="session")
def handbook() -> Bausteine:
    """The handbook's entries."""
    return bausteine(projects.ROOT / "matrix")
