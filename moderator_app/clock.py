"""Time as an argument: every component receives a clock, so tests own time and laptops may sleep.

All instants are UTC microseconds (``int``). `Clock.awake_us` counts time while the machine sleeps too, and only
differences within one boot (`Clock.boot_id`) mean anything; `time.monotonic()` would stop with the lid.
"""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

SECOND_US: Final = 1_000_000
MINUTE_US: Final = 60 * SECOND_US
HOUR_US: Final = 60 * MINUTE_US
DAY_US: Final = 24 * HOUR_US

_BOOT_ID_FILE: Final = Path("/proc/sys/kernel/random/boot_id")


class WallClock(Protocol):
    """What a component may know about the time of day."""

    def now_us(self) -> int:
        """Wall clock, UTC microseconds."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A wall clock that stands: for whoever is told the time instead of reading it."""

    at_us: int

    def now_us(self) -> int:
        return self.at_us


class Clock(WallClock, Protocol):
    """What a component may know about time."""

    def awake_us(self) -> int:
        """Microseconds since some moment of this boot, sleep included."""

    def boot_id(self) -> str:
        """Names the boot within which `awake_us` values can be compared."""

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        """Wait until the event is set or the time is over; True when it is set."""


def _boot_clock() -> int | None:
    """The id of a clock that counts sleep, where the system has one."""
    return getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """The machine's clocks."""

    def __init__(self) -> None:
        self._boot_clock = _boot_clock()
        self._boot_id = self._read_boot_id()

    def now_us(self) -> int:
        return time.time_ns() // 1_000

    def awake_us(self) -> int:
        if self._boot_clock is not None:
            return time.clock_gettime_ns(self._boot_clock) // 1_000
        # Windows' and macOS' monotonic clocks: QueryPerformanceCounter counts sleep, mach_absolute_time does not;
        # the boot id below then names this process only, so that a stale value is never compared.
        return time.monotonic_ns() // 1_000

    def boot_id(self) -> str:
        return self._boot_id

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        return event.wait(timeout_s)

    def _read_boot_id(self) -> str:
        if self._boot_clock is not None:
            try:
                return _BOOT_ID_FILE.read_text(encoding="ascii").strip()
            except OSError:
                pass  # a sandbox without /proc: fall through to an id of this process
        return f"process-{uuid.uuid4()}"


def iso(at_us: int) -> str:
    """ISO-8601 with ``Z``; microseconds only where there are any."""
    seconds, micros = divmod(at_us, SECOND_US)
    text = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{micros:06d}Z" if micros else f"{text}Z"


def from_iso(text: str) -> int:
    """UTC microseconds of an ISO-8601 time; a time without a zone is taken as UTC.

    Raises:
        ValueError: when the text is no such time.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    whole = int(moment.replace(microsecond=0).timestamp())
    return whole * SECOND_US + moment.microsecond
