"""What the pane of answers asks for: rows that fit an item, rendered for it, and how the brand speaks there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol

from moderator_app.clock import MINUTE_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.phrases import folded, tokens
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.voice import Voice
from moderator_app.domain.roles import may
from moderator_app.domain.suggest.normal import FUNCTION_WORDS
from moderator_app.errors import UserError
from moderator_app.paths import resource
from moderator_app.services import matrix, suggest, voice
from moderator_app.services.matrix import About, Ended, Prepared, Uses
from moderator_app.services.shown import Shown, ShownRow
from moderator_app.services.suggest import Suggestions
from ui.matrix.narrowing import EVERYTHING, Narrowing
from ui.work import Work

MOST: Final = 9
ENDED_FOR_US: Final = MINUTE_US
"""How cases ended is counted anew after so long."""
SHORTEST: Final = 3
"""Shorter words say nothing about a question."""
Failed = Callable[[UserError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One answer that may fit.

    Attributes:
        matched: words of the question that the row knows too.
        used: how often whoever works here took it.
        uses: by everybody.
        ended: how the cases ended that it answered.
        score: how sure the engine is of the row, 0 to 1; None: ranked by shared words.
    """

    prepared: Prepared
    matched: frozenset[str] = frozenset()
    used: int = 0
    uses: Uses = field(default_factory=Uses)
    ended: Ended = field(default_factory=Ended)
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Everything the pane shows for one item.

    Attributes:
        fits: the first one is likely meant.
        rows: the whole matrix: what can be narrowed to.
        model: version of what suggested them; 0: none did.
        sure: how sure the guess of the writer's kind is, 0 to 1; None: a person said it, or there is none.
    """

    about: About
    offers: tuple[Offer, ...]
    voice: Voice | None
    fits: bool
    rows: tuple[Row, ...] = ()
    model: int = 0
    sure: float | None = None

    def shown(self) -> Shown:
        """The same for the log."""
        return Shown(
            rows=tuple(
                ShownRow(row_id=each.prepared.row.id, version=each.prepared.row.version, score=each.score)
                for each in self.offers
            ),
            fits=self.fits,
            model=self.model,
        )


class AnswerSource(Protocol):
    """Everything the pane needs."""

    def offers(self, item_id: int, words: str, wanted: Narrowing = EVERYTHING) -> Offers:
        """Answers for an item, of the rows that are `wanted`.

        With `words` those whose row has them, else those that fit what was asked.

        Raises:
            UserError: the item is gone.
        """

    def may_write(self) -> bool:
        """Whether whoever works here may change the matrix."""

    def save(self, row: Row, done: Callable[[Row], None], bad: Failed) -> None:
        """A new row."""


class DeskAnswers:
    """The real source: reads of a moment, by index."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._ended: tuple[int, dict[int, Ended]] = (0, {})

    def offers(self, item_id: int, words: str, wanted: Narrowing = EVERYTHING) -> Offers:
        desk = self._work.desk
        about = matrix.about(desk, item_id)
        mine, uses, ended = matrix.uses(desk, mine=True), matrix.uses(desk), self._how_ended()
        rows = matrix.read(desk).rows
        looked = None if words else suggest.suggestions_of(desk, item_id)
        scores: dict[int, float] = {}
        if looked is not None and looked.rows:
            scores = {each.row_id: each.score for each in looked.rows}
        if looked is not None and looked.rows and wanted == EVERYTHING:
            ranked, fits = _suggested(looked, about.question, rows), looked.fits
        else:  # the engine has not looked yet
            ranked = rank(rows, words or about.question, searching=bool(words))
            fits = bool(ranked and ranked[0][1])
        ranked = wanted.apply(ranked, mine)
        found: list[Offer] = []
        for row, matched in ranked:
            try:
                prepared = matrix.prepare(desk, row, about)
            except UserError:
                continue  # nothing of it is valid today
            found.append(
                Offer(
                    prepared=prepared,
                    matched=matched,
                    used=mine.get(row.id, Uses()).count,
                    uses=uses.get(row.id, Uses()),
                    ended=ended.get(row.id, Ended()),
                    score=scores.get(row.id),
                )
            )
            if len(found) == MOST:
                break
        return Offers(
            about=about,
            offers=tuple(found),
            voice=voice.voice_for(desk, about),
            fits=fits,
            model=looked.model if looked is not None and scores else 0,
            rows=rows,
            sure=self._work.item(item_id).guess_confidence,
        )

    def _how_ended(self) -> dict[int, Ended]:
        """Outcomes go through the journal, so they are counted once a while only."""
        now = self._work.desk.clock.now_us()
        if now >= self._ended[0]:
            self._ended = (now + ENDED_FOR_US, matrix.ended(self._work.desk))
        return self._ended[1]

    def may_write(self) -> bool:
        person = self._work.desk.moderator
        return person is not None and may(person.role, EntryKind.MATRIX)

    def save(self, row: Row, done: Callable[[Row], None], bad: Failed) -> None:
        self._work.bridge.follow(self._work.decide(matrix.save, row), done, bad)


