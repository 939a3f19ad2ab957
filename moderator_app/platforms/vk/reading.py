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
_IN_TURN: Final = 1
_GOODS_IN_TURN: Final = 3
"""Goods do not say how many comments they have."""
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
        if source is PHOTO:
            items, after = self._photos(before)
        elif not before.todo:
            after = self._listed(source, before)
        else:
            try:
                items, after = self._thread(source, before) if source else self._dialogue(before)
            except (NeedsSignin, Offline, TooManyRequests):
                raise
            except PlatformError as error:
                if error.code not in _CLOSED:
                    raise
                after = walk.skipped(before)
        text = after.dump()
        return page(
            items, cursor=None if text == cursor else text, more=after.more, server_time=self._calls.server_time
        )

    def _listed(self, source: Source | None, before: walk.Walk) -> walk.Walk:
        if source is None:
            return self._listed_dialogues(before)
        rows, asked = self._list(source, before.listed)
        marks: list[tuple[int, int | None]] = []
        for row in rows:
            self._directory.note(source, row)
            number = mapping.identifier(row)
            if number:
                marks.append((int(number), mapping.comment_count(row) if source is not MARKET else None))
        extra = _GOODS_IN_TURN if source is MARKET else _IN_TURN
        return walk.after_list(before, marks, full=len(rows) >= asked, extra=extra)

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

    def _listed_dialogues(self, before: walk.Walk) -> walk.Walk:
        answer = self._calls.read(
            "messages.getConversations",
            group_id=self.group_id,
            offset=before.listed,
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
        return walk.after_list(before, marks, full=len(rows) >= DIALOGUES)

    # ---------------------------------------------------------------- one thread

    def _thread(self, source: Source, before: walk.Walk) -> tuple[list[Item], walk.Walk]:
        task = before.todo[0]
        rows, items = self.comments(source, task.thread, branch=task.branch, offset=task.offset)
        ids = _ids(items)
        whole = source.branches and not task.branch
        end = len(rows) < ROWS or (not whole and bool(ids) and min(ids) <= task.floor)
        branches = [root for row in rows if (root := _unfinished(row))] if whole else []
        return items, walk.after_rows(before, ids, len(rows), end=end, branches=branches)

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
            "offset": offset,
            "count": rows,
            "sort": "desc",
            "extended": True,
        }
        if source is not BOARD:
            params["fields"] = ["screen_name", "photo_100"]
        if source.branches:
            params |= {"comment_id": branch} if branch else {"thread_items_count": BRANCH_ROWS}
        answer = self._calls.read(source.method("getComments"), **params)
        self._directory.learn(answer)
        found = _items(answer)
        return found, self.mapped(source, found, thread=thread)

    def mapped(self, source: Source, rows: Sequence[Any], *, thread: int | None = None) -> list[Item]:
        """Items of rows and of the branches that came along."""
        flat = list(with_branches(rows))
        numbers = {thread} if thread is not None else _threads_of(source, flat)
        setting = self.setting(self._directory.people(_writers(flat)), self._directory.threads(source, numbers))
        return [read_comment(source, row, setting, thread=thread) for row in flat]

    def _photos(self, before: walk.Walk) -> tuple[list[Item], walk.Walk]:
        """All photos' comments in one list, newest first."""
        task = before.todo[0] if before.todo else walk.Task(0, 0, floor=before.known.get(0, (0, 0))[1])
        answer = self._calls.read("photos.getAllComments", owner_id=-self.group_id, offset=task.offset, count=ROWS)
        rows = _items(answer)
        items = self.mapped(PHOTO, rows)
        ids = _ids(items)
        end = len(rows) < ROWS or (bool(ids) and min(ids) <= task.floor)
        started = walk.Walk(before.known, (task,), 0, before.turn)
        return items, walk.after_rows(started, ids, len(rows), end=end)

    # ---------------------------------------------------------------- one dialogue

    def _dialogue(self, before: walk.Walk) -> tuple[list[Item], walk.Walk]:
        task = before.todo[0]
        rows, items = self.history(task.thread, offset=task.offset)
        ids = _ids(items)
        end = len(rows) < DIALOGUES or (bool(ids) and min(ids) <= task.floor)
        return items, walk.after_rows(before, ids, len(rows), end=end)

    def history(self, peer: int, *, offset: int = 0, rows: int = DIALOGUES) -> tuple[list[Any], list[Item]]:
        """Messages of one dialogue, newest first: the rows, and the items they are.

        Raises:
            PlatformError: it could not be read.
        """
        answer = self._calls.read(
            "messages.getHistory",
            peer_id=peer,
            offset=offset,
            count=rows,
            extended=True,
            fields=["screen_name", "photo_100"],
            group_id=self.group_id,
        )
        self._directory.learn(answer)
        found = _items(answer)
        return found, self.dialogue_items(found)

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
