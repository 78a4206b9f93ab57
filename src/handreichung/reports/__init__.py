"""Writers for diagnostics: one module a format, each a function from problems to text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType

from handreichung.diagnostics import Diagnostic
from handreichung.reports import github, gitlab, json_report, junit, sarif

#: The machine formats by the word that `--format` takes. Those in JSON are plain ASCII: nothing in them can
#: steer a log, and no locale can spoil them. The terminal's writer also needs to know about colour.
FORMATS: MappingProxyType[str, Callable[[Sequence[Diagnostic], Sequence[str]], str]] = MappingProxyType(
    {
        "github": github.write,
        "gitlab": gitlab.write,
        "junit": junit.write,
        "sarif": sarif.write,
        "json": json_report.write,
    }
)
