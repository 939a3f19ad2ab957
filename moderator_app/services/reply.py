"""Answering."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from moderator_app.domain import files as outgoing
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import PLAIN, Dress, Mark, dumps
from moderator_app.domain.views import ItemView
from moderator_app.errors import UserError, declare
from moderator_app.services import files, matrix, moderation, moderators, shown, texts, voice
from moderator_app.services.approval_rule import refuse_unapproved
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import MatrixUse
from moderator_app.services.shown import Shown
from moderator_app.services.targets import item_of, place_of, seen_until
from moderator_app.storage import decide
from moderator_app.storage import matrix as matrix_rows
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

QUOTE_CHANGED = declare(
    "quote_changed",
    "The quoted words no longer stand in the message.",
    "Процитированных слов в сообщении больше нет.",
    hint_en="Quote anew, or send without the quote.",
    hint_ru="Выделите цитату заново или отправьте без неё.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer somebody wrote.

    Attributes:
        seen: the newest message they had before them; something newer stops it. None: answer what is there.
        message: answer this message instead of the item's latest.
        hold_s: undo window in seconds; None: the desk's.
        key: the same key returns the first entry again.
        draft_id: of the draft it was written as.
        used: the matrix row it was made from; what was changed by hand is kept with the entry.
        override: why it is sent although a check blocks it; counts where the voice lets this role.
        batch: joins the entries of one pass.
        approves: the entry that asked for it: this one does what was asked.
        shown: what the writer had before them, for the log; None: they wrote without a window.
        dress: marks and a quote; where the platform lacks them they are refused.
        files: what goes with it, kept in the profile by `files.keep`; the text may be empty then.
    """

    text: str
    seen: int | None = None
    message: int | None = None
    hold_s: int | None = None
    key: str | None = None
    draft_id: str | None = None
    used: MatrixUse | None = None
    override: str | None = None
    batch: str | None = None
    approves: int | None = None
    shown: Shown | None = None
    dress: Dress = PLAIN
    files: tuple[OutgoingFile, ...] = ()


def send(conn: Connection, desk: Desk, wanted: int, reply: Reply) -> Decided:
    """Decide to answer: the engine sends it when the undo window is over.

    Args:
        conn: inside a write transaction (`Desk.write`, `Desk.submit`).
        desk: who answers.
        wanted: an item, or any message of it.
        reply: what.

    Raises:
        UserError: `not_found`, `forbidden`, `impossible`, `stale` (exit 4), `empty_text`, `hidden_characters`,
            `too_long`, `unresolved`, `blocked`, `invalid`, `no_formatting`, `no_quote`; those of `files.refuse_unfit`.
    """
    if reply.key is not None and (earlier := moderation.repeated(conn, reply.key)) is not None:
        return earlier
    item = item_of(conn, wanted)
    target = item.last_message_id if reply.message is None else reply.message
    place = place_of(conn, target)
    moderation.refuse_impossible(desk, EntryKind.REPLY, item, place)
    refuse_unapproved(conn, desk, place, reply.approves)
    info = desk.info(place.platform)
    capabilities = info.capabilities if info is not None else None
    bare, dress = texts.dressed(reply.text, reply.dress, capabilities)
    text = texts.to_send(bare, capabilities, dress.marks, may_be_empty=bool(reply.files))
    length = capabilities.length(text, dress.marks) if capabilities is not None else len(text)
    files.refuse_unfit(desk, info, reply.files, length, place.lacking)
    seen = seen_until(conn, item, reply.seen, moderators.names_in(conn))
    data: dict[str, Any] = {} if reply.draft_id is None else {"draft": reply.draft_id}
    if reply.approves is not None:
        data["approves"] = reply.approves
    if dress.quote and dress.quote not in _target_text(conn, target):
        raise UserError(QUOTE_CHANGED)
    words = {"text": text}
    if dress.marks:
        words["marks"] = dumps(dress.marks)
    if dress.quote:
        words["quote"] = dress.quote
    if reply.files:
        words["files"] = outgoing.dumps(reply.files)
    if text:  # of a file alone there are no words to check
        voice.note_overridden(conn, desk, matrix.about_on(conn, desk, item.id), text, reply.override, data, words)
    shown.note(conn, data, reply.shown, target)
    if reply.used is not None:
        _note_row(reply.used, text, data, words)
    decided = decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.REPLY,
        seen=seen if target in seen else (*seen, target),
        target_id=target,
        data=data,
        words=words,
        hold_s=moderation.hold_s(desk, EntryKind.REPLY, info, reply.hold_s),
        request=reply.key,
        batch=reply.batch,
    )
    if reply.used is not None:
        matrix_rows.note_use(
            conn,
            entry_id=decided.entry.id,
            row_id=reply.used.row_id,
            version=reply.used.version,
            variant=reply.used.variant,
            edited="edits" in words,
            at=decided.entry.at,
            actor=desk.actor,
        )
    return decided


def _note_row(used: MatrixUse, text: str, data: dict[str, Any], words: dict[str, str]) -> None:
    """Which row, variant and version it came from, and what was changed by hand."""
    data["matrix"] = {"row": used.row_id, "version": used.version, "variant": used.variant}
    if text != used.rendered.strip():
        words["inserted"] = used.rendered.strip()
        words["edits"] = matrix.edits_in_words(used.rendered.strip(), text)


def send_and_close(conn: Connection, desk: Desk, wanted: int, reply: Reply) -> tuple[Decided, ...]:
    """Answer and close the item: it is done at once, whatever becomes of the delivery; one step to take back.

    The reply is the earlier entry, so once it is sent the item counts as answered, not as closed.

    Raises:
        UserError: as `send`, and as `moderation.act` of a close.
    """
    batch = reply.batch or secrets.token_hex(8)
    answered = send(conn, desk, wanted, replace(reply, batch=batch))
    if answered.repeated:
        return (answered,)
    closing = moderation.Action(kind=EntryKind.CLOSE, batch=batch)  # our own line on its way is no news to its writer
    return answered, moderation.act(conn, desk, wanted, closing)


def _target_text(conn: Connection, target: int) -> str:
    row = conn.execute("SELECT text FROM message WHERE id = ?", (target,)).fetchone()
    return "" if row is None else str(row[0])


def length(desk: Desk, item: ItemView, text: str, marks: Sequence[Mark] = ()) -> tuple[int, int]:
    """(length, limit) of a text in the platform's own units, for the composer; limit 0: not known."""
    info = desk.info(item.platform)
    return (len(text), 0) if info is None else (info.capabilities.length(text, marks), info.capabilities.max_length)
