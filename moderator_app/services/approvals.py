"""The approval queue: what goes beyond a role waits for somebody whose role reaches so far.

A wish is an entry of its own: what is asked lies in its data, the text in its words, and the item waits. Whoever rules
does the act itself, under the rules that hold for everybody and on the facts of that moment, in one transaction with
the end of the wait; or sends it back, and the item returns to who asked, with the words. Each wish is ruled on once.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Any, Final

from moderator_app.domain import files as outgoing
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Dress, dumps, loads
from moderator_app.domain.matrix.checks import Check, checks
from moderator_app.domain.matrix.voice import Level
from moderator_app.domain.roles import RANK, Role, asks, may_rule
from moderator_app.errors import FORBIDDEN, NOT_FOUND, UserError, declare
from moderator_app.services import community, files, impossible, matrix, moderation, moderators, reply, texts, voice
from moderator_app.services.approval_rule import needs
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import MatrixUse
from moderator_app.services.moderation import Action
from moderator_app.services.reply import Reply
from moderator_app.services.targets import item_of, place_of, seen_until
from moderator_app.storage import approvals, decide, journal, words
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

MOST: Final = 200
"""Wishes that a page or a list shows at once."""

OWN_WISH: Final = declare(
    "own_wish",
    "You asked for this yourself: somebody else decides.",
    "Это ваш собственный запрос: решает другой человек.",
)
ASKED_ALREADY: Final = declare(
    "asked_already",
    "This waits for approval already (entry {entry}).",
    "Этот ответ уже ждёт одобрения (запись {entry}).",
    hint_en="Take that back first (moderator undo {entry}) to ask for something else.",
    hint_ru="Чтобы предложить другое, сначала отзовите запрос: moderator undo {entry}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What waits for a ruling.

    Attributes:
        entry_id: of the wish; what people type.
        kind: what is asked for.
        item_id: the item that holds its message now; None: it is gone.
        message_id: what it is about.
        question: what the person wrote, as it stands now.
        text: what would be sent; None: the words were erased, or the act has none.
        rendered: what the matrix had offered; None: it was not made from a row, or was erased.
        why: what the asker says about it.
        because: codes: `channel` (answers need approval there), `role`, `check`.
        found: what the checks say of the text as it is.
        newest: the newest message of the item; what a ruling was made on.
        new_since: messages that came after the asker wrote.
        files: what would go with it.
    """

    entry_id: int
    at: int
    actor: str
    kind: EntryKind
    item_id: int | None
    message_id: int
    author_name: str
    channel_name: str
    platform: str
    question: str
    text: str | None
    rendered: str | None
    why: str | None
    because: tuple[str, ...]
    found: tuple[Check, ...]
    newest: int | None
    new_since: int
    files: tuple[OutgoingFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """What came back to who asked. `text`, `reason`: None: erased, or there was none."""

    entry_id: int
    wish: int
    by: str
    text: str | None
    reason: str | None
    files: tuple[OutgoingFile, ...] = ()


# ---------------------------------------------------------------- asking


def may_ask(desk: Desk, found: Check) -> bool:
    """Whether a text that this check blocks may be sent by somebody, so that it can be asked for."""
    return found.override is not None and desk.moderator is not None


def answers_ask(desk: Desk, item_id: int) -> bool:
    """Whether every answer of whoever works here to this item goes to the queue.

    Raises:
        UserError: `not_found`.
    """
    conn = desk.reader
    return desk.moderator is not None and needs(conn, desk, place_of(conn, item_of(conn, item_id).last_message_id))


def send(conn: Connection, desk: Desk, wanted: int, answer: Reply) -> Decided:
    """Answer, or ask for it where the role does not reach: the channel needs approval, or a check is overridden.

    A check that somebody with a wider role may override is asked for with the reason that overriding takes.

    Raises:
        UserError: as `reply.send`, and `asked_already`.
    """
    if answer.key is not None and (earlier := moderation.repeated(conn, answer.key)) is not None:
        return earlier
    item = item_of(conn, wanted)
    target = item.last_message_id if answer.message is None else answer.message
    place = place_of(conn, target)
    because = ["channel"] if needs(conn, desk, place) else []
    info = desk.info(place.platform)
    capabilities = info.capabilities if info is not None else None
    bare, dress = texts.dressed(answer.text, answer.dress, capabilities)
    text = texts.to_send(bare, capabilities, dress.marks, may_be_empty=bool(answer.files))
    beyond = _beyond(conn, desk, item.id, text) if text else []
    if beyond and answer.override and answer.override.strip():
        because.append("check")
    if not because:
        return reply.send(conn, desk, wanted, answer)
    moderation.refuse_impossible(desk, EntryKind.REPLY, item, place)
    if "check" not in because and text:
        voice.note_overridden(conn, desk, matrix.about_on(conn, desk, item.id), text, answer.override, {}, {})
    data: dict[str, Any] = {"because": because}
    if answer.draft_id is not None:
        data["draft"] = answer.draft_id
    said = {"text": text}
    if dress.marks:
        said["marks"] = dumps(dress.marks)
    if dress.quote:
        said["quote"] = dress.quote
    if answer.files:
        length = capabilities.length(text, dress.marks) if capabilities is not None else len(text)
        files.refuse_unfit(desk, info, answer.files, length, place.lacking)
        said["files"] = outgoing.dumps(answer.files)
    if answer.override:
        said["why"] = texts.ours(answer.override)
    if answer.used is not None:
        data["matrix"] = {
            "row": answer.used.row_id,
            "version": answer.used.version,
            "variant": answer.used.variant,
        }
        said["rendered"] = answer.used.rendered
    seen = seen_until(conn, item, answer.seen, moderators.names_in(conn))
    return _ask(conn, desk, EntryKind.REPLY, seen, target, data, said, answer.key)


def send_and_close(conn: Connection, desk: Desk, wanted: int, answer: Reply) -> tuple[Decided, ...]:
    """Answer and close the item, or ask for the answer alone where the role does not reach.

    Raises:
        UserError: as `reply.send_and_close`, and `asked_already`.
    """
    batch = answer.batch or secrets.token_hex(8)
    answered = send(conn, desk, wanted, replace(answer, batch=batch))
    if answered.repeated or answered.entry.kind is EntryKind.ASK_APPROVAL:
        return (answered,)
    return answered, moderation.act(conn, desk, wanted, Action(kind=EntryKind.CLOSE, batch=batch))


def act(conn: Connection, desk: Desk, wanted: int, action: Action) -> Decided:
    """Do it, or ask for it where the role does not reach.

    Raises:
        UserError: as `moderation.act`, and `asked_already`.
    """
    if not asks(desk.who.role, action.kind) or action.kind is EntryKind.REPLY:
        return moderation.act(conn, desk, wanted, action)
    if action.key is not None and (earlier := moderation.repeated(conn, action.key)) is not None:
        return earlier
    item = item_of(conn, wanted)
    target = item.last_message_id if action.message is None else action.message
    place = place_of(conn, target)
    if place.thread_id != item.thread_id:
        raise UserError(NOT_FOUND, what="message", wanted=target, nearest=str(item.last_message_id))
    if (code := moderation.platform_reason(desk, action.kind, place)) is not None:
        english, russian = impossible.sentence(desk, code, place.platform)
        raise UserError(moderation.IMPOSSIBLE, action=action.kind.value, reason_en=english, reason_ru=russian)
    seen = seen_until(conn, item, action.seen, moderators.names_in(conn))
    data: dict[str, Any] = {"because": ["role"]}
    if action.for_s is not None:
        data["for_s"] = action.for_s
    if action.rule is not None:
        data["rule"] = action.rule.plain()
    said = {"why": texts.ours(action.reason)} if action.reason else {}
    return _ask(conn, desk, action.kind, seen, target, data, said, action.key, action.batch)


def _ask(  # noqa: PLR0913, PLR0917 - the facts of one wish
    conn: Connection,
    desk: Desk,
    kind: EntryKind,
    seen: tuple[int, ...],
    target: int,
    data: dict[str, Any],
    said: dict[str, str],
    key: str | None,
    batch: str | None = None,
) -> Decided:
    if (earlier := approvals.about(conn, target)) is not None:
        raise UserError(ASKED_ALREADY, entry=earlier)
    asked = decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.ASK_APPROVAL,
        seen=seen if target in seen else (*seen, target),
        data=data | {"act": kind.value, "message": target, "last": seen[-1]},
        words=said,
        request=key,
        batch=batch,
    )
    if not asked.repeated:
        approvals.due(conn, asked.entry.id, desk.actor)
    return asked


