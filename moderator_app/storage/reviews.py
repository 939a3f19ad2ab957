"""Reviews in the journal: read back as they stand, what can be drawn, and what is past its days."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.clock import DAY_US, Clock
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.report.metrics import NEGATIVE
from moderator_app.domain.review.sampling import Candidate
from moderator_app.storage import changes, journal, log_marks, log_pages, matrix, words
from moderator_app.storage.connect import Connection

CHUNK: Final = 100
"""Entries whose words go in one transaction."""
READ_AT_ONCE: Final = 10_000
"""Entries that one SELECT of answers looks at, in some 50 ms."""

_STANDS: Final = "NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id)"
_COLUMNS: Final = ", ".join(f"e.{name.strip()}" for name in journal.COLUMNS.split(","))
_ALL: Final = (
    f"SELECT {_COLUMNS} FROM entry e INDEXED BY entry_kind WHERE e.kind IN ('review', 'rebuttal')"
    f" AND {_STANDS} ORDER BY e.id"
)
_OF: Final = (
    f"SELECT {_COLUMNS} FROM entry_mark k CROSS JOIN entry e ON e.id = k.entry_id WHERE k.mark = ?"
    f" AND {_STANDS} ORDER BY e.id"
)
_NEWEST: Final = (
    "SELECT max(coalesce((SELECT max(id) FROM entry WHERE kind = 'review'), 0),"
    " coalesce((SELECT max(id) FROM entry WHERE kind = 'undo'), 0))"
)
_EDITS: Final = "(SELECT body FROM words WHERE id = json_extract(CAST(e.record AS TEXT), '$.words.edits[0]'))"
_ANSWERS: Final = (
    "SELECT e.id, e.actor, m.channel_id, coalesce(i.kind, g.kind, ''), coalesce(g.negativity, 0),"
    " EXISTS (SELECT 1 FROM entry_mark o WHERE o.mark = 'override' AND o.entry_id = e.id), {edits}"
    " FROM entry e INDEXED BY entry_kind CROSS JOIN message m"
    " ON m.id = (SELECT max(message_id) FROM entry_message WHERE entry_id = e.id)"
    " LEFT JOIN item i ON i.id = m.item_id LEFT JOIN guess g ON g.message_id = m.id"
    f" WHERE e.kind IN ('reply', 'to-dm') AND e.id BETWEEN ? AND ? AND e.at >= ? AND e.at < ? AND {_STANDS}"
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A standing entry and its words; None: erased."""

    entry: Entry
    words: dict[str, str | None]


def standing(conn: Connection, of: int | None = None, *, wordless: bool = False) -> list[Raw]:
    """Everything reviewed and said about reviews that was not taken back, oldest first; about one answer or all.

    `wordless`: their words are not wanted.
    """
    rows = conn.execute(_ALL).fetchall() if of is None else conn.execute(_OF, (log_marks.review_of(of),)).fetchall()
    found = [journal.read(row) for row in rows]
    if wordless:
        return [Raw(each, {}) for each in found]
    return [
        Raw(each, {label: words.get(conn, reference[0]) for label, reference in each.words.items()}) for each in found
    ]


def newest(conn: Connection) -> int:
    """The newest entry that may have changed what waits for a review; 0: none."""
    return int(conn.execute(_NEWEST).fetchone()[0])


def kind_of(conn: Connection, entry: Entry) -> str:
    """What kind of commenter an answer is to; empty: unknown."""
    row = conn.execute(
        "SELECT coalesce(i.kind, g.kind, '') FROM message m LEFT JOIN item i ON i.id = m.item_id"
        " LEFT JOIN guess g ON g.message_id = m.id WHERE m.id = ?",
        (max(entry.seen, default=0),),
    ).fetchone()
    return "" if row is None else str(row[0])


def answers(conn: Connection, since_us: int, until_us: int, *, edits: bool = False) -> list[Candidate]:
    """Answers of a period that stand. `edits`: also how much was changed by hand, which reads their words.

    Read in pieces: one SELECT over all time held its snapshot, and with it the WAL, for a second and more.
    """
    first, last = conn.execute(log_pages.PERIOD, (since_us, until_us)).fetchone()
    if first is None:
        return []
    sql = _ANSWERS.format(edits=_EDITS if edits else "NULL")
    return [
        Candidate(number, person, channel, kind, negativity >= NEGATIVE, bool(override), _changed(kept))
        for low in range(first, last + 1, READ_AT_ONCE)
        for number, person, channel, kind, negativity, override, kept in conn.execute(
            sql, (low, min(last, low + READ_AT_ONCE - 1), since_us, until_us)
        ).fetchall()
    ]


def _changed(kept: str | None) -> int:
    """Characters that went and came by hand."""
    try:
        return 0 if kept is None else sum(len(before) + len(after) for before, after in json.loads(kept))
    except (ValueError, TypeError):
        return 0  # another release wrote it


def card(conn: Connection) -> tuple[int, int, dict[str, Any] | None]:
    """(number, version, content) of the scorecard in force; number 0: there was none yet."""
    for each in matrix.current(conn, matrix.SCORECARD):
        return each.id, each.version, each.plain
    return 0, 0, None


def past(conn: Connection) -> int:
    """After how many days grades and words of reviews go; 0: never."""
    plain = card(conn)[2]
    return 0 if plain is None else int(plain.get("keep_days", 0))


_PAST: Final = (
    " FROM entry e INDEXED BY entry_kind CROSS JOIN entry_words w ON w.entry_id = e.id"
    " CROSS JOIN words t ON t.id = w.words_id WHERE e.kind IN ('review', 'rebuttal') AND e.at < ?"
    " AND t.body IS NOT NULL"
)
_PAST_USES: Final = (
    " FROM moderator p CROSS JOIN matrix_use u INDEXED BY matrix_use_actor ON u.actor = CAST(p.id AS TEXT)"
    " WHERE u.at < ?"
)


def count_before(conn: Connection, before_us: int) -> int:
    """How many entries with grades or remarks, and uses of answers by somebody, are older than this."""
    entries = int(conn.execute(f"SELECT count(DISTINCT e.id){_PAST}", (before_us,)).fetchone()[0])
    return entries + int(conn.execute(f"SELECT count(*){_PAST_USES}", (before_us,)).fetchone()[0])


def forget_past(conn: Connection, clock: Clock, actor: str, days: int) -> int:
    """Take a chunk of what is older than this away: grades and words of reviews, and who used which answer of the
    matrix; how many entries and uses.
    """
    before_us = clock.now_us() - days * DAY_US
    rows = conn.execute(f"SELECT e.id, w.words_id{_PAST} ORDER BY e.id LIMIT ?", (before_us, CHUNK)).fetchall()
    uses = [row[0] for row in conn.execute(f"SELECT u.entry_id{_PAST_USES} LIMIT ?", (before_us, CHUNK)).fetchall()]
    if not rows and not uses:
        return 0
    taken = [int(row[1]) for row in rows]
    data = {"what": "scores", "days": days, "words": taken, "uses": len(uses)}
    entry = journal.append(conn, clock=clock, actor=actor, kind=EntryKind.ERASE, data=data)
    for number in taken:
        words.erase(conn, number, entry.id)
    conn.execute(
        "UPDATE matrix_use SET actor = '' WHERE entry_id IN (SELECT value FROM json_each(?))", (json.dumps(uses),)
    )
    changes.note(conn, "entry", [entry.id], clock.now_us())
    return len({row[0] for row in rows}) + len(uses)
