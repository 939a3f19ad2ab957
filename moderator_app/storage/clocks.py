"""Clock rows: the facts of a case in, the clocks of its items out, each with its ledger; written where they differ.

Folded in the transaction of the item rows (`refold`), from mirror and journal alone, so a rebuild gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import ItemFold, ItemState, Waiting
from moderator_app.domain.sla import calendars, policy
from moderator_app.domain.sla.calendar import Timetable
from moderator_app.domain.sla.calendars import NamedCalendar, Timetables
from moderator_app.domain.sla.cycles import Arrival, Book, Case, Place, of_items, rulings_of, started
from moderator_app.domain.sla.ledger import Clock, ClockState, Cycle, Event, EventKind, Rule, clock
from moderator_app.domain.sla.policy import FULL_PERCENT, Metric, PolicySet
from moderator_app.storage import log_marks
from moderator_app.storage import words as texts
from moderator_app.storage.connect import Connection

COLUMNS: Final = (
    "item_id",
    "metric",
    "cycle",
    "state",
    "started_at",
    "policy",
    "version",
    "target_us",
    "due_at",
    "hard_at",
    "warn_at",
    "burn_at",
    "elapsed_us",
    "left_us",
    "until_us",
    "waiting",
    "ended_at",
    "flag",
    "events",
)
_INSERT: Final = f"INSERT INTO clock({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_SELECT: Final = f"SELECT {', '.join(COLUMNS)} FROM clock"
_OF_ITEMS: Final = f"{_SELECT} WHERE item_id IN (SELECT value FROM json_each(?))"
_KEY: Final = 3
"""So many columns name a clock."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What an item row holds of its clocks: of the one with the least time left. `until`: end of the pause's cap."""

    metric: str | None = None
    due_at: int | None = None
    warn_at: int | None = None
    burn_at: int | None = None
    left_us: int | None = None
    until: int | None = None


NO_FACE: Final = Face()

# ---------------------------------------------------------------- policies and calendars of the journal

WHAT_POLICIES: Final = "policies"
WHAT_CALENDAR: Final = "calendar"


def book(conn: Connection) -> Book:
    """Every version of policies and calendars, without names; kept while no new one is written."""
    rows = conn.execute(
        "SELECT id, record FROM entry INDEXED BY entry_kind WHERE kind = 'policy' ORDER BY id"
    ).fetchall()
    return _book(tuple((int(row[0]), bytes(row[1])) for row in rows))


@lru_cache(maxsize=16)
def _book(records: tuple[tuple[int, bytes], ...]) -> Book:
    sets: list[PolicySet] = []
    history: dict[int, tuple[NamedCalendar, ...]] = {}
    for entry_id, record in records:
        written = json.loads(record)
        data, at = written["data"], int(written["at"])
        if data["what"] == WHAT_POLICIES:
            at = max(at, sets[-1].at_us if sets else 0)  # a wall clock set back does not turn versions around
            listed = policy.from_data(data["policies"])
            sets.append(PolicySet(version=entry_id, at_us=at, policies=listed, actor=written["actor"]))
        else:
            calendar = calendars.from_data(data["calendar"], version=entry_id, at_us=at)
            history[calendar.id] = (*history.get(calendar.id, ()), calendar)
    return Book(sets, Timetables(history))


def named_sets(conn: Connection) -> list[PolicySet]:
    """Saved versions of the list with the names people gave, oldest first."""
    return [
        PolicySet(
            version=entry_id,
            at_us=int(written["at"]),
            policies=policy.from_data(written["data"]["policies"], _words(conn, written)),
            actor=written["actor"],
        )
        for entry_id, written in _written(conn, WHAT_POLICIES)
    ]


def named_calendars(conn: Connection) -> list[NamedCalendar]:
    """Saved versions of all calendars with names and labels, oldest first."""
    return [
        calendars.from_data(
            written["data"]["calendar"], _words(conn, written), version=entry_id, at_us=int(written["at"])
        )
        for entry_id, written in _written(conn, WHAT_CALENDAR)
    ]


def _written(conn: Connection, what: str) -> list[tuple[int, dict[str, Any]]]:
    rows = conn.execute("SELECT id, record FROM entry WHERE kind = ? ORDER BY id", (EntryKind.POLICY.value,)).fetchall()
    found = [(int(row[0]), json.loads(bytes(row[1]))) for row in rows]
    return [(entry_id, written) for entry_id, written in found if written["data"]["what"] == what]


def _words(conn: Connection, written: Mapping[str, Any]) -> dict[str, str]:
    """Names that were not erased."""
    reference = written["words"].get("names")
    body = None if reference is None else texts.get(conn, int(reference[0]))
    return {} if body is None else {str(key): str(value) for key, value in json.loads(body).items()}


