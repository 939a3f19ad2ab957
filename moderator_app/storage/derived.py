"""What follows from mirror and journal besides items, made anew: hosts of links, persons, marks of entries.

Of the marks those of the kind of commenter stay as they are: they say what was known when an entry was written, which
is told nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from moderator_app.domain.entries import EntryKind, ReviewType
from moderator_app.domain.links import host_keys
from moderator_app.storage import log_marks, persons
from moderator_app.storage.connect import Connection, transaction

_CHUNK: Final = 500
_KINDS: Final = "kind:"

Row = tuple[Any, ...]


def rebuild(conn: Connection, progress: Callable[[int], None] | None = None) -> int:
    """Make all of it anew, in chunks with a transaction each; what is as it has to be is not touched.

    Returns:
        How many rows were not as they had to be; 0 in a sound store.
    """
    changed = done = 0
    for step in (_links, _marks):
        for count in step(conn):
            changed += count
            done += _CHUNK
            if progress is not None:
                progress(done)
    with transaction(conn):
        return changed + _strays(conn) + _reviewed(conn) + _persons(conn)


def _links(conn: Connection) -> Iterator[int]:
    """(host, message) of every message that may start an item."""
    after = 0
    while True:
        with transaction(conn):
            rows = conn.execute(
                "SELECT id, starts, text FROM message WHERE id > ? ORDER BY id LIMIT ?", (after, _CHUNK)
            ).fetchall()
            if not rows:
                return
            here = (after, rows[-1][0])
            present = conn.execute(
                "SELECT host, message_id FROM message_link WHERE message_id > ? AND message_id <= ?", here
            ).fetchall()
            wanted = {(host, row[0]) for row in rows if row[1] for host in host_keys(row[2])}
            changed = _bring(conn, "message_link", ("host", "message_id"), present, wanted)
            after = here[1]
        yield changed


def _marks(conn: Connection) -> Iterator[int]:
    """The marks that an entry's own record gives it."""
    after = 0
    while True:
        with transaction(conn):
            rows = conn.execute(
                "SELECT id, kind, record FROM entry WHERE id > ? ORDER BY id LIMIT ?", (after, _CHUNK)
            ).fetchall()
            if not rows:
                return
            here = (after, rows[-1][0])
            present = conn.execute(
                "SELECT mark, entry_id FROM entry_mark WHERE entry_id > ? AND entry_id <= ?", here
            ).fetchall()
            present = [row for row in present if not row[0].startswith(_KINDS) and row[0] != log_marks.REVIEWED]
            wanted = set()
            for entry_id, kind, record in rows:
                facts = json.loads(bytes(record))
                marks = log_marks.of_record(EntryKind(kind), facts["data"], facts["words"])
                wanted |= {(mark, entry_id) for mark in marks}
            changed = _bring(conn, "entry_mark", ("mark", "entry_id"), present, wanted)
            after = here[1]
        yield changed


def _reviewed(conn: Connection) -> int:
    """Answers that were graded once."""
    graded = conn.execute("SELECT record FROM entry WHERE kind = ?", (EntryKind.REVIEW.value,)).fetchall()
    wanted = set()
    for (record,) in graded:
        data = json.loads(bytes(record))["data"]
        if data.get("type") == ReviewType.SCORE.value:
            wanted.add((log_marks.REVIEWED, int(data["of"])))
    present = conn.execute(
        "SELECT mark, entry_id FROM entry_mark WHERE mark = ?", (log_marks.REVIEWED,)
    ).fetchall()  # fmt: skip
    return _bring(conn, "entry_mark", ("mark", "entry_id"), present, wanted)


def _persons(conn: Connection) -> int:
    everybody = "SELECT author_id, person_id FROM person"
    before = {tuple(row) for row in conn.execute(everybody).fetchall()}
    persons.rebuild(conn)
    after = {tuple(row) for row in conn.execute(everybody).fetchall()}
    return len({row[0] for row in before ^ after})


def _strays(conn: Connection) -> int:
    """Rows about what is no longer there."""
    gone = conn.execute("DELETE FROM message_link WHERE message_id NOT IN (SELECT id FROM message)").rowcount
    return gone + conn.execute("DELETE FROM entry_mark WHERE entry_id NOT IN (SELECT id FROM entry)").rowcount


def _bring(conn: Connection, table: str, names: tuple[str, str], present: Iterable[Row], wanted: set[Row]) -> int:
    """Make these rows of a table what they have to be; how many were not."""
    known = {tuple(row) for row in present}
    spare, missing = sorted(known - wanted), sorted(wanted - known)
    conn.executemany(f"DELETE FROM {table} WHERE {names[0]} = ? AND {names[1]} = ?", spare)
    conn.executemany(f"INSERT INTO {table}({names[0]}, {names[1]}) VALUES (?, ?)", missing)
    return len(spare) + len(missing)
