"""From public to private: a public holding line and the direct message that goes on from it, as one case.

Who may be written to is each platform's rule: whoever has to write first, has a private thread here; where a window
ends, the last private message tells. What cannot be known here (somebody allowed it on another device) is *maybe*: the
platform decides, and a refusal comes back like that of any delivery.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.errors import INVALID, UserError
from moderator_app.services import impossible, moderation, reply
from moderator_app.services.approval_rule import NEEDS_APPROVAL, needs, refuse_unapproved
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import MatrixUse
from moderator_app.services.targets import Item, Place, item_of, place_of
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

_ONE_CASE_US: Final = 60 * DAY_US
"""A dialogue that begins later than this after our message is another matter."""


class Can(StrEnum):
    """Whether a person may be written to in private."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way into private messages from an item.

    Attributes:
        reason_en, reason_ru: why not, or what stands in doubt; empty where it is open.
        thread_id: the private thread there is with them.
        until: UTC microseconds until when they may be written to; None: no end.
    """

    can: Can
    reason_en: str = ""
    reason_ru: str = ""
    thread_id: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Direct:
    """What is said in public and in private.

    Attributes:
        public: the holding line; empty: nothing is said in public (the item stays open).
        private: the direct message.
        seen, message, hold_s, key, override: as in `reply.Reply`.
        used: the matrix row whose answer and follow-up these are.
        batch: joins them with what else is decided; None: a batch of their own.
        files: what goes with the direct message, whose words may be missing then.
    """

    private: str
    public: str = ""
    seen: int | None = None
    message: int | None = None
    hold_s: int | None = None
    key: str | None = None
    used: MatrixUse | None = None
    override: str | None = None
    batch: str | None = None
    files: tuple[OutgoingFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Both decisions. `public` is None where nothing was said in public."""

    public: Decided | None
    private: Decided


def way(desk: Desk, wanted: int) -> Way:
    """Whether the author of an item may be written to in private, and what stands in the way.

    Raises:
        UserError: `not_found`.
    """
    item = item_of(desk.reader, wanted)
    return _way(desk.reader, desk, item, place_of(desk.reader, item.last_message_id))


def _way(conn: Connection, desk: Desk, item: Item, place: Place) -> Way:
    if place.private:
        return Way(can=Can.NO, reason_en="This is private already.", reason_ru="Это уже личная переписка.")
    code = moderation.why_not(desk, EntryKind.TO_DM, item, place)
    if code is not None:
        english, russian = impossible.sentence(desk, code, place.platform)
        return Way(can=Can.NO, reason_en=english, reason_ru=russian)
    if needs(conn, desk, place, EntryKind.TO_DM):
        english, russian = impossible.sentence(desk, NEEDS_APPROVAL, place.platform)
        return Way(can=Can.NO, reason_en=english, reason_ru=russian)
    info = desk.info(place.platform)
    row = conn.execute(
        "SELECT m.thread_id, max(m.created_at) FROM message m JOIN channel c ON c.id = m.channel_id"
        " WHERE m.author_id = ? AND m.ours = 0 AND c.private = 1 AND c.account_id = ?",
        (place.author_id, place.account_id),
    ).fetchone()
    thread_id, last_at = row
    if info is None or not info.capabilities.direct_first:
        return Way(can=Can.YES, thread_id=thread_id)
    if thread_id is None:
        return Way(
            can=Can.MAYBE,
            reason_en=f"They have not written to us in private yet; {info.title} may refuse. Ask them in public to"
            " write first.",
            reason_ru=f"Человек ещё не писал нам в личные сообщения, {info.title} может отказать. Попросите написать"
            " первым.",
        )
    window = info.capabilities.direct_window_s
    until = None if window is None else int(last_at) + window * SECOND_US
    if until is not None and until <= desk.clock.now_us():
        return Way(
            can=Can.NO,
            reason_en=f"Too long since their last private message: {info.title} no longer lets us write first.",
            reason_ru=f"Последнее личное сообщение было слишком давно: {info.title} уже не даёт писать первыми.",
            thread_id=thread_id,
            until=until,
        )
    return Way(can=Can.YES, thread_id=thread_id, until=until)


