"""Pages of the log, and its proof, against the same work in plain SQL and plain hashing on the same machine."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from bench import measure
from bench import pages as filling
from moderator_app.domain.entries import EntryKind
from moderator_app.storage import journal, log_pages, words
from moderator_app.storage.connect import Connection, open_store, transaction
from moderator_app.storage.log_pages import LogQuery

_PAGE = 100
_ROUNDS = 30
_KINDS = ("claim", "reply", "note", "close")


def fill(conn: Connection, entries: int) -> list[tuple[bytes, bytes]]:
    """Entries of forty channels, ten people and four kinds, each with words; what a verifier hashes of them."""
    here, prev, hashed = journal.origin(conn), journal.FIRST_HASH, []
    with transaction(conn):
        for number in range(1, entries + 1):
            kept = words.put(conn, f"Спасибо, посмотрим заказ {number} {'редкость' if number % 5_000 == 0 else ''}")
            said = {
                "v": 1,
                "at": number * 1_000_000,
                "actor": str(number % 10),
                "kind": _KINDS[number % 4],
                "seen": [],
                "data": {},
                "words": {"note": list(kept)},
            }
            record = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
            digest = hashlib.sha256(prev + record).digest()
            hashed.append((prev, record))
            conn.execute(
                "INSERT INTO entry(origin, seq, prev, record, hash) VALUES (?, ?, ?, ?, ?)",
                (here, number, prev, record, digest),
            )
            conn.execute("INSERT INTO entry_words(words_id, entry_id) VALUES (?, ?)", (kept[0], number))
            conn.execute("INSERT INTO entry_channel(channel_id, entry_id) VALUES (?, ?)", (number % 40, number))
            prev = digest
    return hashed


def _ms(work: Callable[[], object]) -> float:
    """The median of some rounds."""
    taken = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return measure.percentile(taken, 0.5)


def main() -> int:
    """Run them; the exit code says whether all goals hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    options = parser.parse_args()
    report = measure.Report("log")
    with tempfile.TemporaryDirectory(prefix="bench-") as name, closing(open_store(filling.empty(Path(name)))) as conn:
        hashed = fill(conn, options.entries)
        raw = _ms(
            lambda: conn.execute(f"SELECT {journal.COLUMNS} FROM entry ORDER BY id DESC LIMIT {_PAGE}").fetchall()
        )
        middle = options.entries // 2
        period = {"since_us": middle * 1_000_000, "until_us": (middle + options.entries // 30) * 1_000_000}
        for label, query, after in (
            ("first page", LogQuery(), None),
            ("a page from the middle", LogQuery(), middle),
            ("of a kind", LogQuery(kind=EntryKind.NOTE), middle),
            ("of a person", LogQuery(actor="3"), middle),
            ("of a channel", LogQuery(channel_id=7), middle),
            ("of a thirtieth of the time", LogQuery(**period), None),
            ("with a common word", LogQuery(text="спасибо"), middle),
            ("with a rare word", LogQuery(text="редкость"), None),
        ):
            taken = _ms(partial(log_pages.page, conn, query, after=after, limit=_PAGE))
            report.at_most("G6", f"{label} ({taken / raw:.1f} times a plain SELECT)", taken, 50, "ms")
        plain = measure.cpu_s(lambda: [hashlib.sha256(prev + record).digest() for prev, record in hashed])
        proof = measure.cpu_s(lambda: journal.verify(conn))
        rate = options.entries / proof / 1000
        label = f"log verify with words, thousand entries a CPU second ({proof / plain:.1f} times hashing alone)"
        report.at_least("G16", label, rate, 200, "k/s")
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
