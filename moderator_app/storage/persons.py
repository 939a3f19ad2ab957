"""Who is one person: made anew from the entries that say so whenever one is written or taken back."""

from __future__ import annotations

import json
from typing import Final

from moderator_app.domain import persons
from moderator_app.domain.persons import Tie
from moderator_app.storage.connect import Connection

_TIES: Final = (
    "SELECT e.id, e.kind, m.author_id FROM entry e JOIN entry_message em ON em.entry_id = e.id"
    " JOIN message m ON m.id = em.message_id WHERE e.kind IN ('join', 'split')"
    " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) ORDER BY e.origin, e.seq, m.author_id"
)


def rebuild(conn: Connection) -> None:
    """Write the groups down; inside the transaction that changed a tie."""
    found: dict[int, tuple[bool, list[int]]] = {}
    for entry_id, kind, author_id in conn.execute(_TIES).fetchall():
        found.setdefault(entry_id, (kind == "join", []))[1].append(int(author_id))
    groups = persons.groups(Tie(joins, tuple(authors)) for joins, authors in found.values())
    conn.execute("DELETE FROM person")
    conn.executemany("INSERT INTO person(author_id, person_id) VALUES (?, ?)", sorted(groups.items()))


def members(conn: Connection, author_id: int) -> tuple[int, ...]:
    """The authors of one person, this one first; alone where nobody joined any."""
    rows = conn.execute(
        "SELECT author_id FROM person WHERE person_id = (SELECT person_id FROM person WHERE author_id = ?)"
        " AND author_id <> ? ORDER BY author_id",
        (author_id, author_id),
    ).fetchall()
    return (author_id, *(int(row[0]) for row in rows))


def a_message(conn: Connection, author_id: int) -> int | None:
    """The newest message of an author, by which entries name them."""
    row = conn.execute(
        "SELECT id FROM message WHERE author_id = ? AND ours = 0 ORDER BY created_at DESC, id DESC LIMIT 1",
        (author_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def kinds(conn: Connection, authors: tuple[int, ...], since: int, limit: int) -> list[tuple[int, str]]:
    """(time, kind) of what they wrote since, newest first: what a person said it is, else what was guessed."""
    rows = conn.execute(
        "SELECT m.created_at, coalesce(i.kind, g.kind, 'neutral') FROM message m LEFT JOIN item i ON i.id = m.item_id"
        " LEFT JOIN guess g ON g.message_id = m.id WHERE m.author_id IN (SELECT value FROM json_each(?))"
        " AND m.created_at >= ? AND m.ours = 0 ORDER BY m.created_at DESC LIMIT ?",
        (json.dumps(authors), since, limit),
    ).fetchall()
    return [(int(at), str(kind)) for at, kind in rows]


def taken_away(conn: Connection, authors: tuple[int, ...]) -> int:
    """Messages of theirs that we hid, deleted, rejected or called spam, and let stand so."""
    row = conn.execute(
        "SELECT count(DISTINCT m.id) FROM message m JOIN entry_message em ON em.message_id = m.id"
        " JOIN entry e ON e.id = em.entry_id WHERE m.author_id IN (SELECT value FROM json_each(?))"
        " AND e.kind IN ('hide', 'delete', 'reject', 'spam')"
        " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id)",
        (json.dumps(authors),),
    ).fetchone()
    return int(row[0])


def bans(conn: Connection, authors: tuple[int, ...], limit: int) -> list[tuple[int, str, int, str]]:
    """(entry, kind, time, actor) of bans and mutes and of their ends, newest first."""
    rows = conn.execute(
        "SELECT DISTINCT e.id, e.kind, e.at, e.actor FROM message m JOIN entry_message em ON em.message_id = m.id"
        " JOIN entry e ON e.id = em.entry_id WHERE m.author_id IN (SELECT value FROM json_each(?))"
        " AND e.kind IN ('ban', 'unban', 'mute', 'unmute')"
        " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) ORDER BY e.id DESC LIMIT ?",
        (json.dumps(authors), limit),
    ).fetchall()
    return [(int(row[0]), str(row[1]), int(row[2]), str(row[3])) for row in rows]


def alike(conn: Connection, author_id: int, words: str, limit: int) -> list[int]:
    """Authors whose name or handle holds these words, of any account, for a person to choose from."""
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = conn.execute(
        "SELECT id FROM author WHERE id <> ? AND bot = 0 AND (name LIKE ? ESCAPE '\\' OR handle LIKE ? ESCAPE '\\')"
        " ORDER BY id DESC LIMIT ?",
        (author_id, pattern, pattern, limit),
    ).fetchall()
    return [int(row[0]) for row in rows]
