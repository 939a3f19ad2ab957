"""What the editors of answer times and of working time ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from PySide6.QtCore import QTimeZone

from moderator_app.clock import SECOND_US
from moderator_app.domain.roles import Moderator, Role
from moderator_app.domain.sla.calendars import NamedCalendar
from moderator_app.domain.sla.policy import Policy, PolicySet
from moderator_app.domain.views import ChannelView
from moderator_app.errors import UserError
from moderator_app.services import sla_rules, sla_trial
from moderator_app.services.sla_rules import Holiday
from moderator_app.services.sla_trial import Trial
from ui import i18n
from ui.console_child import ConsoleChild, on_profile
from ui.work import Work

Failed = Callable[[UserError], None]


class PolicySource(Protocol):
    """Everything the editor needs; answers come on the GUI thread."""

    def policies(self) -> PolicySet:
        """The list in force."""

    def calendars(self) -> Sequence[NamedCalendar]:
        """Calendars in force, 24/7 first."""

    def channels(self) -> Sequence[ChannelView]:
        """Where something may arrive."""

    def brands(self) -> Sequence[tuple[int, str]]:
        """Whose channels there are: (id, name)."""

    def may_change(self) -> bool:
        """Whether the person who works here may save."""

    def now_us(self) -> int:
        """UTC microseconds."""

    def save(self, wanted: Sequence[Policy], done: Callable[[PolicySet], None], bad: Failed) -> None:
        """A new version of the list."""

    def try_out(
        self, wanted: Sequence[Policy], since_us: int, until_us: int, done: Callable[[Trial], None], bad: Failed
    ) -> None:
        """What these policies would have done."""


class DeskPolicies:
    """The real source."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def policies(self) -> PolicySet:
        return sla_rules.policies(self._work.desk)

    def calendars(self) -> Sequence[NamedCalendar]:
        return sla_rules.calendars(self._work.desk)

    def channels(self) -> Sequence[ChannelView]:
        return self._work.channels()

    def brands(self) -> Sequence[tuple[int, str]]:
        return sla_rules.brands(self._work.desk)

    def may_change(self) -> bool:
        person = self._work.desk.moderator
        return person is not None and person.role is Role.LEAD

    def now_us(self) -> int:
        return self._work.desk.clock.now_us()

    def save(self, wanted: Sequence[Policy], done: Callable[[PolicySet], None], bad: Failed) -> None:
        self._work.bridge.follow(self._work.decide(sla_rules.save_policies, tuple(wanted)), done, bad)

    def try_out(
        self, wanted: Sequence[Policy], since_us: int, until_us: int, done: Callable[[Trial], None], bad: Failed
    ) -> None:
        tried = self._work.aside(lambda desk: sla_trial.try_policies(desk, tuple(wanted), since_us, until_us))
        self._work.bridge.follow(tried, done, bad)


class DeskCalendars:
    """The real source of the editor of working time. `close` it with its dialog."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._child = ConsoleChild(self._command)

    def close(self) -> None:
        """End what is still being asked."""
        self._child.cancel()

    def calendars(self) -> Sequence[NamedCalendar]:
        return sla_rules.calendars(self._work.desk)

    def policies(self) -> Sequence[Policy]:
        return sla_rules.policies(self._work.desk).policies

    def people(self) -> Sequence[Moderator]:
        return self._work.people()

    def zone(self) -> str:
        return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace") or "UTC"

    def may_change(self) -> bool:
        person = self._work.desk.moderator
        return person is not None and person.role is Role.LEAD

    def now_us(self) -> int:
        return self._work.desk.clock.now_us()

    def save_calendars(
        self, wanted: Sequence[NamedCalendar], done: Callable[[Sequence[NamedCalendar]], None], bad: Failed
    ) -> None:
        self._work.bridge.follow(self._work.decide(sla_rules.save_calendars, tuple(wanted)), done, bad)

    def try_calendars(
        self, wanted: Sequence[NamedCalendar], since_us: int, until_us: int, done: Callable[[Trial], None], bad: Failed
    ) -> None:
        tried = self._work.aside(
            lambda desk: sla_trial.try_policies(
                desk, sla_rules.policies(desk).policies, since_us, until_us, calendars=tuple(wanted)
            )
        )
        self._work.bridge.follow(tried, done, bad)

    def holidays(self, country: str, done: Callable[[Sequence[Holiday]], None], bad: Callable[[str], None]) -> None:
        this_year = datetime.fromtimestamp(self.now_us() / SECOND_US, UTC).year

        def answered(answer: Mapping[str, Any]) -> None:
            try:
                found = sla_rules.holidays_of(answer, country)
            except UserError as error:
                bad(error.text(i18n.language()))
            else:
                done(found)

        if not self._child.busy():
            words = ["sla", "holidays", country, str(this_year), str(this_year + 1)]
            self._child.run(words, answered, lambda failure: bad(f"{failure.text} {failure.hint}".strip()))

    def _command(self, words: Sequence[str]) -> list[str]:
        return on_profile(self._work.desk, *words)


def names_of(channels: Sequence[ChannelView], brands: Sequence[tuple[int, str]] = ()) -> Mapping[str, str]:
    """What sentences call channels and brands."""
    return {f"channel:{each.id}": each.name for each in channels} | {f"brand:{each}": name for each, name in brands}
