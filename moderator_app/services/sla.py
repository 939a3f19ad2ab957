"""Clocks, policies and calendars, for window and command line.

Chips of list rows need no call here: `domain.sla.clocks.of_row(row, now_us(desk))` is pure. What may take longer than a
frame says so; the window asks for it through `services.aside`.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import Final

from moderator_app.clock import DAY_US, HOUR_US, SECOND_US
from moderator_app.domain.sla import clocks as chips
from moderator_app.domain.sla import ledger, sentences
from moderator_app.domain.sla.clocks import Chip
from moderator_app.domain.sla.cycles import Book, of_items
from moderator_app.domain.sla.ledger import Clock, ClockState, Cycle
from moderator_app.domain.sla.policy import FULL_PERCENT, SHIPPED, Policy
from moderator_app.domain.views import InboxQuery, Moment, View
from moderator_app.services.desk import Desk
from moderator_app.services.targets import item_of
from moderator_app.storage import clocks as stored
from moderator_app.storage import queries, reading, refold, ruling

WRONG_CLOCK_US: Final = 30 * SECOND_US
"""A local clock that is further off than this is spoken of."""
_FAR_US: Final = 3 * 365 * DAY_US
_FORECAST_ITEMS: Final = 5_000
_SHORTEST_SPELL_US: Final = HOUR_US // 4
"""A pace is measured over at least so long."""
MEASURED: Final = 5
"""So many handled items make a pace; fewer say nothing of the rest of the shift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """One clock of an item with its ledger, as of now.

    Attributes:
        clock: times, state and events (`ledger.Clock`); `clock.events` is its history.
        chip: how it looks now.
        elapsed_s, target_s: working seconds.
        policy_name: as the list calls it now, or a sentence when it has no name.
        rule_en, rule_ru: the rule in a sentence.
    """

    clock: Clock
    chip: Chip
    elapsed_s: int
    target_s: int | None
    policy_name: str
    rule_en: str
    rule_ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemClocks:
    """All clocks of an item, the one its chip shows first; older cycles last."""

    item_id: int
    clocks: tuple[ClockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Figures of the header. `due_in_shift` and `shift_end_us` are None outside of a shift."""

    burning: int
    late: int
    due_in_shift: int | None
    shift_end_us: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """At today's pace, how many open items will be late by the end of the shift.

    Attributes:
        late: items.
        per_hour: items of ours ended in an hour today.
        until_us: end of the shift, or of the local day where there is no shift.
    """

    late: int
    per_hour: float
    until_us: int
    text_en: str
    text_ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """The local clock disagrees with a platform's by more than 30 s; shown, and corrected for."""

    account_id: int
    account_name: str
    offset_us: int
    text_en: str
    text_ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Warnings since the last look, all in one. `quiet`: outside the shift or in focus mode, so nothing sounds."""

    warned: tuple[int, ...]
    burning: tuple[int, ...]
    late: tuple[int, ...]
    until_us: int
    quiet: bool
    text_en: str
    text_ru: str


# ---------------------------------------------------------------- what time it is


def offset_us(desk: Desk, account_id: int | None = None) -> int:
    """How far platforms' clocks are ahead of ours: of one account, or the middle of all."""
    known = {
        each.id: each.clock_offset_us for each in reading.accounts(desk.reader) if each.clock_offset_us is not None
    }
    if account_id is not None and account_id in known:
        return known[account_id]
    return round(statistics.median(known.values())) if known else 0


def now_us(desk: Desk, account_id: int | None = None) -> int:
    """The present as platforms have it: wall clock + offset from HTTP Date (of one account, or the middle of all).

    Remaining time is `due - now_us`: whoever shows a countdown calls this at each wake, each minute and whenever the
    clocks jump (`engine.jumps` watches the same for the engine), and counts on by `Clock.awake_us` in between.
    """
    return desk.clock.now_us() + offset_us(desk, account_id)


def doubts(desk: Desk) -> tuple[Doubt, ...]:
    """Accounts by which the local clock is wrong by more than 30 s, for a line on screen."""
    return tuple(
        _doubt(each.id, each.name, each.clock_offset_us)
        for each in reading.accounts(desk.reader)
        if each.clock_offset_us is not None and abs(each.clock_offset_us) > WRONG_CLOCK_US
    )


def _doubt(account_id: int, name: str, offset: int) -> Doubt:
    seconds = abs(offset) // SECOND_US
    # Rounded to what people would say: a clock that is an hour off is not 3601 s off.
    size = seconds if seconds < 120 else seconds // 60 * 60
    slow_en, slow_ru = ("slow", "отстают") if offset > 0 else ("fast", "спешат")
    size_en, size_ru = sentences.duration(size, "en"), sentences.amount_ru(size)
    return Doubt(
        account_id=account_id,
        account_name=name,
        offset_us=offset,
        text_en=f"This computer's clock is {size_en} {slow_en} by that of {name}; countdowns are corrected for it.",
        text_ru=f"Часы компьютера {slow_ru} от часов {name} на {size_ru}; обратный отсчёт это учитывает.",
    )


def moment(desk: Desk) -> Moment:
    """The present with what lists by the clock need."""
    now = now_us(desk)
    shift = _shift(desk, now)
    return Moment(
        now_us=now,
        horizon_us=_horizon(desk, now, 1),
        shift_end_us=None if shift is None else shift[1],
    )


_TIMED: Final = frozenset({View.BURNING, View.OVERDUE, View.DUE_IN_SHIFT})


def timed(desk: Desk, query: InboxQuery) -> InboxQuery:
    """The query with the present, where its list needs one that it does not have."""
    needs = query.view in _TIMED or query.filter.timed()
    return replace(query, moment=moment(desk)) if needs and query.moment is None else query


def _horizon(desk: Desk, now: int, level: int) -> int:
    """By when everything that has reached a warning level is due: the level's share of working time from now on."""
    book = stored.book(desk.reader)
    latest = now
    for policy in book.latest.policies:
        for metric in policy.targets:
            rule = book.rule_of(policy, book.latest.version, metric, now)
            if rule is None:
                continue
            left = rule.target_us * policy.warnings[level] // FULL_PERCENT + 1
            due = book.timetables.of_rule(rule, now, now).after(now, left)
            latest = max(latest, now + _FAR_US if due is None else due)
    return latest


def _shift(desk: Desk, now: int) -> tuple[int, int] | None:
    """(begin, end) of the shift that whoever works here is in; None: none is on, or none is known."""
    if desk.moderator is None:
        return None
    timetables = stored.book(desk.reader).timetables
    own = next((each for each in timetables.current(now) if each.moderator == desk.moderator.id), None)
    if own is None:
        return None
    table = timetables.table(own.id, now, now - DAY_US, now)
    begin, end = table.opened_at(now), table.closes_at(now)
    return None if begin is None or end is None else (begin, end)


def has_shift(desk: Desk) -> bool:
    """Whether a calendar says when whoever works here is on shift."""
    current = stored.book(desk.reader).timetables.current(now_us(desk))
    return desk.moderator is not None and any(each.moderator == desk.moderator.id for each in current)


# ---------------------------------------------------------------- clocks of an item


def clocks(desk: Desk, item_id: int) -> ItemClocks:
    """All clocks of an item with their history and the rule in a sentence.

    Raises:
        UserError: `not_found`, with the nearest.
    """
    place = item_of(desk.reader, item_id)
    view = reading.item(desk.reader, place.id)
    found = refold.clock_facts(desk.reader, (view.thread_id, view.author_id))
    book = stored.book(desk.reader)
    cycles = () if found is None else of_items(*found, book).get(view.id, ())
    now = now_us(desk, view.account_id)
    names = policy_names(desk)
    places = {f"channel:{view.channel_id}": view.channel_name}
    views = [_view(cycle, book, now, names, places) for cycle in cycles]
    views.sort(
        key=lambda each: (-each.clock.cycle, each.clock.ended_at is not None, each.clock.due_at or now + _FAR_US)
    )
    return ItemClocks(item_id=view.id, clocks=tuple(views))


def _view(cycle: Cycle, book: Book, now: int, names: dict[tuple[int, int], str], places: dict[str, str]) -> ClockView:
    clock = ledger.clock(cycle, book.timetables.of_rule, now)
    rule = next((each.rule for each in reversed(cycle.rulings) if each.rule is not None), None)
    elapsed = clock.elapsed_us
    if elapsed is None and rule is not None:
        elapsed = ledger.elapsed_us(cycle, rule, book.timetables.of_rule, now)
    policy = None if rule is None else _policy(book, rule.policy, rule.version)
    rule_en = "" if policy is None else sentences.rule(policy, "en", places)
    rule_ru = "" if policy is None else sentences.rule(policy, "ru", places)
    name = "" if rule is None else names.get((rule.version, rule.policy), "")
    return ClockView(
        clock=clock,
        chip=chip(clock, now),
        elapsed_s=(elapsed or 0) // SECOND_US,
        target_s=None if clock.target_us is None else clock.target_us // SECOND_US,
        policy_name=name,
        rule_en=rule_en,
        rule_ru=rule_ru,
    )


def chip(clock: Clock, now: int) -> Chip:
    """How one clock looks at a moment."""
    match clock.state:
        case ClockState.VOIDED:
            return chips.NO_CHIP
        case ClockState.PAUSED:
            return Chip(level=chips.Level.PAUSED, left_us=clock.left_us, metric=clock.metric)
        case ClockState.PENDING:
            return Chip(level=chips.Level.PENDING, left_us=clock.left_us, metric=clock.metric)
        case _ if clock.ended_at is not None:
            left = None if clock.due_at is None else clock.due_at - clock.ended_at
            level = chips.Level.MET if clock.state is ClockState.MET else chips.Level.OVERDUE
            return Chip(level=level, left_us=left, metric=clock.metric, done_at=clock.ended_at)
        case _ if clock.due_at is None:
            return chips.NO_CHIP
        case _:
            return chips.running(clock.due_at, clock.warn_at, clock.burn_at, clock.started_at, now, clock.metric)


def _policy(book: Book, policy_id: int, version: int) -> Policy | None:
    listed = next((each for each in book.sets if each.version == version), SHIPPED)
    return next((each for each in listed.policies if each.id == policy_id), None)


def policy_names(desk: Desk) -> dict[tuple[int, int], str]:
    """(version, policy) -> its name."""
    return {
        (listed.version, policy.id): policy.name
        for listed in stored.named_sets(desk.reader)
        for policy in listed.policies
    }


# ---------------------------------------------------------------- figures


def counts(desk: Desk) -> Counts:
    """Burning now, late, due before my shift ends; each stops at 1000, as flat as the rail's other figures."""
    present = moment(desk)
    burning, late, due = queries.clock_counts(desk.reader, present)
    end = present.shift_end_us
    return Counts(burning=burning, late=late, due_in_shift=None if end is None else due, shift_end_us=end)


def forecast(desk: Desk, *, day_end_us: int | None = None, day_start_us: int | None = None) -> Forecast:
    """At today's pace, how many open items will be late by the end of the shift.

    Items are taken to be handled in the order of their due times, at the pace of this shift so far. Fewer than
    `MEASURED` handled ones are no pace: it is 0 then, and `late` counts what is due.

    Args:
        desk: whose shift.
        day_start_us: begin of the local day, where no shift is on; None: 12 hours ago.
        day_end_us: its end; None: in 12 hours.
    """
    now = now_us(desk)
    shift = _shift(desk, now)
    begin = shift[0] if shift else (day_start_us if day_start_us is not None else now - DAY_US // 2)
    end = shift[1] if shift else (day_end_us if day_end_us is not None else now + DAY_US // 2)
    settled = queries.settled_since(desk.reader, begin, _FORECAST_ITEMS)
    since = begin if shift or not settled else settled[0]
    measured = len(settled) >= MEASURED
    per_hour = len(settled) * HOUR_US / max(_SHORTEST_SPELL_US, now - since) if measured else 0.0
    due = queries.due_times(desk.reader, end, _FORECAST_ITEMS)
    late = 0
    for place, due_at in zip(count(1), due, strict=False):
        handled_at = end + 1 if per_hour == 0 else now + round(place * HOUR_US / per_hour)
        late += due_at < handled_at
    text_en, text_ru = _forecast_words(late, per_hour, None if shift else end)
    return Forecast(late=late, per_hour=per_hour, until_us=end, text_en=text_en, text_ru=text_ru)


def _forecast_words(late: int, per_hour: float, until_us: int | None) -> tuple[str, str]:
    """In both languages; `until_us`: the end where it is no shift's."""
    until = None if until_us is None else datetime.fromtimestamp(until_us // SECOND_US, UTC).strftime("%H:%M UTC")
    by_en = "the end of the shift" if until is None else until
    by_ru = "концу смены" if until is None else until
    pace = f"{per_hour:.0f}"
    if per_hour == 0:
        if late == 0:
            return f"Nothing is due by {by_en}.", f"К {by_ru} срок ни у чего не истекает."
        return (
            f"The pace is not measured yet; due by {by_en}: {late}.",
            f"Темп ещё не измерен; к {by_ru} истекает срок у {late}.",
        )
    if late == 0:
        return (
            f"At today's pace ({pace} an hour) nothing will be late.",
            f"При сегодняшнем темпе ({pace} в час) ничего не просрочится.",
        )
    return (
        f"At today's pace ({pace} an hour) {late} will be late by {by_en}.",
        f"При сегодняшнем темпе ({pace} в час) к {by_ru} просрочатся: {late}.",
    )


def digest(desk: Desk, since_us: int, *, focus: bool = False) -> Digest | None:
    """What began to warn, to burn or became late since an instant; None: nothing did.

    The next call passes `until_us` of this one, so nothing is told twice and nothing is left out.
    """
    present = moment(desk)
    if present.now_us <= since_us:
        return None
    horizon = _horizon(desk, present.now_us, 0)
    warned, burning, late = (
        queries.newly(desk.reader, what, present, since_us, horizon) for what in ("warned", "burning", "late")
    )
    if not (warned or burning or late):
        return None
    parts = [
        (len(late), "late", "просрочено"),
        (len(burning), "burning", "горит"),
        (len(warned), "with a first warning", "первое предупреждение"),
    ]
    return Digest(
        warned=warned,
        burning=burning,
        late=late,
        until_us=present.now_us,
        quiet=focus or (has_shift(desk) and present.shift_end_us is None),
        text_en=" · ".join(f"{number} {en}" for number, en, _ in parts if number),
        text_ru=" · ".join(f"{ru}: {number}" for number, _, ru in parts if number),
    )


def recomputing(desk: Desk) -> tuple[int, int] | None:
    """(done, of how many) items while a changed policy or calendar is being applied; None: all are up to date."""
    return ruling.progress(desk.reader)
