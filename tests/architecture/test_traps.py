"""Traps that were measured once and that no behaviour shows: kept away from by how the source is written."""

from __future__ import annotations

import ast
import tomllib

import pytest

from tests.architecture.test_sources import ROOT, calls_in, place, python_files, tree_of

PRODUCT = ("moderator_app", "ui")


def left_open(tree: ast.AST) -> list[ast.AST]:
    """Loops over a statement that is still running, and looks at a part of its rows."""
    sources = [node.iter for node in ast.walk(tree) if isinstance(node, ast.For | ast.comprehension)]
    running = [
        node
        for node in sources
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute"
    ]
    parts = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "fetchmany"]
    return [*running, *parts]


def test_no_read_is_left_open() -> None:
    """A SELECT that is not read to its end holds the whole WAL: 727 MB in six seconds."""
    found = [place(path, node) for path in python_files(*PRODUCT) for node in left_open(tree_of(path))]
    assert found == []


def test_the_journal_is_never_made_anew() -> None:
    """A batch migration copies a table without its triggers, its expression indexes and AUTOINCREMENT."""
    used = [
        place(path, call)
        for path in python_files(*PRODUCT)
        for call, name in calls_in(path)
        if name.endswith("batch_alter_table") or any(word.arg == "render_as_batch" for word in call.keywords)
    ]
    assert used == []


def test_the_lifetime_pipe_is_read_without_pythons_buffers() -> None:
    """`sys.stdin.buffer.read()` in a thread aborts the interpreter at its end; `os.read` does not."""
    used = [
        place(path, call)
        for path in python_files("moderator_app/engine", "ui")
        for call, name in calls_in(path)
        if name.startswith("sys.stdin")
    ]
    assert used == []


def test_window_and_console_have_two_names() -> None:
    """One name in both tables of scripts silently loses the console one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    console, window = project["scripts"], project["gui-scripts"]
    assert console
    assert window
    assert console.keys().isdisjoint(window)


def test_lock_files_are_never_deleted() -> None:
    """Who deletes one while another waits for it makes two holders."""
    deleted = [
        place(path, call)
        for path in python_files(*PRODUCT)
        for call, name in calls_in(path)
        if name.endswith((".unlink", "os.remove")) and "lock" in name.lower()
    ]
    assert deleted == []


@pytest.mark.parametrize(
    "source",
    ["for row in conn.execute('x'):\n    pass", "[row for row in conn.execute('x')]", "conn.execute('x').fetchmany(5)"],
)
def test_the_search_sees_what_it_looks_for(source: str) -> None:
    """And a statement read whole is none."""
    assert left_open(ast.parse(source))
    assert not left_open(ast.parse("for row in conn.execute('x').fetchall():\n    pass"))
