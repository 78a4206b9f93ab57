"""What the benchmarks measure on: a multiplied matrix, and a plain project of stock MkDocs and Material."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_PLAIN = """site_name: Vergleich
theme:
  name: material
  language: de
  font: false
plugins: [search]
markdown_extensions: [attr_list, md_in_html, fenced_code, tables, toc]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, anchors: ignore}}
"""


def multiplied(matrix: Path, times: int) -> None:
    """Write every finding `times` times, under ids and titles of their own."""
    for path in sorted((matrix / "befunde").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for number in range(2, times + 1):
            copy = re.sub(r"^titel: \"?(.*?)\"?$", rf'titel: "\1 ({number})"', text, count=1, flags=re.MULTILINE)
            path.with_name(f"{path.stem[:70]}-nr{number}.yml").write_text(copy, encoding="utf-8")


def plain_project(project: Path, folder: Path) -> Path:
    """Return a project whose pages are the Markdown that `handreichung render` writes, navigation included."""
    folder.mkdir()
    subprocess.run(
        [Path(sys.executable).parent / "handreichung", "render", "--out", folder / "docs"],
        cwd=project,
        check=True,
        capture_output=True,
    )
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    nav = re.search(r"^nav:\n(?:[ #].*\n|\n)+", settings, re.MULTILINE)
    assert nav is not None
    (folder / "mkdocs.yml").write_text(_PLAIN + nav.group(), encoding="utf-8")
    return folder
