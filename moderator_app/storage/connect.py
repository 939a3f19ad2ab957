"""The one place that chooses the SQLite library and opens the store by its rules (design, section 4)."""

from __future__ import annotations

import contextlib
import errno
import functools
import importlib
import sqlite3 as standard
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from moderator_app.errors import UserError, declare
from moderator_app.storage import full_text

try:  # SQLite newer than 3.51.2, whose WAL two writers cannot corrupt; traps, "SQLite between two processes"
    DRIVER: Any = importlib.import_module("pysqlite3.dbapi2")
except ImportError:  # no wheel for this machine
    DRIVER = standard

T = TypeVar("T")

Connection = standard.Connection
"""The driver's connection; that of pysqlite3 has the same face."""

SCHEMA_VERSION: Final = 1
"""Raised with every migration; kept in `PRAGMA user_version`, so it is read without Alembic."""

PRIVATE_FILE: Final = 0o600

_RETRY_S: Final = 0.001
_PATIENCE_S: Final = 20.0
_CACHE_KIB: Final = 16_384

STORE_TOO_NEW = declare(
    "store_too_new",
    "The store {path} was written by a newer release (schema {found}; this program knows {known}).",
    "База {path} записана более новой версией программы (схема {found}; эта программа знает {known}).",
    hint_en="Install the newer release, or use another profile with --profile.",
    hint_ru="Установите более новую версию или укажите другой профиль: --profile.",
)
STORE_MISSING = declare(
    "store_missing",
    "There is no store at {path} yet.",
    "Базы {path} ещё нет.",
    hint_en="Start the program once, or choose another profile with --profile.",
    hint_ru="Запустите программу один раз или укажите другой профиль: --profile.",
)
STORE_BUSY = declare(
    "store_busy",
    "Another program has kept the store locked for {seconds} s.",
    "Другая программа держит базу занятой уже {seconds} с.",
    hint_en="Close backup or antivirus programs that read the profile, then try again.",
    hint_ru="Закройте программы копирования или антивирус, читающие профиль, и повторите.",
)
STORE_READ_ONLY = declare(
    "store_read_only",
    "The profile cannot be written to: {reason}.",
    "В профиль нельзя писать: {reason}.",
    hint_en="Check the permissions of the folder, or choose another profile with --profile.",
    hint_ru="Проверьте права на папку или укажите другой профиль: --profile.",
)
DISK_FULL = declare(
    "disk_full",
    "The disk is full; nothing was changed.",
    "Диск заполнен; ничего не изменено.",
    hint_en="Free some space and try again.",
    hint_ru="Освободите место и повторите.",
)
STORE_CORRUPT = declare(
    "store_corrupt",
    "The store is damaged: {reason}.",
    "База повреждена: {reason}.",
    hint_en="Run `moderator doctor`; it tells which backup can be restored.",
    hint_ru="Запустите `moderator doctor`: он подскажет, какую копию восстановить.",
)


def driver_name() -> str:
    """Which SQLite runs, for `doctor`."""
    package = "pysqlite3" if DRIVER is not standard else "sqlite3"
    return f"{package}, SQLite {DRIVER.sqlite_version}"


def known_failure(error: BaseException) -> UserError | None:
    """The sentence for a failure that is the machine's, not ours; None: a bug."""
    if isinstance(error, OSError):
        return UserError(DISK_FULL) if error.errno == errno.ENOSPC else UserError(STORE_READ_ONLY, reason=error)
    if not isinstance(error, (standard.Error, DRIVER.Error)):
        return None
    lowered = str(error).lower()
    if "disk is full" in lowered:
        return UserError(DISK_FULL)
    if "readonly" in lowered or "unable to open database" in lowered:
        return UserError(STORE_READ_ONLY, reason=error)
    if "disk image is malformed" in lowered or "not a database" in lowered or "fts5: corrupt" in lowered:
        return UserError(STORE_CORRUPT, reason=error)
    return None


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Turn SQLite's words for the machine's failures into sentences.

    Raises:
        UserError: `disk_full`, `store_read_only`, `store_corrupt`.
    """
    try:
        yield
    except (standard.Error, DRIVER.Error) as error:
        known = known_failure(error)
        if known is None:
            raise
        raise known from error


def raw_connection(path: Path, *, read_only: bool = False) -> Connection:
    """A connection with the store's rules set, whatever is in the file.

    The first look into the file waits too: a neighbour that closes last, or one that recovers after a crash, holds the
    whole store for a moment, from readers as well.

    Raises:
        UserError: `store_busy`, `disk_full`, `store_read_only`, `store_corrupt`.
    """
    mode = "ro" if read_only else "rwc"
    if not read_only:
        _make_private(path)
    with explained():
        conn: Connection = DRIVER.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=0,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            for pragma in (
                "synchronous=FULL",
                "wal_autocheckpoint=0",
                f"cache_size=-{_CACHE_KIB}",
                "temp_store=MEMORY",
                "trusted_schema=ON",
            ):
                patiently(functools.partial(conn.execute, f"PRAGMA {pragma}"))
            if read_only:
                conn.execute("PRAGMA query_only=ON")
            elif patiently(lambda: conn.execute("PRAGMA journal_mode=WAL").fetchone()[0]) != "wal":
                raise UserError(STORE_READ_ONLY, reason="WAL")  # noqa: TRY301 - the connection is closed below
        except BaseException:
            conn.close()
            raise
    return conn


def _make_private(path: Path) -> None:
    """The file exists and is its owner's alone (rule 8)."""
    try:
        path.touch(mode=PRIVATE_FILE)
        if stat.S_IMODE(path.stat().st_mode) != PRIVATE_FILE:
            path.chmod(PRIVATE_FILE)
    except OSError as error:
        raise known_failure(error) or error from error


