"""The file that readers keep: what the schema promises and what the script writes are the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from scripts import node

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "templates/theme/assets/schema/projekt-1.schema.json").read_text("utf-8"))
FILES = ROOT / "tests" / "data" / "projekte"
KERN = (ROOT / "templates/theme/assets/js/projekt-kern.js").as_uri()


def through(text: str) -> object:
    """Return a file as the script reads and writes it."""
    program = f"""
        const {{ lesen, schreiben }} = await import({json.dumps(KERN)});
        process.stdout.write(schreiben(lesen(await new Response(process.stdin).text()).projekt));"""
    done = node("--input-type=module", "--eval", program, stdin=text)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["version-0", "version-1"])
def test_what_the_script_writes_the_schema_allows(name: str) -> None:
    Draft202012Validator(SCHEMA).validate(through((FILES / f"{name}.json").read_text("utf-8")))


def test_hostile_content_comes_out_sound() -> None:
    hostile = {
        "format": "handreichung-projekt", "version": 1, "name": "\u202e" * 500, "stand": "gestern",
        "ebene": {"zellen": {"A/B": {"relevanz": 1}, "a/b": {"relevanz": 9, "notiz": "x" * 9000}}, "gesehen": {"a": 1}},
        "checklisten": {"l": {"p": {"zustand": "erledigt", "mehr": 1}}}, "mehr": {},
    }  # fmt: skip
    written = through(json.dumps(hostile))
    Draft202012Validator(SCHEMA).validate(written)
    assert isinstance(written, dict) and written["checklisten"]["l"]["p"]["zustand"] == "erledigt"


@pytest.mark.parametrize("spoil", [{"version": 2}, {"name": ""}, {"stand": "20.11.2026"}, {"fremd": 1}])
def test_the_schema_refuses_what_is_wrong(spoil: dict[str, object]) -> None:
    sound = json.loads((FILES / "version-1.json").read_text("utf-8"))
    assert not Draft202012Validator(SCHEMA).is_valid({**sound, **spoil})
