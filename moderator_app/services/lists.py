"""Whole lists as the window shows them: narrowed, gathered, counted. They read long: ask `services.aside`."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import datetime
from typing import Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.filters import Group, is_head
from moderator_app.domain.views import InboxQuery, View
from moderator_app.services import clusters, inbox, sla
from moderator_app.services.desk import Desk
from moderator_app.storage import queries

ANEW_US: Final = 5 * SECOND_US
_BLOCK: Final = 4_096


class Heads:
    """Item -> the item that names its cluster, gathered anew no more often than every five seconds.

    One thread asks it: a list is read again with every change, and gathering looks at every open item.
    """

    def __init__(self) -> None:
        self._read_at: int | None = None
        self._known: dict[int, int] = {}

    def of(self, desk: Desk) -> dict[int, int]:
        """As they were gathered last."""
        now = desk.clock.now_us()
        if self._read_at is None or not 0 <= now - self._read_at < ANEW_US:
            self._known = {item: each.items[0] for each in clusters.listed(desk) for item in each.items}
            self._read_at = now
        return self._known


def ids(desk: Desk, query: InboxQuery, *, limit: int = queries.MAX_LIST, heads: Heads | None = None) -> array[int]:
    """Ids of a list in its order; of a gathered one with the heads of its groups (`domain.filters.head`).

    Args:
        desk: whose.
        query: what to list.
        limit: at most so many items.
        heads: of clusters, kept from one read to the next; None: gathered for this one.
    """
    query = dated(desk, query)
    if query.group is Group.NONE:
        return inbox.ids(desk, query, limit=limit)
    known = (heads or Heads()).of(desk) if query.group is Group.CLUSTER else {}
    return queries.inbox_groups(desk.reader, sla.timed(desk, query), me=_me(desk), heads=known, limit=limit)


def count(desk: Desk, query: InboxQuery) -> int:
    """How many a list has; stops at 1000 (`queries.CAP`)."""
    return queries.count(desk.reader, sla.timed(desk, dated(desk, query)), me=_me(desk))


def count_new(known: array[int], ids: array[int]) -> int:
    """How many items of a list another reading of it has not; heads of groups do not count.

    What both begin and end with is compared at once. The rest is gone through by the interpreter, which lets other
    threads in every few milliseconds: making a set of a million in one go would keep a window from painting.
    """
    head, shorter = 0, min(len(known), len(ids))
    while head < shorter and known[head : head + _BLOCK] == ids[head : head + _BLOCK]:
        head += _BLOCK
    head = min(head, shorter)
    tail, most = 0, shorter - head
    while tail + _BLOCK <= most and _tail(known, tail) == _tail(ids, tail):
        tail += _BLOCK
    before = {each for each in known[head : len(known) - tail]}  # noqa: C416 - `set(...)` lets nobody in
    return sum(each not in before and not is_head(each) for each in ids[head : len(ids) - tail])


def _tail(ids: array[int], skipped: int) -> array[int]:
    end = len(ids) - skipped
    return ids[end - _BLOCK : end]


def midnight_us(desk: Desk) -> int:
    """Start of the local day, UTC microseconds."""
    now = datetime.fromtimestamp(desk.clock.now_us() / SECOND_US).astimezone()
    return int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()) * SECOND_US


def dated(desk: Desk, query: InboxQuery) -> InboxQuery:
    """The query with the day, where its view is of today."""
    return replace(query, since=midnight_us(desk)) if query.view is View.DONE_TODAY else query


def _me(desk: Desk) -> str | None:
    return None if desk.moderator is None else str(desk.moderator.id)
