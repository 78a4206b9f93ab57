"""README, CONTRIBUTING and the pages for editors say what the program does."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handreichung.catalogue import CATALOGUE
from handreichung.cli import parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.compile(r"\bHR[0-9]{3}\b")


def _commands() -> dict[str, argparse.ArgumentParser]:
    action = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def _makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", sorted(_commands()))
def test_readme_names_every_command_with_every_option(name: str) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `handreichung {name}`")), "")
    assert row, f"no row for {name}"
    options = {o for a in _commands()[name]._actions for o in a.option_strings if o.startswith("--") and o != "--help"}
    assert options == set(re.findall(r"`(--[a-z-]+)", row))


def test_readme_names_no_command_that_does_not_exist() -> None:
    named = set(re.findall(r"`handreichung ([a-z]+)", README + CONTRIBUTING))
    assert named <= set(_commands())


def test_documents_name_only_make_targets_that_exist() -> None:
    named = set(re.findall(r"make ([a-z-]+)", README)) | set(re.findall(r"`make ([a-z-]+)", CONTRIBUTING))
    assert named <= _makefile_targets()
    assert {"serve", "site", "test", "check", "bench", "clean"} <= _makefile_targets()


def test_the_map_names_every_module_and_nothing_else() -> None:
    package = ROOT / "src" / "handreichung"
    modules = {p.name for p in package.glob("*.py") if p.name != "__init__.py"}
    modules |= {f"{p.name}/" for p in package.iterdir() if (p / "__init__.py").exists()}
    table = README.split("## The map of the code")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+(?:\.py|/))`", table))
    assert modules <= named, f"not on the map: {modules - named}"
    outside = {f"{p.name}/" for p in ROOT.iterdir() if p.is_dir()}
    assert named - modules <= outside, f"on the map but gone: {named - modules - outside}"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert re.search(r"^make test\b", README, re.MULTILINE)
    assert re.search(r"\bmake test\b", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_links_to_files_resolve(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text)
    missing = [t for t in targets if not (ROOT / t).exists()]
    assert not missing


def test_every_code_that_documents_name_is_in_the_catalogue() -> None:
    texts = [README, CONTRIBUTING, *(p.read_text(encoding="utf-8") for p in (ROOT / "content").rglob("*.md"))]
    named = {code for text in texts for code in CODE.findall(text)}
    assert named <= set(CATALOGUE)


def test_public_names_are_documented() -> None:
    import handreichung

    for name in handreichung.__all__:
        assert (getattr(handreichung, name).__doc__ or "").strip(), name


def test_importing_the_core_needs_no_publisher() -> None:
    script = "import sys, handreichung; print([m for m in ('mkdocs', 'jinja2', 'markdown') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_examples_in_the_guide_for_editors_are_sound(tmp_path: Path) -> None:
    """The YAML examples of the editorial guide pass the check they teach."""
    import shutil
    from datetime import date

    from handreichung import check

    text = (ROOT / "content" / "mitmachen" / "eintrag.md").read_text(encoding="utf-8")
    examples = [e for e in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if e.startswith("titel:")]
    assert examples
    for number, example in enumerate(examples):
        matrix = tmp_path / f"matrix{number}"
        shutil.copytree(ROOT / "matrix", matrix)
        (matrix / "befunde" / "verwaltung" / f"beispiel-{number}.yml").write_text(example, encoding="utf-8")
        result = check(matrix, date(2026, 11, 21), schuljahre=lambda text: 0)
        found = [d for d in result.diagnostics if d.path.endswith(f"beispiel-{number}.yml") and d.is_error]
        assert not found, found
