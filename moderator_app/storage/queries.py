"""Hot reads of the inbox: SQL text run by the driver directly; partial-index predicates stand in it literally.

A bound parameter in a predicate switches its partial index off (performance.md, section 3), so each view has its own
text. Pages go by key, never by offset. A test checks plan and columns of every statement on the migrated schema.
"""

from __future__ import annotations

import base64
import binascii
import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.filters import NO_LINK, Group, head
from moderator_app.domain.items import DeliveryState, InboxRow, ItemState, Waiting
from moderator_app.domain.views import Counters, InboxQuery, Moment, Sort, View
from moderator_app.errors import NOT_FOUND, UserError, declare
from moderator_app.storage import filtering, search
from moderator_app.storage.connect import Connection

MAX_LIST: Final = 100_000
"""A list longer than this is cut: nobody scrolls through it."""
CAP: Final = 1_000
"""Figures that no trigger counts stop here and are shown as `1000+`."""
_FOUND: Final = 5_000
_NEAREST: Final = 3

BAD_CURSOR = declare(
    "bad_cursor",
    "The place to go on from is not one that this list gave.",
    "Место продолжения не из этого списка.",
    hint_en="Use the value of `next` from the page before, with the same filters.",
    hint_ru="Возьмите значение `next` с предыдущей страницы при тех же фильтрах.",
)

_DUE: Final = "coalesce(due_at, started_at + 9000000000000000)"


@dataclass(frozen=True, slots=True)
class _List:
    """Where a view's items are, and by what they are sorted: a column or expression that an index of its own has."""

    where: str
    key: str
    descending: bool


_OPEN_EXTRA: Final = {
    View.UNASSIGNED: " AND assignee IS NULL",
    View.MINE: " AND assignee = :me",
    View.OVERDUE: " AND due_at IS NOT NULL AND due_at <= :now",
    # What burns has little working time left, so it is due within the horizon: no walk past what is due later.
    View.BURNING: " AND due_at IS NOT NULL AND due_at > :now AND due_at <= :horizon AND burn_at <= :now",
    View.DUE_IN_SHIFT: " AND due_at IS NOT NULL AND due_at > :now AND due_at <= :shift_end",
}

_WAITING_EXTRA: Final = {
    View.WAITING: "",
    View.WAITING_AUTHOR: " AND waiting_reason = 'author'",
    View.WAITING_COLLEAGUE: " AND waiting_reason = 'colleague'",
    View.WAITING_EXPERT: " AND waiting_reason = 'expert'",
    View.SNOOZED: " AND waiting_reason = 'snooze'",
}


def _list(query: InboxQuery) -> _List:
    newest = query.sort is Sort.NEW
    match query.view:
        case View.OPEN | View.UNASSIGNED | View.MINE | View.BURNING | View.OVERDUE | View.DUE_IN_SHIFT:
            extra = _OPEN_EXTRA.get(query.view, "")
            return _List(f"state = 'open'{extra}", "last_at" if newest else _DUE, newest)
        case View.NEEDS_ME:
            needs = "(delivery_state IN ('unsure', 'stale', 'refused') OR needs_look = 1)"
            return _List(needs, "last_at", descending=True)
        case View.MENTIONED:
            mine = "mentioned <> '' AND instr(mentioned, ',' || :me || ',') > 0"
            return _List(mine, "last_at", descending=True)
        case View.WAITING | View.WAITING_AUTHOR | View.WAITING_COLLEAGUE | View.WAITING_EXPERT | View.SNOOZED:
            return _List(f"state = 'waiting'{_WAITING_EXTRA[query.view]}", "last_at", descending=True)
        case View.DONE_TODAY:
            return _List("state = 'done' AND settled_at >= :since", "last_at", descending=True)
        case View.DONE:
            return _List("state = 'done'", "last_at", descending=True)
        case View.ALL:
            return _List("1", "last_at", descending=True)


NO_MOMENT: Final = Moment(now_us=0, horizon_us=0)
"""Before any time: nothing burns, nothing is late."""


