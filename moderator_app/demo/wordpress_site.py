"""What a demo WordPress holds: users, posts, comments, and the core's rules for changing them. No HTTP here."""

from __future__ import annotations

import hashlib
import random
import re
import string
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from moderator_app.clock import HOUR_US, SECOND_US, Clock

MODERATING: Final = frozenset({"administrator", "editor"})
EDITING: Final = MODERATING | {"author", "contributor"}
FLOOD_US: Final = 15 * SECOND_US
MAX_BYTES: Final = 65_525


@dataclass(slots=True, kw_only=True)
class User:
    """Someone with an account on the site."""

    id: int
    login: str
    name: str
    role: str
    email: str
    passwords: list[str] = field(default_factory=list)

    @property
    def moderates(self) -> bool:
        """Whether the role has the right `moderate_comments`."""
        return self.role in MODERATING


@dataclass(slots=True, kw_only=True)
class Post:
    """A post or a page; `excerpt` is HTML."""

    id: int
    title: str
    slug: str
    excerpt: str = ""
    body: str = ""
    at_us: int = 0
    author: int = 1
    kind: str = "post"
    open: bool = True
    status: str = "publish"


@dataclass(slots=True, kw_only=True)
class Comment:
    """A comment as its table row holds it; `status` is one of approved, hold, spam, trash."""

    id: int
    post: int
    content: str
    at_us: int
    parent: int = 0
    user: int = 0
    name: str = ""
    email: str = ""
    url: str = ""
    ip: str = ""
    agent: str = ""
    status: str = "approved"
    kind: str = "comment"
    before: str = "approved"


