"""Sketches of what arrives, so that the window finds items that ask the same without reading them all."""

from __future__ import annotations

from functools import partial
from typing import Final

from moderator_app.domain.matrix.likeness import bands
from moderator_app.engine.access import Access
from moderator_app.storage import likeness

CHUNK: Final = 100
"""Items a write transaction."""
_CHUNKS: Final = 3
"""Chunks a look at most: reading and delivering come first."""


class Sketcher:
    """Keeps sketches of open items up to date; a look at a time, by the supervising thread.

    A new one lists the open items without a sketch once, which finds what was reopened or left out before; from then on
    only what is new is looked at.
    """

    def __init__(self) -> None:
        self._after = 0
        self._left: list[int] | None = None

    def look(self, access: Access) -> int:
        """Sketch what is new; how many items were. Reads and hashes outside of the write transaction."""
        done = 0
        for _ in range(_CHUNKS):
            found, more = self._next(access)
            if found:
                sketches = [(message, item, bands(text)) for message, item, text in found]
                access.write(partial(likeness.put, sketches=sketches))
                done += len(found)
            if not more:
                if done:
                    access.write(likeness.sweep)
                break
        return done

    def _next(self, access: Access) -> tuple[list[tuple[int, int, str]], bool]:
        """(message, item, text) of some items without a sketch, and whether there may be more."""
        if self._left is None:
            self._after = access.read(likeness.newest_message)
            self._left = access.read(likeness.open_without)
        if self._left:
            items, self._left = self._left[:CHUNK], self._left[CHUNK:]
            return access.read(partial(likeness.texts_of, items=items)), True
        newest = access.read(likeness.newest_message)
        found = access.read(partial(likeness.without, after=self._after, limit=CHUNK))
        more = len(found) == CHUNK
        self._after = found[-1][0] if more else newest
        return found, more
