"""How a decision reaches a platform at most once: the transition table and the next step as pure functions (design §6).

A certain failure leads to another try; an uncertain one never does so by itself. While a delivery is *ambiguous* (bytes
of it may have arrived) no answer about a later attempt proves anything about an earlier one, so it stays `unsure` until
the platform shows the message, absence is proven, or a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.capabilities import Capability, Idempotency, Sending
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState

TRANSITIONS: Final[Mapping[DeliveryState, frozenset[DeliveryState]]] = {
    DeliveryState.APPROVAL: frozenset(
        {DeliveryState.HELD, DeliveryState.QUEUED, DeliveryState.CANCELLED, DeliveryState.UNSURE}
    ),
    DeliveryState.HELD: frozenset(
        {DeliveryState.QUEUED, DeliveryState.STALE, DeliveryState.CANCELLED, DeliveryState.UNSURE}
    ),
    DeliveryState.QUEUED: frozenset(
        {
            DeliveryState.SENDING,
            DeliveryState.STALE,
            DeliveryState.SENT,  # what it asks for is already so: a deletion of what is gone
            DeliveryState.REFUSED,
            DeliveryState.CANCELLED,
            DeliveryState.UNSURE,
        }
    ),
    DeliveryState.SENDING: frozenset(
        {
            DeliveryState.SENT,
            DeliveryState.RETRY,
            DeliveryState.QUEUED,
            DeliveryState.REFUSED,
            DeliveryState.UNSURE,
        }
    ),
    DeliveryState.RETRY: frozenset(
        {
            DeliveryState.SENDING,
            DeliveryState.STALE,
            DeliveryState.SENT,
            DeliveryState.QUEUED,
            DeliveryState.REFUSED,
            DeliveryState.CANCELLED,
            DeliveryState.UNSURE,
        }
    ),
    DeliveryState.UNSURE: frozenset(
        {
            DeliveryState.SENDING,  # the same key again, or a repeat that the platform refuses by nature
            DeliveryState.SENT,
            DeliveryState.QUEUED,
            DeliveryState.REFUSED,
            DeliveryState.ABANDONED,
        }
    ),
    DeliveryState.STALE: frozenset({DeliveryState.QUEUED, DeliveryState.CANCELLED, DeliveryState.UNSURE}),
    DeliveryState.REFUSED: frozenset({DeliveryState.QUEUED, DeliveryState.CANCELLED}),
    DeliveryState.SENT: frozenset(),
    DeliveryState.CANCELLED: frozenset(),
    DeliveryState.ABANDONED: frozenset(),
}
"""What may follow what; everything else is a bug. `unsure` from everywhere unfinished: a restored store (§6.10)."""

UNFINISHED: Final = frozenset(
    {
        DeliveryState.APPROVAL,
        DeliveryState.HELD,
        DeliveryState.QUEUED,
        DeliveryState.SENDING,
        DeliveryState.RETRY,
        DeliveryState.UNSURE,
        DeliveryState.STALE,
    }
)
"""May still reach a platform, by itself or by a person's word."""

CANCELLABLE: Final = frozenset(
    {
        DeliveryState.APPROVAL,
        DeliveryState.HELD,
        DeliveryState.QUEUED,
        DeliveryState.RETRY,
        DeliveryState.STALE,
        DeliveryState.REFUSED,
    }
)
"""Nothing of it can be on its way (§6.7)."""

OUTCOMES: Final = frozenset(
    {
        DeliveryState.SENT,
        DeliveryState.REFUSED,
        DeliveryState.STALE,
        DeliveryState.UNSURE,
        DeliveryState.CANCELLED,
        DeliveryState.ABANDONED,
    }
)
"""States the journal records."""

POSTING: Final = frozenset({EntryKind.REPLY, EntryKind.TO_DM})
"""Actions that make a new message on the platform; the others set a state, so that a repeat changes nothing."""

PER_AUTHOR: Final = frozenset({EntryKind.BAN, EntryKind.UNBAN, EntryKind.MUTE, EntryKind.UNMUTE, EntryKind.TO_DM})
"""Actions about a person: they keep order per author, besides per case and per target (§6.8)."""

TEXT_MATTERS: Final = frozenset(
    {
        EntryKind.REPLY,
        EntryKind.EDIT,
        EntryKind.HIDE,
        EntryKind.DELETE,
        EntryKind.SPAM,
        EntryKind.REJECT,
        EntryKind.APPROVE,
        EntryKind.TO_DM,
    }
)
"""Decisions about what a message says: stale when it says something else now (rule 3)."""

CHECK_LIFETIME_US: Final = 60 * SECOND_US
"""A look at the target counts this long before the bytes leave (rule 3)."""

ATTEMPT_LIFETIME_S: Final = 30
"""One request lives no longer (§6.2)."""

CLOCK_SKEW_US: Final = 120 * SECOND_US
"""How far a platform's stamp may lie before our own attempt and still be ours (§6.4)."""

