"""The team's own words, a line each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.matrix.lexicon import (
    MOST_LINES,
    Words,
    read_slang,
    read_synonyms,
    slang_text,
    synonyms_text,
    words_from_plain,
    words_to_plain,
)

_WORD = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12)


def test_lines_are_read_as_people_type_them() -> None:
    """Arrows of all kinds, capitals, ё, empty lines."""
    assert read_slang("Скока → сколько\n\nмани -> деньги\nщёлк = щелчок") == (
        {"скока": "сколько", "мани": "деньги", "щелк": "щелчок"}, [],
    )  # fmt: skip
    assert read_synonyms("Шекели, деньги , шекели\n") == ((("шекели", "деньги"),), [])


@pytest.mark.parametrize(
    ("text", "line"), [("мани", 1), ("a → b\n→ b", 2), ("два слова → b", 1), ("a → b\nA → c", 2), ("!! → b", 1)]
)
def test_a_wrong_line_of_slang_is_named(text: str, line: int) -> None:
    """In both languages; the other lines are read."""
    (fault,) = read_slang(text)[1]
    assert fault.line == line
    assert str(line) in fault.text_en
    assert str(line) in fault.text_ru


@pytest.mark.parametrize("text", ["слово", "слово, слово", "одно два, три"])
def test_a_wrong_line_of_synonyms_is_named(text: str) -> None:
    assert [each.line for each in read_synonyms(text)[1]] == [1]


def test_too_many_lines_are_refused() -> None:
    text = "\n".join(f"a{number} → b" for number in range(MOST_LINES + 1))
    assert len(read_slang(text)[1]) == 1


@given(st.dictionaries(_WORD, _WORD, max_size=5), st.lists(st.lists(_WORD, min_size=2, max_size=4, unique=True)))
def test_what_is_read_can_be_written_and_read_again(slang: dict[str, str], sets: list[list[str]]) -> None:
    """As lines and as JSON data."""
    meant, wrong = read_slang(slang_text(slang))
    alike, bad = read_synonyms(synonyms_text(sets))
    words = Words(slang=meant, synonyms=alike)
    assert not wrong
    assert not bad
    assert words_from_plain(words_to_plain(words)) == words
    assert read_slang(slang_text(meant))[0] == meant
    assert read_synonyms(synonyms_text(alike))[0] == alike
