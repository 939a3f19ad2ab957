"""Phrases found by the stems of their words, in time proportional to the text whatever the phrase says.

A phrase is words: each compared by its stem, `word*` by its beginning, `"word"` letter by letter, `...` for up to
`GAP` words between. There are no regular expressions, so none can run away.
"""

from __future__ import annotations

# ruff: noqa: SIM905 - lists of words are read as words
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

GAP: Final = 3
LONGEST_PHRASE: Final = 12
"""Words of a phrase at most."""

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PART: Final = re.compile(r"\.\.\.|…|\"[^\"\s]+\"|[^\W_]+(?:[-’'][^\W_]+)*\*?")
_RU_ENDINGS: Final = frozenset(
    "иями ями ами ией иях ией иям ием ого его ому ему ыми ими ешь ете ишь ите йте ать ять ить еть уть ала яла"
    " ила ела али яли или ели ало яло ило ело ает яет ует ют ут ат ят ются утся атся ятся ется ится лся лась"
    " лись лось ться тся шься тесь йтесь ий ый ой ей ая яя ую юю ое ее ые ие ых их ом ем им ым ам ям ах ях ов"
    " ев ию ья ьи ью ье а я о е ы и у ю ь й ал ял ил ел ся сь".split()
)
_EN_ENDINGS: Final = frozenset(("ing", "ied", "ies", "ed", "es", "s", "'s", "’s", "e", "y"))
_LONGEST_ENDING: Final = max(len(each) for each in _RU_ENDINGS | _EN_ENDINGS)
_SHORTEST_STEM: Final = 3


class Token(NamedTuple):
    """A word of a text: its place there, itself in lower case with е for ё, its stem."""

    start: int
    end: int
    word: str
    stem: str


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What a word is without its ending. `word` in lower case with е for ё."""
    endings = _RU_ENDINGS if "а" <= word[:1] <= "я" else _EN_ENDINGS
    for kept in range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word)):
        if word[kept:] in endings:
            return word[:kept]
    return word


def folded(text: str) -> str:
    """Lower case with е for ё, letter for letter: places in it are places in the text."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals become two letters in lower case
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return low.replace("ё", "е")


def tokens(text: str) -> list[Token]:
    """The words of a text."""
    low = folded(text)
    return [Token(found.start(), found.end(), found[0], stem(found[0])) for found in _WORD.finditer(low)]


_STEM, _PREFIX, _EXACT, _GAP = range(4)
_HEAD: Final = 2
"""Beginnings are kept by so many letters of theirs."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    number: int
    parts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: which one, and `text[start:end]`."""

    number: int
    start: int
    end: int


class Phrases:
    """Many phrases, looked for at once. Those that hold no word are never found."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_stem: dict[str, list[_Phrase]] = {}
        self._by_word: dict[str, list[_Phrase]] = {}
        self._by_start: dict[str, list[tuple[str, _Phrase]]] = {}
        for number, phrase in enumerate(phrases):
            parts = _parts(phrase)
            if not parts:
                continue
            how, word = parts[0]
            if how == _PREFIX:
                self._by_start.setdefault(word[:_HEAD], []).append((word, _Phrase(number, parts)))
            else:
                table = self._by_stem if how == _STEM else self._by_word
                table.setdefault(word, []).append(_Phrase(number, parts))

    def find(self, words: Sequence[Token]) -> list[Found]:
        """Every place where one begins, in order of the text."""
        found: list[Found] = []
        by_stem, by_word, by_start = self._by_stem, self._by_word, self._by_start
        for at, token in enumerate(words):
            word = token.word
            stems, exact = by_stem.get(token.stem), by_word.get(word)
            starts = by_start.get(word[:_HEAD])
            if stems is None and exact is None and starts is None:
                continue
            candidates = [*(stems or ()), *(exact or ())]
            candidates += [phrase for start, phrase in starts or () if word.startswith(start)]
            for phrase in candidates:
                last = _ends(phrase.parts, words, at)
                if last is not None:
                    found.append(Found(phrase.number, token.start, words[last].end))
        return found


def _parts(phrase: str) -> tuple[tuple[int, str], ...]:
    parts: list[tuple[int, str]] = []
    for part in _PART.findall(folded(phrase[:300]))[:LONGEST_PHRASE]:
        if part in {"...", "…"}:
            if parts and parts[-1][0] != _GAP:
                parts.append((_GAP, ""))
        elif part.startswith('"'):
            parts.append((_EXACT, part[1:-1]))
        elif part.endswith("*"):
            # One letter is no beginning: half of all words would have it.
            parts.append((_PREFIX, part[:-1]) if len(part) > _HEAD else (_EXACT, part[:-1]))
        else:
            parts.append((_STEM, stem(part)))
    while parts and parts[-1][0] == _GAP:
        parts.pop()
    return tuple(parts)


def _ends(parts: tuple[tuple[int, str], ...], words: Sequence[Token], at: int) -> int | None:
    """Index of the last word when the phrase stands at `at`. Positions reached are a set, so time stays bounded."""
    reached = {at - 1}
    gap = 0
    for how, word in parts:
        if how == _GAP:
            gap = GAP
            continue
        reached = {
            index
            for before in reached
            for index in range(before + 1, min(before + 2 + gap, len(words)))
            if _is(how, word, words[index])
        }
        gap = 0
        if not reached:
            return None
    return min(reached)


def _is(how: int, word: str, token: Token) -> bool:
    if how == _STEM:
        return token.stem == word
    return token.word == word if how == _EXACT else token.word.startswith(word)


def wrong_phrase(phrase: str) -> tuple[str, str] | None:
    """Why this cannot be looked for, in English and Russian; None: it can."""
    if phrase.startswith("/") and phrase.count("/") > 1:
        return (
            "regular expressions are not taken; write words, with * at the end of a beginning and ... for a gap",
            "регулярные выражения не принимаются; пишите слова: * в конце начала слова, ... вместо пропуска",
        )
    parts = _parts(phrase)
    if not parts:
        return "there is no word in it", "в ней нет слов"
    if len(_PART.findall(phrase)) > LONGEST_PHRASE or len(phrase) > 300:
        return f"longer than {LONGEST_PHRASE} words", f"длиннее {LONGEST_PHRASE} слов"
    return None
