"""A changed policy or calendar is applied to the items that it concerns: in chunks, resumable, with progress.

Only clocks that run can change: what ended before a version was in force keeps its verdict. How far it got stands in
`meta`, so a crash goes on where it stopped, and a newer version starts over.
"""

from __future__ import annotations

import json
from typing import Final

from moderator_app.clock import DAY_US
from moderator_app.domain.entries import EntryKind
from moderator_app.storage import changes, clocks, refold
from moderator_app.storage.connect import Connection

CHUNK: Final = 20
"""Cases a transaction: well under the 50 ms that one may last (`bench/ruling.py`)."""
SCANNED: Final = 1_000
"""Items a transaction looks at: those that a calendar does not concern cost a look at their clocks."""
FEW: Final = 30
"""So many items are done with the decision itself; more are left to the engine."""
_KEY: Final = "sla_ruled"


def _place(conn: Connection) -> dict[str, int]:
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return {"done_to": 0, "to": 0, "after": 0, "count": 0} | ({} if row is None else json.loads(row[0]))


def _put(conn: Connection, place: dict[str, int]) -> None:
    conn.execute(
        "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY, json.dumps(place, sort_keys=True)),
    )


def _newest(conn: Connection) -> int:
    row = conn.execute("SELECT max(id) FROM entry WHERE kind = ?", (EntryKind.POLICY.value,)).fetchone()
    return int(row[0] or 0)


def pending(conn: Connection) -> bool:
    """Whether items wait for a newer version of policies or calendars."""
    return _newest(conn) > _place(conn)["done_to"]


def progress(conn: Connection) -> tuple[int, int] | None:
    """(done, of how many); None: nothing waits."""
    if not pending(conn):
        return None
    total = sum(
        int(row[0])
        for row in conn.execute(
            "SELECT total FROM counter WHERE scope = 'all' AND state IN ('open', 'waiting')"
        ).fetchall()
    )
    done = _place(conn)["count"] if _place(conn)["to"] == _newest(conn) else 0
    return min(done, total), total


def _concerned(conn: Connection, done_to: int) -> str | None:
    """The policies whose clocks a changed calendar may move, as JSON; None: any, since the list itself changed."""
    book = clocks.book(conn)
    if book.latest.version > done_to:
        return None
    changed = book.timetables.changed_after(done_to)
    return json.dumps([each.id for each in book.latest.policies if each.calendar in changed])


def step(conn: Connection, now_us: int, limit: int = CHUNK) -> bool:
    """One chunk, in the caller's transaction; True: there is more."""
    newest, place = _newest(conn), _place(conn)
    if newest <= place["done_to"]:
        return False
    if place["to"] != newest:
        place |= {"to": newest, "after": 0, "count": 0}
    rows = conn.execute(
        "SELECT i.id, i.thread_id, i.author_id, ?3 IS NULL OR EXISTS (SELECT 1 FROM clock c WHERE c.item_id = i.id"
        "  AND c.policy IN (SELECT value FROM json_each(?3))) FROM item i"
        " WHERE i.id > ?1 AND i.state IN ('open', 'waiting') ORDER BY i.id LIMIT ?2",
        (place["after"], SCANNED, _concerned(conn, place["done_to"])),
    ).fetchall()
    cases: list[tuple[int, int]] = []
    for row in rows:
        if len(cases) == limit:
            break
        place["after"] = int(row[0])
        place["count"] += 1
        if row[3]:
            cases.append((int(row[1]), int(row[2])))
    touched = refold.refold(conn, cases)
    if touched:
        changes.note(conn, "item", sorted(touched), now_us)
    if not rows:
        _late_ends(conn, place["done_to"], now_us)
        place["done_to"] = newest
    _put(conn, place)
    return bool(rows)


def _late_ends(conn: Connection, done_to: int, now_us: int) -> None:
    """Items that ended after a version came into force, by a platform's clock that is ahead of ours."""
    first = conn.execute(
        "SELECT min(at) FROM entry WHERE kind = ? AND id > ?", (EntryKind.POLICY.value, done_to)
    ).fetchone()[0]
    rows = conn.execute(
        "SELECT DISTINCT thread_id, author_id FROM item INDEXED BY item_settled WHERE state = 'done'"
        " AND settled_at IS NOT NULL AND settled_at >= ? AND settled_at < ?",
        (first, first + DAY_US),
    ).fetchall()
    touched = refold.refold(conn, [(int(row[0]), int(row[1])) for row in rows])
    if touched:
        changes.note(conn, "item", sorted(touched), now_us)


def apply_few(conn: Connection, now_us: int) -> bool:
    """With the decision itself where there is little to do; True: all is done."""
    found = progress(conn)
    if found is not None and found[1] > FEW:
        return False
    while step(conn, now_us):
        pass
    return True
