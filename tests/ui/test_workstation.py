"""The workstation as a person uses it: real widgets, real services, a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.domain.items import DeliveryState, ItemState
from moderator_app.domain.sla.clocks import Level
from moderator_app.domain.sla.policy import Metric
from moderator_app.domain.views import View
from moderator_app.services import moderators, outbox, sla_rules
from moderator_app.storage import ruling
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.actions import russian_twin
from ui.inbox.pane import State
from ui.preferences.who import WhoDialog
from ui.rail.pane import Place
from ui.sla.policies import PoliciesDialog
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog

Open = Callable[..., Opened]

PEOPLE = (
    said(1, "Olga", "Where are you on Sunday?"),
    said(2, "Peter", "The lid leaks", thread="lids"),
    said(3, "Marina", "Is there oat milk?", thread="milk"),
)


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on three open comments; closes it."""
    made: list[Opened] = []

    def open_one(*messages: object, name: str | None = "Anna Klimova", account: bool = True, **more: object) -> Opened:
        profile = profile_in(tmp_path, *(messages or PEOPLE), account=account)  # type: ignore[arg-type]
        made.append(Opened(qtbot, seated(profile, clock, name), **more))  # type: ignore[arg-type]
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def keys(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def test_the_list_shows_what_is_open(opened: Open) -> None:
    """Rows, counter of the rail and title agree."""
    shown = opened()
    assert len(shown.inbox_ids) == 3
    assert shown.station.work.counters().views[View.OPEN] == 3
    assert shown.station.inbox.state() is State.LIST


def test_moving_opens_the_item_with_thread_composer_and_author(opened: Open) -> None:
    shown = opened()
    keys(shown.station.inbox.view, "j")
    shown.quiet()
    item = shown.station.case.item()
    assert item is not None
    assert item.author_name == "Olga"
    assert shown.station.case.thread.shown() == (item.thread_id, item.id)
    assert shown.station.pages.author.author_id() == item.author_id


@pytest.mark.rule(16)
def test_new_items_wait_and_nothing_moves(opened: Open) -> None:
    """Rule 16: what arrives is counted; rows, scroll, selection and the composer's text stay."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[1])
    shown.station.case.composer.insert("half a thought")
    before = (
        shown.inbox_ids,
        shown.station.inbox.view.current_id(),
        shown.station.inbox.view.verticalScrollBar().value(),
    )
    arrive(shown.session.work.desk.profile, said(0, "Nina", "first in line", thread="new"))
    shown.look()
    after = (
        shown.inbox_ids,
        shown.station.inbox.view.current_id(),
        shown.station.inbox.view.verticalScrollBar().value(),
    )
    assert before == after
    assert shown.station.inbox.model.pending() == 1
    assert shown.station.inbox.header.pill.isVisible()
    assert shown.station.case.composer.text() == "half a thought"


def test_a_dot_shows_what_waited(opened: Open) -> None:
    shown = opened()
    keys(shown.station.inbox.view, "j")
    arrive(shown.session.work.desk.profile, said(0, "Nina", "first in line", thread="new"))
    shown.look()
    current = shown.station.inbox.view.current_id()
    keys(shown.station.inbox.view, ".")
    shown.quiet()
    assert len(shown.inbox_ids) == 4
    assert shown.station.inbox.view.current_id() == current


@pytest.mark.rule(16)
def test_closing_is_told_undone_and_goes_on_to_the_next(opened: Open) -> None:
    """E commits, says so with an undo, and the reader stands on the next one; Z restores the state exactly."""
    shown = opened()
    first, second, _third = shown.inbox_ids
    shown.station.open_item(first)
    shown.station.inbox.view.setFocus()
    keys(shown.station.inbox.view, "e")
    shown.until(shown.window.toast.isVisible)
    shown.quiet()
    assert shown.station.work.item(first).state is ItemState.DONE
    assert shown.station.inbox.view.current_id() == second
    assert shown.station.case.item() is not None
    keys(shown.station.inbox.view, "z")
    shown.until(lambda: shown.station.work.item(first).state is ItemState.OPEN)
    shown.quiet()
    assert not shown.station.decisions.can_undo()


@pytest.mark.parametrize("after", ["next", "stay", "list"])
def test_after_an_item_is_done_the_reader_goes_where_they_said(opened: Open, after: str) -> None:
    """On to the next, still with the same, or in the list with nothing open: J then takes the one that follows."""
    shown = opened()
    shown.station.choose(config.AFTER_DONE, after)
    first, second, third = shown.inbox_ids
    shown.station.open_item(second)
    shown.station.inbox.view.setFocus()
    keys(shown.station.inbox.view, "e")
    shown.until(lambda: shown.station.work.item(second).state is ItemState.DONE)
    shown.until(shown.window.toast.isVisible)
    shown.quiet()
    assert shown.station.inbox.view.current_id() == {"next": third, "stay": second, "list": None}[after]
    assert (shown.station.case.item() is None) == (after == "list")
    assert shown.station.inbox.view.hasFocus()
    assert shown.inbox_ids == [first, second, third]
    if after == "list":
        keys(shown.station.inbox.view, "j")
        assert shown.station.inbox.view.current_id() == third


@pytest.mark.rule(16)
def test_what_is_handled_stays_where_it_stands(opened: Open) -> None:
    """A closed row turns grey in its place; the list does not close ranks under the hand."""
    shown = opened()
    before = shown.inbox_ids
    shown.station.open_item(before[0])
    shown.station.actions.trigger("close")
    shown.quiet()
    shown.look()
    row = shown.station.inbox.model.row_at(0)
    assert shown.inbox_ids == before
    assert row is not None
    assert row.state is ItemState.DONE


def test_letters_are_letters_while_typing(opened: Open) -> None:
    """E in the composer is the letter e; the item stays open."""
    shown = opened()
    first = shown.inbox_ids[0]
    shown.station.open_item(first)
    shown.station.case.composer.focus_text()
    keys(shown.focus(), "he zeroed it.")
    shown.quiet()
    assert shown.station.case.composer.text() == "he zeroed it."
    assert shown.station.work.item(first).state is ItemState.OPEN


def test_russian_letters_are_the_same_keys(opened: Open) -> None:
    """With the Russian layout the key of J writes О, and moves all the same."""
    shown = opened()
    bound = {shortcut.key().toString(): shortcut for _spec, shortcut in shown.station.actions._shortcuts}
    bound["О"].activated.emit()
    shown.quiet()
    assert shown.station.inbox.view.current_id() == shown.inbox_ids[0]
    assert (russian_twin("G, O"), russian_twin("Ctrl+K")) == ("П, Щ", "Ctrl+K")


@pytest.mark.rule(1)
@pytest.mark.rule(16)
def test_a_reply_is_committed_then_told_and_can_be_taken_back(opened: Open) -> None:
    """The reply is held for the undo window; its undo cancels it and the words are in the journal, not lost."""
    shown = opened()
    first = shown.inbox_ids[0]
    shown.station.open_item(first)
    shown.station.case.composer.insert("On Sunday from nine.")
    assert shown.station.case.composer.send()
    shown.until(shown.window.toast.isVisible)
    shown.quiet()
    delivery = outbox.rows(shown.session.work.desk)[0]
    assert (delivery.state, delivery.text) == (DeliveryState.HELD, "On Sunday from nine.")
    assert shown.station.work.item(first).state is ItemState.WAITING
    shown.station.actions.trigger("undo")
    shown.until(lambda: shown.station.work.item(first).state is ItemState.OPEN)
    after = outbox.delivery(shown.session.work.desk, delivery.entry_id)
    assert after is not None
    assert after.state is DeliveryState.CANCELLED


def test_several_at_once_are_one_step_back(opened: Open) -> None:
    """Two picked and closed are one toast and one undo."""
    shown = opened()
    first, second, _third = shown.inbox_ids
    shown.station.inbox.view.pick_ids([first, second])
    assert shown.station.inbox.header._pages.currentIndex() == 1
    shown.station.actions.trigger("close")
    shown.quiet()
    assert [shown.station.work.item(each).state for each in (first, second)] == [ItemState.DONE] * 2
    shown.station.actions.trigger("undo")
    shown.quiet()
    assert [shown.station.work.item(each).state for each in (first, second)] == [ItemState.OPEN] * 2


def test_what_is_impossible_says_why(opened: Open) -> None:
    """An action that the platform lacks is not done; its reason is said."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    reason = shown.station.actions.get("ban").blocked()
    assert reason
    shown.station.actions.trigger("ban")
    assert shown.window.toast.text() == reason


def test_search_finds_in_every_word_and_says_when_nothing_is_found(opened: Open) -> None:
    shown = opened()
    shown.station.rail.search.setText("oat")
    shown.until(lambda: len(shown.inbox_ids) == 1)
    shown.station.rail.search.setText("croissant")
    shown.until(lambda: shown.station.inbox.state() is State.NOTHING_FOUND)
    shown.station.rail.search.clear()
    shown.until(lambda: len(shown.inbox_ids) == 3)


def test_the_first_start_asks_who_works_here(opened: Open) -> None:
    """Nobody yet: the question is open, and cannot be left unanswered."""
    shown = opened(name=None)
    dialog = shown.window.findChild(WhoDialog)
    assert isinstance(dialog, WhoDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.is_open()
    dialog.field.setText("Anna Klimova")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.until(lambda: shown.station.work.desk.moderator is not None)
    shown.quiet()
    assert [each.name for each in moderators.everyone(shown.station.work.desk)] == ["Anna Klimova"]
    assert not shown.window.covered()


@pytest.mark.parametrize(
    "action",
    ["filter", "verdict", "policies", "voices", "rules", "accounts", "preferences", "keys", "about", "help", "palette",
     "view_save", "words", "who"],
)  # fmt: skip
def test_a_dialog_is_no_window_and_has_the_keyboard(opened: Open, action: str) -> None:
    """A part that is shown before it stands in its dialog is a window for a moment, and takes the keyboard away."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    shown.station.actions.trigger(action)
    shown.quiet()
    (dialog,) = [each for each in shown.window.findChildren(OverlayDialog) if each.is_open()]
    assert shown.strays.names == []
    assert shown.window.isActiveWindow()
    assert shown.focus() is dialog or dialog.isAncestorOf(shown.focus())
    dialog.close_overlay()


def test_no_key_of_the_window_works_under_a_dialog(opened: Open) -> None:
    shown = opened()
    first = shown.inbox_ids[0]
    shown.station.open_item(first)
    shown.station.open_preferences()
    keys(shown.focus(), "e")
    shown.station.actions.trigger("close")
    shown.quiet()
    assert shown.station.work.item(first).state is ItemState.OPEN


def test_an_empty_profile_says_how_to_begin(opened: Open) -> None:
    shown = opened(account=False)
    assert shown.station.inbox.state() is State.NO_ACCOUNT


@pytest.mark.parametrize("language", ["ru", "en"])
def test_language_and_theme_change_while_it_runs(opened: Open, language: str) -> None:
    """Every pane speaks the chosen language at once; the settings keep it."""
    shown = opened()
    shown.station.choose(config.LANGUAGE, language)
    shown.station.choose(config.THEME, "dark")
    shown.station.choose(config.DENSITY, "compact")
    shown.quiet()
    assert shown.station.rail._rows[Place(View.MINE)].text() == {"ru": "Мои", "en": "Mine"}[language]
    assert config.load(shown.session.work.desk.profile.settings).get(config.LANGUAGE) == language
    assert shown.station.inbox.view.verticalHeader().defaultSectionSize() == 44


@pytest.mark.rule(15)
def test_the_gui_thread_never_writes(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's own connection is read-only: a write through it fails."""
    shown = opened()
    with pytest.raises(Exception, match=r"readonly|read-only|attempt to write"):
        shown.session.work.desk.reader.execute("DELETE FROM item")


@pytest.mark.parametrize(
    ("width", "rail", "inbox", "sidebar"),
    [(1280, 56, 348, 304), (1440, 208, 400, 320), (1920, 224, 480, 380)],
)
def test_panes_are_as_wide_as_drawn(opened: Open, width: int, rail: int, inbox: int, sidebar: int) -> None:
    shown = opened(size=(width, 800))
    assert shown.station.rail.width() == rail
    assert abs(shown.station.inbox.width() - inbox) <= 2
    assert abs(shown.station.pages.sidebar.width() - sidebar) <= 2


def test_the_sidebar_is_a_drawer_in_a_narrow_window(opened: Open) -> None:
    shown = opened(size=(1000, 700))
    assert shown.window.drawer_mode()
    assert not shown.window.sidebar_shown()
    shown.station.actions.trigger("sidebar")
    assert shown.window.sidebar_shown()
    shown.station.actions.trigger("back")
    assert not shown.window.sidebar_shown()


def test_a_list_nobody_has_touched_fills_itself(opened: Open) -> None:
    """A first import fills the room below; once somebody stands in the list, what comes waits behind "N new"."""
    shown = opened(said(1, "Olga", "Where are you on Sunday?"))
    profile = shown.session.work.desk.profile
    arrive(profile, said(2, "Peter", "The lid leaks", thread="lids"))
    shown.look()
    shown.until(lambda: len(shown.inbox_ids) == 2)
    assert shown.station.inbox.model.pending() == 0
    shown.station.actions.trigger("next")
    arrive(profile, said(3, "Marina", "Is there oat milk?", thread="milk"))
    shown.look()
    shown.until(lambda: shown.station.inbox.model.pending() == 1)
    assert len(shown.inbox_ids) == 2


def test_a_full_screen_takes_nothing_in_by_itself(opened: Open) -> None:
    """What would come above or below a full screen waits, even when nobody has chosen a row yet."""
    shown = opened(*(said(number, f"P{number}", "Hello", thread=f"t{number}") for number in range(1, 31)))
    arrive(shown.session.work.desk.profile, said(31, "Late", "Hello", thread="late"))
    shown.look()
    shown.until(lambda: shown.station.inbox.model.pending() == 1)
    assert len(shown.inbox_ids) == 30


def test_every_open_item_has_its_clock_and_t_shows_all_of_it(opened: Open) -> None:
    """The chip of the header, the popover by T with the rule in a sentence, away by T again."""
    shown = opened()
    shown.station.actions.trigger("next")
    shown.until(lambda: shown.station.case.item() is not None)
    assert shown.station.case.thread.header.clock().level is not Level.NONE
    keys(shown.window, "t")
    popover = shown.station.clocks.popover()
    assert popover is not None
    assert popover.isVisible()
    assert any("is answered within" in each.text() for each in popover.findChildren(Paragraph))
    QTest.keyClick(popover, Qt.Key.Key_T)
    assert shown.station.clocks.popover() is None


def test_late_items_are_counted_above_the_list_and_lead_to_their_view(opened: Open, clock: StillClock) -> None:
    shown = opened()
    strip = shown.station.inbox.strip
    late = strip.figures[View.OVERDUE]
    clock.now += 5 * 3_600_000_000
    shown.station.refresh_figures()
    assert late.count() == 3
    QTest.mouseClick(late, Qt.MouseButton.LeftButton)
    shown.quiet()
    assert shown.station.rail.place() == Place(View.OVERDUE)
    assert len(shown.inbox_ids) == 3
    assert late.isChecked()
    QTest.mouseClick(late, Qt.MouseButton.LeftButton)
    assert shown.station.rail.place() == Place()


def test_answer_times_are_edited_from_the_window(opened: Open) -> None:
    """A lead's new rule is in force when the dialog is gone, as an entry of the journal."""
    shown = opened()
    shown.station.actions.trigger("policies")
    (dialog,) = shown.window.findChildren(PoliciesDialog)
    dialog.select(5)
    dialog.form.first.setText("0:30")
    dialog.form.following.setText("0:30")
    dialog.save()
    shown.until(lambda: not shown.window.covered())
    policy = sla_rules.policies(shown.session.work.desk).policies[5]
    assert policy.targets[Metric.FIRST_RESPONSE] == 1_800


def test_a_changed_rule_shows_how_far_it_is_applied(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine has still to do is said quietly, and is gone when it is done."""
    shown = opened()
    monkeypatch.setattr(ruling, "FEW", 0)
    desk = shown.session.work.desk
    desk.write(sla_rules.save_policies, sla_rules.policies(desk).policies)
    shown.station.refresh_figures()
    assert any("Deadlines are being set anew: 0" in text for text in shown.station.status.texts())
    while desk.lane.call(lambda conn: ruling.step(conn, desk.clock.now_us())):
        pass
    shown.station.refresh_figures()
    assert not any("Deadlines" in text for text in shown.station.status.texts())


def test_the_tray_leads_to_the_most_urgent_item(opened: Open, clock: StillClock) -> None:
    """A click on the icon or its message opens what has been late for longest, not just the window."""
    shown = opened()
    clock.now += 5 * 3_600_000_000
    shown.station.refresh_figures()
    shown.station.tray.open_urgent()
    shown.quiet()
    assert shown.station.rail.place() == Place(View.OVERDUE)
    item = shown.station.case.item()
    assert item is not None
    assert item.author_name == "Olga"


def test_focus_mode_is_silent_until_it_ends(opened: Open, clock: StillClock) -> None:
    """What became late while one item alone was on screen is told in one line afterwards; nothing is told twice."""
    shown = opened(said(598, "Olga", "Open on Sunday?"), said(599, "Peter", "The lid leaks"))
    toast = shown.window.toast
    shown.station.refresh_figures()
    shown.station.actions.trigger("focus")
    clock.now += 5 * 3_600_000_000
    shown.station.refresh_figures()
    assert not toast.isVisible()
    shown.station.actions.trigger("focus")
    shown.station.refresh_figures()
    assert toast.isVisible()
    assert toast.text() == "2 late"
    toast.dismiss()
    shown.station.refresh_figures()
    assert not toast.isVisible()


def test_what_is_taken_back_is_at_hand_again(opened: Open) -> None:
    """Close goes on to the next; Z comes back to what was closed, with letters as commands."""
    shown = opened()
    first, second, _third = shown.inbox_ids
    shown.station.open_item(first)
    shown.station.inbox.view.setFocus()
    keys(shown.station.inbox.view, "e")
    shown.until(lambda: shown.station.inbox.view.current_id() == second)
    keys(shown.station.inbox.view, "z")
    shown.until(lambda: shown.station.inbox.view.current_id() == first)
    shown.quiet()
    opened_item = shown.station.case.item()
    assert opened_item is not None
    assert opened_item.id == first
    assert shown.station.inbox.view.picked_ids() == [first]


def test_tab_goes_from_gap_to_gap(opened: Open) -> None:
    """What an answer leaves to be filled in is where Tab goes first; then it leaves the text as ever."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    composer = shown.station.case.composer
    composer.insert("On ‹day› at ‹time›.")
    composer.checks.run()
    marked = []
    for _press in range(2):
        QTest.keyClick(composer.field, Qt.Key.Key_Tab)
        marked.append(composer.field.textCursor().selectedText())
    assert marked == ["‹day›", "‹time›"]
    for word in ("nine",):
        composer.field.insert(word)
    QTest.keyClick(composer.field, Qt.Key.Key_Tab)
    composer.field.insert("Sunday")
    assert composer.text() == "On Sunday at nine."
    QTest.keyClick(composer.field, Qt.Key.Key_Tab)
    assert not composer.field.hasFocus()
