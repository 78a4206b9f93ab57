"""What all tests share: bounded properties and a small matrix to write in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helfer import Kleinmatrix

# The same examples on every machine and no clock: a slow runner is no failure.
settings.register_profile(
    "kern",
    max_examples=70,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# For a long look now and then: pytest --hypothesis-profile=gruendlich
settings.register_profile("gruendlich", parent=settings.get_profile("kern"), max_examples=5000, derandomize=False)
if not any(argument.startswith("--hypothesis-profile") for argument in sys.argv):
    settings.load_profile("kern")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-neu", action="store_true", help="write the golden pages in tests/data/klein anew")
    parser.addoption("--bilder", action="store_true", help="take pictures of the pages into tests/browser/bilder")
    parser.addoption("--alle-seiten", action="store_true", help="every page in the browser, not one of each kind")


@pytest.fixture
def matrix(tmp_path: Path) -> Kleinmatrix:
    """A folder with the real vocabularies and no entry."""
    return Kleinmatrix(tmp_path / "matrix")
