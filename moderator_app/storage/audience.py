"""What people said when, for the search of spikes; and the spikes that were found. All SQL text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.clock import DAY_US
from moderator_app.domain.audience import NEGATIVITY, WINDOW_US, Spike
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection

WORD, ILL_FEELING = "word", "negativity"
_SAME_US: Final = DAY_US
"""What is spoken of again within a day is the same spike."""

_HEARD: Final = (
    "SELECT coalesce(m.item_id, 0), m.author_id, substr(m.text, 1, 1000), coalesce(g.negativity, 0.0)"
    " FROM message m INDEXED BY message_heard LEFT JOIN guess g ON g.message_id = m.id"
    " WHERE m.ours = 0 AND m.starts = 1 AND m.removed_at IS NULL AND m.created_at >= ?1 AND m.created_at < ?2"
    " ORDER BY m.created_at DESC LIMIT ?3"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSpike:
    """A spike as it is kept; `items` in order of number."""

    id: int
    subject: str
    began_at: int
    seen_at: int
    people: int
    expected: float
    chance: float
    items: tuple[int, ...]


def heard(conn: Connection, since_us: int, until_us: int, limit: int) -> list[tuple[int, int, str, float]]:
    """(item, author, text, negativity) of the newest messages to us in a span, newest first."""
    rows = conn.execute(_HEARD, (since_us, until_us, limit)).fetchall()
    return [(int(row[0]), int(row[1]), str(row[2]), float(row[3])) for row in rows]


def first_at(conn: Connection) -> int | None:
    """When the first message that is known was written."""
    row = conn.execute(
        "SELECT created_at FROM message INDEXED BY message_heard WHERE ours = 0 AND starts = 1"
        " ORDER BY created_at LIMIT 1"
    ).fetchone()
    return None if row is None else int(row[0])


def keep(conn: Connection, found: Iterable[Spike], now_us: int) -> list[int]:
    """Write spikes down, in the caller's transaction; numbers of those that are new.

    A spike that goes on, that is: shares at least half of the items of one or the other, grows.
    """
    new: list[int] = []
    touched: list[int] = []
    for spike in found:
        subject = ILL_FEELING if spike.subject == NEGATIVITY else WORD
        items = [each for each in spike.items if each]
        before = _going_on(conn, subject, items, now_us)
        if before is None:
            row = conn.execute(
                "INSERT INTO spike(subject, began_at, seen_at, people, expected, chance) VALUES (?, ?, ?, ?, ?, ?)"
                " RETURNING id",
                (subject, now_us, now_us, spike.people, spike.expected, spike.chance),
            ).fetchone()
            number = int(row[0])
            new.append(number)
        else:
            number = before.id
            if set(items) <= set(before.items):
                continue  # nothing that anybody would want to hear again
            conn.execute(
                "UPDATE spike SET seen_at = ?, people = max(people, ?), expected = ?, chance = min(chance, ?)"
                " WHERE id = ?",
                (now_us, spike.people, spike.expected, spike.chance, number),
            )
        conn.executemany(
            "INSERT INTO spike_item(spike_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(number, each) for each in items],
        )
        touched.append(number)
    if touched:
        changes.note(conn, "spike", touched, now_us)
    return new


def spikes(conn: Connection, since_us: int, until_us: int, limit: int) -> list[StoredSpike]:
    """Spikes seen in a span, the newest first."""
    rows = conn.execute(
        "SELECT id, subject, began_at, seen_at, people, expected, chance FROM spike"
        " WHERE seen_at >= ? AND began_at - ? < ? ORDER BY seen_at DESC, id DESC LIMIT ?",
        (since_us, WINDOW_US, until_us, limit),
    ).fetchall()
    return [StoredSpike(
        id=int(row[0]), subject=str(row[1]), began_at=int(row[2]), seen_at=int(row[3]), people=int(row[4]),
        expected=float(row[5]), chance=float(row[6]), items=_items(conn, int(row[0])),
    ) for row in rows]  # fmt: skip


def texts(conn: Connection, items: Sequence[int], since_us: int, until_us: int) -> list[tuple[int, str]]:
    """(item, text) of what was said to us in these items in a span."""
    rows = conn.execute(
        "SELECT m.item_id, substr(m.text, 1, 1000) FROM message m"
        " WHERE m.item_id IN (SELECT value FROM json_each(?)) AND m.ours = 0 AND m.created_at >= ? AND m.created_at < ?"
        " ORDER BY m.created_at",
        (json.dumps(list(items)), since_us, until_us),
    ).fetchall()
    return [(int(row[0]), str(row[1])) for row in rows]


def _items(conn: Connection, number: int) -> tuple[int, ...]:
    rows = conn.execute("SELECT item_id FROM spike_item WHERE spike_id = ? ORDER BY item_id", (number,)).fetchall()
    return tuple(int(row[0]) for row in rows)


def _going_on(conn: Connection, subject: str, items: Sequence[int], now_us: int) -> StoredSpike | None:
    wanted = set(items)
    for each in spikes(conn, now_us - _SAME_US, now_us + WINDOW_US + 1, 50):
        shared = len(wanted & set(each.items))
        if each.subject == subject and (subject == ILL_FEELING or 2 * shared >= min(len(wanted), len(each.items))):
            return each
    return None
