"""Looking at single messages again: edits and deletions, the stale check, and our own after an ambiguous outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    Offline,
    PlatformCommand,
    PlatformError,
    Receipt,
    Target,
    TooManyRequests,
    Unreadable,
)
from moderator_app.net.plain_text import same_text
from moderator_app.platforms.vk.calls import Calls, Missing
from moderator_app.platforms.vk.keys import random_id
from moderator_app.platforms.vk.mapping import identifier
from moderator_app.platforms.vk.reading import ROWS, Item, Reader
from moderator_app.platforms.vk.sources import BOARD, WALL, Source, source_of

_SINGLY: Final = 5
"""Up to so many comments of a post are asked for one by one; more are cheaper with the whole post."""
_MOST_CALLS: Final = 25
"""In one re-reading; what is left over is left out, not guessed."""
_FIND_PAGES: Final = 5
_SKEW_US: Final = 5 * SECOND_US


class Rereader:
    """The re-reading side of one adapter."""

    def __init__(self, calls: Calls, reader: Reader) -> None:
        self._calls = calls
        self._reader = reader
        self._branch: tuple[str, int | None] | None = None  # the comment looked at last, and the root of its branch

    # ---------------------------------------------------------------- edits and deletions

    def refresh(self, channel: str, messages: Sequence[MessageRef]) -> list[Item]:
        """These as they are now. What cannot be decided in this call is left out.

        Raises:
            PlatformError: nothing could be read.
        """
        source = source_of(channel)
        wanted = [ref for ref in messages if ref.external_id.isascii() and ref.external_id.isdigit()]
        if source is None:
            self._reader.require("messages.getById")
            return self._messages([int(ref.external_id) for ref in wanted])
        self._reader.require(source.method("getComments"))
        threads: dict[int, set[str]] = {}
        for ref in wanted:
            if ref.thread_external_id.isascii() and ref.thread_external_id.isdigit():
                threads.setdefault(int(ref.thread_external_id), set()).add(ref.external_id)
        answer: list[Item] = []
        calls = _MOST_CALLS
        for thread, ids in threads.items():
            if calls <= 0:
                break
            found, spent = self._comments(source, thread, ids, calls)
            answer += found
            calls -= spent
        return answer

    def _messages(self, ids: Sequence[int]) -> list[Item]:
        answer: list[Item] = []
        for at in range(0, len(ids), ROWS):
            asked = ids[at : at + ROWS]
            found = self._calls.read(
                "messages.getById", message_ids=list(asked), group_id=self._reader.group_id, extended=True
            )
            rows = found.get("items") if isinstance(found, dict) else None
            if not isinstance(rows, list):
                raise PlatformError("bad_json", "an answer without its list")
            answer += self._reader.dialogue_items(rows)
            came = {item.external_id for item in answer} | {identifier(row) for row in rows}
            answer += [Gone(external_id=str(i)) for i in asked if str(i) not in came]
        return answer

    def _comments(self, source: Source, thread: int, ids: set[str], calls: int) -> tuple[list[Item], int]:
        """Comments of one thread, and how many calls it took."""
        if source is WALL and len(ids) <= min(_SINGLY, calls):
            return [self._single(thread, i) for i in sorted(ids)], len(ids)
        found: dict[str, Item] = {}
        spent = 0
        queue: list[tuple[int, int]] = [(0, 0)]
        while queue and spent < calls and ids - found.keys():
            branch, offset = queue.pop(0)
            try:
                rows, items = self._reader.comments(source, thread, branch=branch, offset=offset)
            except Missing:
                return [Gone(external_id=i) for i in sorted(ids)], spent + 1
            spent += 1
            found |= {item.external_id: item for item in items if item.external_id in ids}
            if len(rows) >= ROWS:
                queue.insert(0, (branch, offset + len(rows)))
            if source.branches and not branch:
                queue += [(int(root), 0) for row in rows if (root := _long_branch(row))]
        unseen = ids - found.keys()
        if not queue:  # the whole thread was read: what is not in it is gone
            found |= {i: Gone(external_id=i) for i in unseen}
        return list(found.values()), spent

    def _single(self, thread: int, number: str) -> Item:
        rows = self._one(number)
        items = self._reader.mapped(WALL, rows, thread=thread)
        return next((item for item in items if item.external_id == number), Gone(external_id=number))

    def _one(self, number: str) -> list[Any]:
        """A wall comment as a list of one or none."""
        try:
            found = self._calls.read(
                "wall.getComment", owner_id=-self._reader.group_id, comment_id=int(number), extended=True
            )
        except Missing:
            return []
        except PlatformError as error:
            if error.code == "no_comment_access":  # how VK answers for a comment that was deleted
                return []
            raise
        rows = found.get("items") if isinstance(found, dict) else None
        if not isinstance(rows, list):
            raise PlatformError("bad_json", "an answer without its list")
        self._branch = (number, _root(rows))
        return rows

    def hung_on(self, source: Source | None, target: MessageRef) -> Sequence[Any] | None:
        """What hangs on a message, as VK tells it; None: it is not found.

        Raises:
            PlatformError: it cannot look.
        """
        number = target.external_id
        rows: list[Any] = []
        if source is None:
            told = self._calls.read("messages.getById", message_ids=[int(number)], group_id=self._reader.group_id)
            rows = told.get("items", []) if isinstance(told, dict) else []
        elif source is WALL:
            rows = self._one(number)
        else:
            self._reader.require(source.method("getComments"))
            answered = target.reply_to or ""
            branch = int(answered) if source.branches and answered.isdigit() else 0
            thread = int(target.thread_external_id)
            for step in range(_FIND_PAGES):
                rows, _ = self._reader.comments(source, thread, branch=branch, offset=step * ROWS)
                if any(identifier(row) == number for row in rows) or len(rows) < ROWS:
                    break
        row = next((each for each in rows if isinstance(each, dict) and identifier(each) == number), None)
        hung = None if row is None else row.get("attachments", [])
        return hung if isinstance(hung, list) else None

    def is_gone(self, command: PlatformCommand) -> bool:
        """Whether the target is no longer there.

        Raises:
            PlatformError: this token cannot look, or not now.
        """
        found = self.refresh(command.target.channel_external_id, [command.target])
        return bool(found) and isinstance(found[0], Gone)

    # ---------------------------------------------------------------- before sending

    def check_target(self, command: PlatformCommand) -> Target:
        """The target now, whether one may write there, and the newest answer of ours under it.

        Raises:
            PlatformError: this token cannot look, or not now.
        """
        source = source_of(command.target.channel_external_id)
        if command.action is EntryKind.TO_DM:
            return self._may_write(command)
        if source is None:
            return self._dialogue_target(command)
        self._reader.require(source.method("getComments"))
        (item,) = self.refresh(command.target.channel_external_id, [command.target]) or (None,)
        if item is None:
            raise PlatformError("too_many", "too many comments here to look for one")
        if isinstance(item, Gone):
            return Target(exists=False)
        if isinstance(item, Unreadable):
            raise PlatformError("unreadable", item.reason)
        if command.action is not EntryKind.REPLY:
            return Target(exists=True, text=item.text)
        thread = int(command.target.thread_external_id)
        info = self._reader.titles(source, thread)
        around: list[Item] = []
        for branch in self._branches_of(source, command.target) if source.branches else [0]:
            around += self._level(source, thread, branch)
        return Target(
            exists=True,
            text=item.text,
            locked=info.closed if info else False,
            answered_by_other=_answer(command, around, named=source is not BOARD),
        )

    def _branches_of(self, source: Source, target: MessageRef) -> list[int]:
        """Roots under which answers to a comment stand: itself, and the branch it is part of."""
        roots = [int(target.external_id)]
        if source is WALL:
            if self._branch is None or self._branch[0] != target.external_id:
                self._one(target.external_id)
            root = self._branch[1] if self._branch and self._branch[0] == target.external_id else None
            roots += [root] if root else []
        elif target.reply_to and target.reply_to.isdigit():
            roots.append(int(target.reply_to))
        return roots

    def _level(self, source: Source, thread: int, branch: int) -> list[Item]:
        """The newest comments of one branch; none where it is no root."""
        try:
            return self._reader.comments(source, thread, branch=branch)[1]
        except (NeedsSignin, Offline, TooManyRequests):
            raise
        except PlatformError:
            return []

    def _may_write(self, command: PlatformCommand) -> Target:
        """Whether this person lets the community write to them."""
        who = command.target.author_external_id or ""
        self._reader.require("messages.isMessagesFromGroupAllowed")
        if not (who.isascii() and who.isdigit()):
            return Target(exists=True, locked=True)
        told = self._calls.read("messages.isMessagesFromGroupAllowed", group_id=self._reader.group_id, user_id=int(who))
        return Target(exists=True, locked=not (isinstance(told, dict) and told.get("is_allowed") == 1))

    def _dialogue_target(self, command: PlatformCommand) -> Target:
        self._reader.require("messages.getHistory")
        found = self._messages([int(command.target.external_id)])
        item = next((i for i in found if i.external_id == command.target.external_id), None)
        if item is None or isinstance(item, Gone):
            return Target(exists=False)
        if isinstance(item, Unreadable):
            raise PlatformError("unreadable", item.reason)
        answered = None
        if command.action is EntryKind.REPLY:
            _, around = self._reader.history(int(command.target.thread_external_id), rows=20)
            answered = _answer(command, around, named=False)
        return Target(exists=True, text=item.text, answered_by_other=answered)

    # ---------------------------------------------------------------- after an ambiguous outcome

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        """Whether it happened.

        Raises:
            PlatformError: it cannot look.
        """
        source = source_of(command.target.channel_external_id)
        if command.action in {EntryKind.REPLY, EntryKind.TO_DM}:
            if source is None or command.action is EntryKind.TO_DM:
                return self._sent_message(command, key)
            return self._written_comment(source, command)
        items = self.refresh(command.target.channel_external_id, [command.target])
        item = next((i for i in items if i.external_id == command.target.external_id), None)
        if item is None or isinstance(item, Unreadable):
            raise PlatformError("unreadable", "it could not be read")
        gone = isinstance(item, Gone)
        done = {
            EntryKind.DELETE: gone,
            EntryKind.SPAM: gone,
            EntryKind.RESTORE: not gone,
            EntryKind.EDIT: isinstance(item, Message) and same_text(item.text, command.text or ""),
        }.get(command.action)
        if done is None:
            raise PlatformError("not_visible", "VK does not show whether this was done")
        return Receipt(external_id=command.target.external_id) if done else None

    def _sent_message(self, command: PlatformCommand, key: str) -> Receipt | None:
        """Our message with this `random_id`: VK shows it to its sender for ever."""
        self._reader.require("messages.getHistory")
        to_person = command.action is EntryKind.TO_DM
        peer = command.target.author_external_id if to_person else command.target.thread_external_id
        for step in range(_FIND_PAGES):
            rows, items = self._reader.history(int(peer or 0), offset=step * ROWS, rows=ROWS)
            for row in rows:
                if isinstance(row, dict) and row.get("random_id") == random_id(key):
                    return next((_receipt(i) for i in items if i.external_id == identifier(row)), None)
            if len(rows) < ROWS:
                return None
        return None

    def _written_comment(self, source: Source, command: PlatformCommand) -> Receipt | None:
        """Our comment with this text that is not older than the first attempt; comments do not show their `guid`."""
        self._reader.require(source.method("getComments"))
        floor = (command.first_attempt_at or 0) - _SKEW_US
        target = command.target
        thread = int(target.thread_external_id)
        looks = [(0, step) for step in range(_FIND_PAGES)]
        if source.branches:
            looks = [(branch, 0) for branch in self._branches_of(source, target)]
        for branch, step in looks:
            items = self._level(source, thread, branch) if branch else []
            rows: list[Any] = []
            if not branch:
                rows, items = self._reader.comments(source, thread, offset=step * ROWS)
            for item in items:
                if not isinstance(item, Message) or not item.ours or (item.created_at or 0) < floor:
                    continue
                answers = source is BOARD or item.reply_to == target.external_id
                if answers and same_text(item.text, command.text or "") and _bears(item, command):
                    return _receipt(item)
            if len(rows) < ROWS and not branch:
                return None
        return None


def _bears(item: Message, command: PlatformCommand) -> bool:
    """Whether as many pictures and documents hang on it as were sent: somebody may have said the same without them."""
    return len([each for each in item.attachments if each.kind in {"photo", "doc"}]) == len(command.files)


def _root(rows: Sequence[Any]) -> int | None:
    parents = rows[0].get("parents_stack") if rows and isinstance(rows[0], dict) else None
    first = parents[0] if isinstance(parents, list) and parents else None
    return first if isinstance(first, int) and not isinstance(first, bool) and first > 0 else None


def _receipt(item: Item) -> Receipt | None:
    if not isinstance(item, Message):
        return None
    return Receipt(external_id=item.external_id, permalink=item.permalink, at=item.created_at, message=item)


def _answer(command: PlatformCommand, around: Sequence[Item], *, named: bool) -> Message | None:
    """The newest answer of ours to the target, or where answers name nobody, after it."""
    target = command.target
    answers = [
        item
        for item in around
        if isinstance(item, Message)
        and (item.ours or item.author.external_id in command.own_ids)
        and int(item.external_id) > int(target.external_id)
        and (not named or item.reply_to == target.external_id)
    ]
    return max(answers, key=lambda item: int(item.external_id), default=None)


def _long_branch(row: Any) -> str | None:
    branch = row.get("thread") if isinstance(row, dict) else None
    if not isinstance(branch, dict):
        return None
    count, items = branch.get("count"), branch.get("items")
    came = len(items) if isinstance(items, list) else 0
    return identifier(row) if isinstance(count, int) and count > came else None
