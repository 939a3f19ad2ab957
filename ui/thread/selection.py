"""Words selected in a message: by the mouse, or word by word from the keyboard; one selection in a conversation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ui.thread.blocks import Key
from ui.thread.laid import Laid
from ui.thread.text_body import TextBody

_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Selected:
    """A stretch of what a block shows, in UTF-16 units."""

    key: Key
    start: int
    end: int
    text: str


def reaching(body: TextBody, key: Key, anchor: int, place: int) -> Selected | None:
    """From where the hand went down to where it is; None: nothing lies between."""
    start, end = sorted((anchor, place))
    text = body.text_between(start, end)
    return Selected(key, start, end, text) if text.strip() else None


def word_at(body: TextBody, key: Key, place: int) -> Selected | None:
    """The word at a place."""
    for start, end in _words(body):
        if start <= place <= end:
            return reaching(body, key, start, end)
    return None


def grown(body: TextBody, key: Key, now: Selected | None, by: int, *, from_start: bool = False) -> Selected | None:
    """One word more or fewer at the end of the selection, or at its beginning.

    Without a selection the first word is taken.
    """
    words = _words(body)
    if not words:
        return None
    if now is None or now.key != key:
        return reaching(body, key, *words[0]) if by > 0 else None
    first = next((n for n, (_start, end) in enumerate(words) if end > now.start), 0)
    last = max((n for n, (start, _end) in enumerate(words) if start < now.end), default=0)
    if from_start:
        first += by
    else:
        last += by
    if first > last:
        return None
    first, last = max(0, first), min(last, len(words) - 1)
    return reaching(body, key, words[first][0], words[last][1]) if first <= last else now


def _words(body: TextBody) -> list[tuple[int, int]]:
    text = body.text()
    at_unit = 0
    done = 0
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        at_unit += _units(text[done : match.start()])
        end = at_unit + _units(match.group())
        found.append((at_unit, end))
        at_unit, done = end, match.end()
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def mark(laid: Laid, selected: Selected | None) -> None:
    """Show the selection in a layout that is about to be painted."""
    if laid.body is not None:
        here = selected is not None and selected.key == laid.block.key
        laid.body[0].selected = (selected.start, selected.end) if here and selected is not None else None
