"""Problems as workflow commands: GitHub shows them at the line in a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from handreichung.diagnostics import Diagnostic, Severity
from handreichung.reports.terminal import summary, visible

_LEVELS = {Severity.FEHLER: "error", Severity.WARNUNG: "warning", Severity.HINWEIS: "notice"}
#: GitHub shows ten annotations of a level and step; the weightiest come first.
_ORDER = tuple(Severity)


def write(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """Return one command a problem, the weightiest first, and a summary line."""
    by_weight = sorted(diagnostics, key=lambda d: _ORDER.index(d.severity))
    return "".join(f"{_command(d)}\n" for d in by_weight) + summary(diagnostics) + "\n"


def _command(diagnostic: Diagnostic) -> str:
    properties = {"file": diagnostic.path}
    if diagnostic.span:
        span = diagnostic.span
        properties |= {"line": str(span.line), "col": str(span.column)}
        if span.end_line == span.line:
            properties |= {"endColumn": str(max(span.end_column - 1, span.column))}
    properties["title"] = f"{diagnostic.code} {diagnostic.severity.value}"
    joined = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = "\n".join(filter(None, [visible(diagnostic.text), visible(diagnostic.help, keep_lines=True)]))
    return f"::{_LEVELS[diagnostic.severity]} {joined}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
