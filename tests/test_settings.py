"""What the operator has not said yet, and building blocks that do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from handreichung import placeholders, settings
from handreichung.settings import BETREIBER
from helfer import ROOT, codes, markiert, ort


def geschrieben(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_fact_that_is_empty_is_named_with_its_line(tmp_path: Path) -> None:
    text = "extra:\n  betreiber:\n" + "".join(f"    {name}:\n" for name in BETREIBER)
    found = settings.problems(geschrieben(tmp_path, text), "mkdocs.yml")
    assert [(d.code, d.path, ort(d), markiert(d)) for d in found] == [
        ("HR601", "mkdocs.yml", (number, 5), name) for number, name in enumerate(BETREIBER, start=3)
    ]
    assert not any(d.is_error for d in found)


@pytest.mark.parametrize("nothing", ["", "~", '""', "'  '"])
def test_blanks_are_no_fact(tmp_path: Path, nothing: str) -> None:
    found = settings.problems(geschrieben(tmp_path, f"extra:\n  betreiber:\n    name: {nothing}\n    land: Hessen\n"))
    assert [d.field for d in found] == ["extra → betreiber → name"]


@pytest.mark.parametrize("key", ["site_url", "repo_url"])
def test_an_address_that_nobody_can_own_is_a_placeholder(tmp_path: Path, key: str) -> None:
    (problem,) = settings.problems(geschrieben(tmp_path, f"{key}: https://handbuch.example/\n"))
    assert (problem.code, problem.field, ort(problem)) == ("HR601", key, (1, 11))
    assert settings.problems(geschrieben(tmp_path, f"{key}: https://handbuch.de/\n")) == ()


@pytest.mark.parametrize(
    "text", ["", "- a\n", "a: [\n", "extra: x\n", "extra: [a]\n", "extra:\n  betreiber: x\n", "x: !ENV y\n", "\x00"]
)
def test_settings_that_cannot_be_read_are_left_to_those_who_need_them(tmp_path: Path, text: str) -> None:
    assert settings.problems(geschrieben(tmp_path, text)) == ()


def test_a_project_without_settings_has_no_missing_facts(tmp_path: Path) -> None:
    assert settings.problems(tmp_path / "mkdocs.yml") == ()


NAMES = frozenset({"kennzahlen", "matrix"})


def bloecke(tmp_path: Path, text: str, name: str = "seite.md") -> list[tuple[str, str, tuple[int, int], str, str]]:
    path = tmp_path / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = placeholders.problems(tmp_path / "content", "content", NAMES)
    return [(d.code, d.path, ort(d), markiert(d), d.help) for d in found]


@pytest.mark.parametrize(
    "text", ["{{ kennzahlen }}", "{{kennzahlen}}", "a {{ betreiber.name }} b", "{ a }", "{{ a", "{{\na }}"]
)
def test_known_building_blocks_and_facts_are_accepted(tmp_path: Path, text: str) -> None:
    assert bloecke(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("{{ kenzahlen }}", "Meinten Sie „kennzahlen“?"),
        ("{{ betreiber.nahme }}", "Meinten Sie „betreiber.name“?"),
        ("{{ 7*7 }}", "Bausteine: kennzahlen, matrix"),
        ("{{ config.__class__ }}", ""),
        ("{{ }}", "Bausteine"),
    ],
)
def test_an_unknown_building_block_is_named_at_its_place(tmp_path: Path, text: str, help_: str) -> None:
    ((code, path, place, marked, found),) = bloecke(tmp_path, f"# Seite\n\nText {text}\n", "tief/unten/seite.md")
    assert (code, path, place, marked) == ("HR603", "content/tief/unten/seite.md", (3, 6), text)
    assert help_ in found


def test_a_name_of_a_page_cannot_steer_a_log(tmp_path: Path) -> None:
    ((_, path, *_),) = bloecke(tmp_path, "{{ x }}", "a\x1b[31m.md")
    assert path.isprintable()


def test_a_page_that_is_no_utf_8_is_still_looked_at(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes("Bürger {{ falsch }}".encode("latin-1"))
    assert codes(placeholders.problems(tmp_path / "content", "content", NAMES)) == ["HR603"]


def test_the_building_blocks_are_the_templates_in_their_folder() -> None:
    names = placeholders.bausteine(ROOT / "templates")
    assert names
    assert names == {p.name.split(".")[0] for p in (ROOT / "templates" / "seiten" / "bausteine").iterdir()}
