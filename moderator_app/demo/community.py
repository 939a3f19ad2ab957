"""A coffee-shop chain's blog and its readers: what is there when the demo starts, and what arrives while it runs.

Everything follows from the seed: the same seed and start give the same people, words, times and order. `build` is pure;
`fill` and `apply` carry its result to a demo site.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US
from moderator_app.demo import community_texts as texts
from moderator_app.demo import talk as talk_module
from moderator_app.demo.cast import Guest, cast
from moderator_app.demo.speech import MATRIX
from moderator_app.demo.talk import Room, Said, Talk
from moderator_app.demo.wordpress_site import Post, Site

HISTORY_SIZE: Final = 1_400
HISTORY_DAYS: Final = 90
MODERATOR: Final = "marina"
COLLEAGUE: Final = "igor"
STAFF: Final = (
    ("admin", "Зерно и пар", "administrator"),
    (MODERATOR, "Марина Ковалёва", "editor"),
    (COLLEAGUE, "Игорь Саблин", "editor"),
    ("sveta", "Света Лаптева", "author"),
)
_RUSSIAN: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A reader; guests are known by their e-mail address, some leave none."""

    name: str
    email: str = ""
    site: str = ""
    russian: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One comment.

    Attributes:
        key: names it within one community; replies, edits and deletions point to it.
        kind: question, praise, complaint, troll, talk, reply, answer (ours), emoji, spam.
        login: a member of staff; None: `person` wrote it.
    """

    key: int
    post: int
    text: str
    at_us: int
    kind: str
    person: Person
    login: str | None = None
    parent: int | None = None
    status: str = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(talk_module.Event):
    """Something that happens on the blog while the demo runs.

    Attributes:
        action: `comment`, `edit` (its author changes the words), `delete` (for good), `answer` (a colleague was first).
        line: the new comment of `comment` and `answer`.
    """

    network: str = "wordpress"
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """All of it. `history` is ordered by time; ids of posts are their places, from 1."""

    name: str
    seed: int
    now_us: int
    size: int
    posts: tuple[Post, ...]
    people: tuple[Person, ...]
    history: tuple[Line, ...]

    def script(self) -> Script:
        """What happens from now on."""
        return Script(self)


_KINDS: Final[Mapping[str, str]] = {
    "q": "question", "p": "praise", "c": "complaint", "t": "troll", "n": "talk", "r": "reply", "a": "answer",
}  # fmt: skip


def build(seed: int, now_us: int, *, size: int = HISTORY_SIZE) -> Community:
    """The community at `now_us` (UTC microseconds): posts, people, and some `size` comments of three months."""
    random = Random(f"community:{seed}")  # noqa: S311 - repeatable on purpose
    people = _people(random)
    posts = _posts(random, now_us)
    lines = _topical(random, people, posts, now_us)
    said = _history(_talk(seed, now_us, posts), size)
    readers = _Readers(posts, len(lines))
    lines += [readers.line(each) for each in said]
    lines = [_moderated(random, line, now_us) for line in lines]
    return Community(
        name=texts.SITE_NAME,
        seed=seed,
        now_us=now_us,
        size=size,
        posts=posts,
        people=people,
        history=tuple(sorted(lines, key=lambda line: (line.at_us, line.key))),
    )


def _talk(seed: int, now_us: int, posts: Sequence[Post]) -> Talk:
    """What readers say by themselves, beside the talk written for each post."""
    rooms = [Room(place="blog", thread=post.id, since_us=post.at_us) for post in posts]
    return Talk("wordpress", seed, now_us, cast(seed), rooms, pace_s=45.0)


def _history(talk: Talk, size: int) -> tuple[Said, ...]:
    return talk.history(max(0, size - _WRITTEN), open_cases=10, answered_cases=12)


_WRITTEN: Final = sum(len(talk.strip().splitlines()) for *_, talk in texts.POSTS)
"""How many comments were written by hand."""


class _Readers:
    """Turns what was said into comments; `first`: the first free key."""

    def __init__(self, posts: Sequence[Post], first: int) -> None:
        self._posts = {post.id: post for post in posts}
        self._first = first
        self._at: dict[int, int] = {}

    def key(self, key: int) -> int:
        """The comment's key."""
        return self._first + key

    def line(self, said: Said) -> Line:
        """The comment of somebody, never older than its post or what it answers."""
        earliest = self._posts[said.room.thread].at_us + MINUTE_US
        if said.parent is not None:
            earliest = max(earliest, self._at.get(said.parent, 0) + SECOND_US)
        self._at[said.key] = at = max(said.at_us, earliest)
        return Line(
            key=self._first + said.key,
            post=said.room.thread,
            text=said.text,
            at_us=at,
            kind="question" if said.kind in MATRIX else said.kind,
            person=reader(said.guest),
            login=(MODERATOR, COLLEAGUE)[said.key % 2] if said.own else None,
            parent=None if said.parent is None else self._first + said.parent,
        )


