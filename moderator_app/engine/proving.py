"""Proves the log while nothing else is to be done: a few entries a look, whole once a day, what is new after a while.

A round begins at the first entry each day, since what was proven yesterday can be altered today. When a round reaches
the end and finds the log whole, the day's anchor is written. A read is far below what a frame or a writer would feel;
nothing is written but how far it got.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import Final

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.roles import ENGINE_ACTOR
from moderator_app.engine.access import Access
from moderator_app.storage import proof, proof_mark
from moderator_app.storage.connect import Connection
from moderator_app.storage.proof_mark import Standing

log = logging.getLogger(__name__)

CHUNK: Final = 1_000
"""Entries a read: about ten milliseconds."""
CHUNKS: Final = 3
"""Reads a look."""
KEPT_EVERY: Final = 50_000
"""Entries after which the place is written down: a crash goes on from there."""
REST_US: Final = 30 * SECOND_US
"""How long new entries wait for their proof once the end was reached."""


class Prover:
    """One for an engine; called by its supervising thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._now: Standing | None = None
        self._kept = 0
        self._rests_until_us = 0

    def look(self, access: Access) -> int:
        """Prove some entries; how many were read."""
        awake = self._clock.awake_us()
        if awake < self._rests_until_us:
            return 0
        now_us = self._clock.now_us()
        if self._now is None:
            self._now = access.read(proof_mark.standing)
            self._kept = self._now.entries
        if proof_mark.day(self._now.began_us) != proof_mark.day(now_us):
            self._now = replace(self._now, upto=0, entries=0, began_us=now_us, round_bad=0)
            self._kept = 0
        done = 0
        for _ in range(CHUNKS):
            newest = access.read(proof.newest)
            if self._now.upto >= newest:
                self._finish(access, newest)
                self._rests_until_us = awake + REST_US
                break
            done += self._read(access, min(self._now.upto + CHUNK, newest))
        if self._now.entries - self._kept >= KEPT_EVERY:
            self._keep(access)
        return done

    def _read(self, access: Access, last: int) -> int:
        before = self._round()
        found = access.read(partial(proof.part, after=before.upto, last=last))
        bad = min((each for each in (found.first_bad, *found.altered_words) if each), default=0)
        self._now = replace(before, upto=last, entries=before.entries + found.entries)
        self._accuse(access, bad)
        return found.entries

    def _accuse(self, access: Access, bad: int) -> None:
        """Say at once what is bad, the first of all."""
        before = self._round()
        if bad and not before.round_bad:
            self._now = replace(before, first_bad=bad, round_bad=bad)
            if before.first_bad != bad:
                log.error("the chain of the log is broken at entry %d", bad)
            self._keep(access)

    def _finish(self, access: Access, newest: int) -> None:
        """The end was reached."""
        self._accuse(access, access.read(partial(proof.cut_after, last_id=newest)) or 0)
        before = self._round()
        whole = not before.round_bad
        today = proof_mark.day(before.began_us)
        if whole and proof_mark.day(before.whole_us) != today and access.read(proof_mark.worth_it):
            access.write(partial(self._anchor, count=before.entries, cause=f"anchor:{today}"))
        if before.entries != self._kept or (whole and proof_mark.day(before.whole_us) != today):
            self._now = replace(before, whole_us=self._clock.now_us(), first_bad=0) if whole else before
            self._keep(access)

    def _anchor(self, conn: Connection, count: int, cause: str) -> None:
        proof_mark.take(conn, self._clock, ENGINE_ACTOR, count, cause=cause)

    def _keep(self, access: Access) -> None:
        found = self._round()
        self._kept = found.entries
        access.write(partial(proof_mark.keep, found=found, now_us=self._clock.now_us()))

    def _round(self) -> Standing:
        return self._now if self._now is not None else Standing()
