"""Notes and history beside the conversation, names in notes, snoozing in words, leases, in the real window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind, Event, NoteType
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.roles import Moderator, Role
from moderator_app.domain.views import View
from moderator_app.services import inbox, item_log, moderation, moderators, undo
from moderator_app.services.moderation import CLAIM_US, Action
from moderator_app.storage.decide import Decided
from moderator_app.storage.drafts import DraftStore, in_journal
from tests.support.inbox_rows import NOW_US, PLAIN
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_composer import MemoryDrafts
from ui.help.pages import Topic
from ui.inbox.sentence import row_sentence
from ui.itemlog.dialog import NoteDialog
from ui.itemlog.history import HistoryPane
from ui.itemlog.note_text import NoteText
from ui.itemlog.notes import NotesPane
from ui.lease import TakeOverDialog
from ui.rail.pane import Place
from ui.snooze import SnoozeDialog

HOSTILE = "\u202e<b>x</b>" + "Ж" * 6_000


@pytest.fixture
def shown(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """Two comments; Anna works here, Boris too."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    people = (said(1, "Olga", "Is it gluten free?"), said(2, "Peter", "The lid leaks", thread="lids"))
    opened = Opened(qtbot, seated(profile_in(tmp_path, *people), clock))
    opened.session.work.desk.write(moderators.add, "Boris", Role.SENIOR)
    yield opened
    opened.close()


def boris(shown: Opened) -> Moderator:
    return next(each for each in shown.session.work.people() if each.name == "Boris")


def does(shown: Opened, item: int, kind: EntryKind, *, other: bool = False, **facts: Any) -> Decided:
    """Anna, or Boris, decides elsewhere; the window hears of it."""
    desk = shown.session.work.desk
    decided = (desk.worked_by(boris(shown)) if other else desk).write(
        moderation.act, item, Action(kind=kind, **facts)
    )  # fmt: skip
    shown.look()
    return decided


def open_on(shown: Opened, item: int, tab: str) -> None:
    shown.station.open_item(item)
    shown.station.item_logs.open(tab)
    shown.quiet()


def notes_of(shown: Opened) -> list[str]:
    return [card.accessibleName() for card in shown.station.pages.notes.cards()]


# Notes ---------------------------------------------------------------------------------------------


def test_a_note_is_added_by_the_keyboard_and_undone(shown: Opened) -> None:
    """`G E`, words, Ctrl+Enter: it stands among the notes, the field is empty, Z takes it back."""
    open_on(shown, 1, "notes")
    field = shown.station.pages.notes.field
    assert shown.focus() is field.edit
    QTest.keyClicks(field.edit, "Look at the cups")
    QTest.keyClick(field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: len(notes_of(shown)) == 1)
    assert notes_of(shown)[0].endswith("Look at the cups")
    assert field.text() == ""
    shown.station.decisions.undo_last()
    shown.until(lambda: notes_of(shown) == [])


def test_notes_of_the_item_are_reached_from_any_page(shown: Opened) -> None:
    """From the outbox or the shift the item comes back with its notes: nothing is typed where nobody sees it."""
    shown.station.open_item(1)
    shown.station.open_outbox()
    shown.station.item_logs.open("notes")
    shown.quiet()
    edit = shown.station.pages.notes.field.edit
    assert shown.window.page() is None
    assert shown.station.case.item() is not None
    assert shown.focus() is edit
    assert edit.isVisible()


def test_a_name_is_completed_after_its_sign(shown: Opened) -> None:
    """Down, Enter take the name; oneself is not offered; an address offers nobody."""
    open_on(shown, 1, "notes")
    field = shown.station.pages.notes.field
    QTest.keyClicks(field.edit, "a@b")
    assert field.suggested.names() == []
    field.set_text("")
    QTest.keyClicks(field.edit, "@bo")
    assert field.suggested.names() == ["Boris"]
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.text() == "@Boris "
    assert field.suggested.isHidden()
    QTest.keyClick(field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: len(notes_of(shown)) == 1)
    assert shown.session.work.item(1).mentioned == (str(boris(shown).id),)


def test_what_was_begun_waits_at_its_item(shown: Opened) -> None:
    """Another item has another field; a refused note keeps its words."""
    open_on(shown, 1, "notes")
    field = shown.station.pages.notes.field
    QTest.keyClicks(field.edit, "half a")
    open_on(shown, 2, "notes")
    assert field.text() == ""
    open_on(shown, 1, "notes")
    assert field.text() == "half a"
    field.note_requested.emit("x" * 20_000)
    shown.quiet()
    assert field.text() == "half a"


