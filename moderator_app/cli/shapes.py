"""The JSON of the contract (design section 7): what later releases fill stands there as null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from moderator_app.clock import iso
from moderator_app.domain.channels import default_starts
from moderator_app.domain.files import OutgoingFile, loads, to_plain
from moderator_app.domain.sla.ledger import ClockState
from moderator_app.domain.views import ChannelView, DeliveryView, ItemView, MessageView
from moderator_app.services.accounts import AccountView, Trial
from moderator_app.services.review import LogLine
from moderator_app.services.sla import ClockView
from moderator_app.storage.proof import Verified
from moderator_app.storage.proof_mark import Anchor


def at(moment_us: int | None) -> str | None:
    """An instant, where there is one."""
    return None if moment_us is None else iso(moment_us)


def message(view: MessageView) -> dict[str, Any]:
    """One message of an item or a thread."""
    return {
        "id": view.id,
        "external_id": view.external_id,
        "author": {
            "id": view.author_id,
            "name": view.author_name,
            "handle": view.author_handle,
        },
        "ours": view.ours,
        "text": view.text,
        "created_at": at(view.created_at),
        "edited_at": at(view.edited_at if view.edited_at is not None else view.changed_at),
        "deleted": view.removed_at is not None,
        "reply_to": view.reply_to_id,
        "attachments": [
            {"kind": each.kind, "name": each.name, "size": each.size, "url": each.url} for each in view.attachments
        ],
        "visibility": view.visibility.value,
        "permalink": view.permalink,
        "item_id": view.item_id,
    }


def clock_state(view: ClockView) -> str:
    """A state of the contract: a clock whose answer is not delivered yet stands still too."""
    state = view.clock.state
    return (ClockState.PAUSED if state is ClockState.PENDING else state).value


def clock(view: ClockView) -> dict[str, Any]:
    """One clock of `sla show`."""
    return {
        "metric": view.clock.metric.value,
        "cycle": view.clock.cycle,
        "state": clock_state(view),
        "started_at": at(view.clock.started_at),
        "due_at": at(view.clock.due_at),
        "hard_at": at(view.clock.hard_at),
        "target_s": view.target_s,
        "elapsed_s": view.elapsed_s,
        "paused": view.clock.state in {ClockState.PAUSED, ClockState.PENDING},
        "level": view.chip.level.value,
        "policy": view.policy_name or view.clock.policy,
        "rule": view.rule_en,
        "events": [
            {"at": iso(event.at), "kind": event.kind.value, "reason": str(event.reason)} for event in view.clock.events
        ],
    }


def sla_of(view: ClockView) -> dict[str, Any]:
    """The clock an item shows."""
    return {
        "metric": view.clock.metric.value,
        "level": view.chip.level.value,
        "target_s": view.target_s,
        "elapsed_s": view.elapsed_s,
        "paused": view.clock.state in {ClockState.PAUSED, ClockState.PENDING},
    }


def item(
    view: ItemView,
    people: Mapping[str, str],
    thread_messages: Sequence[MessageView] = (),
    sla: ClockView | None = None,
) -> dict[str, Any]:
    """An item with its messages.

    Args:
        view: the item.
        people: actor -> name.
        thread_messages: messages of ours in its thread, shown among its own.
        sla: the clock it shows; None: it has none.
    """
    last = view.last
    messages = sorted(
        {each.id: each for each in (*view.messages, *thread_messages)}.values(),
        key=lambda each: (each.created_at, each.id),
    )
    return {
        "id": view.id,
        "platform": view.platform,
        "account": view.account_name,
        "channel": view.channel_id,
        "channel_name": view.channel_name,
        "thread": view.thread_id,
        "thread_title": view.thread_title,
        "author": {
            "id": view.author_id,
            "external_id": view.author_external_id,
            "name": view.author_name,
            "handle": view.author_handle,
        },
        "text": last.text,
        "messages": [message(each) for each in messages],
        "created_at": at(view.started_at),
        "edited_at": at(last.edited_at if last.edited_at is not None else last.changed_at),
        "deleted": last.removed_at is not None,
        "state": view.state.value,
        "waiting_reason": None if view.waiting_reason is None else view.waiting_reason.value,
        "until": at(view.until),
        "assignee": None if view.assignee is None else people.get(view.assignee, view.assignee),
        "claimed_by": None if view.claimed_by is None else people.get(view.claimed_by, view.claimed_by),
        "claimed_until": at(view.claimed_until),
        "settled_by": None if view.settled_by is None else people.get(view.settled_by, view.settled_by),
        "settled_at": at(view.settled_at),
        "settler": view.settler,
        "kind": view.kind,
        "kind_confidence": view.kind_confidence,
        "negativity": None if view.tone is None else view.tone.negativity,
        "toxicity": None if view.tone is None else view.tone.toxicity,
        "language": None if view.tone is None else view.tone.language or None,
        "tags": list(view.tags),
        "notes": view.notes,
        "mentioned": [people.get(each, each) for each in view.mentioned],
        "new_since": view.new_since,
        "needs_look": view.needs_look,
        "due_at": at(view.due_at),
        "sla": None if sla is None else sla_of(sla),
        "permalink": last.permalink,
        "draft": None,
        "external_id": last.external_id,
    }


def file(sent: OutgoingFile) -> dict[str, Any]:
    """A file that goes with an answer."""
    return to_plain(sent)


def text_and_files(view: DeliveryView) -> str:
    """What goes out, for people: the words, then the names of what goes with them."""
    return " ".join(filter(None, (view.text or "", *(f"[{each.name}]" for each in view.files))))


def delivery(view: DeliveryView, people: Mapping[str, str] | None = None) -> dict[str, Any]:
    """One row of the outbox."""
    actor = (people or {}).get(view.actor, view.actor)
    return {
        "entry_id": view.entry_id,
        "item_id": view.item_id,
        "action": view.action.value,
        "state": view.state.value,
        "attempts": view.attempts,
        "next_at": at(view.next_at),
        "external_id": view.external_id,
        "permalink": view.permalink,
        "error": None if view.error_code is None else {"code": view.error_code, "text": view.error_text or ""},
        "actor": actor,
        "text": view.text,
        "files": [file(each) for each in view.files],
        "channel": view.channel_id,
        "written_at": at(view.written_at),
        "sent_at": at(view.sent_at),
        "blocked": None if view.blocked_code is None else {"code": view.blocked_code, "until": at(view.blocked_until)},
        "waits_for": view.waits_for,
        "stale": None if view.stale is None else dict(view.stale),
        "undo_of": view.undo_of,
    }


def decided(entry_id: int, item_id: int | None, sent: dict[str, Any] | None) -> dict[str, Any]:
    """What `reply` and `act` answer; `sent` is the delivery."""
    return {"entry_id": entry_id, "item_id": item_id, "delivery": sent}


def account(view: AccountView) -> dict[str, Any]:
    """One account; never a secret."""
    return {
        "id": view.id,
        "name": view.name,
        "platform": view.platform,
        "health": view.health.value,
        "reason": view.reason,
        "since": at(view.since),
        "capabilities": dict(view.capabilities),
        "url": view.base_url,
        "proxy": view.proxy,
        "signed_in_as": view.external_name,
        "channels": [each.id for each in view.channels if each.watched],
    }


def trial(found: Trial) -> dict[str, Any]:
    """What a sign-in would bring."""
    return {
        "platform": found.platform,
        "external_id": found.external_id,
        "signed_in_as": found.signed_in_as,
        "capabilities": dict(found.capabilities),
        "channels": [
            {
                "external_id": each.external_id,
                "name": each.name,
                "kind": each.kind.value,
                "private": each.private,
                "starts": default_starts(each.kind).value,
                "missing": {capability.value: reason.value for capability, reason in each.missing.items()},
            }
            for each in found.channels
        ],
    }


def channel(view: ChannelView, accounts: Mapping[int, str]) -> dict[str, Any]:
    """One channel."""
    return {
        "id": view.id,
        "account": accounts.get(view.account_id),
        "name": view.name,
        "kind": view.kind,
        "watched": view.watched,
        "cursor_at": at(view.cursor_at),
        "unread": view.open_items,
        "external_id": view.external_id,
        "permalink": view.permalink,
        "platform": view.platform,
        "caught_up_at": at(view.caught_up_at),
        "left": view.left,
    }


def entry(line: LogLine) -> dict[str, Any]:
    """One entry of the log."""
    return {
        "id": line.entry.id,
        "origin": line.entry.origin,
        "at": iso(line.entry.at),
        "actor": line.actor_name,
        "kind": line.entry.kind.value,
        "item_id": line.item_id,
        "message_ids": list(line.message_ids),
        "data": line.entry.data,
        "hash": line.entry.hash,
        "seq": line.entry.seq,
        "words": line.words,
        "files": [file(each) for each in loads(line.words.get("files"))],
        "undone_by": line.undone_by,
        "erased_by": line.erased_by,
        "delivery": line.delivery,
    }


def anchor(found: Anchor) -> dict[str, Any]:
    """One anchor of the log."""
    return {
        "entry_id": found.entry_id,
        "at": iso(found.at),
        "of": found.of,
        "code": found.code,
        "entries": found.entries,
    }


def verified(found: Verified) -> dict[str, Any]:
    """What `log verify` answers."""
    return {
        "ok": found.ok,
        "entries": found.entries,
        "first_bad": found.first_bad,
        "erased": found.erased,
        "anchor": found.anchor,
        "anchored_at": found.anchored_at,
        "altered_words": list(found.altered_words),
    }
