"""What stands beside a message's text. Files go by their id: an address would hold the token."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.ports import Attachment
from moderator_app.net.plain_text import one_line

_NAME_LIMIT: Final = 200
_MOST: Final = 30
_OURS: Final = frozenset({"image", "file", "animation", "audio", "video"})
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,300}")

SERVICE: Final = frozenset(
    """
    new_chat_members left_chat_member chat_owner_left chat_owner_changed new_chat_title new_chat_photo
    delete_chat_photo group_chat_created supergroup_chat_created channel_chat_created
    message_auto_delete_timer_changed migrate_to_chat_id migrate_from_chat_id pinned_message successful_payment
    refunded_payment users_shared chat_shared gift_upgrade_sent connected_website write_access_allowed passport_data
    proximity_alert_triggered boost_added chat_background_set checklist_tasks_done checklist_tasks_added
    direct_message_price_changed forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened
    general_forum_topic_hidden general_forum_topic_unhidden giveaway_created giveaway_completed managed_bot_created
    paid_message_price_changed poll_option_added poll_option_deleted suggested_post_approved
    suggested_post_approval_failed suggested_post_declined suggested_post_paid suggested_post_refunded
    video_chat_scheduled video_chat_started video_chat_ended video_chat_participants_invited web_app_data user_shared
    community_chat_added community_chat_removed community_chat_joined
    """.split()  # noqa: SIM905 - one name a line would take pages
)
"""Notes of the chat itself, said by nobody: they are no messages."""

_ABOUT: Final = frozenset(
    """
    message_id date chat message_thread_id direct_messages_topic from sender_chat sender_boost_count
    sender_business_bot sender_tag guest_query_id business_connection_id forward_origin is_topic_message
    is_automatic_forward reply_to_message external_reply quote reply_to_story reply_to_checklist_task_id
    reply_to_poll_option_id via_bot guest_bot_caller_user guest_bot_caller_chat edit_date has_protected_content
    is_from_offline is_paid_post media_group_id author_signature paid_star_count text entities link_preview_options
    suggested_post_info effect_id caption caption_entities show_caption_above_media has_media_spoiler reply_markup
    rich_message receiver_user ephemeral_message_id forward_date forward_from forward_from_chat
    forward_from_message_id forward_sender_name forward_signature
    """.split()  # noqa: SIM905 - one name a line would take pages
)
"""Facts about a message that are no content of their own."""


def _text(value: object) -> str:
    return one_line(value, _NAME_LIMIT) if isinstance(value, str) else ""


def _size(value: Mapping[str, Any]) -> int | None:
    size = value.get("file_size")
    return size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else None


def _file_id(value: Mapping[str, Any]) -> str | None:
    found = value.get("file_id")
    return found if isinstance(found, str) and _ID.fullmatch(found) else None


def _photo(sizes: Sequence[object]) -> Attachment:
    """A photograph in the largest of its sizes, which Telegram lists from the smallest."""
    known = [size for size in sizes if isinstance(size, Mapping)]
    best = max(known, key=lambda size: (_size(size) or 0, known.index(size)), default={})
    return Attachment(kind="image", name="photo", size=_size(best) or None, file_id=_file_id(best))


def _file(kind: str, *names: str) -> Callable[[Mapping[str, Any]], Attachment]:
    def read(value: Mapping[str, Any]) -> Attachment:
        name = " – ".join(found for key in names if (found := _text(value.get(key))))
        return Attachment(kind=kind, name=name or kind, size=_size(value), file_id=_file_id(value))

    return read


def _poll(value: Mapping[str, Any]) -> Attachment:
    options = value.get("options")
    listed = options if isinstance(options, list) else []
    shown = [_text(option.get("text")) for option in listed if isinstance(option, Mapping)]
    return Attachment(kind="poll", name=one_line(f"{_text(value.get('question'))} – {' / '.join(shown)}", 500))


def _place(value: Mapping[str, Any]) -> Attachment:
    inner = value.get("location")
    where = inner if isinstance(inner, Mapping) else value
    name = _text(value.get("title")) or f"{where.get('latitude')}, {where.get('longitude')}"
    return Attachment(kind="location", name=one_line(name, _NAME_LIMIT))


def _gift(value: Mapping[str, Any]) -> Attachment:
    return Attachment(kind="gift", name=_text(value.get("text")) or "gift")


_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Attachment]]] = {
    "animation": _file("animation", "file_name"),
    "audio": _file("audio", "performer", "title", "file_name"),
    "document": _file("file", "file_name"),
    "live_photo": _file("image"),
    "sticker": _file("sticker", "emoji"),
    "story": _file("story"),
    "video": _file("video", "file_name"),
    "video_note": _file("video"),
    "voice": _file("voice"),
    "paid_media": _file("paid_media"),
    "checklist": _file("checklist", "title"),
    "contact": _file("contact", "first_name", "last_name", "phone_number"),
    "dice": _file("dice", "emoji"),
    "game": _file("game", "title"),
    "poll": _poll,
    "venue": _place,
    "location": _place,
    "invoice": _file("invoice", "title"),
    "gift": _gift,
    "unique_gift": _gift,
    "giveaway": _file("giveaway"),
    "giveaway_winners": _file("giveaway"),
}


def named(shown: Sequence[Attachment], files: Sequence[OutgoingFile]) -> tuple[Attachment, ...]:
    """What Telegram shows of our own files, under the names they had: a photograph has none there."""
    names = iter(file.name for file in files)
    return tuple(replace(each, name=next(names, each.name)) if each.kind in _OURS else each for each in shown)


def attachments(payload: Mapping[str, Any]) -> tuple[Attachment, ...]:
    """Everything beside the text, in a fixed order; what this version does not know keeps its name."""
    found: list[Attachment] = []
    photo = payload.get("photo")
    if photo is not None:
        found.append(_photo(photo if isinstance(photo, list) else []))
    for name, reader in _READERS.items():
        # A document comes along with each animation, a location with each venue: the same thing twice.
        if (name == "document" and "animation" in payload) or (name == "location" and "venue" in payload):
            continue
        value = payload.get(name)
        if isinstance(value, Mapping):
            found.append(reader(value))
        elif value is not None:
            found.append(Attachment(kind="unsupported", name=name))
    found += [
        Attachment(kind="unsupported", name=one_line(name, 60))
        for name in payload
        if name not in _ABOUT and name not in SERVICE and name not in _READERS and name != "photo"
    ][:_MOST]
    return (*found, *_context(payload))


def _context(payload: Mapping[str, Any]) -> list[Attachment]:
    """Where the words come from: a quoted part, a message forwarded from elsewhere."""
    found: list[Attachment] = []
    quote = payload.get("quote")
    if isinstance(quote, Mapping) and quote.get("is_manual") is True and _text(quote.get("text")):
        found.append(Attachment(kind="quote", name=_text(quote["text"])))
    origin = payload.get("forward_origin")
    if isinstance(origin, Mapping) and payload.get("is_automatic_forward") is not True:
        found.append(Attachment(kind="forward", name=_origin_name(origin)))
    return found


def _origin_name(origin: Mapping[str, Any]) -> str:
    for key in ("sender_user", "sender_chat", "chat"):
        who = origin.get(key)
        if isinstance(who, Mapping):
            names = (_text(who.get("title")), _text(who.get("first_name")), _text(who.get("last_name")))
            return " ".join(name for name in names if name) or "forward"
    return _text(origin.get("sender_user_name")) or "forward"
