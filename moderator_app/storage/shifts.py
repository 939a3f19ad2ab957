"""Reads of the journal that a shift and its handover are made of; each follows an index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from moderator_app.storage.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEntry:
    """One entry about shifts. `change`: `started`, `handed_over` or `signed`; `of`: the entry that is signed."""

    id: int
    at: int
    actor: str
    change: str
    of: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A note or promise about an item. Times are UTC microseconds.

    Attributes:
        until: when a promise has to be kept.
        text: None: erased.
    """

    entry_id: int
    at: int
    actor: str
    item_id: int | None
    author_name: str
    until: int | None
    text: str | None


_RECORD = "CAST(e.record AS TEXT)"
_SHIFT = f"SELECT e.id, e.at, e.actor, json_extract({_RECORD}, '$.data') FROM entry e WHERE e.kind = 'shift'"
_CHANGE = f"json_extract({_RECORD}, '$.data.change')"
_UNTIL = f"json_extract({_RECORD}, '$.data.until')"
_TYPE = f"coalesce(json_extract({_RECORD}, '$.data.type'), '')"
_SAID = (
    f"SELECT e.id, e.at, e.actor, m.item_id, coalesce(a.name, ''), {_UNTIL}, w.body"
    " FROM entry e LEFT JOIN message m ON m.id = (SELECT max(message_id) FROM entry_message WHERE entry_id = e.id)"
    " LEFT JOIN author a ON a.id = m.author_id"
    f" LEFT JOIN words w ON w.id = json_extract({_RECORD}, '$.words.note[0]')"
)
_KEPT = (
    " NOT EXISTS (SELECT 1 FROM entry_message em CROSS JOIN entry_message of ON of.message_id = em.message_id"
    " CROSS JOIN entry k ON k.id = of.entry_id WHERE em.entry_id = e.id AND k.kind = 'note'"
    " AND json_extract(CAST(k.record AS TEXT), '$.data.of') = e.id"
    " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || k.id))"
)
_STANDS = " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id)"


def _shift_entry(row: tuple[int, int, str, str]) -> ShiftEntry:
    data = json.loads(row[3])
    return ShiftEntry(id=int(row[0]), at=int(row[1]), actor=str(row[2]), change=data["change"], of=data.get("of"))


def latest_of(conn: Connection, actor: str) -> ShiftEntry | None:
    """The last beginning or end of this person's shifts."""
    rows = conn.execute(
        f"{_SHIFT} AND e.actor = ? AND {_CHANGE} <> 'signed' ORDER BY e.id DESC LIMIT 1", (actor,)
    ).fetchall()
    return _shift_entry(rows[0]) if rows else None


def get(conn: Connection, entry_id: int) -> ShiftEntry | None:
    """One of them."""
    rows = conn.execute(_SHIFT + " AND e.id = ?", (entry_id,)).fetchall()
    return _shift_entry(rows[0]) if rows else None


def unsigned(conn: Connection) -> tuple[ShiftEntry, ...]:
    """Handovers that nobody signed, newest first."""
    rows = conn.execute(
        f"{_SHIFT} AND {_CHANGE} = 'handed_over'"
        " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'shift_signed:' || e.id) ORDER BY e.id DESC LIMIT 20"
    ).fetchall()
    return tuple(_shift_entry(row) for row in rows)


def deeds(conn: Connection, actor: str, since: int) -> dict[str, int]:
    """Kind of entry -> how many this person wrote since then and did not take back."""
    rows = conn.execute(
        f"SELECT e.kind, count(*) FROM entry e WHERE e.actor = ? AND e.id >= ?{_STANDS} GROUP BY e.kind",
        (actor, since),
    ).fetchall()
    return {str(row[0]): int(row[1]) for row in rows}


def promises(conn: Connection, limit: int) -> tuple[Said, ...]:
    """Promises that were neither kept nor taken back, the most urgent first."""
    rows = conn.execute(
        f"{_SAID} WHERE e.kind = 'note' AND {_TYPE} = 'promise'"
        f" AND {_KEPT}{_STANDS}"
        f" ORDER BY {_UNTIL} IS NULL, {_UNTIL}, e.id LIMIT ?",
        (limit,),
    ).fetchall()
    return tuple(_said(row) for row in rows)


