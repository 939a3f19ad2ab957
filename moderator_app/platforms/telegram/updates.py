"""A look at the update stream as pages of the port; pure. Every update gives rows, a fact, or a quarantined payload."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final

from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.domain.ports import Gone, Message, Page, ThreadInfo, Unreadable, Visibility
from moderator_app.net.plain_text import one_line, printable
from moderator_app.platforms.telegram.mapping import (
    BUSINESS,
    JOINS,
    Scene,
    Unmappable,
    chat_type,
    external_id,
    full_name,
    is_service,
    kept,
    message,
    moment,
    number,
    table,
    user_author,
)
from moderator_app.platforms.telegram.places import (
    ChatFacts,
    business_channel,
    chat_channel,
    connection_channel,
    connection_id,
)

WANTED: Final = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
)
"""`allowed_updates`: asked for by name, since `chat_member` never comes otherwise and the choice outlives us."""

_MESSAGES: Final = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post", "business_message", "edited_business_message"}
)
_IGNORED: Final = frozenset(
    """
    guest_message message_reaction message_reaction_count inline_query chosen_inline_result callback_query
    shipping_query pre_checkout_query purchased_paid_media poll poll_answer chat_boost removed_chat_boost managed_bot
    subscription stopped_message_generation
    """.split()  # noqa: SIM905 - one name a line would take pages
)
"""Known, and nobody's work here: reactions start nothing. They can still come, asked for by an earlier program."""

_PRESENT: Final = frozenset({"member", "administrator", "creator", "restricted"})


@dataclass(slots=True)
class _Draft:
    """A page that still grows."""

    channel: ChannelInfo | None
    messages: list[Message] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    moved_from: str | None = None

    def add(self, found: Message, *, replaces: bool) -> bool:
        """Take a message; False: another version of it is here, so a new page must carry this one."""
        for at, known in enumerate(self.messages):
            if known.external_id == found.external_id:
                if replaces:
                    self.messages[at] = found
                return replaces
        self.messages.append(found)
        return True


