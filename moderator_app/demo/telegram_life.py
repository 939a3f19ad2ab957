"""The Telegram of the demo: a channel with comments, the guests' group chat, and people who write to the bot."""

from __future__ import annotations

from typing import Any, Final

from moderator_app.clock import DAY_US, SECOND_US, Clock
from moderator_app.demo import community_texts as texts
from moderator_app.demo.cast import Guest, cast
from moderator_app.demo.pictures import cup
from moderator_app.demo.talk import Event, Room, Said, Talk
from moderator_app.demo.telegram_world import World, photo

NETWORK: Final = "telegram"
HISTORY: Final = 1_800
BOT_ID: Final = 700_100_200
CHATTER: Final = 0.4
"""Share of the group chat in all talk; most of it is not for us."""
_POSTS: Final = 9
_PHOTOS: Final = 19
"""Every so many messages come with a photograph."""


def rooms(now_us: int) -> tuple[Room, ...]:
    """Comments under the channel's posts, newest first; the chat; private chats."""
    posts = [
        Room(place="comments", thread=number, since_us=now_us - DAY_US // 4 - number * 9 * DAY_US, reach=1.0)
        for number in range(_POSTS)
    ]
    old = now_us - 120 * DAY_US
    chat = Room(place="chat", since_us=old, reach=_POSTS * CHATTER)
    return (*posts, chat, Room(place="private", since_us=old, reach=2.0, dialogue=True))


def talk(seed: int, now_us: int) -> Talk:
    """The talk of the channel, the chat and the bot."""
    return Talk(NETWORK, seed, now_us, cast(seed), rooms(now_us), pace_s=26.0)


class TelegramLife:
    """A world filled with history, which waits for the bot as updates; `apply` lets an event happen."""

    def __init__(self, clock: Clock, *, seed: int = 1, size: int = HISTORY) -> None:
        now_us = clock.now_us()
        self.world = World(clock)
        self._people: dict[int, dict[str, Any]] = {}
        self._places: dict[tuple[str, int], tuple[int, int | None]] = {}
        self._ids: dict[int, tuple[int, int]] = {}
        self._chat = self.world.supergroup("Гости «Зерно и пар»", username="zerno_par_chat")
        self._group = self.world.supergroup("Зерно и пар | обсуждение")
        self._channel = self.world.channel("Зерно и пар", username="zerno_par", discussion=self._group)
        self.talk = talk(seed, now_us)
        self.history = self.talk.history(size, open_cases=14, answered_cases=10)
        posts = sorted(
            (room for room in rooms(now_us) if room.place == "comments"), key=lambda room: room.since_us, reverse=True
        )
        for said in self.history:
            while posts and posts[-1].since_us <= said.at_us:
                self._post(posts.pop())
            self._put(said, said.at_us // SECOND_US)
        while posts:
            self._post(posts.pop())

    def _post(self, room: Room) -> None:
        _, title, excerpt, _ = texts.POSTS[room.thread]
        copy = self.world.post(self._channel, f"{title}\n\n{excerpt}", date=room.since_us // SECOND_US)
        self._places["comments", room.thread] = (self._group, int(copy["message_id"]))

    def person(self, guest: Guest) -> dict[str, Any]:
        """Them on Telegram: some have no user name."""
        if guest.number not in self._people:
            first, _, last = guest.name.partition(" ")
            username = guest.handle if guest.number % 3 else ""
            self._people[guest.number] = self.world.person(first, last_name=last, username=username)
        return self._people[guest.number]

    def apply(self, event: Event) -> bool:
        """Let it happen now; False when what it is about is gone."""
        with self.world.lock:
            if event.said is not None:
                return self._put(event.said, None)
            where = self._ids.get(event.key if event.key is not None else -1)
            if where is None or where not in self.world.messages or event.action == "restore":
                return False
            if event.action == "edit":
                self.world.edit(*where, event.text)
            else:
                self.world.remove(*where)
            return True

    def _put(self, said: Said, at: int | None) -> bool:
        world, room = self.world, said.room
        who = self.person(said.guest)
        dated: dict[str, Any] = {} if at is None else {"date": at}
        parent = self._ids.get(said.parent) if said.parent is not None else None
        if parent is not None and parent not in world.messages:
            return False
        if room.dialogue:
            if said.own:  # a bot's own words never come back to it
                return False
            chat, root = world.dialogue(who), None
        elif room.place == "chat":
            chat, root = self._chat, None
        else:
            chat, root = self._places.get((room.place, room.thread)) or self._places["comments", _POSTS - 1]
        if world.members.get((chat, int(who["id"])), {}).get("status") in {"kicked", "restricted"} and not said.own:
            return False
        reply_to = parent[1] if parent is not None and parent[0] == chat else root
        text = said.text
        more: dict[str, Any] = {}
        if room.place == "chat" and said.called and not said.own and reply_to is None:
            handle = f"@{world.bot['username']}"
            text = f"{handle} {text}"
            more = {"entities": [{"type": "mention", "offset": 0, "length": len(handle)}]}
        if said.own:
            made = world.say(chat, _ANONYMOUS, text, reply_to=reply_to, sender_chat=world.chats[chat], **dated)
        elif not more and said.key % _PHOTOS == 0:
            sizes = photo(said.key % 4)
            world.files.setdefault(sizes[-1]["file_id"], cup(said.key % 4))
            made = world.say(chat, who, reply_to=reply_to, photo=sizes, caption=text, **dated)
        else:
            made = world.say(chat, who, text, reply_to=reply_to, **more, **dated)
        where = (chat, int(made["message_id"]))
        self._ids[said.key] = where
        if said.later is not None and at is not None:
            world.edit(*where, said.later, at=at + 240)
        return True


_ANONYMOUS: Final = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
