"""The weekly digest: whom it goes to and how, when it is due, which week it tells of, and what was missed. Pure.

A digest tells of a whole week, Monday to Sunday in the schedule's zone: the last one that had ended when it became due.
So a week has one due time and a due time one week, and (schedule, week) names what is sent at most once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, Self
from zoneinfo import ZoneInfo

from moderator_app.clock import SECOND_US

FORMATS: Final = ("html", "pdf", "xlsx")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_MISSED: Final = 8
"""Missed weeks that are named; a machine that slept for longer is told so by their number."""
_WEEK_DAYS: Final = 7
_FARTHEST: Final = 104
"""Weeks looked back for what was missed."""
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week of ISO 8601, by its Monday."""

    monday: date

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=_WEEK_DAYS - 1)

    def earlier(self, weeks: int = 1) -> Self:
        """So many weeks before."""
        return type(self)(self.monday - timedelta(days=_WEEK_DAYS * weeks))

    @classmethod
    def of(cls, day: date) -> Self:
        """The week of a day."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def parse(cls, text: str) -> Self:
        """A week written as `2026-W47`.

        Raises:
            ValueError: it is written otherwise, or that year has no such week.
        """
        found = _WEEK.fullmatch(text.strip().upper())
        try:
            monday = None if found is None else date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            monday = None
        if monday is None:
            raise ValueError(f"no week: {text}")
        return cls(monday)

    def __str__(self) -> str:
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02d}"


class Security(StrEnum):
    """How the way to a mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"
    """Not at all: on this machine alone."""


PORTS: Final = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """By mail: the account it leaves by, and to whom; its password lies apart. `user`: empty: no sign-in."""

    host: str
    port: int
    security: Security
    sender: str
    recipients: tuple[str, ...]
    user: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A digest that is made each week.

    Attributes:
        id: 0: not kept yet.
        weekday: 0 Monday … 6 Sunday.
        minute: of the day, by the wall clock of `zone`.
        zone: IANA name; of the due time and of the days of the week told.
        language: `ru` or `en`.
        brand: only its channels; None: all.
        channels: only these; none: all.
        formats: of `FORMATS`; files in the folder, or attached.
        folder: where files are written; None: it goes by mail.
        mail: None: into a folder.
        since_us: it is due after this moment, never for what was before.
        version: of the password in the keyring; 0: there is none.
    """

    id: int = 0
    name: str
    weekday: int = 0
    minute: int = 9 * 60
    zone: str = "UTC"
    language: str = "ru"
    brand: str | None = None
    channels: tuple[int, ...] = ()
    formats: tuple[str, ...] = ("html",)
    folder: str | None = None
    mail: Mail | None = None
    since_us: int = 0
    version: int = 0


class State(StrEnum):
    """How far a digest of one week got."""

    WAITING = "waiting"
    """To be made, or to be tried again."""
    SENDING = "sending"
    """Its bytes leave; found so by whoever alone may send, its end is not known."""
    SENT = "sent"
    UNSURE = "unsure"
    """It may have been sent: a person decides."""
    REFUSED = "refused"
    """Trying again would not help; a person changes something and sends it."""
    MISSED = "missed"
    """A later week came before it could be sent; that one names it."""


TOLD: Final = frozenset({State.SENT, State.UNSURE, State.SENDING})
"""What is, or may be, with its readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How far the digest of a week got.

    Attributes:
        entry_id: of the entry that began it.
        attempts: tries that failed.
        at: when it came into its state.
        next_at: when it is tried again.
        code, facts: the `UserError` of the last failure.
        files: where it was written.
        refused: (address, what the server said) of recipients that did not get it.
    """

    schedule_id: int
    week: Week
    state: State
    entry_id: int
    attempts: int = 0
    at: int
    next_at: int | None = None
    missed: tuple[Week, ...] = ()
    code: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A digest that is due: its week, and earlier ones, in order, that were never told."""

    week: Week
    missed: tuple[Week, ...] = field(default=())


def due_at(schedule: Schedule, week: Week) -> int:
    """When the digest of a week is due. Where clocks are put forward over that hour: the moment after the gap."""
    day = week.monday + timedelta(days=_WEEK_DAYS + schedule.weekday)
    local = datetime.combine(day, time(*divmod(schedule.minute, 60)), ZoneInfo(schedule.zone))
    return int(local.timestamp()) * SECOND_US


def newest(schedule: Schedule, now_us: int) -> Week:
    """The newest week whose digest was due by now."""
    today = datetime.fromtimestamp(now_us // SECOND_US, ZoneInfo(schedule.zone)).date()
    week = Week.of(today).earlier()
    return week if due_at(schedule, week) <= now_us else week.earlier()


def ended(schedule: Schedule, now_us: int) -> Week:
    """The newest week that is over."""
    return Week.of(datetime.fromtimestamp(now_us // SECOND_US, ZoneInfo(schedule.zone)).date()).earlier()


def next_at(schedule: Schedule, now_us: int) -> int:
    """The first due time after now."""
    return due_at(schedule, Week.of(newest(schedule, now_us).sunday + timedelta(days=1)))


def due(schedule: Schedule, told: Collection[Week], begun: Collection[Week], now_us: int) -> Due | None:
    """What is to be begun now.

    Args:
        schedule: whose.
        told: weeks its readers have, or may have.
        begun: weeks that were begun, whatever became of them.
        now_us: UTC microseconds.

    Returns:
        The newest week that is due, however long nobody looked; None: nothing is, or it was begun.
    """
    week, over = newest(schedule, now_us), ended(schedule, now_us)
    # What was told of weeks that are not over yet was told by a clock that was wrong.
    later = any(week < each <= over for each in told)
    if later or week in begun or due_at(schedule, week) <= schedule.since_us:
        return None
    return Due(week=week, missed=missed(schedule, told, week))


def missed(schedule: Schedule, told: Collection[Week], week: Week) -> tuple[Week, ...]:
    """Weeks before this one that were due and are with nobody, in order, back to the last one that was told."""
    found: list[Week] = []
    earlier = week.earlier()
    while len(found) < _FARTHEST and earlier not in told and due_at(schedule, earlier) > schedule.since_us:
        found.append(earlier)
        earlier = earlier.earlier()
    return tuple(reversed(found))
