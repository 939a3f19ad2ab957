"""Listens for what the audience suddenly speaks of: the last hour against the usual, when there is news."""

from __future__ import annotations

from functools import partial
from typing import Final

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.audience import LATELY, WINDOW_US, Heard, candidates, spikes, usual_spans
from moderator_app.domain.matrix.likeness import words_of
from moderator_app.domain.report.metrics import NEGATIVE
from moderator_app.engine.access import Access
from moderator_app.storage import audience, likeness

LOOK_US: Final = 30 * SECOND_US
_MOST: Final = 2_000
"""Messages of the last hour that are looked at, and of each earlier week: more tell no more."""


class Listener:
    """One thread owns it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._looked_us: int | None = None
        self._newest = -1

    def look(self, access: Access) -> list[int]:
        """Numbers of the spikes that began since the last look."""
        awake = self._clock.awake_us()
        if self._looked_us is not None and awake - self._looked_us < LOOK_US:
            return []
        self._looked_us = awake
        newest = access.read(likeness.newest_message)
        if newest == self._newest:
            return []
        self._newest = newest
        now_us = self._clock.now_us()
        now = self._heard(access, now_us - WINDOW_US, now_us + 1, _MOST)
        first = access.read(audience.first_at)
        if first is None or not candidates(now):
            return []
        spans = [span for span in usual_spans(now_us) if span[0] >= first]
        usual = [each for span in spans for each in self._heard(access, *span, _MOST)]
        before = self._heard(access, first, now_us - WINDOW_US, LATELY)
        found = spikes(now, usual, before, len(spans))
        if not found:
            return []
        return access.write(partial(audience.keep, found=found, now_us=now_us))

    @staticmethod
    def _heard(access: Access, since_us: int, until_us: int, limit: int) -> list[Heard]:
        rows = access.read(partial(audience.heard, since_us=since_us, until_us=until_us, limit=limit))
        return [
            Heard(item=item, author=author, words=words_of(text), negative=negativity >= NEGATIVE)
            for item, author, text, negativity in rows
        ]
