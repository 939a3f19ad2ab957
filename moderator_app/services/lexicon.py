"""The team's own slang and synonyms: one versioned document, which suggestions use at once."""

from __future__ import annotations

from dataclasses import dataclass

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.lexicon import (
    NONE,
    Words,
    read_slang,
    read_synonyms,
    slang_text,
    synonyms_text,
    words_from_plain,
    words_to_plain,
)
from moderator_app.errors import INVALID, UserError, declare
from moderator_app.services import book
from moderator_app.services.desk import Desk
from moderator_app.storage import matrix
from moderator_app.storage.connect import Connection

WORDS_CHANGED = declare(
    "words_changed",
    "Somebody changed the words meanwhile.",
    "Пока вы правили, слова изменили.",
    hint_en="Yours are still in the form; saving once more puts them in force.",
    hint_ru="Ваши остались в форме; если сохранить ещё раз, в силу войдут они.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The words in force. `version`: 0: there were never any."""

    words: Words = NONE
    version: int = 0


def read(desk: Desk) -> Kept:
    """The words in force."""
    return _read(desk.reader)[1]


def save(conn: Connection, desk: Desk, words: Words, version: int) -> Kept:
    """A new version of all of them.

    Args:
        conn: of the writer lane.
        desk: whose.
        words: all there are to be.
        version: the one that was read.

    Raises:
        UserError: `forbidden`, `invalid`, `words_changed`.
    """
    desk.require(EntryKind.MATRIX)
    number, kept = _read(conn)
    if kept.version != version:
        raise UserError(WORDS_CHANGED)
    for fault in (*read_slang(slang_text(words.slang))[1], *read_synonyms(synonyms_text(words.synonyms))[1]):
        raise UserError(INVALID, reason_en=fault.text_en, reason_ru=fault.text_ru)
    _, new = book.write(conn, desk, kind=matrix.LEXICON, number=number, plain=words_to_plain(words))
    return Kept(words=words, version=new)


def _read(conn: Connection) -> tuple[int, Kept]:
    """(number of the document, what it says)."""
    for each in matrix.current(conn, matrix.LEXICON):
        if each.plain is not None:
            return each.id, Kept(words=words_from_plain(each.plain), version=each.version)
        return each.id, Kept(version=each.version)
    return 0, Kept()
