"""A report over every item and entry of a large store, against one scan that counts and sums the same rows in SQL."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from bench import measure, stores
from moderator_app import bootstrap
from moderator_app.clock import SECOND_US
from moderator_app.domain.report.period import Question
from moderator_app.services import report
from moderator_app.storage import journal
from moderator_app.storage.connect import Connection, open_store, transaction

_KINDS = ("reply", "tag", "hide")
_BATCH = 100_000
_LIMIT = 20


def fill(conn: Connection, items: int, entries: int) -> None:
    """Guesses and a clock an item, and a chain of entries, each about an item."""
    with transaction(conn):
        conn.execute(
            "INSERT INTO guess(message_id, version, kind, confidence, negativity, toxicity, language)"
            " SELECT id, 1, CASE id % 3 WHEN 0 THEN 'advocate' ELSE 'neutral' END, 1.0, (id % 10) / 10.0, 0.0, 'ru'"
            " FROM item"
        )
        conn.execute(
            "INSERT INTO clock(item_id, metric, cycle, state, started_at, due_at, elapsed_us, ended_at, flag, events)"
            " SELECT id, 'first_response', 0, 'met', started_at, started_at + 7200000000, id % 7200 * 1000000,"
            " started_at, '', '[]' FROM item"
        )
    here, prev = journal.origin(conn), journal.FIRST_HASH
    first = int(conn.execute("SELECT min(started_at) FROM item").fetchone()[0])
    for begin in range(1, entries + 1, _BATCH):
        with transaction(conn):
            for number in range(begin, min(begin + _BATCH, entries + 1)):
                item = 1 + number % items
                said = {
                    "v": 1, "at": first + number * 2 * SECOND_US, "actor": str(number % 10),
                    "kind": _KINDS[number % 3], "seen": [item], "data": {}, "words": {},
                }  # fmt: skip
                record = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
                digest = hashlib.sha256(prev + record).digest()
                conn.execute(
                    "INSERT INTO entry(origin, seq, prev, record, hash) VALUES (?, ?, ?, ?, ?)",
                    (here, number, prev, record, digest),
                )
                conn.execute("INSERT INTO entry_message(entry_id, message_id) VALUES (?, ?)", (number, item))
                prev = digest
    with transaction(conn):
        conn.execute("ANALYZE")


def scan(conn: Connection) -> None:
    """Count and sum the same rows."""
    for table, column in (("item", "started_at"), ("clock", "elapsed_us"), ("guess", "negativity"), ("entry", "at")):
        conn.execute(f"SELECT count(*), total({column}) FROM {table} NOT INDEXED").fetchone()


def main() -> int:
    """Run it; the exit code says whether the goal holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--entries", type=int, default=3_000_000)
    options = parser.parse_args()
    found = measure.Report("report")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = stores.profile(Path(name) / "p", options.items)
        with closing(open_store(folder / "store.sqlite")) as conn:
            fill(conn, options.items, options.entries)
        desk = bootstrap.seat(bootstrap.open_desk(folder))
        try:
            first, last = date(2026, 1, 1), date(2026, 12, 31)
            began = time.perf_counter()
            scan(desk.reader)
            plain = time.perf_counter() - began
            began = time.perf_counter()
            made = report.make(desk, Question(since=first, until=last))
            taken = time.perf_counter() - began
        finally:
            desk.close()
        if made.count("arrived") != options.items:
            raise AssertionError(made.count("arrived"))
        what = f"a report over {options.items} items, {options.entries} entries: {taken:.1f} s, a scan {plain:.2f} s"
        found.at_most("G14", what, taken / plain, _LIMIT)
    return found.exit_code()


if __name__ == "__main__":
    sys.exit(main())
