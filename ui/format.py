"""Numbers, durations and times as people read them, in the language of the window.

Groups and units are joined by no-break spaces and a minus is a real minus, so that a figure never breaks in two.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US
from ui.i18n import _t, language

NBSP: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"


def number(value: int) -> str:
    """`1 874` in Russian, `1,874` in English."""
    text = f"{abs(value):,}"
    if language() == "ru":
        text = text.replace(",", NBSP)
    return f"{MINUS}{text}" if value < 0 else text


def decimal(value: float, digits: int = 1) -> str:
    """`4,6` in Russian, `4.6` in English."""
    text = f"{abs(value):,.{digits}f}"
    if language() == "ru":
        text = text.replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 else text


def percent(share: float) -> str:
    """A share of 0…1 as whole per cent."""
    return f"{round(share * 100)}{NBSP}%"


def duration(span_us: int) -> str:
    """The two largest units: `3 d 4 h`, `1 h 12 m`, `52 m`; under a minute `40 s`. The sign is dropped."""
    span = abs(span_us)
    days, rest = divmod(span, DAY_US)
    hours, rest = divmod(rest, HOUR_US)
    minutes, rest = divmod(rest, MINUTE_US)
    if days:
        text = _t("Format", "{days} d {hours} h").format(days=number(days), hours=hours)
    elif hours:
        text = _t("Format", "{hours} h {minutes} m").format(hours=hours, minutes=f"{minutes:02}")
    elif minutes:
        text = _t("Format", "{minutes} m").format(minutes=minutes)
    else:
        text = _t("Format", "{seconds} s").format(seconds=rest // SECOND_US)
    return text.replace(" ", NBSP)


def countdown(left_us: int, seconds_below_s: int = 600) -> str:
    """What stands in a clock chip: `1 h 12 m`, `52 m`, `8:41` under ten minutes, `−18 m` when late.

    Time left is rounded up to the second, time late down, so that zero is shown exactly at the due time.
    """
    if left_us < 0:
        late = -left_us
        return f"{MINUS}{_late(late)}"
    seconds = -(-left_us // SECOND_US)
    if seconds < seconds_below_s:
        return f"{seconds // 60}:{seconds % 60:02}"
    return duration(seconds * SECOND_US)


def _late(late_us: int) -> str:
    if late_us < MINUTE_US:
        return _t("Format", "{minutes} m").format(minutes=0).replace(" ", NBSP)
    return duration(late_us)


def clock_time(at_us: int, zone: tzinfo | None = None) -> str:
    """`14:02` in the reader's zone."""
    return datetime.fromtimestamp(at_us / SECOND_US, zone).strftime("%H:%M")


def _months() -> tuple[str, ...]:
    """Short month names, in the case a date needs."""
    return (
        _t("Format", "January"), _t("Format", "February"), _t("Format", "March"), _t("Format", "April"),
        _t("Format", "May"), _t("Format", "June"), _t("Format", "July"), _t("Format", "August"),
        _t("Format", "September"), _t("Format", "October"), _t("Format", "November"), _t("Format", "December"),
    )  # fmt: skip


def date(at_us: int, now_us: int, zone: tzinfo | None = None) -> str:
    """`12 September`, with the year when it is another one."""
    moment = datetime.fromtimestamp(at_us / SECOND_US, zone)
    day = f"{moment.day}{NBSP}{_months()[moment.month - 1]}"
    return day if moment.year == datetime.fromtimestamp(now_us / SECOND_US, zone).year else f"{day}{NBSP}{moment.year}"


def when(at_us: int, now_us: int, zone: tzinfo | None = None) -> str:
    """A moment as a reader of today names it: `14:02`, `yesterday, 14:02`, `12 September, 09:30`."""
    moment = datetime.fromtimestamp(at_us / SECOND_US, zone)
    today = datetime.fromtimestamp(now_us / SECOND_US, zone)
    days = (today.date() - moment.date()).days
    time = moment.strftime("%H:%M")
    if days == 0:
        return time
    if days == 1:
        return _t("Format", "yesterday, {time}").format(time=time)
    if days == -1:
        return _t("Format", "tomorrow, {time}").format(time=time)
    return f"{date(at_us, now_us, zone)}, {time}"


def ago(at_us: int, now_us: int) -> str:
    """How long ago in the one largest unit: `just now`, `3 minutes ago`, `2 days ago`."""
    span = max(0, now_us - at_us)
    minutes, hours, days = span // MINUTE_US, span // HOUR_US, span // DAY_US  # lupdate reads names only as a count
    if not minutes:
        return _t("Format", "just now")
    if not hours:
        return _t("Format", "%n minute(s) ago", "", minutes)
    if not days:
        return _t("Format", "%n hour(s) ago", "", hours)
    return _t("Format", "%n day(s) ago", "", days)
