"""Large stores for benchmarks: synthetic rows put straight into the migrated schema, since pulling a million is slow.

Items are open, one message each, spread over channels, threads and authors; every tenth is done. `python -m
bench.stores PATH COUNT` makes one.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.messages import Texts
from moderator_app.clock import SECOND_US, SystemClock, from_iso
from moderator_app.paths import open_profile
from moderator_app.storage import full_text, migrations
from moderator_app.storage.connect import Connection, checkpoint, open_store, transaction

_START_US: Final = from_iso("2026-01-01T00:00:00Z")
CHANNELS: Final = 8
THREADS: Final = 500
_BATCH: Final = 50_000


def build(path: Path, items: int, *, seed: int = 7, texts: bool = False) -> Path:
    """A store with so many items; made once, found again by its name.

    Args:
        path: of the database file; its folder must exist.
        items: how many items, each with one message.
        seed: the same seed gives the same rows.
        texts: fill the full-text index too (slow).
    """
    migrations.create_or_upgrade(path, SystemClock())
    conn = open_store(path)
    try:
        with transaction(conn):
            _places(conn, min(items, 60_000))
        for first in range(1, items + 1, _BATCH):
            with transaction(conn):
                _items(conn, first, min(first + _BATCH, items + 1), seed)
        with transaction(conn):
            if texts:
                full_text.flush(conn)
            else:
                conn.execute("DELETE FROM fts_dirty")  # else the first writer would index a million rows
            conn.execute("ANALYZE")
        checkpoint(conn, path)
    finally:
        conn.close()
    return path


def profile(folder: Path, items: int, *, seed: int = 7) -> Path:
    """A whole profile folder with such a store and one moderator."""
    opened = open_profile(folder)
    if not opened.store.exists():
        build(opened.store, items, seed=seed)
        conn = open_store(opened.store)
        with transaction(conn):
            conn.execute(
                "INSERT INTO moderator(id, name, role, language, active, created_at) VALUES (1, 'Bench', 'lead', 'en',"
                " 1, ?)",
                (_START_US,),
            )
        conn.close()
    return folder


def _places(conn: Connection, authors: int) -> None:
    conn.execute(
        "INSERT INTO account(id, name, platform, base_url, created_at)"
        " VALUES (1, 'bench', 'wordpress', 'http://127.0.0.1', 1)"
    )
    conn.executemany(
        "INSERT INTO channel(id, account_id, external_id, name, kind, starts, watched)"
        " VALUES (?, 1, ?, ?, 'comments', 'all', 1)",
        [(number, f"c{number}", f"Channel {number}") for number in range(1, CHANNELS + 1)],
    )
    conn.executemany(
        "INSERT INTO thread(id, channel_id, external_id, title) VALUES (?, ?, ?, ?)",
        [(number, 1 + number % CHANNELS, str(number), f"Запись {number}") for number in range(1, THREADS + 1)],
    )
    conn.executemany(
        "INSERT INTO author(id, account_id, identity, external_id, name, first_seen_at) VALUES (?, 1, ?, ?, ?, 1)",
        [(number, f"id:{number}", str(number), f"Автор {number}") for number in range(1, authors + 1)],
    )


def _items(conn: Connection, first: int, end: int, seed: int) -> None:
    rows = list(_rows(first, end, seed))
    conn.executemany(
        "INSERT INTO message(id, channel_id, thread_id, author_id, external_id, created_at, first_seen_at, text,"
        " item_id) VALUES (?1, ?2, ?3, ?4, ?1, ?5, ?5, ?6, ?1)",
        [row[:6] for row in rows],
    )
    conn.executemany(
        "INSERT INTO item(id, channel_id, thread_id, author_id, state, started_at, last_at, last_message_id,"
        " message_count) VALUES (?1, ?2, ?3, ?4, ?7, ?5, ?5, ?1, 1)",
        rows,
    )


def _rows(first: int, end: int, seed: int) -> Iterator[tuple[Any, ...]]:
    chance = random.Random(seed * 1_000_003 + first)
    # A few thousand texts said again and again: what is measured is rows, not words.
    said = Texts(seed, words=2_000)
    pool = [said.text() for _ in range(2_000)]
    authors = 60_000
    for number in range(first, end):
        thread = 1 + number % THREADS
        yield (
            number,
            1 + thread % CHANNELS,
            thread,
            1 + chance.randrange(min(authors, max(1, number))),
            _START_US + number * 7 * SECOND_US,
            chance.choice(pool),
            "done" if number % 10 == 0 else "open",
        )


if __name__ == "__main__":
    profile(Path(sys.argv[1]), int(sys.argv[2]))
