"""A text as the models see it: one spelling for what people write in many ways."""

from __future__ import annotations

# ruff: noqa: SIM905 - lists of words are read as words
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LONGEST: Final = 2_000
"""Characters that are looked at; what a person asks stands well before that."""
_LONGEST_WORD: Final = 40
"""A longer run of letters is no word; its beginning stands for it."""

FUNCTION_WORDS: Final = frozenset(
    (
        "a an and are as at be but by can could did do does for from had has have he her him his how i if in is it its"
        " me my no not of on or our she so than that the their them there they this those to us was we were what will"
        " with would you your а бы в вам вас ваш во вот вы да для до его ее если еще же за и из или им их к как ко ли"
        " меня мне мой мы на нам нас наш не ни но ну о об он она они от по при с со так там тебе тебя то ты у уже что"
        " это этот эта эти я"
    ).split()
)
"""They tell nobody why an answer was found: never marked, in English and Russian, е for ё."""

_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NAME: Final = re.compile(r"(?<![\w.])@[\w.]+|\[(?:id|club|public)\d+\|[^\]]*\]")
_REPEATED: Final = re.compile(r"([^\W\d_])\1{2,}")
_WORD: Final = re.compile(r"\w+")
_LATIN_IN_WORD: Final = re.compile(r"(?=\w*[а-я])(?=\w*[a-z])\w+")
_LOOKALIKES: Final = str.maketrans("aeopcxykmtbh", "аеорсхукмтвн")

_EMOJI_NAMES: Final = {
    "HEART": "love",
    "KISS": "love",
    "GRINNING": "joy",
    "SMILING": "joy",
    "JOY": "joy",
    "LAUGHING": "joy",
    "THUMBS UP": "good",
    "CLAPPING": "good",
    "FIRE": "good",
    "PARTY POPPER": "good",
    "FOLDED HANDS": "please",
    "THUMBS DOWN": "bad",
    "ANGRY": "anger",
    "POUTING": "anger",
    "SYMBOLS OVER MOUTH": "anger",
    "MIDDLE FINGER": "insult",
    "PILE OF POO": "insult",
    "CLOWN": "insult",
    "VOMITING": "disgust",
    "NAUSEATED": "disgust",
    "CRYING": "sad",
    "BROKEN HEART": "sad",
    "DISAPPOINTED": "sad",
    "SKULL": "dead",
}
"""Parts of Unicode names and the word that stands for such a sign; the longest part that fits counts."""
_PARTS: Final = sorted(_EMOJI_NAMES, key=len, reverse=True)

EMOJI_MARK: Final = "эмо"
"""How the word for an emoji begins, so that no typed word is taken for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text.

    Attributes:
        text: its normal spelling.
        start: where it stands in the text as written, in characters.
        end: behind its last character there.
    """

    text: str
    start: int
    end: int


def words(text: str, slang: Mapping[str, str]) -> list[Word]:
    """The words of a text in normal spelling, in order, each with its place in the original.

    NFKC, lower case, "ё" as "е", letters repeated more than twice as two, no links and @names, emoji as words, Latin
    letters inside Cyrillic words as Cyrillic, slang replaced once.
    """
    text = text[:LONGEST]
    text = _URL.sub(_blank, text)
    text = _NAME.sub(_blank, text)
    plain, places = _folded(text)
    found: list[Word] = []
    for match in _WORD.finditer(plain):
        start, end = places[match.start()], places[match.end() - 1] + 1
        spelled = _spelled(match.group())
        meaning = slang.get(spelled)
        if meaning is None and len(spelled) > 1 and spelled[-1] == spelled[-2]:
            meaning = slang.get(spelled.rstrip(spelled[-1]) + spelled[-1])
        meant = (spelled,) if meaning is None else meaning.split()
        found.extend(Word(text=each, start=start, end=end) for each in meant)
    return found


def normalise(text: str, slang: Mapping[str, str]) -> str:
    """The words of `words`, joined by spaces; normalising that again changes nothing unless slang hides in slang."""
    return " ".join(word.text for word in words(text, slang))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _folded(text: str) -> tuple[str, list[int]]:
    """Characters folded one by one, and for each the index of the one it comes from."""
    parts: list[str] = []
    places: list[int] = []
    for index, char in enumerate(text):
        folded = _fold(char)
        parts.append(folded)
        places.extend([index] * len(folded))
    return "".join(parts), places


@lru_cache(maxsize=4_096)
def _fold(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me", "Cc", "Cs"}:
        return " " if char in "\n\t\r" else ""  # zero-width and bidi signs, stray accents
    if category in {"So", "Sk"}:
        name = unicodedata.name(char, "")
        meaning = next((_EMOJI_NAMES[part] for part in _PARTS if part in name), None)
        return " " if meaning is None else f" {EMOJI_MARK}{meaning} "
    plain = unicodedata.normalize("NFKC", char).lower().replace("ё", "е")
    return "".join(each for each in plain if unicodedata.category(each) not in {"Mn", "Cf"})


def _spelled(word: str) -> str:
    word = _REPEATED.sub(r"\1\1", word)[:_LONGEST_WORD]
    if _LATIN_IN_WORD.fullmatch(word) and not word.startswith(EMOJI_MARK):
        word = word.translate(_LOOKALIKES)
    return word
