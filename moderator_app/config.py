"""What a person may choose, declared once: key, default, type, range and the key of its label.

The values of one profile lie in `settings.json`, written whole and atomically by whoever changes one. A file that
cannot be read is kept beside it, the defaults serve, and the caller is told; values of the wrong type or out of range
are treated one by one. Keys this version does not know are kept, so that going back a version loses nothing.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar, cast

from moderator_app.errors import UserError, declare

Value: TypeAlias = bool | int | str
T = TypeVar("T", bound=Value)

SETTINGS_NOT_SAVED = declare(
    "settings_not_saved",
    "The settings could not be saved: {reason}.",
    "Не удалось сохранить настройки: {reason}.",
    hint_en="Check the free space and the permissions of {path}.",
    hint_ru="Проверьте свободное место и права на {path}.",
)
SETTING_INVALID = declare(
    "setting_invalid",
    "{value} is no value for the setting {key}.",
    "Значение {value} не подходит для настройки {key}.",
    hint_en="Possible: {possible}.",
    hint_ru="Возможно: {possible}.",
)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing a person may choose.

    Attributes:
        key: its name in the file; never reused for another meaning.
        default: what holds until something is chosen; its type is the type of the setting.
        label: key of its label in the window's translations, context `Preferences`.
        choices: the values allowed; empty: any within the range.
        at_least: smallest number allowed.
        at_most: greatest number allowed.
        unit: what a number counts, as its key ends: `s`, `h`, `ms`, `percent`; empty for none.
    """

    key: str
    default: T
    label: str
    choices: tuple[T, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    unit: str = ""

    def allows(self, value: object) -> bool:
        """Whether the value has the type of the default and lies within choices and range."""
        if type(value) is not type(self.default):  # a bool is an int to isinstance
            return False
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, int) and not isinstance(value, bool):
            return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)
        return True

    def possible(self) -> str:
        """The allowed values as a short text, the same in every language."""
        if self.choices:
            return ", ".join(str(choice) for choice in self.choices)
        if self.at_least is not None or self.at_most is not None:
            return f"{'' if self.at_least is None else self.at_least}…{'' if self.at_most is None else self.at_most}"
        return type(self.default).__name__


LANGUAGE: Final[Setting[str]] = Setting("language", "auto", "Language", choices=("auto", "ru", "en"))
THEME: Final[Setting[str]] = Setting(
    "theme", "auto", "Theme", choices=("auto", "light", "dark", "contrast", "contrast_light")
)
DENSITY: Final[Setting[str]] = Setting("density", "comfortable", "Row height", choices=("comfortable", "compact"))
TEXT_PERCENT: Final[Setting[int]] = Setting("text_percent", 100, "Text size", at_least=100, at_most=200, unit="percent")
REDUCED_MOTION: Final[Setting[bool]] = Setting("reduced_motion", default=False, label="Reduce motion")
HOLD_S: Final[Setting[int]] = Setting(
    "hold_s", 10, "Time to undo a reply before it leaves", at_least=0, at_most=60, unit="s"
)
HORIZON_H: Final[Setting[int]] = Setting(
    "horizon_h", 72, "Messages older than this arrive as done", at_least=0, at_most=24 * 365, unit="h"
)
MODERATOR_ID: Final[Setting[str]] = Setting("moderator_id", "", "Who works here")
INBOX_SORT: Final[Setting[str]] = Setting("inbox_sort", "due", "Order of the inbox", choices=("due", "new"))
INBOX_GROUP: Final[Setting[str]] = Setting(
    "inbox_group", "none", "What the inbox is gathered by", choices=("none", "thread", "author", "cluster")
)
NOTIFICATIONS: Final[Setting[bool]] = Setting("notifications", default=True, label="Notify about new messages")
SOUND: Final[Setting[str]] = Setting("sound", "off", "Sound", choices=("off", "quiet", "normal", "loud"))
CHANNEL_SOUNDS: Final[Setting[str]] = Setting("channel_sounds", "", "Sound of single channels")
TOUR_SHOWN: Final[Setting[bool]] = Setting("tour_shown", default=False, label="The tour of the demo was shown")
AFTER_DONE: Final[Setting[str]] = Setting(
    "after_done", "next", "After an item is done", choices=("next", "stay", "list")
)
ENCODER: Final[Setting[str]] = Setting("encoder", "", "Folder of a sentence encoder")
KEYS: Final[Setting[str]] = Setting("keys", "default", "Keys", choices=("default", "gmail", "own"))
KEYS_OWN: Final[Setting[str]] = Setting("keys_own", "", "Own keys")
FOCUS_SIDEBAR: Final[Setting[bool]] = Setting("focus_sidebar", default=True, label="The sidebar beside a single item")
OUTAGE: Final[Setting[str]] = Setting("outage", "", "What the network left to be told")
LAST_PLACE: Final[Setting[str]] = Setting("last_place", "", "Where the window was left")
PALETTE_RECENT: Final[Setting[str]] = Setting("palette_recent", "", "Recently used in the command palette")
EMOJI_RECENT: Final[Setting[str]] = Setting("emoji_recent", "", "Emoji used last")
WINDOW_GEOMETRY: Final[Setting[str]] = Setting("window_geometry", "", "Size and place of the window")