def reader(guest: Guest) -> Person:
    """A person of the cast as a guest of the blog: most leave an address, some a site."""
    # Not `hash`: it differs from process to process.
    number = hashlib.sha256(guest.name.encode()).hexdigest()[:6]
    if guest.character == "spammer":
        return Person(name=guest.name, email=f"promo{number}@example.test", russian=guest.manner.russian)
    return Person(
        name=guest.name,
        email="" if guest.number % 9 == 4 else f"reader.{number}@example.test",
        site=f"https://{guest.handle.replace('_', '-')}.example" if guest.number % 11 == 3 else "",
        russian=guest.manner.russian,
    )


def _people(random: Random) -> tuple[Person, ...]:
    """Readers with an address each; one in eight leaves none, one in ten a site."""
    people = []
    for names, russian in ((texts.NAMES_RU, True), (texts.NAMES_EN, False)):
        for name in names:
            # Not `hash`: it differs from process to process.
            number = hashlib.sha256(name.encode()).hexdigest()[:6]
            address = "" if random.random() < 0.12 else f"reader.{number}@example.test"
            site = f"https://{number}.example" if random.random() < 0.1 else ""
            people.append(Person(name=name, email=address, site=site, russian=russian))
    return tuple(people)


def _posts(random: Random, now_us: int) -> tuple[Post, ...]:
    """A post every four days or so, the newest from yesterday."""
    at = now_us - DAY_US
    posts = []
    for number, (slug, title, excerpt, _) in enumerate(texts.POSTS, start=1):
        posts.append(Post(id=number, title=title, slug=slug, excerpt=excerpt, body=excerpt, at_us=at, author=4))
        at -= round(DAY_US * random.uniform(2.5, 5.5))
    return tuple(posts)


def _topical(random: Random, people: Sequence[Person], posts: Sequence[Post], now_us: int) -> list[Line]:
    """The talk written for each post, most of it soon after the post, some days later."""
    lines: list[Line] = []
    for post, (_, _, _, talk) in zip(posts, texts.POSTS, strict=True):
        at = post.at_us + 10 * MINUTE_US
        before: Line | None = None
        for raw in talk.strip().splitlines():
            kind, text = _KINDS[raw[0]], raw[2:].strip()
            follows = kind in {"reply", "answer"}
            gap = random.expovariate(1.0) * (40 * MINUTE_US if follows else 4 * HOUR_US)
            base = before.at_us if follows and before else at
            moment = min(base + MINUTE_US + round(gap), now_us - random.randrange(HOUR_US, 12 * HOUR_US))
            at = max(at, moment)
            line = Line(
                key=len(lines),
                post=post.id,
                text=text,
                at_us=max(moment, (before.at_us + SECOND_US) if follows and before else 0),
                kind=kind,
                person=_speaker(random, people, text, kind),
                login=MODERATOR if kind == "answer" else None,
                parent=before.key if follows and before else None,
            )
            lines.append(line)
            if kind != "reply":
                before = line
    return lines


def _speaker(random: Random, people: Sequence[Person], text: str, kind: str) -> Person:
    """Somebody who speaks the language of the text."""
    if kind == "spam":
        return Person(name=random.choice(texts.SPAMMERS), email=f"promo{random.randrange(900)}@example.test")
    if kind == "troll" and random.random() < 0.7:
        return Person(name=random.choice(texts.TROLL_NAMES), email=f"t{random.randrange(40)}@example.test")
    letters = [c for c in text.lower() if c.isalpha()]
    russian = not letters or sum(c in _RUSSIAN for c in letters) * 2 > len(letters)
    return random.choice([person for person in people if person.russian is russian])


