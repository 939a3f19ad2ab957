"""Notices that the machine slept or that somebody set the wall clock, so that nothing waits by an old plan (rule 7)."""

from __future__ import annotations

from typing import Final

from moderator_app.clock import SECOND_US, Clock

JUMP_US: Final = 2 * SECOND_US
"""Wall clock and the clock that counts sleep differ by more than this: the wall clock was set."""
SLEPT_US: Final = 30 * SECOND_US
"""So much longer than asked for took a wait: the machine, or this process, slept."""


class Jumps:
    """Compares two clocks from one look to the next; looked at some times a second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._drift = self._present_drift()
        self._looked_us = clock.awake_us()

    def _present_drift(self) -> int:
        return self._clock.now_us() - self._clock.awake_us()

    def happened(self) -> bool:
        """Whether anything happened since the last look."""
        now, drift = self._clock.awake_us(), self._present_drift()
        jumped = abs(drift - self._drift) > JUMP_US
        slept = now - self._looked_us > SLEPT_US
        self._looked_us = now
        if jumped:
            self._drift = drift
        return jumped or slept