NEEDED: Final[Mapping[EntryKind, Capability]] = {
    EntryKind.REPLY: Capability.REPLY,
    EntryKind.EDIT: Capability.EDIT,
    EntryKind.HIDE: Capability.HIDE,
    EntryKind.UNHIDE: Capability.HIDE,
    EntryKind.DELETE: Capability.DELETE,
    EntryKind.RESTORE: Capability.RESTORE,
    EntryKind.APPROVE: Capability.APPROVE,
    EntryKind.REJECT: Capability.APPROVE,
    EntryKind.SPAM: Capability.SPAM,
    EntryKind.BAN: Capability.BAN,
    EntryKind.UNBAN: Capability.BAN,
    EntryKind.MUTE: Capability.MUTE,
    EntryKind.UNMUTE: Capability.MUTE,
    EntryKind.LIKE: Capability.REACT,
    EntryKind.UNLIKE: Capability.REACT,
    EntryKind.TO_DM: Capability.DIRECT_MESSAGE,
}
"""The capability whose health an outcome of this action speaks of."""


def allowed(before: DeliveryState, after: DeliveryState) -> bool:
    """Whether one state may follow another."""
    return after in TRANSITIONS[before]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A time to let pass, judged by a clock that counts sleep (§6.9).

    Attributes:
        until: the end by the wall clock, UTC microseconds; for people and for another boot.
        boot: the boot in which `until_awake` means something.
        until_awake: the end by that boot's clock.
        length_s: how long the whole wait is, so that a jumped wall clock never makes it longer.
    """

    until: int
    boot: str
    until_awake: int
    length_s: int

    def left_us(self, *, now_us: int, awake_us: int, boot: str) -> int:
        """Microseconds still to wait; 0 when it is over."""
        if boot == self.boot:
            return max(0, self.until_awake - awake_us)
        return min(max(0, self.until - now_us), self.length_s * SECOND_US)


class Step(StrEnum):
    """What the engine does next about an ambiguous delivery whose quiet time is over."""

    LOOK = "look"
    REPEAT = "repeat"
    REQUEUE = "requeue"
    """Proven absent: an ordinary delivery again, with its stale check."""
    PERSON = "person"


def protection(sending: Sending, action: EntryKind) -> Idempotency:
    """What protects a repeat of this action. Setting a state twice is harmless: look first, then repeat."""
    return sending.idempotency if action in POSTING else Idempotency.NATURAL


def key_fresh(sending: Sending, age_us: int | None) -> bool:
    """Whether the platform surely still remembers the key (§6.3).

    Args:
        sending: what the adapter declares.
        age_us: time since the first attempt; None or negative: not known, so not fresh.
    """
    if sending.key_lifetime_s is None:
        return True
    return age_us is not None and 0 <= age_us <= sending.key_lifetime_s * SECOND_US // 2


def next_step(
    sending: Sending, action: EntryKind, *, age_us: int | None, absent_looks: int, repeated: bool, repeat_useless: bool
) -> Step:
    """What to do about an ambiguous delivery once it is quiet (§6.3 to §6.5).

    Args:
        sending: what the adapter declares.
        action: of the delivery.
        age_us: time since its first attempt; None: not known.
        absent_looks: looks since the last ambiguity that found nothing, each `settle_s` after the one before.
        repeated: it was sent once more since the last look, and surely without effect.
        repeat_useless: the platform refused the repeat for good; that says nothing about the first attempt.
    """
    complete = sending.find_complete or action not in POSTING
    match protection(sending, action):
        case Idempotency.KEY if key_fresh(sending, age_us) and not repeat_useless:
            return Step.REPEAT
        case Idempotency.NATURAL:
            if absent_looks == 0 or (repeated and complete):
                return Step.LOOK
            if complete and absent_looks > 1:
                return Step.REQUEUE
            return Step.PERSON if repeat_useless else Step.REPEAT
        case Idempotency.KEY | Idempotency.FINDABLE:
            if absent_looks == 0 or (complete and absent_looks == 1):
                return Step.LOOK
            return Step.REQUEUE if complete else Step.PERSON
        case _:
            return Step.PERSON


def is_ours(*, at: int | None, first_attempt_at: int | None, claimed_by_other: bool) -> bool:
    """Whether a message found on the platform is what our attempt made (§6.4).

    Args:
        at: when the platform says it was made; None: it does not say.
        first_attempt_at: when our bytes may first have left, in the platform's time.
        claimed_by_other: another delivery of ours already owns it.
    """
    if claimed_by_other or first_attempt_at is None:
        return False
    return at is None or at >= first_attempt_at - CLOCK_SKEW_US


class Staleness(StrEnum):
    """What makes a decision stale (rule 3); the window has a sentence for each."""

    EDITED = "edited"
    GONE = "gone"
    LOCKED = "locked"
    ANSWERED = "answered"
