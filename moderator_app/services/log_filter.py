"""Which entries of the log somebody wants to see: by any facts together, and kept under a name for another day."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.entries import EntryKind
from moderator_app.errors import INVALID, UserError
from moderator_app.services.desk import Desk
from moderator_app.storage import log_marks
from moderator_app.storage.connect import Connection
from moderator_app.storage.log_pages import LogQuery

LONGEST_NAME: Final = 60
NO_ROW: Final = 0
"""As `row_id`: replies that were made from no row of the matrix."""
MET, MISSED = log_marks.MET, log_marks.MISSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries; what is None is not asked for.

    Attributes:
        since_us: included.
        until_us: not included.
        author_id: only what is about messages of this author.
        commenter: only what is about somebody who was of this kind then.
        verdict: `MET` or `MISSED`: how the clocks of what it settled ended.
        row_id: replies made from this row of the matrix; `NO_ROW`: from none.
        variant: from this answer of the row, counted from 0.
        edited: replies that were changed by hand after the matrix, or those that were not.
        override: what was sent although a check stopped it, or everything else.
        undone: only what was taken back, or only what stands.
        set_id: only the entries of one import.
        reviewed: answers whose review stands, or everything else.
        text: words that one text of the entry holds all of, the last letters may be missing.
    """

    since_us: int | None = None
    until_us: int | None = None
    actor: str | None = None
    kind: EntryKind | None = None
    channel_id: int | None = None
    platform: str | None = None
    author_id: int | None = None
    commenter: str | None = None
    verdict: str | None = None
    row_id: int | None = None
    variant: int | None = None
    edited: bool | None = None
    override: bool | None = None
    undone: bool | None = None
    set_id: int | None = None
    reviewed: bool | None = None
    text: str = ""

    def query(self, *, folded: bool = False) -> LogQuery:
        """What storage is asked; `folded`: one line an import, unless words or the import itself are looked for."""
        marks: list[str] = []
        without: list[str] = []
        if self.row_id is not None:
            marks.append(log_marks.FREEHAND if self.row_id == NO_ROW else log_marks.of_row(self.row_id, self.variant))
        if self.edited is not None:
            marks.append(log_marks.EDITED if self.edited else log_marks.VERBATIM)
        if self.override is not None:
            (marks if self.override else without).append(log_marks.OVERRIDE)
        if self.commenter is not None:
            marks.append(log_marks.of_commenter(self.commenter))
        if self.reviewed:
            marks.append(log_marks.REVIEWED)
        return LogQuery(
            since_us=self.since_us,
            until_us=self.until_us,
            actor=self.actor,
            kind=self.kind,
            channel_id=self.channel_id,
            platform=self.platform,
            author_id=self.author_id,
            undone=self.undone,
            marks=tuple(marks),
            without=tuple(without),
            verdict=self.verdict,
            set_id=self.set_id,
            reviewed=self.reviewed,
            folded=folded and not self.text.strip() and self.set_id is None,
            text=self.text,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A list that somebody kept."""

    id: int
    name: str
    filter: Filter


def to_plain(wanted: Filter) -> dict[str, Any]:
    """What is asked for, as JSON keeps it."""
    plain = {each.name: getattr(wanted, each.name) for each in dataclasses.fields(wanted)}
    return {name: value for name, value in plain.items() if value not in {None, ""}}


def from_plain(plain: dict[str, Any]) -> Filter:
    """The filter that `to_plain` wrote; facts that this release does not know are left out."""
    known = {each.name for each in dataclasses.fields(Filter)}
    facts = {name: value for name, value in plain.items() if name in known}
    if "kind" in facts:
        facts["kind"] = EntryKind(facts["kind"])
    return Filter(**facts)


def saved(desk: Desk) -> list[SavedView]:
    """The lists of whoever works here, by name."""
    if desk.moderator is None:
        return []
    rows = desk.reader.execute(
        "SELECT id, name, filter_json FROM log_view WHERE moderator_id = ? ORDER BY name, id", (desk.moderator.id,)
    ).fetchall()
    found = []
    for number, name, plain in rows:
        try:
            found.append(SavedView(id=number, name=name, filter=from_plain(json.loads(plain))))
        except (ValueError, TypeError):
            continue  # another release wrote it
    return found


def save(conn: Connection, desk: Desk, name: str, wanted: Filter) -> None:
    """Keep a list under a name; the same name again replaces it. For `Desk.write`.

    Raises:
        UserError: `invalid`, `no_actor`.
    """
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST_NAME:
        raise UserError(
            INVALID,
            reason_en=f"A name has 1 to {LONGEST_NAME} characters.",
            reason_ru=f"В названии от 1 до {LONGEST_NAME} знаков.",
        )
    conn.execute(
        "INSERT INTO log_view(moderator_id, name, filter_json) VALUES (?, ?, ?)"
        " ON CONFLICT (moderator_id, name) DO UPDATE SET filter_json = excluded.filter_json",
        (desk.who.id, clean, json.dumps(to_plain(wanted), ensure_ascii=False, sort_keys=True)),
    )


def drop(conn: Connection, desk: Desk, view_id: int) -> None:
    """Forget a list of whoever works here. For `Desk.write`.

    Raises:
        UserError: `no_actor`.
    """
    conn.execute("DELETE FROM log_view WHERE id = ? AND moderator_id = ?", (view_id, desk.who.id))
