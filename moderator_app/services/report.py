"""Reports: a question in, figures out; and the items behind any figure. Long reads: never on the GUI thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from moderator_app.clock import SECOND_US
from moderator_app.domain.audience import DEPARTMENTS
from moderator_app.domain.channels import channel_title
from moderator_app.domain.report import digest, layout, metrics
from moderator_app.domain.report.document import Document
from moderator_app.domain.report.metrics import Answers, ItemFact, Report, Tally, clock_mark, deed_marks, item_marks
from moderator_app.domain.report.period import LONGEST_DAYS, Frame, Question, frame
from moderator_app.domain.sla.policy import ALWAYS_OPEN
from moderator_app.errors import EXIT_USAGE, INVALID, NOT_FOUND, UserError
from moderator_app.services import audience, book, moderators, sla, sla_rules
from moderator_app.services.desk import Desk
from moderator_app.storage import clocks as stored
from moderator_app.storage import report as facts

MOST_BEHIND: Final = 500
"""Items shown behind a figure; the row-per-item file has them all."""

Progress = Callable[[int], None]
"""How many rows were read."""


def zone_of(desk: Desk) -> str:
    """The zone of the brand: of the first shared calendar, else of this machine, else UTC."""
    for each in stored.book(desk.reader).timetables.current(sla.now_us(desk)):
        if each.id != ALWAYS_OPEN and each.moderator is None and not each.shifts_of:
            return each.hours.zone
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named and Path("/etc/localtime").is_symlink():
        named = os.fspath(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2]
    return named if named and _known_zone(named) else "UTC"


def today(desk: Desk, zone: str) -> date:
    """The day it is in a zone."""
    return datetime.fromtimestamp(sla.now_us(desk) // SECOND_US, ZoneInfo(zone)).date()


def ask(
    desk: Desk,
    *,
    since: date,
    until: date,
    zone: str | None = None,
    channels: Iterable[int] = (),
    brand: str | None = None,
    person: str | None = None,
    department: str = "",
) -> Question:
    """A question that can be answered.

    Args:
        desk: whose store.
        since: the first day.
        until: the last day, included.
        zone: IANA name; None: that of the brand.
        channels: numbers; none: all.
        brand: its name.
        person: a moderator's name.
        department: the voice of the audience for `all` or one department instead of figures; empty: the figures.

    Raises:
        UserError: `invalid` (exit 2) for days in the wrong order, too many of them or an unknown zone; `not_found`.
    """
    if until < since:
        raise _invalid(
            f"The report would end ({until}) before it begins ({since}).",
            f"Конец периода ({until}) раньше начала ({since}).",
        )
    if (until - since).days >= LONGEST_DAYS:
        raise _invalid(f"A report has at most {LONGEST_DAYS} days.", f"В отчёте не больше {LONGEST_DAYS} дней.")
    if zone is not None and not _known_zone(zone):
        raise _invalid(f"There is no time zone {zone}.", f"Часового пояса {zone} нет.")
    if department not in {"", digest.ALL, *DEPARTMENTS}:
        raise UserError(NOT_FOUND, what="department", wanted=department, nearest=", ".join((digest.ALL, *DEPARTMENTS)))
    wanted = frozenset(channels)
    known = facts.channel_names(desk.reader)
    for each in sorted(wanted - known.keys()):
        raise UserError(NOT_FOUND, what="channel", wanted=each, nearest=", ".join(str(one) for one in sorted(known)))
    number = None
    if brand is not None:
        rows = desk.reader.execute("SELECT id, name FROM brand ORDER BY name").fetchall()
        found = [int(row[0]) for row in rows if str(row[1]).casefold() == brand.casefold()]
        if not found:
            raise UserError(NOT_FOUND, what="brand", wanted=brand, nearest=", ".join(str(row[1]) for row in rows))
        number = found[0]
        of_brand = facts.channels_of_brand(desk.reader, number)
        wanted = wanted & of_brand if wanted else of_brand
    return Question(
        since=since,
        until=until,
        zone=zone or zone_of(desk),
        channels=wanted if wanted or brand is not None else None,
        brand=number,
        person=None if person is None else _person(desk, person),
        audience=department,
    )


def brands(desk: Desk) -> tuple[str, ...]:
    """Names of all brands."""
    return tuple(name for _, name in sla_rules.brands(desk))


def last_days(desk: Desk, days: int, zone: str | None = None) -> tuple[date, date]:
    """The last so many days, today included."""
    end = today(desk, zone or zone_of(desk))
    return end - timedelta(days=days - 1), end


def make(desk: Desk, question: Question, progress: Progress | None = None) -> Report:
    """Answer a question. Reads in pages: what is written meanwhile may or may not be in it."""
    span = frame(question)
    tally = Tally(frame=span, now_us=sla.now_us(desk))
    wanted = (question.channels, question.person)
    done = 0
    for found in facts.carried(desk.reader, span.span_us[0], wanted):
        tally.carry(found)
        done = _tell(progress, done, len(found))
    for page in facts.items(desk.reader, span.span_us, wanted):
        tally.items(page)
        tally.clocks(facts.clocks(desk.reader, [each.id for each in page]))
        done = _tell(progress, done, len(page))
    for deeds in facts.deeds(desk.reader, span.span_us, wanted):
        tally.deeds(deeds)
        done = _tell(progress, done, len(deeds))
    writing = sorted(tally.authors)
    # Of one person's work it cannot be said who stopped writing to the brand.
    quiet = {} if question.person else facts.quiet(desk.reader, span.span_us[0], question.channels, set(tally.authors))
    return tally.report(quiet, facts.newcomers(desk.reader, span.span_us[0], writing))


def behind(desk: Desk, question: Question, mark: str, limit: int = MOST_BEHIND) -> list[int]:
    """Items behind a figure, oldest first."""
    found: list[int] = []
    for item in _marked(desk, question, mark):
        found.append(item)
        if len(found) >= limit:
            break
    return found


def answers(desk: Desk, items: Sequence[int]) -> Answers:
    """How long the first answers to these items took, in working time; at most `MOST_BEHIND` of them are read."""
    wanted = items[:MOST_BEHIND]
    place = {item: number for number, item in enumerate(wanted)}
    known = facts.clocks(desk.reader, wanted)
    return metrics.answers(sorted(known, key=lambda each: place[each.item_id]))


def _marked(desk: Desk, question: Question, mark: str) -> Iterator[int]:
    span, now = frame(question), sla.now_us(desk)
    wanted = (question.channels, question.person)
    if mark.startswith("spike:"):
        for spike in audience.of_question(desk, question):
            if mark == f"spike:{spike.id}":
                yield from spike.items
        return
    if mark.startswith(("met:", "late:")):
        for page in facts.items(desk.reader, span.span_us, wanted):
            known = facts.clocks(desk.reader, [each.id for each in page])
            bearing = {each.item_id for each in known if clock_mark(each, now) == mark}
            yield from (each.id for each in page if each.id in bearing)
    elif mark.startswith(("reply", "row:", "act", "override")) or mark.endswith(":replies"):
        taken: set[int] = set()
        for deeds in facts.deeds(desk.reader, span.span_us, wanted):
            entries = [each.id for each in deeds if mark in deed_marks(each)]
            fresh = [each for each in facts.items_of_entries(desk.reader, entries) if each not in taken]
            taken.update(fresh)
            yield from fresh
    else:
        for page in facts.items(desk.reader, span.span_us, wanted):
            yield from (each.id for each in page if mark in item_marks(each, span))


def pages(desk: Desk, question: Question) -> Iterator[list[tuple[ItemFact, tuple[Any, ...]]]]:
    """Every item of the period with (platform, channel, author, link, text), in pages, for the row-per-item file."""
    span = frame(question).span_us
    for page in facts.items(desk.reader, span, (question.channels, question.person)):
        said = facts.lines(desk.reader, [each.id for each in page])
        yield [(each, said[each.id]) for each in page if each.id in said]


def document(desk: Desk, question: Question, report: Report, language: str) -> Document:
    """The report as people read it."""
    span: Frame = frame(question)
    authors = [
        author
        for listed in (report.people.advocates, report.people.quiet, report.people.newcomers)
        for author, _ in listed[: layout.MOST]
    ]
    brands = {int(row[0]): str(row[1]) for row in desk.reader.execute("SELECT id, name FROM brand").fetchall()}
    quoted = [item for listed in report.topics.values() for item in listed]
    names = layout.Names(
        channels={
            each: (channel_title(name, language), gone)
            for each, (name, gone) in facts.channel_names(desk.reader).items()
        },
        people=moderators.names(desk),
        authors=facts.author_names(desk.reader, authors),
        rows={row.id: row.title or row.code for row in book.at(desk).matrix.rows},
        quotes={
            item: layout.Quote(channel=channel_title(channel, language), author=author, link=link or "", text=text)
            for item, (_, channel, author, link, text) in facts.lines(desk.reader, quoted).items()
        },
        brand=brands.get(question.brand, "") if question.brand is not None else "",
    )
    made = datetime.fromtimestamp(report.made_at_us // SECOND_US, ZoneInfo(question.zone))
    said = f"{layout.day_text(made.date(), language)} {made.year}, {made:%H:%M} ({question.zone})"
    whole = layout.document(question, span, report, names, made=said, language=language)
    if not question.audience:
        return whole
    return digest.digest(whole, question.audience, audience.of_question(desk, question), question.zone)


def _tell(progress: Progress | None, done: int, more: int) -> int:
    if progress is not None:
        progress(done + more)
    return done + more


def _person(desk: Desk, name: str) -> str:
    found = moderators.named(desk, name)
    if found is None:
        people = ", ".join(each.name for each in moderators.everyone(desk, former=True))
        raise UserError(NOT_FOUND, what="moderator", wanted=name, nearest=people)
    return str(found.id)


def _known_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _invalid(english: str, russian: str) -> UserError:
    return UserError(INVALID, exit_code=EXIT_USAGE, reason_en=english, reason_ru=russian)
