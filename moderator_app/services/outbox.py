"""The outbox: what is on its way, and what a person does about it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from moderator_app.domain.delivery import POSTING
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import AttemptView, DeliveryView
from moderator_app.errors import UserError, declare
from moderator_app.services.desk import Desk
from moderator_app.storage import outbox, reading
from moderator_app.storage.connect import Connection

NOT_OURS = declare(
    "not_our_message",
    "{external_id} cannot be our answer.",
    "{external_id} не может быть нашим ответом.",
    hint_en="Give the number of the message that we posted, as the platform shows it.",
    hint_ru="Укажите номер сообщения, которое опубликовали мы, как его показывает площадка.",
)


def rows(
    desk: Desk, states: Collection[DeliveryState] = (), *, limit: int = 500, after: int | None = None
) -> list[DeliveryView]:
    """Deliveries in these states (none given: in any), newest first; `after`: the last entry of the page before."""
    return reading.deliveries(desk.reader, states=states, limit=limit, after=after)


def delivery(desk: Desk, entry_id: int) -> DeliveryView | None:
    """The delivery of an entry; None: it asks for none."""
    return reading.delivery(desk.reader, entry_id)


def history(desk: Desk, entry_id: int) -> list[AttemptView]:
    """What became of a delivery, oldest step first."""
    return reading.attempts(desk.reader, entry_id)


def waiting_to_leave(desk: Desk) -> int:
    """How many are held or queued: what quitting asks about."""
    return len(reading.deliveries(desk.reader, states=(DeliveryState.HELD, DeliveryState.QUEUED), limit=10_000))


def cancel(conn: Connection, desk: Desk, entry_id: int) -> DeliveryView:
    """Make sure it never leaves.

    Raises:
        UserError: `forbidden`, `not_found`, `delivery_too_late`, `delivery_unsure`.
    """
    return _done(conn, desk, entry_id, outbox.cancel)


def send_now(conn: Connection, desk: Desk, entry_id: int) -> DeliveryView:
    """Wait for nothing: no undo window, no earlier delivery of the case.

    Raises:
        UserError: `forbidden`, `not_found`, `delivery_wrong_state`.
    """
    return _done(conn, desk, entry_id, outbox.send_now)


def send_anyway(conn: Connection, desk: Desk, entry_id: int) -> DeliveryView:
    """Send a stale delivery although its target changed as shown.

    Raises:
        UserError: `forbidden`, `not_found`, `delivery_wrong_state`.
    """
    return _done(conn, desk, entry_id, outbox.send_anyway)


def resolve_posted(conn: Connection, desk: Desk, entry_id: int, external_id: str) -> DeliveryView:
    """A person saw it on the platform, under this number.

    Raises:
        UserError: `forbidden`, `not_found`, `delivery_wrong_state`, `claimed_elsewhere`; `not_our_message` for what
            cannot be it: no number at all, or a message that somebody else wrote.
    """
    desk.require(EntryKind.DELIVERY)
    found = outbox.wanted(conn, entry_id)
    external_id = external_id.strip()
    theirs = conn.execute(
        "SELECT 1 FROM message WHERE channel_id = ? AND external_id = ? AND ours = 0", (found.channel_id, external_id)
    ).fetchone()
    if found.action in POSTING and (not external_id or theirs is not None):
        raise UserError(NOT_OURS, external_id=external_id or "—")
    outbox.resolve_posted(conn, entry_id, external_id, clock=desk.clock, actor=desk.actor)
    return _view(conn, entry_id)


def resolve_resend(conn: Connection, desk: Desk, entry_id: int) -> DeliveryView:
    """Send again: a person saw that it is not there, or takes the risk; of a stale one: send anyway.

    Raises:
        UserError: `forbidden`, `not_found`, `delivery_wrong_state`, `delivery_settling`.
    """
    found = outbox.wanted(conn, entry_id)
    if found.state is DeliveryState.STALE:
        return send_anyway(conn, desk, entry_id)
    return _done(conn, desk, entry_id, outbox.resolve_resend)


def resolve_abandon(conn: Connection, desk: Desk, entry_id: int) -> DeliveryView:
    """Let it be: it may have been posted.

    Raises:
        UserError: `forbidden`, `not_found`, `delivery_wrong_state`.
    """
    return _done(conn, desk, entry_id, outbox.resolve_abandon)


def _done(conn: Connection, desk: Desk, entry_id: int, change: Callable[..., None]) -> DeliveryView:
    desk.require(EntryKind.DELIVERY)
    change(conn, entry_id, clock=desk.clock, actor=desk.actor)
    return _view(conn, entry_id)


def _view(conn: Connection, entry_id: int) -> DeliveryView:
    found = reading.delivery(conn, entry_id)
    if found is None:
        raise LookupError(entry_id)
    return found
