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

    A new one looks at every open item once, which finds what was reopened or left out before.
    """

    def __init__(self) -> None:
        self._after = 0

    def look(self, access: Access) -> int:
        """Sketch what is new; how many items were. Reads and hashes outside of the write transaction."""
        done = 0
        for _ in range(_CHUNKS):
            newest = access.read(likeness.newest_message)
            found = access.read(partial(likeness.without, after=self._after, limit=CHUNK))
            if found:
                sketches = [(message, item, bands(text)) for message, item, text in found]
                access.write(partial(likeness.put, sketches=sketches))
                done += len(found)
            if len(found) < CHUNK:
                self._after = newest
                if done:
                    access.write(likeness.sweep)
                break
            self._after = found[-1][0]
        return done
