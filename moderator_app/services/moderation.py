"""Actions on items and messages: which are possible and why not, and the decision itself.

Everything is checked inside the transaction that writes, so that two people cannot decide past each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain import files as outgoing
from moderator_app.domain import roles
from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.community import RuleRef
from moderator_app.domain.delivery import NEEDED
from moderator_app.domain.entries import DELIVERED, HELD, ITEM_ACTIONS, EntryKind, Event, NoteType
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Dress, Mark, dumps
from moderator_app.domain.items import DeliveryState, ItemState, Waiting
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.ports import PlatformInfo, Visibility
from moderator_app.domain.roles import Role, may
from moderator_app.errors import EXIT_USAGE, INVALID, NOT_FOUND, UserError, declare
from moderator_app.services import files, impossible, matrix, moderators, texts, voice
from moderator_app.services.approval_rule import NEEDS_APPROVAL, needs, refuse_unapproved
from moderator_app.services.desk import Desk
from moderator_app.services.targets import Item, Place, item_of, place_of, seen_until
from moderator_app.storage import decide, journal
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

CLAIM_US: Final = 15 * MINUTE_US
LONGEST_HOLD_S: Final = 3_600
LONGEST_TAG: Final = 40

_TEXT_ACTIONS: Final = frozenset({EntryKind.EDIT, EntryKind.TO_DM})
_ON_OURS: Final = frozenset({EntryKind.EDIT})

UNKNOWN_ACTION = declare(
    "unknown_action",
    "There is no action “{name}”. Actions: {known}.",
    "Действия «{name}» нет. Действия: {known}.",
)
IMPOSSIBLE = declare("impossible", "{action}: {reason_en}", "{action}: {reason_ru}")
CLAIMED = declare(
    "claimed",
    "{name} is working on this.",
    "Этим занимается {name}.",
    hint_en="Ask them, or wait: a claim ends by itself after 15 minutes without work. To take it over: --over.",
    hint_ru="Спросите или подождите: через 15 минут без работы закрепление снимается само. Забрать всё равно: --over.",
)
MISSING_OPTION = declare("missing_option", "{action} needs {option}.", "Для {action} нужно {option}.")

COMPLAINT_NEEDS_REASON = declare(
    "complaint_needs_reason",
    "This is a complaint one can act on: say why it has to go.",
    "Это конструктивная жалоба: укажите, почему её нужно убрать.",
    hint_en="A complaint that disappears comes back elsewhere, with a screenshot and without your answer. Answered"
    " calmly where all can see it, it speaks for you. If it breaks the rules, name the rule as the reason (--reason).",
    hint_ru="Убранная жалоба всплывёт в другом месте — со скриншотом и без вашего ответа. А спокойный ответ у всех на"
    " виду работает на вас. Если нарушены правила, назовите в причине, какое именно (--reason).",
)
_TAKES_AWAY: Final = frozenset({EntryKind.DELETE, EntryKind.HIDE, EntryKind.REJECT, EntryKind.SPAM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """One action and whether it can be done.

    Attributes:
        reason: code of `impossible.SENTENCES`; None: it can.
        asks: it goes to the approval queue: the role does not reach so far.
        sensible: it would change something, as far as we know: an approved message needs no approval.
    """

    action: EntryKind
    reason: str | None = None
    text_en: str = ""
    text_ru: str = ""
    sensible: bool = True
    asks: bool = False

    @property
    def possible(self) -> bool:
        """Whether it can be done."""
        return self.reason is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What somebody wants done.

    Attributes:
        kind: one of `ITEM_ACTIONS`.
        message: act on this message instead of the item's latest.
        seen: the newest message the writer had before them; None: decide on what is there.
        for_s: length of a snooze, a ban or a mute, in seconds.
        until: end of a snooze, UTC microseconds.
        to: for assign and escalate: a moderator by name or number, `me` or `none`.
        events: what ends a snooze before its time, or without one.
        over: a claim although a colleague has it: it is theirs no longer.
        key: the same key returns the first entry again.
        hold_s: undo window; None: the desk's.
        note_type: what a note is for; a promise may have an `until`.
        approves: the entry that asked for it: this one does what was asked.
        rule: the community's rule that is the reason; its words come with `reason`.
        marks: how stretches of the `text` of an edit are marked; where the platform lacks them they are refused.
        draft_id: of the draft its words were written as.
        files: what goes with a direct message; nothing else takes any here.
    """

    kind: EntryKind
    message: int | None = None
    seen: int | None = None
    reason: str | None = None
    note: str | None = None
    text: str | None = None
    tag: str | None = None
    to: str | None = None
    for_s: int | None = None
    until: int | None = None
    events: tuple[Event, ...] = ()
    over: bool = False
    key: str | None = None
    hold_s: int | None = None
    waiting: Waiting | None = None
    batch: str | None = None
    note_type: NoteType = NoteType.PLAIN
    approves: int | None = None
    rule: RuleRef | None = None
    marks: tuple[Mark, ...] = ()
    draft_id: str | None = None
    files: tuple[OutgoingFile, ...] = ()


