"""G1–G5: how fast pages become rows, against what SQLite itself can do with the same schema in the same run."""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Text, create_engine
from sqlalchemy.orm import Session, declarative_base

from bench import measure, messages, stores
from moderator_app.domain.authors import identity
from moderator_app.domain.ports import Message
from moderator_app.storage import full_text, refold
from moderator_app.storage.connect import DRIVER, Connection, begin, checkpoint, open_store, transaction

ROUNDS = 5
ORM_ROWS = 1_500


def ours(folder: Path, name: str, pages: Sequence[Message]) -> float:
    """CPU seconds of the mirror for these messages, in a fresh store."""
    path = stores.empty(folder, name)
    with closing(open_store(path)) as conn:
        return measure.cpu_s(lambda: stores.ingest(conn, path, pages))


def raw(folder: Path, name: str, pages: Sequence[Message], *, triggers: bool = False) -> float:
    """CPU seconds of bare `executemany` upserts of the same rows, made before the clock starts.

    Args:
        folder: where the store is made.
        name: its file.
        pages: the messages.
        triggers: the index is written row by row from triggers instead of in one go before COMMIT.
    """
    path = stores.empty(folder, name)
    with closing(open_store(path)) as conn:
        if triggers:
            _per_row_triggers(conn)
        batches = _raw_rows(pages)
        return measure.cpu_s(lambda: _raw_ingest(conn, path, batches, flush=not triggers))


_Batch = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]


def _raw_rows(pages: Sequence[Message]) -> list[_Batch]:
    threads: dict[tuple[int, str], int] = {}
    authors: dict[str, int] = {}
    made: list[_Batch] = []
    number = 0
    for page, part in enumerate(stores.batches(pages)):
        channel = page % stores.CHANNELS + 1
        new_threads, new_authors, rows, items = [], [], [], []
        for message in part:
            number += 1
            place = (channel, message.thread.external_id)
            if place not in threads:
                threads[place] = len(threads) + 1
                new_threads.append((threads[place], channel, message.thread.external_id, message.thread.title))
            who = identity(message.author, message.external_id)
            if who not in authors:
                authors[who] = len(authors) + 1
                new_authors.append((authors[who], who, message.author.external_id, message.author.name))
            thread, author = threads[place], authors[who]
            created = message.created_at
            rows.append(
                (number, channel, thread, author, message.external_id, created, message.text, number, b"x" * 16)
            )
            items.append((number, channel, thread, author, created))
        made.append((new_threads, new_authors, rows, items))
    return made


def _raw_ingest(conn: Connection, path: Path, batches: list[_Batch], *, flush: bool) -> None:
    for threads, authors, rows, items in batches:
        begin(conn)
        conn.executemany("INSERT INTO thread(id, channel_id, external_id, title) VALUES (?, ?, ?, ?)", threads)
        conn.executemany(
            "INSERT INTO author(id, account_id, identity, external_id, name, first_seen_at) VALUES (?, 1, ?, ?, ?, 1)",
            authors,
        )
        conn.executemany(
            "INSERT INTO message(id, channel_id, thread_id, author_id, external_id, created_at, first_seen_at, text,"
            " item_id, payload_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9)"
            " ON CONFLICT (channel_id, external_id, generation) DO UPDATE SET text = excluded.text",
            rows,
        )
        conn.executemany(
            "INSERT INTO item(id, channel_id, thread_id, author_id, state, started_at, last_at, last_message_id,"
            " message_count) VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?5, ?1, 1)"
            " ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at",
            items,
        )
        if flush:
            full_text.flush(conn)
        conn.execute("COMMIT")
        checkpoint(conn, path)


def _per_row_triggers(conn: Connection) -> None:
    conn.execute("DROP TRIGGER message_indexed")
    conn.execute(
        "CREATE TRIGGER message_indexed AFTER INSERT ON message BEGIN"
        " INSERT INTO message_fts(rowid, text, author, title)"
        " SELECT s.id, s.text, s.author, s.title FROM message_search s WHERE s.id = new.id; END"
    )


