"""Language, theme and density as the settings say, applied to the application."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtWidgets import QApplication

from moderator_app import config
from moderator_app.config import Config
from ui import i18n, theme
from ui.theme import DensityName, ThemeName

_SCALE: Final = "QT_SCALE_FACTOR"
_THEMES = {
    "light": ThemeName.LIGHT,
    "dark": ThemeName.DARK,
    "contrast": ThemeName.HIGH_CONTRAST,
    "contrast_light": ThemeName.HIGH_CONTRAST_LIGHT,
}


def chosen_language(settings: Config, asked: str | None = None) -> i18n.Language:
    """The language asked for on the command line, else the one chosen, else the system's."""
    for wanted in (asked, settings.get(config.LANGUAGE)):
        if wanted in i18n.LANGUAGES:
            return wanted
    return i18n.system_language()


@contextmanager
def sized(settings: Config) -> Iterator[None]:
    """Make the application inside: everything in it is as large as the settings say.

    Qt reads the scale once, when the application is made; programs that we start later must not inherit it. A scale
    that the person gave in the environment holds instead.
    """
    percent = settings.get(config.TEXT_PERCENT)
    ours = percent != 100 and _SCALE not in os.environ
    if ours:
        os.environ[_SCALE] = f"{percent / 100:g}"
    try:
        yield
    finally:
        if ours:
            del os.environ[_SCALE]


def apply_theme(app: QApplication, settings: Config) -> None:
    """Palette, style and row heights."""
    name = _THEMES.get(settings.get(config.THEME)) or theme.system_theme(app)
    theme.apply(app, theme.load(name, DensityName(settings.get(config.DENSITY))))


def apply_motion(app: QApplication, settings: Config) -> None:
    """Whether anything blinks; -1 is the desktop's own pace."""
    app.setCursorFlashTime(0 if settings.get(config.REDUCED_MOTION) else -1)


def apply_language(app: QApplication, settings: Config, asked: str | None = None) -> None:
    """Texts; widgets hear it by `changeEvent`."""
    i18n.use(app, chosen_language(settings, asked))
