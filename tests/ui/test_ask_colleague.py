"""A question to a colleague from the window, and their answer to it, with the same key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.roles import Role
from moderator_app.services import colleagues, inbox, moderators
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.ask_colleague import AnswerDialog, AskDialog
from ui.widgets.labels import Paragraph


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(qtbot, seated(profile_in(tmp_path, said(1, "Olga", "Is it gluten free?")), clock))
    opened.station.open_item(opened.inbox_ids[0])
    opened.quiet()
    yield opened
    opened.close()


def test_alone_nobody_can_be_asked(shown: Opened) -> None:
    shown.station.actions.trigger("ask")
    assert "Nobody else works here yet." in shown.window.toast.text()


def test_asked_and_answered(shown: Opened) -> None:
    """The asker picks a person and writes; the one asked sees the question and answers; it is back with the asker."""
    desk, item = shown.session.work.desk, shown.inbox_ids[0]
    me = desk.who
    boris = desk.write(moderators.add, "Boris", Role.MODERATOR)
    shown.station.actions.trigger("ask")
    menu = shown.window.findChild(QMenu)
    assert menu is not None
    (choice,) = menu.actions()
    choice.trigger()
    menu.close()
    dialog = shown.window.findChild(AskDialog)
    assert dialog is not None
    dialog.field.setText("Do you know?")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    view = inbox.item(desk, item)
    assert (view.state, view.waiting_reason, view.assignee) == (ItemState.WAITING, Waiting.COLLEAGUE, str(boris.id))

    shown.session.work.sit_down(boris)
    shown.station.open_item(item)
    shown.quiet()
    shown.station.actions.trigger("ask")
    answering = shown.window.findChild(AnswerDialog)
    assert answering is not None
    assert "Do you know?" in [each.text() for each in answering.findChildren(Paragraph)]
    answering.field.setText("Yes, it is")
    QTest.keyClick(answering.field, Qt.Key.Key_Return)
    shown.quiet()
    view = inbox.item(desk, item)
    assert (view.state, view.assignee) == (ItemState.OPEN, str(me.id))
    shown.station.decisions.undo_last()
    shown.quiet()
    assert colleagues.open_question(desk, item) is not None
    assert inbox.item(desk, item).state is ItemState.WAITING
