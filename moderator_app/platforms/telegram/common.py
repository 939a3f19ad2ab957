"""What the two adapters of one bot share in one process: one listens in a thread of its own, the other writes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from moderator_app.clock import Clock
from moderator_app.domain.ports import Credentials, ThreadInfo
from moderator_app.platforms.telegram.memory import Memory


@dataclass(slots=True)
class Common:
    """Facts of one bot. Values are replaced whole, never changed in place, so that no thread sees half of one.

    Attributes:
        quiet_until_us: Telegram wants no call of this bot before; by the clock that counts sleep.
        albums: (channel, message) -> all messages of its album.
        moved: group -> the supergroup it became.
        threads: (chat, message) -> the post or topic that begins there.
    """

    quiet_until_us: int = 0
    albums: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    moved: Mapping[int, int] = field(default_factory=dict)
    threads: Mapping[tuple[int, int], ThreadInfo] = field(default_factory=dict)

    def learn(self, memory: Memory) -> None:
        """What the stream knows now."""
        albums: dict[tuple[str, int], tuple[int, ...]] = {}
        for (channel, _), album in memory.albums.items():
            numbers = tuple(sorted(album.members))
            albums |= {(channel, number): numbers for number in numbers}
        self.albums = albums
        self.moved = {**self.moved, **memory.moved}
        self.threads = dict(memory.threads)


class Bots:
    """The bots signed in by this process; adapters of one clock, server and token share theirs."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Clock, dict[tuple[str, str], Common]] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def common(self, credentials: Credentials, clock: Clock) -> Common:
        """What is shared by the adapters of this bot."""
        bot = credentials.secrets.get("token", "").strip().partition(":")[0]
        with self._lock:
            return self._known.setdefault(clock, {}).setdefault((credentials.base_url, bot), Common())
