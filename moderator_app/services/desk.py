"""The desk somebody works at: store, clock, platforms, secrets, and who it is. Every service takes it.

Reads are functions of the desk, on its reading connection. Decisions are functions `(conn, desk, ...)` that check and
write in one transaction; they are run by `Desk.write` (waits) or `Desk.submit` (a future, for the window, whose GUI
thread never waits). Both run on the one writer lane.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Concatenate, Final, ParamSpec, TypeVar

from moderator_app import platforms
from moderator_app.clock import Clock
from moderator_app.config import Config
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import Platform, PlatformInfo
from moderator_app.domain.roles import Moderator, Role, may
from moderator_app.errors import FORBIDDEN, UserError, declare
from moderator_app.paths import Profile
from moderator_app.storage import journal
from moderator_app.storage.connect import Connection
from moderator_app.storage.lane import Lane
from moderator_app.storage.secrets import Secrets

P = ParamSpec("P")
T = TypeVar("T")

NO_ACTOR: Final = declare(
    "no_actor",
    "Nobody has said yet who works here.",
    "Ещё не сказано, кто здесь работает.",
    hint_en="Start the window once, or name yourself with --as NAME.",
    hint_ru="Запустите окно или назовите себя: --as ИМЯ.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One person's access to one profile.

    Attributes:
        reader: a read-only connection, used by one thread (the window's GUI thread, the command line's only one).
        lane: the writer lane of this process.
        moderator: who works here; None: nobody said yet, so nothing can be decided.
        enabled: platforms of third parties that the user switched on by name.
        hold_s: undo window of replies written here, in seconds.
    """

    profile: Profile
    reader: Connection
    lane: Lane
    clock: Clock
    secrets: Secrets
    config: Config
    moderator: Moderator | None = None
    enabled: tuple[str, ...] = ()
    hold_s: int = 0
    closing: tuple[Callable[[], None], ...] = field(default=(), repr=False)

    @property
    def actor(self) -> str:
        """Who writes entries here, as entries name them.

        Raises:
            UserError: `no_actor`.
        """
        return str(self.who.id)

    @property
    def who(self) -> Moderator:
        """The moderator who works here.

        Raises:
            UserError: `no_actor`.
        """
        if self.moderator is None:
            raise UserError(NO_ACTOR)
        return self.moderator

    def worked_by(self, moderator: Moderator) -> Desk:
        """The same desk with somebody else at it."""
        return dataclasses.replace(self, moderator=moderator)

    def with_config(self, config: Config) -> Desk:
        """The same desk with other settings."""
        return dataclasses.replace(self, config=config)

    # ------------------------------------------------------------ platforms

    def platform(self, name: str) -> Platform:
        """An adapter package.

        Raises:
            UserError: `unknown_platform` (exit 2), `broken_platform`.
        """
        return platforms.load(name, self.enabled)

    def info(self, name: str) -> PlatformInfo | None:
        """Facts of a platform; None: its adapter is not here (any more)."""
        try:
            return self.platform(name).info
        except UserError:
            return None

    def platform_names(self) -> tuple[str, ...]:
        """Platforms an account may be added for."""
        return platforms.names(self.enabled)

    # ------------------------------------------------------------ writing

    def submit(
        self, change: Callable[Concatenate[Connection, Desk, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Run a decision on the lane; the future has its result after COMMIT, or the `UserError` it raised."""
        future = self.lane.run(lambda conn: change(conn, self, *args, **kwargs))
        # A job of its own, so that the mark outside of the store is never ahead of what was committed.
        self.lane.run(lambda conn: journal.raise_high(conn, self.profile.high_water))
        return future

    def write(self, change: Callable[Concatenate[Connection, Desk, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a decision and wait for it; not on the GUI thread.

        Raises:
            UserError: what the decision raises, and the failures of the store.
        """
        return self.submit(change, *args, **kwargs).result()

    # ------------------------------------------------------------ rights

    def require(self, kind: EntryKind) -> None:
        """Raise unless the role of whoever works here allows such an entry.

        Raises:
            UserError: `forbidden`, `no_actor`.
        """
        if not may(self.who.role, kind):
            raise UserError(FORBIDDEN, role=self.who.role.value, action=kind.value)

    def may(self, kind: EntryKind) -> bool:
        """Whether the role of whoever works here allows such an entry; nobody may nothing."""
        return self.moderator is not None and may(self.moderator.role, kind)

    def close(self) -> None:
        """Finish what is queued and let go of the store."""
        self.lane.close()
        self.reader.close()
        for each in self.closing:
            each()

    @property
    def is_lead(self) -> bool:
        """Whether whoever works here may change accounts and people."""
        return self.moderator is not None and self.moderator.role is Role.LEAD
