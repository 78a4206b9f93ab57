"""Programs that look at our output from outside: a web server, an office. Found, or installed where that is possible.

As a program it installs what is missing; `make test` runs it before pytest. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

#: Program and the Debian package that brings it.
PACKAGES = {"nginx": "nginx-light", "soffice": "libreoffice-writer-nogui"}
_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


def find(name: str) -> str | None:
    """Return the path of a program, or None."""
    return shutil.which(name, path=_PATH)


def need(name: str) -> str:
    """Return the path of a program; without it a test is skipped for a person and fails in CI."""
    import pytest

    path = find(name)
    if path is None:
        reason = f"{name} is missing (Debian: {PACKAGES[name]})"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return path


def install() -> None:
    """Install what is missing, where this user may; say so where not."""
    missing = [package for name, package in PACKAGES.items() if not find(name)]
    if not missing:
        return
    wanted = " ".join(missing)
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.stderr.write(f"Ein Teil der Tests wird übersprungen; dafür fehlt: {wanted}\n")
        return
    sys.stderr.write(f"Für die Tests wird installiert (apt-get): {wanted} …\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    # What fails here shows in the tests that need it.
    for command in ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *missing]):
        subprocess.run(command, stdout=subprocess.DEVNULL, timeout=900, check=False, env=environment)


if __name__ == "__main__":
    install()
