"""Policies and calendars: read, checked, saved as new versions. Saving is one entry; the engine then applies it."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.sla import calendar as hours
from moderator_app.domain.sla import calendars as named
from moderator_app.domain.sla import policy as rules
from moderator_app.domain.sla import sentences
from moderator_app.domain.sla.calendars import ALWAYS, NamedCalendar
from moderator_app.domain.sla.policy import ALWAYS_OPEN, SHIPPED, Policy, PolicySet
from moderator_app.errors import NOT_FOUND, UserError, declare
from moderator_app.services.desk import Desk
from moderator_app.storage import clocks as stored
from moderator_app.storage import decide, reading, ruling
from moderator_app.storage.connect import Connection

POLICY_UNUSABLE = declare(
    "policy_unusable",
    "The policies cannot be used. {reason_en}",
    "Правила нельзя использовать. {reason_ru}",
    hint_en="Nothing was changed.",
    hint_ru="Ничего не изменено.",
)
CALENDAR_UNUSABLE = declare(
    "calendar_unusable",
    "The calendar cannot be used. {reason_en}",
    "Календарь нельзя использовать. {reason_ru}",
    hint_en="Nothing was changed.",
    hint_ru="Ничего не изменено.",
)
NO_HOLIDAYS = declare(
    "no_holidays",
    "No holidays are known for {country}.",
    "Праздники для {country} неизвестны.",
    hint_en="Give a two-letter country code, or enter the days by hand.",
    hint_ru="Укажите двухбуквенный код страны или внесите дни вручную.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day offered for review."""

    day: date
    name: str


# ---------------------------------------------------------------- policies


def policies(desk: Desk) -> PolicySet:
    """The list in force."""
    return policy_versions(desk)[0]


def policy_versions(desk: Desk) -> tuple[PolicySet, ...]:
    """All versions, newest first; the shipped one is the last."""
    return (*reversed(stored.named_sets(desk.reader)), SHIPPED)


def policy_problems(conn: Connection, wanted: Sequence[Policy]) -> tuple[tuple[str, str], ...]:
    """What keeps a list from being saved, in both languages; empty when it is sound."""
    known = frozenset(each.id for each in _calendars(conn))
    return tuple(
        (sentences.policy_problem(each, wanted, "en"), sentences.policy_problem(each, wanted, "ru"))
        for each in rules.problems(wanted, known)
    )


def check_policies(conn: Connection, wanted: Sequence[Policy]) -> None:
    """Refuse a list that cannot be used.

    Raises:
        UserError: `policy_unusable` with all sentences.
    """
    found = policy_problems(conn, wanted)
    if found:
        raise UserError(
            POLICY_UNUSABLE, reason_en=" ".join(en for en, _ in found), reason_ru=" ".join(ru for _, ru in found)
        )


def brands(desk: Desk) -> tuple[tuple[int, str], ...]:
    """Brands by name: (id, name)."""
    rows = desk.reader.execute("SELECT id, name FROM brand ORDER BY name").fetchall()
    return tuple((int(row[0]), str(row[1])) for row in rows)


def sentence(desk: Desk, policy: Policy, language: sentences.Language) -> str:
    """A policy in a plain sentence, with the names of channels and brands."""
    names = {f"channel:{each.id}": each.name for each in reading.channels(desk.reader)}
    names |= {f"brand:{number}": name for number, name in brands(desk)}
    return sentences.rule(policy, language, names)


def save_policies(conn: Connection, desk: Desk, wanted: Sequence[Policy]) -> PolicySet:
    """A new version of the whole list, in its order: reordering is saving. A policy with id 0 is new.

    Raises:
        UserError: `forbidden`; `policy_unusable` with all sentences.
    """
    desk.require(EntryKind.POLICY)
    listed = _numbered(wanted, stored.named_sets(conn))
    check_policies(conn, listed)
    names = {str(each.id): each.name for each in listed if each.name}
    entry = _write(conn, desk, {"what": stored.WHAT_POLICIES, "policies": rules.to_data(listed)}, names)
    return PolicySet(version=entry.id, at_us=entry.at, policies=listed, actor=entry.actor)


def _numbered(wanted: Sequence[Policy], earlier: Sequence[PolicySet]) -> tuple[Policy, ...]:
    highest = max((each.id for listed in (SHIPPED, *earlier) for each in listed.policies), default=0)
    highest = max(highest, *(each.id for each in wanted), 0)
    found: list[Policy] = []
    for each in wanted:
        if each.id == 0:
            highest += 1
        found.append(replace(each, id=highest) if each.id == 0 else each)
    return tuple(found)


def _write(conn: Connection, desk: Desk, data: dict[str, Any], names: dict[str, str]) -> Any:
    words = {"names": json.dumps(names, ensure_ascii=False, sort_keys=True)} if names else None
    decided = decide.decide(
        conn, clock=desk.clock, actor=desk.actor, kind=EntryKind.POLICY, seen=(), data=data, words=words
    )
    ruling.apply_few(conn, desk.clock.now_us())
    return decided.entry


# ---------------------------------------------------------------- calendars


def calendars(desk: Desk) -> tuple[NamedCalendar, ...]:
    """Calendars in force; 24/7 first."""
    return _calendars(desk.reader)


