"""The kinds that people correct, learnt beside the rules: weights over words and signs that start at nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from moderator_app.domain.suggest import tone
from moderator_app.domain.suggest.tone import KINDS, Kind, Tone
from moderator_app.ranking.features import BUCKETS, Reader, Vector
from moderator_app.ranking.model import SEED

_RATE: Final = 1.5
_STEPS: Final = 6
_SURE: Final = 0.6
"""A correction is repeated until its kind is so likely, no further: what it shares with other texts stays theirs."""
_ROUNDS: Final = 6
_SIGN_WEIGHT: Final = 0.6
"""Part of a text's vector that the signs of the rules make up; its words are the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person said of what kind a text's writer is."""

    text: str
    kind: Kind


@dataclass(slots=True)
class Learner:
    """Guesses by the rules, moved by corrections. One thread uses it at a time."""

    reader: Reader
    _weights: NDArray[np.float32] = field(init=False, repr=False)
    _learnt: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._weights = np.zeros((BUCKETS, len(KINDS)), np.float32)

    def learn(self, corrections: Sequence[Correction]) -> None:
        """Learn a batch of corrections, oldest first; the same batch gives the same weights."""
        known = [(self._prior(each.text), self._vector(each.text), KINDS.index(each.kind)) for each in corrections]
        if not known:
            return
        self._learnt = True
        order = np.random.default_rng(SEED)
        for _ in range(_ROUNDS if len(known) > 1 else 1):
            for index in order.permutation(len(known)):
                prior, vector, label = known[index]
                for _ in range(_STEPS):
                    self._step(prior, vector, label)

    def guess(self, text: str) -> Tone:
        """The tone of a text."""
        ruled = tone.guess(text)
        if not self._learnt:
            return ruled
        chances = self._chances(_logits(ruled), self._vector(text))
        best = int(chances.argmax())
        return dataclasses.replace(ruled, kind=KINDS[best], confidence=round(float(chances[best]), 3))

    def _prior(self, text: str) -> NDArray[np.float32]:
        return _logits(tone.guess(text))

    def _vector(self, text: str) -> Vector:
        words = self.reader.vector(text)
        signs = self.reader.vector(" ".join(f"sign{name}" for name in tone.features(text)))
        buckets = np.concatenate([words.buckets, signs.buckets])
        weights = np.concatenate([words.weights * (1 - _SIGN_WEIGHT), signs.weights * _SIGN_WEIGHT])
        unique, where = np.unique(buckets, return_inverse=True)
        return Vector(unique, np.bincount(where, weights, len(unique)).astype(np.float32))

    def _chances(self, prior: NDArray[np.float32], vector: Vector) -> NDArray[np.float32]:
        logits = prior + np.einsum("i,ij->j", vector.weights, self._weights[vector.buckets])
        raised = np.exp(logits - logits.max())
        return np.asarray(raised / raised.sum(), np.float32)

    def _step(self, prior: NDArray[np.float32], vector: Vector, label: int) -> None:
        error = self._chances(prior, vector)
        if error[label] >= _SURE:
            return
        error[label] -= 1
        self._weights[vector.buckets] -= np.outer(vector.weights * np.float32(_RATE), error)


def _logits(ruled: Tone) -> NDArray[np.float32]:
    rest = max(0.01, (1 - ruled.confidence) / (len(KINDS) - 1))
    chances = [max(ruled.confidence, 0.01) if kind is ruled.kind else rest for kind in KINDS]
    return np.log(np.asarray(chances, np.float32))
