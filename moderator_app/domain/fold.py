"""From facts to items: a pure function of one case that gives the same items in any order of arrival (design §2).

The fold reads no clock and no arrival order. It is given every message of a case, the own messages of its thread, and
the entries and deliveries that speak of them, in any order; entries order by (origin, seq), messages by (platform time,
external id).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from moderator_app.domain.entries import SETTLING, EntryKind
from moderator_app.domain.items import PENDING_DELIVERY, DeliveryState, ItemFold, ItemState, Waiting

OrderKey = tuple[int, int, str]
"""(platform time, numeric id or 0, id as text): sorts messages, numeric ids as numbers."""


def order_key(created_at: int, external_id: str) -> OrderKey:
    """Where a message stands among the others of its case."""
    last = external_id.rpartition(":")[2]  # where the chat is a part of the id, the number stands behind it
    return (created_at, int(last) if last.isascii() and last.isdigit() else 0, external_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundFact:
    """An inbound message that may belong to an item.

    Attributes:
        removed: deleted, or now spam or trash, on the platform; kept as a stub.
        history: older than the horizon when the channel was first watched.
        edited_at: UTC microseconds when we learnt of the last change of its text; None: never changed.
        kind: what its writer was guessed to be; None: nobody guessed yet.
    """

    id: int
    order: OrderKey
    removed: bool = False
    history: bool = False
    edited_at: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFact:
    """A message of ours in the same thread.

    Attributes:
        reply_to: row id of the message it answers; None: no pointer, or to something we never saw.
        claimed: a delivery of ours owns it (undone or not), or one may turn out to (design §6.6).
    """

    id: int
    order: OrderKey
    reply_to: int | None = None
    claimed: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFact:
    """A journal entry about the case.

    Attributes:
        order: (origin, seq).
        delivery: state of its delivery; None: it asks for none.
        answer_removed: the message it posted was removed by others.
        sent_at: UTC microseconds when the platform accepted it.
    """

    id: int
    order: tuple[str, int]
    kind: EntryKind
    actor: str
    seen: frozenset[int]
    data: Mapping[str, Any] = field(default_factory=dict)
    delivery: DeliveryState | None = None
    answer_removed: bool = False
    sent_at: int | None = None


READS: Final = frozenset({EntryKind.READ, EntryKind.NOTE, EntryKind.REPLY})
"""After these their writer has seen what names them there."""
_FAILED = frozenset({DeliveryState.STALE, DeliveryState.REFUSED, DeliveryState.CANCELLED, DeliveryState.ABANDONED})


def fold_case(
    inbound: Iterable[InboundFact],
    own: Iterable[OwnFact] = (),
    entries: Iterable[EntryFact] = (),
    *,
    private: bool = False,
) -> tuple[ItemFold, ...]:
    """The items of one case.

    Args:
        inbound: every message of the case that may start an item.
        own: our messages of the same thread (in a private dialogue: all of ours there).
        entries: every entry whose `seen` names one of these messages, and every undo of such an entry.
        private: a dialogue between two: any own message answers what came before it.

    Returns:
        Items in the order of their first messages.
    """
    messages = sorted(inbound, key=lambda message: message.order)
    if not messages:
        return ()
    written = not_undone(entries)
    ours = sorted((fact for fact in own if not fact.claimed), key=lambda fact: fact.order)
    settlers = [_settler(index, messages, ours, written, private=private) for index in range(len(messages))]

    position = {message.id: index for index, message in enumerate(messages)}
    items: list[ItemFold] = []
    open_messages: list[InboundFact] = []
    run: list[InboundFact] = []
    run_settler: str | None = None
    for message, settler in zip(messages, settlers, strict=True):
        if settler != run_settler and run:
            items.append(_done(run, run_settler, written, position))
            run = []
        if settler is None:
            open_messages.append(message)
        else:
            run.append(message)
        run_settler = settler
    if run:
        items.append(_done(run, run_settler, written, position))
    if open_messages:
        items.append(_unsettled(open_messages, written, position))
    return tuple(sorted(items, key=lambda item: position[item.id]))


def not_undone(entries: Iterable[EntryFact]) -> list[EntryFact]:
    """Entries in order, without those an undo names and without the undos (rule 6)."""
    unique = {entry.id: entry for entry in entries}
    undone = {int(entry.data["of"]) for entry in unique.values() if entry.kind is EntryKind.UNDO}
    kept = (entry for entry in unique.values() if entry.id not in undone and entry.kind is not EntryKind.UNDO)
    return sorted(kept, key=lambda entry: entry.order)


def settles(entry: EntryFact) -> bool:
    """Rule 2a: a reply once it is sent; any other decision at once, unless its delivery failed."""
    if entry.kind not in SETTLING:
        return False
    if entry.kind is EntryKind.REPLY:
        return entry.delivery is DeliveryState.SENT
    return entry.delivery not in _FAILED


def _settler(
    index: int,
    messages: Sequence[InboundFact],
    ours: Sequence[OwnFact],
    entries: Sequence[EntryFact],
    *,
    private: bool,
) -> str | None:
    """What settles one message, or None (rule 2)."""
    message = messages[index]
    about = [entry for entry in entries if message.id in entry.seen]
    reopened = max((entry.order for entry in about if entry.kind is EntryKind.REOPEN), default=None)
    for entry in about:
        if settles(entry) and (reopened is None or entry.order > reopened):
            return f"entry:{entry.id}"
    # What a reopen had before it, an own message and history included, no longer settles the message.
    known = {seen for entry in about if entry.kind is EntryKind.REOPEN for seen in entry.seen}
    if message.history and reopened is None:
        return "history"
    later = {other.id for other in messages[index:]}
    for fact in ours:
        if fact.id in known or fact.order < message.order:
            continue
        if private or fact.reply_to in later:
            return f"own:{fact.id}"
    return None


def _last(run: Sequence[InboundFact]) -> InboundFact:
    """The latest message that is not removed, else the latest."""
    return next((message for message in reversed(run) if not message.removed), run[-1])


def _start(run: Sequence[InboundFact]) -> InboundFact:
    """The oldest message that is not removed, else the oldest: where the clock starts (rule 3)."""
    return next((message for message in run if not message.removed), run[0])


def _done(
    run: Sequence[InboundFact], settler: str | None, entries: Sequence[EntryFact], position: Mapping[int, int]
) -> ItemFold:
    last = _last(run)
    settling = next((entry for entry in entries if settler == f"entry:{entry.id}"), None)
    changed = settling is not None and (
        settling.answer_removed
        or any(
            message.edited_at is not None and settling.sent_at is not None and message.edited_at > settling.sent_at
            for message in run
        )
    )
    return ItemFold(
        id=run[0].id,
        messages=tuple(message.id for message in run),
        state=ItemState.DONE,
        waiting_reason=None,
        settler=settler,
        started_at=_start(run).order[0],
        last_at=run[-1].order[0],
        last_message_id=last.id,
        needs_look=changed,
        **_attributes(run, entries, position),
    )


def _unsettled(run: Sequence[InboundFact], entries: Sequence[EntryFact], position: Mapping[int, int]) -> ItemFold:
    """The one open item of a case; done and voided where nothing of it is left (rule 3)."""
    last = _last(run)
    live = [message for message in run if not message.removed]
    state, reason, until, new_since = ItemState.OPEN, None, None, 0
    if not live:
        state = ItemState.DONE
    else:
        state, reason, until, new_since = _waiting(live, run, entries)
    return ItemFold(
        id=run[0].id,
        messages=tuple(message.id for message in run),
        state=state,
        waiting_reason=reason,
        settler=None if live else "voided",
        started_at=_start(run).order[0],
        last_at=run[-1].order[0],
        last_message_id=last.id,
        until=until,
        new_since=new_since,
        **_attributes(run, entries, position),
    )


def _waiting(
    live: Sequence[InboundFact], run: Sequence[InboundFact], entries: Sequence[EntryFact]
) -> tuple[ItemState, Waiting | None, int | None, int]:
    """Open, or waiting and why (rules 7 and 8)."""
    ids = {message.id for message in live}
    replies = [e for e in entries if e.kind is EntryKind.REPLY and e.delivery in PENDING_DELIVERY and e.seen & ids]
    if replies:
        covered = frozenset[int]().union(*(entry.seen for entry in replies))
        uncovered = [message for message in live if message.id not in covered]
        if not uncovered:
            return ItemState.WAITING, Waiting.DELIVERY, None, 0
        return ItemState.OPEN, None, None, len(uncovered)
    sleeping: EntryFact | None = None
    last_id = run[-1].id
    asked: EntryFact | None = None
    for entry in entries:
        if entry.kind is EntryKind.ASK_APPROVAL and last_id in entry.seen:
            asked = entry
        elif asked is not None and (_rules(entry, asked) or (entry.kind is EntryKind.REOPEN and last_id in entry.seen)):
            asked = None
        if entry.kind is EntryKind.SNOOZE and last_id in entry.seen:
            sleeping = entry
        elif sleeping is not None and (
            (entry.kind is EntryKind.WAKE and entry.data.get("of") == sleeping.id)
            or (entry.kind is EntryKind.REOPEN and last_id in entry.seen)
        ):
            sleeping = None
    if asked is not None:
        return ItemState.WAITING, Waiting.APPROVAL, None, 0
    if sleeping is None:
        return ItemState.OPEN, None, None, 0
    until = sleeping.data.get("until")
    reason = Waiting(sleeping.data.get("reason", Waiting.SNOOZE))
    return ItemState.WAITING, reason, int(until) if until is not None else None, 0


def _rules(entry: EntryFact, asked: EntryFact) -> bool:
    """Whether an entry decides about what was asked: it does it, or sends it back."""
    if entry.kind is EntryKind.SEND_BACK:
        return bool(entry.data.get("of") == asked.id)
    return bool(entry.data.get("approves") == asked.id)


def _attributes(
    run: Sequence[InboundFact], entries: Sequence[EntryFact], position: Mapping[int, int]
) -> dict[str, Any]:
    """Assignee, claim, tags, kind, notes and whom they name: of the item that holds the last of `seen` (rule 4).

    `run` is the item's messages; `position` tells where each message of the whole case stands.
    """
    held = {message.id for message in run}
    assignee: str | None = None
    claim: EntryFact | None = None
    kind = _last(run).kind  # a person's word comes after it
    tags: set[str] = set()
    mentioned: set[str] = set()
    notes = 0
    for entry in entries:
        if claim is not None and entry.kind is EntryKind.WAKE and entry.data.get("of") == claim.id:
            claim = None
        known = [message for message in entry.seen if message in position]
        if not known or max(known, key=position.__getitem__) not in held:
            continue
        if entry.kind in READS:
            mentioned.discard(entry.actor)
        match entry.kind:
            case EntryKind.ASSIGN | EntryKind.SEND_BACK:
                assignee = entry.data.get("to")
            case EntryKind.ESCALATE:
                assignee = entry.data.get("to", assignee)
                tags.add("escalated")
            case EntryKind.CLAIM:
                claim = entry
            case EntryKind.RELEASE:
                claim = None
            case EntryKind.KIND:
                kind = entry.data.get("kind")
            case EntryKind.TAG:
                tags.add(str(entry.data["tag"]))
            case EntryKind.UNTAG:
                tags.discard(str(entry.data["tag"]))
            case EntryKind.NOTE:
                notes += 1
                mentioned.update(str(each) for each in entry.data.get("mentions", ()))
            case _:
                pass
    until = claim.data.get("until") if claim else None
    return {
        "assignee": assignee,
        "claimed_by": claim.actor if claim else None,
        "claimed_until": int(until) if until is not None else None,
        "kind": kind,
        "tags": tuple(sorted(tags)),
        "notes": notes,
        "mentioned": tuple(sorted(mentioned)),
    }
