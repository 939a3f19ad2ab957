"""The mirror: what platforms say, written by the engine alone; a page and its cursor are one transaction (rule 4).

Pulling the same page again changes nothing: each message carries the hash of what the adapter made of it. A deletion
that comes before its message is kept as a tombstone; an edit keeps what the message said before.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Table, bindparam
from sqlalchemy.dialects import sqlite

from moderator_app.clock import Instant
from moderator_app.domain.authors import identity
from moderator_app.domain.channels import Starts
from moderator_app.domain.entries import Event
from moderator_app.domain.links import host_keys
from moderator_app.domain.ports import Attachment, Gone, Message, Page, Unreadable, Visibility
from moderator_app.storage import changes, directory, erased, filtering, quarantine, refold, schema, waking, whole
from moderator_app.storage.connect import Connection
from moderator_app.storage.directory import Channel

_HIDDEN: Final = frozenset({Visibility.SPAM, Visibility.TRASH})
_HASH_BYTES: Final = 16


def _insert(table: Table, *columns: str) -> str:
    """The text of a Core insert, compiled once; the driver runs it for whole batches."""
    statement = table.insert().values({name: bindparam(name) for name in columns})
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
    if list(compiled.positiontup or ()) != [column.name for column in table.columns if column.name in columns]:
        raise RuntimeError(f"columns of {table.name} in another order than asked")
    return str(compiled)


_MESSAGE_COLUMNS: Final = (
    "id",
    "channel_id",
    "thread_id",
    "author_id",
    "external_id",
    "generation",
    "created_at",
    "time_known",
    "first_seen_at",
    "text",
    "edited_at",
    "removed_at",
    "visibility",
    "ours",
    "starts",
    "history",
    "addressed",
    "reply_to",
    "permalink",
    "attachments_json",
    "item_id",
    "payload_hash",
)
_INSERT_MESSAGE: Final = _insert(schema.MESSAGE, *_MESSAGE_COLUMNS)
_INSERT_REVISION: Final = _insert(schema.REVISION, "message_id", "replaced_at", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What a page changed. `items`: ids of items that were added, changed or removed."""

    new: int = 0
    edited: int = 0
    deleted: int = 0
    quarantined: int = 0
    items: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Work:
    """What one page gathers before the items are folded."""

    cases: set[refold.CaseKey] = field(default_factory=set)
    fresh: list[tuple[int, int, int, int, int, bool]] = field(default_factory=list)
    new: int = 0
    edited: int = 0
    deleted: int = 0
    changed_threads: set[int] = field(default_factory=set)


def apply_page(
    conn: Connection, channel_id: int, page: Page, *, now_us: int, adapter_version: str = "", ids_reused: bool = False
) -> Applied:
    """Write a page and its cursor down, in the caller's transaction.

    Args:
        conn: inside a write transaction.
        channel_id: the channel the cursor belongs to; rows go there too unless the page names another.
        page: what the adapter read.
        now_us: wall clock, UTC microseconds.
        adapter_version: kept with what could not be read.
        ids_reused: the platform gives an id again after a deletion; identity is then (id, created time).
    """
    messages, page = page.messages, whole.value(replace(page, messages=()))
    if page.moved_from is not None and page.channel is not None:
        directory.move(conn, channel_id, page.moved_from, page.channel.external_id)
    rows_channel = channel_id
    if page.channel is not None:
        rows_channel = directory.channel_of_stream(conn, channel_id, page.channel, now_us)
    channel = directory.channel(conn, rows_channel)
    applied = _apply(
        conn, channel, messages, page.gone, page.restored, now_us=now_us, ids_reused=ids_reused, truth=False
    )
    quarantined = quarantine.keep(conn, channel, page.unreadable, now_us, adapter_version)
    directory.move_cursor(conn, channel_id, page, now_us)
    return replace(applied, quarantined=quarantined)