def _beyond(conn: Connection, desk: Desk, item_id: int, text: str) -> list[Check]:
    """Blocks that whoever works here may not override, and somebody else may; none when one is final."""
    about = matrix.about_on(conn, desk, item_id)
    known = voice.known_on(conn, desk)
    if not known:
        return []
    found = [
        each
        for each in checks(text, voice.context_with(desk, known, about))
        if each.level is Level.BLOCK and not voice.may_override(desk, each)
    ]
    return found if all(may_ask(desk, each) for each in found) else []


# ---------------------------------------------------------------- looking


def waiting(desk: Desk, *, limit: int = MOST) -> tuple[Wish, ...]:
    """What nobody has ruled on, oldest first; one's own are among them."""
    return tuple(_wish(desk, entry_id) for entry_id in approvals.listed(desk.reader, limit))


def count(desk: Desk) -> int:
    """How many wait for whoever works here; 0 for a role that rules on nothing."""
    if not desk.may(EntryKind.SEND_BACK):
        return 0
    return approvals.count(desk.reader, but=desk.actor)


def get(desk: Desk, entry_id: int) -> Wish:
    """One wish that waits.

    Raises:
        UserError: `not_found`, `ruled`.
    """
    _due(desk.reader, entry_id)
    return _wish(desk, entry_id)


