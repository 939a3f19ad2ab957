"""The WordPress adapter: one site is one channel, a post is a thread."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from moderator_app.clock import MINUTE_US, SECOND_US, Clock
from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    AccountInfo,
    Ambiguous,
    AuthNeeded,
    Credentials,
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    NoPermission,
    Offline,
    Outcome,
    Page,
    PlatformCommand,
    PlatformError,
    RateLimited,
    Receipt,
    Refused,
    Retry,
    Target,
    ThreadInfo,
    TooManyRequests,
    Unreadable,
    Visibility,
)
from moderator_app.net.plain_text import one_line, same_text, to_html, web_address
from moderator_app.platforms.wordpress import mapping, walk
from moderator_app.platforms.wordpress.client import Client, Missing

CALL_LIMIT_S: Final = 30.0
CHANNEL_ID: Final = "site"
_THREAD_AGE_US: Final = 10 * MINUTE_US
_SKEW_US: Final = 2 * SECOND_US
"""Comments carry whole seconds, and so does the Date header the two clocks are compared by."""
_FIND_PAGES: Final = 10
_SPLITS: Final = 24
_LOOKUPS: Final = 10

_WANTED: Final = {
    EntryKind.HIDE: "hold",
    EntryKind.UNHIDE: "approved",
    EntryKind.APPROVE: "approved",
    EntryKind.SPAM: "spam",
}
_TO_TRASH: Final = frozenset({EntryKind.DELETE, EntryKind.REJECT})
_COMMENT: Final = {"context": "edit", "_fields": mapping.COMMENT_FIELDS}


@dataclass(frozen=True, slots=True)
class _Rows:
    """Comments as they came, newest first; `broken` are those that even alone make no readable answer."""

    items: list[Any]
    broken: list[Unreadable]
    total: int | None = None
    server_time: int | None = None


@dataclass(frozen=True, slots=True)
class _Me:
    id: str
    name: str


class WordPress:
    """One signed-in account of one site (`domain.ports.Adapter`)."""

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        self._client = Client(credentials, clock)
        self._clock = clock
        self._me: _Me | None = None
        self._threads: dict[str, tuple[ThreadInfo, int]] = {}
        self._offset_us = 0  # the site's clock minus ours

    def __repr__(self) -> str:
        return f"WordPress({self._client.base})"

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    # ---------------------------------------------------------------- who am I

    def check(self) -> AccountInfo:
        """Who the password belongs to.

        Raises:
            NeedsSignin: a wrong password, application passwords switched off, or a server that drops the header.
            NoPermission: the user may not moderate comments.
            PlatformError: the site cannot be reached or is no WordPress.
        """
        self._client.bound(CALL_LIMIT_S)
        self._me = None
        me = self._own()
        # Asked for rather than read from the list of rights: a network's administrator has rights no list shows.
        try:
            self._client.read("/wp/v2/comments", {"context": "edit", "per_page": "1", "_fields": "id"})
        except NoPermission as error:
            raise NoPermission("needs_editor_role", error.text) from None
        return AccountInfo(external_id=me.id, name=me.name, own_ids=(me.id,))

    def _own(self) -> _Me:
        """The account behind the password, asked for before anything else is read: a wrong password is answered with
        200 and the public comments (servers/README trap 1).
        """
        if self._me is None:
            index = self._client.index()
            try:
                body, answer = self._client.read("/wp/v2/users/me", {"context": "edit", "_fields": "id,name,username"})
            except NeedsSignin as error:
                raise self._signin_problem(index, error) from None
            if not isinstance(body, Mapping):
                raise Offline("bad_json", "the site does not say who we are")
            try:
                own = str(mapping.number(body.get("id"), "id"))
            except mapping.Unmappable:
                raise NeedsSignin("rest_not_logged_in", "the site does not say who we are") from None
            name = body.get("name") or body.get("username")
            self._me = _Me(own, one_line(name) if isinstance(name, str) else own)
            self._note_time(answer.server_time)
        return self._me

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
            self._offset_us = server_time - self._clock.now_us()

    def channels(self) -> Sequence[ChannelInfo]:
        """The site."""
        self._client.bound(CALL_LIMIT_S)
        index = self._client.index()
        name = index.get("name")
        return (
            ChannelInfo(
                external_id=CHANNEL_ID,
                name=(one_line(name) if isinstance(name, str) else "") or self._client.base.split("://", 1)[1],
                kind=ChannelKind.COMMENTS,
                permalink=web_address(index.get("home")) or self._client.base,
            ),
        )

    # ---------------------------------------------------------------- reading

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        """The newest comments of any status and type; between them, steps into the past.

        Raises:
            PlatformError: nothing could be read; the cursor stays where it was.
        """
        self._client.bound(CALL_LIMIT_S)
        now = self._clock.now_us()
        before = walk.load(cursor)
        with _forgetting(self):
            self._own()
            if walk.looks_fresh(before, now):
                asked = walk.FRESH_ROWS if before.head else walk.WALK_ROWS
                rows = self._rows("any", 0, asked)
                ids = _ids(rows)
                whole = len(ids) >= rows.total if rows.total is not None else len(ids) < asked
                after = walk.after_fresh(before, _newest(rows.items, now), ids, whole, now)
            elif before.gap is not None:
                rows = self._rows("any", before.gap.offset, walk.WALK_ROWS)
                gap = walk.after_step(before.gap, _ids(rows), walk.WALK_ROWS, rows.total)
                after = replace(before, gap=gap)
            else:
                past = cast("walk.Walk", before.past)
                # History is what readers see and what waits; old spam and trash are nobody's work.
                rows = self._rows("all", past.offset, walk.WALK_ROWS)
                after = replace(before, past=walk.after_step(past, _ids(rows), walk.WALK_ROWS, rows.total))
            page = self._mapped(rows, now)
        text = after.dump()
        return Page(
            messages=tuple(m for m in page if isinstance(m, Message)),
            unreadable=(*(m for m in page if isinstance(m, Unreadable)), *rows.broken),
            cursor=None if text == cursor else text,
            more=after.more,
            server_time=rows.server_time,
        )

    def _rows(self, status: str, offset: int, count: int, extra: Mapping[str, str] | None = None) -> _Rows:
        """A slice of the list; where one comment spoils the answer it is taken apart until that one stands alone."""
        budget = [_SPLITS]

        def part(at: int, rows: int) -> _Rows:
            params = {
                **_COMMENT, "status": status, "type": "all", "orderby": "id", "order": "desc",
                "per_page": str(rows), "offset": str(at), **(extra or {}),
            }  # fmt: skip
            try:
                body, answer = self._client.read("/wp/v2/comments", params)
            except Offline as error:
                if error.code not in {"bad_json", "too_large", "rest_encode_error"} or budget[0] <= 0:
                    raise
                budget[0] -= 1
                if rows == 1:
                    where = f'{{"status":"{status}","offset":{at}}}'.encode()
                    return _Rows([], [Unreadable(external_id=None, payload=where, reason=error.code)])
                half = rows // 2
                first, second = part(at, half), part(at + half, rows - half)
                if not first.items and not second.items:
                    raise  # not one comment but the whole site is broken
                return _Rows(
                    first.items + second.items,
                    first.broken + second.broken,
                    first.total if first.total is not None else second.total,
                    first.server_time or second.server_time,
                )
            if not isinstance(body, list):
                raise Offline("bad_json", "the list of comments is no list")
            self._note_time(answer.server_time)
            return _Rows(body, [], _count(answer.headers.get("x-wp-total")), answer.server_time)

        rows = part(offset, count)
        if rows.items and not any(_has_raw(item) for item in rows.items):
            # What only a moderator sees is missing: some cache or plugin answered as to a stranger.
            raise NeedsSignin("rest_not_logged_in", "the site answers as to a stranger")
        return rows

    def _mapped(self, rows: _Rows, now: int) -> list[Message | Unreadable]:
        threads = self._threads_of(rows.items)
        own = self._own().id
        return [mapping.read(item, own_id=own, threads=threads, now_us=now) for item in rows.items]

    def _threads_of(self, items: Sequence[Any]) -> dict[str, ThreadInfo]:
        """What the comments stand under, asked for together and kept for ten minutes."""
        now = self._clock.awake_us()
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
                body, _ = self._client.read(f"/wp/v2/{base}", {**params, **rights})
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

    def refresh(self, channel: ChannelInfo, messages: Sequence[MessageRef]) -> Sequence[Message | Gone | Unreadable]:
        """These comments as they are now. What cannot be decided in this call is left out, not guessed."""
        self._client.bound(CALL_LIMIT_S)
        answer: list[Message | Gone | Unreadable] = []
        with _forgetting(self):
            self._own()
            ids = [ref.external_id for ref in messages if ref.external_id.isascii() and ref.external_id.isdigit()]
            for at in range(0, len(ids), 100):
                answer += self._refreshed(ids[at : at + 100])
        return answer

    def _refreshed(self, ids: Sequence[str]) -> list[Message | Gone | Unreadable]:
        now = self._clock.now_us()
        rows = self._rows("any", 0, len(ids), {"include": ",".join(ids)})
        known = self._mapped(rows, now)
        seen = {m.external_id for m in known}
        answer: list[Message | Gone | Unreadable] = [*known]
        if rows.broken:
            return answer
        for missing in [i for i in ids if i not in seen][:_LOOKUPS]:
            # Absence from a list may be a matter of rights; only the comment's own address says "gone".
            try:
                payload, _ = self._client.read(f"/wp/v2/comments/{missing}", _COMMENT)
            except Missing:
                answer.append(Gone(external_id=missing))
            except NoPermission:
                continue
            else:
                answer += self._mapped(_Rows([payload], []), now)
        return answer

    def listen(self, channel: ChannelInfo, cursor: str | None) -> Iterator[Page]:
        """Nothing: the core pushes nothing."""
        return iter(())

    def check_target(self, command: PlatformCommand) -> Target:
        """The comment now, whether its post is closed, and an answer by us or by the post's author under it."""
        self._client.bound(CALL_LIMIT_S)
        with _forgetting(self):
            own = self._own().id
            try:
                payload, _ = self._client.read(f"/wp/v2/comments/{command.target.external_id}", _COMMENT)
            except Missing:
                return Target(exists=False)
            self._threads.pop(command.target.thread_external_id, None)
            message = self._mapped(_Rows([payload], []), self._clock.now_us())[0]
            if isinstance(message, Unreadable):
                raise PlatformError("unreadable", message.reason)
            answered = None
            if command.action is EntryKind.REPLY:
                rows = self._rows("all", 0, 100, {"parent": message.external_id, "author": own})
                answers = [m for m in self._mapped(rows, self._clock.now_us()) if isinstance(m, Message)]
                answered = answers[0] if answers else None
        return Target(
            exists=True,
            text=message.text,
            visibility=message.visibility,
            locked=message.thread.closed,
            answered_by_other=answered,
        )

    # ---------------------------------------------------------------- writing

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        """Do it once. WordPress has no keys; the same text twice under one comment is refused by itself."""
        self._client.bound(CALL_LIMIT_S)
        try:
            with _forgetting(self):
                own = self._own().id
                # Also proves, before anything is written, that we are still signed in and that it still exists:
                # WordPress accepts an answer to a comment that is gone.
                target, _ = self._client.read(f"/wp/v2/comments/{command.target.external_id}", _COMMENT)
                if not isinstance(target, Mapping):
                    return Retry(code="bad_json", text="the comment could not be read")
                outcome = self._perform(command, target, own)
        except PlatformError as error:
            return _unwritten(error)
        if isinstance(outcome, AuthNeeded):
            self._me = None
        return outcome

    def _perform(self, command: PlatformCommand, target: Mapping[str, Any], own: str) -> Outcome:
        if command.action is EntryKind.REPLY:
            return self._reply(command, target, own)
        if command.action is EntryKind.EDIT:
            return self._edit(command, target)
        if command.action in _TO_TRASH:
            return self._trash(target)
        if command.action is EntryKind.RESTORE:
            return self._restore(target)
        if command.action in _WANTED:
            return self._set_status(target, _WANTED[command.action])
        return Refused(code="unsupported", text=f"WordPress has no {command.action}")

    def _reply(self, command: PlatformCommand, target: Mapping[str, Any], own: str) -> Outcome:
        if not (command.text or "").strip():
            return Refused(code="rest_comment_content_invalid", text="the text is empty")
        result = self._client.write(
            "/wp/v2/comments",
            {
                "post": target.get("post"),
                "parent": target.get("id"),
                "content": to_html(command.text or ""),
                # Named, so that a site which lost our sign-in refuses instead of posting as a guest.
                "author": int(own),
            },
        )
        if isinstance(result, Refused) and result.code == "comment_duplicate" and command.first_attempt_at is not None:
            try:
                return self._found_reply(command, own) or result
            except PlatformError as error:
                return Retry(code=error.code, text=error.text)
        return self._receipt(result)

    def _edit(self, command: PlatformCommand, target: Mapping[str, Any]) -> Outcome:
        if not (command.text or "").strip():
            return Refused(code="rest_comment_content_invalid", text="the text is empty")
        return self._receipt(
            self._client.write(_route(target), {"content": to_html(command.text or ""), **_origin_of(target)})
        )

    def _set_status(self, target: Mapping[str, Any], wanted: str) -> Outcome:
        if target.get("status") == wanted:
            return self._receipt(target)
        result = self._client.write(_route(target), {"status": wanted, **_origin_of(target)})
        if isinstance(result, Retry) and result.code == "rest_comment_failed_edit":
            # Also said when a colleague was faster and nothing changed.
            now, _ = self._client.read(_route(target), _COMMENT)
            return self._receipt(now) if isinstance(now, Mapping) and now.get("status") == wanted else result
        if isinstance(result, Mapping) and result.get("status") != wanted:
            return Refused(code="not_changed", text=f"the site left it as {one_line(str(result.get('status')), 40)}")
        return self._receipt(result)

    def _trash(self, target: Mapping[str, Any]) -> Outcome:
        if target.get("status") == "trash":
            return self._receipt(target)
        # Not `status: trash`: where the trash is switched off that would delete for good, this is refused.
        result = self._client.write(_route(target), params={"_method": "DELETE", "_fields": mapping.COMMENT_FIELDS})
        if isinstance(result, Refused) and result.code == "rest_already_trashed":
            return self._receipt(target)
        return self._receipt(result)

    def _restore(self, target: Mapping[str, Any]) -> Outcome:
        status = target.get("status")
        back = {"trash": "untrash", "spam": "unspam"}.get(str(status))
        if back is None:
            return (
                Refused(code="rest_comment_trash_post", text="its post is in the trash")
                if status == "post-trashed"
                else self._receipt(target)
            )
        result = self._client.write(_route(target), {"status": back, **_origin_of(target)})
        if isinstance(result, Mapping) and result.get("status") == status:
            return Refused(code="not_changed", text=f"the site left it as {one_line(str(status), 40)}")
        return self._receipt(result)

    def _receipt(self, result: Mapping[str, Any] | Outcome) -> Outcome:
        """The comment as the site now shows it; an answer without an id says nothing."""
        if not isinstance(result, Mapping):
            return result
        external_id = mapping.identifier(result)
        if external_id is None:
            return Ambiguous(code="no_id", text="the site answered without the id of the comment")
        message = mapping.read(
            result, own_id=self._me.id if self._me else "", threads=self._known_threads(), now_us=self._clock.now_us()
        )
        if isinstance(message, Unreadable):
            return Receipt(external_id=external_id)
        return Receipt(external_id=external_id, permalink=message.permalink, at=message.created_at, message=message)

    def _known_threads(self) -> dict[str, ThreadInfo]:
        return {post: info for post, (info, _) in self._threads.items()}

    # ---------------------------------------------------------------- after an ambiguous outcome

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        """Whether it happened: our own comments under the post in every state, or the state of the target.

        Raises:
            PlatformError: it cannot look.
        """
        self._client.bound(CALL_LIMIT_S)
        with _forgetting(self):
            own = self._own().id
            if command.action is EntryKind.REPLY:
                return self._found_reply(command, own)
            try:
                payload, _ = self._client.read(f"/wp/v2/comments/{command.target.external_id}", _COMMENT)
            except Missing:
                return None
        outcome = self._receipt(payload) if isinstance(payload, Mapping) else None
        if not isinstance(outcome, Receipt) or outcome.message is None:
            raise PlatformError("unreadable", "the comment could not be read")
        return outcome if _is_done(command, outcome.message) else None

    def _found_reply(self, command: PlatformCommand, own: str) -> Receipt | None:
        """The oldest own comment with this text under this target that is not older than the first attempt.

        The refusal of duplicates overlooks trashed comments, so the look does not (traps, "Items and sending").
        """
        offset = 0
        best: Receipt | None = None
        for _ in range(_FIND_PAGES):
            rows = self._rows("any", offset, 100, {"author": own, "post": command.target.thread_external_id})
            floor = None
            if command.first_attempt_at is not None:
                floor = command.first_attempt_at + self._offset_us - _SKEW_US
            if rows.broken:
                raise PlatformError("unreadable", "some of our comments could not be read")
            for item in rows.items:
                receipt = self._receipt(item)
                if not isinstance(receipt, Receipt) or receipt.message is None:
                    raise PlatformError("unreadable", "one of our comments could not be read")
                message = receipt.message
                if floor is not None and message.created_at is not None and message.created_at < floor:
                    continue
                if message.reply_to == command.target.external_id and same_text(message.text, command.text or ""):
                    best = receipt
            offset += len(rows.items)
            # Ids, not dates, order the list: only its end, or a page wholly older than the attempt, ends the look.
            dates = [m for item in rows.items if (m := mapping.moment(item.get("date_gmt"), self._clock.now_us()))]
            if not rows.items or (rows.total is not None and offset >= rows.total):
                return best
            if floor is not None and dates and max(dates) < floor:
                return best
        raise PlatformError("too_many", "too many comments of ours under this post to look through")


