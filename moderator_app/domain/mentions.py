"""Whom a note names: `@` and a name, as colleagues call each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_SIGN: Final = "@"


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in a text: from its `@` up to, but not including, `end`."""

    start: int
    end: int
    actor: str


def found(text: str, names: Mapping[str, str]) -> list[Mention]:
    """Every mention in a text, in order.

    Args:
        text: of a note; any length, any characters.
        names: actor -> name. Case does not count; of names that begin alike the longest is meant. An `@` inside of a
            word (an address) names nobody.
    """
    known = sorted(((name, actor) for actor, name in names.items() if name), key=lambda pair: -len(pair[0]))
    mentions: list[Mention] = []
    at = text.find(_SIGN)
    while at >= 0:
        end = at + 1
        if at == 0 or not _in_word(text[at - 1]):
            for name, actor in known:
                end = at + 1 + len(name)
                if text[at + 1 : end].casefold() == name.casefold() and not _in_word(text[end : end + 1]):
                    mentions.append(Mention(at, end, actor))
                    break
            else:
                end = at + 1
        at = text.find(_SIGN, end)
    return mentions


def begun(text: str, place: int) -> tuple[int, str] | None:
    """The mention that is being typed before a place: where its `@` stands and what follows it; None: none is."""
    start = text.rfind(_SIGN, 0, place)
    if start < 0 or (start and _in_word(text[start - 1])):
        return None
    typed = text[start + 1 : place]
    return None if "\n" in typed or typed.startswith(" ") else (start, typed)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
