"""When a weekly digest is due, which week it tells of, and what it names as missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US, from_iso, iso
from moderator_app.domain.report.weekly import Due, Schedule, Week, due, due_at, ended, missed, newest, next_at

ZONES = ("UTC", "Europe/Moscow", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo")
schedules = st.builds(
    Schedule,
    name=st.just("A"),
    weekday=st.integers(0, 6),
    minute=st.integers(0, 24 * 60 - 1),
    zone=st.sampled_from(ZONES),
)
moments = st.datetimes(datetime(2009, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 - hypothesis wants them naive
    lambda at: int(at.replace(tzinfo=UTC).timestamp()) * SECOND_US
)


@given(schedule=schedules, now_us=moments)
def test_the_newest_due_week_lies_between_two_due_times_and_is_over(schedule: Schedule, now_us: int) -> None:
    """Due by now, the next one not yet; its Sunday has ended in the zone when it comes due."""
    week = newest(schedule, now_us)
    following = Week(week.monday + timedelta(days=7))
    assert due_at(schedule, week) <= now_us < due_at(schedule, following) == next_at(schedule, now_us)
    local = datetime.fromtimestamp(due_at(schedule, week) // SECOND_US, ZoneInfo(schedule.zone))
    assert week.sunday < local.date() <= week.sunday + timedelta(days=8)
    assert week <= ended(schedule, now_us)
    assert 6 * DAY_US <= due_at(schedule, following) - due_at(schedule, week) <= 8 * DAY_US


@given(schedule=schedules, start=moments, looks=st.lists(st.integers(1, 40 * 24 * 60), min_size=1, max_size=20))
def test_every_week_is_told_or_named_once(schedule: Schedule, start: int, looks: list[int]) -> None:
    """However long the machine sleeps: each week that came due is begun or named as missed, once, in order."""
    schedule, now_us = replace(schedule, since_us=start), start
    told: set[Week] = set()
    named: list[Week] = []
    for minutes in looks:
        now_us += minutes * MINUTE_US
        found = due(schedule, told, told, now_us)
        if found is not None:
            named += [*found.missed, found.week]
            told.add(found.week)
            assert found.week == newest(schedule, now_us)
        assert due(schedule, told, told, now_us) is None
    assert named == sorted(set(named))
    expected: list[Week] = []
    week = newest(schedule, now_us)
    while due_at(schedule, week) > start:
        expected.insert(0, week)
        week = week.earlier()
    assert named == expected[-len(named) :]
    assert len(expected) - len(named) <= max(0, len(expected) - 104)


def test_clocks_put_forward_over_the_hour_make_it_an_hour_later_and_back_the_first_of_two() -> None:
    """New York, Sundays 02:30 in March and 01:30 in November 2026."""
    march = Schedule(name="A", weekday=6, minute=150, zone="America/New_York")
    assert iso(due_at(march, Week(date(2026, 2, 23)))) == "2026-03-08T07:30:00Z"
    november = Schedule(name="A", weekday=6, minute=90, zone="America/New_York")
    assert iso(due_at(november, Week(date(2026, 10, 19)))) == "2026-11-01T05:30:00Z"


def test_nothing_is_due_for_what_was_before_it_was_set_up() -> None:
    """The first digest is that of the first due time after; nothing before is missed."""
    now_us = from_iso("2026-11-25T12:00:00Z")
    schedule = Schedule(name="A", since_us=now_us)
    assert due(schedule, (), (), now_us) is None
    monday = from_iso("2026-11-30T09:00:00Z")
    assert due(schedule, (), (), monday - 1) is None
    assert due(schedule, (), (), monday) == Due(week=Week(date(2026, 11, 23)))


def test_after_weeks_of_sleep_the_last_is_due_and_the_others_are_named() -> None:
    """One that was refused is with nobody: it is named too."""
    schedule = Schedule(name="A", since_us=from_iso("2026-10-07T00:00:00Z"))
    told, refused = {Week.parse("2026-W41")}, Week.parse("2026-W42")
    found = due(schedule, told, {*told, refused}, from_iso("2026-11-05T00:00:00Z"))
    assert found == Due(week=Week.parse("2026-W44"), missed=(refused, Week.parse("2026-W43")))


def test_a_digest_that_a_person_sent_early_is_not_due_again() -> None:
    """Sent on Tuesday by hand, it is not begun on Friday; nor is the older one that came due before."""
    schedule = Schedule(name="A", weekday=4, since_us=0)
    early = Week.parse("2026-W47")
    for moment in ("2026-11-24T10:00:00Z", "2026-11-27T10:00:00Z"):
        assert due(schedule, {early}, {early}, from_iso(moment)) is None


def test_a_clock_that_was_years_ahead_stops_nothing() -> None:
    """What was told then, of a week that is not over, does not count."""
    schedule = Schedule(name="A", since_us=0)
    ahead = {Week.parse("2031-W01")}
    found = due(schedule, ahead, ahead, from_iso("2026-11-24T10:00:00Z"))
    assert found is not None
    assert str(found.week) == "2026-W47"


@pytest.mark.parametrize("text", ["2026-W54", "2026-W00", "2026W7", "W47", "2026-47", "", "２０２６-W47"])
def test_what_is_no_week_is_refused(text: str) -> None:
    """A year has 52 or 53 weeks."""
    with pytest.raises(ValueError, match="no week"):
        Week.parse(text)


@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_week_is_read_as_it_is_written(day: date) -> None:
    """Also around New Year, when the year of a week is not that of its days."""
    week = Week.of(day)
    assert Week.parse(str(week)) == week
    assert week.monday <= day <= week.sunday


def test_what_is_missed_goes_back_to_the_last_that_was_told() -> None:
    """At most two years are looked through."""
    schedule = Schedule(name="A", since_us=HOUR_US)
    week = Week.parse("2026-W47")
    assert len(missed(schedule, (), week)) == 104
    assert missed(schedule, {week.earlier(2)}, week) == (week.earlier(),)
