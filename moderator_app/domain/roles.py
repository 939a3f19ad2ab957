"""Who of ours may do what: one table, checked by `services` before a command becomes an entry.

A role is a claim on one operating-system account, not authentication (SECURITY.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from moderator_app.domain.entries import EntryKind


class Role(StrEnum):
    """From the narrowest to the widest."""

    MODERATOR = "moderator"
    SENIOR = "senior"
    LEAD = "lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderator:
    """A person of ours."""

    id: int
    name: str
    role: Role = Role.LEAD
    language: str = "ru"


ENGINE_ACTOR: Final = "engine"
SYSTEM_ACTOR: Final = "system"

_SENIOR: Final = frozenset(
    {
        EntryKind.BAN,
        EntryKind.UNBAN,
        EntryKind.MUTE,
        EntryKind.UNMUTE,
        EntryKind.CHANNEL,
        EntryKind.SEND_BACK,
    }
)
_LEAD: Final = frozenset(
    {EntryKind.ACCOUNT, EntryKind.MODERATOR, EntryKind.STAFF, EntryKind.MATRIX, EntryKind.POLICY, EntryKind.ERASE}
    | {EntryKind.REVIEW, EntryKind.WEEKLY}
)

PERMISSIONS: Final[dict[Role, frozenset[EntryKind]]] = {
    Role.MODERATOR: frozenset(EntryKind) - _SENIOR - _LEAD,
    Role.SENIOR: frozenset(EntryKind) - _LEAD,
    Role.LEAD: frozenset(EntryKind),
}


RANK: Final = {Role.MODERATOR: 0, Role.SENIOR: 1, Role.LEAD: 2}
ASKABLE: Final = frozenset({EntryKind.REPLY, EntryKind.BAN, EntryKind.UNBAN, EntryKind.MUTE})
"""What a role may ask for where it may not do it alone: it goes to the approval queue."""


def may_rule(role: Role, kind: EntryKind, needed: Role | None = None) -> bool:
    """Whether this role decides about somebody else's wish for such an entry.

    Args:
        role: of who would decide.
        kind: what was asked for.
        needed: from which role on the checks that it overrides may be overridden; None: it overrides none.
    """
    enough = needed is None or RANK[role] >= RANK[needed]
    return may(role, EntryKind.SEND_BACK) and may(role, kind) and enough


def asks(role: Role, kind: EntryKind) -> bool:
    """Whether this role may not write such an entry but ask for it."""
    return kind in ASKABLE and not may(role, kind)


def answers_wait(role: Role) -> bool:
    """Whether answers of this role wait for approval in the channels that are marked so."""
    return role is Role.MODERATOR


def may(role: Role, kind: EntryKind) -> bool:
    """Whether a person of this role may write such an entry."""
    return kind in PERMISSIONS[role]