# ---------------------------------------------------------------- a case


def place(conn: Connection, channel_id: int) -> Place:
    """A channel as policies see it."""
    row = conn.execute(
        "SELECT a.platform, c.kind, c.private, c.brand_id, iif(c.private, a.created_at, c.watched_at)"
        " FROM channel c JOIN account a ON a.id = c.account_id WHERE c.id = ?",
        (channel_id,),
    ).fetchone()
    return Place(
        platform=row[0],
        channel_id=channel_id,
        channel_kind=row[1],
        direct=bool(row[2]),
        brand_id=row[3],
        # A private dialogue comes into being with its first message: there we watch as long as the account is here.
        watched_at=row[4],
    )


def fold(
    conn: Connection, items: Sequence[ItemFold], case: Case, before: Sequence[int]
) -> tuple[dict[int, Face], set[int]]:
    """Bring the clocks of a case's items up to date, in the caller's transaction.

    Args:
        conn: inside a write transaction.
        items: the items of the case, in order.
        case: its facts.
        before: ids of items it had before; clocks of those that are gone go too.

    Returns:
        What each item row shows, and ids of items whose clocks changed.
    """
    rules = book(conn)
    cycles = of_items(items, case, rules)
    states = {item.id: item.state for item in items}
    clocks = {item_id: [clock(cycle, rules.timetables.of_rule) for cycle in found] for item_id, found in cycles.items()}
    after = {row[:_KEY]: row for item_id, found in clocks.items() for row in (_row(item_id, each) for each in found)}
    known = json.dumps(sorted({*before, *states}))
    present = {row[:_KEY]: row for row in conn.execute(_OF_ITEMS, (known,)).fetchall()}
    stale = [key for key, row in present.items() if after.get(key) != row]
    new = [row for key, row in after.items() if present.get(key) != row]
    if stale:
        conn.executemany("DELETE FROM clock WHERE item_id = ? AND metric = ? AND cycle = ?", stale)
    if new:
        conn.executemany(_INSERT, new)
    log_marks.judge(conn, items, clocks, known)
    changed = {int(key[0]) for key in stale} | {int(row[0]) for row in new}
    return {item_id: face(found, states[item_id]) for item_id, found in clocks.items()}, changed


def face(clocks: Sequence[Clock], state: ItemState) -> Face:
    """What an item shows of these clocks; nothing once it is done."""
    if state is ItemState.DONE:
        return NO_FACE
    running = [
        each
        for each in clocks
        if each.state in {ClockState.RUNNING, ClockState.PENDING} and each.due_at is not None and each.ended_at is None
    ]
    if running:
        first = min(running, key=lambda each: (each.due_at or 0, each.metric))
        return Face(
            metric=first.metric.value,
            due_at=first.due_at,
            warn_at=first.warn_at,
            burn_at=first.burn_at,
            left_us=first.left_us,
        )
    paused = [each for each in clocks if each.state is ClockState.PAUSED]
    if not paused:
        return NO_FACE
    first = min(paused, key=lambda each: (each.left_us or 0, each.metric))
    return Face(
        metric=first.metric.value,
        left_us=first.left_us,
        until=min((each.until_us for each in paused if each.until_us is not None), default=None),
    )


def _row(item_id: int, each: Clock) -> Row:
    return (
        item_id,
        each.metric.value,
        each.cycle,
        each.state.value,
        each.started_at,
        each.policy,
        each.version,
        each.target_us,
        each.due_at,
        each.hard_at,
        each.warn_at,
        each.burn_at,
        each.elapsed_us,
        each.left_us,
        each.until_us,
        None if each.waiting is None else each.waiting.value,
        each.ended_at,
        str(each.flag),
        json.dumps([[event.at, event.kind.value, str(event.reason)] for event in each.events], separators=(",", ":")),
    )


def of_row(row: Row) -> Clock:
    """A clock as it is stored."""
    return Clock(
        metric=Metric(row[1]),
        cycle=row[2],
        state=ClockState(row[3]),
        started_at=row[4],
        policy=row[5],
        version=row[6],
        target_us=row[7],
        due_at=row[8],
        hard_at=row[9],
        warn_at=row[10],
        burn_at=row[11],
        elapsed_us=row[12],
        left_us=row[13],
        until_us=row[14],
        waiting=None if row[15] is None else Waiting(row[15]),
        ended_at=row[16],
        flag=row[17],
        events=tuple(Event(int(at), EventKind(kind), reason) for at, kind, reason in json.loads(row[18])),
    )


def stored(conn: Connection, item_id: int) -> list[Clock]:
    """The clocks of an item as they are stored."""
    return [of_row(row) for row in conn.execute(f"{_SELECT} WHERE item_id = ?", (item_id,)).fetchall()]


