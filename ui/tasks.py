"""Things that happen again or later: with the countdown the only makers of timers, so a test finds one left over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from moderator_app.errors import UserError
from moderator_app.services.desk import Desk

if TYPE_CHECKING:
    from ui.work import Work

T = TypeVar("T")


class Repeater(QObject):
    """Calls every so often until it is stopped."""

    def __init__(self, call: Callable[[], None], every_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def running(self) -> bool:
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        self._call()


class Later(QObject):
    """Calls once the event loop is idle: after the first page was painted, after the last letter was typed."""

    def __init__(self, call: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, delay_ms: int = 0) -> None:
        """Call after `delay_ms`; started again before that, it begins to wait anew."""
        self._timer.start(delay_ms)

    def stop(self) -> None:
        self._timer.stop()

    def pending(self) -> bool:
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        self._call()


class ReadAside(Generic[T]):
    """Reads something off the GUI thread; asked again while it is read, it is read once more.

    Args:
        work: whose.
        begin: makes the read of this moment, on the GUI thread.
        shown: is given what was read.
        failed: is told why nothing was.
    """

    def __init__(
        self,
        work: Work,
        begin: Callable[[], Callable[[Desk], T]],
        shown: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> None:
        self._work, self._begin, self._shown, self._failed = work, begin, shown, failed
        self._reading = self._stale = False

    def ask(self) -> None:
        """Read it anew."""
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        self._work.bridge.follow(self._work.aside(self._begin()), self._on_read, self._on_failed)

    def _on_read(self, found: T) -> None:
        self._shown(found)
        self._next()

    def _on_failed(self, error: UserError) -> None:
        self._failed(error)
        self._next()

    def _next(self) -> None:
        self._reading = False
        if self._stale:
            self.ask()
