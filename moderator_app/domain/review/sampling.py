"""Which answers are reviewed: all of a group, or some by chance; the same seed draws the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Final, NamedTuple


class Group(StrEnum):
    """Whose answers are looked at."""

    ALL = "all"
    NEGATIVE = "negative"
    OVERRIDES = "overrides"
    """Sent although a check stopped it."""
    EDITED = "edited"
    """An answer of the matrix with long changes by hand."""


class Strata(StrEnum):
    """What a draw shall hold some of each of."""

    NONE = "none"
    PERSON = "person"
    CHANNEL = "channel"
    KIND = "kind"


LONG_EDIT: int = 40
"""Characters that were put in or taken out by hand from which on an edit is long."""


class Candidate(NamedTuple):
    """An answer that could be reviewed; there are hundreds of thousands. `changed`: characters changed by hand."""

    entry_id: int
    person: str
    channel: int = 0
    kind: str = ""
    negative: bool = False
    override: bool = False
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is drawn. `size` 0: everything of the group."""

    group: Group = Group.ALL
    strata: Strata = Strata.NONE
    size: int = 0
    seed: int = 0


def draw(candidates: Iterable[Candidate], plan: Plan) -> tuple[int, ...]:
    """The entries drawn, in the order they are reviewed.

    With strata each gets its turn in rounds, so none is left out while another has two more, unless it has no more;
    where there are more strata than places, chance says which. The order of the candidates does not matter.
    """
    wanted = [each for each in candidates if plan.group is Group.ALL or _within(each, plan.group)]
    stratum = _STRATUM[plan.strata]
    strata: dict[object, list[Candidate]] = defaultdict(list)
    for each in wanted:
        strata[stratum(each)].append(each)
    for of_one in strata.values():
        of_one.sort(key=lambda one: _lot(plan.seed, f"entry {one.entry_id}"))
    queues: Sequence[list[Candidate]] = [
        strata[key] for key in sorted(strata, key=lambda key: _lot(plan.seed, f"stratum {key}"))
    ]
    size = len(wanted) if plan.size <= 0 else min(plan.size, len(wanted))
    found: list[int] = []
    turn = 0
    while len(found) < size:
        for queue in queues:
            if turn < len(queue) and len(found) < size:
                found.append(queue[turn].entry_id)
        turn += 1
    return tuple(found)


def _within(each: Candidate, group: Group) -> bool:
    match group:
        case Group.NEGATIVE:
            return each.negative
        case Group.OVERRIDES:
            return each.override
        case Group.EDITED:
            return each.changed >= LONG_EDIT
        case Group.ALL:
            return True


_STRATUM: Final[Mapping[Strata, Callable[[Candidate], object]]] = {
    Strata.PERSON: attrgetter("person"),
    Strata.CHANNEL: attrgetter("channel"),
    Strata.KIND: attrgetter("kind"),
    Strata.NONE: lambda _each: "",
}


def _lot(seed: int, name: str) -> bytes:
    """The same on every system and release, which `random` does not promise."""
    return hashlib.sha256(f"{seed}:{name}".encode()).digest()
