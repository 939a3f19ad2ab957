"""What the editor of policies asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from moderator_app.domain.roles import Role
from moderator_app.domain.sla.calendars import NamedCalendar
from moderator_app.domain.sla.policy import Policy, PolicySet
from moderator_app.domain.views import ChannelView
from moderator_app.errors import UserError
from moderator_app.services import sla_rules, sla_trial
from moderator_app.services.sla_trial import Trial
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


def names_of(channels: Sequence[ChannelView]) -> Mapping[str, str]:
    """What sentences call channels."""
    return {f"channel:{each.id}": each.name for each in channels}
