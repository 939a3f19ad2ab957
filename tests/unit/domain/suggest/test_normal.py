"""Normalisation: one spelling for what people write in many ways, and no text can break it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.suggest.normal import LONGEST, normalise, words

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "аеёЁйЙсукаaeopABC \u200b\u200d\u202e\u2066\ufeff\u0301😀👍🏽🇷🇺❤\ufe0f@:/.-_*ﬁ½Ⅷ\x00\n\r\t\ud800"
        ),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ещё РАЗ", "еще раз"),
        ("скооооолько", "скоолько"),
        ("см. https://example.com/a?b=c и www.shop.ru", "см и"),
        ("@anna_k привет, [id123|Иван]", "привет"),
        ("во\u200bлк", "волк"),
        ("\u202eтекст\u202c", "текст"),
        ("ﬁne Ⅳ", "fine iv"),
        ("кaфe", "кафе"),
        ("супер👍🏽", "супер эмоgood"),
        ("it's", "it s"),
        ("и\u0306од", "иод"),
        ("", ""),
    ],
)
def test_one_spelling(text: str, expected: str) -> None:
    """NFKC, lower case, "ё" as "е", no links and names, no invisible signs, emoji as words."""
    assert expected == normalise(text, {})


def test_slang_is_replaced_once_and_keeps_its_place() -> None:
    """A word that means two is two words at one place; what it means is not looked up again."""
    found = words("А скока стоит?", {"скока": "сколько денег", "денег": "никогда"})

    assert ["а", "сколько", "денег", "стоит"] == [word.text for word in found]
    assert [(0, 1), (2, 7), (2, 7), (8, 13)] == [(word.start, word.end) for word in found]


def test_drawn_out_slang_is_found_too() -> None:
    """Letters repeated for emphasis do not hide a slang word."""
    assert "спасибо" == normalise("спсс", {"спс": "спасибо"})


@given(HOSTILE)
def test_normalising_twice_changes_nothing(text: str) -> None:
    """Rows and comments may pass through it any number of times."""
    once = normalise(text, {})

    assert once == normalise(once, {})


@given(HOSTILE)
def test_places_are_inside_of_the_text_and_in_order(text: str) -> None:
    """A highlight never reaches beyond the text, and never runs backwards."""
    found = words(text, {})

    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)
    assert all(word.text and not word.text.isspace() for word in found)


def test_a_huge_text_is_read_to_its_limit() -> None:
    """Ten million letters cost what two thousand do."""
    assert LONGEST >= len(normalise("да нет " * 2_000_000, {}))
