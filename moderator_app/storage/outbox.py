"""The outbox: every transition of a delivery is one compare-and-swap in the caller's transaction (design §6.7).

A transition leaves its trace in four places at once: the row, the list of attempts, the journal (for outcomes) and the
folded items of the case. What a person does to a delivery lies here too, so that the window, the command line and the
engine cannot disagree about what is possible.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Final

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.delivery import CANCELLABLE, OUTCOMES, POSTING, UNFINISHED, Wait, allowed
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.roles import ENGINE_ACTOR, SYSTEM_ACTOR
from moderator_app.errors import NOT_FOUND, UserError, declare
from moderator_app.storage import changes, journal, refold
from moderator_app.storage.connect import Connection
from moderator_app.storage.outbox_rows import Delivery, get

TOO_LATE = declare(
    "delivery_too_late",
    "Too late: it is already {state}.",
    "Поздно: состояние уже «{state}».",
    hint_en="A reply that was sent can be taken back with undo where the platform allows it.",
    hint_ru="Отправленный ответ можно убрать отменой действия, если площадка это позволяет.",
)
UNSURE = declare(
    "delivery_unsure",
    "It may already have been posted, so it cannot be cancelled.",
    "Ответ мог уже появиться на площадке, поэтому отменить его нельзя.",
    hint_en="Look on the platform, then mark it as posted, send it again or abandon it.",
    hint_ru="Проверьте на площадке и отметьте: опубликован, отправить снова или оставить.",
)
WRONG_STATE = declare(
    "delivery_wrong_state",
    "This is not possible for a delivery that is {state}.",
    "Для отправки в состоянии «{state}» это невозможно.",
)
SETTLING = declare(
    "delivery_settling",
    "The last attempt may still arrive; try again in {seconds} s.",
    "Последняя попытка ещё может дойти; повторите через {seconds} с.",
)
CLAIMED = declare(
    "claimed_elsewhere",
    "The message {external_id} already belongs to the delivery of entry {entry}.",
    "Сообщение {external_id} уже принадлежит отправке записи {entry}.",
)
HAS_DELIVERIES = declare(
    "account_has_deliveries",
    "This account still has {count} unfinished deliveries.",
    "У этого аккаунта есть незавершённые отправки: {count}.",
    hint_en="Cancel, resolve or let them be sent first: moderator outbox.",
    hint_ru="Сначала отмените их, решите их судьбу или дайте им уйти: moderator outbox.",
)

STORE_OLDER: Final = "store_older"
"""Error code of deliveries whose store was restored from a copy: what became of them is not known here."""

_COLUMNS: Final = frozenset(
    {
        "args_json", "hold_s", "hold_until", "hold_boot", "hold_until_awake", "attempts", "first_attempt_at",
        "first_boot", "first_awake", "last_attempt_at", "ambiguous_at", "looks", "last_look_at", "next_at",
        "checked_at", "blocked_code", "blocked_until", "waits_for", "send_now", "external_id", "permalink", "sent_at",
        "error_code", "error_text", "stale_json",
    }
)  # fmt: skip

NO_WAIT: Final[dict[str, Any]] = {
    "hold_s": 0,
    "hold_until": None,
    "hold_boot": None,
    "hold_until_awake": None,
    "next_at": None,
}
"""Columns of a delivery that waits for no time."""

SETTLED: Final[dict[str, Any]] = {"ambiguous_at": None, "looks": 0, "last_look_at": None}
"""Columns of a delivery of which nothing can be under way."""

PER_ATTEMPT: Final = frozenset({"no_repeat", "first_platform_us"})
"""Facts of the engine in `args_json` that end with the attempts they speak of."""

UNBLOCKED: Final[dict[str, Any]] = {"blocked_code": None, "blocked_until": None, "waits_for": None}
"""Columns of a delivery that waits for no event."""

_UNFINISHED_SQL: Final = ", ".join(f"'{state.value}'" for state in sorted(UNFINISHED))


def wait_columns(clock: Clock, seconds: float) -> dict[str, Any]:
    """Columns that say: not before so many seconds from now, by a clock that counts sleep (§6.9)."""
    length_us = round(seconds * SECOND_US)
    until = clock.now_us() + length_us
    return {
        "hold_s": -(-length_us // SECOND_US),
        "hold_until": until,
        "hold_boot": clock.boot_id(),
        "hold_until_awake": clock.awake_us() + length_us,
        "next_at": until,
    }


def wait_left_us(delivery: Delivery, clock: Clock) -> int:
    """Microseconds this delivery still has to wait; 0: none."""
    if delivery.hold_until is None or delivery.hold_until_awake is None or delivery.hold_boot is None:
        return 0
    wait = Wait(
        until=delivery.hold_until,
        boot=delivery.hold_boot,
        until_awake=delivery.hold_until_awake,
        length_s=delivery.hold_s,
    )
    return wait.left_us(now_us=clock.now_us(), awake_us=clock.awake_us(), boot=clock.boot_id())


def transition(  # noqa: PLR0913 - the columns of one row
    conn: Connection,
    entry_id: int,
    *,
    expect: Collection[DeliveryState],
    to: DeliveryState,
    clock: Clock,
    version: int | None = None,
    actor: str = ENGINE_ACTOR,
    code: str = "",
    text: str = "",
    **columns: Any,
) -> bool:
    """Move one delivery, if it still is where the caller thinks; in the caller's transaction.

    Args:
        conn: inside a write transaction.
        entry_id: whose delivery.
        expect: states it may be in.
        to: the new state.
        clock: for the history.
        version: the version the caller read; None: any.
        actor: who did it, for the journal.
        code: why, for the history and the journal; stable English.
        text: the same in the platform's words, for the history; no secrets.
        columns: other columns of `delivery` to set.

    Returns:
        False when somebody else moved it first; nothing is changed then.

    Raises:
        ValueError: a transition that design §6 does not know, or an unknown column: a bug.
    """
    before = get(conn, entry_id)
    if before is None or before.state not in expect or (version is not None and before.version != version):
        return False
    if not allowed(before.state, to):
        raise ValueError(f"{before.state} -> {to}")
    _update(conn, before, {"state": to.value, **columns})
    now = clock.now_us()
    conn.execute(
        "INSERT INTO attempt(entry_id, at, from_state, to_state, code, text) VALUES (?, ?, ?, ?, ?, ?)",
        (entry_id, now, before.state.value, to.value, code, text),
    )
    if to in OUTCOMES:
        journal.append(
            conn,
            clock=clock,
            actor=actor,
            kind=EntryKind.DELIVERY,
            seen=(before.target_id,),
            data={"of": entry_id, "state": to.value, "from": before.state.value, "code": code},
            cause=f"outcome:{entry_id}:{to.value}:{before.version}",
        )
    items = refold.refold(conn, [(before.thread_id, before.author_id)])
    if items:
        changes.note(conn, "item", sorted(items), now)
    changes.note(conn, "delivery", [entry_id], now)
    return True


def touch(conn: Connection, entry_id: int, *, version: int, clock: Clock, **columns: Any) -> bool:
    """Change facts about a delivery without moving it, e.g. what it waits for; compare-and-swap too."""
    before = get(conn, entry_id)
    if before is None or before.version != version:
        return False
    _update(conn, before, columns)
    changes.note(conn, "delivery", [entry_id], clock.now_us())
    return True


def _update(conn: Connection, before: Delivery, columns: dict[str, Any]) -> None:
    unknown = columns.keys() - _COLUMNS - {"state"}
    if unknown:
        raise ValueError(f"no such columns: {sorted(unknown)}")
    assignments = ", ".join(f"{name} = ?" for name in columns)
    cursor = conn.execute(
        f"UPDATE delivery SET {assignments}, version = version + 1 WHERE entry_id = ? AND state = ? AND version = ?",
        (*columns.values(), before.entry_id, before.state.value, before.version),
    )
    if cursor.rowcount != 1:
        raise RuntimeError(f"delivery {before.entry_id} moved inside a transaction of ours")


def claimed_by(conn: Connection, channel_id: int, external_id: str, *, besides: int | None = None) -> int | None:
    """The entry whose delivery owns a platform message; None: nobody's."""
    row = conn.execute(
        "SELECT entry_id FROM delivery WHERE channel_id = ? AND external_id = ? AND action IN ('reply', 'to-dm')"
        " AND entry_id IS NOT ?",
        (channel_id, external_id, besides),
    ).fetchone()
    return None if row is None else int(row[0])


