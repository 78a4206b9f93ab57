"""The site's scripts without a browser: their pure parts by Node's own test runner, their types by the compiler."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import FOLDER, TSC, node

SUITES = sorted(FOLDER.glob("*.test.mjs"))


@pytest.mark.parametrize("suite", SUITES, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_the_pure_parts_do_what_they_say(suite: Path) -> None:
    done = node("--test", "--test-reporter=tap", str(suite))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# fail 0" in done.stdout
    assert "# tests 0" not in done.stdout


def test_the_types_hold() -> None:
    assert TSC.is_file(), "The compiler is missing: make test installs it, or npm ci in tests/js."
    done = node(str(TSC), "--project", str(FOLDER))
    assert done.returncode == 0, done.stdout + done.stderr
