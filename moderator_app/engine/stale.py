"""Whether the facts a decision was taken on still hold (design rule 3)."""

from __future__ import annotations

import logging
from typing import Any

from moderator_app.domain.delivery import TEXT_MATTERS, Staleness, is_ours
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import as_read
from moderator_app.domain.ports import NeedsSignin, Offline, PlatformError, Target, TooManyRequests, Visibility
from moderator_app.engine import attempt
from moderator_app.engine.attempt import Desk
from moderator_app.storage import outbox
from moderator_app.storage.connect import Connection
from moderator_app.storage.outbox_rows import Context, Delivery

log = logging.getLogger(__name__)


def ask(desk: Desk, delivery: Delivery, facts: Context) -> Target | None:
    """The target as the platform shows it now; None: this platform cannot be asked.

    Raises:
        PlatformError: it can, but not now.
    """
    if delivery.action not in TEXT_MATTERS:
        return None
    try:
        return desk.adapter.check_target(attempt.command_of(desk, delivery, facts))
    except (Offline, NeedsSignin, TooManyRequests):
        raise
    except PlatformError as error:
        log.info("entry %d: the target cannot be looked at (%s)", delivery.entry_id, error.code)
        return None


def already_done(delivery: Delivery, target: Target | None) -> bool:
    """What is gone need not be deleted."""
    return delivery.action is EntryKind.DELETE and target is not None and not target.exists


def staleness(conn: Connection, delivery: Delivery, facts: Context, target: Target | None) -> dict[str, Any]:
    """What changed since it was written, by the platform's word where it can be asked (rule 3); empty: nothing."""
    if target is None:
        return attempt.mirrored_staleness(delivery, facts)
    if target.exists and target.text is None:  # it says that it is there, not what it says: the mirror knows more
        mirrored = attempt.mirrored_staleness(delivery, facts)
        if mirrored:
            return mirrored
    if not target.exists or target.visibility is Visibility.TRASH:
        return {"code": Staleness.GONE.value}
    if (
        target.text is not None
        and delivery.target_text_sha is not None
        and attempt.text_sha(target.text) != delivery.target_text_sha
    ):
        return {"code": Staleness.EDITED.value, "text": target.text}
    if delivery.action is not EntryKind.REPLY:
        return {}
    if target.locked:
        return {"code": Staleness.LOCKED.value}
    other = target.answered_by_other
    if other is None or outbox.claimed_by(conn, delivery.channel_id, other.external_id) is not None:
        return {}
    if _known_when_written(conn, delivery, other.external_id):
        return {}
    first = delivery.first_attempt_at
    first = None if first is None else attempt.platform_first_us(delivery, first)
    ours = is_ours(at=other.created_at, first_attempt_at=first, claimed_by_other=False)
    if (
        delivery.ambiguous_at is not None
        and ours
        and other.text.split() == as_read(facts.text or "", facts.marks).split()
    ):
        return {}  # what may be our own first attempt does not make the repeat of it stale
    return {
        "code": Staleness.ANSWERED.value,
        "external_id": other.external_id,
        "text": other.text,
        "by": other.author.name,
    }


def _known_when_written(conn: Connection, delivery: Delivery, external_id: str) -> bool:
    """Whether the writer could see this answer."""
    row = conn.execute(
        "SELECT first_seen_at FROM message WHERE channel_id = ? AND external_id = ?", (delivery.channel_id, external_id)
    ).fetchone()
    return row is not None and int(row[0]) <= delivery.written_at
