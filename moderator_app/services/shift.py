"""Shifts: begin one, hand it over as a page in words, sign the page of the one before.

A shift here is what somebody says they do, not a calendar (`services.sla` knows those): its beginning, its handover and
the signature are entries. The page is frozen with the entry that hands it over, so that both sides mean the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.domain.items import InboxRow
from moderator_app.domain.views import InboxQuery, View
from moderator_app.errors import INVALID, NOT_FOUND, UserError, declare
from moderator_app.services import inbox, moderators, texts
from moderator_app.services.desk import Desk
from moderator_app.storage import decide, journal, shifts, words
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided
from moderator_app.storage.shifts import Said

__all__ = [
    "Deeds",
    "Handover",
    "Page",
    "Said",
    "Shift",
    "current",
    "hand_over",
    "keep",
    "page",
    "sign",
    "start",
    "waiting",
]

MOST_LINES: Final = 200
"""Lines of one section of the page."""
LONGEST_PAGE: Final = 200_000

SIGNED_ALREADY = declare("signed_already", "This handover is signed.", "Эта передача смены уже подписана.")
OWN_HANDOVER = declare(
    "own_handover",
    "You wrote this handover yourself.",
    "Эту передачу вы написали сами.",
    hint_en="The one who takes over signs it.",
    hint_ru="Её подписывает тот, кто принимает смену.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A shift that is on. `entry_id`: what began it; `since`: UTC microseconds."""

    entry_id: int
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What somebody did in a shift, for themselves; no ranks, no goals.

    Attributes:
        in_time, late: clocks of what they settled.
    """

    answered: int
    decided: int
    moderated: int
    noted: int
    in_time: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All the next one has to know. Rows are those of the inbox.

    Attributes:
        since: beginning of the shift; None: none was begun.
        missed: items whose clock ended too late in this shift.
    """

    since: int | None
    deeds: Deeds
    promises: tuple[Said, ...]
    needs_look: tuple[InboxRow, ...]
    overdue: tuple[InboxRow, ...]
    missed: tuple[InboxRow, ...]
    snoozed: tuple[InboxRow, ...]
    waiting: tuple[InboxRow, ...]
    drafts: tuple[InboxRow, ...]
    notes: tuple[Said, ...]

    @property
    def empty(self) -> bool:
        """Nothing is left open."""
        return not any(
            (self.promises, self.needs_look, self.overdue, self.missed, self.snoozed, self.waiting, self.drafts)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What somebody handed over and nobody signed yet. `text`: None: erased."""

    entry_id: int
    at: int
    by: str
    actor: str
    text: str | None


def current(desk: Desk) -> Shift | None:
    """The shift of whoever works here; None: they began none, or handed it over."""
    if desk.moderator is None:
        return None
    last = shifts.latest_of(desk.reader, desk.actor)
    return Shift(entry_id=last.id, since=last.at) if last is not None and last.change == "started" else None


def start(conn: Connection, desk: Desk) -> Decided:
    """Begin a shift; one that is on goes on.

    Raises:
        UserError: `no_actor`.
    """
    last = shifts.latest_of(conn, desk.actor)
    if last is not None and last.change == "started":
        return Decided(entry=journal.get(conn, last.id), item_id=None, delivery=None, repeated=True)
    return _write(conn, desk, {"change": "started"})


def page(desk: Desk, drafts: Sequence[tuple[int, int]] = ()) -> Page:
    """The page of this moment; not on the GUI thread.

    Args:
        desk: whose shift; what is snoozed, late and promised is the whole team's.
        drafts: cases with an unfinished answer, (thread id, author id).
    """
    conn = desk.reader
    shift = current(desk)
    since = shift.since if shift else desk.clock.now_us()
    first = shift.entry_id if shift else _after_all(conn)

    def listed(view: View) -> tuple[InboxRow, ...]:
        ids = inbox.ids(desk, InboxQuery(view=view), limit=MOST_LINES)
        return tuple(inbox.rows(desk, ids, drafts=frozenset(drafts)))

    actor = desk.actor if desk.moderator is not None else ""
    return Page(
        since=shift.since if shift else None,
        deeds=_deeds(conn, actor, first, since),
        promises=shifts.promises(conn, MOST_LINES),
        needs_look=listed(View.NEEDS_ME),
        overdue=listed(View.OVERDUE),
        missed=tuple(inbox.rows(desk, shifts.missed(conn, since, MOST_LINES))),
        snoozed=listed(View.SNOOZED),
        waiting=listed(View.WAITING_AUTHOR) + listed(View.WAITING_COLLEAGUE) + listed(View.WAITING_EXPERT),
        drafts=tuple(inbox.rows(desk, shifts.items_of(conn, drafts), drafts=frozenset(drafts))),
        notes=shifts.notes(conn, actor, first, MOST_LINES),
    )


def _after_all(conn: Connection) -> int:
    row = conn.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()
    return int(row[0])


def _deeds(conn: Connection, actor: str, first: int, since: int) -> Deeds:
    counts = shifts.deeds(conn, actor, first)

    def of(*kinds: EntryKind) -> int:
        return sum(counts.get(kind.value, 0) for kind in kinds)

    in_time, late = shifts.kept_times(conn, actor, since)
    return Deeds(
        answered=of(EntryKind.REPLY, EntryKind.TO_DM),
        decided=of(EntryKind.CLOSE),
        moderated=of(
            EntryKind.HIDE, EntryKind.DELETE, EntryKind.APPROVE, EntryKind.REJECT, EntryKind.SPAM, EntryKind.BAN,
            EntryKind.MUTE,
        ),
        noted=of(EntryKind.NOTE, EntryKind.TAG),
        in_time=in_time,
        late=late,
    )  # fmt: skip


def hand_over(conn: Connection, desk: Desk, text: str, counts: Mapping[str, int] | None = None) -> Decided:
    """End the shift with this page; whoever comes next signs it.

    Args:
        conn: inside a write transaction.
        desk: whose shift ends.
        text: the page in words, as its writer saw it, with what they added.
        counts: figures of its sections, for the record.

    Raises:
        UserError: `no_actor`, `empty_text`, `hidden_characters`, `invalid`: no shift is on, or the page is too long.
    """
    last = shifts.latest_of(conn, desk.actor)
    if last is None or last.change != "started":
        raise UserError(INVALID, reason_en="You have begun no shift.", reason_ru="Вы не начинали смену.")
    clean = texts.ours(text)
    if len(clean) > LONGEST_PAGE:
        raise UserError(
            INVALID,
            reason_en=f"The page is too long: {len(clean)} of {LONGEST_PAGE} characters.",
            reason_ru=f"Страница слишком длинная: {len(clean)} из {LONGEST_PAGE} знаков.",
        )
    return _write(
        conn, desk, {"change": "handed_over", "of": last.id, "counts": dict(counts or {})}, words={"text": clean}
    )


def waiting(desk: Desk) -> tuple[Handover, ...]:
    """Handovers nobody signed, newest first; the writer's own are among them."""
    names = moderators.names(desk)
    found = []
    for each in shifts.unsigned(desk.reader):
        reference = journal.get(desk.reader, each.id).words["text"]
        found.append(
            Handover(
                entry_id=each.id,
                at=each.at,
                by=names.get(each.actor, each.actor),
                actor=each.actor,
                text=words.get(desk.reader, reference[0]),
            )
        )
    return tuple(found)


def sign(conn: Connection, desk: Desk, entry_id: int) -> Decided:
    """Take over what somebody handed over.

    Raises:
        UserError: `no_actor`, `not_found`, `signed_already`, `own_handover`.
    """
    found = shifts.get(conn, entry_id)
    if found is None or found.change != "handed_over":
        nearest = ", ".join(str(each.id) for each in shifts.unsigned(conn)[:3])
        raise UserError(NOT_FOUND, what="handover", wanted=entry_id, nearest=nearest)
    if found.actor == desk.actor:
        raise UserError(OWN_HANDOVER)
    done = _write(conn, desk, {"change": "signed", "of": entry_id}, cause=f"shift_signed:{entry_id}")
    if done.repeated:
        raise UserError(SIGNED_ALREADY)
    return done


def keep(conn: Connection, desk: Desk, promise: int) -> Decided:
    """A promise was kept.

    Raises:
        UserError: `no_actor`, `not_found`: there is no such promise, or it was kept already.
    """
    if not shifts.is_open(conn, promise):
        nearest = ", ".join(str(each.entry_id) for each in shifts.promises(conn, 3))
        raise UserError(NOT_FOUND, what="promise", wanted=promise, nearest=nearest)
    return decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.NOTE,
        seen=journal.get(conn, promise).seen,
        data={"type": NoteType.KEPT.value, "of": promise},
    )


def _write(
    conn: Connection,
    desk: Desk,
    data: Mapping[str, Any],
    *,
    words: Mapping[str, str] | None = None,
    cause: str | None = None,
) -> Decided:
    return decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.SHIFT,
        seen=(),
        data=data,
        words=words,
        cause=cause,
    )
