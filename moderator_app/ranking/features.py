"""A text as numbers: stems, pairs of stems, letters inside words and concepts, hashed into a fixed row of buckets."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from moderator_app.domain.suggest.normal import Word, words

BUCKETS: Final = 1 << 15
_MASK: Final = BUCKETS - 1
_MEMORY: Final = 50_000
"""Words whose features are remembered; when full it is emptied, which costs 20 µs a word again."""
_LETTERS: Final = (2, 3, 4)
STEM_WEIGHT: Final = 1.0
PAIR_WEIGHT: Final = 0.4
LETTERS_WEIGHT: Final = 0.45
CONCEPT_WEIGHT: Final = 3.0

Buckets = NDArray[np.int32]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector of length 1 (or empty): `buckets` are different, `weights` belong to them."""

    buckets: Buckets
    weights: Weights


EMPTY: Final = Vector(np.zeros(0, np.int32), np.zeros(0, np.float32))


@dataclass(frozen=True, slots=True)
class _WordFeatures:
    stem: str
    concept: str | None
    buckets: tuple[tuple[int, float], ...]


@dataclass(slots=True)
class Reader:
    """Turns texts into vectors. One thread uses it at a time: stemmers keep state.

    Attributes:
        slang: word -> what it means, in normal spelling.
        concepts: group name -> words that mean nearly the same.
    """

    slang: Mapping[str, str]
    concepts: Mapping[str, Sequence[str]]
    _russian: Any = field(init=False, repr=False)
    _english: Any = field(init=False, repr=False)
    _concept_of: dict[str, str] = field(init=False, repr=False, default_factory=dict)
    _known: dict[str, _WordFeatures] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._russian = snowballstemmer.stemmer("russian")
        self._english = snowballstemmer.stemmer("english")
        for name, group in self.concepts.items():
            for phrase in group:
                for word in words(phrase, {}):
                    self._concept_of.setdefault(word.text, name)
                    self._concept_of.setdefault(self.stem(word.text), name)

    def words(self, text: str) -> list[Word]:
        """The words of a text in normal spelling, with their places."""
        return words(text, self.slang)

    def stem(self, word: str) -> str:
        """The part of a word that its forms share."""
        latin = word.isascii()
        return str((self._english if latin else self._russian).stemWord(word))

    def vector(self, text: str) -> Vector:
        """The text's vector; empty where it has no words."""
        return self.vector_of(self.words(text))

    def vector_of(self, found: Sequence[Word]) -> Vector:
        """The vector of words already read."""
        total: dict[int, float] = {}
        before = "^"
        for word in found:
            features = self._features(word.text)
            for bucket, weight in features.buckets:
                total[bucket] = total.get(bucket, 0.0) + weight
            pair = _hash("p", f"{before} {features.stem}")
            total[pair] = total.get(pair, 0.0) + PAIR_WEIGHT
            before = features.stem
        return _unit(total)

    def matching(self, found: Sequence[Word]) -> list[tuple[str, str | None]]:
        """For each word its stem and its concept."""
        return [(features.stem, features.concept) for features in (self._features(word.text) for word in found)]

    def _features(self, word: str) -> _WordFeatures:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            known = self._known[word] = self._compute(word)
        return known

    def _compute(self, word: str) -> _WordFeatures:
        stem = self.stem(word)
        concept = self._concept_of.get(word) or self._concept_of.get(stem)
        total: dict[int, float] = {_hash("s", stem): STEM_WEIGHT}
        marked = f"<{word}>"
        grams = [marked[at : at + size] for size in _LETTERS for at in range(len(marked) - size + 1)]
        share = LETTERS_WEIGHT / max(1.0, len(grams) ** 0.5) * 2
        for gram in grams:
            bucket = _hash("c", gram)
            total[bucket] = total.get(bucket, 0.0) + share
        if concept is not None:
            bucket = _hash("k", concept)
            total[bucket] = total.get(bucket, 0.0) + CONCEPT_WEIGHT
        return _WordFeatures(stem, concept, tuple(total.items()))


def _hash(kind: str, text: str) -> int:
    return zlib.crc32(f"{kind}{text}".encode("utf-8", "surrogatepass")) & _MASK


def _unit(total: Mapping[int, float]) -> Vector:
    if not total:
        return EMPTY
    buckets = np.fromiter(total.keys(), np.int32, len(total))
    weights = np.sqrt(np.fromiter(total.values(), np.float32, len(total)))
    return Vector(buckets, (weights / np.sqrt(weights @ weights)).astype(np.float32))


def weighted(vector: Vector, by: Weights) -> Vector:
    """The vector with each bucket multiplied by what it tells (`by`), brought back to length 1."""
    if not len(vector.buckets):
        return vector
    weights = vector.weights * by[vector.buckets]
    length = float(np.sqrt(weights @ weights))
    return vector if length <= 0 else Vector(vector.buckets, (weights / length).astype(np.float32))


def telling(vectors: Iterable[Vector]) -> Weights:
    """How much each bucket tells: the rarer among these vectors, the more (inverse document frequency)."""
    seen = np.zeros(BUCKETS, np.float32)
    count = 0
    for vector in vectors:
        seen[vector.buckets] += 1
        count += 1
    return (np.log((1 + count) / (1 + seen)) + 1).astype(np.float32)
