"""Telegram's text with entities to plain text: offsets count UTF-16 units, a link shows where it really leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.net.plain_text import printable

SPOILER: Final = "||"
_MOST: Final = 1_000
"""Telegram sends at most 100 entities; what claims more is cut, the text stays whole."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One marked stretch of a text; `start` and `end` in UTF-16 units, inside the text and between characters."""

    kind: str
    start: int
    end: int
    words: str
    payload: Mapping[str, Any]


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _splits(units: bytes, at: int) -> bool:
    """Whether a position lies inside a surrogate pair."""
    return 0 < at < len(units) // 2 and 0xDC <= units[2 * at + 1] <= 0xDF and 0xD8 <= units[2 * at - 1] <= 0xDB


def entities(text: str, payload: object) -> Iterator[Entity]:
    """The entities that fit the text; the others are passed over, for a text is readable without them."""
    if not isinstance(payload, list) or not payload:
        return
    units = _units(text)
    for item in payload[:_MOST]:
        if not isinstance(item, Mapping):
            continue
        kind, start, length = item.get("type"), _whole(item.get("offset")), _whole(item.get("length"))
        if not isinstance(kind, str) or start is None or not length:
            continue
        end = start + length
        if end > len(units) // 2 or _splits(units, start) or _splits(units, end):
            continue
        words = units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        yield Entity(kind, start, end, words, item)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def plain(text: str, payload: object) -> str:
    """The text as a reader may see it: hidden link targets in brackets, spoilers between bars.

    Custom emoji stand in the text as their ordinary ones; bold, code and quotes lose only their looks.
    """
    marks: list[tuple[int, int, int, str]] = []  # at, ends before starts, inner before outer, what to put there
    for entity in entities(text, payload):
        if entity.kind == "text_link":
            url = entity.payload.get("url")
            if isinstance(url, str) and url and not _same_address(entity.words, url):
                marks.append((entity.end, 0, -entity.start, f" ({url})"))
        elif entity.kind == "spoiler":
            marks += [(entity.start, 1, -entity.end, SPOILER), (entity.end, 0, -entity.start, SPOILER)]
    if not marks:
        return printable(text)
    units, parts, at = _units(text), [], 0
    for place, _, _, mark in sorted(marks):
        parts += [units[2 * at : 2 * place], _units(mark)]
        at = place
    parts.append(units[2 * at :])
    return printable(b"".join(parts).decode("utf-16-le", "surrogatepass"))


def _same_address(words: str, url: str) -> bool:
    shown = words.strip().rstrip("/")
    bare = url.strip().rstrip("/")
    return shown in {bare, bare.removeprefix("https://"), bare.removeprefix("http://"), bare.removeprefix("mailto:")}


def addressed(text: str, payload: object, *, own_id: int, username: str) -> bool:
    """Whether the text speaks to the bot: its @name, a mention by id, or a command that is not for another bot."""
    name = f"@{username}".casefold()
    for entity in entities(text, payload):
        if entity.kind == "mention" and entity.words.casefold() == name and username:
            return True
        if entity.kind == "text_mention":
            user = entity.payload.get("user")
            if isinstance(user, Mapping) and user.get("id") == own_id:
                return True
        if entity.kind == "bot_command":
            _, at, other = entity.words.partition("@")
            if not at or other.casefold() == username.casefold():
                return True
    return False


def rich(payload: object) -> str:
    """The words of a `rich_message`, a line for each block; its many kinds of blocks all keep them under few names."""
    blocks = payload.get("blocks") if isinstance(payload, Mapping) else None
    if not isinstance(blocks, list):
        return ""
    return printable("\n".join(line for block in blocks if (line := _words_of(block, 0).strip())))


_WORDS: Final = ("text", "summary", "label", "items", "blocks", "cells", "rows", "caption", "credit")
_DEEPEST: Final = 40


def _words_of(value: object, depth: int) -> str:
    if isinstance(value, str):
        return value
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        parts = [_words_of(item, depth + 1) for item in value]
        flat = all(isinstance(item, str) or (isinstance(item, Mapping) and "text" in item) for item in value)
        return ("" if flat else "\n").join(part for part in parts if part)
    if isinstance(value, Mapping):
        return "\n".join(part for name in _WORDS if (part := _words_of(value.get(name), depth + 1)))
    return ""
