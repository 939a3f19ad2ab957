"""The case as it was: what a moderator had before them when they decided, and what became of the decision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moderator_app.domain.community import CommunityRule
from moderator_app.services import community, moderators, review, scoring, shown
from moderator_app.services.desk import Desk
from moderator_app.services.review import LogLine
from moderator_app.services.scoring import Review
from moderator_app.services.shown import Shown
from moderator_app.storage import matrix
from moderator_app.storage.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMessage:
    """A message as it stood when the entry was written.

    Attributes:
        at: the platform's time, UTC microseconds.
        text: what it said then.
        changed_since: the text is another one now.
        removed_since: it went after the entry was written.
    """

    id: int
    author: str
    ours: bool
    at: int
    text: str
    changed_since: bool
    removed_since: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a delivery; `at` in UTC microseconds, `code` and `text` of the failure if it was one."""

    at: int
    before: str
    after: str
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedRow:
    """From which row, version and answer (from 1 on); `place`: among what was offered, from 1 on; 0: not offered."""

    code: str
    title: str
    version: int
    variant: int
    place: int
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The rule of the community an entry named, by the version in force then; `rule` None: its words are gone."""

    number: str
    version: int
    rule: CommunityRule | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCase:
    """An entry with everything around it.

    Attributes:
        undo: the entry that took it back.
        edits: what was changed by hand in an answer of the matrix: (before, after) each.
        inserted: that answer as it was inserted; None: none was, nothing was changed, or it was erased.
        shown: what stood on screen; None: it was written without a window.
        row: the row it was made from, with the version and number of its answer.
        cited: the rule that was the reason; None: none was named.
        reviews: (reviewer, review) of the answer, newest first, as far as whoever reads may see them.
    """

    line: LogLine
    seen: tuple[SeenMessage, ...]
    steps: tuple[Step, ...]
    permalink: str | None
    undo: LogLine | None
    edits: tuple[tuple[str, str], ...] = ()
    inserted: str | None = None
    shown: Shown | None = None
    row: UsedRow | None = None
    cited: Cited | None = None
    reviews: tuple[tuple[str, Review], ...] = ()


def case(desk: Desk, entry_id: int) -> PastCase:
    """The case of an entry as it was then.

    Raises:
        UserError: `not_found`.
    """
    line = review.entry(desk, entry_id)
    link = desk.reader.execute("SELECT permalink FROM delivery WHERE entry_id = ?", (entry_id,)).fetchone()
    names = moderators.names(desk)
    seen_then = shown.read(desk.reader, line.entry.data)
    return PastCase(
        line=line,
        seen=_seen(desk.reader, line.entry.seen, line.entry.at),
        steps=_steps(desk.reader, entry_id),
        permalink=None if link is None or link[0] is None else str(link[0]),
        undo=None if line.undone_by is None else review.entry(desk, line.undone_by),
        edits=edits(line.words.get("edits")),
        inserted=line.words.get("inserted"),
        shown=seen_then,
        row=_used(desk.reader, line.entry.data.get("matrix"), seen_then),
        cited=_cited(desk.reader, line.entry.data),
        reviews=tuple((names.get(each.reviewer, each.reviewer), each) for each in scoring.all_reviews(desk, entry_id)),
    )


def _cited(conn: Connection, data: Mapping[str, Any]) -> Cited | None:
    ref = community.ref_from(data)
    if ref is None:
        return None
    return Cited(number=ref.number, version=ref.version, rule=community.cited(conn, ref))


def _used(conn: Connection, used: dict[str, Any] | None, then: Shown | None) -> UsedRow | None:
    if used is None:
        return None
    row_id, version = int(used["row"]), int(used["version"])
    found = matrix.get(conn, row_id, version)
    plain = {} if found is None or found.plain is None else found.plain
    offered = () if then is None else then.rows
    place, score = next(
        ((number, each.score) for number, each in enumerate(offered, 1) if each.row_id == row_id), (0, None)
    )
    return UsedRow(
        code=str(plain.get("code", "")),
        title=str(plain.get("title", "")),
        version=version,
        variant=int(used["variant"]) + 1,
        place=place,
        score=score,
    )


def edits(kept: str | None) -> tuple[tuple[str, str], ...]:
    """What was changed by hand, as an entry keeps it in its words: (before, after) each; erased: nothing."""
    try:
        return () if kept is None else tuple((str(before), str(after)) for before, after in json.loads(kept))
    except (ValueError, TypeError):
        return ()  # another release wrote it


def _seen(conn: Connection, messages: tuple[int, ...], at_us: int) -> tuple[SeenMessage, ...]:
    """The first revision replaced after the entry holds what stood there then; without one it stands there still."""
    rows = conn.execute(
        "SELECT m.id, a.name, m.ours, m.created_at, m.text, m.removed_at, (SELECT r.text FROM revision r"
        " WHERE r.message_id = m.id AND r.replaced_at > ?1 ORDER BY r.replaced_at, r.id LIMIT 1)"
        " FROM json_each(?2) j CROSS JOIN message m ON m.id = j.value CROSS JOIN author a ON a.id = m.author_id"
        " ORDER BY m.created_at, m.id",
        (at_us, json.dumps(list(messages))),
    ).fetchall()
    return tuple(
        SeenMessage(
            id=int(row[0]),
            author=str(row[1]),
            ours=bool(row[2]),
            at=int(row[3]),
            text=str(row[4] if row[6] is None else row[6]),
            changed_since=row[6] is not None and row[6] != row[4],
            removed_since=row[5] is not None and int(row[5]) > at_us,
        )
        for row in rows
    )


def _steps(conn: Connection, entry_id: int) -> tuple[Step, ...]:
    rows = conn.execute(
        "SELECT at, from_state, to_state, code, text FROM attempt WHERE entry_id = ? ORDER BY id", (entry_id,)
    ).fetchall()
    return tuple(
        Step(at=int(row[0]), before=str(row[1]), after=str(row[2]), code=str(row[3]), text=str(row[4])) for row in rows
    )
