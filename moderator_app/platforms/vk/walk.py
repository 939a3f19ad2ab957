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

KEPT: Final = 600
"""Threads whose state is remembered; a forgotten one is read again from its newest."""


@dataclass(frozen=True, slots=True)
class Task:
    """A thread to read, or one branch of it.

    Attributes:
        mark: what the list said of the thread when it was found changed.
        branch: root comment of a branch; 0: the thread itself.
        floor: newest id known of the thread before.
        offset: rows read so far.
        top: newest id met so far.
    """

    thread: int
    mark: int
    branch: int = 0
    floor: int = 0
    offset: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class Walk:
    """The cursor of a channel.

    Attributes:
        known: thread -> (mark, newest id) of what has been read.
        todo: what is left of this look.
        listed: offset of the next part of the list of threads, while history is read; -1: the list is at its end.
        turn: which unchanged thread is looked at next, for the rare change that leaves the count as it was.
    """

    known: Mapping[int, tuple[int, int]]
    todo: tuple[Task, ...] = ()
    listed: int = 0
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
                "todo": [[t.thread, t.mark, t.branch, t.floor, t.offset, t.top] for t in self.todo],
                "listed": self.listed,
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
            turn=int(raw["turn"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Walk({})


def after_list(walk: Walk, threads: Sequence[tuple[int, int | None]], *, full: bool, extra: int = 0) -> Walk:
    """The walk after a part of the list of threads was read.

    Args:
        walk: as it was.
        threads: (thread, mark) as listed, newest first; a mark of None says nothing and is looked at in turn.
        full: as many rows came as were asked for.
        extra: how many unchanged threads to look at all the same.
    """
    changed: list[Task] = []
    same: list[Task] = []
    for thread, mark in threads:
        known = walk.known.get(thread)
        task = Task(thread, -1 if mark is None else mark, floor=known[1] if known else 0)
        if known is None or (mark is not None and mark != known[0]):
            # A thread without comments has nothing to read; it is remembered so that the first one is noticed.
            changed += [task] if mark != 0 or known is not None else []
        else:
            same.append(task)
    turn = walk.turn
    if same and extra and walk.listed == 0:
        start = turn % len(same)
        changed += [*same[start:], *same[:start]][:extra]
        turn = (start + extra) % len(same)
    first = not walk.known and walk.listed == 0
    following = walk.listed + len(threads) if full and (first or walk.listed > 0) else 0
    empty = {thread: (0, 0) for thread, mark in threads if mark == 0 and thread not in walk.known}
    return replace(walk, known=_kept({**walk.known, **empty}), todo=tuple(changed), listed=following, turn=turn)


def after_rows(walk: Walk, ids: Iterable[int], rows: int, *, end: bool, branches: Iterable[int] = ()) -> Walk:
    """The walk after rows of its present task were read.

    Args:
        walk: as it was.
        ids: ids met, those of branches too.
        rows: how far the list moved.
        end: the task is done.
        branches: roots whose replies did not all come along.
    """
    task, *rest = walk.todo
    top = max([task.top, task.floor, *ids])
    found = [Task(task.thread, task.mark, branch, task.floor) for branch in branches]
    if not end:
        # The branches first: replies are news, what is below in the list is history.
        return replace(walk, todo=(*found, replace(task, offset=task.offset + rows, top=top), *rest))
    known = dict(walk.known)
    if task.branch:
        mark, last = known.get(task.thread, (-1, 0))
        known[task.thread] = (mark, max(last, top))
    else:
        known.pop(task.thread, None)
        known[task.thread] = (task.mark, max(top, walk.known.get(task.thread, (0, 0))[1]))
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
