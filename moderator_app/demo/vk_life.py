"""The VK community of the demo: what is talked about there, and how it gets onto the server."""

from __future__ import annotations

from collections.abc import MutableMapping
from random import Random
from typing import Final

from moderator_app.clock import DAY_US, SECOND_US, Clock
from moderator_app.demo import community_texts as texts
from moderator_app.demo.cast import Guest, cast
from moderator_app.demo.talk import Event, Room, Said, Talk
from moderator_app.demo.vk_community import Community

NETWORK: Final = "vk"
GROUP_ID: Final = 214_070_707
HISTORY: Final = 1_900
SCOPES: Final = ("wall", "groups", "photos", "video", "market", "messages", "docs", "manage")
_TOPICS: Final = (
    ("Отзывы и предложения", "Пишите честно: читаем всё."),
    ("Вопросы о заказах и доставке", "Номер заказа помогает ответить быстрее."),
)
_PHOTOS: Final = (
    "Новая витрина на Лесной",
    "Тимур и первая сотня латте-артов",
    "Утро на Мира, 7:58",
    "Осенний раф и кленовый лист",
    "Ростер приехал!",
)
_VIDEOS: Final = ("Как мы жарим Эфиопию", "Каппинг за две минуты")
_GOODS: Final = ("Эфиопия Гуджи, 250 г", "Бленд «Двор», 1 кг", "Стакан с собой, 350 мл")
_WALL: Final = 16
Threads = dict[tuple[str, int], int]


def rooms(seed: int, now_us: int) -> tuple[Room, ...]:
    """Posts newest first, then topics, pictures, films, goods and the dialogues."""
    random = Random(f"vk-rooms:{seed}")  # noqa: S311 - repeatable on purpose
    found: list[Room] = []
    at = now_us - DAY_US // 3
    for number in range(_WALL):
        found.append(Room(place="wall", thread=number, since_us=at, reach=3.0 if number < 3 else 2.0))
        at -= round(DAY_US * random.uniform(3.0, 7.5))
    old = now_us - 120 * DAY_US
    found += [Room(place="topic", thread=number, since_us=old, reach=2.0) for number in range(len(_TOPICS))]
    for number in range(len(_PHOTOS)):
        found.append(Room(place="photo", thread=number, since_us=now_us - (3 + 17 * number) * DAY_US, reach=1.0))
    found += [Room(place="video", thread=number, since_us=old, reach=0.6) for number in range(len(_VIDEOS))]
    found += [Room(place="market", thread=number, since_us=old, reach=0.5) for number in range(len(_GOODS))]
    return (*found, Room(place="im", since_us=old, reach=4.0, dialogue=True))


def talk(seed: int, now_us: int) -> Talk:
    """The talk of the community."""
    return Talk(NETWORK, seed, now_us, cast(seed), rooms(seed, now_us), pace_s=22.0)


class VkLife:
    """A community filled with history; `apply` lets an event happen.

    Args:
        clock: the platform's.
        seed: the same seed gives the same community.
        size: how many messages of history, about.
    """

    def __init__(self, clock: Clock, *, seed: int = 1, size: int = HISTORY) -> None:
        now_us = clock.now_us()
        self.community = Community(texts.SITE_NAME, GROUP_ID, clock)
        self.community.person("Марина Ковалёва")
        self.talk = talk(seed, now_us)
        self._threads = self._places(rooms(seed, now_us))
        self._ids: MutableMapping[int, int] = {}
        self._said: dict[int, Said] = {}
        self.history = self.talk.history(size, open_cases=22, answered_cases=26)
        for said in self.history:
            self._put(said, said.at_us // SECOND_US)
        self.community.forget_events()  # history is read, not told

    def _places(self, found: tuple[Room, ...]) -> Threads:
        made: Threads = {}
        names = {"topic": _TOPICS, "photo": [(n, "") for n in _PHOTOS], "video": [(n, "") for n in _VIDEOS]}
        names["market"] = [(name, "Свежая обжарка по вторникам.") for name in _GOODS]
        names["wall"] = [(title, excerpt) for _, title, excerpt, _ in texts.POSTS]
        for room in sorted(found, key=lambda room: room.since_us):
            if not room.dialogue:
                title, text = names[room.place][room.thread]
                at = room.since_us // SECOND_US
                made[room.place, room.thread] = self.community.add_thread(room.place, title, text, at=at)
        return made

    def person(self, guest: Guest) -> int:
        """Their VK id."""
        return self.community.person(guest.name)

    def apply(self, event: Event) -> bool:
        """Let it happen now; False when what it is about is gone."""
        with self.community.lock:
            if event.said is not None:
                return self._put(event.said, None)
            said = self._said.get(event.key if event.key is not None else -1)
            if said is None:
                return False
            number = self._ids[said.key]
            return self._change(event, said.room, number)

    def _change(self, event: Event, room: Room, number: int) -> bool:
        community = self.community
        if room.dialogue:
            found = community.messages[number]
            if found.deleted or event.action == "restore":
                return False
            community.edit_message(number, event.text) if event.action == "edit" else community.delete_message(number)
            return True
        gone = community.comments[room.place][number].deleted
        if gone is not (event.action == "restore"):
            return False
        if event.action == "edit":
            community.edit_comment(room.place, number, event.text)
        elif event.action == "delete":
            community.delete_comment(room.place, number, by=community.comments[room.place][number].author)
        else:
            community.restore_comment(room.place, number)
        return True

    def _put(self, said: Said, at: int | None) -> bool:
        community, room = self.community, said.room
        person = self.person(said.guest)
        if room.dialogue:
            if person in community.banned:
                return False
            author = -GROUP_ID if said.own else None
            made = community.message(person, said.text, author=author, at=at)
            self._ids[said.key], self._said[said.key] = made.id, said
            return True
        answers = self._ids.get(said.parent, 0) if said.parent is not None else 0
        if answers and community.comments[room.place][answers].deleted:
            return False
        if person in community.banned and not said.own:
            return False
        text, author = said.text, -GROUP_ID if said.own else person
        if room.place == "topic" and answers:  # there are no answers in topics, only mentions
            whom = community.comments["topic"][answers].author
            name = community.people[whom][0] if whom > 0 else community.name
            kind = "id" if whom > 0 else "club"
            text = f"[{kind}{abs(whom)}:bp-{GROUP_ID}_{answers}|{name}], {text}"
            answers = 0
        comment = community.comment(
            room.place, self._threads[room.place, room.thread], author, text, answers=answers, at=at
        )
        if said.later is not None and at is not None:
            comment.text = said.later
        self._ids[said.key], self._said[said.key] = comment.id, said
        return True
