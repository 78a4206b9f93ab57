"""A project on disk: where its matrix, pages, templates and settings lie, and the check of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handreichung import placeholders, settings
from handreichung.check import Result, check
from handreichung.readability import Gedaechtnis


@dataclass(frozen=True, slots=True)
class Project:
    """The places of one project; `base` holds mkdocs.yml and is what paths in messages are relative to."""

    base: Path
    matrix: Path
    content: Path
    templates: Path
    config: Path

    def shown(self, path: Path) -> str:
        """Return a path as messages show it."""
        try:
            return path.resolve().relative_to(self.base.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def check_project(project: Project, stichtag: date | None = None) -> Result:
    """Check entries, hand-written pages and settings together; with a `stichtag` thoroughly (see `check`)."""
    also = [
        *settings.problems(project.config, project.shown(project.config)),
        *placeholders.problems(
            project.content, project.shown(project.content), placeholders.bausteine(project.templates)
        ),
    ]
    memory = Gedaechtnis(project.base / ".handreichung-cache" / "lesbarkeit.json")
    result = check(project.matrix, stichtag, project.shown(project.matrix), also, memory.schuljahre)
    if stichtag:
        memory.save()
    return result
