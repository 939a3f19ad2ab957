"""Taking a decision back: without a trace on the platform where it has not left, by its inverse where it has."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.delivery import CANCELLABLE
from moderator_app.domain.entries import INVERSE, IRREVERSIBLE, ITEM_ACTIONS, Entry, EntryKind
from moderator_app.domain.formatting import Mark, as_read, dumps, loads
from moderator_app.domain.items import DeliveryState
from moderator_app.errors import FORBIDDEN, UserError, declare
from moderator_app.services import impossible, moderation
from moderator_app.services.desk import Desk
from moderator_app.services.targets import place_of
from moderator_app.storage import approvals, decide, journal, outbox, outbox_rows, persons, words
from moderator_app.storage.connect import Connection
from moderator_app.storage.outbox_rows import Delivery

_MORE: Final = frozenset({
    EntryKind.REPLY, EntryKind.UNMUTE, EntryKind.KIND, EntryKind.OUTCOME, EntryKind.JOIN, EntryKind.SPLIT,
    EntryKind.ASK_APPROVAL, EntryKind.REVIEW, EntryKind.REBUTTAL,
})  # fmt: skip
UNDOABLE: Final = (ITEM_ACTIONS | _MORE) - IRREVERSIBLE

CHUNK: Final = 8
"""Entries a transaction: 3–5 ms each with the inverse of what was sent, and none may last longer than 50 ms."""

IRREVERSIBLE_KIND = declare(
    "irreversible",
    "This cannot be undone: {action}.",
    "Это нельзя отменить: {action}.",
)
IRREVERSIBLE_THERE = declare(
    "irreversible_there",
    "This has reached the platform and cannot be taken back: {reason_en}",
    "Это уже на площадке, и вернуть нельзя: {reason_ru}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What an undo did.

    Attributes:
        entry_id: the undo's own entry.
        undone: the entry it took back.
        item_id: the item that holds its messages now.
        delivery: state of the inverse delivery; None: nothing had to be sent.
        repeated: it was undone before; nothing was written now.
    """

    entry_id: int
    undone: int
    item_id: int | None
    delivery: DeliveryState | None
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What became of several. `failed`: entry -> why it stands."""

    done: tuple[Undone, ...]
    failed: Mapping[int, UserError]


def take_back(desk: Desk, entries: Sequence[int]) -> list[Future[TakenBack]]:
    """Take back what was decided as one, the latest first, as one batch; one future a transaction, in order.

    What cannot be taken back (it was sent, and the platform knows no way back) stands and says why; the rest goes.
    """
    batch, wanted = secrets.token_hex(8), tuple(reversed(entries))
    return [desk.submit(take_back_chunk, wanted[at : at + CHUNK], batch) for at in range(0, len(wanted), CHUNK)]


def take_back_chunk(conn: Connection, desk: Desk, entries: Sequence[int], batch: str) -> TakenBack:
    """One transaction of `take_back`."""
    done: list[Undone] = []
    failed: dict[int, UserError] = {}
    for entry_id in entries:
        try:  # all that can refuse comes before the first write, so a refusal leaves nothing behind
            done.append(undo(conn, desk, entry_id, batch=batch))
        except UserError as error:
            failed[entry_id] = error
    return TakenBack(done=tuple(done), failed=failed)


def undo(conn: Connection, desk: Desk, entry_id: int, *, batch: str | None = None) -> Undone:
    """Take a decision back.

    Args:
        conn: inside a write transaction (`Desk.write`, `Desk.submit`).
        desk: who takes it back.
        entry_id: what.
        batch: joins it with others that are taken back with it.

    Raises:
        UserError: `not_found`, `forbidden`, `irreversible`, `irreversible_there`; `delivery_too_late` while it is
            being sent; `delivery_unsure`.
    """
    entry = journal.get(conn, entry_id)
    desk.require(EntryKind.UNDO)
    delivery = outbox_rows.get(conn, entry_id)
    if not _undoable(entry, delivery):
        raise UserError(IRREVERSIBLE_KIND, action=entry.kind.value)
    if not desk.may(entry.kind):
        raise UserError(FORBIDDEN, role=desk.who.role.value, action=f"undo {entry.kind.value}")
    if entry.kind is EntryKind.REBUTTAL and entry.actor != desk.actor:  # their own word
        raise UserError(FORBIDDEN, role=desk.who.role.value, action=f"undo {entry.kind.value}")
    earlier = journal.undone_by(conn, entry)
    if earlier is not None:
        inverse_delivery = outbox_rows.get(conn, earlier)
        return Undone(
            entry_id=earlier,
            undone=entry_id,
            item_id=_item(conn, entry),
            delivery=None if inverse_delivery is None else inverse_delivery.state,
            repeated=True,
        )
    if entry.kind is EntryKind.ASK_APPROVAL and not approvals.is_due(conn, entry_id):
        raise UserError(approvals.RULED)
    inverse: dict[str, Any] = {}
    if delivery is not None:
        if delivery.state is DeliveryState.SENT:
            inverse = _inverse(conn, desk, entry, delivery)
        elif delivery.state not in {DeliveryState.CANCELLED, DeliveryState.ABANDONED}:
            outbox.cancel(conn, entry_id, clock=desk.clock, actor=desk.actor)  # says why when it is too late
    decided = decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.UNDO,
        seen=(),
        data={"of": entry_id},
        cause=f"undo:{entry_id}",
        batch=batch,
        **inverse,
    )
    if entry.kind in {EntryKind.JOIN, EntryKind.SPLIT}:
        persons.rebuild(conn)
    approvals.after_undo(conn, entry)
    return Undone(
        entry_id=decided.entry.id,
        undone=entry_id,
        item_id=_item(conn, entry) or decided.item_id,
        delivery=decided.delivery,
    )


def _undoable(entry: Entry, delivery: Delivery | None) -> bool:
    """A direct message has no way back, but one that has not left is only cancelled, or was before."""
    if entry.kind is EntryKind.TO_DM and delivery is not None:
        return delivery.state in CANCELLABLE | {DeliveryState.CANCELLED}
    return entry.kind in UNDOABLE


def possible(desk: Desk, entry_id: int) -> UserError | None:
    """Why an entry cannot be undone; None: it can. For the toast and the log; nothing is written.

    Raises:
        UserError: `not_found`.
    """
    conn = desk.reader
    entry = journal.get(conn, entry_id)
    delivery = outbox_rows.get(conn, entry_id)
    if not _undoable(entry, delivery):
        return UserError(IRREVERSIBLE_KIND, action=entry.kind.value)
    if delivery is None or delivery.state in CANCELLABLE:
        return None
    match delivery.state:
        case DeliveryState.SENDING:
            return UserError(outbox.TOO_LATE, state=delivery.state.value)
        case DeliveryState.UNSURE:
            return UserError(outbox.UNSURE)
        case DeliveryState.SENT:
            try:
                _inverse(conn, desk, entry, delivery)
            except UserError as error:
                return error
        case _:
            pass
    return None


def _item(conn: Connection, entry: Entry) -> int | None:
    for message_id in reversed(entry.seen):
        row = conn.execute("SELECT item_id FROM message WHERE id = ?", (message_id,)).fetchone()
        if row is not None and row[0] is not None:
            return int(row[0])
    return None


def _inverse(conn: Connection, desk: Desk, entry: Entry, sent: Delivery) -> dict[str, Any]:
    """What has to be asked of the platform to take back what it did.

    Raises:
        UserError: `irreversible_there` with the reason.
    """
    action = INVERSE.get(sent.action)
    if action is None:
        raise _there("there is no way back.", "обратного действия нет.")
    target_id = sent.target_id
    if sent.action is EntryKind.REPLY:
        target_id = _posted(conn, sent)
    place = place_of(conn, target_id)
    if sent.action is EntryKind.REPLY and place.removed:
        raise _there("our answer is no longer there.", "нашего ответа там уже нет.")
    # An inverse is a right of whoever may do the thing itself, so only platform and account are asked here.
    code = moderation.platform_reason(desk, action, place)
    if code is not None:
        english, russian = impossible.sentence(desk, code, place.platform)
        raise _there(english, russian)
    found: dict[str, Any] = {
        "target_id": target_id,
        "delivered_as": action,
        "undo_of": entry.id,
        "args": {name: value for name, value in sent.args.items() if name in {"for_s", "reason"}},
    }
    if action is EntryKind.EDIT:
        text, marks = _text_before(conn, entry, target_id)
        found["words"] = {"text": text} | ({"marks": dumps(marks)} if marks else {})
    return found


def _posted(conn: Connection, sent: Delivery) -> int:
    """The mirrored message that a reply became."""
    row = conn.execute(
        "SELECT id FROM message WHERE claimed_by = ? UNION ALL SELECT id FROM message WHERE channel_id = ?"
        " AND external_id = ? AND ours = 1 LIMIT 1",
        (sent.entry_id, sent.channel_id, sent.external_id),
    ).fetchone()
    if row is None:
        raise _there(
            "our answer has not come back from the platform yet; try again in a minute.",
            "наш ответ ещё не вернулся с площадки; повторите через минуту.",
        )
    return int(row[0])


def _text_before(conn: Connection, entry: Entry, message_id: int) -> tuple[str, tuple[Mark, ...]]:
    """What our message said before the edit, with its marks where that is what we posted: the platform's word of it,
    else what we posted.
    """
    row = conn.execute(
        "SELECT text FROM revision WHERE message_id = ? ORDER BY id DESC LIMIT 1", (message_id,)
    ).fetchone()
    earlier = conn.execute(
        "SELECT d.text_words, json_extract(d.args_json, '$.marks_words')"
        " FROM message m JOIN delivery d ON (d.entry_id = m.claimed_by OR (d.target_id = m.id"
        " AND d.action = 'edit' AND d.state = 'sent')) WHERE m.id = ? AND d.entry_id < ?"
        " ORDER BY d.entry_id DESC LIMIT 1",
        (message_id, entry.id),
    ).fetchone()
    text = None if earlier is None or earlier[0] is None else words.get(conn, int(earlier[0]))
    marks = () if earlier is None or earlier[1] is None else loads(words.get(conn, int(earlier[1])))
    if row is not None and (text is None or as_read(text, marks).split() != str(row[0]).split()):
        return str(row[0]), ()  # the platform says otherwise
    if text is None:
        raise _there("what it said before is not known here.", "прежний текст здесь неизвестен.")
    return text, marks


def _there(english: str, russian: str) -> UserError:
    return UserError(IRREVERSIBLE_THERE, reason_en=english, reason_ru=russian)
