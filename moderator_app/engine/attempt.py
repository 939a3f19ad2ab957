"""One attempt of one delivery: on disk before the first byte, then the platform, then what came of it (design §6).

Each function is one step; the program may die between any two of them. A row that says *sending* is all that the next
start needs to know: its bytes may have left.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final

from moderator_app.clock import Clock
from moderator_app.domain.capabilities import Idempotency, Sending
from moderator_app.domain.delivery import CHECK_LIFETIME_US, POSTING, TEXT_MATTERS, Staleness, is_ours
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import (
    Adapter,
    Ambiguous,
    AuthNeeded,
    Gone,
    MessageRef,
    Outcome,
    PlatformCommand,
    RateLimited,
    Receipt,
    Refused,
    Retry,
)
from moderator_app.engine.access import Access
from moderator_app.net.backoff import asked_or_own_s, delay_s
from moderator_app.storage import files, mirror, outbox
from moderator_app.storage.connect import Connection
from moderator_app.storage.outbox_rows import Context, Delivery, context, earlier, get

DUPLICATE: Final = "duplicate"
"""Code of a refusal that means: you already wrote exactly this."""
NO_PERMISSION: Final = "no_permission"
NEEDS_SIGNIN: Final = "needs_signin"
OFFLINE: Final = "offline"
RATE_LIMITED: Final = "rate_limited"
RETRY_CAP_S: Final = 300.0
FIRST_PLATFORM: Final = "first_platform_us"
"""Among the delivery's facts: when it was first attempted, by the platform's clock."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an attempt needs: the store, one signed-in account, and time.

    Attributes:
        offset_us: platform time minus wall clock, from the last time it was known.
        anchor_us: platform time minus the clock that counts sleep, once this process knows it: no jump disturbs it.
        own_ids: author ids that are ours.
        files: where the bytes of what goes with answers lie.
    """

    access: Access
    account_id: int
    adapter: Adapter
    sending: Sending
    clock: Clock
    random: Random
    offset_us: int = 0
    anchor_us: int | None = None
    own_ids: tuple[str, ...] = ()
    files: Path | None = None

    def platform_now_us(self) -> int:
        """The present time by the platform's clock, as far as we know it."""
        if self.anchor_us is not None:
            return self.clock.awake_us() + self.anchor_us
        return self.clock.now_us() + self.offset_us


def age_us(desk: Desk, delivery: Delivery) -> int | None:
    """Time since the first attempt: by the clock that counts sleep, across boots by the platform's; None: none yet."""
    if delivery.first_attempt_at is None:
        return None
    if delivery.first_boot == desk.clock.boot_id() and delivery.first_awake is not None:
        return desk.clock.awake_us() - delivery.first_awake
    return desk.platform_now_us() - platform_first_us(delivery, delivery.first_attempt_at)


def platform_first_us(delivery: Delivery, otherwise: int) -> int:
    """When the bytes may first have left, by the platform's clock: no wall clock that jumps has a say in it."""
    return int(delivery.args.get(FIRST_PLATFORM, otherwise))


def command_of(desk: Desk, delivery: Delivery, facts: Context) -> PlatformCommand:
    """What the platform is asked to do."""
    args = delivery.args
    return PlatformCommand(
        action=delivery.action,
        target=MessageRef(
            external_id=facts.target_external_id,
            thread_external_id=facts.thread_external_id,
            channel_external_id=facts.channel_external_id,
            author_external_id=facts.target_author_external_id,
            created_at=facts.target_created_at,
            reply_to=facts.target_reply_to,
            parts=facts.target_parts,
            attached=facts.target_attached,
        ),
        text=facts.text,
        marks=facts.marks,
        quote=facts.quote,
        files=facts.files,
        paths=() if desk.files is None else tuple(str(desk.files / file.sha256) for file in facts.files),
        reason=args.get("reason"),
        for_s=args.get("for_s"),
        first_attempt_at=_first_by_wall(desk, delivery),
        own_ids=desk.own_ids,
    )


def file_refusal(desk: Desk, facts: Context) -> Refused | None:
    """Why the answer cannot leave as it was decided: never a text without its file; None: it can."""
    gone = files.lost(desk.files, facts.files)
    if gone is None:
        return None
    what = "is no longer in the profile" if gone.code == "file_gone" else "was changed in the profile"
    return Refused(code=gone.code, text=f"{gone.name} {what}")


def _first_by_wall(desk: Desk, delivery: Delivery) -> int | None:
    """When the bytes may first have left, by the wall clock as it goes now: it may have been set since."""
    if delivery.first_attempt_at is None:
        return None
    first = platform_first_us(delivery, delivery.first_attempt_at)
    return first - desk.platform_now_us() + desk.clock.now_us()


