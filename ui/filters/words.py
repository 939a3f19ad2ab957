"""A filter in words: a phrase for each of its parts, and all of them as one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from moderator_app.domain.filters import ANY_LINK, ME, NO_LINK, NOBODY, PERCENT, Filter, Group
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.sla.clocks import Level
from moderator_app.services.filters import Names
from ui import format as fmt
from ui.i18n import _t
from ui.names import channel_title, platform_title
from ui.safe_text import visible
from ui.widgets.chips import kind_label

K = TypeVar("K")
LONGEST: Final = 60
"""Of a name of strangers inside a phrase."""


def part_title(part: str) -> str:
    """What a part of a filter is about."""
    return {
        "states": _t("Filter", "State"),
        "waiting": _t("Filter", "Waits for"),
        "levels": _t("Filter", "Clock"),
        "kinds": _t("Filter", "Who writes"),
        "negativity": _t("Filter", "Negativity"),
        "platforms": _t("Filter", "Platform"),
        "channels": _t("Filter", "Channel"),
        "brands": _t("Filter", "Brand"),
        "assignees": _t("Filter", "Who has it"),
        "languages": _t("Filter", "Language"),
        "tags": _t("Filter", "Tag"),
        "link": _t("Filter", "Link"),
        "older_s": _t("Filter", "Older than"),
        "newer_s": _t("Filter", "Not older than"),
        "text": _t("Filter", "Words"),
        "authors": _t("Filter", "Author"),
        "threads": _t("Filter", "Thread"),
    }[part]


def state_word(state: ItemState) -> str:
    return {
        ItemState.OPEN: _t("Filter", "open"),
        ItemState.WAITING: _t("Filter", "waiting"),
        ItemState.DONE: _t("Filter", "done"),
    }[state]


def waiting_word(reason: Waiting) -> str:
    return {
        Waiting.DELIVERY: _t("Filter", "the delivery"),
        Waiting.SNOOZE: _t("Filter", "its time"),
        Waiting.AUTHOR: _t("Filter", "the author"),
        Waiting.COLLEAGUE: _t("Filter", "a colleague"),
        Waiting.EXPERT: _t("Filter", "an expert"),
        Waiting.APPROVAL: _t("Filter", "an approval"),
    }[reason]


def level_word(level: Level) -> str:
    return {
        Level.NONE: _t("Filter", "no clock"),
        Level.OK: _t("Filter", "in good time"),
        Level.WARNING: _t("Filter", "due soon"),
        Level.BURNING: _t("Filter", "burning"),
        Level.OVERDUE: _t("Filter", "overdue"),
        Level.PAUSED: _t("Filter", "clock stands still"),
        Level.PENDING: _t("Filter", "answer on its way"),
        Level.MET: _t("Filter", "answered"),
    }[level]


def language_word(code: str) -> str:
    """A language by its name; one we have no name for by its code."""
    return {
        "ru": _t("Filter", "Russian"),
        "en": _t("Filter", "English"),
        "uk": _t("Filter", "Ukrainian"),
        "be": _t("Filter", "Belarusian"),
        "kk": _t("Filter", "Kazakh"),
        "de": _t("Filter", "German"),
        "fr": _t("Filter", "French"),
        "es": _t("Filter", "Spanish"),
    }.get(code, visible(code))


def person_word(actor: str, names: Names) -> str:
    if actor == ME:
        return _t("Filter", "me")
    if actor == NOBODY:
        return _t("Filter", "nobody")
    return named(names.people, actor)


def age_word(span_s: int) -> str:
    """A length of time in the largest unit that says it whole: `2 h`, `90 min`."""
    units = ((86_400, _t("Filter", "{count} d")), (3_600, _t("Filter", "{count} h")), (60, _t("Filter", "{count} min")))
    size, text = next((unit for unit in units if span_s and span_s % unit[0] == 0), (1, _t("Filter", "{count} s")))
    return text.format(count=fmt.number(span_s // size)).replace(" ", fmt.NBSP)


def named(known: Mapping[K, str], number: K) -> str:
    """A name of strangers, short and made visible; the number where there is no name any more."""
    name = visible(known.get(number, f"№ {number}"))
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def group_title(group: Group) -> str:
    """A way to gather a list, as its menu says it."""
    return {
        Group.NONE: _t("Inbox", "Not grouped"),
        Group.THREAD: _t("Inbox", "Grouped by thread"),
        Group.AUTHOR: _t("Inbox", "Grouped by author"),
        Group.CLUSTER: _t("Inbox", "Grouped by question"),
    }[group]


def _or(words: Iterable[str]) -> str:
    *most, last = words
    return _t("Filter", "{some} or {last}").format(some=", ".join(most), last=last) if most else last


def phrases(wanted: Filter, names: Names) -> list[tuple[str, str]]:
    """(part, what it asks in words) in the order they are shown in."""
    return [(part, _PHRASES[part](wanted, names)) for part in wanted.parts()]


def sentence(view: str, wanted: Filter, names: Names) -> str:
    """A view and what it is narrowed to."""
    said = ", ".join(text for _part, text in phrases(wanted, names))
    return _t("Filter", "{view}: {parts}").format(view=view, parts=said) if said else view


def _channels(wanted: Filter, names: Names) -> str:
    titles = {number: channel_title(name) for number, name in names.channels.items()}
    return _or(named(titles, each) for each in wanted.channels)


def _threads(wanted: Filter, names: Names) -> str:
    titles = (named(names.threads, each) for each in wanted.threads)
    return _t("Filter", "under {titles}").format(
        titles=_or(_t("Filter", "“{title}”").format(title=each) for each in titles)
    )


_PHRASES: Final[Mapping[str, Callable[[Filter, Names], str]]] = {
    "platforms": lambda wanted, _names: _or(platform_title(each) for each in wanted.platforms),
    "channels": _channels,
    "brands": lambda wanted, names: _t("Filter", "brand {names}").format(
        names=_or(named(names.brands, each) for each in wanted.brands)
    ),
    "kinds": lambda wanted, _names: _or(kind_label(each).lower() for each in wanted.kinds),
    "negativity": lambda wanted, _names: _t("Filter", "negativity from {share}").format(
        share=fmt.percent(wanted.negativity / PERCENT)
    ),
    "languages": lambda wanted, _names: _t("Filter", "in {languages}").format(
        languages=_or(language_word(each) for each in wanted.languages)
    ),
    "tags": lambda wanted, _names: _t("Filter", "tagged {tags}").format(
        tags=_or(f"#{visible(each)}" for each in wanted.tags)
    ),
    "authors": lambda wanted, names: _t("Filter", "from {names}").format(
        names=_or(named(names.authors, each) for each in wanted.authors)
    ),
    "threads": _threads,
    "link": lambda wanted, _names: link_word(wanted.link),
    "assignees": lambda wanted, names: _t("Filter", "held by {names}").format(
        names=_or(person_word(each, names) for each in wanted.assignees)
    ),
    "states": lambda wanted, _names: _or(state_word(each) for each in wanted.states),
    "waiting": lambda wanted, _names: _t("Filter", "waits for {whom}").format(
        whom=_or(waiting_word(each) for each in wanted.waiting)
    ),
    "levels": lambda wanted, _names: _or(level_word(each) for each in wanted.levels),
    "older_s": lambda wanted, _names: _t("Filter", "older than {time}").format(time=age_word(wanted.older_s or 0)),
    "newer_s": lambda wanted, _names: _t("Filter", "not older than {time}").format(time=age_word(wanted.newer_s or 0)),
    "text": lambda wanted, _names: _t("Filter", "with the words “{words}”").format(words=visible(wanted.text)),
}


def link_word(link: str) -> str:
    """What is asked of links."""
    if link == ANY_LINK:
        return _t("Filter", "with a link")
    if link == NO_LINK:
        return _t("Filter", "without a link")
    return _t("Filter", "with a link to {host}").format(host=visible(link))
