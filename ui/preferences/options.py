"""What can be chosen in the settings, as data: the dialog and the palette offer the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moderator_app import config
from ui.i18n import _t


@dataclass(frozen=True, slots=True)
class Option:
    """A setting with its label and its values in words."""

    setting: config.Setting[Any]
    label: str
    choices: Sequence[tuple[config.Value, str]]

    def word(self, value: config.Value) -> str:
        """A value as its button says it; one that has no button as it is."""
        return next((text for each, text in self.choices if each == value), str(value))


def options() -> tuple[Option, ...]:
    """In the order they are shown, in the language of the window."""
    return (
        Option(
            config.LANGUAGE,
            _t("Preferences", "Language"),
            [("auto", _t("Preferences", "As the system")), ("ru", "Русский"), ("en", "English")],
        ),
        Option(
            config.THEME,
            _t("Preferences", "Theme"),
            [
                ("auto", _t("Preferences", "As the system")),
                ("light", _t("Preferences", "Light")),
                ("dark", _t("Preferences", "Dark")),
                ("contrast", _t("Preferences", "Contrast")),
            ],
        ),
        Option(
            config.DENSITY,
            _t("Preferences", "Row height"),
            [("comfortable", _t("Preferences", "Comfortable")), ("compact", _t("Preferences", "Compact"))],
        ),
        Option(
            config.AFTER_DONE,
            _t("Preferences", "After an item is done"),
            [
                ("next", _t("Preferences", "On to the next")),
                ("stay", _t("Preferences", "Stay with it")),
                ("list", _t("Preferences", "Back to the list")),
            ],
        ),
        Option(
            config.HOLD_S,
            _t("Preferences", "Time to undo a reply"),
            [(seconds, _t("Preferences", "{seconds} s").format(seconds=seconds)) for seconds in (0, 5, 10, 20, 60)],
        ),
    )
