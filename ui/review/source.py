"""What the log pane asks for; everything is read in a thread of its own, since proving the chain takes its time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from moderator_app.domain.matrix.rows import Row
from moderator_app.domain.roles import Moderator
from moderator_app.domain.views import ChannelView
from moderator_app.errors import UserError
from moderator_app.services import accounts, anchors, inbox, log_filter, matrix, moderators, past, review, sla
from moderator_app.services.anchors import Anchor, Verified
from moderator_app.services.aside import Aside
from moderator_app.services.desk import Desk
from moderator_app.services.log_filter import SavedView
from moderator_app.services.past import PastCase
from moderator_app.services.review import Filter, LogLine
from moderator_app.services.sla import ItemClocks
from ui.bridge import Bridge
from ui.safe_text import visible

PAGE = 100
Failed = Callable[[UserError], None]


class LogSource(Protocol):
    """Everything the pane needs; answers come on the GUI thread."""

    def page(self, wanted: Filter, after: int | None, done: Callable[[Sequence[LogLine]], None], bad: Failed) -> None:
        """Entries before number `after`, newest first."""

    def case(self, entry_id: int, done: Callable[[tuple[PastCase, ItemClocks | None]], None], bad: Failed) -> None:
        """The case of an entry as it was then, and the clocks of its item."""

    def verify(self, done: Callable[[Verified], None], bad: Failed) -> None:
        """Prove the chain."""

    def progress(self) -> tuple[int, int]:
        """(entries read, of how many) of the proof under way."""

    def anchors(self) -> Sequence[Anchor]:
        """The newest anchor that was kept, if any."""

    def export(self, path: Path, wanted: Filter, done: Callable[[int], None], bad: Failed) -> None:
        """Write a file; how many entries."""

    def people(self) -> Sequence[Moderator]:
        """Whose entries there may be."""

    def channels(self) -> Sequence[ChannelView]:
        """Where something may have been decided."""

    def rows(self) -> Sequence[Row]:
        """The reply matrix."""

    def author(self, author_id: int) -> str:
        """The name of an author."""

    def saved(self) -> Sequence[SavedView]:
        """Lists that whoever works here keeps."""

    def save(self, name: str, wanted: Filter, done: Callable[[], None], bad: Failed) -> None:
        """Keep a list."""

    def drop(self, view_id: int, done: Callable[[], None], bad: Failed) -> None:
        """Forget a list."""

    def now_us(self) -> int:
        """UTC microseconds."""


class DeskLog:
    """The real source. `close` it with the window."""

    def __init__(self, desk: Callable[[], Desk], bridge: Bridge) -> None:
        self._desk, self._bridge = desk, bridge
        self._aside: Aside | None = None
        self._progress = (0, 0)

    def _reader(self) -> Aside:
        if self._aside is None:
            self._aside = Aside(self._desk())
        return self._aside

    def close(self) -> None:
        if self._aside is not None:
            self._aside.close()

    def page(self, wanted: Filter, after: int | None, done: Callable[[Sequence[LogLine]], None], bad: Failed) -> None:
        read = self._reader().run(
            lambda desk: review.entries(desk, wanted, after=after, limit=PAGE, folded=True), self._desk()
        )
        self._bridge.follow(read, done, bad)

    def case(self, entry_id: int, done: Callable[[tuple[PastCase, ItemClocks | None]], None], bad: Failed) -> None:
        def read(desk: Desk) -> tuple[PastCase, ItemClocks | None]:
            found = past.case(desk, entry_id)
            item = found.line.item_id
            return found, None if item is None else sla.clocks(desk, item)

        self._bridge.follow(self._reader().run(read, self._desk()), done, bad)

    def verify(self, done: Callable[[Verified], None], bad: Failed) -> None:
        self._progress = (0, 0)

        def note(read: int, total: int) -> None:
            self._progress = (read, total)

        read = self._reader().run(lambda desk: review.verify(desk, progress=note, here=False), self._desk())
        self._bridge.follow(read, done, bad)

    def progress(self) -> tuple[int, int]:
        return self._progress

    def anchors(self) -> Sequence[Anchor]:
        return anchors.kept(self._desk(), 1)

    def export(self, path: Path, wanted: Filter, done: Callable[[int], None], bad: Failed) -> None:
        read = self._reader().run(lambda desk: review.export(desk, path, wanted), self._desk())
        self._bridge.follow(read, done, bad)

    def people(self) -> Sequence[Moderator]:
        return moderators.everyone(self._desk(), former=True)

    def channels(self) -> Sequence[ChannelView]:
        return accounts.channels(self._desk())

    def rows(self) -> Sequence[Row]:
        return matrix.read(self._desk()).rows

    def author(self, author_id: int) -> str:
        try:
            return visible(inbox.author(self._desk(), author_id).name)
        except UserError:
            return "…"

    def saved(self) -> Sequence[SavedView]:
        return log_filter.saved(self._desk())

    def save(self, name: str, wanted: Filter, done: Callable[[], None], bad: Failed) -> None:
        desk = self._desk()
        self._bridge.follow(desk.submit(log_filter.save, name, wanted), lambda _nothing: done(), bad)

    def drop(self, view_id: int, done: Callable[[], None], bad: Failed) -> None:
        desk = self._desk()
        self._bridge.follow(desk.submit(log_filter.drop, view_id), lambda _nothing: done(), bad)

    def now_us(self) -> int:
        return self._desk().clock.now_us()
