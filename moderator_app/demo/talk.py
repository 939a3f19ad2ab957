"""What is said in the rooms of one network: its history, and what goes on while the demo runs. Pure and repeatable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Final

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US
from moderator_app.demo.cast import Guest, pick, topic
from moderator_app.demo.speech import MATRIX, Speech

HISTORY_DAYS: Final = 90
QUIET_US: Final = 75 * HOUR_US
"""What is older counts as history when a place is first watched (72 h); nothing old reaches into the days after."""
ANSWERED: Final = frozenset({*MATRIX, "question", "complaint", "praise", "lids"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where people write. `dialogue`: one thread a person, only they and we write there. `reach`: share of all talk."""

    place: str
    thread: int = 0
    since_us: int = 0
    reach: float = 1.0
    dialogue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message.

    Attributes:
        key: names it within its network; answers, edits and deletions point to it.
        guest: who wrote it; of an answer of ours (`own`): whom it answers.
        called: it is addressed to us, where only that makes an item.
        later: what its author turned it into a little later; None: nothing.
    """

    key: int
    room: Room
    guest: Guest
    text: str
    at_us: int
    kind: str
    own: bool = False
    parent: int | None = None
    called: bool = False
    later: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens while the demo runs, `after_s` seconds after its start at normal speed.

    Attributes:
        action: `say`, `edit`, `delete`, `restore`, or a trouble's name (`demo.script`).
        key: what `edit`, `delete` and `restore` are about.
    """

    after_s: float
    network: str
    action: str
    said: Said | None = None
    key: int | None = None
    text: str = ""


