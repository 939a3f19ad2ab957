"""Where the window was left, focus mode, help, and the guide of the first run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.domain.views import InboxQuery, View
from moderator_app.services import saved_views
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui import resume
from ui.help.dialog import HelpDialog
from ui.help.first_run import FirstRunDialog
from ui.help.pages import Topic, page_of
from ui.preferences.who import WhoDialog
from ui.rail.pane import Place
from ui.resume import Left

Open = Callable[..., Opened]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on three comments of one profile, again and again; closes what is open at the end."""
    made: list[Opened] = []
    profile = profile_in(
        tmp_path, *(said(place, name, "Hello?") for place, name in enumerate(("Olga", "Peter", "Ann")))
    )

    def open_one(**settings: object) -> Opened:
        desk = seated(profile, clock, None if made else "Anna Klimova")
        if made:
            desk = desk.worked_by(made[0].session.work.desk.moderator)  # type: ignore[arg-type]
        for key, value in settings.items():
            desk = desk.with_config(desk.config.with_value(getattr(config, key), value))
        made.append(Opened(qtbot, desk))
        return made[-1]

    yield open_one
    for each in made:
        if not each.session._ending:
            each.close()


def kept(shown: Opened) -> Left:
    return resume.read(config.load(shown.session.work.desk.profile.settings).get(config.LAST_PLACE))


def test_a_crash_leads_back_to_item_and_draft(opened: Open) -> None:
    """What is on the disk a moment after the last key is enough to stand where the window died."""
    shown = opened()
    shown.station.go(Place(View.UNASSIGNED))
    shown.until(lambda: len(shown.inbox_ids) == 3)
    second = shown.inbox_ids[1]
    shown.station.open_item(second)
    shown.station.case.composer.focus_text()
    QTest.keyClicks(shown.focus(), "half a thought")
    shown.until(lambda: kept(shown) == Left(view="unassigned", item=second, typing=True, working=True))
    shown.station.case.composer.flush()
    shown.quiet()
    left = config.load(shown.session.work.desk.profile.settings).get(config.LAST_PLACE)
    shown.close()

    again = opened(LAST_PLACE=left)
    assert again.station.rail.place() == Place(View.UNASSIGNED)
    item = again.station.case.item()
    assert item is not None
    assert item.id == second
    assert again.station.case.composer.text() == "half a thought"
    assert again.station.case.composer.field.hasFocus()
    toast = again.window.toast
    assert "draft to Peter" in toast.text()
    assert toast.geometry().bottom() == again.window._pages.height() - 17


def test_a_window_that_was_closed_begins_at_the_inbox(opened: Open) -> None:
    shown = opened()
    shown.station.open_item(shown.inbox_ids[1])
    shown.close()
    assert not kept(shown).working
    again = opened()
    assert again.station.case.item() is None
    assert not again.window.toast.isVisible()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        '{"view": "nowhere"}',
        '{"view":"open","channel":"x","page":"inbox","item":1,"typing":1,"working":1}',
    ],
)
def test_a_place_that_cannot_be_read_is_none(text: str) -> None:
    assert resume.read(text) == Left()


def test_a_place_that_is_gone_is_left_out(opened: Open) -> None:
    """The item was erased meanwhile: the view is shown, nothing is open, nothing breaks."""
    shown = opened(LAST_PLACE=resume.text_of(Left(view="all", item=9_999, working=True)))
    assert shown.station.rail.place() == Place(View.ALL)
    assert shown.station.case.item() is None


def test_focus_mode_leaves_one_item(opened: Open) -> None:
    """F11 hides rail, list and status bar; keys go on working; F11 or Escape brings everything back."""
    shown = opened()
    shown.station.inbox.view.setFocus()
    QTest.keyClick(shown.focus(), Qt.Key.Key_F11)
    shown.quiet()
    station = shown.station
    hidden = (station.rail, station.inbox, station.status)
    assert not any(each.isVisible() for each in hidden)
    assert station.case.thread.isVisible()
    first = station.case.item()
    assert first is not None
    QTest.keyClicks(shown.focus(), "e")
    shown.until(lambda: station.case.item() is not None and station.case.item() != first)
    assert shown.window.toast.isVisible()
    shown.window.resize(1300, 800)
    assert not any(each.isVisible() for each in hidden)
    QTest.keyClick(shown.focus(), Qt.Key.Key_Escape)
    assert all(each.isVisible() for each in hidden)


