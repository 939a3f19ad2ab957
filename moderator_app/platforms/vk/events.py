"""Events of Bots Long Poll to rows of channels: pure. Types and shapes by `callback/objects.json` of API 5.199."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.domain.ports import Gone, Message, Unreadable
from moderator_app.platforms.vk import mapping
from moderator_app.platforms.vk.mapping import Setting, Unmappable, read_comment, read_message, unreadable, whole
from moderator_app.platforms.vk.sources import MESSAGES, SOURCES, Source

_VERBS: Final = ("new", "edit", "restore", "delete")
COMMENT_TYPES: Final = {f"{source.event}_{verb}": (source, verb) for source in SOURCES for verb in _VERBS}
MESSAGE_TYPES: Final = frozenset({"message_new", "message_reply", "message_edit"})
WANTED: Final = frozenset({*COMMENT_TYPES, *MESSAGE_TYPES})
"""What the long poll must be set to send."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one event says, and in which channel (`Source.name` or `im`). `restored`: it was gone and is back."""

    channel: str
    item: Message | Gone | Unreadable
    restored: bool = False


def rows(updates: Sequence[object], setting: Setting) -> Iterator[Row]:
    """The rows of one batch, in order. Events that are none of ours (joins, likes, typing) bring none."""
    for update in updates:
        row = _row(update, setting)
        if row is not None:
            yield row


def channel_of(update: object) -> str:
    """The channel an event belongs to; empty for what is none of ours."""
    kind = update.get("type") if isinstance(update, Mapping) else None
    if not isinstance(kind, str):
        return ""
    return MESSAGES if kind in MESSAGE_TYPES else COMMENT_TYPES[kind][0].name if kind in COMMENT_TYPES else ""


def _row(update: object, setting: Setting) -> Row | None:
    if not isinstance(update, Mapping) or not isinstance(update.get("type"), str):
        return Row("", unreadable(update, "an event without a type"))
    kind = update["type"]
    body = update.get("object")
    if kind in MESSAGE_TYPES:
        # `message_new` wraps the message with what the client can show; the others are the message.
        inner = body.get("message") if isinstance(body, Mapping) and isinstance(body.get("message"), Mapping) else body
        found = read_message(inner, setting)
        if isinstance(found, Unreadable):
            found = unreadable(update, found.reason, found.external_id)
        return Row(MESSAGES, found) if found is not None else None
    if kind not in COMMENT_TYPES:
        return None
    source, verb = COMMENT_TYPES[kind]
    item = _deleted(body) if verb == "delete" else read_comment(source, body, setting)
    if isinstance(item, Unreadable):
        item = unreadable(update, item.reason, item.external_id)
    return Row(source.name, item, restored=verb == "restore" and isinstance(item, Message))


def _deleted(body: object) -> Gone | Unreadable:
    try:
        return Gone(external_id=str(whole(body.get("id") if isinstance(body, Mapping) else None, "id")))
    except Unmappable as error:
        return unreadable(body, str(error))


def authors_in(updates: Sequence[object]) -> set[int]:
    """Ids whose names the rows will want."""
    found: set[int] = set()
    for body in bodies(updates):
        for key in ("from_id", "peer_id"):
            value = body.get(key)
            if isinstance(value, int) and not isinstance(value, bool) and 0 < abs(value) < mapping.CHAT_PEERS:
                found.add(value)
    return found


def threads_in(updates: Sequence[object]) -> dict[Source, set[int]]:
    """Posts, topics and so on whose titles the rows will want."""
    found: dict[Source, set[int]] = {}
    for update in updates:
        kind = update.get("type") if isinstance(update, Mapping) else None
        source = COMMENT_TYPES[kind][0] if isinstance(kind, str) and kind in COMMENT_TYPES else None
        body = update.get("object") if isinstance(update, Mapping) else None
        if source is None or not isinstance(body, Mapping):
            continue
        try:
            found.setdefault(source, set()).add(mapping.thread_number(source, body))
        except Unmappable:
            continue
    return found


def bodies(updates: Sequence[object]) -> Iterator[Mapping[str, object]]:
    """The comments and messages inside events."""
    for update in updates:
        body = update.get("object") if isinstance(update, Mapping) else None
        if isinstance(body, Mapping):
            inner = body.get("message")
            yield inner if isinstance(inner, Mapping) else body
