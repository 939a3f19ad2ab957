"""What others did meanwhile: a cheap look at the store, then the change feed (design section 4)."""

from __future__ import annotations

from moderator_app.services.desk import Desk
from moderator_app.storage import changes
from moderator_app.storage.changes import Changes


class Watcher:
    """One reader of the change feed; ask it some times a second.

    Args:
        desk: whose reading connection it looks through.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._version = -1
        self._last = changes.last_id(desk.reader)

    def poll(self) -> Changes | None:
        """What changed since the last look; None: nobody wrote anything. `trimmed`: reload everything.

        No refs: only facts about reading changed, such as how fresh a channel is.
        `refs` names row ids by kind: `item delivery entry health account channel quarantine moderator`.
        """
        version = int(self._desk.reader.execute("PRAGMA data_version").fetchone()[0])
        if version == self._version:
            return None
        self._version = version
        found = changes.since(self._desk.reader, self._last)
        self._last = found.last_id
        return found
