"""Self-hosted WordPress by its REST API `wp/v2` with an application password."""

from __future__ import annotations

from typing import Final, cast

from moderator_app.clock import Clock
from moderator_app.domain.ports import Adapter, Credentials, Platform, PlatformInfo
from moderator_app.platforms.wordpress.capabilities import INFO


class _WordPressPlatform:
    @property
    def info(self) -> PlatformInfo:
        return INFO

    def open(self, credentials: Credentials, *, clock: object) -> Adapter:
        """An adapter for one site.

        Raises:
            UserError: `bad_address` for a URL that is neither https nor loopback.
        """
        # The window asks for `info` and must not load an HTTP library for it (design rule 10).
        from moderator_app.platforms.wordpress.adapter import WordPress  # noqa: PLC0415

        return WordPress(credentials, cast("Clock", clock))


PLATFORM: Final[Platform] = _WordPressPlatform()
