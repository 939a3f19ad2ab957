"""Proving that the journal is whole: every link of the chain, its end, and the words against their fingerprints.

A proof goes by ranges of entries, so that several processes share it and the engine does it a little at a time: a
range begins at the stored hash of the entry before it, which the range before has proven, or says is bad.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from binascii import unhexlify
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from moderator_app.domain.entries import EntryKind
from moderator_app.storage.connect import Connection, open_store
from moderator_app.storage.journal import ANCHOR_DIGITS, FIRST_HASH

_BATCH: Final = 2_000
_REFERENCE: Final = re.compile(rb'\[(\d+),"([0-9a-f]{64})"\]')
_WORDS_TAIL: Final = re.compile(
    rb'"v":\d+,"words":\{("[a-z_-]+":\[\d+,"[0-9a-f]{64}"\])(,"[a-z_-]+":\[\d+,"[0-9a-f]{64}"\])*\}\}\Z'
)
_ONE_TEXT: Final = re.compile(rb'(?<="v":1),"words":\{"[a-z_-]+":\[(\d{1,18}),"([0-9a-f]{64})"\]\}\}\Z')
"""The tail of a record that names one text, as most do: read without parsing the rest."""
_NO_TEXT: Final = b',"words":{}}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What checking the chain found.

    Attributes:
        first_bad: id of the first entry that was altered, or follows a gap; None: the chain is whole.
        erased: words that an erasure entry took away: not an alteration.
        altered_words: entries whose words are not what was written.
        anchor: the newest hash, shortened: what leaves the machine once a day.
        anchored_at: the entry whose hash an anchor from outside names; None: none was given, or no entry has it.
        newest: number of the last entry that was read.
    """

    ok: bool
    entries: int
    first_bad: int | None
    erased: int
    altered_words: tuple[int, ...]
    anchor: str | None
    anchored_at: int | None = None
    newest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What checking the entries of one range found; fields as in `Verified`. `last_id` 0: there were none."""

    entries: int = 0
    first_bad: int | None = None
    erased: int = 0
    altered_words: tuple[int, ...] = ()
    anchored_at: int | None = None
    last_id: int = 0
    last_hash: str = ""

    def to_plain(self) -> list[Any]:
        """For a pipe between processes."""
        return [self.entries, self.first_bad, self.erased, list(self.altered_words), self.anchored_at, self.last_id,
                self.last_hash]  # fmt: skip

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Part:
        """What `to_plain` wrote."""
        entries, first_bad, erased, altered, anchored_at, last_id, last_hash = plain
        return cls(
            entries=int(entries),
            first_bad=first_bad,
            erased=int(erased),
            altered_words=tuple(altered),
            anchored_at=anchored_at,
            last_id=int(last_id),
            last_hash=str(last_hash),
        )


def verify(conn: Connection, progress: Callable[[int], None] | None = None, *, kept: str | None = None) -> Verified:
    """Check everything, in this process.

    `kept` is an anchor from an earlier day: whoever rewrote the whole chain since cannot meet it, so it fails then.
    """
    return joined(conn, [part(conn, kept=kept, progress=progress)], kept=kept)


def joined(conn: Connection, parts: Iterable[Part], *, kept: str | None = None) -> Verified:
    """What parts say together that cover every entry."""
    ordered = sorted(parts, key=lambda each: each.last_id)
    last = ordered[-1] if ordered else Part()
    first_bad = min((each.first_bad for each in ordered if each.first_bad is not None), default=None)
    altered = sorted({number for each in ordered for number in each.altered_words})
    anchored_at = next((each.anchored_at for each in reversed(ordered) if each.anchored_at is not None), None)
    if first_bad is None:
        first_bad = cut_after(conn, last.last_id)
    return Verified(
        ok=first_bad is None and not altered and (kept is None or anchored_at is not None),
        entries=sum(each.entries for each in ordered),
        first_bad=first_bad if first_bad is not None else min(altered, default=None),
        erased=sum(each.erased for each in ordered),
        altered_words=tuple(altered),
        anchor=last.last_hash[:ANCHOR_DIGITS] or None,
        anchored_at=anchored_at,
        newest=last.last_id,
    )


def cut_after(conn: Connection, last_id: int) -> int | None:
    """The first entry that was cut off after this one, the newest that was proven; None: none was."""
    given = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
    cut = given is not None and int(given[0]) > last_id and newest(conn) <= last_id
    return last_id + 1 if cut else None


def newest(conn: Connection) -> int:
    """The number of the newest entry; 0: there is none."""
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0])


def part(
    conn: Connection,
    after: int = 0,
    last: int | None = None,
    *,
    kept: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Part:
    """Check the entries after number `after` up to `last` (included; None: all that follow)."""
    wanted = None if kept is None else bytes.fromhex(kept)
    sha256, one_text = hashlib.sha256, _ONE_TEXT.match
    chain = _links(conn, after)
    erasures = _erasures(conn)
    altered: set[int] = set()
    count, erased, last_id = 0, 0, 0
    first_bad, anchored_at, digest = None, None, b""
    for rows in _chunks(conn, after, last):
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
        last_id = int(rows[-1][0])
        erased += _verify_words(conn, texts_named, erasures, altered)
        count += len(rows)
        if progress is not None:
            progress(count)
    return Part(
        entries=count,
        first_bad=first_bad,
        erased=erased,
        altered_words=tuple(sorted(altered)),
        anchored_at=anchored_at,
        last_id=last_id,
        last_hash=digest.hex() if count else "",
    )


def _links(conn: Connection, after: int) -> dict[str, tuple[int, bytes]]:
    """Of each origin the number and hash of its last entry up to this one, as they are stored."""
    found: dict[str, tuple[int, bytes]] = {}
    source = ""
    while after and (row := conn.execute("SELECT min(origin) FROM entry WHERE origin > ?", (source,)).fetchone())[0]:
        source = row[0]
        link = conn.execute(LINK, (after, source)).fetchone()
        if link is not None:
            found[source] = (int(link[0]), bytes(link[1]))
    return found


LINK: Final = "SELECT seq, hash FROM entry NOT INDEXED WHERE id <= ? AND origin = ? ORDER BY id DESC LIMIT 1"


def _chunks(conn: Connection, after: int, last: int | None) -> Iterator[list[tuple[Any, ...]]]:
    """Entries in pages, each read whole: an open SELECT would hold the WAL."""
    upto = _EVERY if last is None else last
    while rows := conn.execute(
        "SELECT id, origin, seq, prev, record, hash FROM entry WHERE id > ? AND id <= ? ORDER BY id LIMIT ?",
        (after, upto, _BATCH),
    ).fetchall():
        yield rows
        after = int(rows[-1][0])


_EVERY: Final = 2**63 - 1
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


# ---------------------------------------------------------------- for another process

WORD: Final = "prove-log"
"""The first word of the command line that makes the program a helper; the store's path follows."""
READY: Final = "ready"


def serve(conn: Connection, lines: Iterable[str]) -> Iterator[str]:
    """What a helper answers: that it is there, then for each line `AFTER LAST ANCHOR` (`-`: none) the part as JSON."""
    yield READY
    for line in lines:
        after, last, kept = line.split()
        found = part(conn, int(after), None if last == "-" else int(last), kept=None if kept == "-" else kept)
        yield json.dumps(found.to_plain())


def serve_pipes(store: Path) -> int:
    """Answer on standard output until standard input ends; the exit code."""
    with closing(open_store(store, read_only=True)) as conn:
        for answer in serve(conn, sys.stdin):
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
    return 0
