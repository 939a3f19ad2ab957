"""Empty stores for tests, copied from one that was made once."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from moderator_app.storage import schema
from moderator_app.storage.connect import PRIVATE_FILE, SCHEMA_VERSION, raw_connection


@functools.cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        conn = raw_connection(path)
        conn.execute("BEGIN IMMEDIATE")
        for statement in schema.statements():
            conn.execute(statement)
        conn.execute("INSERT INTO meta(key, value) VALUES ('origin', 'toy-origin')")
        conn.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        conn.execute("COMMIT")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.close()
        return path.read_bytes()


def empty_store(folder: Path, name: str = "store.sqlite") -> Path:
    """A store with this program's schema and nothing in it."""
    path = folder / name
    path.touch(mode=PRIVATE_FILE)
    path.write_bytes(_empty())
    return path
