"""Whatever an editor saves is read as text, or refused with its place and what to write instead."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.diagnostics import has_errors
from handreichung.nodes import Mapping, Node, Scalar, Sequence
from handreichung.reader import MAX_BYTES, ReadResult, read
from handreichung.tree import CONTROL, MAX_DEPTH
from helfer import codes, kanonisch, markiert, ort


def lies(text: str | bytes) -> ReadResult:
    return read(text.encode() if isinstance(text, str) else text, "eintrag.yml")


def werte(node: Node | None) -> Any:
    """The plain values behind a node."""
    if isinstance(node, Mapping):
        return {key.value: werte(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [werte(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def test_a_plain_entry_is_read_without_a_word() -> None:
    result = lies("titel: Ein Titel\nthemen:\n  - teilhabe\n  - ki\nwirkung:\n  richtung: chance\n")
    assert werte(result.root) == {"titel": "Ein Titel", "themen": ["teilhabe", "ki"], "wirkung": {"richtung": "chance"}}
    assert result.diagnostics == ()


# --- Values that YAML would turn into something else ------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "ja", "nein", "y", "n", "on", "Off", "yes", "NO", "true", "False", "null", "~", "NaN", ".inf",
        "2026-11-21", "2026-13-45", "2026-11", "21.11.2026", "01001000", "09162000", "11000000", "03241001",
        "01067", "0301234567", "12:30", "1:02:03", "1_000", "1.000", "1,5", "0x1F", "0o17", "1e3", "=", "-x",
        "?x", ":x", "~/x", "„Digital“ ist gut", "100 %", "a - b", "Straße 5 [neu]", "a{b}", "R&D", "a*b",
        "a!b", "50 | 60", "a > b", "C#",
    ],
)  # fmt: skip
def test_an_unquoted_value_stays_the_text_that_was_written(value: str) -> None:
    result = lies(f"feld: {value}\n")
    assert werte(result.root) == {"feld": value}
    assert result.diagnostics == ()


@pytest.mark.parametrize("key", ["on", "yes", "no", "1", "2026-11-21", "null"])
def test_a_key_stays_the_text_that_was_written(key: str) -> None:
    assert werte(lies(f"{key}: x\n").root) == {key: "x"}


def test_only_an_unquoted_nothing_is_empty() -> None:
    root = lies('a:\nb: ~\nc: null\nd: ""\ne: "null"\nf: "~"\ng: \'\'\n').root
    assert root is not None
    assert [key.value for key, node in root.pairs if isinstance(node, Scalar) and node.is_empty] == ["a", "b", "c"]


def test_a_list_without_blanks_behind_its_dashes_is_one_text() -> None:
    # The reader cannot know that a list was meant; the validation of the field says so.
    assert werte(lies("themen:\n  -x\n  -y\n").root) == {"themen": "-x -y"}


# --- Lines that YAML cannot read, and what to write instead ----------------------------------------------

MENDED = [
    # line, code, column, value that is read on with, suggested line
    ("titel: Digital: aber wie?", "HR110", 15, "Digital: aber wie?", 'titel: "Digital: aber wie?"'),
    ("titel: Fragen:", "HR110", 14, "Fragen:", 'titel: "Fragen:"'),
    ("titel: a: b: c", "HR110", 9, "a: b: c", 'titel: "a: b: c"'),
    ("titel: %x", "HR113", 8, "%x", 'titel: "%x"'),
    ("titel: @x", "HR113", 8, "@x", 'titel: "@x"'),
    ("titel: `x`", "HR113", 8, "`x`", 'titel: "`x`"'),
    ("titel: [neu] Rathaus", "HR113", 8, "[neu] Rathaus", 'titel: "[neu] Rathaus"'),
    ("titel: {neu} Rathaus", "HR113", 8, "{neu} Rathaus", 'titel: "{neu} Rathaus"'),
    ("titel: ]x", "HR113", 8, "]x", 'titel: "]x"'),
    ("titel: ,x", "HR113", 8, ",x", 'titel: ",x"'),
    ("titel: | Text", "HR113", 8, "Text", "zwei Leerzeichen weiter eingerückt"),
    ("titel: > Text", "HR113", 8, "Text", "zwei Leerzeichen weiter eingerückt"),
    ('titel: "Digital" ist gut', "HR111", 8, '"Digital" ist gut', "titel: „Digital“ ist gut"),
    ("titel: 'Geht's noch'", "HR111", 8, "'Geht's noch'", "titel: „Geht’s noch“"),
    ('titel: "offen', "HR111", 8, "offen", 'titel: "offen"'),
    ("titel: 'offen", "HR111", 8, "offen", 'titel: "offen"'),
    ('titel: "\\q"', "HR111", 8, None, ""),
    ('titel: "\\ud800"', "HR111", 8, None, ""),
    ("kurz Das ist der Text", "HR115", 1, None, "kurz: Das ist der Text"),
]


@pytest.mark.parametrize(("line", "code", "column", "value", "help_"), MENDED, ids=[m[0] for m in MENDED])
def test_a_line_yaml_cannot_read_is_explained_and_mended_for_reading_on(
    line: str, code: str, column: int, value: str | None, help_: str
) -> None:
    result = lies(f"sektor: verwaltung\n{line}\nstand: 2026-11-21\n")
    assert codes(result.diagnostics) == [code]
    problem = result.diagnostics[0]
    assert ort(problem) == (2, column)
    assert help_ in problem.help
    assert problem.source == line
    read_on = werte(result.root)
    assert read_on["sektor"] == "verwaltung"
    assert read_on["stand"] == "2026-11-21"
    if value is not None:
        assert read_on[line.partition(":")[0]] == value


@pytest.mark.parametrize("line", [m[0] for m in MENDED if m[4].startswith("titel:")])
def test_the_suggested_line_is_itself_read_without_a_word(line: str) -> None:
    help_ = lies(f"{line}\n").diagnostics[0].help
    assert lies(help_[help_.index("titel:") :] + "\n").diagnostics == ()


REFUSED = [
    ("titel: *x", "HR117", (1, 8)),
    ("titel: *Wichtig* für alle", "HR117", (1, 8)),
    ("titel: &x y", "HR117", (1, 8)),
    ("titel: &x\n  - *x", "HR117", (1, 8)),
    ("<<: *x", "HR117", (1, 5)),
    ("titel: !neu", "HR118", (1, 8)),
    ("titel: !", "HR118", (1, 8)),
    ("titel: !!python/object/apply:os.system [ls]", "HR118", (1, 8)),
    ("titel: !<tag:yaml.org,2002:int> 5", "HR118", (1, 8)),
    ("titel: !!binary aGFsbG8=", "HR118", (1, 8)),
    ("titel: a\n---\ntitel: b", "HR119", (2, 1)),
    ("titel: a\n...", "HR119", (2, 1)),
    ("%YAML 1.1\n---\ntitel: a", "HR119", (1, 1)),
    ("%TAG ! tag:x,2000:\n---\ntitel: a", "HR119", (1, 1)),
    ("titel: a\nsektor: b\ntitel: c", "HR116", (3, 1)),
    ('"titel": a\n"titel": c', "HR116", (2, 1)),
    ("wirkung:\n  richtung: a\n  richtung: b", "HR116", (3, 3)),
    ("[a, b]: c", "HR127", (1, 1)),
    ("{a: b}: c", "HR127", (1, 1)),
    ('"": c', "HR127", (1, 1)),
    ("titel: a\n  kurz: b", "HR114", (2, 1)),
    ("titel: |\n  a\n b", "HR114", (3, 2)),
    ("titel: a\nkurz\nsektor: b", "HR115", (2, 1)),
    ("- a\n- b", "HR128", (1, 1)),
    ("Nur ein Satz.", "HR128", (1, 1)),
    ("", "HR125", (1, 1)),
    ("\n\n", "HR125", (1, 1)),
    ("# nur ein Kommentar\n", "HR125", (1, 1)),
    ("---\n", "HR125", (1, 1)),
    ("~", "HR125", (1, 1)),
    ("titel:\n\tkurz: a", "HR112", (2, 1)),
    ("titel:\ta", "HR112", (1, 7)),
    ("titel:\n\u00a0\u00a0kurz: a", "HR123", (2, 1)),
    ("titel:\u00a0a", "HR123", (1, 7)),
    ("themen:\n  -\u00a0a", "HR123", (2, 4)),
    ("titel: a\u202eb", "HR121", (1, 9)),
    ("titel: a\u2066b", "HR121", (1, 9)),
    ("titel: a\u061cb", "HR121", (1, 9)),
    ("titel: a\u2028b", "HR121", (1, 9)),
    ("titel: a\x00b", "HR121", (1, 9)),
    ("titel: a\x1b[31mb", "HR121", (1, 9)),
    ("titel: a\x85b", "HR121", (1, 9)),
    ("titel: a\ufeffb", "HR121", (1, 9)),
    ("titel: a\uffffb", "HR121", (1, 9)),
    ("titel: a\ue000b", "HR121", (1, 9)),
]


@pytest.mark.parametrize(("text", "code", "place"), REFUSED, ids=[repr(r[0]) for r in REFUSED])
def test_what_entries_may_not_use_is_refused_at_its_place(text: str, code: str, place: tuple[int, int]) -> None:
    diagnostics = lies(text).diagnostics
    assert (code, place) in [(d.code, ort(d)) for d in diagnostics]
    assert has_errors(diagnostics)


@pytest.mark.parametrize(
    "escape", ["\\u202e", "\\x1b", "\\e", "\\0", "\\x7f", "\\u2028", "\\L", "\\N", "\\uFEFF", "\\ue000", "\\U0000009b"]
)
def test_an_escape_cannot_smuggle_in_what_may_not_be_written(escape: str) -> None:
    for text in (f'titel: "a{escape}b"\n', f'themen:\n  - "{escape}"\n', f'"x{escape}": a\n'):
        assert "HR121" in codes(lies(text).diagnostics), text


def test_escapes_of_ordinary_characters_are_read() -> None:
    result = lies('titel: "Gr\\u00fc\\xdfe\\n\\tan „alle“ \\"hier\\""\n')
    assert werte(result.root) == {"titel": 'Grüße\n\tan „alle“ "hier"'}
    assert result.diagnostics == ()


def test_a_key_with_an_odd_name_does_not_shift_the_fields_behind_it() -> None:
    assert werte(lies('a: {"\\0key": x}\nb: c\nd: e\n').root)["b"] == "c"


def test_a_doubled_field_keeps_its_first_value_and_names_the_first_line() -> None:
    result = lies("titel: a\nkurz: x\ntitel: b\n")
    assert werte(result.root) == {"titel": "a", "kurz": "x"}
    assert "zuerst in Zeile 1" in result.diagnostics[0].text


@pytest.mark.parametrize(
    ("line", "lost", "help_"),
    [
        ("titel: Platz #1 in Bayern", "#1 in Bayern", 'titel: "Platz #1 in Bayern"'),
        ("titel: Platz # eins", "# eins", 'titel: "Platz # eins"'),
        ("titel: a #b", "#b", 'titel: "a #b"'),
    ],
)
def test_text_behind_a_number_sign_that_yaml_would_drop_is_reported(line: str, lost: str, help_: str) -> None:
    (problem,) = lies(f"{line}\n").diagnostics
    assert problem.code == "HR124"
    assert markiert(problem) == lost
    assert help_ in problem.help


@pytest.mark.parametrize(
    "text", ["# Notiz\ntitel: a\n", "titel: a # nur eine Notiz\n", "art: studie # studie, amtlich\n", 'titel: "a #1"\n']
)
def test_ordinary_comments_are_let_through(text: str) -> None:
    assert lies(text).diagnostics == ()


# --- Encodings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le-bom", "utf-16-be-bom", "utf-32"])
def test_utf_16_is_refused_by_name(encoding: str) -> None:
    text = "titel: Bürger"
    data = {
        "utf-16-le-bom": b"\xff\xfe" + text.encode("utf-16-le"),
        "utf-16-be-bom": b"\xfe\xff" + text.encode("utf-16-be"),
    }.get(encoding) or text.encode(encoding)
    (problem,) = lies(data).diagnostics
    assert problem.code == "HR101"
    assert "UTF-16" in problem.text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_another_encoding_is_refused_with_the_word_that_shows_it(encoding: str) -> None:
    (problem,) = lies("titel: Haus\nkurz: Für alle Bürger im Ort\n".encode(encoding)).diagnostics
    assert problem.code == "HR101"
    assert "„Für“" in problem.text
    assert ort(problem) == (2, 8)
    assert problem.source == "kurz: Für alle Bürger im Ort"


@pytest.mark.parametrize(
    "data", [b"\xff", b"a\xff", b"\n\xe4", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b" \xfc ", b"\xf8\x88\x80\x80\x80"]
)
def test_broken_utf_8_is_refused_wherever_it_stands(data: bytes) -> None:
    assert codes(lies(data).diagnostics) == ["HR101"]


def test_a_byte_order_mark_is_read_with_a_hint() -> None:
    result = lies(b"\xef\xbb\xbftitel: a\n")
    assert werte(result.root) == {"titel": "a"}
    assert codes(result.diagnostics) == ["HR126"]
    assert not has_errors(result.diagnostics)


def test_umlauts_of_two_characters_are_joined_with_a_hint() -> None:
    result = lies(unicodedata.normalize("NFD", "titel: Größe für Ämter\n"))
    assert werte(result.root) == {"titel": "Größe für Ämter"}
    assert codes(result.diagnostics) == ["HR126"]


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_every_line_ending_is_read_alike(ending: str) -> None:
    result = lies(ending.join(["titel: a", "text: |", "  erste", "  zweite", "stand: b", ""]))
    assert werte(result.root) == {"titel": "a", "text": "erste\nzweite\n", "stand": "b"}
    assert result.diagnostics == ()


@pytest.mark.parametrize("character", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")
def test_characters_without_width_are_kept_with_a_warning(character: str) -> None:
    result = lies(f"titel: a{character}b\n")
    assert werte(result.root) == {"titel": f"a{character}b"}
    (problem,) = result.diagnostics
    assert (problem.code, ort(problem)) == ("HR122", (1, 9))
    assert f"U+{ord(character):04X}" in problem.text


def test_columns_count_characters_not_bytes() -> None:
    (problem,) = lies("titel: „Größe“ über Ämter: alle\n").diagnostics
    assert ort(problem) == (1, 26)
    assert problem.source[25] == ":"


# --- Limits ----------------------------------------------------------------------------------------------


def test_a_file_may_be_256_kib_and_not_a_byte_more() -> None:
    start = b"titel: "
    assert lies(start + b"a" * (MAX_BYTES - len(start))).diagnostics == ()
    assert codes(lies(start + b"a" * (MAX_BYTES - len(start) + 1)).diagnostics) == ["HR102"]


@pytest.mark.parametrize("kind", ["block", "flow", "list"])
def test_twenty_levels_are_read_and_one_more_is_refused(kind: str) -> None:
    def nested(levels: int) -> str:
        if kind == "block":
            return "".join(f"{'  ' * i}a:\n" for i in range(levels - 1)) + "  " * (levels - 1) + "a: b\n"
        if kind == "flow":
            return "{a: " * levels + "b" + "}" * levels
        return "a: " + "[" * (levels - 1) + "b" + "]" * (levels - 1)

    assert lies(nested(MAX_DEPTH)).diagnostics == ()
    assert codes(lies(nested(MAX_DEPTH + 1)).diagnostics) == ["HR120"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_thousands_of_levels_neither_crash_nor_hang(opening: str) -> None:
    text = opening * (MAX_BYTES // len(opening))
    assert has_errors(lies(text).diagnostics)


def test_aliases_do_not_multiply_the_text() -> None:
    bomb = 'a: &a ["x","x","x"]\n' + "".join(
        f"{chr(ord(name) + 1)}: &{chr(ord(name) + 1)} [*{name},*{name},*{name}]\n" for name in "abcdefghij"
    )
    result = lies(bomb)
    assert set(codes(result.diagnostics)) == {"HR117"}
    assert werte(result.root)["k"] == ["*j", "*j", "*j"]


def test_an_alias_of_itself_is_refused() -> None:
    assert "HR117" in codes(lies("a: &x\n  b: *x\n").diagnostics)


# --- One broken line does not hide the problems below it --------------------------------------------------


def test_all_broken_lines_are_reported_in_one_run() -> None:
    text = "\n".join(
        [
            "titel: Digital: aber wie?", 'kurz: "Amt" ohne Papier', "sektor: @verwaltung", "themen:",
            "  - teilhabe: ja: nein", "wirkung:\trisiko", "text: Platz #1", "stand: 'offen", "stand: zweimal",
            "",
        ]
    )  # fmt: skip
    result = lies(text)
    assert sorted((d.code, d.span.line) for d in result.diagnostics if d.span) == [
        ("HR110", 1), ("HR110", 5), ("HR111", 2), ("HR111", 8), ("HR112", 6), ("HR113", 3), ("HR116", 9),
        ("HR124", 7),
    ]  # fmt: skip
    assert result.root is not None


def test_a_line_that_cannot_be_mended_still_leaves_the_problems_above_it() -> None:
    result = lies("titel: a: b\nkurz: x\nkurz: y\n  - : [\n")
    assert result.root is None
    assert {"HR110", "HR116"} <= set(codes(result.diagnostics))


def test_forty_broken_lines_end_in_messages_not_in_silence() -> None:
    result = lies("".join(f"feld{i}: a: b\n" for i in range(40)))
    assert codes(result.diagnostics) == ["HR110"] * len(result.diagnostics)
    assert len(result.diagnostics) >= 20


def test_a_mended_file_keeps_an_error_so_that_nothing_is_published_from_it() -> None:
    for line, *_ in MENDED:
        assert has_errors(lies(f"{line}\n").diagnostics), line


# --- Properties ------------------------------------------------------------------------------------------

YAMLISH = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "a: b", "titel: x: y", "- ", "  ", "\t", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!t ",
                "|", ">", "? ", ": ", "#", "%", "@", "`", "---", "...", "\n", "\n  ", "\r\n", "\u00a0",
                "\ufeff", "\u202e", "ä", "u\u0308", "\\", '\\"', "<<: ",
            ]
        ),
        st.text(max_size=4),
    ),
    max_size=40,
).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))  # fmt: skip
BYTES = st.one_of(st.binary(max_size=300), YAMLISH)


@given(BYTES)
def test_any_bytes_are_read_or_refused_but_never_crash(data: bytes) -> None:
    result = lies(data)
    assert result.root is not None or has_errors(result.diagnostics)


@given(BYTES)
def test_every_place_lies_within_the_file(data: bytes) -> None:
    result = lies(data)
    for problem in result.diagnostics:
        span = problem.span
        if span is None or not result.lines:
            continue
        assert 1 <= span.line <= span.end_line <= len(result.lines) + 1
        assert span.column >= 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert problem.source in (result.line(span.line), "" if problem.code == "HR126" else None)
        assert span.column <= len(problem.source) + 1


def _words(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [word for item in node.items for word in _words(item)]
    return [word for key, value in node.pairs for word in (key, *_words(value))]


@given(BYTES)
def test_no_value_holds_a_character_that_may_not_be_written_unless_that_was_said(data: bytes) -> None:
    result = lies(data)
    if result.root is not None and any(CONTROL.search(word.value) for word in _words(result.root)):
        assert "HR121" in codes(result.diagnostics)


LETTERS = st.characters(exclude_categories=["Cs", "Co", "Cn", "Cc", "Zl", "Zp"], include_characters="\n\t")
TEXTS = (
    st.text(LETTERS, max_size=30)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not CONTROL.search(text))
)
KEYS = st.sampled_from(["titel", "kurz", "on", "a", "b_c", "evidenz", "null"])
FLAT = st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
BLOCK = st.dictionaries(KEYS, FLAT, min_size=1, max_size=3)
DOCUMENTS = st.dictionaries(
    KEYS, st.one_of(FLAT, BLOCK, st.lists(BLOCK, min_size=1, max_size=2)), min_size=1, max_size=4
)


@given(DOCUMENTS)
def test_a_canonical_document_reads_back_as_it_was(document: dict[str, Any]) -> None:
    text = kanonisch(document)
    result = lies(text)
    assert not has_errors(result.diagnostics), text
    assert werte(result.root) == document


@given(DOCUMENTS)
def test_a_document_of_a_form_editor_that_writes_json_reads_back_too(document: dict[str, Any]) -> None:
    assert werte(lies(json.dumps(document, ensure_ascii=False)).root) == document


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Co", "Zl", "Zp"]), max_size=40))
def test_a_suggested_line_never_suggests_what_would_be_refused_again(value: str) -> None:
    for problem in lies(f"titel: {value}").diagnostics:
        lead, _, suggestion = problem.help.partition("In Anführungszeichen setzen: ")
        if not lead and suggestion:
            again = lies(suggestion).diagnostics
            assert "HR110" not in codes(again)
            assert "HR113" not in codes(again)
