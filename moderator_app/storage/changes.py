"""The change feed: how the window learns what the engine, the command line and itself did (design, section 4)."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from moderator_app.clock import DAY_US
from moderator_app.storage.connect import Connection

REFS_PER_ROW: Final = 500
KEEP_US: Final = DAY_US


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since a reader last looked.

    Attributes:
        last_id: where the next look goes on.
        refs: kind of thing -> row ids, in no order.
        trimmed: the reader was away too long: it has to reload everything.
    """

    last_id: int
    refs: dict[str, set[int]]
    trimmed: bool = False


def note(conn: Connection, kind: str, refs: Collection[int], now_us: int) -> None:
    """Say that these rows changed; in the transaction that changed them."""
    ordered = list(refs)
    for first in range(0, len(ordered), REFS_PER_ROW):
        part = json.dumps(ordered[first : first + REFS_PER_ROW], separators=(",", ":"))
        conn.execute("INSERT INTO change(at, kind, refs_json) VALUES (?, ?, ?)", (now_us, kind, part))


def last_id(conn: Connection) -> int:
    """Where a reader who has just loaded everything stands."""
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
    return int(row[0]) if row else 0


def since(conn: Connection, seen_id: int) -> Changes:
    """Everything after `seen_id`."""
    # The newest number is read first: what is committed in between is then seen twice rather than never.
    newest = last_id(conn)
    rows = conn.execute("SELECT id, kind, refs_json FROM change WHERE id > ? ORDER BY id", (seen_id,)).fetchall()
    refs: dict[str, set[int]] = {}
    for _, kind, part in rows:
        refs.setdefault(kind, set()).update(json.loads(part))
    reached = max(newest, int(rows[-1][0])) if rows else max(newest, seen_id)
    return Changes(last_id=reached, refs=refs, trimmed=len(rows) < reached - seen_id)


def trim(conn: Connection, now_us: int) -> None:
    """Forget what is older than a day."""
    conn.execute("DELETE FROM change WHERE at < ?", (now_us - KEEP_US,))
