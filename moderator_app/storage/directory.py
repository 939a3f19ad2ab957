"""Where messages stand and who wrote them: channels, threads and authors of the mirror, found or added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moderator_app.domain.authors import identity
from moderator_app.domain.channels import ChannelInfo, Starts, default_starts
from moderator_app.domain.ports import Message, Page, ThreadInfo
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection


def place_is_erased(conn: Connection, kind: str, row_id: int) -> bool:
    """Whether a private channel or thread lost its name with the person it was about."""
    row = conn.execute("SELECT 1 FROM erased_place WHERE kind = ? AND place_id = ?", (kind, row_id)).fetchone()
    return row is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What the mirror has to know of a channel."""

    id: int
    account_id: int
    private: bool
    starts: Starts
    horizon_at: int | None
    own_ids: frozenset[str]


def channel(conn: Connection, channel_id: int) -> Channel:
    """A channel by its row id."""
    row = conn.execute(
        "SELECT c.id, c.account_id, c.private, c.starts, c.horizon_at, a.own_ids_json FROM channel c"
        " JOIN account a ON a.id = c.account_id WHERE c.id = ?",
        (channel_id,),
    ).fetchone()
    return Channel(
        id=int(row[0]),
        account_id=int(row[1]),
        private=bool(row[2]),
        starts=Starts(row[3]),
        horizon_at=row[4],
        own_ids=frozenset(json.loads(row[5])),
    )


def channel_of_stream(conn: Connection, asked_id: int, info: ChannelInfo, now_us: int) -> int:
    """The channel a stream of the account speaks of; one that was never seen before starts to be watched now."""
    account_id = conn.execute("SELECT account_id FROM channel WHERE id = ?", (asked_id,)).fetchone()[0]
    row = conn.execute(
        "SELECT id, name FROM channel WHERE account_id = ? AND external_id = ?", (account_id, info.external_id)
    ).fetchone()
    if row is not None:
        if row[1] != info.name and not place_is_erased(conn, "channel", row[0]):
            conn.execute("UPDATE channel SET name = ? WHERE id = ?", (info.name, row[0]))
            changes.note(conn, "channel", [row[0]], now_us)
        return int(row[0])
    added = conn.execute(
        "INSERT INTO channel(account_id, external_id, name, kind, private, permalink, starts, watched, watched_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?) RETURNING id",
        (
            account_id,
            info.external_id,
            info.name,
            info.kind.value,
            int(info.private),
            info.permalink,
            default_starts(info.kind).value,
            now_us,
        ),
    ).fetchone()
    changes.note(conn, "channel", [added[0]], now_us)
    return int(added[0])


def move(conn: Connection, asked_id: int, before: str, after: str) -> None:
    """A channel got another id on its platform; its rows stay."""
    conn.execute(
        "UPDATE channel SET external_id = ? WHERE external_id = ? AND account_id ="
        " (SELECT account_id FROM channel WHERE id = ?) AND NOT EXISTS (SELECT 1 FROM channel other"
        " WHERE other.account_id = channel.account_id AND other.external_id = ?)",
        (after, before, asked_id, after),
    )


def move_cursor(conn: Connection, channel_id: int, page: Page, now_us: int) -> None:
    """Remember where the next pull goes on; in the transaction of the rows it brought (rule 4)."""
    conn.execute(
        "INSERT INTO cursor(channel_id, value, pulled_at, caught_up_at, left_count) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (channel_id) DO UPDATE SET value = coalesce(excluded.value, value),"
        " pulled_at = excluded.pulled_at,"
        " caught_up_at = coalesce(excluded.caught_up_at, caught_up_at), left_count = excluded.left_count",
        (channel_id, page.cursor, now_us, None if page.more else now_us, page.remaining),
    )


def threads(conn: Connection, channel: Channel, messages: Sequence[Message]) -> tuple[dict[str, int], set[int]]:
    """External id -> row id, and which threads changed."""
    changed: set[int] = set()
    infos = {message.thread.external_id: message.thread for message in messages}
    # A message may name its thread without telling of it (an answer deep under a post): what is known stays.
    infos |= {message.thread.external_id: message.thread for message in messages if _tells(message.thread)}
    rows = conn.execute(
        "SELECT t.id, t.external_id, t.title, t.body, t.permalink, t.closed FROM json_each(?) j CROSS JOIN thread t"
        " ON t.channel_id = ? AND t.external_id = j.value",
        (json.dumps(list(infos)), channel.id),
    ).fetchall()
    known = {row[1]: row for row in rows}
    ids: dict[str, int] = {}
    added: list[tuple[Any, ...]] = []
    # The engine alone adds threads, so it may number them itself and write a whole page of them at once.
    next_id = int(conn.execute("SELECT coalesce(max(id), 0) FROM thread").fetchone()[0]) + 1
    for external_id, info in infos.items():
        row = known.get(external_id)
        wanted = (info.title, info.body, info.permalink, int(info.closed))
        if row is None:
            ids[external_id] = next_id + len(added)
            added.append((ids[external_id], channel.id, external_id, *wanted))
            continue
        ids[external_id] = int(row[0])
        if row[2:] != wanted and _tells(info) and not (channel.private and place_is_erased(conn, "thread", row[0])):
            conn.execute(
                "UPDATE thread SET title = ?, body = ?, permalink = ?, closed = ? WHERE id = ?", (*wanted, row[0])
            )
            changed.add(int(row[0]))
    conn.executemany(
        "INSERT INTO thread(id, channel_id, external_id, title, body, permalink, closed) VALUES (?, ?, ?, ?, ?, ?, ?)",
        added,
    )
    return ids, changed


def _tells(info: ThreadInfo) -> bool:
    return bool(info.title or info.body or info.permalink or info.closed)


def authors(conn: Connection, channel: Channel, messages: Sequence[Message], now_us: int) -> dict[str, int]:
    """Identity -> row id; names follow the newest message that says one."""
    wanted = {identity(message.author, message.external_id): message.author for message in messages}
    rows = conn.execute(
        "SELECT a.id, a.identity, a.name, a.handle, a.profile_url, a.avatar_url, a.bot FROM json_each(?) j"
        " CROSS JOIN author a ON a.account_id = ? AND a.identity = j.value",
        (json.dumps(list(wanted)), channel.account_id),
    ).fetchall()
    known = {row[1]: row for row in rows}
    ids: dict[str, int] = {}
    added: list[tuple[Any, ...]] = []
    # The engine alone adds authors, so it may number them itself and write a whole page of them at once.
    next_id = int(conn.execute("SELECT coalesce(max(id), 0) FROM author").fetchone()[0]) + 1
    for name, author in wanted.items():
        facts = (author.name, author.handle, author.profile_url, author.avatar_url, int(author.bot))
        row = known.get(name)
        if row is None:
            ids[name] = next_id + len(added)
            added.append((ids[name], channel.account_id, name, author.external_id, *facts, now_us))
            continue
        ids[name] = int(row[0])
        if row[2:] != facts:
            conn.execute(
                "UPDATE author SET name = ?, handle = ?, profile_url = ?, avatar_url = ?, bot = ? WHERE id = ?",
                (*facts, row[0]),
            )
    conn.executemany(
        "INSERT INTO author(id, account_id, identity, external_id, name, handle, profile_url, avatar_url, bot,"
        " first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        added,
    )
    return ids
