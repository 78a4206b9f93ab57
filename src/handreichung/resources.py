"""Where the package's own templates lie: inside the wheel, or at the root of a checkout."""

from __future__ import annotations

from pathlib import Path


def templates_folder(chosen: Path | None = None) -> Path:
    """Return the folder of templates: the chosen one, else the package's own."""
    if chosen is not None:
        return chosen
    here = Path(__file__).resolve().parent
    packaged = here / "templates"
    return packaged if packaged.is_dir() else here.parent.parent / "templates"
