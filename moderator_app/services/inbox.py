"""Reading: lists of items, an item, its thread, its author, search. Every call is short and indexed."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import replace

from moderator_app.domain.items import InboxRow
from moderator_app.domain.views import AuthorCard, Counters, InboxQuery, ItemView, MessageView, ThreadView
from moderator_app.services import moderators, sla
from moderator_app.services.desk import Desk
from moderator_app.services.targets import item_of
from moderator_app.storage import queries, reading, search
from moderator_app.storage.connect import Connection


def _me(desk: Desk) -> str | None:
    return None if desk.moderator is None else str(desk.moderator.id)


def ids(desk: Desk, query: InboxQuery, *, limit: int = queries.MAX_LIST) -> array[int]:
    """All ids of a list in its order (`array('q')`)."""
    return queries.inbox_ids(desk.reader, sla.timed(desk, query), me=_me(desk), limit=limit)


def page(desk: Desk, query: InboxQuery, *, limit: int = 100, after: str | None = None) -> tuple[list[int], str | None]:
    """One page of ids, and the cursor of the next one; None: that was all.

    Raises:
        UserError: `bad_cursor`.
    """
    return queries.inbox_page(desk.reader, sla.timed(desk, query), me=_me(desk), limit=limit, after=after)


def rows(desk: Desk, wanted: Sequence[int], *, drafts: Collection[tuple[int, int]] = ()) -> list[InboxRow]:
    """Rows of these ids, in any order; an id that is gone is left out.

    Args:
        desk: whose.
        wanted: item ids.
        drafts: cases (thread id, author id) that have an unfinished reply.
    """
    found = queries.inbox_rows(desk.reader, wanted, me=_me(desk), names=moderators.names(desk))
    if not drafts:
        return found
    return [replace(row, draft=True) if (row.thread_id, row.author_id) in drafts else row for row in found]


def counters(desk: Desk, *, midnight_us: int = 0) -> Counters:
    """Figures of the rail; `midnight_us` is the start of the local day, for *done today*."""
    return queries.counters(desk.reader, me=_me(desk), midnight_us=midnight_us, moment=sla.moment(desk))


def item(desk: Desk, wanted: int) -> ItemView:
    """An item by its number or that of any of its messages, or of an answer to them.

    Raises:
        UserError: `not_found`, with the nearest.
    """
    return reading.item(desk.reader, item_of(desk.reader, wanted).id)


def thread(
    desk: Desk, thread_id: int, *, limit: int = reading.THREAD_MESSAGES, before: tuple[int, int] | None = None
) -> ThreadView:
    """What an item stands under: the post, its newest messages (a tree by `reply_to_id`), and what is on its way.

    Args:
        desk: whose.
        thread_id: of the item.
        limit: how many messages at most.
        before: (created_at, id) of the oldest message shown, for what stands before it.

    Raises:
        UserError: `not_found`.
    """
    return reading.thread(desk.reader, thread_id, limit=limit, before=before)


def message(desk: Desk, message_id: int) -> MessageView:
    """One message.

    Raises:
        UserError: `not_found`.
    """
    return reading.message(desk.reader, message_id)


def author(desk: Desk, author_id: int) -> AuthorCard:
    """An author with their history; `items` are ids for `rows`.

    Raises:
        UserError: `not_found`.
    """
    return reading.author(desk.reader, author_id)


def find(desk: Desk, words: str, *, limit: int = 50, after: int | None = None) -> list[search.Hit]:
    """Messages that hold the words, newest first, each with a snippet of (text, is it a match) parts."""
    return search.search(desk.reader, words, limit=limit, after=after)


def mark_read(conn: Connection, _desk: Desk, item_id: int) -> None:
    """Somebody has the item on screen."""
    queries.mark_read(conn, item_id)
