"""Kinds and suggested rows, made in the background where messages arrive (design §4), in small transactions."""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Mapping
from typing import Any, Final

from moderator_app import paths
from moderator_app.clock import Clock
from moderator_app.domain.matrix.lexicon import NONE
from moderator_app.domain.suggest.tone import VERSION
from moderator_app.engine import encoding, lexicon
from moderator_app.engine.access import Access
from moderator_app.ranking.ranker import Choice, Ranker, RowText, Suggested
from moderator_app.ranking.tone_learning import Correction, Learner
from moderator_app.storage import guesses, matrix
from moderator_app.storage.connect import Connection
from moderator_app.storage.guesses import Stored, StoredSuggestions

CHUNK: Final = 40
"""Messages a transaction: their cases are folded in it, and it stays well under 50 ms."""
SHOWN: Final = 9
"""Suggestions that are numbered in the window."""
_RELEARN: Final = 20
"""After so many new choices open items are looked at again."""

log = logging.getLogger(__name__)


def rows_of(plain: Mapping[int, Mapping[str, Any]]) -> list[RowText]:
    """Rows of the matrix as the ranker needs them."""
    return [
        RowText(
            id=row_id,
            code=str(row.get("code", "")),
            title=str(row.get("title", "")),
            examples=tuple(map(str, row.get("examples", ()))),
            answers=tuple(str(variant.get("answer", "")) for variant in row.get("variants", ())),
            topics=None if (topics := row.get("topics")) is None else tuple(map(str, topics)),
        )
        for row_id, row in plain.items()
    ]


def build_ranker(profile: paths.Profile, conn: Connection) -> tuple[Ranker, int]:
    """The ranker of the matrix in force with all that was learnt, and the number of its making (never 0)."""
    words = lexicon.load(guesses.own_words(conn))
    reader = words.reader()
    rows = guesses.rows(conn)
    content = zlib.crc32(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode())
    chosen = [Choice(text=text, row_id=row_id) for text, row_id in guesses.choices(conn)]
    taught = guesses.taught(conn)
    encoder = encoding.chosen(profile)
    means = "" if encoder is None else encoding.folder(profile)
    stamp = zlib.crc32(f"{words.digest}:{content}:{taught.use}:{taught.undone}:{means}".encode()) or 1
    if not rows:
        return Ranker.build(reader, ()), stamp
    topics = lexicon.topics_model(profile, words, reader)
    return Ranker.build(reader, rows_of(rows), words.topics, topics, chosen, encoder), stamp


class Guesser:
    """Makes what is due, a chunk at a call. One thread owns it."""

    def __init__(self, profile: paths.Profile, access: Access, clock: Clock) -> None:
        self._profile = profile
        self._access = access
        self._clock = clock
        self._learner: Learner | None = None
        self._corrections = (-1, -1)
        self._own, self._own_at = NONE, -1
        self._ranker: Ranker | None = None
        self._model = 0
        self._matrix: tuple[int, str] = (-1, "")
        self._choices = (-1, -1)
        self._learnt = 0

    def step(self) -> bool:
        """Make one chunk; whether there may be more."""
        return self._guess() or self._suggest()

    # ------------------------------------------------------------ kinds

    def _guess(self) -> bool:
        due = self._access.read(lambda conn: guesses.due(conn, CHUNK))
        if not due:
            return False
        learner = self._taught()
        made = [(each, learner.guess(each.text)) for each in due]
        self._access.write(lambda conn: guesses.keep(conn, made, VERSION, self._clock.now_us()))
        return True

    def _taught(self) -> Learner:
        taught = self._access.read(guesses.taught)
        stamp = self._access.read(matrix.stamp)
        own = self._access.read(guesses.own_words) if stamp != self._own_at else self._own
        if self._learner is None or own != self._own or (taught.correction, taught.undone) != self._corrections:
            known = self._access.read(guesses.corrections)
            self._learner = Learner(lexicon.load(own).reader())
            self._learner.learn([Correction(text=text, kind=kind) for text, kind in known])
            self._corrections = (taught.correction, taught.undone)
        self._own, self._own_at = own, stamp
        return self._learner

    # ------------------------------------------------------------ rows

    def _suggest(self) -> bool:
        ranker = self._ready()
        if ranker.rows and (
            waiting := self._access.read(lambda conn: guesses.without_suggestions(conn, self._model, CHUNK))
        ):
            made = [_stored(each, ranker.suggest(each.text, SHOWN)) for each in waiting]
            self._access.write(lambda conn: guesses.keep_suggestions(conn, made, self._model, self._clock.now_us()))
            return True
        idle = self._access.read(lambda conn: guesses.no_longer_needed(conn, CHUNK, everything=not ranker.rows))
        if idle:
            self._access.write(lambda conn: guesses.forget(conn, idle, self._clock.now_us()))
        return len(idle) == CHUNK

    def _ready(self) -> Ranker:
        """The ranker of today's matrix; new choices are learnt as they come."""
        stamp = (self._access.read(matrix.stamp), encoding.folder(self._profile))
        taught = self._access.read(guesses.taught)
        use, undone = self._choices
        added: list[tuple[str, int]] = []
        if self._ranker is not None and taught.use > use:
            added = self._access.read(lambda conn: guesses.choices(conn, after=use))
        relearn = taught.undone != undone or taught.use < use or self._learnt + len(added) >= _RELEARN
        if self._ranker is None or stamp != self._matrix or relearn:
            self._ranker, self._model = self._access.read(lambda conn: build_ranker(self._profile, conn))
            self._learnt = 0
            log.info("%d rows are ready to be suggested", len(self._ranker.rows))
        else:
            for text, row_id in added:
                self._ranker.learn(text, row_id)
                self._learnt += 1
        self._matrix, self._choices = stamp, (taught.use, taught.undone)
        return self._ranker


def _stored(each: guesses.Open, found: Suggested) -> StoredSuggestions:
    return StoredSuggestions(
        item_id=each.item_id,
        message_id=each.message_id,
        fits=found.fits,
        confidence=found.confidence,
        rows=tuple(Stored(row_id=row.row_id, score=row.score, spans=row.spans) for row in found.suggestions),
    )
