"""Changes of the matrix that somebody proposes and a lead answers: one entry each, and what is accepted is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.editing import Merged, merged
from moderator_app.domain.matrix.rows import Row, row_from_plain, row_to_plain
from moderator_app.errors import INVALID, NOT_FOUND, UserError, declare
from moderator_app.services import book, matrix, moderators, texts
from moderator_app.services.desk import Desk
from moderator_app.storage import changes, journal, proposals
from moderator_app.storage import matrix as stored
from moderator_app.storage.connect import Connection
from moderator_app.storage.proposals import Stored

LONGEST_COMMENT: Final = 2_000

PROPOSAL_ENDED = declare(
    "proposal_ended",
    "The proposal was answered already: {state_en}.",
    "На предложение уже ответили: {state_ru}.",
)
NOT_YOURS = declare(
    "not_yours",
    "Only who proposed it can withdraw it.",
    "Отозвать предложение может только его автор.",
)


class State(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_STATES: Final = {
    State.OPEN: ("open", "ждёт ответа"),
    State.ACCEPTED: ("accepted", "принято"),
    State.REFUSED: ("refused", "отклонено"),
    State.WITHDRAWN: ("withdrawn", "отозвано"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A change of a row, or a new row, as somebody proposes it.

    Attributes:
        row: as it is to be, with number and version of what it was made from; None: its words were erased.
        base: what it was made from; None: nothing, or its words were erased.
        comment: why.
        reason: what was said to it; empty: nothing.
        at, answered_at: UTC microseconds; 0: not answered yet.
    """

    entry_id: int
    row_id: int
    row: Row | None
    base: Row | None
    comment: str
    state: State
    actor: str
    by: str
    at: int
    answered_by: str = ""
    answered_at: int = 0
    reason: str = ""

    @property
    def title(self) -> str:
        """What it is about, in a line."""
        return "" if self.row is None else self.row.title or self.row.code


def listed(desk: Desk) -> tuple[Proposal, ...]:
    """Open ones first, the oldest of them first; then those that ended, the newest first."""
    names = moderators.names(desk)
    return tuple(_proposal(desk.reader, each, names) for each in proposals.listed(desk.reader))


def waiting(desk: Desk) -> int:
    """How many wait for an answer of whoever works here: none for who may not change the matrix."""
    return proposals.waiting(desk.reader) if desk.may(EntryKind.MATRIX) else 0


def one(desk: Desk, entry_id: int) -> Proposal:
    """One of them.

    Raises:
        UserError: `not_found`.
    """
    return _proposal(desk.reader, _found(desk.reader, entry_id), moderators.names(desk))


def _proposal(conn: Connection, each: Stored, names: Mapping[str, str]) -> Proposal:
    base = stored.get(conn, each.doc_id, each.base) if each.doc_id else None
    row = None if each.plain is None else row_from_plain(each.plain, row_id=each.doc_id, version=each.base)
    return Proposal(
        entry_id=each.entry_id,
        row_id=each.doc_id,
        row=row,
        base=None if base is None or base.plain is None else row_from_plain(base.plain),
        comment=each.comment or "",
        state=State(each.state),
        actor=each.actor,
        by=names.get(each.actor, each.actor),
        at=each.at,
        answered_by=names.get(each.answered_by, each.answered_by),
        answered_at=each.answered_at,
        reason=each.reason,
    )


def on_top(proposal: Proposal, now: Row | None) -> Merged | None:
    """The proposal put together with what is in force by now; None: its words, or the row, are gone.

    Where the words of the version it was made from are erased, the proposal stands as a whole.
    """
    row = proposal.row
    if row is None or (proposal.row_id and now is None):
        return None
    if now is None or now.version == row.version:
        return Merged(row=row)
    if proposal.base is None:
        return Merged(row=replace(row, version=now.version))
    return merged(proposal.base, row, now)


# ---------------------------------------------------------------- deciding


