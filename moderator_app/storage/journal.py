"""The journal: append-only, hash-chained, one chain per origin (rule 6).

Format, for anyone who wants to verify it: an entry's `record` is UTF-8 JSON with sorted keys and no spaces; its `hash`
is SHA-256 of the previous entry's hash of the same origin (32 zero bytes for the first) followed by the record's bytes.
Words lie apart: a record names each by row id and SHA-256 of (salt, text), so an erased text leaves the chain whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from binascii import unhexlify
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from moderator_app.clock import Clock
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.errors import NOT_FOUND, UserError
from moderator_app.storage import log_marks
from moderator_app.storage import words as texts
from moderator_app.storage.connect import Connection

FIRST_HASH: Final = bytes(32)
ANCHOR_DIGITS: Final = 16
"""Hexadecimal digits of an anchor: 64 bits, short enough to be read out."""
_FORMAT: Final = 1
_BATCH: Final = 2_000
_REFERENCE: Final = re.compile(rb'\[(\d+),"([0-9a-f]{64})"\]')
_WORDS_TAIL: Final = re.compile(
    rb'"v":\d+,"words":\{("[a-z_-]+":\[\d+,"[0-9a-f]{64}"\])(,"[a-z_-]+":\[\d+,"[0-9a-f]{64}"\])*\}\}\Z'
)
_ONE_TEXT: Final = re.compile(rb'(?<="v":1),"words":\{"[a-z_-]+":\[(\d{1,18}),"([0-9a-f]{64})"\]\}\}\Z')
"""The tail of a record that names one text, as most do: read without parsing the rest."""
_NO_TEXT: Final = b',"words":{}}'
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
    clock: Clock,
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
        words: name -> text; kept apart.
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
    row = conn.execute(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (entry_id,)).fetchone()  # noqa: S608
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
        f"SELECT {COLUMNS} FROM entry WHERE request = ?",  # noqa: S608 - our own column names
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What checking the chain found.

    Attributes:
        first_bad: id of the first entry that was altered, or follows a gap; None: the chain is whole.
        erased: words that an erasure entry took away: not an alteration.
        altered_words: entries whose words are not what was written.
        anchor: the newest hash, shortened: what leaves the machine once a day.
        anchored_at: the entry whose hash an anchor from outside names; None: none was given, or no entry has it.
    """

    ok: bool
    entries: int
    first_bad: int | None
    erased: int
    altered_words: tuple[int, ...]
    anchor: str | None
    anchored_at: int | None = None


def verify(conn: Connection, progress: Callable[[int], None] | None = None, *, kept: str | None = None) -> Verified:
    """Check the chain over the stored bytes, its end, then the words against their fingerprints.

    `kept` is an anchor from an earlier day: whoever rewrote the whole chain since cannot meet it, so it fails then.
    """
    wanted = None if kept is None else bytes.fromhex(kept)
    sha256, one_text = hashlib.sha256, _ONE_TEXT.match
    chain: dict[str, tuple[int, bytes]] = {}
    erasures = _erasures(conn)
    altered: set[int] = set()
    count, erased, last_id = 0, 0, 0
    first_bad, anchor, anchored_at = None, None, None
    for rows in _chunks(conn):
        texts_named: list[tuple[int, int, bytes]] = []
        for entry_id, source, seq, prev, record, digest in rows:
            last_seq, last_hash = chain.get(source, (0, FIRST_HASH))
            if first_bad is None and not (
                seq == last_seq + 1 and prev == last_hash and sha256(last_hash + record).digest() == digest
            ):
                first_bad = int(entry_id)
            if wanted is not None and digest.startswith(wanted):
                anchored_at = int(entry_id)
            chain[source] = (seq, digest)
            if (one := one_text(record, record.rfind(b',"words":{'))) is not None:
                texts_named.append((entry_id, int(one[1]), one[2]))
            elif not record.endswith(_NO_TEXT):
                texts_named += [(entry_id, int(number), sha) for number, sha in _references(record)]
        anchor, last_id = rows[-1][5], int(rows[-1][0])
        erased += _verify_words(conn, texts_named, erasures, altered)
        count += len(rows)
        if progress is not None:
            progress(count)
    given = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
    if first_bad is None and given is not None and int(given[0]) > last_id:
        first_bad = last_id + 1  # the newest entries were cut off
    return Verified(
        ok=first_bad is None and not altered and (wanted is None or anchored_at is not None),
        entries=count,
        first_bad=first_bad if first_bad is not None else min(altered, default=None),
        erased=erased,
        altered_words=tuple(sorted(altered)),
        anchor=anchor.hex()[:ANCHOR_DIGITS] if anchor else None,
        anchored_at=anchored_at,
    )


