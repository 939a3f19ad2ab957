"""VK communities by API 5.199: comments everywhere, discussions and dialogues, with a community's key or a user's."""

from __future__ import annotations

from typing import Final, cast

from moderator_app.clock import Clock
from moderator_app.domain.ports import Adapter, Credentials, Platform, PlatformInfo
from moderator_app.platforms.vk.capabilities import INFO


class _VkPlatform:
    @property
    def info(self) -> PlatformInfo:
        return INFO

    def open(self, credentials: Credentials, *, clock: object) -> Adapter:
        """An adapter for one community.

        Raises:
            UserError: `bad_address`, or `invalid` for a community number or kind of key that is none.
        """
        from moderator_app.platforms.vk.adapter import Vk  # noqa: PLC0415 - loads requests

        return Vk(credentials, cast("Clock", clock))


PLATFORM: Final[Platform] = _VkPlatform()
