"""What the palette finds for a few letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.palette.entries import KEPT, Entry, Section, found, remembered, with_used
from ui.palette.matching import match, other_layout


def entry(name: str, title: str, *, section: Section = Section.ACTIONS, reason: str = "") -> Entry:
    return Entry(id=name, section=section, title=title, reason=reason, run=lambda: None)


@pytest.mark.parametrize(
    ("query", "text", "spans"),
    [
        ("скр", "Скрыть комментарий", ((0, 3),)),
        ("ком", "Скрыть комментарий", ((7, 10),)),
        ("СКР КОМ", "Скрыть комментарий", ((0, 3), (7, 10))),
        ("crh", "Скрыть комментарий", ((0, 3),)),
        ("ршв", "Hide", ((0, 3),)),
        ("елка", "Ёлка", ((0, 4),)),
        ("тил", "Отклонить", None),
        ("ban", "Urban ban", ((6, 9),)),
        ("рыт", "Скрыть", ((2, 5),)),
        ("скрть", "Скрыть", ((0, 3), (4, 6))),
    ],
)
def test_letters_are_found_and_marked(query: str, text: str, spans: tuple[tuple[int, int], ...] | None) -> None:
    """By start, word, inside, in order; in the wrong layout; without regard to case and ё."""
    hit = match(query, text)
    assert (None if hit is None else hit.spans) == spans


def test_a_start_is_better_than_a_word_than_an_inside_than_scattered_letters() -> None:
    scores = [match("hid", text) for text in ("Hide", "Then hide", "Unhide", "Hairdo")]
    assert all(scores)
    numbers = [hit.score for hit in scores if hit is not None]
    assert numbers == sorted(set(numbers), reverse=True)


def test_other_names_count_less_and_mark_nothing() -> None:
    """The English name of an action is found in a Russian window."""
    hit = match("hide", "Скрыть", ("hide",))
    assert hit is not None
    assert hit.spans == ()


@given(st.text(max_size=30), st.text(max_size=60))
def test_spans_lie_in_the_text_in_order(query: str, text: str) -> None:
    """Whatever is typed: no crash, and marks that can be painted."""
    hit = match(query, text)
    if hit is not None:
        edges = [edge for span in hit.spans for edge in span]
        assert edges == sorted(edges)
        assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@given(st.text(alphabet="qwertyuiop[]asdfghjkl;'zxcvbnm,.`", min_size=1, max_size=12))
def test_the_other_layout_of_the_other_layout_is_the_text(text: str) -> None:
    assert other_layout(other_layout(text)) == text


def test_recently_used_come_first() -> None:
    """With nothing typed they have a section of their own; among equals they lead; each is shown once."""
    entries = [entry("a", "Hide one"), entry("b", "Hide two"), entry("c", "Hide three")]
    empty = found("", entries, ("c", "gone"))
    assert [(each.id, each.section) for each in empty] == [
        ("c", Section.RECENT), ("a", Section.ACTIONS), ("b", Section.ACTIONS),
    ]  # fmt: skip
    assert [each.id for each in found("hide", entries, ("b",))] == ["b", "a", "c"]


def test_what_is_impossible_is_found_with_its_reason_but_not_offered_unasked() -> None:
    entries = [entry("a", "Ban", reason="This platform has no bans."), entry("b", "Band")]
    assert [each.id for each in found("", entries, ())] == ["b"]
    assert {each.id: each.reason for each in found("ban", entries, ())}["a"] == "This platform has no bans."


def test_the_recently_used_are_few_and_newest_first() -> None:
    text = ""
    for number in range(KEPT + 5):
        text = with_used(remembered(text), f"action:{number}")
    text = with_used(remembered(text), f"action:{KEPT}")
    kept = remembered(text)
    assert kept[:2] == (f"action:{KEPT}", f"action:{KEPT + 4}")
    assert len(kept) == KEPT == len(set(kept))
