"""A community of the demo VK: people, places, comments and dialogues, and what is told of them in the long poll."""

from __future__ import annotations

import html
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from moderator_app.clock import SECOND_US, Clock
from moderator_app.platforms.vk.sources import BY_NAME, Source

PEOPLE_FROM: Final = 100_001


class VkError(Exception):
    """An answer `{"error": …}`; `more` are further fields of it."""

    def __init__(self, code: int, text: str, **more: Any) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text
        self.more = more


@dataclass(slots=True)
class Token:
    """A key: of the community, or of a user with rights."""

    kind: str
    user: int = 0
    scopes: tuple[str, ...] = ()


@dataclass(slots=True)
class Thread:
    """A post, topic, photo, video or good."""

    id: int
    title: str
    text: str
    at: int
    open: bool = True


@dataclass(slots=True, kw_only=True)
class Comment:
    """One comment; `parents` holds the root of its branch."""

    id: int
    place: str
    thread: int
    author: int
    text: str
    at: int
    parents: tuple[int, ...] = ()
    answers: int = 0
    answers_user: int = 0
    deleted: bool = False
    attachments: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Dm:
    """One message of a dialogue."""

    id: int
    cmid: int
    peer: int
    author: int
    text: str
    at: int
    edited_at: int = 0
    random_id: int = 0
    deleted: bool = False
    answers: int = 0
    attachments: list[dict[str, Any]] = field(default_factory=list)


