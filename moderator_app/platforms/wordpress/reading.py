"""Reading a site: who we are there, its comments, and what they stand under."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.clock import MINUTE_US, Clock
from moderator_app.domain.ports import (
    Ambiguous,
    Credentials,
    Message,
    NeedsSignin,
    Offline,
    Outcome,
    PlatformError,
    Receipt,
    ThreadInfo,
    TooManyRequests,
    Unreadable,
)
from moderator_app.net.plain_text import one_line
from moderator_app.platforms.wordpress import mapping
from moderator_app.platforms.wordpress.client import NETWORK, Client

COMMENT: Final = {"context": "edit", "_fields": mapping.COMMENT_FIELDS}
_THREAD_AGE_US: Final = 10 * MINUTE_US
_SPLITS: Final = 24


@dataclass(frozen=True, slots=True)
class Rows:
    """Comments as they came, newest first; `broken` are those that even alone make no readable answer."""

    items: list[Any]
    broken: list[Unreadable]
    total: int | None = None
    server_time: int | None = None


@dataclass(frozen=True, slots=True)
class Me:
    """The account behind the password; `staff` are the ids of all who moderate this site, its own included."""

    id: str
    name: str
    staff: tuple[str, ...]


class Site:
    """One account's view of one site, with what it remembers between calls."""

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        self.client = Client(credentials, clock)
        self.clock = clock
        self.offset_us = 0
        """The site's clock minus ours."""
        self._me: Me | None = None
        self._threads: dict[str, tuple[ThreadInfo, int]] = {}

    def forget(self) -> None:
        """The next call asks anew who we are."""
        self._me = None

    def forget_thread(self, external_id: str) -> None:
        """The next call asks anew whether it is closed."""
        self._threads.pop(external_id, None)

    @contextlib.contextmanager
    def signed_in(self) -> Iterator[Me]:
        """Who we are; a refused sign-in is asked for anew next time, not remembered as good."""
        try:
            yield self.own()
        except NeedsSignin:
            self._me = None
            raise

    def own(self) -> Me:
        """The account behind the password, asked for before anything else is read: a wrong password is answered with
        200 and the public comments (servers/README trap 1).
        """
        if self._me is None:
            index = self.client.index()
            try:
                body, answer = self.client.read("/wp/v2/users/me", {"context": "edit", "_fields": "id,name,username"})
            except NeedsSignin as error:
                raise self._signin_problem(index, error) from None
            if not isinstance(body, Mapping):
                raise Offline("bad_json", "the site does not say who we are")
            try:
                own = str(mapping.number(body.get("id"), "id"))
            except mapping.Unmappable:
                raise NeedsSignin("rest_not_logged_in", "the site does not say who we are") from None
            name = body.get("name") or body.get("username")
            self._me = Me(own, one_line(name) if isinstance(name, str) else own, self._staff(own))
            self._note_time(answer.server_time)
        return self._me

    def _staff(self, own: str) -> tuple[str, ...]:
        """Who else answers for the site. Only administrators may ask; others list their colleagues by hand."""
        asked = {"context": "edit", "roles": "administrator,editor", "per_page": "100", "_fields": "id"}
        try:
            body, _ = self.client.read("/wp/v2/users", asked)
        except PlatformError as error:
            if error.code in NETWORK or isinstance(error, NeedsSignin | TooManyRequests):
                raise
            return (own,)
        found = {i for item in body if (i := mapping.identifier(item))} if isinstance(body, list) else set()
        return (own, *sorted(found - {own}, key=int))

    @staticmethod
    def _signin_problem(index: Mapping[str, Any], error: NeedsSignin) -> NeedsSignin:
        if error.code != "rest_not_logged_in":
            return error
        offered = index.get("authentication")
        if not (isinstance(offered, Mapping) and "application-passwords" in offered):
            return NeedsSignin("application_passwords_off", error.text)
        return NeedsSignin("wrong_password_or_header_removed", error.text)

    def _note_time(self, server_time: int | None) -> None:
        if server_time is not None:
            self.offset_us = server_time - self.clock.now_us()

    def rows(self, status: str, offset: int, count: int, extra: Mapping[str, str] | None = None) -> Rows:
        """A slice of the list; where one comment spoils the answer it is taken apart until that one stands alone."""
        budget = [_SPLITS]

        def part(at: int, rows: int) -> Rows:
            params = {
                **COMMENT, "status": status, "type": "all", "orderby": "id", "order": "desc",
                "per_page": str(rows), "offset": str(at), **(extra or {}),
            }  # fmt: skip
            try:
                body, answer = self.client.read("/wp/v2/comments", params)
            except Offline as error:
                if error.code not in {"bad_json", "too_large", "rest_encode_error"} or budget[0] <= 0:
                    raise
                budget[0] -= 1
                if rows == 1:
                    where = f'{{"status":"{status}","offset":{at}}}'.encode()
                    return Rows([], [Unreadable(external_id=None, payload=where, reason=error.code)])
                half = rows // 2
                first, second = part(at, half), part(at + half, rows - half)
                if not first.items and not second.items:
                    raise  # not one comment but the whole site is broken
                return Rows(
                    first.items + second.items,
                    first.broken + second.broken,
                    first.total if first.total is not None else second.total,
                    first.server_time or second.server_time,
                )
            if not isinstance(body, list):
                raise Offline("bad_json", "the list of comments is no list")
            self._note_time(answer.server_time)
            return Rows(body, [], _count(answer.headers.get("x-wp-total")), answer.server_time)

        rows = part(offset, count)
        if rows.items and not any(_has_raw(item) for item in rows.items):
            # What only a moderator sees is missing: some cache or plugin answered as to a stranger.
            raise NeedsSignin("rest_not_logged_in", "the site answers as to a stranger")
        return rows

    def mapped(self, rows: Rows, now: int) -> list[Message | Unreadable]:
        threads = self._threads_of(rows.items)
        staff = self.own().staff
        return [mapping.read(item, own_ids=staff, threads=threads, now_us=now) for item in rows.items]

    def _threads_of(self, items: Sequence[Any]) -> dict[str, ThreadInfo]:
        """What the comments stand under, asked for together and kept for ten minutes."""
        now = self.clock.awake_us()
        wanted: dict[str, list[str]] = {}
        found: dict[str, ThreadInfo] = {}
        for base, post in dict.fromkeys(place for item in items if (place := mapping.place(item))):
            known = self._threads.get(post)
            if known and 0 <= now - known[1] < _THREAD_AGE_US:
                found[post] = known[0]
            else:
                wanted.setdefault(base, []).append(post)
        for base, posts in wanted.items():
            for at in range(0, len(posts), 100):
                for info in self._read_threads(base, posts[at : at + 100]):
                    found[info.external_id] = info
                    self._threads[info.external_id] = (info, now)
        return found

    def _read_threads(self, base: str, posts: Sequence[str]) -> list[ThreadInfo]:
        params = {"include": ",".join(posts), "per_page": str(len(posts)), "_fields": mapping.POST_FIELDS}
        # The first sees drafts and private posts too; the second is for a role that moderates comments only.
        for rights in ({"context": "edit", "status": "any"}, {}):
            try:
                body, _ = self.client.read(f"/wp/v2/{base}", {**params, **rights})
            except NeedsSignin:
                raise
            except (Offline, TooManyRequests) as error:
                if error.code not in {"rest_no_route", "bad_json", "too_large"}:
                    raise
                return []  # a kind of post the API does not show: its comments are read all the same
            except PlatformError:
                continue
            return [info for item in body if (info := mapping.thread(item))] if isinstance(body, list) else []
        return []

    def comment(self, external_id: str) -> Mapping[str, Any]:
        """One comment as the site sends it.

        Raises:
            Missing: it is gone for good, or its post is.
            PlatformError: it could not be read.
        """
        payload, answer = self.client.read(f"/wp/v2/comments/{external_id}", COMMENT)
        if not isinstance(payload, Mapping) or mapping.identifier(payload) != external_id:
            raise Offline("bad_json", "the site answered with something else than the comment")
        self._note_time(answer.server_time)
        return payload

    def receipt(self, result: Mapping[str, Any] | Outcome) -> Outcome:
        """The comment as the site now shows it; an answer without an id says nothing."""
        if not isinstance(result, Mapping):
            return result
        external_id = mapping.identifier(result)
        if external_id is None:
            return Ambiguous(code="no_id", text="the site answered without the id of the comment")
        message = mapping.read(
            result,
            own_ids=self._me.staff if self._me else (),
            threads=self._known_threads(),
            now_us=self.clock.now_us(),
        )
        if isinstance(message, Unreadable):
            return Receipt(external_id=external_id)
        return Receipt(external_id=external_id, permalink=message.permalink, at=message.created_at, message=message)

    def _known_threads(self) -> dict[str, ThreadInfo]:
        return {post: info for post, (info, _) in self._threads.items()}


def row_ids(rows: Rows) -> list[int]:
    return [int(i) for item in rows.items if (i := mapping.identifier(item))]


def newest(items: Sequence[Any], now: int) -> tuple[int, int] | None:
    known = [(item, int(i)) for item in items if (i := mapping.identifier(item))]
    if not known:
        return None
    item, external_id = max(known, key=lambda pair: pair[1])
    return mapping.moment(item.get("date_gmt"), now) or 0, external_id


def _count(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 12 else None


def _has_raw(item: Any) -> bool:
    content = item.get("content") if isinstance(item, Mapping) else None
    return isinstance(content, Mapping) and "raw" in content
