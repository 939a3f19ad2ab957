"""Telegram by the Bot API: groups, topics, channel comments, private and business chats of one bot."""

from __future__ import annotations

from typing import Final, cast

from moderator_app.clock import Clock
from moderator_app.domain.ports import Credentials, Platform, PlatformInfo, Streaming
from moderator_app.platforms.telegram.capabilities import INFO
from moderator_app.platforms.telegram.common import Bots


class _TelegramPlatform:
    def __init__(self) -> None:
        self._bots = Bots()

    @property
    def info(self) -> PlatformInfo:
        return INFO

    def open(self, credentials: Credentials, *, clock: object) -> Streaming:
        """An adapter for one bot.

        Raises:
            UserError: `bad_address` for a URL that is neither https nor loopback.
        """
        from moderator_app.platforms.telegram.adapter import Telegram  # noqa: PLC0415 - loads requests

        known = cast("Clock", clock)
        return Telegram(credentials, known, self._bots.common(credentials, known))


PLATFORM: Final[Platform] = _TelegramPlatform()