def mirrored_staleness(delivery: Delivery, facts: Context) -> dict[str, Any]:
    """What the mirror knows to have changed since it was written (rule 3); empty: nothing."""
    stale: dict[str, Any] = {}
    if delivery.action not in TEXT_MATTERS:
        return stale
    if facts.target_removed_at is not None and facts.target_removed_at > delivery.written_at:
        stale["code"] = Staleness.GONE.value
    elif delivery.target_text_sha is not None and text_sha(facts.target_text) != delivery.target_text_sha:
        stale.update(code=Staleness.EDITED.value, text=facts.target_text)
    elif delivery.action is EntryKind.REPLY and facts.thread_closed:
        stale["code"] = Staleness.LOCKED.value
    return stale


def text_sha(text: str) -> bytes:
    """The fingerprint by which a decision remembers what its target said."""
    return hashlib.sha256(text.encode()).digest()


def accepted(delivery: Delivery, stale: dict[str, Any]) -> bool:
    """Whether a person has seen exactly this change and said: send anyway."""
    return not stale or delivery.args.get("accepted") == stale


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look at the target before sending (rule 3).

    Attributes:
        at: UTC microseconds, for people.
        awake_us: the same by the clock that counts sleep, for judging its age.
        asked: the platform itself said what the target says; else the mirror is all we know.
    """

    at: int
    awake_us: int
    asked: bool


def mark_sending(conn: Connection, desk: Desk, seen: Delivery, look: Look) -> Delivery | None:
    """Write down that bytes are about to leave; None: something moved or the look grew old meanwhile, look again."""
    if desk.clock.awake_us() - look.awake_us > CHECK_LIFETIME_US:
        return None
    delivery = get(conn, seen.entry_id)
    if delivery is None or delivery.version != seen.version:
        return None
    if not delivery.send_now and earlier(conn, delivery) is not None:
        return None
    if not look.asked and not accepted(delivery, mirrored_staleness(delivery, context(conn, delivery))):
        return None
    now = desk.clock.now_us()
    columns: dict[str, Any] = {}
    if delivery.first_attempt_at is None:
        columns["first_attempt_at"] = now
        columns["first_boot"] = desk.clock.boot_id()
        columns["first_awake"] = desk.clock.awake_us()
        columns["args_json"] = outbox.dump({**delivery.args, FIRST_PLATFORM: desk.platform_now_us()})
    moved = outbox.transition(
        conn,
        delivery.entry_id,
        expect={DeliveryState.QUEUED, DeliveryState.RETRY, DeliveryState.UNSURE},
        to=DeliveryState.SENDING,
        clock=desk.clock,
        version=delivery.version,
        **outbox.NO_WAIT,
        **outbox.UNBLOCKED,
        **columns,
        attempts=delivery.attempts + 1,
        last_attempt_at=now,
        checked_at=look.at,
        stale_json=None,
    )
    return get(conn, delivery.entry_id) if moved else None


def perform(desk: Desk, delivery: Delivery, facts: Context) -> Outcome:
    """Let the bytes leave. An adapter that breaks may have sent them, so that is ambiguous too."""
    try:
        outcome = desk.adapter.perform(command_of(desk, delivery, facts), delivery.key)
    except Exception as error:
        log.exception("adapter broke while sending entry %d", delivery.entry_id)
        return Ambiguous(code="internal", text=f"{type(error).__name__} in the adapter; see the log")
    if delivery.action in POSTING:
        if isinstance(outcome, Refused) and outcome.code == DUPLICATE:
            return _duplicate(desk, delivery, facts, outcome)
        if isinstance(outcome, Receipt) and desk.sending.idempotency is Idempotency.NATURAL:
            # An adapter that met its own duplicate names it without knowing whose it is.
            channel_id, external_id, besides = delivery.channel_id, outcome.external_id, delivery.entry_id
            taken = desk.access.read(lambda conn: outbox.claimed_by(conn, channel_id, external_id, besides=besides))
            if taken is not None:
                return Refused(code=DUPLICATE, text="you already wrote exactly this")
    return outcome


def _duplicate(desk: Desk, delivery: Delivery, facts: Context, refused: Refused) -> Outcome:
    """*You already wrote exactly this*: ours only if what stands there is unclaimed and no older than we are (§6.4)."""
    try:
        found = desk.adapter.find(command_of(desk, delivery, facts), delivery.key)
    except Exception:
        log.warning("could not look for the duplicate of entry %d", delivery.entry_id, exc_info=True)
        return Ambiguous(code=DUPLICATE, text=refused.text)
    if found is not None and desk.access.read(lambda conn: receipt_is_ours(conn, delivery, found)):
        return found
    return refused


def receipt_is_ours(conn: Connection, delivery: Delivery, found: Receipt) -> bool:
    """Whether a message found on the platform is what this delivery made. A state that was reached is."""
    if delivery.action not in POSTING:
        return True
    other = outbox.claimed_by(conn, delivery.channel_id, found.external_id, besides=delivery.entry_id)
    first = None if delivery.first_attempt_at is None else platform_first_us(delivery, delivery.first_attempt_at)
    return is_ours(at=found.at, first_attempt_at=first, claimed_by_other=other is not None)


def record(conn: Connection, desk: Desk, sent: Delivery, outcome: Outcome) -> bool:
    """Write down what came of an attempt. Nothing that is ambiguous becomes certain by a later failure."""
    delivery = get(conn, sent.entry_id)
    if delivery is None or delivery.state is not DeliveryState.SENDING or delivery.version != sent.version:
        return False
    match outcome:
        case Receipt():
            return succeeded(conn, desk, delivery, outcome)
        case Ambiguous():
            columns = ambiguous_columns(
                desk.clock, desk.sending.settle_s, code=outcome.code, text=outcome.text, permalink=outcome.permalink
            )
            return _move(conn, desk, delivery, DeliveryState.UNSURE, outcome, columns)
        case _ if delivery.ambiguous_at is not None:
            return _still_unsure(conn, desk, delivery, outcome)
        case Retry():
            wait_s = asked_or_own_s(outcome.after_s, delivery.attempts, desk.random, cap_s=RETRY_CAP_S)
            return _move(conn, desk, delivery, DeliveryState.RETRY, outcome, outbox.wait_columns(desk.clock, wait_s))
        case RateLimited():
            wait_s = asked_or_own_s(outcome.after_s, delivery.attempts, desk.random)
            wait = outbox.wait_columns(desk.clock, wait_s)
            blocked = {"blocked_code": RATE_LIMITED, "blocked_until": wait["hold_until"]}
            return _move(conn, desk, delivery, DeliveryState.QUEUED, outcome, {**wait, **blocked})
        case AuthNeeded() if outcome.code != NO_PERMISSION:
            return _move(conn, desk, delivery, DeliveryState.QUEUED, outcome, {"blocked_code": NEEDS_SIGNIN})
        case _:
            return _move(conn, desk, delivery, DeliveryState.REFUSED, outcome, {})


def _code(outcome: Outcome) -> str:
    return RATE_LIMITED if isinstance(outcome, RateLimited) else getattr(outcome, "code", "")


def _move(
    conn: Connection, desk: Desk, delivery: Delivery, to: DeliveryState, outcome: Outcome, columns: dict[str, Any]
) -> bool:
    code, text = _code(outcome), str(getattr(outcome, "text", ""))
    return outbox.transition(
        conn,
        delivery.entry_id,
        expect={DeliveryState.SENDING},
        to=to,
        clock=desk.clock,
        version=delivery.version,
        code=code,
        text=text,
        **{"error_code": code, "error_text": text, **columns},
    )


def _still_unsure(conn: Connection, desk: Desk, delivery: Delivery, outcome: Outcome) -> bool:
    """The repeat of an ambiguous attempt surely failed: that says nothing about the first (§6.2)."""
    columns: dict[str, Any] = {"last_look_at": None}
    settle_s = float(desk.sending.settle_s)
    match outcome:
        case Retry() | RateLimited():
            asked_s = asked_or_own_s(outcome.after_s, delivery.attempts, desk.random, cap_s=RETRY_CAP_S)
            columns |= outbox.wait_columns(desk.clock, max(settle_s, asked_s))
        case AuthNeeded() if outcome.code != NO_PERMISSION:
            columns |= {**outbox.wait_columns(desk.clock, settle_s), "blocked_code": NEEDS_SIGNIN}
        case _:
            columns |= outbox.wait_columns(desk.clock, settle_s)
            columns["args_json"] = outbox.dump({**delivery.args, "no_repeat": True})
    return _move(conn, desk, delivery, DeliveryState.UNSURE, outcome, columns)


def ambiguous_columns(
    clock: Clock, settle_s: int, *, code: str, text: str, permalink: str | None = None
) -> dict[str, Any]:
    """Columns of a delivery whose bytes may have left, and nobody knows: quiet time first (§6.2)."""
    return {
        "error_code": code,
        "error_text": text,
        "ambiguous_at": clock.now_us(),
        "looks": 0,
        "last_look_at": None,
        "permalink": permalink,
        **outbox.wait_columns(clock, settle_s),
    }


def succeeded(conn: Connection, desk: Desk, delivery: Delivery, receipt: Receipt) -> bool:
    """The platform's own word: *sent*, and its message stands in the mirror, claimed, in the same transaction."""
    if delivery.action in POSTING:
        other = outbox.claimed_by(conn, delivery.channel_id, receipt.external_id, besides=delivery.entry_id)
        if other is not None:
            text = f"the platform named message {receipt.external_id}, which belongs to entry {other}"
            return _person(conn, desk, delivery, code="claimed_elsewhere", text=text)
    enter(conn, delivery, receipt, desk.clock)
    parts = {"args_json": outbox.dump({**delivery.args, "parts": list(receipt.parts)})} if receipt.parts else {}
    return outbox.transition(
        conn,
        delivery.entry_id,
        expect={DeliveryState.SENDING, DeliveryState.UNSURE, DeliveryState.QUEUED, DeliveryState.RETRY},
        to=DeliveryState.SENT,
        clock=desk.clock,
        version=delivery.version,
        **outbox.NO_WAIT,
        **outbox.SETTLED,
        **outbox.UNBLOCKED,
        external_id=receipt.external_id,
        permalink=receipt.permalink,
        sent_at=desk.clock.now_us(),
        error_code=None,
        error_text=None,
        stale_json=None,
        **parts,
    )


