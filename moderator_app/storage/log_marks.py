"""What the log is filtered by beside time, person and kind: marks of entries, each an index of its own.

A mark follows from the entry's record, the kind of commenter from what was known when it was written: the log shows
what the writer saw. Verdicts follow from the clocks of the items that an entry settled, so they change with these.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from moderator_app.domain.entries import EntryKind, ReviewType
from moderator_app.domain.items import ItemFold
from moderator_app.domain.sla.ledger import Clock, ClockState
from moderator_app.storage.connect import Connection

EDITED: Final = "edited"
VERBATIM: Final = "verbatim"
FREEHAND: Final = "freehand"
"""A reply that was made from no row of the matrix."""
OVERRIDE: Final = "override"
MET: Final = "met"
MISSED: Final = "missed"

REVIEWED: Final = "reviewed"
"""An answer that was graded once; whether a grade still stands is `log_pages`' to see."""

_SETTLER: Final = "entry:"
_KIND_OF: Final = (
    "SELECT coalesce(i.kind, g.kind) FROM message m LEFT JOIN item i ON i.id = m.item_id"
    " LEFT JOIN guess g ON g.message_id = m.id WHERE m.id = ?"
)
_VERDICTS: Final = (
    "SELECT v.item_id, v.entry_id, v.verdict FROM json_each(?) j CROSS JOIN entry_verdict v"
    " INDEXED BY entry_verdict_item ON v.item_id = j.value"
)


def of_row(row_id: int, variant: int | None = None) -> str:
    """The mark of replies made from a row, or from one of its answers."""
    return f"row:{row_id}" if variant is None else f"row:{row_id}:{variant}"


def of_commenter(kind: str) -> str:
    """The mark of entries about somebody of this kind."""
    return f"kind:{kind}"


def review_of(entry_id: int) -> str:
    """The mark of reviews of an answer, and of what was said about these."""
    return f"review:{entry_id}"


def of_record(kind: EntryKind, data: Mapping[str, Any], words: Iterable[str]) -> list[str]:
    """The marks that an entry's own facts give it."""
    found: list[str] = []
    labels = set(words)
    if kind is EntryKind.REPLY:
        used = data.get("matrix")
        if used is None:
            found.append(FREEHAND)
        else:
            row, variant = int(used["row"]), int(used["variant"])
            found += [of_row(row), of_row(row, variant), EDITED if "edits" in labels else VERBATIM]
    if "override" in labels:
        found.append(OVERRIDE)
    if kind in {EntryKind.REVIEW, EntryKind.REBUTTAL} and "of" in data:
        found.append(review_of(int(data["of"])))
    return found


def write(
    conn: Connection,
    entry_id: int,
    kind: EntryKind,
    *,
    seen: Sequence[int],
    data: Mapping[str, Any],
    words: Iterable[str],
) -> None:
    """Mark a new entry, in the transaction that writes it."""
    marks = of_record(kind, data, words)
    commenter = conn.execute(_KIND_OF, (max(seen),)).fetchone() if seen else None
    if commenter is not None and commenter[0] is not None:
        marks.append(of_commenter(commenter[0]))
    if marks:
        conn.executemany("INSERT INTO entry_mark(mark, entry_id) VALUES (?, ?)", [(each, entry_id) for each in marks])
    if kind is EntryKind.REVIEW and data.get("type") == ReviewType.SCORE.value:
        conn.execute(
            "INSERT INTO entry_mark(mark, entry_id) VALUES (?, ?) ON CONFLICT DO NOTHING", (REVIEWED, int(data["of"]))
        )
    if (group := data.get("set")) is not None:
        conn.execute("INSERT INTO entry_set(set_id, entry_id) VALUES (?, ?)", (int(group), entry_id))


def judge(conn: Connection, items: Iterable[ItemFold], clocks: Mapping[int, Sequence[Clock]], known: str) -> None:
    """Bring the verdicts about the entries that settled these items up to date.

    Args:
        conn: inside the transaction that folds the items.
        items: of one case.
        clocks: theirs.
        known: ids of these items and of those the case had before, as JSON.
    """
    after = {
        (item.id, int(item.settler.removeprefix(_SETTLER)), verdict)
        for item in items
        if item.settler is not None and item.settler.startswith(_SETTLER)
        if (verdict := _verdict(clocks.get(item.id, ()))) is not None
    }
    present = {tuple(row) for row in conn.execute(_VERDICTS, (known,)).fetchall()}
    if gone := present - after:
        conn.executemany("DELETE FROM entry_verdict WHERE item_id = ? AND entry_id = ? AND verdict = ?", sorted(gone))
    if new := after - present:
        conn.executemany("INSERT INTO entry_verdict(item_id, entry_id, verdict) VALUES (?, ?, ?)", sorted(new))


def _verdict(clocks: Sequence[Clock]) -> str | None:
    """One late clock makes it late."""
    states = {each.state for each in clocks}
    return MISSED if ClockState.MISSED in states else MET if ClockState.MET in states else None


def forget(conn: Connection, items: Sequence[int]) -> None:
    """The verdicts of items that are gone."""
    conn.execute(
        "DELETE FROM entry_verdict WHERE item_id IN (SELECT value FROM json_each(?))", (json.dumps(list(items)),)
    )
