"""Loads what somebody asked to see, on a thread of its own: no reply waits for a picture.

Addresses are asked without any credential; hosts, time and size are bounded, and so is each step of a redirect. A file
without an address is fetched by the account's own adapter (`ports.Fetching`), which alone knows the credential.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from moderator_app.clock import Clock
from moderator_app.domain.media import LIMIT, host_of, sniffed
from moderator_app.domain.ports import (
    BY_ID,
    Adapter,
    Credentials,
    Fetching,
    NeedsSignin,
    Platform,
    PlatformError,
    TooManyRequests,
)
from moderator_app.engine.access import Access
from moderator_app.errors import UserError
from moderator_app.net.session import Answer, NetError, Session
from moderator_app.storage import media, watch
from moderator_app.storage.watch import AccountRow

UNDECLARED: Final = "undeclared_host"
GONE: Final = "gone"
NO_ANSWER: Final = "no_answer"
EMPTY: Final = "empty"
TOO_LARGE: Final = "too_large"
A_PAGE: Final = "page"
QUIET: Final = "quiet"
SIGN_IN: Final = "needs_signin"
_MOST_HOPS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

log = logging.getLogger(__name__)


class _Failed(Exception):
    """`args[0]`: the code that the row keeps."""


@dataclass(slots=True, kw_only=True)
class Loader:
    """Loads for one account; used by one thread.

    Attributes:
        secrets: reads the account's secrets; asked only where the platform gives files out by their id.
        folder: where the files are kept, by their hash.
    """

    account_id: int
    platform: Platform
    secrets: Callable[[AccountRow], Mapping[str, str]]
    access: Access
    folder: Path
    clock: Clock
    adapter: Adapter | None = None

    def step(self) -> bool:
        """Load what was asked for first; False: nothing waits. What a platform may do wrong is written down."""
        row = self.access.read(partial(watch.account, account_id=self.account_id))
        wanted = self.access.read(partial(media.next_asked, account_id=self.account_id))
        if row is None or wanted is None:
            return False
        try:
            load = self._by_id if wanted.source.startswith(BY_ID) else self._by_url
            body = _some(load(row, wanted.source))
        except _Failed as error:
            code = str(error.args[0])
            self.access.write(partial(media.failed, wanted=wanted, code=code, now_us=self.clock.now_us()))
            return True
        kept = partial(media.loaded, folder=self.folder, wanted=wanted, body=body, kind=sniffed(body))
        self.access.write(partial(kept, now_us=self.clock.now_us()))
        return True

    def close(self) -> None:
        """Let go of the platform."""
        if self.adapter is not None:
            self.adapter.close()
            self.adapter = None

    def _by_id(self, row: AccountRow, source: str) -> bytes:
        try:
            if self.adapter is None:
                credentials = Credentials(
                    base_url=row.base_url, settings=row.settings, secrets=self.secrets(row), proxy=row.proxy
                )
                self.adapter = self.platform.open(credentials, clock=self.clock)
            if not isinstance(self.adapter, Fetching):
                raise _Failed(UNDECLARED)
            return self.adapter.fetch(source.removeprefix(BY_ID), LIMIT)
        except TooManyRequests:
            raise _Failed(QUIET) from None
        except (NeedsSignin, UserError):
            raise _Failed(SIGN_IN) from None
        except PlatformError as error:
            raise _Failed(error.code if error.code in {GONE, TOO_LARGE} else NO_ANSWER) from None

    def _by_url(self, row: AccountRow, url: str) -> bytes:
        for _ in range(_MOST_HOPS + 1):
            answer = self._asked(row, url)
            if answer.status not in _REDIRECTS:
                return _body(answer)
            url = urljoin(url, answer.headers.get("location", ""))
        raise _Failed(UNDECLARED)

    def _asked(self, row: AccountRow, url: str) -> Answer:
        host = host_of(url, row.base_url, self.platform.info.capabilities.media_hosts)
        if host is None:
            raise _Failed(UNDECLARED)
        # A session of its own: the account's would send its credential along to wherever a stranger's link points.
        session = Session(row.base_url, clock=self.clock, hosts={host}, proxy=row.proxy)
        try:
            return session.send("GET", url, headers={"Accept": "*/*"}, body_limit=LIMIT, redirects=False)
        except NetError as error:
            raise _Failed({"too_large": TOO_LARGE, UNDECLARED: UNDECLARED}.get(error.code, NO_ANSWER)) from None
        finally:
            session.close()


def _some(body: bytes) -> bytes:
    if not body:
        raise _Failed(EMPTY)
    return body


def _body(answer: Answer) -> bytes:
    if answer.status in {401, 403, 404, 410}:
        raise _Failed(GONE)
    if answer.status == 429:
        raise _Failed(QUIET)
    if answer.status != 200:
        raise _Failed(NO_ANSWER)
    if answer.body[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and "html" in answer.headers.get(
        "content-type", ""
    ):
        raise _Failed(A_PAGE)
    return answer.body
