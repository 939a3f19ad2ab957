"""Files that go with answers of ours: which of them are still needed, and the bytes that nobody needs. All SQL text.

A file is needed while a draft, a form of the matrix, a version or a proposal of one of its rows names it, while an
answer that carries it may still leave or come back to its writer, and for `KEPT_US` after that. Its name stays in the
words of the entry, and goes with them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from moderator_app.clock import DAY_US
from moderator_app.domain.delivery import UNFINISHED
from moderator_app.domain.files import OutgoingFile, loads
from moderator_app.domain.items import DeliveryState
from moderator_app.storage.connect import Connection, explained, raw_connection

KEPT_US: Final = 30 * DAY_US
"""How long what was sent can still be looked at here."""
GRACE_US: Final = DAY_US
"""What was just put beside a text stands in no draft and no entry yet."""

_HASH: Final = re.compile(r'"sha256": ?"([0-9a-f]{64})"')
_NEEDED_STATES: Final = ", ".join(f"'{state.value}'" for state in sorted({*UNFINISHED, DeliveryState.REFUSED}))
_WAITING: Final = f"(d.state IN ({_NEEDED_STATES}) OR a.entry_id IS NOT NULL)"
_IN_MATRIX: Final = "f.words_id IN (SELECT words_id FROM matrix_doc UNION ALL SELECT words_id FROM proposal)"
_NAMED: Final = (
    "FROM sent_file f JOIN words w ON w.id = f.words_id AND w.body IS NOT NULL"
    " JOIN entry_words ew ON ew.words_id = f.words_id LEFT JOIN delivery d ON d.entry_id = ew.entry_id"
    " LEFT JOIN approval_due a ON a.entry_id = ew.entry_id"
)


def note(conn: Connection, words_id: int, files: Iterable[OutgoingFile]) -> None:
    """Remember which files these words of an entry name; in the caller's transaction."""
    conn.executemany(
        "INSERT INTO sent_file(words_id, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(words_id, file.sha256) for file in files],
    )


def carried_by(conn: Connection, message_id: int) -> bool:
    """Whether a message of ours went out with files."""
    row = conn.execute(
        "SELECT json_extract(d.args_json, '$.files_words') FROM message m JOIN delivery d ON d.entry_id = m.claimed_by"
        " WHERE m.id = ?",
        (message_id,),
    ).fetchone()
    return row is not None and row[0] is not None


def waiting(conn: Connection) -> list[tuple[int, OutgoingFile]]:
    """(entry, file) of everything that may still have to be sent."""
    rows = conn.execute(
        f"SELECT DISTINCT ew.entry_id, w.body {_NAMED} WHERE {_WAITING} ORDER BY ew.entry_id"
    ).fetchall()
    return [(int(entry), file) for entry, body in rows for file in loads(body)]


def needed(conn: Connection, now_us: int) -> set[str]:
    """Hashes of what entries still need."""
    rows = conn.execute(
        f"SELECT DISTINCT f.sha256 {_NAMED} JOIN entry e ON e.id = ew.entry_id"
        f" WHERE {_WAITING} OR {_IN_MATRIX} OR max(coalesce(d.sent_at, 0), coalesce(d.last_attempt_at, 0), e.at) > ?",
        (now_us - KEPT_US,),
    ).fetchall()
    return {str(row[0]) for row in rows}


def of_drafts(path: Path, author_id: int | None = None) -> list[OutgoingFile]:
    """What drafts carry; those to one person, where it is given.

    Raises:
        UserError: `store_corrupt`, `store_busy`: not known, so nothing may be taken.
    """
    if not path.exists():
        return []
    with closing(raw_connection(path, read_only=True)) as conn, explained():
        rows = conn.execute(
            "SELECT files_json FROM draft WHERE files_json <> '[]' AND (?1 IS NULL OR author_id = ?1)", (author_id,)
        ).fetchall()
    return [file for row in rows for file in loads(row[0])]


def of_forms(path: Path) -> set[str]:
    """Hashes of what unsaved forms of the matrix name."""
    try:
        return set(_HASH.findall(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return set()


def forget(conn: Connection) -> set[str]:
    """Let go of what erased words named; the hashes, whose bytes may not even wait for their `GRACE_US`."""
    rows = conn.execute(
        "DELETE FROM sent_file WHERE words_id IN (SELECT f.words_id FROM sent_file f JOIN words w ON w.id = f.words_id"
        " WHERE w.body IS NULL) RETURNING sha256"
    ).fetchall()
    return {str(row[0]) for row in rows}


def sweep(
    conn: Connection,
    folder: Path,
    drafts: Path,
    now_us: int,
    unwanted: Collection[str] = (),
    *,
    forms: Path | None = None,
) -> int:
    """Delete the bytes that nobody needs; how many files. Inside a write transaction: no decision comes between.

    A reply is committed before its draft is dropped: what no draft names now is in the journal, or nobody's. What is
    `unwanted` (hashes) goes at once where nothing else needs it.

    Raises:
        UserError: as `of_drafts`; nothing was deleted.
        OSError: the forms cannot be read; likewise.
    """
    if not folder.is_dir():
        return 0
    wanted = {file.sha256 for file in of_drafts(drafts)} | needed(conn, now_us)
    if forms is not None:
        wanted |= of_forms(forms)
    at_once = forget(conn) | set(unwanted)
    taken = 0
    for path in folder.iterdir():
        if path.name in wanted:
            continue
        try:
            age_us = now_us - path.stat().st_mtime_ns // 1000
            if path.name in at_once or age_us > GRACE_US:
                path.unlink()
                taken += 1
        except OSError:  # gone already, or somebody reads it on a system that forbids this: the next round
            continue
    return taken


@dataclass(frozen=True, slots=True)
class Lost:
    """A file that cannot be sent. `code`: `file_gone` or `file_changed`."""

    code: str
    name: str


def lost(folder: Path | None, files: Iterable[OutgoingFile]) -> Lost | None:
    """The first of these whose bytes are gone or are not what was decided about; reads them whole."""
    for file in files:
        if folder is None:
            return Lost("file_gone", file.name)
        try:
            with (folder / file.sha256).open("rb") as source:
                found = hashlib.file_digest(source, "sha256").hexdigest()
        except OSError:
            return Lost("file_gone", file.name)
        if found != file.sha256:
            return Lost("file_changed", file.name)
    return None
