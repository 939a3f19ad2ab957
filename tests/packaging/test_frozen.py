"""The frozen programs start: as command line, as engine and as window, from a folder that knows nothing of the tree."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import moderator_app
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.packaging, pytest.mark.process]

ROOT = Path(__file__).resolve().parents[2]
SUFFIX = ".exe" if os.name == "nt" else ""

# Qt's modules that come under LGPL-3 and that the window needs; anything else is a licence question first.
LGPL_MODULES = {
    "Core", "DBus", "Gui", "Network", "OpenGL", "Svg", "Widgets", "XcbQpa",
    "WaylandClient", "WaylandEglClientHwIntegration", "WlShellIntegration",
}  # fmt: skip


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built folder, moved away from where it was built; MODERATOR_FROZEN names one that is built already."""
    if built := os.environ.get("MODERATOR_FROZEN"):
        return Path(built)
    place = tmp_path_factory.mktemp("frozen")
    done = subprocess.run(
        [
            sys.executable,
            ROOT / "tools" / "setup_env.py",
            *("package", "--distpath", place / "dist", "--workpath", place / "build", "--log-level", "WARN"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    if "PyInstaller needs more" in done.stderr or "cannot freeze it" in done.stderr:
        pytest.skip(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.rmtree(place / "build")
    return (place / "dist" / "moderator").rename(place / "moved")


@pytest.fixture
def environment(child_environment: dict[str, str]) -> dict[str, str]:
    """A user's: nothing points into this tree; the frozen program carries no test keyring."""
    kept = (
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "MODERATOR_PROFILE",
        "QT_QPA_PLATFORM",
        "SYSTEMROOT",
        "TEMP",
    )
    return {
        "PATH": os.defpath,
        "LANG": "C",  # what is printed is UTF-8 all the same
        **{name: value for name, value in child_environment.items() if name in kept or name.startswith("XDG_")},
    }


def run(program: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line, to its end."""
    return subprocess.run(
        [program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
        encoding="utf-8",
    )


@contextlib.contextmanager
def running(program: Path, environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A program that goes on; it is ended, and killed if it does not end."""
    process = subprocess.Popen(
        [program, *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    process.kill()


def engine_facts(profile: Path) -> dict[str, Any] | None:
    """What the running engine says about itself."""
    try:
        facts: dict[str, Any] = json.loads((profile / "engine.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return facts


def is_alive(pid: int) -> bool:
    """Whether the process exists and is no zombie."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def test_the_command_line_answers(frozen: Path, environment: dict[str, str]) -> None:
    """It knows its version, makes a store with its own migrations and speaks JSON."""
    program = frozen / f"moderator{SUFFIX}"
    version = run(program, environment, "--version")
    assert moderator_app.__version__ in version.stdout, version.stderr
    listed = run(program, environment, "account", "list", "--json")
    assert listed.returncode == 0, listed.stderr
    assert [] == json.loads(listed.stdout)["items"]
    doctor = run(program, environment, "doctor", "--json")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    assert all(check["ok"] for check in json.loads(doctor.stdout)["checks"])


def test_the_demo_and_its_engine_work(frozen: Path, environment: dict[str, str]) -> None:
    """The frozen demo serves, the frozen engine pulls from it, the inbox shows what came."""
    program = frozen / f"moderator{SUFFIX}"
    with running(program, environment, "demo", "--headless", "--seed", "1") as demo:
        assert demo.stdout is not None
        line = demo.stdout.readline()
        profile = json.loads(line)["profile"]

        def shown() -> list[Any]:
            done = run(program, environment, "--profile", profile, "inbox", "--json", "--limit", "5")
            items: list[Any] = json.loads(done.stdout)["items"] if done.returncode == 0 else []
            return items

        assert wait_until(shown, limit_s=60, what="the demo's comments in the inbox")


@pytest.mark.skipif(os.name == "nt", reason="end of file on a console pipe is looked at by the process tests there")
def test_the_engine_ends_with_its_pipe(frozen: Path, environment: dict[str, str]) -> None:
    """The engine says who it is, and stops within five seconds of its standard input's end."""
    profile = Path(environment["MODERATOR_PROFILE"])
    with running(frozen / "moderator", environment, "engine") as engine:
        facts = wait_until(lambda: engine_facts(profile), limit_s=30, what="engine.json")
        assert facts["pid"] == engine.pid
        assert engine.stdin is not None
        engine.stdin.close()
        assert engine.wait(5) == 0


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to ask a window to close")
def test_the_window_starts_its_engine_and_takes_it_along(frozen: Path, environment: dict[str, str]) -> None:
    """`moderator-gui` opens, starts the console program as its engine, and leaves none behind."""
    profile = Path(environment["MODERATOR_PROFILE"])
    with running(frozen / "moderator-gui", environment) as window:
        facts = wait_until(lambda: engine_facts(profile), limit_s=40, what="the window's engine")
        assert facts["pid"] != window.pid
        if sys.platform == "linux":
            assert Path(f"/proc/{facts['pid']}/exe").readlink().name == "moderator"
        assert window.poll() is None
        window.send_signal(signal.SIGTERM)
        window.wait(15)
    wait_until(lambda: not is_alive(facts["pid"]), limit_s=30, what="the engine's end")


def test_only_lgpl_modules_of_qt_ship_and_as_separate_files(frozen: Path) -> None:
    """LGPL-3 asks that Qt can be replaced; GPL-only modules must not come along by accident."""
    names = {
        path.name.split(".")[0]
        for path in frozen.rglob("*Qt6*")
        if path.suffix in {".so", ".dll", ".6"} or ".so." in path.name
    }
    modules = {name.removeprefix("lib").removeprefix("Qt6") for name in names}
    assert {"Core", "Gui", "Widgets"} <= modules
    assert modules <= LGPL_MODULES, modules - LGPL_MODULES


def test_what_ships_is_there_and_what_must_not_is_not(frozen: Path) -> None:
    """Resources, licences and time zones are in; tests, tools and Python's own are out."""
    inside = frozen / "_internal"
    assert (inside / "resources" / "themes").is_dir()
    assert (inside / "tzdata").is_dir()
    assert (inside / "resources" / "licenses" / "LGPL-3.0.txt").is_file()
    assert {"sqlalchemy", "requests", "keyring", "nh3"} <= {path.name for path in (inside / "licenses").iterdir()}
    assert not [
        name for name in ("tests", "bench", "pytest", "hypothesis", "tkinter", "mypy") if (inside / name).exists()
    ]
