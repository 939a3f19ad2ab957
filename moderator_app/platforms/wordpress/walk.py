"""The cursor of a site: the newest comments again and again, and walks back over what was missed or is older.

There is no `after=` here on purpose. It is compared with the comment's date in the site's time zone (an hour repeats
each autumn), that column has no index, and a comment may arrive with any date. Ids grow with every comment that is
stored: the newest ones are read whole each time, which also shows edits and changes of status among them, and a gap is
walked by offset. Deletions move what comes after up: each step of a walk must meet again some ids of the step before,
else it goes back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from moderator_app.clock import SECOND_US

FRESH_ROWS: Final = 50
WALK_ROWS: Final = 100
OVERLAP: Final = 10
FRESH_EVERY_US: Final = 30 * SECOND_US


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A way back in time.

    Attributes:
        offset: rows to leave out next.
        tail: ids the next step must meet again.
        floor: an id at which it ends; None: at the very first comment.
    """

    offset: int = 0
    tail: tuple[int, ...] = ()
    floor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a site has been read.

    Attributes:
        head: (UTC microseconds, id) of the newest comment known; time 0 where it has none.
        gap: newer than `head` was before, not all read yet.
        past: the history, read in the background after the first look.
        looked_at: when the newest were last read, while a walk is under way.
    """

    head: tuple[int, int] | None = None
    gap: Walk | None = None
    past: Walk | None = None
    looked_at: int = 0

    @property
    def more(self) -> bool:
        """Whether another step can be made right now."""
        return self.gap is not None or self.past is not None

    def dump(self) -> str:
        """As text for the store; equal cursors give equal texts."""
        kept = self if self.more else replace(self, looked_at=0)
        return json.dumps({"v": 1, **asdict(kept)}, separators=(",", ":"), sort_keys=True)


def load(text: str | None) -> Cursor:
    """The cursor of a text; one we cannot read starts again from the newest, which loses nothing."""
    if text is None:
        return Cursor()
    try:
        raw = json.loads(text)
        if raw["v"] != 1:
            return Cursor()
        head = raw["head"]
        return Cursor(
            head=(int(head[0]), int(head[1])) if head is not None else None,
            gap=_walk(raw["gap"]),
            past=_walk(raw["past"]),
            looked_at=int(raw["looked_at"]),
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return Cursor()


def _walk(raw: Any) -> Walk | None:
    if raw is None:
        return None
    floor = raw["floor"]
    return Walk(
        offset=max(0, int(raw["offset"])),
        tail=tuple(int(i) for i in raw["tail"]),
        floor=None if floor is None else int(floor),
    )


def looks_fresh(cursor: Cursor, now_us: int) -> bool:
    """Whether the next step reads the newest. While history comes in, new comments must not wait for its end."""
    if not cursor.more:
        return True
    if cursor.gap is not None:
        return False
    return not 0 <= now_us - cursor.looked_at < FRESH_EVERY_US


def after_fresh(cursor: Cursor, newest: tuple[int, int] | None, ids: Sequence[int], whole: bool, now_us: int) -> Cursor:
    """The cursor after the newest rows were read.

    Args:
        cursor: as it was.
        newest: (UTC microseconds, id) of the newest row read.
        ids: ids of the rows, newest first.
        whole: there is nothing older than these.
        now_us: when it was.
    """
    if cursor.head is None:
        past = None if whole else Walk()
        return replace(cursor, head=newest, past=past, looked_at=now_us)
    gap = None
    if ids and not whole and min(ids) > cursor.head[1]:
        gap = Walk(offset=max(0, len(ids) - OVERLAP), tail=tuple(ids[-OVERLAP:]), floor=cursor.head[1])
    head = newest if newest is not None and newest[1] > cursor.head[1] else cursor.head
    return replace(cursor, head=head, gap=gap, looked_at=now_us)


def after_step(walk: Walk, ids: Sequence[int], rows: int, total: int | None) -> Walk | None:
    """Where a walk goes on; None: it has arrived.

    Args:
        walk: the step that was made.
        ids: ids of the rows read, newest first.
        rows: how many rows were asked for.
        total: how many there are in all, where the site says so: it may hide some of a page.
    """
    if walk.offset and walk.tail and not set(walk.tail) & set(ids):
        return replace(walk, offset=max(0, walk.offset - WALK_ROWS))
    end = walk.offset + rows >= total if total is not None else len(ids) < rows
    if end or (walk.floor is not None and ids and min(ids) <= walk.floor):
        return None
    if OVERLAP * 2 <= len(ids) < rows:
        return replace(walk, offset=walk.offset + len(ids) - OVERLAP, tail=tuple(ids[-OVERLAP:]))
    tail = tuple(ids[-OVERLAP:]) if len(ids) == rows else ()
    return replace(walk, offset=walk.offset + max(1, rows - OVERLAP), tail=tail)
