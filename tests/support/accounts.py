"""Believable accounts, and a source that answers from memory and notes what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from moderator_app import platforms
from moderator_app.domain.ports import Health, PlatformInfo
from moderator_app.domain.views import ChannelView
from moderator_app.errors import UserError
from moderator_app.services.accounts import AccountView
from tests.support.inbox_rows import NOW_US
from ui.console_child import Done, Failed, Failure

CAN = dict.fromkeys(("read", "reply", "edit", "hide", "delete", "restore"), "ok") | {
    "spam": "no_permission",
    "ban": "platform_lacks",
}
TRIAL: Mapping[str, Any] = {
    "platform": "wordpress",
    "external_id": "7",
    "signed_in_as": "anna",
    "capabilities": CAN,
    "channels": [
        {"external_id": "site", "name": "Comments", "kind": "comments", "starts": "all", "missing": {}},
        {"external_id": "shop", "name": "Reviews", "kind": "reviews", "starts": "all", "missing": {}},
    ],
}


def channel(number: int, name: str, kind: str = "comments", *, watched: bool = True) -> ChannelView:
    """A channel that was read three minutes ago."""
    return ChannelView(
        id=number, account_id=1, platform="wordpress", external_id=("", "site", "shop")[min(number, 2)], name=name,
        kind=kind, private=False, permalink=None, starts="all", watched=watched, cursor_at=NOW_US,
        caught_up_at=NOW_US - 180_000_000, left=None, open_items=3,
    )  # fmt: skip


def account(**facts: Any) -> AccountView:
    """The coffee blog, well unless told otherwise."""
    given: dict[str, Any] = {
        "id": 1, "name": "Coffee blog", "platform": "wordpress", "base_url": "https://blog.example", "proxy": None,
        "external_name": "anna", "health": Health.OK, "reason": "", "since": None, "capabilities": CAN,
        "channels": (channel(1, "Comments"), channel(2, "Reviews", "reviews", watched=False)),
        "credential_version": 1, **facts,
    }  # fmt: skip
    return AccountView(**given)


class MemoryAccounts:
    """Answers what it was told to."""

    def __init__(self, *accounts: AccountView, lead: bool = True) -> None:
        self.accounts = list(accounts)
        self.lead = lead
        self.asked: list[tuple[list[str], bytes]] = []
        self.watched: list[tuple[int, bool]] = []
        self.answer: Mapping[str, Any] | Failure = TRIAL

    def listed(self) -> Sequence[AccountView]:
        return self.accounts

    def catalogue(self) -> Sequence[PlatformInfo]:
        return [platforms.load(name).info for name in platforms.names()]

    def engine_runs(self) -> bool:
        return True

    def may_change(self) -> bool:
        return self.lead

    def may_watch(self) -> bool:
        return self.lead

    def now_us(self) -> int:
        return NOW_US

    def busy(self) -> bool:
        return False

    def cancel(self) -> None:
        """Nothing runs."""

    def run(self, words: Sequence[str], done: Done, failed: Failed, *, secret: bytes = b"") -> None:
        self.asked.append((list(words), secret))
        if isinstance(self.answer, Failure):
            failed(self.answer)
        else:
            done(self.answer)

    def set_watched(
        self, channel_id: int, watched: bool, done: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        self.watched.append((channel_id, watched))
        done()
