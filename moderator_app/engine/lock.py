"""One engine per profile: a lock of the operating system, and who holds it in words (design §4).

The lock file is never deleted: two processes could each hold "the" lock then (traps). It needs no clearing after
`kill -9`, since the system lets go of it.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock

from moderator_app import __version__
from moderator_app.clock import Clock, iso
from moderator_app.errors import UserError, declare
from moderator_app.paths import Profile

ENGINE_RUNNING = declare(
    "engine_running",
    "An engine is already running for this profile: process {pid} on {host}, since {since}.",
    "Движок этого профиля уже работает: процесс {pid} на {host}, с {since}.",
    hint_en="It delivers and pulls for everyone; nothing more is needed. To stop it, end process {pid}.",
    hint_ru="Он отправляет и получает для всех, второй не нужен. Чтобы остановить его, завершите процесс {pid}.",
)


@contextmanager
def held(profile: Profile, clock: Clock) -> Iterator[None]:
    """Hold the engine's lock.

    Raises:
        UserError: `engine_running`, naming the other one.
    """
    lock = filelock.FileLock(str(profile.engine_lock), blocking=False, mode=0o600)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        facts = holder(profile)
        raise UserError(
            ENGINE_RUNNING, pid=facts.get("pid", "?"), host=facts.get("host", "?"), since=facts.get("started_at", "?")
        ) from error
    try:
        _write(profile.engine_facts, clock)
        yield
    finally:
        lock.release()


def holder(profile: Profile) -> dict[str, Any]:
    """What the last holder wrote about itself; empty when nothing readable is there."""
    try:
        facts = json.loads(profile.engine_facts.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(facts) if isinstance(facts, dict) else {}


def _write(path: Path, clock: Clock) -> None:
    facts = {
        "pid": os.getpid(),
        "started_at": iso(_started_us(clock) // 1_000_000 * 1_000_000),
        "host": platform.node(),
        "version": __version__,
    }
    temporary = path.with_suffix(".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(facts, file)
    temporary.replace(path)


def _started_us(clock: Clock) -> int:
    """When this process started, where the system tells (proc(5), /proc/self/stat field 22); else now."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        uptime_s = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
        age_s = uptime_s - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return clock.now_us()
    return clock.now_us() - round(max(0.0, age_s) * 1_000_000)
