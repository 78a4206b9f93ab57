"""What `{{ … }}` in hand-written pages may name, and the check that it names something.

Kept apart from the filling-in, so that the check needs no template engine.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from handreichung.diagnostics import Diagnostic, Span, meinten_sie, printable
from handreichung.settings import BETREIBER

#: A building block, on a line of its own.
BAUSTEIN = re.compile(r"^\{\{ *([a-z-]+) *\}\}[ \t]*$", re.MULTILINE)
#: A fact about the operator, anywhere in a line.
ANGABE = re.compile(r"\{\{ *betreiber\.([a-z_]+) *\}\}")
_ANY = re.compile(r"\{\{ *([^{}\n]*?) *\}\}")


def bausteine(templates: Path) -> frozenset[str]:
    """Return the names of the building blocks in a folder of templates."""
    return frozenset(p.name.removesuffix(".html.j2") for p in (templates / "seiten" / "bausteine").glob("*.html.j2"))


def problems(folder: Path, shown_as: str, names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield an error for every `{{ … }}` below `folder` that names nothing."""
    known = {**{name: name for name in sorted(names)}, **{f"betreiber.{name}": name for name in BETREIBER}}
    for path in sorted(folder.rglob("*.md")):
        shown = printable("/".join((shown_as, *path.relative_to(folder).parts)))
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), start=1):
            for match in _ANY.finditer(line):
                if match[1] not in known:
                    near = meinten_sie(match[1], known)
                    yield Diagnostic(
                        "HR603",
                        f"Den Baustein „{match[1]}“ gibt es nicht.",
                        shown,
                        Span.at(number, match.start() + 1, len(match.group())),
                        f"Meinten Sie „{near}“?" if near else "Bausteine: " + ", ".join(known),
                        source=line,
                    )
