"""What runs for strangers' requests, and what publishes, keeps to its limits."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

# One make target, options in plain quotes, its output perhaps indented, kept in a file or forgiven.
COMMAND = re.compile(
    r"""make\ (?P<target>[a-z-]+)
        (\ ARGS="[a-z\ -]*")?
        (\ \|\ sed\ 's/\^/\ +/')?
        (\ >>?\ (?:[a-z]+\.[a-z]+|"\$GITHUB_STEP_SUMMARY"))?
        (\ \|\|\ true)?""",
    re.VERBOSE,
)


def parsed(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def triggers(workflow: dict[Any, Any]) -> set[str]:
    return set(workflow[True])  # YAML 1.1 reads the key `on` as a truth value


def github_jobs() -> list[tuple[Path, str, dict[str, Any]]]:
    return [(path, name, job) for path in WORKFLOWS for name, job in parsed(path)["jobs"].items()]


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    whole = parsed(ROOT / ".gitlab-ci.yml")
    return {name: job for name, job in whole.items() if isinstance(job, dict) and "script" in job}


def commands() -> list[str]:
    github = [step["run"] for _, _, job in github_jobs() for step in job.get("steps", []) if "run" in step]
    gitlab = [line for job in gitlab_jobs().values() for line in job["script"]]
    return github + gitlab


def test_both_forges_are_covered() -> None:
    assert [path.name for path in WORKFLOWS] == ["pruefen.yml", "veroeffentlichen.yml"]
    assert set(gitlab_jobs()) == {"eintraege", "website", "tests", "pages"}
    for target in ("check", "site", "test"):
        assert sum(command.startswith(f"make {target}") for command in commands()) >= 2, target


@pytest.mark.parametrize("command", sorted(set(commands()) - {"mv site public"}))
def test_scripts_only_call_targets_of_the_makefile(command: str) -> None:
    match = COMMAND.fullmatch(command)
    assert match, "neither a plain make call nor pasted text of a request belongs here"
    assert match["target"] in TARGETS


def test_gitlab_has_no_other_place_for_scripts() -> None:
    text = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert not re.search(r"before_script|after_script|include:|id_tokens|trigger:", text)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_start_with_read_access_and_know_no_secret(path: Path) -> None:
    workflow = parsed(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert triggers(workflow) <= {"pull_request", "workflow_call", "push"}
    assert not re.search(r"secrets|github\.token", yaml.safe_dump(workflow))
    assert "concurrency" in workflow


def test_only_publishing_may_write_and_it_runs_no_code_of_ours() -> None:
    writers = [(path, job) for path, _, job in github_jobs() if "permissions" in job]
    assert len(writers) == 1
    path, job = writers[0]
    assert parsed(path)[True] == {"push": {"branches": ["main"]}}
    assert job["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == ["actions/deploy-pages"]


def test_publishing_waits_for_every_check() -> None:
    jobs = parsed(ROOT / ".github/workflows/veroeffentlichen.yml")["jobs"]
    assert jobs["pruefen"] == {"name": "Prüfen", "uses": "./.github/workflows/pruefen.yml"}
    assert (jobs["bauen"]["needs"], jobs["veroeffentlichen"]["needs"]) == ("pruefen", "bauen")

    pages = gitlab_jobs()["pages"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pages["script"] == ["mv site public"]
    needed = {need if isinstance(need, str) else need["job"] for need in pages["needs"]}
    assert needed == set(gitlab_jobs()) - {"pages"}


def test_foreign_actions_are_pinned_by_commit() -> None:
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses: " in line and "uses: ./" not in line:
                assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line), line


def test_jobs_are_bounded_and_checkouts_keep_no_token() -> None:
    for _, name, job in github_jobs():
        assert "uses" in job or job["timeout-minutes"] <= 30, name
        for step in job.get("steps", []):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name
    assert parsed(ROOT / ".gitlab-ci.yml")["default"]["timeout"]


def test_gitlab_gets_its_reports_even_when_the_check_fails() -> None:
    job = gitlab_jobs()["eintraege"]
    assert job["artifacts"]["when"] == "always"
    assert job["script"][-1] == "make check"  # this one decides
    for file in job["artifacts"]["reports"].values():
        assert any(line.endswith(f"> {file} || true") for line in job["script"])


def test_our_own_ci_runs_the_test_command_within_bounds() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1].startswith("exec timeout ")
    assert script.read_text(encoding="utf-8").endswith(" make test\n")


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-(?!-hash=)|@", text, re.MULTILINE), "no address, path or option in a lock"
    entries = re.split(r"\n(?=\S)", text.partition("make lock\n")[2].strip())
    versions = dict(entry.split(maxsplit=1)[0].split("==") for entry in entries)
    assert len(versions) == len(entries), "one version of a package for every platform"
    assert all("--hash=sha256:" in entry for entry in entries)
    return versions


def test_the_locks_agree_and_the_tests_add_to_the_site() -> None:
    site, test = locked("site.txt"), locked("test.txt")
    assert site.items() < test.items()
    assert {"hatchling", "editables", "mkdocs-material"} <= set(site)


def test_a_browser_that_was_named_and_does_not_start_is_said_in_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/browser/install.py")],
        env={**os.environ, "HANDREICHUNG_CHROMIUM": "/bin/false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "HANDREICHUNG_CHROMIUM nennt keinen Chromium, der startet: /bin/false\n"


def test_publiccode_keeps_to_the_lengths_of_its_standard() -> None:
    descriptions = parsed(ROOT / "publiccode.yml")["description"]
    assert set(descriptions) == {"de", "en"}
    for text in descriptions.values():
        assert len(text["shortDescription"]) <= 150 <= len(text["longDescription"])
        assert text["features"]


def test_the_template_for_requests_is_the_same_on_both_forges() -> None:
    github = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert github == (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8")
    assert github.count("- [ ] ") == 5
