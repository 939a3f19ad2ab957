"""Rows, fragments and voices of the reply matrix, and community rules: every version, and which are in force.

A version belongs to a batch; a batch comes into force as a whole, by one small write, however many rows it has. What
a batch that never did left behind is swept away by the next one. Texts lie in `words`, with the entry that wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.clock import MINUTE_US, Clock
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.files import from_plain
from moderator_app.storage import files, journal
from moderator_app.storage.connect import Connection

ROW, FRAGMENT, VOICE, RULES, LEXICON = "row", "fragment", "voice", "rules", "lexicon"
SCORECARD: Final = "scorecard"

_SWEPT: Final = 500
_ABANDONED_US: Final = 10 * MINUTE_US
"""Nobody is still writing a batch that old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of a row, a fragment or a voice.

    Attributes:
        plain: its content; None: its words were erased.
        at: UTC microseconds when it was written.
    """

    id: int
    version: int
    kind: str
    plain: dict[str, Any] | None
    retired: bool
    entry_id: int
    actor: str = ""
    at: int = 0


def stamp(conn: Connection) -> int:
    """Number of the newest change in force; 0: there was none yet."""
    row = conn.execute("SELECT id FROM matrix_batch WHERE in_force = 1 ORDER BY id DESC LIMIT 1").fetchone()
    return 0 if row is None else int(row[0])


_CURRENT: Final = (
    "SELECT d.doc_id, max(d.version), d.kind, w.body, d.retired, d.entry_id FROM matrix_doc d"
    " JOIN matrix_batch b ON b.id = d.batch_id AND b.in_force = 1 JOIN words w ON w.id = d.words_id"
    " WHERE {where} GROUP BY d.doc_id ORDER BY d.doc_id"
)


def current(conn: Connection, kind: str | None = None, *, retired: bool = False) -> list[Document]:
    """Everything in force and not retired, by number; of one kind or of all. With `retired` what is, instead."""
    rows = conn.execute(_CURRENT.format(where="(?1 IS NULL OR d.kind = ?1)"), (kind,)).fetchall()
    return [found for row in rows if (found := _document(row)).retired is retired]


def get(conn: Connection, doc_id: int, version: int | None = None) -> Document | None:
    """The version in force of a document, retired or not, or the one named; None: there is none."""
    where = "d.doc_id = ?1 AND (?2 IS NULL OR d.version = ?2)"
    row = conn.execute(_CURRENT.format(where=where), (doc_id, version)).fetchone()
    return None if row is None else _document(row)


def versions(conn: Connection, doc_id: int) -> list[Document]:
    """Every version that was ever in force, newest first."""
    rows = conn.execute(
        "SELECT d.doc_id, d.version, d.kind, w.body, d.retired, d.entry_id, e.actor, e.at FROM matrix_doc d"
        " JOIN matrix_batch b ON b.id = d.batch_id AND b.in_force = 1 JOIN words w ON w.id = d.words_id"
        " JOIN entry e ON e.id = d.entry_id WHERE d.doc_id = ? ORDER BY d.version DESC",
        (doc_id,),
    ).fetchall()
    return [_document(row) for row in rows]


def _document(row: Sequence[Any]) -> Document:
    return Document(
        id=row[0],
        version=row[1],
        kind=row[2],
        plain=None if row[3] is None else json.loads(row[3]),
        retired=bool(row[4]),
        entry_id=row[5],
        actor=row[6] if len(row) > 6 else "",
        at=row[7] if len(row) > 6 else 0,
    )


def next_id(conn: Connection) -> int:
    """A number no document has."""
    return int(conn.execute("SELECT coalesce(max(doc_id), 0) + 1 FROM matrix_doc").fetchone()[0])


def next_version(conn: Connection, doc_id: int) -> int:
    """The version that comes next, counting those that never came into force."""
    row = conn.execute("SELECT coalesce(max(version), 0) + 1 FROM matrix_doc WHERE doc_id = ?", (doc_id,)).fetchone()
    return int(row[0])


def open_batch(conn: Connection, clock: Clock) -> int:
    """Begin a batch; nothing of it is in force yet."""
    row = conn.execute("INSERT INTO matrix_batch(in_force, at) VALUES (0, ?) RETURNING id", (clock.now_us(),))
    return int(row.fetchone()[0])


def write(  # noqa: PLR0913 - the facts of one version
    conn: Connection,
    *,
    clock: Clock,
    actor: str,
    batch_id: int,
    doc_id: int,
    version: int,
    kind: str,
    plain: Mapping[str, Any],
    change: str,
    retired: bool = False,
    batch: str | None = None,
) -> Entry:
    """Write one version and its entry into a batch, in the caller's transaction."""
    entry = journal.append(
        conn,
        clock=clock,
        actor=actor,
        kind=EntryKind.MATRIX,
        data={"part": kind, "doc": doc_id, "version": version, "change": change, "set": batch_id},
        words={"text": body(plain)},
        batch=batch,
    )
    conn.execute(
        "INSERT INTO matrix_doc(doc_id, version, kind, batch_id, entry_id, words_id, retired)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (doc_id, version, kind, batch_id, entry.id, entry.words["text"][0], int(retired)),
    )
    note_files(conn, entry.words["text"][0], plain)
    return entry


