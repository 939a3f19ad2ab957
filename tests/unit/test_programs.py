"""Starting our own programs again, and those of others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from moderator_app import programs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process looks like the frozen window."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("/opt/moderator/moderator-gui")))


@pytest.mark.process
def test_the_source_tree_starts_itself() -> None:
    """The command names this Python and a package that it can run from here."""
    command = programs.console_command()
    assert command[0] == sys.executable
    probe = "import importlib.util, sys; assert importlib.util.find_spec(sys.argv[1] + '.__main__')"
    subprocess.run([command[0], "-c", probe, command[2]], cwd=ROOT, check=True, timeout=30)


@pytest.mark.usefixtures("frozen")
def test_the_frozen_window_starts_the_console_program() -> None:
    """Never itself: the engine would open another window."""
    assert [str(Path("/opt/moderator/moderator"))] == programs.console_command()


@pytest.mark.usefixtures("frozen")
def test_others_get_the_library_path_back() -> None:
    """What was there before comes back; what was not there is gone."""
    inside = {"LD_LIBRARY_PATH": "/opt/moderator/_internal", "LD_LIBRARY_PATH_ORIG": "/usr/own", "PATH": "/bin"}
    assert {"LD_LIBRARY_PATH": "/usr/own", "PATH": "/bin"} == programs.outside_environment(inside)
    assert {"PATH": "/bin"} == programs.outside_environment({"LD_LIBRARY_PATH": "/opt/moderator", "PATH": "/bin"})


def test_unfrozen_nothing_changes() -> None:
    """A library path that a user set is theirs."""
    assert {"LD_LIBRARY_PATH": "/mine"} == programs.outside_environment({"LD_LIBRARY_PATH": "/mine"})
