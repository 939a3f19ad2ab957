"""The timers of the window: one tick on the whole second for all clocks, and a deadline for what disappears.

No other module but `ui/tasks.py` makes a `QTimer`, so that a test can find who left one running.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from moderator_app.clock import SECOND_US, Clock

_MILLISECOND_US: Final = 1_000


class Countdown(QObject):
    """One ticking clock for everything that counts.

    Signals:
        ticked: on each whole second; argument: now, UTC microseconds.
    """

    ticked = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._offset_us = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def now_us(self) -> int:
        """The present as platforms have it, UTC microseconds."""
        return self._clock.now_us() + self._offset_us

    def set_offset(self, offset_us: int) -> None:
        """By how much the clock of this machine is slow against the platforms'."""
        self._offset_us = offset_us

    def start(self) -> None:
        self._arm()

    def stop(self) -> None:
        self._timer.stop()

    def _arm(self) -> None:
        into = self._clock.now_us() % SECOND_US
        self._timer.start(max(1, (SECOND_US - into) // _MILLISECOND_US + 1))

    def _on_timeout(self) -> None:
        self.ticked.emit(self.now_us())
        self._arm()


class Deadline(QObject):
    """Calls once when its time is over, unless stopped or started anew."""

    def __init__(self, call: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, delay_ms: int) -> None:
        self._timer.start(delay_ms)

    def stop(self) -> None:
        self._timer.stop()

    def pending(self) -> bool:
        return self._timer.isActive()

    def run_now(self) -> None:
        """Do it at once when it is pending: before the window closes."""
        if self._timer.isActive():
            self._timer.stop()
            self._call()

    def _on_timeout(self) -> None:
        self._call()
