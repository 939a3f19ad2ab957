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

_SENIOR: Final = frozenset({EntryKind.BAN, EntryKind.UNBAN, EntryKind.MUTE, EntryKind.UNMUTE, EntryKind.CHANNEL})
_LEAD: Final = frozenset(
    {EntryKind.ACCOUNT, EntryKind.MODERATOR, EntryKind.STAFF, EntryKind.MATRIX, EntryKind.POLICY, EntryKind.ERASE}
)

PERMISSIONS: Final[dict[Role, frozenset[EntryKind]]] = {
    Role.MODERATOR: frozenset(EntryKind) - _SENIOR - _LEAD,
    Role.SENIOR: frozenset(EntryKind) - _LEAD,
    Role.LEAD: frozenset(EntryKind),
}


def may(role: Role, kind: EntryKind) -> bool:
    """Whether a person of this role may write such an entry."""
    return kind in PERMISSIONS[role]
