"""Pages of the log by filter: newest first, each page read from an index, never the whole journal.

The order is that of the entries' numbers. Times only bound it: they may jump, so the bounds are the smallest and the
largest number within the period, read from the index over times, and each entry's own time is still looked at.

A page walks one index, the first that the query names of: words, author, marks and verdicts, channels, kind or person;
whatever else it asks for is looked up for each entry met there.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.storage import full_text, journal, search
from moderator_app.storage.connect import Connection, in_memory

_NOTHING_NEWER: Final = 2**63 - 1

PERIOD: Final = "SELECT min(id), max(id) FROM entry INDEXED BY entry_at WHERE at >= ? AND at < ?"
CHANNELS: Final = "SELECT c.id FROM account a CROSS JOIN channel c ON c.account_id = a.id WHERE a.platform = ?"
FIRST_WORDS: Final = "SELECT words_id FROM entry_words WHERE entry_id >= ? ORDER BY entry_id, words_id LIMIT 1"
SET_SIZE: Final = "SELECT count(*) FROM entry_set WHERE set_id = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuery:
    """Which entries.

    Attributes:
        since_us: included; `until_us` is not.
        undone: None takes what stands and what was taken back.
        marks: every one of `log_marks` that an entry has to bear.
        without: marks that it must not bear.
        verdict: `log_marks.MET` or `MISSED`: how the clocks of the items it settled ended.
        set_id: only the entries of this set.
        reviewed: whether a review of it stands.
        folded: of each set only the newest entry.
    """

    since_us: int | None = None
    until_us: int | None = None
    actor: str | None = None
    kind: EntryKind | None = None
    channel_id: int | None = None
    platform: str | None = None
    author_id: int | None = None
    undone: bool | None = None
    marks: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    verdict: str | None = None
    set_id: int | None = None
    reviewed: bool | None = None
    folded: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Where:
    """Conditions on `entry e` and on its number `{id}`, and their values."""

    sql: str
    values: tuple[Any, ...]

    def also(self, sql: str, *values: Any) -> _Where:
        return _Where(self.sql + sql, (*self.values, *values))

    def at(self, column: str) -> _Where:
        """With the column that numbers entries where the walk goes: what it says is looked at before the entry is."""
        return _Where(self.sql.replace("{id}", column), self.values)


def page(conn: Connection, query: LogQuery, *, after: int | None = None, limit: int = 100) -> list[Entry]:
    """At most `limit` entries, newest first; `after` is the number of the last entry of the page before."""
    lowest, before, newest = 0, _NOTHING_NEWER if after is None else after, _NOTHING_NEWER
    if query.since_us is not None or query.until_us is not None:
        since = -_NOTHING_NEWER if query.since_us is None else query.since_us
        until = _NOTHING_NEWER if query.until_us is None else query.until_us
        first, last = conn.execute(PERIOD, (since, until)).fetchone()
        if first is None:
            return []
        lowest, newest = int(first), int(last) + 1
        before = min(before, newest)
    channels = _channels(conn, query)
    led = bool(query.text.strip()) or query.author_id is not None
    tables: list[tuple[str, str, Any]] = [(_BY_MARK, _HAS_MARK, each) for each in query.marks]
    if query.verdict is not None:
        tables.append((_BY_VERDICT, _HAS_VERDICT, query.verdict))
    if query.set_id is not None:
        tables.insert(0, (_BY_SET, _HAS_SET, query.set_id))
    where = _where(query, led=led or bool(tables) or channels is not None)
    if query.folded:
        where = where.also(_NEWEST_OF_SET, newest)
    for _, condition, value in tables[0 if led else 1 :]:
        where = where.also(condition, value)
    if channels is not None and (led or tables):
        where = where.also(_IN_CHANNELS, json.dumps(channels))
    if query.text.strip():
        return _by_words(conn, query, where.at("w.entry_id"), lowest, before, limit)
    bounds = (before, lowest, *where.values, limit)
    if query.author_id is not None:
        where = where.at("em.entry_id")
        return _rows(conn, f"{_BY_AUTHOR}{where.sql} ORDER BY e.id DESC LIMIT ?", (query.author_id, *bounds))
    if tables:
        by, _, value = tables[0]
        where = where.at("k.entry_id")
        return _rows(conn, f"{by}{where.sql} ORDER BY k.entry_id DESC LIMIT ?", (value, *bounds))
    if channels is not None:
        return _by_channels(conn, channels, where.at("c.entry_id"), lowest, before, limit)
    where = where.at("e.id")
    return _rows(conn, f"{_ALL}{where.sql} ORDER BY e.id DESC LIMIT ?", bounds)


def set_of(conn: Connection, entry_id: int) -> tuple[int, int] | None:
    """The set an entry came with, and how many entries that has; None: it came alone."""
    row = conn.execute("SELECT set_id FROM entry_set WHERE entry_id = ?", (entry_id,)).fetchone()
    if row is None:
        return None
    count = int(conn.execute(SET_SIZE, (row[0],)).fetchone()[0])
    return None if count == 1 else (int(row[0]), count)


_COLUMNS: Final = ", ".join(f"e.{name.strip()}" for name in journal.COLUMNS.split(","))
_ALL: Final = f"SELECT {_COLUMNS} FROM entry e WHERE e.id < ? AND e.id >= ?"
_BY_CHANNEL: Final = (
    f"SELECT {_COLUMNS} FROM entry_channel c CROSS JOIN entry e ON e.id = c.entry_id"
    " WHERE c.channel_id = ? AND c.entry_id < ? AND c.entry_id >= ?"
)
_BY_MARK: Final = (
    f"SELECT {_COLUMNS} FROM entry_mark k CROSS JOIN entry e ON e.id = k.entry_id"
    " WHERE k.mark = ? AND k.entry_id < ? AND k.entry_id >= ?"
)
_BY_VERDICT: Final = (
    f"SELECT {_COLUMNS} FROM entry_verdict k CROSS JOIN entry e ON e.id = k.entry_id"
    " WHERE k.verdict = ? AND k.entry_id < ? AND k.entry_id >= ? AND NOT EXISTS (SELECT 1 FROM entry_verdict f"
    " WHERE f.verdict = k.verdict AND f.entry_id = k.entry_id AND f.item_id < k.item_id)"
)
_BY_SET: Final = (
    f"SELECT {_COLUMNS} FROM entry_set k CROSS JOIN entry e ON e.id = k.entry_id"
    " WHERE k.set_id = ? AND k.entry_id < ? AND k.entry_id >= ?"
)
_BY_AUTHOR: Final = (
    f"SELECT DISTINCT {_COLUMNS} FROM message m CROSS JOIN entry_message em ON em.message_id = m.id"
    " CROSS JOIN entry e ON e.id = em.entry_id WHERE m.author_id = ? AND em.entry_id < ? AND em.entry_id >= ?"
)
_BY_WORDS: Final = (
    f"SELECT w.words_id, {_COLUMNS} FROM words_fts f CROSS JOIN entry_words w ON w.words_id = f.rowid"
    " CROSS JOIN entry e ON e.id = w.entry_id"
    " WHERE f.words_fts MATCH ? AND f.rowid < ? AND w.entry_id >= ?"
)
_NEWEST_WORDS: Final = "SELECT id, body FROM words WHERE id < ? AND body IS NOT NULL ORDER BY id DESC LIMIT ?"
_LOOKED_AT: Final = 4
"""Words for each entry of a page: of a word that fewer hold the index has its hits in 20 ms."""
_BY_LISTED: Final = (
    f"SELECT w.words_id, {_COLUMNS} FROM json_each(?) j CROSS JOIN entry_words w ON w.words_id = j.value"
    " CROSS JOIN entry e ON e.id = w.entry_id WHERE w.entry_id >= ?"
)
_IN_CHANNELS: Final = (
    " AND EXISTS (SELECT 1 FROM json_each(?) j CROSS JOIN entry_channel c ON c.channel_id = j.value"
    " AND c.entry_id = {id})"
)
_BY_ACTOR: Final = " AND EXISTS (SELECT 1 FROM entry h INDEXED BY entry_actor WHERE h.actor = ? AND h.id = {id})"
_OF_KIND: Final = " AND EXISTS (SELECT 1 FROM entry h INDEXED BY entry_kind WHERE h.kind = ? AND h.id = {id})"
_HAS_MARK: Final = " AND EXISTS (SELECT 1 FROM entry_mark h WHERE h.mark = ? AND h.entry_id = {id})"
_HAS_NO_MARK: Final = " AND NOT EXISTS (SELECT 1 FROM entry_mark h WHERE h.mark = ? AND h.entry_id = {id})"
_REVIEWED: Final = (
    "EXISTS (SELECT 1 FROM entry_mark r CROSS JOIN entry s ON s.id = r.entry_id WHERE r.mark = 'review:' || {id}"
    " AND json_extract(CAST(s.record AS TEXT), '$.data.type') = 'score'"
    " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || r.entry_id))"
)
_HAS_VERDICT: Final = " AND EXISTS (SELECT 1 FROM entry_verdict h WHERE h.verdict = ? AND h.entry_id = {id})"
_HAS_SET: Final = " AND EXISTS (SELECT 1 FROM entry_set h WHERE h.set_id = ? AND h.entry_id = {id})"
_NEWEST_OF_SET: Final = (
    " AND NOT EXISTS (SELECT 1 FROM entry_set s CROSS JOIN entry_set n ON n.set_id = s.set_id"
    " AND n.entry_id > s.entry_id AND n.entry_id < ? WHERE s.entry_id = {id})"
)


def _where(query: LogQuery, *, led: bool) -> _Where:
    """What an entry has to be like; `led`: another index leads to it, so that of its person and kind is looked up.

    The columns `actor` and `kind` are computed from the record, so reading them costs more than their indexes.
    """
    where = _Where("", ())
    if query.since_us is not None:
        where = where.also(" AND e.at >= ?", query.since_us)
    if query.until_us is not None:
        where = where.also(" AND e.at < ?", query.until_us)
    if query.actor is not None:
        where = where.also(_BY_ACTOR if led else " AND e.actor = ?", query.actor)
        led = True
    if query.kind is not None:
        where = where.also(_OF_KIND if led else " AND e.kind = ?", query.kind.value)
    if query.undone is not None:
        taken_back = "EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || {id})"
        where = where.also(f" AND {taken_back}" if query.undone else f" AND NOT {taken_back}")
    if query.reviewed is not None:
        where = where.also(f" AND {_REVIEWED}" if query.reviewed else f" AND NOT {_REVIEWED}")
    for each in query.without:
        where = where.also(_HAS_NO_MARK, each)
    return where


def _rows(conn: Connection, sql: str, values: tuple[Any, ...]) -> list[Entry]:
    return [journal.read(row) for row in conn.execute(sql, values).fetchall()]


def _channels(conn: Connection, query: LogQuery) -> list[int] | None:
    """The channels that are wanted; None: all."""
    if query.platform is None:
        return None if query.channel_id is None else [query.channel_id]
    found = [int(row[0]) for row in conn.execute(CHANNELS, (query.platform,)).fetchall()]
    return found if query.channel_id is None else [each for each in found if each == query.channel_id]


def _by_channels(
    conn: Connection, channels: list[int], where: _Where, lowest: int, before: int, limit: int
) -> list[Entry]:
    """A page of each channel, merged: a condition on many channels would sort them all."""
    pages = [
        _rows(conn, f"{_BY_CHANNEL}{where.sql} ORDER BY c.entry_id DESC LIMIT ?",
              (channel, before, lowest, *where.values, limit))
        for channel in channels
    ]  # fmt: skip
    merged: dict[int, Entry] = {}
    for found in heapq.merge(*pages, key=lambda each: -each.id):
        merged.setdefault(found.id, found)
        if len(merged) == limit:
            break
    return list(merged.values())


def _by_words(conn: Connection, query: LogQuery, where: _Where, lowest: int, before: int, limit: int) -> list[Entry]:
    """Entries by their words: these are numbered in the order of the entries, so the index is walked downwards."""
    expression = search.match_expression(query.text)
    if expression is None:
        return []
    sql, values = where.sql, where.values
    if query.author_id is not None:
        sql += (
            " AND EXISTS (SELECT 1 FROM entry_message em CROSS JOIN message m ON m.id = em.message_id"
            " WHERE em.entry_id = e.id AND m.author_id = ?)"
        )
        values += (query.author_id,)
    found: dict[int, Entry] = {}
    for each in _newest_hits(conn, sql, expression, (lowest, *values), before, limit):
        found.setdefault(each.id, each)
        if len(found) == limit:
            return list(found.values())
    for each in _hits(
        conn, f"{_BY_WORDS}{sql} ORDER BY f.rowid DESC LIMIT ?", expression, (lowest, *values), before, limit
    ):
        found.setdefault(each.id, each)  # an entry may hold the words twice
        if len(found) == limit:
            break
    return list(found.values())


def _newest_hits(
    conn: Connection, sql: str, expression: str, values: tuple[Any, ...], before: int, limit: int
) -> Iterator[Entry]:
    """Hits among the newest words alone: a word that is everywhere fills a page from these.

    The index merges all that begins with a word before it gives the first hit: 90 ms for half a million.
    """
    texts = conn.execute(_NEWEST_WORDS, (_first_words(conn, before), _LOOKED_AT * limit)).fetchall()
    with closing(in_memory()) as memory:
        ids = sorted(full_text.matching(memory, texts, expression), reverse=True)
    # The joins go through the list as it stands, so nothing has to be sorted.
    for row in conn.execute(f"{_BY_LISTED}{sql}", (json.dumps(ids), *values)).fetchall():
        yield journal.read(row[1:])


def _first_words(conn: Connection, before: int) -> int:
    """Words of entries below this number have smaller numbers than this."""
    row = conn.execute(FIRST_WORDS, (before,)).fetchone()
    return _NOTHING_NEWER if row is None else int(row[0])


def _hits(
    conn: Connection, sql: str, expression: str, values: tuple[Any, ...], before: int, limit: int
) -> Iterator[Entry]:
    mark = _first_words(conn, before)
    while True:
        rows = conn.execute(sql, (expression, mark, *values, limit)).fetchall()
        for each in rows:
            yield journal.read(each[1:])
        if len(rows) < limit:
            return
        mark = int(rows[-1][0])
