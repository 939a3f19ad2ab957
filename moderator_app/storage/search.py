"""Search in everything that was written, ours and the authors' names too: prefixes, ё as е, newest first.

People type words, not a query language: each word is matched from its beginning, words in quotes stay together, and
whatever else is typed is text. Ranking all hits would cost 158 ms where the newest fifty cost one (performance.md, 4).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.storage.connect import Connection

MAX_WORDS: Final = 16
MAX_WORD: Final = 64

_EXCERPT: Final = 160
_LEAD: Final = 40
_FIRST_LOOK: Final = 4_000
_SECOND_LOOK: Final = 1_000_000
_WINDOW: Final = 2_000
_PIECE: Final = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')
_TOKEN: Final = re.compile(r"[^\W_]+")
_NOTHING_NEWER: Final = 2**63 - 1

_COLUMNS: Final = (
    "m.id, coalesce(m.item_id, (SELECT r.item_id FROM message r WHERE r.channel_id = m.channel_id"
    " AND r.external_id = m.reply_to AND r.item_id IS NOT NULL ORDER BY r.generation DESC LIMIT 1)),"
    " m.thread_id, m.created_at, substr(m.text, 1, ?3)"
)
# The walk goes down the index' own order (row ids), so it costs what is shown, not what there is.
SEARCH: Final = (
    "WITH hit AS MATERIALIZED (SELECT rowid AS id FROM message_fts WHERE message_fts MATCH ?1 AND rowid < ?2"
    f" ORDER BY rowid DESC LIMIT ?4) SELECT {_COLUMNS} FROM hit CROSS JOIN message m ON m.id = hit.id"
)
SEARCH_IDS: Final = (
    "SELECT rowid FROM message_fts WHERE message_fts MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3"
)
IN_CHANNELS: Final = (
    f"SELECT {_COLUMNS} FROM json_each(?1) j CROSS JOIN message m ON m.id = j.value"
    " WHERE m.channel_id IN (SELECT value FROM json_each(?2)) ORDER BY m.id DESC LIMIT ?4"
)
ITEMS: Final = (
    "SELECT DISTINCT coalesce(m.item_id, (SELECT r.item_id FROM message r WHERE r.channel_id = m.channel_id"
    " AND r.external_id = m.reply_to AND r.item_id IS NOT NULL ORDER BY r.generation DESC LIMIT 1))"
    " FROM json_each(?1) j CROSS JOIN message m ON m.id = j.value"
)

Part = tuple[str, bool]
"""(text, matched)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One message that holds what was looked for.

    Attributes:
        item_id: the item it belongs to, or answers; None: it is part of no item.
        created_at: UTC microseconds.
        snippet: its text around the first match; nothing in it matches when the author's name or the title did.
    """

    message_id: int
    item_id: int | None
    thread_id: int
    created_at: int
    snippet: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """One word, or words that stay together."""

    text: str
    phrase: bool

    def expression(self) -> str:
        # A single letter is looked for as a word: the prefixes of it are a good part of the whole index.
        star = "" if self.phrase or len(self.text) == 1 else "*"
        return f'"{self.text}"{star}'


def _terms(query: str) -> list[_Term]:
    # Half a surrogate pair cannot be bound and NUL ends the expression: neither is part of a word.
    plain = "".join(" " if character == "\0" or "\ud800" <= character <= "\udfff" else character for character in query)
    composed = unicodedata.normalize("NFC", plain).translate(_YO)
    terms = []
    for phrase, word in _PIECE.findall(composed):
        pieces = [_Term(phrase, phrase=True)] if phrase else [_Term(word[:MAX_WORD], phrase=False)]
        terms += [piece for piece in pieces if _TOKEN.search(piece.text)]
    return terms[:MAX_WORDS]


_YO: Final = str.maketrans("ёЁ", "еЕ")


def match_expression(query: str) -> str | None:
    """What the full-text index is asked for; None: nothing to look for is in this text."""
    terms = _terms(query[: MAX_WORDS * MAX_WORD * 4])
    # Side by side means AND; the word itself would make a term without tokens fail the whole.
    return " ".join(term.expression() for term in terms) or None


def search(
    conn: Connection,
    query: str,
    *,
    limit: int = 50,
    channel_ids: Collection[int] = (),
    after: int | None = None,
) -> list[Hit]:
    """The newest messages that hold all of the words.

    Args:
        conn: any connection; nothing is left open on it.
        query: what a person typed.
        limit: at most so many.
        channel_ids: only of these channels; empty: of all.
        after: the smallest `message_id` of the page before.

    Returns:
        Newest first; within a page by the platform's time.
    """
    expression = match_expression(query)
    if expression is None:
        return []
    before = _NOTHING_NEWER if after is None else after
    if channel_ids:
        rows = _of_channels(conn, expression, before, limit, channel_ids)
    else:
        rows = conn.execute(SEARCH, (expression, before, _FIRST_LOOK, limit)).fetchall()
    marker = _marker(query)
    hits = [
        Hit(
            message_id=int(row[0]),
            item_id=None if row[1] is None else int(row[1]),
            thread_id=int(row[2]),
            created_at=int(row[3]),
            snippet=_snippet(conn, int(row[0]), str(row[4]), marker),
        )
        for row in rows
    ]
    return sorted(hits, key=lambda hit: (hit.created_at, hit.message_id), reverse=True)


def item_ids(conn: Connection, query: str, *, limit: int = 5_000) -> list[int]:
    """Items that a search finds, for the filter of a list: those of the newest `limit` messages, newest first."""
    expression = match_expression(query)
    found: dict[int, None] = {}
    if expression is None:
        return []
    for messages in _windows(conn, expression, _NOTHING_NEWER):
        rows = conn.execute(ITEMS, (json.dumps(messages[:limit]),)).fetchall()
        found.update(dict.fromkeys(int(row[0]) for row in rows if row[0] is not None))
        limit -= len(messages)
        if limit <= 0:
            break
    return list(found)


def _windows(conn: Connection, expression: str, before: int) -> Iterator[list[int]]:
    """Ids of all hits in windows, each read whole: an open SELECT would hold the WAL."""
    while True:
        ids = [int(row[0]) for row in conn.execute(SEARCH_IDS, (expression, before, _WINDOW)).fetchall()]
        if ids:
            yield ids
        if len(ids) < _WINDOW:
            return
        before = ids[-1]


def _of_channels(
    conn: Connection, expression: str, before: int, limit: int, channel_ids: Collection[int]
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    channels = json.dumps(sorted(channel_ids))
    for messages in _windows(conn, expression, before):
        wanted = (json.dumps(messages), channels, _FIRST_LOOK, limit - len(rows))
        rows += conn.execute(IN_CHANNELS, wanted).fetchall()
        if len(rows) >= limit:
            break
    return rows


# ---------------------------------------------------------------- what is shown


class _Folding(dict[int, int]):
    """Character by character as the index folds, one for one, so that places in the text stay what they are."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        low = character.lower()
        low = low if len(low) == 1 else character
        base = unicodedata.normalize("NFD", low)[0]
        folded = "е" if low == "ё" else base if base.isascii() else low
        self[code] = ord(folded)
        return self[code]


