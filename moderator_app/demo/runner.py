"""The demo community as a whole: every loopback server of it, and the accounts a workstation signs in with.

The servers and their script run here; profile, engine and window are put together by the command line.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from moderator_app.clock import SECOND_US, Clock
from moderator_app.demo import script, telegram_life, vk_life
from moderator_app.demo.script import FAULTY_BATCH, FAULTY_BATCH_S
from moderator_app.demo.talk import Event
from moderator_app.demo.telegram import DemoTelegram
from moderator_app.demo.telegram_life import TelegramLife
from moderator_app.demo.vk import DemoVk
from moderator_app.demo.vk_community import Token
from moderator_app.demo.vk_life import VkLife
from moderator_app.demo.wordpress_run import BlogRun

WORDPRESS: Final = "wordpress"
VK: Final = vk_life.NETWORK
TELEGRAM: Final = telegram_life.NETWORK
_VERSIONS: Final = 50
"""How often a person may sign in anew before the demo is tired of it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """What a workstation needs to sign in to one of the servers."""

    platform: str
    name: str
    url: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)


class DemoRun:
    """The running community.

    Args:
        clock: time of the servers and of the script.
        secret_of: (platform, version of the credential) -> the secret its server shall accept.
        seed: the same seed gives the same community and script.
        speed: how many times faster than life; 0: nothing happens by itself.
        version_of: platform -> the version of the credential in use now.
        revoked: told when a credential was revoked: platform, the secret that is good from now on.
        happened: called after each event, in the script's thread.
    """

    def __init__(
        self,
        clock: Clock,
        secret_of: Callable[[str, int], str],
        *,
        seed: int = 1,
        speed: float = 1.0,
        version_of: Callable[[str], int] = lambda _platform: 1,
        revoked: Callable[[str, str], None] | None = None,
        happened: Callable[[Event], None] | None = None,
    ) -> None:
        self._clock = clock
        self._secret_of = secret_of
        self._speed = speed
        self._version_of = version_of
        self._revoked = revoked
        self._happened = happened
        self.blog = BlogRun(clock, seed=seed, speed=0)
        self.vk_life = VkLife(clock, seed=seed)
        self.vk = DemoVk(self.vk_life.community)
        self.telegram_life = TelegramLife(clock, seed=seed)
        self.telegram = DemoTelegram(self.telegram_life.world)
        for platform in (WORDPRESS, VK, TELEGRAM):
            self._accept(platform, 1)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._live, name="demo-script")

    @property
    def accounts(self) -> tuple[DemoAccount, ...]:
        """All accounts, one a server."""
        name = self.blog.site.name
        facts: tuple[tuple[str, str, str, dict[str, str], str], ...] = (
            (WORDPRESS, name, self.blog.url, {"user": self.blog.user}, "password"),
            (VK, f"{name} VK", self.vk.url, {"group_id": str(vk_life.GROUP_ID), "token_kind": "user"}, "token"),
            (TELEGRAM, f"{name} Telegram", self.telegram.url, {}, "token"),
        )
        return tuple(
            DemoAccount(
                platform=platform, name=shown, url=url, settings=settings,
                secrets={secret: self._secret_of(platform, 1)},
            )
            for platform, shown, url, settings, secret in facts
        )  # fmt: skip

    # ---------------------------------------------------------------- credentials

    def _accept(self, platform: str, first: int) -> None:
        """From now on these versions of the secret open the server, and no other."""
        good = [self._secret_of(platform, version) for version in range(first, first + _VERSIONS)]
        if platform == WORDPRESS:
            site = self.blog.site
            with site.lock:
                next(user for user in site.users.values() if user.login == self.blog.user).passwords[:] = good
        elif platform == VK:
            community = self.vk_life.community
            manager = community.person("Марина Ковалёва")
            with community.lock:
                community.tokens = {secret: Token("user", manager, vk_life.SCOPES) for secret in good}
        else:
            self.telegram.tokens = frozenset(good)

    def revoke(self, platform: str) -> str:
        """The secret in use opens nothing any more; returns the one that does."""
        version = self._version_of(platform) + 1
        self._accept(platform, version)
        secret = self._secret_of(platform, version)
        if self._revoked is not None:
            self._revoked(platform, secret)
        return secret

    # ---------------------------------------------------------------- life

    def start(self) -> Self:
        """Serve, and let things happen."""
        self.blog.start()
        self.vk.start()
        self.telegram.start()
        if self._speed > 0:
            self._thread.start()
        return self

    def let_go(self) -> None:
        """Nothing happens any more, and whoever waits for news has an answer: a client can end at once."""
        self._stop.set()
        self.vk.let_go()
        self.telegram.poll.stop()

    def stop(self) -> None:
        """Nothing happens any more and nobody is served."""
        self.let_go()
        if self._thread.ident is not None:
            self._thread.join()
        self.telegram.stop()
        self.vk.stop()
        self.blog.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def events(self) -> Iterator[Event]:
        """Everything that happens, in order; may be asked for once."""
        part = {network: at for at, network in enumerate(FAULTY_BATCH)}
        lids = {
            network: talk.lids(FAULTY_BATCH[network], *FAULTY_BATCH_S, part=part[network])
            for network, talk in ((VK, self.vk_life.talk), (TELEGRAM, self.telegram_life.talk))
        }
        told = self.blog.community.script()
        return script.merged(
            told.events(),
            iter(told.lids(FAULTY_BATCH[WORDPRESS], *FAULTY_BATCH_S)),
            self.vk_life.talk.events(),
            iter(lids[VK]),
            self.telegram_life.talk.events(),
            iter(lids[TELEGRAM]),
            iter(script.troubles(self._speed)),
        )

    def apply(self, event: Event) -> bool:
        """Let one event happen now; False when what it is about is gone meanwhile."""
        if event.action in self._troubles:
            log.info("demo: %s on %s", event.action, event.network)
            self._troubles[event.action]()
            return True
        if event.network == VK:
            return self.vk_life.apply(event)
        if event.network == TELEGRAM:
            return self.telegram_life.apply(event)
        return self.blog.apply(event)

    @property
    def _troubles(self) -> Mapping[str, Callable[[], object]]:
        return {
            "rate_limit": lambda: self._flood(10),
            "rate_limit_over": lambda: self._flood(None),
            "lost": lambda: self.vk.lose(lost=True),
            "back": lambda: self.vk.lose(lost=False),
            "revoke": lambda: self.revoke(WORDPRESS),
        }

    def _flood(self, seconds: int | None) -> None:
        self.telegram.flood_s = seconds

    def _live(self) -> None:
        begun = self._clock.awake_us()
        for event in self.events():
            due = begun + round(event.after_s / self._speed * SECOND_US)
            while (left := due - self._clock.awake_us()) > 0:
                if self._clock.wait(self._stop, left / SECOND_US):
                    return
            if self._stop.is_set():
                return
            if self.apply(event) and self._happened is not None:
                self._happened(event)
