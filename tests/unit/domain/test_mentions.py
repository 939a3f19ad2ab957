"""Whom a note names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain import mentions

PEOPLE = {"1": "Анна", "2": "Анна Петрова", "3": "Bo", "4": "José"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Анна, глянь", ["1"]),
        ("@анна петрова и @BO", ["2", "3"]),
        ("(@Bo)", ["3"]),
        ("@Bob @Bo_ a@Bo @", []),
        ("@José!", ["4"]),
        ("@@Bo", ["3"]),
        ("", []),
    ],
)
def test_names_are_found_whole_the_longest_first(text: str, expected: list[str]) -> None:
    """An address, a longer word or a lone sign names nobody."""
    assert [each.actor for each in mentions.found(text, PEOPLE)] == expected


@given(st.text(max_size=80) | st.lists(st.sampled_from(["@", "Анна", " Петрова", "Bo", " ", "\u202e"])).map("".join))
def test_what_is_found_is_a_name_of_the_text(text: str) -> None:
    """Any text: places lie apart, in order, and hold the name behind its sign."""
    last = 0
    for each in mentions.found(text, PEOPLE):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start] == "@"
        assert text[each.start + 1 : each.end].casefold() == PEOPLE[each.actor].casefold()
        last = each.end


def test_the_name_that_is_being_typed_is_known() -> None:
    """From the sign up to the cursor; not inside of a word, nor past the line."""
    assert mentions.begun("see @Анна П", 11) == (4, "Анна П")
    assert mentions.begun("see @", 5) == (4, "")
    assert mentions.begun("a@b", 3) is None
    assert mentions.begun("@Bo\nnext", 8) is None
    assert mentions.begun("none", 4) is None
