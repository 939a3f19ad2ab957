"""The log in the window: entries newest first, whom they were about, filters, proof of the chain, a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.services import moderation, reply, review
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.rail.pane import Place
from ui.review import words
from ui.review.case_view import CaseView
from ui.review.pane import ReviewPane
from ui.widgets.labels import Label, Paragraph

PEOPLE = (
    said(1, "Olga", "Where are you on Sunday?"),
    said(2, "Peter", "The lid leaks", thread="lids"),
)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation where somebody answered Olga and closed Peter's comment."""
    opened = Opened(qtbot, seated(profile_in(tmp_path, *PEOPLE), clock))
    desk = opened.session.work.desk
    desk.write(reply.send, 1, reply.Reply(text="On Lesnaya, until eight"))
    desk.write(moderation.act, 2, moderation.Action(kind=EntryKind.CLOSE))
    yield opened
    opened.close()


def _log(opened: Opened) -> ReviewPane:
    opened.station.go(Place(page="log"))
    pane = opened.station.pages.review()
    opened.until(lambda: pane.model.rowCount() > 0)
    return pane


def test_the_key_leads_to_the_log_and_its_row_is_marked(shown: Opened) -> None:
    QTest.keyClicks(shown.focus(), "gl")
    pane = shown.station.pages.review()
    assert shown.window.page() is pane
    assert shown.station.rail.place() == Place(page="log")
    shown.until(lambda: pane.model.rowCount() > 0)
    QTest.keyClick(shown.focus(), Qt.Key.Key_Escape)
    assert shown.window.page() is None


def test_entries_stand_newest_first_with_whom_they_were_about(shown: Opened) -> None:
    pane = _log(shown)
    kinds = [line.entry.kind for line in pane.model.lines]
    assert kinds[:2] == [EntryKind.CLOSE, EntryKind.REPLY]
    assert words.about(pane.model.lines[0]) == "Peter: The lid leaks"
    assert words.said(pane.model.lines[1]) == "On Lesnaya, until eight"
    shown.until(lambda: bool(pane.findChildren(CaseView)))
    texts = [label.text() for label in pane.findChildren(Paragraph)] + [
        each.text() for each in pane.findChildren(Label)
    ]
    assert "The lid leaks" in texts


def test_a_filter_reads_the_list_anew(shown: Opened) -> None:
    pane = _log(shown)
    pane.set_filter(pane._changed(kind=EntryKind.REPLY))
    shown.until(lambda: [line.entry.kind for line in pane.model.lines] == [EntryKind.REPLY])
    assert pane.kind_button.text() == "Replied"


def test_the_chain_is_proven_and_the_place_of_damage_named(shown: Opened) -> None:
    pane = _log(shown)
    count = pane.model.rowCount()
    QTest.mouseClick(pane.verify_button, Qt.MouseButton.LeftButton)
    shown.until(lambda: pane.proof().startswith("The chain is whole"))
    assert f": {count} entries" in pane.proof()
    pane.copy_anchor()
    copied = QGuiApplication.clipboard().text()
    assert copied in pane.proof()
    assert review.verify(shown.session.work.desk, kept=copied).ok


def test_what_is_listed_becomes_a_file(shown: Opened, tmp_path: Path) -> None:
    pane = _log(shown)
    pane.export(tmp_path / "log.csv")
    shown.until(lambda: "saved in log.csv" in pane.proof())
    text = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    assert "On Lesnaya, until eight" in text


def test_an_entry_leads_to_its_item(shown: Opened) -> None:
    pane = _log(shown)
    pane.item_requested.emit(2)
    assert shown.window.page() is None
    shown.until(lambda: (item := shown.station.case.item()) is not None and item.id == 2)


def test_an_answer_shows_the_case_as_it_was_then(shown: Opened) -> None:
    """Beside the list stand what was seen and what was said."""
    pane = _log(shown)
    pane.view.selectRow(1)
    shown.until(
        lambda: any(
            "On Lesnaya, until eight" in [part.text() for part in view.findChildren(Paragraph)]
            for view in pane.findChildren(CaseView)
        )
    )
    view = pane.findChildren(CaseView)[-1]
    texts = [part.text() for part in view.findChildren(Paragraph)]
    assert "Where are you on Sunday?" in texts
    heads = [part.text() for part in view.findChildren(Label)]
    assert [each for each in heads if each in {"What was seen", "What was said"}] == ["What was seen", "What was said"]
