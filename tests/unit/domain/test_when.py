"""Moments in natural words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain import when

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 3, 4, 10, 30, tzinfo=MOSCOW)
MINUTES = st.integers(0, 5 * 365 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1) + timedelta(minutes=minutes))  # noqa: DTZ001 - of a wall clock


def us(at: datetime) -> int:
    return int(at.timestamp()) * 1_000_000


def read(text: str, now: datetime = WEDNESDAY) -> str | None:
    found = when.moment_us(text, us(now), MOSCOW)
    return None if found is None else datetime.fromtimestamp(found / 1e6, MOSCOW).strftime("%d.%m.%Y %H:%M")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("завтра 9:00", "05.03.2026 09:00"),
        ("  Завтра,  в 9 ", "05.03.2026 09:00"),
        ("завтра", "05.03.2026 09:00"),
        ("послезавтра утром", "06.03.2026 09:00"),
        ("через 2 часа", "04.03.2026 12:30"),
        ("через час", "04.03.2026 11:30"),
        ("полчаса", "04.03.2026 11:00"),
        ("через 1,5 часа", "04.03.2026 12:00"),
        ("2ч 30м", "04.03.2026 13:00"),
        ("в понедельник", "09.03.2026 09:00"),
        ("в среду", "11.03.2026 09:00"),
        ("пт 18:30", "06.03.2026 18:30"),
        ("сегодня вечером", "04.03.2026 18:00"),
        ("до 18:00", "04.03.2026 18:00"),
        ("до 9", "05.03.2026 09:00"),
        ("8 вечера", "04.03.2026 20:00"),
        ("27 ноября в 14:00", "27.11.2026 14:00"),
        ("02.03", "02.03.2027 09:00"),
        ("tomorrow 9am", "05.03.2026 09:00"),
        ("until tomorrow at 12 pm", "05.03.2026 12:00"),
        ("in 3h", "04.03.2026 13:30"),
        ("in an hour", "04.03.2026 11:30"),
        ("2 hours and 15 minutes", "04.03.2026 12:45"),
        ("mon 10:00", "09.03.2026 10:00"),
        ("on friday at 5pm", "06.03.2026 17:00"),
        ("tonight", "04.03.2026 19:00"),
        ("day after tomorrow", "06.03.2026 09:00"),
        ("nov 27 9am", "27.11.2026 09:00"),
        ("2026-03-08 18:30", "08.03.2026 18:30"),
    ],
)
def test_words_of_both_languages_are_understood(text: str, expected: str) -> None:
    """What people write for a time is read as the time they mean."""
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "   ", "9", "час", "today", "завтра завтра", "завтра 10:61", "31.02", "0h", "через", "завтра после обеда",
     "9999 weeks", "25:00", "13 pm", "x" * 5_000, "\u202eзавтра"],
)  # fmt: skip
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    """A text with a word too many, a time that does not exist, or nothing of both is not understood."""
    assert read(text) is None


def test_a_day_and_an_hour_that_are_over_are_told_as_they_are() -> None:
    """Whoever names a time of today that has passed hears so, instead of getting tomorrow."""
    assert read("сегодня 9:00") == "04.03.2026 09:00"


def test_tomorrow_is_the_same_hour_across_a_change_of_the_clocks() -> None:
    """A day is counted by the calendar, hours by the clock: 29 March 2026 has 23 hours in Berlin."""
    evening = datetime(2026, 3, 28, 20, 0, tzinfo=BERLIN)
    assert when.moment_us("tomorrow 20:00", us(evening), BERLIN) == us(evening) + 23 * 3_600 * 1_000_000
    assert when.moment_us("in 24h", us(evening), BERLIN) == us(evening) + 24 * 3_600 * 1_000_000


@given(st.text(max_size=60) | st.lists(st.sampled_from(
    ["завтра", "в", "9", "9:00", "понедельник", "mon", "через", "2", "часа", "in", "3h", "9am", "31.12", "и", ",", "до"]
), max_size=7).map(" ".join), MINUTES)  # fmt: skip
def test_no_text_breaks_it(text: str, now: datetime) -> None:
    """Any text gives a moment of the next years or nothing; a span is always ahead."""
    at = us(now.replace(tzinfo=BERLIN))
    found = when.moment_us(text, at, BERLIN)
    assert found is None or found > at - 86_400 * 1_000_000


@given(MINUTES, MINUTES)
def test_a_moment_written_out_is_that_moment(now: datetime, then: datetime) -> None:
    """A day with its hour is read back exactly, as both languages write it."""
    expected = us(then.replace(tzinfo=MOSCOW))
    for text in (f"{then:%d.%m.%Y %H:%M}", f"{then:%Y-%m-%d %H:%M}", f"{then:%d.%m.%Y} в {then:%H:%M}"):
        assert when.moment_us(text, us(now.replace(tzinfo=MOSCOW)), MOSCOW) == expected


@given(st.integers(1, 400), st.sampled_from(["m", "h", "d"]), MINUTES)
def test_a_span_is_so_long_from_now_in_both_languages(count: int, unit: str, now: datetime) -> None:
    """The same number and unit in English and Russian are the same moment, exactly so long from now."""
    names = {"m": ("min", "мин", timedelta(minutes=1)), "h": ("hours", "ч", timedelta(hours=1)),
             "d": ("days", "дн", timedelta(days=1))}  # fmt: skip
    english, russian, span = names[unit]
    at = us(now.replace(tzinfo=MOSCOW))
    expected = at + count * span // timedelta(microseconds=1)
    russian = "дней" if unit == "d" else russian
    assert when.moment_us(f"in {count} {english}", at, MOSCOW) == expected
    assert when.moment_us(f"через {count} {russian}", at, MOSCOW) == expected
