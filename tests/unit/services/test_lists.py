"""What another reading of a whole list brought."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.filters import head, is_head
from moderator_app.services.lists import count_new

ids = st.lists(
    st.one_of(st.integers(1, 60), st.builds(head, st.integers(1, 20), st.integers(1, 9))), unique=True, max_size=60
)


@given(known=ids, read=ids)
def test_new_items_are_those_that_were_not_listed(known: list[int], read: list[int]) -> None:
    """Whatever moved or left, and heads of groups never count."""
    fresh = {each for each in read if not is_head(each)} - set(known)
    assert count_new(array("q", known), array("q", read)) == len(fresh)
