"""A decision about many items: a look at which would go and which are refused and why, then the decision itself.

`act_on_many` asks every item again inside its transaction.
"""

from __future__ import annotations

import secrets
from array import array
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
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
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

BULK_CHUNK: Final = 10
"""Decisions a transaction: 2–3 ms each, and none may last longer than 50 ms (`python -m bench.bulk`)."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkResult:
    """What became of a bulk action: one entry per item, joined by `batch`; `failed`: item -> why not."""

    batch: str
    done: tuple[Decided, ...]
    failed: Mapping[int, UserError]


def act_on_many(desk: Desk, items: Sequence[int], action: Action) -> list[Future[BulkResult]]:
    """Do the same to many items, `BULK_CHUNK` a transaction; one future a transaction, in order."""
    batch = secrets.token_hex(8)
    return [
        desk.submit(act_on_chunk, tuple(items[at : at + BULK_CHUNK]), action, batch)
        for at in range(0, len(items), BULK_CHUNK)
    ]


def act_on_chunk(conn: Connection, desk: Desk, items: Sequence[int], action: Action, batch: str) -> BulkResult:
    """One transaction of `act_on_many`."""
    done: list[Decided] = []
    failed: dict[int, UserError] = {}
    for item_id in items:
        key = f"{action.key}/{item_id}" if action.key else None
        each = replace(action, message=None, seen=None, approves=None, key=key, batch=batch)
        try:  # all checks of an action come before its first write, so a refusal leaves nothing behind
            done.append(moderation.act(conn, desk, item_id, each))
        except UserError as error:
            failed[item_id] = error
    return BulkResult(batch=batch, done=tuple(done), failed=failed)
