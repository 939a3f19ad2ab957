"""How the engine's threads reach the store: reads on connections of their own, every write through the one lane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from moderator_app.storage.connect import Connection

T = TypeVar("T")


class Access(Protocol):
    """The store, as one thread of the engine sees it."""

    def read(self, query: Callable[[Connection], T]) -> T:
        """Run a reading function; it fetches what it needs and leaves nothing open."""

    def write(self, change: Callable[[Connection], T]) -> T:
        """Run a function inside one write transaction; on an exception nothing of it stays."""
