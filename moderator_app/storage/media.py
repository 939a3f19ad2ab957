"""Attachments that somebody asked for: rows that say how it went, files by their hash. All SQL text.

A file is written and swept inside write transactions only, so a sweep never takes one whose row is about to come.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moderator_app.domain.ports import Attachment
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One attachment that waits to be loaded."""

    message_id: int
    position: int
    source: str
    """`ports.Attachment.source` when it was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How the loading of one attachment went. `state`: asked, loaded, failed; `error`: a stable code."""

    position: int
    source: str
    state: str
    sha256: str | None
    kind: str | None
    size: int | None
    error: str | None


def attachment(conn: Connection, message_id: int, position: int) -> tuple[int, str, str, Attachment] | None:
    """(account, platform, base URL, the attachment) as the mirror has it now; None: there is none."""
    if position < 0:
        return None
    row = conn.execute(
        "SELECT a.id, a.platform, a.base_url, m.attachments_json -> ?2 FROM message m"
        " JOIN channel c ON c.id = m.channel_id JOIN account a ON a.id = c.account_id"
        " WHERE m.id = ?1 AND a.removed_at IS NULL",
        (message_id, position),
    ).fetchone()
    if row is None or row[3] is None:
        return None
    return int(row[0]), str(row[1]), str(row[2]), Attachment(**json.loads(row[3]))


def ask(conn: Connection, account_id: int, wanted: Asked, now_us: int) -> None:
    """Ask the engine for it, again where it failed; in the caller's transaction."""
    conn.execute(
        "INSERT INTO media(message_id, position, account_id, source, state, asked_at) VALUES (?, ?, ?, ?, 'asked', ?)"
        " ON CONFLICT (message_id, position) DO UPDATE SET account_id = excluded.account_id, source = excluded.source,"
        " state = 'asked', asked_at = excluded.asked_at, sha256 = NULL, kind = NULL, size = NULL, error = NULL",
        (wanted.message_id, wanted.position, account_id, wanted.source, now_us),
    )
    changes.note(conn, "media", [wanted.message_id], now_us)


def next_asked(conn: Connection, account_id: int) -> Asked | None:
    """What this account was asked for first."""
    row = conn.execute(
        "SELECT message_id, position, source FROM media INDEXED BY media_asked WHERE account_id = ? AND state = 'asked'"
        " ORDER BY asked_at LIMIT 1",
        (account_id,),
    ).fetchone()
    return None if row is None else Asked(message_id=int(row[0]), position=int(row[1]), source=str(row[2]))


def waiting(conn: Connection) -> list[int]:
    """Accounts that were asked for something."""
    rows = conn.execute("SELECT DISTINCT account_id FROM media INDEXED BY media_asked WHERE state = 'asked'")
    return [int(row[0]) for row in rows.fetchall()]


def loaded(conn: Connection, folder: Path, wanted: Asked, body: bytes, kind: str, now_us: int) -> bool:
    """Keep the bytes; False: nobody wants them any more (erased, or asked anew), and nothing was kept."""
    digest = hashlib.sha256(body).hexdigest()
    changed = conn.execute(
        "UPDATE media SET state = 'loaded', sha256 = ?, kind = ?, size = ?, error = NULL"
        " WHERE message_id = ? AND position = ? AND source = ? AND state = 'asked'",
        (digest, kind, len(body), wanted.message_id, wanted.position, wanted.source),
    ).rowcount
    if not changed:
        return False
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = folder / f"{digest}.part"
    beside.touch(mode=0o600)
    beside.write_bytes(body)
    beside.replace(folder / digest)
    changes.note(conn, "media", [wanted.message_id], now_us)
    return True


def failed(conn: Connection, wanted: Asked, code: str, now_us: int) -> None:
    """Say why it could not be loaded; it is not tried again before somebody asks."""
    conn.execute(
        "UPDATE media SET state = 'failed', error = ? WHERE message_id = ? AND position = ? AND source = ?"
        " AND state = 'asked'",
        (code, wanted.message_id, wanted.position, wanted.source),
    )
    changes.note(conn, "media", [wanted.message_id], now_us)


def of_message(conn: Connection, message_id: int) -> list[Kept]:
    """What was asked for of a message, by position."""
    rows = conn.execute(
        "SELECT position, source, state, sha256, kind, size, error FROM media WHERE message_id = ? ORDER BY position",
        (message_id,),
    ).fetchall()
    return [
        Kept(position=row[0], source=row[1], state=row[2], sha256=row[3], kind=row[4], size=row[5], error=row[6])
        for row in rows
    ]


def messages_with(conn: Connection, messages: Sequence[int]) -> list[int]:
    """Those of these messages of which something was asked for."""
    rows = conn.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM media WHERE message_id = value)",
        (json.dumps(list(messages)),),
    )
    return [int(row[0]) for row in rows.fetchall()]


def forget(conn: Connection, messages: Sequence[int]) -> None:
    """What was loaded of these messages is nobody's any more; `sweep` takes the files."""
    conn.execute(
        "DELETE FROM media WHERE message_id IN (SELECT value FROM json_each(?))", (json.dumps(list(messages)),)
    )


def sweep(conn: Connection, folder: Path) -> int:
    """Delete files that no row names; how many. Inside a write transaction, after `forget` was committed."""
    if not folder.is_dir():
        return 0
    taken = 0
    for path in folder.iterdir():
        if conn.execute("SELECT 1 FROM media WHERE sha256 = ? LIMIT 1", (path.name,)).fetchone() is None:
            path.unlink(missing_ok=True)
            taken += 1
    return taken
