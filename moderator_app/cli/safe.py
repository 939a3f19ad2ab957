"""What strangers write, shown in a terminal: nothing of it may steer the terminal or turn the line around (rule 13)."""

from __future__ import annotations

import unicodedata
from typing import Final

_HIDDEN: Final = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINER: Final = "\u200d"
_EMOJI_PART: Final = {"So", "Sk", "Mn"}


def visible(text: str, *, lines: bool = False) -> str:
    """The text with control, bidi and zero-width characters written out as ‹U+202E›.

    A joiner between the parts of an emoji stays. With `lines`, line breaks and tabs stay too.
    """
    shown: list[str] = []
    for at, letter in enumerate(text):
        if lines and letter in "\n\t":
            shown.append(letter)
        elif letter in "\r\n\t" and unicodedata.category(letter) == "Cc":
            shown.append(" ")
        elif unicodedata.category(letter) in _HIDDEN and not _joins_emoji(text, at):
            shown.append(f"‹U+{ord(letter):04X}›")
        else:
            shown.append(letter)
    return "".join(shown)


def _joins_emoji(text: str, at: int) -> bool:
    return (
        text[at] == _JOINER
        and 0 < at < len(text) - 1
        and unicodedata.category(text[at - 1]) in _EMOJI_PART
        and unicodedata.category(text[at + 1]) in _EMOJI_PART
    )


def one_line(text: str, width: int) -> str:
    """A visible excerpt of at most `width` characters."""
    flat = " ".join(visible(text).split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
