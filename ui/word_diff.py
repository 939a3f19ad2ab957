"""What changed between two texts, in words, bounded so that a hostile text costs no more than a plain one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

MAX_WORDS: Final = 1_500
_WORDS: Final = re.compile(r"\s+|[^\s]+")


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


Piece = tuple[Change, str]


def word_diff(before: str, after: str) -> list[Piece]:
    """Pieces in reading order; texts of more than `MAX_WORDS` pieces are shown one after the other."""
    if before == after:
        return [(Change.SAME, after)] if after else []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > MAX_WORDS or len(new) > MAX_WORDS:
        return [piece for piece in ((Change.REMOVED, before), (Change.ADDED, after)) if piece[1]]
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append((Change.SAME, "".join(new[j1:j2])))
            continue
        if i1 < i2:
            pieces.append((Change.REMOVED, "".join(old[i1:i2])))
        if j1 < j2:
            pieces.append((Change.ADDED, "".join(new[j1:j2])))
    return pieces
