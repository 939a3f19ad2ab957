"""Drafts: what a moderator is typing, on disk within half a second, in a file of their own beside the store (rule 1).

The window alone writes it. A draft carries an id; the entry made of it carries the same id in `data["draft"]`, so a
draft whose entry was committed just before a crash is dropped at the next start instead of being offered again.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from moderator_app.clock import Clock, iso
from moderator_app.domain import files as outgoing
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import PLAIN, Dress, dumps, loads
from moderator_app.errors import UserError
from moderator_app.storage import whole
from moderator_app.storage.connect import (
    DRIVER,
    STORE_CORRUPT,
    STORE_TOO_NEW,
    Connection,
    begin,
    checkpoint,
    explained,
    raw_connection,
    schema_version,
)

T = TypeVar("T")

DRAFTS_VERSION: Final = 1

_TABLE: Final = (
    "CREATE TABLE draft (thread_id INTEGER NOT NULL, author_id INTEGER NOT NULL, draft_id TEXT NOT NULL,"
    " text TEXT NOT NULL, marks_json TEXT NOT NULL, quote TEXT NOT NULL, seen_json TEXT NOT NULL,"
    " saved_at INTEGER NOT NULL, files_json TEXT NOT NULL,"
    " PRIMARY KEY (thread_id, author_id)) STRICT"
)
_COLUMNS: Final = "thread_id, author_id, draft_id, text, marks_json, quote, seen_json, saved_at, files_json"
_SAVE: Final = f"INSERT OR REPLACE INTO draft({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_WAL_LIMIT: Final = 1024 * 1024

_ANSWERED: Final = (
    "SELECT EXISTS (SELECT 1 FROM message m CROSS JOIN entry_message em ON em.message_id = m.id"
    " CROSS JOIN entry e ON e.id = em.entry_id WHERE m.thread_id = ? AND m.author_id = ?"
    " AND json_extract(CAST(e.record AS TEXT), '$.data.draft') = ?)"
)
_CHANGED: Final = (
    "SELECT EXISTS (SELECT 1 FROM delivery d CROSS JOIN entry e ON e.id = d.entry_id WHERE d.thread_id = ?"
    " AND d.target_id = -? AND d.action = 'edit' AND json_extract(CAST(e.record AS TEXT), '$.data.draft') = ?)"
)

_NOTED: Final = (
    "SELECT EXISTS (SELECT 1 FROM message m CROSS JOIN entry_message em ON em.message_id = m.id"
    " CROSS JOIN entry e ON e.id = em.entry_id WHERE ? = 0 AND m.item_id = ?"
    " AND json_extract(CAST(e.record AS TEXT), '$.data.draft') = ?)"
)

_log = logging.getLogger(__name__)

Case = tuple[int, int]
"""(thread id, author id); of the change of an answer of ours (thread id, minus the row id of our message);
of a note about an item (0, item id): no thread has the number 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer that nobody has sent yet.

    Attributes:
        seen: row ids of the messages its writer had before them.
        saved_at: UTC microseconds.
        dress: marks of the text, and what it quotes.
        files: what goes with it.
    """

    case: Case
    draft_id: str
    text: str
    seen: tuple[int, ...]
    saved_at: int
    dress: Dress = PLAIN
    files: tuple[OutgoingFile, ...] = ()


class DraftStore:
    """The drafts of one profile. Calls may come from any thread, one after the other.

    Args:
        path: `drafts.sqlite`; made when it is not there.
        clock: says when a draft was saved.

    Attributes:
        put_aside: where a damaged file was moved to; None: all was well. For the window to say.

    Raises:
        UserError: `store_too_new`, `disk_full`, `store_read_only`.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._gate = threading.Lock()
        self.put_aside: Path | None = None
        try:
            self._conn = self._open()
        except UserError as error:
            if error.code != STORE_CORRUPT:
                raise
            self._conn = self._start_anew()

    def save(
        self,
        case: Case,
        draft_id: str,
        text: str,
        seen: Sequence[int],
        dress: Dress = PLAIN,
        files: Sequence[OutgoingFile] = (),
    ) -> None:
        """Keep a draft; on disk when this returns. Nothing but blanks without a file drops it.

        Raises:
            UserError: `store_busy`, `disk_full`, `store_read_only`; the draft before it is still there.
        """
        if not text.strip() and not files:
            self.drop(case)
            return
        row = (
            *case,
            draft_id,
            whole.text(text),
            dumps(dress.marks),
            whole.text(dress.quote),
            json.dumps(list(seen)),
            self._clock.now_us(),
            outgoing.dumps(files),
        )
        self._write(lambda conn: conn.execute(_SAVE, row))

    def load(self, case: Case) -> Draft | None:
        """The draft of a case; None: there is none."""
        rows = self._read(f"SELECT {_COLUMNS} FROM draft WHERE thread_id = ? AND author_id = ?", case)
        return _draft(rows[0]) if rows else None

    def all(self) -> list[Draft]:
        """Every draft, the newest first."""
        return [_draft(row) for row in self._read(f"SELECT {_COLUMNS} FROM draft ORDER BY saved_at DESC, draft_id", ())]

    def drop(self, case: Case) -> None:
        """Forget the draft of a case: it was sent or thrown away."""
        self._write(lambda conn: conn.execute("DELETE FROM draft WHERE thread_id = ? AND author_id = ?", case))

    def drop_sent(self, draft_ids: Collection[str]) -> int:
        """Forget the drafts that stand in the journal (see `in_journal`); how many there were."""
        ids = json.dumps(sorted(draft_ids))
        return self._write(
            lambda conn: (
                conn.execute("DELETE FROM draft WHERE draft_id IN (SELECT value FROM json_each(?))", (ids,)).rowcount
            )
        )

    def close(self) -> None:
        """Let go of the file."""
        with self._gate:
            self._conn.close()

    # ------------------------------------------------------------ inside

    def _open(self) -> Connection:
        conn = raw_connection(self._path)
        try:
            with explained():
                self._refuse_unusable(conn)
                if schema_version(conn) == 0:
                    conn.executescript(f"BEGIN IMMEDIATE; {_TABLE}; PRAGMA user_version = {DRAFTS_VERSION}; COMMIT;")
        except BaseException:
            conn.close()
            raise
        return conn

    def _refuse_unusable(self, conn: Connection) -> None:
        verdict = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise UserError(STORE_CORRUPT, reason=verdict)
        found = schema_version(conn)
        if found > DRAFTS_VERSION:
            raise UserError(STORE_TOO_NEW, path=self._path, found=found, known=DRAFTS_VERSION)

    def _start_anew(self) -> Connection:
        """Keep the damaged file under another name: somebody may still get words out of it."""
        stamp = iso(self._clock.now_us()).replace(":", "").replace("-", "")
        aside = self._path.with_name(f"{self._path.name}.damaged-{stamp}")
        for ending in ("-wal", "-shm", ""):
            part = self._path.with_name(self._path.name + ending)
            if part.exists():
                part.replace(aside.with_name(aside.name + ending))
        self.put_aside = aside
        _log.warning("the drafts were damaged; the file is kept as %s", aside)
        return self._open()

    def _read(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self._gate, explained():
            return self._conn.execute(sql, values).fetchall()

    def _write(self, change: Callable[[Connection], T]) -> T:
        with self._gate:
            try:
                return self._committed(change)
            except UserError as error:
                if error.code != STORE_CORRUPT:
                    raise
            # What is being typed right now must not be lost to a file that broke under it.
            self._conn.close()
            self._conn = self._start_anew()
            return self._committed(change)

    def _committed(self, change: Callable[[Connection], T]) -> T:
        with explained():
            begin(self._conn)
            try:
                result = change(self._conn)
                self._conn.execute("COMMIT")
            except BaseException:
                if self._conn.in_transaction:
                    self._conn.execute("ROLLBACK")
                raise
        try:
            checkpoint(self._conn, self._path, above_bytes=_WAL_LIMIT)
        except DRIVER.Error as error:  # the draft is on disk already; the next one tries again
            _log.warning("the drafts' log could not be emptied: %s", error)
        return result


def in_journal(conn: Connection, drafts: Iterable[Draft]) -> set[str]:
    """Ids of those drafts whose entry stands in the journal.

    Args:
        conn: of the store, not of the drafts.
        drafts: what `DraftStore.all` gave.
    """
    return {
        draft.draft_id
        for draft in drafts
        if conn.execute(_entered(draft.case), (*draft.case, draft.draft_id)).fetchone()[0]
    }


def _entered(case: Case) -> str:
    thread_id, about = case
    return _NOTED if thread_id == 0 else _CHANGED if about < 0 else _ANSWERED


def _draft(row: Sequence[Any]) -> Draft:
    return Draft(
        case=(int(row[0]), int(row[1])),
        draft_id=str(row[2]),
        text=str(row[3]),
        dress=Dress(marks=loads(row[4]), quote=str(row[5])),
        seen=tuple(json.loads(row[6])),
        saved_at=int(row[7]),
        files=outgoing.loads(row[8]),
    )