@dataclass(slots=True)
class Reading:
    """One look being read.

    Attributes:
        privacy: `getMe` says that the bot does not read all group messages.
        facts: chat -> what was asked of it.
        connections: business connection -> its channel, where it was asked for.
    """

    scene: Scene
    privacy: bool
    facts: Mapping[int, ChatFacts] = field(default_factory=dict)
    connections: Mapping[str, ChannelInfo] = field(default_factory=dict)
    _done: list[_Draft] = field(default_factory=list)
    _open: dict[str, _Draft] = field(default_factory=dict)

    def pages(self, updates: Sequence[object], server_time: int | None) -> list[Page]:
        """The pages of a look, in an order that keeps that of each channel; at least one, the last with the cursor."""
        memory = self.scene.memory
        for update in updates:
            try:
                self._update(table(update, "update"))
            except (Unmappable, ValueError, TypeError, KeyError, RecursionError) as error:
                reason = str(error) if isinstance(error, Unmappable) else type(error).__name__
                where = _place_of(update)
                draft = self._open.get(where) if where else None
                (draft or self._draft(None)).unreadable.append(
                    Unreadable(external_id=_name_of(update), payload=kept(update), reason=reason)
                )
            number_ = update_id(update)
            if number_ is not None:
                memory.offset = number_ + 1
        if updates:
            memory.at = self.scene.now_us // 1_000_000
        memory.trimmed()
        drafts = [*self._done, *self._open.values()] or [_Draft(None)]
        pages = [
            Page(
                messages=tuple(draft.messages),
                gone=tuple(draft.gone),
                unreadable=tuple(draft.unreadable),
                channel=draft.channel,
                moved_from=draft.moved_from,
                more=at < len(drafts) - 1,
                server_time=server_time,
            )
            for at, draft in enumerate(drafts)
        ]
        pages[-1] = replace(pages[-1], cursor=memory.dump() if updates else None)
        return pages

    def _draft(self, channel: ChannelInfo | None) -> _Draft:
        key = channel.external_id if channel else ""
        draft = self._open.setdefault(key, _Draft(channel))
        draft.channel = channel
        return draft

    def _update(self, update: Mapping[str, Any]) -> None:
        known = [kind for kind in update if kind in self._readers]
        if len(known) > 1:
            raise Unmappable("several kinds of news in one update")
        for kind in known:
            self._readers[kind](self, table(update[kind], kind))
        if not known and _IGNORED.isdisjoint(update):
            raise Unmappable(
                f"unknown kind of update: {one_line(', '.join(sorted(update.keys() - {'update_id'})), 80)}"
            )

    # ---------------------------------------------------------------- kinds

    def _chat(self, chat: Mapping[str, Any], facts: ChatFacts | None = None) -> ChannelInfo:
        chat_id = chat.get("id")
        known = self.facts.get(chat_id) if isinstance(chat_id, int) else None
        return chat_channel(chat, self.scene.memory, facts or known, privacy=self.privacy)

    def _business(self, connection: str) -> ChannelInfo:
        known = self._open.get(f"{BUSINESS}{connection}")  # a change of its rights in this very look
        if known is not None and known.channel is not None:
            return known.channel
        return self.connections.get(connection) or business_channel(connection, None, None)

    def _message(self, payload: Mapping[str, Any]) -> None:
        chat = table(payload.get("chat"), "chat")
        if self._moved(payload, chat) or (is_service(payload) and not _says_more(payload)):
            return
        if "business_connection_id" in payload:
            channel = self._business(connection_id(payload["business_connection_id"]))
        else:
            channel = self._chat(chat)
        found = message(payload, self.scene, channel.external_id)
        # The message itself may have told that this group is a channel's discussion: ask again.
        channel = channel if channel.external_id.startswith(BUSINESS) else self._chat(chat)
        grows = "media_group_id" in payload and "edit_date" not in payload
        if not self._draft(channel).add(found, replaces=grows):
            self._close(channel)
            self._draft(channel).add(found, replaces=grows)

    def _close(self, channel: ChannelInfo) -> None:
        self._done.append(self._open.pop(channel.external_id))

    def _moved(self, payload: Mapping[str, Any], chat: Mapping[str, Any]) -> bool:
        """Whether the message says that a group became a supergroup; told on both sides."""
        new, old = payload.get("migrate_to_chat_id"), payload.get("migrate_from_chat_id")
        if new is None and old is None:
            return False
        chat_id = number(chat.get("id"), "chat.id")
        before = chat_id if new is not None else number(old, "migrate_from_chat_id")
        after = number(new, "migrate_to_chat_id") if new is not None else chat_id
        self._done += self._open.values()  # what was said in the group belongs before the move
        self._open.clear()
        self.scene.memory.moved[before] = after
        channel = ChannelInfo(external_id=str(after), name=full_name(chat), kind=ChannelKind.GROUP_CHAT)
        if new is None:
            channel = self._chat(chat)
        self._done.append(_Draft(channel, moved_from=str(before)))
        return True

    def _deleted(self, payload: Mapping[str, Any]) -> None:
        name = connection_id(payload.get("business_connection_id"))
        chat_id = number(table(payload.get("chat"), "chat").get("id"), "chat.id")
        numbers = payload.get("message_ids")
        if not isinstance(numbers, list):
            raise Unmappable("message_ids is no list")
        gone = [Gone(external_id=external_id(chat_id, number(n, "message_ids", least=1))) for n in numbers]
        self._draft(self._business(name)).gone += gone

    def _connected(self, payload: Mapping[str, Any]) -> None:
        self._draft(connection_channel(payload, self.scene.memory))

    def _own_rights(self, payload: Mapping[str, Any]) -> None:
        chat = table(payload.get("chat"), "chat")
        member = table(payload.get("new_chat_member"), "new_chat_member")
        if chat_type(chat) == "private":
            return  # a person blocked or unblocked the bot: an answer to them will say so
        known = self.facts.get(number(chat.get("id"), "chat.id"))
        self._draft(self._chat(chat, ChatFacts(linked=known.linked if known else None, member=member)))

    def _member(self, payload: Mapping[str, Any]) -> None:
        """Somebody's membership changed: a join request that waited is settled."""
        chat = table(payload.get("chat"), "chat")
        member = table(payload.get("new_chat_member"), "new_chat_member")
        user = table(member.get("user"), "user")
        chat_id, user_id = number(chat.get("id"), "chat.id"), number(user.get("id"), "user.id")
        if member.get("status") not in _PRESENT:
            return
        waiting = self.scene.memory.joins.pop((chat_id, user_id), None)
        if waiting is not None:
            self._draft(self._chat(chat)).gone.append(
                Gone(external_id=waiting, at=moment(payload.get("date"), self.scene.now_us))
            )

    def _join(self, payload: Mapping[str, Any]) -> None:
        chat = table(payload.get("chat"), "chat")
        channel = self._chat(chat)
        user = table(payload.get("from"), "from")
        writer = user_author(user)
        date = number(payload.get("date"), "date", least=0)
        name = f"join:{writer.external_id}:{date}"
        bio = payload.get("bio")
        self.scene.memory.joins[number(chat.get("id"), "chat.id"), number(user.get("id"), "from.id")] = name
        self._draft(channel).add(
            Message(
                external_id=name,
                thread=ThreadInfo(external_id=JOINS, title="Join requests"),
                author=writer,
                text=printable(bio) if isinstance(bio, str) else "",
                created_at=moment(date, self.scene.now_us),
                starts=not writer.bot,
                visibility=Visibility.HELD,
            ),
            replaces=True,
        )

    _readers: ClassVar[Mapping[str, Callable[[Reading, Mapping[str, Any]], None]]] = {
        **dict.fromkeys(_MESSAGES, _message),
        "deleted_business_messages": _deleted,
        "business_connection": _connected,
        "my_chat_member": _own_rights,
        "chat_member": _member,
        "chat_join_request": _join,
    }