def orm_merge(folder: Path, name: str, pages: Sequence[Message]) -> float:
    """CPU seconds of what a program does that merges one object after the other, on per-row triggers."""
    path = stores.empty(folder, name)
    with closing(open_store(path)) as conn:
        _per_row_triggers(conn)
    base: Any = declarative_base()

    class Author(base):  # type: ignore[misc]
        __tablename__ = "author"
        id = Column(Integer, primary_key=True)
        account_id, first_seen_at = Column(Integer), Column(Integer)
        identity, external_id, name = Column(Text), Column(Text), Column(Text)

    class Thread(base):  # type: ignore[misc]
        __tablename__ = "thread"
        id = Column(Integer, primary_key=True)
        channel_id, external_id, title = Column(Integer), Column(Text), Column(Text)

    class Stored(base):  # type: ignore[misc]
        __tablename__ = "message"
        id = Column(Integer, primary_key=True)
        channel_id, created_at, first_seen_at, item_id = (Column(Integer) for _ in range(4))
        thread_id = Column(Integer, ForeignKey("thread.id"))
        author_id = Column(Integer, ForeignKey("author.id"))
        external_id, text = Column(Text), Column(Text)

    class Item(base):  # type: ignore[misc]
        __tablename__ = "item"
        id = Column(Integer, ForeignKey("message.id"), primary_key=True)
        channel_id, thread_id, author_id, started_at, last_at, last_message_id, message_count = (
            Column(Integer) for _ in range(7)
        )
        state = Column(Text)

    engine = create_engine(f"sqlite:///{path}", module=DRIVER)

    def work() -> None:
        for threads, authors, rows, items in _raw_rows(pages):
            with Session(engine) as session:
                for each in threads:
                    session.merge(Thread(id=each[0], channel_id=each[1], external_id=each[2], title=each[3]))
                for each in authors:
                    session.merge(
                        Author(
                            id=each[0],
                            account_id=1,
                            identity=each[1],
                            external_id=each[2],
                            name=each[3],
                            first_seen_at=1,
                        )
                    )
                for each in rows:
                    session.merge(
                        Stored(
                            id=each[0],
                            channel_id=each[1],
                            thread_id=each[2],
                            author_id=each[3],
                            external_id=each[4],
                            created_at=each[5],
                            first_seen_at=1,
                            text=each[6],
                            item_id=each[7],
                        )
                    )
                for each in items:
                    session.merge(
                        Item(
                            id=each[0],
                            channel_id=each[1],
                            thread_id=each[2],
                            author_id=each[3],
                            state="open",
                            started_at=each[4],
                            last_at=each[4],
                            last_message_id=each[0],
                            message_count=1,
                        )
                    )
                session.commit()

    try:
        return measure.cpu_s(work)
    finally:
        engine.dispose()


def replay(folder: Path, name: str, pages: Sequence[Message]) -> tuple[float, float]:
    """CPU seconds of the first ingest and of the same pages again."""
    path = stores.empty(folder, name)
    with closing(open_store(path)) as conn:
        first = measure.cpu_s(lambda: stores.ingest(conn, path, pages))
        return first, measure.cpu_s(lambda: stores.ingest(conn, path, pages))


