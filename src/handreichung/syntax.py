"""What a YAML syntax error most likely means, in German, with the line as it should read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml

_FIELD = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[A-Za-zÄÖÜäöüß_-][\wÄÖÜäöüß -]*?):(?P<gap>\s+)(?P<value>.*\S)\s*$")
_ITEM = re.compile(r"^(?P<lead>\s*- +)(?P<value>.*\S)\s*$")


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One syntax error: catalogue code, texts, place (from 1) and the mended line where it is plain."""

    code: str
    text: str
    help: str
    line: int
    column: int
    width: int = 1
    repaired: str | None = None


def classify(error: yaml.MarkedYAMLError, lines: list[str]) -> SyntaxProblem:
    """Explain what libyaml could not read. `lines` is the text it was given."""
    problem = error.problem or ""
    context = error.context or ""
    mark = error.problem_mark or error.context_mark
    row = min(mark.line, len(lines) - 1)
    if "quoted scalar" in context and error.context_mark is not None:
        return _unclosed_quote(lines, error.context_mark.line)
    if "simple key" in context and error.context_mark is not None:
        return _missing_colon(lines, error.context_mark.line)
    if "block scalar" in context and error.context_mark is not None:
        return _start_character(lines, error.context_mark.line)
    if "mapping values are not allowed" in problem:
        return _colon(lines, row, mark.column)
    if "alias" in context or "anchor" in context:
        return _quoted_value(
            lines, error.context_mark.line, "HR117", "Mit * oder & beginnt in YAML ein Kürzel, kein Text."
        )
    if "tag" in context or "tag" in problem:
        return _quoted_value(
            lines, (error.context_mark or mark).line, "HR118", "Mit ! beginnt in YAML ein Befehl, kein Text."
        )
    if "document" in problem:
        return SyntaxProblem("HR119", "Hier endet oder beginnt ein Dokument.", "", row + 1, 1, len(lines[row]) or 1)
    return _by_line(lines, row, mark.column)


def _by_line(lines: list[str], row: int, column: int) -> SyntaxProblem:
    """Judge by how the value in the line, or in the line above, begins."""
    for candidate in (row, row - 1):
        if candidate < 0:
            continue
        value, _ = _value(lines[candidate])
        if value and value[0] in "\"'":
            return _inner_quote(lines, candidate)
        if value and value[0] in "[{%@`,]}|>":
            return _start_character(lines, candidate)
    if row > 0 and lines[row].strip():
        return SyntaxProblem(
            "HR114",
            "Diese Zeile ist anders eingerückt, als die Zeilen darüber erwarten lassen.",
            "Mit der Zeile darüber vergleichen: Felder derselben Stufe beginnen in derselben Spalte, "
            "Listenpunkte mit Bindestrich und Leerzeichen.",
            row + 1,
            min(column, max(len(lines[row]) - 1, 0)) + 1,
            1,
        )
    return SyntaxProblem("HR115", "Diese Zeile ist kein gültiges YAML.", "", row + 1, column + 1)


def _value(line: str) -> tuple[str, int]:
    """Return the value of a field or list item and its column (from 1)."""
    match = _FIELD.match(line) or _ITEM.match(line)
    return (match["value"], match.start("value") + 1) if match else ("", 1)


def _rewritten(line: str, value: str) -> str:
    match = _FIELD.match(line)
    if match:
        return f"{match['lead']}{match['key']}: {value}"
    match = _ITEM.match(line)
    return f"{match['lead']}{value}" if match else line


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _colon(lines: list[str], row: int, column: int) -> SyntaxProblem:
    line = lines[row]
    value, _ = _value(line)
    if value and (": " in value or value.endswith(":")):
        fixed = _rewritten(line, _quoted(value))
        return SyntaxProblem(
            "HR110",
            "Der Doppelpunkt im Text trennt in YAML Feldname und Wert.",
            f"In Anführungszeichen setzen: {fixed.strip()}",
            row + 1,
            column + 1,
            1,
            fixed,
        )
    last = next((i for i in range(row - 1, -1, -1) if lines[i].strip()), row)
    above = lines[last]
    if last < row and ":" not in above and not above.lstrip().startswith("-"):
        return _missing_colon(lines, last)
    indent = above[: len(above) - len(above.lstrip(" "))]
    return SyntaxProblem(
        "HR114",
        "Diese Zeile ist weiter eingerückt als die Zeile darüber.",
        f"So weit einrücken wie die Zeile darüber: {indent}{line.strip()}",
        row + 1,
        1,
        max(len(line) - len(line.lstrip()), 1),
        indent + line.strip(),
    )