class Community:
    """The state of one community. Methods are what people do there; `lock` guards all of it.

    Args:
        name: as people see it.
        group_id: positive number.
        clock: the platform's clock.
    """

    def __init__(self, name: str, group_id: int, clock: Clock) -> None:
        self.name = name
        self.group_id = group_id
        self.clock = clock
        self.lock = threading.RLock()
        self.happened = threading.Condition(self.lock)
        self.people: dict[int, tuple[str, str]] = {}
        self.threads: dict[str, dict[int, Thread]] = {name: {} for name in BY_NAME}
        self.comments: dict[str, dict[int, Comment]] = {name: {} for name in BY_NAME}
        self.messages: dict[int, Dm] = {}
        self.tokens: dict[str, Token] = {}
        self.allowed: set[int] = set()
        self.banned: dict[int, dict[str, int]] = {}
        self.liked: set[tuple[str, int]] = set()
        self.reported: list[tuple[str, int, int]] = []
        self.guids: dict[str, tuple[int, int]] = {}
        self.long_poll_on = True
        self.events: list[dict[str, Any]] = []
        self.events_from = 1
        """Number of the oldest event still kept: what is older was lost."""
        self._next = 0

    # ---------------------------------------------------------------- people and keys

    def now(self) -> int:
        """Unix seconds."""
        return self.clock.now_us() // SECOND_US

    def number(self) -> int:
        """The next id of anything in the community."""
        self._next += 1
        return self._next

    def person(self, name: str) -> int:
        """The id of a person by name; they appear when first named."""
        first, _, last = name.partition(" ")
        with self.lock:
            for number, known in self.people.items():
                if known == (first, last):
                    return number
            number = PEOPLE_FROM + len(self.people)
            self.people[number] = (first, last)
            return number

    def issue(self, kind: str, *, user: int = 0, scopes: tuple[str, ...] = ()) -> str:
        """A new key."""
        token = f"vk1.a.{secrets.token_urlsafe(32)}"
        with self.lock:
            self.tokens[token] = Token(kind, user, scopes)
        return token

    def revoke(self, token: str | None = None) -> None:
        """This key, or all of them, no longer open anything."""
        with self.lock:
            if token is None:
                self.tokens.clear()
            else:
                self.tokens.pop(token, None)

    # ---------------------------------------------------------------- places and comments

    def add_thread(self, place: str, title: str, text: str = "", *, at: int | None = None) -> int:
        """A new post, topic, photo, video or good, since `at` (Unix seconds; None: now); its id."""
        with self.lock:
            number = self.number()
            self.threads[place][number] = Thread(number, title, text, self.now() if at is None else at)
            return number

    def close_thread(self, place: str, thread: int, *, is_open: bool = False) -> None:
        """Nobody may comment any more, or again."""
        with self.lock:
            self.threads[place][thread].open = is_open

    def comment(
        self,
        place: str,
        thread: int,
        author: int,
        text: str,
        *,
        answers: int = 0,
        attachments: list[dict[str, Any]] | None = None,
        at: int | None = None,
    ) -> Comment:
        """Somebody comments, at `at` (Unix seconds; None: now)."""
        with self.lock:
            answered = self.comments[place].get(answers)
            branches = BY_NAME[place].branches
            parents: tuple[int, ...] = ()
            if answered and branches:
                parents = answered.parents[:1] or (answered.id,)
            made = Comment(
                id=self.number(),
                place=place,
                thread=thread,
                author=author,
                text=text,
                at=self.now() if at is None else at,
                parents=parents,
                answers=answers if answered else 0,
                answers_user=answered.author if answered else 0,
                attachments=attachments or [],
            )
            self.comments[place][made.id] = made
            self.tell_comment(made, "new")
            return made

    def edit_comment(self, place: str, number: int, text: str) -> None:
        """Its words change."""
        with self.lock:
            self.comments[place][number].text = text
            self.tell_comment(self.comments[place][number], "edit")

    def delete_comment(self, place: str, number: int, *, by: int = 1) -> None:
        """It is taken down; it can be restored."""
        with self.lock:
            found = self.comments[place][number]
            found.deleted = True
            self.tell(f"{BY_NAME[place].event}_delete", self._deletion(found, by))

    def restore_comment(self, place: str, number: int) -> None:
        """It is back."""
        with self.lock:
            self.comments[place][number].deleted = False
            self.tell_comment(self.comments[place][number], "restore")

    # ---------------------------------------------------------------- dialogues

    def message(
        self,
        peer: int,
        text: str,
        *,
        author: int | None = None,
        random_id: int = 0,
        answers: int = 0,
        attachments: list[dict[str, Any]] | None = None,
        at: int | None = None,
    ) -> Dm:
        """Somebody writes to the community, or it writes to them (`author` negative)."""
        with self.lock:
            writer = peer if author is None else author
            cmid = 1 + max((m.cmid for m in self.messages.values() if m.peer == peer), default=0)
            made = Dm(
                id=self.number(), cmid=cmid, peer=peer, author=writer, text=text,
                at=self.now() if at is None else at, random_id=random_id, answers=answers,
                attachments=attachments or [],
            )  # fmt: skip
            self.messages[made.id] = made
            if writer > 0:
                self.allowed.add(peer)
                self.tell("message_new", {"message": self.shown_message(made), "client_info": {"lang_id": 0}})
            else:
                self.tell("message_reply", self.shown_message(made))
            return made

    def edit_message(self, number: int, text: str) -> None:
        """Its words change."""
        with self.lock:
            found = self.messages[number]
            found.text, found.edited_at = text, self.now()
            self.tell("message_edit", self.shown_message(found))

    def delete_message(self, number: int) -> None:
        """It is gone; the long poll does not tell."""
        with self.lock:
            self.messages[number].deleted = True

    # ---------------------------------------------------------------- long poll

    def tell(self, kind: str, body: Mapping[str, Any]) -> None:
        """An event for the long poll."""
        with self.lock:
            number = self.events_from + len(self.events)
            self.events.append(
                {
                    "group_id": self.group_id,
                    "type": kind,
                    "event_id": f"{number:040x}",
                    "v": "5.199",
                    "object": dict(body),
                }
            )
            self.happened.notify_all()

    def forget_events(self) -> None:
        """The long poll's history is lost up to now."""
        with self.lock:
            self.events_from += len(self.events)
            self.events.clear()

    def tell_comment(self, found: Comment, verb: str) -> None:
        """An event about a comment, with what the list does not need to say."""
        body = self.shown_comment(found)
        owner = {
            "wall": {"post_owner_id": -self.group_id},
            "topic": {"topic_id": found.thread, "topic_owner_id": self.group_id},
            "photo": {"photo_owner_id": self.group_id},
            "video": {"video_owner_id": -self.group_id},
            "market": {"market_owner_id": -self.group_id, "item_id": found.thread},
        }[found.place]
        self.tell(f"{BY_NAME[found.place].event}_{verb}", {**body, **owner})

    def _deletion(self, found: Comment, by: int) -> dict[str, Any]:
        # Signs as the official schema has them: positive where its `minimum` is 0.
        group = self.group_id
        return {
            "wall": {"owner_id": -group, "id": found.id, "user_id": by, "deleter_id": by, "post_id": found.thread},
            "topic": {"topic_owner_id": group, "topic_id": found.thread, "id": found.id, "deleter_id": by},
            "photo": {
                "owner_id": group, "id": found.id, "user_id": by, "deleter_id": by, "photo_id": found.thread,
            },
            "video": {"owner_id": -group, "id": found.id, "deleter_id": by, "video_id": found.thread},
            "market": {"owner_id": -group, "id": found.id, "user_id": by, "item_id": found.thread},
        }[found.place]  # fmt: skip

    # ---------------------------------------------------------------- as the API shows them

    def shown_comment(self, found: Comment) -> dict[str, Any]:
        """`wall_wall_comment` or `board_topic_comment`; texts leave VK with their markup escaped."""
        source = BY_NAME[found.place]
        if found.deleted:
            stub = {"id": found.id, "from_id": found.author, "date": found.at, "text": "", "deleted": True}
            return {**stub, **({source.thread: found.thread} if source.name != "topic" else {})}
        shown: dict[str, Any] = {
            "id": found.id,
            "from_id": found.author,
            "date": found.at,
            "text": html.escape(found.text, quote=False).replace('"', "&quot;"),
            "can_edit": int(found.author == -self.group_id),
            "likes": {
                "can_like": 1,
                "count": int((found.place, found.id) in self.liked),
                "user_likes": int((found.place, found.id) in self.liked),
            },
        }
        if found.attachments:
            shown["attachments"] = found.attachments
        if source.name != "topic":
            shown |= {"owner_id": -self.group_id, "parents_stack": list(found.parents)}
            shown |= {"pid": found.thread} if source.name == "photo" else {source.thread: found.thread}
            if found.answers:
                shown |= {"reply_to_comment": found.answers, "reply_to_user": found.answers_user}
        return shown

    def shown_message(self, found: Dm) -> dict[str, Any]:
        """`messages_message`."""
        shown: dict[str, Any] = {
            "id": found.id,
            "conversation_message_id": found.cmid,
            "date": found.at,
            "from_id": found.author,
            "peer_id": found.peer,
            "out": int(found.author < 0),
            "text": html.escape(found.text, quote=False).replace('"', "&quot;"),
            "version": found.id * 100,
            "attachments": found.attachments,
            "fwd_messages": [],
            "important": False,
            "is_hidden": False,
        }
        if found.edited_at:
            shown["update_time"] = found.edited_at
        if found.author < 0:
            shown |= {"random_id": found.random_id, "admin_author_id": 1}
        if found.deleted:
            shown["deleted"] = 1
        answered = self.messages.get(found.answers)
        if answered:
            shown["reply_message"] = {
                "id": answered.id,
                "conversation_message_id": answered.cmid,
                "date": answered.at,
                "from_id": answered.author,
                "text": html.escape(answered.text, quote=False),
            }
        return shown

    def shown_people(self, numbers: set[int]) -> dict[str, list[dict[str, Any]]]:
        """`profiles` and `groups` of an extended answer."""
        profiles = [
            {
                "id": number,
                "first_name": self.people[number][0],
                "last_name": self.people[number][1],
                "screen_name": f"id{number}",
                "is_closed": False,
                "can_access_closed": True,
            }
            for number in sorted(numbers)
            if number in self.people
        ]
        ours = {"id": self.group_id, "name": self.name, "screen_name": f"club{self.group_id}", "is_closed": 0}
        return {"profiles": profiles, "groups": [ours] if -self.group_id in numbers else []}

    def living(self, source: Source, thread: int | None) -> list[Comment]:
        """Comments that a list shows: stubs only where replies stand below."""
        every = [c for c in self.comments[source.name].values() if thread is None or c.thread == thread]
        held = {parent for c in every if not c.deleted for parent in c.parents}
        return [c for c in every if not c.deleted or c.id in held]
