"""Built sites, once a session."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import projects


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return projects.handbook_site(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return projects.small_site(tmp_path_factory.getbasetemp())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copy_small(tmp_path / "klein")


@pytest.fixture
def published(small: Path, tmp_path: Path) -> Path:
    """A project whose site has been built."""
    return Path(shutil.copytree(small.parent, tmp_path / "klein"))