def note_files(conn: Connection, words_id: int, plain: Mapping[str, Any]) -> None:
    """Remember which files a version or a proposal of a row names, so that their bytes stay."""
    named = (each for variant in plain.get("variants", ()) for each in variant.get("attachments", ()))
    files.note(conn, words_id, map(from_plain, named))


def body(plain: Mapping[str, Any]) -> str:
    """Content of a version as `words` keep it: the same content gives the same text."""
    return json.dumps(dict(plain), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def put_in_force(conn: Connection, batch_id: int) -> None:
    """From now on this batch counts."""
    conn.execute("UPDATE matrix_batch SET in_force = 1 WHERE id = ?", (batch_id,))


def size(conn: Connection, batch_id: int) -> int:
    """How many versions a batch holds."""
    return int(conn.execute("SELECT count(*) FROM matrix_doc WHERE batch_id = ?", (batch_id,)).fetchone()[0])


def sweep(conn: Connection, clock: Clock) -> bool:
    """Take away some of what batches left that never came into force; whether there is more."""
    before = clock.now_us() - _ABANDONED_US
    found = conn.execute(
        "SELECT d.doc_id, d.version FROM matrix_batch b JOIN matrix_doc d ON d.batch_id = b.id WHERE b.in_force = 0"
        " AND b.at < ? LIMIT ?",
        (before, _SWEPT),
    ).fetchall()
    conn.executemany("DELETE FROM matrix_doc WHERE doc_id = ? AND version = ?", found)
    if len(found) < _SWEPT:
        conn.execute("DELETE FROM matrix_batch WHERE in_force = 0 AND at < ?", (before,))
        return False
    return True


# ---------------------------------------------------------------- uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How often a row was used. `edited`: how many of these were changed by hand; `last_at`: UTC microseconds."""

    count: int = 0
    edited: int = 0
    last_at: int = 0


def note_use(
    conn: Connection, *, entry_id: int, row_id: int, version: int, variant: int, edited: bool, at: int, actor: str
) -> None:
    """A reply was made from a row."""
    conn.execute(
        "INSERT INTO matrix_use(entry_id, row_id, version, variant, edited, at, actor) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (entry_id) DO NOTHING",
        (entry_id, row_id, version, variant, int(edited), at, actor),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How cases ended that were answered from a row: `well` resolved, turned around or compensated, and `lost`."""

    well: int = 0
    lost: int = 0


def ended(conn: Connection) -> dict[int, Ended]:
    """Row id -> how the cases ended that it answered; the last outcome of an item counts, undone ones do not."""
    found: dict[int, list[int]] = {}
    rows = conn.execute(
        "WITH last AS (SELECT m.item_id AS item, max(e.id) AS entry FROM entry e"
        " JOIN entry_message em ON em.entry_id = e.id JOIN message m ON m.id = em.message_id"
        " WHERE e.kind = 'outcome' AND m.item_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) GROUP BY m.item_id)"
        " SELECT DISTINCT u.row_id, last.item, json_extract(CAST(e.record AS TEXT), '$.data.outcome')"
        " FROM matrix_use u JOIN entry_message em ON em.entry_id = u.entry_id JOIN message m ON m.id = em.message_id"
        " JOIN last ON last.item = m.item_id JOIN entry e ON e.id = last.entry"
        " WHERE NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || u.entry_id)"
    ).fetchall()
    for row_id, _item, outcome in rows:
        counts = found.setdefault(int(row_id), [0, 0])
        counts[outcome == "lost"] += 1
    return {row_id: Ended(well=well, lost=lost) for row_id, (well, lost) in found.items()}


def uses(conn: Connection, actor: str | None = None) -> dict[int, Uses]:
    """Row id -> its uses, by one person or by all; undone replies do not count."""
    return {
        int(row[0]): Uses(count=row[1], edited=row[2], last_at=row[3])
        for row in conn.execute(
            "SELECT row_id, count(*), sum(edited), max(at) FROM matrix_use u WHERE (?1 IS NULL OR actor = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || u.entry_id) GROUP BY row_id",
            (actor,),
        ).fetchall()
    }
