"""Which key does what: a profile of keys, or one's own, over the keys each action is born with.

Pure values and functions, and the one place that says which keymap is in force (like `theme` for the look).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

Keys = tuple[str, ...]
Keymap = Mapping[str, Keys]
"""Action id -> its keys; an action that is not named keeps those it was born with."""

LONGEST: Final = 2
"""Steps of one sequence: `G, O`."""
_NAMED: Final = frozenset(
    {"Space", "Home", "End", "PgUp", "PgDown", "Up", "Down", "Left", "Right", "Ins", "Del", "Backspace"}
    | {f"F{number}" for number in range(1, 25)}
)
_MODIFIERS: Final = ("Ctrl", "Alt", "Shift", "Meta")
_STEP: Final = re.compile(r"^(?:(?:Ctrl|Alt|Shift|Meta)\+)*(?:[^\s+,]|\+|,|[A-Z][A-Za-z]+|F\d{1,2})$")
RESERVED: Final = frozenset(
    {"Esc", "Tab", "Shift+Tab", "Return", "Enter", "Ctrl+Return", "Ctrl+Shift+Return", "Ctrl+Alt+Return"}
    | {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A"}
)
"""Keys of dialogs, fields and the composer: they mean the same everywhere."""
_KEYBOARD: Final = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True)) | {"Ю": "."}


class KeyProfile(StrEnum):
    """Sets of keys to choose from."""

    DEFAULT = "default"
    GMAIL = "gmail"
    OWN = "own"


GMAIL: Final[Keymap] = {
    "delete": ("#",),
    "restore": ("Shift+3",),
    "tag": ("L",),
    "like": ("S",),
    "unlike": ("Shift+S",),
    "snooze": ("B",),
    "ban": ("Shift+B",),
    "mute": ("Shift+M",),
    "go_open": ("G, I",),
    "go_snoozed": ("G, B",),
    "go_burning": ("G, F",),
}
"""As in Gmail (support.google.com/mail/answer/6594), where it has such a thing; the rest as by default."""


class What(StrEnum):
    """Why a key cannot be taken."""

    TAKEN = "taken"
    BEGINS = "begins"
    RESERVED = "reserved"
    LETTER = "letter"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One clash: of two actions, or of an action with what a key means everywhere.

    Attributes:
        other: the action that has the key; empty where none has.
    """

    what: What
    key: str
    action: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Born:
    """What a keymap needs to know of an action."""

    id: str
    keys: Keys
    everywhere: bool = False


def latin(step: str) -> str:
    """A step as the Latin layout of the same keyboard writes it."""
    *modifiers, key = step.split("+") if step not in {"+", ""} and not step.endswith("++") else [step]
    return "+".join([*modifiers, _KEYBOARD.get(key.upper(), key)])


def readable(key: str) -> bool:
    """Whether it is a sequence of one or two steps in Qt's portable spelling."""
    steps = key.split(", ")
    if not 0 < len(steps) <= LONGEST:
        return False
    for step in steps:
        name = step if step in {"+", ","} else step.rsplit("+", 1)[-1]
        if not _STEP.match(step) or (len(name) > 1 and name not in _NAMED and name not in {"Esc", "Return", "Enter"}):
            return False
    return True


def profile_keymap(profile: KeyProfile, own: Keymap) -> Keymap:
    """The keymap a person chose."""
    return {KeyProfile.DEFAULT: {}, KeyProfile.GMAIL: GMAIL, KeyProfile.OWN: own}[profile]


def keys_of(born: Born, keymap: Keymap) -> Keys:
    return keymap.get(born.id, born.keys)


