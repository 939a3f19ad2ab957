"""What the dialog of weekly digests asks for, and how the program answers: reads here, all else in a child."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.report.weekly import Schedule
from moderator_app.services import accounts, report, weekly
from moderator_app.services.desk import Desk
from moderator_app.services.weekly import WeeklyView
from ui import i18n
from ui.bridge import Bridge
from ui.console_child import ConsoleChild, Done, Failed, on_profile
from ui.names import channel_title

LIMIT_MS: Final = 1_800_000
"""A digest is two reports of a large store, and a mail server may take its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What a digest may be about: brands, and channels with their names."""

    brands: tuple[str, ...] = ()
    channels: tuple[tuple[int, str], ...] = ()


class WeeklySource(Protocol):
    """Everything the dialog needs."""

    def listed(self) -> Sequence[WeeklyView]:
        """Digests, by name."""

    def places(self) -> Places:
        """What a digest may be about."""

    def fresh(self) -> Schedule:
        """A digest nobody has changed anything of."""

    def may_change(self) -> bool:
        """Whether whoever works here may set digests up."""

    def now_us(self) -> int:
        """UTC microseconds."""

    def run(self, words: Sequence[str], done: Done, failed: Failed, *, secret: bytes = b"") -> None:
        """`moderator report weekly …` as whoever works here."""

    def busy(self) -> bool:
        """Whether such a run goes on."""

    def cancel(self) -> None:
        """End it; what is leaving then is found as not known."""


class DeskWeekly:
    """The real source.

    Args:
        desk: whoever works here now.
        bridge: owns the child.
    """

    def __init__(self, desk: Callable[[], Desk], bridge: Bridge) -> None:
        self._desk = desk
        self._child = ConsoleChild(self._program, bridge)

    def _program(self, words: Sequence[str]) -> list[str]:
        return on_profile(self._desk(), "report", "weekly", *words, signed=True)

    def listed(self) -> Sequence[WeeklyView]:
        return weekly.listed(self._desk())

    def places(self) -> Places:
        desk = self._desk()
        watched = tuple((each.id, channel_title(each.name)) for each in accounts.channels(desk) if each.watched)
        return Places(brands=report.brands(desk), channels=watched)

    def fresh(self) -> Schedule:
        return weekly.new(self._desk(), "", i18n.language())

    def may_change(self) -> bool:
        return self._desk().may(EntryKind.WEEKLY)

    def now_us(self) -> int:
        return self._desk().clock.now_us()

    def run(self, words: Sequence[str], done: Done, failed: Failed, *, secret: bytes = b"") -> None:
        self._child.run(words, done, failed, secret=secret, limit_ms=LIMIT_MS)

    def busy(self) -> bool:
        return self._child.busy()

    def cancel(self) -> None:
        self._child.cancel()
