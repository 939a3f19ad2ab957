"""Stores filled page by page through the mirror, as the engine fills them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from moderator_app.clock import SystemClock
from moderator_app.domain.ports import Message, Page
from moderator_app.engine import pull
from moderator_app.storage import migrations, mirror
from moderator_app.storage.connect import Connection, checkpoint, open_store, transaction

BATCH: Final = pull.BATCH
CHANNELS: Final = 24

T = TypeVar("T")


def empty(folder: Path, name: str = "store.sqlite") -> Path:
    """A fresh store with one account and its channels."""
    path = folder / name
    migrations.create_or_upgrade(path, SystemClock())
    conn = open_store(path)
    with transaction(conn):
        conn.execute(
            "INSERT INTO account(name, platform, base_url, created_at) VALUES ('bench', 'toy', 'http://127.0.0.1', 1)"
        )
        conn.executemany(
            "INSERT INTO channel(account_id, external_id, name, kind, starts, watched)"
            " VALUES (1, ?, ?, 'comments', 'all', 1)",
            [(str(number), f"Channel {number}") for number in range(CHANNELS)],
        )
    conn.close()
    return path


def batches(of: Iterable[T], size: int = BATCH) -> Iterator[tuple[T, ...]]:
    """Parts of equal size, the last one shorter."""
    rest = iter(of)
    while part := tuple(islice(rest, size)):
        yield part


def ingest(conn: Connection, path: Path, messages: Iterable[Message], done: Callable[[int], None] | None = None) -> int:
    """Pages of 500, a transaction each, the WAL emptied as the engine does; how many messages."""
    count = 0
    for number, part in enumerate(batches(messages)):
        page = Page(messages=part, cursor=str(number))
        with transaction(conn):
            mirror.apply_page(conn, number % CHANNELS + 1, page, now_us=time.time_ns() // 1000)
        checkpoint(conn, path)
        count += len(part)
        if done is not None:
            done(count)
    return count
