"""Scorecards, samples, agreement, trends."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.review.agreement import Mark, kappa, trends
from moderator_app.domain.review.sampling import Candidate, Group, Plan, Strata, draw
from moderator_app.domain.review.scorecard import (
    DEFAULT,
    Criterion,
    Scorecard,
    Total,
    faults,
    from_plain,
    to_plain,
    total,
)

BEST = {"correct": 5, "complete": 5, "kind": 5, "voice": 5, "time": 5}


def test_the_whole_is_the_weighted_mean() -> None:
    """A grade counts by its place on the scale and by its weight."""
    assert total(DEFAULT, BEST) == Total(score=100.0)
    assert total(DEFAULT, BEST | {"voice": 3}) == Total(score=90.0)
    assert total(DEFAULT, BEST | {"time": 1}) == Total(score=90.0)


def test_a_critical_criterion_fails_the_whole() -> None:
    """The lowest grade of it leaves nothing of the rest."""
    assert total(DEFAULT, BEST | {"correct": 1}) == Total(score=0.0, failed=("correct",))
    assert total(DEFAULT, BEST | {"correct": 2}).score > 0


def test_a_criterion_is_asked_for_its_kinds_only() -> None:
    """Others are judged by the rest."""
    card = Scorecard(
        criteria=(*DEFAULT.criteria, Criterion(code="a", title_en="A", title_ru="", kinds=frozenset({"troll"})))
    )
    assert total(card, BEST, "neutral").score == 100.0
    with pytest.raises(ValueError, match="not those"):
        total(card, BEST, "troll")
    assert total(card, BEST | {"a": 1}, "troll").score == pytest.approx(100 * 100 / 120)


@pytest.mark.parametrize("points", [{}, BEST | {"x": 1}, BEST | {"kind": 0}, BEST | {"kind": 6}])
def test_grades_that_are_not_the_cards_are_refused(points: dict[str, int]) -> None:
    """Missing, unknown, below and beyond the scale."""
    with pytest.raises(ValueError, match="grade"):
        total(DEFAULT, points)


def test_a_card_says_what_is_wrong_at_its_field() -> None:
    """Each fault names criterion and field; the shipped card has none and survives being kept."""
    assert faults(DEFAULT) == ()
    assert from_plain(to_plain(DEFAULT)) == DEFAULT
    bad = Scorecard(criteria=(
        Criterion(code="a", title_en="A", title_ru=""),
        Criterion(code="a", title_en=" ", title_ru="", weight=0, scale=7),
    ), keep_days=-1)  # fmt: skip
    assert [(each.at, each.part) for each in faults(bad)] == [
        (-1, "keep_days"), (1, "title"), (1, "weight"), (1, "scale"), (1, "code"),
    ]  # fmt: skip
    assert [each.part for each in faults(Scorecard(criteria=()))] == ["criteria"]


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        entry_id=st.integers(1, 10_000),
        person=st.sampled_from("abc"),
        channel=st.integers(1, 4),
        kind=st.sampled_from(["", "troll", "neutral"]),
        negative=st.booleans(),
        override=st.booleans(),
        changed=st.integers(0, 80),
    ),
    max_size=60,
    unique_by=lambda each: each.entry_id,
)


@given(CANDIDATES, st.integers(1, 40), st.integers(0, 99), st.randoms())
def test_a_stratified_sample_never_starves_a_stratum(
    found: list[Candidate], size: int, seed: int, chance: object
) -> None:
    """None is two behind another while it has more; the seed alone decides, not the order."""
    plan = Plan(strata=Strata.PERSON, size=size, seed=seed)
    drawn = draw(found, plan)
    chance.shuffle(found)  # type: ignore[attr-defined]
    assert draw(found, plan) == drawn
    assert len(set(drawn)) == len(drawn) == min(size, len(found))
    there = Counter(each.person for each in found)
    got = Counter(each.person for each in found if each.entry_id in set(drawn))
    for person, count in there.items():
        assert got[person] == count or got[person] >= max(got.values()) - 1


@given(CANDIDATES, st.sampled_from(list(Group)))
def test_a_group_without_size_is_drawn_whole(found: list[Candidate], group: Group) -> None:
    """All negatives are all negatives."""
    wanted = {
        each.entry_id
        for each in found
        if {"all": True, "negative": each.negative, "overrides": each.override, "edited": each.changed >= 40}[group]
    }
    assert set(draw(found, Plan(group=group))) == wanted


def test_another_seed_draws_others() -> None:
    """Chance depends on the seed."""
    found = [Candidate(entry_id=number, person="a") for number in range(200)]
    assert draw(found, Plan(size=10, seed=1)) != draw(found, Plan(size=10, seed=2))


def naive(pairs: list[tuple[int, int]], scale: int) -> float | None:
    """Kappa by the tables of the paper."""
    grades = range(1, scale + 1)
    count = len(pairs)
    table = {(a, b): pairs.count((a, b)) / count for a in grades for b in grades}
    rows = {a: sum(table[a, b] for b in grades) for a in grades}
    columns = {b: sum(table[a, b] for a in grades) for b in grades}
    weights = {(a, b): 1 - ((a - b) / (scale - 1)) ** 2 for a in grades for b in grades}
    seen = sum(weights[cell] * table[cell] for cell in table)
    chance = sum(weights[a, b] * rows[a] * columns[b] for a in grades for b in grades)
    return None if 1 - chance < 1e-12 else (seen - chance) / (1 - chance)


@given(st.integers(2, 5).flatmap(lambda scale: st.tuples(
    st.just(scale), st.lists(st.tuples(st.integers(1, scale), st.integers(1, scale)), min_size=1, max_size=30)
)))  # fmt: skip
def test_kappa_is_that_of_the_tables(case: tuple[int, list[tuple[int, int]]]) -> None:
    """Compared with a plain recomputation of the definition."""
    scale, pairs = case
    found, expected = kappa(pairs, scale).kappa, naive(pairs, scale)
    assert (found is None) == (expected is None)
    if found is not None:
        assert found == pytest.approx(expected, abs=1e-9)


def test_kappa_knows_its_ends() -> None:
    """Full agreement, none to measure, and a grade that cannot be."""
    assert kappa([(1, 1), (5, 5)], 5).kappa == 1.0
    assert kappa([], 5).kappa is None
    assert kappa([(3, 3), (3, 3)], 5).kappa is None
    with pytest.raises(ValueError, match="beyond"):
        kappa([(0, 1)], 5)


def test_trends_are_means_a_week_with_the_reviews_behind_them() -> None:
    """Every figure opens what it was made of."""
    marks = [
        Mark(person="a", criterion="kind", week=2, share=1.0, review=3),
        Mark(person="a", criterion="kind", week=1, share=0.5, review=1),
        Mark(person="a", criterion="kind", week=1, share=1.0, review=2),
        Mark(person="b", criterion="kind", week=1, share=0.0, review=4),
    ]
    found = trends(marks)
    assert [(each.week, each.share, each.reviews) for each in found["a", "kind"]] == [(1, 0.75, (1, 2)), (2, 1.0, (3,))]
    assert [each.share for each in found["b", "kind"]] == [0.0]
