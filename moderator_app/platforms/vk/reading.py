"""Polling of one channel, one short step at a time: a list of threads, then what moved in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeGuard

from moderator_app.clock import Clock
from moderator_app.domain.ports import (
    Gone,
    Message,
    NeedsSignin,
    NoPermission,
    Offline,
    Page,
    PlatformError,
    ThreadInfo,
    TooManyRequests,
    Unreadable,
)
from moderator_app.platforms.vk import mapping, walk
from moderator_app.platforms.vk.calls import Calls
from moderator_app.platforms.vk.directory import Directory
from moderator_app.platforms.vk.mapping import Community, Setting, read_comment, read_message, with_branches
from moderator_app.platforms.vk.sources import BOARD, MARKET, PHOTO, VIDEO, Source

ROWS: Final = 100
DIALOGUES: Final = 200
BRANCH_ROWS: Final = 10
_ALL_PHOTOS: Final = 0
_IN_TURN: Final = 1
_GOODS_IN_TURN: Final = 3
"""Goods do not say how many comments they have."""
_SPLITS: Final = 24
_CLOSED: Final = frozenset(
    {"comments_unreadable", "comments_closed", "no_post_access", "no_comment_access", "not_found", "vk_200", "vk_204"}
)
"""Closed or gone is this one thread, not the place."""

Item = Message | Gone | Unreadable


class Reader:
    """The polling side of one adapter."""

    def __init__(self, calls: Calls, directory: Directory, community: Community, clock: Clock) -> None:
        self._calls = calls
        self._directory = directory
        self.community = community
        self._clock = clock

    @property
    def group_id(self) -> int:
        """Positive number of the community."""
        return self.community.group_id

    def setting(self, people: Mapping[int, Any], threads: Mapping[str, ThreadInfo]) -> Setting:
        """What is known around payloads now."""
        return Setting(self.community, self._clock.now_us(), people, threads)

    # ---------------------------------------------------------------- steps

    def step(self, source: Source | None, cursor: str | None) -> Page:
        """One step; `source` None: the dialogues.

        Raises:
            PlatformError: nothing could be read; the cursor stays where it was.
        """
        before = walk.load(cursor)
        items: Sequence[Item] = ()
        now = self._clock.now_us()
        after = self._listed(source, before, now) if walk.wants_list(before, now) else before
        if after.todo:
            items, after = self._task(source, after)
        text = after.dump()
        moved = None if text == cursor else text
        return page(items, cursor=moved, more=after.more, server_time=self._calls.server_time)

    def _task(self, source: Source | None, before: walk.Walk) -> tuple[Sequence[Item], walk.Walk]:
        try:
            if source is PHOTO:
                return self._photos(before)
            return self._thread(source, before) if source else self._dialogue(before)
        except (NeedsSignin, Offline, TooManyRequests):
            raise
        except PlatformError as error:
            if error.code not in _CLOSED:
                raise
            return (), walk.skipped(before)

    def _listed(self, source: Source | None, before: walk.Walk, now_us: int) -> walk.Walk:
        offset = 0 if before.todo else before.listed
        if source is None:
            rows, marks = self._dialogues(offset)
            return walk.after_list(before, marks, full=len(rows) >= DIALOGUES, now_us=now_us)
        if source is PHOTO:  # all photos' comments are one list
            return walk.after_list(before, [(_ALL_PHOTOS, None)], full=False, now_us=now_us, extra=1)
        rows, asked = self._list(source, offset)
        marks = []
        for row in rows:
            self._directory.note(source, row)
            number = mapping.identifier(row)
            if number:
                marks.append((int(number), mapping.comment_count(row) if source is not MARKET else None))
        extra = _GOODS_IN_TURN if source is MARKET else _IN_TURN
        return walk.after_list(before, marks, full=len(rows) >= asked, now_us=now_us, extra=extra)

    def _list(self, source: Source, offset: int) -> tuple[list[Any], int]:
        owner = -self.group_id
        part: dict[str, Any] = {"offset": offset, "count": ROWS}
        if source is BOARD:
            answer = self._calls.read("board.getTopics", group_id=self.group_id, order=1, preview=1, **part)
        elif source is VIDEO:
            answer = self._calls.read("video.get", owner_id=owner, **part)
        elif source is MARKET:
            answer = self._calls.read("market.get", owner_id=owner, extended=True, **part)
        else:
            # The schema knows the address only, the documentation the number too; both name the same wall.
            answer = self._calls.read("wall.get", owner_id=owner, domain=f"club{self.group_id}", **part)
        return _items(answer), ROWS

    def _dialogues(self, offset: int) -> tuple[list[Any], list[tuple[int, int | None]]]:
        """Dialogues and their last messages, newest first."""
        answer = self._calls.read(
            "messages.getConversations",
            group_id=self.group_id,
            offset=offset,
            count=DIALOGUES,
            extended=True,
            fields=["screen_name", "photo_100"],
        )
        self._directory.learn(answer)
        marks: list[tuple[int, int | None]] = []
        rows = _items(answer)
        for row in rows:
            inside = row.get("conversation") if isinstance(row, Mapping) else None
            peer = inside.get("peer") if isinstance(inside, Mapping) else None
            number = peer.get("id") if isinstance(peer, Mapping) else None
            last = inside.get("last_message_id") if isinstance(inside, Mapping) else None
            if _is_number(number) and _is_number(last) and abs(number) < mapping.CHAT_PEERS:
                marks.append((number, last))
        return rows, marks

    # ---------------------------------------------------------------- one thread

    def _thread(self, source: Source, before: walk.Walk) -> tuple[list[Item], walk.Walk]:
        task = before.todo[0]
        rows, items = self.comments(source, task.thread, branch=task.branch, offset=task.offset)
        whole = source.branches and not task.branch
        level = [int(i) for row in rows if (i := mapping.identifier(row))]
        below = not whole and bool(level) and min(level) <= task.floor
        branches = [root for row in rows if (root := _unfinished(row))] if whole else []
        full = len(rows) >= ROWS
        return items, walk.after_rows(before, _ids(items), level, full=full, known_below=below, branches=branches)

    def comments(
        self, source: Source, thread: int, *, branch: int = 0, offset: int = 0, rows: int = ROWS
    ) -> tuple[list[Any], list[Item]]:
        """Comments of one thread or branch, newest first: the rows of this level, and all items they bring.

        Raises:
            PlatformError: it could not be read.
        """
        params: dict[str, Any] = {
            source.owner: self.group_id if source.owner == "group_id" else -self.group_id,
            source.thread: thread,
            "sort": "desc",
            "extended": True,
        }
        if source is not BOARD:
            params["fields"] = ["screen_name", "photo_100"]
        if source.branches:
            params |= {"comment_id": branch} if branch else {"thread_items_count": BRANCH_ROWS}
        found, broken = self._slice(source.method("getComments"), params, offset=offset, count=rows)
        return [*found, *broken], [*self.mapped(source, found, thread=thread), *broken]

    def _slice(
        self, method: str, params: Mapping[str, Any], *, offset: int, count: int
    ) -> tuple[list[Any], list[Unreadable]]:
        """A slice of a list; where one row spoils the answer it is taken apart until that one stands alone.

        Raises:
            PlatformError: it could not be read, or not one row but all is broken.
        """
        splits = _SPLITS

        def part(at: int, rows: int) -> tuple[list[Any], list[Unreadable]]:
            nonlocal splits
            try:
                answer = self._calls.read(method, **params, offset=at, count=rows)
                self._directory.learn(answer)
                return _items(answer), []
            except Offline as error:
                if error.code not in {"bad_json", "too_large"} or splits <= 0:
                    raise
                splits -= 1
                if rows == 1:
                    where = {"method": method, **params, "offset": at}
                    return [], [mapping.unreadable(where, error.code)]
                first, second = part(at, rows // 2), part(at + rows // 2, rows - rows // 2)
                if not first[0] and not second[0]:
                    raise  # not one row but the whole answer is broken
                return first[0] + second[0], first[1] + second[1]

        return part(offset, count)

    def mapped(self, source: Source, rows: Sequence[Any], *, thread: int | None = None) -> list[Item]:
        """Items of rows and of the branches that came along."""
        flat = list(with_branches(rows))
        numbers = {thread} if thread is not None else _threads_of(source, flat)
        setting = self.setting(self._directory.people(_writers(flat)), self._directory.threads(source, numbers))
        return [read_comment(source, row, setting, thread=thread) for row in flat]

    def _photos(self, before: walk.Walk) -> tuple[list[Item], walk.Walk]:
        """All photos' comments in one list, newest first."""
        task = before.todo[0]
        rows, broken = self._slice(
            "photos.getAllComments", {"owner_id": -self.group_id}, offset=task.offset, count=ROWS
        )
        items = [*self.mapped(PHOTO, rows), *broken]
        level = [int(i) for row in rows if (i := mapping.identifier(row))]
        return items, walk.after_rows(
            before,
            _ids(items),
            level,
            full=len(rows) + len(broken) >= ROWS,
            known_below=bool(level) and min(level) <= task.floor,
        )

    # ---------------------------------------------------------------- one dialogue

    def _dialogue(self, before: walk.Walk) -> tuple[list[Item], walk.Walk]:
        task = before.todo[0]
        rows, items = self.history(task.thread, offset=task.offset)
        level = [int(i) for row in rows if (i := mapping.identifier(row))]
        below = bool(level) and min(level) <= task.floor
        return items, walk.after_rows(before, _ids(items), level, full=len(rows) >= DIALOGUES, known_below=below)

    def history(self, peer: int, *, offset: int = 0, rows: int = DIALOGUES) -> tuple[list[Any], list[Item]]:
        """Messages of one dialogue, newest first: the rows, and the items they are.

        Raises:
            PlatformError: it could not be read.
        """
        params = {"peer_id": peer, "extended": True, "fields": ["screen_name", "photo_100"], "group_id": self.group_id}
        found, broken = self._slice("messages.getHistory", params, offset=offset, count=rows)
        return [*found, *broken], [*self.dialogue_items(found), *broken]

    def dialogue_items(self, rows: Sequence[Any]) -> list[Item]:
        """Items of messages."""
        setting = self.setting(self._directory.people({*_writers(rows), *_peers(rows)}), {})
        return [item for row in rows if (item := read_message(row, setting)) is not None]

    def titles(self, source: Source, thread: int) -> ThreadInfo | None:
        """A thread as it is now, where this token may ask."""
        return self._directory.threads(source, [thread], fresh=True).get(str(thread))

    def require(self, method: str) -> None:
        """Say beforehand what VK would only answer with a riddle.

        Raises:
            NoPermission: this token may not call the method.
        """
        if not self._directory.access.may(method):
            raise NoPermission("wrong_token_kind", f"this key may not call {method}")


