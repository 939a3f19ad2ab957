"""Filters between words and numbers: what can be chosen, what a typed condition means, and what is gone meanwhile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from moderator_app.domain.filters import ANY_LINK, ME, NO_LINK, NOBODY, NOTHING, PERCENT, Filter
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.links import real_host
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.sla.clocks import Level
from moderator_app.domain.views import ChannelView
from moderator_app.errors import EXIT_USAGE, UserError, declare
from moderator_app.services import health, moderators
from moderator_app.services.desk import Desk

E = TypeVar("E", bound=StrEnum)

BAD_FILTER = declare(
    "bad_filter",
    "The filter {part} does not take “{value}”.",
    "Условие {part} не принимает значение «{value}».",
    hint_en="It takes: {known}",
    hint_ru="Подходит: {known}",
)
GONE_CHANNEL = declare(
    "gone_channel",
    "The channel {name} of this filter is no longer watched.",
    "Канал {name} из этого фильтра больше не отслеживается.",
)
GONE_PERSON = declare(
    "gone_person",
    "{name} of this filter no longer works here.",
    "{name} из этого фильтра здесь больше не работает.",
)
GONE_OTHER = declare(
    "gone_from_filter",
    "This filter names something that is no longer there: {what} {number}.",
    "Фильтр ссылается на то, чего больше нет: {what} {number}.",
)

_AGE: Final = re.compile(r"(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m(?:in)?)?")
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3_600, 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What can be chosen in a filter and what its numbers are called.

    Attributes:
        platforms: of the accounts there are.
        channels: those that are watched, and those the filter names: id -> name.
        people: actor -> name of those who work here, and of those the filter names.
        tags, languages: those that the newest items have.
        authors, threads: those that the filter names.
    """

    platforms: tuple[str, ...] = ()
    channels: Mapping[int, str] = field(default_factory=dict)
    brands: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    authors: Mapping[int, str] = field(default_factory=dict)
    threads: Mapping[int, str] = field(default_factory=dict)


def names(desk: Desk, wanted: Filter = NOTHING) -> Names:
    """What can be chosen now, and what the filter names even where it is gone; some milliseconds at most."""
    channels = [each for each in health.channels(desk) if each.watched]
    tagged = desk.reader.execute(
        "SELECT tags FROM item INDEXED BY item_tagged WHERE tags <> '' ORDER BY last_at DESC LIMIT 500"
    ).fetchall()
    guessed = desk.reader.execute(
        "SELECT DISTINCT language FROM (SELECT language FROM guess ORDER BY message_id DESC LIMIT 1000)"
    ).fetchall()
    brands = desk.reader.execute("SELECT id, name FROM brand ORDER BY name").fetchall()
    former = moderators.names(desk)
    return Names(
        platforms=tuple(sorted({each.platform for each in channels} | set(wanted.platforms))),
        channels=_named(desk, "channel", "name", wanted.channels) | _told_apart(desk, channels),
        brands={int(row[0]): str(row[1]) for row in brands},
        people={str(each.id): each.name for each in moderators.everyone(desk)}
        | {each: former[each] for each in wanted.assignees if each in former},
        tags=tuple(sorted({tag for row in tagged for tag in str(row[0]).split(",")} | set(wanted.tags))),
        languages=tuple(sorted({str(row[0]) for row in guessed if row[0]} | set(wanted.languages))),
        authors=_named(desk, "author", "name", wanted.authors),
        threads=_named(desk, "thread", "title", wanted.threads),
    )


def _told_apart(desk: Desk, channels: Sequence[ChannelView]) -> dict[int, str]:
    """Names of channels; two that are called the same say on which platform each is."""
    times = Counter(each.name for each in channels)
    return {
        each.id: each.name
        if times[each.name] == 1
        else f"{each.name} · {info.title if (info := desk.info(each.platform)) is not None else each.platform}"
        for each in channels
    }


def _named(desk: Desk, table: str, column: str, ids: Iterable[int]) -> dict[int, str]:
    found = {}
    for each in ids:
        row = desk.reader.execute(f"SELECT {column} FROM {table} WHERE id = ?", (each,)).fetchone()  # noqa: S608 - our own words
        if row is not None:
            found[each] = str(row[0])
    return found


def problems(desk: Desk, wanted: Filter) -> list[UserError]:
    """What the filter names that is gone, each as a sentence; by keys, so it costs a moment."""
    found: list[UserError] = []
    if wanted.channels:
        watched = {each.id for each in health.channels(desk) if each.watched}
        known = _named(desk, "channel", "name", wanted.channels)
        found += [
            UserError(GONE_CHANNEL, name=known.get(each, each)) for each in wanted.channels if each not in watched
        ]
    here = {str(each.id) for each in moderators.everyone(desk)} | {ME, NOBODY}
    former = moderators.names(desk)
    found += [UserError(GONE_PERSON, name=former.get(each, each)) for each in wanted.assignees if each not in here]
    platforms = {each.platform for each in health.channels(desk)} if wanted.platforms else set()
    found += [UserError(GONE_OTHER, what="account", number=each) for each in wanted.platforms if each not in platforms]
    for what, column, ids in (
        ("brand", "name", wanted.brands),
        ("author", "name", wanted.authors),
        ("thread", "title", wanted.threads),
    ):
        named = _named(desk, what, column, ids)
        found += [UserError(GONE_OTHER, what=what, number=each) for each in ids if each not in named]
    return found


# ---------------------------------------------------------------- typed conditions


