"""Problems as plain JSON, for tools of one's own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from handreichung.diagnostics import Diagnostic


def write(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """Return a list of objects with German keys; lines and columns count from 1, the end is exclusive."""
    return json.dumps([_problem(d) for d in diagnostics], indent=1) + "\n"


def _problem(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "schwere": diagnostic.severity.value,
        "text": diagnostic.text,
        "hilfe": diagnostic.help,
        "datei": diagnostic.path,
        "feld": diagnostic.field,
        "zeile": span.line if span else None,
        "spalte": span.column if span else None,
        "endzeile": span.end_line if span else None,
        "endspalte": span.end_column if span else None,
    }
