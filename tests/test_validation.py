"""What is wrong with a field is said once, in German, at its place, with what to write instead."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core._pydantic_core import list_all_errors

from handreichung.catalogue import CATALOGUE
from handreichung.diagnostics import Diagnostic
from handreichung.model import ARTEN, Befund, Begriff, Checkliste, Leitfaden, Quelle, Tandem, Workshop, klasse
from handreichung.reader import read
from handreichung.validation import MELDUNGEN, validate
from handreichung.vokabulare import VOKABULARKLASSEN
from handreichung.walk import felder
from helfer import (
    ANGEBOT,
    BEFUND,
    BEGRIFF,
    CHECKLISTE,
    MUSTER,
    QUELLE,
    TANDEM,
    codes,
    empfehlung,
    ersetzt,
    markiert,
    ohne_feld,
    ort,
)

KLASSEN: list[type[BaseModel]] = [*ARTEN.values(), Leitfaden, Checkliste, Workshop, *VOKABULARKLASSEN.values()]
BEKANNT = {"themen": {"teilhabe": "Teilhabe", "ki": "KI"}, "sektoren": {"verwaltung": "Verwaltung"}}


def pruefe(cls: type[BaseModel], text: str) -> tuple[BaseModel | None, tuple[Diagnostic, ...]]:
    source = read(text.encode(), "eintrag.yml")
    assert source.root is not None
    return validate(cls, source, {"id": "eintrag"} if "id" in cls.model_fields else None, BEKANNT)


def meldungen(cls: type[BaseModel], text: str) -> tuple[Diagnostic, ...]:
    entry, found = pruefe(cls, text)
    assert (entry is None) == bool(found)
    return found


def meldung(cls: type[BaseModel], text: str) -> Diagnostic:
    found = meldungen(cls, text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("ordner", "art"), MUSTER, ids="/".join)
def test_the_shortest_entry_of_every_kind_is_sound(ordner: str, art: str) -> None:
    entry, found = pruefe(klasse(ordner, art), MUSTER[ordner, art])
    assert found == ()
    assert entry is not None
    assert getattr(entry, "id", None) == "eintrag"


@pytest.mark.parametrize(
    ("ordner", "art", "feld"),
    [(o, a, f.name) for (o, a) in MUSTER for f in felder(klasse(o, a)) if f.noetig and f.name not in {"id", "art"}],
)
def test_every_needed_field_is_asked_for_by_name(ordner: str, art: str, feld: str) -> None:
    problem = meldung(klasse(ordner, art), ohne_feld(MUSTER[ordner, art], feld))
    assert problem.code == "HR201"
    assert problem.field == feld
    assert f"„{feld}“" in problem.text
    assert problem.help.startswith(f"So schreiben: {feld}:")
    assert ort(problem) == (1, 1)


def test_a_missing_field_and_its_misspelling_are_one_message() -> None:
    problem = meldung(Befund, ersetzt(BEFUND, ("    aussage:", "    ausage:")))
    assert problem.code == "HR203"
    assert markiert(problem) == "ausage"
    assert problem.field == "evidenz 1 → ausage"
    assert problem.help == "So schreiben: aussage:"


def test_a_link_to_a_guide_says_how_it_helps() -> None:
    text = BEFUND + ersetzt(empfehlung("weg"), (", wie: So geht es leichter.", ""))
    problem = meldung(Befund, text)
    assert (problem.code, problem.field) == ("HR201", "empfehlungen 1 → praxis 1 → wie")
    assert problem.help.startswith("So schreiben: wie:")


def test_a_link_to_a_guide_without_its_field_names_is_no_block() -> None:
    text = BEFUND + ersetzt(empfehlung("weg"), ("[{anleitung: weg, wie: So geht es leichter.}]", "[weg]"))
    problem = meldung(Befund, text)
    assert (problem.code, problem.field, markiert(problem)) == ("HR205", "empfehlungen 1 → praxis 1", "weg")


def test_two_misspellings_of_two_fields_are_two_messages() -> None:
    found = meldungen(Befund, ersetzt(BEFUND, ("titel:", "tittel:"), ("kurz:", "kurtz:")))
    assert [(d.code, markiert(d), d.help) for d in found] == [
        ("HR203", "tittel", "So schreiben: titel:"),
        ("HR203", "kurtz", "So schreiben: kurz:"),
    ]


def test_one_missing_field_takes_only_one_of_two_misspellings() -> None:
    assert sorted(codes(meldungen(Begriff, ersetzt(BEGRIFF, ("kurz: Alle", "kurtz: x\nkurzz: Alle"))))) == [
        "HR202",
        "HR203",
    ]


def test_a_field_that_is_there_but_empty_is_called_empty() -> None:
    problem = meldung(Befund, ersetzt(BEFUND, ("titel: Digitale Angebote erreichen nicht alle", "titel:")))
    assert (problem.code, ort(problem), markiert(problem)) == ("HR204", (1, 1), "titel")


@pytest.mark.parametrize("nothing", ['""', "''", '"  "'])
def test_a_field_with_nothing_between_its_quotes_is_called_empty(nothing: str) -> None:
    assert meldung(Begriff, ersetzt(BEGRIFF, ("Bürgerhaushalt", nothing))).code == "HR204"


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_field_that_is_not_needed_counts_as_left_out(nothing: str) -> None:
    assert pruefe(Begriff, BEGRIFF + f"abkuerzung: {nothing}\nformen: {nothing}\n")[1] == ()


@pytest.mark.parametrize(
    ("written", "code", "help_"),
    [
        ("synonym: x", "HR202", "Meinten Sie „synonyme“"),
        ("Synonyme: x", "HR202", "Meinten Sie „synonyme“"),
        ("Andere Wörter: x", "HR202", "Meinten Sie „synonyme“"),
        ("redaktionsnotitz: x", "HR202", "Meinten Sie „redaktionsnotiz“"),
        ("xyz: x", "HR202", "Mögliche Felder: status, frueher, stand"),
        ("__class__: x", "HR202", ""),
        ("model_config: x", "HR202", ""),
        ("ueberschrift: x", "HR202", ""),
    ],
)
def test_an_unknown_field_is_reported_at_its_name_with_a_guess(written: str, code: str, help_: str) -> None:
    problem = meldung(Begriff, f"{BEGRIFF}{written}\n")
    assert problem.code == code
    assert ort(problem) == (4, 1)
    assert markiert(problem) == written.partition(":")[0]
    assert help_ in problem.help
    assert "id" not in problem.help.removeprefix("Mögliche Felder: ").split(", ")


def test_the_id_is_no_field() -> None:
    problem = meldung(Begriff, f"id: anderer-name\n{BEGRIFF}")
    assert (problem.code, ort(problem)) == ("HR202", (1, 1))
    assert "Dateiname" in problem.text


def test_the_id_in_a_file_never_becomes_the_entry_s_id() -> None:
    found = meldungen(Begriff, f"id: anderer-name\n{ersetzt(BEGRIFF, ('stand: 2026-11-01', 'stand: heute'))}")
    assert sorted(codes(found)) == ["HR202", "HR208"]


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "text"),
    [
        ("themen:\n  - teilhabe", "themen: teilhabe", "HR205", "themen", "hier steht ein einzelner Wert"),
        ("themen:\n  - teilhabe", "themen:\n  -teilhabe", "HR205", "themen", "fehlt das Leerzeichen"),
        ("themen:\n  - teilhabe", "themen:\n  a: teilhabe", "HR205", "themen", "hier steht ein Block"),
        ("themen:\n  - teilhabe", "themen: []", "HR207", "themen", "mindestens 1 Punkt"),
        ("themen:\n  - teilhabe", "themen:\n  - teilhabe\n  -", "HR204", "themen 2", "Listenpunkt ist leer"),
        ("themen:\n  - teilhabe", "themen:\n  - [teilhabe]", "HR205", "themen 1", "einfacher Wert"),
        ("themen:\n  - teilhabe", "themen:\n  - ki: und mehr", "HR110", "themen 1", "Doppelpunkt"),
        ("titel: Digitale Angebote erreichen nicht alle", "titel: [a, b]", "HR205", "titel", "einfacher Wert"),
        ("titel: Digitale Angebote erreichen nicht alle", "titel: {a: [b]}", "HR205", "titel", "einfacher Wert"),
        ("wirkung:\n  richtung: risiko\n  ebenen:\n    - einzelne", "wirkung: risiko", "HR205", "wirkung", "Block"),
        ("wirkung:\n  richtung: risiko\n  ebenen:\n    - einzelne", "wirkung: [risiko]", "HR205", "wirkung", "Block"),
        ("  richtung: risiko\n", "", "HR201", "wirkung → richtung", "fehlt"),
        ("    methode: umfrage\n", "", "HR201", "evidenz 1 → methode", "fehlt"),
        ("stand: 2026-11-01", "stand: 1.11.2026", "HR208", "stand", "1.11.2026"),
        ("stand: 2026-11-01", "stand: 2026-11-01\nstatus: fertig", "HR211", "status", "„fertig“ ist kein Wert"),
        ("stand: 2026-11-01", "stand: 2026-11-01\nstatus: entwuf", "HR211", "status", "„entwuf“ ist kein Wert"),
        ("stand: 2026-11-01", "stand: 2026-11-01\nstatus: [entwurf]", "HR211", "status", "keine Liste"),
        ("stand: 2026-11-01", "stand: 2026-11-01\nstatus: {a: b}", "HR211", "status", "kein"),
        ("stand: 2026-11-01", "stand: 2026-11-01\nfrueher: [Alt]", "HR216", "frueher 1", "keine Kennung"),
        ("text: Ein Absatz über das, was gefunden wurde.", "text: <Der Text>", "HR215", "text", "Platzhalter"),
        ("  - quelle: bericht\n    methode", "  - methode", "HR219", "evidenz 1", "Die Quelle fehlt"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_reported_in_the_editor_s_words(old: str, new: str, code: str, field: str, text: str) -> None:
    problem = meldung(Befund, ersetzt(BEFUND, (old, new)))
    assert (problem.code, problem.field) == (code, field)
    assert text in problem.text
    assert "'" not in problem.text, "no Python values"


@pytest.mark.parametrize(
    ("old", "new", "marked", "help_"),
    [
        ("themen:\n  - teilhabe", "themen: teilhabe", "teilhabe", "themen:\n  - teilhabe"),
        ("themen:\n  - teilhabe", "themen:\n  - ki: und mehr", "ki: und mehr", '"ki: und mehr"'),
        ("stand: 2026-11-01", "stand: 2026-11-01\nstatus: entwuf", "entwuf", "Meinten Sie „entwurf“?"),
        ("stand: 2026-11-01", "stand: 1.11.2026", "1.11.2026", "2026-11-01"),
        ("  - teilhabe", "  - ''", "''", ""),
    ],
)
def test_the_place_and_the_remedy_of_a_wrong_value_are_shown(old: str, new: str, marked: str, help_: str) -> None:
    problem = meldung(Befund, ersetzt(BEFUND, (old, new)))
    assert markiert(problem) == marked
    assert help_ in problem.help


def test_a_missing_reference_is_asked_for_with_values_that_exist() -> None:
    assert "themen:\n  - teilhabe (möglich: teilhabe, ki)" in meldung(Befund, ohne_feld(BEFUND, "themen")).help


def test_too_many_points_are_counted() -> None:
    text = ersetzt(
        TANDEM, ("  - thema: teilhabe\n", "  - thema: teilhabe\n    text: x\n" * 5 + "  - thema: teilhabe\n")
    )
    problem = meldung(Tandem, text)
    assert (problem.code, problem.field) == ("HR207", "bietet")
    assert "höchstens 5 Punkte" in problem.text


def test_a_list_whose_only_point_is_broken_is_not_also_called_too_short() -> None:
    assert codes(meldungen(Befund, ersetzt(BEFUND, ("    methode: umfrage\n", "")))) == ["HR201"]


def test_all_problems_of_a_file_come_together() -> None:
    text = ersetzt(
        BEFUND,
        ("titel: Digitale Angebote erreichen nicht alle", "titel: <Titel>"),
        ("kurz: Wer kein Gerät hat, verliert den Zugang zum Amt.", "kurz: kurz"),
        ("themen:\n  - teilhabe", "themen: teilhabe"),
        ("    methode: umfrage\n", ""),
        ("stand: 2026-11-01", "stand: gestern\nfarbe: blau"),
    )
    assert sorted(codes(meldungen(Befund, text))) == ["HR201", "HR202", "HR205", "HR206", "HR208", "HR215"]


@pytest.mark.parametrize(
    ("cls", "text", "code", "field"),
    [
        (Befund, BEFUND + "konsens: {runde: 1, n: 9, skala: 5, median: 6, iqr: 1}\n", "HR217", "konsens"),
        (Befund, BEFUND + "konsens: {runde: 1, n: 9, skala: 1, median: 1, iqr: 0}\n", "HR217", "konsens"),
        (Befund, BEFUND + "konsens: {runde: 1, n: 9, skala: 5, median: 4, iqr: 4.5}\n", "HR217", "konsens"),
        (Befund, ersetzt(BEFUND, ("quelle: bericht", "quelle: bericht\n    neue_quelle: {art: bericht, titel: x}")),
         "HR219", "evidenz 1"),
        (Checkliste, ersetzt(CHECKLISTE, ("text: Raum buchen", "text: Raum\n        pflicht: ja")), "HR218",
         "abschnitte 1 → punkte 1"),
        (Checkliste, CHECKLISTE + "gruppengroesse: {min: 20, max: 10}\n", "HR218", "gruppengroesse"),
        (Quelle, ohne_feld(QUELLE, "titel"), "HR201", ""),
        (Quelle, QUELLE + "kopie: vielleicht\n", "HR210", "kopie"),
        (Tandem, ersetzt(TANDEM, ('"01001000"', "1001000")), "HR214", "ags"),
        (Tandem, ersetzt(TANDEM, ("digitales@beispiel.de", "beim Rathaus")), "HR212", "kontakt"),
        (ARTEN["angebote"], ersetzt(ANGEBOT, ("https://", "http://")), "HR212", "url"),
        (ARTEN["angebote"], ANGEBOT + "betrieb_stand: Herbst\n", "HR208", "betrieb_stand"),
        (ARTEN["angebote"], ANGEBOT + "deckt: [{bedarf: a, grad: gut}]\n", "HR201", "deckt 1 → begruendung"),
    ],
)  # fmt: skip
def test_fields_that_must_agree_are_compared(cls: type[BaseModel], text: str, code: str, field: str) -> None:
    problem = meldung(cls, text)
    assert (problem.code, problem.field) == (code, field)


def test_a_consensus_within_its_scale_is_accepted() -> None:
    for werte in ("skala: 5, median: 1, iqr: 4", "skala: 2, median: 1.5, iqr: 0", "skala: 9, median: 9, iqr: 8"):
        assert pruefe(Befund, BEFUND + f"konsens: {{runde: 1, n: 9, {werte}}}\n")[1] == (), werte


@pytest.mark.parametrize("text", ["<Ein Satz>", "  <b>  ", '"<x>"'])
def test_a_placeholder_of_a_template_is_never_published(text: str) -> None:
    assert meldung(Begriff, f"{BEGRIFF}grundlage: {text}\n").code == "HR215"


@pytest.mark.parametrize("text", ["a <b> c", "<", "<>", "1 < 2 > 1", "<a> <b>"])
def test_angle_brackets_within_a_text_are_no_placeholder(text: str) -> None:
    assert pruefe(Begriff, f"{BEGRIFF}grundlage: {text!r}\n")[1] == ()


@pytest.mark.parametrize(
    ("art", "cls"),
    [("leitfaden", Leitfaden), ("leitfade", Leitfaden), ("Checkliste", Checkliste), ("Workshops", Workshop)],
)
def test_a_misspelt_kind_of_guide_is_read_as_the_nearest(art: str, cls: type) -> None:
    assert klasse("praxisanleitungen", art) is cls


@pytest.mark.parametrize("art", [None, "", "xyz"])
def test_a_guide_of_no_kind_is_told_which_kinds_there_are(art: str | None) -> None:
    text = f"art: {art or ''}\n" + "".join(CHECKLISTE.splitlines(keepends=True)[1:])
    found = meldungen(klasse("praxisanleitungen", art), text)
    assert {"HR202"} < set(codes(found)) <= {"HR202", "HR204", "HR211"}


# --- Every error that pydantic can raise has German words ---------------------------------------------------

#: What a node of pydantic's schema can complain about by itself, and the keys that add nothing to that.
#: A type or a key that is missing here makes the test fail: look up what it raises, then add it.
SCALARS = {
    "str": (str, {"string_type", "string_sub_type", "string_unicode"}),
    "int": (int, {"int_type", "int_parsing", "int_parsing_size", "int_from_float"}),
    "bool": (bool, {"bool_type", "bool_parsing"}),
    "date": (date, {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"}),
    "decimal": (Decimal, {"decimal_type", "decimal_parsing", "finite_number"}),
}
NODES = {
    "model": {"model_type"},
    # invalid_key: keys of a file are always text
    "model-fields": {"missing", "extra_forbidden", "model_type"},
    "model-field": set(),
    "tuple": {"tuple_type", "too_short", "too_long"},
    "literal": {"literal_error"},
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "function-before": set(),
    "function-after": set(),
    "no-info": set(),
}
KEYS = {
    "type", "ref", "metadata", "schema", "cls", "config", "root_model", "custom_init", "fields", "model_name",
    "computed_fields", "serialization_exclude", "function", "default", "expected", "min_length", "max_length",
    "items_schema", "variadic_item_index", "definitions", "schema_ref",
}  # fmt: skip


def erreichbar(node: Any, sure: type | None = None) -> Iterator[str]:
    """Yield the error types that a schema can raise; `sure` is the type that a validator before guarantees."""
    if isinstance(node, list | tuple):
        for item in node:
            yield from erreichbar(item, sure)
        return
    if not isinstance(node, dict):
        return
    kind = node.get("type")
    if kind is None:
        for item in node.values():
            yield from erreichbar(item)
        return
    assert kind in SCALARS or kind in NODES, f"schema type {kind!r} is new: which errors can it raise?"
    assert set(node) <= KEYS, f"schema keys {set(node) - KEYS} of {kind!r} are new: which errors do they raise?"
    if kind in SCALARS:
        expected, errors = SCALARS[kind]
        # A validator that returns exactly this type leaves pydantic nothing to complain about.
        yield from () if sure is expected else errors
        return
    yield from NODES[kind]
    if kind == "function-before":
        sure = typing.get_type_hints(node["function"]["function"])["return"]
    for key in ("schema", "fields", "items_schema", "definitions"):
        yield from erreichbar(node.get(key), sure)


@pytest.mark.parametrize("cls", KLASSEN, ids=lambda cls: cls.__name__)
def test_every_error_that_pydantic_can_raise_has_a_german_message(cls: type[BaseModel]) -> None:
    reachable = set(erreichbar(cls.__pydantic_core_schema__))
    assert reachable <= set(MELDUNGEN), reachable - set(MELDUNGEN)
    assert {"missing", "extra_forbidden", "model_type"} <= reachable, "the walk must have found something"


def test_no_class_reads_attributes_or_aliases_which_would_raise_other_errors() -> None:
    for cls in KLASSEN:
        assert cls.model_config == {"frozen": True, "extra": "forbid", "hide_input_in_errors": True}


def test_every_german_message_of_a_pydantic_error_has_a_code_and_a_real_type() -> None:
    assert set(MELDUNGEN) <= {error["type"] for error in list_all_errors()}
    assert set(MELDUNGEN.values()) <= set(CATALOGUE)


ENGLISH = sorted(
    {
        piece.strip()
        for error in list_all_errors()
        for template in (error["message_template_python"], error.get("message_template_json", ""))
        for piece in re.split(r"\{[^}]*\}", template)
        if len(piece.strip()) >= 10
    }
)


def test_the_list_of_english_sentences_is_not_empty() -> None:
    assert "Field required" in ENGLISH
    assert len(ENGLISH) > 60


def _feldnamen(cls: type[BaseModel], seen: frozenset[type] = frozenset()) -> set[str]:
    names: set[str] = set()
    for feld in felder(cls):
        names.add(feld.name)
        if feld.block is not None and feld.block not in seen:
            names |= _feldnamen(feld.block, seen | {cls})
    return names


WERTE = [
    "", "ja", "nein", "2026-11-21", "5", "-1", "1,5", "https://a.de", "a@b.de", "teilhabe", "<x>", "- a",
    "ein Satz.", "x" * 310,
]  # fmt: skip


@cache
def dokumente(cls: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    keys = st.sampled_from(sorted(_feldnamen(cls))) | st.text("abtielz_", max_size=5)
    scalar = st.sampled_from(WERTE) | st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=6)
    inner = st.one_of(scalar, st.lists(scalar, max_size=2), st.dictionaries(keys, scalar, max_size=3))
    return st.dictionaries(
        keys, st.one_of(inner, st.lists(inner, max_size=2), st.dictionaries(keys, inner, max_size=4)), max_size=8
    )


def pruefe_irgendein(cls: type[BaseModel], dokument: dict[str, Any]) -> None:
    source = read(json.dumps(dokument).encode(), "eintrag.yml")
    if source.root is None:
        return
    entry, found = validate(cls, source, {"id": "eintrag"} if "id" in cls.model_fields else None, BEKANNT)
    assert (entry is None) == bool(found)
    for problem in found:
        assert problem.code in CATALOGUE
        assert problem.text
        assert problem.span is not None
        assert 1 <= problem.span.line <= len(source.lines)
        for sentence in ENGLISH:
            assert sentence not in problem.text + problem.help


EINTRAEGE = [cls for cls in KLASSEN if "id" in cls.model_fields]


@pytest.mark.parametrize("cls", EINTRAEGE, ids=lambda cls: cls.__name__)
@settings(max_examples=settings.default.max_examples // 2)
@given(data=st.data())
def test_any_document_is_an_entry_or_gives_german_messages(cls: type[BaseModel], data: st.DataObject) -> None:
    pruefe_irgendein(cls, data.draw(dokumente(cls)))


@given(data=st.data())
def test_any_document_is_a_vocabulary_or_gives_german_messages(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from([cls for cls in KLASSEN if cls not in EINTRAEGE]))
    pruefe_irgendein(cls, data.draw(dokumente(cls)))


def test_thousands_of_unknown_fields_end_in_messages() -> None:
    found = meldungen(Begriff, BEGRIFF + "".join(f"feld{i}: x\n" for i in range(15_000)))
    assert set(codes(found)) == {"HR202"}
    assert len(found) >= 100


def test_entries_cannot_be_changed_after_reading() -> None:
    entry, _ = pruefe(Begriff, BEGRIFF)
    assert isinstance(entry, Begriff)
    with pytest.raises(Exception, match="frozen"):
        entry.begriff = "anders"  # type: ignore[misc]
    assert isinstance(entry.formen, tuple)