def parsed(desk: Desk, conditions: Sequence[str]) -> Filter:
    """What `PART=VALUE[,VALUE]…` ask for; values of one part add up, parts hold all at once.

    Raises:
        UserError: `bad_filter` (exit 2), naming what the part takes.
    """
    made = NOTHING
    for condition in conditions:
        part, equals, value = condition.partition("=")
        name = part.strip().lower()
        if not equals or name not in _PARTS:
            raise _bad(part or condition, value, [f"{each}=…" for each in _PARTS])
        made = _PARTS[name](desk, made, value.strip())
    return made


def _bad(part: str, value: str, known: Iterable[object]) -> UserError:
    return UserError(
        BAD_FILTER, exit_code=EXIT_USAGE, part=part, value=value, known=", ".join(str(each) for each in known)
    )


def _several(value: str) -> list[str]:
    return [each.strip() for each in value.split(",") if each.strip()]


def _enumerated(name: str, part: str, kind: type[E]) -> Callable[[Desk, Filter, str], Filter]:
    def read(_desk: Desk, made: Filter, value: str) -> Filter:
        known = {each.value: each for each in kind}
        wanted = [each.lower() for each in _several(value)]
        if not wanted or any(each not in known for each in wanted):
            raise _bad(part, value, known)
        return _with(made, name, [known[each] for each in wanted])

    return read


def _plain(name: str, part: str) -> Callable[[Desk, Filter, str], Filter]:
    def read(_desk: Desk, made: Filter, value: str) -> Filter:
        wanted = [each.lower() for each in _several(value)]
        if not wanted:
            raise _bad(part, value, ["…"])
        return _with(made, name, wanted)

    return read


def _numbered(
    name: str, part: str, known: Callable[[Desk], Mapping[int, str]]
) -> Callable[[Desk, Filter, str], Filter]:
    """By number, or by name where there is one."""

    def read(desk: Desk, made: Filter, value: str) -> Filter:
        by_id = known(desk)
        by_name = {title.casefold(): number for number, title in by_id.items()}
        found = []
        for each in _several(value):
            number = by_name.get(each.casefold())
            if number is None and each.isascii() and each.isdigit() and int(each) < 1 << 62:
                number = int(each) if not by_id or int(each) in by_id else None
            if number is None:
                raise _bad(part, each, by_id.values() or ["1, 2, …"])
            found.append(number)
        return _with(made, name, found)

    return read


def _with(made: Filter, name: str, values: Sequence[Any]) -> Filter:
    changed: dict[str, Any] = {name: tuple(dict.fromkeys([*getattr(made, name), *values]))}
    return replace(made, **changed)


def _assignee(desk: Desk, made: Filter, value: str) -> Filter:
    people = moderators.everyone(desk)
    by_name = {each.name.casefold(): str(each.id) for each in people} | {ME: ME, NOBODY: NOBODY}
    by_name |= {str(each.id): str(each.id) for each in people}
    wanted = _several(value)
    if not wanted or any(each.casefold() not in by_name for each in wanted):
        raise _bad("assignee", value, [ME, NOBODY, *(each.name for each in people)])
    return _with(made, "assignees", [by_name[each.casefold()] for each in wanted])


def _negativity(_desk: Desk, made: Filter, value: str) -> Filter:
    digits = value.removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= PERCENT):
        raise _bad("negativity", value, ["1 … 100"])
    return replace(made, negativity=int(digits))


def host_of(value: str) -> str | None:
    """A host from what a person typed, a whole address too; None: it is none."""
    host = real_host(value if "://" in value else f"https://{value}")
    return host if host is not None and "." in host and " " not in host else None


def _link(_desk: Desk, made: Filter, value: str) -> Filter:
    if value.lower() in {ANY_LINK, NO_LINK}:
        return replace(made, link=value.lower())
    host = host_of(value)
    if host is None:
        raise _bad("link", value, [ANY_LINK, NO_LINK, "example.com"])
    return replace(made, link=host)


def seconds(value: str) -> int | None:
    """How long `2d`, `3h30m`, `45m` are; None: that is no length."""
    match = _AGE.fullmatch(value.strip().lower().replace(" ", ""))
    if match is None or not any(match.groups()):
        return None
    days, hours, minutes = (int(each or 0) for each in match.groups())
    return days * _DAY_S + hours * _HOUR_S + minutes * _MINUTE_S


def _age(name: str, part: str) -> Callable[[Desk, Filter, str], Filter]:
    def read(_desk: Desk, made: Filter, value: str) -> Filter:
        length = seconds(value)
        if length is None:
            raise _bad(part, value, ["45m", "3h30m", "2d"])
        changed: dict[str, Any] = {name: length}
        return replace(made, **changed)

    return read


def _text(_desk: Desk, made: Filter, value: str) -> Filter:
    if not value:
        raise _bad("text", value, ["…"])
    return replace(made, text=f"{made.text} {value}".strip())


def _any_number(_desk: Desk) -> dict[int, str]:
    return {}


_PARTS: Final[dict[str, Callable[[Desk, Filter, str], Filter]]] = {
    "platform": _plain("platforms", "platform"),
    "channel": _numbered("channels", "channel", lambda desk: {each.id: each.name for each in health.channels(desk)}),
    "brand": _numbered("brands", "brand", lambda desk: names(desk).brands),
    "kind": _enumerated("kinds", "kind", Kind),
    "negativity": _negativity,
    "language": _plain("languages", "language"),
    "tag": _plain("tags", "tag"),
    "author": _numbered("authors", "author", _any_number),
    "thread": _numbered("threads", "thread", _any_number),
    "link": _link,
    "assignee": _assignee,
    "state": _enumerated("states", "state", ItemState),
    "waiting": _enumerated("waiting", "waiting", Waiting),
    "level": _enumerated("levels", "level", Level),
    "older": _age("older_s", "older"),
    "newer": _age("newer_s", "newer"),
    "text": _text,
}
PARTS: Final = tuple(_PARTS)
"""Names of conditions, for the help of the command line."""
