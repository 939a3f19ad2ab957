"""The strict fixtures of `tests/conftest.py` are themselves seen to fail what they are meant to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]

# What is planted, and the line that must be said about it.
FAULTS = {
    "log": (
        """
        import logging
        def test_it():
            logging.getLogger('x').warning('odd %d', 7)
        """,
        "*unexpected log: WARNING x: odd 7 (*test_log.py:3)*",
    ),
    "silence": (
        """
        import pytest
        @pytest.mark.expects_log('odd')
        def test_it(): pass
        """,
        "*expected log did not come: odd*",
    ),
    "thread": (
        """
        import threading
        def test_it():
            end = threading.Event()
            threading.Thread(target=end.wait, args=(20,), daemon=True, name='lane').start()
        """,
        "*thread 'lane' still runs, started at *test_thread.py:4*",
    ),
    "timer": (
        """
        from PySide6.QtCore import QTimer
        KEPT = []
        def test_it(qapp):
            KEPT.append(QTimer())
            KEPT[0].start(1000)
        """,
        "*QTimer still runs, started at *test_timer.py:5*",
    ),
    "qthread": (
        """
        from PySide6.QtCore import QThread
        KEPT = []
        def test_it(qapp):
            KEPT.append(QThread())
            KEPT[0].start()
        import atexit
        atexit.register(lambda: (KEPT[0].quit(), KEPT[0].wait()))
        """,
        "*QThread still runs, started at *test_qthread.py:5*",
    ),
    "machine": (
        """
        import socket
        def test_it():
            try:
                socket.create_connection(('192.0.2.1', 9), timeout=1)
            except Exception:
                pass
        """,
        "*network: *192.0.2.1*test_machine.py:4*",
    ),
    "name": (
        """
        import socket
        def test_it():
            try:
                socket.getaddrinfo('www.python.org', 80)
            except Exception:
                pass
        """,
        "*network: look-up of www.python.org*test_name.py:4*",
    ),
    "qt": (
        """
        from PySide6.QtCore import qWarning
        def test_it(qapp):
            qWarning('strange')
        """,
        "*QtWarningMsg*strange*",
    ),
    "python": (
        """
        import warnings
        def test_it():
            warnings.warn('curious', stacklevel=1)
        """,
        "*UserWarning: curious*",
    ),
    "file": (
        """
        def test_it(tmp_path):
            open(tmp_path / 'x', 'w')
        """,
        "*ResourceWarning*",
    ),
}

CLEAN = """
import logging, os, socket, threading
import keyring, pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

def test_expected_by_level(caplog):
    with caplog.at_level(logging.WARNING):
        logging.getLogger("x").warning("asked for")

@pytest.mark.expects_log("^asked")
def test_expected_by_mark():
    logging.getLogger("x").error("asked for")

def test_thread_that_ends():
    threading.Thread(target=lambda: None).start()

def test_widget_with_timer(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    QTimer(widget).start(1000)

def test_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()

def test_a_name_that_never_exists_is_not_found():
    with pytest.raises(socket.gaierror):
        socket.create_connection(("shop.invalid", 80))

@given(st.integers())
def test_drawn(number):
    assert isinstance(number, int)

def test_home_is_its_own():
    assert "home" in os.path.basename(os.environ["HOME"])
    assert os.environ["MODERATOR_PROFILE"].startswith(os.environ["HOME"])
    assert keyring.get_password("a", "b") is None
    keyring.set_password("a", "b", "c")

def test_keyring_is_its_own():
    assert keyring.get_password("a", "b") is None
    keyring.set_password("a", "b", "c")
"""


def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, **files: str) -> pytest.RunResult:
    """Run planted test files under the project's own settings and fixtures."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makepyfile(**files)
    pytester.makeconftest(
        "from tests.conftest import *\nfrom tests.conftest import _isolated_home, _nothing_left_behind"
    )
    settings = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "no:cacheprovider")
    return pytester.runpytest_subprocess(*settings, str(pytester.path))


@pytest.mark.process
def test_each_fault_fails_its_test_and_names_the_line(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind of leftover is seen, with the place it comes from; in any order, each fault fails its own test only."""
    result = run(pytester, monkeypatch, **{f"test_{name}": text for name, (text, _) in FAULTS.items()})
    lines = result.stdout.lines
    for name, (_, said) in FAULTS.items():
        result.stdout.fnmatch_lines_random([said])
        assert [name] == [name for line in lines if line.startswith(("ERROR", "FAILED")) and f"test_{name}.py" in line]


@pytest.mark.process
def test_clean_tests_pass(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is allowed is allowed, and nothing of one test is seen by the next."""
    run(pytester, monkeypatch, test_clean=CLEAN).assert_outcomes(passed=9)
