"""Working time: weekly hours in one time zone, with exceptions, as a table of open intervals.

A calendar is plain data; `Timetable` is it laid out over a span of real time, so that elapsed working time and due
times are two bisects (performance.md, section 8). Hours are wall-clock hours of the zone: what a spring change skips
does not exist, what an autumn change repeats happens twice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import chain, pairwise
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from moderator_app.clock import DAY_US, MINUTE_US, SECOND_US

DAY_MINUTES: Final = 24 * 60
WEEKDAYS: Final = 7


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
        calendar: a calendar without `problems`, or several: open whenever one of them is.
        since_us, until_us: the span, UTC microseconds.
    """

    def __init__(self, calendar: Calendar | Sequence[Calendar], since_us: int, until_us: int) -> None:
        self.since_us = since_us
        self.until_us = until_us
        calendars = (calendar,) if isinstance(calendar, Calendar) else calendar
        intervals = _merged(chain.from_iterable(_open_intervals(each, since_us, until_us) for each in calendars))
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

    def closes_at(self, at_us: int) -> int | None:
        """When the interval that is open at an instant ends; None: it is closed then."""
        index = bisect_right(self._starts, at_us)
        return self._ends[index - 1] if index > 0 and at_us < self._ends[index - 1] else None

    def opened_at(self, at_us: int) -> int | None:
        """When the interval that is open at an instant began; None: it is closed then."""
        return None if self.closes_at(at_us) is None else self._starts[bisect_right(self._starts, at_us) - 1]

    def is_open(self, at_us: int) -> bool:
        """Whether this instant counts."""
        index = bisect_right(self._starts, at_us)
        return index > 0 and at_us < self._ends[index - 1]


def _open_intervals(calendar: Calendar, since_us: int, until_us: int) -> Iterator[tuple[int, int]]:
    """Within a stretch of one offset a wall time is one instant: lay the hours out there and clip them to it."""
    zone = ZoneInfo(calendar.zone)
    for begin, end, offset_us in _stretches(zone, since_us, until_us):
        # Hours of the day before may reach across midnight into the first day.
        day = date(1970, 1, 1) + timedelta(days=(begin + offset_us) // DAY_US - 1)
        midnight = ((begin + offset_us) // DAY_US - 1) * DAY_US - offset_us
        while midnight < end:
            for hours in calendar.exceptions.get(day, calendar.week[day.weekday()]):
                opened = max(begin, midnight + hours.start * MINUTE_US)
                closed = min(end, midnight + hours.end * MINUTE_US)
                if opened < closed:
                    yield opened, closed
            day += timedelta(days=1)
            midnight += DAY_US


def _stretches(zone: ZoneInfo, since_us: int, until_us: int) -> Iterator[tuple[int, int, int]]:
    """The span in pieces of one UTC offset: (begin, end, offset), all in microseconds."""
    begin, offset = since_us, _offset_us(zone, since_us)
    at = since_us
    while at < until_us:
        following = min(until_us, at + DAY_US)
        if _offset_us(zone, following) != offset:
            change = _change(zone, at, following)
            yield begin, change, offset
            begin, offset = change, _offset_us(zone, change)
            following = change
        at = following
    yield begin, until_us, offset


def _offset_us(zone: ZoneInfo, at_us: int) -> int:
    offset = datetime.fromtimestamp(at_us // SECOND_US, zone).utcoffset()
    return (offset or timedelta()) // timedelta(microseconds=1)


def _change(zone: ZoneInfo, low_us: int, high_us: int) -> int:
    """The first whole second after `low_us` that has another offset; `high_us` has."""
    low, high, before = low_us // SECOND_US, high_us // SECOND_US, _offset_us(zone, low_us)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset_us(zone, middle * SECOND_US) == before:
            low = middle
        else:
            high = middle
    return high * SECOND_US


def _merged(intervals: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, without gaps of nothing and without counting a minute twice."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
