"""The journal: append-only, hash-chained, one chain per origin (rule 6).

Format, for anyone who wants to verify it: an entry's `record` is UTF-8 JSON with sorted keys and no spaces; its `hash`
is SHA-256 of the previous entry's hash of the same origin (32 zero bytes for the first) followed by the record's bytes.
Words lie apart: a record names each by row id and SHA-256 of (salt, text), so an erased text leaves the chain whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from moderator_app.clock import WallClock
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.files import loads
from moderator_app.errors import NOT_FOUND, UserError
from moderator_app.storage import files, log_marks
from moderator_app.storage import words as texts
from moderator_app.storage.connect import Connection

FIRST_HASH: Final = bytes(32)
ANCHOR_DIGITS: Final = 16
"""Hexadecimal digits of an anchor: 64 bits, short enough to be read out."""
_FORMAT: Final = 1
COLUMNS: Final = "id, origin, seq, record, hash"


def request_name(key: str) -> str:
    """What a record holds of a `--key`: people may put words into it."""
    return hashlib.sha256(b"request:" + key.encode()).hexdigest()[:32]


def origin(conn: Connection) -> str:
    """This profile's random id."""
    return str(conn.execute("SELECT value FROM meta WHERE key = 'origin'").fetchone()[0])


def append(  # noqa: PLR0913 - the fields of a record
    conn: Connection,
    *,
    clock: WallClock,
    actor: str,
    kind: EntryKind,
    seen: Sequence[int] = (),
    data: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    request: str | None = None,
    cause: str | None = None,
    batch: str | None = None,
) -> Entry:
    """Add one entry, in the caller's transaction.

    Args:
        conn: inside a write transaction.
        clock: for the time people see; the order is the sequence.
        actor: a moderator's id as text, `engine` or `system`.
        kind: what it says.
        seen: row ids of the messages the writer had before them.
        data: facts without free text, names or identifiers of people.
        words: name -> text; kept apart. `files`: what goes with an answer (`domain.files.dumps`).
        request: the writer's own key: the same key returns the first entry again.
        cause: name of what made the engine write it: one entry a cause.
        batch: id that joins the entries of one bulk action.

    Returns:
        The new entry, or the earlier one with this request or cause.
    """
    if (earlier := repeated(conn, request, cause)) is not None:
        return earlier
    name = request_name(request) if request is not None else None
    kept = {label: texts.put(conn, text) for label, text in (words or {}).items()}
    record = _canonical(
        {
            "v": _FORMAT,
            "at": clock.now_us(),
            "actor": actor,
            "kind": kind.value,
            "seen": sorted(set(seen)),
            "data": dict(data or {}),
            "words": {label: list(reference) for label, reference in kept.items()},
            "request": name,
            "cause": cause,
            "batch": batch,
        }
    )
    here = origin(conn)
    last = conn.execute("SELECT seq, hash FROM entry WHERE origin = ? ORDER BY seq DESC LIMIT 1", (here,)).fetchone()
    seq, prev = (int(last[0]) + 1, bytes(last[1])) if last else (1, FIRST_HASH)
    digest = hashlib.sha256(prev + record).digest()
    row = conn.execute(
        "INSERT INTO entry(origin, seq, prev, record, hash) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (here, seq, prev, record, digest),
    ).fetchone()
    entry_id = int(row[0])
    about = set(seen)
    if kind is EntryKind.UNDO and data is not None:
        about.update(message for (message,) in messages_of(conn, int(data["of"])))
    conn.executemany(
        "INSERT INTO entry_message(entry_id, message_id) VALUES (?, ?)", [(entry_id, message) for message in about]
    )
    conn.execute(
        "INSERT INTO entry_channel(channel_id, entry_id)"
        " SELECT DISTINCT m.channel_id, ?1 FROM json_each(?2) j CROSS JOIN message m ON m.id = j.value",
        (entry_id, json.dumps(sorted(about))),
    )
    conn.executemany(
        "INSERT INTO entry_words(words_id, entry_id) VALUES (?, ?)",
        [(reference[0], entry_id) for reference in kept.values()],
    )
    if "files" in kept and words is not None:
        files.note(conn, kept["files"][0], loads(words["files"]))
    log_marks.write(conn, entry_id, kind, seen=sorted(about), data=data or {}, words=kept)
    if cause is not None:
        conn.execute("INSERT INTO cause(name, entry_id) VALUES (?, ?)", (cause, entry_id))
    return get(conn, entry_id)