def kept_on_disk(shown: Opened) -> list[str]:
    """What another process finds in the file of drafts."""
    store = DraftStore(shown.session.work.desk.profile.drafts, shown.session.work.desk.clock)
    try:
        return [each.text for each in store.all()]
    finally:
        store.close()


@pytest.mark.rule(1)
def test_a_begun_note_is_on_disk_like_a_draft(shown: Opened) -> None:
    """Nobody has to press anything: a window that is killed has it at the next start."""
    open_on(shown, 1, "notes")
    QTest.keyClicks(shown.station.pages.notes.field.edit, "half a")
    shown.until(lambda: kept_on_disk(shown) == ["half a"])
    QTest.keyClick(shown.station.pages.notes.field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: kept_on_disk(shown) == [])
    assert shown.station.pages.notes.field.text() == ""


def test_a_note_that_stands_in_the_journal_is_not_offered_again(shown: Opened) -> None:
    """A crash between the entry and the end of its draft."""
    desk = shown.session.work.desk
    store = DraftStore(desk.profile.drafts, desk.clock)
    store.save((0, 1), "d-1", "Look at the cups", ())
    store.save((0, 2), "d-2", "And the lids", ())
    does(shown, 1, EntryKind.NOTE, note="Look at the cups", draft_id="d-1")
    assert in_journal(desk.reader, store.all()) == {"d-1"}
    store.close()


def note_dialog(shown: Opened) -> NoteDialog:
    shown.station.actions.trigger(EntryKind.NOTE.value)
    (dialog,) = [each for each in shown.window.findChildren(NoteDialog) if each.is_open()]
    return dialog


def test_the_note_over_the_window_completes_names_and_loses_nothing(shown: Opened) -> None:
    """N, an @ and letters, Enter takes the name, Enter adds; cancelled, the words wait at the item."""
    shown.station.open_item(1)
    shown.quiet()
    dialog = note_dialog(shown)
    edit = dialog.field.edit
    assert shown.focus() is edit
    QTest.keyClicks(edit, "Ask @bo")
    assert dialog.field.suggested.names() == ["Boris"]
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.field.text() == "Ask @Boris "
    shown.until(lambda: kept_on_disk(shown) == ["Ask @Boris "])
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not dialog.is_open()
    assert shown.station.pages.notes.begun() == "Ask @Boris "
    dialog = note_dialog(shown)
    assert dialog.field.text() == "Ask @Boris "
    QTest.keyClicks(dialog.field.edit, "today")
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    shown.until(lambda: shown.station.pages.notes.begun() == "")
    assert shown.session.work.item(1).mentioned == (str(boris(shown).id),)


def test_hostile_words_are_shown_as_they_are(shown: Opened) -> None:
    """No markup, no trick of direction, and a pane no wider for it."""
    does(shown, 1, EntryKind.NOTE, other=True, note="<b>x</b>" + "Ж" * 6_000)
    open_on(shown, 1, "notes")
    (card,) = shown.station.pages.notes.cards()
    assert "<b>x</b>ЖЖЖ" in card.accessibleName()
    other_release = NoteText(HOSTILE, {"2": "x"}, "")
    assert other_release.accessibleName().startswith("‹RLO›<b>x</b>")
    assert other_release.named() == []
    shown.window.grab()
    assert card.width() <= shown.station.pages.sidebar.width()


# Names me ----------------------------------------------------------------------------------------------


def test_a_mention_calls_and_goes_once_it_was_read(shown: Opened) -> None:
    """The rail counts it; opened from there its note is before one; the key says that it was read; undo calls again."""
    does(shown, 1, EntryKind.NOTE, other=True, note="@Anna Klimova please look")
    row = shown.station.rail.row(Place(View.MENTIONED))
    assert row is not None
    assert row.count() == 1
    shown.station.actions.trigger("go_mentioned")
    shown.quiet()
    assert shown.inbox_ids == [1]
    shown.station.open_item(1)
    shown.quiet()
    assert shown.station.pages.sidebar.tab() == "notes"
    pane = shown.station.pages.notes
    assert pane.mention.isVisible()
    assert notes_of(shown)[0].startswith("names you, Boris")
    text = pane.cards()[0].findChild(NoteText)
    assert text is not None
    assert text.named() == [shown.session.work.desk.actor]
    shown.station.actions.trigger("read")
    shown.until(lambda: not pane.mention.isVisible())
    assert row.count() == 0
    shown.station.decisions.undo_last()
    shown.until(lambda: row.count() == 1)


