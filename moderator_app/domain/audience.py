"""What the audience suddenly speaks of: a subject or ill feeling well above its usual level for that hour and weekday.

Pure. A *subject* is a word (its stem) that many different people use at once; *negativity* is one of its own. Usual is
what was said at the same hour of the same weekday in earlier weeks, and lately.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.clock import DAY_US, HOUR_US
from moderator_app.domain.matrix.phrases import tokens

WINDOW_US: Final = HOUR_US
"""What counts as now."""
WEEKS: Final = 8
"""Earlier weeks that tell what is usual."""
BESIDE_US: Final = HOUR_US
"""The hours before and after the same hour count too: few messages tell little."""
LEAST: Final = 6
"""Different people who make a spike."""
_TIMES: Final = 3.0
"""How many times the usual it is at least: with thousands of messages everything is significant."""
_CHANCE: Final = 1e-7
"""A spike is less likely than this by chance. Some hundred words are looked at, some thousand times a week."""
LATELY: Final = 1_000
"""Newest earlier messages whose shares of subjects are usual."""
_KNOWN: Final = 100
"""Earlier messages that are needed before anything counts as unusual."""
NEGATIVITY: Final = ""
"""The subject of ill feeling; no word is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One message to us. `words`: stems (`likeness.words_of`); `item`: whose message it is."""

    item: int
    author: int
    words: frozenset[str]
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """A subject that is spoken of far more than usual.

    Attributes:
        subject: the stem, or `NEGATIVITY`.
        items: where, in order of number.
        people: how many different people.
        expected: how many were to be expected.
        chance: how likely so many are by chance.
    """

    subject: str
    items: tuple[int, ...]
    people: int
    expected: float
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSpike:
    """A spike in words.

    Attributes:
        word: what is spoken of, as most write it; empty: ill feeling, or its words were erased.
        negative: it is ill feeling, whatever about.
        began_at, seen_at: when it was first and last noticed, UTC microseconds.
        people: how many different people in an hour.
        expected: how many are usual.
    """

    id: int
    word: str
    negative: bool
    began_at: int
    seen_at: int
    people: int
    expected: float
    items: tuple[int, ...]


def usual_spans(now_us: int) -> tuple[tuple[int, int], ...]:
    """[since, until) of the same hour and weekday in earlier weeks, the hours beside it too; the nearest first."""
    return tuple(
        (now_us - WINDOW_US - BESIDE_US - week * 7 * DAY_US, now_us + BESIDE_US - week * 7 * DAY_US)
        for week in range(1, WEEKS + 1)
    )


def candidates(now: Sequence[Heard]) -> bool:
    """Whether enough people share a subject for anything to be a spike: only then what is usual has to be read."""
    return any(len(people) >= LEAST for people in _people(now).values())


def spikes(now: Sequence[Heard], usual: Sequence[Heard], before: Sequence[Heard], weeks: int) -> list[Spike]:
    """What is far above the usual, the least likely first; an item stands in one spike only.

    Ill feeling comes last: about what is told by a word already, nothing is told twice.

    A subject has to exceed both what this hour of the week usually brings and its share of all that was said lately: a
    busy day makes every word more frequent.

    Args:
        now: messages of the last `WINDOW_US`.
        usual: messages of `usual_spans`.
        before: the newest messages before `now`, up to `LATELY`.
        weeks: how many of those spans lie after the first message that is known.
    """
    if len(before) < _KNOWN or not weeks:
        return []
    hourly, lately = _people(usual), _people(before)
    hours = weeks * (WINDOW_US + 2 * BESIDE_US) / WINDOW_US
    found: list[Spike] = []
    taken: set[int] = set()
    order = sorted(_people(now).items(), key=lambda each: (each[0] == NEGATIVITY, -len(each[1]), each[0]))
    for subject, _ in order:
        those = [each for each in now if each.item not in taken and _about(each, subject)]
        count = len({each.author for each in those})
        in_weeks, of_late = len(hourly.get(subject, ())), len(lately.get(subject, ()))
        expected = max(in_weeks / hours, of_late * len(now) / len(before))
        if count < LEAST or count < _TIMES * expected:
            continue
        chance = max(more_than_before(count, 1.0, in_weeks, hours),
                     more_than_before(count, len(now), of_late, len(before)))  # fmt: skip
        if chance < _CHANCE:
            items = tuple(sorted({each.item for each in those}))
            found.append(Spike(subject=subject, items=items, people=count, expected=expected, chance=chance))
            taken |= set(items)
    return sorted(found, key=lambda each: (each.chance, each.subject))


def more_than_before(count: int, among: float, count_before: int, among_before: float) -> float:
    """How likely two Poisson processes of the same rate give so many in the second, with exposures `among`.

    The conditional test of Przyborowski and Wilenski (Biometrika 31, 1940): of all events, the later are binomial. It
    takes into account how little is known where `among_before` is small.
    """
    total, share = count + count_before, among / (among + among_before)
    logs = (
        math.lgamma(total + 1) - math.lgamma(each + 1) - math.lgamma(total - each + 1)
        + each * math.log(share) + (total - each) * math.log1p(-share)
        for each in range(count, total + 1)
    )  # fmt: skip
    return min(1.0, math.fsum(map(math.exp, logs)))


def _about(heard: Heard, subject: str) -> bool:
    return heard.negative if subject == NEGATIVITY else subject in heard.words


def _people(heard: Sequence[Heard]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for each in heard:
        for word in each.words:
            if len(word) > 2:
                found[word].add(each.author)
        if each.negative:
            found[NEGATIVITY].add(each.author)
    return found


def common_word(texts: Sequence[str]) -> str:
    """The word that most of these texts share, as most of them write it; empty: none is shared by two."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for stem, word in {each.stem: each.word for each in tokens(text)}.items():
            if len(stem) > 2:
                written[stem][word] += 1
    counts = {stem: sum(words.values()) for stem, words in written.items()}
    if not counts or max(counts.values()) < min(2, len(texts)):
        return ""
    best = max(counts, key=lambda stem: (counts[stem], len(stem), stem))
    return max(written[best], key=lambda word: (written[best][word], word))


DEPARTMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "product": ("idea", "bug"),
    "service": ("complaint",),
    "marketing": ("praise", "content"),
}
"""Which topics of a report go to which department."""