def action_named(name: str) -> EntryKind:
    """The action of that name.

    Raises:
        UserError: `unknown_action` (exit 2), listing all.
    """
    known = {kind.value: kind for kind in EntryKind if kind in ITEM_ACTIONS}
    if name not in known:
        raise UserError(UNKNOWN_ACTION, exit_code=EXIT_USAGE, name=name, known=", ".join(known))
    return known[name]


# ---------------------------------------------------------------- what is possible


def available(desk: Desk, item_id: int, message_id: int | None = None) -> list[Possible]:
    """Every action on an item, or on one message of its thread, with the reason for each that is impossible.

    Raises:
        UserError: `not_found`.
    """
    conn = desk.reader
    item = item_of(conn, item_id)
    place = place_of(conn, message_id if message_id is not None else item.last_message_id)
    kinds = [EntryKind.REPLY, *(kind for kind in EntryKind if kind in ITEM_ACTIONS)]
    return [_possible(conn, desk, kind, item, place, named=message_id is not None) for kind in kinds]


def possible(conn: Connection, desk: Desk, kind: EntryKind, item: Item, place: Place) -> Possible:
    """Whether one action can be done about this very message."""
    return _possible(conn, desk, kind, item, place, named=True)


def _possible(conn: Connection, desk: Desk, kind: EntryKind, item: Item, place: Place, *, named: bool) -> Possible:
    about = place
    reason: str | None = None
    if kind in _ON_OURS and not named and not place.ours:
        own = _own_answer(conn, item)
        if own is None:
            reason = "no_own"
        else:
            about = place_of(conn, own)
    reason = reason or why_not(desk, kind, item, about)
    asks = reason == "role" and roles.asks(desk.who.role, kind)
    if asks:  # beyond the role it is asked for, where somebody else could do it
        reason = why_not(desk.worked_by(replace(desk.who, role=Role.LEAD)), kind, item, about)
    if reason is None and kind in _TEXT_ACTIONS and needs(conn, desk, about, kind):
        reason = NEEDS_APPROVAL
    senseless = None if reason else _senseless(kind, item, about)
    text_en, text_ru = impossible.sentence(desk, reason or senseless, place.platform)
    return Possible(action=kind, reason=reason, text_en=text_en, text_ru=text_ru, sensible=senseless is None, asks=asks)


def why_not(desk: Desk, kind: EntryKind, item: Item | None, place: Place) -> str | None:
    """Why somebody at this desk cannot do this there: a code of `impossible.SENTENCES`; None: they can."""
    if desk.moderator is None:
        return "nobody"
    if not may(desk.moderator.role, kind):
        return "role"
    if kind in DELIVERED:
        return platform_reason(desk, kind, place)
    if item is None:
        return None
    match kind:
        case EntryKind.REOPEN if item.state is ItemState.OPEN:
            return "open_already"
        case EntryKind.CLOSE | EntryKind.SNOOZE | EntryKind.CLAIM if item.state is ItemState.DONE:
            return "done_already"
        case EntryKind.RELEASE if item.claimed_by is None:
            return "not_claimed"
        case EntryKind.READ if desk.actor not in item.mentioned:
            return "not_named"
        case _:
            return None


def platform_reason(desk: Desk, kind: EntryKind, place: Place) -> str | None:
    """Why platform, account or channel do not allow it, whoever asks; None: they do."""
    info, capability = desk.info(place.platform), NEEDED[kind]
    if info is None:
        return "adapter_missing"
    if place.account_removed:
        return "account_removed"
    if capability not in info.capabilities.can:
        return info.capabilities.reasons.get(capability, Reason.PLATFORM_LACKS).value
    lacking = place.lacking.get(capability.value)
    if lacking is not None:
        return lacking
    if kind in _ON_OURS and not place.ours:
        return Reason.NOT_OURS.value
    if kind is EntryKind.REPLY and place.thread_closed:
        return "thread_closed"
    within_s = info.capabilities.edit_within_s
    if (
        kind is EntryKind.EDIT
        and within_s is not None
        and desk.clock.now_us() > place.created_at + within_s * SECOND_US
    ):
        return "too_old"
    gone = place.removed and place.visibility in {Visibility.PUBLIC, Visibility.HELD}
    if gone and capability not in {Capability.BAN, Capability.MUTE, Capability.RESTORE, Capability.DIRECT_MESSAGE}:
        return Reason.GONE.value
    return None


