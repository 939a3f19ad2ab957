"""G16: how long a decision takes to be on disk while another process ingests; how fast the log verifies."""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

from bench import measure, messages
from bench import pages as filling
from moderator_app.clock import SystemClock
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import Page
from moderator_app.storage import decide, journal, mirror, proof
from moderator_app.storage.connect import open_store, transaction
from moderator_app.storage.lane import Lane

PAUSE_S = 0.005
"""Between two batches of the engine (design, section 4)."""


def ingest_for_ever(path: Path) -> None:
    """What the engine's lane does at full speed: batches of 500, the pause between them, the WAL emptied."""
    lane = Lane(path, SystemClock(), checkpoints=True)
    for number in count(1):
        batches = filling.batches(messages.messages(20_000, seed=100 + number))
        for page_number, part in enumerate(batches):
            channel = page_number % filling.CHANNELS + 1
            page = Page(messages=part, cursor=f"{number}.{page_number}")
            lane.call(lambda conn, c=channel, p=page: mirror.apply_page(conn, c, p, now_us=time.time_ns() // 1000))  # type: ignore[misc]
            sys.stdout.write(f"{len(part)}\n")
            sys.stdout.flush()
            time.sleep(PAUSE_S)


def decisions(path: Path, number: int) -> tuple[list[float], int, float]:
    """Milliseconds of each of so many commits, the largest WAL seen, messages a second ingested meanwhile."""
    wal = path.with_name(path.name + "-wal")
    clock, chance, taken, largest = SystemClock(), Random(5), list[float](), 0
    with (
        subprocess.Popen(
            [sys.executable, "-m", "bench.commit", "--ingest", str(path)], stdout=subprocess.PIPE, text=True
        ) as other,
        closing(Lane(path, clock, checkpoints=False)) as lane,
    ):
        try:
            assert other.stdout is not None
            for _ in range(5):  # it is under way
                other.stdout.readline()
            before, began = _count(path), time.perf_counter()
            for _ in range(number):
                target = chance.randint(1, 2_000)
                start = time.perf_counter()
                lane.call(
                    lambda conn, t=target: decide.decide(  # type: ignore[misc]
                        conn, clock=clock, actor="1", kind=EntryKind.NOTE, seen=[t], words={"note": "Спасибо!"}
                    )
                )
                taken.append((time.perf_counter() - start) * 1000)
                largest = max(largest, wal.stat().st_size)
                time.sleep(0.02)
            rate = (_count(path) - before) / (time.perf_counter() - began)
        finally:
            other.kill()
    return taken, largest, rate


def _count(path: Path) -> int:
    with closing(open_store(path, read_only=True)) as conn:
        return int(conn.execute("SELECT max(id) FROM message").fetchone()[0])


def verify_rate(folder: Path, entries: int) -> float:
    """Entries verified a CPU second, over the stored bytes, each with words."""
    path = filling.empty(folder, "log.sqlite")
    with closing(open_store(path)) as conn:
        here, prev = journal.origin(conn), journal.FIRST_HASH
        rows = []
        for number in range(1, entries + 1):
            said = {"v": 1, "at": number, "actor": "1", "kind": "claim", "seen": [number], "data": {}, "words": {}}
            record = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
            digest = hashlib.sha256(prev + record).digest()
            rows.append((here, number, prev, record, digest))
            prev = digest
        with transaction(conn):
            conn.executemany("INSERT INTO entry(origin, seq, prev, record, hash) VALUES (?, ?, ?, ?, ?)", rows)
        assert proof.verify(conn).ok
        return entries / min(measure.cpu_s(lambda: proof.verify(conn)) for _ in range(3))


def main() -> int:
    """Run them; the exit code says whether all goals hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=400)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--ingest", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ingest is not None:
        ingest_for_ever(options.ingest)
    report = measure.Report("commit")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        path = filling.empty(folder)
        with closing(open_store(path)) as conn:
            filling.ingest(conn, path, messages.messages(20_000))
        taken, wal, rate = decisions(path, options.decisions)
        beside = f"beside {rate:,.0f} messages/s; p50 {measure.percentile(taken, 0.5):.1f} ms"
        report.at_most("G16", f"decision commit p99, {beside}", measure.percentile(taken, 0.99), 40, "ms")
        report.at_most("G16", "decision commit max", max(taken), 100, "ms")
        report.at_most("G16", "largest WAL", wal / 1024**2, 32, "MB")
        rate = verify_rate(folder, options.entries)
        report.at_least("G16", "log verify, thousand entries a CPU second", rate / 1000, 200, "k/s")
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
