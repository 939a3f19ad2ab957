"""What `engine --once` says about its work (design §7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from moderator_app.clock import SECOND_US, iso
from moderator_app.domain.items import DeliveryState
from moderator_app.engine.pull import Pulled
from moderator_app.storage import account_health, outbox_rows, watch, weekly
from moderator_app.storage.connect import Connection


def last_change_of_deliveries(conn: Connection) -> int:
    """Number of the newest step in any delivery's history."""
    row = conn.execute("SELECT coalesce(max(id), 0) FROM attempt").fetchone()
    return int(row[0])


def build(conn: Connection, pulled: Sequence[Pulled], since_attempt: int, now_us: int) -> dict[str, Any]:
    """The report.

    *Sent*, *refused* and *cancelled* count what happened in this run; *retry*, *unsure*, *stale*, *held* and *waiting*
    count what is left at its end. *weekly* counts the digests whose newest week waits, was refused or is unsure.
    """
    happened: dict[str, int] = {
        str(state): int(total)
        for state, total in conn.execute(
            "SELECT to_state, count(*) FROM attempt WHERE id > ? GROUP BY to_state", (since_attempt,)
        ).fetchall()
    }
    left = outbox_rows.counts(conn)
    queued = left.get(DeliveryState.QUEUED.value, 0) + left.get(DeliveryState.APPROVAL.value, 0)
    return {
        "pulled": {
            "new": sum(part.new for part in pulled),
            "edited": sum(part.edited for part in pulled),
            "deleted": sum(part.deleted for part in pulled),
            "quarantined": sum(part.quarantined for part in pulled),
        },
        "delivered": {
            "sent": happened.get(DeliveryState.SENT.value, 0),
            "retry": left.get(DeliveryState.RETRY.value, 0),
            "unsure": left.get(DeliveryState.UNSURE.value, 0) + left.get(DeliveryState.SENDING.value, 0),
            "refused": happened.get(DeliveryState.REFUSED.value, 0),
            "stale": left.get(DeliveryState.STALE.value, 0),
            "held": left.get(DeliveryState.HELD.value, 0),
            "cancelled": happened.get(DeliveryState.CANCELLED.value, 0),
            "waiting": queued,
        },
        "weekly": weekly.newest(conn),
        "accounts": [_account(conn, row, now_us) for row in watch.accounts(conn)],
    }


def _account(conn: Connection, row: watch.AccountRow, now_us: int) -> dict[str, Any]:
    health, reason, since = account_health.of(conn, row.id)
    caught_up = [channel.caught_up_at for channel in watch.channels(conn, row.id)]
    lag_s: float | None = None
    if caught_up and all(at is not None for at in caught_up):
        lag_s = round(max(0, now_us - min(at for at in caught_up if at is not None)) / SECOND_US, 3)
    return {
        "name": row.name,
        "health": health.value,
        "reason": reason,
        "since": None if since is None else iso(since),
        "lag_s": lag_s,
    }
