"""Which messages ask the same: a short sketch of each, and how alike two really are.

A sketch is MinHash over the stems of the words (Broder 1997, "On the resemblance and containment of documents"), cut
into bands: two messages that share a band are worth comparing, and two near-identical ones nearly always share one.
"""

from __future__ import annotations

# ruff: noqa: SIM905 - lists of words are read as words
import hashlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from moderator_app.domain.matrix.phrases import tokens
from moderator_app.domain.matrix.template import EMOJI

ALIKE: Final = 0.6
"""Share of common words from which two messages ask the same."""

_MANY: Final = 6
"""So many people make a burst."""
_TIMES: Final = 4
"""A word of a burst is said so many times as often as before."""
_KNOWN: Final = 30
_LONG_ENOUGH: Final = 3

_BANDS: Final = 6
_ROWS: Final = 2
_LONGEST: Final = 1_000
_PRIME: Final = (1 << 61) - 1
_RANDOM: Final = random.Random(20260101)  # noqa: S311 - fixed factors of a hash family, no secret
_FACTORS: Final = tuple((_RANDOM.randrange(1, _PRIME), _RANDOM.randrange(_PRIME)) for _ in range(_BANDS * _ROWS))
_FEW: Final = frozenset(
    "и а но да же ли то за на по из от до не ни the a an is are to of in on at i it do does".split()
)


def words_of(text: str) -> frozenset[str]:
    """What a message is compared by: stems, every number the same; of a wordless one, that it is one."""
    found = tokens(text[:_LONGEST])
    stems = {"#" if each.word.isdigit() else each.stem for each in found if each.word not in _FEW}
    if stems:
        return frozenset(stems)
    if found:
        return frozenset(each.word for each in found)
    return frozenset({"☺"} if EMOJI.search(text) else ())


def bands(text: str) -> tuple[int, ...]:
    """The sketch: numbers that near-identical messages share; nothing for a message without words and emoji."""
    words = words_of(text)
    if not words:
        return ()
    hashed = [int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest(), "big") for word in words]
    least = [min((factor * each + shift) % _PRIME for each in hashed) for factor, shift in _FACTORS]
    return tuple(_mixed(band, tuple(least[band * _ROWS : (band + 1) * _ROWS])) for band in range(_BANDS))


def _mixed(band: int, least: tuple[int, ...]) -> int:
    digest = hashlib.blake2b(f"{band}:{least}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1  # a positive 64-bit number, as SQLite keeps them


def alike(first: frozenset[str], second: frozenset[str]) -> float:
    """Share of common words, 0 to 1 (Jaccard)."""
    both = len(first & second)
    return both / (len(first) + len(second) - both) if both else 0.0


def bursts(asked: Mapping[int, frozenset[str]], before: Sequence[frozenset[str]]) -> dict[str, frozenset[int]]:
    """What many speak of now and few did before: a word -> who, the most spoken of first; nobody stands in two.

    Forty people report one faulty batch in forty wordings, which share a word (`lids`) and little else.

    Args:
        asked: words of the messages of now (`words_of`), by number.
        before: words of earlier messages; with fewer than `_KNOWN` of them nothing can be told.
    """
    if len(before) < _KNOWN:
        return {}
    usual = Counter(word for words in before for word in words)
    now = Counter(word for words in asked.values() for word in words if len(word) >= _LONG_ENOUGH)
    taken: set[int] = set()
    found: dict[str, frozenset[int]] = {}
    for word, count in sorted(now.items(), key=lambda each: (-each[1], each[0])):
        if count < _MANY:
            break
        if count / len(asked) < _TIMES * (usual[word] + 1) / len(before):
            continue
        those = frozenset(number for number, words in asked.items() if word in words and number not in taken)
        if len(those) >= _MANY:
            found[word] = those
            taken |= those
    return found
