"""Words of a command line that stand for durations and times."""

from __future__ import annotations

import re
from typing import Final

from moderator_app.clock import DAY_US, from_iso
from moderator_app.domain import when
from moderator_app.errors import EXIT_USAGE, INVALID, UserError

LARGEST: Final = 2**63 - 1
"""The largest number that the store can hold; no row has a larger one."""

_UNITS: Final = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}
_DURATION: Final = re.compile(r"(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_S: Final = 10 * 366 * 86_400


def duration_s(text: str) -> int:
    """Seconds of `2h30m`, `45m`, `7d`, `90` (seconds).

    Raises:
        UserError: `invalid` (exit 2).
    """
    plain = text.strip().replace(" ", "")
    found = _DURATION.fullmatch(plain)
    seconds = 0
    if plain.isascii() and plain.isdigit():
        seconds = int(plain)
    elif found is not None:
        seconds = sum(
            int(number) * unit for number, unit in zip(found.groups(), _UNITS.values(), strict=True) if number
        )
    if not 0 < seconds <= _LONGEST_S:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"{text} is no duration; write 2h30m, 45m, 7d.",
            reason_ru=f"{text} — не длительность; пишите 2h30m, 45m, 7d.",
        )
    return seconds


def moment_us(text: str, *, whole_day: bool = False) -> int:
    """UTC microseconds of an ISO-8601 time or day; with `whole_day`, the end of a day that is named without a time.

    Raises:
        UserError: `invalid` (exit 2).
    """
    try:
        at = from_iso(text.strip())
    except (ValueError, OverflowError):
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"{text} is no time; write 2026-03-08T18:30:00Z or 2026-03-08.",
            reason_ru=f"{text} — не время; пишите 2026-03-08T18:30:00Z или 2026-03-08.",
        ) from None
    return at + DAY_US if whole_day and _DAY.fullmatch(text.strip()) else at


def until_us(text: str, now_us: int) -> int:
    """UTC microseconds of an ISO-8601 time, or of a time in natural words by the clock of this machine.

    Raises:
        UserError: `invalid` (exit 2), saying what to write instead.
    """
    try:
        return moment_us(text)
    except UserError:
        found = when.moment_us(text, now_us)
    if found is None:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"{text} is no time; write 2026-03-08T18:30:00Z, tomorrow 9:00, in 3h, mon 10:00.",
            reason_ru=f"{text} — не время; пишите 2026-03-08T18:30:00Z, завтра 9:00, через 3 часа, пн 10:00.",
        )
    return found
