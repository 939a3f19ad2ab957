"""One account's work, one small slice at a time: deliveries first, then reading, then looking again.

A slice is at most one exchange with the platform, so a long first import never keeps a reply waiting. Whatever goes
wrong in a slice stays with its account: it becomes health with a sentence, a pause, and another try.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, Final

from moderator_app.clock import MINUTE_US, SECOND_US, Clock
from moderator_app.domain.capabilities import Capability
from moderator_app.domain.channels import DEFAULT_HORIZON_US
from moderator_app.domain.delivery import NEEDED
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import (
    AccountInfo,
    Adapter,
    AuthNeeded,
    Credentials,
    Health,
    NeedsSignin,
    NoPermission,
    Outcome,
    Platform,
    PlatformError,
    RateLimited,
    Receipt,
    Retry,
    TooManyRequests,
)
from moderator_app.engine import attempt, deliver, pull, scheduler
from moderator_app.engine.access import Access
from moderator_app.engine.health import Trouble, understand
from moderator_app.engine.pull import Pulled, Reader
from moderator_app.engine.scheduler import Plan
from moderator_app.errors import UserError
from moderator_app.storage import account_facts, account_health, accounts, outbox, outbox_bulk, outbox_rows, watch
from moderator_app.storage.connect import Connection
from moderator_app.storage.watch import AccountRow, ChannelRow

Secrets = Callable[[AccountRow], Mapping[str, str]]
"""Reads an account's secrets from the keyring; raises `UserError` where there is no usable one."""

