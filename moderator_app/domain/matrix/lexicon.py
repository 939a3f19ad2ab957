"""The team's own slang and synonyms, as people type them: a line each. They lie on top of the words that ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.matrix.phrases import folded, tokens

MOST_LINES: Final = 2_000
_LONGEST: Final = 60
ARROWS: Final = ("→", "->", "=>")
"""What people type between a thing and what it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Attributes:
    slang: word -> what it means in normal spelling.
    synonyms: sets of words that mean nearly the same.
    """

    slang: Mapping[str, str]
    synonyms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a line; lines are counted from 1."""

    line: int
    text_en: str
    text_ru: str


NONE: Final = Words(slang={})


def slang_text(slang: Mapping[str, str]) -> str:
    """The inverse of `read_slang`."""
    return "\n".join(f"{word} → {meaning}" for word, meaning in slang.items())


def synonyms_text(synonyms: Sequence[Sequence[str]]) -> str:
    """The inverse of `read_synonyms`."""
    return "\n".join(", ".join(words) for words in synonyms)


def read_slang(text: str) -> tuple[dict[str, str], list[Fault]]:
    """`word → meaning` a line."""
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for number, line in _lines(text):
        left, meaning = at_arrow(line, (*ARROWS, "="))
        word = folded(left)
        if not meaning:
            faults.append(_fault(number, "a line is: word → meaning", "в строке должно быть: слово → значение"))
        elif not _one_word(word):
            faults.append(_fault(number, "the slang is one word", "слева должно быть одно слово"))
        elif len(meaning) > _LONGEST:
            faults.append(_fault(number, "the meaning is too long", "значение слишком длинное"))
        elif word in found:
            faults.append(_fault(number, f"“{word}” stands here twice", f"«{word}» встречается дважды"))
        else:
            found[word] = meaning
    return found, faults + _too_many(text)


def read_synonyms(text: str) -> tuple[tuple[tuple[str, ...], ...], list[Fault]]:
    """Words of one meaning a line, between commas."""
    found: list[tuple[str, ...]] = []
    faults: list[Fault] = []
    for number, line in _lines(text):
        words = tuple(dict.fromkeys(folded(word) for each in line.split(",") if (word := each.strip())))
        if len(words) < 2:
            faults.append(_fault(number, "at least two words, between commas", "нужны хотя бы два слова через запятую"))
        elif wrong := next((each for each in words if not _one_word(each)), None):
            faults.append(_fault(number, f"“{wrong}” is not one word", f"«{wrong}» — не одно слово"))
        else:
            found.append(words)
    return tuple(found), faults + _too_many(text)


def at_arrow(line: str, arrows: Sequence[str] = ARROWS) -> tuple[str, str]:
    """What stands before the first of these arrows that is there, and after it; without one nothing stands after."""
    arrow = next((each for each in arrows if each in line), None)
    left, _, right = line.partition(arrow) if arrow else (line, "", "")
    return left.strip(), right.strip()


def words_to_plain(words: Words) -> dict[str, Any]:
    """As JSON data."""
    return {"slang": dict(words.slang), "synonyms": [list(each) for each in words.synonyms]}


def words_from_plain(plain: Mapping[str, Any]) -> Words:
    """The inverse of `words_to_plain`."""
    return Words(
        slang={str(word): str(meaning) for word, meaning in plain.get("slang", {}).items()},
        synonyms=tuple(tuple(map(str, each)) for each in plain.get("synonyms", ())),
    )


def _lines(text: str) -> list[tuple[int, str]]:
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _one_word(word: str) -> bool:
    return len(word) <= _LONGEST and len(tokens(word)) == 1 and not any(each.isspace() for each in word)


def _fault(line: int, english: str, russian: str) -> Fault:
    return Fault(line=line, text_en=f"Line {line}: {english}.", text_ru=f"Строка {line}: {russian}.")


def _too_many(text: str) -> list[Fault]:
    if len(_lines(text)) <= MOST_LINES:
        return []
    return [_fault(MOST_LINES + 1, f"at most {MOST_LINES} lines", f"строк не больше {MOST_LINES}")]
