"""The rows that fit a text: the linear model over their phrasings, helped by topics that each row is linked to.

A topic is a question every brand gets, with many phrasings (`resources/topics`). A row is linked to the topics that its
title, phrasings and answers sound like, and a text that sounds like a topic raises them. The more phrasings of its own
a matrix has, the less topics count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from moderator_app.domain.suggest.normal import FUNCTION_WORDS, Word
from moderator_app.ranking.encoder import Encoder, Vectors
from moderator_app.ranking.features import Reader, Vector
from moderator_app.ranking.model import ROUNDS, Example, LinearModel, Scores, fit

LINKED: Final = 0.25
"""A row whose best topic scores less is linked to none."""
FITS: Final = 0.15
"""Below this score the honest answer is that no row fits: over all sets of `bench/suggest.py` so few as a tenth of the
comments that a suggested row answers score less."""
TOPIC_ROUNDS: Final = 6
"""More change nothing that was measured; the model is made once on each machine."""
_ANSWER_WEIGHT: Final = 0.3
_NOBODY: Final = 0.1
"""What a topic keeps for no row: one that no row sounds much like speaks for none."""
_OWN_ENOUGH: Final = 6.0
"""With so many phrasings of its own a row listens to topics half as much."""
_WORD_ALONE: Final = 0.5
_WORDS_TOGETHER: Final = 1.0
_NEIGHBOURS: Final = 3
"""So many words of a topic make one example, and each of them another."""
_NEAREST: Final = 5
"""Rows whose nearness tells whether any fits."""
_MOST_STEPS: Final = 150_000
"""Training steps at most: a big matrix gets fewer rounds."""
_ENCODED_SHARE: Final = 0.5
_ENCODED_SHARPNESS: Final = 20.0
"""A sentence encoder speaks for half, its cosines (near to one another) made as sharp as probabilities."""
_MARKED: Final = 0.35
"""Words that speak for a row at least so much as the strongest are highlighted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """What a row of the matrix says.

    Attributes:
        id: its number.
        examples: how people put it.
        topics: slugs of the topics a person linked it to, () where to none; None: what it sounds like.
    """

    id: int
    code: str
    title: str
    examples: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    topics: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A question every brand gets, in all languages.

    Attributes:
        words: for each language, words people use when they tell of it without naming it, neighbours alike.
    """

    slug: str
    titles: tuple[str, ...]
    phrasings: tuple[str, ...]
    words: tuple[tuple[str, ...], ...] = ()

    @property
    def said(self) -> tuple[tuple[str, float], ...]:
        """All that it sounds like, each with its weight as an example."""
        return (
            *((text, 1.0) for text in (*self.titles, *self.phrasings)),
            *((word, _WORD_ALONE) for words in self.words for word in words),
            *(
                (" ".join(words[at : at + _NEIGHBOURS]), _WORDS_TOGETHER)
                for words in self.words
                for at in range(len(words) - 1)
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A person answered this text with that row."""

    text: str
    row_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A topic of a row. `score`: how much it sounds like it, 0 to 1; 1 where a person said so (`given`)."""

    row_id: int
    slug: str
    score: float
    given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A row for a text.

    Attributes:
        score: 0 to 1; 1 for its exact short code.
        spans: (start, end) of the words that speak for it, in characters of the text.
    """

    row_id: int
    score: float
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """The rows for a text, best first.

    Attributes:
        fits: whether the best one answers it; if not, no row does.
        confidence: what `fits` was decided by, 0 to 1.
    """

    fits: bool
    confidence: float
    suggestions: tuple[Suggestion, ...] = ()


NOTHING: Final = Suggested(fits=False, confidence=0.0)


def topic_model(reader: Reader, topics: Sequence[Topic]) -> LinearModel:
    """The model that tells topics apart; takes seconds, so it is kept."""
    return LinearModel.train(
        [
            Example(reader.vector(text), index, weight)
            for index, topic in enumerate(topics)
            for text, weight in topic.said
        ],
        len(topics),
        TOPIC_ROUNDS,
    )


def topics_of(
    reader: Reader, topics: Sequence[Topic], model: LinearModel, row: RowText, limit: int = 1
) -> tuple[Link, ...]:
    """The topics of a row, best first: those it was given, else at most `limit` that it sounds like.

    Args:
        reader: slang and concepts.
        topics: those that `model` tells apart; a given slug that is not among them is passed over.
        model: from `topic_model`.
        row: what it says.
        limit: topics at most, where none are given.
    """
    if row.topics is not None:
        known = {topic.slug for topic in topics}
        return tuple(
            Link(row_id=row.id, slug=slug, score=1.0, given=True) for slug in dict.fromkeys(row.topics) if slug in known
        )
    sounds = _sounds_like(reader, model, row)
    return tuple(
        Link(row_id=row.id, slug=topics[int(at)].slug, score=float(sounds[at]))
        for at in np.argsort(-sounds, kind="stable")[:limit]
        if sounds[at] >= LINKED
    )


