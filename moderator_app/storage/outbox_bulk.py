"""What holds back all queued deliveries of an account at once: a lost sign-in, a rate limit, no network."""

from __future__ import annotations

from typing import Final

from moderator_app.clock import Clock
from moderator_app.domain.entries import EntryKind
from moderator_app.storage import changes, outbox
from moderator_app.storage.connect import Connection

# The first list is the predicate of a partial index, word for word.
_SELECT: Final = (
    "SELECT entry_id FROM delivery WHERE account_id = ? AND state IN ('held', 'queued', 'sending', 'retry', 'unsure')"
)


def unblocked(conn: Connection, account_id: int) -> list[int]:
    """Queued deliveries that say of no reason why they do not leave."""
    rows = conn.execute(
        f"{_SELECT} AND state = 'queued' AND blocked_code IS NULL",
        (account_id,),
    ).fetchall()
    return [int(row[0]) for row in rows]


def blocked(conn: Connection, account_id: int) -> list[int]:
    """Deliveries that wait for the account, not for themselves."""
    rows = conn.execute(
        f"{_SELECT} AND blocked_code IS NOT NULL",
        (account_id,),
    ).fetchall()
    return [int(row[0]) for row in rows]


def block(conn: Connection, account_id: int, code: str, *, until: int | None, clock: Clock) -> None:
    """Queued deliveries stay queued and say why."""
    ids = unblocked(conn, account_id)
    for entry_id in ids:
        conn.execute(
            "UPDATE delivery SET blocked_code = ?, blocked_until = ?, version = version + 1 WHERE entry_id = ?",
            (code, until, entry_id),
        )
    if ids:
        changes.note(conn, "delivery", ids, clock.now_us())


def unblock(conn: Connection, account_id: int, clock: Clock, *, hasten: bool) -> None:
    """The account works again.

    Args:
        conn: inside a write transaction.
        account_id: whose deliveries.
        clock: for the change feed.
        hasten: it did not work before: what waits for another try goes at once. Quiet times are never cut short.
    """
    ids = blocked(conn, account_id)
    for entry_id in ids:
        conn.execute(
            "UPDATE delivery SET blocked_code = NULL, blocked_until = NULL, version = version + 1 WHERE entry_id = ?",
            (entry_id,),
        )
    if hasten:
        rows = conn.execute(
            f"{_SELECT} AND state IN ('queued', 'retry') AND hold_until IS NOT NULL",
            (account_id,),
        ).fetchall()
        for (entry_id,) in rows:
            conn.execute(
                "UPDATE delivery SET hold_s = ?, hold_until = ?, hold_boot = ?, hold_until_awake = ?, next_at = ?,"
                " version = version + 1 WHERE entry_id = ?",
                (*outbox.NO_WAIT.values(), entry_id),
            )
        ids += [int(row[0]) for row in rows if int(row[0]) not in ids]
    if ids:
        changes.note(conn, "delivery", ids, clock.now_us())


def action_of(conn: Connection, entry_id: int) -> EntryKind | None:
    """What a delivery does."""
    row = conn.execute("SELECT action FROM delivery WHERE entry_id = ?", (entry_id,)).fetchone()
    return None if row is None else EntryKind(row[0])
