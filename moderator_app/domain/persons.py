"""Persons: authors of several platforms that somebody here says are one. By hand alone, never by likeness; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.clock import DAY_US

ADVOCATE: Final = "advocate"
CRITICAL: Final = frozenset({"constructive_critic", "destructive"})
SPANS: Final = 12
SPAN_US: Final = 365 * DAY_US // SPANS
"""The year of a card is twelve equal parts: no zone, no calendar."""
NEW_US: Final = 7 * DAY_US
NEW_MESSAGES: Final = 3
QUIET_US: Final = 60 * DAY_US
OFTEN: Final = 3
"""As many messages in favour make an advocate."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One decision: these authors are one person, or this author is none of them."""

    joins: bool
    authors: tuple[int, ...]


def groups(ties: Iterable[Tie]) -> dict[int, int]:
    """Author -> person, for authors that share one; a person is named by its smallest author.

    Ties hold in their order, so a split says what the joins before it no longer say.
    """
    of: dict[int, int] = {}
    number = 0
    for tie in ties:
        if not tie.joins:
            for author in tie.authors:
                of.pop(author, None)
            continue
        number += 1
        old = {of[author] for author in tie.authors if author in of}
        for author in [*(each for each, group in of.items() if group in old), *tie.authors]:
            of[author] = number
    members: dict[int, list[int]] = {}
    for author, group in of.items():
        members.setdefault(group, []).append(author)
    return {author: min(found) for found in members.values() if len(found) > 1 for author in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What somebody wrote and of what kind; `spans`: per part of the year, oldest first: kind -> messages."""

    spans: tuple[dict[str, int], ...]

    def leading(self, place: int) -> str:
        """The kind most of a part; what speaks for or against us outweighs the neutral. Empty: nothing was written."""
        found = {kind: count for kind, count in self.spans[place].items() if count}
        if not found:
            return ""
        spoken = {kind: count for kind, count in found.items() if kind != "neutral"} or found
        return max(sorted(spoken), key=lambda kind: spoken[kind])

    def total(self, place: int) -> int:
        return sum(self.spans[place].values())

    def count(self, kinds: frozenset[str], spans: int = SPANS) -> int:
        """How many of these kinds in the last parts."""
        return sum(part.get(kind, 0) for part in self.spans[-spans:] for kind in kinds)


def mood(messages: Sequence[tuple[int, str]], now_us: int) -> Mood:
    """Count (time, kind) of the last year."""
    spans: list[dict[str, int]] = [{} for _ in range(SPANS)]
    for at, kind in messages:
        back = max(0, now_us - at) // SPAN_US
        if back < SPANS:
            part = spans[SPANS - 1 - back]
            part[kind] = part.get(kind, 0) + 1
    return Mood(spans=tuple(spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What stands out about a person.

    Attributes:
        advocate: speaks for us; `was_advocate`: did, and criticises now.
        quiet: an advocate of whom nothing was heard for long.
        newcomer: just came: a welcome is due.
        complaints: critical messages of the last month.
    """

    advocate: bool = False
    was_advocate: bool = False
    quiet: bool = False
    newcomer: bool = False
    complaints: int = 0


def marks(found: Mood, *, messages: int, first_at: int, last_at: int, now_us: int) -> Marks:
    """What a mood and a few figures say. Times are UTC microseconds."""
    often = found.count(frozenset({ADVOCATE})) >= OFTEN
    complaints = found.count(CRITICAL, 1)
    recent_praise = found.count(frozenset({ADVOCATE}), 2)
    turned = often and found.count(CRITICAL, 2) > recent_praise
    return Marks(
        advocate=often and not turned,
        was_advocate=turned,
        quiet=often and now_us - last_at > QUIET_US,
        newcomer=now_us - first_at < NEW_US and messages <= NEW_MESSAGES,
        complaints=complaints,
    )
