"""What waits for approval: which wishes nobody has ruled on, and the channels where answers need it."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.errors import declare
from moderator_app.storage.connect import Connection

RULED: Final = declare(
    "ruled",
    "This has been decided already.",
    "По этому запросу решение уже принято.",
)


def due(conn: Connection, entry_id: int, actor: str) -> None:
    """Somebody has to rule on this wish."""
    conn.execute(
        "INSERT INTO approval_due(entry_id, actor) VALUES (?, ?) ON CONFLICT (entry_id) DO NOTHING", (entry_id, actor)
    )


def done(conn: Connection, entry_id: int) -> bool:
    """It was ruled on or withdrawn; False: it was before."""
    return conn.execute("DELETE FROM approval_due WHERE entry_id = ?", (entry_id,)).rowcount == 1


def is_due(conn: Connection, entry_id: int) -> bool:
    """Whether nobody has ruled on it yet."""
    return conn.execute("SELECT 1 FROM approval_due WHERE entry_id = ?", (entry_id,)).fetchone() is not None


def after_undo(conn: Connection, undone: Entry) -> None:
    """A withdrawn wish waits for nobody; one whose approved act was taken back waits again."""
    if undone.kind is EntryKind.ASK_APPROVAL:
        done(conn, undone.id)
    elif (asked := undone.data.get("approves")) is not None:
        row = conn.execute("SELECT actor FROM entry WHERE id = ?", (int(asked),)).fetchone()
        due(conn, int(asked), str(row[0]))


def about(conn: Connection, message_id: int) -> int | None:
    """A wish about this message that nobody has ruled on; None: there is none."""
    row = conn.execute(
        "SELECT em.entry_id FROM entry_message em JOIN approval_due d ON d.entry_id = em.entry_id"
        " WHERE em.message_id = ? LIMIT 1",
        (message_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def listed(conn: Connection, limit: int) -> list[int]:
    """Wishes nobody has ruled on, oldest first."""
    rows = conn.execute("SELECT entry_id FROM approval_due ORDER BY entry_id LIMIT ?", (limit,)).fetchall()
    return [int(row[0]) for row in rows]


def count(conn: Connection, *, but: str) -> int:
    """How many wait for somebody who is not this actor."""
    return int(conn.execute("SELECT count(*) FROM approval_due WHERE actor <> ?", (but,)).fetchone()[0])


def last_sent_back(conn: Connection, message_id: int) -> int | None:
    """The entry that sent back the latest wish about a message; None: nothing newer than that is a wish or an answer.

    Anything that was asked or sent since has taken its place.
    """
    row = conn.execute(
        "SELECT e.id, e.kind FROM entry_message em JOIN entry e ON e.id = em.entry_id WHERE em.message_id = ?"
        " AND e.kind IN ('send-back', 'ask-approval', 'reply') ORDER BY e.id DESC LIMIT 1",
        (message_id,),
    ).fetchone()
    return int(row[0]) if row is not None and row[1] == EntryKind.SEND_BACK.value else None


# ---------------------------------------------------------------- channels


def channel_needs(conn: Connection, channel_id: int) -> bool:
    """Whether answers of moderators need approval there."""
    return conn.execute("SELECT 1 FROM approval_channel WHERE channel_id = ?", (channel_id,)).fetchone() is not None


def private_needs(conn: Connection, account_id: int) -> bool:
    """Whether answers of moderators need approval in any of an account's private channels."""
    row = conn.execute(
        "SELECT 1 FROM approval_channel a CROSS JOIN channel c ON c.id = a.channel_id"
        " WHERE c.account_id = ? AND c.private = 1",
        (account_id,),
    ).fetchone()
    return row is not None


def channels(conn: Connection) -> frozenset[int]:
    """All such channels."""
    return frozenset(int(row[0]) for row in conn.execute("SELECT channel_id FROM approval_channel").fetchall())


def mark_channel(conn: Connection, channel_id: int, *, needs: bool) -> None:
    """From now on answers there need approval, or no longer."""
    if needs:
        conn.execute(
            "INSERT INTO approval_channel(channel_id) VALUES (?) ON CONFLICT (channel_id) DO NOTHING", (channel_id,)
        )
    else:
        conn.execute("DELETE FROM approval_channel WHERE channel_id = ?", (channel_id,))