REFRESH_EVERY_US: Final = MINUTE_US
"""How often it is asked whether anything is due for a second look."""
LONGEST_NAP_S: Final = 60.0

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Session:
    """What an account holds between slices; lost at the end of the process without harm."""

    adapter: Adapter | None = None
    credential_version: int | None = None
    settings: Any = None
    checked: bool = False
    failures: int = 0
    quiet_until_us: int = 0
    quiet_code: Health | None = None
    plans: dict[int, Plan] = field(default_factory=dict)
    refresh_at_us: int = 0
    quarantine_tried: bool = False
    read_once: set[int] = field(default_factory=set)
    anchor_us: int | None = None
    anchored: bool = False
    unreadable: set[int] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class AccountWorker:
    """Works for one account; used by one thread.

    Attributes:
        files: where the bytes of what goes with answers lie.
        once: read every channel until no more, whatever its interval, then never again.
    """

    account_id: int
    platform: Platform
    secrets: Secrets
    access: Access
    clock: Clock
    random: Random
    stop: threading.Event
    once: bool = False
    files: Path | None = None
    pulled: Pulled = field(default_factory=Pulled)
    session: Session = field(default_factory=Session)

    def step(self) -> float:
        """Do one slice; returns the seconds until there may be another. 0: go on at once."""
        try:
            return self._slice()
        except (PlatformError, UserError) as error:
            return self._failed(error)
        except Exception as error:
            if self.stop.is_set():
                return LONGEST_NAP_S
            log.exception("account %d: unexpected failure", self.account_id)
            return self._failed(error)

    def hurry(self) -> None:
        """After sleep, a jumped clock or a network that came back: try at once."""
        now = self.clock.awake_us()
        if self.session.quiet_code is Health.OFFLINE:
            self.session.quiet_until_us = 0
        self.session.plans = {key: scheduler.at_once(plan, now) for key, plan in self.session.plans.items()}
        self.session.refresh_at_us = min(self.session.refresh_at_us, now)

    def close(self) -> None:
        """Let go of the platform."""
        if self.session.adapter is not None:
            self.session.adapter.close()
            self.session.adapter = None

    # ------------------------------------------------------------ one slice

    def _slice(self) -> float:
        row = self.access.read(lambda conn: watch.account(conn, self.account_id))
        if row is None:
            return LONGEST_NAP_S
        self._renewed(row)
        deliver.tidy(self.access, self.account_id, self.platform.info.capabilities.sending, self.clock)
        quiet_s = scheduler.seconds_until(self.session.quiet_until_us, self.clock.awake_us())
        if quiet_s > 0:
            self._say_blocked()
            return min(quiet_s, LONGEST_NAP_S, self._until_hold_ends())
        adapter = self._signed_in(row)
        channels = self.access.read(lambda conn: watch.channels(conn, self.account_id))
        reader = self._reader(adapter)
        if not self.session.anchored and channels:
            # One page first: it tells the platform's time, by which a found message is ours or not.
            self._channel_slice(reader, channels[0])
            self.session.anchored = True
            return 0.0
        stepped = deliver.step(self._desk(row, adapter))
        if stepped.entry_id is not None:
            self._learn(stepped.entry_id, stepped.outcome)
            return 0.0
        if self._read(reader, channels):
            return 0.0
        waits = [self._until_read(channels), LONGEST_NAP_S]
        if stepped.wait_us is not None:
            waits.append(stepped.wait_us / SECOND_US)
        return min(waits)

    def _until_hold_ends(self) -> float:
        """Seconds until the next hold is over, which happens with or without a platform."""
        waiting = self.access.read(lambda conn: outbox_rows.unfinished(conn, self.account_id))
        left = [outbox.wait_left_us(each, self.clock) for each in waiting if each.state is DeliveryState.HELD]
        return max(0.05, min(left) / SECOND_US) if left else LONGEST_NAP_S

    def _renewed(self, row: AccountRow) -> None:
        """A new credential or other settings count from the next slice on, without a restart."""
        settings = (row.base_url, row.proxy, row.settings, row.secret_names)
        if self.session.credential_version == row.credential_version and self.session.settings == settings:
            return
        if self.session.credential_version is not None:
            log.info("account %d: the credential or its settings changed", self.account_id)
        self.close()
        self.session = replace(
            Session(credential_version=row.credential_version, settings=settings), read_once=self.session.read_once
        )

    def _signed_in(self, row: AccountRow) -> Adapter:
        """The open adapter; the first time, and after every sign-in trouble, it has said who we are."""
        adapter = self.session.adapter
        if adapter is None:
            credentials = Credentials(
                base_url=row.base_url, settings=row.settings, secrets=self.secrets(row), proxy=row.proxy
            )
            adapter = self.platform.open(credentials, clock=self.clock)
            self.session.adapter = adapter
        if not self.session.checked:
            info = adapter.check()
            self.access.write(lambda conn: account_facts.checked(conn, self.account_id, info, self.clock.now_us()))
            self._missing(info)
            self._first_channels(row, adapter)
            self.session.checked = True
            self._well()
        return adapter

    def _first_channels(self, row: AccountRow, adapter: Adapter) -> None:
        """An account that was added without a trial has no channels yet: these are all it may moderate."""
        if self.access.read(lambda conn: accounts.has_channels(conn, row.id)):
            return
        found = adapter.channels()
        watched = row.settings.get(accounts.WATCH_SETTING) != "none"
        now = self.clock.now_us()
        self.access.write(
            lambda conn: accounts.channels_found(
                conn, row.id, found, now_us=now, watch=watched, horizon_us=DEFAULT_HORIZON_US
            )
        )

    def _missing(self, info: AccountInfo) -> None:
        """Health of what this credential lacks, per capability."""
        now = self.clock.now_us()
        codes = {code.value for code in Health}

        def note(conn: Connection) -> None:
            for capability in self.platform.info.capabilities.can:
                lacking = info.missing.get(capability)
                if capability is Capability.PUSH and lacking is None:
                    continue  # its stream says how that goes
                reason = "" if lacking is None else lacking.value
                health = Health.OK if lacking is None else Health.NO_PERMISSION
                if reason in codes:
                    health = Health(reason)
                account_health.record(
                    conn, self.account_id, health, now_us=now, capability=capability.value, reason=reason
                )

        self.access.write(note)

    def _desk(self, row: AccountRow, adapter: Adapter) -> attempt.Desk:
        return attempt.Desk(
            access=self.access,
            account_id=self.account_id,
            adapter=adapter,
            sending=self.platform.info.capabilities.sending,
            clock=self.clock,
            random=self.random,
            offset_us=row.clock_offset_us or 0,
            anchor_us=self.session.anchor_us,
            own_ids=row.own_ids,
            files=self.files,
        )

    def _reader(self, adapter: Adapter) -> Reader:
        return Reader(
            access=self.access,
            account_id=self.account_id,
            adapter=adapter,
            adapter_version=self.platform.info.adapter_version,
            ids_reused=self.platform.info.capabilities.ids_reused,
            clock=self.clock,
            stop=self.stop,
        )

    # ------------------------------------------------------------ reading

    def _read(self, reader: Reader, channels: list[ChannelRow]) -> bool:
        """Read one page of the first channel that is due, else look again at something; False: nothing is due."""
        now = self.clock.awake_us()
        facts = self.platform.info.capabilities
        base_s = scheduler.SLOWEST_S if facts.one_stream else float(facts.poll_interval_s)
        plans = self.session.plans
        for gone in plans.keys() - {channel.id for channel in channels}:
            del plans[gone]
        for channel in sorted(channels, key=lambda channel: self._plan(channel, now, base_s).due_us):
            if self.once and channel.id in self.session.read_once:
                continue
            plan = self._plan(channel, now, base_s)
            if not self.once and plan.due_us > now:
                break
            arrived = self._channel_slice(reader, channel)
            if arrived is None:  # this channel cannot be read; the next one may
                plans[channel.id] = scheduler.after_page(plan, now, base_s=base_s, arrived=0, more=False)
                self.session.read_once.add(channel.id)
                continue
            after = self.clock.awake_us()
            plans[channel.id] = scheduler.after_page(
                plan, after, base_s=base_s, arrived=arrived.arrived, more=arrived.more
            )
            if not arrived.more:
                self.session.read_once.add(channel.id)
            return True
        if not self.session.quarantine_tried:
            self.session.quarantine_tried = True
            self._count(pull.retry_quarantine(reader, channels))
            return True
        if self.session.refresh_at_us <= now:
            looked = Pulled()
            for channel in channels:
                looked = looked.plus(pull.refresh_due(reader, channel))
            self._count(looked)
            self.session.refresh_at_us = self.clock.awake_us() + REFRESH_EVERY_US
        return False

    def _channel_slice(self, reader: Reader, channel: ChannelRow) -> Pulled | None:
        try:
            arrived = pull.pull(reader, channel)
        except NoPermission as error:
            self.session.unreadable.add(channel.id)
            trouble = understand(NoPermission(error.code, f"{channel.info.name}: {error.text}"), 1, self.random)
            self._note(trouble, Capability.READ.value)
            return None
        if channel.id in self.session.unreadable:
            self.session.unreadable.discard(channel.id)
            if not self.session.unreadable:
                self._capable(Capability.READ)
        self._count(arrived)
        if arrived.server_ahead_us is not None:
            self.session.anchor_us = arrived.server_ahead_us
        self._well()
        return arrived

    def _plan(self, channel: ChannelRow, now: int, base_s: float) -> Plan:
        return self.session.plans.setdefault(channel.id, scheduler.first(now, base_s))

    def _until_read(self, channels: list[ChannelRow]) -> float:
        if self.once or not channels:
            return LONGEST_NAP_S
        now = self.clock.awake_us()
        due = min(self.session.plans[channel.id].due_us for channel in channels)
        return scheduler.seconds_until(min(due, self.session.refresh_at_us), now)

    def _count(self, arrived: Pulled) -> None:
        self.pulled = self.pulled.plus(arrived)

    # ------------------------------------------------------------ health

    def _learn(self, entry_id: int, outcome: Outcome | None) -> None:
        """What the outcome of a delivery says about the account."""
        match outcome:
            case RateLimited():
                raise TooManyRequests(outcome.after_s, outcome.text)
            case AuthNeeded(code=attempt.NO_PERMISSION):
                capability = self._capability_of(entry_id)
                trouble = understand(NoPermission(outcome.code, outcome.text), 1, self.random)
                self._note(trouble, "" if capability is None else capability.value)
            case AuthNeeded():
                raise NeedsSignin(outcome.code, outcome.text)
            case Retry():
                # The delivery waits by itself; whether the account is offline shows in the next reading.
                self.session.plans = {
                    key: scheduler.at_once(plan, self.clock.awake_us()) for key, plan in self.session.plans.items()
                }
            case Receipt():
                self._well()
                worked = self._capability_of(entry_id)
                if worked is not None:
                    self._capable(worked)
            case _:
                pass

    def _capability_of(self, entry_id: int) -> Capability | None:
        action = self.access.read(lambda conn: outbox_bulk.action_of(conn, entry_id))
        return None if action is None else NEEDED.get(action)

    def _capable(self, capability: Capability) -> None:
        """It works: whatever was said of this capability is over."""
        now = self.clock.now_us()
        health, _, _ = self.access.read(lambda conn: account_health.of(conn, self.account_id, capability.value))
        if health is not Health.OK:
            self.access.write(
                lambda conn: account_health.record(
                    conn, self.account_id, Health.OK, now_us=now, capability=capability.value
                )
            )

    def _well(self) -> None:
        """The platform answered: whatever was wrong is over."""
        now = self.clock.now_us()
        came_back = self.session.failures > 0
        self.session.failures = 0
        self.session.quiet_code = None

        def note(conn: Connection) -> None:
            account_health.record(conn, self.account_id, Health.OK, now_us=now)
            outbox_bulk.unblock(conn, self.account_id, self.clock, hasten=came_back)

        health, reason, since = self.access.read(lambda conn: account_health.of(conn, self.account_id))
        blocked = self.access.read(lambda conn: outbox_bulk.blocked(conn, self.account_id))
        if health is not Health.OK or reason or since is None or blocked or came_back:
            self.access.write(note)

    def _failed(self, error: Exception) -> float:
        self.session.failures += 1
        trouble = understand(error, self.session.failures, self.random)
        if trouble.needs_signin:
            self.session.checked = False
            self.close()
        self.session.quiet_code = trouble.health
        self.session.quiet_until_us = self.clock.awake_us() + round(trouble.quiet_s * SECOND_US)
        try:
            self._note(trouble, "")
            self._say_blocked()
        except Exception:
            # A full disk, a store gone bad: nothing can be written, the log has it, the next try may work.
            log.exception("account %d: its health cannot be written", self.account_id)
        return min(trouble.quiet_s, LONGEST_NAP_S)

    def _note(self, trouble: Trouble, capability: str) -> None:
        now = self.clock.now_us()
        until = now + round(trouble.quiet_s * SECOND_US) if trouble.health is Health.RATE_LIMITED else None
        self.access.write(
            lambda conn: account_health.record(
                conn,
                self.account_id,
                trouble.health,
                now_us=now,
                capability=capability,
                reason=trouble.reason,
                until=until,
            )
        )

    def _say_blocked(self) -> None:
        """While nothing can leave, what is queued says why."""
        code = self.session.quiet_code
        if code is None:
            return
        waiting = self.access.read(lambda conn: outbox_bulk.unblocked(conn, self.account_id))
        if waiting:
            until = None
            if code is Health.RATE_LIMITED:
                left_us = max(0, self.session.quiet_until_us - self.clock.awake_us())
                until = self.clock.now_us() + left_us
            self.access.write(
                lambda conn: outbox_bulk.block(conn, self.account_id, code.value, until=until, clock=self.clock)
            )
