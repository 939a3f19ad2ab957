"""The command palette over a real workstation: typed, chosen, done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.domain.items import ItemState
from moderator_app.domain.views import View
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.key_sheet import KeySheet
from ui.palette.dialog import PaletteDialog
from ui.palette.entries import Section
from ui.rail.pane import Place
from ui.widgets.labels import ElidedLabel

Open = Callable[..., Opened]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    made: list[Opened] = []

    def open_one() -> Opened:
        profile = profile_in(
            tmp_path,
            said(1, "Olga", "Where are you on Sunday?"),
            said(2, "Peter", "The lid leaks", thread="lids"),
            said(3, "Марина", "Is there oat milk?", thread="milk"),
        )
        made.append(Opened(qtbot, seated(profile, clock, "Anna Klimova")))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def palette(shown: Opened) -> PaletteDialog:
    """Ctrl+K, as a key."""
    QTest.keyClick(shown.focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialogs = [each for each in shown.window.findChildren(PaletteDialog) if each.is_open()]
    assert len(dialogs) == 1
    assert dialogs[0].field.hasFocus()
    return dialogs[0]


def titles(dialog: PaletteDialog, section: Section) -> list[str]:
    return [each.title for each in dialog.view.lines.entries() if each.section is section]


def enter(dialog: PaletteDialog) -> None:
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)


def test_an_action_is_found_done_and_remembered(opened: Open) -> None:
    """Typed, Return: the item is closed, the palette gone, the focus back; next time it stands first."""
    shown = opened()
    first = shown.inbox_ids[0]
    shown.station.open_item(first)
    shown.station.inbox.view.setFocus()
    dialog = palette(shown)
    QTest.keyClicks(dialog.field, "close w")
    current = dialog.view.current()
    assert current is not None
    assert (current.title, current.key) == ("Close without an answer", "E")
    enter(dialog)
    shown.quiet()
    assert shown.station.work.item(first).state is ItemState.DONE
    assert not shown.window.covered()
    assert shown.station.inbox.view.hasFocus()
    assert titles(palette(shown), Section.RECENT) == ["Close without an answer"]
    assert config.load(shown.session.work.desk.profile.settings).get(config.PALETTE_RECENT) == "action:close"


def test_the_wrong_layout_finds_the_same(opened: Open) -> None:
    """`ыуеештпы` is `settings` on the same keys."""
    dialog = palette(opened())
    dialog.field.setText("ыуеештпы")
    assert titles(dialog, Section.ACTIONS) == ["Settings"]


def test_what_is_impossible_shows_why_and_is_not_done(opened: Open) -> None:
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    dialog = palette(shown)
    dialog.field.setText("ban the")
    current = dialog.view.current()
    assert current is not None
    assert current.reason == shown.station.actions.get("ban").blocked()
    assert current.reason in dialog.field.accessibleDescription()
    enter(dialog)
    assert dialog.is_open()


def test_a_view_and_a_setting_are_reached(opened: Open) -> None:
    shown = opened()
    dialog = palette(shown)
    dialog.field.setText("mine")
    enter(dialog)
    assert shown.station.rail.place() == Place(View.MINE)
    dialog = palette(shown)
    dialog.field.setText("theme dark")
    assert titles(dialog, Section.SETTINGS)[0] == "Theme: Dark"
    enter(dialog)
    assert shown.station.work.desk.config.get(config.THEME) == "dark"


def test_people_and_items_come_from_a_search_below_what_stands(opened: Open) -> None:
    """A name typed in the wrong layout finds the person, words find their item; no row above moves."""
    shown = opened()
    dialog = palette(shown)
    dialog.field.setText("vfhbyf")
    shown.until(lambda: titles(dialog, Section.PEOPLE) == ["Марина"])
    dialog.field.setText("lid")
    before = dialog.view.lines.entries()
    current = dialog.view.current()
    shown.until(lambda: titles(dialog, Section.ITEMS) == ["Peter"])
    assert dialog.view.lines.entries()[: len(before)] == before
    assert current is None or dialog.view.current() == current
    dialog.view.step(len(before) + 8)
    enter(dialog)
    shown.quiet()
    item = shown.station.case.item()
    assert item is not None
    assert item.author_name == "Peter"


def test_nothing_found_is_said(opened: Open) -> None:
    shown = opened()
    dialog = palette(shown)
    dialog.field.setText("zzzzzz")
    shown.until(dialog.nothing.isVisible)
    enter(dialog)
    assert dialog.is_open()


def test_escape_leaves_everything_as_it_was(opened: Open) -> None:
    """The composer's text and the focus in it stay."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    shown.station.case.composer.focus_text()
    shown.station.case.composer.insert("half a thought")
    before = shown.focus()
    dialog = palette(shown)
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not shown.window.covered()
    assert shown.focus() is before
    assert shown.station.case.composer.text() == "half a thought"


def test_a_question_mark_leads_to_all_keys(opened: Open) -> None:
    shown = opened()
    dialog = palette(shown)
    QTest.keyClicks(dialog.field, "?")
    sheet = shown.window.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    assert sheet.is_open()


def test_it_fits_the_smallest_window(opened: Open) -> None:
    """The palette lies in the window, whose item it is about in the palette, and the field beside it."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    shown.window.resize(640, 480)
    dialog = palette(shown)
    assert shown.window.rect().contains(dialog.geometry())
    about = next(each for each in dialog.findChildren(ElidedLabel) if each.text() == "Item: Olga")
    place = QRect(about.mapTo(dialog, QPoint()), about.size())
    assert dialog.rect().contains(place)
    assert not about.geometry().intersects(dialog.field.geometry())


@pytest.mark.rule(15)
def test_a_late_answer_to_a_palette_that_is_gone_is_dropped(opened: Open) -> None:
    """Escape while a search runs: no warning, nothing shown."""
    shown = opened()
    dialog = palette(shown)
    dialog.field.setText("lid")
    shown.until(lambda: shown.session.work.bridge.pending() > 0 or bool(titles(dialog, Section.ITEMS)))
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    shown.quiet()
    assert not shown.window.covered()
