"""What the window asks of the services: reads of a moment on the GUI thread, long ones aside, decisions on the lane.

The desk is a value that is replaced when somebody else sits down or a setting changes; this is the one place that
holds the present one.
"""

from __future__ import annotations

import dataclasses
import logging
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Concatenate, ParamSpec, TypeVar

from moderator_app import config
from moderator_app.domain.items import DeliveryState, InboxRow
from moderator_app.domain.roles import Moderator, Role
from moderator_app.domain.views import ChannelView, Counters, DeliveryView, InboxQuery, ItemView, ThreadView
from moderator_app.errors import UserError
from moderator_app.services import health, inbox, lists, moderation, moderators, outbox
from moderator_app.services.aside import Aside
from moderator_app.services.changes import Watcher
from moderator_app.services.desk import Desk
from moderator_app.services.drafts import DraftStore, open_drafts
from moderator_app.services.health import Situation
from moderator_app.services.moderation import Possible
from ui.bridge import Bridge
from ui.composer.kept import KeptDrafts

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class Work:
    """The services as one window uses them.

    Args:
        desk: an opened profile; closed with this.
        bridge: brings what the lanes finish to the GUI thread.
    """

    def __init__(self, desk: Desk, bridge: Bridge) -> None:
        self.desk = desk
        self.bridge = bridge
        self._aside = Aside(desk)
        self._heads = lists.Heads()
        self._unsaved_told = False
        self._saving: Future[None] | None = None
        self._store: DraftStore = open_drafts(desk)
        self.drafts = KeptDrafts(self._store, bridge)
        bridge.watch(Watcher(desk))

    def close(self) -> None:
        """Finish what is queued and let go of the profile."""
        self.bridge.stop()
        self.drafts.close()
        self._store.close()
        self._aside.close()
        self._keep_settings()
        self.desk.close()

    # Reads of a moment ---------------------------------------------------------------

    def rows(self, ids: Sequence[int]) -> Sequence[InboxRow]:
        """Rows of the list (`InboxReader`)."""
        return inbox.rows(self.desk, ids, drafts=self.drafts.cases())

    def ids(self, query: InboxQuery) -> array[int]:
        """A whole list, at once: for tests and short ones; the pane asks `ask_ids`."""
        return lists.ids(self.desk, query)

    def counters(self) -> Counters:
        return inbox.counters(self.desk, midnight_us=self.midnight_us())

    def item(self, item_id: int) -> ItemView:
        """An item.

        Raises:
            UserError: `not_found`.
        """
        return inbox.item(self.desk, item_id)

    def thread(self, thread_id: int, limit: int) -> ThreadView:
        """A thread with its newest messages, `limit` of them.

        Raises:
            UserError: `not_found`.
        """
        return inbox.thread(self.desk, thread_id, limit=limit)

    def possible(self, item_id: int) -> list[Possible]:
        """What can be done with an item, and why the rest cannot.

        Raises:
            UserError: `not_found`.
        """
        return moderation.available(self.desk, item_id)

    def people(self) -> list[Moderator]:
        return moderators.everyone(self.desk)

    def names(self) -> dict[str, str]:
        """Actor -> name."""
        return moderators.names(self.desk)

    def channels(self) -> list[ChannelView]:
        return health.channels(self.desk)

    def situation(self) -> Situation:
        return health.situation(self.desk)

    def engine_elsewhere(self) -> bool:
        """Whether another process serves this profile."""
        return health.engine(self.desk).alive

    def midnight_us(self) -> int:
        """Start of the local day, UTC microseconds."""
        return lists.midnight_us(self.desk)

    # Reads aside ------------------------------------------------------------------------

    def ask_ids(
        self,
        query: InboxQuery,
        known: array[int],
        done: Callable[[array[int], int], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """A whole list, searches in every word included, off the GUI thread (`IdsReader`)."""

        def read(desk: Desk) -> tuple[array[int], int]:
            ids = lists.ids(desk, query, heads=self._heads)
            return ids, lists.count_new(known, ids) if known else 0

        self.bridge.follow(self._aside.run(read, self.desk), lambda found: done(*found), failed)

    def aside(self, read: Callable[[Desk], T]) -> Future[T]:
        """Any longer read off the GUI thread."""
        return self._aside.run(read, self.desk)

    # Decisions -----------------------------------------------------------------------------

    def decide(
        self,
        change: Callable[Concatenate[Any, Desk, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[T]:
        """Run a decision of the services on the writer lane; nothing is said to have happened before its result."""
        return self.desk.submit(change, *args, **kwargs)

    def about_to_leave(self) -> list[DeliveryView]:
        """Replies held or queued: what quitting asks about."""
        return outbox.rows(self.desk, (DeliveryState.HELD, DeliveryState.QUEUED))

    def send_all_now(self) -> Future[int]:
        """End the undo window of everything that is held; how many."""
        held = [each.entry_id for each in outbox.rows(self.desk, (DeliveryState.HELD,))]

        def each_one(conn: Any, desk: Desk) -> int:
            for entry_id in held:
                outbox.send_now(conn, desk, entry_id)
            return len(held)

        return self.desk.submit(each_one)

    # Who and how -----------------------------------------------------------------------------

    def sit_down(self, moderator: Moderator) -> None:
        """Somebody works here from now on; remembered for the next start."""
        self.desk = self.desk.worked_by(moderator)
        self.choose(config.MODERATOR_ID, str(moderator.id))

    def add_moderator(self, name: str, role: Role | None, language: str) -> Future[Moderator]:
        """Enter somebody new."""
        return self.desk.submit(moderators.add, name, role, language)

    def choose(self, setting: config.Setting[Any], value: config.Value) -> None:
        """Change a setting; the file is written off the GUI thread."""
        changed = self.desk.config.with_value(setting, value)
        if changed == self.desk.config:
            return
        desk = self.desk.with_config(changed)
        self.desk = dataclasses.replace(desk, hold_s=changed.get(config.HOLD_S))
        self._saving = self._aside.run(lambda _desk: changed.save(), self.desk)
        self.bridge.follow(self._saving, failed=self._on_not_saved)

    def _keep_settings(self) -> None:
        """A closing reader drops what it had not begun: what was chosen in the last moment is written here."""
        if self._saving is None or not self._saving.cancelled():
            return
        try:
            self.desk.config.save()
        except UserError as error:
            _log.error("settings not kept at the end: %s", error)

    def _on_not_saved(self, error: UserError) -> None:
        """Said once: what cannot be written now could not be a second ago, and sizes and places are kept often."""
        if not self._unsaved_told:
            self._unsaved_told = True
            self.bridge.failed.emit(error)