def _senseless(kind: EntryKind, item: Item, place: Place) -> str | None:
    """Why it would change nothing, as far as we know."""
    seen = place.visibility
    match kind:
        case EntryKind.APPROVE | EntryKind.UNHIDE if seen is Visibility.PUBLIC:
            return "public_already"
        case EntryKind.HIDE if seen is not Visibility.PUBLIC:
            return "hidden_already"
        case EntryKind.RESTORE if seen not in {Visibility.TRASH, Visibility.SPAM} and not place.removed:
            return "not_deleted"
        case EntryKind.UNTAG if not item.tags:
            return "no_tag"
        case _:
            return None


def refuse_impossible(desk: Desk, kind: EntryKind, item: Item | None, place: Place) -> None:
    """Raise with the reason when it cannot be done.

    Raises:
        UserError: `forbidden`, `no_actor`, `impossible`.
    """
    desk.require(kind)
    code = why_not(desk, kind, item, place)
    if code is not None:
        text_en, text_ru = impossible.sentence(desk, code, place.platform)
        raise UserError(IMPOSSIBLE, action=kind.value, reason_en=text_en, reason_ru=text_ru)


def needs_reason(desk: Desk, item_id: int, kind: EntryKind) -> UserError | None:
    """Why this action asks for a reason here, with the reminder for whoever decides; None: it does not.

    Taking away a complaint one can act on is the one that does.

    Raises:
        UserError: `not_found`.
    """
    return _needs_reason(desk.reader, kind, item_of(desk.reader, item_id).id)


def _needs_reason(conn: Connection, kind: EntryKind, item_id: int) -> UserError | None:
    if kind not in _TAKES_AWAY:
        return None
    row = conn.execute("SELECT kind FROM item WHERE id = ?", (item_id,)).fetchone()
    complaint = row is not None and row[0] == Kind.CONSTRUCTIVE.value
    return UserError(COMPLAINT_NEEDS_REASON) if complaint else None


# ---------------------------------------------------------------- deciding


def act(conn: Connection, desk: Desk, wanted: int, action: Action) -> Decided:
    """Do it.

    Args:
        conn: inside a write transaction (`Desk.write`, `Desk.submit`).
        desk: who decides.
        wanted: an item, or any message of it.
        action: what.

    Raises:
        UserError: `not_found`, `forbidden`, `impossible`, `stale` (exit 4), `claimed`, `missing_option`, `invalid`,
            `empty_text`, `hidden_characters`, `too_long`, `unresolved`, `blocked`, `complaint_needs_reason`,
            `needs_approval`, `no_formatting`, `text_too_long_with_files`; those of `files.refuse_unfit`.
    """
    kind = action.kind
    if action.key is not None and (earlier := repeated(conn, action.key)) is not None:
        return earlier
    item = item_of(conn, wanted)
    place = place_of(conn, _target(conn, kind, item, action.message))
    refuse_impossible(desk, kind, item, place)
    reopening = kind is EntryKind.REOPEN  # it is about what was settled, so nothing of that makes it stale
    seen = item.messages if reopening else seen_until(conn, item, action.seen, moderators.names_in(conn))
    _respect_claim(conn, desk, action, item)
    if action.files and kind is not EntryKind.TO_DM:
        raise UserError(INVALID, reason_en="Nothing carries files here.", reason_ru="Файлы здесь ни с чем не уходят.")
    info = desk.info(place.platform)
    data, words, args = _facts(conn, desk, action)
    if action.approves is not None:
        data["approves"] = action.approves
    if action.draft_id is not None:
        data["draft"] = action.draft_id
    if kind in _TEXT_ACTIONS:
        refuse_unapproved(conn, desk, place, action.approves, kind)
        capabilities = info.capabilities if info is not None else None
        marks = action.marks if kind is EntryKind.EDIT else ()
        bare, dress = texts.dressed(action.text or "", Dress(marks=marks), capabilities)
        words["text"] = texts.to_send(bare, capabilities, dress.marks, may_be_empty=bool(action.files))
        if dress.marks:
            words["marks"] = dumps(dress.marks)
        if kind is EntryKind.EDIT:
            files.refuse_too_long_beside(conn, info, place.message_id, words["text"], dress.marks)
        if action.files:
            length = len(words["text"]) if capabilities is None else capabilities.length(words["text"])
            files.refuse_unfit(desk, info, action.files, length)
            words["files"] = outgoing.dumps(action.files)
        about = matrix.about_on(conn, desk, item.id)
        public = False if kind is EntryKind.TO_DM else None
        if words["text"]:  # of a file alone there are no words to check
            voice.note_overridden(conn, desk, about, words["text"], action.reason, data, words, public=public)
    if (needed := _needs_reason(conn, kind, item.id)) is not None and "reason" not in words:
        raise needed
    if reopening:
        seen = (*seen, *_answers(conn, item))
    if kind in DELIVERED and place.message_id not in seen and not place.ours:
        seen = (*seen, place.message_id)
    return decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=kind,
        seen=seen,
        target_id=place.message_id if kind in DELIVERED else None,
        data=data,
        words=words,
        hold_s=hold_s(desk, kind, info, action.hold_s),
        args=args,
        request=action.key,
        batch=action.batch,
    )