def apply_refresh(
    conn: Connection,
    channel_id: int,
    asked: Sequence[str],
    answers: Sequence[Message | Gone | Unreadable],
    *,
    now_us: int,
    adapter_version: str = "",
) -> Applied:
    """Write down a second look at messages: what is there now is the truth."""
    channel = directory.channel(conn, channel_id)
    messages = [answer for answer in answers if isinstance(answer, Message)]
    gone = [whole.value(answer) for answer in answers if isinstance(answer, Gone)]
    unreadable = [whole.value(answer) for answer in answers if isinstance(answer, Unreadable)]
    applied = _apply(conn, channel, messages, gone, (), now_us=now_us, ids_reused=False, truth=True)
    conn.execute(
        "UPDATE message SET refreshed_at = ? WHERE channel_id = ? AND external_id IN (SELECT value FROM json_each(?))",
        (now_us, channel_id, json.dumps(list(asked))),
    )
    return replace(applied, quarantined=quarantine.keep(conn, channel, unreadable, now_us, adapter_version))


def attached(conn: Connection, message_id: int) -> tuple[Attachment, ...]:
    """What stands beside a message, as the mirror has it."""
    row = conn.execute("SELECT attachments_json FROM message WHERE id = ?", (message_id,)).fetchone()
    return () if row is None else tuple(Attachment(**each) for each in json.loads(row[0]))


def apply_sent(conn: Connection, channel_id: int, message: Message, *, now_us: int) -> int:
    """Enter the message a delivery of ours has just posted; its row id."""
    channel = directory.channel(conn, channel_id)
    posted = replace(whole.value(message), ours=True)
    _apply(conn, channel, [posted], (), (), now_us=now_us, ids_reused=False, truth=True)
    row = conn.execute(
        "SELECT id FROM message WHERE channel_id = ? AND external_id = ? ORDER BY generation DESC",
        (channel_id, posted.external_id),
    ).fetchone()
    return int(row[0])


# ---------------------------------------------------------------- messages


