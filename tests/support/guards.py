"""What a test may leave behind: nothing. Each guard notes what happens during a test and says what was wrong.

Guards collect rather than raise: the fault may happen in another thread, or the code under test may swallow it.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import socket
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable
from typing import Any, Final

import pytest

_OURS: Final = __file__
_GRACE_S: Final = 1.0  # a thread that was told to end may need a moment on a busy machine
_RESERVED: Final = (".invalid", ".test", ".example")  # RFC 2606: never exist


def calling_place() -> str:
    """File and line of the innermost caller that is neither this module nor a library."""
    frames = [frame for frame in traceback.extract_stack() if frame.filename != _OURS]
    own = [frame for frame in frames if "site-packages" not in frame.filename and "/lib/python" not in frame.filename]
    frame = (own or frames)[-1]
    return f"{frame.filename}:{frame.lineno} ({frame.name})"


class LogGuard(logging.Handler):
    """Notes every warning or worse that the test did not expect.

    Expected are: what matches a marker `expects_log("pattern")`, and what is logged at the very level of an enclosing
    `caplog.at_level(...)`.
    """

    def __init__(self, patterns: list[str], caplog: pytest.LogCaptureFixture | None) -> None:
        super().__init__(logging.WARNING)
        self._patterns = [re.compile(pattern) for pattern in patterns]
        self._caplog = caplog
        self.unexpected: list[str] = []
        self._seen: set[re.Pattern[str]] = set()

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        matching = [pattern for pattern in self._patterns if pattern.search(text)]
        self._seen.update(matching)
        asked = self._caplog is not None and self._caplog.handler.level == record.levelno
        if not matching and not asked:
            self.unexpected.append(f"{record.levelname} {record.name}: {text} ({record.pathname}:{record.lineno})")

    def complaints(self) -> list[str]:
        """What went wrong, one text each."""
        absent = [pattern.pattern for pattern in self._patterns if pattern not in self._seen]
        return [
            *(f"unexpected log: {line}" for line in self.unexpected),
            *(f"expected log did not come: {pattern}" for pattern in absent),
        ]


class ThreadGuard:
    """Notes who started threads and finds those that outlive the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._places: weakref.WeakKeyDictionary[threading.Thread, str] = weakref.WeakKeyDictionary()
        start = threading.Thread.start

        def noted_start(thread: threading.Thread) -> None:
            self._places[thread] = calling_place()
            start(thread)

        monkeypatch.setattr(threading.Thread, "start", noted_start)

    def complaints(self) -> list[str]:
        """The threads still alive after a moment of grace, with the line that started each."""
        end = time.monotonic() + _GRACE_S
        left = []
        for thread, place in list(self._places.items()):
            if thread.ident is not None:
                thread.join(max(0.0, end - time.monotonic()))
            if thread.is_alive():
                left.append(f"thread {thread.name!r} still runs, started at {place}")
        return left


class QtGuard:
    """Notes who started timers and Qt threads and finds those still active after the test's widgets are gone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from PySide6.QtCore import QThread, QTimer

        self._timers: list[tuple[weakref.ref[QTimer], str]] = []
        self._threads: list[tuple[weakref.ref[QThread], str]] = []
        start_timer: Callable[..., None] = QTimer.start
        start_thread: Callable[..., None] = QThread.start

        def noted_timer(timer: QTimer, *arguments: Any) -> None:
            self._timers.append((weakref.ref(timer), calling_place()))
            start_timer(timer, *arguments)

        def noted_thread(thread: QThread, *arguments: Any) -> None:
            self._threads.append((weakref.ref(thread), calling_place()))
            start_thread(thread, *arguments)

        monkeypatch.setattr(QTimer, "start", noted_timer)
        monkeypatch.setattr(QThread, "start", noted_thread)

    def complaints(self) -> list[str]:
        """Active timers and running threads, with the line that started each."""
        from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
        from shiboken6 import isValid

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # widgets that qtbot closed
        left = []
        for timer_ref, place in self._timers:
            timer: QTimer | None = timer_ref()
            if timer is not None and isValid(timer) and timer.isActive():
                timer.stop()
                left.append(f"QTimer still runs, started at {place}")
        for thread_ref, place in self._threads:
            thread: QThread | None = thread_ref()
            if thread is not None and isValid(thread) and thread.isRunning() and not thread.wait(int(_GRACE_S * 1000)):
                left.append(f"QThread still runs, started at {place}")
        return left


class NetworkTouched(Exception):
    """A test reached for another machine."""


class NetworkGuard:
    """Lets tests reach this machine only, and notes every attempt at another."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._attempts: list[str] = []
        for name in ("connect", "connect_ex", "sendto"):
            monkeypatch.setattr(socket.socket, name, self._guarded(getattr(socket.socket, name), name))
        look_up = socket.getaddrinfo

        def noted_look_up(host: str | bytes | None, *arguments: Any, **named: Any) -> Any:
            if (text := host.decode() if isinstance(host, bytes) else host) is not None and not is_this_machine(text):
                if text.lower().rstrip(".").endswith(_RESERVED):
                    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
                self._refuse(f"look-up of {text}")
            return look_up(host, *arguments, **named)

        monkeypatch.setattr(socket, "getaddrinfo", noted_look_up)

    def _guarded(self, original: Callable[..., Any], name: str) -> Callable[..., Any]:
        def guarded(sock: socket.socket, *arguments: Any) -> Any:
            address = arguments[-1]
            if sock.family in {socket.AF_INET, socket.AF_INET6} and not is_this_machine(str(address[0])):
                self._refuse(f"{name} to {address[0]}:{address[1]}")
            return original(sock, *arguments)

        return guarded

    def _refuse(self, what: str) -> None:
        self._attempts.append(f"network: {what}, at {calling_place()}")
        raise NetworkTouched(what)

    def complaints(self) -> list[str]:
        """The attempts, whether or not their exception was swallowed."""
        return self._attempts


def is_this_machine(host: str) -> bool:
    """Loopback and the unspecified address, by number or name."""
    if host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def qt_is_loaded() -> bool:
    """Whether Qt is in this process; guards never load it themselves."""
    return "PySide6.QtCore" in sys.modules
