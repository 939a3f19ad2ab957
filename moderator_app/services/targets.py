"""From what a person names to what a decision is about: item, message, place, account, and what that account may do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from moderator_app.domain.items import ItemState
from moderator_app.domain.ports import Visibility
from moderator_app.errors import EXIT_PERSON_NEEDED, NOT_FOUND, UserError, declare
from moderator_app.storage.connect import Connection

STALE = declare(
    "stale",
    "Meanwhile this changed: {what_en}.",
    "Тем временем кое-что изменилось: {what_ru}.",
    hint_en="Look at it again (moderator show {item}), then decide anew.",
    hint_ru="Посмотрите ещё раз (moderator show {item}) и решите заново.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as decisions need it.

    Attributes:
        messages: row ids of its messages in order of the conversation.
        last_message_id: its latest that is not deleted, else its latest.
    """

    id: int
    state: ItemState
    settler: str | None
    settled_by: str | None
    messages: tuple[int, ...]
    last_message_id: int
    assignee: str | None
    claimed_by: str | None
    claimed_until: int | None
    tags: tuple[str, ...]
    mentioned: tuple[str, ...]
    thread_id: int
    author_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A message and where it stands.

    Attributes:
        created_at: UTC microseconds.
        account_missing, channel_missing: capability -> reason for what is not allowed there.
    """

    message_id: int
    external_id: str
    text: str
    ours: bool
    removed: bool
    visibility: Visibility
    claimed_by: int | None
    thread_closed: bool
    thread_id: int
    author_id: int
    channel_id: int
    private: bool
    account_id: int
    account_removed: bool
    platform: str
    account_missing: Mapping[str, str]
    channel_missing: Mapping[str, str]
    created_at: int

    @property
    def lacking(self) -> Mapping[str, str]:
        """Capability -> reason, of the channel and its account together."""
        return {**self.channel_missing, **self.account_missing}


_ITEM: Final = (
    "SELECT id, state, settler, settled_by, last_message_id, assignee, claimed_by, claimed_until, tags, thread_id,"
    " author_id, mentioned FROM item WHERE id = ?"
)
_PLACE: Final = (
    "SELECT m.id, m.external_id, m.text, m.ours, m.removed_at, m.visibility, m.claimed_by, t.closed, m.thread_id,"
    " m.author_id, m.channel_id, c.private, a.id, a.removed_at, a.platform, a.missing_json, c.missing_json,"
    " m.created_at FROM message m JOIN thread t ON t.id = m.thread_id JOIN channel c ON c.id = m.channel_id"
    " JOIN account a ON a.id = c.account_id WHERE m.id = ?"
)


def item_of(conn: Connection, wanted: int) -> Item:
    """The item of that number, or the one that holds, or is answered by, the message of that number.

    Raises:
        UserError: `not_found`, with the nearest items.
    """
    item_id = _item_id(conn, wanted)
    row = None if item_id is None else conn.execute(_ITEM, (item_id,)).fetchone()
    if row is None:
        raise UserError(NOT_FOUND, what="item", wanted=wanted, nearest=_nearest(conn, wanted))
    # Rule 1 of the fold: by time, then by external id, numeric ids as numbers.
    messages = conn.execute(
        "SELECT id FROM message WHERE item_id = ? ORDER BY created_at,"
        " CASE WHEN external_id NOT GLOB '*[^0-9]*' THEN CAST(external_id AS INTEGER) ELSE 0 END, external_id",
        (row[0],),
    ).fetchall()
    return Item(
        id=row[0],
        state=ItemState(row[1]),
        settler=row[2],
        settled_by=row[3],
        messages=tuple(int(each[0]) for each in messages),
        last_message_id=row[4],
        assignee=row[5],
        claimed_by=row[6],
        claimed_until=row[7],
        tags=tuple(row[8].split(",")) if row[8] else (),
        thread_id=row[9],
        author_id=row[10],
        mentioned=tuple(each for each in row[11].split(",") if each),
    )


def _item_id(conn: Connection, wanted: int) -> int | None:
    row = conn.execute(
        "SELECT item_id, claimed_by, ours, channel_id, reply_to, thread_id FROM message WHERE id = ?", (wanted,)
    ).fetchone()
    if row is None:
        return None
    item_id, claimed_by, _, channel_id, reply_to, _ = row
    if item_id is not None:
        return int(item_id)
    if claimed_by is not None:
        answered = conn.execute(
            "SELECT m.item_id FROM entry_message em JOIN message m ON m.id = em.message_id"
            " WHERE em.entry_id = ? AND m.item_id IS NOT NULL ORDER BY m.id DESC LIMIT 1",
            (claimed_by,),
        ).fetchone()
        if answered is not None:
            return int(answered[0])
    if reply_to is not None:
        answered = conn.execute(
            "SELECT item_id FROM message WHERE channel_id = ? AND external_id = ? AND item_id IS NOT NULL",
            (channel_id, reply_to),
        ).fetchone()
        if answered is not None:
            return int(answered[0])
    return None


def _nearest(conn: Connection, wanted: int) -> str:
    rows = [
        *conn.execute("SELECT id FROM item WHERE id < ? ORDER BY id DESC LIMIT 3", (wanted,)).fetchall(),
        *conn.execute("SELECT id FROM item WHERE id > ? ORDER BY id LIMIT 3", (wanted,)).fetchall(),
    ]
    near = sorted((int(row[0]) for row in rows), key=lambda each: (abs(each - wanted), each))[:3]
    return ", ".join(str(each) for each in near)


def place_of(conn: Connection, message_id: int) -> Place:
    """A message and where it stands.

    Raises:
        UserError: `not_found`.
    """
    row = conn.execute(_PLACE, (message_id,)).fetchone()
    if row is None:
        raise UserError(NOT_FOUND, what="message", wanted=message_id, nearest="")
    return Place(
        message_id=row[0],
        external_id=row[1],
        text=row[2],
        ours=bool(row[3]),
        removed=row[4] is not None,
        visibility=Visibility(row[5]),
        claimed_by=row[6],
        thread_closed=bool(row[7]),
        thread_id=row[8],
        author_id=row[9],
        channel_id=row[10],
        private=bool(row[11]),
        account_id=row[12],
        account_removed=row[13] is not None,
        platform=row[14],
        account_missing=dict(json.loads(row[15])),
        channel_missing=dict(json.loads(row[16])),
        created_at=row[17],
    )


def seen_until(conn: Connection, item: Item, message_id: int | None, names: Mapping[str, str]) -> tuple[int, ...]:
    """What the writer had before them: the item's messages up to the one they name; without one, all of them.

    Args:
        conn: the connection of the decision.
        item: what it is about.
        message_id: the newest message the writer saw; None: they decide on what is there now.
        names: actor -> name, for the sentence.

    Raises:
        UserError: `stale` (exit 4) when something came after it, or somebody answered; `not_found`.
    """
    if message_id is None:
        return item.messages
    if message_id not in item.messages:
        elsewhere = conn.execute(
            "SELECT item_id FROM message WHERE id = ? AND thread_id = ? AND author_id = ?",
            (message_id, item.thread_id, item.author_id),
        ).fetchone()
        if elsewhere is None:
            nearest = ", ".join(str(each) for each in item.messages[-3:])
            raise UserError(NOT_FOUND, what="message", wanted=message_id, nearest=nearest)
        raise _stale(item, "the message now belongs to another item", "сообщение теперь относится к другой записи")
    later = item.messages[item.messages.index(message_id) + 1 :]
    if item.state is ItemState.DONE:
        who = names.get(item.settled_by or "", "")
        raise _stale(item, f"it was dealt with already{_by(who)}", f"это уже решено{_by(who, ': ')}")
    pending = conn.execute(
        "SELECT d.entry_id, e.actor FROM delivery d JOIN entry e ON e.id = d.entry_id WHERE d.thread_id = ?"
        " AND d.author_id = ? AND d.action = 'reply' AND d.state IN ('held', 'queued', 'sending', 'retry', 'unsure')"
        " ORDER BY d.entry_id DESC LIMIT 1",
        (item.thread_id, item.author_id),
    ).fetchone()
    if pending is not None:
        who = names.get(pending[1], "")
        raise _stale(item, f"an answer is on its way already{_by(who)}", f"ответ уже отправляется{_by(who, ': ')}")
    if later:
        raise _stale(item, f"{len(later)} new messages came", f"новых сообщений: {len(later)}")
    return item.messages


def _by(who: str, joint: str = " by ") -> str:
    return f"{joint}{who}" if who else ""


def _stale(item: Item, english: str, russian: str) -> UserError:
    return UserError(STALE, exit_code=EXIT_PERSON_NEEDED, what_en=english, what_ru=russian, item=item.id)