def _values(query: InboxQuery, me: str | None) -> dict[str, Any]:
    moment = query.moment or NO_MOMENT
    return {
        "me": me,
        "channel": query.channel_id,
        "since": query.since or 0,
        "now": moment.now_us,
        "horizon": moment.horizon_us,
        "shift_end": moment.shift_end_us or 0,
    }


def _where(query: InboxQuery) -> str:
    listed = _list(query)
    return listed.where + (" AND channel_id = :channel" if query.channel_id is not None else "")


_EVERY: Final = {
    # In the order of the list SQLite would walk every done or open item to find the few of these.
    View.DONE_TODAY: "item INDEXED BY item_settled",
    View.OVERDUE: "item INDEXED BY item_due",
    View.BURNING: "item INDEXED BY item_due",
    View.DUE_IN_SHIFT: "item INDEXED BY item_due",
}
_FOUND_FIRST: Final = "(SELECT value AS found FROM json_each(:found)) CROSS JOIN item ON item.id = found"


def _read_from(conn: Connection, query: InboxQuery, values: dict[str, Any]) -> tuple[str, str]:
    """(what stands behind FROM, the conditions) of a list; `values` takes what is bound."""
    where = _where(query)
    source = _EVERY.get(query.view, "item")
    if query.filter.asks():
        where += filtering.conditions(query.view, query.filter, values, values["me"])
        source = filtering.source(query.view, query.filter, values) or source
    if words := query.words():
        if query.filter.link not in {"", NO_LINK}:  # two short lists: one is read, the other asked
            where += f" AND item.id IN (SELECT found FROM {source})"
        source = _FOUND_FIRST
        values["found"] = json.dumps(search.item_ids(conn, words, limit=_FOUND))
    return source, where


def _text(conn: Connection, query: InboxQuery, values: dict[str, Any], columns: str, place: str = "") -> str:
    """The statement of a list in its order; `place` is a condition that says where to go on."""
    listed = _list(query)
    source, where = _read_from(conn, query, values)
    way = "DESC" if listed.descending else "ASC"
    return f"SELECT {columns} FROM {source} WHERE {where}{place} ORDER BY {listed.key} {way}, id {way} LIMIT :limit"


def _select(conn: Connection, query: InboxQuery, values: dict[str, Any], place: str = "") -> list[tuple[int, int]]:
    """(id, sort key) of a list."""
    return conn.execute(_text(conn, query, values, f"id, {_list(query).key}", place), values).fetchall()


def inbox_ids(conn: Connection, query: InboxQuery, *, me: str | None = None, limit: int = MAX_LIST) -> array[int]:
    """All ids of a list in its order (`array('q')`)."""
    return array("q", [row[0] for row in _select(conn, query, _values(query, me) | {"limit": limit})])


_GROUPED_BY: Final = {
    Group.THREAD: "thread_id",
    Group.AUTHOR: "author_id",
    Group.CLUSTER: "id",
}


def inbox_groups(
    conn: Connection,
    query: InboxQuery,
    *,
    me: str | None = None,
    heads: Mapping[int, int] | None = None,
    limit: int = MAX_LIST,
) -> array[int]:
    """A list gathered by `query.group`: a head before those that belong together, the group of the first item first.

    Args:
        conn: any connection.
        query: what to list; gathered is what it lists first, `limit` of them.
        me: the actor who looks.
        heads: item -> the item that names its cluster, for `Group.CLUSTER`.
        limit: at most so many items.

    Returns:
        Ids with heads between them (`domain.filters.head`); what stands alone has no head.
    """
    known = heads if heads is not None and query.group is Group.CLUSTER else {}
    values = _values(query, me) | {"limit": limit, "heads": json.dumps(known)}
    listed = _text(conn, query, values, f"id, {_GROUPED_BY[query.group]} AS gathered")
    rows = conn.execute(
        "WITH head AS MATERIALIZED (SELECT CAST(key AS INTEGER) AS item, value AS first FROM json_each(:heads)),"
        f" listed AS (SELECT id, gathered, row_number() OVER () AS place FROM ({listed})), gathered AS (SELECT e.id,"
        " e.place, coalesce(h.first, e.gathered) AS key FROM listed e LEFT JOIN head h ON h.item = e.gathered),"
        " counted AS (SELECT id, key, place, min(place) OVER (PARTITION BY key) AS first,"
        " count(*) OVER (PARTITION BY key) AS together FROM gathered)"
        " SELECT id, key, place = first, together FROM counted ORDER BY first, place",
        values,
    ).fetchall()
    found: array[int] = array("q")
    for item_id, key, begins, together in rows:
        if begins and together > 1:
            found.append(head(key, together))
        found.append(item_id)
    return found