def update_id(update: object) -> int | None:
    """The number of an update, readable or not."""
    found = update.get("update_id") if isinstance(update, Mapping) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 1 << 53 else None


def chats_of(updates: Sequence[object]) -> list[int]:
    """The groups and channels a look speaks of, each once; what the bot may do there can be asked."""
    found: dict[int, None] = {}
    for update in updates:
        for payload in update.values() if isinstance(update, Mapping) else ():
            chat = payload.get("chat") if isinstance(payload, Mapping) else None
            if not isinstance(chat, Mapping) or "business_connection_id" in payload:
                continue
            number_ = chat.get("id")
            if isinstance(number_, int) and not isinstance(number_, bool) and chat.get("type") != "private":
                found[number_] = None
    return list(found)


def connections_of(updates: Sequence[object]) -> list[str]:
    """The business connections a look speaks of, each once."""
    found: dict[str, None] = {}
    for update in updates:
        for payload in update.values() if isinstance(update, Mapping) else ():
            name = payload.get("business_connection_id") if isinstance(payload, Mapping) else None
            if isinstance(name, str):
                found[name] = None
    return list(found)


def _says_more(payload: Mapping[str, Any]) -> bool:
    """Whether a note of the chat carries somebody's own content too."""
    return any(name in payload for name in ("photo", "video", "document", "rich_message"))


def _place_of(update: object) -> str | None:
    found = chats_of([update])
    return str(found[0]) if found else None


def _name_of(update: object) -> str | None:
    """The id of the message in an update that cannot be read, where it can be told."""
    for payload in update.values() if isinstance(update, Mapping) else ():
        chat = payload.get("chat") if isinstance(payload, Mapping) else None
        if isinstance(chat, Mapping):
            try:
                return external_id(
                    number(chat.get("id"), "chat.id"), number(payload.get("message_id"), "message_id", least=1)
                )
            except Unmappable:
                return None
    return None
