"""Every file below the matrix becomes a document or a message; nothing outside is ever opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handreichung import loader
from handreichung.diagnostics import Diagnostic, has_errors
from handreichung.loader import load
from handreichung.model import ARTEN, Workshop
from handreichung.reader import MAX_BYTES
from handreichung.vokabulare import VOKABULARE
from helfer import BEFUND, BEGRIFF, QUELLE, WORKSHOP, Kleinmatrix, codes, ersetzt


def befunde(matrix: Kleinmatrix, pfad: str, inhalt: str = BEGRIFF) -> list[Diagnostic]:
    """Write one file and return what loading says."""
    matrix.schreibe(pfad, inhalt)
    return list(matrix.laden()[1])


def test_an_empty_matrix_with_its_vocabularies_is_sound(matrix: Kleinmatrix) -> None:
    corpus, problems = matrix.laden()
    assert problems == ()
    assert corpus.documents == ()
    assert set(corpus.vokabulare) == set(VOKABULARE)


def test_an_entry_is_found_in_its_folder_with_its_name_as_id(matrix: Kleinmatrix) -> None:
    matrix.befund("ein-befund")
    corpus, problems = matrix.laden()
    assert problems == ()
    befund, quelle = corpus.documents
    assert (befund.ordner, befund.unterordner, befund.id) == ("befunde", ("verwaltung",), "ein-befund")
    assert befund.path == "matrix/befunde/verwaltung/ein-befund.yml"
    assert befund.eintrag is not None
    assert befund.eintrag.id == "ein-befund"
    assert quelle.id == "bericht"


def test_the_key_art_decides_the_class_of_a_guide(matrix: Kleinmatrix) -> None:
    matrix.schreibe("praxisanleitungen/a.yml", WORKSHOP)
    (document,) = matrix.laden()[0].documents
    assert document.klasse is Workshop
    assert isinstance(document.eintrag, Workshop)


@pytest.mark.parametrize(
    ("pfad", "code", "help_"),
    [
        ("glossar/a.yaml", "HR103", "a.yml"),
        ("glossar/a.YML", "HR103", "a.yml"),
        ("glossar/a.yml.txt", "HR103", "a.yml"),
        ("glossar/a.yml.bak", "HR103", "a.yml"),
        ("glossar/a.json", "HR103", "a.yml"),
        ("glossar/liesmich.txt", "HR104", ""),
        ("glossar/.DS_Store", "HR104", ""),
        ("glossar/.gitkeep", "HR104", ""),
        ("glossar/a.yml~", "HR104", ""),
        ("liesmich.md", "HR104", ""),
        ("a.yml", "HR107", "Ordner: befunde"),
        ("glosar/a.yml", "HR107", "Meinten Sie „glossar“?"),
        ("Quellen/a.yml", "HR107", "Meinten Sie „quellen“?"),
        ("xyz/a.yml", "HR107", "Ordner: befunde"),
        ("vokabulare/sektor.yml", "HR107", "Meinten Sie „sektoren“?"),
        ("vokabulare/unter/sektoren.yml", "HR303", ""),
        ("glossar/Bürger Rat.yml", "HR106", "buerger-rat.yml"),
        ("glossar/Straße.yml", "HR106", "strasse.yml"),
        ("glossar/a_b.yml", "HR106", "a-b.yml"),
        ("glossar/A.yml", "HR106", "a.yml"),
        ("glossar/a.b.yml", "HR106", "a-b.yml"),
        ("glossar/-a.yml", "HR106", "a.yml"),
        ("glossar/.yml", "HR106", "eintrag.yml"),
        ("glossar/€.yml", "HR106", "eintrag.yml"),
        ("glossar/%2e%2e.yml", "HR106", "2e-2e.yml"),
        ("glossar/{{ a }}.yml", "HR106", "a.yml"),
        ("glossar/" + "a" * 81 + ".yml", "HR106", ""),
        ("glossar/\u0061\u0308.yml", "HR106", "ae.yml"),
    ],
)
def test_a_file_that_is_not_read_is_named_with_what_to_do(
    matrix: Kleinmatrix, pfad: str, code: str, help_: str
) -> None:
    problems = befunde(matrix, pfad)
    assert codes(problems) == [code]
    assert problems[0].path == f"matrix/{pfad}"
    assert help_ in problems[0].help
    assert matrix.laden()[0].documents == ()


def test_control_characters_in_a_name_are_spelled_out(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a\x1b[31m\n::error::\u202eb.yml", BEGRIFF)
    (problem,) = matrix.laden()[1]
    assert problem.code == "HR106"
    assert (problem.path + problem.text + problem.help).isprintable()


def test_a_name_that_is_no_utf_8_is_spelled_out(matrix: Kleinmatrix) -> None:
    (matrix.ordner / "glossar").mkdir()
    folder = os.fsencode(matrix.ordner / "glossar")
    try:
        Path(os.fsdecode(folder + b"/\xff.yml")).write_text(BEGRIFF, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    (problem,) = matrix.laden()[1]
    assert problem.code == "HR106"
    assert (problem.path + problem.text).encode("utf-8")


def test_the_same_id_in_two_subfolders_is_refused_and_the_first_is_named(matrix: Kleinmatrix) -> None:
    matrix.befund("doppelt")
    matrix.schreibe("befunde/bildung/doppelt.yml", BEFUND)
    corpus, problems = matrix.laden()
    (problem,) = problems
    assert (problem.code, problem.path) == ("HR303", "matrix/befunde/verwaltung/doppelt.yml")
    assert "matrix/befunde/bildung/doppelt.yml" in problem.text
    assert [d.path for d in corpus.of("befunde")] == ["matrix/befunde/bildung/doppelt.yml"]


def test_the_same_id_in_two_kinds_is_no_clash(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/gleich.yml", BEGRIFF)
    matrix.schreibe("quellen/gleich.yml", QUELLE)
    assert matrix.laden()[1] == ()


def test_the_order_of_the_file_system_does_not_matter(matrix: Kleinmatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix.alle()
    matrix.schreibe("befunde/bildung/muster.yml", BEFUND)
    before = matrix.laden()
    real = os.walk

    def backwards(*args: Any, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, names in real(*args, **options):
            folders.reverse()
            yield folder, folders, names[::-1]

    monkeypatch.setattr(loader.os, "walk", backwards)
    after = matrix.laden()
    assert [d.path for d in after[0].documents] == [d.path for d in before[0].documents]
    assert after[1] == before[1]


# --- Links and special files ---------------------------------------------------------------------------------


def test_a_link_to_a_file_is_not_followed(matrix: Kleinmatrix, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.yml"
    secret.write_text(ersetzt(BEGRIFF, ("Bürgerhaushalt", "GEHEIM")), encoding="utf-8")
    (matrix.ordner / "glossar").mkdir()
    (matrix.ordner / "glossar" / "a.yml").symlink_to(secret)
    corpus, problems = matrix.laden()
    assert [(d.code, d.path) for d in problems] == [("HR105", "matrix/glossar/a.yml")]
    assert corpus.documents == ()
    assert "GEHEIM" not in str(problems)


def test_a_link_within_the_matrix_is_refused_too(matrix: Kleinmatrix) -> None:
    target = matrix.schreibe("glossar/a.yml", BEGRIFF)
    (matrix.ordner / "glossar" / "b.yml").symlink_to(target)
    corpus, problems = matrix.laden()
    assert codes(problems) == ["HR105"]
    assert [d.id for d in corpus.documents] == ["a"]


@pytest.mark.parametrize("name", ["glossar", "befunde", "fremd"])
def test_a_link_to_a_folder_is_named_and_not_entered(matrix: Kleinmatrix, tmp_path: Path, name: str) -> None:
    (tmp_path / "aussen").mkdir()
    (tmp_path / "aussen" / "a.yml").write_text(BEGRIFF, encoding="utf-8")
    (matrix.ordner / name).symlink_to(tmp_path / "aussen")
    corpus, problems = matrix.laden()
    assert [(d.code, d.path) for d in problems] == [("HR105", f"matrix/{name}")]
    assert corpus.documents == ()


def test_a_link_that_leads_nowhere_or_in_a_circle_is_named(matrix: Kleinmatrix) -> None:
    folder = matrix.ordner / "glossar"
    folder.mkdir()
    (folder / "a.yml").symlink_to(folder / "fehlt.yml")
    (folder / "b.yml").symlink_to(folder / "b.yml")
    (folder / "kreis").symlink_to(folder)
    assert sorted((d.code, d.path) for d in matrix.laden()[1]) == [
        ("HR105", "matrix/glossar/a.yml"),
        ("HR105", "matrix/glossar/b.yml"),
        ("HR105", "matrix/glossar/kreis"),
    ]


def test_a_pipe_is_named_and_never_opened(matrix: Kleinmatrix) -> None:
    (matrix.ordner / "glossar").mkdir()
    os.mkfifo(matrix.ordner / "glossar" / "a.yml")  # opening it would wait for ever
    assert [(d.code, d.path) for d in matrix.laden()[1]] == [("HR105", "matrix/glossar/a.yml")]


def test_a_folder_with_the_name_of_an_entry_is_only_a_folder(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml/b.yml", BEGRIFF)
    corpus, problems = matrix.laden()
    assert problems == ()
    assert [d.id for d in corpus.documents] == ["b"]


def test_a_file_that_cannot_be_opened_is_named(matrix: Kleinmatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF)
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "a.yml":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    corpus, problems = matrix.laden()
    assert [(d.code, d.path) for d in problems] == [("HR105", "matrix/glossar/a.yml")]
    assert corpus.documents == ()


def test_a_folder_that_cannot_be_opened_is_named(matrix: Kleinmatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix.schreibe("glossar/a.yml", BEGRIFF)
    real = os.scandir

    def refuse(path: str) -> Any:
        if Path(path).name == "glossar":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [(d.code, d.path) for d in matrix.laden()[1]] == [("HR105", "matrix/glossar")]


def test_a_file_that_is_too_large_is_not_opened(matrix: Kleinmatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix.schreibe("glossar/a.yml", b"a" * (MAX_BYTES + 1))
    opened: list[str] = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: opened.append(self.name) or real(self))
    assert codes(matrix.laden()[1]) == ["HR102"]
    assert "a.yml" not in opened


# --- The folder and its vocabularies ---------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["missing", "file"])
def test_a_matrix_that_is_not_there_is_one_message(tmp_path: Path, what: str) -> None:
    if what == "file":
        (tmp_path / "matrix").write_text("", encoding="utf-8")
    corpus, problems = load(tmp_path / "matrix", "matrix")
    assert [(d.code, d.path) for d in problems] == [("HR108", "matrix")]
    assert corpus.documents == ()


@pytest.mark.parametrize("name", sorted(VOKABULARE))
def test_every_vocabulary_is_needed(matrix: Kleinmatrix, name: str) -> None:
    (matrix.ordner / "vokabulare" / f"{name}.yml").unlink()
    assert [(d.code, d.path) for d in matrix.laden()[1]] == [("HR302", f"matrix/vokabulare/{name}.yml")]


def test_a_broken_vocabulary_is_reported_once_and_not_called_missing(matrix: Kleinmatrix) -> None:
    matrix.befund()
    matrix.schreibe("vokabulare/themen.yml", "titel: Themen\nwerte:\n  - id: Teilhabe\n    name: Teilhabe\n")
    result = matrix.pruefen()
    assert codes(d for d in result.diagnostics if d.is_error) == ["HR216"]


def test_an_id_that_stands_twice_in_a_vocabulary_is_refused(matrix: Kleinmatrix) -> None:
    matrix.schreibe("vokabulare/ebenen.yml", "titel: E\nwerte:\n  - {id: a, name: A}\n  - {id: a, name: B}\n")
    assert codes(matrix.laden()[1]) == ["HR303"]


def test_a_broken_entry_still_exists_for_those_who_name_it(matrix: Kleinmatrix) -> None:
    matrix.befund()
    matrix.schreibe("quellen/bericht.yml", "titel: Ein Bericht\n")
    corpus, _ = matrix.laden()
    assert corpus.labels["quellen"] == {"bericht": "Ein Bericht"}
    assert "HR301" not in codes(matrix.pruefen().diagnostics)


def test_an_entry_from_a_mended_file_never_counts_as_sound(matrix: Kleinmatrix) -> None:
    matrix.schreibe("glossar/a.yml", ersetzt(BEGRIFF, ("Bürgerhaushalt", "Haushalt: für alle")))
    corpus, problems = matrix.laden()
    assert codes(problems) == ["HR110"]
    assert corpus.documents[0].eintrag is None


# --- Nothing is passed over in silence ------------------------------------------------------------------------

NAMES = st.sampled_from(
    [
        "a.yml", "b.yml", "a.yaml", "A.yml", "ä.yml", "a b.yml", ".yml", ".a.yml", "a.yml.txt", "a.json",
        "x.txt", "a", "..yml", "a.YML",
    ]
)  # fmt: skip
FOLDERS = st.lists(st.sampled_from([*ARTEN, "vokabulare", "fremd", "unter", "b.yml"]), max_size=3)
CONTENTS = st.sampled_from([BEGRIFF, QUELLE, BEFUND, "", "a: [", "titel: x\n", "\ufeff", "- a\n"])


@settings(max_examples=60)
@given(files=st.dictionaries(st.tuples(FOLDERS, NAMES).map(lambda f: "/".join((*f[0], f[1]))), CONTENTS, max_size=8))
def test_every_file_is_a_document_or_is_named(tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]) -> None:
    matrix = Kleinmatrix(tmp_path_factory.mktemp("voll") / "matrix")
    for pfad, inhalt in files.items():
        try:
            matrix.schreibe(pfad, inhalt)
        except OSError:
            continue  # one of these paths is a file and a folder at once
    corpus, problems = matrix.laden()
    read = {d.path for d in corpus.documents}
    named = {d.path for d in problems}
    sound = {f"matrix/vokabulare/{name}.yml" for name in corpus.vokabulare}
    everything = {
        "matrix/" + p.relative_to(matrix.ordner).as_posix() for p in matrix.ordner.rglob("*") if not p.is_dir()
    }
    assert everything <= read | named | sound
    assert read <= everything
    for document in corpus.documents:
        assert document.eintrag is not None or has_errors(d for d in problems if d.path == document.path)
