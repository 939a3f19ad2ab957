"""Rules about the source itself that no linter knows."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("moderator_app", "ui")
LONGEST_FILE = 600
LONGEST_SHELL = 300


def tracked(*suffixes: str) -> list[Path]:
    """The files of the project: what git knows or would take; without git, what lies in the tree and is not made."""
    return [path for path in project_files() if not suffixes or path.suffix in suffixes]


@cache
def project_files() -> tuple[Path, ...]:
    """All of them, asked for once."""
    if git := shutil.which("git"):
        command = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if listed.returncode == 0:
            return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
    made = {".venv", ".git", "build", "dist", "htmlcov", "__pycache__"}
    return tuple(
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part in made or part.endswith("_cache") for part in path.relative_to(ROOT).parts)
        and path.name != ".coverage"
    )


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def calls_in(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """The calls of a file with what is called, as written: `print`, `time.sleep`, `qtbot.wait`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def python_files(*folders: str) -> list[Path]:
    """The project's Python files below these folders."""
    roots = [ROOT / folder for folder in folders]
    return [path for path in tracked(".py") if any(root in path.parents for root in roots)]


def place(path: Path, node: ast.AST | None = None) -> str:
    """`file:line`, as editors understand it."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def test_files_stay_short() -> None:
    """600 lines are the limit of a file, 300 of the main window's: it is a shell."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in tracked(".py")}
    assert not {place(path): length for path, length in lengths.items() if length > LONGEST_FILE}
    assert not {place(path): n for path, n in lengths.items() if path.name == "main_window.py" and n > LONGEST_SHELL}


def test_nothing_is_printed() -> None:
    """The command line writes through its own console, the rest logs."""
    assert not [
        place(path, node) for path in python_files(*PRODUCT) for node, name in calls_in(path) if name == "print"
    ]


def test_no_exception_is_caught_blindly_or_swallowed() -> None:
    """No bare except, and no handler of everything that does nothing."""
    found = []
    for path in python_files(*PRODUCT):
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.ExceptHandler):
                continue
            broad = isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
            empty = all(isinstance(part, (ast.Pass, ast.Continue)) for part in node.body)
            if node.type is None or (broad and empty):
                found.append(place(path, node))
    assert not found


def test_imports_are_absolute() -> None:
    """A relative import hides the layer it reaches into."""
    nodes = [(path, node) for path in python_files(*PRODUCT) for node in ast.walk(tree_of(path))]
    assert not [place(path, node) for path, node in nodes if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.rule(10)
def test_the_window_handles_no_connection_or_session() -> None:
    """Design rule 10: connections are made in storage and handed out by services."""
    names = {"session", "connection", "cursor"}
    found = [
        place(path, node)
        for path in python_files("ui")
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Attribute) and node.attr in {"execute", "executemany", "fetchall", "fetchone"})
        or (isinstance(node, ast.arg) and node.arg in names)
    ]
    assert not found


def test_translated_texts_are_literals() -> None:
    """What lupdate reads must stand in the source: context and text of `_t(...)`; `tr` loses its context."""
    found = []
    for path in python_files("ui"):
        for node, name in calls_in(path):
            if name in {"tr", "self.tr", "QObject.tr"}:
                found.append(f"{place(path, node)}: tr")
            if name not in {"_t", "QCoreApplication.translate", "QApplication.translate"}:
                continue
            literal = len(node.args) >= 2 and all(
                isinstance(part, ast.Constant) and isinstance(part.value, str) for part in node.args[:2]
            )
            if not literal and not (path.name == "i18n.py" and name != "_t"):
                found.append(f"{place(path, node)}: {ast.unparse(node)[:60]}")
    assert not found


def test_every_timer_has_an_owner() -> None:
    """A timer without a parent outlives its window; a single shot without a context calls into a deleted one."""
    found = [
        place(path, node)
        for path in python_files("ui")
        for node, name in calls_in(path)
        if (
            name in {"QTimer", "QtCore.QTimer"}
            and not node.args
            and "parent" not in {word.arg for word in node.keywords}
        )
        or (name.endswith("QTimer.singleShot") and len(node.args) < 3)
    ]
    assert not found


