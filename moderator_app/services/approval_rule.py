"""Where answers wait for approval, and that none leaves another way."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import answers_wait
from moderator_app.errors import UserError, declare
from moderator_app.services.desk import Desk
from moderator_app.services.targets import Place
from moderator_app.storage import approvals
from moderator_app.storage.connect import Connection

NEEDS_APPROVAL: Final = declare(
    "needs_approval",
    "Answers in this channel wait for a lead, and this one cannot be asked for in this way.",
    "Ответы в этом канале ждут руководителя, а таким путём попросить об ответе нельзя.",
    hint_en="Answer this item alone in the composer: it goes to the queue. Or let a lead do it.",
    hint_ru="Ответьте на это обращение в редакторе: ответ попадёт в очередь. Или попросите руководителя.",
)


def needs(conn: Connection, desk: Desk, place: Place, kind: EntryKind = EntryKind.REPLY) -> bool:
    """Whether words of whoever works here need approval there.

    A direct message is said in two places: it answers the one, and stands in the account's private messages. It needs
    what either of them asks for.
    """
    if not answers_wait(desk.who.role):
        return False
    if approvals.channel_needs(conn, place.channel_id):
        return True
    return kind is EntryKind.TO_DM and approvals.private_needs(conn, place.account_id)


def refuse_unapproved(
    conn: Connection, desk: Desk, place: Place, approves: int | None, kind: EntryKind = EntryKind.REPLY
) -> None:
    """Stop words that would leave without the approval they need.

    Args:
        conn: inside a write transaction.
        desk: whose.
        place: where they would be said, or what a direct message answers.
        approves: the wish they fulfil; None: none.
        kind: of the entry they would be.

    Raises:
        UserError: `needs_approval`.
    """
    if approves is None and needs(conn, desk, place, kind):
        raise UserError(NEEDS_APPROVAL)
