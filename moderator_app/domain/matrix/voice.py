"""A brand's voice: how it speaks, what it never says, and how strictly that is watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from moderator_app.domain.roles import Role

SCHEMES: Final = ("ты", "вы")


class Level(StrEnum):
    """How strict a check is."""

    OFF = "off"
    HINT = "hint"
    WARNING = "warning"
    BLOCK = "block"


class Rule(StrEnum):
    """What checks look for."""

    EMPTY = "empty"
    UNRESOLVED = "unresolved"
    TOO_LONG = "too_long"
    LONG = "long"
    ADDRESS = "address"
    GREETING = "greeting"
    NAME = "name"
    THANKS = "thanks"
    SIGNATURE = "signature"
    FORBIDDEN = "forbidden"
    AGGRESSIVE = "aggressive"
    PREFERRED = "preferred"
    PROMISE = "promise"
    BUREAUCRATIC = "bureaucratic"
    OTHER_NAME = "other_name"
    PERSONAL = "personal"
    SHOUTING = "shouting"
    EMOJI = "emoji"
    LINK = "link"
    LANGUAGE = "language"
    SPELLING = "spelling"
    """Found by the helper process, not by `checks`."""


ALWAYS: Final = frozenset({Rule.EMPTY, Rule.UNRESOLVED, Rule.TOO_LONG})
"""Rules that no voice switches off and no role overrides: such a text cannot be sent."""

DEFAULT_LEVELS: Final[Mapping[Rule, Level]] = {
    Rule.EMPTY: Level.BLOCK,
    Rule.UNRESOLVED: Level.BLOCK,
    Rule.TOO_LONG: Level.BLOCK,
    Rule.LONG: Level.HINT,
    Rule.ADDRESS: Level.WARNING,
    Rule.GREETING: Level.HINT,
    Rule.NAME: Level.HINT,
    Rule.THANKS: Level.HINT,
    Rule.SIGNATURE: Level.HINT,
    Rule.FORBIDDEN: Level.BLOCK,
    Rule.AGGRESSIVE: Level.BLOCK,
    Rule.PREFERRED: Level.HINT,
    Rule.PROMISE: Level.WARNING,
    Rule.BUREAUCRATIC: Level.HINT,
    Rule.OTHER_NAME: Level.WARNING,
    Rule.PERSONAL: Level.BLOCK,
    Rule.SHOUTING: Level.WARNING,
    Rule.EMOJI: Level.HINT,
    Rule.LINK: Level.WARNING,
    Rule.LANGUAGE: Level.WARNING,
    Rule.SPELLING: Level.HINT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A phrase and what is to be said about it.

    Phrases are words, not regular expressions: each word is compared by its stem, `word*` by its beginning, `"word"`
    letter by letter, and `...` stands for up to three words. So a phrase takes time in proportion to the text alone.

    Attributes:
        instead: what the brand says in its place; empty: nothing in particular.
    """

    phrase: str
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A line of the guide: how not, how so."""

    bad: str
    good: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a brand speaks somewhere.

    Attributes:
        name: short, unique without regard to case; what `Variant.voice` and the sheet column name.
        brand, language, platforms: where it speaks; empty: everywhere.
        address: `ты`, `вы`, or empty where the language has no such choice.
        use_name: the person's first name is wanted.
        warmth: 0 reserved … 3 warm; shown in the guide.
        emoji: at most so many in an answer.
        longest: characters that an answer better has at most; 0: no limit of its own.
        greeting, close, signature: templates of the blocks; the signature has to stand at the end when there is one.
        asks_greeting, asks_thanks: an answer begins with a greeting, thanks the person.
        do, dont, examples: the guide, shown beside the composer.
        forbidden, preferred, promises: wordings never used, better put otherwise, and promises nobody may make.
        hosts: hosts of links that may be used (with those below them); empty: any that is no shortener.
        contacts: the brand's own phones and addresses, which may stand in public.
        levels: where a rule is stricter or milder than `DEFAULT_LEVELS`.
        silenced: rule -> phrases that it no longer minds (false alarms); an empty phrase silences the rule.
        override: the role from which on a block may be overridden, with a reason.
    """

    name: str
    title: str = ""
    brand: str = ""
    language: str = ""
    platforms: tuple[str, ...] = ()
    address: str = ""
    use_name: bool = True
    warmth: int = 2
    emoji: int = 2
    longest: int = 0
    greeting: str = ""
    close: str = ""
    signature: str = ""
    asks_greeting: bool = False
    asks_thanks: bool = False
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    forbidden: tuple[Wording, ...] = ()
    preferred: tuple[Wording, ...] = ()
    promises: tuple[Wording, ...] = ()
    hosts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    levels: Mapping[Rule, Level] = field(default_factory=dict)
    silenced: Mapping[Rule, tuple[str, ...]] = field(default_factory=dict)
    override: Role = Role.SENIOR
    id: int = 0
    version: int = 0

    def level(self, rule: Rule) -> Level:
        """How strict a rule is in this voice."""
        if rule in ALWAYS:
            return Level.BLOCK
        if "" in self.silenced.get(rule, ()):
            return Level.OFF
        return self.levels.get(rule, DEFAULT_LEVELS[rule])


