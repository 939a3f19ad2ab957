"""Moments in natural words, Russian and English: "завтра 9:00", "через 2 часа", "tomorrow 9am", "mon 10:00", "in 3h".

A moment is either a span from now or a day and an hour of the local clock; what one of the two leaves out is filled in:
no hour means `MORNING`, no day means the next time that hour comes. Nothing is guessed beyond that: what has one word
too many is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

_SECOND_US: Final = 1_000_000
MORNING: Final = time(9)
"""The hour of a day that is named without one."""
LONGEST: Final = 120
"""No moment needs more characters."""

_DAYS: Final = {
    "сегодня": 0, "today": 0, "завтра": 1, "tomorrow": 1, "tmr": 1, "tmrw": 1, "послезавтра": 2,
    "day after tomorrow": 2,
}  # fmt: skip
_WEEKDAYS: Final = (
    ("понедельник", "понедельника", "пон", "пн", "monday", "mon"),
    ("вторник", "вторника", "вт", "tuesday", "tues", "tue"),
    ("среду", "среда", "среды", "ср", "wednesday", "wed"),
    ("четверг", "четверга", "чт", "thursday", "thurs", "thu"),
    ("пятницу", "пятница", "пятницы", "пт", "friday", "fri"),
    ("субботу", "суббота", "субботы", "сб", "saturday", "sat"),
    ("воскресенье", "воскресенья", "вс", "sunday", "sun"),
)
_WEEKDAY: Final = {word: number for number, words in enumerate(_WEEKDAYS) for word in words}
_MONTHS: Final = (
    ("января", "янв", "january", "jan"),
    ("февраля", "фев", "february", "feb"),
    ("марта", "мар", "march", "mar"),
    ("апреля", "апр", "april", "apr"),
    ("мая", "may"),
    ("июня", "июн", "june", "jun"),
    ("июля", "июл", "july", "jul"),
    ("августа", "авг", "august", "aug"),
    ("сентября", "сен", "сент", "september", "sept", "sep"),
    ("октября", "окт", "october", "oct"),
    ("ноября", "ноя", "november", "nov"),
    ("декабря", "дек", "december", "dec"),
)
_MONTH: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_PARTS: Final = {
    "утром": 9, "с утра": 9, "morning": 9, "in the morning": 9, "в полдень": 12, "полдень": 12, "at noon": 12,
    "noon": 12, "днем": 14, "afternoon": 14, "in the afternoon": 14, "вечером": 18, "evening": 18,
    "in the evening": 18,
}  # fmt: skip
_UNITS: Final = {
    60: ("минуту", "минуты", "минут", "мин", "м", "minutes", "minute", "mins", "min", "m"),
    3_600: ("часа", "часов", "час", "ч", "hours", "hour", "hrs", "hr", "h"),
    86_400: ("дня", "дней", "день", "сутки", "суток", "д", "days", "day", "d"),
    604_800: ("неделю", "недели", "недель", "нед", "weeks", "week", "w"),
}
_UNIT: Final = {word: seconds for seconds, words in _UNITS.items() for word in words}
_NUMBERS: Final = {"a": 1.0, "an": 1.0, "one": 1.0, "пару": 2.0, "полтора": 1.5, "полторы": 1.5}
_TONIGHT: Final = time(19)
_LONGEST_SPAN_S: Final = 5 * 366 * 86_400


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_AT_END: Final = r"(?=[ ,]|$)"
_UNTIL: Final = re.compile(r"(?:до|until|till|til|by|к) +")
_HALF: Final = re.compile(r"(?:через +|in +|на +|for +)?(?:полчаса|пол часа|half an hour|half hour)")
_SPAN: Final = re.compile(
    rf"(?:через +|in +|на +|for +)?(?P<parts>(?:(?:\d{{1,4}}(?:[.,]\d)?|{_either(_NUMBERS)})? *(?:{_either(_UNIT)})"
    rf"(?:\.|,| +и| +and)? *)+)"
)
_PART_OF_SPAN: Final = re.compile(
    rf"(?P<number>\d{{1,4}}(?:[.,]\d)?|(?:{_either(_NUMBERS)})(?= ))? *(?P<unit>{_either(_UNIT)})(?=[\d ,.]|$)"
    r"(?:\.|,| +и(?= )| +and(?= ))? *"
)
_ON: Final = r"(?:в +|во +|on +|next +|this +|в +следующ\w+ +|в +след +)?"
_DAY_WORD: Final = re.compile(rf"(?P<word>{_either(_DAYS)}){_AT_END}")
_WEEKDAY_WORD: Final = re.compile(rf"{_ON}(?P<word>{_either(_WEEKDAY)})\.?{_AT_END}")
_ISO_DATE: Final = re.compile(rf"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d){_AT_END}")
_DOTTED: Final = re.compile(rf"(?:on +)?(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?:\.(?P<year>20\d\d|\d\d))?{_AT_END}")
_DAY_MONTH: Final = re.compile(
    rf"(?:on +)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? +(?P<name>{_either(_MONTH)})\.?(?: +(?P<year>20\d\d))?{_AT_END}"
)
_MONTH_DAY: Final = re.compile(
    rf"(?:on +)?(?P<name>{_either(_MONTH)})\.? +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? +(?P<year>20\d\d))?{_AT_END}"
)
_PART: Final = re.compile(rf"(?P<word>{_either(_PARTS)}){_AT_END}")
_TONIGHT_WORD: Final = re.compile(rf"tonight{_AT_END}")
_AT: Final = r"(?P<at>в +|at +|к +|by +|@ *)?"
_CLOCK: Final = re.compile(
    rf"{_AT}(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d) *(?P<half>am|pm|a\.m\.|p\.m\.|утра|дня|вечера|ночи)?{_AT_END}"
)
_HOUR: Final = re.compile(rf"{_AT}(?P<hour>\d{{1,2}}) *(?P<half>am|pm|a\.m\.|p\.m\.|утра|дня|вечера|ночи){_AT_END}")
_BARE_HOUR: Final = re.compile(
    rf"(?:в +|at +|к +|by +|@ *)(?P<hour>\d{{1,2}})(?: *(?:ч|час|часа|часов|o'clock)\.?)?{_AT_END}"
)
_NUMBER: Final = re.compile(rf"(?P<hour>\d{{1,2}}){_AT_END}")
_GAP: Final = re.compile(r"[ ,]+")
_HOURS: Final = 24
_NOON: Final = 12
_LAST_MINUTE: Final = 59


@dataclass(slots=True)
class _Said:
    """What was read so far of a day and an hour."""

    day: date | None = None
    dated: bool = False
    hour: time | None = None


def moment_us(text: str, now_us: int, zone: tzinfo | None = None) -> int | None:
    """When that is, UTC microseconds; None: not understood.

    Args:
        text: what somebody wrote; any length, any characters.
        now_us: the present, UTC microseconds.
        zone: of the clock the words speak of; None: of this machine.

    Returns:
        A span is always ahead; a day and an hour that were both named may lie behind `now_us`.
    """
    plain = _plain(text)
    if not plain or len(plain) > LONGEST:
        return None
    if (seconds := _span(plain)) is not None:
        return now_us + seconds * _SECOND_US if seconds else None
    if (until := _UNTIL.match(plain)) is not None:
        rest = plain[until.end() :]
        plain = f"at {rest}" if rest[:1].isdigit() and re.fullmatch(r"\d{1,2}(?: *(?:ч|часов|часа))?", rest) else rest
    now = datetime.fromtimestamp(now_us / _SECOND_US, zone).replace(tzinfo=None)
    said = _read(plain, now)
    if said is None:
        return None
    wall = _filled(said, now)
    if wall is None:
        return None
    try:
        return round(wall.replace(tzinfo=zone).timestamp()) * _SECOND_US
    except (OverflowError, OSError, ValueError):
        return None


def _plain(text: str) -> str:
    return " ".join(text[: 2 * LONGEST].casefold().replace("ё", "е").split()).strip(" .,!")


def _span(plain: str) -> int | None:
    """Seconds of "2 часа", "in 3h", "через 2 ч 30 мин", "полчаса"; None: it is no span."""
    if _HALF.fullmatch(plain):
        return 1_800
    whole = _SPAN.fullmatch(plain)
    if whole is None:
        return None
    parts, at, seconds, seen = whole["parts"], 0, 0.0, 0
    named = whole.start("parts") > 0
    while at < len(parts):
        part = _PART_OF_SPAN.match(parts, at)
        if part is None or part.end() == at:
            return None
        number = part["number"]
        if number is None and not named:
            return None  # "час" alone is no span, "через час" is
        amount = 1.0 if number is None else _NUMBERS.get(number) or float(number.replace(",", "."))
        seconds += amount * _UNIT[part["unit"]]
        at, seen = part.end(), seen + 1
    return round(seconds) if seen and seconds <= _LONGEST_SPAN_S else None


def _read(plain: str, now: datetime) -> _Said | None:
    """Day and hour in any order; None when a word is left over or one of them is said twice."""
    said, at = _Said(), 0
    while at < len(plain):
        taken = _take(plain, at, said, now)
        if taken is None:
            return None
        gap = _GAP.match(plain, taken)
        at = taken if gap is None else gap.end()
    return said


def _take(plain: str, at: int, said: _Said, now: datetime) -> int | None:
    """Read one day or hour at this place; where it ends, or None."""
    if said.day is None and (end := _take_day(plain, at, said, now)) is not None:
        return end
    if said.hour is None:
        return _take_hour(plain, at, said, now)
    return None


def _take_day(plain: str, at: int, said: _Said, now: datetime) -> int | None:
    if (found := _DAY_WORD.match(plain, at)) is not None:
        said.day = now.date() + timedelta(days=_DAYS[found["word"]])
        return found.end()
    if (found := _WEEKDAY_WORD.match(plain, at)) is not None:
        ahead = (_WEEKDAY[found["word"]] - now.weekday() - 1) % 7 + 1  # said on a Monday, Monday is the next one
        said.day = now.date() + timedelta(days=ahead)
        return found.end()
    for pattern in (_ISO_DATE, _DAY_MONTH, _MONTH_DAY, _DOTTED):
        found = pattern.match(plain, at)
        if found is None:
            continue
        facts = found.groupdict()
        month = _MONTH[facts["name"]] if "name" in facts else int(facts["month"])
        day = _date(facts.get("year"), month, int(facts["day"]), now.date())
        if day is not None:
            said.day, said.dated = day, True
            return found.end()
    return None


def _date(year: str | None, month: int, day: int, today: date) -> date | None:
    """A date; without a year the next one of that name."""
    try:
        if year is not None:
            return date(int(year) if len(year) > 2 else 2_000 + int(year), month, day)
        found = date(today.year, month, day)
        return found if found >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _take_hour(plain: str, at: int, said: _Said, now: datetime) -> int | None:
    if (found := _TONIGHT_WORD.match(plain, at)) is not None and said.day is None:
        said.day, said.hour = now.date(), _TONIGHT
        return found.end()
    if (found := _PART.match(plain, at)) is not None:
        said.hour = time(_PARTS[found["word"]])
        return found.end()
    for pattern in (_CLOCK, _HOUR, _BARE_HOUR, _NUMBER):
        if pattern is _NUMBER and said.day is None:
            break  # after a day a number alone is its hour: "завтра 9"
        found = pattern.match(plain, at)
        if found is None:
            continue
        facts: dict[str, str | None] = found.groupdict()
        said.hour = _hour(int(found["hour"]), int(facts.get("minute") or 0), facts.get("half"))
        if said.hour is not None:
            return found.end()
    return None


def _hour(hour: int, minute: int, half: str | None) -> time | None:
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        late = half in {"pm", "p.m.", "вечера", "дня"}
        hour = hour % _NOON + (_NOON if late else 0)
    return time(hour, minute) if hour < _HOURS and minute <= _LAST_MINUTE else None


def _filled(said: _Said, now: datetime) -> datetime | None:
    if said.day is None:
        if said.hour is None:
            return None
        today = datetime.combine(now.date(), said.hour)
        return today if today > now else today + timedelta(days=1)
    if said.hour is None and said.day == now.date() and not said.dated:
        return None  # "today" says nothing about when
    return datetime.combine(said.day, said.hour or MORNING)
