"""Working time: the interval table agrees with a naive walk, minute by minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, from_iso
from moderator_app.domain.sla.calendar import (
    DAY_MINUTES,
    Calendar,
    CalendarFault,
    Hours,
    Timetable,
    always,
    problems,
)

OFFICE = (Hours(9 * 60, 13 * 60), Hours(14 * 60, 18 * 60))
BERLIN = Calendar(zone="Europe/Berlin", week=(*(OFFICE,) * 5, (), ()))


def naive_minutes(calendar: Calendar, since_us: int, until_us: int) -> int:
    """Open minutes counted one by one: local wall time of each real minute, looked up in the hours of its day."""
    zone = ZoneInfo(calendar.zone)
    total = 0
    for at in range(since_us, until_us, MINUTE_US):
        local = datetime.fromtimestamp(at // 1_000_000, zone)
        minute = local.hour * 60 + local.minute
        day, before = local.date(), local.date() - timedelta(days=1)
        todays = calendar.exceptions.get(day, calendar.week[day.weekday()])
        yesterdays = calendar.exceptions.get(before, calendar.week[before.weekday()])
        total += any(hours.start <= minute < hours.end for hours in todays) or any(
            hours.start <= minute + DAY_MINUTES < hours.end for hours in yesterdays
        )
    return total


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Sound calendars: several intervals a day, across midnight, with exceptions, in zones that change their clocks."""

    def hours() -> tuple[Hours, ...]:
        points = sorted(draw(st.lists(st.integers(0, DAY_MINUTES), max_size=6, unique=True)))
        pairs = [Hours(a, b) for a, b in zip(points[::2], points[1::2], strict=False)]
        return tuple(pairs)

    week = [hours() for _ in range(7)]
    if draw(st.booleans()) and not any(each.start < 120 for each in week[5]):
        week[4] = (*(each for each in week[4] if each.end <= 22 * 60), Hours(22 * 60, 26 * 60))
    zone = draw(st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Europe/Moscow", "UTC"]))
    exceptions = {date(2026, 3, 29): hours(), date(2026, 10, 25): ()} if draw(st.booleans()) else {}
    return Calendar(zone=zone, week=tuple(week), exceptions=exceptions)


SPAN = st.sampled_from(["2026-03-27T00:00:00Z", "2026-10-23T00:00:00Z", "2026-10-30T12:00:00Z", "2026-04-03T07:30:00Z"])


@given(calendars(), SPAN, st.integers(1, 60), st.integers(0, 5000))
def test_the_table_agrees_with_a_minute_walk(calendar: Calendar, since: str, hours: int, into: int) -> None:
    """Elapsed working time, also over both changes of the clocks."""
    start = from_iso(since)
    end = start + hours * HOUR_US
    table = Timetable(calendar, start - DAY_US, end + DAY_US)
    assert naive_minutes(calendar, start, end) * MINUTE_US == table.between(start, end)
    middle = min(end, start + into * MINUTE_US)
    assert table.between(start, end) == table.between(start, middle) + table.between(middle, end)


@given(calendars(), SPAN, st.integers(1, 3000))
def test_a_due_time_is_the_first_instant_with_enough_working_time(calendar: Calendar, since: str, minutes: int) -> None:
    """`after` is the inverse of `between`, and it never falls into closed time."""
    start = from_iso(since)
    table = Timetable(calendar, start, start + 40 * DAY_US)
    due = table.after(start, minutes * MINUTE_US)
    if due is None:
        assert table.between(start, table.until_us) < minutes * MINUTE_US
    else:
        assert minutes * MINUTE_US == table.between(start, due)
        assert table.between(start, due - 1) < minutes * MINUTE_US
        assert table.is_open(due - 1)


def test_office_hours_skip_lunch_night_and_weekend() -> None:
    """Two hours from a Friday 17:00 in Berlin end on Monday at 10:00."""
    start = from_iso("2026-11-20T16:00:00Z")
    table = Timetable(BERLIN, start - DAY_US, start + 7 * DAY_US)
    assert from_iso("2026-11-23T09:00:00Z") == table.after(start, 2 * HOUR_US)


def test_always_is_really_always() -> None:
    """24/7 has no seams at midnight and none at a change of the clocks."""
    start = from_iso("2026-03-28T00:00:00Z")
    table = Timetable(always("Europe/Berlin"), start, start + 3 * DAY_US)
    assert 3 * DAY_US == table.between(start, start + 3 * DAY_US)
    assert table.after(start, 50 * HOUR_US) == start + 50 * HOUR_US


@pytest.mark.parametrize(
    ("change", "expected_hours"), [("2026-03-29", 7), ("2026-10-25", 9)], ids=["an hour skipped", "an hour repeated"]
)
def test_a_night_shift_over_a_change_of_the_clocks(change: str, expected_hours: int) -> None:
    """22:00 to 06:00 is seven real hours in spring and nine in autumn."""
    night = Calendar(zone="Europe/Berlin", week=((Hours(22 * 60, 30 * 60),),) * 7)
    day = datetime.fromisoformat(change).replace(tzinfo=UTC)
    start = from_iso((day - timedelta(hours=12)).isoformat())
    table = Timetable(night, start, start + DAY_US)
    assert expected_hours * HOUR_US == table.between(start, start + DAY_US)


def test_holidays_and_moved_working_days() -> None:
    """An exception replaces the hours of its day."""
    holiday, moved = date(2026, 11, 20), date(2026, 11, 21)
    calendar = Calendar(zone="UTC", week=BERLIN.week, exceptions={holiday: (), moved: (Hours(600, 660),)})
    start = from_iso("2026-11-20T00:00:00Z")
    table = Timetable(calendar, start, start + 3 * DAY_US)
    assert HOUR_US == table.between(start, start + 3 * DAY_US)


@pytest.mark.parametrize(
    ("calendar", "fault"),
    [
        (Calendar(zone="Mars/Olympus", week=BERLIN.week), CalendarFault.UNKNOWN_ZONE),
        (Calendar(zone="UTC", week=((),) * 7), CalendarFault.NEVER_OPEN),
        (Calendar(zone="UTC", week=((Hours(0, 60),),)), CalendarFault.WRONG_WEEK),
        (Calendar(zone="UTC", week=((Hours(60, 60),), *((),) * 6)), CalendarFault.BAD_INTERVAL),
        (Calendar(zone="UTC", week=((Hours(60, 180), Hours(120, 240)), *((),) * 6)), CalendarFault.OVERLAP),
        (Calendar(zone="UTC", week=((Hours(1380, 1560),), (Hours(60, 90),), *((),) * 5)), CalendarFault.OVERLAP),
        (Calendar(zone="UTC", week=BERLIN.week, exceptions={date(2026, 1, 1): (Hours(-1, 5),)}), "bad_interval"),
    ],
)
def test_an_unsound_calendar_says_why(calendar: Calendar, fault: CalendarFault) -> None:
    """Nothing is computed with it."""
    assert fault in {problem.fault for problem in problems(calendar)}


def test_a_sound_calendar_has_no_problems() -> None:
    """Office hours, nights and all day."""
    assert () == problems(BERLIN) == problems(always())


def test_an_instant_outside_of_the_table_is_refused() -> None:
    """A table never guesses."""
    table = Timetable(always(), 0, DAY_US)
    with pytest.raises(ValueError, match=str(2 * DAY_US)):
        table.worked_until(2 * DAY_US)
    assert table.after(0, 2 * DAY_US) is None
