"""The ledger of one clock: a pure function of facts, so every figure on screen and in reports is one of it too.

A clock counts working time from its start. Explicit waiting states pause it, up to a cap; a change of policy, calendar
or of what the item is rules anew *from the original start*, and what was said before stays in the ledger. Nothing here
reads a clock: without `until_us` the ledger holds what facts alone imply (that is stored), with it what time has
brought since (that is shown).
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
    """An explicit waiting state. `until_us` None: it lasts. `why`: what ended it. `planned_us`: when it is to end."""

    at_us: int
    reason: Waiting
    until_us: int | None = None
    planned_us: int | None = None
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

_RANK: Final = {
    kind: rank
    for rank, kind in enumerate(
        (
            EventKind.STARTED,
            EventKind.RESUMED,
            EventKind.POLICY_CHANGED,
            EventKind.WARNED,
            EventKind.MISSED,
            EventKind.PAUSED,
            EventKind.MET,
            EventKind.ANSWERED,
            EventKind.VOIDED,
        )
    )
}


def clock(cycle: Cycle, tables: Tables, until_us: int | None = None) -> Clock:
    """The clock of one cycle with its ledger.

    Args:
        cycle: its facts.
        tables: working time of the rules' calendars.
        until_us: the present, for what is shown; None: only what the facts imply, for what is stored.
    """
    known = _known_until(cycle, until_us)
    rulings = [each for each in cycle.rulings if cycle.end is None or each.at_us < cycle.end.at_us] or [
        cycle.rulings[0]
    ]
    events = [Event(cycle.start_us, EventKind.STARTED, cycle.flag)]
    missed = False
    rule: Rule | None = None
    plan: _Plan | None = None
    for index, ruling in enumerate(rulings):
        begin = cycle.start_us if index == 0 else max(ruling.at_us, cycle.start_us)
        following = rulings[index + 1].at_us if index + 1 < len(rulings) else None
        if index > 0:
            events.append(Event(begin, EventKind.POLICY_CHANGED, ruling.why))
        rule = ruling.rule
        plan = None if rule is None else _plan(cycle, rule, tables, known)
        if plan is None:
            missed = False
            continue
        late_already = index > 0 and plan.due_at is not None and plan.due_at < begin
        missed = missed and late_already
        for mark in plan.marks:
            retroactive = mark.at < begin
            if retroactive and (mark.kind is not EventKind.MISSED or (missed and mark.reason == Reason.TARGET)):
                continue
            at = begin if retroactive else mark.at
            if at >= known or (following is not None and at >= following):
                continue
            events.append(Event(at, mark.kind, mark.reason))
            missed = missed or mark.reason == Reason.TARGET
    events += _pauses(cycle, plan, known)
    return _finished(cycle, rule, plan, tables, events, until_us)


def elapsed_us(cycle: Cycle, rule: Rule, tables: Tables, at_us: int) -> int:
    """Working time a clock has counted by an instant: open time since its start without its pauses."""
    at_us = max(at_us, cycle.start_us)
    working = tables(rule, cycle.start_us, at_us)
    total = 0
    for begin, end in _stretches(cycle, rule, working):
        if begin >= at_us:
            break
        total += working.between(begin, at_us if end is None else min(end, at_us))
    return total


def paused_us(cycle: Cycle, rule: Rule, tables: Tables, at_us: int) -> int:
    """Working time that pauses kept from counting by an instant; with `elapsed_us` it makes up all open time."""
    at_us = max(at_us, cycle.start_us)
    working = tables(rule, cycle.start_us, at_us)
    return sum(
        working.between(min(each.at_us, at_us), at_us if each.until_us is None else min(each.until_us, at_us))
        for each in _capped(cycle, rule, working)
    )


# ---------------------------------------------------------------- laying a rule out


@dataclass(frozen=True, slots=True)
class _Plan:
    """When a rule's marks are reached if nothing more happens."""

    due_at: int | None
    hard_at: int | None
    warn_at: int | None
    burn_at: int | None
    marks: tuple[Event, ...]
    pauses: tuple[Pause, ...]


