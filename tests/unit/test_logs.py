"""The log files: private, redacted as a whole, rotated, and where unhandled failures land."""

from __future__ import annotations

import logging
import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from moderator_app import logs
from moderator_app.paths import Profile, open_profile


def hide_secret(text: str) -> str:
    """A stand-in for `net.redaction`."""
    return text.replace("hunter2", "•••")


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """An empty profile."""
    return open_profile(tmp_path / "profile")


@pytest.fixture
def started(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """Logging is on; call it for what the file says."""
    monkeypatch.setattr(sys, "excepthook", lambda *_facts: None)
    monkeypatch.setattr(threading, "excepthook", lambda _facts: None)
    stop = logs.start_logging(profile, "engine", hide_secret)
    yield lambda: (profile.logs / "engine.log").read_text(encoding="utf-8")
    stop()


@pytest.mark.rule(12)
def test_a_line_is_in_utc_and_redacted(started: Callable[[], str]) -> None:
    """Arguments are redacted like the message they are put into."""
    logging.getLogger("x").info("signed in with %s", "hunter2")
    line = started()
    assert "signed in with •••" in line
    assert "Z INFO x [" in line
    assert "hunter2" not in line


@pytest.mark.rule(12)
@pytest.mark.expects_log("unhandled")
def test_unhandled_failures_are_logged_and_redacted(started: Callable[[], str]) -> None:
    """A traceback can carry a secret, in the main thread as in any other."""
    try:
        raise ValueError("hunter2 was wrong")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)

    def fail() -> None:
        raise KeyError("hunter2 in a thread")

    thread = threading.Thread(target=fail, name="lane")
    thread.start()
    thread.join()
    written = started()
    assert "ValueError: ••• was wrong" in written
    assert "unhandled in lane" in written
    assert "hunter2" not in written


@pytest.mark.rule(8)
@pytest.mark.skipif(os.name != "posix", reason="Windows has no mode bits")
def test_files_are_private_after_rotation_too(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mode 0600 for every file, and old ones are dropped."""
    monkeypatch.setattr(logs, "MAX_BYTES", 200)
    stop = logs.start_logging(profile, "cli", hide_secret)
    for number in range(50):
        logging.getLogger("x").info("line %d", number)
    stop()
    written = sorted(path.name for path in profile.logs.iterdir())
    assert ["cli.log", *(f"cli.log.{number}" for number in range(1, logs.KEPT_FILES + 1))] == written
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in profile.logs.iterdir()}


def test_a_rotation_that_fails_loses_no_line(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a file that is open elsewhere cannot be renamed: the log goes on in it."""
    monkeypatch.setattr(logs, "MAX_BYTES", 200)

    def refuse(_self: object, _source: str, _target: str) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(logs.PrivateRotatingHandler, "rotate", refuse)
    stop = logs.start_logging(profile, "cli", hide_secret)
    for number in range(20):
        logging.getLogger("x").info("line %d", number)
    stop()
    written = (profile.logs / "cli.log").read_text(encoding="utf-8")
    assert [f"line {number}" for number in range(20)] == [line.partition("] ")[2] for line in written.splitlines()]


def test_stopping_restores_what_was(profile: Profile) -> None:
    """Nothing of it survives: handlers, level, hooks."""
    root = logging.getLogger()
    before = (list(root.handlers), root.level, sys.excepthook, threading.excepthook)
    logs.start_logging(profile, "window", hide_secret)()
    assert before == (list(root.handlers), root.level, sys.excepthook, threading.excepthook)