def calendar_versions(desk: Desk, calendar_id: int) -> tuple[NamedCalendar, ...]:
    """All versions of a calendar, newest first."""
    return tuple(each for each in reversed(stored.named_calendars(desk.reader)) if each.id == calendar_id)


def _calendars(conn: Connection) -> tuple[NamedCalendar, ...]:
    latest = {each.id: each for each in stored.named_calendars(conn)}
    return (ALWAYS, *(each for _, each in sorted(latest.items()) if not each.removed))


def calendar_problems(conn: Connection, wanted: NamedCalendar) -> tuple[tuple[str, str], ...]:
    """As `faults`, against what is in force."""
    return faults(wanted, _calendars(conn), {each.calendar for each in stored.book(conn).latest.policies})


def _missed_shift(
    before: NamedCalendar | None, wanted: NamedCalendar, others: Sequence[NamedCalendar]
) -> tuple[tuple[str, str], ...]:
    """A shift that goes, or becomes another's, may leave a calendar that is made of it without hours."""
    if before is None or before.moderator is None or (not wanted.removed and wanted.moderator == before.moderator):
        return ()
    users = [each.name for each in others if before.moderator in each.shifts_of]
    if not users:
        return ()
    listed = ", ".join(users)
    return ((f"These calendars are made of this shift: {listed}.", f"Из этой смены составлены календари: {listed}."),)


def save_calendar(conn: Connection, desk: Desk, wanted: NamedCalendar) -> NamedCalendar:
    """A new calendar (`id` 0) or a new version of one; `removed` takes it away where nothing uses it.

    Raises:
        UserError: `forbidden`; `not_found`; `calendar_unusable` with all sentences.
    """
    desk.require(EntryKind.POLICY)
    earlier = stored.named_calendars(conn)
    known = {each.id for each in earlier}
    if wanted.id == ALWAYS_OPEN:
        wanted = replace(wanted, id=max(known, default=ALWAYS_OPEN) + 1)
    elif wanted.id not in known:
        raise UserError(NOT_FOUND, what="calendar", wanted=wanted.id, nearest=", ".join(map(str, sorted(known))))
    found = calendar_problems(conn, wanted)
    if found:
        raise UserError(
            CALENDAR_UNUSABLE, reason_en=" ".join(en for en, _ in found), reason_ru=" ".join(ru for _, ru in found)
        )
    wanted = replace(wanted, tzdata=importlib.metadata.version("tzdata"))
    names = {day.isoformat(): text for day, text in wanted.labels.items() if text}
    if wanted.name:
        names["name"] = wanted.name
    entry = _write(conn, desk, {"what": stored.WHAT_CALENDAR, "calendar": named.to_data(wanted)}, names)
    return replace(wanted, version=entry.id, at_us=entry.at)


def save_calendars(conn: Connection, desk: Desk, wanted: Sequence[NamedCalendar]) -> tuple[NamedCalendar, ...]:
    """Several in one go, each an entry: all of them, or none.

    Raises:
        UserError: those of `save_calendar`.
    """
    return tuple(save_calendar(conn, desk, each) for each in wanted)


def faults(
    wanted: NamedCalendar, others: Sequence[NamedCalendar], used: Collection[int]
) -> tuple[tuple[str, str], ...]:
    """What keeps a calendar from being saved or removed, in both languages; empty when nothing does.

    Args:
        wanted: the calendar as it shall be.
        others: all calendars in force, its own earlier version among them.
        used: ids of calendars that policies use.
    """
    before = next((each for each in others if each.id == wanted.id), None)
    others = [each for each in others if each.id != wanted.id]
    found = list(_missed_shift(before, wanted, others))
    if wanted.removed:
        if wanted.id in used:
            found.append(("A policy uses it.", "Его использует правило."))
        return tuple(found)
    if not wanted.name.strip() and wanted.moderator is None:
        found.append(("It needs a name.", "Нужно название."))
    elif wanted.name.strip().casefold() in {each.name.strip().casefold() for each in others if each.name}:
        found.append(("Another calendar has this name.", "Календарь с таким названием уже есть."))
    if wanted.shifts_of:
        if not set(wanted.shifts_of) <= {each.moderator for each in others}:
            found.append(("A moderator named in it has no shift.", "У модератора, названного в нём, нет смены."))
        return tuple(found)
    found += [
        (sentences.calendar_problem(each, "en"), sentences.calendar_problem(each, "ru"))
        for each in hours.problems(wanted.hours)
    ]
    if wanted.moderator is not None and wanted.moderator in {each.moderator for each in others}:
        found.append(("This moderator has a shift already.", "У этого модератора уже есть смена."))
    return tuple(found)


def holidays_of(answer: Mapping[str, Any], country: str) -> tuple[Holiday, ...]:
    """Holidays of a country for review, as `moderator sla holidays COUNTRY YEARS --json` tells them: the library that
    knows them takes a second to load, so a program of its own is asked.

    Raises:
        UserError: `no_holidays`.
    """
    try:
        return tuple(Holiday(day=date.fromisoformat(each["day"]), name=str(each["name"])) for each in answer["items"])
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(NO_HOLIDAYS, country=country) from error