def schema_version(conn: Connection) -> int:
    """The version of the store; 0: empty.

    Raises:
        UserError: `store_busy`.
    """
    return int(patiently(lambda: conn.execute("PRAGMA user_version").fetchone())[0])


def in_memory() -> Connection:
    """An empty database that no file belongs to; it is gone when it is closed."""
    conn: Connection = DRIVER.connect(":memory:", isolation_level=None)
    return conn


def open_store(path: Path, *, read_only: bool = False) -> Connection:
    """Open a store that has this program's schema; `storage.migrations` brings it there.

    Raises:
        UserError: `store_missing`, `store_too_new`, `disk_full`, `store_read_only`, `store_corrupt`.
        RuntimeError: the store is older than the program: `migrations.upgrade` was not called.
    """
    if not path.exists():
        raise UserError(STORE_MISSING, path=path)
    conn = raw_connection(path, read_only=read_only)
    try:
        with explained():
            refuse_newer(conn, path)
            if schema_version(conn) != SCHEMA_VERSION:
                raise RuntimeError(  # noqa: TRY301 - the connection is closed below
                    f"{path}: schema {schema_version(conn)}, expected {SCHEMA_VERSION}"
                )
    except BaseException:
        conn.close()
        raise
    return conn


def refuse_newer(conn: Connection, path: Path) -> None:
    """Never touch what a newer program wrote.

    Raises:
        UserError: `store_too_new`.
    """
    found = schema_version(conn)
    if found > SCHEMA_VERSION:
        raise UserError(STORE_TOO_NEW, path=path, found=found, known=SCHEMA_VERSION)


def _busy(error: BaseException) -> bool:
    return str(error) == "database is locked" or "busy" in str(error)


def patiently(step: Callable[[], T]) -> T:
    """Repeat while another connection holds the lock, in 1 ms steps: SQLite's own back-off has a tail of 400 ms.

    Raises:
        UserError: `store_busy`.
    """
    give_up = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return step()
        except (standard.OperationalError, DRIVER.OperationalError) as error:
            if not _busy(error):
                raise
            if time.monotonic() > give_up:
                raise UserError(STORE_BUSY, seconds=round(_PATIENCE_S)) from error
        time.sleep(_RETRY_S)


def begin(conn: Connection) -> None:
    """Take the write lock. A deferred transaction that reads first would fail at once when somebody else wrote.

    Raises:
        UserError: `store_busy`.
    """
    patiently(lambda: conn.execute("BEGIN IMMEDIATE"))


@contextlib.contextmanager
def transaction(conn: Connection) -> Iterator[Connection]:
    """One write transaction: all of it, full-text index included, or nothing.

    Raises:
        UserError: `store_busy`, `disk_full`, `store_read_only`, `store_corrupt`; nothing was changed then.
    """
    with explained():
        begin(conn)
        try:
            yield conn
            full_text.flush(conn)
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise


def checkpoint(conn: Connection, path: Path, *, above_bytes: int = 16 * 1024 * 1024) -> bool:
    """Empty the WAL when it has grown; one process at a time does (the caller holds the right to).

    Returns:
        True when it was emptied.
    """
    wal = path.with_name(path.name + "-wal")
    try:
        if wal.stat().st_size <= above_bytes:
            return False
    except FileNotFoundError:
        return False
    # Most of it is copied while others write; the lock is then held for the rest only (measured: 5 instead of 18 ms).
    conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    # Without a busy timeout this call silently falls back to PASSIVE (traps).
    conn.execute("PRAGMA busy_timeout=50")
    try:
        busy, _, _ = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        conn.execute("PRAGMA busy_timeout=0")
    return not busy
