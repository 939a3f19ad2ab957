"""How long brands keep what people wrote: which finished items are past it, and who is left without a word."""

from __future__ import annotations

import json
from typing import Final

from moderator_app.clock import DAY_US
from moderator_app.storage.connect import Connection

ITEMS: Final = 50
"""Items a chunk."""

DUE: Final = (
    "SELECT i.id, i.last_at FROM item i INDEXED BY item_channel WHERE i.channel_id = ? AND i.last_at >= ?"
    " AND i.last_at < ? AND i.state = 'done' AND EXISTS (SELECT 1 FROM message m WHERE m.item_id = i.id"
    " AND NOT EXISTS (SELECT 1 FROM erased_message e WHERE e.message_id = m.id))"
    " ORDER BY i.last_at, i.id LIMIT ?"
)
COUNT: Final = (
    "SELECT count(*) FROM channel c CROSS JOIN item i INDEXED BY item_channel ON i.channel_id = c.id AND i.last_at < ?2"
    " WHERE coalesce(c.brand_id, 0) = ?1 AND i.state = 'done' AND EXISTS (SELECT 1 FROM message m"
    " WHERE m.item_id = i.id AND NOT EXISTS (SELECT 1 FROM erased_message e WHERE e.message_id = m.id))"
)
SILENT: Final = (
    "SELECT DISTINCT m.author_id FROM json_each(?) j CROSS JOIN message m ON m.id = j.value WHERE m.ours = 0"
    " AND NOT EXISTS (SELECT 1 FROM message o WHERE o.author_id = m.author_id"
    " AND NOT EXISTS (SELECT 1 FROM erased_message e WHERE e.message_id = o.id))"
)


def channels(conn: Connection) -> list[tuple[int, int]]:
    """(channel, days) of every channel whose brand has a rule."""
    rows = conn.execute(
        "SELECT c.id, r.days FROM channel c CROSS JOIN retention r ON r.brand_id = coalesce(c.brand_id, 0)"
        " ORDER BY c.id"
    ).fetchall()
    return [(int(row[0]), int(row[1])) for row in rows]


def days_of(conn: Connection, brand_id: int) -> int:
    """How long a brand keeps what people wrote; 0: for good. `brand_id` 0: channels of no brand."""
    row = conn.execute("SELECT days FROM retention WHERE brand_id = ?", (brand_id,)).fetchone()
    return 0 if row is None else int(row[0])


def count_before(conn: Connection, brand_id: int, before_us: int) -> int:
    """How many finished items of a brand were last written in before then and still have words."""
    return int(conn.execute(COUNT, (brand_id, before_us)).fetchone()[0])


def due(conn: Connection, channel_id: int, days: int, now_us: int, since_us: int) -> tuple[list[int], int]:
    """Row ids of messages of some items that are past the days, and the time of the last of these items.

    `since_us`: where the chunk before ended; items of that very time are looked at again.
    """
    rows = conn.execute(DUE, (channel_id, since_us, now_us - days * DAY_US, ITEMS)).fetchall()
    if not rows:
        return [], since_us
    listed = json.dumps([int(row[0]) for row in rows])
    found = conn.execute(
        "SELECT m.id FROM json_each(?) j CROSS JOIN message m ON m.item_id = j.value ORDER BY m.id", (listed,)
    ).fetchall()
    return [int(row[0]) for row in found], int(rows[-1][1])


def silent(conn: Connection, messages: list[int]) -> list[int]:
    """Authors of these messages of whom no word is left."""
    return [int(row[0]) for row in conn.execute(SILENT, (json.dumps(messages),)).fetchall()]
