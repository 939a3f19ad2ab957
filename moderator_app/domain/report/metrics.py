"""Every figure of a report: a count of items, clocks or entries by their marks.

A mark is a name such as `answered` or `kind:advocate`. A figure is how many bear a mark, and the items behind it are
those that bear it: both come from the same function, so they cannot disagree. Times of answers are those of the
ledger (`domain.sla`), in working time. Items count on the day they began, with what has become of them by now.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import Done
from moderator_app.domain.report.period import Frame
from moderator_app.domain.sla.ledger import ClockState
from moderator_app.domain.sla.policy import Metric

FATES: Final = ("answered", "decided", "removed", "unanswered")
"""What became of an item; exactly one of each: answered by us, decided without an answer, taken back by its author."""
KINDS: Final = ("advocate", "neutral", "constructive_critic", "destructive", "unknown")
TONES: Final = ("calm", "uneasy", "negative", "unknown")
UNEASY: Final = 0.25
NEGATIVE: Final = 0.5
"""Negativity from which an item counts as negative; the shipped policies use the same."""
OUTCOMES: Final = ("resolved", "turned_around", "compensated", "lost")
TOPICS: Final[Mapping[str, frozenset[str]]] = {
    "idea": frozenset({"idea", "ideas", "идея", "идеи"}),
    "bug": frozenset({"bug", "bugs", "баг", "баги", "ошибка", "ошибки"}),
    "complaint": frozenset({"complaint", "complaints", "жалоба", "жалобы"}),
    "praise": frozenset({"praise", "похвала", "отзыв", "спасибо"}),
    "content": frozenset({"user content", "ugc", "контент", "контент автора"}),
}
"""What is passed on to other departments, and the tags that say so, in both languages."""
MODERATION: Final = (
    EntryKind.HIDE,
    EntryKind.DELETE,
    EntryKind.REJECT,
    EntryKind.SPAM,
    EntryKind.BAN,
    EntryKind.MUTE,
    EntryKind.UNHIDE,
    EntryKind.RESTORE,
    EntryKind.APPROVE,
    EntryKind.UNBAN,
    EntryKind.UNMUTE,
)
MOST_QUOTES: Final = 10
"""Items quoted for each topic."""
QUIET_DAYS: Final = 90
QUIET_AT_LEAST: Final = 3
"""A regular wrote so often in so many days before the period; one who then wrote nothing has gone quiet."""
MEDIAN: Final = 50
NINETIETH: Final = 90
_PERCENT: Final = 100
_REASON: Final = 80
"""So much of a reason counts; two that begin alike are one."""


# Rows of the store by the hundred thousand: tuples, which cost a tenth of frozen dataclasses to make.
class ItemFact(NamedTuple):
    """One item. `settler`: kind of the entry that settled it, `own`, `voided`; None: nothing has.

    `person`: who settled it, else who has it in hand; `tags` are joined by commas.
    """

    id: int
    started_at: int
    channel_id: int
    author_id: int
    settler: str | None
    settled_at: int | None
    person: str | None
    kind: str | None
    negativity: float | None
    tags: str
    fits: int | None
    outcome: str | None


class ClockFact(NamedTuple):
    """One clock of an item; `void`: it ended without an answer."""

    item_id: int
    metric: str
    state: str
    started_at: int
    due_at: int | None
    elapsed_us: int | None
    void: int


class Deed(NamedTuple):
    """One entry that was not undone. `sent`: the platform took it. `reason`: as it was written, where it was."""

    id: int
    at: int
    actor: str
    kind: str
    row_id: int | None
    edited: int | None
    overridden: int
    reason: str | None
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Times of one metric. `median_us`, `p90_us`: working time by nearest rank; None: nothing has ended."""

    met: int
    late: int
    ended: int
    median_us: int | None
    p90_us: int | None

    @property
    def share(self) -> float | None:
        """Of those whose verdict is known, how many were in time."""
        return self.met / (self.met + self.late) if self.met + self.late else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How long first answers took. `median_us`: working time by nearest rank; None: none was given."""

    median_us: int | None = None
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Authors, each with how many items they wrote, the most first."""

    writing: int = 0
    advocates: tuple[tuple[int, int], ...] = ()
    quiet: tuple[tuple[int, int], ...] = ()
    newcomers: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of a question.

    Attributes:
        counts: mark -> how many.
        spans: metric -> its times.
        backlog: (day, how many were open at its end); up to today.
        carried: open before the period began.
        rows: row of the matrix -> sent answers made of it.
        topics: topic -> the newest items of it, for quotes.
    """

    made_at_us: int
    counts: Mapping[str, int]
    spans: Mapping[str, Span]
    backlog: tuple[tuple[date, int], ...]
    carried: int
    rows: Mapping[int, int]
    people: People
    topics: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def count(self, mark: str) -> int:
        """How many bear a mark."""
        return self.counts.get(mark, 0)


def fate(item: ItemFact) -> str:
    """What became of an item: one of `FATES`."""
    if item.settler is None:
        return "unanswered"
    if item.settler in {EntryKind.REPLY.value, "own"}:
        return "answered"
    return "removed" if item.settler == Done.VOIDED.value else "decided"


def is_negative(item: ItemFact) -> bool:
    """Unhappy by its tone or by what a moderator said it is."""
    return (item.negativity or 0.0) >= NEGATIVE or "complaint" in topics(item.tags)


def topics(tags: str) -> list[str]:
    """The topics for other departments among tags that are joined by commas."""
    if not tags:
        return []
    said = {each.strip().casefold() for each in tags.split(",")}
    return [topic for topic, names in TOPICS.items() if names & said]


Group = tuple[str, int | str, str]
"""Marks that always come together, as a key that costs little: a name, a value, a fate or an outcome."""


def groups(item: ItemFact, frame: Frame) -> list[Group]:
    """The groups of marks of an item that began in the period."""
    became = fate(item)
    found: list[Group] = [
        ("when", frame.hour_number(item.started_at), became),
        ("channel", item.channel_id, became),
        ("person", item.person or "", became),
        ("kind", item.kind if item.kind in KINDS else "unknown", became),
        ("tone", _tone(item.negativity), became),
    ]
    if item.fits == 0:
        found.append(("no_row", "", ""))
    if is_negative(item):
        found.append(("negative", "", item.outcome if item.outcome in OUTCOMES else became))
    if item.tags:
        found += [("topic", topic, "") for topic in topics(item.tags)]
    return found


def marks_of(group: Group, frame: Frame) -> list[str]:
    """The marks of one group; an item bears `arrived` and its fate once, with the time it began."""
    name, value, became = group
    match name:
        case "when":
            day, hour = frame.hours[int(value)]
            return ["arrived", became, f"day:{day}:arrived", f"day:{day}:{became}", f"hour:{day.weekday()}:{hour}"]
        case "channel" | "person":
            return [f"{name}:{value}:arrived", f"{name}:{value}:{became}"]
        case "kind" | "tone":
            return [f"{name}:{value}", f"{name}:{value}:{became}"]
        case "negative":
            return ["negative", f"negative:{became}"]
        case "topic":
            return [f"topic:{value}"]
        case _:
            return [name]


def item_marks(item: ItemFact, frame: Frame) -> list[str]:
    """The marks of an item that began in the period."""
    return [mark for group in groups(item, frame) for mark in marks_of(group, frame)]


def clock_mark(clock: ClockFact, now_us: int) -> str | None:
    """`met:<metric>` or `late:<metric>`; None: its verdict is not known yet, or it is void."""
    if clock.state == ClockState.MET:
        return f"met:{clock.metric}"
    running = clock.state == ClockState.RUNNING and clock.due_at is not None and clock.due_at <= now_us
    return f"late:{clock.metric}" if running or clock.state == ClockState.MISSED else None


def spent_us(clock: ClockFact) -> int | None:
    """The working time it took to answer; None: it runs, or ended without an answer."""
    return clock.elapsed_us if clock.state in _ENDED and not clock.void else None


def answers(clocks: Iterable[ClockFact]) -> Answers:
    """First answers among these clocks, in their order."""
    took = [
        (each.item_id, spent)
        for each in clocks
        if each.metric == Metric.FIRST_RESPONSE and (spent := spent_us(each)) is not None
    ]
    return Answers(median_us=rank(sorted(spent for _, spent in took), MEDIAN), items=tuple(item for item, _ in took))


def deed_marks(deed: Deed) -> list[str]:
    """The marks of an entry of the period."""
    found: list[str] = []
    if deed.overridden:
        found.append("override")
    if deed.kind in {EntryKind.REPLY.value, EntryKind.TO_DM.value}:
        if deed.sent:
            made = "by_hand" if deed.row_id is None else "edited" if deed.edited else "verbatim"
            found += ["reply", f"reply:{made}", f"person:{deed.actor}:replies"]
            if deed.row_id is not None:
                found.append(f"row:{deed.row_id}")
    elif deed.kind in _MODERATED:
        found += ["act", f"act:{deed.kind}", f"act:{deed.kind}:{' '.join((deed.reason or '').split())[:_REASON]}"]
    return found


_MODERATED: Final = frozenset(kind.value for kind in MODERATION)


_ENDED: Final = frozenset({ClockState.MET.value, ClockState.MISSED.value})


@dataclass(slots=True)
class Tally:
    """Counts as pages of facts come in, in any order."""

    frame: Frame
    now_us: int
    counts: Counter[str] = field(default_factory=Counter)
    grouped: Counter[Group] = field(default_factory=Counter)
    judged: Counter[tuple[int, str]] = field(default_factory=Counter)
    acted: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    spent: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("q")))
    begun: array[int] = field(default_factory=lambda: array("q"))
    settled: array[int] = field(default_factory=lambda: array("q"))
    carried: int = 0
    topics: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    authors: Counter[int] = field(default_factory=Counter)
    advocates: Counter[int] = field(default_factory=Counter)

    def items(self, page: Iterable[ItemFact]) -> None:
        """Items that began in the period."""
        for item in page:
            self.grouped.update(groups(item, self.frame))
            self.authors[item.author_id] += 1
            for topic in topics(item.tags) if item.tags else ():
                newest = self.topics[topic]
                newest.append((item.started_at, item.id))
                newest.sort(reverse=True)
                del newest[MOST_QUOTES:]
            if item.kind == "advocate":
                self.advocates[item.author_id] += 1
            if item.settler != Done.VOIDED.value:
                self.begun.append(item.started_at)
                if item.settled_at is not None:
                    self.settled.append(item.settled_at)

    def carry(self, settled: Iterable[int | None]) -> None:
        """When items that were open as the period began were settled; None: not yet."""
        for at in settled:
            self.carried += 1
            if at is not None:
                self.settled.append(at)

    def clocks(self, page: Iterable[ClockFact]) -> None:
        """Clocks of those items."""
        begin, end = self.frame.span_us
        for clock in page:
            mark = clock_mark(clock, self.now_us)
            if mark is not None:
                self.counts[mark] += 1
                if clock.metric == Metric.FIRST_RESPONSE and begin <= clock.started_at < end:
                    self.judged[self.frame.hour_number(clock.started_at), mark] += 1
            if (spent := spent_us(clock)) is not None:
                self.spent[clock.metric].append(spent)

    def deeds(self, page: Iterable[Deed]) -> None:
        """Entries of the period."""
        self.acted.update((0, 0, *deed[2:]) for deed in page)

    def report(self, quiet: Mapping[int, int], newcomers: Iterable[int]) -> Report:
        """The figures. `quiet`: author -> items of the time before, of those who wrote nothing since."""
        counts = Counter(self.counts)
        for group, times in self.grouped.items():
            for mark in marks_of(group, self.frame):
                counts[mark] += times
        for (number, mark), times in self.judged.items():
            counts[f"day:{self.frame.hours[number][0]}:{mark.partition(':')[0]}"] += times
        for facts, times in self.acted.items():
            for mark in deed_marks(Deed._make(facts)):
                counts[mark] += times
        return Report(
            made_at_us=self.now_us,
            counts=dict(counts),
            spans={metric.value: self._span(metric.value) for metric in Metric},
            backlog=self._backlog(),
            carried=self.carried,
            rows={int(mark[4:]): count for mark, count in counts.items() if mark.startswith("row:")},
            people=People(
                writing=len(self.authors),
                advocates=_most(self.advocates),
                quiet=_most(quiet),
                newcomers=_most({each: self.authors[each] for each in newcomers}),
            ),
            topics={topic: tuple(number for _, number in newest) for topic, newest in self.topics.items()},
        )

    def _span(self, metric: str) -> Span:
        spent = sorted(self.spent.get(metric, ()))
        return Span(
            met=self.counts[f"met:{metric}"],
            late=self.counts[f"late:{metric}"],
            ended=len(spent),
            median_us=rank(spent, MEDIAN),
            p90_us=rank(spent, NINETIETH),
        )

    def _backlog(self) -> tuple[tuple[date, int], ...]:
        begun, settled = sorted(self.begun), sorted(self.settled)
        return tuple(
            (day, self.carried + bisect_left(begun, end) - bisect_right(settled, end - 1))
            for day, start, end in zip(
                self.frame.days,
                [self.frame.span_us[0], *self.frame.day_ends_us()],
                self.frame.day_ends_us(),
                strict=False,
            )
            if start <= self.now_us
        )


def rank(ordered: Sequence[int], percent: int) -> int | None:
    """The value by nearest rank: the least that so many percent do not exceed; None: there is none."""
    return ordered[-(-len(ordered) * percent // _PERCENT) - 1] if ordered else None


def _tone(negativity: float | None) -> str:
    if negativity is None:
        return "unknown"
    return "negative" if negativity >= NEGATIVE else "uneasy" if negativity >= UNEASY else "calm"


def _most(counted: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(((each, count) for each, count in counted.items() if count), key=lambda one: (-one[1], one[0])))