def _unclosed_quote(lines: list[str], row: int) -> SyntaxProblem:
    line = lines[row]
    value, start = _value(line)
    fixed = _rewritten(line, _quoted(value[1:])) if value else None
    return SyntaxProblem(
        "HR111",
        "Hier beginnt ein Anführungszeichen, das nicht geschlossen wird.",
        f"So schreiben: {fixed.strip()}" if fixed else "",
        row + 1,
        start,
        1,
        fixed,
    )


def _inner_quote(lines: list[str], row: int) -> SyntaxProblem:
    line = lines[row]
    value, start = _value(line)
    if len(value) > 1 and value[0] == value[-1]:
        typographic = f"„{value[1:-1]}“"
    else:
        typographic = re.sub(r"[\"']([^\"']*)[\"']", "„\\1“", value, count=1)
    typographic = typographic.replace('"', "’").replace("'", "’")
    return SyntaxProblem(
        "HR111",
        "Nach dem schließenden Anführungszeichen geht der Text weiter.",
        f"Typografische Zeichen verwenden: {_rewritten(line, typographic).strip()}",
        row + 1,
        start,
        len(value),
        _rewritten(line, _quoted(value)),
    )


def _start_character(lines: list[str], row: int) -> SyntaxProblem:
    line = lines[row]
    value, start = _value(line)
    if not value:
        return SyntaxProblem("HR115", "Diese Zeile ist kein gültiges YAML.", "", row + 1, 1, len(line) or 1)
    if value[0] in "|>":
        mark = value[0]
        help_ = f"Nach {mark} beginnt der Text in der nächsten Zeile, zwei Leerzeichen weiter eingerückt."
        return SyntaxProblem(
            "HR113",
            f"Hinter „{mark}“ darf in derselben Zeile nichts stehen.",
            help_,
            row + 1,
            start,
            1,
            _rewritten(line, _quoted(value[1:].strip())),
        )
    fixed = _rewritten(line, _quoted(value))
    return SyntaxProblem(
        "HR113",
        f"Ein Wert darf nicht mit „{value[0]}“ beginnen.",
        f"In Anführungszeichen setzen: {fixed.strip()}",
        row + 1,
        start,
        1,
        fixed,
    )


def _quoted_value(lines: list[str], row: int, code: str, text: str) -> SyntaxProblem:
    line = lines[row]
    value, start = _value(line)
    if not value:
        return SyntaxProblem(code, text, "", row + 1, 1, len(line) or 1)
    fixed = _rewritten(line, _quoted(value))
    return SyntaxProblem(code, text, f"In Anführungszeichen setzen: {fixed.strip()}", row + 1, start, 1, fixed)


def _missing_colon(lines: list[str], row: int) -> SyntaxProblem:
    line = lines[row]
    column = len(line) - len(line.lstrip()) + 1
    word, _, rest = line.strip().partition(" ")
    fixed = f"{line[: column - 1]}{word}: {_quoted(rest.strip())}" if rest and word.islower() else None
    return SyntaxProblem(
        "HR115",
        "In dieser Zeile fehlt der Doppelpunkt nach dem Feldnamen.",
        f"So schreiben: {word}: {rest.strip() or '…'} – gehört die Zeile zum Text darüber, weiter einrücken.",
        row + 1,
        column,
        len(line.strip()) or 1,
        fixed,
    )
