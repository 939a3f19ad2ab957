"""The ledger of a clock: its figures agree with a naive walk, add up, and come out the same from the same facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.clock import HOUR_US, MINUTE_US, from_iso
from moderator_app.domain.items import Waiting
from moderator_app.domain.sla.calendar import DAY_MINUTES, Calendar, Hours
from moderator_app.domain.sla.calendars import NamedCalendar, Timetables
from moderator_app.domain.sla.ledger import (
    Clock,
    ClockState,
    Cycle,
    End,
    Event,
    EventKind,
    How,
    Pause,
    Reason,
    Rule,
    Ruling,
    clock,
    elapsed_us,
    paused_us,
)
from moderator_app.domain.sla.policy import Metric

BERLIN = Calendar(
    zone="Europe/Berlin",
    week=(*((Hours(9 * 60, 13 * 60), Hours(14 * 60, 18 * 60)),) * 4, (Hours(22 * 60, 26 * 60),), (), ()),
)
LATER = Calendar(zone="Europe/Berlin", week=((Hours(0, DAY_MINUTES),),) * 7)
CHANGED = from_iso("2026-03-30T00:00:00Z")
TABLES = Timetables(
    {
        1: (
            NamedCalendar(id=1, hours=BERLIN, version=10, at_us=1),
            NamedCalendar(id=1, hours=LATER, version=20, at_us=CHANGED),
        )
    }
)
STARTS = ["2026-03-27T07:13:00Z", "2026-03-28T23:30:00Z", "2026-10-24T21:00:00Z", "2026-10-23T12:00:00Z"]


def rule(target_us: int = HOUR_US, **facts: object) -> Rule:
    given_facts: dict[str, object] = {"policy": 1, "version": 1, "target_us": target_us, **facts}
    return Rule(**given_facts)  # type: ignore[arg-type] # the facts of a test


def office(target_us: int, at_us: int, **facts: object) -> Rule:
    return rule(target_us, calendar=1, calendar_version=TABLES.version(1, at_us), calendar_at_us=at_us, **facts)


@st.composite
def cycles(draw: st.DrawFn) -> Cycle:
    """Any order of pauses, policy changes, calendar edits and an end, around both changes of the clocks."""
    start = from_iso(draw(st.sampled_from(STARTS)))
    at = start
    pauses: list[Pause] = []
    for _ in range(draw(st.integers(0, 4))):
        at += draw(st.integers(0, 900)) * MINUTE_US
        until = at + draw(st.integers(1, 900)) * MINUTE_US
        pauses.append(Pause(at_us=at, reason=draw(st.sampled_from(list(Waiting)[1:])), until_us=until))
        at = until
    if len(pauses) > 0 and draw(st.booleans()):
        last = pauses.pop()
        pauses.append(Pause(at_us=last.at_us, reason=last.reason))
    caps = {each: draw(st.integers(1, 400)) * MINUTE_US for each in list(Waiting)[1:]} if draw(st.booleans()) else {}
    instants = sorted(start + draw(st.integers(1, 4000)) * MINUTE_US for _ in range(draw(st.integers(0, 3))))
    rulings = [
        Ruling(
            at_us=when,
            rule=office(
                draw(st.integers(1, 900)) * MINUTE_US,
                when,
                caps_us=caps,
                version=index,
                hard_us=draw(st.none() | st.integers(900, 2000).map(lambda each: each * MINUTE_US)),
            ),
            why=Reason.POLICY,
        )
        for index, when in enumerate([start, *instants])
    ]
    end = None
    if draw(st.booleans()):
        how = draw(st.sampled_from(list(How)))
        end = End(
            at_us=start + draw(st.integers(0, 5000)) * MINUTE_US,
            how=how,
            reason=Reason.SPAM if how is How.VOIDED else "",
        )
    return Cycle(
        metric=Metric.FIRST_RESPONSE, number=0, start_us=start, rulings=tuple(rulings), pauses=tuple(pauses), end=end
    )


def minutes_open(calendar: Calendar, since_us: int, until_us: int) -> Iterator[int]:
    """Each open minute by a look at the local wall clock."""
    zone = ZoneInfo(calendar.zone)
    for at in range(since_us, until_us, MINUTE_US):
        local = datetime.fromtimestamp(at // 1_000_000, UTC).astimezone(zone)
        minute = local.hour * 60 + local.minute
        today, before = calendar.week[local.weekday()], calendar.week[local.weekday() - 1]
        if any(each.start <= minute < each.end for each in today) or any(
            each.start <= minute + DAY_MINUTES < each.end for each in before
        ):
            yield at


def naive_elapsed(cycle: Cycle, held: Rule, at_us: int) -> int:
    """Open minutes outside of pauses; a pause counts as one until its cap is used up, minute by minute."""
    calendar = BERLIN if held.calendar_version == 10 else LATER
    used: dict[int, int] = {}
    total = 0
    for minute in minutes_open(calendar, cycle.start_us, at_us):
        inside = next(
            (
                index
                for index, each in enumerate(cycle.pauses)
                if each.at_us <= minute and (each.until_us is None or minute < each.until_us)
            ),
            None,
        )
        if inside is not None:
            cap = held.caps_us.get(cycle.pauses[inside].reason)
            used[inside] = used.get(inside, 0) + MINUTE_US
            if cap is None or used[inside] <= cap:
                continue
        total += MINUTE_US
    return total


@settings(max_examples=60, deadline=None)
@given(cycles(), st.integers(0, 3000))
def test_elapsed_time_agrees_with_a_minute_walk_and_its_parts_make_up_the_whole(cycle: Cycle, minutes: int) -> None:
    """Never negative, never a closed minute, and counted plus paused time is all open time."""
    held = cycle.rulings[-1].rule
    assert held is not None
    at = cycle.start_us + minutes * MINUTE_US
    elapsed = elapsed_us(cycle, held, TABLES.of_rule, at)
    assert elapsed == naive_elapsed(cycle, held, at)
    whole = TABLES.of_rule(held, cycle.start_us, at).between(cycle.start_us, at)
    assert elapsed + paused_us(cycle, held, TABLES.of_rule, at) == whole
    assert 0 <= elapsed <= whole


@settings(max_examples=150, deadline=None)
@given(cycles(), st.integers(0, 6000))
def test_a_ledger_only_grows_and_is_the_same_from_the_same_facts(cycle: Cycle, minutes: int) -> None:
    """What was told by an instant stands there later too; events are in order, the first is the start."""
    at = cycle.start_us + minutes * MINUTE_US
    early = clock(cycle, TABLES.of_rule, at)
    late = clock(cycle, TABLES.of_rule, at + 500 * MINUTE_US)
    assert early == clock(cycle, Timetables(TABLES._history).of_rule, at)
    assert early.events[0] == Event(cycle.start_us, EventKind.STARTED, "")
    assert list(early.events) == sorted(early.events, key=lambda each: each.at)
    assert [each for each in early.events if each not in late.events] == []
    verdicts = [each for each in late.events if each.kind in {EventKind.MET, EventKind.ANSWERED, EventKind.VOIDED}]
    assert len(verdicts) == (1 if cycle.end is not None else 0)


@settings(max_examples=150, deadline=None)
@given(cycles())
def test_the_verdict_is_what_the_due_time_and_the_end_say(cycle: Cycle) -> None:
    """Met: accepted by the due time of the last rule in force; every miss says so in the ledger."""
    found = clock(cycle, TABLES.of_rule)
    if cycle.end is None or cycle.end.how is How.VOIDED:
        return
    late = found.due_at is not None and cycle.end.at_us > found.due_at
    assert found.state is (ClockState.MISSED if late else ClockState.MET)
    assert found.elapsed_us is not None
    assert found.target_us is not None
    if late:
        assert any(each.kind is EventKind.MISSED for each in found.events)
        assert found.elapsed_us >= found.target_us
    else:
        assert found.elapsed_us <= found.target_us


START = from_iso("2026-03-02T10:00:00Z")


def single(**facts: object) -> Cycle:
    given_facts: dict[str, object] = {
        "metric": Metric.FIRST_RESPONSE,
        "number": 0,
        "start_us": START,
        "rulings": (Ruling(at_us=START, rule=rule(2 * HOUR_US)),),
        **facts,
    }
    return Cycle(**given_facts)  # type: ignore[arg-type] # the facts of a test


def told(found: Clock) -> list[tuple[int, str, str]]:
    return [((each.at - START) // MINUTE_US, each.kind.value, str(each.reason)) for each in found.events]


def test_warnings_and_a_miss_come_at_their_instants_whoever_looked() -> None:
    found = clock(single(end=End(at_us=START + 150 * MINUTE_US, how=How.ANSWERED)), TABLES.of_rule)
    assert told(found) == [
        (0, "started", ""),
        (60, "warned", "50"),
        (102, "warned", "15"),
        (120, "missed", "target"),
        (150, "answered", ""),
    ]
    assert found.state is ClockState.MISSED


def test_a_running_clock_is_told_up_to_now_and_stored_without_it() -> None:
    """What is stored depends on no clock; what is shown knows what time has brought."""
    assert told(clock(single(), TABLES.of_rule)) == [(0, "started", "")]
    shown = clock(single(), TABLES.of_rule, START + 121 * MINUTE_US)
    assert shown.state is ClockState.MISSED
    assert told(shown)[-1] == (120, "missed", "target")


def test_a_pause_moves_the_due_time_and_its_cap_ends_it() -> None:
    paused = single(pauses=(Pause(at_us=START + 30 * MINUTE_US, reason=Waiting.AUTHOR),))
    assert clock(paused, TABLES.of_rule).state is ClockState.PAUSED
    assert clock(paused, TABLES.of_rule).left_us == 90 * MINUTE_US
    capped = single(
        rulings=(Ruling(at_us=START, rule=rule(2 * HOUR_US, caps_us={Waiting.AUTHOR: HOUR_US})),), pauses=paused.pauses
    )
    later = clock(capped, TABLES.of_rule, START + 100 * MINUTE_US)
    assert later.state is ClockState.RUNNING
    assert later.due_at == START + 180 * MINUTE_US
    assert (90, "resumed", "cap") in told(later)


def test_a_policy_change_rules_anew_from_the_start_and_keeps_the_old_verdict() -> None:
    changed = single(
        rulings=(
            Ruling(at_us=START, rule=rule(HOUR_US)),
            Ruling(at_us=START + 90 * MINUTE_US, rule=rule(3 * HOUR_US, version=2), why=Reason.POLICY),
        ),
        end=End(at_us=START + 170 * MINUTE_US, how=How.ANSWERED),
    )
    found = clock(changed, TABLES.of_rule)
    assert found.state is ClockState.MET
    assert found.due_at == START + 180 * MINUTE_US
    assert (60, "missed", "target") in told(found)
    assert (90, "policy_changed", "policy") in told(found)


def test_a_change_that_makes_it_late_says_so_when_it_comes() -> None:
    changed = single(
        rulings=(
            Ruling(at_us=START, rule=rule(3 * HOUR_US)),
            Ruling(at_us=START + 90 * MINUTE_US, rule=rule(HOUR_US, version=2), why=Reason.POLICY),
        )
    )
    assert (90, "missed", "target") in told(clock(changed, TABLES.of_rule, START + 91 * MINUTE_US))


def test_an_answer_on_its_way_stands_still_and_the_platform_decides() -> None:
    pending = single(pending_us=START + 100 * MINUTE_US)
    shown = clock(pending, TABLES.of_rule, START + 500 * MINUTE_US)
    assert (shown.state, shown.left_us) == (ClockState.PENDING, 20 * MINUTE_US)
    assert not any(each.kind is EventKind.MISSED for each in shown.events)
    sent = single(end=End(at_us=START + 121 * MINUTE_US, how=How.ANSWERED))
    assert clock(sent, TABLES.of_rule).state is ClockState.MISSED


@pytest.mark.parametrize(
    ("reason", "state"), [(Reason.SPAM, ClockState.VOIDED), (Reason.NO_ANSWER_NEEDED, ClockState.MISSED)]
)
def test_closing_late_does_not_unsay_a_miss_but_spam_never_had_a_clock(reason: Reason, state: ClockState) -> None:
    ended = single(end=End(at_us=START + 130 * MINUTE_US, how=How.VOIDED, reason=reason))
    assert clock(ended, TABLES.of_rule).state is state
