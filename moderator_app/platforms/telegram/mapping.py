"""Telegram's messages to domain values; pure. What lacks an essential field is `Unmappable`, never guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.authors import Author
from moderator_app.domain.ports import Attachment, Message, ThreadInfo
from moderator_app.net.plain_text import one_line
from moderator_app.platforms.telegram.attachments import SERVICE, attachments
from moderator_app.platforms.telegram.entities import addressed, plain, rich
from moderator_app.platforms.telegram.memory import Album, Memory

PRIVATE: Final = "private"
"""The channel of all dialogues with the bot; each dialogue is a thread."""
BUSINESS: Final = "business:"
MAIN: Final = "main"
JOINS: Final = "joins"

_BITS: Final = 1 << 53  # "at most 52 significant bits"
_OLDEST_US: Final = 1_376_438_400 * SECOND_US  # 14 August 2013: Telegram's first day
_HANDLE: Final = re.compile(r"[A-Za-z0-9_]{3,40}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,16}")
_SUPERGROUP: Final = -1_000_000_000_000
_TYPES: Final = frozenset({"private", "group", "supergroup", "channel"})


class Unmappable(ValueError):
    """An essential field is missing or of a wrong type; the text names it."""


@dataclass(slots=True)
class Scene:
    """What is known beside the payload.

    Attributes:
        memory: of the update stream; grows while messages are read.
        now_us: our clock, to refuse times no clock can have said.
    """

    own_id: int
    username: str
    now_us: int
    memory: Memory = field(default_factory=Memory)


def number(value: object, name: str, *, least: int = -_BITS) -> int:
    """A whole number of at most 52 bits.

    Raises:
        Unmappable: for anything else.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < _BITS:
        raise Unmappable(f"{name} is no usable number")
    return value


def table(value: object, name: str) -> Mapping[str, Any]:
    """An object.

    Raises:
        Unmappable: for anything else.
    """
    if not isinstance(value, Mapping):
        raise Unmappable(f"{name} is no object")
    return value


def moment(value: object, now_us: int) -> int | None:
    """UTC microseconds of a Unix time; None for what no clock of Telegram's can have said."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    at = value * SECOND_US
    return at if _OLDEST_US <= at <= now_us + 366 * DAY_US else None


def kept(payload: object) -> bytes:
    """A payload as quarantine keeps it: whole; ASCII escapes keep halves of surrogate pairs, which UTF-8 cannot."""
    return json.dumps(payload, sort_keys=True).encode()


def chat_type(chat: Mapping[str, Any]) -> str:
    """private, group, supergroup or channel.

    Raises:
        Unmappable: for a kind this version does not know.
    """
    kind = chat.get("type")
    if not isinstance(kind, str) or kind not in _TYPES:
        raise Unmappable("chat.type is unknown")
    return kind


def handle(value: object) -> str | None:
    """A @name without the @, when it is one."""
    return value if isinstance(value, str) and _HANDLE.fullmatch(value) else None


def full_name(who: Mapping[str, Any]) -> str:
    """A chat's title, a person's names, else the @name, else the number."""
    title, first, last = (who.get(key) for key in ("title", "first_name", "last_name"))
    names = [one_line(part) for part in (title, first, last) if isinstance(part, str)]
    return " ".join(name for name in names if name) or handle(who.get("username")) or str(who.get("id", ""))[:40]


# -------------------------------------------------------------------- ids


def external_id(chat: int, message: int) -> str:
    """A message's id: its number means something only together with its chat, before and after a move."""
    return f"{chat}:{message}"


def place(channel: str, message: str) -> tuple[int | None, int | None]:
    """(chat, message) of an external id; None for what is not a message or names no chat."""
    chat_part, mark, message_part = message.rpartition(":")
    chat = chat_part if mark else channel
    if not _NUMBER.fullmatch(chat) or not _NUMBER.fullmatch(message_part):
        return None, None
    return int(chat), int(message_part)


def permalink(chat: int, message: int, *, username: str | None = None, thread: int | None = None) -> str | None:
    """Where a person can look; None for private chats and basic groups, which have no addresses."""
    if chat >= _SUPERGROUP:
        return None
    head = username or f"c/{-chat + _SUPERGROUP}"
    return f"https://t.me/{head}/{message}{f'?thread={thread}' if thread else ''}"


# -------------------------------------------------------------------- authors


def author(payload: Mapping[str, Any], chat: Mapping[str, Any]) -> Author:
    """Who wrote: a chat where one speaks (anonymous administrators, channels), else the user.

    Raises:
        Unmappable: neither is readable.
    """
    sender = payload.get("sender_chat")
    if sender is None and payload.get("from") is None and chat.get("type") == "channel":
        sender = chat
    if sender is not None:
        who = table(sender, "sender_chat")
        signature = payload.get("author_signature")
        name = full_name(who)
        if isinstance(signature, str) and one_line(signature):
            name = f"{name} ({one_line(signature, 80)})"
        return _author(who, number(who.get("id"), "sender_chat.id"), name, bot=False)
    who = table(payload.get("from"), "from")
    return user_author(who)


