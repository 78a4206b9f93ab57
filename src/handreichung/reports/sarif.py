"""Problems as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from handreichung.catalogue import CATALOGUE
from handreichung.diagnostics import Diagnostic, Severity
from handreichung.reports.gitlab import fingerprint

_LEVELS = {Severity.FEHLER: "error", Severity.WARNUNG: "warning", Severity.HINWEIS: "note"}


def write(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """Return the JSON document with one run."""
    used = sorted({d.code for d in diagnostics})
    run = {
        "tool": {"driver": {"name": "handreichung", "rules": [_rule(code) for code in used]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d) for d in diagnostics],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": entry.remedy},
    }


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(diagnostic.path)}}
    if diagnostic.span:
        span = diagnostic.span
        location["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    text = "\n".join(filter(None, [diagnostic.text, diagnostic.help]))
    return {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint(diagnostic)},
    }


def _uri(path: str) -> str:
    return quote(path, errors="backslashreplace")
