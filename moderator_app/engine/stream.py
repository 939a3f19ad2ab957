"""The one stream of an account, where its platform has one: a long poll in a thread of its own, beside the account's.

It signs in with an adapter of its own, since an adapter belongs to one thread, and it says nothing about the account's
health as a whole: that is what the account's own thread finds out. Only the capability *push* is judged here.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from random import Random
from typing import Final, cast

from moderator_app.clock import Clock
from moderator_app.domain.capabilities import Capability
from moderator_app.domain.ports import Adapter, Credentials, Health, Page, Platform, PlatformError, Streaming
from moderator_app.engine.access import LaneAccess
from moderator_app.engine.account import Secrets
from moderator_app.engine.health import understand
from moderator_app.engine.pull import Pulled
from moderator_app.errors import UserError
from moderator_app.storage import account_health, streams, watch
from moderator_app.storage.connect import Connection

LOOK_S: Final = 25.0
"""How long one look waits for news; a request lives 30 s at most."""
PAUSE_S: Final = 0.005

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class StreamWorker:
    """Reads the stream of one account; used by one thread."""

    account_id: int
    platform: Platform
    secrets: Secrets
    access: LaneAccess
    clock: Clock
    random: Random
    stop: threading.Event
    failures: int = 0
    pulled: Pulled = field(default_factory=Pulled)

    def look(self, *, wait_s: float = LOOK_S) -> float:
        """Read until a look brings nothing; returns the seconds to wait before the next."""
        adapter: Adapter | None = None
        try:
            row = self.access.read(lambda conn: watch.account(conn, self.account_id))
            if row is None:
                return LOOK_S
            version = row.credential_version
            credentials = Credentials(
                base_url=row.base_url, settings=row.settings, secrets=self.secrets(row), proxy=row.proxy
            )
            adapter = self.platform.open(credentials, clock=self.clock)
            cursor = self.access.read(lambda conn: streams.cursor(conn, self.account_id))
            while not self.stop.is_set():
                for page in cast("Streaming", adapter).stream(cursor, wait_s=wait_s):
                    self._store(page)
                    cursor = page.cursor if page.cursor is not None else cursor
                    if self.stop.is_set():
                        break
                self._well()
                latest = self.access.read(lambda conn: watch.account(conn, self.account_id))
                if wait_s == 0 or latest is None or latest.credential_version != version:
                    return 0.0
        except Exception as error:
            if self.stop.is_set():
                return LOOK_S
            if not isinstance(error, (PlatformError, UserError)):
                log.exception("account %d: its stream broke", self.account_id)
            return self._rest(error)
        finally:
            if adapter is not None:
                adapter.close()
        return 0.0

    def _store(self, page: Page) -> None:
        facts = self.platform.info
        now = self.clock.now_us()
        applied = self.access.write(
            lambda conn: streams.apply(
                conn,
                self.account_id,
                page,
                now_us=now,
                adapter_version=facts.adapter_version,
                ids_reused=facts.capabilities.ids_reused,
            )
        )
        self.pulled = self.pulled.plus(
            Pulled(new=applied.new, edited=applied.edited, deleted=applied.deleted, quarantined=applied.quarantined)
        )
        self.clock.wait(self.stop, PAUSE_S)

    def _rest(self, error: Exception) -> float:
        self.failures += 1
        trouble = understand(error, self.failures, self.random)
        try:
            self._note(trouble.health, trouble.reason)
        except Exception:
            log.exception("account %d: the health of its stream cannot be written", self.account_id)
        return trouble.quiet_s

    def _well(self) -> None:
        self.failures = 0
        self._note(Health.OK, "")

    def _note(self, health: Health, reason: str) -> None:
        now = self.clock.now_us()
        before, said, _ = self.access.read(lambda conn: account_health.of(conn, self.account_id, Capability.PUSH.value))
        if (before, said) == (health, reason):
            return

        def note(conn: Connection) -> None:
            account_health.record(
                conn, self.account_id, health, now_us=now, capability=Capability.PUSH.value, reason=reason
            )

        self.access.write(note)
