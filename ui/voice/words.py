"""Voices in words and in lines: names of rules and levels, and lists that people type a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from moderator_app.domain.matrix.lexicon import ARROWS, at_arrow
from moderator_app.domain.matrix.voice import Example, Level, Rule, Voice, Wording
from ui.i18n import _t

ARROW: Final = ARROWS[0]


def rule_title(rule: Rule) -> str:
    """What a check looks for, in two or three words."""
    return {
        Rule.EMPTY: _t("Voices", "No text"),
        Rule.UNRESOLVED: _t("Voices", "Empty field"),
        Rule.TOO_LONG: _t("Voices", "Too long for the platform"),
        Rule.LONG: _t("Voices", "Longer than this voice speaks"),
        Rule.ADDRESS: _t("Voices", "Form of address"),
        Rule.GREETING: _t("Voices", "Greeting"),
        Rule.NAME: _t("Voices", "Name of the person"),
        Rule.THANKS: _t("Voices", "Thanks"),
        Rule.SIGNATURE: _t("Voices", "Signature"),
        Rule.FORBIDDEN: _t("Voices", "Forbidden wording"),
        Rule.AGGRESSIVE: _t("Voices", "Rude wording"),
        Rule.PREFERRED: _t("Voices", "Better wording"),
        Rule.PROMISE: _t("Voices", "Promise nobody may make"),
        Rule.BUREAUCRATIC: _t("Voices", "Officialese"),
        Rule.OTHER_NAME: _t("Voices", "Name of somebody else"),
        Rule.PERSONAL: _t("Voices", "Personal data in public"),
        Rule.SHOUTING: _t("Voices", "Shouting"),
        Rule.EMOJI: _t("Voices", "Too many emoji"),
        Rule.LINK: _t("Voices", "Unknown link"),
        Rule.LANGUAGE: _t("Voices", "Another language"),
        Rule.SPELLING: _t("Voices", "Spelling"),
    }[rule]


def level_title(level: Level) -> str:
    """How strict, in a word."""
    return {
        Level.OFF: _t("Voices", "off"),
        Level.HINT: _t("Voices", "hint"),
        Level.WARNING: _t("Voices", "warning"),
        Level.BLOCK: _t("Voices", "blocks sending"),
    }[level]


def warmth_title(warmth: int) -> str:
    """How warm, in words."""
    return (
        _t("Voices", "reserved"), _t("Voices", "even"), _t("Voices", "friendly"), _t("Voices", "warm"),
    )[max(0, min(3, warmth))]  # fmt: skip


def where_text(voice: Voice, platforms: Sequence[str]) -> str:
    """Where a voice speaks: brand, language, platforms."""
    languages = {"ru": _t("Voices", "in Russian"), "en": _t("Voices", "in English")}
    parts = (voice.brand, languages.get(voice.language, ""), ", ".join(platforms))
    return " · ".join(part for part in parts if part) or _t("Voices", "everywhere")


# Lists of lines -----------------------------------------------------------------------------


def lines_of(text: str) -> tuple[str, ...]:
    """Its lines that say something, each once."""
    return tuple(dict.fromkeys(line for each in text.splitlines() if (line := " ".join(each.split()))))


def pairs_of(text: str) -> list[tuple[str, str]]:
    """`left → right` a line; the right is empty where there is no arrow."""
    return [at_arrow(line) for line in lines_of(text)]


def wordings_text(listed: Sequence[Wording]) -> str:
    """The inverse of `wordings_of`."""
    return "\n".join(f"{each.phrase} {ARROW} {each.instead}" if each.instead else each.phrase for each in listed)


def wordings_of(text: str) -> tuple[Wording, ...]:
    """`phrase`, or `phrase → what to say in its place`, a line each."""
    return tuple(Wording(phrase=phrase, instead=instead) for phrase, instead in pairs_of(text) if phrase)


def examples_text(listed: Sequence[Example]) -> str:
    """The inverse of `examples_of`."""
    return "\n".join(f"{each.bad} {ARROW} {each.good}".strip() for each in listed)


def examples_of(text: str) -> tuple[Example, ...]:
    """`how not → how so`, a line each."""
    return tuple(Example(bad=bad, good=good) for bad, good in pairs_of(text))
