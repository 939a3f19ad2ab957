"""Everything that is decided about a comment and its author at once: act, reason, reply, note. One batch, one undo.

All of it is one transaction: it is decided whole or not at all. Deliveries of a case go in the order they were decided,
each waiting for the one before it (design §6.8), so the order is decided here:

1. *approve* comes first: what nobody sees yet is approved, then answered where all can read it.
2. *The reply comes before what takes the comment away.* VK and Telegram refuse an answer to a comment that is gone;
   WordPress takes one to a hidden comment, but shows it nowhere near the talk. A direct message goes before a ban for
   the same reason: whom the community blocked it cannot write to.
3. Then the comment and the author's earlier ones, then ban or mute.

So a reply's undo window delays what follows it: until it is over, all of it can be taken back without a trace.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from moderator_app.clock import DAY_US, HOUR_US, SECOND_US
from moderator_app.domain import community
from moderator_app.domain.community import Match, RuleList, RuleRef
from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.ports import Visibility
from moderator_app.errors import INVALID, UserError
from moderator_app.services import approvals, direct, matrix, moderation, reply
from moderator_app.services import community as community_rules
from moderator_app.services.approval_rule import NEEDS_APPROVAL
from moderator_app.services.desk import Desk
from moderator_app.services.direct import Can, Direct
from moderator_app.services.matrix import About, MatrixUse
from moderator_app.services.moderation import Action, Possible
from moderator_app.services.reply import Reply
from moderator_app.services.targets import Place, item_of, place_of
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

HOUR_S: Final = HOUR_US // SECOND_US
DAY_S: Final = DAY_US // SECOND_US
ENDS_S: Final = (HOUR_S, 12 * HOUR_S, DAY_S, 3 * DAY_S, 7 * DAY_S, 30 * DAY_S)
"""Ends of a ban or mute that are offered, besides *for good*."""
DEFAULT_END_S: Final[Mapping[EntryKind, int]] = {EntryKind.MUTE: DAY_S, EntryKind.BAN: 7 * DAY_S}

ABOUT_AUTHOR: Final = (EntryKind.MUTE, EntryKind.BAN)
TAKING: Final = (EntryKind.HIDE, EntryKind.DELETE, EntryKind.REJECT, EntryKind.SPAM)
ACTS: Final = (EntryKind.HIDE, EntryKind.DELETE, EntryKind.NOTE, EntryKind.APPROVE, EntryKind.MUTE, EntryKind.BAN)
"""What the sheet offers; a `note` is a warning: nothing is taken away."""
EARLIER_US: Final = 7 * DAY_US
MOST_EARLIER: Final = 12
"""Earlier messages that go with one verdict at most: with more the transaction could exceed its 50 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What somebody decided.

    Attributes:
        act: one of `ACTS` or `TAKING`.
        rule: the reason; `reason` is one in own words.
        for_s: how long a ban or mute lasts; None: for good.
        remove: with a ban, mute or warning: what happens to the comment itself, one of `TAKING`; None: it stays.
        earlier: the author's earlier messages that go too, in the way the comment does.
        reply, files: neither: nothing is said to them; `private`: as a direct message.
        used, override, draft_id: as in `reply.Reply`.
        note: for colleagues, about the author.
        seen: the newest message the writer had before them; None: decide on what is there.
        key: the same key decides once.
    """

    act: EntryKind
    rule: RuleRef | None = None
    reason: str = ""
    for_s: int | None = None
    remove: EntryKind | None = None
    earlier: tuple[int, ...] = ()
    reply: str = ""
    files: tuple[OutgoingFile, ...] = ()
    private: bool = False
    used: MatrixUse | None = None
    override: str | None = None
    draft_id: str | None = None
    note: str = ""
    note_type: NoteType = NoteType.WARNING
    seen: int | None = None
    hold_s: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier message of the author that still stands."""

    message_id: int
    text: str
    at: int
    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the sheet has to know of an item.

    Attributes:
        acts: each act with the reason where it is impossible.
        rules: the list that holds there; None: there is none.
        matches: its rules, those with words of the comment that speak for them first.
        public: everybody sees the comment, so that there is nothing to approve.
        complaint: it is a complaint one can act on: taking it away needs a reason.
        ends: lengths of a ban or mute the platform takes, in seconds; None is *for good*.
        earlier: other messages of the author there, newest first.
        more_earlier: there are more of them than may go at once.
        restores: what is deleted can be restored.
        no_reply, no_private: why not (English, Russian); None: it can be.
    """

    about: About
    acts: Mapping[EntryKind, Possible]
    rules: RuleList | None
    matches: tuple[Match, ...]
    public: bool
    complaint: bool
    ends: tuple[int | None, ...]
    earlier: tuple[Earlier, ...]
    more_earlier: bool
    restores: bool
    no_reply: tuple[str, str] | None
    no_private: tuple[str, str] | None

    def ref(self, number: str) -> RuleRef | None:
        """A rule of the list, as a decision names it."""
        if self.rules is None or self.rules.find(number) is None:
            return None
        return RuleRef(list_id=self.rules.id, version=self.rules.version, number=number)


def facts(desk: Desk, wanted: int) -> Facts:
    """Everything the sheet shows, read at once.

    Raises:
        UserError: `not_found`.
    """
    conn = desk.reader
    item = item_of(conn, wanted)
    about = matrix.about(desk, item.id)
    possible = {each.action: each for each in moderation.available(desk, item.id)}
    there = community_rules.for_item(desk, about)
    place = place_of(conn, item.last_message_id)
    info = desk.info(place.platform)
    earlier, more = _earlier(conn, item.last_message_id)
    way = direct.way(desk, item.id)
    kind = conn.execute("SELECT kind FROM item WHERE id = ?", (item.id,)).fetchone()[0]
    return Facts(
        about=about,
        acts={each: possible[each] for each in (*ACTS, EntryKind.REJECT, EntryKind.SPAM)},
        rules=there,
        matches=() if there is None else tuple(community.matched(there.rules, place.text)),
        public=place.visibility is Visibility.PUBLIC,
        complaint=kind == Kind.CONSTRUCTIVE.value,
        ends=_ends(None if info is None else info.capabilities.ban_durations_s),
        earlier=earlier,
        more_earlier=more,
        restores=info is not None and info.capabilities.restores_deleted,
        no_reply=_no_reply(desk, item.id, possible[EntryKind.REPLY]),
        no_private=(way.reason_en, way.reason_ru) if way.can is Can.NO else None,
    )


def _no_reply(desk: Desk, item_id: int, answering: Possible) -> tuple[str, str] | None:
    if not answering.possible:
        return answering.text_en, answering.text_ru
    if not approvals.answers_ask(desk, item_id):
        return None
    waits = UserError(NEEDS_APPROVAL)
    return waits.text("en"), waits.text("ru")


def _ends(durations: tuple[int, int] | None) -> tuple[int | None, ...]:
    if durations is None:
        return (None,)
    shortest, longest = durations
    return (*(each for each in ENDS_S if shortest <= each <= longest), None)


def _earlier(conn: Connection, message_id: int) -> tuple[tuple[Earlier, ...], bool]:
    """Other public messages of the author in that channel in the last days, whole items only, and whether more."""
    channel_id, author_id, at = conn.execute(
        "SELECT channel_id, author_id, created_at FROM message WHERE id = ?", (message_id,)
    ).fetchone()
    rows = conn.execute(
        "SELECT m.id, m.text, m.created_at, t.title, m.item_id FROM message m JOIN thread t ON t.id = m.thread_id"
        " WHERE m.author_id = ? AND m.channel_id = ? AND m.id <> ? AND m.ours = 0 AND m.removed_at IS NULL"
        " AND m.item_id IS NOT NULL AND m.visibility = ? AND m.created_at >= ? ORDER BY m.created_at DESC, m.id DESC"
        " LIMIT ?",
        (author_id, channel_id, message_id, Visibility.PUBLIC.value, at - EARLIER_US, MOST_EARLIER + 1),
    ).fetchall()
    more = len(rows) > MOST_EARLIER
    # An entry settles its item: one of which only a part would go is left alone.
    cut = rows[-1][4] if more else None
    return tuple(
        Earlier(message_id=row[0], text=row[1], at=row[2], thread=row[3] or "")
        for row in rows[:MOST_EARLIER]
        if row[4] != cut
    ), more


# ---------------------------------------------------------------- deciding


def carry_out(conn: Connection, desk: Desk, wanted: int, verdict: Verdict) -> tuple[Decided, ...]:
    """Decide all of it, or nothing.

    Args:
        conn: inside a write transaction (`Desk.write`, `Desk.submit`).
        desk: who decides.
        wanted: an item, or any message of it.
        verdict: what.

    A ban or mute beyond the role is asked for; all the rest is done.

    Returns:
        The entries in the order in which their deliveries go; `undo.take_back` takes them back in the other one.

    Raises:
        UserError: those of `approvals.act`, `reply.send` and `direct.move`; `no_rule`; `invalid` for parts that do not
            go together. Nothing was written then.
    """
    _refuse_nonsense(verdict)
    item = item_of(conn, wanted)
    removal = verdict.act if verdict.act in TAKING else verdict.remove
    place = place_of(conn, item.last_message_id)
    _refuse_strangers(conn, place, verdict.earlier)
    reason = verdict.reason.strip()
    if verdict.rule is not None:
        reason = community.citation(community_rules.rule_on(conn, verdict.rule))
    acting = _Acting(conn, desk, item.id, verdict, secrets.token_hex(8), reason)
    target = place.message_id
    if verdict.act is EntryKind.APPROVE:
        acting.act(EntryKind.APPROVE, target)
    if verdict.reply.strip() or verdict.files:
        acting.say(target)
    note = verdict.note.strip() or (reason if verdict.act is EntryKind.NOTE else "")
    if note:
        acting.act(EntryKind.NOTE, None, note=note, note_type=verdict.note_type)
    if removal is not None:
        acting.act(removal, target)
        for message_id in verdict.earlier:
            acting.act(removal, message_id)
    if verdict.act in ABOUT_AUTHOR:
        acting.act(verdict.act, target, for_s=verdict.for_s)
    return tuple(acting.done)


def _refuse_strangers(conn: Connection, place: Place, earlier: Sequence[int]) -> None:
    """Only messages of this author, in this channel, may go with theirs."""
    if len(earlier) > MOST_EARLIER:
        raise _invalid(
            f"At most {MOST_EARLIER} earlier messages go at once.",
            f"Прежних сообщений за раз — не больше {MOST_EARLIER}.",
        )
    for message_id in earlier:
        other = place_of(conn, message_id)
        if other.ours or (other.author_id, other.channel_id) != (place.author_id, place.channel_id):
            raise _invalid("That message is of somebody else.", "Это сообщение другого автора.")


def _refuse_nonsense(verdict: Verdict) -> None:
    if verdict.act not in {*ACTS, *TAKING}:
        raise _invalid("That is no act of the sheet.", "Такого действия в листе нет.")
    if verdict.remove is not None and (verdict.remove not in TAKING or verdict.act in {*TAKING, EntryKind.APPROVE}):
        raise _invalid(
            "Only a ban, mute or warning may remove too.", "Убирать заодно можно при бане или предупреждении."
        )
    if verdict.earlier and verdict.act not in TAKING and verdict.remove is None:
        raise _invalid("Earlier messages go only with this one.", "Прежние сообщения убирают только вместе с этим.")
    if verdict.act is EntryKind.NOTE and not (verdict.note.strip() or verdict.reason.strip() or verdict.rule):
        raise _invalid("A warning needs a reason or a note.", "Предупреждению нужна причина или заметка.")


def _invalid(english: str, russian: str) -> UserError:
    return UserError(INVALID, reason_en=english, reason_ru=russian)


class _Acting:
    """Writes the parts of one verdict one after the other."""

    def __init__(self, conn: Connection, desk: Desk, item_id: int, verdict: Verdict, batch: str, reason: str) -> None:
        self._conn, self._desk, self._item_id, self._verdict = conn, desk, item_id, verdict
        self._batch, self._reason = batch, reason
        self.done: list[Decided] = []

    def _seen(self) -> int | None:
        """Only the first part looks whether something came meanwhile: what the others would find is that part."""
        return None if self.done else self._verdict.seen

    def _key(self, part: str) -> str | None:
        return None if self._verdict.key is None else f"{self._verdict.key}/{part}"

    def act(self, kind: EntryKind, message_id: int | None, **facts: Any) -> None:
        """One action with the reason of all."""
        action = Action(
            kind=kind,
            message=message_id,
            seen=self._seen(),
            reason=self._reason or None,
            rule=self._verdict.rule,
            hold_s=self._verdict.hold_s,
            key=self._key(kind.value if message_id is None else f"{kind.value}/{message_id}"),
            batch=self._batch,
        )
        wanted = self._item_id if message_id is None else message_id
        self.done.append(approvals.act(self._conn, self._desk, wanted, replace(action, **facts)))

    def say(self, target: int) -> None:
        """The reply, in public or in private."""
        verdict = self._verdict
        if verdict.private:
            moving = Direct(
                private=verdict.reply, seen=self._seen(), message=target, hold_s=verdict.hold_s, used=verdict.used,
                override=verdict.override, key=self._key("say"), batch=self._batch, files=verdict.files,
            )  # fmt: skip
            self.done.append(direct.move(self._conn, self._desk, self._item_id, moving).private)
            return
        said = Reply(
            text=verdict.reply, seen=self._seen(), message=target, hold_s=verdict.hold_s, used=verdict.used,
            override=verdict.override, draft_id=verdict.draft_id, key=self._key("say"), batch=self._batch,
            files=verdict.files,
        )  # fmt: skip
        self.done.append(reply.send(self._conn, self._desk, self._item_id, said))