def test_focus_mode_counts_and_goes_on(opened: Open) -> None:
    """Which of the list it is, its neighbours by key and by button, on by itself after a decision."""
    shown = opened()
    station, bar = shown.station, shown.station.focus.bar
    first, second, third = shown.inbox_ids
    station.open_item(second)
    QTest.keyClick(shown.focus(), Qt.Key.Key_F11)
    assert bar.isVisible()
    assert bar.text() == "2 of 3"
    QTest.keyClicks(shown.focus(), "k")
    assert bar.text() == "1 of 3"
    assert bar.before.blocked_reason() == "This is the first of the list"
    QTest.mouseClick(bar.after, Qt.MouseButton.LeftButton)
    QTest.keyClicks(shown.focus(), "e")
    shown.until(lambda: bar.text() == "3 of 3")
    item = station.case.item()
    assert item is not None
    assert item.id == third
    assert bar.after.blocked_reason() == "This is the last of the list"
    assert station.case.thread.conversation.isAncestorOf(shown.focus())
    QTest.keyClicks(shown.focus(), "r")
    QTest.keyClick(shown.focus(), Qt.Key.Key_Escape)
    assert bar.isVisible(), "Escape left the text, not the mode"
    assert station.case.thread.conversation.isAncestorOf(shown.focus())
    QTest.mouseClick(bar.leave, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert station.inbox.isVisible()
    assert first in shown.inbox_ids


def test_focus_mode_counts_items_and_no_heads(opened: Open) -> None:
    """In a gathered list the figure is of items; folded groups are opened, so that no step ends on a head."""
    shown = opened(INBOX_GROUP="thread")
    station = shown.station
    station.inbox.view.fold_all(folded=True)
    station.actions.trigger("focus")
    assert station.focus.bar.text() == "1 of 3"
    station.actions.trigger("next")
    assert station.focus.bar.text() == "2 of 3"


def test_focus_mode_remembers_its_sidebar(opened: Open) -> None:
    """Hidden in focus mode, the sidebar is hidden the next time in there, and nowhere else."""
    shown = opened()
    station, window = shown.station, shown.window
    station.actions.trigger("focus")
    assert window.sidebar_shown()
    QTest.mouseClick(station.focus.bar.sidebar, Qt.MouseButton.LeftButton)
    assert not window.sidebar_shown()
    station.actions.trigger("focus")
    assert window.sidebar_shown()
    shown.close()
    again = opened(FOCUS_SIDEBAR=False)
    again.station.actions.trigger("focus")
    assert not again.window.sidebar_shown()


def test_a_window_closed_on_a_single_item_opens_there(opened: Open) -> None:
    """The very item, alone, with its neighbours a key away; nothing is said of a crash."""
    shown = opened()
    second, third = shown.inbox_ids[1:3]
    shown.station.open_item(second)
    shown.station.actions.trigger("focus")
    shown.close()
    left = kept(shown)
    assert (left.working, left.alone) == (False, True)
    again = opened(LAST_PLACE=resume.text_of(left))
    again.until(lambda: again.station.focus.bar.text() == "2 of 3")
    assert not again.window.toast.isVisible()
    again.station.actions.trigger("next")
    item = again.station.case.item()
    assert item is not None
    assert item.id == third


def test_the_last_choice_outlives_a_busy_reader(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing drops the reads that wait for their turn, never a setting that waits among them."""
    shown = opened()
    aside, closing = shown.session.work._aside, threading.Event()
    join = aside._thread.join

    def join_and_let_go(timeout: float | None = None) -> None:
        closing.set()
        join(timeout)

    monkeypatch.setattr(aside._thread, "join", join_and_let_go)
    aside.run(lambda _desk: closing.wait(30), shown.session.work.desk)
    shown.session.work.choose(config.HOLD_S, 42)
    shown.close()
    assert closing.is_set()
    assert config.load(shown.session.work.desk.profile.settings).get(config.HOLD_S) == 42


def test_f1_opens_the_page_of_the_pane(opened: Open) -> None:
    """Where the keyboard is, there is help: composer, list, settings."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    for focus, topic in (
        (shown.station.inbox.view, Topic.INBOX),
        (shown.station.case.composer.field, Topic.COMPOSER),
        (shown.station.case.thread.conversation, Topic.THREAD),
    ):
        focus.setFocus()
        QTest.keyClick(shown.focus(), Qt.Key.Key_F1)
        dialog = next(each for each in shown.window.findChildren(HelpDialog) if each.is_open())
        assert dialog.topic() is topic
        dialog.discard()
        shown.until(lambda: not shown.window.findChildren(HelpDialog))
    shown.station.open_preferences()
    QTest.keyClick(shown.focus(), Qt.Key.Key_F1)
    assert next(each for each in shown.window.findChildren(HelpDialog) if each.is_open()).topic() is Topic.SETTINGS


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_topic_has_a_page_with_keys_that_exist(opened: Open, look: Look, language: str) -> None:
    shown = opened()
    look(language=language)
    known = {each.id for each in shown.station.actions.all()}
    for topic in Topic:
        page = page_of(topic)
        assert page.title
        assert len(page.paragraphs) >= 2
        assert set(page.keys) <= known


def test_the_first_run_leads_to_an_account_or_the_demo(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path
) -> None:
    """Whoever entered their name in an empty profile is asked where people write."""
    shown = Opened(qtbot, seated(profile_in(tmp_path, account=False), clock, None))
    who = shown.window.findChild(WhoDialog)
    assert isinstance(who, WhoDialog)
    who.field.setText("Anna")
    QTest.keyClick(who.field, Qt.Key.Key_Return)
    shown.until(lambda: shown.window.findChild(FirstRunDialog) is not None)
    shown.quiet()
    guide = shown.window.findChild(FirstRunDialog)
    assert isinstance(guide, FirstRunDialog)
    assert guide.is_open()
    heard: list[bool] = []
    guide.account_requested.connect(lambda: heard.append(True))
    QTest.keyClick(shown.focus(), Qt.Key.Key_Space)
    assert heard == [True]
    shown.close()


def test_a_crash_in_a_saved_view_leads_back_to_it(opened: Open) -> None:
    """And to the inbox when the view is gone by then."""
    shown = opened()
    view = shown.session.work.desk.write(saved_views.save, "Mine to see", InboxQuery(view=View.ALL))
    shown.look()
    place = Place(saved_id=view.id)
    shown.station.go(place)
    shown.until(lambda: kept(shown).saved == view.id)
    shown.close()
    left = resume.text_of(Left(saved=view.id, item=None, working=True))
    again = opened(LAST_PLACE=left)
    assert again.station.rail.place() == place
    again.session.work.desk.write(saved_views.remove, view.id)
    again.close()
    assert opened(LAST_PLACE=left).station.rail.place() == Place()