def is_open(conn: Connection, promise: int) -> bool:
    """Whether a promise still has to be kept."""
    row = conn.execute(
        f"SELECT 1 FROM entry e WHERE e.id = ? AND e.kind = 'note' AND {_TYPE} = 'promise' AND {_KEPT}{_STANDS}",
        (promise,),
    ).fetchone()
    return row is not None


def notes(conn: Connection, actor: str, since: int, limit: int) -> tuple[Said, ...]:
    """Notes this person wrote from this entry on, newest first; promises stand apart."""
    rows = conn.execute(
        f"{_SAID} WHERE e.actor = ? AND e.id >= ? AND e.kind = 'note'"
        f" AND {_TYPE} NOT IN ('promise', 'kept', 'question', 'answer'){_STANDS}"
        " ORDER BY e.id DESC LIMIT ?",
        (actor, since, limit),
    ).fetchall()
    return tuple(_said(row) for row in rows)


def _said(row: tuple[int, int, str, int | None, str, int | None, str | None]) -> Said:
    return Said(
        entry_id=int(row[0]),
        at=int(row[1]),
        actor=str(row[2]),
        item_id=row[3],
        author_name=str(row[4]),
        until=row[5],
        text=row[6],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a colleague that nobody answered. `by`, `to`: moderators' ids as text."""

    entry_id: int
    at: int
    by: str
    to: str
    text: str | None


def open_question(conn: Connection, messages: Sequence[int]) -> Asked | None:
    """The newest unanswered question about these messages."""
    row = conn.execute(
        f"SELECT e.id, e.at, e.actor, json_extract({_RECORD}, '$.data.to'), w.body"
        " FROM (SELECT DISTINCT em.entry_id AS id FROM json_each(?) j CROSS JOIN entry_message em"
        " ON em.message_id = j.value) found CROSS JOIN entry e ON e.id = found.id"
        f" LEFT JOIN words w ON w.id = json_extract({_RECORD}, '$.words.note[0]')"
        f" WHERE e.kind = 'note' AND {_TYPE} = 'question' AND {_KEPT}{_STANDS} ORDER BY e.id DESC LIMIT 1",
        (json.dumps(list(messages)),),
    ).fetchone()
    if row is None:
        return None
    return Asked(entry_id=int(row[0]), at=int(row[1]), by=str(row[2]), to=str(row[3]), text=row[4])


def missed(conn: Connection, since: int, limit: int) -> tuple[int, ...]:
    """Items that were settled since then and one of whose clocks ended too late, newest first."""
    rows = conn.execute(
        "SELECT i.id FROM item i INDEXED BY item_settled WHERE i.state = 'done' AND i.settled_at IS NOT NULL"
        " AND i.settled_at >= ? AND EXISTS (SELECT 1 FROM clock c WHERE c.item_id = i.id AND c.state = 'missed')"
        " ORDER BY i.settled_at DESC LIMIT ?",
        (since, limit),
    ).fetchall()
    return tuple(int(row[0]) for row in rows)


def kept_times(conn: Connection, actor: str, since: int) -> tuple[int, int]:
    """(in time, too late): clocks of what this person settled since then."""
    row = conn.execute(
        "SELECT count(*) FILTER (WHERE c.state = 'met'), count(*) FILTER (WHERE c.state = 'missed')"
        " FROM item i INDEXED BY item_settled JOIN clock c ON c.item_id = i.id"
        " WHERE i.state = 'done' AND i.settled_at IS NOT NULL AND i.settled_at >= ? AND i.settled_by = ?"
        " AND c.ended_at >= ?",
        (since, actor, since),
    ).fetchone()
    return int(row[0]), int(row[1])


def items_of(conn: Connection, cases: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The latest item of each case, (thread id, author id)."""
    found = []
    for thread_id, author_id in cases:
        row = conn.execute(
            "SELECT id FROM item WHERE thread_id = ? AND author_id = ? ORDER BY last_at DESC, id DESC LIMIT 1",
            (thread_id, author_id),
        ).fetchone()
        if row is not None:
            found.append(int(row[0]))
    return tuple(found)
