"""What waits for the network, what became of it since, and the wish to be tried now. Plain indexed reads."""

from __future__ import annotations

import json
from dataclasses import dataclass

from moderator_app.domain.items import DeliveryState
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection

HURRY = "hurry"
"""Kind of the change row that asks the engine to try at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where the store stood when the network went: what came later is told by row numbers, which no clock moves.

    Attributes:
        since: UTC microseconds since when no account reaches its platform.
        waiting: entries whose delivery was unfinished then.
        entry, message, revision: the last row of each table.
    """

    since: int
    waiting: tuple[int, ...]
    entry: int
    message: int
    revision: int


def mark(conn: Connection, since: int) -> Mark:
    """The store as it stands now."""
    waiting = conn.execute(
        "SELECT entry_id FROM delivery WHERE state NOT IN ('sent', 'cancelled', 'abandoned') ORDER BY entry_id"
    ).fetchall()
    last = conn.execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM entry), (SELECT coalesce(max(id), 0) FROM message),"
        " (SELECT coalesce(max(id), 0) FROM revision)"
    ).fetchone()
    return Mark(
        since=since,
        waiting=tuple(int(row[0]) for row in waiting),
        entry=int(last[0]),
        message=int(last[1]),
        revision=int(last[2]),
    )


def sent_since(conn: Connection, since: Mark) -> list[int]:
    """Entries that waited for the network or were written without it, and whose delivery the platform has now."""
    rows = conn.execute(
        "SELECT entry_id FROM delivery WHERE state = 'sent'"
        " AND (entry_id > ? OR entry_id IN (SELECT value FROM json_each(?))) ORDER BY entry_id",
        (since.entry, json.dumps(since.waiting)),
    ).fetchall()
    return [int(row[0]) for row in rows]


def arrived_since(conn: Connection, since: Mark) -> tuple[int, int]:
    """(new messages of others, edits) that were read since."""
    row = conn.execute(
        "SELECT (SELECT count(*) FROM message WHERE id > ? AND ours = 0), (SELECT count(*) FROM revision WHERE id > ?)",
        (since.message, since.revision),
    ).fetchone()
    return int(row[0]), int(row[1])


def unsure_and_sought(conn: Connection) -> int:
    """Unsure deliveries that the engine still looks for: they need nobody yet."""
    row = conn.execute(
        "SELECT count(*) FROM delivery WHERE state = ? AND state NOT IN ('sent', 'cancelled', 'abandoned')"
        " AND next_at IS NOT NULL",
        (DeliveryState.UNSURE.value,),
    ).fetchone()
    return int(row[0])


def hurry(conn: Connection, now_us: int) -> None:
    """Ask the engine not to wait out its pauses; it learns of it by the change feed."""
    changes.note(conn, HURRY, [0], now_us)


def last_hurry(conn: Connection) -> int:
    """Number of the last wish to be tried at once; 0: none."""
    row = conn.execute("SELECT coalesce(max(id), 0) FROM change WHERE kind = ?", (HURRY,)).fetchone()
    return int(row[0])
