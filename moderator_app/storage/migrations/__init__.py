"""Bringing a store to this program's schema: a fresh file, or Alembic with a backup before and one transaction a step.

The version stands in `PRAGMA user_version`, so a store that is up to date never imports Alembic.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Final

from filelock import FileLock

from moderator_app.clock import Clock
from moderator_app.storage import backup
from moderator_app.storage.connect import (
    SCHEMA_VERSION,
    Connection,
    explained,
    raw_connection,
    refuse_newer,
    schema_version,
    transaction,
)

FOLDER: Final = Path(__file__).parent
_LOCK_PATIENCE_S: Final = 120.0


def create_or_upgrade(path: Path, clock: Clock) -> None:
    """Make sure the store is there and has this program's schema.

    Raises:
        UserError: `store_too_new`, `disk_full`, `store_read_only`, `store_corrupt`; the store is as it was then.
        filelock.Timeout: another process is migrating for longer than two minutes.
    """
    conn = raw_connection(path)
    try:
        with explained():
            refuse_newer(conn, path)
            if schema_version(conn) == SCHEMA_VERSION:
                return
        with FileLock(path.with_name("migration.lock"), timeout=_LOCK_PATIENCE_S, mode=0o600), explained():
            found = schema_version(conn)
            if found == SCHEMA_VERSION:
                return
            if found == 0:
                _create(conn, clock)
                return
            backup.copy(conn, backup.before_upgrade(path, found, clock))
    finally:
        conn.close()
    upgrade(path)


def _create(conn: Connection, clock: Clock) -> None:
    from moderator_app.storage import schema  # noqa: PLC0415 - SQLAlchemy only where there is something to make

    with transaction(conn):
        for statement in schema.statements():
            conn.execute(statement)
        facts = [("origin", uuid.uuid4().hex), ("created_at", str(clock.now_us()))]
        conn.executemany("INSERT INTO meta(key, value) VALUES (?, ?)", facts)
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def upgrade(path: Path, revision: str = "head") -> None:
    """Run Alembic's steps on a store; each is one transaction and raises `user_version` inside it."""
    from alembic import command  # noqa: PLC0415 - only when the version differs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["path"] = path
    conn = raw_connection(path)
    try:
        found = schema_version(conn)
    finally:
        conn.close()
    # `user_version` is the truth: a store made fresh has never met Alembic and must not start at its first step.
    command.stamp(config, str(found) if found else "base", purge=True)
    command.upgrade(config, revision)
