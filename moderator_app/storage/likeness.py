"""Sketches of open items: who asks nearly the same. Written by the engine alone, read by whoever gathers clusters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from moderator_app.storage.connect import Connection

_SWEPT: Final = 300


def without(conn: Connection, after: int, limit: int) -> list[tuple[int, int, str]]:
    """(message, item, text) of open items whose latest message has no sketch yet, from that message on."""
    return conn.execute(
        "SELECT m.id, i.id, m.text FROM message m JOIN item i ON i.id = m.item_id WHERE m.id > ? AND i.state = 'open'"
        " AND i.last_message_id = m.id AND NOT EXISTS"
        " (SELECT 1 FROM likeness l WHERE l.item_id = i.id AND l.message_id = m.id) ORDER BY m.id LIMIT ?",
        (after, limit),
    ).fetchall()


def open_without(conn: Connection) -> list[int]:
    """Open items that have no sketch at all."""
    rows = conn.execute(
        "SELECT i.id FROM item i WHERE i.state = 'open' AND NOT EXISTS"
        " (SELECT 1 FROM likeness l WHERE l.item_id = i.id)"
    ).fetchall()
    return [int(row[0]) for row in rows]


def texts_of(conn: Connection, items: Sequence[int]) -> list[tuple[int, int, str]]:
    """(message, item, text) of the latest message of each of these items that is still open."""
    return conn.execute(
        "SELECT m.id, i.id, m.text FROM json_each(?) j CROSS JOIN item i ON i.id = j.value"
        " JOIN message m ON m.id = i.last_message_id WHERE i.state = 'open'",
        (json.dumps(list(items)),),
    ).fetchall()


def newest_message(conn: Connection) -> int:
    """The number of the newest message; 0: there is none."""
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM message").fetchone()[0])


def put(conn: Connection, sketches: Iterable[tuple[int, int, Sequence[int]]]) -> None:
    """Keep sketches: (message, item, bands) each, in place of the item's earlier one."""
    for message_id, item_id, bands in sketches:
        conn.execute("DELETE FROM likeness WHERE item_id = ?", (item_id,))
        conn.executemany(
            "INSERT INTO likeness(band, item_id, message_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(band, item_id, message_id) for band in bands],
        )


def sweep(conn: Connection) -> int:
    """Forget sketches of items that are done or gone, some at a time; how many items."""
    gone = conn.execute(
        "SELECT DISTINCT l.item_id FROM likeness l LEFT JOIN item i ON i.id = l.item_id"
        " WHERE i.state IS NULL OR i.state = 'done' LIMIT ?",
        (_SWEPT,),
    ).fetchall()
    conn.executemany("DELETE FROM likeness WHERE item_id = ?", gone)
    return len(gone)


def shared(conn: Connection, channel_id: int | None = None) -> list[tuple[int, int, str]]:
    """(band, item, text of its latest message) for each band that several open items share, band by band."""
    return conn.execute(
        "SELECT l.band, l.item_id, substr(m.text, 1, 1000) FROM (SELECT k.band FROM likeness k JOIN item o"
        " ON o.id = k.item_id AND o.state = 'open' GROUP BY k.band HAVING count(*) > 1) b"
        " JOIN likeness l ON l.band = b.band JOIN item i ON i.id = l.item_id AND i.state = 'open'"
        " JOIN message m ON m.id = l.message_id WHERE ?1 IS NULL OR i.channel_id = ?1 ORDER BY l.band, l.item_id",
        (channel_id,),
    ).fetchall()


def newest_open(conn: Connection, channel_id: int | None, limit: int) -> list[tuple[int, str]]:
    """(item, text of its latest message) of the newest open items."""
    return conn.execute(
        "SELECT i.id, substr(m.text, 1, 1000) FROM item i JOIN message m ON m.id = i.last_message_id"
        " WHERE i.state = 'open' AND (?1 IS NULL OR i.channel_id = ?1) ORDER BY i.id DESC LIMIT ?2",
        (channel_id, limit),
    ).fetchall()


def earlier(conn: Connection, limit: int) -> list[str]:
    """Texts of the newest messages to us that are done."""
    rows = conn.execute(
        "SELECT substr(m.text, 1, 1000) FROM message m JOIN item i ON i.id = m.item_id"
        " WHERE m.ours = 0 AND i.state = 'done' ORDER BY m.id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [str(row[0]) for row in rows]
