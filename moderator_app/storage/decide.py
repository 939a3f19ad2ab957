"""The decision: entry, words, delivery, folded items, counters, change feed in one transaction (design, section 1)."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.entries import DELIVERED, Entry, EntryKind, Event
from moderator_app.domain.items import DeliveryState
from moderator_app.storage import changes, journal, refold, waking
from moderator_app.storage.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What became of a decision.

    Attributes:
        item_id: the item that now holds the target; None: it is about no item.
        repeated: the same request was decided before; nothing was written now.
    """

    entry: Entry
    item_id: int | None
    delivery: DeliveryState | None
    repeated: bool = False


def decide(  # noqa: PLR0913 - the facts of one decision
    conn: Connection,
    *,
    clock: Clock,
    actor: str,
    kind: EntryKind,
    seen: Sequence[int],
    target_id: int | None = None,
    data: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    hold_s: int = 0,
    args: Mapping[str, Any] | None = None,
    request: str | None = None,
    batch: str | None = None,
    cause: str | None = None,
    delivered_as: EntryKind | None = None,
    undo_of: int | None = None,
) -> Decided:
    """Write one decision, in the caller's transaction.

    Args:
        conn: inside a write transaction.
        clock: wall clock for the entry, a clock that counts sleep for the hold.
        actor: a moderator's id as text, `engine` or `system`.
        kind: what was decided.
        seen: messages the writer had before them.
        target_id: the message the platform is asked about; with it, a kind in `DELIVERED` gets a delivery.
        data: facts for the record.
        words: texts; `text` is what the delivery sends, with the `marks`, the `quote` and the `files` it carries.
        hold_s: undo window in seconds.
        args: facts for the delivery: `for_s`, `reason`.
        request: the writer's own key.
        batch: joins the entries of a bulk action.
        cause: at most one entry has it.
        delivered_as: the action of the delivery where it differs from the kind (the inverse of an undo).
        undo_of: entry whose delivery this one takes back.
    """
    earlier = journal.repeated(conn, request, cause)
    if earlier is not None:
        return Decided(
            entry=earlier, item_id=_item_of(conn, earlier.seen), delivery=_state(conn, earlier.id), repeated=True
        )
    entry = journal.append(
        conn,
        clock=clock,
        actor=actor,
        kind=kind,
        seen=seen,
        data=data,
        words=words,
        request=request,
        cause=cause,
        batch=batch,
    )
    action = delivered_as or (kind if kind in DELIVERED else None)
    if action is not None and target_id is not None:
        _deliver(conn, clock, entry, action, target_id, hold_s=hold_s, args=args or {}, undo_of=undo_of)
        changes.note(conn, "delivery", [entry.id], clock.now_us())
    messages = {int(row[0]) for row in journal.messages_of(conn, entry.id)}
    if kind is EntryKind.NOTE:
        waking.wake(conn, sorted(messages), Event.NOTE, clock, besides=actor)
    touched = refold.refold(conn, refold.cases_of(conn, messages))
    if touched:
        changes.note(conn, "item", sorted(touched), clock.now_us())
    changes.note(conn, "entry", [entry.id], clock.now_us())
    about = (target_id,) if target_id is not None else entry.seen
    return Decided(entry=entry, item_id=_item_of(conn, about or tuple(messages)), delivery=_state(conn, entry.id))


def _deliver(
    conn: Connection,
    clock: Clock,
    entry: Entry,
    action: EntryKind,
    target_id: int,
    *,
    hold_s: int,
    args: Mapping[str, Any],
    undo_of: int | None,
) -> None:
    channel_id, thread_id, author_id, text, account_id = conn.execute(
        "SELECT m.channel_id, m.thread_id, m.author_id, m.text, c.account_id FROM message m"
        " JOIN channel c ON c.id = m.channel_id WHERE m.id = ?",
        (target_id,),
    ).fetchone()
    now, hold_us = clock.now_us(), hold_s * SECOND_US
    held = hold_s > 0
    conn.execute(
        "INSERT INTO delivery(entry_id, account_id, channel_id, thread_id, author_id, target_id, action, state, key,"
        " text_words, target_text_sha, args_json, written_at, hold_s, hold_until, hold_boot, hold_until_awake, next_at,"
        " undo_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            account_id,
            channel_id,
            thread_id,
            author_id,
            target_id,
            action.value,
            DeliveryState.HELD.value if held else DeliveryState.QUEUED.value,
            secrets.token_hex(16),
            entry.words["text"][0] if "text" in entry.words else None,
            hashlib.sha256(text.encode()).digest(),
            json.dumps({**args, **_worded(entry)}, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            now,
            hold_s,
            now + hold_us if held else None,
            clock.boot_id() if held else None,
            clock.awake_us() + hold_us if held else None,
            now + hold_us if held else None,
            undo_of,
        ),
    )


def _worded(entry: Entry) -> dict[str, int]:
    """Where the words lie that go with the text: they can be erased as it can."""
    return {f"{label}_words": entry.words[label][0] for label in ("marks", "quote", "files") if label in entry.words}


def _item_of(conn: Connection, messages: Sequence[int]) -> int | None:
    for message_id in reversed(messages):
        row = conn.execute("SELECT item_id FROM message WHERE id = ?", (message_id,)).fetchone()
        if row is not None and row[0] is not None:
            return int(row[0])
    return None


def _state(conn: Connection, entry_id: int) -> DeliveryState | None:
    row = conn.execute("SELECT state FROM delivery WHERE entry_id = ?", (entry_id,)).fetchone()
    return None if row is None else DeliveryState(row[0])
