"""One linear model over hashed features: starts as the rows' centres, is refined by a few rounds of softmax descent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from moderator_app.ranking.features import BUCKETS, Vector, Weights, telling, weighted

ROUNDS: Final = 10
SEED: Final = 5
_RATE: Final = 0.25
_SHARPNESS: Final = 10.0
"""What a cosine is multiplied by to become a logit: unit vectors alone would give a flat distribution."""
_KNOWN: Final = 0.98
"""An example so sure of its class moves nothing."""
_LEARN_STEPS: Final = 2
_LEARN_RATE: Final = 1.5
_REPLAYED: Final = 8

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A phrasing of a class.

    Attributes:
        weight: 1 for the class's own phrasings, less for what it only inherits.
    """

    vector: Vector
    label: int
    weight: float = 1.0


@dataclass(slots=True)
class LinearModel:
    """Scores of every class for a vector.

    Attributes:
        matrix: (buckets, classes) weights, as logits.
        centres: (buckets, classes) mean of each class's examples, length 1 at first: for cosines.
        tells: how much each bucket tells.
        examples: what it was made from, already weighted by `tells`; a sample is repeated when one more is learnt.
        lengths: of the centres, kept beside them so that learning touches few of their buckets.
    """

    matrix: NDArray[np.float32]
    centres: NDArray[np.float32]
    tells: Weights
    examples: list[Example]
    lengths: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        self.lengths = np.ones(self.centres.shape[1], np.float32)

    @classmethod
    def train(cls, examples: Sequence[Example], classes: int, rounds: int = ROUNDS) -> Self:
        """Make one from examples; the same examples give the same model."""
        tells = telling(example.vector for example in examples)
        known = [Example(weighted(each.vector, tells), each.label, each.weight) for each in examples]
        centres = np.zeros((BUCKETS, classes), np.float32)
        for each in known:
            centres[each.vector.buckets, each.label] += each.vector.weights * each.weight
        length = np.sqrt((centres * centres).sum(axis=0))
        centres /= np.where(length > 0, length, 1)
        model = cls(centres * _SHARPNESS, centres, tells, known)
        order = np.random.default_rng(SEED)
        for turn in range(rounds):
            rate = _RATE * _SHARPNESS * (1 - turn / rounds)
            for index in order.permutation(len(known)):
                model._step(known[index], rate)
        return model

    def _step(self, example: Example, rate: float) -> None:
        buckets, weights = example.vector.buckets, example.vector.weights
        if not len(buckets):
            return
        part = self.matrix[buckets]
        error = _softmax(np.einsum("i,ij->j", weights, part))
        if error[example.label] > _KNOWN:
            return
        error[example.label] -= 1
        self.matrix[buckets] = part - np.outer(weights * np.float32(rate * example.weight), error)

    def read(self, vector: Vector) -> Vector:
        """A vector of `features.Reader`, as this model weighs it."""
        return weighted(vector, self.tells)

    def probabilities(self, vector: Vector) -> Scores:
        """One for each class; they sum to 1. The vector comes from `read`."""
        return _softmax(np.einsum("i,ij->j", vector.weights, self.matrix[vector.buckets]))

    def cosines(self, vector: Vector, among: NDArray[np.intp]) -> Scores:
        """How near the vector is to the centre of each of these classes, 0 to 1."""
        part = self.centres[vector.buckets[:, None], among]
        return np.asarray(np.einsum("i,ij->j", vector.weights, part) / self.lengths[among], np.float32)

    def learn(self, vector: Vector, label: int, turn: int = 0) -> None:
        """One choice by a person: two steps towards it, and some old examples once more so that they are kept.

        Args:
            vector: from `read`.
            label: the class that was chosen.
            turn: number of the choice, so that each repeats other examples.
        """
        new = Example(vector, label)
        pick = np.random.default_rng((SEED, turn))
        for _ in range(_LEARN_STEPS):
            self._step(new, _LEARN_RATE * _SHARPNESS / 4)
        old = len(self.examples)
        for index in pick.integers(0, old, min(_REPLAYED, old)) if old else ():
            self._step(self.examples[index], _SHARPNESS / 8)
        buckets = vector.buckets
        moved = vector.weights * (self.lengths[label] / 10)
        before = self.centres[buckets, label]
        self.centres[buckets, label] = before + moved
        square = self.lengths[label] ** 2 + 2 * float(before @ moved) + float(moved @ moved)
        self.lengths[label] = np.sqrt(square) if square > 0 else 1.0
        self.examples.append(new)


def fit(probabilities: Scores, cosines: Scores) -> float:
    """How sure it is that any class fits at all, 0 to 1: a sharp choice, near to something known."""
    if not len(probabilities):
        return 0.0
    return float(probabilities.max() * np.sqrt(max(0.0, float(cosines.max()))))


def _softmax(logits: Scores) -> Scores:
    raised = np.exp(logits - logits.max()) if len(logits) else logits
    return np.asarray(raised / raised.sum() if len(logits) else raised, np.float32)
