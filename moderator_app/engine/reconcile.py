"""What became of an attempt that nobody knows about: look, repeat, or ask a person (design §6.2 to §6.6)."""

from __future__ import annotations

import logging
from typing import Any

from moderator_app.domain.delivery import Step, next_step
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import NeedsSignin, Offline, Outcome, PlatformError, Receipt, TooManyRequests
from moderator_app.engine import attempt, stale
from moderator_app.engine.attempt import Desk
from moderator_app.storage import outbox
from moderator_app.storage.connect import Connection
from moderator_app.storage.outbox_rows import Context, Delivery, context

log = logging.getLogger(__name__)


def settle(desk: Desk, delivery: Delivery) -> Outcome | None:
    """One step for an unsure delivery whose quiet time is over.

    Raises:
        PlatformError: the platform could not be asked.
    """
    facts = desk.access.read(lambda conn: context(conn, delivery))
    match _next(desk, delivery):
        case Step.LOOK:
            return _look(desk, delivery, facts)
        case Step.REPEAT:
            return _repeat(desk, delivery, facts)
        case Step.REQUEUE:
            desk.access.write(lambda conn: _requeue(conn, desk, delivery))
            return None
        case Step.PERSON:
            desk.access.write(lambda conn: _wait_for_person(conn, desk, delivery, {}))
            return None


def _next(desk: Desk, delivery: Delivery, *, absent_looks: int | None = None) -> Step:
    looks = delivery.looks if absent_looks is None else absent_looks
    return next_step(
        desk.sending,
        delivery.action,
        age_us=attempt.age_us(desk, delivery),
        absent_looks=looks,
        repeated=absent_looks is None and looks > 0 and delivery.last_look_at is None,
        repeat_useless=bool(delivery.args.get("no_repeat")),
    )


def _look(desk: Desk, delivery: Delivery, facts: Context) -> Outcome | None:
    try:
        found = desk.adapter.find(attempt.command_of(desk, delivery, facts), delivery.key)
    except (Offline, NeedsSignin, TooManyRequests):
        raise
    except PlatformError as error:
        log.info("entry %d cannot be looked for (%s)", delivery.entry_id, error.code)
        desk.access.write(lambda conn: _wait_for_person(conn, desk, delivery, {}))
        return None

    def note(conn: Connection) -> Receipt | None:
        if found is not None and attempt.receipt_is_ours(conn, delivery, found):
            return found if attempt.succeeded(conn, desk, delivery, found) else None
        _absent(conn, desk, delivery)
        return None

    return desk.access.write(note)


def _absent(conn: Connection, desk: Desk, delivery: Delivery) -> None:
    """Nothing of ours there: one look more, and what follows from it."""
    looks = delivery.looks + 1
    follows = _next(desk, delivery, absent_looks=looks)
    columns: dict[str, Any] = {"looks": looks, "last_look_at": desk.clock.now_us(), "blocked_code": None}
    match follows:
        case Step.REQUEUE:
            _requeue(conn, desk, delivery)
        case Step.PERSON:
            _wait_for_person(conn, desk, delivery, columns)
        case Step.REPEAT:
            columns |= outbox.wait_columns(desk.clock, 0)
            outbox.touch(conn, delivery.entry_id, version=delivery.version, clock=desk.clock, **columns)
        case Step.LOOK:
            columns |= outbox.wait_columns(desk.clock, desk.sending.settle_s)
            outbox.touch(conn, delivery.entry_id, version=delivery.version, clock=desk.clock, **columns)


def _requeue(conn: Connection, desk: Desk, delivery: Delivery) -> bool:
    """Proven absent: an ordinary delivery again."""
    return outbox.transition(
        conn,
        delivery.entry_id,
        expect={DeliveryState.UNSURE},
        to=DeliveryState.QUEUED,
        clock=desk.clock,
        version=delivery.version,
        code="absent",
        **outbox.NO_WAIT,
        **outbox.SETTLED,
        **outbox.UNBLOCKED,
        first_attempt_at=None,
        first_boot=None,
        first_awake=None,
        args_json=outbox.dump({name: value for name, value in delivery.args.items() if name not in outbox.PER_ATTEMPT}),
    )


def _wait_for_person(conn: Connection, desk: Desk, delivery: Delivery, columns: dict[str, Any]) -> bool:
    return outbox.touch(
        conn,
        delivery.entry_id,
        version=delivery.version,
        clock=desk.clock,
        **{**columns, **outbox.NO_WAIT, **outbox.UNBLOCKED},
    )


def _repeat(desk: Desk, delivery: Delivery, facts: Context) -> Outcome | None:
    """Send once more under the same protection, but never onto changed facts: then a person decides (rule 3)."""
    if (refusal := attempt.file_refusal(desk, facts)) is not None:
        why = {"error_code": refusal.code, "error_text": refusal.text}
        desk.access.write(lambda conn: _wait_for_person(conn, desk, delivery, why))
        return None
    looked_us, looked_at = desk.clock.awake_us(), desk.clock.now_us()
    target = stale.ask(desk, delivery, facts)
    changed = desk.access.read(lambda conn: stale.staleness(conn, delivery, facts, target))
    if not attempt.accepted(delivery, changed):
        shown = {"stale_json": outbox.dump(changed), "checked_at": looked_at}
        desk.access.write(lambda conn: _wait_for_person(conn, desk, delivery, shown))
        return None
    look = attempt.Look(at=looked_at, awake_us=looked_us, asked=target is not None and target.text is not None)
    return attempt.mark_and_perform(desk, delivery, facts, look)