def enter(conn: Connection, delivery: Delivery, receipt: Receipt, clock: Clock) -> None:
    """What the receipt shows goes into the mirror at once, so that pulling it later changes nothing."""
    message = receipt.message
    if delivery.action not in POSTING:
        if message is not None:
            if delivery.action is EntryKind.EDIT and files.carried_by(conn, delivery.target_id):
                # An edit of the words says nothing of the files, and of an album it shows one member alone.
                message = replace(message, attachments=mirror.attached(conn, delivery.target_id))
            mirror.apply_refresh(conn, delivery.channel_id, [message.external_id], [message], now_us=clock.now_us())
        elif delivery.action is EntryKind.DELETE:
            # Some platforms never tell of deletions, ours included.
            gone = Gone(external_id=context(conn, delivery).target_external_id)
            mirror.apply_refresh(conn, delivery.channel_id, [gone.external_id], [gone], now_us=clock.now_us())
        return
    if message is not None:
        mirror.apply_sent(conn, delivery.channel_id, message, now_us=clock.now_us())
    outbox.own(conn, delivery, receipt.external_id)


def _person(conn: Connection, desk: Desk, delivery: Delivery, *, code: str, text: str) -> bool:
    """Only a person can tell."""
    facts: dict[str, Any] = {**outbox.NO_WAIT, "error_code": code, "error_text": text}
    facts["ambiguous_at"] = delivery.ambiguous_at or desk.clock.now_us()
    if delivery.state is DeliveryState.UNSURE:
        return outbox.touch(conn, delivery.entry_id, version=delivery.version, clock=desk.clock, **facts)
    return outbox.transition(
        conn,
        delivery.entry_id,
        expect={DeliveryState.SENDING},
        to=DeliveryState.UNSURE,
        clock=desk.clock,
        version=delivery.version,
        code=code,
        text=text,
        **facts,
    )