def _moderated(random: Random, line: Line, now_us: int) -> Line:
    """What became of a comment: old spam is caught, some trolls are held, the newest guests wait for approval."""
    if line.login:
        return line
    if line.kind == "spam":
        return replace(line, status=random.choice(("spam", "spam", "trash", "hold")))
    if line.kind == "troll" and random.random() < 0.3:
        return replace(line, status="trash")
    fresh = now_us - line.at_us < DAY_US
    return replace(line, status="hold") if fresh and random.random() < 0.25 else line


class Script:
    """What happens while the demo runs: an endless, repeatable stream of events in order of time."""

    def __init__(self, community: Community) -> None:
        self._community = community

    def events(self) -> Iterator[Event]:
        """Events from the beginning; each call gives the same.

        Comments come every 45 s on average, in waves; some are edited, taken back, or answered by a colleague within
        minutes. Times are relative, `Line.at_us` is the start of the demo plus them.
        """
        community = self._community
        talk = _talk(community.seed, community.now_us, community.posts)
        _history(talk, community.size)  # what was said is not said again
        return self.told(talk, _WRITTEN)

    def told(self, talk: Talk, first: int) -> Iterator[Event]:
        """Events of a talk as events of the blog."""
        random = Random(f"script:{self._community.seed}")  # noqa: S311 - repeatable on purpose
        readers = _Readers(self._community.posts, first)
        for event in talk.events():
            yield from blog_events(event, readers, random)

    def lids(self, number: int, from_s: float, for_s: float) -> list[Event]:
        """So many readers report the same faulty batch."""
        community = self._community
        talk = _talk(community.seed, community.now_us, community.posts)
        readers = _Readers(community.posts, 0)
        random = Random(f"lids:{community.seed}")  # noqa: S311 - as above
        return [
            made for event in talk.lids(number, from_s, for_s, part=0) for made in blog_events(event, readers, random)
        ]


def blog_events(event: talk_module.Event, readers: _Readers, random: Random) -> Iterator[Event]:
    """An event of the talk as one of the blog; a restored comment is none: guests cannot."""
    if event.said is not None:
        line = readers.line(event.said)
        if line.kind == "spam":
            line = replace(line, status=random.choice(("spam", "hold", "approved")))
        elif line.login is None and random.random() < 0.15:
            line = replace(line, status="hold")
        yield Event(after_s=event.after_s, action="answer" if line.login else "comment", line=line)
    elif event.action in {"edit", "delete"} and event.key is not None:
        yield Event(after_s=event.after_s, action=event.action, key=readers.key(event.key), text=event.text)


# ---------------------------------------------------------------- onto a site


def fill(site: Site, community: Community) -> dict[int, int]:
    """Put staff, posts and history on an empty site; returns the site's comment ids by key."""
    for login, name, role in STAFF:
        site.add_user(login, name, role)
    for post in community.posts:
        site.add_post(replace(post))
    ids: dict[int, int] = {}
    for line in community.history:
        ids[line.key] = _put(site, line, ids, line.at_us)
    return ids


def apply(site: Site, event: Event, ids: MutableMapping[int, int]) -> bool:
    """Let an event happen on the site, now by the site's clock.

    Returns:
        False when what it is about is gone meanwhile, by a moderator's hand for instance.
    """
    with site.lock:
        if event.line is not None:
            if event.line.parent is not None and ids.get(event.line.parent) not in site.comments:
                return False
            ids[event.line.key] = _put(site, event.line, ids, None)
            return True
        comment = ids.get(event.key if event.key is not None else -1)
        if comment is None or comment not in site.comments:
            return False
        if event.action == "edit":
            site.edit(comment, event.text)
        else:
            site.delete(comment)
        return True


def _put(site: Site, line: Line, ids: Mapping[int, int], at_us: int | None) -> int:
    return site.add_comment(
        line.post,
        line.text,
        name=line.person.name,
        email=line.person.email,
        url=line.person.site,
        parent=ids.get(line.parent, 0) if line.parent is not None else 0,
        login=line.login,
        status=line.status,
        at_us=at_us,
    ).id
