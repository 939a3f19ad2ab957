"""What a weekly digest holds: the same report as on the page of reports, the voice of the audience and the reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from moderator_app.domain.report import digest
from moderator_app.domain.report.document import Document
from moderator_app.domain.report.period import Question, frame
from moderator_app.domain.report.weekly import Schedule, Week
from moderator_app.domain.report.weekly_words import Reviewed, weekly
from moderator_app.domain.roles import Moderator, Role
from moderator_app.services import audience, moderators, report, report_files, scoring
from moderator_app.services.desk import Desk
from moderator_app.storage import weekly as stored

_READER: Final = Moderator(id=0, name="", role=Role.LEAD)
"""Leads set digests up and see everybody's reviews; the engine, where nobody sits, reads for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A digest that was made. `files`: (name, content), in the order of the formats."""

    document: Document
    files: tuple[tuple[str, bytes], ...]


def make(desk: Desk, schedule: Schedule, week: Week, missed: Sequence[Week] = ()) -> Made:
    """The digest of a week. Long reads: never on the GUI thread.

    Raises:
        UserError: `not_found`: its brand or one of its channels is gone.
    """
    found = document(desk, schedule, week, missed)
    names = [f"{schedule.name} {week}.{kind}" for kind in schedule.formats]
    contents = [report_files.content(found, kind) for kind in schedule.formats]
    return Made(document=found, files=tuple(zip(names, contents, strict=True)))


def document(desk: Desk, schedule: Schedule, week: Week, missed: Sequence[Week] = ()) -> Document:
    """The digest as people read it.

    Raises:
        UserError: as `make`.
    """
    seen = replace(desk, moderator=_READER)
    question = report.ask(
        seen,
        since=week.monday,
        until=week.sunday,
        zone=schedule.zone,
        channels=schedule.channels,
        brand=schedule.brand,
    )
    days = timedelta(days=7)
    earlier = replace(question, since=question.since - days, until=question.until - days)
    whole, before = (
        report.document(seen, each, report.make(seen, each), schedule.language) for each in (question, earlier)
    )
    spikes = audience.of_question(seen, question)
    (spoken, *_) = digest.digest(whole, digest.ALL, spikes, schedule.zone).tables
    return weekly(whole, before, spoken, reviewed(seen, question), missed, name=schedule.name)


def reviewed(desk: Desk, question: Question) -> list[Reviewed]:
    """Reviews that were given in a period and count, a line a person, by name."""
    since_us, until_us = frame(question).span_us
    found = [each for each in scoring.all_reviews(desk) if since_us <= each.at < until_us and scoring.counts(each)]
    if question.channels is not None:
        places = stored.channels_of(desk.reader, {each.of for each in found})
        found = [each for each in found if places.get(each.of, set()) & question.channels]
    people = moderators.names(desk)
    lines = []
    for person in {each.person for each in found}:
        theirs = [each for each in found if each.person == person]
        scores = [each.total.score / 100 for each in theirs if each.total is not None]
        lines.append(
            Reviewed(
                name=people.get(person, person),
                count=len(theirs),
                score=sum(scores) / len(scores) if scores else None,
                rebutted=sum(each.rebuttal is not None for each in theirs),
            )
        )
    return sorted(lines, key=lambda each: each.name)