def mark_and_perform(desk: Desk, delivery: Delivery, facts: Context, look: Look) -> Outcome | None:
    """The three steps around the bytes; None: it moved meanwhile or the look grew old, so look again."""
    marked = desk.access.write(lambda conn: mark_sending(conn, desk, delivery, look))
    if marked is None:
        return None
    outcome = perform(desk, marked, facts)
    desk.access.write(lambda conn: record(conn, desk, marked, outcome))
    return outcome


def pause_after_error(conn: Connection, desk: Desk, delivery: Delivery, *, code: str, wait_s: float | None) -> bool:
    """The platform could not be asked: the delivery stays where it is and says why.

    Args:
        conn: inside a write transaction.
        desk: the account.
        delivery: as it was read.
        code: why.
        wait_s: None: until the sign-in works again.
    """
    columns: dict[str, Any] = {"blocked_code": code}
    if wait_s is not None:
        columns |= outbox.wait_columns(desk.clock, wait_s)
        columns["blocked_until"] = columns["hold_until"]
    return outbox.touch(conn, delivery.entry_id, version=delivery.version, clock=desk.clock, **columns)


def own_delay_s(desk: Desk, attempts: int) -> float:
    """Our own back-off, where the platform says nothing."""
    return max(1.0, delay_s(attempts, desk.random, cap_s=60.0))
