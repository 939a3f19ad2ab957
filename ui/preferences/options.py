"""What can be chosen in the settings, as data: the dialog and the palette offer the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from moderator_app import config
from ui.i18n import _t
from ui.sounds import VOLUMES


class Section(StrEnum):
    """Where an option stands."""

    LOOK = "look"
    WORK = "work"
    NOTICE = "notice"
    KEYS = "keys"


def section_title(section: Section) -> str:
    return {
        Section.LOOK: _t("Preferences", "Look and language"),
        Section.WORK: _t("Preferences", "Work"),
        Section.NOTICE: _t("Preferences", "Notifications"),
        Section.KEYS: _t("Preferences", "Keys"),
    }[section]


@dataclass(frozen=True, slots=True)
class Option:
    """A setting with its label, its values in words, and the sentence that says what it does."""

    setting: config.Setting[Any]
    label: str
    choices: Sequence[tuple[config.Value, str]]
    section: Section
    explained: str

    def word(self, value: config.Value) -> str:
        """A value as its button says it; one that has no button as it is."""
        return next((text for each, text in self.choices if each == value), str(value))

    def said(self) -> str:
        """Everything a search looks in."""
        words = (self.label, self.explained, section_title(self.section), *(text for _value, text in self.choices))
        return " ".join(words).casefold()


def options() -> tuple[Option, ...]:
    """In the order they are shown, in the language of the window."""
    return (*_look(), *_work(), *_notice(), _keys())


def volume_title(volume: str) -> str:
    """A volume in a word."""
    return {
        "off": _t("Preferences", "Off"),
        "quiet": _t("Preferences", "Quiet"),
        "normal": _t("Preferences", "Normal"),
        "loud": _t("Preferences", "Loud"),
    }[volume]


def _look() -> tuple[Option, ...]:
    return (
        Option(
            config.LANGUAGE,
            _t("Preferences", "Language"),
            [("auto", _t("Preferences", "As the system")), ("ru", "Русский"), ("en", "English")],
            Section.LOOK,
            _t("Preferences", "Of the window, at once. What people write is shown as they wrote it."),
        ),
        Option(
            config.THEME,
            _t("Preferences", "Theme"),
            [
                ("auto", _t("Preferences", "As the system")),
                ("light", _t("Preferences", "Light")),
                ("dark", _t("Preferences", "Dark")),
                ("contrast", _t("Preferences", "Contrast, dark")),
                ("contrast_light", _t("Preferences", "Contrast, light")),
            ],
            Section.LOOK,
            _t("Preferences", "High contrast draws a border around everything that can be told apart."),
        ),
        Option(
            config.DENSITY,
            _t("Preferences", "Row height"),
            [("comfortable", _t("Preferences", "Comfortable")), ("compact", _t("Preferences", "Compact"))],
            Section.LOOK,
            _t("Preferences", "Compact rows show half as many items again on the same screen."),
        ),
        Option(
            config.TEXT_PERCENT,
            _t("Preferences", "Size of everything"),
            [(percent, f"{percent}\N{NO-BREAK SPACE}%") for percent in (100, 125, 150, 200)],
            Section.LOOK,
            _t("Preferences", "Text, icons and rows grow together; from the next start of the program."),
        ),
        Option(
            config.REDUCED_MOTION,
            _t("Preferences", "Reduce motion"),
            _on_off(),
            Section.LOOK,
            _t("Preferences", "Nothing blinks or slides: the caret stands still and the toast is simply there."),
        ),
    )


def _work() -> tuple[Option, ...]:
    return (
        Option(
            config.AFTER_DONE,
            _t("Preferences", "After an item is done"),
            [
                ("next", _t("Preferences", "On to the next")),
                ("stay", _t("Preferences", "Stay with it")),
                ("list", _t("Preferences", "Back to the list")),
            ],
            Section.WORK,
            _t("Preferences", "Where you are after you closed, hid or snoozed something."),
        ),
        Option(
            config.INBOX_SORT,
            _t("Preferences", "Order of the inbox"),
            [("due", _t("Preferences", "Most urgent first")), ("new", _t("Preferences", "Newest first"))],
            Section.WORK,
            _t("Preferences", "Of every list that has clocks; the button above the list changes it too."),
        ),
        Option(
            config.INBOX_GROUP,
            _t("Preferences", "Grouping of the inbox"),
            [
                ("none", _t("Preferences", "None")),
                ("thread", _t("Preferences", "Thread")),
                ("author", _t("Preferences", "Author")),
                ("cluster", _t("Preferences", "Question")),
            ],
            Section.WORK,
            _t("Preferences", "What belongs together stands together; the menu of the order changes it too."),
        ),
        Option(
            config.HOLD_S,
            _t("Preferences", "Time to undo a reply"),
            [(seconds, _t("Preferences", "{seconds} s").format(seconds=seconds)) for seconds in (0, 5, 10, 20, 60)],
            Section.WORK,
            _t("Preferences", "A reply waits so long before it leaves; until then it can be taken back."),
        ),
        Option(
            config.HORIZON_H,
            _t("Preferences", "Old messages of a new channel"),
            [(24 * days, _days(days)) for days in (1, 3, 7, 30)],
            Section.WORK,
            _t("Preferences", "What is older when a channel is first watched arrives as done, without a clock."),
        ),
    )


def _notice() -> tuple[Option, ...]:
    return (
        Option(
            config.NOTIFICATIONS,
            _t("Preferences", "Tell me what burns"),
            _on_off(),
            Section.NOTICE,
            _t(
                "Preferences",
                "One line for all that began to burn or is late, outside the window only while it is not in front. "
                "Focus mode is silent.",
            ),
        ),
        Option(
            config.SOUND,
            _t("Preferences", "Sound"),
            [(each, volume_title(each)) for each in VOLUMES],
            Section.NOTICE,
            _t("Preferences", "With that line, never outside of your shift or in focus mode."),
        ),
    )


def _keys() -> Option:
    return Option(
        config.KEYS,
        _t("Preferences", "Set of keys"),
        [
            ("default", _t("Preferences", "Usual")),
            ("gmail", _t("Preferences", "As in Gmail")),
            ("own", _t("Preferences", "My own")),
        ],
        Section.KEYS,
        _t("Preferences", "Change any key below and the set becomes your own."),
    )


def _on_off() -> list[tuple[config.Value, str]]:
    return [(True, _t("Preferences", "On")), (False, _t("Preferences", "Off"))]


def _days(days: int) -> str:
    return _t("Preferences", "%n day(s)", "", days)
