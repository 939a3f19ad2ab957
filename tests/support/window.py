"""What tests of the window name in their signatures."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.support.inbox_rows import NOW_US

Look = Callable[..., None]
"""Sets the look: `look(theme, density, language)`."""
AssertGolden = Callable[[QWidget, str], None]


class StillClock:
    """Time that moves only when told."""

    def __init__(self, now_us: int = NOW_US) -> None:
        self.now = now_us

    def now_us(self) -> int:
        return self.now

    def awake_us(self) -> int:
        return self.now

    def boot_id(self) -> str:
        return "test"

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        return event.wait(0)
