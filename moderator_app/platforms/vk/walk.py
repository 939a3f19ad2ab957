"""How far one channel has been read: which threads moved, and where in the present one we are.

VK has no "since": a thread says how many comments it has (a dialogue: its last message), and what differs from last
time is read again, newest first. Ids grow within a community, so lists without branches end at the first known id;
where there are branches an old comment may have new replies, and the thread is read whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from moderator_app.clock import SECOND_US

LIST_EVERY_US: Final = 30 * SECOND_US
STEP_BACK: Final = 80
KEPT: Final = 600
"""Threads whose state is remembered; a forgotten one is read again from its newest."""


@dataclass(frozen=True, slots=True)
class Task:
    """A thread to read, or one branch of it.

    Attributes:
        mark: what the list said of the thread when it was found changed.
        branch: root comment of a branch; 0: the thread itself.
        floor: newest id known of the thread before.
        offset: rows to leave out next; the last row of the page before is among what comes then.
        top: newest id met so far.
        edge: oldest id of this level met so far; the next page must begin at it or above. If it begins below, rows
            were deleted meanwhile and all that follows moved up: one goes back.
    """

    thread: int
    mark: int
    branch: int = 0
    floor: int = 0
    offset: int = 0
    top: int = 0
    edge: int = 0


@dataclass(frozen=True, slots=True)
class Walk:
    """The cursor of a channel.

    Attributes:
        known: thread -> (mark, newest id) of what has been read.
        todo: what is left of this look.
        listed: offset of the next part of the list of threads, while history is read; -1: the list is at its end.
        listed_at: when the list was last read, UTC microseconds: news must not wait for the end of history.
        turn: which unchanged thread is looked at next, for the rare change that leaves the count as it was.
    """

    known: Mapping[int, tuple[int, int]]
    todo: tuple[Task, ...] = ()
    listed: int = 0
    listed_at: int = 0
    turn: int = 0

    @property
    def more(self) -> bool:
        """Whether another step can be made right now."""
        return bool(self.todo) or self.listed > 0

    def dump(self) -> str:
        """As text for the store; equal walks give equal texts."""
        return json.dumps(
            {
                "v": 1,
                "known": {str(thread): list(state) for thread, state in self.known.items()},
                "todo": [[t.thread, t.mark, t.branch, t.floor, t.offset, t.top, t.edge] for t in self.todo],
                "listed": self.listed,
                "at": self.listed_at if self.more else 0,
                "turn": self.turn,
            },
            separators=(",", ":"),
        )


def load(text: str | None) -> Walk:
    """The walk of a text; one we cannot read starts again from the newest, which loses nothing."""
    if text is None:
        return Walk({})
    try:
        raw: Any = json.loads(text)
        if raw["v"] != 1:
            return Walk({})
        return Walk(
            known={int(thread): (int(mark), int(last)) for thread, (mark, last) in raw["known"].items()},
            todo=tuple(Task(*(int(n) for n in task)) for task in raw["todo"]),
            listed=int(raw["listed"]),
            listed_at=int(raw["at"]),
            turn=int(raw["turn"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Walk({})


def wants_list(walk: Walk, now_us: int) -> bool:
    """Whether the next step reads the list of threads."""
    return not walk.todo or not 0 <= now_us - walk.listed_at < LIST_EVERY_US


def after_list(
    walk: Walk, threads: Sequence[tuple[int, int | None]], *, full: bool, now_us: int, extra: int = 0
) -> Walk:
    """The walk after a part of the list of threads was read.

    Args:
        walk: as it was; with something left to do it is the head of the list that was read.
        threads: (thread, mark) as listed, newest first; a mark of None says nothing and is looked at in turn.
        full: as many rows came as were asked for.
        now_us: when it was.
        extra: how many unchanged threads to look at all the same.
    """
    under_way = {task.thread: task for task in walk.todo if not task.branch}
    waiting = {task.thread for task in walk.todo if not task.branch and not task.top}
    old = list(walk.todo)
    news: list[Task] = []
    same: list[Task] = []
    for thread, mark in threads:
        known, doing = walk.known.get(thread), under_way.get(thread)
        if doing is not None:
            if mark is None or mark != doing.mark:
                told = doing.mark if mark is None else mark
                old = [replace(t, mark=told) if t.thread == thread else t for t in old]
                if doing.top and thread not in waiting:  # its newest were read before: what came since is read first
                    news.append(Task(thread, told, floor=doing.top))
            continue
        task = Task(thread, -1 if mark is None else mark, floor=known[1] if known else 0)
        if known is None or (mark is not None and mark != known[0]):
            # A thread without comments has nothing to read; it is remembered so that the first one is noticed.
            news += [task] if mark != 0 or known is not None else []
        else:
            same.append(task)
    turn = walk.turn
    if same and extra and not walk.todo and walk.listed == 0:
        start = turn % len(same)
        news += [*same[start:], *same[:start]][:extra]
        turn = (start + extra) % len(same)
    listed = walk.listed
    if not walk.todo:
        first = not walk.known and walk.listed == 0
        listed = walk.listed + len(threads) if full and (first or walk.listed > 0) else 0
    empty = {thread: (0, 0) for thread, mark in threads if mark == 0 and thread not in walk.known}
    return replace(
        walk, known=_kept({**walk.known, **empty}), todo=(*news, *old), listed=listed, listed_at=now_us, turn=turn
    )


def after_rows(
    walk: Walk, ids: Iterable[int], level: Sequence[int], *, full: bool, known_below: bool, branches: Iterable[int] = ()
) -> Walk:
    """The walk after rows of its present task were read.

    Args:
        walk: as it was.
        ids: ids met, those of branches too.
        level: ids of this level, newest first, one a row.
        full: as many rows came as were asked for.
        known_below: all that follows in the list is known already.
        branches: roots whose replies did not all come along.
    """
    task, *rest = walk.todo
    top = max([task.top, task.floor, *ids])
    found = [Task(task.thread, task.mark, branch, task.floor) for branch in branches]
    met = [i for i in level if i]
    if task.edge and task.offset and (not met or max(met) < task.edge):
        back = replace(task, offset=max(0, task.offset - STEP_BACK), top=top)
        return replace(walk, todo=(*found, back, *rest))
    if full and not known_below:
        edge = min([task.edge or top, *met])
        onward = replace(task, offset=task.offset + max(1, len(level) - 1), top=top, edge=edge)
        # The branches first: replies are news, what is below in the list is history.
        return replace(walk, todo=(*found, onward, *rest))
    known = dict(walk.known)
    mark, last = known.pop(task.thread, (-1, 0))
    known[task.thread] = (mark if task.branch else task.mark, max(last, top))
    return replace(walk, known=_kept(known), todo=(*found, *rest))


def skipped(walk: Walk) -> Walk:
    """The walk after its present thread turned out to be closed to us or gone."""
    task, *rest = walk.todo
    known = dict(walk.known)
    known[task.thread] = (task.mark, known.get(task.thread, (0, 0))[1])
    return replace(walk, known=_kept(known), todo=tuple(t for t in rest if t.thread != task.thread))


def _kept(known: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The ones read last; the order of a dict is the order of reading."""
    return dict(list(known.items())[-KEPT:])
