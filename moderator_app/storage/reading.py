"""Reads of one thing whole: an item, a thread, an author, a delivery, the accounts. Short, indexed, fetched at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from moderator_app.domain import files as outgoing
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import Dress, loads
from moderator_app.domain.items import DeliveryState, ItemState, Waiting
from moderator_app.domain.ports import Attachment, Visibility
from moderator_app.domain.views import (
    AccountView,
    AttemptView,
    AuthorCard,
    ChannelView,
    DeliveryView,
    HealthView,
    ItemView,
    MessageView,
    Revision,
    ThreadView,
)
from moderator_app.errors import NOT_FOUND, UserError
from moderator_app.storage import guesses
from moderator_app.storage.connect import Connection

THREAD_MESSAGES: Final = 500
_AUTHOR_ITEMS: Final = 200

_MESSAGE: Final = (
    "SELECT m.id, m.external_id, m.thread_id, m.author_id, p.name, p.handle, m.ours, m.text, m.created_at, m.edited_at,"
    " m.changed_at, m.removed_at, m.visibility,"
    " (SELECT r.id FROM message r WHERE r.channel_id = m.channel_id AND r.external_id = m.reply_to LIMIT 1),"
    " m.permalink, m.item_id, m.history, m.attachments_json, m.claimed_by, e.actor,"
    " (SELECT g.language FROM guess g WHERE g.message_id = m.id), (SELECT k.kind FROM item k WHERE k.id = m.item_id)"
    " FROM message m JOIN author p ON p.id = m.author_id LEFT JOIN entry e ON e.id = m.claimed_by"
)


def _messages(conn: Connection, rows: Sequence[tuple[Any, ...]]) -> tuple[MessageView, ...]:
    revisions = _revisions(conn, [row[0] for row in rows])
    return tuple(
        MessageView(
            id=row[0],
            external_id=row[1],
            thread_id=row[2],
            author_id=row[3],
            author_name=row[4],
            author_handle=row[5],
            ours=bool(row[6]),
            text=row[7],
            created_at=row[8],
            edited_at=row[9],
            changed_at=row[10],
            removed_at=row[11],
            visibility=Visibility(row[12]),
            reply_to_id=row[13],
            permalink=row[14],
            item_id=row[15],
            history=bool(row[16]),
            attachments=tuple(Attachment(**each) for each in json.loads(row[17])),
            entry_id=row[18],
            sent_by=row[19],
            revisions=tuple(revisions.get(row[0], ())),
            language=row[20] or "",
            kind=row[21] or "",
        )
        for row in rows
    )


def _revisions(conn: Connection, messages: Sequence[int]) -> dict[int, list[Revision]]:
    found: dict[int, list[Revision]] = {}
    for message_id, replaced_at, text in conn.execute(
        "SELECT r.message_id, r.replaced_at, r.text FROM json_each(?) j CROSS JOIN revision r ON r.message_id = j.value"
        " ORDER BY r.id",
        (json.dumps(list(messages)),),
    ).fetchall():
        found.setdefault(message_id, []).append(Revision(replaced_at=replaced_at, text=text))
    return found


def message(conn: Connection, message_id: int) -> MessageView:
    """One message.

    Raises:
        UserError: `not_found`.
    """
    rows = conn.execute(f"{_MESSAGE} WHERE m.id = ?", (message_id,)).fetchall()
    if not rows:
        raise UserError(NOT_FOUND, what="message", wanted=message_id, nearest="")
    return _messages(conn, rows)[0]


_ITEM: Final = (
    "SELECT i.id, a.platform, a.id, a.name, c.id, c.name, t.id, t.title, p.id, p.external_id, p.name, p.handle,"
    " i.state, i.waiting_reason, i.settler, i.settled_by, i.settled_at, i.started_at, i.last_at, i.last_message_id,"
    " i.until, i.assignee, i.claimed_by, i.claimed_until, i.kind, i.tags, i.notes, i.new_since, i.needs_look, i.due_at,"
    " i.delivery_state, i.delivery_entry, i.mentioned"
    " FROM item i JOIN channel c ON c.id = i.channel_id JOIN account a ON a.id = c.account_id"
    " JOIN thread t ON t.id = i.thread_id JOIN author p ON p.id = i.author_id WHERE i.id = ?"
)


def item(conn: Connection, item_id: int) -> ItemView:
    """One item with its messages, in order.

    Raises:
        UserError: `not_found`.
    """
    row = conn.execute(_ITEM, (item_id,)).fetchone()
    if row is None:
        raise UserError(NOT_FOUND, what="item", wanted=item_id, nearest="")
    rows = conn.execute(
        f"{_MESSAGE} WHERE m.item_id = ? ORDER BY m.created_at, CAST(m.external_id AS INTEGER), m.external_id",
        (item_id,),
    ).fetchall()
    return ItemView(
        id=row[0],
        platform=row[1],
        account_id=row[2],
        account_name=row[3],
        channel_id=row[4],
        channel_name=row[5],
        thread_id=row[6],
        thread_title=row[7],
        author_id=row[8],
        author_external_id=row[9],
        author_name=row[10],
        author_handle=row[11],
        state=ItemState(row[12]),
        waiting_reason=None if row[13] is None else Waiting(row[13]),
        settler=row[14],
        settled_by=row[15],
        settled_at=row[16],
        started_at=row[17],
        last_at=row[18],
        last_message_id=row[19],
        until=row[20],
        assignee=row[21],
        claimed_by=row[22],
        claimed_until=row[23],
        kind=row[24],
        tags=tuple(row[25].split(",")) if row[25] else (),
        notes=row[26],
        new_since=row[27],
        needs_look=bool(row[28]),
        due_at=row[29],
        delivery_state=None if row[30] is None else DeliveryState(row[30]),
        delivery_entry=row[31],
        messages=_messages(conn, rows),
        mentioned=tuple(each for each in row[32].split(",") if each),
        tone=guesses.tone_of(conn, row[19]),
    )


def thread(
    conn: Connection, thread_id: int, *, limit: int = THREAD_MESSAGES, before: tuple[int, int] | None = None
) -> ThreadView:
    """A thread with its newest messages.

    Args:
        conn: any connection.
        thread_id: which.
        limit: how many messages at most.
        before: (created_at, id) of the oldest message shown, to load what stands before it.

    Raises:
        UserError: `not_found`.
    """
    row = conn.execute(
        "SELECT t.id, t.external_id, t.title, t.body, t.permalink, t.closed, c.private, c.id, c.name, c.kind, a.id,"
        " a.platform FROM thread t JOIN channel c ON c.id = t.channel_id JOIN account a ON a.id = c.account_id"
        " WHERE t.id = ?",
        (thread_id,),
    ).fetchone()
    if row is None:
        raise UserError(NOT_FOUND, what="thread", wanted=thread_id, nearest="")
    rows = conn.execute(
        f"{_MESSAGE} WHERE m.thread_id = ? AND (? IS NULL OR (m.created_at, m.id) < (?, ?))"
        " ORDER BY m.created_at DESC, m.id DESC LIMIT ?",
        (thread_id, before and before[0], *(before or (0, 0)), limit + 1),
    ).fetchall()
    return ThreadView(
        id=row[0],
        external_id=row[1],
        title=row[2],
        body=row[3],
        permalink=row[4],
        closed=bool(row[5]),
        private=bool(row[6]),
        channel_id=row[7],
        channel_name=row[8],
        channel_kind=row[9],
        account_id=row[10],
        platform=row[11],
        messages=_messages(conn, rows[:limit][::-1]),
        pending=tuple(
            _delivery(each)
            for each in conn.execute(
                f"{_DELIVERY} WHERE d.thread_id = ? AND d.state NOT IN ('sent', 'cancelled', 'abandoned')"
                " ORDER BY d.entry_id",
                (thread_id,),
            ).fetchall()
        ),
        older=len(rows) > limit,
    )


_DELIVERY: Final = (
    "SELECT d.entry_id, m.item_id, d.action, d.state, e.actor, w.body, d.target_id, d.account_id, d.channel_id,"
    " d.thread_id, d.author_id, a.platform, c.name, p.name, t.title, m.text, m.permalink, d.written_at, d.attempts,"
    " d.next_at, d.hold_until, d.blocked_code, d.blocked_until, d.waits_for, d.external_id, d.permalink, d.sent_at,"
    " d.error_code, d.error_text, d.stale_json, d.undo_of,"
    " (SELECT body FROM words WHERE id = json_extract(d.args_json, '$.marks_words')),"
    " (SELECT body FROM words WHERE id = json_extract(d.args_json, '$.quote_words')),"
    " (SELECT body FROM words WHERE id = json_extract(d.args_json, '$.files_words'))"
    " FROM delivery d JOIN entry e ON e.id = d.entry_id JOIN message m ON m.id = d.target_id"
    " JOIN channel c ON c.id = d.channel_id JOIN account a ON a.id = d.account_id JOIN thread t ON t.id = d.thread_id"
    " JOIN author p ON p.id = m.author_id LEFT JOIN words w ON w.id = d.text_words"
)


def _delivery(row: tuple[Any, ...]) -> DeliveryView:
    return DeliveryView(
        entry_id=row[0],
        item_id=row[1],
        action=EntryKind(row[2]),
        state=DeliveryState(row[3]),
        actor=row[4],
        text=row[5],
        target_id=row[6],
        account_id=row[7],
        channel_id=row[8],
        thread_id=row[9],
        author_id=row[10],
        platform=row[11],
        channel_name=row[12],
        author_name=row[13],
        thread_title=row[14],
        target_text=row[15],
        target_permalink=row[16],
        written_at=row[17],
        attempts=row[18],
        next_at=row[19],
        hold_until=row[20] if row[3] == DeliveryState.HELD.value else None,
        blocked_code=row[21],
        blocked_until=row[22],
        waits_for=row[23],
        external_id=row[24],
        permalink=row[25],
        sent_at=row[26],
        error_code=row[27],
        error_text=row[28],
        stale=None if row[29] is None else json.loads(row[29]),
        undo_of=row[30],
        dress=Dress(marks=loads(row[31]), quote=row[32] or ""),
        files=outgoing.loads(row[33]),
    )


def deliveries(
    conn: Connection, *, states: Collection[DeliveryState] = (), limit: int = 500, after: int | None = None
) -> list[DeliveryView]:
    """Deliveries in these states (none given: in any), newest first; `after`: the last entry of the page before."""
    listed = ", ".join(f"'{state.value}'" for state in sorted(states))
    state = f" AND d.state IN ({listed})" if states else ""
    unfinished = {DeliveryState.SENT, DeliveryState.CANCELLED, DeliveryState.ABANDONED}.isdisjoint(states) and states
    partial = " AND d.state NOT IN ('sent', 'cancelled', 'abandoned')" if unfinished else ""
    rows = conn.execute(
        f"{_DELIVERY} WHERE (? IS NULL OR d.entry_id < ?){state}{partial} ORDER BY d.entry_id DESC LIMIT ?",
        (after, after, limit),
    ).fetchall()
    return [_delivery(row) for row in rows]


def delivery(conn: Connection, entry_id: int) -> DeliveryView | None:
    """The delivery of an entry; None: it has none."""
    row = conn.execute(f"{_DELIVERY} WHERE d.entry_id = ?", (entry_id,)).fetchone()
    return None if row is None else _delivery(row)


def attempts(conn: Connection, entry_id: int) -> list[AttemptView]:
    """The life of a delivery, oldest step first."""
    return [
        AttemptView(at=at, from_state=DeliveryState(before), to_state=DeliveryState(after), code=code, text=text)
        for at, before, after, code, text in conn.execute(
            "SELECT at, from_state, to_state, code, text FROM attempt WHERE entry_id = ? ORDER BY id", (entry_id,)
        ).fetchall()
    ]


def author(conn: Connection, author_id: int) -> AuthorCard:
    """An author with their history.

    Raises:
        UserError: `not_found`.
    """
    row = conn.execute(
        "SELECT p.id, p.account_id, a.platform, p.name, p.handle, p.external_id, p.profile_url, p.bot, p.first_seen_at,"
        " coalesce(min(m.created_at), p.first_seen_at), coalesce(max(m.created_at), p.first_seen_at), count(m.id),"
        " count(m.removed_at)"
        " FROM author p JOIN account a ON a.id = p.account_id LEFT JOIN message m ON m.author_id = p.id"
        " WHERE p.id = ? GROUP BY p.id",
        (author_id,),
    ).fetchone()
    if row is None:
        raise UserError(NOT_FOUND, what="author", wanted=author_id, nearest="")
    items = conn.execute(
        "SELECT id, settler FROM item WHERE author_id = ? ORDER BY last_at DESC, id DESC LIMIT ?",
        (author_id, _AUTHOR_ITEMS),
    ).fetchall()
    actions = conn.execute(
        "SELECT e.kind, count(DISTINCT e.id) FROM message m JOIN entry_message em ON em.message_id = m.id"
        " JOIN entry e ON e.id = em.entry_id WHERE m.author_id = ? AND e.actor <> 'engine'"
        " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) GROUP BY e.kind",
        (author_id,),
    ).fetchall()
    counted = {EntryKind(kind): int(total) for kind, total in actions}
    return AuthorCard(
        id=row[0],
        account_id=row[1],
        platform=row[2],
        name=row[3],
        handle=row[4],
        external_id=row[5],
        profile_url=row[6],
        bot=bool(row[7]),
        first_seen_at=min(row[8], row[9]),
        last_seen_at=row[10],
        messages=row[11],
        removed=row[12],
        answered=counted.get(EntryKind.REPLY, 0),
        items=tuple(int(each[0]) for each in items),
        actions=counted,
    )


def newest_first(conn: Connection, items: Collection[int]) -> list[int]:
    """Items of several authors in one order, as many as a card holds."""
    rows = conn.execute(
        "SELECT id FROM item WHERE id IN (SELECT value FROM json_each(?)) ORDER BY last_at DESC, id DESC LIMIT ?",
        (json.dumps(list(items)), _AUTHOR_ITEMS),
    ).fetchall()
    return [int(row[0]) for row in rows]


def accounts(conn: Connection) -> list[AccountView]:
    """Accounts that were not removed, with their health."""
    health: dict[int, list[HealthView]] = {}
    for account_id, capability, code, reason, since, until in conn.execute(
        "SELECT account_id, capability, code, reason, since, until FROM health ORDER BY account_id, capability"
    ).fetchall():
        view = HealthView(capability=capability, code=code, reason=reason, since=since, until=until)
        health.setdefault(account_id, []).append(view)
    return [
        AccountView(
            id=row[0],
            name=row[1],
            platform=row[2],
            base_url=row[3],
            external_name=row[4],
            missing=json.loads(row[5]),
            health=tuple(health.get(row[0], ())),
            clock_offset_us=row[6],
            settings=json.loads(row[7]),
            proxy=row[8],
            own_ids=tuple(json.loads(row[9])),
            caught_up_at=row[10],
        )
        for row in conn.execute(
            "SELECT a.id, a.name, a.platform, a.base_url, a.external_name, a.missing_json, a.clock_offset_us,"
            " a.settings_json, a.proxy, a.own_ids_json, (SELECT min(u.caught_up_at) FROM channel c"
            " JOIN cursor u ON u.channel_id = c.id WHERE c.account_id = a.id AND c.watched = 1)"
            " FROM account a WHERE a.removed_at IS NULL ORDER BY a.id"
        ).fetchall()
    ]


def channels(conn: Connection, account_id: int | None = None) -> list[ChannelView]:
    """Channels of one account or of all that were not removed."""
    return [
        ChannelView(
            id=row[0],
            account_id=row[1],
            platform=row[2],
            external_id=row[3],
            name=row[4],
            kind=row[5],
            private=bool(row[6]),
            permalink=row[7],
            starts=row[8],
            watched=bool(row[9]),
            cursor_at=row[10],
            caught_up_at=row[11],
            left=row[12],
            open_items=row[13],
            missing=json.loads(row[14]),
        )
        for row in conn.execute(
            "SELECT c.id, c.account_id, a.platform, c.external_id, c.name, c.kind, c.private, c.permalink, c.starts,"
            " c.watched, u.pulled_at, u.caught_up_at, u.left_count, coalesce((SELECT total FROM counter WHERE"
            " scope = 'channel' AND ref = c.id AND state = 'open'), 0), c.missing_json"
            " FROM channel c JOIN account a ON a.id = c.account_id AND a.removed_at IS NULL"
            " LEFT JOIN cursor u ON u.channel_id = c.id WHERE (? IS NULL OR c.account_id = ?) ORDER BY c.id",
            (account_id, account_id),
        ).fetchall()
    ]
