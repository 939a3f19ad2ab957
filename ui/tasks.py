"""Things that happen again or later: with the countdown the only makers of timers, so a test finds one left over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


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
