"""Items: the unit of work, as the fold computes them and as lists show them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemState(StrEnum):
    """Whether an item asks for a decision."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"


class Waiting(StrEnum):
    """Why an item waits."""

    DELIVERY = "delivery"
    SNOOZE = "snooze"
    AUTHOR = "author"
    COLLEAGUE = "colleague"
    EXPERT = "expert"
    APPROVAL = "approval"
    """Somebody with a wider role has to approve what was decided."""


class Done(StrEnum):
    """What ended an item that no entry ended."""

    HISTORY = "history"
    ELSEWHERE = "elsewhere"
    """Answered by us on another device."""
    VOIDED = "voided"
    """All its messages were deleted or taken for spam on the platform."""


class DeliveryState(StrEnum):
    """States of design §6."""

    APPROVAL = "approval"
    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    RETRY = "retry"
    UNSURE = "unsure"
    STALE = "stale"
    SENT = "sent"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"


PENDING_DELIVERY = frozenset(
    {
        DeliveryState.APPROVAL,
        DeliveryState.HELD,
        DeliveryState.QUEUED,
        DeliveryState.SENDING,
        DeliveryState.RETRY,
        DeliveryState.UNSURE,
    }
)
"""Not yet sent and still on its way: messages wait for it (design §2, rule 8)."""

NEEDS_PERSON = frozenset({DeliveryState.UNSURE, DeliveryState.STALE, DeliveryState.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFold:
    """One item of a case as the fold computes it; these are the stored columns of `item`.

    Attributes:
        id: row id of its first message (rule 5).
        messages: row ids in order.
        started_at: UTC microseconds of its oldest message that is not deleted: where its clock starts.
        last_message_id: its latest message that is not deleted, else its latest.
        settler: `entry:<id>`, `own:<message id>`, `history`, `voided`; None while open.
        until: end of a snooze, UTC microseconds.
        new_since: messages that came after the pending reply was written.
        mentioned: actors whom a note named and who neither said that they read it nor wrote there since.
        needs_look: text changed after our answer, or our answer was removed by others (rule 10).
    """

    id: int
    messages: tuple[int, ...]
    state: ItemState
    waiting_reason: Waiting | None
    settler: str | None
    started_at: int
    last_at: int
    last_message_id: int
    until: int | None = None
    assignee: str | None = None
    claimed_by: str | None = None
    claimed_until: int | None = None
    kind: str | None = None
    tags: tuple[str, ...] = ()
    notes: int = 0
    new_since: int = 0
    needs_look: bool = False
    mentioned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One row of the inbox list, ready to be painted. Times are UTC microseconds.

    Attributes:
        started_at: where its clock starts.
        left_us: working time left while its clock stands still (paused, or answered and not yet delivered).
        claimed_by: actor who has it in hand now.
        done_what: the kind of the entry that ended it; `own`: an answer of ours from another device.
        metric: what the clock of `due_at` or `left_us` counts (`sla.policy.Metric`).
        warn_at, burn_at: when that clock begins to warn and to burn; None while it stands still.
    """

    id: int
    platform: str
    channel_id: int
    channel_name: str
    author_id: int
    author_name: str
    kind: str | None
    thread_title: str
    excerpt: str
    state: ItemState
    waiting_reason: Waiting | None
    due_at: int | None
    assignee: str | None
    mine: bool
    unread: bool
    draft: bool
    delivery_state: DeliveryState | None
    needs_look: bool
    ours_last: bool
    message_count: int
    last_at: int
    started_at: int | None = None
    left_us: int | None = None
    metric: str | None = None
    warn_at: int | None = None
    burn_at: int | None = None
    thread_id: int = 0
    new_since: int = 0
    tags: tuple[str, ...] = ()
    until: int | None = None
    claimed_by: str | None = None
    claimed_mine: bool = False
    done_by: str | None = None
    done_at: int | None = None
    done_what: str | None = None
