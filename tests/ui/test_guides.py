"""How settings, help and the first run look, and what a light high-contrast window looks like; with fixed data."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.config import Config
from tests.support.window import AssertGolden, Look
from ui.actions import Actions, ActionSpec, Group
from ui.help.dialog import HelpDialog
from ui.help.first_run import FirstRunDialog
from ui.help.pages import Topic, page_of
from ui.i18n import _t
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.options import Section
from ui.widgets.overlay import OverlayDialog


def _nothing() -> None:
    """What these actions do."""


def _actions(window: QWidget) -> Actions:
    """Every action that a page of help names, with a key."""
    made = Actions(window, lambda _reason: None)
    names = dict.fromkeys(each for topic in Topic for each in page_of(topic).keys)
    for place, name in enumerate(names):
        key = chr(ord("A") + place) if place < 26 else f"F{place - 25}"
        made.add(ActionSpec(id=name, text=lambda: _t("Command", "Next"), run=_nothing, group=Group.LIST, keys=(key,)))
    return made


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 720)
    window.show()
    return window


def _dialog(name: str, window: QWidget) -> OverlayDialog:
    actions = _actions(window)
    if name == "first_run":
        return FirstRunDialog(window, "Анна Климова", demo=True)
    if name == "help":
        return HelpDialog(window, actions, Topic.INBOX)
    settings = Config(Path("settings.json"))
    if name == "settings":
        return PreferencesDialog(window, lambda: settings, actions)
    if name == "settings_keys":
        return PreferencesDialog(window, lambda: settings, actions, Section.KEYS)
    dialog = PreferencesDialog(window, lambda: settings, actions)
    dialog.search.setText("zzz")
    return dialog


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("shown", ["first_run", "help", "settings", "settings_keys", "settings_nothing"])
def test_guides_look_as_drawn(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, shown: str, name: str, language: str
) -> None:
    look(name, language=language)
    window = _window(qtbot)
    dialog = _dialog(shown, window)
    dialog.open()
    QApplication.sendPostedEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    assert_golden(dialog, f"{shown}_{name}_{language}")


@pytest.mark.parametrize("name", ["high_contrast", "high_contrast_light"])
def test_guides_in_high_contrast(qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str) -> None:
    look(name, language="ru")
    dialog = _dialog("settings", _window(qtbot))
    dialog.open()
    QApplication.sendPostedEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    assert_golden(dialog, f"settings_{name}_ru")
