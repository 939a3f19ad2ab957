"""Filters of the inbox: what a list is narrowed to, as plain values that can be kept under a name.

Parts of a filter hold all at once; values of one part are alternatives. An empty part asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final

from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.sla.clocks import Level

ME: Final = "me"
"""Among assignees: whoever looks."""
NOBODY: Final = "none"
"""Among assignees: nobody has it."""
ANY_LINK: Final = "any"
NO_LINK: Final = "none"
PERCENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to.

    Attributes:
        channels, brands, authors, threads: row ids.
        kinds: as somebody said or the model guessed.
        negativity: at least so much, in percent, of the latest message; 0: any.
        languages: of the latest message (ISO 639-1).
        tags: one of these.
        link: `any`, `none`, or a host that a message links to (hosts below it too); empty: not asked.
        assignees: actors; `me`, `none`.
        waiting: for what it waits.
        levels: how its clock stands now.
        older_s, newer_s: it began at least, at most so long ago, in seconds; None: not asked.
        text: words that one of its messages, its author or its thread has.
    """

    platforms: tuple[str, ...] = ()
    channels: tuple[int, ...] = ()
    brands: tuple[int, ...] = ()
    kinds: tuple[Kind, ...] = ()
    negativity: int = 0
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[int, ...] = ()
    threads: tuple[int, ...] = ()
    link: str = ""
    assignees: tuple[str, ...] = ()
    states: tuple[ItemState, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    levels: tuple[Level, ...] = ()
    older_s: int | None = None
    newer_s: int | None = None
    text: str = ""

    def asks(self) -> bool:
        """Whether it narrows anything."""
        return self != NOTHING

    def timed(self) -> bool:
        """Whether what it lists depends on the present."""
        return bool(self.levels) or self.older_s is not None or self.newer_s is not None

    def parts(self) -> tuple[str, ...]:
        """Names of the parts that ask for something, in the order they are shown in."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name) != getattr(NOTHING, each.name))


NOTHING: Final = Filter()


def both(first: Filter, second: Filter) -> Filter:
    """What both ask for. Where both ask in one part, the second one's values hold; words add up."""
    asked: dict[str, Any] = {name: getattr(second, name) for name in second.parts() if name != "text"}
    words = " ".join(part for part in (first.text, second.text) if part)
    return replace(first, **asked, text=words)


class Group(StrEnum):
    """What a list is gathered by; what stands alone has no head."""

    NONE = "none"
    THREAD = "thread"
    AUTHOR = "author"
    CLUSTER = "cluster"


_COUNT_AT: Final = 1 << 40


def head(key: int, count: int) -> int:
    """The head of a group in a list of ids: a negative number that holds the group's key and how many it has."""
    return -(key + count * _COUNT_AT)


def is_head(item_id: int) -> bool:
    """Whether a number in a list is the head of a group."""
    return item_id < 0


def key_of(number: int) -> int:
    """The key of a head: a thread, an author, or the item that names a cluster."""
    return -number % _COUNT_AT


def count_of(number: int) -> int:
    """How many items stand below a head."""
    return -number // _COUNT_AT


# ---------------------------------------------------------------- as plain values

_TUPLES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "platforms": str,
    "channels": int,
    "brands": int,
    "kinds": Kind,
    "languages": str,
    "tags": str,
    "authors": int,
    "threads": int,
    "assignees": str,
    "states": ItemState,
    "waiting": Waiting,
    "levels": Level,
}


def to_plain(wanted: Filter) -> dict[str, Any]:
    """As JSON can hold it; parts that ask for nothing are left out."""
    return {
        name: list(value) if isinstance(value := getattr(wanted, name), tuple) else value for name in wanted.parts()
    }


def from_plain(plain: Mapping[str, Any]) -> Filter:
    """What `to_plain` wrote.

    Raises:
        ValueError: it is not that; a part of a release to come is an error too, since without it the list is another.
    """
    known = {each.name for each in fields(Filter)}
    if unknown := set(plain) - known:
        raise ValueError(", ".join(sorted(unknown)))
    made: dict[str, Any] = {}
    for name, value in plain.items():
        if name in _TUPLES:
            made[name] = tuple(_TUPLES[name](each) for each in value)
        else:
            made[name] = str(value) if name in {"link", "text"} else int(value)
    return Filter(**made)