# ---------------------------------------------------------------- cases of one message that just came


@dataclass(frozen=True, slots=True)
class _Known:
    """What holds for every fresh item of a channel by the newest policies."""

    place: Place
    rules: tuple[tuple[str, Rule, int, int], ...]
    """(metric, rule, working time until it warns, until it burns)."""


class Fresh:
    """Clocks of items that are one message and nothing else: what a first import has hundreds of thousands of.

    The same rows as `fold` writes, at a fraction of its cost: a channel's rules are looked up once.
    """

    def __init__(self, conn: Connection, now_us: int) -> None:
        self._conn = conn
        self._now_us = now_us
        self._book = book(conn)
        # An item that began before the newest version was ruled by an older one first.
        self._ruled_since = max((at for at, _ in self._book.changes(-1, None)), default=-1)
        self._channels: dict[int, _Known] = {}
        self._tables: dict[int, tuple[int, int, Timetable]] = {}

    def of(self, message: tuple[int, int, int, int, int, bool]) -> tuple[Face, list[Row]]:
        """Face and clock rows of (message id, channel id, thread id, author id, created at, history)."""
        item_id, channel_id, _, _, created_at, history = message
        if history:
            return NO_FACE, []
        known = self._channels.get(channel_id) or self._look_up(channel_id)
        arrival = Arrival(id=item_id, order=(created_at, 0, ""), first_seen_at=self._now_us)
        start, flag = started(arrival, known.place.watched_at)
        if start < self._ruled_since:
            clocks = self._ruled_before(known.place, start, flag)
            return face(clocks, ItemState.OPEN), [_row(item_id, each) for each in clocks]
        shown = NO_FACE
        rows: list[Row] = []
        events = f'[[{start},"started","{flag}"]]'
        for metric, rule, warned_us, burnt_us in known.rules:
            working = self._working(rule, start)
            due_at = working.after(start, rule.target_us)
            warn_at, burn_at = working.after(start, warned_us), working.after(start, burnt_us)
            hard_at = None if rule.hard_us is None else working.after(start, rule.hard_us)
            if due_at is not None and (shown.due_at is None or due_at < shown.due_at):
                shown = Face(metric=metric, due_at=due_at, warn_at=warn_at, burn_at=burn_at)
            rows.append(
                (item_id, metric, 0, "running", start, rule.policy, rule.version, rule.target_us, due_at, hard_at,
                 warn_at, burn_at, None, None, None, None, None, str(flag), events)
            )  # fmt: skip
        return shown, rows

    def _look_up(self, channel_id: int) -> _Known:
        where = place(self._conn, channel_id)
        traits, at = where.traits(), max(self._ruled_since, self._now_us)
        rules: list[tuple[str, Rule, int, int]] = []
        for metric in (Metric.FIRST_RESPONSE, Metric.RESOLUTION):
            rule = self._book.rule(traits, metric, at)
            if rule is not None:
                warned, burnt = (rule.target_us * (FULL_PERCENT - left) // FULL_PERCENT for left in rule.warnings)
                rules.append((metric.value, rule, warned, burnt))
        known = self._channels[channel_id] = _Known(where, tuple(rules))
        return known

    def _working(self, rule: Rule, start: int) -> Timetable:
        """The table that `fold` would use: whole years from that of the start."""
        kept = self._tables.get(rule.calendar)
        if kept is None or not kept[0] <= start < kept[1]:
            year = datetime.fromtimestamp(start // SECOND_US, UTC).year
            begin, end = (int(datetime(each, 1, 1, tzinfo=UTC).timestamp()) * SECOND_US for each in (year, year + 1))
            kept = self._tables[rule.calendar] = (begin, end, self._book.timetables.of_rule(rule, start, start))
        return kept[2]

    def _ruled_before(self, where: Place, start: int, flag: str) -> list[Clock]:
        found = []
        for metric in (Metric.FIRST_RESPONSE, Metric.RESOLUTION):
            rulings = rulings_of(self._book, [(0, where.traits())], metric, start, None)
            if any(ruling.rule for ruling in rulings):
                cycle = Cycle(metric=metric, number=0, start_us=start, rulings=rulings, flag=flag)
                found.append(clock(cycle, self._book.timetables.of_rule))
        return found


def insert(conn: Connection, rows: Sequence[Row]) -> None:
    """Rows of items that are new."""
    conn.executemany(_INSERT, rows)


def drop(conn: Connection, items: Sequence[int]) -> None:
    """Take the clocks of items that are gone."""
    conn.executemany("DELETE FROM clock WHERE item_id = ?", [(each,) for each in items])
    log_marks.forget(conn, items)