def test_no_lambda_is_connected_to_the_bridge() -> None:
    """A lambda on a signal of another thread runs in that thread (PySide6, measured)."""
    found = [
        place(path, node)
        for path in python_files("ui")
        for node, name in calls_in(path)
        if re.search(r"bridge\.\w+\.connect$", name) and node.args and isinstance(node.args[0], ast.Lambda)
    ]
    assert not found


def test_tests_do_not_sleep() -> None:
    """Tests own their clock; those that must wait for another process wait for a condition, with a limit."""
    allowed = {"tests/support/waiting.py"}
    found = [
        place(path, node)
        for path in python_files("tests")
        for node, name in calls_in(path)
        if name in {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait"} and str(path.relative_to(ROOT)) not in allowed
    ]
    assert not found


SHORTEST_WAIT_MS = 10_000


def patient(call: ast.Call) -> bool:
    """Whether a wait of pytest-qt has a limit that a machine five times slower meets."""
    limits = [word.value for word in call.keywords if word.arg == "timeout"]
    return bool(limits) and isinstance(limits[0], ast.Constant) and int(limits[0].value) >= SHORTEST_WAIT_MS  # type: ignore[arg-type]


def test_no_test_is_timed() -> None:
    """A busy machine fails nothing: no assertion looks at the wall clock, no wait gives up early."""
    waits = {"qtbot.waitUntil", "qtbot.waitSignal", "qtbot.waitActive", "qtbot.waitExposed", "qtbot.waitCallback"}
    short = [
        place(path, node)
        for path in python_files("tests")
        for node, name in calls_in(path)
        if name in waits and not patient(node)
    ]
    timed = [
        place(path, node)
        for path in python_files("tests")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Assert) and re.search(r"perf_counter\(|time\.monotonic\(", ast.unparse(node.test))
    ]
    assert not short
    assert not timed


def test_every_test_file_is_collected() -> None:
    """A test in a file that pytest does not look into never fails."""
    lost = [
        place(path)
        for path in python_files("tests")
        if not path.name.startswith("test_")
        and any(isinstance(node, ast.FunctionDef) and node.name.startswith("test_") for node in tree_of(path).body)
    ]
    assert not lost


def test_constraints_pin_versions_and_name_no_host() -> None:
    """Every line pins one package; where packages come from is not the project's business."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert not [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+_-]+", line)]
    assert len(pins) == len({re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in pins})


# Spelled in pieces, so that this file does not find itself.
FORBIDDEN = {
    "a folder of one machine": re.compile(r"(?<![\w.])/(?:" + r"root|work|home/(?!me/)\w+|Users/(?!me/)\w+)/"),
    "a package registry": re.compile(
        r"pythonhosted" + r"\.org|pypi\.\w+/simple|(?:extra-)?index" + r"-url|find" + "-links ?="
    ),
}


def test_no_file_names_this_machine_or_a_registry() -> None:
    """What is committed works anywhere."""
    found = []
    for path in tracked():
        if path.suffix in {".png", ".ttf", ".otf", ".qm", ".sqlite", ".ico", ".icns", ".gz"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            found += [
                f"{path.relative_to(ROOT)}:{number}: {what}" for what, bad in FORBIDDEN.items() if bad.search(line)
            ]
    assert not found


@pytest.mark.parametrize("line", ["x = '/" + "root/x'", "see /" + "work/shared", "https://pypi." + "org/simple"])
def test_the_machine_check_sees_what_it_looks_for(line: str) -> None:
    """The check above can fail."""
    assert any(bad.search(line) for bad in FORBIDDEN.values())


def test_lock_files_stay_out() -> None:
    """Lock files name registry hosts; versions are pinned in constraints.txt."""
    locks = {"uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "pylock.toml"}
    assert not [path for path in tracked() if path.name in locks]
