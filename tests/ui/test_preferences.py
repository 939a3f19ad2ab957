"""Preferences in the window: search, explanations, keys that are changed, settings that cannot be read or written."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.domain.items import ItemState
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui import keymap
from ui.actions import Actions
from ui.keymap import KeyProfile
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.key_rows import KeyRow
from ui.preferences.options import Section, options
from ui.widgets.keycap import born_caption

Open = Callable[..., Opened]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on two comments, with these settings; closes it and gives the usual keys back."""
    made: list[Opened] = []

    def open_one(settings: str = "") -> Opened:
        profile = profile_in(tmp_path, said(1, "Olga", "Open on Sunday?"), said(2, "Peter", "The lid leaks"))
        if settings:
            profile.settings.write_text(settings, encoding="utf-8")
        made.append(Opened(qtbot, seated(profile, clock)))
        return made[-1]

    yield open_one
    for each in made:
        each.close()
    keymap.install([], {})


def dialog_of(shown: Opened, section: Section = Section.LOOK) -> PreferencesDialog:
    shown.station.preferences.open_at(section)
    dialog = shown.window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    return dialog


def row_of(dialog: PreferencesDialog, action_id: str) -> KeyRow:
    return dialog.keys.rows[action_id]


def press(row: KeyRow, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Change the key by hand; Enter ends the wait for a second one."""
    row.catch()
    for key in keys:
        catcher = row.catcher()
        assert catcher is not None
        QTest.keyClick(catcher, key, held)
    if (catcher := row.catcher()) is not None:
        QTest.keyClick(catcher, Qt.Key.Key_Return)


def conflicts_of(actions: Actions, chosen: keymap.Keymap) -> list[keymap.Conflict]:
    return keymap.conflicts(actions.born(), chosen)


def test_no_profile_of_keys_has_a_clash(opened: Open) -> None:
    """Every action is reachable in each profile, and no key means two things."""
    actions = opened().station.actions
    for profile in (KeyProfile.DEFAULT, KeyProfile.GMAIL):
        assert conflicts_of(actions, keymap.profile_keymap(profile, {})) == []
    assert set(keymap.GMAIL) <= {each.id for each in actions.born()}


def test_every_option_is_explained_and_found_by_its_words(opened: Open) -> None:
    """Each has a sentence of its own, and a search for its label finds it."""
    shown = opened()
    dialog = dialog_of(shown)
    assert all(len(each.explained) > 20 for each in options())
    assert len({each.explained for each in options()}) == len(options())
    for option in options():
        dialog.search.setText(option.label)
        assert dialog.rows[option.setting.key].isVisible()
    dialog.search.setText("snooze")
    assert row_of(dialog, "snooze").isVisible()
    assert not dialog.rows[config.LANGUAGE.key].isVisible()
    dialog.search.setText("quantum")
    assert dialog.nothing.isVisible()


def test_a_key_is_changed_by_pressing_it(opened: Open) -> None:
    """The new key works at once, the old one no more, the captions follow, and the settings keep it."""
    shown = opened()
    dialog = dialog_of(shown, Section.KEYS)
    press(row_of(dialog, "close"), Qt.Key.Key_Semicolon)
    shown.quiet()
    dialog.close_overlay()
    assert (shown.station.actions.get("close").key, born_caption("E")) == (";", ";")
    first = shown.inbox_ids[0]
    shown.station.open_item(first)
    shown.station.inbox.view.setFocus()
    QTest.keyClicks(shown.station.inbox.view, "e")
    shown.quiet()
    assert shown.station.work.item(first).state is ItemState.OPEN
    QTest.keyClicks(shown.station.inbox.view, ";")
    shown.until(lambda: shown.station.work.item(first).state is ItemState.DONE)
    kept = config.load(shown.session.work.desk.profile.settings)
    assert (kept.get(config.KEYS), json.loads(kept.get(config.KEYS_OWN))) == ("own", {"close": [";"]})


def test_a_sequence_and_the_russian_layout(opened: Open) -> None:
    """Two keys one after the other; a Cyrillic letter is the Latin one of the same key."""
    shown = opened()
    row = row_of(dialog_of(shown, Section.KEYS), "close")
    press(row, Qt.Key.Key_G, Qt.Key.Key_Z)
    assert shown.station.actions.get("close").key == "G, Z"
    row.catch()
    catcher = row.catcher()
    assert catcher is not None
    catcher.caught.emit(keymap.latin("Shift+Щ"))
    assert shown.station.actions.get("close").key == "Shift+O"


def test_a_clash_is_said_and_taken_only_when_asked(opened: Open) -> None:
    shown = opened()
    dialog = dialog_of(shown, Section.KEYS)
    row = row_of(dialog, "snooze")
    press(row, Qt.Key.Key_B)
    assert "Ban the author" in row.sentence()
    assert shown.station.actions.get("snooze").key == "S"
    row.take()
    assert (shown.station.actions.get("snooze").key, shown.station.actions.get("ban").key) == ("B", "")
    row.reset.emit("snooze")
    assert shown.station.actions.get("snooze").key == "S"
    assert shown.station.actions.get("ban").key == ""


@pytest.mark.parametrize(
    ("action", "key", "said"),
    [("palette", Qt.Key.Key_P, "needs Ctrl"), ("close", Qt.Key.Key_Tab, "every field and dialog")],
)
def test_what_can_never_be_a_key_is_said(opened: Open, action: str, key: Qt.Key, said: str) -> None:
    row = row_of(dialog_of(opened(), Section.KEYS), action)
    press(row, key)
    assert said in row.sentence()


def test_escape_leaves_the_key(opened: Open) -> None:
    shown = opened()
    row = row_of(dialog_of(shown, Section.KEYS), "close")
    press(row, Qt.Key.Key_Escape)
    assert row.catcher() is None
    assert shown.station.actions.get("close").key == "E"
    assert shown.window.covered()


def test_gmail_keys(opened: Open) -> None:
    """B snoozes as in Gmail; back to the usual set it bans again."""
    shown = opened()
    shown.station.choose(config.KEYS, "gmail")
    assert shown.station.actions.get("snooze").key == "B"
    shown.station.choose(config.KEYS, "default")
    assert shown.station.actions.get("snooze").key == "S"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("{ not json", "could not be read"),
        ('{"theme": 7}', "Some settings"),
        ('{"keys": "own", "keys_own": "{"}', "own keys"),
    ],
)
def test_settings_that_cannot_be_read_are_said(opened: Open, settings: str, told: str) -> None:
    """A sentence, the defaults, and a window that works."""
    shown = opened(settings)
    assert told in shown.window.toast.text()
    assert shown.station.actions.get("snooze").key == "S"
    assert len(shown.inbox_ids) == 2


def test_settings_that_cannot_be_written_are_said_once(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The choice holds in this window; that it will not be kept is said once, not at every resize."""

    def refuse(_path: Path, _text: str) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    shown = opened()
    monkeypatch.setattr(config, "_write_atomically", refuse)
    shown.station.choose(config.DENSITY, "compact")
    shown.quiet()
    assert "could not be saved" in shown.window.toast.text()
    assert shown.station.inbox.view.verticalHeader().defaultSectionSize() == 44
    shown.window.toast.dismiss()
    shown.station.choose(config.DENSITY, "comfortable")
    shown.quiet()
    assert not shown.window.toast.isVisible()


def test_reduced_motion_stops_the_caret(opened: Open, qapp: QApplication) -> None:
    shown = opened()
    shown.station.choose(config.REDUCED_MOTION, True)
    assert qapp.cursorFlashTime() == 0
    shown.station.choose(config.REDUCED_MOTION, False)
    qapp.setCursorFlashTime(0)
