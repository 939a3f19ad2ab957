"""What a report is asked for, and its days and hours in the zone of the question."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from moderator_app.clock import HOUR_US, SECOND_US

LONGEST_DAYS: Final = 1_100
"""Three years: what fits on a page for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One report.

    Attributes:
        since, until: days of `zone`, both included.
        zone: IANA name.
        channels: only these; None: all.
        brand: only channels of this brand; None: all.
        person: only what this actor settled, has in hand or wrote; None: everybody.
        audience: the voice of the audience instead of figures: `all` or a department (`audience.DEPARTMENTS`).
    """

    since: date
    until: date
    zone: str = "UTC"
    channels: frozenset[int] | None = None
    brand: int | None = None
    person: str | None = None
    audience: str = ""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The days of a question as instants (UTC microseconds). Hours are those of the wall clock."""

    since: date
    until: date
    zone: str
    _starts: list[int] = field(init=False, repr=False, default_factory=list)
    hours: list[tuple[date, int]] = field(init=False, repr=False, default_factory=list)
    """(day, hour) of each hour of the span, in order."""

    def __post_init__(self) -> None:
        zone = ZoneInfo(self.zone)
        for day in self.days:
            end = _midnight(day + timedelta(days=1), zone)
            at = _midnight(day, zone)
            while at < end:
                self._starts.append(at)
                self.hours.append((day, datetime.fromtimestamp(at // SECOND_US, zone).hour))
                at += HOUR_US

    @cached_property
    def days(self) -> list[date]:
        """Every day, in order; empty where the end lies before the beginning."""
        return [self.since + timedelta(days=number) for number in range((self.until - self.since).days + 1)]

    @cached_property
    def span_us(self) -> tuple[int, int]:
        """From the first midnight to the one after the last day, which is left out itself."""
        zone = ZoneInfo(self.zone)
        return _midnight(self.since, zone), _midnight(self.until + timedelta(days=1), zone)

    def day_ends_us(self) -> list[int]:
        """The end of each day."""
        zone = ZoneInfo(self.zone)
        return [_midnight(day + timedelta(days=1), zone) for day in self.days]

    def hour_number(self, at_us: int) -> int:
        """Which of `hours` an instant within the span belongs to."""
        return bisect_right(self._starts, at_us) - 1

    def hour(self, at_us: int) -> tuple[date, int]:
        """Day and hour of an instant within the span."""
        return self.hours[self.hour_number(at_us)]


def frame(question: Question) -> Frame:
    """The days of a question."""
    return Frame(since=question.since, until=question.until, zone=question.zone)


def _midnight(day: date, zone: ZoneInfo) -> int:
    return int(datetime.combine(day, time(), zone).timestamp()) * SECOND_US