def propose(conn: Connection, desk: Desk, row: Row, comment: str) -> int:
    """Propose a row as it is to be (number 0: a new one); the number of the entry.

    `row.version` is the version it was made from; it may be older than what is in force.

    Raises:
        UserError: `no_actor`, `invalid`, `wrong_template`, `no_row`, `empty_text`, `hidden_characters`.
    """
    desk.require(EntryKind.PROPOSAL)
    now = book.read(conn).matrix
    if row.id and all(each.id != row.id for each in now.rows):
        raise UserError(matrix.NO_ROW, wanted=row.code)
    matrix.refuse_faults(row, now)
    same = next((each for each in now.rows if each.id == row.id), None)
    if same is not None and row_to_plain(same) == row_to_plain(row):
        raise UserError(INVALID, reason_en="Nothing in it is changed.", reason_ru="В строке ничего не изменено.")
    why = texts.ours(comment)
    if len(why) > LONGEST_COMMENT:
        raise UserError(
            INVALID,
            reason_en=f"The comment is longer than {LONGEST_COMMENT} characters.",
            reason_ru=f"Комментарий длиннее {LONGEST_COMMENT} знаков.",
        )
    entry = journal.append(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.PROPOSAL,
        data={"change": "changed" if row.id else "added", "doc": row.id, "version": row.version},
        words={"text": stored.body(row_to_plain(row)), "comment": why},
    )
    stored.note_files(conn, entry.words["text"][0], row_to_plain(row))
    proposals.add(
        conn,
        entry_id=entry.id,
        doc_id=row.id,
        base=row.version,
        words_id=entry.words["text"][0],
        comment_id=entry.words["comment"][0],
        actor=desk.actor,
        at=entry.at,
    )
    _tell(conn, desk, entry.id)
    return entry.id


def accept(conn: Connection, desk: Desk, entry_id: int, row: Row, remark: str = "") -> Row:
    """Bring a proposal in force: `row` is what was agreed on, with number and version of what is in force.

    Raises:
        UserError: `forbidden`, `not_found`, `proposal_ended`, and all that `matrix.save` raises.
    """
    desk.require(EntryKind.MATRIX)
    found = _open(conn, entry_id)
    if found.doc_id != row.id:
        raise UserError(NOT_FOUND, what="row", wanted=row.id, nearest=found.doc_id)
    saved = matrix.save(conn, desk, row)
    as_proposed = found.plain is not None and found.plain == row_to_plain(row)
    data = {"doc": saved.id, "version": saved.version, "as_proposed": as_proposed}
    _end(conn, desk, entry_id, State.ACCEPTED, remark, data)
    return saved


def refuse(conn: Connection, desk: Desk, entry_id: int, reason: str) -> None:
    """Say no, and why.

    Raises:
        UserError: `forbidden`, `not_found`, `proposal_ended`, `empty_text`, `hidden_characters`.
    """
    desk.require(EntryKind.MATRIX)
    _open(conn, entry_id)
    _end(conn, desk, entry_id, State.REFUSED, texts.ours(reason), {})


def withdraw(conn: Connection, desk: Desk, entry_id: int) -> None:
    """Take back what one proposed oneself.

    Raises:
        UserError: `no_actor`, `not_found`, `proposal_ended`, `not_yours`.
    """
    desk.require(EntryKind.PROPOSAL)
    if _open(conn, entry_id).actor != desk.actor:
        raise UserError(NOT_YOURS)
    _end(conn, desk, entry_id, State.WITHDRAWN, "", {})


def _found(conn: Connection, entry_id: int) -> Stored:
    found = proposals.get(conn, entry_id)
    if found is None:
        raise UserError(NOT_FOUND, what="proposal", wanted=entry_id, nearest="")
    return found


def _open(conn: Connection, entry_id: int) -> Stored:
    found = _found(conn, entry_id)
    if found.state != State.OPEN:
        state_en, state_ru = _STATES[State(found.state)]
        raise UserError(PROPOSAL_ENDED, state_en=state_en, state_ru=state_ru)
    return found


def _end(conn: Connection, desk: Desk, entry_id: int, state: State, remark: str, data: Mapping[str, object]) -> None:
    entry = journal.append(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.PROPOSAL,
        data={"change": state.value, "of": entry_id, **data},
        words={"reason": remark.strip()} if remark.strip() else {},
        cause=f"proposal_ended:{entry_id}",
    )
    proposals.end(conn, entry_id, state.value, entry.id)
    _tell(conn, desk, entry.id)


def _tell(conn: Connection, desk: Desk, entry_id: int) -> None:
    changes.note(conn, "proposal", [entry_id], desk.clock.now_us())
    changes.note(conn, "entry", [entry_id], desk.clock.now_us())
