"""Changing an answer of ours that stands on its platform: which can be changed, what it says, and the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import PLAIN, Dress, as_read, loads
from moderator_app.errors import NOT_FOUND, UserError, declare
from moderator_app.services import moderation
from moderator_app.services.desk import Desk
from moderator_app.services.moderation import Action, Possible
from moderator_app.services.targets import item_of, place_of
from moderator_app.storage import words
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

UNCHANGED: Final = declare(
    "unchanged", "Nothing is changed in the answer.", "В ответе ничего не изменено.", hint_en="", hint_ru=""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An answer of ours as it should be.

    Attributes:
        message: our message.
        override: why it goes although a check blocks it.
        draft_id: of the draft it was written as.
    """

    message: int
    text: str
    dress: Dress = PLAIN
    override: str | None = None
    draft_id: str | None = None


def editable(desk: Desk, opened: int, messages: Sequence[int]) -> Mapping[int, Possible]:
    """Whether each of these messages of ours can be changed, and why not.

    Args:
        desk: who would do it.
        opened: the item on screen.
        messages: messages of ours in its thread.

    Raises:
        UserError: `not_found`.
    """
    conn = desk.reader
    item = item_of(conn, opened)
    return {each: moderation.possible(conn, desk, EntryKind.EDIT, item, place_of(conn, each)) for each in messages}


def said(conn: Connection, message_id: int) -> tuple[str, Dress]:
    """What our message says now; with its marks where it says what we posted last.

    Raises:
        UserError: `not_found`.
    """
    text = place_of(conn, message_id).text
    row = conn.execute(
        "SELECT d.text_words, json_extract(d.args_json, '$.marks_words') FROM message m JOIN delivery d"
        " ON d.entry_id = m.claimed_by OR (d.thread_id = m.thread_id AND d.target_id = m.id AND d.action = 'edit'"
        " AND d.state = 'sent') WHERE m.id = ? ORDER BY d.entry_id DESC LIMIT 1",
        (message_id,),
    ).fetchone()
    posted = None if row is None or row[0] is None else words.get(conn, int(row[0]))
    marks = () if row is None or row[1] is None else loads(words.get(conn, int(row[1])))
    if posted is not None and as_read(posted, marks).split() == text.split():
        return posted, Dress(marks=marks)
    return text, PLAIN


def change(conn: Connection, desk: Desk, opened: int, wanted: Change) -> Decided:
    """Change it: about the item it answers, else about the one on screen; held like a reply.

    Raises:
        UserError: `unchanged`, and as `moderation.act`.
    """
    if said(conn, wanted.message) == (wanted.text.strip(), Dress(marks=wanted.dress.marks)):
        raise UserError(UNCHANGED)
    try:
        about = item_of(conn, wanted.message).id
    except UserError as error:
        if error.code != NOT_FOUND:
            raise
        about = opened
    action = Action(
        kind=EntryKind.EDIT, message=wanted.message, text=wanted.text, marks=wanted.dress.marks,
        reason=wanted.override, draft_id=wanted.draft_id,
    )  # fmt: skip
    return moderation.act(conn, desk, about, action)