def degradation(folder: Path, count: int) -> tuple[float, float]:
    """Messages a CPU second at the beginning and at the end of a store of `count`, external ids in random order."""
    path = stores.empty(folder, "long.sqlite")
    slice_size = max(stores.BATCH, count // 5)
    chance = random.Random(3)
    everything = list(messages.messages(count))
    chance.shuffle(everything)
    rates = []
    with closing(open_store(path)) as conn:
        for start in range(0, count, slice_size):
            part = everything[start : start + slice_size]
            gc.collect()
            before = time.process_time()
            stores.ingest(conn, path, part)
            rates.append(len(part) / (time.process_time() - before))
    return rates[0], rates[-1]


def soundness(folder: Path, rounds: int) -> int:
    """How often, of `rounds` random changes of a store, index or counters were not exact afterwards."""
    path = stores.empty(folder, "random.sqlite")
    chance = random.Random(11)
    known = list(messages.messages(2_000))
    wrong = 0
    with closing(open_store(path)) as conn:
        stores.ingest(conn, path, known)
        for number in range(rounds):
            with transaction(conn):
                _random_change(conn, chance, number)
            with transaction(conn):
                try:
                    full_text.check(conn)
                    exact = True
                except DRIVER.DatabaseError:
                    exact = False
            counted = conn.execute("SELECT * FROM counter WHERE total <> 0 ORDER BY 1, 2, 3").fetchall()
            recount = conn.execute(f"SELECT * FROM ({refold.COUNTED}) ORDER BY 1, 2, 3").fetchall()
            wrong += not exact or counted != recount
    return wrong


def _random_change(conn: Connection, chance: random.Random, number: int) -> None:
    row = chance.randint(1, 2_000)
    change = chance.choice(
        (
            lambda: conn.execute("UPDATE message SET text = ? WHERE id = ?", (f"Ёлка {number}", row)),
            lambda: conn.execute("UPDATE author SET name = ? WHERE id = ?", (f"Имя {number}", row % 500 + 1)),
            lambda: conn.execute("UPDATE thread SET title = ? WHERE id = ?", (f"Тема {number}", row % 100 + 1)),
            lambda: conn.execute("UPDATE item SET state = ? WHERE id = ?", (chance.choice(["open", "done"]), row)),
            lambda: conn.execute("DELETE FROM item WHERE id = ?", (row,)),
            lambda: conn.execute("DELETE FROM message WHERE id = ?", (row,)),
        )
    )
    change()


def rate_ratio(ours_s: Callable[[], float], other_s: Callable[[], float]) -> tuple[float, float, float]:
    """Medians of both and how many times faster ours is."""
    first, second, ratio = measure.paired(ours_s, other_s, ROUNDS)
    return first, second, 1 / ratio


def main() -> int:
    """Run them all; the exit code says whether all goals hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="messages a round (G1–G3)")
    parser.add_argument(
        "--long", type=int, default=150_000, help="messages of the long store (G4; the goal says 1000000)"
    )
    options = parser.parse_args()
    report = measure.Report("ingest")
    pages = list(messages.messages(options.rows))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        counter = iter(range(10_000))

        def fresh() -> str:
            return f"{next(counter)}.sqlite"

        mine, bare, ratio = rate_ratio(lambda: ours(folder, fresh(), pages), lambda: raw(folder, fresh(), pages))
        report.at_least(
            "G1",
            f"ingest against raw executemany, same schema and index: {options.rows / mine:,.0f} against"
            f" {options.rows / bare:,.0f} messages a CPU second",
            ratio,
            0.70,
        )
        _, _, ratio = rate_ratio(
            lambda: ours(folder, fresh(), pages), lambda: raw(folder, fresh(), pages, triggers=True)
        )
        report.at_least("G2", "ingest against raw executemany with an index written row by row", ratio, 1.3)
        few = pages[:ORM_ROWS]
        _, _, ratio = rate_ratio(lambda: ours(folder, fresh(), few), lambda: orm_merge(folder, fresh(), few))
        report.at_least("G2", "ingest against merging objects one by one", ratio, 10)
        replays = [replay(folder, fresh(), pages) for _ in range(ROUNDS)]
        ratios = sorted(first / again for first, again in replays)
        report.at_least("G3", "pages pulled again against pulled first", ratios[len(ratios) // 2], 3)
        start, end = degradation(folder, options.long)
        report.at_least(
            "G4",
            f"rate at {options.long:,} messages against the first fifth, ids in random order:"
            f" {end:,.0f} against {start:,.0f}",
            end / start,
            0.55,
        )
        report.at_most("G5", "of 300 random changes: index or counters not exact", soundness(folder, 300), 0, "")
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
