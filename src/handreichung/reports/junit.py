"""Problems as a JUnit report, which GitLab shows in every edition: one test case a file."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from handreichung.diagnostics import Diagnostic, Severity
from handreichung.reports.terminal import frame, visible


def write(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """Return the XML document. Files with errors fail; warnings and hints are their output."""
    # Everything goes through `visible`: XML 1.0 knows no control characters, not even escaped.
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in paths}
    for diagnostic in diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    failed = sum(any(d.is_error for d in found) for found in by_path.values())
    suite = ET.Element("testsuite", name="handreichung check", tests=str(len(by_path)), failures=str(failed))
    for path, found in by_path.items():
        case = ET.SubElement(suite, "testcase", classname="Matrix", name=visible(path), file=visible(path))
        errors = [d for d in found if d.is_error]
        others = [d for d in found if not d.is_error]
        if errors:
            failure = ET.SubElement(case, "failure", message=visible(errors[0].text), type=Severity.FEHLER.value)
            failure.text = "\n".join(map(frame, errors))
        if others:
            ET.SubElement(case, "system-out").text = "\n".join(map(frame, others))
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
