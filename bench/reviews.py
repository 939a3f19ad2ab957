"""What reviews cost over a large log: drawing, the queue, the list, trends, agreement; what the window itself asks."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from bench import measure, stores
from moderator_app import bootstrap
from moderator_app.clock import DAY_US, SystemClock
from moderator_app.domain.review.sampling import Group, Plan
from moderator_app.domain.review.scorecard import DEFAULT
from moderator_app.domain.roles import Role
from moderator_app.paths import open_profile
from moderator_app.services import moderators, past, review, scoring
from moderator_app.services.desk import Desk
from moderator_app.storage import journal, log_marks, words
from moderator_app.storage.connect import Connection, open_store, transaction

_MESSAGES = 50_000
_EACH = 30
"""Entries for each answer that was graded."""
_PEOPLE = 20
_LISTED = 200
_PERIOD_US = 300 * DAY_US


def fill(conn: Connection, entries: int, end_us: int) -> None:
    """Answers of twenty people over 300 days; every thirtieth was graded by one lead, with remarks, on the last day.

    Raises:
        ValueError: too few entries to grade one of.
    """
    scored = entries // _EACH
    if not scored:
        raise ValueError(entries)
    here, prev = journal.origin(conn), journal.FIRST_HASH
    answers = entries - 2 * scored
    step, reviewed = _PERIOD_US // entries, DAY_US // entries
    points = json.dumps({each.code: 1 + each.scale // 2 for each in DEFAULT.criteria})
    remarks = json.dumps([{"start": 0, "end": 7, "quote": "Спасибо", "text": "Хорошо"}], ensure_ascii=False)

    def at_us(number: int) -> int:
        # However few entries there are, answers fill every month: the graded ones come in a row after them.
        return (
            end_us - DAY_US - (answers - number) * step if number <= answers else end_us - (entries - number) * reviewed
        )

    def put(number: int, actor: int, kind: str, data: dict[str, Any], said: dict[str, str], seen: list[int]) -> None:
        nonlocal prev
        kept = {label: list(words.put(conn, text)) for label, text in said.items()}
        record = json.dumps(
            {"v": 1, "at": at_us(number), "actor": str(actor), "kind": kind, "seen": seen,
             "data": data, "words": kept}, sort_keys=True, separators=(",", ":"),
        ).encode()  # fmt: skip
        digest = hashlib.sha256(prev + record).digest()
        conn.execute(
            "INSERT INTO entry(origin, seq, prev, record, hash) VALUES (?, ?, ?, ?, ?)",
            (here, number, prev, record, digest),
        )
        conn.executemany(
            "INSERT INTO entry_words(words_id, entry_id) VALUES (?, ?)", [(each[0], number) for each in kept.values()]
        )
        conn.executemany("INSERT INTO entry_message(entry_id, message_id) VALUES (?, ?)", [(number, m) for m in seen])
        prev = digest

    conn.execute("DROP TRIGGER words_indexed")  # nothing here searches, and the index takes most of the time
    with transaction(conn):
        for number in range(1, answers + 1):
            edits = json.dumps([["Спасибо", "Спасибо вам, что написали, и простите нас"]], ensure_ascii=False)
            said = {"text": f"Спасибо, посмотрим заказ {number}"} | ({"edits": edits} if number % 3 == 0 else {})
            put(number, 2 + number % _PEOPLE, "reply", {}, said, [1 + number % _MESSAGES])
        for number in range(scored):
            of, at = 1 + number * (answers // scored), answers + 1 + 2 * number
            about = {"of": of, "person": str(2 + of % _PEOPLE)}
            score = {"type": "score", "card": 0, "kind": "", "second": False} | about
            put(at, 1, "review", score, {"points": points}, [])
            more = {"type": "remarks", "score": at} | about
            put(at + 1, 1, "review", more, {"comments": remarks}, [1 + of % _MESSAGES])
            mark = log_marks.review_of(of)
            conn.executemany("INSERT INTO entry_mark(mark, entry_id) VALUES (?, ?)", [(mark, at), (mark, at + 1)])


def _profile(folder: Path, entries: int) -> Desk:
    opened = open_profile(folder)
    clock = SystemClock()
    stores.build(opened.store, _MESSAGES)
    with closing(open_store(opened.store)) as conn:
        fill(conn, entries, clock.now_us())
    desk = bootstrap.open_desk(folder, clock=clock)
    desk = desk.worked_by(desk.write(moderators.add, "Anna", Role.LEAD))
    for number in range(_PEOPLE):
        desk.write(moderators.add, f"P{number}", Role.MODERATOR)
    return desk


def _queued(desk: Desk) -> int:
    listed = [review.entry(desk, each.of) for each in scoring.queue(desk)[:_LISTED]]
    return len(listed)


def _reviewed(desk: Desk) -> int:
    listed = [review.entry(desk, each.of) for each in scoring.all_reviews(desk)[:_LISTED]]
    return len(listed)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < _EACH:
        raise argparse.ArgumentTypeError(f"at least {_EACH}")
    return int(text)


def main() -> int:
    """Run them; the exit code says whether all goals hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=_count, default=300_000, help=f"at least {_EACH}")
    options = parser.parse_args()
    report = measure.Report("reviews")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        desk = _profile(Path(name), options.entries)
        until = desk.clock.now_us()
        month, ever = until - 30 * DAY_US, 0
        drawn = scoring.choose(desk, Plan(size=0), since_us=month, until_us=until)
        desk.write(scoring.draw, Plan(), drawn)
        aside: tuple[tuple[str, Callable[[], object]], ...] = (
            ("drawn of a month", lambda: scoring.choose(desk, Plan(seed=1), since_us=month, until_us=until)),
            ("drawn of all time", lambda: scoring.choose(desk, Plan(seed=1), since_us=ever, until_us=until)),
            ("drawn of all time, long changes",
             lambda: scoring.choose(desk, Plan(seed=1, group=Group.EDITED), since_us=ever, until_us=until)),
            ("the queue", lambda: _queued(desk)),
            ("the reviewed", lambda: _reviewed(desk)),
            ("trends", lambda: scoring.trends(desk)),
            ("agreement", lambda: scoring.agreement(desk)),
            ("the case of an answer", lambda: past.case(desk, 1)),
        )  # fmt: skip
        for label, work in aside:
            report.at_most("G7", f"{label}, of {options.entries:,} entries", measure.wall_s(work), 5, "s")
        report.at_most(
            "G7", "whether the queue changed", measure.wall_s(lambda: scoring.newest(desk)) * 1000, 100, "ms"
        )
        report.at_most("G7", "the scorecard", measure.wall_s(lambda: scoring.card(desk)) * 1000, 100, "ms")
        desk.close()
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
