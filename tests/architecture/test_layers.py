"""The import contracts of pyproject.toml (design rules 9, 10, 11) hold, and each is seen to fail when it is broken."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Planted module -> what it imports; each must be named by the contract beside it.
PLANTED = {
    ("moderator_app/domain/planted_net.py", "moderator_app.net"): "Imports point downward only",
    ("moderator_app/net/planted_storage.py", "moderator_app.storage"): "Imports point downward only",
    ("moderator_app/storage/planted_platforms.py", "moderator_app.platforms"): "Imports point downward only",
    ("moderator_app/platforms/planted_storage.py", "moderator_app.storage"): "Imports point downward only",
    ("moderator_app/storage/planted_engine.py", "moderator_app.engine"): "Imports point downward only",
    ("moderator_app/engine/planted_services.py", "moderator_app.services"): "Imports point downward only",
    ("moderator_app/services/planted_demo.py", "moderator_app.demo"): "Imports point downward only",
    ("moderator_app/services/planted_bootstrap.py", "moderator_app.bootstrap"): "Imports point downward only",
    ("moderator_app/cli/planted_ui.py", "ui.app"): "Imports point downward only",
    ("ui/planted_cli.py", "moderator_app.cli"): "Imports point downward only",
    ("ui/planted_main.py", "moderator_app.__main__"): "Imports point downward only",
    (
        "ui/planted_storage.py",
        "moderator_app.storage",
    ): "The window talks to services and shows domain, never the machinery",
    (
        "ui/planted_engine.py",
        "moderator_app.engine",
    ): "The window talks to services and shows domain, never the machinery",
    ("ui/planted_net.py", "moderator_app.net"): "The window talks to services and shows domain, never the machinery",
    ("ui/planted_alchemy.py", "sqlalchemy"): "The window imports no database toolkit, HTTP or command line library",
    ("ui/planted_requests.py", "requests"): "The window imports no database toolkit, HTTP or command line library",
    ("ui/planted_demo.py", "moderator_app.demo"): "The demo is the command line's alone",
    ("moderator_app/platforms/planted_twin.py", "moderator_app.platforms.wordpress"): (
        "Platform adapters are strangers to one another"
    ),
    ("moderator_app/domain/planted_time.py", "time"): "The domain is pure: no library, no clock, no disk, no network",
    ("moderator_app/domain/planted_rich.py", "rich"): "The domain is pure: no library, no clock, no disk, no network",
    ("moderator_app/services/planted_qt.py", "PySide6.QtCore"): "No Qt below the window",
    ("moderator_app/cli/planted_qt.py", "PySide6.QtCore"): "No Qt below the window",
    ("moderator_app/engine/planted_sqlite.py", "sqlite3"): "Storage alone opens databases",
}


def lint_imports(tree: Path) -> str:
    """What import-linter says about the tree."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache", "--config", "pyproject.toml"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin", "COLUMNS": "400", "PYTHONUTF8": "1"},
    )
    return f"{done.stdout}{done.stderr}"


def copy_of_the_tree(to: Path) -> Path:
    """The code and its contracts, elsewhere."""
    for package in ("moderator_app", "ui"):
        shutil.copytree(ROOT / package, to / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", to)
    return to


@pytest.mark.rule(9)
@pytest.mark.rule(10)
@pytest.mark.rule(11)
@pytest.mark.process
def test_the_tree_keeps_its_contracts() -> None:
    """Imports point downward, the window stays light, adapters are strangers, the domain is pure."""
    said = lint_imports(ROOT)
    assert "Contracts: 8 kept, 0 broken." in said, said


@pytest.mark.rule(9)
@pytest.mark.process
def test_every_contract_is_seen_to_fail(tmp_path: Path) -> None:
    """Each planted import is named under the contract it breaks, and no contract stays untested."""
    tree = copy_of_the_tree(tmp_path)
    for path, imported in PLANTED:
        (tree / path).write_text(f"import {imported}\n", encoding="utf-8")
    said = lint_imports(tree)
    sections = sections_of_broken(said)
    unseen = [
        f"{path} -> {imported}"
        for (path, imported), contract in PLANTED.items()
        if path.removesuffix(".py").replace("/", ".") not in sections.get(contract, "")
    ]
    assert not unseen, said
    assert set(PLANTED.values()) == set(sections)
    assert "Contracts: 0 kept, 8 broken." in said


def sections_of_broken(said: str) -> dict[str, str]:
    """Contract name -> what import-linter says below it, in the part about broken contracts."""
    _, _, broken = said.partition("Broken contracts")
    sections: dict[str, str] = {}
    name = ""
    for line, under in zip(lines := broken.splitlines(), [*lines[1:], ""], strict=True):
        if line and set(under) == {"-"}:
            name = line.strip()
        elif name:
            sections[name] = sections.get(name, "") + line + "\n"
    return sections


@pytest.mark.rule(9)
def test_the_domain_imports_the_standard_library_only() -> None:
    """A library that no contract lists yet would be seen here."""
    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / "moderator_app" / "domain").rglob("*.py")
        for module in imported_modules(path)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not module.startswith(("moderator_app.domain", "moderator_app.clock", "moderator_app.errors"))
    }
    assert not strangers


def imported_modules(path: Path) -> set[str]:
    """The modules a file imports, absolute as all of ours are."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(
                f"{node.module}.{alias.name}" if node.module == "moderator_app" else node.module for alias in node.names
            )
    return found
