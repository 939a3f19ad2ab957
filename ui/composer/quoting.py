"""Quotes: what was selected in the thread, as the platform itself shows it, or as lines before the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from moderator_app.domain.views import MessageView
from ui.safe_text import visible_lines

LONGEST: Final = 400
"""Characters of a quote that stand among our own words."""
_ADDED: Final = ("||", " (http")
"""What a mirror puts into a text that the platform holds otherwise: bars of spoilers, addresses behind words."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Words of one message."""

    message_id: int
    text: str


def platform_quote(picked: Picked, target: MessageView | None, measure: Callable[[str], int], limit: int) -> str:
    """The words as the platform can show them above the reply: word for word, of the very message answered.

    Args:
        picked: what is to be quoted.
        target: the message answered.
        measure: length in the platform's units.
        limit: how much of it the platform shows; 0: nothing.

    Returns:
        Words of the target, cut at the limit between words; empty where the platform cannot show them.
    """
    text = picked.text.strip()
    if not limit or target is None or picked.message_id != target.id:
        return ""
    if not text or text not in target.text or any(each in text for each in _ADDED):
        return ""
    if measure(text) <= limit:
        return text
    words = text[:limit]
    while words and (measure(words) > limit or text[len(words)].isalnum()):
        words = words[:-1]
    return words.rstrip()


def as_lines(text: str) -> str:
    """The words line by line, each behind a mark, tricks made visible."""
    cut = visible_lines(text[:LONGEST]) + ("…" if len(text) > LONGEST else "")
    return "\n".join(f"> {line}" for line in cut.splitlines())
