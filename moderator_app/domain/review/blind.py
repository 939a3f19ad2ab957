"""Texts without the name of whoever wrote them, for those who grade without knowing; places in them lead back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MASK: Final = "•••"
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)
_ENDING: Final = "аяоеуюыийьё"
_SHORTEST_STEM: Final = 3
_LONGEST_ENDING: Final = 3
"""Letters a Russian case adds: Борис, Борисом; Анна, Анной."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with `MASK` in place of a name. `hidden`: where the name stood, as [start, end) of the original."""

    text: str
    hidden: tuple[tuple[int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of `text` as a stretch of the original; whoever touches a mask means the whole name."""
        return self._back(start, last=False), self._back(end, last=True)

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the original as a stretch of `text`."""
        return self._there(start, last=False), self._there(end, last=True)

    def _back(self, place: int, *, last: bool) -> int:
        shift = 0
        for first, after in self.hidden:
            at = first + shift
            if place <= at:
                break
            if place < at + len(MASK):
                return after if last else first
            shift += len(MASK) - (after - first)
        return place - shift

    def _there(self, place: int, *, last: bool) -> int:
        shift = 0
        for first, after in self.hidden:
            if place <= first:
                break
            if place < after:
                return first + shift + (len(MASK) if last else 0)
            shift += len(MASK) - (after - first)
        return place + shift


def masked(text: str, name: str) -> Masked:
    """A text without a name: whole or in parts, in any case of Russian, with initials or these alone."""
    pattern = _pattern(name)
    if pattern is None:
        return Masked(text)
    hidden = tuple(found.span() for found in pattern.finditer(text))
    parts, before = [], 0
    for first, after in hidden:
        parts += [text[before:first], MASK]
        before = after
    return Masked("".join((*parts, text[before:])), hidden)


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str] | None:
    words = [each for each in _WORD.findall(name) if len(each) > 1]
    if not words:
        return None
    initial = rf"\b[{''.join(sorted({each[0] for each in words}))}]\."
    word = "|".join(sorted(map(_inflected, words), key=len, reverse=True))
    part = rf"(?:{initial}\s*)*\b(?:{word})\b(?:\s*{initial})*|{initial}\s*{initial}"
    return re.compile(rf"(?:{part})(?:\s+(?:{part}))*", re.IGNORECASE)


def _inflected(word: str) -> str:
    stem = word.rstrip(_ENDING + _ENDING.upper())
    if not _RUSSIAN.search(word) or len(stem) < _SHORTEST_STEM:
        return re.escape(word)
    return rf"{re.escape(stem)}[^\W\d_]{{0,{_LONGEST_ENDING}}}"
