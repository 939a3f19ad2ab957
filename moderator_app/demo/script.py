"""The script of the whole demo: what people say on all networks, one faulty batch, and three troubles, in order."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from typing import Final

from moderator_app.demo.talk import Event

FAULTY_BATCH_S: Final = (75.0, 330.0)
"""When people begin to write about the lids, and how long they go on."""
FAULTY_BATCH: Final = {"wordpress": 8, "vk": 18, "telegram": 14}
"""How many on each network: forty."""
RATE_LIMIT_AT_S: Final = 520.0
LOST_AT_S: Final = 700.0
REVOKED_AT_S: Final = 1_000.0
_TROUBLE_S: Final = 40.0
_SEEN_S: Final = 8.0
"""How long a trouble lasts at least, in true seconds, however fast the demo runs."""


def troubles(speed: float) -> list[Event]:
    """A rate limit, a lost connection that comes back, and a credential that somebody has to renew."""
    lasts_s = max(_TROUBLE_S, _SEEN_S * speed)
    return [
        Event(after_s=RATE_LIMIT_AT_S, network="telegram", action="rate_limit"),
        Event(after_s=RATE_LIMIT_AT_S + lasts_s, network="telegram", action="rate_limit_over"),
        Event(after_s=LOST_AT_S, network="vk", action="lost"),
        Event(after_s=LOST_AT_S + lasts_s, network="vk", action="back"),
        Event(after_s=REVOKED_AT_S, network="wordpress", action="revoke"),
    ]


def merged(*streams: Iterable[Event]) -> Iterator[Event]:
    """Streams in order of time, each in its own order already."""
    return heapq.merge(*streams, key=lambda event: event.after_s)
