"""How long the transactions of a bulk action and of its undo last, on a store of 100,000 items (design, section 4).

`python -m bench.bulk`. What counts is CPU time inside of a transaction: waiting for other processes is theirs.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final, TypeVar

from bench import measure, stores
from moderator_app import bootstrap
from moderator_app.clock import SystemClock
from moderator_app.domain.entries import EntryKind
from moderator_app.services import batch, moderators, undo
from moderator_app.services.desk import Desk
from moderator_app.services.moderation import Action
from moderator_app.storage.connect import Connection

ITEMS: Final = 100_000
ROUNDS: Final = 20
LIMIT_MS: Final = 50
_FIRST: Final = 5_000

T = TypeVar("T")


def _timed(desk: Desk, job: Callable[[Connection], T], spent: list[float]) -> T:
    """Run it on the lane, COMMIT left out, and note its CPU milliseconds."""

    def measured(conn: Connection) -> T:
        began = time.thread_time()
        try:
            return job(conn)
        finally:
            spent.append((time.thread_time() - began) * 1_000)

    return desk.lane.call(measured)


def run(folder: Path) -> measure.Report:
    """The slowest of a row of transactions, for an act of ours alone and for one that reaches a platform."""
    report = measure.Report("bulk actions")
    stores.profile(folder, ITEMS)
    desk = bootstrap.open_desk(folder, clock=SystemClock())
    desk = desk.worked_by(moderators.everyone(desk)[0])
    numbers = (number for number in count(_FIRST) if number % 10)  # every tenth is done
    try:
        for kind in (EntryKind.CLOSE, EntryKind.HIDE):
            acting, undoing = list[float](), list[float]()
            for number in range(ROUNDS):
                items = [next(numbers) for _ in range(batch.BULK_CHUNK)]
                act = partial(batch.act_on_chunk, desk=desk, items=items, action=Action(kind=kind), batch="b")
                done = _timed(desk, act, acting)
                entries = [each.entry.id for each in done.done][: undo.CHUNK]
                back = partial(undo.take_back_chunk, desk=desk, entries=entries, batch=f"u{number}")
                _timed(desk, back, undoing)
            what = f"{batch.BULK_CHUNK} × {kind.value} in one transaction, slowest of {ROUNDS}"
            report.at_most("bulk", what, max(acting), LIMIT_MS, "ms")
            what = f"{undo.CHUNK} × undo of {kind.value} in one transaction, slowest of {ROUNDS}"
            report.at_most("undo", what, max(undoing), LIMIT_MS, "ms")
    finally:
        desk.close()
    return report


def main() -> int:
    """0 when every transaction is short enough."""
    with tempfile.TemporaryDirectory() as scratch:
        return run(Path(scratch) / "p").exit_code()


if __name__ == "__main__":
    sys.exit(main())
