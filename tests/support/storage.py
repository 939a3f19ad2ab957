"""A small filled store for tests of storage: an account, a channel of each kind, and ways to say what platforms say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from moderator_app.domain.authors import Author
from moderator_app.domain.channels import ChannelKind, Starts
from moderator_app.domain.ports import Message, Page, ThreadInfo
from moderator_app.storage import mirror
from moderator_app.storage.connect import Connection, open_store, transaction
from tests.toy.clock import START_US
from tests.toy.stores import empty_store

COMMENTS, DIRECT, CHAT = 1, 2, 3
"""Row ids of the three channels: everything starts an item; a private dialogue; only what is addressed to us."""

OWN_ID = "we"


def filled(folder: Path, *, horizon_at: int | None = None) -> Connection:
    """A store with an account and three channels, open for writing."""
    conn = open_store(empty_store(folder))
    with transaction(conn):
        conn.execute(
            "INSERT INTO account(id, name, platform, base_url, own_ids_json, created_at)"
            " VALUES (1, 'shop', 'toy', 'http://127.0.0.1', '[\"we\"]', 1)"
        )
        for channel_id, kind, starts in (
            (COMMENTS, ChannelKind.COMMENTS, Starts.ALL),
            (DIRECT, ChannelKind.DIRECT, Starts.ALL),
            (CHAT, ChannelKind.GROUP_CHAT, Starts.ADDRESSED),
        ):
            conn.execute(
                "INSERT INTO channel(id, account_id, external_id, name, kind, private, starts, watched, horizon_at)"
                " VALUES (?, 1, ?, ?, ?, ?, ?, 1, ?)",
                (
                    channel_id,
                    f"c{channel_id}",
                    kind.value,
                    kind.value,
                    kind is ChannelKind.DIRECT,
                    starts.value,
                    horizon_at,
                ),
            )
    return conn


def said(external_id: str, **facts: Any) -> Message:
    """A message as a platform shows it; whatever is not given is ordinary."""
    author = facts.pop("author", "anna")
    thread = facts.pop("thread", "post")
    second = facts.pop("second", int(external_id) if external_id.isdigit() else 0)
    given: dict[str, Any] = {
        "thread": thread if isinstance(thread, ThreadInfo) else ThreadInfo(external_id=thread, title=f"Post {thread}"),
        "author": author if isinstance(author, Author) else Author(name=author.title(), external_id=author),
        "text": f"text of {external_id}",
        "created_at": START_US + second * 1_000_000,
        **facts,
    }
    return Message(external_id=external_id, **given)


def pull(conn: Connection, channel_id: int, *messages: Message, now_us: int = START_US, **page: Any) -> mirror.Applied:
    """Apply one page in a transaction of its own."""
    with transaction(conn):
        return mirror.apply_page(conn, channel_id, Page(messages=messages, **page), now_us=now_us, adapter_version="1")


def message_id(conn: Connection, external_id: str, channel_id: int = COMMENTS) -> int:
    """Row id of a message."""
    found = conn.execute(
        "SELECT id FROM message WHERE channel_id = ? AND external_id = ? ORDER BY generation DESC",
        (channel_id, external_id),
    ).fetchone()
    return int(found[0])


def items(conn: Connection) -> dict[str, tuple[Any, ...]]:
    """Every item by external ids, without row ids, which depend on the order of arrival.

    External id of its first message -> (channel, state, settler kind, messages, last message, started, last, look).
    """
    names = {
        int(row[0]): str(row[1]) for row in conn.execute("SELECT id, channel_id || '/' || external_id FROM message")
    }
    held: dict[int, list[str]] = {}
    for row in conn.execute("SELECT id, item_id FROM message WHERE item_id IS NOT NULL").fetchall():
        held.setdefault(int(row[1]), []).append(names[int(row[0])])
    return {
        names[int(row[0])]: (
            row[1],
            row[2],
            _settler(row[3], names),
            tuple(sorted(held.get(int(row[0]), ()))),
            names[int(row[4])],
            *row[5:],
        )
        for row in conn.execute(
            "SELECT id, channel_id, state, settler, last_message_id, started_at, last_at, message_count, needs_look,"
            " settled_by, settled_at FROM item"
        ).fetchall()
    }


def _settler(settler: str | None, names: dict[int, str]) -> str | None:
    kind, _, number = (settler or "").partition(":")
    return f"own:{names[int(number)]}" if kind == "own" else settler


def counters(conn: Connection) -> list[tuple[Any, ...]]:
    """The counters that are not zero."""
    return conn.execute("SELECT scope, ref, state, total FROM counter WHERE total <> 0 ORDER BY 1, 2, 3").fetchall()


def rows(conn: Connection, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return conn.execute(sql, tuple(values)).fetchall()
