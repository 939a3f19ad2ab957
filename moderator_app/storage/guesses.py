"""What the models made of messages: guesses, suggested rows, and what is still to be made. All SQL text.

Guesses are facts that the fold reads (design, section 1); suggestions belong to open items and are what the window
shows beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.lexicon import NONE, Words, words_from_plain
from moderator_app.domain.suggest.tone import Kind, Tone
from moderator_app.storage import changes, matrix, refold
from moderator_app.storage.connect import Connection

_MOST_LEARNT: Final = 2_000
"""Newest choices and corrections that a model is made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A message without a guess about its present text. `turn`: see `schema`."""

    message_id: int
    turn: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An open item without suggestions for its latest message by the present model."""

    item_id: int
    message_id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A suggested row as it is stored."""

    row_id: int
    score: float
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSuggestions:
    """What is suggested for an item's message; `rows` best first; `model`: version of what made them."""

    item_id: int
    message_id: int
    fits: bool
    confidence: float
    rows: tuple[Stored, ...]
    model: int = 0


# ---------------------------------------------------------------- guesses

_DUE: Final = (
    "SELECT d.message_id, d.turn, m.text FROM guess_due d JOIN message m ON m.id = d.message_id"
    " ORDER BY d.message_id DESC LIMIT ?"
)
_KEEP_GUESS: Final = (
    "INSERT INTO guess(message_id, version, kind, confidence, negativity, toxicity, language)"
    " SELECT ?1, ?3, ?4, ?5, ?6, ?7, ?8 WHERE EXISTS (SELECT 1 FROM guess_due WHERE message_id = ?1 AND turn = ?2)"
    " ON CONFLICT (message_id) DO UPDATE SET version = excluded.version, kind = excluded.kind,"
    " confidence = excluded.confidence, negativity = excluded.negativity, toxicity = excluded.toxicity,"
    " language = excluded.language"
)


def due(conn: Connection, limit: int) -> list[Due]:
    """Messages to guess about, newest first."""
    return [Due(message_id=row[0], turn=row[1], text=row[2]) for row in conn.execute(_DUE, (limit,)).fetchall()]


def keep(conn: Connection, made: Sequence[tuple[Due, Tone]], version: int, now_us: int) -> set[int]:
    """Write guesses down and fold their items anew, in the caller's transaction; ids of items that changed.

    A guess about a text that has changed meanwhile is dropped; the message stays due.
    """
    conn.executemany(
        _KEEP_GUESS,
        [
            (each.message_id, each.turn, version, tone.kind.value, tone.confidence, tone.negativity, tone.toxicity,
             tone.language)
            for each, tone in made
        ],
    )  # fmt: skip
    conn.executemany(
        "DELETE FROM guess_due WHERE message_id = ? AND turn = ?", [(each.message_id, each.turn) for each, _ in made]
    )
    touched = refold.refold(conn, refold.cases_of(conn, [each.message_id for each, _ in made]))
    if touched:
        changes.note(conn, "item", sorted(touched), now_us)
    return touched


_TONE: Final = "SELECT kind, confidence, negativity, toxicity, language FROM guess WHERE message_id = ?"


def tone_of(conn: Connection, message_id: int) -> Tone | None:
    """The guess about a message; None: not made yet."""
    row = conn.execute(_TONE, (message_id,)).fetchone()
    if row is None:
        return None
    return Tone(kind=Kind(row[0]), confidence=row[1], negativity=row[2], toxicity=row[3], language=row[4])


# ---------------------------------------------------------------- suggestions

_OPEN: Final = (
    "SELECT i.id, i.last_message_id, m.text FROM item i JOIN message m ON m.id = i.last_message_id"
    " LEFT JOIN suggested s ON s.item_id = i.id WHERE i.state = 'open'"
    " AND (s.item_id IS NULL OR s.model <> ?1 OR s.message_id <> i.last_message_id) LIMIT ?2"
)


def without_suggestions(conn: Connection, model: int, limit: int) -> list[Open]:
    """Open items whose suggestions are missing, about an older message, or by another model than `model`."""
    rows = conn.execute(_OPEN, (model, limit)).fetchall()
    return [Open(item_id=row[0], message_id=row[1], text=row[2]) for row in rows]


def keep_suggestions(conn: Connection, made: Iterable[StoredSuggestions], model: int, now_us: int) -> None:
    """Write down what is suggested for items, in the caller's transaction."""
    ids: list[int] = []
    for each in made:
        ids.append(each.item_id)
        conn.execute(
            "INSERT INTO suggested(item_id, message_id, model, fits, confidence) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (item_id) DO UPDATE SET message_id = excluded.message_id, model = excluded.model,"
            " fits = excluded.fits, confidence = excluded.confidence",
            (each.item_id, each.message_id, model, int(each.fits), each.confidence),
        )
        conn.execute("DELETE FROM suggestion WHERE item_id = ?", (each.item_id,))
        conn.executemany(
            "INSERT INTO suggestion(item_id, rank, row_id, score, spans_json) VALUES (?, ?, ?, ?, ?)",
            [
                (each.item_id, rank, row.row_id, row.score, json.dumps(row.spans, separators=(",", ":")))
                for rank, row in enumerate(each.rows, 1)
            ],
        )
    if ids:
        changes.note(conn, "suggestion", ids, now_us)