def _suggested(looked: Suggestions, question: str, rows: Sequence[Row]) -> list[tuple[Row, frozenset[str]]]:
    """Rows that the engine suggests, with the words of the question that made it."""
    by_id = {row.id: row for row in rows}
    return [
        (by_id[each.row_id], frozenset(folded(question[start:end]) for start, end in each.spans))
        for each in looked.rows
        if each.row_id in by_id
    ]


def rank(rows: Sequence[Row], asked: str, *, searching: bool) -> list[tuple[Row, frozenset[str]]]:
    """Rows whose code, title or examples share words with a text, the best first; all of them where none does.

    A word counts the more the fewer rows know it. While searching only rows that have something of it are listed.
    """
    wanted = {
        each.stem: each.word
        for each in tokens(asked)
        if len(each.word) >= SHORTEST and (searching or each.word not in FUNCTION_WORDS)
    }
    known = [(row, _stems(row)) for row in rows]
    spread: dict[str, int] = {}
    for _row, stems in known:
        for each in stems & wanted.keys():
            spread[each] = spread.get(each, 0) + 1
    code = asked.strip().casefold()
    scored = []
    for row, stems in known:
        shared = stems & wanted.keys()
        score = sum(1 / spread[each] for each in shared)
        if row.code.casefold() == code or (searching and code and code in f"{row.code} {row.title}".casefold()):
            score += 100
        scored.append((score, row, frozenset(wanted[each] for each in shared)))
    scored.sort(key=lambda each: -each[0])
    if searching:
        scored = [each for each in scored if each[0] > 0]
    return [(row, matched) for _score, row, matched in scored]


@lru_cache(maxsize=2_000)
def _stems(row: Row) -> frozenset[str]:
    text = "\n".join((row.title, row.category, *row.examples))
    return frozenset(each.stem for each in tokens(text) if len(each.word) >= SHORTEST)


def new_row(code: str, title: str, question: str, answer: str) -> Row:
    """A row made from an item: what was asked is its first example."""
    examples = (question,) if question.strip() else ()
    return Row(code=code, title=title, examples=examples, variants=(Variant(answer=answer),))


@dataclass(frozen=True, slots=True)
class Advice:
    """A card on how to answer a kind of commenter; `short`: the gist of it, for beside the answers."""

    title: str
    text: str
    short: str


@lru_cache(maxsize=2)
def why_not_hide(language: str) -> str:
    """Why a constructive complaint better stays."""
    found = tomllib.loads(resource("kinds.toml").read_text(encoding="utf-8"))
    return str(found["constructive_critic"][f"why_not_hide_{language}"])


@lru_cache(maxsize=2)
def advice(language: str) -> dict[str, Advice]:
    """Kind of commenter -> its card."""
    found = tomllib.loads(resource("kinds.toml").read_text(encoding="utf-8"))
    return {
        kind: Advice(*(str(card[f"{part}_{language}"]) for part in ("title", "advice", "short")))
        for kind, card in found.items()
    }
