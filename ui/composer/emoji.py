"""Emoji by name: the list that ships, what was typed last, and how many a voice allows. No skin tones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from moderator_app.domain.matrix.template import EMOJI
from moderator_app.domain.matrix.voice import Level, Rule, Voice
from moderator_app.paths import resource
from ui import i18n
from ui.i18n import _t
from ui.palette.matching import match

RECENT: Final = 18


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji; its first name is shown, all of both languages are searched."""

    symbol: str
    english: tuple[str, ...]
    russian: tuple[str, ...]

    @property
    def name(self) -> str:
        """In the language of the window."""
        return (self.russian if i18n.language() == "ru" else self.english)[0]


@lru_cache(maxsize=1)
def everything() -> tuple[Emoji, ...]:
    """Every emoji that ships, faces first."""
    lines = resource("emoji.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(Emoji(symbol, _names(english), _names(russian)) for symbol, english, russian in rows)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(","))


def found(query: str, recent: Sequence[str]) -> list[Emoji]:
    """Those whose name answers, the best first; nothing typed: those used last, then all."""
    known = everything()
    if not query.strip():
        by_symbol = {each.symbol: each for each in known}
        first = [by_symbol[symbol] for symbol in recent if symbol in by_symbol]
        return first + [each for each in known if each not in first]
    scored = []
    for place, each in enumerate(known):
        names = (*each.russian, *each.english) if i18n.language() == "ru" else (*each.english, *each.russian)
        best = max((got.score for name in names if (got := match(query, name)) is not None), default=None)
        if best is not None:
            scored.append((-best, place, each))
    return [each for _score, _place, each in sorted(scored, key=lambda row: row[:2])]


def remembered(kept: str) -> list[str]:
    """Symbols used last, the newest first, as the setting keeps them."""
    return [each for each in kept.split(" ") if each][:RECENT]


def used(kept: str, symbol: str) -> str:
    """The setting after one more was used."""
    return " ".join([symbol, *(each for each in remembered(kept) if each != symbol)][:RECENT])


@dataclass(frozen=True, slots=True)
class Policy:
    """What the voice says about emoji here.

    Attributes:
        text: in words; empty: it says nothing.
        reached: one more would be too many.
        blocked: too many cannot be sent.
    """

    text: str = ""
    reached: bool = False
    blocked: bool = False


def policy(voice: Voice | None, text: str) -> Policy:
    """How many more the voice allows in this text."""
    if voice is None or voice.level(Rule.EMOJI) is Level.OFF:
        return Policy()
    now = len(EMOJI.findall(text))
    reached = now >= voice.emoji
    if not voice.emoji:
        said = _t("Emoji", "This voice goes without emoji")
    else:
        said = _t("Emoji", "This voice: at most {most}, {now} used").format(most=voice.emoji, now=now)
    return Policy(said, reached, reached and voice.level(Rule.EMOJI) is Level.BLOCK)
