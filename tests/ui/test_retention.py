"""How long it is kept, in the window: nothing holds before it is known what would go, and leads alone say so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.clock import DAY_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import Role
from moderator_app.services import moderation, moderators, privacy, retention, review
from moderator_app.services.retention import TEAM, Period
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.preferences.dialog import PreferencesDialog
from ui.retention.dialog import RetentionDialog
from ui.review.words import done_words
from ui.widgets.buttons import Button, Variant

PERIODS = (
    Period(brand_id=1, brand="Кофейня «Полдень»", days=730),
    Period(brand_id=2, brand="Acme"),
    Period(brand_id=0),
    Period(brand_id=TEAM, days=365),
)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """One finished case and an open one, 40 days later."""
    folder = profile_in(tmp_path, said(1, "Olga", "Where are you?"), said(2, "Pavel", "The lid leaks", thread="lids"))
    desk = seated(folder, clock)
    desk.write(moderation.act, 1, moderation.Action(kind=EntryKind.CLOSE))
    clock.now += 40 * DAY_US
    opened = Opened(qtbot, desk)
    yield opened
    opened.close()


def dialog_of(shown: Opened) -> RetentionDialog:
    shown.station.actions.trigger("retention")
    shown.quiet()
    (dialog,) = shown.window.findChildren(RetentionDialog)
    return dialog


def test_what_would_go_is_said_before_it_is_put_in_force(shown: Opened) -> None:
    dialog = dialog_of(shown)
    row = dialog.rows[0]
    assert dialog.put_button.blocked_reason() == "Nothing was changed."
    row.choice.choose(30)
    assert dialog.put_button.blocked_reason() == "What would go is still being counted."
    shown.quiet()
    assert row.said.text() == "1 finished item older than 30 days would be erased at the next run."
    assert (dialog.put_button.blocked_reason(), dialog.put_button.variant()) == ("", Variant.DANGER)
    row.choice.choose(90)
    shown.quiet()
    assert (row.said.text(), dialog.put_button.variant()) == ("Nothing is that old yet.", Variant.PRIMARY)
    desk = shown.session.work.desk
    assert privacy.rules(desk) == []
    QTest.mouseClick(dialog.put_button, Qt.MouseButton.LeftButton)
    shown.quiet()
    assert [each.days for each in retention.periods(desk)] == [90, 0]
    (line,) = review.entries(desk, review.Filter(kind=EntryKind.ERASE))
    assert done_words(line.entry) == "Said to keep it for 90 days"
    assert shown.window.findChildren(RetentionDialog) == []


def test_a_number_of_days_of_ones_own_is_checked(shown: Opened) -> None:
    dialog = dialog_of(shown)
    row = dialog.rows[-1]
    row.choice.choose(-1)
    assert row.field.hasFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "4000")
    assert row.field.is_bad()
    assert dialog.put_button.blocked_reason() == "Mend what is said in red first."
    QTest.keyClick(row.field, Qt.Key.Key_Backspace)
    shown.quiet()
    assert dialog.changes() == (Period(brand_id=TEAM, days=400),)
    assert dialog.put_button.blocked_reason() == ""


def test_a_dialog_that_was_closed_meanwhile_is_not_written_to(shown: Opened) -> None:
    dialog = dialog_of(shown)
    dialog.rows[0].choice.choose(30)
    dialog.reject()
    shown.quiet()
    assert privacy.rules(shown.session.work.desk) == []


def test_settings_lead_there_and_others_are_told_who_may(shown: Opened) -> None:
    shown.station.open_preferences()
    dialog = shown.window.findChildren(PreferencesDialog)[-1]
    (button,) = [each for each in dialog.findChildren(Button) if each.text() == "How long it is kept…"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.quiet()
    (opened,) = shown.window.findChildren(RetentionDialog)
    assert opened.is_open()
    opened.reject()
    shown.quiet()
    desk = shown.session.work.desk
    shown.session.work.desk = desk.worked_by(desk.write(moderators.add, "Boris", Role.MODERATOR))
    assert shown.station.actions.get("retention").blocked() == "Only a lead says how long it is kept."


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_periods_and_what_would_go(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    """Every state of a row: in force and due, for good, young, a number of days that cannot be."""
    look(name, "comfortable", language)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 700)
    window.show()
    dialog = RetentionDialog(window, PERIODS)
    dialog.open()
    dialog.rows[1].choice.choose(730)
    dialog.rows[3].choice.choose(-1)
    dialog.rows[3].field.setText("9000")
    dialog.rows[3].changed.emit()
    dialog.show_due({PERIODS[0]: 0, Period(brand_id=2, brand="Acme", days=730): 1204})
    dialog.setFocus()
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in dialog.findChildren(QScrollBar)), timeout=30_000)
    assert_golden(window, f"retention_{name}_{language}")
