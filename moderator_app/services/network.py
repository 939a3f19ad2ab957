"""Without a network and back again: what waits, what became of it, and trying now. Nothing is sent from here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from moderator_app.domain.delivery import POSTING
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.services import outbox
from moderator_app.services.desk import Desk
from moderator_app.storage import outage
from moderator_app.storage.connect import Connection
from moderator_app.storage.outage import Mark

__all__ = ["Mark", "Resumption", "Waiting", "keep", "kept", "mark", "resumption", "try_now", "waiting"]

ON_THE_WAY: Final = (DeliveryState.HELD, DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.RETRY)
FOR_A_PERSON: Final = (DeliveryState.APPROVAL, DeliveryState.STALE, DeliveryState.REFUSED, DeliveryState.UNSURE)
MOST: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What the outbox holds.

    Attributes:
        replies: words of ours that leave by themselves once there is a network.
        others: likes, hides, bans and so on that do.
        conflicts: what a person has to look at, oldest first; never sent by itself.
    """

    replies: int
    others: int
    conflicts: tuple[DeliveryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumption:
    """What happened since the network went. Times are UTC microseconds.

    Attributes:
        sent: entries that the platforms have now.
        new, edited: what was read meanwhile.
    """

    since: int
    sent: tuple[int, ...]
    waiting: Waiting
    new: int
    edited: int

    @property
    def quiet(self) -> bool:
        """Whether nothing had waited, so that there is nothing to tell."""
        return not (self.sent or self.waiting.replies or self.waiting.others or self.waiting.conflicts)


def mark(desk: Desk, since: int) -> Mark:
    """Where the store stands as the network goes; `since`: UTC microseconds."""
    return outage.mark(desk.reader, since)


def keep(since: Mark, back_at: int | None) -> str:
    """For the settings: what has to be told, until somebody has seen it; `back_at`: UTC microseconds, None: not yet."""
    return json.dumps(asdict(since) | {"back_at": back_at}, separators=(",", ":"))


def kept(text: str) -> tuple[Mark, int | None] | None:
    """What `keep` wrote; None: nothing is to be told, or it cannot be read."""
    try:
        facts = json.loads(text)
        back_at = facts["back_at"]
        since = Mark(
            since=int(facts["since"]),
            waiting=tuple(int(each) for each in facts["waiting"]),
            entry=int(facts["entry"]),
            message=int(facts["message"]),
            revision=int(facts["revision"]),
        )
        return since, None if back_at is None else int(back_at)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def waiting(desk: Desk) -> Waiting:
    """What waits for the network, and what waits for a person."""
    going = outbox.rows(desk, ON_THE_WAY, limit=MOST)
    stopped = [each for each in outbox.rows(desk, FOR_A_PERSON, limit=MOST) if not _sought(each)]
    sought = outage.unsure_and_sought(desk.reader)
    replies = sum(each.action in POSTING for each in going)
    return Waiting(replies=replies, others=len(going) - replies + sought, conflicts=tuple(reversed(stopped)))


def resumption(desk: Desk, since: Mark) -> Resumption:
    """What became of all that since the mark."""
    new, edited = outage.arrived_since(desk.reader, since)
    return Resumption(
        since=since.since,
        sent=tuple(outage.sent_since(desk.reader, since)),
        waiting=waiting(desk),
        new=new,
        edited=edited,
    )


def try_now(conn: Connection, desk: Desk) -> None:
    """Ask the engine to try every account that is offline at once; what is unsure stays for a person."""
    outage.hurry(conn, desk.clock.now_us())


def _sought(delivery: DeliveryView) -> bool:
    return delivery.state is DeliveryState.UNSURE and delivery.next_at is not None