def repeated(conn: Connection, key: str) -> Decided | None:
    """What was decided under this key before; None: nothing yet."""
    earlier = journal.by_request(conn, key)
    if earlier is None:
        return None
    row = conn.execute("SELECT state FROM delivery WHERE entry_id = ?", (earlier.id,)).fetchone()
    item = next(
        (
            int(found[0])
            for message in reversed(earlier.seen)
            if (found := conn.execute("SELECT item_id FROM message WHERE id = ?", (message,)).fetchone())
            and found[0] is not None
        ),
        None,
    )
    return Decided(entry=earlier, item_id=item, delivery=None if row is None else DeliveryState(row[0]), repeated=True)


def hold_s(desk: Desk, kind: EntryKind, info: PlatformInfo | None, asked: int | None) -> int:
    """The undo window of a delivery in seconds; 0 for what its inverse undoes.

    Raises:
        UserError: `invalid` (exit 2) for a number out of range.
    """
    if asked is not None and not 0 <= asked <= LONGEST_HOLD_S:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"The undo window lies between 0 and {LONGEST_HOLD_S} s.",
            reason_ru=f"Время на отмену — от 0 до {LONGEST_HOLD_S} с.",
        )
    final = kind is EntryKind.DELETE and info is not None and not info.capabilities.restores_deleted
    if kind not in HELD and not final:
        return 0
    return desk.hold_s if asked is None else asked


def _target(conn: Connection, kind: EntryKind, item: Item, message: int | None) -> int:
    """Which message it is about: the one named, else the latest; for changes of our own, our latest answer."""
    if message is not None:
        place = place_of(conn, message)
        if place.thread_id != item.thread_id or (message not in item.messages and not place.ours):
            nearest = ", ".join(str(each) for each in item.messages[-3:])
            raise UserError(NOT_FOUND, what="message", wanted=message, nearest=nearest)
        return message
    if kind in _ON_OURS:
        own = _own_answer(conn, item)
        if own is not None:
            return own
    return item.last_message_id


def _own_answer(conn: Connection, item: Item) -> int | None:
    """Our latest message that answers the item."""
    answers = _answers(conn, item)
    return answers[-1] if answers else None


def _answers(conn: Connection, item: Item) -> tuple[int, ...]:
    """Our messages that answer the item, oldest first: those that point at it, and those our entries posted."""
    rows = conn.execute(
        "SELECT o.id FROM message o JOIN channel c ON c.id = o.channel_id WHERE o.thread_id = ? AND o.ours = 1"
        " AND o.removed_at IS NULL AND (c.private = 1 OR o.reply_to IN"
        "  (SELECT external_id FROM message WHERE item_id = ?)"
        "  OR o.claimed_by IN (SELECT em.entry_id FROM message m JOIN entry_message em ON em.message_id = m.id"
        "   WHERE m.item_id = ?)) ORDER BY o.created_at, o.id",
        (item.thread_id, item.id, item.id),
    ).fetchall()
    return tuple(int(row[0]) for row in rows)


