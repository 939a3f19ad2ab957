"""From what happened to an item to the facts of its clocks: starts, pauses, ends, and the rules in force meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.fold import EntryFact, OrderKey, settles
from moderator_app.domain.items import PENDING_DELIVERY, Done, ItemFold, ItemState, Waiting
from moderator_app.domain.sla.calendars import Timetables
from moderator_app.domain.sla.ledger import Cycle, End, How, Pause, Reason, Rule, Ruling
from moderator_app.domain.sla.policy import (
    PAUSING,
    RESPONSES,
    SHIPPED,
    Metric,
    Policy,
    PolicySet,
    Traits,
)

FUTURE_US: Final = 5 * MINUTE_US
"""A message dated so much later than we first saw it has a wrong date."""


class Book:
    """Every version of policies and calendars: what held when.

    Args:
        sets: versions of the policy list, oldest first; the shipped one comes before them.
        timetables: calendars.
    """

    def __init__(self, sets: Iterable[PolicySet] = (), timetables: Timetables | None = None) -> None:
        self.sets = (SHIPPED, *sets)
        self.timetables = timetables if timetables is not None else Timetables({})
        self._rules: dict[tuple[int, int, Metric, int], Rule] = {}

    def set_at(self, at_us: int) -> PolicySet:
        """The list in force at an instant."""
        return next(each for each in reversed(self.sets) if each.at_us <= at_us)

    @property
    def latest(self) -> PolicySet:
        """The newest list."""
        return self.sets[-1]

    def rule(self, traits: Traits, metric: Metric, at_us: int) -> Rule | None:
        """What holds for such an item at an instant; None: no clock of that metric."""
        listed = self.set_at(at_us)
        policy = listed.match(traits)
        return None if policy is None else self.rule_of(policy, listed.version, metric, at_us)

    def rule_of(self, policy: Policy, version: int, metric: Metric, at_us: int) -> Rule | None:
        """What one policy says of a metric, with its calendar as in force at an instant."""
        target = policy.targets.get(metric)
        if target is None or not self.timetables.sources(policy.calendar, at_us):
            return None
        hours = self.timetables.version(policy.calendar, at_us)
        key = (policy.id, version, metric, hours)
        found = self._rules.get(key)
        if found is None:
            found = self._rules[key] = Rule(
                policy=policy.id,
                version=version,
                target_us=target * SECOND_US,
                hard_us=policy.hard_s * SECOND_US if policy.hard_s is not None and metric in RESPONSES else None,
                warnings=policy.warnings,
                caps_us={reason: policy.cap_s(reason) * SECOND_US for reason in PAUSING},
                calendar=policy.calendar,
                calendar_version=hours,
                calendar_at_us=at_us,
            )
        return found

    def changes(self, since_us: int, until_us: int | None) -> list[tuple[int, str]]:
        """(instant, what changed) of lists and calendars within a span; whether it matters, the rules tell."""
        found = [(each.at_us, str(Reason.POLICY)) for each in self.sets if each.at_us > since_us]
        used = {policy.calendar for each in self.sets for policy in each.policies}
        for calendar in used:
            found += [(at, str(Reason.CALENDAR)) for at in self.timetables.changes(calendar, since_us)]
        return sorted(each for each in found if until_us is None or each[0] < until_us)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an item stands. `watched_at`: since when we watch there, where that is known."""

    platform: str
    channel_id: int
    channel_kind: str
    direct: bool
    brand_id: int | None = None
    watched_at: int | None = None

    def traits(self, kind: str | None = None, negativity: int | None = None, tags: Iterable[str] = ()) -> Traits:
        """What policies can ask of an item there."""
        return Traits(
            platform=self.platform,
            channel_id=self.channel_id,
            channel_kind=self.channel_kind,
            direct=self.direct,
            brand_id=self.brand_id,
            kind=kind,
            negativity=negativity,
            tags=tuple(tags),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An inbound message as clocks see it. `kind`, `negativity` (percent): as guessed; None until something guesses."""

    id: int
    order: OrderKey
    first_seen_at: int
    removed_at: int | None = None
    history: bool = False
    kind: str | None = None
    negativity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All facts of one case that its clocks need.

    Attributes:
        arrivals: message id -> message, every inbound one of the case.
        entries: those that stand (`fold.not_undone`), in order.
        own_times: message of ours -> platform time.
    """

    place: Place
    arrivals: Mapping[int, Arrival]
    entries: Sequence[EntryFact] = ()
    own_times: Mapping[int, int] = field(default_factory=dict)


def started(arrival: Arrival, watched_at: int | None) -> tuple[int, str]:
    """Where the clock of a message starts, and why it is not the platform's timestamp."""
    at = arrival.order[0]
    if at > arrival.first_seen_at + FUTURE_US:
        return arrival.first_seen_at, Reason.FUTURE
    if watched_at is not None and at < watched_at:
        return max(at, arrival.first_seen_at), Reason.LATE_ATTACH
    return at, ""


def of_items(items: Sequence[ItemFold], case: Case, book: Book) -> dict[int, tuple[Cycle, ...]]:
    """Item id -> the cycles of its clocks, responses first; an item without clocks is left out."""
    found: dict[int, tuple[Cycle, ...]] = {}
    answered = False
    replies = {f"entry:{entry.id}" for entry in case.entries if entry.kind is EntryKind.REPLY}
    for item in items:
        response = Metric.NEXT_RESPONSE if answered else Metric.FIRST_RESPONSE
        cycles = tuple(_cycles(item, case, book, response))
        if cycles:
            found[item.id] = cycles
        answered = answered or item.settler in replies or (item.settler or "").startswith("own:")
    return found


def _cycles(item: ItemFold, case: Case, book: Book, response: Metric) -> Iterator[Cycle]:
    held = frozenset(item.messages)
    about = [entry for entry in case.entries if entry.seen & held]
    first = next((case.arrivals[each] for each in item.messages if case.arrivals[each].removed_at is None), None)
    start, flag = started(first or case.arrivals[item.messages[0]], case.place.watched_at)
    spans = _spans(item, case, about, start, flag)
    if not spans:
        return
    pauses = _pauses(item, case, about)
    traits = _traits(item, case, about)
    for metric in (response, Metric.RESOLUTION):
        for span in spans:
            end = None if span.end is None else _end(span.end, metric)
            rulings = rulings_of(book, traits, metric, span.start, None if end is None else end.at_us)
            if not any(ruling.rule for ruling in rulings):
                continue
            yield Cycle(
                metric=metric,
                number=span.number,
                start_us=span.start,
                rulings=rulings,
                pauses=tuple(_clipped(pauses, span)),
                pending_us=_pending(item, about) if span is spans[-1] else None,
                end=end,
                flag=span.flag,
            )


# ---------------------------------------------------------------- from when to when


@dataclass(frozen=True, slots=True)
class _Ending:
    """What ended a cycle: the entry's kind; None: an own answer elsewhere; DELETE too when nothing is left."""

    at: int
    kind: EntryKind | None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    number: int
    start: int
    end: _Ending | None
    flag: str


def _spans(item: ItemFold, case: Case, about: Sequence[EntryFact], start: int, flag: str) -> list[_Span]:
    """Cycles between reopenings. What an undone or failed decision ended was never ended."""
    if item.settler == Done.HISTORY:
        return []
    spans: list[_Span] = []
    number = 0
    end: _Ending | None = None
    history = any(case.arrivals[each].history for each in item.messages)
    for entry in about:
        at = int(entry.data.get("at", start))
        if settles(entry) and end is None:
            end = _Ending(max(start, entry.sent_at or at), entry.kind)
        elif entry.kind is EntryKind.REOPEN:
            answers = [case.own_times[each] for each in entry.seen if each in case.own_times]
            if end is None and answers:
                end = _Ending(max(start, min(answers)), None)
            if history:
                history = False  # what was history had no clock: its first one starts now
            elif end is not None:
                spans.append(_Span(number, start, end, flag))
                number += 1
            else:
                continue  # it was open anyway
            start, end, flag = max(start, at), None, Reason.REOPENED
    if not history:
        spans.append(_Span(number, start, _last_ending(item, case, about, start), flag))
    return spans


def _last_ending(item: ItemFold, case: Case, about: Sequence[EntryFact], start: int) -> _Ending | None:
    kind, _, number = (item.settler or "").partition(":")
    if kind == "entry":
        entry = next(each for each in about if each.id == int(number))
        return _Ending(max(start, entry.sent_at or int(entry.data.get("at", start))), entry.kind)
    if kind == "own":
        return _Ending(max(start, case.own_times[int(number)]), None)
    if item.settler == Done.VOIDED:
        gone = [case.arrivals[each].removed_at or start for each in item.messages]
        return _Ending(max(start, *gone), None, gone=True)
    return None


def _end(ending: _Ending, metric: Metric) -> End:
    """How a clock of this metric ends by it."""
    if ending.gone:
        return End(at_us=ending.at, how=How.VOIDED, reason=Reason.DELETED)
    match ending.kind:
        case None | EntryKind.REPLY:
            return End(at_us=ending.at, how=How.ANSWERED)
        case EntryKind.SPAM:
            return End(at_us=ending.at, how=How.VOIDED, reason=Reason.SPAM)
        case _ if metric is Metric.RESOLUTION:
            return End(at_us=ending.at, how=How.ANSWERED)
        case EntryKind.CLOSE:
            return End(at_us=ending.at, how=How.VOIDED, reason=Reason.NO_ANSWER_NEEDED)
        case _:
            return End(at_us=ending.at, how=How.VOIDED, reason=Reason.DELETED)


def _pending(item: ItemFold, about: Sequence[EntryFact]) -> int | None:
    """Since when an answer to all of it is on its way (rule 8)."""
    if item.state is not ItemState.WAITING or item.waiting_reason is not Waiting.DELIVERY:
        return None
    written = [
        int(entry.data.get("at", 0))
        for entry in about
        if entry.kind is EntryKind.REPLY and entry.delivery in PENDING_DELIVERY
    ]
    return max(written, default=None)


# ---------------------------------------------------------------- pauses


def _pauses(item: ItemFold, case: Case, about: Sequence[EntryFact]) -> list[Pause]:
    """Explicit waiting states of the item, as the fold sees them (rules 4 and 7)."""
    found: list[Pause] = []
    # A wake says what it ends, and may be written when the item holds other messages too.
    wakes = {int(entry.data["of"]): entry for entry in case.entries if entry.kind is EntryKind.WAKE}
    for index, entry in enumerate(about):
        if entry.kind is not EntryKind.SNOOZE:
            continue
        at = int(entry.data.get("at", 0))
        until = entry.data.get("until")
        ends: list[tuple[int, str]] = []
        if entry.id in wakes:
            ends.append((int(wakes[entry.id].data.get("at", at)), Reason.WOKE))
        last = max(case.arrivals[each].order for each in entry.seen if each in case.arrivals)
        ends += [
            (case.arrivals[each].order[0], Reason.NEW_MESSAGE)
            for each in item.messages
            if each not in entry.seen and case.arrivals[each].order > last
        ]
        ends += [
            (int(other.data.get("at", at)), Reason.WOKE)
            for other in about[index + 1 :]
            if other.kind in {EntryKind.SNOOZE, EntryKind.REOPEN}
        ]
        end = min(ends, default=None)
        found.append(
            Pause(
                at_us=at,
                reason=Waiting(entry.data.get("reason", Waiting.SNOOZE)),
                until_us=None if end is None else max(at, end[0]),
                planned_us=None if until is None else max(at, int(until)),
                why=Reason.WOKE if end is None else end[1],
            )
        )
    return sorted(found, key=lambda each: each.at_us)


def _clipped(pauses: Sequence[Pause], span: _Span) -> Iterator[Pause]:
    """The part of each pause that lies in a cycle, none overlapping the one before."""
    begin = span.start
    end = None if span.end is None else span.end.at
    for index, pause in enumerate(pauses):
        following = pauses[index + 1].at_us if index + 1 < len(pauses) else None
        at = max(begin, pause.at_us)
        stops = [each for each in (pause.until_us, following, end) if each is not None]
        until = min(stops, default=None)
        if (end is not None and at >= end) or (until is not None and until <= at):
            continue
        yield replace(pause, at_us=at, until_us=until)
        begin = at if until is None else until


# ---------------------------------------------------------------- rules in force


def _traits(item: ItemFold, case: Case, about: Sequence[EntryFact]) -> list[tuple[int, Traits]]:
    """(since when, what the item is): its tags and kind change by entries, as in the fold (rule 4)."""
    held = frozenset(item.messages)
    live = [case.arrivals[each] for each in item.messages]
    guessed = next((each.kind for each in reversed(live) if each.kind is not None), None)
    negativity = max((each.negativity for each in live if each.negativity is not None), default=None)
    tags: set[str] = set()
    kind: str | None = None
    found = [(0, case.place.traits(guessed, negativity))]
    for entry in about:
        if entry.kind not in {EntryKind.TAG, EntryKind.UNTAG, EntryKind.ESCALATE, EntryKind.KIND}:
            continue
        last = max((case.arrivals[each] for each in entry.seen if each in case.arrivals), key=lambda each: each.order)
        if last.id not in held:
            continue
        match entry.kind:
            case EntryKind.TAG:
                tags.add(str(entry.data["tag"]))
            case EntryKind.UNTAG:
                tags.discard(str(entry.data["tag"]))
            case EntryKind.ESCALATE:
                tags.add("escalated")
            case _:
                kind = entry.data.get("kind")
        at = max(found[-1][0], int(entry.data.get("at", 0)))
        found.append((at, case.place.traits(kind or guessed, negativity, sorted(tags))))
    return found


def rulings_of(
    book: Book, traits: Sequence[tuple[int, Traits]], metric: Metric, start: int, end: int | None
) -> tuple[Ruling, ...]:
    """What held from when; only what changes the times."""
    instants = [(start, "")]
    instants += [(at, str(Reason.ITEM)) for at, _ in traits if at > start and (end is None or at < end)]
    instants += book.changes(start, end)
    found: list[Ruling] = []
    for at, why in sorted(instants):
        present = next(each for since, each in reversed(traits) if since <= at)
        rule = book.rule(present, metric, at)
        before = found[-1].rule if found else None
        if found and (rule is before if rule is None else rule.same_as(before)):
            continue
        found.append(Ruling(at_us=at, rule=rule, why=why))
    return tuple(found)
