"""Working hours and dates as people type them: `9–13, 14–18`, `22:00–6:00`, `24`; `09.05.2027`, `2027-05-09`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from moderator_app.domain.sla.calendar import ALL_DAY, DAY_MINUTES, Hours
from ui import i18n

_ALL: Final = frozenset({"24", "24/7", "24h", "24 h", "24 ч", "24ч", "all day", "круглосуточно", "0-24"})
_CLOSED: Final = frozenset({"", "-", "—", "closed", "выходной", "закрыто"})
_PART: Final = re.compile(
    r"\s*([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s*(?:-|–|—|−|to|до|по)\s*([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s*"
)
_DATES: Final = (
    re.compile(r"\s*(?P<d>[0-9]{1,2})[./](?P<m>[0-9]{1,2})[./](?P<y>[0-9]{4})\s*"),
    re.compile(r"\s*(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})\s*"),
)


def read(text: str) -> tuple[Hours, ...]:
    """Hours of a day, in order; an end that is not later than its start lies on the next day.

    Raises:
        ValueError: it is no list of hours. Overlaps are no business of this function.
    """
    plain = " ".join(text.casefold().split())
    if plain in _CLOSED:
        return ()
    if plain in _ALL:
        return (ALL_DAY,)
    return tuple(sorted(_interval(part, text) for part in re.split(r"[,;]", plain)))


def _interval(part: str, whole: str) -> Hours:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(whole)
    start, end = _minutes(found[1], found[2], whole), _minutes(found[3], found[4], whole)
    if start >= DAY_MINUTES:
        raise ValueError(whole)
    return Hours(start, end if end > start else end + DAY_MINUTES)


def _minutes(hours: str, minutes: str | None, whole: str) -> int:
    found = int(hours) * 60 + int(minutes or 0)
    if found > DAY_MINUTES:
        raise ValueError(whole)
    return found


def write(hours: tuple[Hours, ...]) -> str:
    """What stands in the field; empty for a closed day."""
    return ", ".join(f"{_clock(each.start)}–{_clock(_end(each))}" for each in hours)


def _end(hours: Hours) -> int:
    return hours.end if hours.end <= DAY_MINUTES else hours.end - DAY_MINUTES


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def read_date(text: str) -> date:
    """A day.

    Raises:
        ValueError: it is none, or does not exist.
    """
    for form in _DATES:
        if (found := form.fullmatch(text)) is not None:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
    raise ValueError(text)


def write_date(day: date) -> str:
    """A day as its field shows it in the language of the window."""
    return f"{day:%d.%m.%Y}" if i18n.language() == "ru" else day.isoformat()
