"""In which order a thread is read, and what stands between its messages. Pure: no widgets, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView, MessageView, ThreadView

MAX_DEPTH: Final = 2
_FLAT: Final = frozenset({"direct", "group_chat"})
_TEXTS: Final = frozenset({EntryKind.REPLY, EntryKind.TO_DM})

Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One thing in the conversation: a message, a reply on its way, or a line that says what came since.

    Attributes:
        key: tells it from all others; stays the same when the thread is read again.
        depth: how far it is indented, in steps of 40 px.
        in_run: belongs to the item that is open here.
        answers: what it answers, where that stands elsewhere.
        waiting: other deliveries about this message (hide, delete, …) that have not ended.
        since: of a line: messages that came after the reply above it was written.
    """

    key: Key
    depth: int = 0
    message: MessageView | None = None
    delivery: DeliveryView | None = None
    in_run: bool = False
    answers: MessageView | None = None
    waiting: tuple[DeliveryView, ...] = ()
    since: int = 0

    def words(self) -> str:
        """What it says."""
        if self.message is not None:
            return self.message.text
        return "" if self.delivery is None else self.delivery.text or ""

    def replaces(self) -> Key | None:
        """The reply on its way that this message of ours was before; None: no such."""
        entry = None if self.message is None else self.message.entry_id
        return None if entry is None else ("delivery", entry)


def arrange(view: ThreadView, item_id: int | None) -> list[Block]:
    """The blocks from top to bottom: comments under what they answer, chats by time."""
    by_id = {message.id: message for message in view.messages}
    replies: dict[int, list[DeliveryView]] = {}
    waiting: dict[int, list[DeliveryView]] = {}
    for delivery in sorted(view.pending, key=lambda each: each.entry_id):
        group = replies if delivery.action in _TEXTS else waiting
        group.setdefault(delivery.target_id, []).append(delivery)
    flat = view.private or view.channel_kind in _FLAT
    order = [(message, 0) for message in view.messages] if flat else _nested(view.messages, by_id)
    blocks: list[Block] = []
    last_id = view.messages[-1].id if view.messages else None
    seats = _seats(order, replies, flat=flat, last_id=last_id)
    previous: MessageView | None = None
    for message, depth in order:
        answered = by_id.get(message.reply_to_id) if message.reply_to_id is not None else None
        apart = flat and answered is not None and (previous is None or previous.id != answered.id)
        blocks.append(
            Block(
                key=("message", message.id),
                depth=max(depth, 1) if message.ours else depth,
                message=message,
                in_run=item_id is not None and message.item_id == item_id and not message.ours,
                answers=answered if apart else None,
                waiting=tuple(waiting.get(message.id, ())),
            )
        )
        for delivery in seats.get(message.id, ()):
            blocks += _on_its_way(delivery, min(depth + 1, MAX_DEPTH), view.messages)
        previous = message
    placed = {each.entry_id for group in seats.values() for each in group}
    for each in (each for group in replies.values() for each in group if each.entry_id not in placed):
        blocks += _on_its_way(each, 1, view.messages)
    return blocks


def _seats(
    order: Sequence[tuple[MessageView, int]],
    replies: Mapping[int, list[DeliveryView]],
    *,
    flat: bool,
    last_id: int | None,
) -> dict[int, list[DeliveryView]]:
    """After which message each reply on its way stands: below what it answers, in a chat below everything."""
    if flat:
        return {last_id: [each for group in replies.values() for each in group]} if last_id is not None else {}
    return {message.id: replies[message.id] for message, _depth in order if message.id in replies}


def _on_its_way(delivery: DeliveryView, depth: int, messages: Sequence[MessageView]) -> list[Block]:
    since = sum(
        1
        for message in messages
        if not message.ours
        and message.author_id == delivery.author_id
        and message.removed_at is None
        and message.created_at > delivery.written_at
    )
    found = [Block(key=("delivery", delivery.entry_id), depth=depth, delivery=delivery)]
    if since and delivery.state is not DeliveryState.SENT:
        found.append(Block(key=("since", delivery.entry_id), depth=depth, since=since))
    return found


def _nested(messages: Sequence[MessageView], by_id: Mapping[int, MessageView]) -> list[tuple[MessageView, int]]:
    """Answers under what they answer, without recursion: a thread may be thousands deep."""
    children: dict[int | None, list[MessageView]] = {}
    for message in messages:
        parent = message.reply_to_id
        known = parent if parent in by_id and parent != message.id else None
        children.setdefault(known, []).append(message)
    order: list[tuple[MessageView, int]] = []
    done: set[int] = set()
    stack = [(message, 0) for message in reversed(children.get(None, []))]
    while stack:
        message, depth = stack.pop()
        if message.id in done:
            continue
        done.add(message.id)
        order.append((message, min(depth, MAX_DEPTH)))
        stack += [(child, depth + 1) for child in reversed(children.get(message.id, []))]
    # A ring of answers (the platform says each answers the other) has no root: its messages come at the end.
    order += [(message, 0) for message in messages if message.id not in done]
    return order
