"""Persons: joining authors of several platforms by hand, taking one out, and the card over all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from moderator_app.clock import DAY_US
from moderator_app.domain import persons as rules
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.persons import Marks, Mood
from moderator_app.domain.report.metrics import Answers
from moderator_app.domain.views import AuthorCard
from moderator_app.errors import INVALID, NOT_FOUND, UserError
from moderator_app.services import moderators, outcomes, report, review
from moderator_app.services.desk import Desk
from moderator_app.services.outcomes import OutcomeView
from moderator_app.services.review import LogLine
from moderator_app.storage import decide, persons, reading
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

MOST: Final = 5_000
"""Messages a mood is made of."""
_NEWEST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """A ban or mute, or its end. `at`: UTC microseconds."""

    entry_id: int
    kind: EntryKind
    at: int
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """Everything known of a person.

    Attributes:
        whole: the card over all their authors; id, name and platform are those of the author asked for.
        members: a card of each author, the one asked for first.
        taken_away: messages that we hid, deleted, rejected or called spam.
        notes: newest first.
        outcomes: how their cases ended, newest first.
        answers: how long our first answers took, over their newest items; as in reports.
    """

    whole: AuthorCard
    members: tuple[AuthorCard, ...]
    taken_away: int
    mood: Mood
    marks: Marks
    bans: tuple[Ban, ...]
    notes: tuple[LogLine, ...]
    outcomes: tuple[OutcomeView, ...]
    answers: Answers = Answers()  # noqa: RUF009 - a frozen value

    @property
    def rejected_share(self) -> float:
        """Share of their messages that were taken away, 0…1."""
        return self.taken_away / self.whole.messages if self.whole.messages else 0.0


def card(desk: Desk, author_id: int) -> PersonCard:
    """Who this is, over every author that was joined with them.

    Raises:
        UserError: `not_found`.
    """
    conn, now = desk.reader, desk.clock.now_us()
    authors = persons.members(conn, author_id)
    members = tuple(reading.author(conn, each) for each in authors)
    whole = _whole(conn, members)
    found = rules.mood(persons.kinds(conn, authors, now - 365 * DAY_US, MOST), now)
    names = moderators.names(desk)
    notes = {line.entry.id: line for each in authors for line in review.notes_about(desk, each)}
    ended = {view.entry_id: view for each in authors for view in outcomes.of_author(desk, each)}
    return PersonCard(
        whole=whole,
        members=members,
        taken_away=persons.taken_away(conn, authors),
        mood=found,
        marks=rules.marks(
            found,
            messages=whole.messages,
            first_at=whole.first_seen_at,
            last_at=whole.last_seen_at,
            now_us=now,
        ),
        bans=tuple(
            Ban(entry_id=entry, kind=EntryKind(kind), at=at, by=names.get(actor, actor))
            for entry, kind, at, actor in persons.bans(conn, authors, _NEWEST)
        ),
        notes=tuple(notes[entry] for entry in sorted(notes, reverse=True)),
        outcomes=tuple(ended[entry] for entry in sorted(ended, reverse=True)),
        answers=report.answers(desk, whole.items),
    )


def alike(desk: Desk, author_id: int, words: str, *, limit: int = 6) -> list[AuthorCard]:
    """Authors to choose from, by a part of their name or handle; those already joined are left out."""
    if not words.strip():
        return []
    joined = set(persons.members(desk.reader, author_id))
    found = persons.alike(desk.reader, author_id, words.strip(), limit + len(joined))
    return [reading.author(desk.reader, each) for each in found if each not in joined][:limit]


def join(conn: Connection, desk: Desk, author_id: int, other_id: int) -> Decided:
    """Say that two authors are one person; those already joined with either come along.

    Raises:
        UserError: `not_found`, `forbidden`, `invalid` where they are one already.
    """
    desk.require(EntryKind.JOIN)
    if other_id in persons.members(conn, author_id):
        raise UserError(INVALID, reason_en="They are one person already.", reason_ru="Это уже один человек.")
    return _tie(conn, desk, EntryKind.JOIN, (author_id, other_id))


def split(conn: Connection, desk: Desk, author_id: int) -> Decided:
    """Say that this author is none of those they were joined with.

    Raises:
        UserError: `not_found`, `forbidden`, `invalid` where they were joined with nobody.
    """
    desk.require(EntryKind.SPLIT)
    if len(persons.members(conn, author_id)) == 1:
        raise UserError(INVALID, reason_en="They are joined with nobody.", reason_ru="Этот профиль ни с кем не связан.")
    return _tie(conn, desk, EntryKind.SPLIT, (author_id,))


def _tie(conn: Connection, desk: Desk, kind: EntryKind, authors: tuple[int, ...]) -> Decided:
    # Entries name people by what they wrote, never by name or number (design §3, rule 6).
    seen = []
    for author_id in authors:
        message = persons.a_message(conn, author_id)
        if message is None:
            raise UserError(NOT_FOUND, what="author", wanted=author_id, nearest="")
        seen.append(message)
    decided = decide.decide(conn, clock=desk.clock, actor=desk.actor, kind=kind, seen=seen)
    persons.rebuild(conn)
    return decided


def _whole(conn: Connection, members: tuple[AuthorCard, ...]) -> AuthorCard:
    if len(members) == 1:
        return members[0]
    items = [item for each in members for item in each.items]
    order = reading.newest_first(conn, items)
    actions: dict[EntryKind, int] = {}
    for each in members:
        for kind, count in each.actions.items():
            actions[kind] = actions.get(kind, 0) + count
    return replace(
        members[0],
        first_seen_at=min(each.first_seen_at for each in members),
        last_seen_at=max(each.last_seen_at for each in members),
        messages=sum(each.messages for each in members),
        removed=sum(each.removed for each in members),
        answered=sum(each.answered for each in members),
        items=tuple(order),
        actions=actions,
    )
