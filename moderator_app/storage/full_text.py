"""The full-text index: what it holds, and the dirty queue that keeps it exact (performance.md, section 2).

Triggers only note which messages changed and what the index knows of them; before each COMMIT three statements bring
the index up to date, inside the same transaction. Writing the index from the triggers would halve the speed of ingest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final


def _folded(column: str) -> str:
    """People write е for ё; the index knows only е."""
    return f"replace(replace({column}, 'ё', 'е'), 'Ё', 'Е')"


INDEXED: Final = f"{_folded('m.text')}, {_folded('a.name')}, {_folded('t.title')}"
_SOURCE: Final = "FROM message m JOIN author a ON a.id = m.author_id JOIN thread t ON t.id = m.thread_id"

DDL: Final = (
    f"CREATE VIEW message_search(id, text, author, title) AS SELECT m.id, {INDEXED} {_SOURCE}",
    "CREATE TABLE fts_dirty (id INTEGER PRIMARY KEY, text TEXT, author TEXT, title TEXT) STRICT",
    (
        "CREATE VIRTUAL TABLE message_fts USING fts5(text, author, title, content='message_search', content_rowid='id',"
        " tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')"
    ),
    (
        "CREATE TRIGGER message_indexed AFTER INSERT ON message BEGIN"
        " INSERT INTO fts_dirty(id) VALUES (new.id) ON CONFLICT DO NOTHING; END"
    ),
    (
        "CREATE TRIGGER message_text_changed BEFORE UPDATE OF text, author_id, thread_id ON message"
        " WHEN (old.text, old.author_id, old.thread_id) IS NOT (new.text, new.author_id, new.thread_id) BEGIN"
        f" INSERT INTO fts_dirty SELECT m.id, {INDEXED} {_SOURCE} WHERE m.id = old.id ON CONFLICT DO NOTHING; END"
    ),
    (
        "CREATE TRIGGER message_unindexed BEFORE DELETE ON message BEGIN"
        f" INSERT INTO fts_dirty SELECT m.id, {INDEXED} {_SOURCE} WHERE m.id = old.id ON CONFLICT DO NOTHING; END"
    ),
    (
        "CREATE TRIGGER author_renamed BEFORE UPDATE OF name ON author WHEN old.name <> new.name BEGIN"
        f" INSERT INTO fts_dirty SELECT m.id, {INDEXED} {_SOURCE} WHERE m.author_id = old.id"
        " ON CONFLICT DO NOTHING; END"
    ),
    (
        "CREATE TRIGGER thread_renamed BEFORE UPDATE OF title ON thread WHEN old.title <> new.title BEGIN"
        f" INSERT INTO fts_dirty SELECT m.id, {INDEXED} {_SOURCE} WHERE m.thread_id = old.id"
        " ON CONFLICT DO NOTHING; END"
    ),
)

_TOKENS: Final = 'tokenize="unicode61 remove_diacritics 2"'
WORDS_DDL: Final = (
    f"CREATE VIEW words_search(id, body) AS SELECT id, {_folded('body')} FROM words WHERE body IS NOT NULL",
    (
        "CREATE VIRTUAL TABLE words_fts USING fts5(body, content='words_search', content_rowid='id',"
        " tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')"
    ),
    (
        "CREATE TRIGGER words_indexed AFTER INSERT ON words WHEN new.body IS NOT NULL BEGIN"
        f" INSERT INTO words_fts(rowid, body) VALUES (new.id, {_folded('new.body')}); END"
    ),
    (
        "CREATE TRIGGER words_leave BEFORE UPDATE OF body ON words WHEN old.body IS NOT NULL BEGIN"
        f" INSERT INTO words_fts(words_fts, rowid, body) VALUES ('delete', old.id, {_folded('old.body')}); END"
    ),
    (
        "CREATE TRIGGER words_changed AFTER UPDATE OF body ON words WHEN new.body IS NOT NULL BEGIN"
        f" INSERT INTO words_fts(rowid, body) VALUES (new.id, {_folded('new.body')}); END"
    ),
    (
        "CREATE TRIGGER words_unindexed BEFORE DELETE ON words WHEN old.body IS NOT NULL BEGIN"
        f" INSERT INTO words_fts(words_fts, rowid, body) VALUES ('delete', old.id, {_folded('old.body')}); END"
    ),
)
"""The index over what entries say. Words come a few a decision, never in bulk, so plain triggers are quick enough."""

_FLUSH: Final = (
    (
        "INSERT INTO message_fts(message_fts, rowid, text, author, title)"
        " SELECT 'delete', id, text, author, title FROM fts_dirty WHERE text IS NOT NULL"
    ),
    (
        "INSERT INTO message_fts(rowid, text, author, title)"
        " SELECT s.id, s.text, s.author, s.title FROM fts_dirty d JOIN message_search s ON s.id = d.id"
    ),
    "DELETE FROM fts_dirty",
)


def matching(memory: sqlite3.Connection, texts: Iterable[tuple[int, str]], expression: str) -> list[int]:
    """Numbers of the texts that an expression finds, by the very rules of `words_fts`, without a look at the index.

    Args:
        memory: an empty database of its own, in memory.
        texts: number and body of each.
        expression: as `search.match_expression` makes it.
    """
    memory.execute(f"CREATE VIRTUAL TABLE text_fts USING fts5(body, {_TOKENS}, content='')")
    memory.execute("BEGIN")
    memory.executemany(f"INSERT INTO text_fts(rowid, body) VALUES (?1, {_folded('?2')})", texts)
    rows = memory.execute("SELECT rowid FROM text_fts WHERE text_fts MATCH ?", (expression,)).fetchall()
    return [int(row[0]) for row in rows]


def flush(conn: sqlite3.Connection) -> None:
    """Bring the index up to date; the last thing before COMMIT."""
    if conn.execute("SELECT EXISTS (SELECT 1 FROM fts_dirty)").fetchone()[0] == 0:
        return
    for statement in _FLUSH:
        conn.execute(statement)


def check(conn: sqlite3.Connection) -> None:
    """Compare both indexes with their sources, inside a write transaction.

    Raises:
        sqlite3.DatabaseError: they differ.
    """
    conn.execute("INSERT INTO message_fts(message_fts, rank) VALUES ('integrity-check', 1)")
    conn.execute("INSERT INTO words_fts(words_fts, rank) VALUES ('integrity-check', 1)")


def rebuild(conn: sqlite3.Connection) -> None:
    """Make both indexes anew, e.g. after an erasure: old words leave their pages only so."""
    conn.execute("DELETE FROM fts_dirty")
    conn.execute("INSERT INTO message_fts(message_fts) VALUES ('rebuild')")
    conn.execute("INSERT INTO words_fts(words_fts) VALUES ('rebuild')")
