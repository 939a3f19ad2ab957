"""How far two reviewers agree beyond chance (Cohen 1960, 1968), and means of criteria over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """`kappa`: 1 full agreement, 0 that of chance; None: chance alone explains all. `pairs`: answers both graded."""

    pairs: int
    same: int
    kappa: float | None


def kappa(pairs: Sequence[tuple[int, int]], scale: int) -> Agreement:
    """Weighted kappa with quadratic weights, for grades 1 … scale; with two grades it is the plain one.

    Raises:
        ValueError: a grade beyond the scale.
    """
    if scale < 2 or any(not (1 <= grade <= scale) for pair in pairs for grade in pair):
        raise ValueError("a grade is beyond its scale")
    same = sum(first == second for first, second in pairs)
    count = len(pairs)
    if not count:
        return Agreement(pairs=0, same=0, kappa=None)
    first, second = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    observed = Fraction(sum((a - b) ** 2 for a, b in pairs), count)
    chance = Fraction(
        sum(times_a * times_b * (a - b) ** 2 for a, times_a in first.items() for b, times_b in second.items()),
        count * count,
    )
    return Agreement(pairs=count, same=same, kappa=None if not chance else float(1 - observed / chance))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One grade of one review as a share of its scale. `week`: any number that grows."""

    person: str
    criterion: str
    week: int
    share: float
    review: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The mean of a week: `share` 0 … 1, and the reviews behind it in order."""

    week: int
    share: float
    reviews: tuple[int, ...]


def trends(marks: Iterable[Mark]) -> dict[tuple[str, str], tuple[Point, ...]]:
    """(person, criterion) -> means a week, oldest first; weeks without a review are left out."""
    weeks: dict[tuple[str, str], dict[int, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for each in marks:
        weeks[each.person, each.criterion][each.week].append(each)
    return {
        key: tuple(
            Point(
                week=week,
                share=sum(each.share for each in found) / len(found),
                reviews=tuple(sorted({each.review for each in found})),
            )
            for week, found in sorted(by_week.items())
        )
        for key, by_week in sorted(weeks.items())
    }