def conflicts(actions: Sequence[Born], keymap: Keymap) -> list[Conflict]:
    """Everything that cannot be: two actions on one key, a key that begins another's sequence, a letter for an action
    that works while a text is typed, a key that means something else everywhere.
    """
    found: list[Conflict] = []
    holders: dict[str, str] = {}
    for each in actions:
        for key in keys_of(each, keymap):
            if each.id in keymap and key not in each.keys and (why := _impossible(each, key)) is not None:
                found.append(Conflict(why, key, each.id))
            if key in holders:
                found.append(Conflict(What.TAKEN, key, each.id, holders[key]))
            holders.setdefault(key, each.id)
    for key, holder in holders.items():
        first = key.split(", ", 1)[0]
        if first != key and first in holders:
            found.append(Conflict(What.BEGINS, first, holder, holders[first]))
    return found


def _impossible(each: Born, key: str) -> What | None:
    if any(step in RESERVED for step in key.split(", ")):
        return What.RESERVED
    if not readable(key):
        return What.UNREADABLE
    first = key.split(", ", maxsplit=1)[0].split("+")
    lone = not {"Ctrl", "Alt", "Meta"} & set(first[:-1]) and first[-1] not in _NAMED
    return What.LETTER if each.everywhere and lone else None


def clash(actions: Sequence[Born], keymap: Keymap, action_id: str, key: str) -> Conflict | None:
    """Why an action cannot have a key besides its others; None: it can."""
    tried = {**keymap, action_id: (key,)}
    return next((each for each in conflicts(actions, tried) if action_id in {each.action, each.other}), None)


def given(actions: Sequence[Born], keymap: Keymap, action_id: str, key: str) -> dict[str, Keys]:
    """The keymap after an action got a key as its first; whoever had it loses it."""
    made = dict(keymap)
    for each in actions:
        held = keys_of(each, keymap)
        if each.id != action_id and (left := tuple(one for one in held if not _same_start(one, key))) != held:
            made[each.id] = left
    mine = next(keys_of(each, keymap) for each in actions if each.id == action_id)
    made[action_id] = (key, *(one for one in mine[1:] if one != key))
    return made


def _same_start(one: str, key: str) -> bool:
    return one == key or one.startswith(f"{key}, ") or key.startswith(f"{one}, ")


def text_of(keymap: Keymap) -> str:
    """For the settings."""
    return json.dumps({name: list(keys) for name, keys in keymap.items()}, sort_keys=True, ensure_ascii=False)


def read(text: str, actions: Sequence[Born]) -> tuple[dict[str, Keys], bool]:
    """Own keys from the settings, and whether all of them could be taken.

    What cannot be read, names no action, or clashes is left out, and that action keeps the keys it was born with.
    """
    if not text:
        return {}, True
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        return {}, False
    if not isinstance(facts, dict):
        return {}, False
    known = {each.id for each in actions}
    good = True
    keymap: dict[str, Keys] = {}
    for name, keys in facts.items():
        if name in known and isinstance(keys, list) and all(isinstance(key, str) and readable(key) for key in keys):
            keymap[name] = tuple(keys)
        else:
            good = False
    while clashes := conflicts(actions, keymap):
        good = False
        guilty = {each for found in clashes for each in (found.action, found.other) if each in keymap}
        if not guilty:
            return {}, False
        keymap = {name: keys for name, keys in keymap.items() if name not in guilty}
    return keymap, good


class _InForce:
    """The application's keymap, as far as it differs from the keys that actions are born with."""

    moved: ClassVar[Mapping[str, str]] = {}
    chosen: ClassVar[Keymap] = {}


def install(actions: Iterable[Born], keymap: Keymap) -> None:
    """From now on captions show these keys."""
    _InForce.chosen = keymap
    _InForce.moved = {
        each.keys[0]: (keys[0] if (keys := keys_of(each, keymap)) else "")
        for each in actions
        if each.keys and keys_of(each, keymap)[:1] != each.keys[:1]
    }


def now(born_key: str) -> str:
    """The key that does today what this one does by default; empty: none does."""
    return _InForce.moved.get(born_key, born_key)


def first_of(action_id: str, born_keys: Keys) -> str:
    """The key that is shown for an action; empty: it has none."""
    keys = _InForce.chosen.get(action_id, born_keys)
    return keys[0] if keys else ""