def user_author(who: Mapping[str, Any]) -> Author:
    """A user.

    Raises:
        Unmappable: without an id.
    """
    return _author(who, number(who.get("id"), "from.id", least=1), full_name(who), bot=who.get("is_bot") is True)


def _author(who: Mapping[str, Any], own_id: int, name: str, *, bot: bool) -> Author:
    name_at = handle(who.get("username"))
    return Author(
        name=name,
        external_id=str(own_id),
        handle=name_at,
        profile_url=f"https://t.me/{name_at}" if name_at else None,
        bot=bot,
    )


def is_ours(payload: Mapping[str, Any], chat: Mapping[str, Any], writer: Author, scene: Scene) -> bool:
    """Written by the bot, by the community itself (its channel, an anonymous administrator), or by the owner of a
    business account in one of their dialogues.
    """
    if writer.external_id == str(scene.own_id) or payload.get("is_automatic_forward") is True:
        return True
    if chat.get("type") == "channel":
        return True
    if writer.external_id == str(chat.get("id")) and chat.get("type") != "private":
        return True
    sender = payload.get("sender_chat")
    if isinstance(sender, Mapping):
        # In a channel's direct messages readers write as themselves; the channel is its administrators.
        if chat.get("is_direct_messages") is True:
            return True
        chat_id = chat.get("id")
        return isinstance(chat_id, int) and scene.memory.linked.get(chat_id) == sender.get("id")
    if payload.get("business_connection_id") is not None:
        return writer.external_id != str(chat.get("id"))
    return False


# -------------------------------------------------------------------- threads


def thread(payload: Mapping[str, Any], chat: Mapping[str, Any], scene: Scene) -> ThreadInfo:
    """What a message stands under: a channel post, a topic, a dialogue, else the whole chat."""
    chat_id = number(chat.get("id"), "chat.id")
    title = full_name(chat)
    topic = payload.get("message_thread_id")
    topic_id = number(topic, "message_thread_id", least=1) if topic is not None else None
    if chat.get("type") == "private":
        return ThreadInfo(external_id=str(chat_id), title=title, permalink=_profile(chat))
    direct = payload.get("direct_messages_topic")
    if isinstance(direct, Mapping):
        who = direct.get("user")
        return ThreadInfo(
            external_id=f"direct:{number(direct.get('topic_id'), 'topic_id')}",
            title=full_name(who) if isinstance(who, Mapping) else "",
        )
    if payload.get("is_topic_message") is True and topic_id is not None:
        return _topic(payload, chat, (chat_id, topic_id), scene)
    root = _post(payload, chat_id, topic_id, scene)
    return root or ThreadInfo(external_id=MAIN, title=title, permalink=_profile(chat))


def _profile(chat: Mapping[str, Any]) -> str | None:
    name = handle(chat.get("username"))
    return f"https://t.me/{name}" if name else None


def _topic(payload: Mapping[str, Any], chat: Mapping[str, Any], key: tuple[int, int], scene: Scene) -> ThreadInfo:
    """A topic; its name comes only with messages that answer nothing else."""
    answered = payload.get("reply_to_message")
    created = answered.get("forum_topic_created") if isinstance(answered, Mapping) else None
    name = created.get("name") if isinstance(created, Mapping) else None
    title = one_line(name) if isinstance(name, str) else ""
    if not title:
        return scene.memory.threads.get(key) or ThreadInfo(external_id=f"topic:{key[1]}", title="")
    info = ThreadInfo(
        external_id=f"topic:{key[1]}", title=title, permalink=permalink(*key, username=handle(chat.get("username")))
    )
    scene.memory.threads[key] = info
    return info


def _post(payload: Mapping[str, Any], chat_id: int, topic_id: int | None, scene: Scene) -> ThreadInfo | None:
    """The channel post a message is, or stands under; None: it is plain talk in the group."""
    memory, channel = scene.memory, str(chat_id)
    answered = payload.get("reply_to_message")
    for found in (payload, answered):
        if not isinstance(found, Mapping) or found.get("is_automatic_forward") is not True:
            continue
        root = number(found.get("message_id"), "message_id", least=1)
        memory.note_post(chat_id, root)
        sender = found.get("sender_chat")
        if isinstance(sender, Mapping):
            memory.linked[chat_id] = number(sender.get("id"), "sender_chat.id")
        body = content_text(found)
        first = next((line for line in body.split("\n") if line.strip()), "")
        info = ThreadInfo(
            external_id=f"post:{memory.alias(channel, root)}",
            title=one_line(first, 120),
            body=body,
            permalink=_origin_link(found) or permalink(chat_id, root),
        )
        memory.threads[chat_id, root] = info
        return info
    if topic_id is not None and (chat_id, topic_id) in memory.posts:
        known = memory.threads.get((chat_id, topic_id))
        return known or ThreadInfo(external_id=f"post:{memory.alias(channel, topic_id)}", title="")
    return None


