"""Deliver what is due for one account, one small step at a time (design §6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from moderator_app.clock import Clock
from moderator_app.domain.capabilities import Sending
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import NeedsSignin, Offline, Outcome, PlatformError, Receipt, Refused, TooManyRequests
from moderator_app.engine import attempt, reconcile
from moderator_app.engine import stale as stale_check
from moderator_app.engine.access import Access
from moderator_app.engine.attempt import Desk
from moderator_app.storage import outbox
from moderator_app.storage.connect import Connection
from moderator_app.storage.outbox_rows import Delivery, context, earlier, get, unfinished


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """What one step did.

    Attributes:
        entry_id: whose delivery moved; None: nothing was due.
        outcome: the platform's answer, where it was asked to act.
        wait_us: microseconds until something may be due; None: nothing waits for time.
    """

    entry_id: int | None = None
    outcome: Outcome | None = None
    wait_us: int | None = None


def tidy(access: Access, account_id: int, sending: Sending, clock: Clock) -> bool:
    """What needs no platform: holds that are over, attempts that never came to their end. True where anything moved.

    Only the account's one thread calls it, between its steps: a row that says *sending* then is nobody's any more.
    """
    moved = False
    for delivery in access.read(lambda conn: unfinished(conn, account_id)):
        if delivery.state is DeliveryState.SENDING:
            columns = attempt.ambiguous_columns(clock, sending.settle_s, code="interrupted", text="")
            shift = partial(_shift, delivery=delivery, to=DeliveryState.UNSURE, columns=columns, code="interrupted")
        elif delivery.state is DeliveryState.HELD and outbox.wait_left_us(delivery, clock) == 0:
            shift = partial(_shift, delivery=delivery, to=DeliveryState.QUEUED, columns=outbox.NO_WAIT)
        else:
            continue
        moved = access.write(partial(shift, clock=clock)) or moved
    return moved


def _shift(
    conn: Connection,
    *,
    delivery: Delivery,
    to: DeliveryState,
    clock: Clock,
    columns: Mapping[str, Any],
    code: str = "",
) -> bool:
    return outbox.transition(
        conn,
        delivery.entry_id,
        expect={delivery.state},
        to=to,
        clock=clock,
        version=delivery.version,
        code=code,
        **columns,
    )


def step(desk: Desk) -> Stepped:
    """Do the first thing that is due.

    Raises:
        PlatformError: the platform could not be asked; the delivery already says so.
    """
    picked = desk.access.read(lambda conn: _pick(conn, desk))
    if picked.delivery is None:
        return Stepped(wait_us=picked.wait_us)
    delivery = picked.delivery
    match delivery.state:
        case DeliveryState.SENDING | DeliveryState.HELD:
            tidy(desk.access, desk.account_id, desk.sending, desk.clock)
            return Stepped(entry_id=delivery.entry_id)
        case DeliveryState.UNSURE:
            return Stepped(entry_id=delivery.entry_id, outcome=_guarded(desk, delivery, reconcile.settle))
        case _ if picked.waits_for != delivery.waits_for:
            waits_for = picked.waits_for
            desk.access.write(
                lambda conn: outbox.touch(
                    conn, delivery.entry_id, version=delivery.version, clock=desk.clock, waits_for=waits_for
                )
            )
            return Stepped(entry_id=delivery.entry_id)
        case _:
            return Stepped(entry_id=delivery.entry_id, outcome=_guarded(desk, delivery, _send))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picked:
    delivery: Delivery | None = None
    waits_for: int | None = None
    wait_us: int | None = None


def _pick(conn: Connection, desk: Desk) -> _Picked:
    """The first delivery with something to do now, or how long none has."""
    wait_us: int | None = None
    for delivery in unfinished(conn, desk.account_id):
        if delivery.state is DeliveryState.SENDING:
            return _Picked(delivery=delivery)
        if delivery.blocked_code == attempt.NEEDS_SIGNIN:
            continue
        if delivery.state is DeliveryState.UNSURE and delivery.next_at is None:
            continue
        left_us = outbox.wait_left_us(delivery, desk.clock)
        if left_us > 0:
            wait_us = left_us if wait_us is None else min(wait_us, left_us)
            continue
        if delivery.state in {DeliveryState.UNSURE, DeliveryState.HELD}:
            return _Picked(delivery=delivery)
        blocker = None if delivery.send_now else earlier(conn, delivery)
        if blocker is None or blocker != delivery.waits_for:
            return _Picked(delivery=delivery, waits_for=blocker if blocker is not None else delivery.waits_for)
    return _Picked(wait_us=wait_us)


def _guarded(desk: Desk, delivery: Delivery, action: Callable[[Desk, Delivery], Outcome | None]) -> Outcome | None:
    """Run a step; where the platform could not be asked, the row says so and waits."""
    try:
        return action(desk, delivery)
    except PlatformError as error:
        code, wait_s = _block_of(desk, error)
        pause = delivery

        def note(conn: Connection) -> bool:
            latest = get(conn, pause.entry_id)
            if latest is None or latest.state is not pause.state:
                return False
            return attempt.pause_after_error(conn, desk, latest, code=code, wait_s=wait_s)

        desk.access.write(note)
        raise


def _block_of(desk: Desk, error: PlatformError) -> tuple[str, float | None]:
    match error:
        case NeedsSignin():
            return attempt.NEEDS_SIGNIN, None
        case TooManyRequests():
            return attempt.RATE_LIMITED, max(1.0, error.after_s if error.after_s is not None else 30.0)
        case Offline():
            return attempt.OFFLINE, attempt.own_delay_s(desk, 3)
        case _:
            return error.code, attempt.own_delay_s(desk, 4)


def _send(desk: Desk, delivery: Delivery) -> Outcome | None:
    """Queued or due again: stale check, mark, perform, record."""
    facts = desk.access.read(lambda conn: context(conn, delivery))
    if facts.text_erased:
        gone = Refused(code="erased", text="the words of this reply were erased")
        desk.access.write(lambda conn: _refuse(conn, desk, delivery, gone))
        return gone
    if (gone_file := attempt.file_refusal(desk, facts)) is not None:
        desk.access.write(lambda conn: _refuse(conn, desk, delivery, gone_file))
        return gone_file
    looked_us, looked_at = desk.clock.awake_us(), desk.clock.now_us()
    target = stale_check.ask(desk, delivery, facts)
    if stale_check.already_done(delivery, target):
        receipt = Receipt(external_id=facts.target_external_id)
        desk.access.write(lambda conn: attempt.succeeded(conn, desk, delivery, receipt))
        return receipt
    stale = desk.access.read(lambda conn: stale_check.staleness(conn, delivery, facts, target))
    if not attempt.accepted(delivery, stale):
        desk.access.write(lambda conn: _stale(conn, desk, delivery, stale))
        return None
    look = attempt.Look(at=looked_at, awake_us=looked_us, asked=target is not None and target.text is not None)
    return attempt.mark_and_perform(desk, delivery, facts, look)


def _stale(conn: Connection, desk: Desk, delivery: Delivery, stale: dict[str, Any]) -> bool:
    return outbox.transition(
        conn,
        delivery.entry_id,
        expect={DeliveryState.QUEUED, DeliveryState.RETRY},
        to=DeliveryState.STALE,
        clock=desk.clock,
        version=delivery.version,
        code=str(stale["code"]),
        **outbox.NO_WAIT,
        **outbox.UNBLOCKED,
        stale_json=outbox.dump(stale),
        checked_at=desk.clock.now_us(),
    )


def _refuse(conn: Connection, desk: Desk, delivery: Delivery, refused: Refused) -> bool:
    return outbox.transition(
        conn,
        delivery.entry_id,
        expect={DeliveryState.QUEUED, DeliveryState.RETRY},
        to=DeliveryState.REFUSED,
        clock=desk.clock,
        version=delivery.version,
        code=refused.code,
        **outbox.NO_WAIT,
        **outbox.UNBLOCKED,
        error_code=refused.code,
        error_text=refused.text,
    )
