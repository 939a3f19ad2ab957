"""Every test runs in a home, a profile and a keyring of its own, reaches no other machine and leaves nothing behind."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import keyring
import pytest
from hypothesis import HealthCheck, settings

from tests.support.guards import LogGuard, NetworkGuard, QtGuard, ThreadGuard, qt_is_loaded
from tests.support.keyrings import FILE_VARIABLE, FileKeyring, MemoryKeyring

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent

# Deadlines measure the machine, not the code.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


class Guard(Protocol):
    """What notes something during a test."""

    def complaints(self) -> list[str]:
        """What was wrong; empty when nothing was."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden images; look at them")


@pytest.fixture(autouse=True)
def _isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees this person's files, profile, actor or language."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("HOME", home),
        ("USERPROFILE", home),
        ("APPDATA", home / "roaming"),
        ("LOCALAPPDATA", home / "local"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_CACHE_HOME", home / "cache"),
        ("XDG_STATE_HOME", home / "state"),
        ("MODERATOR_PROFILE", home / "profile"),
    ):
        monkeypatch.setenv(name, str(folder))
    for name in ("MODERATOR_ACTOR", "PYTHON_KEYRING_BACKEND", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(autouse=True)
def memory_keyring() -> MemoryKeyring:
    """The keyring of this process during the test; the system's is not even looked for."""
    kept = MemoryKeyring()
    keyring.set_keyring(kept)
    return kept


@pytest.fixture
def child_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment for programs a test starts: this test's home, and a keyring that two processes can share."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": f"{FileKeyring.__module__}.{FileKeyring.__qualname__}",
        FILE_VARIABLE: str(tmp_path_factory.mktemp("keyring") / "keyring.json"),
        "QT_QPA_PLATFORM": os.environ["QT_QPA_PLATFORM"],
    }


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest, _isolated_home: None) -> Iterator[None]:
    """Unexpected warnings, threads, timers and reaches for the network fail the test, naming the line."""
    patterns = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    caplog = request.getfixturevalue("caplog") if "caplog" in request.fixturenames else None
    log_guard = LogGuard(patterns, caplog)
    with pytest.MonkeyPatch.context() as patch:
        guards: list[Guard] = [log_guard, ThreadGuard(patch)]
        if request.node.get_closest_marker("allow_network") is None:
            guards.append(NetworkGuard(patch))
        if qt_is_loaded():
            guards.append(QtGuard(patch))
        logging.getLogger().addHandler(log_guard)
        try:
            yield
            complaints = [complaint for guard in guards for complaint in guard.complaints()]
        finally:
            logging.getLogger().removeHandler(log_guard)
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