def _facts(conn: Connection, desk: Desk, action: Action) -> tuple[dict[str, Any], dict[str, str], dict[str, Any]]:
    """(facts for the record, words beside it, facts for the delivery)."""
    kind = action.kind
    data: dict[str, Any] = {} if action.rule is None else {"rule": action.rule.plain()}
    words: dict[str, str] = {}
    args: dict[str, Any] = {}
    if action.reason:
        words["reason"] = texts.ours(action.reason)
        args["reason"] = words["reason"]
    if action.note:
        words["note"] = texts.ours(action.note)
    match kind:
        case EntryKind.SNOOZE:
            data = _snooze(desk, action)
        case EntryKind.CLAIM:
            data = {"until": desk.clock.now_us() + CLAIM_US}
        case EntryKind.ASSIGN:
            if not action.to:
                raise _missing(kind, "--to WHO")
            data = {"to": _who(conn, desk, action.to)}
        case EntryKind.ESCALATE:
            data = {"to": _who(conn, desk, action.to)} if action.to else {}
        case EntryKind.TAG | EntryKind.UNTAG:
            data = {"tag": _tag(action)}
        case EntryKind.NOTE:
            text = action.note or action.text
            if not text:
                raise _missing(kind, "--note TEXT")
            words["note"] = texts.ours(text)
            data |= moderators.named_by(conn, words["note"], besides=desk.actor)
            if action.note_type is not NoteType.PLAIN:
                data["type"] = action.note_type.value
            if action.note_type is NoteType.PROMISE and (action.until is not None or action.for_s is not None):
                data["until"] = _until(desk, action)
        case EntryKind.BAN | EntryKind.MUTE:
            seconds = _duration(desk, action)
            if seconds is not None:
                data["for_s"] = args["for_s"] = seconds
        case _:
            pass
    return data, words, args


def _missing(kind: EntryKind, option: str) -> UserError:
    return UserError(MISSING_OPTION, exit_code=EXIT_USAGE, action=kind.value, option=option)


def _snooze(desk: Desk, action: Action) -> dict[str, Any]:
    """Until when, for what, or whichever comes first."""
    data: dict[str, Any] = {}
    if not action.events or action.until is not None or action.for_s is not None:
        data["until"] = _until(desk, action)
    if action.events:
        data["events"] = sorted(event.value for event in set(action.events))
    asleep = Waiting.AUTHOR if Event.AUTHOR in action.events else Waiting.SNOOZE
    return {**data, "reason": (action.waiting or asleep).value}


def _until(desk: Desk, action: Action) -> int:
    now = desk.clock.now_us()
    if action.until is not None:
        until = action.until
    elif action.for_s is not None:
        until = now + action.for_s * SECOND_US
    else:
        raise _missing(action.kind, "--for 2h30m / --until TIME")
    if until <= now:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="That time is over already.",
            reason_ru="Это время уже прошло.",
        )
    return until


def _duration(desk: Desk, action: Action) -> int | None:
    if action.until is not None:
        return -(-(_until(desk, action) - desk.clock.now_us()) // SECOND_US)
    return action.for_s


def _tag(action: Action) -> str:
    tag = " ".join((action.tag or action.text or "").split()).lower()
    if not tag:
        raise _missing(action.kind, "--tag TAG")
    if len(tag) > LONGEST_TAG or "," in tag or texts.hidden(tag):
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"A tag has at most {LONGEST_TAG} visible characters and no comma.",
            reason_ru=f"В метке не больше {LONGEST_TAG} видимых символов и нет запятой.",
        )
    return tag


def _respect_claim(conn: Connection, desk: Desk, action: Action, item: Item) -> None:
    """What a colleague has claimed is theirs, unless it is taken over; a senior may release it."""
    kind = action.kind
    if item.claimed_by in {None, desk.actor} or kind not in {EntryKind.CLAIM, EntryKind.RELEASE}:
        return
    if kind is EntryKind.CLAIM and action.over:
        return
    if kind is EntryKind.RELEASE and desk.who.role is not Role.MODERATOR:
        return
    who = item.claimed_by or ""
    raise UserError(CLAIMED, name=moderators.names_in(conn).get(who, who))


def _who(conn: Connection, desk: Desk, wanted: str) -> str | None:
    if wanted.casefold() in {"none", "nobody", "никто", "-"}:
        return None
    if wanted.casefold() in {"me", "я"}:
        return desk.actor
    found = moderators.named_in(conn, wanted)
    if found is None:
        people = ", ".join(moderators.names_in(conn).values())
        raise UserError(NOT_FOUND, what="moderator", wanted=wanted, nearest=people)
    return str(found.id)
