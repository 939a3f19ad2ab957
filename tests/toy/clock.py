"""A clock that tests own: the wall may jump, the machine may sleep or start anew."""

from __future__ import annotations

import threading

from moderator_app.clock import SECOND_US

START_US = 1_800_000_000 * SECOND_US


class ToyClock:
    """Time stands still until a test, or somebody's wait, moves it."""

    def __init__(self) -> None:
        self.wall = START_US
        self.awake = 1_000 * SECOND_US
        self.boot = "boot-1"
        self._lock = threading.Lock()

    def now_us(self) -> int:
        return self.wall

    def awake_us(self) -> int:
        return self.awake

    def boot_id(self) -> str:
        return self.boot

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        if not event.is_set():
            self.pass_s(timeout_s)
        return event.is_set()

    def pass_s(self, seconds: float) -> None:
        """Time goes by, asleep or awake."""
        with self._lock:
            self.wall += round(seconds * SECOND_US)
            self.awake += round(seconds * SECOND_US)

    def jump_s(self, seconds: float) -> None:
        """Somebody sets the wall clock."""
        self.wall += round(seconds * SECOND_US)

    def reboot(self, name: str) -> None:
        """The machine starts anew: its second clock begins again."""
        self.boot = name
        self.awake = 10 * SECOND_US
