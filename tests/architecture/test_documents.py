"""The documents are true where a test can tell."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import moderator_app

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(path.name for path in ROOT.glob("*.md"))
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files_that_are_there(name: str) -> None:
    """Every relative link and picture exists."""
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert not [target for target in targets if not (ROOT / target).exists()]


def test_the_readme_gives_the_two_commands() -> None:
    """`make demo` and `make test` are what a newcomer needs, and the Makefile has them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_make_target_named_in_the_documents_exists() -> None:
    """A document that names a target that is gone sends people astray."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"^make ([a-z]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= known


def test_the_changelog_keeps_its_format() -> None:
    """Keep a Changelog: a section per version with a date, newest first, known kinds of change, no empty kind."""
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    versions = [line for line in lines if line.startswith("## ")]
    assert versions[0] == "## [Unreleased]"
    dated = [re.fullmatch(r"## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)", line) for line in versions[1:]]
    numbers = [tuple(int(part) for part in match.groups()[:3]) for match in dated if match]
    assert len(numbers) == len(dated)
    assert sorted(numbers, reverse=True) == numbers
    assert {line.removeprefix("### ") for line in lines if line.startswith("### ")} <= KINDS
    assert not re.search(r"^### \w+\n+(#|\Z)", "\n".join(lines), re.MULTILINE)


def test_the_version_is_a_semantic_one() -> None:
    """Updates are told by comparing versions."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", moderator_app.__version__)


def test_dependencies_are_pinned() -> None:
    """What pyproject.toml asks for has its version in constraints.txt."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line.partition("==")[0]) for line in pins if "==" in line}
    names = {normal(match[0]) for text in asked if (match := re.match(r"[\w.-]+", text))}
    assert names <= pinned


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_hooks_run_the_projects_own_tools() -> None:
    """Local hooks only: the pinned tools of the environment, nothing fetched from elsewhere."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {"local"} == {repo["repo"] for repo in config["repos"]}
    entries = [hook["entry"] for repo in config["repos"] for hook in repo["hooks"]]
    assert all(entry.startswith("python3 tools/setup_env.py run ") for entry in entries)


def test_the_limits_of_the_stages_add_up_to_less_than_45_minutes() -> None:
    """The build machine gives no more, and each stage runs whatever happened before it."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    stages = [int(minutes) for minutes in re.findall(r"^stage \w+ (\d+) ", script, re.MULTILINE)]
    (last,) = {int(minutes) for minutes in re.findall(r"timeout --kill-after=20 (\d+)m ", script)}
    assert f"packaging (limit {last} min)" in script
    assert len(stages) == 4
    assert sum(stages) + last < 45