def why_not(desk: Desk, wish: Wish) -> UserError | None:
    """Why whoever works here does not rule on it; None: they may approve."""
    if desk.moderator is not None and wish.actor == desk.actor:
        return UserError(OWN_WISH)
    needed = _needed(wish.found) if "check" in wish.because else None
    if desk.moderator is None or not may_rule(desk.who.role, wish.kind, needed):
        role = desk.who.role.value if desk.moderator is not None else ""
        return UserError(FORBIDDEN, role=role, action=wish.kind.value)
    return None


def checked(desk: Desk, wish: Wish, text: str) -> list[Check]:
    """What the checks say of an edited text."""
    return [] if wish.item_id is None else voice.check(desk, text, matrix.about(desk, wish.item_id))


def sent_back(desk: Desk, message_id: int) -> SentBack | None:
    """What came back to whoever works here about this message, and nothing has taken its place; None: nothing."""
    found = approvals.last_sent_back(desk.reader, message_id)
    if found is None or desk.moderator is None:
        return None
    entry = journal.get(desk.reader, found)
    if entry.data.get("to") != desk.actor:
        return None
    wish = journal.get(desk.reader, int(entry.data["of"]))
    return SentBack(
        entry_id=entry.id,
        wish=wish.id,
        by=moderators.names(desk).get(entry.actor, entry.actor),
        text=_words(desk.reader, wish, "text"),
        reason=_words(desk.reader, entry, "reason"),
        files=outgoing.loads(_words(desk.reader, wish, "files")),
    )


def _due(conn: Connection, entry_id: int) -> Entry:
    """The entry of a wish that waits.

    Raises:
        UserError: `not_found`, `ruled`.
    """
    row = conn.execute("SELECT kind FROM entry WHERE id = ?", (entry_id,)).fetchone()
    if row is None or row[0] != EntryKind.ASK_APPROVAL.value:
        nearest = ", ".join(str(each) for each in approvals.listed(conn, 3))
        raise UserError(NOT_FOUND, what="approval", wanted=entry_id, nearest=nearest)
    if not approvals.is_due(conn, entry_id):
        raise UserError(approvals.RULED)
    return journal.get(conn, entry_id)


def _words(conn: Connection, entry: Entry, name: str) -> str | None:
    reference = entry.words.get(name)
    return None if reference is None else words.get(conn, reference[0])


def _wish(desk: Desk, entry_id: int) -> Wish:
    conn = desk.reader
    entry = journal.get(conn, entry_id)
    message = int(entry.data["message"])
    author, channel, platform, question, item_id = conn.execute(
        "SELECT a.name, c.name, acc.platform, m.text, m.item_id FROM message m JOIN author a ON a.id = m.author_id"
        " JOIN channel c ON c.id = m.channel_id JOIN account acc ON acc.id = c.account_id WHERE m.id = ?",
        (message,),
    ).fetchone()
    item = None if item_id is None else item_of(conn, int(item_id))
    text = _words(conn, entry, "text")
    last = int(entry.data["last"])
    newer = item.messages[item.messages.index(last) + 1 :] if item is not None and last in item.messages else ()
    return Wish(
        entry_id=entry.id,
        at=entry.at,
        actor=entry.actor,
        kind=EntryKind(entry.data["act"]),
        item_id=None if item is None else item.id,
        message_id=message,
        author_name=str(author),
        channel_name=str(channel),
        platform=str(platform),
        question=str(question),
        text=text,
        rendered=_words(conn, entry, "rendered"),
        why=_words(conn, entry, "why"),
        because=tuple(entry.data["because"]),
        found=tuple(voice.check(desk, text, matrix.about(desk, item.id))) if text and item is not None else (),
        newest=item.messages[-1] if item is not None else None,
        new_since=len(newer),
        files=outgoing.loads(_words(conn, entry, "files")),
    )


