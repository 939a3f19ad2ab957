"""What the demo Telegram holds: people, chats, messages, and the queue of updates for one bot."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from moderator_app.clock import SECOND_US, Clock

DEFAULT_UPDATES: Final = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "my_chat_member",
        "chat_join_request",
    }
)
"""What comes when nobody names anything: all but memberships of others and reactions."""

ALL_RIGHTS: Final = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
TELEGRAM: Final = 777_000
_ANONYMOUS: Final = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_CHANNEL_BOT: Final = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
_SERVICE_USER: Final = {"id": TELEGRAM, "is_bot": False, "first_name": "Telegram"}
_SUPERGROUP: Final = -1_000_000_000_000


@dataclass(slots=True)
class World:
    """Everything; guarded by `lock`, `news` wakes those who wait for updates.

    Attributes:
        privacy: the bot sees only what is addressed to it in groups where it is no administrator.
        own: (chat, message) of all that the bot wrote, whatever became of it.
        done: (method, parameters) of every moderation that happened.
        files: bytes of what can be loaded and of what the bot sent, by `file_id`.
    """

    clock: Clock
    bot: dict[str, Any] = field(
        default_factory=lambda: {"id": 700_100_200, "is_bot": True, "first_name": "Бариста", "username": "zerno_bot"}
    )
    token: str = "700100200:AAFakeTokenOfTheDemo_x1y2z3w4v5"  # noqa: S105 - opens nothing but this demo
    privacy: bool = False
    webhook: str = ""
    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    more: dict[int, dict[str, Any]] = field(default_factory=dict)
    members: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    own: list[tuple[int, int]] = field(default_factory=list)
    started: set[int] = field(default_factory=set)
    joins: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    connections: dict[str, dict[str, Any]] = field(default_factory=dict)
    reactions: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
    closed_topics: set[tuple[int, int]] = field(default_factory=set)
    done: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    allowed: frozenset[str] = DEFAULT_UPDATES
    queue: list[dict[str, Any]] = field(default_factory=list)
    next_update: int = 5_001
    lock: threading.RLock = field(default_factory=threading.RLock)
    news: threading.Condition = field(init=False)
    _numbers: dict[int, int] = field(default_factory=dict)
    _next: int = 100

    def __post_init__(self) -> None:
        self.news = threading.Condition(self.lock)

    def now_s(self) -> int:
        """Unix seconds."""
        return self.clock.now_us() // SECOND_US

    def _fresh(self) -> int:
        self._next += 1
        return self._next

    # ---------------------------------------------------------------- people and places

    def person(self, first_name: str, *, last_name: str = "", username: str = "", bot: bool = False) -> dict[str, Any]:
        """Somebody new."""
        with self.lock:
            who: dict[str, Any] = {"id": 5_000_000 + self._fresh(), "is_bot": bot, "first_name": first_name}
            who |= {"last_name": last_name} if last_name else {}
            who |= {"username": username} if username else {}
            return who

    def _chat(self, number: int, kind: str, title: str, username: str, **facts: Any) -> int:
        with self.lock:
            chat: dict[str, Any] = {"id": number, "type": kind, "title": title}
            chat |= {"username": username} if username else {}
            self.chats[number] = chat | facts
            self.more[number] = {}
            self.set_bot(number, "administrator")
            return number

    def supergroup(self, title: str, *, username: str = "", forum: bool = False) -> int:
        """A supergroup with the bot as administrator."""
        facts = {"is_forum": True} if forum else {}
        return self._chat(_SUPERGROUP - 1_200_000_000 - self._fresh(), "supergroup", title, username, **facts)

    def group(self, title: str) -> int:
        """A basic group."""
        return self._chat(-400_000 - self._fresh(), "group", title, "")

    def channel(self, title: str, *, username: str = "", discussion: int | None = None) -> int:
        """A channel; with a discussion group its posts can be commented."""
        number = self._chat(_SUPERGROUP - 1_300_000_000 - self._fresh(), "channel", title, username)
        if discussion is not None:
            self.more[number]["linked_chat_id"] = discussion
            self.more[discussion]["linked_chat_id"] = number
        return number

    def dialogue(self, who: Mapping[str, Any]) -> int:
        """The private chat of a person with the bot."""
        number = int(who["id"])
        with self.lock:
            names = {key: who[key] for key in ("first_name", "last_name", "username") if key in who}
            self.chats.setdefault(number, {"id": number, "type": "private", **names})
            self.more.setdefault(number, {})
        return number

    def set_bot(self, chat: int, status: str, **rights: bool) -> None:
        """What the bot is in a chat; `rights` differ from "all"."""
        with self.lock:
            old = self.members.get((chat, self.bot["id"]), {"status": "left", "user": self.bot})
            member: dict[str, Any] = {"status": status, "user": self.bot}
            if status == "administrator":
                member |= {"can_be_edited": False, "is_anonymous": False}
                member |= {right: rights.get(right, True) for right in ALL_RIGHTS}
                if self.chats[chat]["type"] == "channel":
                    member |= {"can_post_messages": True, "can_edit_messages": True}
            self.members[chat, self.bot["id"]] = member
            self.tell(
                "my_chat_member",
                {
                    "chat": self.chats[chat],
                    "from": {"id": 5_000_001, "is_bot": False, "first_name": "Владелец"},
                    "date": self.now_s(),
                    "old_chat_member": old,
                    "new_chat_member": member,
                },
            )

    # ---------------------------------------------------------------- updates

    def tell(self, kind: str, payload: Mapping[str, Any]) -> None:
        """An update for the bot, where it asked for this kind."""
        with self.news:
            if kind not in self.allowed:
                return
            self.queue.append({"update_id": self.next_update, kind: payload})
            self.next_update += 1
            self.news.notify_all()

    def sees(self, message: Mapping[str, Any]) -> bool:
        """Whether the bot is shown a message of a group at all (privacy mode)."""
        chat = message["chat"]
        member = self.members.get((chat["id"], self.bot["id"]), {})
        if chat["type"] not in {"group", "supergroup"} or member.get("status") == "administrator":
            return True
        if member.get("status") in {None, "left", "kicked"}:
            return False
        if not self.privacy:
            return True
        answered = message.get("reply_to_message", {}).get("from", {}).get("id")
        marks = [*message.get("entities", []), *message.get("caption_entities", [])]
        named = f"@{self.bot['username']}" in message.get("text", message.get("caption", ""))
        return answered == self.bot["id"] or named or any(mark["type"] == "bot_command" for mark in marks)

    # ---------------------------------------------------------------- messages

    def number(self, chat: int) -> int:
        """The next message number: of the chat itself, or of the account for private chats and basic groups."""
        with self.lock:
            owner = chat if chat < _SUPERGROUP else 0
            self._numbers[owner] = self._numbers.get(owner, 0) + 1
            return self._numbers[owner]

    def put(self, chat: int, **content: Any) -> dict[str, Any]:
        """A message in a chat, told to nobody."""
        with self.lock:
            number = self.number(chat)
            message = {"message_id": number, "date": self.now_s(), "chat": self.chats[chat], **content}
            self.messages[chat, number] = message
            return message

    def answered(self, chat: int, number: int) -> dict[str, Any]:
        """A message as it stands inside an answer to it: one level deep."""
        inner = dict(self.messages[chat, number])
        inner.pop("reply_to_message", None)
        return inner

    def say(
        self,
        chat: int,
        who: Mapping[str, Any],
        text: str | None = None,
        *,
        reply_to: int | None = None,
        topic: int | None = None,
        **content: Any,
    ) -> dict[str, Any]:
        """Somebody writes; marks as `entities=[…]`, other content by its field."""
        with self.lock:
            said: dict[str, Any] = {"from": dict(who), **({"text": text} if text is not None else {}), **content}
            thread = topic
            if reply_to is not None:
                said["reply_to_message"] = self.answered(chat, reply_to)
                root = self.messages[chat, reply_to]
                thread = thread or root.get("message_thread_id") or (reply_to if chat < _SUPERGROUP else None)
            elif topic is not None:
                said["reply_to_message"] = self.answered(chat, topic)
            if thread is not None:
                said["message_thread_id"] = thread
            if topic is not None:
                said["is_topic_message"] = True
            message = self.put(chat, **said)
            if self.chats[chat]["type"] == "private":
                self.started.add(chat)
            if self.sees(message):
                self.tell("message", message)
            return message

    def say_as_chat(self, chat: int, sender: int, text: str, *, reply_to: int | None = None) -> dict[str, Any]:
        """An anonymous administrator, or a channel, writes in a group."""
        stand_in = _ANONYMOUS if sender == chat else _CHANNEL_BOT
        return self.say(chat, stand_in, text, reply_to=reply_to, sender_chat=self.chats[sender])

    def album(self, chat: int, who: Mapping[str, Any], captions: Sequence[str]) -> list[dict[str, Any]]:
        """Photographs sent together."""
        group = str(13_000_000_000 + self._fresh())
        captioned: list[dict[str, Any]] = [{"caption": words} if words else {} for words in captions]
        return [
            self.say(chat, who, photo=photo(number), media_group_id=group, **caption)
            for number, caption in enumerate(captioned)
        ]

    def topic(self, chat: int, who: Mapping[str, Any], name: str) -> int:
        """A topic of a forum; its number."""
        with self.lock:
            made = self.put(chat, **{"from": dict(who)}, forum_topic_created={"name": name, "icon_color": 7_322_096})
            made |= {"message_thread_id": made["message_id"], "is_topic_message": True}
            self.tell("message", made)
            return int(made["message_id"])

    def post(self, channel: int, text: str, **content: Any) -> dict[str, Any]:
        """A channel post; where comments are on, the copy in the discussion group that they stand under."""
        with self.lock:
            chat = self.chats[channel]
            post = self.put(channel, sender_chat=chat, text=text, **content)
            self.tell("channel_post", post)
            group = self.more[channel].get("linked_chat_id")
            if group is None:
                return post
            origin = {"type": "channel", "date": post["date"], "chat": chat, "message_id": post["message_id"]}
            facts: dict[str, Any] = {"from": _SERVICE_USER, "sender_chat": chat, "is_automatic_forward": True}
            copy = self.put(group, **facts, forward_origin=origin, text=text, **content)
            self.tell("message", copy)
            return copy

    def edit(self, chat: int, number: int, text: str, *, at: int | None = None) -> None:
        """The author changes the words, at `at` (Unix seconds; None: now)."""
        with self.lock:
            message = self.messages[chat, number]
            message = {**message, "edit_date": self.now_s() if at is None else at} | {
                "caption" if "caption" in message else "text": text
            }
            message.pop("entities", None)
            self.messages[chat, number] = message
            kind = "edited_channel_post" if message["chat"]["type"] == "channel" else "edited_message"
            kind = "edited_business_message" if "business_connection_id" in message else kind
            if self.sees(message):
                self.tell(kind, message)

    def remove(self, chat: int, number: int) -> None:
        """Somebody deletes a message: Telegram tells nobody."""
        with self.lock:
            self.messages.pop((chat, number), None)

    # ---------------------------------------------------------------- what befalls chats

    def ask_to_join(self, chat: int, who: Mapping[str, Any], bio: str = "") -> dict[str, Any]:
        """A join request."""
        with self.lock:
            request: dict[str, Any] = {
                "chat": self.chats[chat],
                "from": dict(who),
                "user_chat_id": who["id"],
                "date": self.now_s(),
            }
            request |= {"bio": bio} if bio else {}
            self.joins[chat, int(who["id"])] = request
            self.tell("chat_join_request", request)
            return request

    def joined(self, chat: int, who: Mapping[str, Any]) -> None:
        """A request was approved, here or by another administrator."""
        with self.lock:
            self.joins.pop((chat, int(who["id"])), None)
            old, new = ({"status": status, "user": dict(who)} for status in ("left", "member"))
            self.members[chat, int(who["id"])] = new
            facts = {"from": dict(who), "date": self.now_s(), "via_join_request": True}
            self.tell(
                "chat_member", {"chat": self.chats[chat], **facts, "old_chat_member": old, "new_chat_member": new}
            )

    def migrate(self, group: int) -> int:
        """A basic group becomes a supergroup; its messages stay behind."""
        with self.lock:
            title = self.chats[group]["title"]
            facts: dict[str, Any] = {"from": {"id": 5_000_001, "is_bot": False, "first_name": "Владелец"}}
            number = _SUPERGROUP - 1_500_000_000 - self._fresh()
            self.chats[number] = {"id": number, "type": "supergroup", "title": title}
            self.more[number] = {}
            self.members[number, self.bot["id"]] = self.members[group, self.bot["id"]]
            self.moved[group] = number
            self.tell("message", self.put(group, **facts, migrate_to_chat_id=number))
            self.tell("message", self.put(number, **facts, migrate_from_chat_id=group))
            return number

    # ---------------------------------------------------------------- business accounts

    def connect_business(self, owner: Mapping[str, Any], *, can_reply: bool = True) -> str:
        """A business account lets the bot answer for it."""
        with self.lock:
            name = f"bc{self._fresh()}AAEx"
            rights = {"can_read_messages": True, "can_delete_all_messages": True}
            connection = {
                "id": name,
                "user": dict(owner),
                "user_chat_id": owner["id"],
                "date": self.now_s(),
                "rights": {**rights, **({"can_reply": True} if can_reply else {})},
                "is_enabled": True,
            }
            self.connections[name] = connection
            self.tell("business_connection", connection)
            return name

    def say_in_business(
        self, connection: str, customer: Mapping[str, Any], text: str, **content: Any
    ) -> dict[str, Any]:
        """A customer writes to the business account; `sender=` for its owner."""
        with self.lock:
            who = content.pop("sender", customer)
            chat = self.dialogue(customer)
            facts: dict[str, Any] = {"from": dict(who), "business_connection_id": connection, "text": text}
            message = self.put(chat, **facts, **content)
            self.tell("business_message", message)
            return message

    def delete_in_business(self, connection: str, chat: int, numbers: Sequence[int]) -> None:
        """Messages vanish from a business dialogue: the one place where Telegram tells."""
        with self.lock:
            for number in numbers:
                self.messages.pop((chat, number), None)
            facts = {"business_connection_id": connection, "chat": self.chats[chat], "message_ids": list(numbers)}
            self.tell("deleted_business_messages", facts)

    def react(self, chat: int, number: int, who: Mapping[str, Any], emoji: str) -> None:
        """Somebody reacts."""
        facts = {"user": dict(who), "date": self.now_s(), "old_reaction": []}
        new = [{"type": "emoji", "emoji": emoji}]
        self.tell("message_reaction", {"chat": self.chats[chat], "message_id": number, **facts, "new_reaction": new})

    def texts_of_bot(self) -> list[str]:
        """Everything the bot ever wrote, as it stands or stood."""
        with self.lock:
            return [
                str(message.get("text", message.get("caption", "")))
                for key in self.own
                if (message := self.messages.get(key)) is not None
            ]

    def files_of_bot(self) -> list[bytes]:
        """The bytes of what stands beside messages of the bot, in order."""
        with self.lock:
            said = [self.messages[key] for key in self.own if key in self.messages]
            named = [(m["photo"][-1] if "photo" in m else m.get("document", {})).get("file_id") for m in said]
            return [self.files[name] for name in named if name is not None]


def photo(number: int = 0) -> list[dict[str, Any]]:
    """The sizes of a photograph."""
    return [
        {
            "file_id": f"AgACAgIAAxkBAAI{number}{width}",
            "file_unique_id": f"AQAD{number}{width}",
            "width": width,
            "height": width * 3 // 4,
            "file_size": width * 90,
        }
        for width in (90, 320, 800)
    ]
