"""Takes away what brands no longer keep: once a day, a chunk a look, each chunk an entry of its own."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Final

from moderator_app.clock import DAY_US, Clock
from moderator_app.domain.roles import ENGINE_ACTOR
from moderator_app.engine.access import Access
from moderator_app.errors import UserError
from moderator_app.storage import erasure, files, media, retention, reviews
from moderator_app.storage.connect import Connection

log = logging.getLogger(__name__)

EVERY_US: Final = DAY_US
"""Between two rounds, of the clock that counts sleep; the first begins with the engine."""


class Keeper:
    """One for an engine; called by its supervising thread.

    What it takes is gone from every list, search and file that is made from now on. SQLite's pages forget the bytes
    as they are used again; the command line's `privacy compact` makes them forget at once.
    """

    def __init__(
        self,
        clock: Clock,
        media_folder: Path | None = None,
        files_folder: Path | None = None,
        drafts: Path | None = None,
        forms: Path | None = None,
    ) -> None:
        self._clock = clock
        self._media = media_folder
        self._files = files_folder
        self._drafts = drafts
        self._forms = forms
        self._rests_until_us = 0
        self._left: list[tuple[int, int]] | None = None
        self._since_us = 0

    def look(self, access: Access) -> int:
        """One chunk of what is past its days; how many messages, or reviews of our own people."""
        awake = self._clock.awake_us()
        if awake < self._rests_until_us:
            return 0
        if access.read(reviews.past) and (taken := access.write(self._forget)):
            return taken
        if self._left is None:
            self._left = access.read(retention.channels)
            self._sweep(access)  # what a crash left between a file and its row
        while self._left:
            channel_id, days = self._left[0]
            now_us = self._clock.now_us()
            due = partial(retention.due, channel_id=channel_id, days=days, now_us=now_us, since_us=self._since_us)
            messages, self._since_us = access.read(due)
            if messages:
                access.write(partial(self._take, channel_id=channel_id, messages=messages))
                self._sweep(access)
                return len(messages)
            self._left.pop(0)
            self._since_us = 0
        self._left = None
        self._rests_until_us = awake + EVERY_US
        return 0

    def _forget(self, conn: Connection) -> int:
        return reviews.forget_past(conn, self._clock, ENGINE_ACTOR, reviews.past(conn))

    def _sweep(self, access: Access) -> None:
        if self._media is not None and self._media.is_dir():
            access.write(partial(media.sweep, folder=self._media))
        if self._files is None or self._drafts is None:
            return
        sweep = partial(
            files.sweep, folder=self._files, drafts=self._drafts, now_us=self._clock.now_us(), forms=self._forms
        )
        try:
            access.write(sweep)
        except (
            UserError,
            OSError,
        ) as error:  # drafts that cannot be read: what they name is not known, so everything stays
            log.warning("files that nobody needs could not be told apart: %s", error)

    def _take(self, conn: Connection, channel_id: int, messages: list[int]) -> None:
        data = {"what": "retention", "channel": channel_id}
        every = erasure.with_answers(conn, messages)
        erasure.erase_messages(conn, self._clock, ENGINE_ACTOR, every, data)
        for author_id in retention.silent(conn, messages):
            known = erasure.person(conn, author_id)
            if known is not None and not known.identity.startswith(erasure.ERASED):
                erasure.forget_person(conn, known, self._clock.now_us())