def test_there_is_nothing_to_read_where_nobody_named_one(shown: Opened) -> None:
    """The key says so instead of writing an entry."""
    open_on(shown, 1, "notes")
    shown.station.actions.trigger("read")
    assert "No note here waits for you" in shown.window.toast.text()


# History -----------------------------------------------------------------------------------------------


def test_the_history_says_everything_and_opens_the_log(shown: Opened) -> None:
    """Claims, names, undos and ends in words, newest first; Enter on a line goes to its entry."""
    does(shown, 1, EntryKind.CLAIM, other=True)
    assigned = does(shown, 1, EntryKind.ASSIGN, other=True, to="Boris")
    shown.session.work.desk.write(undo.undo, assigned.entry.id)
    does(shown, 1, EntryKind.SNOOZE, events=(Event.NOTE, Event.EDIT))
    does(shown, 1, EntryKind.NOTE, other=True, note="Done", note_type=NoteType.PERSON)
    does(shown, 1, EntryKind.CLAIM, over=True)
    does(shown, 1, EntryKind.HIDE)
    open_on(shown, 1, "history")
    pane = shown.station.pages.history
    titles = [each.split(", ")[0] for each in pane.sentences()]
    assert titles == [
        "Hid", "Taken over from Boris", "Back: a colleague left a note", "About the person",
        "Snoozed until an edit or a colleague's note", "Taken back: assigned to Boris", "Assigned to Boris", "Claimed",
    ]  # fmt: skip
    assert "taken back by Anna Klimova" in pane.sentences()[6]
    asked: list[int] = []
    pane.entry_requested.connect(asked.append)
    pane.list.setCurrentIndex(pane.list.happened.index(6, 0))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert asked == [assigned.entry.id]
    assert shown.station.rail.place().page == "log"
    shown.until(lambda: shown.session.work.bridge.pending() == 0)


def test_each_tab_has_its_page_of_help(shown: Opened) -> None:
    """F1 in a tab is about that tab."""
    pages = shown.station.pages
    assert shown.station.help.topic_of(pages.notes.field.edit) is Topic.NOTES
    assert shown.station.help.topic_of(pages.history.list) is Topic.HISTORY


# Snoozing ----------------------------------------------------------------------------------------------


def asks(shown: Opened) -> SnoozeDialog:
    """The dialog behind the last number of the menu."""
    shown.station.open_item(1)
    shown.quiet()
    shown.station.actions.trigger("snooze")
    menu = shown.window.findChild(QMenu)
    assert menu is not None
    menu.actions()[-1].trigger()
    menu.close()
    dialog = shown.window.findChild(SnoozeDialog)
    assert dialog is not None
    return dialog


def test_a_time_in_words_is_said_back_while_it_is_typed(shown: Opened) -> None:
    """What was understood stands below; what was not says what to write; Enter snoozes until then."""
    dialog = asks(shown)
    QTest.keyClicks(dialog.field, "in 2 fortnights")
    assert dialog.understood().startswith("Not understood. Write: tomorrow 9:00")
    assert not dialog.done_button.isEnabled()
    dialog.field.setText("2025-01-01 9:00")
    assert "over already" in dialog.understood()
    dialog.field.setText("через 2 часа")
    assert dialog.understood().endswith("in 2\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}m.")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.until(lambda: shown.session.work.item(1).state is ItemState.WAITING)
    assert shown.session.work.item(1).until == NOW_US // 1_000_000 * 1_000_000 + 2 * 3_600_000_000


def test_an_event_alone_is_enough_to_wait_for(shown: Opened) -> None:
    """Nothing chosen, nothing done; the author's next message makes it wait for the author."""
    dialog = asks(shown)
    assert not dialog.done_button.isEnabled()
    dialog.events[Event.AUTHOR].click()
    assert "the answer times may bring it back" in dialog.understood()
    dialog.done_button.click()
    shown.until(lambda: shown.session.work.item(1).waiting_reason is Waiting.AUTHOR)
    (line,) = item_log.read(shown.session.work.desk, 1).lines
    assert line.entry.data == {"events": ["author"], "reason": "author"}


# Leases ------------------------------------------------------------------------------------------------