def _plan(cycle: Cycle, rule: Rule, tables: Tables, known: int) -> _Plan:
    working = tables(rule, cycle.start_us, min(known, _last_fact(cycle)))
    stretches = tuple(_stretches(cycle, rule, working))
    first, second = rule.warnings
    # Whole microseconds: a share is counted off from the end, so that 100 % would be the start.
    instants = [
        (_reached(stretches, working, rule.target_us * (FULL_PERCENT - left) // FULL_PERCENT), kind, reason)
        for left, kind, reason in (
            (first, EventKind.WARNED, str(first)),
            (second, EventKind.WARNED, str(second)),
            (0, EventKind.MISSED, Reason.TARGET),
        )
    ]
    warn_at, burn_at, due_at = (at for at, _, _ in instants)
    hard_at = None if rule.hard_us is None else _reached(stretches, working, rule.hard_us)
    instants.append((hard_at, EventKind.MISSED, Reason.HARD_LIMIT))
    return _Plan(
        due_at=due_at,
        hard_at=hard_at,
        warn_at=warn_at,
        burn_at=burn_at,
        marks=tuple(Event(at, kind, reason) for at, kind, reason in instants if at is not None),
        pauses=tuple(_capped(cycle, rule, working)),
    )


def _capped(cycle: Cycle, rule: Rule, working: Working) -> Iterator[Pause]:
    """Pauses as the rule lets them last."""
    for pause in cycle.pauses:
        cap = rule.caps_us.get(pause.reason)
        cap_at = None if cap is None else working.after(pause.at_us, cap)
        latest, why = cap_at, Reason.CAP
        if pause.planned_us is not None and (cap_at is None or pause.planned_us <= cap_at):
            latest, why = pause.planned_us, Reason.WOKE
        if latest is not None and (pause.until_us is None or latest < pause.until_us):
            yield Pause(at_us=pause.at_us, reason=pause.reason, until_us=latest, why=why)
        else:
            yield pause


def _stretches(cycle: Cycle, rule: Rule, working: Working) -> Iterator[tuple[int, int | None]]:
    """When the clock runs: (from, to), the last one without an end unless a pause lasts."""
    begin = cycle.start_us
    for pause in _capped(cycle, rule, working):
        if pause.at_us > begin:
            yield begin, pause.at_us
        if pause.until_us is None:
            return
        begin = max(begin, pause.until_us)
    yield begin, None


def _reached(stretches: Sequence[tuple[int, int | None]], working: Working, wanted_us: int) -> int | None:
    """The first instant by which the clock has counted so much."""
    for begin, end in stretches:
        if end is None:
            return working.after(begin, wanted_us)
        counted = working.between(begin, end)
        if wanted_us <= counted:
            return working.after(begin, wanted_us)
        wanted_us -= counted
    return None


# ---------------------------------------------------------------- what is known, and how it ends


def _last_fact(cycle: Cycle) -> int:
    instants = [cycle.start_us, *(each.at_us for each in cycle.rulings)]
    for pause in cycle.pauses:
        instants += [pause.at_us, pause.until_us or pause.at_us]
    if cycle.pending_us is not None:
        instants.append(cycle.pending_us)
    if cycle.end is not None:
        instants.append(cycle.end.at_us)
    return max(instants)


def _known_until(cycle: Cycle, until_us: int | None) -> int:
    """Up to where the ledger is told: marks at or after this instant are not events yet."""
    if cycle.end is not None:
        return cycle.end.at_us
    if cycle.pending_us is not None:
        return cycle.pending_us  # when the platform accepts it decides about everything later
    return _last_fact(cycle) if until_us is None else until_us + 1


def _pauses(cycle: Cycle, plan: _Plan | None, known: int) -> Iterator[Event]:
    for pause in cycle.pauses if plan is None else plan.pauses:
        if pause.at_us > known:
            continue
        yield Event(pause.at_us, EventKind.PAUSED, pause.reason)
        if pause.until_us is not None and pause.until_us <= known:
            yield Event(pause.until_us, EventKind.RESUMED, pause.why)


def _state(cycle: Cycle, plan: _Plan | None, until_us: int | None, known: int) -> tuple[ClockState, Pause | None]:
    if cycle.end is not None and cycle.end.how is How.VOIDED and not _was_late(cycle, plan):
        return ClockState.VOIDED, None
    if plan is None:
        return ClockState.VOIDED, None
    if cycle.end is not None:
        late = plan.due_at is not None and cycle.end.at_us > plan.due_at
        return ClockState.MISSED if late else ClockState.MET, None
    if cycle.pending_us is not None:
        return ClockState.PENDING, None
    last = plan.pauses[-1] if plan.pauses else None
    if last is not None and (last.until_us is None or last.until_us >= known):
        fact = cycle.pauses[-1].until_us
        if fact is None or last.until_us is None or fact > last.until_us:
            return ClockState.PAUSED, last
    if until_us is not None and plan.due_at is not None and plan.due_at <= until_us:
        return ClockState.MISSED, None
    return ClockState.RUNNING, None


def _was_late(cycle: Cycle, plan: _Plan | None) -> bool:
    """Closed without an answer after its time was up: that does not unsay the miss. Spam never had a clock."""
    return (
        cycle.end is not None
        and cycle.end.reason == Reason.NO_ANSWER_NEEDED
        and plan is not None
        and plan.due_at is not None
        and cycle.end.at_us > plan.due_at
    )


def _finished(
    cycle: Cycle,
    rule: Rule | None,
    plan: _Plan | None,
    tables: Tables,
    events: list[Event],
    until_us: int | None,
) -> Clock:
    state, pause = _state(cycle, plan, until_us, _known_until(cycle, until_us))
    end = cycle.end
    ended_at = None if end is None else end.at_us
    if state is ClockState.VOIDED and end is None:
        ended_at = max(cycle.start_us, cycle.rulings[-1].at_us) if rule is None else None
        events.append(Event(ended_at or cycle.start_us, EventKind.VOIDED, Reason.NO_POLICY))
    elif end is not None and state is ClockState.VOIDED:
        events.append(Event(end.at_us, EventKind.VOIDED, end.reason or Reason.NO_POLICY))
    elif end is not None and state is ClockState.MET:
        events.append(Event(end.at_us, EventKind.MET, end.reason))
    elif end is not None:
        events.append(Event(end.at_us, EventKind.ANSWERED, end.reason))
    still = {ClockState.PAUSED: None if pause is None else pause.at_us, ClockState.PENDING: cycle.pending_us}.get(state)
    if state is ClockState.PENDING:
        events.append(Event(still or cycle.start_us, EventKind.PAUSED, Waiting.DELIVERY))
    counted_to = ended_at if ended_at is not None else still
    elapsed = None if rule is None or counted_to is None else elapsed_us(cycle, rule, tables, counted_to)
    runs = state in {ClockState.RUNNING, ClockState.MISSED} and end is None
    # A clock that has ended keeps its due time: by how much it was met or missed is a figure of the reports.
    has_due = plan is not None and state is not ClockState.PAUSED
    return Clock(
        metric=cycle.metric,
        cycle=cycle.number,
        state=state,
        started_at=cycle.start_us,
        policy=None if rule is None else rule.policy,
        version=None if rule is None else rule.version,
        target_us=None if rule is None else rule.target_us,
        due_at=plan.due_at if plan is not None and has_due else None,
        hard_at=plan.hard_at if plan is not None and has_due else None,
        warn_at=plan.warn_at if plan is not None and runs else None,
        burn_at=plan.burn_at if plan is not None and runs else None,
        elapsed_us=elapsed,
        left_us=None if rule is None or elapsed is None or still is None else rule.target_us - elapsed,
        until_us=None if pause is None else pause.until_us,
        waiting=Waiting.DELIVERY if state is ClockState.PENDING else (None if pause is None else pause.reason),
        ended_at=ended_at,
        flag=cycle.flag,
        events=tuple(sorted(events, key=lambda each: (each.at, _RANK[each.kind], each.reason))),
    )
