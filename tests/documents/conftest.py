"""The entries as documents want to see them."""

from __future__ import annotations

import pytest

import projects
from document_files import bausteine
from handreichung.documents.parts import Bausteine


@pytest.fixture(scope="session")
def small() -> Bausteine:
    """The small project's entries."""
    return bausteine(projects.SMALL / "matrix")


@pytest.fixture(scope="session")
def handbook() -> Bausteine:
    """The handbook's entries."""
    return bausteine(projects.ROOT / "matrix")