def messages_of(conn: Connection, entry_id: int) -> list[tuple[int]]:
    """Which messages an entry is about; those of the undone entry for an undo."""
    return conn.execute("SELECT message_id FROM entry_message WHERE entry_id = ?", (entry_id,)).fetchall()


def _canonical(record: Mapping[str, Any]) -> bytes:
    present = {name: value for name, value in record.items() if value is not None}
    return json.dumps(present, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(row: Sequence[Any]) -> Entry:
    """An entry from a row of `COLUMNS`."""
    record = json.loads(bytes(row[3]))
    return Entry(
        id=int(row[0]),
        origin=str(row[1]),
        seq=int(row[2]),
        at=int(record["at"]),
        actor=str(record["actor"]),
        kind=EntryKind(record["kind"]),
        seen=tuple(record["seen"]),
        data=record["data"],
        words={label: (int(reference[0]), str(reference[1])) for label, reference in record["words"].items()},
        hash=bytes(row[4]).hex(),
    )


def get(conn: Connection, entry_id: int) -> Entry:
    """One entry.

    Raises:
        UserError: `not_found`.
    """
    row = conn.execute(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (entry_id,)).fetchone()
    if row is None:
        newest = conn.execute("SELECT max(id) FROM entry").fetchone()[0]
        raise UserError(NOT_FOUND, what="entry", wanted=entry_id, nearest=f"1 … {newest}" if newest else "")
    return read(row)


def proof(conn: Connection, entry_id: int) -> tuple[bytes, bytes]:
    """The hash that an entry follows, and its record, byte by byte."""
    row = conn.execute("SELECT prev, record FROM entry WHERE id = ?", (entry_id,)).fetchone()
    return bytes(row[0]), bytes(row[1])


def by_request(conn: Connection, key: str) -> Entry | None:
    """The entry written with this key; None: not yet."""
    row = conn.execute(
        f"SELECT {COLUMNS} FROM entry WHERE request = ?",
        (request_name(key),),
    ).fetchone()
    return None if row is None else read(row)


def repeated(conn: Connection, request: str | None, cause: str | None) -> Entry | None:
    """The entry that was written for this request or cause before; None: neither was."""
    if cause is not None:
        row = conn.execute("SELECT entry_id FROM cause WHERE name = ?", (cause,)).fetchone()
        if row is not None:
            return get(conn, int(row[0]))
    return None if request is None else by_request(conn, request)


def undone_by(conn: Connection, entry: Entry) -> int | None:
    """The id of the undo of this entry; None: it stands."""
    row = conn.execute("SELECT entry_id FROM cause WHERE name = ?", (f"undo:{entry.id}",)).fetchone()
    return None if row is None else int(row[0])


# ---------------------------------------------------------------- the high mark outside of the store


def high_mark(store: Path) -> Path:
    """Where the newest number is kept outside of a store."""
    return store.with_name("journal.high")


def highest(conn: Connection) -> int:
    """The newest sequence number of this origin; 0: none."""
    row = conn.execute("SELECT max(seq) FROM entry WHERE origin = ?", (origin(conn),)).fetchone()
    return int(row[0] or 0)


def raise_high(conn: Connection, path: Path) -> None:
    """Write the newest number outside of the store, after COMMIT; never lowers it."""
    number = highest(conn)
    if number <= _read_high(path, origin(conn)):
        return
    # Window and engine both write it, and the engine from two threads.
    temporary = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{origin(conn)} {number}\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def older_than_high(conn: Connection, path: Path) -> bool:
    """Whether the store was restored or copied from before something it once knew (design §6.10)."""
    return highest(conn) < _read_high(path, origin(conn))


def _read_high(path: Path, here: str) -> int:
    try:
        source, number = path.read_text(encoding="ascii").split()
        return int(number) if source == here else 0
    except (FileNotFoundError, ValueError):
        return 0  # a first start; or a torn file, which the next decision writes anew
