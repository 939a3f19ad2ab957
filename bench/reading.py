"""G6–G8: a page of the inbox, the badges and a search, against the bare SQL on the same store in the same run."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench import measure, stores
from moderator_app.domain.views import InboxQuery
from moderator_app.storage import queries, search
from moderator_app.storage.connect import Connection, open_store

PAGE = 100
HITS = 50
FEW = 10_000
TRIES = 60

RAW_IDS = "SELECT id, coalesce(due_at, started_at) FROM item WHERE state = 'open' ORDER BY 2, id LIMIT 101"
RAW_SEARCH = (
    "SELECT m.id, m.item_id, m.thread_id, m.created_at, snippet(message_fts, 0, '[', ']', '…', 24)"
    " FROM message_fts JOIN message m ON m.id = message_fts.rowid WHERE message_fts MATCH ?"
    " ORDER BY message_fts.rowid DESC LIMIT 50"
)


def times(work: Callable[[], object], tries: int = TRIES) -> list[float]:
    """CPU milliseconds of each call."""
    taken = []
    for _ in range(tries):
        before = time.process_time_ns()
        work()
        taken.append((time.process_time_ns() - before) / 1e6)
    return taken


def page(conn: Connection) -> object:
    """A first page as the window reads it: ids, then rows."""
    ids, _ = queries.inbox_page(conn, InboxQuery(), limit=PAGE)
    return queries.inbox_rows(conn, ids)


def raw_page(conn: Connection) -> object:
    """The same SQL, its rows as the driver gives them."""
    ids = [row[0] for row in conn.execute(RAW_IDS).fetchall()[:PAGE]]
    return conn.execute(queries._ROWS, (json.dumps(ids),)).fetchall()  # noqa: SLF001 - the very text


def words_of(conn: Connection) -> list[tuple[str, bool]]:
    """Words of every frequency that the store has, whole and as prefixes of two and three letters."""
    texts = [row[0] for row in conn.execute("SELECT text FROM message ORDER BY id DESC LIMIT 40").fetchall()]
    whole = sorted({word for text in texts for word in text.split() if len(word) > 4})[:20]
    return [(word, False) for word in whole] + [(word[:length], True) for word in whole[:10] for length in (2, 3)]


def inbox(report: measure.Report, conn: Connection, few: Connection) -> None:
    """G6."""
    for _ in range(5):
        page(conn)
        raw_page(conn)
    ours = statistics.median(times(lambda: page(conn)))
    raw = statistics.median(times(lambda: raw_page(conn)))
    report.at_most("G6", f"page of {PAGE} against bare SQL: {ours:.2f} against {raw:.2f} ms", ours / raw, 2.5)
    large, small = (measure.percentile(times(lambda c=each: page(c)), 0.95) for each in (conn, few))  # type: ignore[misc]
    report.at_most("G6", f"p95 of a page, large store against one of {FEW:,} items", large / small, 1.5)


def badges(report: measure.Report, conn: Connection, few: Connection) -> None:
    """G7."""

    def read(each: Connection) -> object:
        return queries.counters(each, me="1", midnight_us=stores._START_US)  # noqa: SLF001 - our own neighbour

    large = statistics.median(times(lambda: read(conn)))
    small = statistics.median(times(lambda: read(few)))
    report.at_most("G7", "all badges", large, 0.3, "ms")
    report.at_most("G7", f"all badges, large store against one of {FEW:,} items", large / small, 1.5)


def searching(report: measure.Report, conn: Connection) -> None:
    """G8."""
    ours, raw, prefixes = [], [], []
    for word, prefix in words_of(conn):
        expression = search.match_expression(word)
        taken = times(lambda w=word: search.search(conn, w, limit=HITS), 7)  # type: ignore[misc]
        bare = times(lambda e=expression: conn.execute(RAW_SEARCH, (e,)).fetchall(), 7)  # type: ignore[misc]
        ours.append(statistics.median(taken))
        raw.append(statistics.median(bare))
        if prefix and len(word) == 2:
            prefixes.append(statistics.median(taken))
    first, second = measure.percentile(ours, 0.95), measure.percentile(raw, 0.95)
    report.at_most("G8", f"search p95 against bare FTS5: {first:.2f} against {second:.2f} ms", first / second, 2)
    report.at_most("G8", "search by two letters, p95", measure.percentile(prefixes, 0.95), 2, "ms")


def main() -> int:
    """Run them; the exit code says whether all goals hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200_000, help="of the large store (the goals say 1000000)")
    parser.add_argument("--plans", action="store_true", help="show how SQLite reads a page")
    options = parser.parse_args()
    report = measure.Report("reading")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        large = stores.build(folder / "large.sqlite", options.items, texts=True)
        small = stores.build(folder / "small.sqlite", FEW, texts=True)
        with closing(open_store(large, read_only=True)) as conn, closing(open_store(small, read_only=True)) as few:
            if options.plans:
                print(json.dumps([row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {RAW_IDS}")], indent=1))
            inbox(report, conn, few)
            badges(report, conn, few)
            searching(report, conn)
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
