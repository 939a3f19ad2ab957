"""The demo community as a whole: every loopback server of it, and the accounts a workstation signs in with.

The servers and their script run here; profile, engine and window are put together by the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from moderator_app.clock import Clock
from moderator_app.demo.wordpress_run import BlogRun

WORDPRESS: Final = "wordpress"


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
        secret_of: platform -> the password its server shall accept.
        seed: the same seed gives the same community and script.
        speed: how many times faster than life; 0: nothing happens by itself.
    """

    def __init__(self, clock: Clock, secret_of: Callable[[str], str], *, seed: int = 1, speed: float = 1.0) -> None:
        self._blog = BlogRun(clock, seed=seed, speed=speed)
        self._password = secret_of(WORDPRESS)
        site = self._blog.site
        next(user for user in site.users.values() if user.login == self._blog.user).passwords.append(self._password)

    @property
    def accounts(self) -> tuple[DemoAccount, ...]:
        """All accounts, one a server."""
        return (
            DemoAccount(
                platform=WORDPRESS,
                name=self._blog.site.name,
                url=self._blog.url,
                settings={"user": self._blog.user},
                secrets={"password": self._password},
            ),
        )

    def start(self) -> Self:
        """Serve, and let things happen."""
        self._blog.start()
        return self

    def stop(self) -> None:
        """Nothing happens any more and nobody is served."""
        self._blog.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()
