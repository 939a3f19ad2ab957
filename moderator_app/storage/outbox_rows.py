"""Reading the outbox: deliveries as values, what is due, what waits for what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from moderator_app.domain import files as outgoing
from moderator_app.domain.delivery import PER_AUTHOR, UNFINISHED
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Dress, Mark, loads
from moderator_app.domain.items import DeliveryState
from moderator_app.storage import words
from moderator_app.storage.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One row of `delivery`. Times are UTC microseconds; see the schema for the meaning of each column."""

    entry_id: int
    account_id: int
    channel_id: int
    thread_id: int
    author_id: int
    target_id: int
    action: EntryKind
    state: DeliveryState
    key: str
    version: int
    text_words: int | None
    target_text_sha: bytes | None
    args_json: str
    written_at: int
    hold_s: int
    hold_until: int | None
    hold_boot: str | None
    hold_until_awake: int | None
    attempts: int
    first_attempt_at: int | None
    first_boot: str | None
    first_awake: int | None
    last_attempt_at: int | None
    ambiguous_at: int | None
    looks: int
    last_look_at: int | None
    next_at: int | None
    checked_at: int | None
    blocked_code: str | None
    blocked_until: int | None
    waits_for: int | None
    send_now: int
    external_id: str | None
    permalink: str | None
    sent_at: int | None
    error_code: str | None
    error_text: str | None
    stale_json: str | None
    undo_of: int | None

    @property
    def args(self) -> dict[str, Any]:
        """Duration, reason code, and what the engine noted: `accepted` staleness, `no_repeat`."""
        return dict(json.loads(self.args_json))

    @property
    def stale(self) -> dict[str, Any] | None:
        """What changed, where it is stale."""
        return None if self.stale_json is None else dict(json.loads(self.stale_json))


_NAMES: Final = tuple(field.name for field in fields(Delivery))
_SELECT: Final = f"SELECT {', '.join(_NAMES)} FROM delivery"
_UNFINISHED: Final = ", ".join(f"'{state.value}'" for state in sorted(UNFINISHED))
_PER_AUTHOR: Final = ", ".join(f"'{kind.value}'" for kind in sorted(PER_AUTHOR))


def _row(row: tuple[Any, ...]) -> Delivery:
    values = dict(zip(_NAMES, row, strict=True))
    values["action"] = EntryKind(values["action"])
    values["state"] = DeliveryState(values["state"])
    return Delivery(**values)


def get(conn: Connection, entry_id: int) -> Delivery | None:
    """The delivery of an entry; None: it has none."""
    row = conn.execute(f"{_SELECT} WHERE entry_id = ?", (entry_id,)).fetchone()
    return None if row is None else _row(row)


def unfinished(conn: Connection, account_id: int) -> list[Delivery]:
    """What the engine still has to do for an account, oldest first. Stale ones and approvals wait for people."""
    rows = conn.execute(
        f"{_SELECT} WHERE account_id = ? AND state IN ('held', 'queued', 'sending', 'retry', 'unsure')"
        " ORDER BY entry_id",
        (account_id,),
    ).fetchall()
    return [_row(row) for row in rows]


def earlier(conn: Connection, delivery: Delivery) -> int | None:
    """The first unfinished delivery that this one has to wait for (§6.8); None: it may go.

    Order is kept per case and per target message; ban, mute and direct message keep it per author too.
    """
    conditions = "(thread_id = ? AND author_id = ?) OR target_id = ?"
    values: list[Any] = [delivery.thread_id, delivery.author_id, delivery.target_id]
    if delivery.action in PER_AUTHOR:
        conditions += f" OR (author_id = ? AND action IN ({_PER_AUTHOR}))"
        values.append(delivery.author_id)
    row = conn.execute(
        f"SELECT min(entry_id) FROM delivery WHERE entry_id < ? AND state IN ({_UNFINISHED})"
        " AND state NOT IN ('sent', 'cancelled', 'abandoned')"  # lets SQLite use the partial index
        f" AND account_id = ? AND ({conditions})",
        (delivery.entry_id, delivery.account_id, *values),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def counts(conn: Connection) -> dict[str, int]:
    """How many deliveries stand in each state."""
    rows = conn.execute("SELECT state, count(*) FROM delivery GROUP BY state").fetchall()
    return {str(state): int(total) for state, total in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a delivery is about, for its command to the platform.

    Attributes:
        text: our words; None: none, or erased.
        text_erased: there were words and somebody erased them.
        marks, quote: what the text carries (`domain.formatting`).
        files: what goes with it.
        target_parts: further messages on the platform that are one with the target.
        target_attached: something stands beside its text.
    """

    channel_external_id: str
    channel_name: str
    thread_external_id: str
    target_external_id: str
    target_author_external_id: str | None
    target_created_at: int
    target_reply_to: str | None
    target_text: str
    target_changed_at: int | None
    target_removed_at: int | None
    thread_closed: bool
    text: str | None
    text_erased: bool
    marks: tuple[Mark, ...] = ()
    quote: str | None = None
    files: tuple[OutgoingFile, ...] = ()
    target_parts: tuple[str, ...] = ()
    target_attached: bool = False


def context(conn: Connection, delivery: Delivery) -> Context:
    """Facts of the mirror around a delivery.

    Raises:
        LookupError: its target is not in the mirror: a bug, since decisions name mirrored messages.
    """
    row = conn.execute(
        "SELECT c.external_id, c.name, t.external_id, m.external_id, a.external_id, m.created_at, m.reply_to, m.text,"
        " m.changed_at, m.removed_at, t.closed, w.body, w.id,"
        " (SELECT json_extract(p.args_json, '$.parts') FROM delivery p WHERE p.entry_id = m.claimed_by),"
        " m.attachments_json <> '[]'"
        " FROM message m JOIN thread t ON t.id = m.thread_id JOIN channel c ON c.id = m.channel_id"
        " JOIN author a ON a.id = m.author_id LEFT JOIN words w ON w.id = ? WHERE m.id = ?",
        (delivery.text_words, delivery.target_id),
    ).fetchone()
    if row is None:
        raise LookupError(f"message {delivery.target_id}")
    dressed = dress(conn, delivery.args)
    return Context(
        channel_external_id=row[0],
        channel_name=row[1],
        thread_external_id=row[2],
        target_external_id=row[3],
        target_author_external_id=row[4],
        target_created_at=row[5],
        target_reply_to=row[6],
        target_text=row[7],
        target_changed_at=row[8],
        target_removed_at=row[9],
        thread_closed=bool(row[10]),
        text=row[11],
        text_erased=row[12] is not None and row[11] is None,
        marks=dressed.marks,
        quote=dressed.quote or None,
        files=_files(conn, delivery.args),
        target_parts=tuple(json.loads(row[13])) if row[13] else (),
        target_attached=bool(row[14]),
    )


def _files(conn: Connection, args: Mapping[str, Any]) -> tuple[OutgoingFile, ...]:
    named = args.get("files_words")
    return () if named is None else outgoing.loads(words.get(conn, int(named)))


def dress(conn: Connection, args: Mapping[str, Any]) -> Dress:
    """What the text of a delivery carries beside its words."""
    marks, quote = args.get("marks_words"), args.get("quote_words")
    return Dress(
        marks=() if marks is None else loads(words.get(conn, int(marks))),
        quote="" if quote is None else words.get(conn, int(quote)) or "",
    )
