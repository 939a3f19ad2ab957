"""A demo Telegram, watched by the strict oracle, and an adapter on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from moderator_app.demo.telegram import DemoTelegram
from moderator_app.demo.telegram_world import World
from moderator_app.domain.channels import ChannelInfo
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import Credentials, Gone, Message, MessageRef, Outcome, Page, PlatformCommand
from moderator_app.platforms.telegram.adapter import Telegram
from tests.contract.control import HandClock
from tests.unit.platforms.telegram.oracle import Watcher


def key(message: dict[str, Any]) -> str:
    """A message's external id."""
    return f"{message['chat']['id']}:{message['message_id']}"


class Stand:
    """The world, the server, the adapter, and what the stream told so far."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.world = World(self.clock)
        self.watcher = Watcher()
        self.demo = DemoTelegram(self.world).start()
        self.demo.observer = self.watcher
        self.cursor: str | None = None
        self.pages: list[Page] = []
        self._open: list[Telegram] = []
        self.adapter = self.open()

    def open(self, **settings: str) -> Telegram:
        """One more adapter on the same bot."""
        made = Telegram(
            Credentials(base_url=self.demo.url, settings=settings, secrets={"token": self.world.token}), self.clock
        )
        self._open.append(made)
        return made

    def close(self) -> None:
        for adapter in self._open:
            adapter.close()
        self.demo.stop()

    def look(self, adapter: Telegram | None = None) -> list[Page]:
        """Everything new, committed page by page."""
        fresh = []
        for page in (adapter or self.adapter).stream(self.cursor, wait_s=0):
            self.cursor = page.cursor or self.cursor
            fresh.append(page)
            self.pages.append(page)
        return fresh

    def messages(self) -> dict[str, Message]:
        """The last version of every message told so far."""
        return {message.external_id: message for page in self.pages for message in page.messages}

    def gone(self) -> list[Gone]:
        return [gone for page in self.pages for gone in page.gone]

    def channels(self) -> dict[str, ChannelInfo]:
        return {page.channel.external_id: page.channel for page in self.pages if page.channel}

    def newest(self) -> Message:
        """What the next look brings, as one message."""
        (message,) = [message for page in self.look() for message in page.messages]
        return message

    def ref(self, message: Message, channel: int | str) -> MessageRef:
        return MessageRef(
            external_id=message.external_id,
            thread_external_id=message.thread.external_id,
            channel_external_id=str(channel),
            author_external_id=message.author.external_id,
            created_at=message.created_at,
            reply_to=message.reply_to,
        )

    def do(self, action: EntryKind, target: MessageRef, text: str | None = None, **more: Any) -> Outcome:
        return self.adapter.perform(PlatformCommand(action=action, target=target, text=text, **more), "key")


@pytest.fixture
def stand() -> Iterator[Stand]:
    made = Stand()
    try:
        yield made
    finally:
        made.close()
    assert made.watcher.wrong == []


@pytest.fixture
def make_stand() -> Iterator[Callable[[], Stand]]:
    made: list[Stand] = []

    def make() -> Stand:
        made.append(Stand())
        return made[-1]

    yield make
    for one in made:
        one.close()