@dataclass(slots=True)
class _Meanings:
    """What a sentence encoder makes of all that the rows say."""

    encoder: Encoder
    said: Vectors
    labels: NDArray[np.intp]

    @classmethod
    def of(cls, encoder: Encoder, said: Sequence[tuple[str, int]]) -> Self:
        return cls(encoder, encoder.encode([text for text, _ in said]), np.asarray([at for _, at in said], np.intp))

    def probabilities(self, text: str, rows: int) -> Scores:
        """One for each row, by the nearest thing it says; they sum to 1."""
        nearest = np.full(rows, -1, np.float32)
        np.maximum.at(nearest, self.labels, self.said @ self.encoder.encode([text])[0])
        raised = np.exp((nearest - nearest.max()) * np.float32(_ENCODED_SHARPNESS))
        return np.asarray(raised / raised.sum(), np.float32)

    def add(self, text: str, label: int) -> None:
        """A person answered this text with that row."""
        self.said = np.concatenate([self.said, self.encoder.encode([text])])
        self.labels = np.append(self.labels, label)


@dataclass(slots=True)
class Ranker:
    """Ranks the rows of one matrix. One thread uses it at a time.

    Attributes:
        links: the rows' topics: given ones, and where none are given the one it sounds like, if any.
    """

    reader: Reader
    rows: tuple[RowText, ...]
    links: tuple[Link, ...]
    _model: LinearModel
    _topics: LinearModel | None
    _answers: NDArray[np.float32]
    _topics_share: float
    _common: Scores
    _by_code: Mapping[str, int]
    _place: Mapping[int, int]
    _meanings: _Meanings | None = None
    _learnt: int = field(default=0)

    @classmethod
    def build(
        cls,
        reader: Reader,
        rows: Sequence[RowText],
        topics: Sequence[Topic] = (),
        model: LinearModel | None = None,
        choices: Sequence[Choice] = (),
        encoder: Encoder | None = None,
    ) -> Self:
        """Make one; the same arguments give the same ranker.

        Args:
            reader: slang and concepts.
            rows: the matrix.
            topics: with `model`, the topics it tells apart.
            model: from `topic_model`; None: no topics.
            choices: what people chose before, oldest first.
            encoder: of sentences, where the user has one.
        """
        place = {row.id: index for index, row in enumerate(rows)}
        own = _own_examples(reader, rows)
        own += [Example(reader.vector(each.text), place[each.row_id]) for each in choices if each.row_id in place]
        sounds = np.zeros((len(rows), len(topics) if model is not None else 0), np.float32)
        links: list[Link] = []
        if model is not None:
            at = {topic.slug: number for number, topic in enumerate(topics)}
            for index, row in enumerate(rows):
                found = topics_of(reader, topics, model, row)
                links += found
                if row.topics is None:
                    sounds[index] = _sounds_like(reader, model, row)
                else:
                    sounds[index, [at[link.slug] for link in found]] = 1
        linear = LinearModel.train(own, len(rows), max(2, min(ROUNDS, _MOST_STEPS // max(1, len(own)))))
        share = 0.0
        if links:
            share = _need(len(own) / len(rows)) * len({link.row_id for link in links}) / len(rows)
        meanings = None
        if encoder is not None and rows:
            said = [(text, at) for at, row in enumerate(rows) for text in (row.title, *row.examples) if text.strip()]
            said += [(each.text, place[each.row_id]) for each in choices if each.row_id in place]
            meanings = _Meanings.of(encoder, said) if said else None
        return cls(
            reader=reader,
            rows=tuple(rows),
            links=tuple(links),
            _model=linear,
            _topics=model,
            _answers=_answering(sounds),
            _topics_share=share,
            _common=np.asarray(linear.matrix.mean(axis=1), np.float32) if rows else np.zeros(0, np.float32),
            _by_code={_code(row.code): index for index, row in enumerate(rows) if row.code.strip()},
            _place=place,
            _meanings=meanings,
        )

    # ------------------------------------------------------------ asking

    def rank(self, vector: Vector) -> tuple[Scores, float]:
        """Score of every row, and how sure it is that any of them fits: the best row's score."""
        read = self._model.read(vector)
        scores = self._model.probabilities(read)
        nearest = np.argsort(-scores, kind="stable")[:_NEAREST]
        confidence = fit(scores, self._model.cosines(read, nearest))
        if self._topics is not None and self._topics_share > 0 and len(scores):
            sounding = self._answers @ self._topics.probabilities(self._topics.read(vector))
            total = float(sounding.sum())
            # Where the row's own phrasings are sure, topics keep out.
            share = self._topics_share * (1 - float(scores.max()) ** 2)
            # What sounds like a topic of no row is answered by none.
            confidence = (1 - share) * confidence + share * min(1.0, total)
            if total > 0:
                scores = (1 - share) * scores + share * sounding / max(total, 0.05)
        if len(scores):
            scores = scores * np.float32(confidence / max(float(scores.max()), 1e-6))
        return np.asarray(scores, np.float32), confidence

    def _joined_by_meaning(self, text: str, scores: Scores, confidence: float) -> tuple[Scores, float]:
        """The same with the encoder's word, where there is one."""
        if self._meanings is None:
            return scores, confidence
        meant = self._meanings.probabilities(text, len(scores))
        total = max(float(scores.sum()), 1e-6)
        joined = (1 - _ENCODED_SHARE) * scores / total + _ENCODED_SHARE * meant
        confidence = (1 - _ENCODED_SHARE) * confidence + _ENCODED_SHARE * float(meant.max())
        return np.asarray(joined * np.float32(confidence / float(joined.max())), np.float32), confidence

    def suggest(self, text: str, limit: int = 9) -> Suggested:
        """The best rows for a text."""
        if not self.rows or limit < 1:
            return NOTHING
        exact = self._by_code.get(_code(text))
        found = self.reader.words(text)
        vector = self.reader.vector_of(found)
        if not len(vector.buckets):
            if exact is None:
                return NOTHING
            only = Suggestion(row_id=self.rows[exact].id, score=1.0, spans=((0, len(text)),))
            return Suggested(fits=True, confidence=1.0, suggestions=(only,))
        scores, confidence = self._joined_by_meaning(text, *self.rank(vector))
        if exact is not None:
            scores[exact], confidence = 1.0, 1.0
        best = np.argsort(-scores, kind="stable")[:limit]
        marks = self._marks(found, best)
        return Suggested(
            fits=confidence >= FITS,
            confidence=round(confidence, 4),
            suggestions=tuple(
                Suggestion(
                    row_id=self.rows[int(index)].id,
                    score=round(float(scores[index]), 4),
                    spans=((0, len(text)),) if index == exact else spans,
                )
                for index, spans in zip(best, marks, strict=True)
            ),
        )

    def _marks(self, found: Sequence[Word], chosen: NDArray[np.intp]) -> list[tuple[tuple[int, int], ...]]:
        """For each chosen row the places of the words that speak for it."""
        if not found:
            return [()] * len(chosen)
        speaks = np.zeros((len(found), len(chosen)), np.float32)
        for index, word in enumerate(found):
            if word.text in FUNCTION_WORDS:
                continue
            read = self._model.read(self.reader.vector_of([word]))
            part = self._model.matrix[np.ix_(read.buckets, chosen)] - self._common[read.buckets, None]
            speaks[index] = (read.weights[:, None] * part).sum(axis=0)
        least = np.maximum(speaks.max(axis=0) * _MARKED, 1e-6)
        return [
            _joined([(word.start, word.end) for word, value in zip(found, column, strict=True) if value >= bar])
            for column, bar in zip(speaks.T, least, strict=True)
        ]

    # ------------------------------------------------------------ learning

    def learn(self, text: str, row_id: int) -> bool:
        """A person answered this text with that row; False: there is no such row or nothing to learn from."""
        label = self._place.get(row_id)
        vector = self._model.read(self.reader.vector(text))
        if label is None or not len(vector.buckets):
            return False
        self._model.learn(vector, label, self._learnt)
        if self._meanings is not None:
            self._meanings.add(text, label)
        self._learnt += 1
        return True


def _own_examples(reader: Reader, rows: Sequence[RowText]) -> list[Example]:
    own: list[Example] = []
    for index, row in enumerate(rows):
        own += [Example(reader.vector(text), index) for text in (row.title, *row.examples) if text.strip()]
        own += [Example(reader.vector(text), index, _ANSWER_WEIGHT) for text in row.answers if text.strip()]
    return own


def _sounds_like(reader: Reader, model: LinearModel, row: RowText) -> Scores:
    """How much a row sounds like each topic: the mean over what it says, the title first, answers least."""
    said = [(row.title, 1.5), *((text, 1.0) for text in row.examples), *((text, 0.5) for text in row.answers[:3])]
    total = np.zeros(model.matrix.shape[1], np.float32)
    weights = 0.0
    for text, weight in said[:40]:
        vector = model.read(reader.vector(text))
        if len(vector.buckets):
            total += model.probabilities(vector) * np.float32(weight)
            weights += weight
    return total / np.float32(max(weights, 1.0))


def _answering(sounds: NDArray[np.float32]) -> NDArray[np.float32]:
    """(rows, topics): how likely a row is the one to answer a topic, sharper the clearer it alone sounds like it."""
    likely = sounds * sounds
    return np.asarray(likely / (likely.sum(axis=0) + np.float32(_NOBODY)), np.float32)


def _need(own: float) -> float:
    """How much a row with so many phrasings of its own listens to topics, 0 to 1."""
    return 1.0 / (1.0 + (own / _OWN_ENOUGH) ** 2)


def _code(text: str) -> str:
    return text.strip().lstrip("#/").casefold()


def _joined(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, each once."""
    return tuple(sorted(set(spans)))
