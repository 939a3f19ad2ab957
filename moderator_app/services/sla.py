"""Clocks, policies and calendars, for window and command line.

Chips of list rows need no call here: `domain.sla.clocks.of_row(row, now_us(desk))` is pure. What may take longer than a
frame says so; the window asks for it through `services.aside`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from moderator_app.domain.sla.calendars import NamedCalendar
from moderator_app.domain.sla.clocks import Chip
from moderator_app.domain.sla.ledger import Clock
from moderator_app.domain.sla.policy import Policy, PolicySet
from moderator_app.services.desk import Desk
from moderator_app.storage.connect import Connection

Progress = Callable[[int, int], None]
"""(done, of how many)."""


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
class TriedPolicy:
    """What one policy would have done: `now_late` were met, and would be late."""

    policy: Policy
    items: int
    met: int
    late: int
    now_late: int
    now_met: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A dry run over past items. `unmatched`: items without a clock under this list."""

    items: int
    met: int
    late: int
    unmatched: int
    policies: tuple[TriedPolicy, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day offered for review."""

    day: date
    name: str


def now_us(desk: Desk, account_id: int | None = None) -> int:
    """The present as platforms have it: wall clock + offset from HTTP Date (of one account, or the usual one)."""
    raise NotImplementedError


def doubts(desk: Desk) -> tuple[Doubt, ...]:
    """Accounts by which the local clock is wrong by more than 30 s, for a line on screen."""
    raise NotImplementedError


def clocks(desk: Desk, item_id: int) -> ItemClocks:
    """All clocks of an item with their history and the rule in a sentence; a millisecond."""
    raise NotImplementedError


def counts(desk: Desk) -> Counts:
    """Burning now, late, due before my shift ends; as flat as the rail's other figures."""
    raise NotImplementedError


def forecast(desk: Desk) -> Forecast:
    """The forecast line."""
    raise NotImplementedError


def policies(desk: Desk) -> PolicySet:
    """The list in force."""
    raise NotImplementedError


def policy_versions(desk: Desk) -> tuple[PolicySet, ...]:
    """All versions, newest first; the shipped one is the last."""
    raise NotImplementedError


def save_policies(conn: Connection, desk: Desk, wanted: Sequence[Policy]) -> PolicySet:
    """A new version of the whole list, in its order (so reordering is saving). `Policy.id` 0: a new one.

    Raises:
        UserError: `forbidden`; `policy_unusable` with all sentences.
    """
    raise NotImplementedError


def calendars(desk: Desk) -> tuple[NamedCalendar, ...]:
    """Calendars in force; 24/7 first."""
    raise NotImplementedError


def save_calendar(conn: Connection, desk: Desk, wanted: NamedCalendar) -> NamedCalendar:
    """A new calendar (`id` 0) or a new version of one.

    Raises:
        UserError: `forbidden`; `calendar_unusable` with all sentences.
    """
    raise NotImplementedError


def offered_holidays(desk: Desk, country: str, years: Sequence[int], language: str) -> tuple[Holiday, ...]:
    """Holidays of a country, for review; takes a second: a program of its own asks the library."""
    raise NotImplementedError


def try_policies(
    desk: Desk, wanted: Sequence[Policy], since_us: int, until_us: int, progress: Progress | None = None
) -> Trial:
    """What these policies would have done to items that began in a span; may take seconds."""
    raise NotImplementedError


def digest(desk: Desk, since_us: int, *, focus: bool = False) -> Digest | None:
    """What began to warn, to burn or became late since an instant; None: nothing did."""
    raise NotImplementedError