def choose_voice(voices: tuple[Voice, ...], *, brand: str = "", language: str = "", platform: str = "") -> Voice | None:
    """The voice that speaks there; one for another brand, language or platform never does, the most special wins."""
    fitting = [
        voice
        for voice in voices
        if (not voice.brand or voice.brand.casefold() == brand.casefold())
        and (not voice.language or not language or voice.language == language)
        and (not voice.platforms or platform in voice.platforms)
    ]
    return max(
        fitting,
        key=lambda voice: (bool(voice.brand), bool(language) and voice.language == language, bool(voice.platforms)),
        default=None,
    )


# ---------------------------------------------------------------- as plain data

_TEXTS: Final = ("title", "brand", "language", "address", "greeting", "close", "signature")
_LISTS: Final = ("platforms", "do", "dont", "hosts", "contacts")
_WORDINGS: Final = ("forbidden", "preferred", "promises")


def voice_to_plain(voice: Voice) -> dict[str, Any]:
    """A voice as JSON or YAML data; what is empty is left out."""
    plain: dict[str, Any] = {"name": voice.name}
    plain |= {name: value for name in _TEXTS if (value := getattr(voice, name))}
    plain |= {
        "use_name": voice.use_name,
        "warmth": voice.warmth,
        "emoji": voice.emoji,
        "longest": voice.longest,
        "asks_greeting": voice.asks_greeting,
        "asks_thanks": voice.asks_thanks,
        "override": voice.override.value,
    }
    plain |= {name: list(value) for name in _LISTS if (value := getattr(voice, name))}
    for name in _WORDINGS:
        if value := getattr(voice, name):
            plain[name] = [
                {"phrase": each.phrase, "instead": each.instead} if each.instead else each.phrase for each in value
            ]
    if voice.examples:
        plain["examples"] = [{"bad": each.bad, "good": each.good} for each in voice.examples]
    if voice.levels:
        plain["levels"] = {rule.value: level.value for rule, level in sorted(voice.levels.items())}
    if voice.silenced:
        plain["silenced"] = {rule.value: list(phrases) for rule, phrases in sorted(voice.silenced.items())}
    return plain


def voice_from_plain(plain: Mapping[str, Any], *, voice_id: int = 0, version: int = 0) -> Voice:
    """The inverse of `voice_to_plain`.

    Raises:
        KeyError, TypeError, ValueError: the data are something else.
    """
    facts: dict[str, Any] = {name: str(plain.get(name, "")) for name in _TEXTS}
    facts |= {name: tuple(map(str, plain.get(name, ()))) for name in _LISTS}
    facts |= {name: tuple(_wording(each) for each in plain.get(name, ())) for name in _WORDINGS}
    return Voice(
        id=voice_id,
        version=version,
        name=str(plain["name"]),
        use_name=bool(plain.get("use_name", True)),
        warmth=int(plain.get("warmth", 2)),
        emoji=int(plain.get("emoji", 2)),
        longest=int(plain.get("longest", 0)),
        asks_greeting=bool(plain.get("asks_greeting", False)),
        asks_thanks=bool(plain.get("asks_thanks", False)),
        override=Role(plain.get("override", Role.SENIOR)),
        examples=tuple(Example(bad=str(each["bad"]), good=str(each["good"])) for each in plain.get("examples", ())),
        levels={Rule(rule): Level(level) for rule, level in plain.get("levels", {}).items()},
        silenced={Rule(rule): tuple(map(str, phrases)) for rule, phrases in plain.get("silenced", {}).items()},
        **facts,
    )


def _wording(plain: Any) -> Wording:
    if isinstance(plain, str):
        return Wording(phrase=plain)
    return Wording(phrase=str(plain["phrase"]), instead=str(plain.get("instead", "")))
