"""From the author's card: what is held, a copy, another name, nothing any more; asked once, for leads only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import Role
from moderator_app.services import moderation, moderators, privacy, review
from moderator_app.services.privacy import Held
from moderator_app.services.review import Filter
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.author.privacy import PrivacyDialog

PEOPLE = (said(1, "Olga Petrova", "Where are you on Sunday?"), said(2, "Peter", "The lid leaks", thread="lids"))


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """Olga's question is open, with a note of ours."""
    opened = Opened(qtbot, seated(profile_in(tmp_path, *PEOPLE), clock))
    note = moderation.Action(kind=EntryKind.NOTE, note="Olga likes the window seat")
    opened.session.work.desk.write(moderation.act, 1, note)
    opened.station.open_item(1)
    opened.until(lambda: (item := opened.station.case.item()) is not None and item.id == 1)
    opened.station.pages.sidebar.show_tab("author")
    yield opened
    opened.close()


def dialog_of(shown: Opened) -> PrivacyDialog:
    button = shown.station.pages.author.data_button
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (dialog,) = shown.window.findChildren(PrivacyDialog)
    return dialog


@pytest.mark.process
def test_erasing_is_asked_once_and_told_by_its_entry(shown: Opened) -> None:
    """The card, the thread and the log show it at once."""
    dialog = dialog_of(shown)
    QTest.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    assert dialog.erase_button.blocked_reason()
    shown.until(lambda: dialog.told().startswith("Done."))
    desk = shown.session.work.desk
    (entry,) = review.entries(desk, Filter(kind=EntryKind.ERASE))
    assert f"Entry {entry.entry.id} of the log" in dialog.told()
    assert privacy.held(desk, 1).erased
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    shown.look()
    shown.until(lambda: (item := shown.station.case.item()) is not None and item.author_name == "№ 1")
    (note,) = review.entries(desk, Filter(kind=EntryKind.NOTE))
    assert (note.words["note"], note.erased_by) == (None, entry.entry.id)


@pytest.mark.process
def test_a_copy_is_saved_for_the_person(shown: Opened, tmp_path: Path) -> None:
    dialog = dialog_of(shown)
    dialog.copy_requested.emit(tmp_path / "olga.json")
    shown.until(lambda: dialog.told() == "Saved in olga.json.")
    document = json.loads((tmp_path / "olga.json").read_text(encoding="utf-8"))
    assert document["author"]["name"] == "Olga Petrova"
    assert not dialog.erase_button.blocked_reason()
    dialog.copy_requested.emit(tmp_path / "none" / "olga.json")
    shown.until(lambda: "could not be written" in dialog.told())


def test_others_than_leads_are_not_offered_it(shown: Opened) -> None:
    desk = shown.session.work.desk
    colleague = desk.write(moderators.add, "Boris", Role.MODERATOR)
    shown.session.work.desk = desk.worked_by(colleague)
    shown.station.case.refresh()
    assert shown.station.pages.author.data_button.isHidden()


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_dialog_says_what_is_held_and_what_happens(
    qtbot: QtBot, look: Look, assert_golden: Callable[[QWidget, str], None], name: str, language: str
) -> None:
    look(name, "comfortable", language)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 560)
    window.show()
    held = Held(
        author_id=7, name="Марина Ковалёва", messages=3, answers=2, entries=5, drafts=1, backups=1, erased=False
    )
    dialog = PrivacyDialog(window, held)
    dialog.open()
    assert_golden(window, f"privacy_{name}_{language}")
