"""An answer that was sent is changed in the composer, which says so; a reply that was begun waits meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import PLAIN
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.services import outbox
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, profile_in, said, seated
from tests.support.threads import ITEM, PEOPLE, THREAD, delivery
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_composer import MemoryDrafts, Screen
from tests.ui.test_thread import clear_focus
from ui.case import EDIT_ID
from ui.composer.pane import Composer
from ui.composer.reply import LengthRule, Recipient
from ui.thread.laid import Place, Spot
from ui.thread.pane import ThreadPane
from ui.widgets.countdown import Countdown
from ui.widgets.labels import Panel
from ui.workstation import Workstation


@pytest.mark.parametrize(("name", "language"), [(n, each) for n in ("light", "dark") for each in ("ru", "en")])
def test_changing_looks_like_changing(
    qtbot: QtBot, look: Look, clock: StillClock, assert_golden: AssertGolden, monkeypatch: pytest.MonkeyPatch,
    name: str, language: str,
) -> None:  # fmt: skip
    """An edit on its way with its difference, an answer that can be changed, one that cannot; whose answer it is."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    holder = Panel()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    thread, composer = ThreadPane(Countdown(clock)), Composer(MemoryDrafts(), clock, Screen())
    column.addWidget(thread, 1)
    column.addWidget(composer)
    holder.resize(512, 900)
    holder.show()
    new = "Артур, конечно: на декафе, без доплаты и во всех кофейнях."
    edit = delivery(44, action=EntryKind.EDIT, target_id=2, text=new)
    view = replace(THREAD, pending=(edit,))
    thread.set_edits({2: "", 4: "VK"})
    thread.show_thread(view, ITEM, people=PEOPLE, kind="constructive_critic")
    thread.conversation.stand_on(("message", 1))
    to = Recipient(
        item_id=ITEM, thread_id=1, author_id=1, target_id=2, author_name="Артур Ким", platform="wordpress",
        place="", changes=True,
    )  # fmt: skip
    composer.open_for(to, view, rule=LengthRule(4096), people=PEOPLE, stands=(new, PLAIN))
    QApplication.processEvents()
    clear_focus()
    assert_golden(holder, f"edit_answer_{name}_{language}")


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    profile = profile_in(
        tmp_path,
        said(1, "Olga", "When do you open?"),
        said(2, "we", "On Sunday at nine.", reply_to="1"),
        said(3, "Olga", "And on Monday?"),
    )
    shown = Opened(qtbot, seated(profile, StillClock(NOW_US)))
    shown.station.open_item(shown.inbox_ids[0])
    shown.quiet()
    yield shown
    shown.close()


def places(station: Workstation, spot: Spot) -> list[Place]:
    """What can be pressed anywhere in the conversation."""
    conversation = station.case.thread.conversation
    widgets = [conversation.widget_of(key) for key in conversation.shown_keys()]
    return [place for widget in widgets if widget is not None for place in widget.places() if place.spot is spot]


def edits(station: Workstation) -> list[DeliveryView]:
    rows = outbox.rows(station.work.desk, tuple(DeliveryState), limit=20)
    return [each for each in rows if each.action is EntryKind.EDIT]


def ours(station: Workstation) -> int:
    view = station.case.thread.view()
    assert view is not None
    return next(each.id for each in view.messages if each.ours)


def test_the_answer_comes_into_the_composer_and_goes_as_an_edit(opened: Opened) -> None:
    """Its words, who is changed what; the delivery is about our message, and the thread shows the difference."""
    station, composer = opened.station, opened.station.case.composer
    assert [place.value for place in places(station, Spot.EDIT)] == [""]
    station.case.thread.edit_requested.emit(ours(station), "")
    assert composer.text() == "On Sunday at nine."
    assert composer.to.accessibleName().startswith("Editing the answer of we to Olga")
    assert composer.problem() == "Nothing is changed yet"
    assert composer.tools.send.text() == "Change the answer"
    composer.field.selectAll()
    composer.insert("On Monday at nine.")
    assert composer.send()
    opened.quiet()
    opened.look()
    (edit,) = edits(station)
    assert (edit.target_id, edit.text) == (ours(station), "On Monday at nine.")
    recipient = composer.recipient()
    assert recipient is not None
    assert not recipient.changes
    assert composer.text() == ""
    assert places(station, Spot.CANCEL)[0].value == str(edit.entry_id)


