"""The facts a report counts, in pages: no snapshot outlives a page, and every page is a range of an index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from moderator_app.clock import DAY_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.report.metrics import (
    MODERATION,
    QUIET_AT_LEAST,
    QUIET_DAYS,
    ClockFact,
    Deed,
    ItemFact,
)
from moderator_app.storage.connect import Connection

PAGE: Final = 4_000

_CHANNELS: Final = "(?{0} IS NULL OR {1}channel_id IN (SELECT value FROM json_each(?{0})))"
_ITEMS: Final = (
    "SELECT i.id, i.started_at, i.channel_id, i.author_id,"
    " CASE WHEN i.settler LIKE 'entry:%' THEN (SELECT kind FROM entry WHERE id = CAST(substr(i.settler, 7) AS INTEGER))"
    " WHEN i.settler LIKE 'own:%' THEN 'own' ELSE i.settler END, i.settled_at,"
    " coalesce(i.settled_by, i.assignee, i.claimed_by), coalesce(i.kind, g.kind), g.negativity, i.tags, s.fits"
    " FROM item i INDEXED BY item_started LEFT JOIN guess g ON g.message_id = i.last_message_id"
    " LEFT JOIN suggested s ON s.item_id = i.id"
    " WHERE i.started_at >= ?1 AND (i.started_at, i.id) > (?1, ?2) AND i.started_at < ?3"
    " ORDER BY i.started_at, i.id LIMIT ?4"
)
_CLOCKS: Final = (
    "SELECT item_id, metric, state, started_at, due_at, elapsed_us, instr(events, '\"voided\"') > 0 FROM clock"
    " WHERE item_id IN (SELECT value FROM json_each(?))"
)
_OUTCOMES: Final = (
    "SELECT e.id, m.item_id, json_extract(CAST(e.record AS TEXT), '$.data.outcome') FROM entry e"
    " JOIN entry_message em INDEXED BY entry_seen ON em.entry_id = e.id JOIN message m ON m.id = em.message_id"
    " WHERE e.kind = 'outcome' AND m.item_id IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) ORDER BY e.id"
)
_DEEDS: Final = (
    "SELECT e.id, e.at, e.actor, e.kind, u.row_id, u.edited,"
    " e.kind IN ('reply', 'to-dm') AND json_type(CAST(e.record AS TEXT), '$.data.overridden') IS NOT NULL,"
    " (SELECT body FROM words WHERE id = json_extract(CAST(e.record AS TEXT), '$.words.reason[0]')),"
    " coalesce(d.state = 'sent', 0)"
    " FROM (SELECT id, at, actor, kind, record FROM entry INDEXED BY entry_at WHERE at >= ?1 AND (at, id) > (?1, ?2)"
    " AND at < ?3 ORDER BY at, id LIMIT ?4) e"
    " LEFT JOIN matrix_use u ON u.entry_id = e.id LEFT JOIN delivery d ON d.entry_id = e.id"
    " ORDER BY e.at, e.id"
)
_COUNTED: Final = frozenset({kind.value for kind in (*MODERATION, EntryKind.REPLY, EntryKind.TO_DM)})

Wanted = tuple[frozenset[int] | None, str | None]
"""(channels, person): None is all of them."""


def channels_of_brand(conn: Connection, brand: int) -> frozenset[int]:
    """The channels of a brand."""
    rows = conn.execute("SELECT id FROM channel WHERE brand_id = ?", (brand,)).fetchall()
    return frozenset(int(row[0]) for row in rows)


def outcomes(conn: Connection) -> dict[int, str]:
    """Item -> how its case ended, by the latest word."""
    return {int(item): str(outcome) for _, item, outcome in conn.execute(_OUTCOMES).fetchall()}


def items(conn: Connection, span_us: tuple[int, int], wanted: Wanted) -> Iterator[list[ItemFact]]:
    """Items that began in a span, but not those that were history when we came; in pages, some empty."""
    known = outcomes(conn)
    channels, person = wanted
    after = (span_us[0], -1)
    while rows := conn.execute(_ITEMS, (*after, span_us[1], PAGE)).fetchall():
        after = (int(rows[-1][1]), int(rows[-1][0]))
        yield [
            ItemFact._make((*row, known.get(row[0])))
            for row in rows
            if row[4] != "history" and (channels is None or row[2] in channels) and (person is None or row[6] == person)
        ]


def clocks(conn: Connection, item_ids: Sequence[int]) -> list[ClockFact]:
    """The clocks of these items."""
    rows = conn.execute(_CLOCKS, (json.dumps(list(item_ids)),)).fetchall()
    return [ClockFact(*row) for row in rows]


def carried(conn: Connection, at_us: int, wanted: Wanted) -> Iterator[list[int | None]]:
    """When items that were open at an instant were settled; None: not yet."""
    channels, person = wanted
    filters = (at_us, None if channels is None else json.dumps(sorted(channels)), person)
    who = "(?3 IS NULL OR coalesce(settled_by, assignee, claimed_by) = ?3)"
    where = f"started_at < ?1 AND {_CHANNELS.format(2, '')} AND {who}"
    for index, state in (("item_open_new", "open"), ("item_waiting", "waiting")):
        # The conditions are our own text; values are bound.
        row = conn.execute(
            f"SELECT count(*) FROM item INDEXED BY {index} WHERE state = '{state}' AND {where}",
            filters,
        ).fetchone()
        yield [None] * int(row[0])
    after = at_us
    while rows := conn.execute(
        "SELECT settled_at FROM item INDEXED BY item_settled WHERE state = 'done' AND settled_at IS NOT NULL"
        f" AND settled_at >= ?1 AND settled_at >= ?4 AND {where} ORDER BY settled_at LIMIT ?5",
        (*filters, after, PAGE),
    ).fetchall():
        last = int(rows[-1][0])
        whole = [int(row[0]) for row in rows]
        if len(rows) < PAGE:
            yield list(whole)
            return
        # Those of the last instant come with the next page, which begins there.
        kept = [at for at in whole if at < last]
        if not kept:
            raise AssertionError("more items settled in one microsecond than a page holds")
        yield list(kept)
        after = last


def deeds(conn: Connection, span_us: tuple[int, int], wanted: Wanted) -> Iterator[list[Deed]]:
    """Entries of a span that were not undone; in pages, some empty."""
    channels, person = wanted
    after = (span_us[0], -1)
    while rows := conn.execute(_DEEDS, (*after, span_us[1], PAGE)).fetchall():
        after = (int(rows[-1][1]), int(rows[-1][0]))
        page = [Deed(*row) for row in rows if row[3] in _COUNTED and (person is None or row[2] == person)]
        gone = _undone(conn, page)
        here = None if channels is None else _in_channels(conn, page, channels)
        yield [each for each in page if each.id not in gone and (here is None or each.id in here)]


def _undone(conn: Connection, page: Sequence[Deed]) -> set[int]:
    rows = conn.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || value)",
        (json.dumps([each.id for each in page]),),
    ).fetchall()
    return {int(row[0]) for row in rows}


def _in_channels(conn: Connection, page: Sequence[Deed], channels: frozenset[int]) -> set[int]:
    rows = conn.execute(
        "SELECT c.entry_id FROM json_each(?1) w CROSS JOIN json_each(?2) e CROSS JOIN entry_channel c"
        " ON c.channel_id = w.value AND c.entry_id = e.value",
        (json.dumps(sorted(channels)), json.dumps([each.id for each in page])),
    ).fetchall()
    return {int(row[0]) for row in rows}


def items_of_entries(conn: Connection, entries: Sequence[int]) -> list[int]:
    """Items that hold the messages these entries speak of."""
    rows = conn.execute(
        "SELECT DISTINCT m.item_id FROM entry_message em JOIN message m ON m.id = em.message_id"
        " WHERE em.entry_id IN (SELECT value FROM json_each(?)) AND m.item_id IS NOT NULL ORDER BY m.item_id",
        (json.dumps(list(entries)),),
    ).fetchall()
    return [int(row[0]) for row in rows]


def quiet(conn: Connection, since_us: int, channels: frozenset[int] | None, writing: set[int]) -> dict[int, int]:
    """Author -> items in the time before an instant, of regulars who are not among those writing since."""
    # The condition is our own text; values are bound.
    rows = conn.execute(
        "SELECT author_id, count(*) FROM item INDEXED BY item_started WHERE started_at >= ?1 AND started_at < ?2"
        f" AND {_CHANNELS.format(3, '')} GROUP BY author_id HAVING count(*) >= ?4",
        (
            since_us - QUIET_DAYS * DAY_US,
            since_us,
            None if channels is None else json.dumps(sorted(channels)),
            QUIET_AT_LEAST,
        ),
    ).fetchall()
    return {int(author): int(count) for author, count in rows if author not in writing}


def newcomers(conn: Connection, since_us: int, writing: Sequence[int]) -> list[int]:
    """Those of the authors who had written nothing before an instant."""
    found: list[int] = []
    for first in range(0, len(writing), PAGE):
        rows = conn.execute(
            "SELECT value FROM json_each(?) WHERE NOT EXISTS"
            " (SELECT 1 FROM item INDEXED BY item_author WHERE author_id = value AND started_at < ?)",
            (json.dumps(list(writing[first : first + PAGE])), since_us),
        ).fetchall()
        found += [int(row[0]) for row in rows]
    return found


def author_names(conn: Connection, authors: Sequence[int]) -> dict[int, str]:
    """Names as the platform gives them now."""
    rows = conn.execute(
        "SELECT id, name FROM author WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(authors)),)
    ).fetchall()
    return {int(row[0]): str(row[1]) for row in rows}


def channel_names(conn: Connection) -> dict[int, tuple[str, bool]]:
    """Channel -> its name, and whether its account was removed."""
    rows = conn.execute(
        "SELECT c.id, c.name, a.removed_at IS NOT NULL FROM channel c JOIN account a ON a.id = c.account_id"
    ).fetchall()
    return {int(row[0]): (str(row[1]), bool(row[2])) for row in rows}


def lines(conn: Connection, items_wanted: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Item -> (platform, channel, author, permalink, text) of its latest message."""
    rows = conn.execute(
        "SELECT i.id, a.platform, c.name, p.name, m.permalink, m.text FROM item i"
        " JOIN message m ON m.id = i.last_message_id JOIN channel c ON c.id = i.channel_id"
        " JOIN account a ON a.id = c.account_id JOIN author p ON p.id = i.author_id"
        " WHERE i.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(items_wanted)),),
    ).fetchall()
    return {int(row[0]): row[1:] for row in rows}