def own(conn: Connection, delivery: Delivery, external_id: str) -> None:
    """Mark a mirrored message as posted by this delivery, if it is mirrored already (§6.6)."""
    conn.execute(
        "UPDATE message SET claimed_by = ?, ours = 1 WHERE channel_id = ? AND external_id = ? AND claimed_by IS NULL",
        (delivery.entry_id, delivery.channel_id, external_id),
    )


def wanted(conn: Connection, entry_id: int) -> Delivery:
    """The delivery of an entry.

    Raises:
        UserError: `not_found`.
    """
    delivery = get(conn, entry_id)
    if delivery is None:
        raise UserError(NOT_FOUND, what="delivery", wanted=entry_id, nearest="")
    return delivery


def dump(facts: dict[str, Any]) -> str:
    """JSON of facts, the same for the same facts."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


# ---------------------------------------------------------------- what people do


def cancel(conn: Connection, entry_id: int, *, clock: Clock, actor: str) -> None:
    """Make sure it never leaves.

    Raises:
        UserError: `not_found`; `delivery_too_late` while it is being sent or after; `delivery_unsure`.
    """
    delivery = wanted(conn, entry_id)
    if delivery.state is DeliveryState.CANCELLED:
        return
    if delivery.state is DeliveryState.UNSURE:
        raise UserError(UNSURE)
    if delivery.state not in CANCELLABLE:
        raise UserError(TOO_LATE, state=delivery.state.value)
    to = DeliveryState.CANCELLED
    transition(conn, entry_id, expect=CANCELLABLE, to=to, clock=clock, actor=actor, **NO_WAIT, **UNBLOCKED)


def send_now(conn: Connection, entry_id: int, *, clock: Clock, actor: str) -> None:
    """Wait for nothing: no hold, no earlier delivery of the case.

    Raises:
        UserError: `not_found`, `delivery_wrong_state`.
    """
    delivery = wanted(conn, entry_id)
    at_once = {**NO_WAIT, "send_now": 1, "waits_for": None}
    match delivery.state:
        case DeliveryState.HELD:
            expect, to = {DeliveryState.HELD}, DeliveryState.QUEUED
            transition(conn, entry_id, expect=expect, to=to, clock=clock, actor=actor, **at_once)
        case DeliveryState.QUEUED | DeliveryState.RETRY:
            touch(conn, entry_id, version=delivery.version, clock=clock, **at_once)
        case _:
            raise UserError(WRONG_STATE, state=delivery.state.value)


def send_anyway(conn: Connection, entry_id: int, *, clock: Clock, actor: str) -> None:
    """Send a stale delivery although its target changed as shown; another change makes it stale again.

    Raises:
        UserError: `not_found`, `delivery_wrong_state`.
    """
    delivery = wanted(conn, entry_id)
    if delivery.state is not DeliveryState.STALE:
        raise UserError(WRONG_STATE, state=delivery.state.value)
    transition(
        conn,
        entry_id,
        expect={DeliveryState.STALE},
        to=DeliveryState.QUEUED,
        clock=clock,
        actor=actor,
        code="send_anyway",
        **NO_WAIT,
        stale_json=None,
        args_json=dump({**delivery.args, "accepted": delivery.stale or {}}),
    )


def resolve_posted(conn: Connection, entry_id: int, external_id: str, *, clock: Clock, actor: str) -> None:
    """A person saw it on the platform.

    Raises:
        UserError: `not_found`, `delivery_wrong_state`, `claimed_elsewhere`.
    """
    delivery = wanted(conn, entry_id)
    if delivery.state is not DeliveryState.UNSURE:
        raise UserError(WRONG_STATE, state=delivery.state.value)
    if delivery.action in POSTING:
        other = claimed_by(conn, delivery.channel_id, external_id, besides=entry_id)
        if other is not None:
            raise UserError(CLAIMED, external_id=external_id, entry=other)
        own(conn, delivery, external_id)
    transition(
        conn,
        entry_id,
        expect={DeliveryState.UNSURE},
        to=DeliveryState.SENT,
        clock=clock,
        actor=actor,
        code="posted",
        **NO_WAIT,
        **SETTLED,
        **UNBLOCKED,
        external_id=external_id,
        sent_at=clock.now_us(),
        error_code=None,
        error_text=None,
    )


def resolve_resend(conn: Connection, entry_id: int, *, clock: Clock, actor: str) -> None:
    """A person saw that it is not there, or takes the risk; also another try after a refusal.

    Raises:
        UserError: `not_found`, `delivery_wrong_state`; `delivery_settling` while the last attempt may still arrive.
    """
    delivery = wanted(conn, entry_id)
    if delivery.state not in {DeliveryState.UNSURE, DeliveryState.REFUSED}:
        raise UserError(WRONG_STATE, state=delivery.state.value)
    left_us = wait_left_us(delivery, clock) if delivery.state is DeliveryState.UNSURE else 0
    if left_us > 0:
        raise UserError(SETTLING, seconds=-(-left_us // SECOND_US))
    transition(
        conn,
        entry_id,
        expect={delivery.state},
        to=DeliveryState.QUEUED,
        clock=clock,
        actor=actor,
        code="resend",
        **NO_WAIT,
        **SETTLED,
        **UNBLOCKED,
        first_attempt_at=None,
        first_boot=None,
        first_awake=None,
        attempts=0,
        error_code=None,
        error_text=None,
        args_json=dump({name: value for name, value in delivery.args.items() if name not in PER_ATTEMPT}),
    )


def resolve_abandon(conn: Connection, entry_id: int, *, clock: Clock, actor: str) -> None:
    """A person lets it be: it may have been posted.

    Raises:
        UserError: `not_found`, `delivery_wrong_state`.
    """
    delivery = wanted(conn, entry_id)
    if delivery.state is not DeliveryState.UNSURE:
        raise UserError(WRONG_STATE, state=delivery.state.value)
    expect, to = {DeliveryState.UNSURE}, DeliveryState.ABANDONED
    transition(conn, entry_id, expect=expect, to=to, clock=clock, actor=actor, code="abandoned", **NO_WAIT, **UNBLOCKED)


# ---------------------------------------------------------------- what a profile does


def refuse_removal(conn: Connection, account_id: int) -> None:
    """Check before an account is removed (§6.10).

    Raises:
        UserError: `account_has_deliveries`.
    """
    count = conn.execute(
        f"SELECT count(*) FROM delivery WHERE account_id = ? AND state IN ({_UNFINISHED_SQL})",
        (account_id,),
    ).fetchone()[0]
    if count:
        raise UserError(HAS_DELIVERIES, count=count)


def distrust(conn: Connection, clock: Clock) -> int:
    """After the store turned out to be older than the journal's high mark: nothing unfinished is sent by itself.

    What a copy calls held may have been sent, or cancelled, after the copy was made (§6.10).

    Returns:
        How many deliveries wait for a person now.
    """
    found = conn.execute(f"SELECT entry_id FROM delivery WHERE state IN ({_UNFINISHED_SQL})").fetchall()
    for (entry_id,) in found:
        delivery = wanted(conn, int(entry_id))
        changed: dict[str, Any] = {**NO_WAIT, **UNBLOCKED, "error_code": STORE_OLDER, "error_text": ""}
        changed["ambiguous_at"] = delivery.ambiguous_at or clock.now_us()
        if delivery.state is DeliveryState.UNSURE:
            touch(conn, delivery.entry_id, version=delivery.version, clock=clock, **changed)
            continue
        transition(
            conn,
            delivery.entry_id,
            expect={delivery.state},
            to=DeliveryState.UNSURE,
            clock=clock,
            actor=SYSTEM_ACTOR,
            code=STORE_OLDER,
            **changed,
        )
    return len(found)
