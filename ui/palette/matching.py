"""Fuzzy matching of a few typed letters, in either language and with the keyboard in the wrong layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_RUSSIAN: Final = dict(zip(_LATIN, _RUSSIAN, strict=True))
_TO_LATIN: Final = dict(zip(_RUSSIAN, _LATIN, strict=True))

_WHOLE, _START, _WORD, _INSIDE, _SCATTERED = 100, 90, 75, 50, 20
_OTHER_LAYOUT: Final = 5
_ALIAS: Final = 15
_SHORTEST_SCATTERED: Final = 3


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text answers a query.

    Attributes:
        score: the greater the better.
        spans: (start, end) of what was typed, in the text; empty when another name of the entry matched.
    """

    score: int
    spans: tuple[tuple[int, int], ...] = ()


def other_layout(text: str) -> str:
    """What the same keys write in the other layout: `crh` is `скр`, `руды` is `help` where it was meant so."""
    text = text.lower()
    if any(letter in _TO_LATIN for letter in text):
        return "".join(_TO_LATIN.get(letter, letter) for letter in text)
    return "".join(_TO_RUSSIAN.get(letter, letter) for letter in text)


def match(query: str, text: str, aliases: Sequence[str] = ()) -> Match | None:
    """The best match of all words of the query, or None.

    Args:
        query: what was typed; without words everything matches alike.
        text: what the entry is called; its matched parts are marked.
        aliases: other names of it, which count less and are not marked.
    """
    best: Match | None = None
    for typed, less in ((query, 0), (other_layout(query), _OTHER_LAYOUT)):
        found = _all_words(typed, text)
        for alias in aliases:
            other = _all_words(typed, alias)
            if other is not None and (found is None or other.score - _ALIAS > found.score):
                found = Match(other.score - _ALIAS)
        if found is not None and (best is None or found.score - less > best.score):
            best = Match(found.score - less, found.spans)
    return best


def _fold(text: str) -> str:
    """Letters alike; the length stays, so that places found here are places of the text."""
    lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lowered.replace("ё", "е")


def _all_words(query: str, text: str) -> Match | None:
    folded = _fold(text)
    total, spans = 0, list[tuple[int, int]]()
    words = _fold(query).split()
    for word in words:
        found = _one_word(word, folded)
        if found is None:
            return None
        total += found.score
        spans += found.spans
    return Match(total // max(1, len(words)), _joined(spans))


def _one_word(word: str, text: str) -> Match | None:
    place = text.find(word)
    if place == 0:
        return Match(_WHOLE if len(word) == len(text) else _START, ((0, len(word)),))
    inside = place
    while place > 0:
        if not text[place - 1].isalnum():
            return Match(_WORD, ((place, place + len(word)),))
        place = text.find(word, place + 1)
    if inside > 0:
        return Match(_INSIDE, ((inside, inside + len(word)),))
    return _scattered(word, text) if len(word) >= _SHORTEST_SCATTERED else None


def _scattered(word: str, text: str) -> Match | None:
    """The letters in their order, the first at the start of a word, not farther apart than twice their number."""
    for start, letter in enumerate(text):
        if letter != word[0] or (start > 0 and text[start - 1].isalnum()):
            continue
        places, place = [start], start
        for wanted in word[1:]:
            place = text.find(wanted, place + 1)
            if place < 0:
                break
            places.append(place)
        if len(places) == len(word) and places[-1] - start < 2 * len(word):
            return Match(_SCATTERED, _joined([(each, each + 1) for each in places]))
    return None


def _joined(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)
