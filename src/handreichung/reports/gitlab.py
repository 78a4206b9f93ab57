"""Problems as a GitLab Code Quality report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from handreichung.diagnostics import Diagnostic, Severity

_LEVELS = {Severity.FEHLER: "blocker", Severity.WARNUNG: "minor", Severity.HINWEIS: "info"}


def write(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """Return the JSON document; a clean run yields an empty list, which GitLab needs."""
    return json.dumps([_issue(d) for d in diagnostics], indent=1) + "\n"


def _issue(diagnostic: Diagnostic) -> dict[str, object]:
    text = " ".join(filter(None, [diagnostic.text, diagnostic.help]))
    return {
        "description": text,
        "check_name": diagnostic.code,
        "fingerprint": fingerprint(diagnostic),
        "severity": _LEVELS[diagnostic.severity],
        "location": {"path": diagnostic.path, "lines": {"begin": diagnostic.span.line if diagnostic.span else 1}},
    }


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return what identifies a problem across versions of a file: everything but its line number."""
    parts = (diagnostic.path, diagnostic.code, diagnostic.field, diagnostic.text, diagnostic.source.strip()[:500])
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
