"""Applies a changed policy or calendar to open items, a little at a time, between everything else the engine does."""

from __future__ import annotations

import threading
from typing import Final

from moderator_app.clock import Clock
from moderator_app.engine.access import Access
from moderator_app.storage import ruling

PAUSE_S: Final = 0.005
"""After each chunk others may write (design §4)."""
SPELL: Final = 20
"""Chunks between two looks at what others decided."""


def advance(access: Access, clock: Clock, stop: threading.Event) -> bool:
    """Some chunks of what is left to do; True: there is more."""
    if not access.read(ruling.pending):
        return False
    for _ in range(SPELL):
        if stop.is_set():
            return True
        if not access.write(lambda conn: ruling.step(conn, clock.now_us())):
            return False
        clock.wait(stop, PAUSE_S)
    return True


def finish(access: Access, clock: Clock, stop: threading.Event) -> None:
    """All of it; ends early when the engine is asked to stop."""
    while advance(access, clock, stop) and not stop.is_set():
        pass
