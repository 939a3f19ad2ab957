"""Looking at what a decision about many items would do, before it is taken: which go, which are refused and why.

The decision itself is `batch.act_on_many`, which asks every item again inside its transaction.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.filters import Group
from moderator_app.domain.views import InboxQuery
from moderator_app.errors import UserError
from moderator_app.services import lists, moderation, moderators
from moderator_app.services.desk import Desk
from moderator_app.services.moderation import CLAIMED, Action
from moderator_app.services.targets import item_of, place_of

CHUNK: Final = 500
"""Items of one look: some ten milliseconds, so that others get their turn at the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen so far: item -> why not; every other one of `looked` goes."""

    looked: int
    refused: Mapping[int, UserError]

    @property
    def goes(self) -> int:
        """How many would be done."""
        return self.looked - len(self.refused)


NOTHING_SEEN: Final = Look(looked=0, refused={})


def items(desk: Desk, query: InboxQuery) -> array[int]:
    """Every item that a list has, loaded or not, up to the end that lists have (`queries.MAX_LIST`)."""
    return lists.ids(desk, replace(query, group=Group.NONE))


def look(desk: Desk, wanted: Sequence[int], action: Action) -> Look:
    """What the action would do to these items; ask it for `CHUNK` of them at a time, aside.

    Args:
        desk: who would decide.
        wanted: item ids.
        action: what.
    """
    refused = {item: error for item in wanted if (error := _why_not(desk, item, action)) is not None}
    return Look(looked=len(wanted), refused=refused)


def both(first: Look, second: Look) -> Look:
    """Two looks at different items as one."""
    return Look(looked=first.looked + second.looked, refused={**first.refused, **second.refused})


def by_reason(refused: Mapping[int, UserError]) -> list[tuple[UserError, tuple[int, ...]]]:
    """Refusals that say the same, the most frequent first."""
    gathered: dict[str, tuple[UserError, list[int]]] = {}
    for item, error in refused.items():
        gathered.setdefault(error.text("en"), (error, []))[1].append(item)
    found = [(error, tuple(those)) for error, those in gathered.values()]
    return sorted(found, key=lambda pair: -len(pair[1]))


def _why_not(desk: Desk, item_id: int, action: Action) -> UserError | None:
    conn = desk.reader
    try:
        item = item_of(conn, item_id)
        moderation.refuse_impossible(desk, action.kind, item, place_of(conn, item.last_message_id))
        if not action.reason and (needed := moderation.needs_reason(desk, item.id, action.kind)) is not None:
            return needed
    except UserError as error:
        return error
    held = item.claimed_by
    if action.kind is EntryKind.CLAIM and held not in {None, desk.actor}:
        return UserError(CLAIMED, name=moderators.names(desk).get(str(held), str(held)))
    return None