SETTINGS: Final[tuple[Setting[Any], ...]] = (
    LANGUAGE,
    THEME,
    DENSITY,
    TEXT_PERCENT,
    REDUCED_MOTION,
    HOLD_S,
    HORIZON_H,
    MODERATOR_ID,
    INBOX_SORT,
    INBOX_GROUP,
    NOTIFICATIONS,
    SOUND,
    CHANNEL_SOUNDS,
    TOUR_SHOWN,
    AFTER_DONE,
    ENCODER,
    KEYS,
    KEYS_OWN,
    FOCUS_SIDEBAR,
    OUTAGE,
    LAST_PLACE,
    PALETTE_RECENT,
    EMOJI_RECENT,
    WINDOW_GEOMETRY,
)
_BY_KEY: Final = MappingProxyType({setting.key: setting for setting in SETTINGS})


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong with the file, for the person to read.

    Attributes:
        kind: `unreadable` (the whole file, kept at `kept_as`) or `value` (one key, its default serves).
        key: the setting, for `value`.
        kept_as: where the unreadable file lies now; None when it could not be moved.
    """

    kind: Literal["unreadable", "value"]
    key: str = ""
    kept_as: Path | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The chosen values of one profile at one moment; a change makes a new one.

    Attributes:
        path: the file.
        values: what was chosen and is valid; the rest has its default.
        unknown: keys this version does not know, or values it cannot take, kept as they are.
        problems: what `load` found.
    """

    path: Path
    values: MappingProxyType[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    unknown: MappingProxyType[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

    def get(self, setting: Setting[T]) -> T:
        """The chosen value, else the default."""
        return cast("T", self.values.get(setting.key, setting.default))

    def with_value(self, setting: Setting[T], value: T) -> Config:
        """The same with another value; nothing is written yet.

        Raises:
            UserError: `setting_invalid`.
        """
        if not setting.allows(value):
            raise UserError(SETTING_INVALID, value=value, key=setting.key, possible=setting.possible())
        unknown = {key: kept for key, kept in self.unknown.items() if key != setting.key}
        return replace(
            self,
            values=MappingProxyType({**self.values, setting.key: value}),
            unknown=MappingProxyType(unknown),
        )

    def save(self) -> None:
        """Write the file: first beside it, then in its place, so that a crash leaves the old or the new one.

        Raises:
            UserError: `settings_not_saved`.
        """
        text = json.dumps({**self.unknown, **self.values}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        try:
            _write_atomically(self.path, text)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UserError(SETTINGS_NOT_SAVED, reason=reason, path=self.path) from error


def load(path: Path) -> Config:
    """The settings in this file; never fails: see `Config.problems`."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config(path)
    except (OSError, UnicodeDecodeError):
        return _put_aside(path)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return _put_aside(path)
    if not isinstance(found, dict):
        return _put_aside(path)
    values: dict[str, Value] = {}
    unknown: dict[str, Any] = {}
    problems = []
    for key, value in found.items():
        setting = _BY_KEY.get(key)
        if setting is not None and setting.allows(value):
            values[key] = value
        else:
            unknown[key] = value
            if setting is not None:
                problems.append(Problem("value", key))
    return Config(path, MappingProxyType(values), MappingProxyType(unknown), tuple(problems))


def _put_aside(path: Path) -> Config:
    kept = next(
        candidate
        for number in range(1, 10_000)
        if not (candidate := path.with_name(f"{path.stem}.bad-{number}{path.suffix}")).exists()
    )
    try:
        path.rename(kept)
    except OSError:
        return Config(path, problems=(Problem("unreadable"),))
    return Config(path, problems=(Problem("unreadable", kept_as=kept),))


def _write_atomically(path: Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp's mode is 0600
    written = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    except OSError:
        written.unlink(missing_ok=True)
        raise
