"""Text of strangers made honest for one line: tricks of direction and invisible characters are shown.

Design rule 13: what platforms send is hostile. Right-to-left *letters* are left alone, only characters that reorder or
hide text are named. The zero-width joiner stays where it joins emoji.
"""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = {
    "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM", "\u00ad": "SHY",
}  # fmt: skip
_JOINED_EMOJI: Final = re.compile(
    "(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
_KEPT: Final = "\uf8ff"  # a private character stands in for the joiner of emoji while others are named
_TRICKS: Final = re.compile("[" + "".join(_NAMES) + "]")
_SPACES: Final = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def visible(text: str) -> str:
    """One line: white space folded, direction marks and zero-width characters shown as `‹RLO›`."""
    if text.isascii():
        return _SPACES.sub(" ", text).strip()
    text = _JOINED_EMOJI.sub(_KEPT, text)
    text = _TRICKS.sub(lambda found: f"‹{_NAMES[found.group()]}›", text)
    return _SPACES.sub(" ", text.replace(_KEPT, "\u200d")).strip()


def visible_lines(text: str) -> str:
    """As `visible`, line by line: what a message shows."""
    return "\n".join(visible(line) for line in text.splitlines())


def initials(name: str) -> str:
    """Two letters for an avatar: of the first two words, else the first two characters."""
    words = [word for word in re.split(r"[\W_]+", name) if word]
    if not words:
        return "?"
    letters = words[0][0] + words[1][0] if len(words) > 1 else words[0][:2]
    return letters.upper()
