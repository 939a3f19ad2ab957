"""A dry run: what policies would have done to items of the past. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.domain.sla import ledger
from moderator_app.domain.sla.calendars import NamedCalendar, Timetables
from moderator_app.domain.sla.cycles import Book, of_items
from moderator_app.domain.sla.ledger import ClockState, Cycle
from moderator_app.domain.sla.policy import RESPONSES, Policy, PolicySet
from moderator_app.services import sla
from moderator_app.services.desk import Desk
from moderator_app.storage import clocks as stored
from moderator_app.storage import queries, refold

_PAGE: Final = 500

Progress = Callable[[int], None]
"""How many items were tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedPolicy:
    """What one policy would have done: `now_late` were met, and would be late."""

    policy: Policy
    items: int
    met: int
    late: int
    now_late: int
    now_met: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A dry run over past items. `unmatched`: items without a clock under this list."""

    items: int
    met: int
    late: int
    unmatched: int
    policies: tuple[TriedPolicy, ...]


def try_policies(
    desk: Desk,
    wanted: Sequence[Policy],
    since_us: int,
    until_us: int,
    progress: Progress | None = None,
    *,
    calendars: Sequence[NamedCalendar] = (),
) -> Trial:
    """What these policies would have done to items that began in a span.

    A page of items at a time, so no snapshot lasts; some thousand items a second.

    Args:
        desk: whose store.
        wanted: the list, in order.
        since_us: UTC microseconds.
        until_us: likewise, left out itself.
        progress: called after each page.
        calendars: tried in the place of those in force.
    """
    now = sla.now_us(desk)
    book = stored.book(desk.reader)
    tables = _timetables(desk, calendars) if calendars else book.timetables
    trial = Book([PolicySet(version=-1, at_us=0, policies=tuple(wanted))], tables)
    totals: Counter[str] = Counter()
    each: dict[int, Counter[str]] = {policy.id: Counter() for policy in wanted}
    after, done = (since_us, -1), 0
    while page := queries.begun(desk.reader, since_us, until_us, after, _PAGE):
        for _, item_id, thread_id, author_id in page:
            found = refold.clock_facts(desk.reader, (thread_id, author_id))
            if found is None:
                continue
            before = _verdict(of_items(*found, book).get(item_id, ()), book, now)
            policy, verdict = _ruled(of_items(*found, trial).get(item_id, ()), trial, now)
            totals["items"] += 1
            totals[verdict or "unmatched"] += 1
            if policy is not None and verdict is not None:
                each[policy]["items"] += 1
                each[policy][verdict] += 1
                each[policy][f"{before}>{verdict}"] += 1
        after, done = (page[-1][0], page[-1][1]), done + len(page)
        if progress is not None:
            progress(done)
    return Trial(
        items=totals["items"],
        met=totals["met"],
        late=totals["late"],
        unmatched=totals["unmatched"],
        policies=tuple(
            TriedPolicy(
                policy=policy,
                items=each[policy.id]["items"],
                met=each[policy.id]["met"],
                late=each[policy.id]["late"],
                now_late=each[policy.id]["met>late"],
                now_met=each[policy.id]["late>met"],
            )
            for policy in wanted
        ),
    )


def _timetables(desk: Desk, tried: Sequence[NamedCalendar]) -> Timetables:
    """Calendars in force, and those that are tried, as if they had always been so."""
    listed = {each.id: each for each in stored.named_calendars(desk.reader)} | {each.id: each for each in tried}
    return Timetables(
        {number: (replace(each, at_us=0, version=-number),) for number, each in listed.items() if not each.removed}
    )


def _verdict(cycles: Sequence[Cycle], book: Book, now: int) -> str | None:
    return _ruled(cycles, book, now)[1]


def _ruled(cycles: Sequence[Cycle], book: Book, now: int) -> tuple[int | None, str | None]:
    """(policy, `met`, `late` or `open`) of an item's first response clock; None where it has none, or it is void."""
    for cycle in cycles:
        if cycle.metric in RESPONSES:
            clock = ledger.clock(cycle, book.timetables.of_rule, now)
            if clock.state is ClockState.VOIDED:
                return None, None
            names = {ClockState.MET: "met", ClockState.MISSED: "late"}
            return clock.policy, names.get(clock.state, "open")
    return None, None
