"""The outbox in words: to whom, how it stands, what it waits for, what happened to it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import AttemptView, DeliveryView
from ui import format as fmt
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.thread.words import action_text, blocked_text, files_text, name_of, until_text
from ui.widgets.chips import delivery_label

TEXT: Final = 400


class Decision(StrEnum):
    """What a person does about a delivery."""

    CANCEL = "cancel"
    SEND_NOW = "send_now"
    SEND_ANYWAY = "send_anyway"
    EDIT = "edit"
    """Stop it and give the words back to the composer."""
    POSTED = "posted"
    RESEND = "resend"
    ABANDON = "abandon"
    COMPARE = "compare"
    """Look at what changed first."""


_OFFERED: Final[dict[DeliveryState, tuple[Decision, ...]]] = {
    DeliveryState.APPROVAL: (Decision.CANCEL,),
    DeliveryState.HELD: (Decision.CANCEL, Decision.SEND_NOW, Decision.EDIT),
    DeliveryState.QUEUED: (Decision.CANCEL, Decision.SEND_NOW, Decision.EDIT),
    DeliveryState.RETRY: (Decision.SEND_NOW, Decision.CANCEL, Decision.EDIT),
    DeliveryState.UNSURE: (Decision.POSTED, Decision.RESEND, Decision.ABANDON),
    DeliveryState.STALE: (Decision.COMPARE, Decision.SEND_ANYWAY, Decision.EDIT, Decision.CANCEL),
    DeliveryState.REFUSED: (Decision.EDIT, Decision.CANCEL),
}


def offered(delivery: DeliveryView) -> tuple[Decision, ...]:
    """What can be done about it, the likeliest first."""
    found = _OFFERED.get(delivery.state, ())
    if delivery.text is None:
        found = tuple(each for each in found if each not in {Decision.EDIT, Decision.COMPARE})
    if delivery.state is DeliveryState.QUEUED and delivery.waits_for is None:
        found = tuple(each for each in found if each is not Decision.SEND_NOW)
    return found


def decision_label(decision: Decision, state: DeliveryState) -> str:
    """A named verb."""
    if decision is Decision.CANCEL and state in {DeliveryState.STALE, DeliveryState.REFUSED}:
        return _t("Outbox", "Do not send")
    return {
        Decision.CANCEL: _t("Outbox", "Cancel"),
        Decision.SEND_NOW: _t("Outbox", "Send now"),
        Decision.SEND_ANYWAY: _t("Outbox", "Send as it is"),
        Decision.EDIT: _t("Outbox", "To the draft"),
        Decision.POSTED: _t("Outbox", "It is there"),
        Decision.RESEND: _t("Outbox", "Send again"),
        Decision.ABANDON: _t("Outbox", "Let it be"),
        Decision.COMPARE: _t("Outbox", "Compare"),
    }[decision]


def title(delivery: DeliveryView) -> str:
    """To whom, and what."""
    return f"{name_of(delivery.author_name)} · {action_text(delivery.action).lower()}"


def excerpt(delivery: DeliveryView) -> str:
    """What goes along and our words; without any, what the action is about."""
    if delivery.text or delivery.files:
        parts = (files_text(delivery.files), visible((delivery.text or "")[:TEXT]))
        return " · ".join(part for part in parts if part)
    if delivery.action in {EntryKind.REPLY, EntryKind.EDIT, EntryKind.TO_DM}:
        return _t("Outbox", "The text was erased")
    return visible(delivery.target_text[:TEXT])


def standing(delivery: DeliveryView, now_us: int) -> str:
    """Why it stands where it stands, and what comes next."""
    state, why = delivery.state, reason(delivery)
    if state is DeliveryState.SENT and delivery.sent_at is not None:
        return _t("Outbox", "{when} · the platform has it").format(when=fmt.when(delivery.sent_at, now_us))
    if state is DeliveryState.UNSURE and delivery.next_at is not None:
        return _t("Outbox", "looking for it on the platform")
    fixed = {
        DeliveryState.SENT: _t("Outbox", "the platform has it"),
        DeliveryState.SENDING: _t("Outbox", "the request is under way"),
        DeliveryState.UNSURE: why or _t("Outbox", "no answer told whether it arrived"),
        DeliveryState.STALE: stale_text(delivery.stale),
        DeliveryState.REFUSED: why or _t("Outbox", "the platform refused"),
        DeliveryState.CANCELLED: _t("Outbox", "never left"),
        DeliveryState.ABANDONED: _t("Outbox", "left as it was"),
    }
    if state in fixed:
        return fixed[state]
    if until := until_text(delivery, now_us):
        return f"{until}, {why}" if why and state is DeliveryState.RETRY else until
    return _t("Outbox", "leaves as soon as the engine takes it") if state is DeliveryState.QUEUED else why


def reason(delivery: DeliveryView) -> str:
    """What the platform or the network said, in words."""
    if delivery.error_text:
        return visible(delivery.error_text[:300])
    return error_text(delivery.error_code) if delivery.error_code else ""


def error_text(code: str) -> str:
    """Codes of failures as people read them; one that is not known stays as it is."""
    return {
        "offline": _t("Outbox", "no network"),
        "timeout": _t("Outbox", "no answer in time"),
        "connection_reset": _t("Outbox", "the connection broke"),
        "rate_limited": _t("Outbox", "the platform asked for a pause"),
        "needs_signin": _t("Outbox", "the account must sign in again"),
        "no_permission": _t("Outbox", "the account lacks the right"),
        "crashed": _t("Outbox", "the program ended while sending"),
        "duplicate": _t("Outbox", "exactly this is already written there"),
    }.get(code, code.replace("_", " "))


def stale_text(stale: Mapping[str, object] | None) -> str:
    """What changed since the decision."""
    code = str((stale or {}).get("code", ""))
    by = visible(str((stale or {}).get("by", ""))[:60])
    if code == "answered" and by:
        return _t("Outbox", "answered meanwhile by {name}").format(name=by)
    return {
        "edited": _t("Outbox", "edited after your reply was written"),
        "gone": _t("Outbox", "deleted after your reply was written"),
        "locked": _t("Outbox", "the thread was closed"),
        "answered": _t("Outbox", "answered meanwhile"),
    }.get(code, _t("Outbox", "something changed after your reply was written"))


def step_text(step: AttemptView) -> str:
    """One step of its life."""
    said = {
        DeliveryState.APPROVAL: _t("Outbox", "Written, awaits approval"),
        DeliveryState.HELD: _t("Outbox", "Written, can be cancelled"),
        DeliveryState.QUEUED: _t("Outbox", "Queued"),
        DeliveryState.SENDING: _t("Outbox", "Request sent"),
        DeliveryState.RETRY: _t("Outbox", "Did not go, will be tried again"),
        DeliveryState.UNSURE: _t("Outbox", "No answer told whether it arrived"),
        DeliveryState.STALE: _t("Outbox", "Stopped: something changed"),
        DeliveryState.SENT: _t("Outbox", "The platform has it"),
        DeliveryState.REFUSED: _t("Outbox", "Refused"),
        DeliveryState.CANCELLED: _t("Outbox", "Cancelled"),
        DeliveryState.ABANDONED: _t("Outbox", "Left as it was: may be posted"),
    }[step.to_state]
    why = visible(step.text[:200]) if step.text else error_text(step.code) if step.code else ""
    return f"{said}: {why}" if why else said


def row_sentence(delivery: DeliveryView, now_us: int) -> str:
    """A row read aloud."""
    parts = (
        title(delivery),
        platform_title(delivery.platform),
        delivery_label(delivery.state),
        standing(delivery, now_us),
        excerpt(delivery),
    )
    return ", ".join(part for part in parts if part)


def blocked(delivery: DeliveryView) -> str:
    """Why nothing of this account leaves; empty when it does."""
    return blocked_text(delivery.blocked_code) if delivery.blocked_code else ""
