"""Persons: groups follow from joins and splits alone, marks from what was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.clock import DAY_US
from moderator_app.domain import persons
from moderator_app.domain.persons import Tie

NOW = 2_000 * DAY_US


def test_joins_carry_along_who_was_joined_before() -> None:
    ties = [Tie(True, (1, 2)), Tie(True, (3, 4)), Tie(True, (2, 4))]
    assert persons.groups(ties) == {1: 1, 2: 1, 3: 1, 4: 1}


def test_a_split_takes_out_one_and_a_rest_of_one_is_nobody() -> None:
    assert persons.groups([Tie(True, (1, 2)), Tie(True, (2, 3)), Tie(False, (2,))]) == {1: 1, 3: 1}
    assert persons.groups([Tie(True, (1, 2)), Tie(False, (2,))]) == {}


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=12), st.randoms())
def test_joins_are_of_no_order(pairs: list[tuple[int, int]], random: object) -> None:
    """The same joins in any order make the same persons."""
    ties = [Tie(True, pair) for pair in pairs]
    shuffled = list(ties)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert persons.groups(shuffled) == persons.groups(ties)


def test_a_mood_counts_a_year_in_twelve_parts() -> None:
    found = persons.mood([(NOW, "neutral"), (NOW - 1, "advocate"), (NOW - 400 * DAY_US, "advocate")], NOW)
    assert [found.total(place) for place in range(12)] == [0] * 11 + [2]
    assert found.leading(11) == "advocate"
    assert found.leading(0) == ""


def test_marks() -> None:
    """An advocate who turns is said, one of whom nothing is heard is said, and who just came is welcomed."""
    praise = [(NOW - days * DAY_US, "advocate") for days in (100, 120, 140)]
    year = {"first_at": NOW - 300 * DAY_US, "now_us": NOW}
    calm = persons.marks(persons.mood(praise, NOW), messages=3, last_at=NOW - 100 * DAY_US, **year)
    assert (calm.advocate, calm.quiet, calm.was_advocate) == (True, True, False)
    angry = [*praise, (NOW, "constructive_critic"), (NOW, "destructive")]
    turned = persons.marks(persons.mood(angry, NOW), messages=5, last_at=NOW, **year)
    assert (turned.advocate, turned.was_advocate, turned.complaints) == (False, True, 2)
    new = persons.marks(persons.mood([], NOW), messages=1, first_at=NOW - DAY_US, last_at=NOW, now_us=NOW)
    assert new.newcomer