def inbox_page(
    conn: Connection, query: InboxQuery, *, me: str | None = None, limit: int = 100, after: str | None = None
) -> tuple[list[int], str | None]:
    """One page of a list and where the next one begins; None: this was the last.

    Raises:
        UserError: `bad_cursor`.
    """
    listed = _list(query)
    values = _values(query, me) | {"limit": limit + 1}
    place = ""
    if after is not None:
        values["key"], values["id"] = _decoded(after)
        place = f" AND ({listed.key}, id) {'<' if listed.descending else '>'} (:key, :id)"
    rows = _select(conn, query, values, place)
    page = rows[:limit]
    return [int(row[0]) for row in page], _encoded(page[-1][1], page[-1][0]) if len(rows) > limit else None


def _encoded(key: int, item_id: int) -> str:
    return base64.urlsafe_b64encode(f"{key}.{item_id}".encode()).decode().rstrip("=")


def _decoded(cursor: str) -> tuple[int, int]:
    try:
        key, item_id = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split(".")
        return int(key), int(item_id)
    except (ValueError, binascii.Error, UnicodeDecodeError) as error:
        raise UserError(BAD_CURSOR) from error


_ROWS: Final = (
    "SELECT i.id, a.platform, i.channel_id, c.name, i.author_id, p.name, i.kind, t.title,"
    " substr(m.text, 1, 240), i.state, i.waiting_reason, i.due_at, i.assignee, i.delivery_state, i.needs_look,"
    " i.message_count, i.last_at, i.until, i.started_at, i.thread_id, i.new_since, i.tags, i.claimed_by, i.settled_by,"
    " i.settled_at, i.metric, i.warn_at, i.burn_at, i.left_us, coalesce(r.message_id, 0) < i.last_message_id,"
    " coalesce((SELECT o.ours FROM message o WHERE o.thread_id = i.thread_id AND c.private = 1"
    "  ORDER BY o.created_at DESC LIMIT 1), 0),"
    " iif(i.settled_by = 'own', 'own', (SELECT e.kind FROM entry e WHERE i.settler LIKE 'entry:%'"
    "  AND e.id = CAST(substr(i.settler, 7) AS INTEGER)))"
    " FROM json_each(?) j CROSS JOIN item i ON i.id = j.value JOIN channel c ON c.id = i.channel_id"
    " JOIN account a ON a.id = c.account_id JOIN author p ON p.id = i.author_id JOIN thread t ON t.id = i.thread_id"
    " JOIN message m ON m.id = i.last_message_id"
    " LEFT JOIN read_mark r ON r.thread_id = i.thread_id AND r.author_id = i.author_id"
)


# Looking a value up costs a tenth of asking the enumeration, and a page asks three hundred times.
_STATES: Final = {each.value: each for each in ItemState}
_WAITING: Final[dict[str | None, Waiting | None]] = {None: None, **{each.value: each for each in Waiting}}
_DELIVERIES: Final[dict[str | None, DeliveryState | None]] = {
    None: None,
    **{each.value: each for each in DeliveryState},
}