def _needed(found: tuple[Check, ...] | list[Check]) -> Role | None:
    """From which role on all blocks may be overridden; None: nothing blocks."""
    roles = [each.override or Role.LEAD for each in found if each.level is Level.BLOCK]
    return max(roles, key=RANK.__getitem__, default=None)


# ---------------------------------------------------------------- ruling


def approve(
    conn: Connection,
    desk: Desk,
    entry_id: int,
    *,
    text: str | None = None,
    seen: int | None = None,
    hold_s: int | None = None,
) -> Decided:
    """Do what was asked, as of now.

    Args:
        conn: inside a write transaction.
        desk: who rules.
        entry_id: the wish.
        text: sent instead of what was asked; None: as it is.
        seen: the newest message that whoever rules had before them; None: what the asker saw. Something newer stops it.
        hold_s: undo window; None: the desk's.

    Raises:
        UserError: `not_found`, `ruled`, `own_wish`, `forbidden`, `empty_text` (the words were erased), and whatever
            the act itself raises; nothing is written then and the wish still waits.
    """
    entry = _ruled_by(conn, desk, entry_id)
    data = entry.data
    kind, message = EntryKind(data["act"]), int(data["message"])
    desk.require(kind)
    last = int(data["last"]) if seen is None else seen
    if kind is EntryKind.REPLY:
        rendered, asked = _words(conn, entry, "rendered"), _words(conn, entry, "text") or ""
        used = None
        if "matrix" in data and rendered is not None:
            used = MatrixUse(
                row_id=int(data["matrix"]["row"]),
                version=int(data["matrix"]["version"]),
                variant=int(data["matrix"]["variant"]),
                rendered=rendered,
            )
        done = reply.send(
            conn,
            desk,
            message,
            Reply(
                text=text if text is not None else asked,
                dress=Dress(
                    marks=loads(_words(conn, entry, "marks")) if text in {None, asked} else (),
                    quote=_words(conn, entry, "quote") or "",
                ),
                files=outgoing.loads(_words(conn, entry, "files")),
                seen=last,
                message=message,
                hold_s=hold_s,
                draft_id=data.get("draft"),
                used=used,
                override=_words(conn, entry, "why"),
                approves=entry.id,
            ),
        )
    else:
        done = moderation.act(
            conn,
            desk,
            message,
            Action(
                kind=kind,
                message=message,
                seen=last,
                reason=_words(conn, entry, "why"),
                rule=community.ref_from(data),
                for_s=data.get("for_s"),
                hold_s=hold_s,
                approves=entry.id,
            ),
        )
    approvals.done(conn, entry_id)
    return done


def send_back(conn: Connection, desk: Desk, entry_id: int, reason: str) -> Decided:
    """Not like this: the item returns to who asked, with the words and the reason.

    Raises:
        UserError: `not_found`, `ruled`, `own_wish`, `forbidden`, `empty_text`, `hidden_characters`.
    """
    entry = _ruled_by(conn, desk, entry_id)
    done = decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.SEND_BACK,
        seen=entry.seen,
        data={"of": entry.id, "to": entry.actor},
        words={"reason": texts.ours(reason)},
    )
    approvals.done(conn, entry_id)
    return done


def _ruled_by(conn: Connection, desk: Desk, entry_id: int) -> Entry:
    entry = _due(conn, entry_id)
    if entry.actor == desk.actor:
        raise UserError(OWN_WISH)
    desk.require(EntryKind.SEND_BACK)
    return entry


# ---------------------------------------------------------------- channels


def mark_channel(conn: Connection, desk: Desk, channel_id: int, *, needs: bool) -> Decided:
    """From now on answers of moderators there need approval, or no longer.

    Raises:
        UserError: `forbidden` unless a lead says so, `not_found`.
    """
    if desk.who.role is not Role.LEAD:
        raise UserError(FORBIDDEN, role=desk.who.role.value, action=EntryKind.CHANNEL.value)
    if conn.execute("SELECT 1 FROM channel WHERE id = ?", (channel_id,)).fetchone() is None:
        raise UserError(NOT_FOUND, what="channel", wanted=channel_id, nearest="")
    approvals.mark_channel(conn, channel_id, needs=needs)
    return decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.CHANNEL,
        seen=(),
        data={"channel": channel_id, "change": "approval" if needs else "no_approval"},
    )


def marked_channels(desk: Desk) -> frozenset[int]:
    """Channels where answers of moderators need approval."""
    return approvals.channels(desk.reader)
