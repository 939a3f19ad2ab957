"""Profiles of one person are joined in the window, by keyboard, and that is taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app.services import persons
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock


def test_another_profile_is_found_joined_and_taken_back(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path
) -> None:
    """The card of the open item tells of both until the decision is undone."""
    profile = profile_in(tmp_path, said(1, "Marina", "Hello"), said(2, "marina_kov", "Hi", thread="other"))
    shown = Opened(qtbot, seated(profile, clock))
    try:
        station = shown.station
        station.open_item(shown.inbox_ids[0])
        shown.quiet()
        author = station.pages.author.author_id()
        assert author is not None
        station.actions.trigger("join_person")
        dialog = station.persons.dialog()
        assert dialog is not None
        QTest.keyClicks(dialog.field, "marina_k")
        (choice,) = dialog.choices
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Space)
        shown.quiet()
        shown.look()
        assert len(persons.card(shown.session.work.desk, author).members) == 2
        assert "WordPress, marina_kov" in station.pages.author.person.texts()
        station.decisions.undo_last()
        shown.quiet()
        shown.look()
        assert len(persons.card(shown.session.work.desk, author).members) == 1
    finally:
        shown.close()