def inbox_rows(
    conn: Connection, ids: Sequence[int], *, me: str | None = None, names: Mapping[str, str] | None = None
) -> list[InboxRow]:
    """Rows ready to be painted, in any order; an id that is gone is left out.

    Args:
        conn: any connection.
        ids: item ids.
        me: the actor who looks.
        names: actor -> short name to show.
    """
    known = names or {}
    return [
        InboxRow(
            id=row[0],
            platform=row[1],
            channel_id=row[2],
            channel_name=row[3],
            author_id=row[4],
            author_name=row[5],
            kind=row[6],
            thread_title=row[7],
            excerpt=row[8],
            state=_STATES[row[9]],
            waiting_reason=_WAITING[row[10]],
            due_at=row[11],
            assignee=None if row[12] is None else known.get(row[12], row[12]),
            mine=me is not None and row[12] == me,
            unread=bool(row[29]),
            draft=False,
            delivery_state=_DELIVERIES[row[13]],
            needs_look=bool(row[14]),
            ours_last=bool(row[30]),
            message_count=row[15],
            last_at=row[16],
            until=row[17],
            started_at=row[18],
            thread_id=row[19],
            new_since=row[20],
            tags=tuple(row[21].split(",")) if row[21] else (),
            claimed_by=None if row[22] is None else known.get(row[22], row[22]),
            claimed_mine=me is not None and row[22] == me,
            done_by=None if row[23] is None else known.get(row[23], row[23]),
            done_at=row[24],
            metric=row[25],
            warn_at=row[26],
            burn_at=row[27],
            left_us=row[28],
            done_what=row[31],
        )
        for row in conn.execute(_ROWS, (json.dumps(list(ids)),)).fetchall()
    ]


_CAPPED: Final = "SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {where} LIMIT :cap)"


def _capped(conn: Connection, view: View, values: dict[str, Any]) -> int:
    counted = _CAPPED.format(source=_COUNTED_BY.get(view, "item"), where=_where(InboxQuery(view=view)))
    return int(conn.execute(counted, values).fetchone()[0])


_COUNTED_BY: Final[dict[View, str]] = {view: source for view, source in _EVERY.items() if view is not View.DONE_TODAY}


def count(conn: Connection, query: InboxQuery, *, me: str | None = None) -> int:
    """How many a list has; stops at `CAP`."""
    values = _values(query, me) | {"cap": CAP}
    source, where = _read_from(conn, query, values)
    return int(conn.execute(_CAPPED.format(source=source, where=where), values).fetchone()[0])


def clock_counts(conn: Connection, moment: Moment) -> tuple[int, int, int]:
    """How many burn, are late, are due before the shift ends; each stops at `CAP`."""
    values = _values(InboxQuery(moment=moment), None) | {"cap": CAP}
    burning, late, due = (_capped(conn, view, values) for view in (View.BURNING, View.OVERDUE, View.DUE_IN_SHIFT))
    return burning, late, due


_NEWLY: Final = {
    "late": "due_at > :since AND due_at <= :now",
    "burning": "due_at > :now AND due_at <= :horizon AND burn_at <= :now AND burn_at > :since",
    "warned": "due_at > :now AND due_at <= :warn_horizon AND burn_at > :now AND warn_at <= :now AND warn_at > :since",
}


def newly(conn: Connection, what: str, moment: Moment, since_us: int, warn_horizon_us: int) -> tuple[int, ...]:
    """Open items that came into a level (`late`, `burning`, `warned`) since an instant, most urgent first."""
    rows = conn.execute(
        "SELECT id FROM item INDEXED BY item_due WHERE state = 'open' AND due_at IS NOT NULL"
        f" AND {_NEWLY[what]} ORDER BY due_at LIMIT :cap",
        _values(InboxQuery(moment=moment), None) | {"since": since_us, "warn_horizon": warn_horizon_us, "cap": CAP},
    ).fetchall()
    return tuple(int(row[0]) for row in rows)


