"""What a decision asks of the Bot API, and what Telegram's refusals mean; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from moderator_app.clock import HOUR_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Format
from moderator_app.domain.ports import MessageRef, PlatformCommand, Refused
from moderator_app.net.multipart import Part
from moderator_app.platforms.telegram.capabilities import (
    CAPABILITIES,
    FILES,
    LONGEST_S,
    MAX_QUOTE,
    MAX_TEXT,
    SHORTEST_S,
)
from moderator_app.platforms.telegram.client import Fault, refused
from moderator_app.platforms.telegram.common import Common
from moderator_app.platforms.telegram.mapping import BUSINESS, PRIVATE, place

DELETE_LIMIT_US: Final = 48 * HOUR_US
_MARGIN_S: Final = 30
"""Our clock, Telegram's and the way between them: a shorter mute would turn into one for good."""
_THUMB: Final = "\N{THUMBS UP SIGN}"

_ENTITIES: Final = {Format.BOLD: "bold", Format.ITALIC: "italic", Format.LINK: "text_link"}

_PERMISSIONS: Final = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(frozen=True, slots=True)
class Call:
    """One method of the Bot API.

    Attributes:
        chat: where it acts, for pace and permalinks.
        message: the message it acts on or answers; None: none.
        already: words of a refusal that mean it is so already.
        posts: a new message appears.
        files: what the body names as `attach://…`, or holds under the name of its field.
    """

    method: str
    body: Mapping[str, Any]
    chat: int
    message: int | None = None
    already: tuple[str, ...] = ()
    posts: bool = False
    files: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a command acts. `here`: the target lives in this very chat, not in the group it was before."""

    chat: int
    message: int | None
    business: str | None
    here: bool
    thread: str = field(default="")


def plan(command: PlatformCommand, *, common: Common, now_s: int) -> Call | Refused:
    """The call for a command.

    Args:
        command: what was decided.
        common: what the update stream told of albums and moved groups.
        now_s: Telegram's time, Unix seconds.
    """
    target = command.target
    if command.action in {EntryKind.APPROVE, EntryKind.REJECT}:
        return _join(command)
    if command.action is EntryKind.TO_DM:
        return _direct(command)
    where = _where(target, common)
    if where is None:
        return Refused(code="no_such_message", text="this is no message of Telegram's")
    match command.action:
        case EntryKind.REPLY:
            return _reply(command, where)
        case EntryKind.EDIT:
            return _edit(command, where)
        case EntryKind.DELETE:
            return _delete(target, where, common)
        case EntryKind.BAN | EntryKind.UNBAN | EntryKind.MUTE | EntryKind.UNMUTE:
            return _person(command, where, now_s)
        case EntryKind.LIKE | EntryKind.UNLIKE:
            return _react(command, where)
    return Refused(code="unsupported", text=f"Telegram has no {command.action}")


def _where(target: MessageRef, common: Common) -> _Where | None:
    channel = target.channel_external_id
    chat, message = place(channel, target.external_id)
    business = channel.removeprefix(BUSINESS) if channel.startswith(BUSINESS) else None
    if target.external_id.startswith("join:"):
        chat, message = None, None
    if channel != PRIVATE and business is None:
        try:
            now = int(channel)
        except ValueError:
            return None
        now = common.moved.get(now, now)
        return _Where(now, message, None, here=chat == now, thread=target.thread_external_id)
    if chat is None:
        return None
    return _Where(chat, message, business, here=True, thread=target.thread_external_id)


def _too_long(text: str | None, files: Sequence[OutgoingFile] = ()) -> Refused | None:
    length = CAPABILITIES.length(text or "")
    if files and (problem := FILES.problem(files, length)) is not None:
        return Refused(code=problem.fault.value, text=f"Telegram does not take these files: {problem.fault.value}")
    if not files and not (text or "").strip():
        return Refused(code="empty", text="the text is empty")
    if length > MAX_TEXT:
        return Refused(code="too_long", text=f"the text has {length} units of {MAX_TEXT}")
    return None


def _lone_halves(text: str) -> str:
    """The text as it can be sent: halves of surrogate pairs are no text in UTF-8."""
    return text.encode("utf-8", "replace").decode()


def _words(command: PlatformCommand, text: str = "text", entities: str = "entities") -> dict[str, Any]:
    """The text with its entities; without any Telegram looks for none but links and names."""
    found: dict[str, Any] = {text: _lone_halves(command.text or "")}
    if command.marks:
        found[entities] = [
            {"type": _ENTITIES[mark.format], "offset": mark.start, "length": mark.end - mark.start}
            | ({"url": mark.url} if mark.format is Format.LINK else {})
            for mark in command.marks
        ]
    return found


def _reply(command: PlatformCommand, where: _Where) -> Call | Refused:
    problem = _too_long(command.text, command.files)
    if problem is not None:
        return problem
    if command.target.external_id.startswith("join:"):
        return Refused(code="cannot_answer_request", text="a join request is approved or rejected, not answered")
    method, said, parts = _said(command)
    body: dict[str, Any] = {"chat_id": where.chat, **said}
    if where.business is not None:
        body["business_connection_id"] = where.business
    prefix, _, number = where.thread.partition(":")
    if prefix == "topic" and number.isdigit():
        body["message_thread_id"] = int(number)
    elif prefix == "direct" and number.isdigit():
        body["direct_messages_topic_id"] = int(number)
    # What was said before a group became a supergroup has no number there: the answer then stands by itself.
    if where.here and where.message is not None:
        reply: dict[str, Any] = {"message_id": where.message}
        if command.quote:
            if CAPABILITIES.length(command.quote) > MAX_QUOTE:
                return Refused(code="quote_too_long", text=f"a quote has at most {MAX_QUOTE} units")
            reply["quote"] = _lone_halves(command.quote)
        body["reply_parameters"] = reply
    return Call(method, body, where.chat, where.message if where.here else None, posts=True, files=parts)


def _said(command: PlatformCommand) -> tuple[str, dict[str, Any], tuple[Part, ...]]:
    """Method, content and files of a message: all files go in one call, so no half of an answer can stand there."""
    files = command.files
    if not files:
        return "sendMessage", _words(command), ()
    caption = _words(command, "caption", "caption_entities") if command.text else {}
    kinds = ["photo" if file.picture else "document" for file in files]
    alone = len(files) == 1
    parts = tuple(
        Part(field=kinds[0] if alone else f"file{at}", name=file.name, mime=file.mime, path=Path(path), size=file.size)
        for at, (file, path) in enumerate(zip(files, command.paths, strict=True))
    )
    if alone and kinds[0] == "photo":
        return "sendPhoto", caption, parts
    if alone:
        # Without the flag a GIF would become a film, and a picture sent as a document might not stay one.
        return "sendDocument", {**caption, "disable_content_type_detection": True}, parts
    media: list[dict[str, Any]] = [
        {"type": kind, "media": f"attach://{part.field}"} for kind, part in zip(kinds, parts, strict=True)
    ]
    media[0] |= caption
    return "sendMediaGroup", {"media": media}, parts


def captioned(command: PlatformCommand, call: Call) -> Call | None:
    """The edit again, where Telegram says that the message has no text but files; None: it is no edit of words."""
    if call.method != "editMessageText":
        return None
    body = {name: value for name, value in call.body.items() if name not in {"text", "entities"}}
    return replace(call, method="editMessageCaption", body=body | _words(command, "caption", "caption_entities"))


def _edit(command: PlatformCommand, where: _Where) -> Call | Refused:
    problem = _too_long(command.text)
    if problem is not None:
        return problem
    if not where.here or where.message is None:
        return _old_group()
    body: dict[str, Any] = {
        "chat_id": where.chat,
        "message_id": where.message,
        **_words(command),
    }
    if where.business is not None:
        body["business_connection_id"] = where.business
    return Call("editMessageText", body, where.chat, where.message, already=("message is not modified",))


def _delete(target: MessageRef, where: _Where, common: Common) -> Call | Refused:
    if target.external_id.startswith("join:"):
        return Refused(code="cannot_delete_request", text="a join request is approved or rejected, not deleted")
    if not where.here or where.message is None:
        return _old_group()
    numbers = list(common.albums.get((target.channel_external_id, where.message), (where.message,)))
    numbers += [number for part in target.parts if (number := _number_in(part, where.chat)) and number not in numbers]
    if where.business is not None:
        body = {"business_connection_id": where.business, "message_ids": numbers}
        return Call("deleteBusinessMessages", body, where.chat, where.message)
    if len(numbers) > 1:
        return Call("deleteMessages", {"chat_id": where.chat, "message_ids": numbers}, where.chat, where.message)
    return Call(
        "deleteMessage",
        {"chat_id": where.chat, "message_id": where.message},
        where.chat,
        where.message,
        already=("message to delete not found", "message_id_invalid"),
    )


def _number_in(external_id: str, chat: int) -> int | None:
    """The number of a message by its external id, in this very chat."""
    place_of, _, number = external_id.rpartition(":")
    return int(number) if place_of == str(chat) and number.isdigit() else None


def _old_group() -> Refused:
    return Refused(
        code="moved", text="it was written before the group became a supergroup; Telegram reaches it no more"
    )


def _person(command: PlatformCommand, where: _Where, now_s: int) -> Call | Refused:
    if where.business is not None or command.target.channel_external_id == PRIVATE:
        return Refused(code="unsupported", text="Telegram lets nobody be banned in a private chat")
    try:
        who = int(command.target.author_external_id or "")
    except ValueError:
        return Refused(code="no_author", text="the author has no id")
    if who < 0:
        return _channel_author(command, where, who)
    body: dict[str, Any] = {"chat_id": where.chat, "user_id": who}
    if command.action is EntryKind.UNBAN:
        # Without the flag a member who is present would be thrown out.
        return Call("unbanChatMember", {**body, "only_if_banned": True}, where.chat)
    if command.action is EntryKind.UNMUTE:
        return Call("restrictChatMember", {**body, "permissions": dict.fromkeys(_PERMISSIONS, True)}, where.chat)
    if command.for_s is not None:
        if not SHORTEST_S <= command.for_s <= LONGEST_S:
            return Refused(code="bad_duration", text="from 30 seconds to 366 days, or for good")
        body["until_date"] = now_s + min(max(command.for_s, SHORTEST_S + _MARGIN_S), LONGEST_S - _MARGIN_S)
    if command.action is EntryKind.BAN:
        return Call("banChatMember", body, where.chat)
    return Call("restrictChatMember", {**body, "permissions": dict.fromkeys(_PERMISSIONS, False)}, where.chat)


def _channel_author(command: PlatformCommand, where: _Where, who: int) -> Call | Refused:
    if who == where.chat:
        return Refused(code="anonymous_admin", text="an anonymous administrator of this very group")
    body = {"chat_id": where.chat, "sender_chat_id": who}
    if command.action is EntryKind.UNBAN:
        return Call("unbanChatSenderChat", body, where.chat)
    if command.action is not EntryKind.BAN:
        return Refused(code="unsupported", text="Telegram cannot mute a channel, only ban it")
    if command.for_s is not None:
        return Refused(code="bad_duration", text="Telegram bans channels for good only")
    return Call("banChatSenderChat", body, where.chat)


def _react(command: PlatformCommand, where: _Where) -> Call | Refused:
    if where.business is not None:
        return Refused(code="unsupported", text="Telegram gives bots no reactions in business chats")
    if not where.here or where.message is None:
        return _old_group()
    reaction = [{"type": "emoji", "emoji": _THUMB}] if command.action is EntryKind.LIKE else []
    body = {"chat_id": where.chat, "message_id": where.message, "reaction": reaction}
    return Call("setMessageReaction", body, where.chat, where.message)


def _join(command: PlatformCommand) -> Call | Refused:
    kind, _, rest = command.target.external_id.partition(":")
    user = rest.partition(":")[0]
    if kind != "join" or not user.isdigit():
        return Refused(code="unsupported", text="Telegram shows messages at once; only join requests are approved")
    try:
        chat = int(command.target.channel_external_id)
    except ValueError:
        return Refused(code="no_such_message", text="this is no join request of Telegram's")
    body = {"chat_id": chat, "user_id": int(user)}
    if command.action is EntryKind.APPROVE:
        return Call("approveChatJoinRequest", body, chat, already=("user_already_participant",))
    return Call("declineChatJoinRequest", body, chat)


def _direct(command: PlatformCommand) -> Call | Refused:
    problem = _too_long(command.text, command.files)
    if problem is not None:
        return problem
    who = command.target.author_external_id or ""
    if not who.isdigit():
        return Refused(code="no_author", text="only a person can be written to")
    method, said, parts = _said(command)
    return Call(method, {"chat_id": int(who), **said}, int(who), posts=True, files=parts)


_MEANINGS: Final = (
    ("message to be replied not found", "target_gone"),
    ("message to reply not found", "target_gone"),
    ("message to edit not found", "target_gone"),
    ("message to react not found", "target_gone"),
    ("message not found", "target_gone"),
    ("message_id_invalid", "target_gone"),
    ("quote", "quote_changed"),
    ("message can't be edited", "cannot_edit"),
    ("topic_closed", "closed"),
    ("topic closed", "closed"),
    ("blocked by the user", "blocked_by_user"),
    ("initiate conversation", "not_started"),
    ("user is deactivated", "author_gone"),
    ("user not found", "author_gone"),
    ("participant_id_invalid", "author_gone"),
    ("is an administrator", "target_is_admin"),
    ("can't remove chat owner", "target_is_admin"),
    ("user_admin_invalid", "target_is_admin"),
    ("only for supergroups", "supergroups_only"),
    ("method is available for supergroup", "supergroups_only"),
    ("hide_requester_missing", "request_gone"),
    ("not enough rights", "no_rights"),
    ("have no rights", "no_rights"),
    ("admin_required", "no_rights"),
    ("administrator rights", "no_rights"),
    ("write_forbidden", "no_rights"),
    ("kicked", "not_a_member"),
    ("not a member", "not_a_member"),
    ("chat not found", "chat_gone"),
    ("reaction_invalid", "reaction_forbidden"),
    ("reactions_uniq", "reaction_forbidden"),
    ("too long", "too_long"),
    ("photo_invalid_dimensions", "picture_refused"),
    ("image_process_failed", "picture_refused"),
    ("wrong type of the web page content", "picture_refused"),
    ("file must be non-empty", "file_empty"),
    ("file is too big", "too_large"),
    ("entity too large", "too_large"),
)
"""Telegram's words have no codes; those of other wording keep `bad_request` and are shown as they are."""


def meaning(found: Fault, call: Call, command: PlatformCommand, *, now_us: int) -> Refused | None:
    """What a refusal with 400 or 403 means for this command; None: it is so already."""
    words = found.text.lower()
    if any(done in words for done in call.already):
        return None
    if "can't be deleted" in words:
        at = command.target.created_at
        if at is not None and now_us - at > DELETE_LIMIT_US:
            return refused(found, "too_old", "older than 48 hours: Telegram lets this bot delete it no more")
        return refused(found, "no_rights")
    for part, code in _MEANINGS:
        if part in words:
            return refused(found, code)
    return refused(found, "forbidden" if found.code == 403 else "bad_request")
