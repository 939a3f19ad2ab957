"""Spelling: what is looked at, and the helper process."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.errors import UserError
from moderator_app.services.spelling import (
    Helper,
    Speller,
    add_own_word,
    dictionaries,
    own_words,
    serve,
    speller,
)

LIMIT_S = 30


@pytest.fixture(name="both", scope="module")
def _both() -> Speller:
    pytest.importorskip("hunspell")
    return speller()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Наша кафейня открыта", ["кафейня"]), ("Кофейня ещё открыта, и еще, и Ещё", []),
        ("The cofee is good", ["cofee"]),
        ("vk.com/zerno https://ab.cd/xqzv @xqzv #xqzv a_b x2y ‹номер› {имя|}", []), ("кофе-машына", ["кофе-машына"]),
        ("ООО НДС", []), ("don't isn’t", []), ("", []),
    ],
)  # fmt: skip
def test_words(both: Speller, text: str, wrong: list[str]) -> None:
    """Russian and English by their letters; links, names, tags, fields and abbreviations are left alone."""
    assert wrong == [text[start:end] for start, end in both.wrong(text)]


def test_known_words_are_fine(both: Speller) -> None:
    """Those of the voice and of the team."""
    assert both.wrong("Флэтуайт", known=["флэтуайт"]) == []
    assert "кофейня" in both.suggestions("кафейня")


def test_lines_of_any_kind_are_answered(both: Speller) -> None:
    """Rubbish with an error, never silence: whoever asks counts the answers."""
    lines = ['{"id": 1, "text": "ок"}', "rubbish", "[]", '{"id": 2}', '{"id": 3, "text": "ок", "known": 5}', "", "7"]
    answers = [json.loads(each) for each in serve(both, lines)]
    assert [each.get("id") for each in answers] == [1, None, None, 2, None, None]
    assert ["error" in each for each in answers] == [False, True, True, True, True, True]


def test_dictionaries_ship_with_their_licences() -> None:
    """Both may be redistributed only with their notices."""
    for path in dictionaries():
        assert path.stat().st_size > 100_000
        assert "opyright" in path.with_suffix(".license.txt").read_text(encoding="utf-8")


@pytest.fixture(name="helper")
def _helper() -> Iterator[Helper]:
    pytest.importorskip("hunspell")
    opened = Helper([sys.executable, "-m", "moderator_app", "spell"])
    yield opened
    opened.close()


@pytest.mark.process
def test_the_helper_answers_by_futures(helper: Helper) -> None:
    """Several questions at once, each gets its own answer."""
    asked = [helper.wrong(text) for text in ("кафейня", "кофейня")]
    suggested = helper.suggest("кафейня")
    assert [each.result(LIMIT_S) for each in asked] == [[(0, 7)], []]
    assert "кофейня" in suggested.result(LIMIT_S)


@pytest.mark.process
def test_a_helper_that_ended_answers_nothing_and_nobody_waits() -> None:
    """No underlines, no hang: also for what was asked before it ended."""
    helper = Helper([sys.executable, "-c", "input()"])
    before = helper.wrong("кафейня")
    assert before.result(LIMIT_S) == []
    assert helper.suggest("x").result(LIMIT_S) == []
    assert not helper.alive
    helper.close()


def test_own_words_lie_in_a_file(tmp_path: Path) -> None:
    """One a line, each once, whatever its case; no file is no word, and a file that cannot be written is a sentence."""
    path = tmp_path / "words.txt"
    assert own_words(path) == []
    for word in ("флэтуайт", "Флэтуайт", "raf"):
        add_own_word(path, word)
    assert own_words(path) == ["флэтуайт", "raf"]
    with pytest.raises(UserError) as raised:
        add_own_word(tmp_path / "nowhere" / "words.txt", "x")
    assert raised.value.code == "no_own_word"
