"""Copies of a store that can be trusted: SQLite's own backup, checked before they count (rule 8).

A file copy of an open store loses its locks and misses the WAL (traps).
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from moderator_app.clock import Clock, iso
from moderator_app.errors import UserError
from moderator_app.storage.connect import DRIVER, PRIVATE_FILE, STORE_CORRUPT, Connection

FOLDER_MODE = 0o700


def before_upgrade(path: Path, version: int, clock: Clock) -> Path:
    """Where the copy goes that is made before a migration."""
    stamp = iso(clock.now_us()).replace(":", "").replace("-", "").partition(".")[0].rstrip("Z")
    return path.parent / "backups" / f"{path.stem}-v{version}-{stamp}Z.sqlite"


def copy(conn: Connection, target: Path) -> Path:
    """A checked copy of the store; under its final name only when it is whole.

    Raises:
        UserError: `store_corrupt`: what was copied does not pass SQLite's check.
    """
    target.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE))
    with closing(DRIVER.connect(str(unfinished))) as copied:
        conn.backup(copied)
        verdict = copied.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise UserError(STORE_CORRUPT, reason=verdict)
    unfinished.replace(target)
    return target
