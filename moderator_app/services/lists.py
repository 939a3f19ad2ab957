"""Whole lists as the window shows them: narrowed, gathered, counted. They read long: ask `services.aside`."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import datetime

from moderator_app.clock import SECOND_US
from moderator_app.domain.filters import Group
from moderator_app.domain.views import InboxQuery, View
from moderator_app.services import clusters, inbox, sla
from moderator_app.services.desk import Desk
from moderator_app.storage import queries


def ids(desk: Desk, query: InboxQuery, *, limit: int = queries.MAX_LIST) -> array[int]:
    """Ids of a list in its order; of a gathered one with the heads of its groups (`domain.filters.head`)."""
    query = dated(desk, query)
    if query.group is Group.NONE:
        return inbox.ids(desk, query, limit=limit)
    heads: dict[int, int] = {}
    if query.group is Group.CLUSTER:
        heads = {item: each.items[0] for each in clusters.listed(desk) for item in each.items}
    return queries.inbox_groups(desk.reader, sla.timed(desk, query), me=_me(desk), heads=heads, limit=limit)


def count(desk: Desk, query: InboxQuery) -> int:
    """How many a list has; stops at 1000 (`queries.CAP`)."""
    return queries.count(desk.reader, sla.timed(desk, dated(desk, query)), me=_me(desk))


def midnight_us(desk: Desk) -> int:
    """Start of the local day, UTC microseconds."""
    now = datetime.fromtimestamp(desk.clock.now_us() / SECOND_US).astimezone()
    return int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()) * SECOND_US


def dated(desk: Desk, query: InboxQuery) -> InboxQuery:
    """The query with the day, where its view is of today."""
    return replace(query, since=midnight_us(desk)) if query.view is View.DONE_TODAY else query


def _me(desk: Desk) -> str | None:
    return None if desk.moderator is None else str(desk.moderator.id)
