"""Ends of snoozes and leases: the fold reads no clock, so each end is an entry, written once (design §2.7)."""

from __future__ import annotations

from moderator_app.clock import Clock
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import ENGINE_ACTOR
from moderator_app.engine.access import Access
from moderator_app.storage import changes, journal, refold, watch
from moderator_app.storage.connect import Connection


def append_ends(access: Access, clock: Clock) -> int:
    """Write the ends that have come; returns how many."""
    now = clock.now_us()
    next_end = access.read(watch.next_end)
    if next_end is None or next_end > now:
        return 0
    return access.write(lambda conn: _append(conn, clock))


def _append(conn: Connection, clock: Clock) -> int:
    now = clock.now_us()
    ends = watch.ended(conn, now)
    cases: set[tuple[int, int]] = set()
    for end in ends:
        journal.append(
            conn,
            clock=clock,
            actor=ENGINE_ACTOR,
            kind=EntryKind.WAKE,
            seen=end.seen,
            data={"of": end.entry_id},
            cause=f"wake:{end.entry_id}",
        )
        for message_id in end.seen:
            row = conn.execute("SELECT thread_id, author_id FROM message WHERE id = ?", (message_id,)).fetchone()
            if row is not None:
                cases.add((int(row[0]), int(row[1])))
    items = refold.refold(conn, sorted(cases))
    if items:
        changes.note(conn, "item", sorted(items), now)
    return len(ends)