def page(
    items: Sequence[Item], *, cursor: str | None = None, more: bool = False, server_time: int | None = None
) -> Page:
    """Items as a page."""
    return Page(
        messages=tuple(item for item in items if isinstance(item, Message)),
        gone=tuple(item for item in items if isinstance(item, Gone)),
        unreadable=tuple(item for item in items if isinstance(item, Unreadable)),
        cursor=cursor,
        more=more,
        server_time=server_time,
    )


def _items(answer: object) -> list[Any]:
    """The rows of a list.

    Raises:
        Offline: there is no list.
    """
    rows = answer.get("items") if isinstance(answer, Mapping) else None
    if not isinstance(rows, list):
        raise Offline("bad_json", "an answer without its list")
    return rows


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _ids(items: Sequence[Item]) -> list[int]:
    return [int(item.external_id) for item in items if item.external_id is not None]


def _unfinished(row: object) -> int | None:
    """The root of a branch of which not all replies came along."""
    branch = row.get("thread") if isinstance(row, Mapping) else None
    if not isinstance(row, Mapping) or not isinstance(branch, Mapping):
        return None
    count, items, root = branch.get("count"), branch.get("items"), row.get("id")
    came = len(items) if isinstance(items, list) else 0
    if isinstance(root, int) and root > 0 and isinstance(count, int) and count > came:
        return root
    return None


def _numbers(rows: Sequence[Any], key: str) -> set[int]:
    values = (row.get(key) for row in rows if isinstance(row, Mapping))
    return {value for value in values if _is_number(value) and 0 < abs(value) < mapping.CHAT_PEERS}


def _writers(rows: Sequence[Any]) -> set[int]:
    return _numbers(rows, "from_id")


def _peers(rows: Sequence[Any]) -> set[int]:
    return _numbers(rows, "peer_id")


def _threads_of(source: Source, rows: Sequence[Any]) -> set[int]:
    found: set[int] = set()
    for name in (source.thread, *source.threads):
        found |= {number for number in _numbers(rows, name) if number > 0}
    return found
