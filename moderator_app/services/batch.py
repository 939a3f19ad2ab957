"""The same decision about many items: one entry each, joined by a batch, a few of them a transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.errors import UserError
from moderator_app.services import moderation
from moderator_app.services.desk import Desk
from moderator_app.services.moderation import Action
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

BULK_CHUNK: Final = 10
"""Decisions a transaction: 2–3 ms each, and none may last longer than 50 ms (`python -m bench.bulk`)."""


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