def _origin_link(payload: Mapping[str, Any]) -> str | None:
    """The post in its channel, where readers see it."""
    origin = payload.get("forward_origin")
    channel = origin.get("chat") if isinstance(origin, Mapping) else None
    if not isinstance(origin, Mapping) or not isinstance(channel, Mapping):
        return None
    chat_id, message = channel.get("id"), origin.get("message_id")
    if not isinstance(chat_id, int) or not isinstance(message, int):
        return None
    return permalink(chat_id, message, username=handle(channel.get("username")))


# -------------------------------------------------------------------- messages


def content_text(payload: Mapping[str, Any]) -> str:
    """A message's words, wherever Telegram put them.

    Raises:
        Unmappable: the text is no text.
    """
    for words, marks in (("text", "entities"), ("caption", "caption_entities")):
        value = payload.get(words)
        if value is not None:
            if not isinstance(value, str):
                raise Unmappable(f"{words} is no text")
            return plain(value, payload.get(marks))
    return rich(payload.get("rich_message"))


def is_service(payload: Mapping[str, Any]) -> bool:
    """Whether this is a note of the chat itself: somebody joined, a title changed."""
    return not SERVICE.isdisjoint(payload) and "text" not in payload and "caption" not in payload


def message(payload: Mapping[str, Any], scene: Scene, channel: str) -> Message:
    """One message of a channel, named by its external id; a member of an album gives the whole album so far.

    Raises:
        Unmappable: an essential field is missing or of a wrong type.
    """
    chat = table(payload.get("chat"), "chat")
    chat_id = number(chat.get("id"), "chat.id")
    kind = chat_type(chat)
    message_id = number(payload.get("message_id"), "message_id", least=1)
    writer = author(payload, chat)
    text = content_text(payload)
    beside = attachments(payload)
    if not text and not beside:
        beside = (Attachment(kind="unsupported", name="empty"),)
    stands_under = thread(payload, chat, scene)  # may tell which channel is the group's own
    ours = is_ours(payload, chat, writer, scene)
    answered = payload.get("reply_to_message")
    topic = payload.get("message_thread_id")
    result = Message(
        external_id=external_id(chat_id, message_id),
        thread=stands_under,
        author=writer,
        text=text,
        created_at=moment(payload.get("date"), scene.now_us),
        edited_at=moment(payload.get("edit_date"), scene.now_us),
        reply_to=_reply_to(answered, chat_id, channel, scene),
        ours=ours,
        starts=not ours and not writer.bot,
        addressed=kind == "private" or _addressed(payload, chat, scene),
        permalink=permalink(
            chat_id,
            message_id,
            username=handle(chat.get("username")),
            thread=topic if isinstance(topic, int) else None,
        ),
        attachments=beside,
    )
    group = payload.get("media_group_id")
    return _in_album(result, group, message_id, chat_id, channel, scene) if isinstance(group, str) else result


def _in_album(result: Message, group: str, number_: int, chat: int, channel: str, scene: Scene) -> Message:
    key = (channel, one_line(group, 64))
    album = scene.memory.albums.get(key)
    if album is None:
        if result.edited_at is not None:
            return result  # an album we no longer know: its part is shown by itself rather than lost
        album = scene.memory.albums[key] = Album(first=number_, date=result.created_at)
    album.members[number_] = (result.text, result.attachments)
    return album.merged(external_id(chat, album.first), result)


def _reply_to(answered: object, chat_id: int, channel: str, scene: Scene) -> str | None:
    """The message this one answers; a topic's first note is no message."""
    if not isinstance(answered, Mapping) or is_service(answered):
        return None
    target = number(answered.get("message_id"), "reply_to_message.message_id", least=0)
    return external_id(chat_id, scene.memory.alias(channel, target)) if target else None


def _addressed(payload: Mapping[str, Any], chat: Mapping[str, Any], scene: Scene) -> bool:
    answered = payload.get("reply_to_message")
    if isinstance(answered, Mapping) and not is_service(answered):
        answered_chat = answered.get("chat")
        place_of = answered_chat if isinstance(answered_chat, Mapping) else chat
        try:
            if is_ours(answered, place_of, author(answered, place_of), scene):
                return True
        except Unmappable:
            pass  # who wrote what is answered decides nothing about this message itself
    for words, marks in (("text", "entities"), ("caption", "caption_entities")):
        value = payload.get(words)
        if isinstance(value, str) and addressed(
            value, payload.get(marks), own_id=scene.own_id, username=scene.username
        ):
            return True
    return False