class Talk:
    """The talk of one network.

    Args:
        network: its name, part of the seed.
        rooms: where people write.
        pace_s: seconds between two live messages, on average.
    """

    def __init__(
        self, network: str, seed: int, now_us: int, people: Sequence[Guest], rooms: Sequence[Room], *, pace_s: float
    ) -> None:
        self.network = network
        self._seed = seed
        self._now_us = now_us
        self._people = people
        self._rooms = rooms
        self._pace_s = pace_s
        self._random = Random(f"{network}:{seed}")  # noqa: S311 - repeatable on purpose
        self._speech = Speech(self._random)
        self._keys = count()

    # ---------------------------------------------------------------- history

    def history(self, size: int, *, open_cases: int, answered_cases: int) -> tuple[Said, ...]:
        """Some `size` old messages, and the last three days: cases that wait, and cases we have answered."""
        lines: list[Said] = []
        while len(lines) < size:
            lines += self._exchange(self._old_moment(), lines)
        used: set[tuple[str, int, int]] = set()
        for number in range(open_cases + answered_cases):
            waits = number < open_cases
            hours = self._random.expovariate(1 / 5) if waits else self._random.uniform(2, 66)
            moment = self._now_us - round(min(60.0, hours + 0.05) * HOUR_US)
            lines += self._recent_case(moment, used, answered=not waits)
        lines.sort(key=lambda line: (line.at_us, line.key))
        return tuple(lines)

    def _old_moment(self) -> int:
        span = HISTORY_DAYS * DAY_US - QUIET_US
        back: float = self._random.random() ** 1.4
        return self._now_us - QUIET_US - round(span * back) - self._random.randrange(HOUR_US)

    def _room(self, moment: int | None = None, *, answering: bool = False) -> Room:
        fitting = [room for room in self._rooms if moment is None or room.since_us < moment]
        if answering:
            fitting = [room for room in fitting if room.place in _ANSWERABLE] or fitting
        fitting = fitting or [min(self._rooms, key=lambda room: room.since_us)]
        return self._random.choices(fitting, weights=[room.reach for room in fitting])[0]

    def _exchange(self, moment: int, before: Sequence[Said]) -> list[Said]:
        """A message, or an answer to a recent one; now and then ours to it, and thanks."""
        random = self._random
        last = before[-1] if before and random.random() < 0.16 else None
        if last is not None and not last.own and not last.room.dialogue:
            guest = pick(random, self._people, "regular", "advocate", "asker")
            at = last.at_us + self._gap(30)
            return [self._line(last.room, guest, "reply", at, parent=last.key)]
        room = self._room(moment)
        guest = self._guest(room)
        first = self._line(room, guest, self._kind(room, guest), moment)
        lines = [first]
        if first.kind in ANSWERED and random.random() < (0.9 if room.dialogue else 0.3):
            ours = self.answer(first, moment + self._gap(70))
            lines.append(ours)
            if random.random() < (0.6 if room.dialogue else 0.18):
                parent = None if room.dialogue else ours.key
                lines.append(self._line(room, guest, "thanks", ours.at_us + self._gap(25), parent=parent))
        # Nothing old reaches into the last three days, where it would wait for an answer.
        return [line for line in lines if line.at_us < self._now_us - QUIET_US + 2 * HOUR_US]

    def _recent_case(self, moment: int, used: set[tuple[str, int, int]], *, answered: bool) -> list[Said]:
        while True:
            room = self._room(moment, answering=answered)
            guest = self._guest(room)
            mark = (room.place, room.thread, guest.number)
            if mark not in used and not (answered and guest.character in {"troll", "spammer"}):
                break
        used.add(mark)
        kind = self._kind(room, guest, called=True)
        lines = [self._line(room, guest, kind, moment, called=True)]
        if answered:
            lines.append(self.answer(lines[0], min(moment + self._gap(50), self._now_us - 5 * MINUTE_US)))
        elif self._random.random() < 0.15:  # somebody adds a word before anybody answered
            again = min(moment + self._gap(4), self._now_us - 20 * SECOND_US)
            lines.append(self._line(room, guest, "emoji" if kind == "praise" else "talk", again, called=True))
        return lines

    def _gap(self, minutes: float) -> int:
        return round((0.3 + self._random.expovariate(1 / minutes)) * MINUTE_US)

    def _guest(self, room: Room) -> Guest:
        if room.dialogue:
            return pick(self._random, self._people, "asker", "critic", "critic", "advocate")
        return pick(self._random, self._people)

    def _kind(self, room: Room, guest: Guest, *, called: bool = False) -> str:
        """What somebody begins with; `called`: it is for us."""
        kind = topic(self._random, guest)
        idle = kind in {"reply", "emoji", "talk", "thanks", "troll", "spam"}
        if idle and (room.dialogue or (called and room.place == "chat")):
            return self._random.choice(("question", "complaint", *MATRIX))
        return {"reply": "talk", "thanks": "praise"}.get(kind, kind)  # nothing to answer or to thank for yet

    def _line(
        self, room: Room, guest: Guest, kind: str, at_us: int, *, parent: int | None = None, called: bool = False
    ) -> Said:
        random = self._random
        text = self._speech.say(kind, guest.manner)
        later = None
        if kind not in {"emoji", "spam", "thanks"} and random.random() < 0.035:
            later = self._changed(guest, text)
        called = called or room.dialogue or (kind in ANSWERED and random.random() < 0.4)
        return Said(
            key=next(self._keys), room=room, guest=guest, text=text, at_us=at_us, kind=kind, parent=parent,
            called=called, later=later,
        )  # fmt: skip

    def _changed(self, guest: Guest, text: str) -> str:
        if guest.manner.russian:
            end = self._random.choice((" UPD: уже ответили, спасибо", " upd. вопрос снят", " (исправлено)", "!!"))
        else:
            end = self._random.choice((" Edit: sorted, thanks", " (edit: typo)", " UPD never mind"))
        return text.rstrip(".") + end

    def answer(self, to: Said, at_us: int) -> Said:
        """Ours, by name and in their language, and fitting what they wrote."""
        text = self._speech.say("answer", to.guest.manner, name=to.guest.first_name)
        return Said(
            key=next(self._keys), room=to.room, guest=to.guest, text=text, at_us=at_us, kind="answer", own=True,
            parent=to.key,
        )  # fmt: skip

    # ---------------------------------------------------------------- live

    def events(self) -> Iterator[Event]:
        """What goes on from now, in order, without end. Call it once, after `history`."""
        random, newest = self._random, sorted(self._rooms, key=lambda room: -room.since_us)
        waiting: list[Event] = []
        now_s = random.uniform(2, 6)
        while True:
            room = self._room() if random.random() < 0.5 else random.choice(newest[:4])
            guest = self._guest(room)
            line = self._line(room, guest, self._kind(room, guest), self._moment(now_s))
            waiting.append(Event(after_s=now_s, network=self.network, action="say", said=line))
            waiting += self._consequences(line, now_s)
            now_s += random.expovariate(1 / 5) if random.random() < 0.25 else random.expovariate(0.76 / self._pace_s)
            waiting.sort(key=lambda event: event.after_s)
            while waiting and waiting[0].after_s <= now_s:
                yield waiting.pop(0)

    def _moment(self, after_s: float) -> int:
        return self._now_us + round(after_s * SECOND_US)

    def _consequences(self, line: Said, now_s: float) -> list[Event]:
        """A colleague is first, the author changes or takes back the words, somebody answers."""
        random, chance = self._random, self._random.random()
        later = now_s + random.uniform(20, 240)
        event = {"after_s": later, "network": self.network}
        if line.later is not None:
            return [Event(**event, action="edit", key=line.key, text=line.later)]  # type: ignore[arg-type]
        if chance < 0.13 and line.kind in ANSWERED and line.room.place in _ANSWERABLE:
            return [Event(**event, action="say", said=self.answer(line, self._moment(later)))]  # type: ignore[arg-type]
        if chance > 0.96:
            gone = Event(**event, action="delete", key=line.key)  # type: ignore[arg-type]
            back = Event(after_s=later + 90, network=self.network, action="restore", key=line.key)
            return [gone, back] if chance > 0.99 else [gone]
        if chance > 0.88 and not line.room.dialogue:
            guest = pick(random, self._people, "regular", "advocate")
            said = self._line(line.room, guest, "reply", self._moment(later), parent=line.key)
            return [Event(**event, action="say", said=said)]  # type: ignore[arg-type]
        return []

    def lids(self, number: int, from_s: float, for_s: float, part: int = 0) -> list[Event]:
        """So many different people report the same faulty batch of lids within so many seconds.

        Args:
            number: how many.
            from_s: when the first may.
            for_s: within so many seconds.
            part: which third of the people: each network has its own.
        """
        random = Random(f"{self.network}:{self._seed}:lids")  # noqa: S311 - as above
        speech = Speech(random)
        able = [guest for guest in self._people[part::3] if guest.character not in {"troll", "spammer"}]
        place = {True: random.choice(("на Лесной", "на Мира")), False: "on Lesnaya"}
        events = []
        for guest in random.sample(able, number):
            after_s = from_s + for_s * random.betavariate(1.6, 2.2)
            room = random.choice(sorted(self._rooms, key=lambda room: -room.since_us)[:3])
            words = {"place": place[guest.manner.russian]} if random.random() < 0.7 else {}
            text = speech.say("lids", guest.manner, **words)
            said = Said(
                key=2_000_000 + guest.number, room=room, guest=guest, text=text, at_us=self._moment(after_s),
                kind="lids", called=True,
            )  # fmt: skip
            events.append(Event(after_s=after_s, network=self.network, action="say", said=said))
        return sorted(events, key=lambda event: event.after_s)


_ANSWERABLE: Final = frozenset({"wall", "photo", "im", "chat", "comments", "blog"})
"""Places where an answer of ours is seen and ends an item: not a topic, nor a bot's private chats."""
