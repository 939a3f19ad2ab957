"""What an answer is judged by: criteria with weights and scales; some fail the whole."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

SCALES: Final = (2, 3, 4, 5)
"""How many grades a criterion may have; the grades are 1 … scale."""
HEAVIEST: Final = 100
MOST: Final = 9
"""Criteria of a card: more than that nobody weighs for each answer."""
LONGEST_TITLE: Final = 60
LONGEST_KEPT: Final = 3_650
"""Days that scores may be kept at most; 0 keeps them for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One question about an answer.

    Attributes:
        code: names it in scores and figures; never changes.
        weight: its share of the whole, among those that were asked.
        scale: grades are 1 … scale.
        critical: the lowest grade fails the whole.
        kinds: only for items of these kinds; empty: for all.
    """

    code: str
    title_en: str
    title_ru: str
    weight: int = 20
    scale: int = 5
    critical: bool = False
    kinds: frozenset[str] = frozenset()

    def title(self, language: str) -> str:
        """In `en` or `ru`; the other where one is empty."""
        first, second = (self.title_ru, self.title_en) if language == "ru" else (self.title_en, self.title_ru)
        return first or second


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Criteria in their order. `version` 0: the one that comes with the program; `keep_days` 0: scores stay."""

    criteria: tuple[Criterion, ...]
    version: int = 0
    keep_days: int = 0

    def asked(self, kind: str | None) -> tuple[Criterion, ...]:
        """The criteria for an item of this kind."""
        return tuple(each for each in self.criteria if not each.kinds or kind in each.kinds)


DEFAULT: Final = Scorecard(
    criteria=(
        Criterion(code="correct", title_en="Correct", title_ru="Верно по сути", weight=30, critical=True),
        Criterion(code="complete", title_en="Complete", title_ru="Полно", weight=20),
        Criterion(code="kind", title_en="Kind", title_ru="По-доброму", weight=20),
        Criterion(code="voice", title_en="In the brand's voice", title_ru="Голос бренда", weight=20),
        Criterion(code="time", title_en="In time", title_ru="Вовремя", weight=10),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """`score`: 0 … 100; `failed`: criteria that failed the whole, which then is 0."""

    score: float
    failed: tuple[str, ...] = ()


def total(card: Scorecard, points: Mapping[str, int], kind: str | None = None) -> Total:
    """The whole of an answer: the weighted mean of how far each grade is up its scale.

    Raises:
        ValueError: a criterion that was asked has no grade, or one beyond its scale; or a grade was not asked for.
    """
    asked = card.asked(kind)
    if set(points) != {each.code for each in asked} or not asked:
        raise ValueError("the grades are not those of the card")
    if any(not 1 <= points[each.code] <= each.scale for each in asked):
        raise ValueError("a grade is beyond its scale")
    failed = tuple(each.code for each in asked if each.critical and points[each.code] == 1)
    if failed:
        return Total(score=0.0, failed=failed)
    weights = sum(each.weight for each in asked)
    reached = math.fsum(each.weight * share(each, points[each.code]) for each in asked)
    return Total(score=100 * reached / weights)


def share(criterion: Criterion, grade: int) -> float:
    """How far up its scale a grade is: 0 the lowest, 1 the highest."""
    return (grade - 1) / (criterion.scale - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong: `at` the number of the criterion from 0 on, -1: the card; `part` the name of its field."""

    at: int
    part: str
    text_en: str
    text_ru: str


def faults(card: Scorecard) -> tuple[Fault, ...]:
    """What keeps a card from being saved; empty when it is sound."""
    found: list[Fault] = []
    if not 1 <= len(card.criteria) <= MOST:
        found.append(Fault(at=-1, part="criteria", text_en=f"A card has 1 to {MOST} criteria.",
                           text_ru=f"В карте от 1 до {MOST} критериев."))  # fmt: skip
    if not 0 <= card.keep_days <= LONGEST_KEPT:
        found.append(Fault(at=-1, part="keep_days", text_en=f"Days are 0 to {LONGEST_KEPT}.",
                           text_ru=f"Дней от 0 до {LONGEST_KEPT}."))  # fmt: skip
    if card.criteria and all(each.kinds for each in card.criteria):
        found.append(Fault(at=-1, part="criteria", text_en="At least one criterion is for all kinds.",
                           text_ru="Хотя бы один критерий нужен для всех типов."))  # fmt: skip
    for number, each in enumerate(card.criteria):
        titles = (each.title_en.strip(), each.title_ru.strip())
        if not any(titles) or max(map(len, titles)) > LONGEST_TITLE:
            found.append(Fault(at=number, part="title", text_en=f"A title has 1 to {LONGEST_TITLE} characters.",
                               text_ru=f"В названии от 1 до {LONGEST_TITLE} знаков."))  # fmt: skip
        if not 1 <= each.weight <= HEAVIEST:
            found.append(Fault(at=number, part="weight", text_en=f"A weight is 1 to {HEAVIEST}.",
                               text_ru=f"Вес от 1 до {HEAVIEST}."))  # fmt: skip
        if each.scale not in SCALES:
            found.append(Fault(at=number, part="scale", text_en="A scale has 2 to 5 grades.",
                               text_ru="В шкале от 2 до 5 баллов."))  # fmt: skip
        if not each.code or any(each.code == other.code for other in card.criteria[:number]):
            found.append(Fault(at=number, part="code", text_en="Each criterion has a code of its own.",
                               text_ru="У каждого критерия свой код."))  # fmt: skip
    return tuple(found)


def to_plain(card: Scorecard) -> dict[str, Any]:
    """As a version keeps it."""
    return {
        "name": "scorecard",
        "keep_days": card.keep_days,
        "criteria": [
            {"code": each.code, "en": each.title_en, "ru": each.title_ru, "weight": each.weight, "scale": each.scale,
             "critical": each.critical, "kinds": sorted(each.kinds)}
            for each in card.criteria
        ],
    }  # fmt: skip


def from_plain(plain: Mapping[str, Any], version: int = 0) -> Scorecard:
    """The card that `to_plain` wrote.

    Raises:
        ValueError: it is none.
    """
    try:
        return Scorecard(
            version=version,
            keep_days=int(plain.get("keep_days", 0)),
            criteria=tuple(
                Criterion(
                    code=str(each["code"]), title_en=str(each.get("en", "")), title_ru=str(each.get("ru", "")),
                    weight=int(each["weight"]), scale=int(each["scale"]), critical=bool(each.get("critical", False)),
                    kinds=frozenset(str(kind) for kind in each.get("kinds", ())),
                )
                for each in plain["criteria"]
            ),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no scorecard") from error