def move(conn: Connection, desk: Desk, wanted: int, moving: Direct) -> Moved:
    """Post the holding line and write the direct message: two entries of one batch, in this order.

    Args:
        conn: inside a write transaction (`Desk.write`, `Desk.submit`).
        desk: who.
        wanted: an item, or any message of it.
        moving: what is said.

    Raises:
        UserError: as `moderation.act` and `reply.send`; `needs_approval`; `impossible` with the reason when they may
            not be written to.
    """
    item = item_of(conn, wanted)
    if moving.key is not None and (earlier := moderation.repeated(conn, moving.key)) is not None:
        return Moved(public=moderation.repeated(conn, f"{moving.key}/public"), private=earlier)
    if not moving.private.strip() and not moving.files:
        raise UserError(INVALID, reason_en="The direct message is empty.", reason_ru="Личное сообщение пустое.")
    place = place_of(conn, moving.message or item.last_message_id)
    refuse_unapproved(conn, desk, place, None, EntryKind.TO_DM)
    found = _way(conn, desk, item, place)
    if found.can is Can.NO:
        desk.require(EntryKind.TO_DM)
        raise UserError(
            moderation.IMPOSSIBLE,
            action=EntryKind.TO_DM.value,
            reason_en=found.reason_en,
            reason_ru=found.reason_ru,
        )
    batch = moving.batch or secrets.token_hex(8)
    private = moderation.Action(
        kind=EntryKind.TO_DM,
        text=moving.private,
        reason=moving.override,
        message=moving.message,
        seen=moving.seen,
        hold_s=moving.hold_s,
        key=moving.key,
        batch=batch,
        files=moving.files,
    )
    if not moving.public.strip():
        return Moved(public=None, private=moderation.act(conn, desk, wanted, private))
    said = reply.Reply(
        text=moving.public,
        seen=moving.seen,
        message=moving.message,
        hold_s=moving.hold_s,
        key=None if moving.key is None else f"{moving.key}/public",
        used=moving.used,
        override=moving.override,
        batch=batch,
    )
    answered = reply.send(conn, desk, wanted, said)
    # Our own line is on its way now, which is no news to whoever wrote both.
    return Moved(public=answered, private=moderation.act(conn, desk, wanted, _with_all_seen(private)))


def _with_all_seen(action: moderation.Action) -> moderation.Action:
    return replace(action, seen=None)


def case_of(conn: Connection, item_id: int) -> tuple[int, ...]:
    """The items that are one case with this one: what was moved to private, and the dialogue it went on in.

    A public item and the items of the author's private threads belong together when a direct message of ours led
    there: the dialogue began, or went on, after it.
    """
    row = conn.execute(
        "SELECT i.author_id, c.private, i.started_at, i.last_at, c.account_id FROM item i"
        " JOIN channel c ON c.id = i.channel_id WHERE i.id = ?",
        (item_id,),
    ).fetchone()
    author_id, private, started_at, last_at, account_id = row
    moves = conn.execute(
        "SELECT m.item_id, d.written_at FROM delivery d JOIN message m ON m.id = d.target_id"
        " WHERE d.author_id = ? AND d.account_id = ? AND d.action = 'to-dm' AND d.state NOT IN ('cancelled', 'refused')"
        " AND m.item_id IS NOT NULL ORDER BY d.entry_id",
        (author_id, account_id),
    ).fetchall()
    if private:
        before = [int(public) for public, at in moves if at <= last_at and started_at - at < _ONE_CASE_US]
        return (before[-1], item_id) if before else (item_id,)
    mine = [int(at) for public, at in moves if public == item_id]
    if not mine:
        return (item_id,)
    following = [int(at) for public, at in moves if public != item_id and at > mine[-1]]
    found = conn.execute(
        "SELECT i.id FROM item i JOIN channel c ON c.id = i.channel_id WHERE i.author_id = ? AND c.account_id = ?"
        " AND c.private = 1 AND i.last_at >= ? AND i.started_at < ? AND i.started_at - ? < ? ORDER BY i.id",
        (author_id, account_id, mine[0], following[0] if following else 2**62, mine[0], _ONE_CASE_US),
    ).fetchall()
    return (item_id, *(int(each[0]) for each in found))