_FOLDING: Final = _Folding()


def _marker(query: str) -> re.Pattern[str]:
    """Finds the words of a query in folded text."""
    patterns = []
    for term in _terms(query):
        tokens = [re.escape(token) for token in _TOKEN.findall(term.text.translate(_FOLDING))]
        open_end = not term.phrase and len(term.text) > 1
        patterns.append(r"[\W_]+".join(tokens) + (r"[^\W_]*" if open_end else r"(?![^\W_])"))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})")


def _snippet(conn: Connection, message_id: int, text: str, marker: re.Pattern[str]) -> tuple[Part, ...]:
    first = marker.search(text.translate(_FOLDING))
    if first is None and len(text) == _FIRST_LOOK:
        longer = conn.execute(
            "SELECT substr(text, 1, ?) FROM message WHERE id = ?", (_SECOND_LOOK, message_id)
        ).fetchone()
        text = str(longer[0]) if longer is not None else text
        first = marker.search(text.translate(_FOLDING))
    start = 0 if first is None or first.start() <= _LEAD else _word_start(text, first.start() - _LEAD)
    shown = text[start : start + _EXCERPT]
    parts: list[Part] = [("…", False)] if start else []
    end = 0
    for match in marker.finditer(shown.translate(_FOLDING)):
        if match.start() > end:
            parts.append((shown[end : match.start()], False))
        parts.append((shown[match.start() : match.end()], True))
        end = match.end()
    if end < len(shown):
        parts.append((shown[end:], False))
    if start + _EXCERPT < len(text):
        parts.append(("…", False))
    return tuple(parts)


def _word_start(text: str, place: int) -> int:
    """The next beginning of a word at or after a place, unless that is far away."""
    space = text.find(" ", place, place + _LEAD // 2)
    return place if space < 0 else space + 1