_SUGGESTED: Final = (
    "SELECT s.message_id, s.fits, s.confidence, s.model FROM suggested s"
    " JOIN item i ON i.id = s.item_id AND i.last_message_id = s.message_id WHERE s.item_id = ?"
)
_SUGGESTIONS: Final = "SELECT row_id, score, spans_json FROM suggestion WHERE item_id = ? ORDER BY rank"


def suggestions_of(conn: Connection, item_id: int) -> StoredSuggestions | None:
    """What is suggested for an item; None: nothing computed yet for its latest message."""
    head = conn.execute(_SUGGESTED, (item_id,)).fetchone()
    if head is None:
        return None
    rows = conn.execute(_SUGGESTIONS, (item_id,)).fetchall()
    return StoredSuggestions(
        item_id=item_id,
        message_id=head[0],
        fits=bool(head[1]),
        confidence=head[2],
        model=head[3],
        rows=tuple(
            Stored(row_id=row[0], score=row[1], spans=tuple((start, end) for start, end in json.loads(row[2])))
            for row in rows
        ),
    )


_IDLE: Final = (
    "SELECT s.item_id FROM suggested s LEFT JOIN item i ON i.id = s.item_id WHERE ?1 OR i.id IS NULL"
    " OR i.state = 'done' LIMIT ?2"
)


def no_longer_needed(conn: Connection, limit: int, *, everything: bool = False) -> list[int]:
    """Items whose suggestions nobody needs: done or gone ones; `everything`: the matrix is empty, so all."""
    return [int(row[0]) for row in conn.execute(_IDLE, (int(everything), limit)).fetchall()]


def forget(conn: Connection, items: Sequence[int], now_us: int) -> None:
    """Drop the suggestions of these items, in the caller's transaction."""
    ids = [(item_id,) for item_id in items]
    conn.executemany("DELETE FROM suggestion WHERE item_id = ?", ids)
    conn.executemany("DELETE FROM suggested WHERE item_id = ?", ids)
    changes.note(conn, "suggestion", items, now_us)


# ---------------------------------------------------------------- the matrix and what people chose


_CHOICES: Final = (
    "SELECT m.text, u.row_id FROM matrix_use u JOIN entry_message em ON em.entry_id = u.entry_id"
    " JOIN message m ON m.id = em.message_id WHERE m.ours = 0 AND em.message_id = (SELECT max(e.message_id)"
    " FROM entry_message e WHERE e.entry_id = u.entry_id)"
    " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || u.entry_id) AND u.entry_id > ?1"
    " AND NOT EXISTS (SELECT 1 FROM erased_message x WHERE x.message_id = m.id)"
    " ORDER BY u.entry_id DESC LIMIT ?2"
)
_TAUGHT: Final = (
    "SELECT ifnull((SELECT max(entry_id) FROM matrix_use), 0), ifnull((SELECT max(id) FROM entry WHERE kind = ?), 0),"
    " (SELECT count(*) FROM cause WHERE name > 'undo:' AND name < 'undo;')"
    " + (SELECT count(*) FROM entry WHERE kind = 'erase')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """How much people have taught: what was learnt from is read again only when one of these moves.

    Attributes:
        use: entry of the newest reply made from a row.
        correction: entry of the newest correction of a kind.
        undone: entries taken back, and erasures.
    """

    use: int
    correction: int
    undone: int


def taught(conn: Connection) -> Taught:
    """How much people have taught by now."""
    use, correction, undone = conn.execute(_TAUGHT, (EntryKind.KIND.value,)).fetchone()
    return Taught(use=use, correction=correction, undone=undone)


def rows(conn: Connection) -> dict[int, dict[str, Any]]:
    """Number -> plain content (`code`, `title`, `examples`, `variants`) of every row in force."""
    return {each.id: each.plain for each in matrix.current(conn, "row") if each.plain is not None}


def own_words(conn: Connection) -> Words:
    """The team's own slang and synonyms."""
    found = next((each.plain for each in matrix.current(conn, matrix.LEXICON) if each.plain is not None), None)
    return NONE if found is None else words_from_plain(found)


def rows_of_numbers(conn: Connection, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The same of these rows only."""
    found = (matrix.get(conn, number) for number in numbers)
    return {each.id: each.plain for each in found if each is not None and each.plain is not None and not each.retired}


def choices(conn: Connection, after: int = 0) -> list[tuple[str, int]]:
    """(text of the message, row id) of the newest replies made from a row, oldest first; undone ones do not count.

    Args:
        conn: where to read.
        after: only those whose entry has a higher number.
    """
    found = conn.execute(_CHOICES, (after, _MOST_LEARNT)).fetchall()
    return [(row[0], int(row[1])) for row in reversed(found)]


_CORRECTIONS: Final = (
    "SELECT m.text, json_extract(CAST(e.record AS TEXT), '$.data.kind') FROM entry e"
    " JOIN entry_message em ON em.entry_id = e.id JOIN message m ON m.id = em.message_id"
    " WHERE e.kind = ?1 AND em.message_id = (SELECT max(x.message_id) FROM entry_message x WHERE x.entry_id = e.id)"
    " AND NOT EXISTS (SELECT 1 FROM erased_message x WHERE x.message_id = m.id)"
    " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) ORDER BY e.id DESC LIMIT ?2"
)


def corrections(conn: Connection) -> list[tuple[str, Kind]]:
    """(text of the message, what a person said its writer is), oldest first; undone ones do not count."""
    found = conn.execute(_CORRECTIONS, (EntryKind.KIND.value, _MOST_LEARNT)).fetchall()
    return [(row[0], Kind(row[1])) for row in reversed(found) if row[1] in set(Kind)]
