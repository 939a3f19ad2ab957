"""Suggested rows and the kind of commenter: what the window reads, and what the command line computes.

The window reads what the engine made (`suggestions_of`, `tone_of`): plain SQL on the desk's connection. `Suggesting`
computes and needs numpy, so it is imported by who asks, never by the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from moderator_app import config
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.checks import language_of
from moderator_app.domain.suggest.tone import Kind, Tone
from moderator_app.errors import EXIT_USAGE, UserError, declare
from moderator_app.services import matrix
from moderator_app.services.desk import Desk
from moderator_app.services.targets import item_of
from moderator_app.storage import decide, guesses
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

UNKNOWN_KIND: Final = declare(
    "unknown_kind",
    "There is no kind “{name}”. Kinds: {known}.",
    "Типа «{name}» нет. Типы: {known}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedRow:
    """A row of the matrix for a text.

    Attributes:
        score: 0 to 1.
        variant: place of its first answer in the row; None: it has none.
        text: that answer as written in the matrix, fields unfilled.
        spans: (start, end) of the words of the text that speak for it.
    """

    row_id: int
    code: str
    title: str
    score: float
    variant: int | None
    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """Rows for a text, best first.

    Attributes:
        fits: whether the first one answers it; False is an answer too.
        message_id: the message they are for; None: a text that is no message.
        model: version of what made them.
    """

    fits: bool
    confidence: float
    rows: tuple[SuggestedRow, ...]
    message_id: int | None = None
    model: int = 0


def suggestions_of(desk: Desk, item_id: int) -> Suggestions | None:
    """What the engine suggests for an item; None: it has not looked at its latest message yet. Reads only."""
    stored = guesses.suggestions_of(desk.reader, item_id)
    if stored is None:
        return None
    known = guesses.rows_of_numbers(desk.reader, [each.row_id for each in stored.rows])
    return Suggestions(
        fits=stored.fits and bool(known),
        confidence=stored.confidence,
        rows=tuple(
            _row(each.row_id, known[each.row_id], each.score, each.spans)
            for each in stored.rows
            if each.row_id in known
        ),
        message_id=stored.message_id,
        model=stored.model,
    )


def tone_of(desk: Desk, message_id: int) -> Tone | None:
    """The guess about a message; None: not made yet. Reads only."""
    return guesses.tone_of(desk.reader, message_id)


class Suggesting:
    """Suggestions for any text, by the matrix as it is now. Made in some seconds, then fast; loads numpy."""

    def __init__(self, desk: Desk) -> None:
        from moderator_app.engine.guesses import build_ranker  # noqa: PLC0415 - loads numpy, which the window never does

        self._desk = desk
        self._ranker, _ = build_ranker(desk.profile, desk.reader)
        self._rows = guesses.rows(desk.reader)

    def suggest(self, text: str, limit: int = 9) -> Suggestions:
        """The rows that fit a text best, each with the variant that would be chosen for it, rendered."""
        found = self._ranker.suggest(text, limit)
        about = matrix.About(item_id=0, question=text, language=language_of(text))
        return Suggestions(
            fits=found.fits,
            confidence=found.confidence,
            rows=tuple(
                self._prepared(_row(each.row_id, self._rows[each.row_id], each.score, each.spans), about)
                for each in found.suggestions
            ),
        )

    def _prepared(self, row: SuggestedRow, about: matrix.About) -> SuggestedRow:
        try:
            ready = matrix.prepare(self._desk, matrix.row(self._desk, row.code), about)
        except UserError:
            return replace(row, variant=None, text="")  # none of its variants is for today, or for this language
        return replace(row, variant=ready.chosen.index, text=ready.rendered.text)


def _row(row_id: int, plain: dict[str, Any], score: float, spans: Sequence[tuple[int, int]]) -> SuggestedRow:
    answers = plain.get("variants", ())
    return SuggestedRow(
        row_id=row_id,
        code=str(plain.get("code", "")),
        title=str(plain.get("title", "")),
        score=score,
        variant=0 if answers else None,
        text=str(answers[0].get("answer", "")) if answers else "",
        spans=tuple(spans),
    )


# ---------------------------------------------------------------- a person knows better


def kind_named(name: str) -> Kind:
    """A kind by its name.

    Raises:
        UserError: `unknown_kind` (exit 2), listing all.
    """
    try:
        return Kind(name)
    except ValueError:
        raise UserError(UNKNOWN_KIND, name=name, known=", ".join(Kind), exit_code=EXIT_USAGE) from None


def correct_kind(conn: Connection, desk: Desk, item_id: int, kind: Kind) -> Decided:
    """Say of what kind the writer of an item is; the models learn from it. A decision for `Desk.write`.

    Raises:
        UserError: `not_found`, `forbidden`, `no_actor`.
    """
    desk.require(EntryKind.KIND)
    item = item_of(conn, item_id)
    return decide.decide(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.KIND,
        seen=item.messages,
        data={"kind": kind.value},
    )


# ---------------------------------------------------------------- the sentence encoder


def encoder_folder(desk: Desk) -> str:
    """The folder of the sentence encoder in use; "": none. Reads only."""
    return config.load(desk.profile.settings).get(config.ENCODER)


def use_encoder(desk: Desk, folder: Path | None) -> None:
    """Let a sentence encoder join the suggestions of this profile, after trying it; None: no longer. Loads numpy.

    Raises:
        UserError: `encoder_missing`, `encoder_extra`, `encoder_broken`, `settings_not_saved`; the old one stays.
    """
    named = ""
    if folder is not None:
        from moderator_app.ranking import encoder  # noqa: PLC0415 - loads numpy, which the window never does

        named = str(folder.expanduser().absolute())
        encoder.load(Path(named))
    config.load(desk.profile.settings).with_value(config.ENCODER, named).save()
