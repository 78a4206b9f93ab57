"""Find a LibreOffice that opens our ODTs and install one where there is none.

As a program it installs; `make test` runs it before pytest. Tests import `find`, which installs nothing; where
there is no LibreOffice and none can be had, the one test that needs it is skipped and says so. Standard
library only: it must work before anything else does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("soffice", "libreoffice")
PACKAGE = "libreoffice-writer-nogui"


def find() -> str | None:
    """Return the path of LibreOffice, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> str | None:
    """Return the path of LibreOffice, after installing it if need be and possible."""
    if (path := find()) or not shutil.which("apt-get") or os.geteuid() != 0:
        return path
    print("LibreOffice wird installiert (apt-get) …", file=sys.stderr)
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    for command in ([*quiet, "update"], [*quiet, "install", "-y", "--no-install-recommends", PACKAGE]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        try:
            subprocess.run(command, stdout=subprocess.DEVNULL, timeout=900, check=False, env=environment)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(error, file=sys.stderr)
    return find()


if __name__ == "__main__":
    if not install():
        print(f"Ohne LibreOffice ({PACKAGE}) wird ein Test übersprungen: ob es jedes ODT öffnet.", file=sys.stderr)
