"""The WordPress adapter: one site is one channel, a post is a thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, cast

from moderator_app.clock import Clock
from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    AccountInfo,
    AuthNeeded,
    Credentials,
    Gone,
    Message,
    MessageRef,
    NoPermission,
    Outcome,
    Page,
    PlatformCommand,
    PlatformError,
    Receipt,
    Target,
    Unreadable,
)
from moderator_app.net.plain_text import one_line, web_address
from moderator_app.platforms.wordpress import walk, writing
from moderator_app.platforms.wordpress.client import Missing
from moderator_app.platforms.wordpress.reading import Rows, Site, newest, row_ids

CALL_LIMIT_S: Final = 30.0
CHANNEL_ID: Final = "site"
_LOOKUPS: Final = 10


class WordPress:
    """One signed-in account of one site (`domain.ports.Adapter`)."""

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        self._site = Site(credentials, clock)
        self._client = self._site.client
        self._clock = clock

    def __repr__(self) -> str:
        return f"WordPress({self._client.base})"

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def check(self) -> AccountInfo:
        """Who the password belongs to.

        Raises:
            NeedsSignin: a wrong password, application passwords switched off, or a server that drops the header.
            NoPermission: the user may not moderate comments.
            PlatformError: the site cannot be reached or is no WordPress.
        """
        self._client.bound(CALL_LIMIT_S)
        self._site.forget()
        me = self._site.own()
        # Asked for rather than read from the list of rights: a network's administrator has rights no list shows.
        try:
            self._client.read("/wp/v2/comments", {"context": "edit", "per_page": "1", "_fields": "id"})
        except NoPermission as error:
            raise NoPermission("needs_editor_role", error.text) from None
        return AccountInfo(external_id=me.id, name=me.name, own_ids=me.staff)

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

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        """The newest comments of any status and type; between them, steps into the past.

        Raises:
            PlatformError: nothing could be read; the cursor stays where it was.
        """
        self._client.bound(CALL_LIMIT_S)
        now = self._clock.now_us()
        before = walk.load(cursor)
        with self._site.signed_in():
            if walk.looks_fresh(before, now):
                asked = walk.FRESH_ROWS if before.head else walk.WALK_ROWS
                rows = self._site.rows("any", 0, asked)
                ids = row_ids(rows)
                whole = len(ids) >= rows.total if rows.total is not None else len(ids) < asked
                after = walk.after_fresh(before, newest(rows.items, now), ids, whole, now)
            elif before.gap is not None:
                rows = self._site.rows("any", before.gap.offset, walk.WALK_ROWS)
                gap = walk.after_step(before.gap, row_ids(rows), walk.WALK_ROWS, rows.total)
                after = replace(before, gap=gap)
            else:
                past = cast("walk.Walk", before.past)
                # History is what readers see and what waits; old spam and trash are nobody's work.
                rows = self._site.rows("all", past.offset, walk.WALK_ROWS)
                after = replace(before, past=walk.after_step(past, row_ids(rows), walk.WALK_ROWS, rows.total))
            page = self._site.mapped(rows, now)
        text = after.dump()
        return Page(
            messages=tuple(m for m in page if isinstance(m, Message)),
            unreadable=(*(m for m in page if isinstance(m, Unreadable)), *rows.broken),
            cursor=None if text == cursor else text,
            more=after.more,
            remaining=_remaining(after, rows.total),
            server_time=rows.server_time,
        )

    def refresh(self, channel: ChannelInfo, messages: Sequence[MessageRef]) -> Sequence[Message | Gone | Unreadable]:
        """These comments as they are now. What cannot be decided in this call is left out, not guessed."""
        self._client.bound(CALL_LIMIT_S)
        answer: list[Message | Gone | Unreadable] = []
        with self._site.signed_in():
            ids = [ref.external_id for ref in messages if ref.external_id.isascii() and ref.external_id.isdigit()]
            for at in range(0, len(ids), 100):
                answer += self._refreshed(ids[at : at + 100])
        return answer

    def _refreshed(self, ids: Sequence[str]) -> list[Message | Gone | Unreadable]:
        now = self._clock.now_us()
        rows = self._site.rows("any", 0, len(ids), {"include": ",".join(ids)})
        known = self._site.mapped(rows, now)
        seen = {m.external_id for m in known}
        answer: list[Message | Gone | Unreadable] = [*known]
        if rows.broken:
            return answer
        for missing in [i for i in ids if i not in seen][:_LOOKUPS]:
            # Absence from a list may be a matter of rights; only the comment's own address says "gone".
            try:
                payload = self._site.comment(missing)
            except Missing:
                answer.append(Gone(external_id=missing))
            except NoPermission:
                continue
            else:
                answer += self._site.mapped(Rows([payload], []), now)
        return answer

    def listen(self, channel: ChannelInfo, cursor: str | None) -> Iterator[Page]:
        """Nothing: the core pushes nothing."""
        return iter(())

    def check_target(self, command: PlatformCommand) -> Target:
        """The comment now, whether its post is closed, and the latest answer of ours under it."""
        self._client.bound(CALL_LIMIT_S)
        with self._site.signed_in() as me:
            try:
                payload = self._site.comment(command.target.external_id)
            except Missing:
                return Target(exists=False)
            self._site.forget_thread(command.target.thread_external_id)
            message = self._site.mapped(Rows([payload], []), self._clock.now_us())[0]
            if isinstance(message, Unreadable):
                raise PlatformError("unreadable", message.reason)
            answered = None
            if command.action is EntryKind.REPLY:
                ours = {*me.staff, *(i for i in command.own_ids if i.isascii() and i.isdigit())}
                asked = {"parent": message.external_id, "author": ",".join(sorted(ours))}
                rows = self._site.rows("all", 0, 100, asked)
                answers = [m for m in self._site.mapped(rows, self._clock.now_us()) if isinstance(m, Message)]
                answered = answers[0] if answers else None
        return Target(
            exists=True,
            text=message.text,
            visibility=message.visibility,
            locked=message.thread.closed,
            answered_by_other=answered,
        )

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        """Do it once. WordPress has no keys; the same text twice under one comment is refused by itself."""
        self._client.bound(CALL_LIMIT_S)
        try:
            with self._site.signed_in() as me:
                # Also proves, before anything is written, that we are still signed in and that it still exists:
                # WordPress accepts an answer to a comment that is gone.
                outcome = writing.perform(self._site, command, self._site.comment(command.target.external_id), me.id)
        except Missing as error:
            if command.action in writing.TO_TRASH:
                return Receipt(external_id=command.target.external_id)  # what is gone need not be deleted
            return writing.unwritten(error)
        except PlatformError as error:
            return writing.unwritten(error)
        if isinstance(outcome, AuthNeeded):
            self._site.forget()
        return outcome

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        """Whether it happened: our own comments under the post in every state, or the state of the target.

        Raises:
            PlatformError: it cannot look.
        """
        self._client.bound(CALL_LIMIT_S)
        with self._site.signed_in() as me:
            if command.action is EntryKind.REPLY:
                return writing.found_reply(self._site, command, me.id)
            try:
                payload = self._site.comment(command.target.external_id)
            except Missing:
                done = command.action in writing.TO_TRASH
                return Receipt(external_id=command.target.external_id) if done else None
        outcome = self._site.receipt(payload)
        if not isinstance(outcome, Receipt) or outcome.message is None:
            raise PlatformError("unreadable", "the comment could not be read")
        return outcome if writing.is_done(command, outcome.message) else None


def _remaining(cursor: walk.Cursor, total: int | None) -> int | None:
    under_way = cursor.gap or cursor.past
    return None if under_way is None or total is None else max(0, total - under_way.offset)