def test_a_colleagues_claim_is_taken_over_after_a_question(shown: Opened) -> None:
    """Leaving is what Enter does; taking it over is said."""
    does(shown, 1, EntryKind.CLAIM, other=True)
    shown.station.open_item(1)
    shown.quiet()
    shown.station.actions.trigger("claim")
    dialog = shown.window.findChild(TakeOverDialog)
    assert dialog is not None
    dialog.keep.click()
    shown.quiet()
    assert shown.session.work.item(1).claimed_by == str(boris(shown).id)
    QApplication.processEvents()
    shown.station.actions.trigger("claim")
    dialog = shown.window.findChildren(TakeOverDialog)[-1]
    dialog.take.click()
    shown.until(lambda: shown.session.work.item(1).claimed_by == shown.session.work.desk.actor)


def test_typing_keeps_ones_own_lease(shown: Opened, clock: StillClock) -> None:
    """Past its half a letter renews it, and the history still tells of one claim."""
    does(shown, 1, EntryKind.CLAIM)
    shown.station.open_item(1)
    shown.quiet()
    clock.now += CLAIM_US * 2 // 3
    QTest.keyClicks(shown.station.case.composer.field, "Hel")
    shown.until(lambda: shown.session.work.item(1).claimed_until == clock.now + CLAIM_US)
    log = item_log.read(shown.session.work.desk, 1)
    assert [line.entry.kind for line in log.lines] == [EntryKind.CLAIM]


def test_a_row_says_who_has_it_in_hand(shown: Opened) -> None:
    """In the sentence that is read aloud too."""
    does(shown, 1, EntryKind.CLAIM, other=True)
    (row,) = inbox.rows(shown.session.work.desk, [1])
    assert "in the hands of Boris" in row_sentence(row, NOW_US)
    assert "in the hands" not in row_sentence(PLAIN, NOW_US)


# Pictures ----------------------------------------------------------------------------------------------

LOOKS = pytest.mark.parametrize(("name", "language"), [(n, each) for n in ("light", "dark") for each in ("ru", "en")])


def still(pane: QWidget) -> None:
    for _ in range(3):
        QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    pane.repaint()


def filled(shown: Opened) -> item_log.ItemLog:
    """What colleagues wrote and did about an item, read as Anna."""
    does(shown, 1, EntryKind.CLAIM, other=True)
    does(shown, 1, EntryKind.NOTE, note="Вторая жалоба на крышки за неделю, спросим @Boris.")
    does(shown, 1, EntryKind.TAG, other=True, tag="стаканы")
    assigned = does(shown, 1, EntryKind.ASSIGN, other=True, to="Boris")
    shown.session.work.desk.write(undo.undo, assigned.entry.id)
    does(shown, 1, EntryKind.SNOOZE, events=(Event.NOTE,), for_s=7_200)
    does(shown, 1, EntryKind.NOTE, other=True, note="@Anna Klimova партия та же, деньги вернуть можно: правило 4.2")
    does(shown, 1, EntryKind.NOTE, other=True, note="Ответить до вечера", note_type=NoteType.PROMISE)
    does(shown, 1, EntryKind.CLAIM, over=True)
    return item_log.read(shown.session.work.desk, 1)


@LOOKS
@pytest.mark.parametrize("state", ["full", "empty", "nothing", "error"])
@pytest.mark.parametrize("tab", ["notes", "history"])
def test_the_tabs_look_as_drawn(
    shown: Opened, look: Look, qtbot: QtBot, clock: StillClock, assert_golden: AssertGolden,
    name: str, language: str, state: str, tab: str,
) -> None:  # fmt: skip
    """Full, without anything yet, without an item, with a store that cannot be read."""
    look(name, "comfortable", language)
    pane: NotesPane | HistoryPane = NotesPane(clock, MemoryDrafts()) if tab == "notes" else HistoryPane(clock)
    qtbot.addWidget(pane)
    pane.resize(320, 560)
    pane.show()
    if state == "full":
        pane.show_log(filled(shown))
    elif state == "empty":
        pane.show_log(item_log.read(shown.session.work.desk, 2))
    elif state == "error":
        pane.show_error("The store is busy." if language == "en" else "Хранилище занято.")
    still(pane)
    assert_golden(pane, f"{tab}_{state}_{name}_{language}")


@LOOKS
def test_the_note_over_the_window_looks_as_drawn(
    shown: Opened, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    """The names below the line."""
    look(name, "comfortable", language)
    shown.station.open_item(1)
    shown.quiet()
    dialog = note_dialog(shown)
    QTest.keyClicks(dialog.field.edit, "Look at this, @b")
    still(dialog)
    assert dialog.field.suggested.names() == ["Boris"]
    dialog.field.edit.setCursorWidth(0)
    scrim = dialog.parentWidget()
    assert scrim is not None
    assert_golden(scrim, f"note_dialog_{name}_{language}")
