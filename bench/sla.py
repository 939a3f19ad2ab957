"""G15: due times of many items and of one, against walks that look at the local time again and again.

`python -m bench.sla --items 200000`; all ratios of one run. The office has two shifts a day and changes its clocks.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from moderator_app.clock import HOUR_US, MINUTE_US, SECOND_US, from_iso
from moderator_app.domain.sla.calendar import DAY_MINUTES, Calendar, Hours, Timetable

TARGET_US = 3 * HOUR_US
BULK_LIMIT = 100
SINGLE_LIMIT = 10
OFFICE = Calendar(
    zone="Europe/Berlin",
    week=(*((Hours(9 * 60, 13 * 60), Hours(14 * 60, 20 * 60)),) * 5, (Hours(10 * 60, 14 * 60),), ()),
    exceptions={date(2026, 1, 1) + timedelta(days=33 * number): () for number in range(33)},
)


def minute_walk(start_us: int) -> int:
    """The naive way: minute by minute until enough of them were open."""
    zone = ZoneInfo(OFFICE.zone)
    left, at = TARGET_US, start_us
    while left > 0:
        local = datetime.fromtimestamp(at // SECOND_US, zone)
        minute = local.hour * 60 + local.minute
        hours = OFFICE.exceptions.get(local.date(), OFFICE.week[local.weekday()])
        if any(each.start <= minute < each.end for each in hours):
            left -= MINUTE_US
        at += MINUTE_US
    return at


def shift_walk(start_us: int) -> int:
    """A better way: shift by shift."""
    zone = ZoneInfo(OFFICE.zone)
    left = TARGET_US
    day = datetime.fromtimestamp(start_us // SECOND_US, zone).date() - timedelta(days=1)
    while True:
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        for hours in OFFICE.exceptions.get(day, OFFICE.week[day.weekday()]):
            opened, closed = (_instant(midnight, minute) for minute in (hours.start, hours.end))
            begin = max(opened, start_us)
            if begin >= closed:
                continue
            if left <= closed - begin:
                return begin + left
            left -= closed - begin
        day += timedelta(days=1)


def _instant(midnight: datetime, minute: int) -> int:
    days, rest = divmod(minute, DAY_MINUTES)
    local = (midnight + timedelta(days=days)).replace(hour=rest // 60, minute=rest % 60)
    return int(local.astimezone(UTC).timestamp()) * SECOND_US


def _rate(work: Callable[[int], object], starts: Sequence[int]) -> float:
    began = time.process_time()
    for start in starts:
        work(start)
    return len(starts) / (time.process_time() - began)


def main() -> int:
    """Print the ratios; 0 when the goals hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200_000)
    count = parser.parse_args().items
    random = Random(7)
    since, until = from_iso("2026-01-02T00:00:00Z"), from_iso("2028-11-01T00:00:00Z")
    starts = [random.randrange(since, until, MINUTE_US) for _ in range(count)]
    few = starts[: max(50, count // 1_000)]

    began = time.process_time()
    table = Timetable(OFFICE, since - 10 * 24 * HOUR_US, until + 100 * 24 * HOUR_US)
    laid_s = time.process_time() - began

    wrong = sum(table.after(start, TARGET_US) != shift_walk(start) for start in few)
    wrong += sum(table.after(start, TARGET_US) != minute_walk(start) for start in few[:50])
    minute, shift = _rate(minute_walk, few[:200]), _rate(shift_walk, few)
    single = _rate(lambda start: table.after(start, TARGET_US), starts)

    print(f"table of three years laid out in {laid_s * 1e3:.0f} ms; answers that differ: {wrong}")
    print(f"minute walk {minute:,.0f}/s · shift walk {shift:,.0f}/s · table {single:,.0f}/s")
    rows = (
        ("all items, against the minute walk", count / (laid_s + count / single) / minute, BULK_LIMIT),
        ("one item, against the minute walk", single / minute, SINGLE_LIMIT),
        ("one item, against the shift walk", single / shift, SINGLE_LIMIT),
    )
    for name, ratio, limit in rows:
        print(f"{name}: {ratio:,.1f}x (at least {limit}x)")
    return int(wrong > 0 or any(ratio < limit for _, ratio, limit in rows))


if __name__ == "__main__":
    raise SystemExit(main())
