"""Which channel an update belongs to, and what the bot may do there; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.platforms.telegram.mapping import BUSINESS, PRIVATE, chat_type, full_name, handle, number, table
from moderator_app.platforms.telegram.memory import Memory

_MODERATION: Final = (Capability.DELETE, Capability.BAN, Capability.MUTE, Capability.APPROVE)
_RIGHTS: Final = {
    "can_delete_messages": (Capability.DELETE,),
    "can_restrict_members": (Capability.BAN, Capability.MUTE),
    "can_invite_users": (Capability.APPROVE,),
}

PRIVATE_CHATS: Final = ChannelInfo(
    external_id=PRIVATE,
    name="Private chats",
    kind=ChannelKind.DIRECT,
    private=True,
    missing=dict.fromkeys((Capability.BAN, Capability.MUTE, Capability.APPROVE), Reason.PLATFORM_LACKS),
)


@dataclass(frozen=True, slots=True)
class ChatFacts:
    """What was asked of a chat once in this run.

    Attributes:
        linked: its channel, where it is a discussion group.
        member: the bot's own membership; None: not known.
    """

    linked: int | None = None
    member: Mapping[str, Any] | None = None


def missing(member: Mapping[str, Any] | None, kind: str, *, privacy: bool) -> dict[Capability, Reason]:
    """What the bot may not do in a chat, by its own membership; nothing is claimed where that is not known.

    Args:
        member: a `ChatMember` of the bot.
        kind: type of the chat.
        privacy: the bot does not see messages that are not addressed to it unless it is an administrator.
    """
    found: dict[Capability, Reason] = {}
    if kind == "group":
        found[Capability.MUTE] = Reason.PLATFORM_LACKS  # restrictChatMember: supergroups only
    status = member.get("status") if member is not None else None
    if member is None or not isinstance(status, str):
        if privacy and kind != "channel":
            found[Capability.READ_ALL] = Reason.PRIVACY_MODE
        return found
    if status in {"left", "kicked"}:
        return dict.fromkeys(
            (Capability.READ, Capability.READ_ALL, Capability.REPLY, Capability.EDIT, Capability.REACT, *_MODERATION),
            Reason.NO_PERMISSION,
        )
    if status == "creator":
        return found
    if status == "administrator":
        for right, capabilities in _RIGHTS.items():
            if member.get(right) is not True:
                found.update({c: Reason.NO_PERMISSION for c in capabilities if c not in found})
        if kind == "channel" and member.get("can_post_messages") is not True:
            found[Capability.REPLY] = Reason.NO_PERMISSION
        return found
    found.update({c: Reason.NO_PERMISSION for c in _MODERATION if c not in found})
    if status == "restricted" and member.get("can_send_messages") is not True:
        found[Capability.REPLY] = Reason.NO_PERMISSION
    if privacy:
        found[Capability.READ_ALL] = Reason.PRIVACY_MODE
    return found


def chat_channel(chat: Mapping[str, Any], memory: Memory, facts: ChatFacts | None, *, privacy: bool) -> ChannelInfo:
    """The channel of a chat. Dialogues share one; a group that moved is the supergroup it became.

    Raises:
        Unmappable: no id or no known type.
    """
    kind = chat_type(chat)
    if kind == "private":
        return PRIVATE_CHATS
    chat_id = number(chat.get("id"), "chat.id")
    shown = memory.moved.get(chat_id, chat_id)
    if facts is not None and facts.linked is not None and kind != "channel":
        memory.linked.setdefault(chat_id, facts.linked)
    direct = chat.get("is_direct_messages") is True
    name = handle(chat.get("username"))
    return ChannelInfo(
        external_id=str(shown),
        name=full_name(chat),
        kind=_kind(kind, direct=direct, comments=chat_id in memory.linked),
        permalink=f"https://t.me/{name}" if name else None,
        private=direct,
        missing=missing(facts.member if facts else None, kind, privacy=privacy),
    )


def _kind(kind: str, *, direct: bool, comments: bool) -> ChannelKind:
    if direct:
        return ChannelKind.DIRECT
    return ChannelKind.COMMENTS if comments or kind == "channel" else ChannelKind.GROUP_CHAT


def business_channel(connection: str, owner: Mapping[str, Any] | None, rights: Mapping[str, Any] | None) -> ChannelInfo:
    """The dialogues of a business account that lets the bot answer for it."""
    lacking: dict[Capability, Reason] = dict.fromkeys(
        (Capability.BAN, Capability.MUTE, Capability.APPROVE, Capability.REACT), Reason.PLATFORM_LACKS
    )
    if rights is not None:
        if rights.get("can_reply") is not True:
            lacking[Capability.REPLY] = lacking[Capability.EDIT] = Reason.NO_PERMISSION
        if rights.get("can_delete_all_messages") is not True:
            lacking[Capability.DELETE] = Reason.NO_PERMISSION
    return ChannelInfo(
        external_id=f"{BUSINESS}{connection}",
        name=f"Business: {full_name(owner)}" if owner is not None else "Business",
        kind=ChannelKind.DIRECT,
        private=True,
        missing=lacking,
    )


def connection_channel(payload: object, memory: Memory) -> ChannelInfo:
    """The channel of a `business_connection`; remembers whose account it is.

    Raises:
        Unmappable: an essential field is missing.
    """
    connection = table(payload, "business_connection")
    owner = table(connection.get("user"), "user")
    name = connection_id(connection.get("id"))
    memory.business[name] = number(owner.get("id"), "user.id", least=1)
    rights = connection.get("rights")
    known = rights if isinstance(rights, Mapping) else {"can_reply": connection.get("can_reply")}
    return business_channel(name, owner, known if connection.get("is_enabled") is True else {})


def connection_id(value: object) -> str:
    """The name of a business connection.

    Raises:
        Unmappable: when it is none.
    """
    if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) <= 200:
        value = table(None, "business_connection_id")  # raises
    return str(value)