def due_times(conn: Connection, until_us: int, limit: int) -> list[int]:
    """Due times of open items up to an instant, soonest first."""
    rows = conn.execute(
        "SELECT due_at FROM item INDEXED BY item_due WHERE state = 'open' AND due_at IS NOT NULL AND due_at <= ?"
        " ORDER BY due_at LIMIT ?",
        (until_us, limit),
    ).fetchall()
    return [int(row[0]) for row in rows]


def settled_since(conn: Connection, since_us: int, limit: int) -> list[int]:
    """When items were settled since an instant by people here, oldest first."""
    rows = conn.execute(
        "SELECT settled_at FROM item INDEXED BY item_settled WHERE state = 'done' AND settled_at IS NOT NULL"
        " AND settled_at >= ? ORDER BY settled_at LIMIT ?",
        (since_us, limit),
    ).fetchall()
    return [int(row[0]) for row in rows]


def begun(
    conn: Connection, since_us: int, until_us: int, after: tuple[int, int], limit: int
) -> list[tuple[int, int, int, int]]:
    """(last_at, id, thread id, author id) of items that began in a span, by (last_at, id)."""
    return conn.execute(
        "SELECT last_at, id, thread_id, author_id FROM item INDEXED BY item_all WHERE last_at >= ?1"
        " AND (last_at, id) > (?3, ?4) AND started_at >= ?1 AND started_at < ?2 ORDER BY last_at, id LIMIT ?5",
        (since_us, until_us, *after, limit),
    ).fetchall()


def counters(conn: Connection, *, me: str | None = None, midnight_us: int = 0, moment: Moment = NO_MOMENT) -> Counters:
    """Figures of the rail, from the counters that triggers keep; the rest stop at `CAP`."""
    states: dict[str, int] = {}
    channels: dict[int, int] = {}
    outbox: dict[DeliveryState, int] = {}
    for scope, ref, state, total in conn.execute("SELECT scope, ref, state, total FROM counter").fetchall():
        if scope == "all":
            states[state] = total
        elif scope == "channel" and state == ItemState.OPEN.value:
            channels[ref] = total
        elif scope == "delivery":
            outbox[DeliveryState(state)] = total
    views = {
        View.OPEN: states.get("open", 0),
        View.WAITING: states.get("waiting", 0),
        View.DONE: states.get("done", 0),
        View.ALL: sum(states.values()),
    }
    values = _values(InboxQuery(since=midnight_us, moment=moment), me) | {"cap": CAP}
    for view in View:
        if view not in views:
            views[view] = _capped(conn, view, values)
    return Counters(views=views, channels=channels, outbox=outbox)


def find_item(conn: Connection, number: int) -> int:
    """The item of an item id or of any message id (design §2, rule 5).

    Raises:
        UserError: `not_found`, with the nearest ids that there are.
    """
    row = conn.execute(
        "SELECT coalesce((SELECT item_id FROM message WHERE id = :n), (SELECT id FROM item WHERE id = :n))",
        {"n": number},
    ).fetchone()
    if row[0] is not None:
        return int(row[0])
    near = conn.execute(
        "SELECT id FROM (SELECT id FROM (SELECT id FROM item WHERE id < :n ORDER BY id DESC LIMIT :k)"
        " UNION SELECT id FROM (SELECT id FROM item WHERE id > :n ORDER BY id LIMIT :k))"
        " ORDER BY abs(id - :n), id LIMIT :k",
        {"n": number, "k": _NEAREST},
    ).fetchall()
    raise UserError(NOT_FOUND, what="item", wanted=number, nearest=", ".join(str(each[0]) for each in near))


def mark_read(conn: Connection, item_id: int) -> None:
    """Somebody has the item on screen; in a write transaction."""
    conn.execute(
        "INSERT INTO read_mark(thread_id, author_id, message_id) SELECT thread_id, author_id, last_message_id FROM item"
        " WHERE id = ? ON CONFLICT (thread_id, author_id)"
        " DO UPDATE SET message_id = max(message_id, excluded.message_id)",
        (item_id,),
    )