def test_by_keyboard_and_back(opened: Opened) -> None:
    """The key opens our newest answer, Escape leaves it, what was begun comes back with the next press."""
    station, composer = opened.station, opened.station.case.composer
    composer.insert("Half a reply")
    station.actions.trigger(EDIT_ID)
    assert composer.field.hasFocus()
    assert composer.text() == "On Sunday at nine."
    composer.field.selectAll()
    composer.insert("On Tuesday")
    QTest.keyClick(composer.field, Qt.Key.Key_Escape)
    assert composer.text() == "Half a reply"
    recipient = composer.recipient()
    assert recipient is not None
    assert recipient.author_name == "Olga"
    station.actions.trigger(EDIT_ID)
    assert composer.text() == "On Tuesday"
    assert edits(station) == []


def test_an_edit_that_was_begun_is_marked_at_its_answer(opened: Opened) -> None:
    """While it is changed and after it was left; not once the words are as they stand, and it is on screen."""
    station, composer = opened.station, opened.station.case.composer
    conversation = station.case.thread.conversation
    answer = ("message", ours(station))

    def mark() -> bool:
        widget = conversation.widget_of(answer)
        assert widget is not None, "the answer that is changed is not on screen"
        return "edit begun" in widget.accessibleName()

    assert not mark()
    station.actions.trigger(EDIT_ID)
    assert mark()
    assert composer.field.hasFocus()
    assert [place.label for place in places(station, Spot.EDIT)] == ["edit begun"]
    composer.field.selectAll()
    composer.insert("On Tuesday")
    QTest.keyClick(composer.field, Qt.Key.Key_Escape)
    assert mark()
    station.case.close()
    station.open_item(opened.inbox_ids[0])
    assert mark()
    station.actions.trigger(EDIT_ID)
    composer.field.selectAll()
    composer.insert("On Sunday at nine.")
    QTest.keyClick(composer.field, Qt.Key.Key_Escape)
    opened.quiet()
    assert not mark()


def test_a_reply_never_goes_as_an_edit_nor_an_edit_as_a_reply(opened: Opened) -> None:
    """Another item on the way: its own draft, its own recipient."""
    station, composer = opened.station, opened.station.case.composer
    station.actions.trigger(EDIT_ID)
    composer.field.selectAll()
    composer.insert("On Tuesday")
    station.case.close()
    station.open_item(opened.inbox_ids[0])
    recipient = composer.recipient()
    assert recipient is not None
    assert not recipient.changes
    assert composer.text() == ""


def test_the_words_of_a_change_are_no_public_line_and_no_reply_of_a_verdict(opened: Opened) -> None:
    """Whoever takes the words of the composer elsewhere gets those of a reply."""
    station, composer = opened.station, opened.station.case.composer
    composer.insert("Half a reply")
    station.actions.trigger(EDIT_ID)
    assert composer.text() == "On Sunday at nine."
    station.actions.trigger("verdict")
    assert composer.text() == "Half a reply"
    assert not station.case.editing()


def test_reply_means_a_reply(opened: Opened) -> None:
    """R while an answer is changed goes back to replying."""
    station, composer = opened.station, opened.station.case.composer
    station.actions.trigger(EDIT_ID)
    station.case.thread.focus_conversation()
    station.actions.trigger("reply")
    assert composer.field.hasFocus()
    assert not station.case.editing()
    assert composer.text() == ""


def test_the_reason_stands_where_it_cannot_be_changed(opened: Opened) -> None:
    """Grey in the menu and in the message, with the platform's reason."""
    station = opened.station
    lacks = '{"edit": "no_permission"}'
    station.work.desk.write(lambda conn, _desk: conn.execute("UPDATE account SET missing_json = ?", (lacks,)))
    station.case.refresh()
    (place,) = places(station, Spot.EDIT)
    assert "lacks the right" in place.label
    offered = {each.id: each for each in station.case.offered()}
    assert "lacks the right" in offered[EDIT_ID].reason
    station.case.thread.edit_requested.emit(ours(station), place.value)
    recipient = station.case.composer.recipient()
    assert recipient is not None
    assert not recipient.changes


def test_words_of_a_stopped_change_wait_at_their_answer(opened: Opened) -> None:
    """They never land in a reply."""
    station, composer = opened.station, opened.station.case.composer
    station.actions.trigger(EDIT_ID)
    composer.field.selectAll()
    composer.insert("On Monday at nine.")
    assert composer.send()
    opened.quiet()
    (edit,) = edits(station)
    station.pages.deliver(edit.entry_id, "edit")
    opened.quiet()
    assert composer.text() == ""
    station.actions.trigger(EDIT_ID)
    assert composer.text() == "On Monday at nine."