def _chunks(conn: Connection) -> Iterator[list[tuple[Any, ...]]]:
    """Entries in pages, each read whole: an open SELECT would hold the WAL."""
    after = 0
    while rows := conn.execute(
        "SELECT id, origin, seq, prev, record, hash FROM entry WHERE id > ? ORDER BY id LIMIT ?", (after, _BATCH)
    ).fetchall():
        yield rows
        after = int(rows[-1][0])


_WORDS_BETWEEN: Final = "SELECT id, salt, CAST(body AS BLOB), erased_by FROM words WHERE id BETWEEN ? AND ?"
_WORDS_LISTED: Final = (
    "SELECT t.id, t.salt, CAST(t.body AS BLOB), t.erased_by FROM json_each(?) j CROSS JOIN words t ON t.id = j.value"
)


def _verify_words(
    conn: Connection,
    named: list[tuple[int, int, bytes]],
    erasures: Mapping[int, frozenset[int]],
    altered: set[int],
) -> int:
    """How many of these (entry, words, fingerprint) were erased by an entry; whose words are others joins `altered`.

    Words are numbered as entries are, so a page's lie together and are read as one range; where a damaged record names
    some far away they are looked up one by one.
    """
    if not named:
        return 0
    numbers = [words_id for _, words_id, _ in named]
    lowest, highest_id = min(numbers), max(numbers)
    if highest_id - lowest <= 2 * len(numbers) + _BATCH:
        rows = conn.execute(_WORDS_BETWEEN, (lowest, highest_id)).fetchall()
    else:
        rows = conn.execute(_WORDS_LISTED, (json.dumps(numbers),)).fetchall()
    kept = {row[0]: row for row in rows}
    sha256, nothing, erased = hashlib.sha256, (0, None, None, None), 0
    for entry_id, words_id, fingerprint in named:
        _, salt, body, erased_by = kept.get(words_id, nothing)
        if salt is not None and body is not None and sha256(salt + body).digest() == unhexlify(fingerprint):
            continue
        if body is None and words_id in erasures.get(erased_by or 0, ()):
            erased += 1
        else:
            altered.add(int(entry_id))
    return erased


def _references(record: bytes) -> list[tuple[int, bytes]]:
    """What a record names in `words`; none when it is no record any more: the chain has said so then.

    Parsing whole records would take most of the time of a proof: `words` is the last key of a canonical record, so its
    tail is read alone, and the whole only when that tail is not what it always is.
    """
    tail = _WORDS_TAIL.search(record)
    if tail is not None:
        return [(int(number), sha) for number, sha in _REFERENCE.findall(tail[0])]
    try:
        return [
            (int(number), bytes.fromhex(sha).hex().encode()) for number, sha in json.loads(record)["words"].values()
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _erasures(conn: Connection) -> dict[int, frozenset[int]]:
    """Erasing entry -> the words it took away."""
    rows = conn.execute(
        "SELECT id, record FROM entry WHERE json_valid(CAST(record AS TEXT)) AND kind = ?", (EntryKind.ERASE.value,)
    ).fetchall()
    return {int(row[0]): frozenset(json.loads(bytes(row[1]))["data"].get("words", ())) for row in rows}


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
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")  # window and engine both write it
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
