"""The script that makes the environment: what it asks for, what it installs, and what it says when it may not."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def setup_env() -> ModuleType:
    """The script as a module of its own."""
    spec = importlib.util.spec_from_file_location("setup_env_under_test", ROOT / "tools" / "setup_env.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bare_debian(setup_env: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Debian 12 without the libraries of Qt, seen by an ordinary user."""
    known = {"libglib2.0-0", "libdbus-1-3", "libegl1", "libgl1", "libfontconfig1", "libxkbcommon0", "libxcb-cursor0"}
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(setup_env, "is_loadable", lambda soname: soname == "libGL.so.1")
    monkeypatch.setattr(setup_env, "package_there", lambda package: package in known)
    monkeypatch.setattr(setup_env, "may_install", lambda: False)
    monkeypatch.setattr(setup_env, "sudo", lambda: "sudo ")
    monkeypatch.setattr(setup_env.shutil, "which", lambda name: f"/usr/bin/{name}")
    return setup_env


def test_an_ordinary_user_gets_the_one_line_to_run(bare_debian: ModuleType) -> None:
    """Exactly what is missing, by the names this release has."""
    with pytest.raises(bare_debian.Stop) as stopped:
        bare_debian.check_system(screen=False, python_too=True)
    line = (
        "sudo apt-get install -y --no-install-recommends libglib2.0-0 libdbus-1-3 libegl1 libfontconfig1 libxkbcommon0"
    )
    assert [line] == [text.strip() for text in str(stopped.value).splitlines() if "apt-get" in text]


def test_newer_releases_have_another_name_for_glib(bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian 13 and Ubuntu 24.04 renamed it for 64-bit times."""
    monkeypatch.setattr(bare_debian, "package_there", lambda _package: True)
    with pytest.raises(bare_debian.Stop, match=r"libglib2\.0-0t64 libdbus"):
        bare_debian.check_system(screen=False, python_too=True)


def test_a_screen_needs_more(bare_debian: ModuleType) -> None:
    """The plugin for X11 loads libraries of its own."""
    with pytest.raises(bare_debian.Stop, match="libxcb-cursor0"):
        bare_debian.check_system(screen=True, python_too=True)


def test_root_installs_what_is_missing(bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is still missing afterwards is said, not passed over."""
    installed: list[str] = []
    monkeypatch.setattr(bare_debian, "may_install", lambda: True)
    monkeypatch.setattr(bare_debian.subprocess, "call", lambda *_arguments, **_named: 0)
    monkeypatch.setattr(bare_debian, "install", installed.extend)
    with pytest.raises(bare_debian.Stop, match=r"Still missing.*libglib-2\.0\.so\.0"):
        bare_debian.check_system(screen=False, python_too=True)
    assert ["libglib2.0-0", "libdbus-1-3", "libegl1", "libfontconfig1", "libxkbcommon0"] == installed


def test_no_python_that_fits_is_asked_for_in_the_same_line(
    bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names what is needed and what is here; Python and libraries come with one command."""
    monkeypatch.setattr(bare_debian, "find_python", lambda: None)
    with pytest.raises(bare_debian.Stop, match=r"3\.11.*venv and ensurepip") as stopped:
        bare_debian.check_system(screen=False, python_too=True)
    (line,) = (text.strip() for text in str(stopped.value).splitlines() if "apt-get" in text)
    assert line.startswith("sudo apt-get install -y --no-install-recommends python3 python3-venv libglib2.0-0 ")


def test_this_python_fits_and_a_missing_one_does_not(setup_env: ModuleType, tmp_path: Path) -> None:
    """The probe runs the Python rather than trusting its name."""
    assert setup_env.fits(sys.executable)
    assert not setup_env.fits(str(tmp_path / "python3.12"))


def test_the_stamp_follows_what_the_environment_depends_on(
    setup_env: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed pin makes the environment anew; an unchanged tree costs nothing."""
    (tmp_path / "tools").mkdir()
    for name in ("constraints.txt", "pyproject.toml", "tools/setup_env.py"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(setup_env, "ROOT", tmp_path)
    monkeypatch.setattr(setup_env, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(setup_env, "PYTHON", Path(sys.executable))
    assert not setup_env.is_current()
    setup_env.STAMP.write_text(setup_env.fingerprint(), encoding="ascii")
    assert setup_env.is_current()
    (tmp_path / "constraints.txt").write_text("x==1\n", encoding="utf-8")
    assert not setup_env.is_current()


@pytest.mark.process
def test_a_wrong_word_shows_how_to_use_it() -> None:
    """Exit code 2 and the usage."""
    program = ROOT / "tools" / "setup_env.py"
    done = subprocess.run([sys.executable, program, "dance"], capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert "setup_env.py demo" in done.stderr


def test_set_up_leaves_standard_output_to_what_was_asked_for(
    setup_env: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """`make demo ARGS=--headless` is read by programs: what pip says stands beside it."""
    monkeypatch.setattr(setup_env, "PYTHON", Path(sys.executable))
    setup_env.pip("--version")
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("pip ")
