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

from bench import measure, messages
from bench import pages as filling
from moderator_app.domain.authors import identity
from moderator_app.domain.ports import Message
from moderator_app.storage import full_text, refold
from moderator_app.storage.connect import DRIVER, Connection, begin, checkpoint, open_store, transaction

ROUNDS = 5
ORM_ROWS = 1_500


def ours(folder: Path, name: str, pages: Sequence[Message]) -> float:
    """CPU seconds of the mirror for these messages, in a fresh store."""
    path = filling.empty(folder, name)
    with closing(open_store(path)) as conn:
        return measure.cpu_s(lambda: filling.ingest(conn, path, pages))


def raw(folder: Path, name: str, pages: Sequence[Message], *, triggers: bool = False) -> float:
    """CPU seconds of bare `executemany` upserts of the same rows, made before the clock starts.

    Args:
        folder: where the store is made.
        name: its file.
        pages: the messages.
        triggers: the index is written row by row from triggers instead of in one go before COMMIT.
    """
    path = filling.empty(folder, name)
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
    for page, part in enumerate(filling.batches(pages)):
        channel = page % filling.CHANNELS + 1
        new_threads, new_authors, rows, items = [], [], [], []
        for message in part:
            number += 1
            place = (channel, message.thread.external_id)
            if place not in threads:
                threads[place] = len(threads) + 1
                about = message.thread
                new_threads.append((threads[place], channel, about.external_id, about.title, about.body, None, 0))
            created = message.created_at
            who = identity(message.author, message.external_id)
            if who not in authors:
                authors[who] = len(authors) + 1
                writer = message.author
                new_authors.append(
                    (authors[who], 1, who, writer.external_id, writer.name, None, None, None, 0, created)
                )
            thread, author = threads[place], authors[who]
            name, digest = message.external_id, number.to_bytes(16, "big")
            beginning = (number, channel, thread, author, name, 0, created, 1, created)
            rows.append((*beginning, message.text, None, None, "public", 0, 1, 0, 1, None, None, "[]", number, digest))
            items.append((number, channel, thread, author, created))
        made.append((new_threads, new_authors, rows, items))
    return made


_RAW_THREAD = (
    "INSERT INTO thread(id, channel_id, external_id, title, body, permalink, closed) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (channel_id, external_id) DO UPDATE SET title = excluded.title"
)
_RAW_AUTHOR = (
    "INSERT INTO author(id, account_id, identity, external_id, name, handle, profile_url, avatar_url, bot,"
    " first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (account_id, identity) DO UPDATE SET name = excluded.name"
)
_RAW_MESSAGE = (
    "INSERT INTO message(id, channel_id, thread_id, author_id, external_id, generation, created_at, time_known,"
    " first_seen_at, text, edited_at, removed_at, visibility, ours, starts, history, addressed, reply_to, permalink,"
    " attachments_json, item_id, payload_hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (channel_id, external_id, generation) DO UPDATE SET text = excluded.text"
)


def _raw_ingest(conn: Connection, path: Path, batches: list[_Batch], *, flush: bool) -> None:
    for threads, authors, rows, items in batches:
        begin(conn)
        conn.executemany(_RAW_THREAD, threads)
        conn.executemany(_RAW_AUTHOR, authors)
        conn.executemany(_RAW_MESSAGE, rows)
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
    path = filling.empty(folder, name)
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
                            identity=each[2],
                            external_id=each[3],
                            name=each[4],
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
                            created_at=each[6],
                            first_seen_at=1,
                            text=each[9],
                            item_id=each[20],
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
    path = filling.empty(folder, name)
    with closing(open_store(path)) as conn:
        first = measure.cpu_s(lambda: filling.ingest(conn, path, pages))
        return first, measure.cpu_s(lambda: filling.ingest(conn, path, pages))


def degradation(folder: Path, count: int) -> tuple[float, float]:
    """Messages a CPU second at the beginning and at the end of a store of `count`, external ids in random order."""
    path = filling.empty(folder, "long.sqlite")
    slice_size = max(filling.BATCH, count // 5)
    chance = random.Random(3)
    everything = list(messages.messages(count))
    chance.shuffle(everything)
    rates = []
    with closing(open_store(path)) as conn:
        for start in range(0, count, slice_size):
            part = everything[start : start + slice_size]
            gc.collect()
            before = time.process_time()
            filling.ingest(conn, path, part)
            rates.append(len(part) / (time.process_time() - before))
    return rates[0], rates[-1]


def soundness(folder: Path, rounds: int) -> int:
    """How often, of `rounds` random changes of a store, index or counters were not exact afterwards."""
    path = filling.empty(folder, "random.sqlite")
    chance = random.Random(11)
    known = list(messages.messages(2_000))
    wrong = 0
    with closing(open_store(path)) as conn:
        filling.ingest(conn, path, known)
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
    change: Callable[[], object] = chance.choice(
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
