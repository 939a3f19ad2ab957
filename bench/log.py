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
from typing import cast

from bench import measure
from bench import pages as filling
from moderator_app import config
from moderator_app.clock import SystemClock
from moderator_app.domain.entries import EntryKind
from moderator_app.paths import Profile
from moderator_app.services import proving
from moderator_app.services.desk import Desk
from moderator_app.storage import journal, log_pages, proof, words
from moderator_app.storage.connect import Connection, open_store, transaction
from moderator_app.storage.lane import Lane
from moderator_app.storage.log_pages import LogQuery
from moderator_app.storage.secrets import Secrets

_PAGE = 100
_IMPORT = 5_000
"""The newest entries came in one import: the first page has to get past them."""
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
            marks = [f"row:{number % 50}", "edited" if number % 3 else "verbatim"]
            if number % 10_000 == 0:
                marks.append("override")
            conn.executemany("INSERT INTO entry_mark(mark, entry_id) VALUES (?, ?)", [(mark, number) for mark in marks])
            verdict = "missed" if number % 20 == 0 else "met"
            conn.execute(
                "INSERT INTO entry_verdict(verdict, entry_id, item_id) VALUES (?, ?, ?)", (verdict, number, number)
            )
            if number > entries - _IMPORT:
                conn.execute("INSERT INTO entry_set(set_id, entry_id) VALUES (1, ?)", (number,))
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


def _shared(report: measure.Report, folder: Path, entries: int) -> None:
    """As people run it, a process a core: entries a second, and how much faster than one process."""
    profile = Profile(folder)
    with closing(open_store(profile.store, read_only=True)) as conn:
        desk = Desk(
            profile=profile, reader=conn, lane=cast("Lane", None), clock=SystemClock(), secrets=cast("Secrets", None),
            config=config.load(profile.settings),
        )  # fmt: skip
        many, one, ratio = measure.paired(
            lambda: measure.wall_s(lambda: proving.verify(desk)),
            lambda: measure.wall_s(lambda: proving.verify(desk, processes=1)),
            rounds=3,
        )
    cores = proving.cores()
    label = f"log verify, thousand entries a second by {cores} processes (one: {entries / one / 1000:.0f} k/s)"
    report.at_least("G16", label, entries / many / 1000, 200, "k/s")
    report.at_most("G16", f"log verify by {cores} processes against one", ratio, 0.75)


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
            ("from a row, changed by hand", LogQuery(marks=("row:7", "edited")), middle),
            ("sent against a check", LogQuery(marks=("override",)), None),
            ("in a list without those", LogQuery(without=("override",)), middle),
            ("answered late", LogQuery(verdict="missed"), middle),
            ("imports as one line", LogQuery(folded=True), None),
            (
                "late, from a row, of a channel, of a person",
                LogQuery(verdict="missed", marks=("row:7",), channel_id=7, actor="7"),
                None,
            ),
        ):
            taken = _ms(partial(log_pages.page, conn, query, after=after, limit=_PAGE))
            report.at_most("G6", f"{label} ({taken / raw:.1f} times a plain SELECT)", taken, 50, "ms")
        plain = measure.cpu_s(lambda: [hashlib.sha256(prev + record).digest() for prev, record in hashed])
        alone = measure.cpu_s(lambda: proof.verify(conn))
        rate = options.entries / alone / 1000
        label = (
            f"log verify with words, thousand entries a CPU second of one process ({alone / plain:.1f} times hashing)"
        )
        report.at_least("G16", label, rate, 100, "k/s")
        _shared(report, Path(name), options.entries)
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