def _apply(
    conn: Connection,
    channel: Channel,
    messages: Sequence[Message],
    gone: Sequence[Gone],
    restored: Sequence[str],
    *,
    now_us: int,
    ids_reused: bool,
    truth: bool,
) -> Applied:
    work = _Work()
    messages = erased.stubbed(conn, channel, messages)
    told = [_told(message) for message in messages]
    messages = [message for message, _ in told]
    known = _known(conn, channel.id, [*(m.external_id for m in messages), *(g.external_id for g in gone), *restored])
    changed = [
        (message, digest)
        for message, digest in told
        if not _is_same(known.get(_key(message, ids_reused=ids_reused)), digest, truth=truth)
    ]
    if changed:
        threads, renamed = directory.threads(conn, channel, [message for message, _ in changed])
        work.changed_threads |= renamed
        authors = directory.authors(conn, channel, [message for message, _ in changed], now_us)
        _write(conn, channel, changed, known, threads, authors, work, now_us=now_us, ids_reused=ids_reused, truth=truth)
        quarantine.release(conn, channel.id, [message.external_id for message, _ in changed], now_us)
    _delete(conn, channel, gone, work, now_us, ids_reused=ids_reused)
    _restore(conn, channel.id, restored, work)
    refold.insert_fresh(conn, work.fresh, now_us)
    items = refold.refold(conn, work.cases) | {row[0] for row in work.fresh}
    if items:
        changes.note(conn, "item", sorted(items), now_us)
    if work.changed_threads:
        changes.note(conn, "thread", sorted(work.changed_threads), now_us)
    return Applied(new=work.new, edited=work.edited, deleted=work.deleted, items=frozenset(items))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A message as the store has it."""

    id: int
    external_id: str
    generation: int
    digest: bytes | None
    text: str
    removed_at: int | None
    visibility: str
    starts: bool
    ours: bool
    thread_id: int
    author_id: int
    claimed_by: int | None


_Key = tuple[str, int]


def _key(message: Message, *, ids_reused: bool) -> _Key:
    return message.external_id, (message.created_at or 0) if ids_reused else 0


_MAYBE_HALF: Final = b"\xed"
"""Begins half a surrogate pair, and little else; what has none is left as it is by `whole.value`."""
_NO_REFERENCES: Final = 2
"""The version of the format that writes equal values equally, whichever objects they share."""


def _told(message: Message) -> tuple[Message, bytes]:
    """A message that can be stored, and a short name of all that the adapter said: two equal ones need no writing."""
    said = _said(message)
    if _MAYBE_HALF in said:
        message = whole.value(message)
        said = _said(message)
    return message, hashlib.blake2b(said, digest_size=_HASH_BYTES).digest()


def _said(message: Message) -> bytes:
    thread, author = message.thread, message.author
    said = (
        message.external_id,
        message.text,
        message.created_at,
        message.edited_at,
        message.reply_to,
        message.ours,
        message.starts,
        message.addressed,
        message.visibility._value_,
        message.permalink,
        [(each.kind, each.name, each.url, each.size) for each in message.attachments],
        (thread.external_id, thread.title, thread.body, thread.permalink, thread.closed),
        (author.external_id, author.name, author.handle, author.email_hash, author.site, author.profile_url),
        (author.avatar_url, author.bot),
    )
    try:
        return marshal.dumps(said, _NO_REFERENCES)
    except ValueError:  # a kind of text that is more than text, an enumeration for one
        return repr(said).encode()


def _is_same(known: _Known | None, digest: bytes, *, truth: bool) -> bool:
    return known is not None and known.digest == digest and not (truth and known.removed_at is not None)


def _known(conn: Connection, channel_id: int, external_ids: Iterable[str]) -> dict[_Key, _Known]:
    rows = conn.execute(
        "SELECT m.id, m.external_id, m.generation, m.payload_hash, m.text, m.removed_at, m.visibility, m.starts,"
        " m.ours, m.thread_id, m.author_id, m.claimed_by FROM json_each(?) j CROSS JOIN message m ON m.channel_id = ?"
        " AND m.external_id = j.value ORDER BY m.generation",
        (json.dumps(list(dict.fromkeys(external_ids))), channel_id),
    ).fetchall()
    return {
        (row[1], row[2]): _Known(
            id=row[0],
            external_id=row[1],
            generation=row[2],
            digest=None if row[3] is None else bytes(row[3]),
            text=row[4],
            removed_at=row[5],
            visibility=row[6],
            starts=bool(row[7]),
            ours=bool(row[8]),
            thread_id=row[9],
            author_id=row[10],
            claimed_by=row[11],
        )
        for row in rows
    }


def _is_ours(channel: Channel, message: Message) -> bool:
    return message.ours or message.author.external_id in channel.own_ids


def _starts(channel: Channel, message: Message, *, ours: bool) -> bool:
    """Whether a message may start an item, by what it is now (design §2, "what starts an item")."""
    if ours or not message.starts or message.author.bot or message.visibility in _HIDDEN:
        return False
    return channel.starts is Starts.ALL or (channel.starts is Starts.ADDRESSED and message.addressed)


def _write(  # noqa: PLR0913, PLR0917 - one page and what is known of it
    conn: Connection,
    channel: Channel,
    changed: Sequence[tuple[Message, bytes]],
    known: dict[_Key, _Known],
    threads: dict[str, int],
    authors: dict[str, int],
    work: _Work,
    *,
    now_us: int,
    ids_reused: bool,
    truth: bool,
) -> None:
    latest = {_key(message, ids_reused=ids_reused): (message, digest) for message, digest in changed}
    fresh = {key: pair for key, pair in latest.items() if key not in known}
    tombstones = _tombstones(conn, channel.id, [key[0] for key in fresh])
    next_id = int(conn.execute("SELECT coalesce(max(id), 0) FROM message").fetchone()[0]) + 1
    rows: list[tuple[Any, ...]] = []
    links: list[tuple[str, int]] = []
    inbound: list[tuple[int, int, int, int, int, bool]] = []
    # Our answer may come in the same page as its question, before it or after it.
    answered_here = {message.reply_to for message, _ in fresh.values() if _is_ours(channel, message)}
    for (external_id, generation), (message, digest) in fresh.items():
        ours = _is_ours(channel, message)
        starts = _starts(channel, message, ours=ours)
        created_at = message.created_at if message.created_at is not None else now_us
        history = not ours and channel.horizon_at is not None and created_at < channel.horizon_at
        thread_id = threads[message.thread.external_id]
        author_id = authors[identity(message.author, external_id)]
        removed_at = tombstones.get(external_id)
        row_id = next_id + len(rows)
        rows.append(
            (
                row_id,
                channel.id,
                thread_id,
                author_id,
                external_id,
                generation,
                created_at,
                int(message.created_at is not None),
                now_us,
                message.text,
                message.edited_at,
                removed_at,
                message.visibility._value_,
                int(ours),
                int(starts),
                int(history),
                int(message.addressed),
                message.reply_to,
                message.permalink,
                _attachments(message),
                row_id if starts else None,
                digest,
            )
        )
        if starts:
            links += [(host, row_id) for host in host_keys(message.text)]
            inbound.append((row_id, channel.id, thread_id, author_id, created_at, history))
            if removed_at is not None or external_id in answered_here:
                work.cases.add((thread_id, author_id))
        else:
            work.changed_threads.add(thread_id)  # whoever looks at the thread sees it come
            if ours:
                _touch_answered(conn, channel, thread_id, message.reply_to, work)
    lone = _lone_cases(conn, channel, inbound, [key[0] for key in fresh])
    for arrived in inbound:
        case = (arrived[2], arrived[3])
        if case in lone and case not in work.cases:
            work.fresh.append(arrived)
        else:
            work.cases.add(case)
    conn.executemany(_INSERT_MESSAGE, rows)
    filtering.keep_links(conn, links)
    work.new += len(rows)
    for key, (message, digest) in latest.items():
        if key in known:
            _update(conn, channel, known[key], message, digest, work, now_us=now_us, truth=truth)


def _lone_cases(
    conn: Connection, channel: Channel, inbound: Sequence[tuple[int, int, int, int, int, bool]], arrived: Sequence[str]
) -> set[refold.CaseKey]:
    """Cases with one message of this page and nothing else, which no message of ours answers."""
    if channel.private:
        return set()
    count: dict[refold.CaseKey, int] = {}
    for _, _, thread_id, author_id, _, _ in inbound:
        count[thread_id, author_id] = count.get((thread_id, author_id), 0) + 1
    single = [case for case, messages in count.items() if messages == 1]
    answered = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM json_each(?) j CROSS JOIN message m ON m.channel_id = ? AND m.reply_to = j.value"
        " WHERE m.ours = 1 AND m.reply_to IS NOT NULL)",
        (json.dumps(list(arrived)), channel.id),
    ).fetchone()[0]
    if answered:
        return set()
    older = conn.execute(
        "SELECT j.value ->> 0, j.value ->> 1 FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM message m"
        " WHERE m.thread_id = j.value ->> 0 AND m.author_id = j.value ->> 1)",
        (json.dumps(single),),
    ).fetchall()
    return set(single) - {(int(thread), int(author)) for thread, author in older}


def _attachments(message: Message) -> str:
    if not message.attachments:
        return "[]"
    return json.dumps(
        [{"kind": a.kind, "name": a.name, "url": a.url, "size": a.size} for a in message.attachments],
        ensure_ascii=False,
    )


def _update(
    conn: Connection,
    channel: Channel,
    known: _Known,
    message: Message,
    digest: bytes,
    work: _Work,
    *,
    now_us: int,
    truth: bool,
) -> None:
    """A message that is not what it was. Its place never moves; what it said before is kept."""
    ours = known.ours or _is_ours(channel, message)
    starts = known.starts or _starts(channel, message, ours=ours)
    edited = known.text != message.text
    removed_at = _removed_at(known, message, now_us, truth=truth)
    if edited:
        conn.execute(_INSERT_REVISION, (known.id, now_us, known.text))
    if edited and starts:
        waking.wake(conn, [known.id], Event.EDIT, Instant(now_us))
    if starts and (edited or not known.starts):
        filtering.change_links(conn, known.id, host_keys(message.text))
    conn.execute(
        "UPDATE message SET text = ?, edited_at = ?, changed_at = iif(?, ?, changed_at), removed_at = ?,"
        " visibility = ?, ours = ?, starts = ?, reply_to = ?, permalink = ?, attachments_json = ?,"
        " payload_hash = ? WHERE id = ?",
        (
            message.text,
            message.edited_at,
            edited,
            now_us,
            removed_at,
            message.visibility.value,
            int(ours),
            int(starts),
            message.reply_to,
            message.permalink,
            _attachments(message),
            digest,
            known.id,
        ),
    )
    if removed_at is not None and known.removed_at is None:
        work.deleted += 1
    elif edited or known.visibility != message.visibility.value or removed_at != known.removed_at:
        work.edited += 1
    work.cases.add((known.thread_id, known.author_id))
    work.changed_threads.add(known.thread_id)
    if ours:
        _touch_answered(conn, channel, known.thread_id, message.reply_to, work)
        _touch_delivered(conn, channel.id, known.external_id, work)


def _removed_at(known: _Known, message: Message, now_us: int, *, truth: bool) -> int | None:
    """When it left public view; None: it is there.

    Spam and trash come and go with what the platform says now. A deletion ends only by a second look that finds the
    message there, or by the platform's own word that it was brought back.
    """
    was_hidden = Visibility(known.visibility) in _HIDDEN
    if message.visibility in _HIDDEN:
        return known.removed_at if known.removed_at is not None else now_us
    if known.removed_at is None or was_hidden or truth:
        return None
    return known.removed_at


def _touch_answered(conn: Connection, channel: Channel, thread_id: int, reply_to: str | None, work: _Work) -> None:
    """A message of ours came or changed: the case it answers has to be folded again."""
    if channel.private:
        rows = conn.execute(
            "SELECT DISTINCT thread_id, author_id FROM message WHERE thread_id = ? AND ours = 0", (thread_id,)
        ).fetchall()
    elif reply_to is not None:
        rows = conn.execute(
            "SELECT thread_id, author_id FROM message WHERE channel_id = ? AND external_id = ? AND ours = 0",
            (channel.id, reply_to),
        ).fetchall()
    else:
        return
    work.cases.update((int(thread), int(author)) for thread, author in rows)


def _touch_delivered(conn: Connection, channel_id: int, external_id: str, work: _Work) -> None:
    """Something happened to a message that a delivery of ours posted."""
    rows = conn.execute(
        "SELECT thread_id, author_id FROM delivery WHERE channel_id = ? AND external_id = ?", (channel_id, external_id)
    ).fetchall()
    work.cases.update((int(thread), int(author)) for thread, author in rows)


# ---------------------------------------------------------------- deletions


def _tombstones(conn: Connection, channel_id: int, external_ids: Sequence[str]) -> dict[str, int]:
    rows = conn.execute(
        "SELECT t.external_id, t.at FROM json_each(?) j CROSS JOIN tombstone t"
        " ON t.channel_id = ? AND t.external_id = j.value",
        (json.dumps(list(external_ids)), channel_id),
    ).fetchall()
    return {str(external_id): int(at) for external_id, at in rows}


def _delete(
    conn: Connection,
    channel: Channel,
    gone: Sequence[Gone],
    work: _Work,
    now_us: int,
    *,
    ids_reused: bool,
) -> None:
    """Keep what is gone as stubs; what was never seen as tombstones (unless its id may be given again)."""
    for deletion in gone:
        rows = conn.execute(
            "SELECT id, thread_id, author_id, removed_at, ours, reply_to FROM message WHERE channel_id = ?"
            " AND external_id = ? ORDER BY generation DESC LIMIT 1",
            (channel.id, deletion.external_id),
        ).fetchall()
        if not rows and not ids_reused:
            conn.execute(
                "INSERT INTO tombstone(channel_id, external_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (channel.id, deletion.external_id, deletion.at or now_us),
            )
        for message_id, thread_id, author_id, removed_at, ours, reply_to in rows:
            if removed_at is not None:
                continue
            conn.execute("UPDATE message SET removed_at = ? WHERE id = ?", (deletion.at or now_us, message_id))
            work.deleted += 1
            work.cases.add((int(thread_id), int(author_id)))
            work.changed_threads.add(int(thread_id))
            if ours:
                _touch_answered(conn, channel, int(thread_id), reply_to, work)
                _touch_delivered(conn, channel.id, deletion.external_id, work)


def _restore(conn: Connection, channel_id: int, restored: Sequence[str], work: _Work) -> None:
    for external_id in restored:
        conn.execute("DELETE FROM tombstone WHERE channel_id = ? AND external_id = ?", (channel_id, external_id))
        rows = conn.execute(
            "UPDATE message SET removed_at = NULL WHERE channel_id = ? AND external_id = ? AND removed_at IS NOT NULL"
            " RETURNING thread_id, author_id",
            (channel_id, external_id),
        ).fetchall()
        work.edited += len(rows)
        work.cases.update((int(thread), int(author)) for thread, author in rows)
        _touch_delivered(conn, channel_id, external_id, work)