@contextlib.contextmanager
def _forgetting(adapter: WordPress) -> Iterator[None]:
    """A refused sign-in is asked for anew next time, not remembered as good."""
    try:
        yield
    except NeedsSignin:
        adapter._me = None  # noqa: SLF001 - the same module
        raise


def _is_done(command: PlatformCommand, message: Message) -> bool:
    """Whether the target already is what the command asks for."""
    if command.action is EntryKind.EDIT:
        return same_text(message.text, command.text or "")
    if command.action in _TO_TRASH:
        return message.visibility is Visibility.TRASH
    if command.action is EntryKind.RESTORE:
        return message.visibility in {Visibility.PUBLIC, Visibility.HELD}
    wanted = {
        EntryKind.HIDE: Visibility.HELD,
        EntryKind.UNHIDE: Visibility.PUBLIC,
        EntryKind.APPROVE: Visibility.PUBLIC,
        EntryKind.SPAM: Visibility.SPAM,
    }
    return wanted.get(command.action) is message.visibility


def _unwritten(error: PlatformError) -> Outcome:
    """What a failure to read before a write means for the write: nothing was written."""
    if isinstance(error, Missing):
        return Refused(code="gone", text=error.text)
    if isinstance(error, NeedsSignin | NoPermission):
        return AuthNeeded(code=error.code, text=error.text)
    if isinstance(error, TooManyRequests):
        return RateLimited(after_s=error.after_s, text=error.text)
    return Retry(code=error.code, text=error.text)


def _route(target: Mapping[str, Any]) -> str:
    return f"/wp/v2/comments/{mapping.number(target.get('id'), 'id')}"


def _origin_of(target: Mapping[str, Any]) -> dict[str, str]:
    """Where the comment came from, sent back with every change: WordPress would put our own there (trap 3)."""
    kept = {name: target.get(name) for name in ("author_ip", "author_user_agent")}
    return {name: value for name, value in kept.items() if isinstance(value, str) and value}


def _ids(rows: _Rows) -> list[int]:
    return [int(i) for item in rows.items if (i := mapping.identifier(item))]


def _newest(items: Sequence[Any], now: int) -> tuple[int, int] | None:
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
