"""How the engine's threads reach the store: reads on connections of their own, every write through the one lane."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from moderator_app.storage.connect import Connection, open_store
from moderator_app.storage.lane import Lane

T = TypeVar("T")


class Access(Protocol):
    """The store, as one thread of the engine sees it."""

    def read(self, query: Callable[[Connection], T]) -> T:
        """Run a reading function; it fetches what it needs and leaves nothing open."""

    def write(self, change: Callable[[Connection], T]) -> T:
        """Run a function inside one write transaction; on an exception nothing of it stays."""


class LaneAccess:
    """The store for one thread: its own reading connection, and the lane that all share."""

    def __init__(self, lane: Lane, path: Path) -> None:
        self._lane = lane
        self._path = path
        self._reader: Connection | None = None

    def read(self, query: Callable[[Connection], T]) -> T:
        """See `Access.read`."""
        if self._reader is None:
            self._reader = open_store(self._path, read_only=True)
        return query(self._reader)

    def write(self, change: Callable[[Connection], T]) -> T:
        """See `Access.write`."""
        return self._lane.call(change)

    def close(self) -> None:
        """Let go of the reading connection; by the thread that read."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
