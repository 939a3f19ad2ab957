"""Snoozes that wait for an event end with it: a wake entry in the transaction that brings the event."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from moderator_app.clock import WallClock
from moderator_app.domain.entries import EntryKind, Event
from moderator_app.domain.roles import ENGINE_ACTOR
from moderator_app.storage import journal
from moderator_app.storage.connect import Connection

_ASLEEP: Final = (
    f"SELECT {', '.join(f'e.{name.strip()}' for name in journal.COLUMNS.split(','))}"
    " FROM (SELECT DISTINCT em.entry_id AS id FROM json_each(?) j CROSS JOIN entry_message em"
    " ON em.message_id = j.value) found CROSS JOIN entry e ON e.id = found.id WHERE e.kind = 'snooze'"
    " AND NOT EXISTS (SELECT 1 FROM cause WHERE name IN ('wake:' || e.id, 'undo:' || e.id)) ORDER BY e.id"
)


def wake(
    conn: Connection, messages: Sequence[int], event: Event, clock: WallClock, *, besides: str | None = None
) -> None:
    """Write the end of each snooze of these messages that waits for this event; who calls folds their cases.

    Args:
        conn: inside a write transaction.
        messages: what the event is about.
        event: what happened.
        clock: when.
        besides: the actor whose own snoozes go on.
    """
    for row in conn.execute(_ASLEEP, (json.dumps(sorted(messages)),)).fetchall():
        sleeping = journal.read(row)
        if event.value in sleeping.data.get("events", ()) and sleeping.actor != besides:
            journal.append(
                conn,
                clock=clock,
                actor=ENGINE_ACTOR,
                kind=EntryKind.WAKE,
                seen=sleeping.seen,
                data={"of": sleeping.id, "why": event.value},
                cause=f"wake:{sleeping.id}",
            )
