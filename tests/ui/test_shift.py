"""The shift as people live it: begun, filled by work, handed over with a word, signed by the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.domain.roles import Role
from moderator_app.services import moderation, moderators, shift
from moderator_app.services.moderation import Action
from moderator_app.services.shift import Deeds, Handover, Page
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.rail.pane import Place
from ui.shift.lines import LineRow, SectionBox
from ui.shift.page import HandoverCard, ShiftPage
from ui.shift.promise import PromiseDialog
from ui.widgets.buttons import Button

Open = Callable[[], Opened]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    made: list[Opened] = []

    def open_one() -> Opened:
        people = (said(1, "Olga", "Where are you on Sunday?"), said(2, "Peter", "The lid leaks", thread="lids"))
        made.append(Opened(qtbot, seated(profile_in(tmp_path, *people), clock)))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def at_page(shown: Opened) -> ShiftPage:
    shown.station.go(Place(page="shift"))
    shown.quiet()
    page = shown.window.page()
    assert isinstance(page, ShiftPage)
    return page


def titles(page: ShiftPage) -> list[str]:
    return [box.section.title for box in page.findChildren(SectionBox) if not box.isHidden()]


def cards(page: ShiftPage) -> list[HandoverCard]:
    return [card for card in page.findChildren(HandoverCard) if not card.isHidden()]


def test_a_shift_is_begun_filled_and_handed_over(opened: Open) -> None:
    """What is snoozed and promised stands on the page; the text handed over holds the word and the lines."""
    shown = opened()
    page = at_page(shown)
    assert page.hand_over.isHidden()
    page.start.click()
    shown.quiet()
    desk = shown.session.work.desk
    first, second = shown.inbox_ids
    desk.write(moderation.act, first, Action(kind=EntryKind.SNOOZE, for_s=7_200))
    desk.write(moderation.act, second, Action(kind=EntryKind.NOTE, note="Call back", note_type=NoteType.PROMISE))
    shown.look()
    shown.quiet()
    shown.until(lambda: titles(page) == ["Promises", "Overdue now", "Snoozed"])
    page.word.setPlainText("The lids first, please.")
    QTest.mouseClick(page.hand_over, Qt.MouseButton.LeftButton)
    shown.quiet()
    waiting = shift.waiting(desk)
    assert [each.by for each in waiting] == ["Anna Klimova"]
    text = waiting[0].text or ""
    assert text.startswith("The lids first, please.")
    assert "Call back" in text
    assert page.word.toPlainText() == ""
    assert shift.current(desk) is None


def test_the_next_one_signs_and_the_writer_cannot(opened: Open) -> None:
    shown = opened()
    desk = shown.session.work.desk
    desk.write(shift.start)
    desk.write(shift.hand_over, "Watch the lids")
    page = at_page(shown)
    shown.until(lambda: bool(cards(page)))
    assert cards(page)[0].sign.blocked_reason()
    shown.session.work.sit_down(desk.write(moderators.add, "Boris", Role.MODERATOR))
    page = at_page(shown)
    shown.until(lambda: bool(cards(page)))
    cards(page)[0].sign.click()
    shown.quiet()
    assert shift.waiting(desk) == ()


def test_a_promise_is_kept_with_one_button_and_taken_back_with_one_key(opened: Open) -> None:
    shown = opened()
    desk = shown.session.work.desk
    item = shown.inbox_ids[0]
    made = desk.write(moderation.act, item, Action(kind=EntryKind.NOTE, note="Send it", note_type=NoteType.PROMISE))
    page = at_page(shown)
    button = page.findChild(Button, str(made.entry.id))
    assert button is not None
    button.click()
    shown.quiet()
    shown.until(lambda: "Promises" not in titles(page))
    shown.station.decisions.undo_last()
    shown.quiet()
    shown.look()
    shown.quiet()
    shown.until(lambda: "Promises" in titles(page))


def test_a_line_opens_its_item(opened: Open) -> None:
    shown = opened()
    item = shown.inbox_ids[1]
    shown.session.work.desk.write(moderation.act, item, Action(kind=EntryKind.SNOOZE, for_s=7_200))
    page = at_page(shown)
    next(row for row in page.findChildren(LineRow) if row.line.item_id == item).click()
    shown.quiet()
    opened_item = shown.station.case.item()
    assert opened_item is not None
    assert opened_item.id == item
    assert shown.window.page() is None


def test_a_promise_is_written_from_the_list(opened: Open) -> None:
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    shown.quiet()
    shown.station.actions.trigger("promise")
    dialog = shown.window.findChild(PromiseDialog)
    assert dialog is not None
    dialog.field.setText("A new lid")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    promises = shift.page(shown.session.work.desk).promises
    assert [each.text for each in promises] == ["A new lid"]
    assert promises[0].until is not None


EMPTY = Page(
    since=1_772_000_000_000_000, deeds=Deeds(answered=0, decided=0, moderated=0, noted=0, in_time=0, late=0),
    promises=(), needs_look=(), overdue=(), missed=(), snoozed=(), waiting=(), drafts=(), notes=(),
)  # fmt: skip


@pytest.mark.rule(13)
def test_a_hostile_handover_stays_words_and_is_bounded(qtbot: QtBot, look: Look) -> None:
    page = ShiftPage()
    qtbot.addWidget(page)
    hostile = Handover(entry_id=1, at=1, by="<b>x</b>" * 900, actor="9", text="<img src=x>\u202e" * 90_000)
    page.show_page(EMPTY, (hostile,), {}, "1", 1_772_000_100_000_000)
    page.resize(900, 700)
    page.grab()
    assert page.findChild(HandoverCard) is not None
    assert page.text()


def test_an_error_offers_to_try_again(qtbot: QtBot, look: Look) -> None:
    page = ShiftPage()
    qtbot.addWidget(page)
    page.show_error("The store cannot be read.")
    with qtbot.waitSignal(page.retry_requested, timeout=30_000):
        page._again.click()
