"""A coffee-shop chain's blog and its readers: what is there when the demo starts, and what arrives while it runs.

Everything follows from the seed: the same seed and start give the same people, words, times and order. `build` is pure;
`fill` and `apply` carry its result to a demo site.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import Final

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US
from moderator_app.demo import community_texts as texts
from moderator_app.demo.wordpress_site import Post, Site

HISTORY_SIZE: Final = 400
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
class Event:
    """Something that happens while the demo runs.

    Attributes:
        after_s: seconds since the start of the script, at normal speed.
        action: `comment`, `edit` (its author changes the words), `delete` (for good), `answer` (a colleague was first).
        line: the new comment of `comment` and `answer`.
        key: the comment that `edit` and `delete` are about.
    """

    after_s: float
    action: str
    line: Line | None = None
    key: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """All of it. `history` is ordered by time; ids of posts are their places, from 1."""

    name: str
    seed: int
    now_us: int
    posts: tuple[Post, ...]
    people: tuple[Person, ...]
    history: tuple[Line, ...]

    def script(self) -> Script:
        """What happens from now on."""
        return Script(self)


_KINDS: Final[Mapping[str, str]] = {
    "q": "question", "p": "praise", "c": "complaint", "t": "troll", "n": "talk", "r": "reply", "a": "answer",
}  # fmt: skip
_POOLS: Final[Mapping[str, Sequence[str]]] = {
    "praise": texts.PRAISE,
    "question": texts.QUESTIONS,
    "complaint": texts.COMPLAINTS,
    "troll": texts.TROLLS,
    "emoji": texts.EMOJI,
    "spam": texts.SPAM,
}
_WEIGHTS: Final[Mapping[str, int]] = {
    "praise": 26, "question": 26, "complaint": 17, "troll": 8, "emoji": 13, "spam": 10,
}  # fmt: skip


def build(seed: int, now_us: int) -> Community:
    """The community as it is at `now_us` (UTC microseconds): posts, people and some 400 comments of three months."""
    random = Random(f"community:{seed}")  # noqa: S311 - repeatable on purpose
    people = _people(random)
    posts = _posts(random, now_us)
    lines = _topical(random, people, posts, now_us)
    crowd = _Crowd(random, people, start=len(lines))
    while len(lines) < HISTORY_SIZE:
        post = random.choice(posts)
        at = post.at_us + round((now_us - HOUR_US - post.at_us) * random.random() ** 2)
        lines.append(crowd.line(post.id, at))
    answered = [
        _answer(random, line, len(lines) + number, now_us)
        for number, line in enumerate(
            line for line in lines if line.kind in {"question", "complaint"} and random.random() < 0.12
        )
    ]
    lines = [_moderated(random, line, now_us) for line in lines] + answered
    return Community(
        name=texts.SITE_NAME,
        seed=seed,
        now_us=now_us,
        posts=posts,
        people=people,
        history=tuple(sorted(lines, key=lambda line: (line.at_us, line.key))),
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


def _answer(random: Random, line: Line, key: int, now_us: int, login: str | None = None) -> Line:
    """A short answer of ours in the language of the question."""
    fitting = [t for t in texts.ANSWERS if (t[0].lower() in _RUSSIAN) is line.person.russian]
    return Line(
        key=key,
        post=line.post,
        text=random.choice(fitting),
        at_us=min(line.at_us + round(random.uniform(0.1, 6) * HOUR_US), now_us - MINUTE_US),
        kind="answer",
        person=line.person,
        login=login or random.choice((MODERATOR, COLLEAGUE)),
        parent=line.key,
    )


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


class _Crowd:
    """Comments without end; a text alone comes once, later with something added, never the same whole twice."""

    def __init__(self, random: Random, people: Sequence[Person], *, start: int) -> None:
        self._random = random
        self._people = people
        self._keys = count(start)
        self._said: set[str] = set()

    def line(self, post: int, at_us: int) -> Line:
        """Somebody says something under a post."""
        kind = self._random.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()))[0]
        text = self._words(kind)
        person = _speaker(self._random, self._people, text, kind)
        return Line(key=next(self._keys), post=post, text=text, at_us=at_us, kind=kind, person=person)

    def next_key(self) -> int:
        """A key nothing has yet."""
        return next(self._keys)

    def _words(self, kind: str) -> str:
        pool = _POOLS[kind]
        if kind == "emoji":  # people do repeat these
            return self._random.choice(pool)
        for _ in range(60):
            text = self._random.choice(pool)
            if text in self._said:
                text = self._longer(text)
            if text not in self._said:
                self._said.add(text)
                return text
        return self._longer(self._longer(self._random.choice(pool)))

    def _longer(self, text: str) -> str:
        russian = any(c in _RUSSIAN for c in text.lower())
        fitting = [t for t in texts.ADDED if any(c in _RUSSIAN for c in t.lower()) is russian]
        end = "" if text[-1] in ".!?…)" or not text[-1].isalnum() else "."
        return f"{text}{end} {self._random.choice(fitting)}"


class Script:
    """What happens while the demo runs: an endless, repeatable stream of events in order of time."""

    def __init__(self, community: Community) -> None:
        self._community = community

    def events(self) -> Iterator[Event]:
        """Events from the beginning; each call gives the same.

        Comments come every 25 s on average, in waves; some are edited, taken back, or answered by a colleague within
        minutes. Times are relative, `Line.at_us` is the start of the demo plus them.
        """
        seed = self._community.seed
        random = Random(f"script:{seed}")  # noqa: S311 - repeatable on purpose
        start = self._community.now_us
        crowd = _Crowd(random, self._community.people, start=1_000_000)
        waiting: list[Event] = []
        now_s = 3.0
        newest = self._community.posts[:6]
        while True:
            post = random.choices(newest, weights=range(len(newest), 0, -1))[0]
            line = crowd.line(post.id, start + round(now_s * SECOND_US))
            if line.kind == "spam":
                line = replace(line, status=random.choice(("spam", "hold", "approved")))
            elif random.random() < 0.15:
                line = replace(line, status="hold")
            waiting.append(Event(after_s=now_s, action="comment", line=line))
            waiting += _consequences(random, line, now_s, crowd, start)
            burst = random.random() < 0.25
            now_s += random.expovariate(1 / 4) if burst else random.expovariate(1 / 32)
            waiting.sort(key=lambda event: event.after_s)
            while waiting and waiting[0].after_s <= now_s:
                yield waiting.pop(0)


def _consequences(random: Random, line: Line, now_s: float, crowd: _Crowd, start: int) -> list[Event]:
    """What its author or a colleague does about a comment in the next minutes."""
    chance = random.random()
    later = now_s + random.uniform(20, 240)
    if line.kind in {"question", "complaint"} and chance < 0.16:
        answer = replace(
            _answer(random, line, crowd.next_key(), start + round(later * SECOND_US) + DAY_US, COLLEAGUE),
            at_us=start + round(later * SECOND_US),
        )
        return [Event(after_s=later, action="answer", line=answer)]
    if line.kind in {"question", "complaint", "praise"} and chance < 0.26:
        tail = " UPD: разобрались, спасибо" if line.person.russian else " Edit: sorted, thanks"
        text = line.text + random.choice((tail, "!!", ")" if line.person.russian else " :)"))
        return [Event(after_s=later, action="edit", key=line.key, text=text)]
    if chance > 0.94:
        return [Event(after_s=later, action="delete", key=line.key)]
    return []


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
