"""How guests of the demo say things: sentences put together from parts, each in the manner of its speaker.

The same random generator gives the same words. No text comes twice from one `Speech`, but for emoji.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from moderator_app.demo import community_texts, speech_en, speech_ru

MATRIX: Final = ("prices", "hours", "delivery", "allergens", "loyalty", "vacancies")
"""Questions that come again and again: rows of a reply matrix."""
_PART: Final = re.compile(r"\[([^\[\]]*)\]|<([^<>|]*)\|([^<>|]*)>|\{(\w+)\}")
_EMOJI_ENDS: Final = ("😊", "🙈", "☕️", "😅", "🤷", "✨", "🥲", "👌")
_TRIES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How somebody writes. `typos`: how many texts of a hundred have one."""

    russian: bool = True
    female: bool = False
    lower: bool = False
    bare: bool = False
    brackets: bool = False
    emoji: bool = False
    loud: bool = False
    typos: int = 0


class Speech:
    """Sentences without end. One of them belongs to one thread."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._said: set[str] = set()

    def say(self, kind: str, manner: Manner, **words: str) -> str:
        """Something of this kind, in somebody's manner; `words` fill places of the same name."""
        if kind == "emoji":
            return self._random.choice(community_texts.EMOJI)
        for attempt in range(_TRIES):
            text = self._styled(self._sentence(kind, manner, words), kind, manner)
            if attempt > 3:  # the plain forms are used up
                text += self._end(text) + self._filled(self._random.choice(_tongue(manner).TAILS), manner, words)
            if text not in self._said:
                self._said.add(text)
                return text
        raise LookupError(kind)

    def _sentence(self, kind: str, manner: Manner, words: Mapping[str, str]) -> str:
        tongue = _tongue(manner)
        if kind == "spam":
            return self._filled(self._random.choice(tongue.SPAM), manner, words)
        cores, ends = tongue.SAID[kind]
        text = self._filled(self._random.choice(cores), manner, words)
        more = self._filled(self._random.choice(ends), manner, words)
        if not more:
            return text
        return f"{text}{self._end(text)}{more}" if more[0].isalnum() else f"{text.rstrip('.')} {more}"

    def _end(self, text: str) -> str:
        """What stands between a sentence and the next one."""
        return self._random.choice((". ", ". ", ". ", "... ")) if text[-1:].isalnum() else " "

    def _filled(self, pattern: str, manner: Manner, words: Mapping[str, str]) -> str:
        def choice(match: re.Match[str]) -> str:
            some, male, female, name = match.groups()
            if some is not None:
                return self._random.choice(str(some).split("|"))
            if name is None:
                return str(female if manner.female else male)
            found: str = words.get(name) or self._random.choice(_tongue(manner).WORDS[name.lower()])
            return found[:1].upper() + found[1:] if name[0].isupper() else found

        text = pattern
        for _ in range(4):  # a word may hold words
            text = _PART.sub(choice, text)
        text = re.sub(r" +([,.!?])", r"\1", re.sub(r"  +", " ", text)).strip(" ,")
        return text[:1].upper() + text[1:]

    def _styled(self, text: str, kind: str, manner: Manner) -> str:
        random = self._random
        if kind in {"answer", "spam"}:
            return text
        if random.randrange(100) < manner.typos:
            text = self._slip(text)
        if manner.lower:
            text = text[:1].lower() + text[1:] if random.random() < 0.5 else text.lower()
        if manner.bare:
            text = text.rstrip(".").replace(",", "") if random.random() < 0.5 else text.rstrip(".!?")
        if not text[-1].isalnum() and text[-1] != ".":
            return text  # one mark at the end is enough
        if manner.loud and random.random() < 0.5:
            return text.rstrip(".") + random.choice(("!!", "!!!", "!"))
        if manner.brackets and kind not in {"complaint", "lids", "troll"} and random.random() < 0.6:
            return text.rstrip(".") + random.choice((")", "))", ")))"))
        if manner.emoji and kind not in {"troll", "lids"} and random.random() < 0.6:
            return f"{text} {random.choice(_EMOJI_ENDS)}"
        return text

    def _slip(self, text: str) -> str:
        """A letter lost, doubled, or changed places with its neighbour, in one longer word."""
        words = text.split(" ")
        long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
        if not long:
            return text
        at = self._random.choice(long)
        word, place = words[at], self._random.randrange(1, len(words[at]) - 2)
        how = self._random.randrange(3)
        if how == 0:
            word = word[:place] + word[place + 1 :]
        elif how == 1:
            word = word[:place] + word[place] + word[place:]
        else:
            word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        return " ".join([*words[:at], word, *words[at + 1 :]])


def _tongue(manner: Manner) -> _Tongue:
    return _RUSSIAN if manner.russian else _ENGLISH


@dataclass(frozen=True, slots=True)
class _Tongue:
    WORDS: Mapping[str, Sequence[str]]
    SAID: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    TAILS: Sequence[str]
    SPAM: Sequence[str]


_RUSSIAN: Final = _Tongue(speech_ru.WORDS, speech_ru.SAID, speech_ru.TAILS, speech_ru.SPAM)
_ENGLISH: Final = _Tongue(speech_en.WORDS, speech_en.SAID, speech_en.TAILS, speech_en.SPAM)
