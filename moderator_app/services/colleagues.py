"""Working beside others: questions that an item waits for, leases that last while somebody works, names in notes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.errors import INVALID, NOT_FOUND, UserError
from moderator_app.services import moderation, moderators, texts
from moderator_app.services.desk import Desk
from moderator_app.services.moderation import Action
from moderator_app.services.targets import item_of
from moderator_app.storage import decide, shifts
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided
from moderator_app.storage.shifts import Asked

__all__ = ["DAY_S", "Asked", "Question", "answer", "ask", "extend", "open_question"]

DAY_S: Final = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked.

    Attributes:
        to: a moderator by name or number.
        expert: they know the matter (a technologist, a lawyer) rather than share the work.
        for_s: seconds until the item comes back by itself, answered or not.
        seen: the newest message the writer had before them; None: decide on what is there.
    """

    to: str
    text: str
    expert: bool = False
    for_s: int = DAY_S
    seen: int | None = None


def open_question(desk: Desk, item_id: int) -> Asked | None:
    """The question about an item that nobody answered yet.

    Raises:
        UserError: `not_found`.
    """
    return shifts.open_question(desk.reader, item_of(desk.reader, item_id).messages)


def ask(conn: Connection, desk: Desk, wanted: int, question: Question) -> tuple[Decided, ...]:
    """Ask: a note, the item given to whom it is asked, and waiting. One undo takes back all entries.

    Args:
        conn: inside a write transaction.
        desk: who asks.
        wanted: an item, or any message of it.
        question: what, whom, until when.

    Raises:
        UserError: those of `moderation.act`; `not_found` for a moderator nobody knows; `invalid`: to oneself.
    """
    person = moderators.named_in(conn, question.to)
    if person is None:
        nearest = ", ".join(moderators.names_in(conn).values())
        raise UserError(NOT_FOUND, what="moderator", wanted=question.to, nearest=nearest)
    if str(person.id) == desk.actor:
        raise UserError(
            INVALID,
            reason_en="A question to yourself is a note.",
            reason_ru="Вопрос самому себе — это заметка.",
        )
    waiting = Waiting.EXPERT if question.expert else Waiting.COLLEAGUE
    base = Action(kind=EntryKind.NOTE, seen=question.seen, batch=secrets.token_hex(8))
    item = item_of(conn, wanted)
    words = texts.ours(question.text)
    asked = decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.NOTE,
        seen=item.messages,
        data={
            "type": NoteType.QUESTION.value,
            "to": str(person.id),
            **moderators.named_by(conn, words, besides=desk.actor),
        },
        words={"note": words},
        batch=base.batch,
    )
    given = moderation.act(conn, desk, wanted, replace(base, kind=EntryKind.ASSIGN, to=str(person.id)))
    sleeping = moderation.act(
        conn, desk, wanted, replace(base, kind=EntryKind.SNOOZE, for_s=question.for_s, waiting=waiting)
    )
    return asked, given, sleeping


def answer(conn: Connection, desk: Desk, wanted: int, text: str) -> tuple[Decided, ...]:
    """Answer the question about an item: a note, and the item goes back, open, to whoever asked.

    Raises:
        UserError: `not_found`: nothing was asked; those of `moderation.act`.
    """
    item = item_of(conn, wanted)
    asked = shifts.open_question(conn, item.messages)
    if asked is None:
        raise UserError(NOT_FOUND, what="question", wanted=wanted, nearest="")
    batch = secrets.token_hex(8)
    words = texts.ours(text)
    said = decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.NOTE,
        seen=item.messages,
        data={
            "type": NoteType.ANSWER.value,
            "of": asked.entry_id,
            **moderators.named_by(conn, words, besides=desk.actor),
        },
        words={"note": words},
        batch=batch,
    )
    back = moderation.act(conn, desk, wanted, Action(kind=EntryKind.ASSIGN, to=asked.by, batch=batch))
    if item.state is not ItemState.WAITING:
        return said, back
    woken = moderation.act(conn, desk, wanted, Action(kind=EntryKind.REOPEN, batch=batch))
    return said, back, woken


def extend(conn: Connection, desk: Desk, wanted: int) -> Decided | None:
    """Work goes on: one's own lease begins anew once less than half of it is left; None: there was nothing to do.

    Raises:
        UserError: `not_found`; those of `moderation.act`.
    """
    item = item_of(conn, wanted)
    if item.claimed_by != desk.actor or item.claimed_until is None:
        return None
    if item.claimed_until - desk.clock.now_us() > moderation.CLAIM_US // 2:
        return None
    return moderation.act(conn, desk, item.id, Action(kind=EntryKind.CLAIM))
