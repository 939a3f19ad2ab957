"""Working time: weekly hours in one time zone, with exceptions, as a table of open intervals.

A calendar is plain data; `Timetable` is it laid out over a span of real time, so that elapsed working time and due
times are two bisects (performance.md, section 8). Hours are wall-clock hours of the zone: an interval that starts
inside the hour that a spring change skips starts at the change; the hour that an autumn change repeats is open twice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from moderator_app.clock import SECOND_US

DAY_MINUTES: Final = 24 * 60
WEEKDAYS: Final = 7

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """Open from `start` to `end`, minutes after local midnight; an end above 1440 lies on the next day."""

    start: int
    end: int


ALL_DAY: Final = Hours(0, DAY_MINUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Weekly hours with exceptions.

    Attributes:
        zone: IANA name.
        week: Monday first, seven days of hours; each interval belongs to the day it starts on.
        exceptions: days that differ: holidays (no hours) and moved working days.
    """

    zone: str
    week: tuple[tuple[Hours, ...], ...]
    exceptions: Mapping[date, tuple[Hours, ...]] = field(default_factory=dict)


def always(zone: str = "UTC") -> Calendar:
    """Open all the time."""
    return Calendar(zone=zone, week=((ALL_DAY,),) * WEEKDAYS)


class CalendarFault(StrEnum):
    """Why a calendar cannot be used; the window has a sentence for each."""

    UNKNOWN_ZONE = "unknown_zone"
    WRONG_WEEK = "wrong_week"
    BAD_INTERVAL = "bad_interval"
    OVERLAP = "overlap"
    NEVER_OPEN = "never_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarProblem:
    """One fault and where it is: a weekday (Monday = 0) or an exception's date."""

    fault: CalendarFault
    weekday: int | None = None
    day: date | None = None


def problems(calendar: Calendar) -> tuple[CalendarProblem, ...]:
    """Everything that keeps this calendar from being used; empty when it is sound."""
    found: list[CalendarProblem] = []
    try:
        ZoneInfo(calendar.zone)
    except (ZoneInfoNotFoundError, ValueError):
        found.append(CalendarProblem(fault=CalendarFault.UNKNOWN_ZONE))
    if len(calendar.week) != WEEKDAYS:
        return (*found, CalendarProblem(fault=CalendarFault.WRONG_WEEK))
    for weekday, hours in enumerate(calendar.week):
        found += [CalendarProblem(fault=fault, weekday=weekday) for fault in _faults(hours)]
    for day, hours in calendar.exceptions.items():
        found += [CalendarProblem(fault=fault, day=day) for fault in _faults(hours)]
    for weekday, hours in enumerate(calendar.week):
        following = calendar.week[(weekday + 1) % WEEKDAYS]
        if any(a.end - DAY_MINUTES > b.start for a in hours for b in following):
            found.append(CalendarProblem(fault=CalendarFault.OVERLAP, weekday=weekday))
    if not found and not any(calendar.week):
        found.append(CalendarProblem(fault=CalendarFault.NEVER_OPEN))
    return tuple(found)


def _faults(hours: Sequence[Hours]) -> Iterator[CalendarFault]:
    if any(not (0 <= each.start < DAY_MINUTES and each.start < each.end <= each.start + DAY_MINUTES) for each in hours):
        yield CalendarFault.BAD_INTERVAL
    if any(a.end > b.start for a, b in pairwise(sorted(hours))):
        yield CalendarFault.OVERLAP


class Timetable:
    """A calendar laid out between two instants; outside of them it knows nothing and says so.

    Args:
        calendar: a calendar without `problems`.
        since_us, until_us: the span, UTC microseconds.
    """

    def __init__(self, calendar: Calendar, since_us: int, until_us: int) -> None:
        self.since_us = since_us
        self.until_us = until_us
        intervals = _merged(_open_intervals(calendar, since_us, until_us))
        self._starts = [start for start, _ in intervals]
        self._ends = [end for _, end in intervals]
        self._worked = [0]
        for start, end in intervals:
            self._worked.append(self._worked[-1] + end - start)

    def worked_until(self, at_us: int) -> int:
        """Open microseconds between the start of the span and an instant.

        Raises:
            ValueError: when the instant lies outside of the span.
        """
        if not self.since_us <= at_us <= self.until_us:
            raise ValueError(at_us)
        index = bisect_right(self._starts, at_us)
        if index == 0:
            return 0
        return self._worked[index - 1] + min(at_us, self._ends[index - 1]) - self._starts[index - 1]

    def between(self, start_us: int, end_us: int) -> int:
        """Open microseconds between two instants; never negative, 0 when the end comes first."""
        return max(0, self.worked_until(end_us) - self.worked_until(start_us))

    def after(self, start_us: int, working_us: int) -> int | None:
        """The first instant by which this much working time has passed; None: later than the span."""
        wanted = self.worked_until(start_us) + working_us
        if working_us <= 0:
            return start_us
        if wanted > self._worked[-1]:
            return None
        index = bisect_right(self._worked, wanted - 1) - 1
        return self._starts[index] + wanted - self._worked[index]

    def is_open(self, at_us: int) -> bool:
        """Whether this instant counts."""
        index = bisect_right(self._starts, at_us)
        return index > 0 and at_us < self._ends[index - 1]


def _open_intervals(calendar: Calendar, since_us: int, until_us: int) -> Iterator[tuple[int, int]]:
    zone = ZoneInfo(calendar.zone)
    first = _local_day(since_us, zone) - timedelta(days=1)
    last = _local_day(until_us, zone) + timedelta(days=1)
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        hours = calendar.exceptions.get(day, calendar.week[day.weekday()])
        for each in hours:
            start = max(since_us, _instant(day, each.start, zone, later=False))
            end = min(until_us, _instant(day, each.end, zone, later=True))
            if start < end:
                yield start, end


def _local_day(at_us: int, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(at_us // SECOND_US, zone).date()


def _instant(day: date, minute: int, zone: ZoneInfo, *, later: bool) -> int:
    """UTC microseconds of a wall-clock minute.

    A minute that an autumn change repeats is meant the first time as a start and the last time as an end; one that a
    spring change skips is the moment of the change.
    """
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001 - a wall time, zone below
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(zone).replace(tzinfo=None) != wall:
        # Skipped: fold=0 takes the offset before the change, fold=1 the one after it; the change lies between.
        return _change(min(first, second), max(first, second), zone)
    return _microseconds(max(first, second) if later else min(first, second))


def _change(low: datetime, high: datetime, zone: ZoneInfo) -> int:
    """The instant within (low, high] at which the offset of the zone changes."""
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return _microseconds(high)


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _merged(intervals: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, without gaps of nothing and without counting a minute twice."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