class Refusal(Exception):
    """An error as the core answers it."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message


class Site:
    """One site. Every method may be called from any thread.

    Args:
        name: title of the site.
        clock: gives the times of comments and of the Date header.
        utc_offset_h: hours the site's own time is ahead of UTC.
    """

    def __init__(self, name: str, clock: Clock, *, utc_offset_h: int = 0) -> None:
        self.name = name
        self.clock = clock
        self.offset_us = utc_offset_h * HOUR_US
        self.lock = threading.RLock()
        self.users: dict[int, User] = {}
        self.posts: dict[int, Post] = {}
        self.comments: dict[int, Comment] = {}
        self._next_comment = 1
        self._random = random.Random(f"wordpress:{name}")  # noqa: S311 - repeatable demo passwords for loopback

    # ---------------------------------------------------------------- people

    def add_user(self, login: str, name: str, role: str, *, user_id: int | None = None) -> User:
        """A new account without an application password."""
        with self.lock:
            number = user_id or max(self.users, default=0) + 1
            user = User(id=number, login=login, name=name, role=role, email=f"{login}@example.test")
            self.users[number] = user
            return user

    def issue_password(self, login: str) -> str:
        """A new application password, in the groups of four a person sees."""
        letters = "".join(self._random.choices(string.ascii_letters + string.digits, k=24))
        with self.lock:
            self._user(login).passwords.append(letters)
        return " ".join(letters[i : i + 4] for i in range(0, 24, 4))

    def revoke_passwords(self, login: str) -> None:
        """All application passwords of an account stop working."""
        with self.lock:
            self._user(login).passwords.clear()

    def _user(self, login: str) -> User:
        return next(user for user in self.users.values() if user.login == login)

    def signed_in(self, login: str, password: str) -> User | None:
        """The account, if the password is one of its application passwords; spaces do not count."""
        plain = "".join(c for c in password if c.isalnum())
        with self.lock:
            for user in self.users.values():
                if login in {user.login, user.email}:
                    return user if plain in user.passwords else None
        return None

    # ---------------------------------------------------------------- content

    def add_post(self, post: Post) -> Post:
        """A new post; its id must be free."""
        with self.lock:
            self.posts[post.id] = post
            return post

    def add_comment(  # noqa: PLR0913 - a comment has this many sides
        self,
        post: int,
        content: str,
        *,
        name: str = "",
        email: str = "",
        url: str = "",
        ip: str = "203.0.113.9",
        parent: int = 0,
        login: str | None = None,
        status: str = "approved",
        kind: str = "comment",
        at_us: int | None = None,
    ) -> Comment:
        """A comment written on the site itself, past the API's checks."""
        with self.lock:
            user = self._user(login) if login else None
            return self._insert(
                Comment(
                    id=0,
                    post=post,
                    content=content,
                    at_us=self.now_us() if at_us is None else at_us,
                    parent=parent,
                    user=user.id if user else 0,
                    name=user.name if user else name,
                    email=user.email if user else email,
                    url=url,
                    ip=ip,
                    agent="Mozilla/5.0",
                    status=status,
                    kind=kind,
                )
            )

    def _insert(self, comment: Comment) -> Comment:
        comment.id = self._next_comment
        comment.before = comment.status
        self._next_comment += 1
        self.comments[comment.id] = comment
        return comment

    def now_us(self) -> int:
        """The site's clock, in whole seconds as the table keeps them."""
        return self.clock.now_us() // SECOND_US * SECOND_US

    def get(self, comment_id: int) -> Comment:
        """A comment.

        Raises:
            Refusal: there is none, or its post is gone.
        """
        comment = self.comments.get(comment_id)
        if comment is None:
            raise Refusal(404, "rest_comment_invalid_id", "Invalid comment ID.")
        if comment.post and comment.post not in self.posts:
            raise Refusal(404, "rest_post_invalid_id", "Invalid post ID.")
        return comment

    def create(self, caller: User, draft: Comment) -> Comment:
        """A comment by the API; `draft` has everything but id and status.

        Raises:
            Refusal: empty, too long, said before, too quick.
        """
        with self.lock:
            draft.content = draft.content.strip()
            if not draft.content:
                raise Refusal(400, "rest_comment_content_invalid", "Invalid comment content.")
            self.refuse_long(draft.content)
            self._refuse_repeats(caller, draft)
            known = any(c.user == draft.user and c.status == "approved" for c in self.comments.values() if c.user)
            writer = self.users.get(draft.user)
            draft.status = "approved" if (writer and writer.moderates) or known else "hold"
            return self._insert(draft)

    @staticmethod
    def refuse_long(content: str) -> None:
        """The core counts the bytes its column holds."""
        if len(content.encode()) > MAX_BYTES:
            raise Refusal(400, "comment_content_column_length", "Comment field exceeds maximum length allowed.")

    def _refuse_repeats(self, caller: User, draft: Comment) -> None:
        # The core unslashes the new text though nothing slashed it: a backslash slips past the check (seen on 6.1).
        compared = re.sub(r"\\(.?)", r"\1", draft.content)
        for other in self.comments.values():
            same_author = other.name == draft.name or (draft.email and other.email == draft.email)
            same = (other.post, other.parent, other.content) == (draft.post, draft.parent, compared)
            if same and same_author and other.status != "trash":
                raise Refusal(
                    409,
                    "comment_duplicate",
                    "Duplicate comment detected; it looks as though you&#8217;ve already said that!",
                )
        if not caller.moderates:
            newest = max((c.at_us for c in self.comments.values() if c.user == caller.id), default=0)
            if self.now_us() - newest < FLOOD_US:
                raise Refusal(400, "comment_flood", "You are posting comments too quickly. Slow down.")

    def set_status(self, comment_id: int, wanted: str) -> bool:
        """`approved hold spam trash`, and `unspam untrash` back to what it was; False when nothing changed."""
        with self.lock:
            comment = self.comments[comment_id]
            wanted = {"approve": "approved", "1": "approved", "0": "hold"}.get(wanted, wanted)
            if wanted == comment.status:
                return False
            if wanted in {"spam", "trash"}:
                comment.before, comment.status = comment.status, wanted
            elif wanted in {"unspam", "untrash"}:
                # What was in neither has no former state to go back to: the core then holds it.
                there = comment.status == wanted.removeprefix("un")
                comment.status, comment.before = (comment.before if there else "hold"), "approved"
            elif wanted in {"approved", "hold"}:
                comment.status = wanted
            else:
                return False
            return True

    def edit(self, comment_id: int, content: str) -> None:
        """New words for a comment; nothing tells when (there is no stamp)."""
        with self.lock:
            self.comments[comment_id].content = content

    def delete(self, comment_id: int) -> None:
        """Gone for good; answers to it move up to its parent."""
        with self.lock:
            gone = self.comments.pop(comment_id)
            for other in self.comments.values():
                if other.parent == comment_id:
                    other.parent = gone.parent

    def close_post(self, post_id: int, *, open_again: bool = False) -> None:
        """No more comments under a post."""
        with self.lock:
            self.posts[post_id].open = open_again

    # ---------------------------------------------------------------- as text

    def local(self, at_us: int) -> str:
        """A time as the site's own clock shows it, without a zone."""
        return self.gmt(at_us + self.offset_us)

    @staticmethod
    def gmt(at_us: int) -> str:
        """A time in UTC, without a zone."""
        return datetime.fromtimestamp(at_us // SECOND_US, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def avatar_urls(email: str) -> dict[str, str]:
    """Where the core says an author's picture is; nobody fetches it here."""
    digest = hashlib.md5(email.strip().lower().encode(), usedforsecurity=False).hexdigest()
    host = int(digest[0], 16) % 3
    return {size: f"http://{host}.gravatar.com/avatar/{digest}?s={size}&d=mm&r=g" for size in ("24", "48", "96")}


def rendered(raw: str) -> str:
    """A stored comment as the core shows it: paragraphs and line breaks, a lone ampersand as a number."""
    paragraphs = [part.strip("\n") for part in raw.replace("\r\n", "\n").split("\n\n") if part.strip()]
    shown = [part.replace(" & ", " &#038; ").replace("\n", "<br />\n") for part in paragraphs]
    return "".join(f"<p>{part}</p>\n" for part in shown)


def ids(values: Iterable[str]) -> list[int]:
    """Numbers of a comma list."""
    return [int(v) for value in values for v in value.split(",") if v.strip().isdigit()]
