"""Proposed changes of the matrix: who proposed what on top of which version, and what became of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.storage.connect import Connection

NEWEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One proposal.

    Attributes:
        doc_id: the row; 0: a new one.
        base: the version it was made on top of; 0: none.
        plain: the row as proposed; None: its words were erased.
        comment: why; None: erased.
        state: `open`, `accepted`, `refused`, `withdrawn`.
        answer_id: the entry that ended it.
        reason: what was said then; empty: nothing.
        at, answered_at: UTC microseconds.
    """

    entry_id: int
    doc_id: int
    base: int
    plain: dict[str, Any] | None
    comment: str | None
    state: str
    actor: str
    at: int
    answer_id: int | None
    answered_by: str
    answered_at: int
    reason: str


_SELECT: Final = (
    "SELECT p.entry_id, p.doc_id, p.base, w.body, c.body, p.state, p.actor, p.at, p.answer_id, a.actor, a.at, r.body"
    " FROM proposal p JOIN words w ON w.id = p.words_id JOIN words c ON c.id = p.comment_id"
    " LEFT JOIN entry a ON a.id = p.answer_id"
    " LEFT JOIN entry_words ew ON ew.entry_id = p.answer_id LEFT JOIN words r ON r.id = ew.words_id"
)


def add(
    conn: Connection, *, entry_id: int, doc_id: int, base: int, words_id: int, comment_id: int, actor: str, at: int
) -> None:
    """A proposal was made, in the caller's transaction."""
    conn.execute(
        "INSERT INTO proposal(entry_id, doc_id, base, words_id, comment_id, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry_id, doc_id, base, words_id, comment_id, actor, at),
    )


def end(conn: Connection, entry_id: int, state: str, answer_id: int) -> bool:
    """One that is still open ended so; False: it is no longer open."""
    found = conn.execute(
        "UPDATE proposal SET state = ?, answer_id = ? WHERE entry_id = ? AND state = 'open' RETURNING entry_id",
        (state, answer_id, entry_id),
    ).fetchone()
    return found is not None


def get(conn: Connection, entry_id: int) -> Stored | None:
    """One of them."""
    row = conn.execute(f"{_SELECT} WHERE p.entry_id = ?", (entry_id,)).fetchone()
    return None if row is None else _stored(row)


def listed(conn: Connection, limit: int = NEWEST) -> list[Stored]:
    """Open ones first, the oldest of them first; then those that ended, the newest first, `limit` at most."""
    waiting = conn.execute(f"{_SELECT} WHERE p.state = 'open' ORDER BY p.entry_id").fetchall()
    ended = conn.execute(f"{_SELECT} WHERE p.state <> 'open' ORDER BY p.entry_id DESC LIMIT ?", (limit,)).fetchall()
    return [_stored(row) for row in (*waiting, *ended)]


def waiting(conn: Connection) -> int:
    """How many nobody has answered."""
    return int(conn.execute("SELECT count(*) FROM proposal WHERE state = 'open'").fetchone()[0])


def _stored(row: tuple[Any, ...]) -> Stored:
    return Stored(
        entry_id=row[0],
        doc_id=row[1],
        base=row[2],
        plain=None if row[3] is None else json.loads(row[3]),
        comment=row[4],
        state=row[5],
        actor=row[6],
        at=row[7],
        answer_id=row[8],
        answered_by=row[9] or "",
        answered_at=row[10] or 0,
        reason=row[11] or "",
    )
