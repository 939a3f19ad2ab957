"""How cases ended for the people: one outcome a case, noted as an entry, undone like any, for the author's card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.errors import INVALID, UserError
from moderator_app.services import direct, moderators, texts
from moderator_app.services.desk import Desk
from moderator_app.services.targets import item_of
from moderator_app.storage import decide, journal, words
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

_NEWEST: Final = 100


class Outcome(StrEnum):
    """What became of it."""

    RESOLVED = "resolved"
    TURNED_AROUND = "turned_around"
    """A critic who now speaks for us."""
    COMPENSATED = "compensated"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """One outcome.

    Attributes:
        what: what somebody was compensated with, or a remark; None: nothing was said, or it was erased.
        items: the items it speaks of: the public one and its dialogue are one case.
        at: UTC microseconds.
    """

    entry_id: int
    outcome: Outcome
    what: str | None
    by: str
    at: int
    items: tuple[int, ...]


def note(conn: Connection, desk: Desk, wanted: int, outcome: Outcome, what: str = "") -> Decided:
    """Say how a case ended; saying it again replaces it. The public item and its dialogue get it together.

    Args:
        conn: inside a write transaction.
        desk: who says it.
        wanted: an item of the case, or any message of it.
        outcome: what became of it.
        what: with what somebody was compensated; a remark for the others.

    Raises:
        UserError: `not_found`, `forbidden`, `invalid` for a compensation that does not say with what.
    """
    desk.require(EntryKind.OUTCOME)
    if outcome is Outcome.COMPENSATED and not what.strip():
        raise UserError(INVALID, reason_en="Say what they were given.", reason_ru="Укажите, чем компенсировали.")
    seen = [message for item_id in _case(conn, wanted) for message in item_of(conn, item_id).messages]
    return decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.OUTCOME,
        seen=seen,
        data={"outcome": outcome.value},
        words={"what": texts.ours(what)} if what.strip() else {},
    )


def of_item(desk: Desk, wanted: int) -> OutcomeView | None:
    """How the case of an item ended; None: nobody has said.

    Raises:
        UserError: `not_found`.
    """
    return next(iter(_views(desk, "m.item_id = ?", item_of(desk.reader, wanted).id)), None)


def of_author(desk: Desk, author_id: int) -> list[OutcomeView]:
    """How the cases of an author ended, newest first, one a case; for the author's card."""
    return _views(desk, "m.author_id = ?", author_id)


def _case(conn: Connection, wanted: int) -> Sequence[int]:
    item = item_of(conn, wanted)
    return direct.case_of(conn, item.id)


def _views(desk: Desk, where: str, value: int) -> list[OutcomeView]:
    rows = desk.reader.execute(
        "SELECT DISTINCT e.id FROM message m JOIN entry_message em ON em.message_id = m.id"  # noqa: S608 - ours
        f" JOIN entry e ON e.id = em.entry_id WHERE {where} AND m.ours = 0 AND e.kind = 'outcome'"
        " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) ORDER BY e.id DESC LIMIT ?",
        (value, _NEWEST),
    ).fetchall()
    names = moderators.names(desk)
    found: list[OutcomeView] = []
    taken: set[int] = set()
    for (entry_id,) in rows:
        view = _view(desk.reader, journal.get(desk.reader, entry_id), names)
        if taken.isdisjoint(view.items):  # a later one has replaced it
            found.append(view)
        taken.update(view.items)
    return found


def _view(conn: Connection, entry: Entry, names: dict[str, str]) -> OutcomeView:
    items = {
        int(row[0])
        for message in entry.seen
        if (row := conn.execute("SELECT item_id FROM message WHERE id = ?", (message,)).fetchone())
        and row[0] is not None
    }
    return OutcomeView(
        entry_id=entry.id,
        outcome=Outcome(entry.data["outcome"]),
        what=words.get(conn, entry.words["what"][0]) if "what" in entry.words else None,
        by=names.get(entry.actor, entry.actor),
        at=entry.at,
        items=tuple(sorted(items)),
    )
