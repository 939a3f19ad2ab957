"""What the accounts dialog asks for, and how the program answers: reads here, everything with a secret in a child."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import PlatformInfo
from moderator_app.errors import UserError
from moderator_app.services import accounts, health
from moderator_app.services.accounts import AccountView
from moderator_app.services.desk import Desk
from ui.bridge import Bridge
from ui.console_child import ConsoleChild, Done, Failed, on_profile


class AccountsSource(Protocol):
    """Everything the dialog needs."""

    def listed(self) -> Sequence[AccountView]:
        """Accounts, in the order they were added."""

    def catalogue(self) -> Sequence[PlatformInfo]:
        """Platforms an account may be added for."""

    def engine_runs(self) -> bool:
        """Whether anything is fetched at all."""

    def may_change(self) -> bool:
        """Whether whoever works here may change accounts."""

    def may_watch(self) -> bool:
        """Whether whoever works here may choose channels."""

    def now_us(self) -> int:
        """UTC microseconds."""

    def run(self, words: Sequence[str], done: Done, failed: Failed, *, secret: bytes = b"") -> None:
        """`moderator account …` as whoever works here."""

    def busy(self) -> bool:
        """Whether such a run goes on."""

    def cancel(self) -> None:
        """End it."""

    def set_watched(
        self, channel_id: int, watched: bool, done: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        """Watch a channel or leave it."""


class DeskAccounts:
    """The real source.

    Args:
        desk: whoever works here now (it changes when somebody else sits down).
        bridge: brings the lane's answers to the GUI thread.
    """

    def __init__(self, desk: Callable[[], Desk], bridge: Bridge) -> None:
        self._desk = desk
        self._bridge = bridge
        self._child = ConsoleChild(self._program, bridge)

    def _program(self, words: Sequence[str]) -> list[str]:
        return on_profile(self._desk(), "account", *words, signed=True)

    def listed(self) -> Sequence[AccountView]:
        return accounts.listed(self._desk())

    def catalogue(self) -> Sequence[PlatformInfo]:
        return accounts.catalogue(self._desk())

    def engine_runs(self) -> bool:
        return health.engine(self._desk()).alive

    def may_change(self) -> bool:
        return self._desk().may(EntryKind.ACCOUNT)

    def may_watch(self) -> bool:
        return self._desk().may(EntryKind.CHANNEL)

    def now_us(self) -> int:
        return self._desk().clock.now_us()

    def run(self, words: Sequence[str], done: Done, failed: Failed, *, secret: bytes = b"") -> None:
        self._child.run(words, done, failed, secret=secret)

    def busy(self) -> bool:
        return self._child.busy()

    def cancel(self) -> None:
        self._child.cancel()

    def set_watched(
        self, channel_id: int, watched: bool, done: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        desk = self._desk()
        self._bridge.follow(desk.submit(accounts.set_watched, channel_id, watched), lambda _view: done(), failed)


def words_of(
    command: str, *, platform: str, name: str, url: str, settings: Mapping[str, str], secret: bool
) -> list[str]:
    """The words of `add` for what a form holds; never a secret."""
    found = [command, platform]
    if name:
        found += ["--name", name]
    if url:
        found += ["--url", url]
    for key, value in settings.items():
        found += ["--set", f"{key}={value}"]
    return [*found, "--secret-stdin"] if secret else found
