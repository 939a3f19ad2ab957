"""How things are: accounts and their capabilities, the network, the engine, what was put into quarantine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from moderator_app.clock import SECOND_US, Clock, from_iso
from moderator_app.domain.ports import Health
from moderator_app.domain.views import AccountView, ChannelView, HealthView
from moderator_app.engine import lock
from moderator_app.paths import Profile
from moderator_app.services.desk import Desk
from moderator_app.storage import reading

_START_TOLERANCE_US: Final = 3 * SECOND_US


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineState:
    """The engine of this profile. `pid` and `since` (UTC microseconds) are those of the running one."""

    alive: bool
    pid: int | None = None
    since: int | None = None
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the health strip tells.

    Attributes:
        offline_since: UTC microseconds since when no account reaches its platform; None: some do, or there are none.
        quarantined: payloads nobody could read yet.
    """

    engine: EngineState
    accounts: tuple[AccountView, ...]
    offline_since: int | None
    quarantined: int

    @property
    def troubled(self) -> tuple[AccountView, ...]:
        """Accounts that are not well."""
        return tuple(account for account in self.accounts if whole(account).code != Health.OK.value)


def whole(account: AccountView) -> HealthView:
    """The health of an account as a whole."""
    ok = HealthView(capability="", code=Health.OK.value, reason="", since=0)
    return next((each for each in account.health if not each.capability), ok)


def situation(desk: Desk) -> Situation:
    """How things are now."""
    accounts = tuple(reading.accounts(desk.reader))
    offline = [whole(account).since for account in accounts if whole(account).code == Health.OFFLINE.value]
    quarantined = desk.reader.execute("SELECT count(*) FROM quarantine WHERE resolved_at IS NULL").fetchone()[0]
    return Situation(
        engine=engine(desk),
        accounts=accounts,
        offline_since=max(offline) if accounts and len(offline) == len(accounts) else None,
        quarantined=int(quarantined),
    )


def channels(desk: Desk, account_id: int | None = None) -> list[ChannelView]:
    """Channels and how far reading them has come."""
    return reading.channels(desk.reader, account_id)


def engine(desk: Desk) -> EngineState:
    """Whether an engine works for this profile; without touching its lock, which a starting one may want."""
    return engine_of(desk.profile, desk.clock)


def engine_of(profile: Profile, clock: Clock) -> EngineState:
    """The same for a profile that is not open."""
    facts = lock.holder(profile)
    pid = facts.get("pid")
    if not isinstance(pid, int) or not _runs(pid):
        return EngineState(alive=False)
    try:
        since = from_iso(str(facts.get("started_at")))
    except ValueError:
        since = None
    started = _started_us(pid, clock.now_us())
    if since is not None and started is not None and abs(started - since) > _START_TOLERANCE_US:
        return EngineState(alive=False)  # another program has got its number since
    return EngineState(alive=True, pid=pid, since=since, host=str(facts.get("host", "")))


def _runs(pid: int) -> bool:
    if pid <= 0:
        return False
    if os.name != "posix":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:  # a child that ended and that nobody waited for
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] != "Z"
        )
    except (OSError, IndexError):
        return True


def _runs_on_windows(pid: int) -> bool:
    # os.kill would end the process there.
    import ctypes  # noqa: PLC0415 - Windows alone

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent elsewhere, types included
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def _started_us(pid: int, now_us: int) -> int | None:
    """When a process started, where the system tells (proc(5)); None: it does not."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        uptime_s = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
        age_s = uptime_s - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return None
    return now_us - round(max(0.0, age_s) * SECOND_US)
