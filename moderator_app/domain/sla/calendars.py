"""Named calendars and their versions; `Timetables` lays them out.

A calendar is weekly hours with reviewed exceptions, or the shifts of named moderators put together. As with policies
each change is a journal entry; a clock uses the version in force and is ruled anew from its start when it changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.sla.calendar import Calendar, Hours, Timetable, always
from moderator_app.domain.sla.ledger import Rule
from moderator_app.domain.sla.policy import ALWAYS_OPEN

_YEARS_AHEAD: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCalendar:
    """One version of a calendar.

    Attributes:
        id: stays the same through all versions; `ALWAYS_OPEN` exists without being written.
        name: words; not in the journal's record.
        hours: its working time; unused where `shifts_of` names people.
        moderator: whose shift it is; None: an office's hours.
        shifts_of: moderators whose shifts, put together, are its working time.
        labels: exception -> what the day is called (words).
        country: whose holidays were offered last (`RU`, `DE`, …).
        version: the entry that wrote it; `at_us`: since when it is in force.
        tzdata: version of the zone database when it was saved.
    """

    id: int
    name: str = ""
    hours: Calendar
    moderator: int | None = None
    shifts_of: tuple[int, ...] = ()
    labels: Mapping[date, str] = field(default_factory=dict)
    country: str = ""
    version: int = 0
    at_us: int = 0
    tzdata: str = ""
    removed: bool = False


ALWAYS: Final = NamedCalendar(id=ALWAYS_OPEN, hours=always())


def to_data(calendar: NamedCalendar) -> dict[str, Any]:
    """What the record of an entry holds; names are words."""
    return {
        "id": calendar.id,
        "zone": calendar.hours.zone,
        "week": [[[each.start, each.end] for each in day] for day in calendar.hours.week],
        "exceptions": {
            day.isoformat(): [[each.start, each.end] for each in hours]
            for day, hours in calendar.hours.exceptions.items()
        },
        "moderator": calendar.moderator,
        "shifts_of": list(calendar.shifts_of),
        "country": calendar.country,
        "tzdata": calendar.tzdata,
        "removed": calendar.removed,
    }


def from_data(
    data: Mapping[str, Any], words: Mapping[str, str] | None = None, *, version: int = 0, at_us: int = 0
) -> NamedCalendar:
    """A calendar of a record; `words`: `name`, and the date of each labelled exception."""
    known = words or {}
    return NamedCalendar(
        id=int(data["id"]),
        name=known.get("name", ""),
        hours=Calendar(
            zone=str(data["zone"]),
            week=tuple(tuple(Hours(int(a), int(b)) for a, b in day) for day in data["week"]),
            exceptions={
                date.fromisoformat(day): tuple(Hours(int(a), int(b)) for a, b in hours)
                for day, hours in data["exceptions"].items()
            },
        ),
        moderator=data["moderator"],
        shifts_of=tuple(int(each) for each in data["shifts_of"]),
        labels={date.fromisoformat(day): text for day, text in known.items() if day != "name"},
        country=str(data["country"]),
        tzdata=str(data["tzdata"]),
        removed=bool(data["removed"]),
        version=version,
        at_us=at_us,
    )


class Timetables:
    """Working time of every version of every calendar, laid out once for whole years.

    Args:
        history: calendar id -> its versions, oldest first.
    """

    def __init__(self, history: Mapping[int, tuple[NamedCalendar, ...]]) -> None:
        self._history = history
        self._laid: dict[tuple[tuple[Any, ...], int, int], Timetable] = {}

    def at(self, calendar: int, at_us: int) -> NamedCalendar | None:
        """The version in force; before the first one, the first; None: there is no such calendar."""
        if calendar == ALWAYS_OPEN:
            return ALWAYS
        versions = self._history.get(calendar, ())
        return next((each for each in reversed(versions) if each.at_us <= at_us), versions[0] if versions else None)

    def sources(self, calendar: int, at_us: int) -> tuple[NamedCalendar, ...]:
        """The calendars whose hours, put together, a calendar means at an instant."""
        found = self.at(calendar, at_us)
        if found is None:
            return ()
        if not found.shifts_of:
            return (found,)
        people = {each.moderator: each for each in self.current(at_us) if each.moderator is not None}
        return tuple(people[each] for each in found.shifts_of if each in people)

    def current(self, at_us: int) -> tuple[NamedCalendar, ...]:
        """Every calendar in force, `ALWAYS` first."""
        found = (self.at(number, at_us) for number in sorted(self._history))
        return (ALWAYS, *(each for each in found if each is not None and each.at_us <= at_us and not each.removed))

    def changes(self, calendar: int, since_us: int) -> tuple[int, ...]:
        """Instants after `since_us` at which a calendar, or a shift it is made of, changed."""
        if calendar == ALWAYS_OPEN:
            return ()
        concerned = {calendar}
        for each in self._history.get(calendar, ()):
            if each.shifts_of:
                concerned |= {
                    number
                    for number, versions in self._history.items()
                    if any(version.moderator in each.shifts_of for version in versions)
                }
        return tuple(
            sorted(
                {each.at_us for number in concerned for each in self._history.get(number, ()) if each.at_us > since_us}
            )
        )

    def changed_after(self, entry_id: int) -> frozenset[int]:
        """Calendars that entries after this one concern: their own versions, and those of shifts they are made of."""
        own = {number for number, found in self._history.items() if any(each.version > entry_id for each in found)}
        people = {each.moderator for number in own for each in self._history[number] if each.moderator is not None}
        made = {number for number, found in self._history.items() if any(people & {*each.shifts_of} for each in found)}
        return frozenset(own | made)

    def version(self, calendar: int, at_us: int) -> int:
        """Names the hours in force at an instant: the newest entry that has a part in them."""
        return max((each.version for each in self.sources(calendar, at_us)), default=0)

    def table(self, calendar: int, at_us: int, since_us: int, until_us: int) -> Timetable:
        """Working time as in force at `at_us`, over whole years that hold the span and some years to come."""
        sources = self.sources(calendar, at_us)
        first = datetime.fromtimestamp(since_us // SECOND_US, UTC).year
        last = datetime.fromtimestamp(max(since_us, until_us) // SECOND_US, UTC).year + _YEARS_AHEAD
        key = (tuple((each.id, each.version) for each in sources), first, last)
        if key not in self._laid:
            begin = int(datetime(first, 1, 1, tzinfo=UTC).timestamp()) * SECOND_US - DAY_US
            end = int(datetime(last, 1, 1, tzinfo=UTC).timestamp()) * SECOND_US
            self._laid[key] = Timetable([each.hours for each in sources], begin, end)
        return self._laid[key]

    def of_rule(self, rule: Rule, since_us: int, until_us: int) -> Timetable:
        """Working time of a rule (`ledger.Tables`)."""
        return self.table(rule.calendar, rule.calendar_at_us, since_us, until_us)
