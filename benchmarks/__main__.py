"""Measure check and build against yardsticks in the same run, in pairs, and print the ratios.

A ratio is the median of pairwise ratios of CPU seconds (user and system, with children); minimum and maximum
stand beside it. Absolute seconds are printed for orientation: they belong to this machine and this hour.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.material import multiplied, plain_project

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU seconds and peak memory in MiB."""

    cpu: float
    peak: float


def run(command: Sequence[str | Path], cwd: Path) -> Cost:
    """Run a command to its end and return its cost; a failing command ends the benchmark."""
    script = (
        "import os,sys,resource;s=os.spawnv(os.P_WAIT,sys.argv[1],sys.argv[1:]);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);print(u.ru_utime+u.ru_stime,u.ru_maxrss/1024,s,file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, command)],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1", "HOME": str(cwd)},
        check=True,
    )
    cpu, peak, status = done.stderr.strip().splitlines()[-1].split()
    if status != "0":
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return Cost(float(cpu), float(peak))


def paired(name: str, ours: Callable[[], Cost], yardstick: Callable[[], Cost], pairs: int) -> None:
    """Run both in turn, `pairs` times, and print the ratio."""
    costs = [(ours(), yardstick()) for _ in range(pairs)]
    ratios = [a.cpu / b.cpu for a, b in costs]
    ours_cpu, yard_cpu = (statistics.median(c.cpu for c in side) for side in zip(*costs, strict=True))
    peaks = [max(c.peak for c in side) for side in zip(*costs, strict=True)]
    print(f"{name}: {statistics.median(ratios):.2f} [{min(ratios):.2f} to {max(ratios):.2f}], {pairs} pairs")
    print(f"    {ours_cpu:.2f} s and {yard_cpu:.2f} s CPU, peak {peaks[0]:.0f} and {peaks[1]:.0f} MiB")


def project(folder: Path, times: int = 1) -> Path:
    """Return a copy of this project whose findings occur `times` times."""
    for name in ("matrix", "content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    multiplied(folder / "matrix", times)
    return folder


def main() -> None:
    """Run the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--only", choices=("check", "build", "growth"))
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    imports = "import handreichung.cli, handreichung.project, handreichung.reports"
    with tempfile.TemporaryDirectory() as temporary:
        here = project(Path(temporary) / "eins")
        check = [BIN / "handreichung", "check"]
        build = [BIN / "handreichung", "site"]
        if options.only in (None, "check"):
            shutil.rmtree(here / ".handreichung-cache", ignore_errors=True)
            floor = [sys.executable, "-c", imports]

            def cold() -> Cost:
                shutil.rmtree(here / ".handreichung-cache", ignore_errors=True)
                return run(check, here)

            floor_with_textstat = [sys.executable, "-c", f"{imports}; import textstat; textstat.set_lang('de')"]
            paired(
                "check, nothing remembered / interpreter with the same imports",
                cold,
                lambda: run(floor_with_textstat, here),
                options.pairs,
            )
            run(check, here)
            paired(
                "check, texts remembered / interpreter with the same imports",
                lambda: run(check, here),
                lambda: run(floor, here),
                options.pairs,
            )
        if options.only in (None, "build"):
            plain = plain_project(here, Path(temporary) / "schlicht")
            command = [BIN / "mkdocs", "build", "--quiet"]
            run(build, here)

            def anew() -> Cost:
                shutil.rmtree(here / ".handreichung-cache" / "dokumente")
                return run(build, here)

            paired("site, every document new / documents kept", anew, lambda: run(build, here), options.pairs)
            paired(
                "site, documents kept / plain MkDocs and Material on the same Markdown",
                lambda: run(build, here),
                lambda: run(command, plain),
                options.pairs,
            )
        if options.only in (None, "growth"):
            large = project(Path(temporary) / "vier", 4)
            for name, command in (("check", check), ("site", build)):
                run(command, here)
                run(command, large)
                paired(
                    f"{name} with four times the findings / with once",
                    lambda c=command: run(c, large),
                    lambda c=command: run(c, here),
                    options.pairs,
                )


if __name__ == "__main__":
    main()
