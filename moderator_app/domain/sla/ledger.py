"""The ledger of one clock: a pure function of facts, so every figure on screen and in reports is one of it too.

A clock counts working time from its start. Explicit waiting states pause it, up to a cap; a change of policy, calendar
or of what the item is rules anew *from the original start*, and what was said before stays in the ledger. Nothing here
reads a clock: without `until_us` the ledger holds what facts alone imply (that is stored), with it what time has brought
since (that is shown).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from moderator_app.domain.items import Waiting
from moderator_app.domain.sla.policy import DEFAULT_WARNINGS, FULL_PERCENT, Metric


class EventKind(StrEnum):
    """What a clock did."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    WARNED = "warned"
    MET = "met"
    MISSED = "missed"
    ANSWERED = "answered"
    """The end of a clock that had been missed."""
    POLICY_CHANGED = "policy_changed"
    VOIDED = "voided"


class ClockState(StrEnum):
    """How a clock stands. `PENDING`: answered, not yet accepted by the platform."""

    RUNNING = "running"
    PAUSED = "paused"
    PENDING = "pending"
    MET = "met"
    MISSED = "missed"
    VOIDED = "voided"


class Reason(StrEnum):
    """Codes in `Event.reason`; besides them: a waiting reason (paused), the percent left (warned)."""

    LATE_ATTACH = "late_attach"
    """Started when we first saw it: it is older than our watching there."""
    FUTURE = "future"
    """Its platform dates it in the future: started when we first saw it."""
    REOPENED = "reopened"
    CAP = "cap"
    WOKE = "woke"
    NEW_MESSAGE = "new_message"
    NOT_SENT = "not_sent"
    TARGET = "target"
    HARD_LIMIT = "hard_limit"
    POLICY = "policy"
    CALENDAR = "calendar"
    ITEM = "item"
    """What the item is changed: kind, tags, negativity."""
    SPAM = "spam"
    DELETED = "deleted"
    NO_ANSWER_NEEDED = "no_answer_needed"
    NO_POLICY = "no_policy"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the ledger; `at`: UTC microseconds."""

    at: int
    kind: EventKind
    reason: str = ""


class Working(Protocol):
    """Working time of a calendar over a span that covers what is asked (`calendar.Timetable`)."""

    def between(self, start_us: int, end_us: int) -> int:
        """Open microseconds between two instants."""

    def after(self, start_us: int, working_us: int) -> int | None:
        """The first instant by which so much working time has passed; None: not within the span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What holds for a clock: a policy of one version, with the calendar it names as that was then."""

    policy: int
    version: int
    target_us: int
    hard_us: int | None = None
    warnings: tuple[int, int] = DEFAULT_WARNINGS
    caps_us: Mapping[Waiting, int] = field(default_factory=dict)
    calendar: int = 0
    calendar_version: int = 0
    calendar_at_us: int = 0
    """When the calendar was as this rule takes it."""

    def same_as(self, other: Rule | None) -> bool:
        """Whether both give the same times; the version alone makes no difference."""
        return other is not None and (
            (self.policy, self.target_us, self.hard_us, self.warnings, self.calendar, self.calendar_version)
            == (other.policy, other.target_us, other.hard_us, other.warnings, other.calendar, other.calendar_version)
            and dict(self.caps_us) == dict(other.caps_us)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """From `at_us` on this rule holds; None: no policy with such a target matches. `why`: code of what changed."""

    at_us: int
    rule: Rule | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """An explicit waiting state. `until_us` None: it lasts. `why`: what ended it."""

    at_us: int
    reason: Waiting
    until_us: int | None = None
    why: str = Reason.WOKE


class How(StrEnum):
    """What ends a clock."""

    ANSWERED = "answered"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What ended a cycle, and when the platform accepted it. `reason`: why it is void."""

    at_us: int
    how: How
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """The facts of one clock between its start and its end.

    Attributes:
        number: 0, and one more with each reopening.
        rulings: in order; the first holds from the start.
        pauses: in order, not overlapping.
        pending_us: when the reply was written that has not reached the platform yet.
        flag: why it did not start at the platform's timestamp.
    """

    metric: Metric
    number: int
    start_us: int
    rulings: tuple[Ruling, ...]
    pauses: tuple[Pause, ...] = ()
    pending_us: int | None = None
    end: End | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock with its ledger: what is stored, and what is shown. Times are UTC microseconds.

    Attributes:
        due_at: when its working time is used up; None: it stands still, or no policy gives it a target.
        hard_at: the second limit.
        warn_at, burn_at: when it begins to warn and to burn, while it runs.
        elapsed_us: working time used, once it stands still or has ended; None: it runs.
        left_us: working time left while it stands still.
        until_us: when the cap ends its pause.
        waiting: why it stands still.
    """

    metric: Metric
    cycle: int
    state: ClockState
    started_at: int
    policy: int | None
    version: int | None
    target_us: int | None
    due_at: int | None = None
    hard_at: int | None = None
    warn_at: int | None = None
    burn_at: int | None = None
    elapsed_us: int | None = None
    left_us: int | None = None
    until_us: int | None = None
    waiting: Waiting | None = None
    ended_at: int | None = None
    flag: str = ""
    events: tuple[Event, ...] = ()


Tables = Callable[[Rule, int, int], Working]
"""(rule, from, to) -> the working time of its calendar over at least this span."""

_RANK: Final = {kind: rank for rank, kind in enumerate(EventKind)}


def clock(cycle: Cycle, tables: Tables, until_us: int | None = None) -> Clock:
    """The clock of one cycle with its ledger.

    Args:
        cycle: its facts.
        tables: working time of the rules' calendars.
        until_us: the present, for what is shown; None: only what the facts imply, for what is stored.
    """
    raise NotImplementedError


def elapsed_us(cycle: Cycle, rule: Rule, tables: Tables, at_us: int) -> int:
    """Working time a clock has counted by an instant: open time since its start without its pauses."""
    raise NotImplementedError


_USED = (Iterator, Sequence, FULL_PERCENT)
