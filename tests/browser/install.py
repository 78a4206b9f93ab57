"""Find a Chromium for the browser tests and install one where there is none.

As a program it prints the path of a Chromium that starts; `make test` runs it before pytest, so that a
missing browser is a sentence at the start and not a hundred failed tests. Tests import `find`, which
installs nothing. Standard library only: it must work before anything else does.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys

SETTING = "HANDREICHUNG_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")


class NoChromiumError(RuntimeError):
    """No Chromium is here and none could be installed; the message is one sentence for a person."""


def find() -> str | None:
    """Return the path of a Chromium that starts, or None."""
    if setting := os.environ.get(SETTING):
        # Whoever names a browser means this one: no silent fall back to another.
        path = shutil.which(setting)
        return path if path and _starts(path) else None
    for name in NAMES:
        if (path := shutil.which(name)) and _starts(path):
            return path
    path = _playwright_path()
    return path if path and _starts(path) else None


def install() -> str:
    """Return the path of a Chromium that starts, after installing one if need be."""
    if (path := find()) and _playwright_starts():
        return path
    if not path and (setting := os.environ.get(SETTING)):
        raise NoChromiumError(f"{SETTING} nennt keinen Chromium, der startet: {setting}")
    for attempt in (_from_debian, _from_playwright):
        attempt()
        if (path := find()) and _playwright_starts():
            return path
    raise NoChromiumError(
        "Chromium ist da, aber Playwright startet nicht; unter Debian fehlt dann meist das Paket libatomic1."
        if path
        else f"Für die Tests fehlt Chromium: bitte installieren oder seinen Pfad in {SETTING} angeben."
    )


def _starts(path: str) -> bool:
    # Being on the PATH is not enough: Ubuntu's chromium-browser may be a stub that only advertises a snap.
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"Chrom" in done.stdout


def _playwright_starts() -> bool:
    # Its driver is a Node.js of its own, which wants a library that a bare Debian does not have.
    if not _has_playwright():
        return True
    version = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(version, capture_output=True, check=False).returncode == 0


def _has_playwright() -> bool:
    return importlib.util.find_spec("playwright") is not None


def _playwright_path() -> str | None:
    if not _has_playwright():
        return None
    # In a process of its own: Playwright's blocking interface refuses to run inside an event loop.
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def _from_debian() -> None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    _say("Chromium wird installiert (apt-get) …")
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    _run([*quiet, "update"])
    _run([*quiet, "install", "-y", "--no-install-recommends", "chromium", "libatomic1"])


def _from_playwright() -> None:
    if not _has_playwright():
        return
    _say("Chromium wird geladen (Playwright) …")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str]) -> None:
    # A failed step is not the end: what counts is whether a Chromium starts afterwards. Progress is
    # dropped, complaints are shown.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, timeout=900, check=False, env=environment)
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(str(error))


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    try:
        print(install())
    except NoChromiumError as error:
        sys.exit(str(error))
