"""Copies of projects, and programs run on them: what the tests of the whole site have in common.

The repository is copied once a session, so that nothing changes while tests run and someone edits.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "data" / "klein"
_CLI = "import sys; from handreichung.cli import main; sys.exit(main())"
#: Seconds after which a program counts as hanging.
PATIENCE = 300


@cache
def snapshot() -> Path:
    """Return a copy of the repository as a clone would hold it, the same for the whole session."""
    folder = Path(tempfile.mkdtemp(prefix="handreichung-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    parts = ("mkdocs.yml", "content", "matrix", "src", "templates")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *parts],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in listed.stdout.rstrip("\0").split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def copy_handbook(target: Path) -> Path:
    """Copy the handbook with its program."""
    return Path(shutil.copytree(snapshot(), target))


def copy_small(target: Path) -> Path:
    """Copy the small project; theme and program are the session's."""
    shutil.copytree(SMALL, target, ignore=shutil.ignore_patterns("golden", "site", ".handreichung-cache"))
    config = target / "mkdocs.yml"
    theme = json.dumps(str(snapshot() / "templates" / "theme"), ensure_ascii=False)
    config.write_text(config.read_text("utf-8").replace("../../../templates/theme", theme), "utf-8")
    return target


def environment(project: Path, **changes: str) -> dict[str, str]:
    """Return the environment of a program that works on `project`."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "COVERAGE"))}
    source = project if (project / "src").is_dir() else snapshot()
    ours = {"PYTHONPATH": str(source / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return {**clean, **ours, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **changes}


def run(
    project: Path, *command: str, cwd: Path | None = None, umask: int = -1, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run Python with `command` on a project and return what came of it."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd or project, env=environment(project, **changes), umask=umask, timeout=PATIENCE,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def handreichung(
    project: Path, *arguments: str, cwd: Path | None = None, umask: int = -1, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run our own program on a project."""
    return run(project, "-c", _CLI, *arguments, cwd=cwd, umask=umask, **changes)


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start our own program in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _CLI, *arguments], cwd=project, env=environment(project), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def build(project: Path) -> Path:
    """Build a project's site and return its folder."""
    done = handreichung(project, "site")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return project / "site"


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


_built: dict[str, Path] = {}


def handbook_site(scratch: Path) -> Path:
    """Return the handbook's site, built once a session, whatever the number of processes that test."""
    if "handbook" not in _built:
        scratch = scratch.parent if "PYTEST_XDIST_WORKER" in os.environ else scratch
        done = scratch / "handbuch.fertig"
        with (scratch / "handbuch.sperre").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                build(copy_handbook(scratch / "handbuch"))
                done.touch()
        _built["handbook"] = scratch / "handbuch" / "site"
    return _built["handbook"]


def small_site(scratch: Path) -> Path:
    """Return the small project's site, built once a session."""
    if "small" not in _built:
        _built["small"] = build(copy_small(scratch / "klein"))
    return _built["small"]
