"""The inbox list: pages by id, nothing moves by itself, a tick repaints what changed, rows can be heard."""

from __future__ import annotations

import time
from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain.items import ItemState
from moderator_app.domain.sla.clocks import Level, running
from moderator_app.domain.views import InboxQuery
from tests.support.inbox_rows import NOW_US, PLAIN, MemoryReader, believable, many
from tests.support.window import AssertGolden, Look, StillClock
from ui.inbox.delegate import badges
from ui.inbox.model import PAGE, InboxModel
from ui.inbox.sentence import row_sentence
from ui.inbox.view import InboxView
from ui.widgets.clock_chip import face_of, row_face
from ui.widgets.countdown import Countdown


def shown(qtbot: QtBot, reader: MemoryReader, clock: StillClock, width: int = 400, height: int = 768) -> InboxView:
    model = InboxModel(reader)
    view = InboxView(model, Countdown(clock))
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(width, height)
    model.show(InboxQuery())
    view.show()
    return view


def model_of(view: InboxView) -> InboxModel:
    model = view.model()
    assert isinstance(model, InboxModel)
    return model


@pytest.mark.rule(15)
def test_rows_are_read_by_pages_and_kept(look: Look) -> None:
    """Painting one row reads its page of 64 once."""
    reader = many(1000)
    model = InboxModel(reader)
    model.show(InboxQuery())
    row = model.row_at(200)
    assert row is not None
    assert row.id == 201
    model.row_at(201)
    assert [len(each) for each in reader.asked] == [PAGE]


@pytest.mark.rule(15)
def test_a_jump_anywhere_reads_one_page(look: Look) -> None:
    reader = many(10_000)
    model = InboxModel(reader)
    model.show(InboxQuery())
    for place in (9_999, 5_000, 0):
        model.row_at(place)
    assert len(reader.asked) == 3


@pytest.mark.rule(16)
def test_new_items_wait(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    """Offered ids are counted; rows, order, selection and scroll stay."""
    reader = many(100)
    view = shown(qtbot, reader, clock)
    model = model_of(view)
    view.open_id(40)
    before = (view.verticalScrollBar().value(), view.current_id(), model.rowCount())
    model.offer(array("q", [901, 902, *reader.order]), 2)
    assert model.pending() == 2
    assert (view.verticalScrollBar().value(), view.current_id(), model.rowCount()) == before


@pytest.mark.rule(16)
def test_taking_new_items_keeps_the_place(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    """After the reader asks for them, the current row stands at the same height, and nothing is opened anew."""
    reader = many(100)
    view = shown(qtbot, reader, clock)
    model = model_of(view)
    view.open_id(40)
    top = view.visualRect(view.currentIndex()).top()
    opened: list[int] = []
    view.item_opened.connect(opened.append)
    for number in (901, 902):
        reader.by_id[number] = replace(PLAIN, id=number)
    model.offer(array("q", [901, 902, *reader.order]), 2)
    model.take_new()
    assert view.current_id() == 40
    assert view.picked_ids() == [40]
    assert view.visualRect(view.currentIndex()).top() == top
    assert opened == []
    assert model.pending() == 0


def test_a_handled_item_changes_in_place(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    """What a colleague did is shown where the row stands; it does not leave the list."""
    reader = many(10)
    view = shown(qtbot, reader, clock)
    model = model_of(view)
    model.row_at(3)
    reader.by_id[4] = replace(PLAIN, id=4, state=ItemState.DONE, done_by="Sergey Lapin", done_at=NOW_US)
    model.mark_stale([4])
    row = model.row_at(3)
    assert row is not None
    assert row.done_by == "Sergey Lapin"
    assert model.rowCount() == 10


def test_a_vanished_row_is_painted_as_a_bar(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    reader = many(3)
    del reader.by_id[2]
    view = shown(qtbot, reader, clock)
    assert model_of(view).row_at(1) is None
    assert not view.grab().isNull()


class Painted:
    """Notes what a viewport is asked to repaint."""

    def __init__(self, viewport: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        self.areas: list[QRect] = []
        monkeypatch.setattr(viewport, "update", self._note)

    def _note(self, area: QRect | QRegion | None = None) -> None:
        self.areas.append(area if isinstance(area, QRect) else QRect())


@pytest.mark.rule(15)
def test_a_tick_repaints_only_chips_that_change(
    qtbot: QtBot, look: Look, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a visible minute clock and a visible second clock, the second one's chip alone is repainted."""
    minute = replace(PLAIN, id=1, due_at=NOW_US + 41 * MINUTE_US + 30 * SECOND_US)
    second = replace(PLAIN, id=2, due_at=NOW_US + 521 * SECOND_US)
    view = shown(qtbot, MemoryReader([minute, second]), clock)
    countdown = view._countdown
    countdown.ticked.emit(NOW_US)
    viewport = view.viewport()
    painted = Painted(viewport, monkeypatch)
    view._on_ticked(NOW_US + SECOND_US)
    assert painted.areas == [view.chip_area(1)]
    assert view._faces[2].text == "8:40"
    assert view._faces[1].text == "41\N{NO-BREAK SPACE}m"


def test_keys_move_and_letters_do_not_search(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    view = shown(qtbot, many(20), clock)
    view.open_id(5)
    QTest.keyClicks(view, "jjk")
    assert view.current_id() == 6
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == 7
    QTest.keyClicks(view, "w")
    assert view.current_id() == 7


def test_keys_take_the_screen_along(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    """The row a key moved to is always seen."""
    view = shown(qtbot, many(100), clock, height=400)
    view.open_id(1)
    for _press in range(30):
        QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current_id() == 31
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    for _press in range(20):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_picking_several_shows_check_boxes(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    view = shown(qtbot, many(20), clock)
    view.open_id(1)
    before = view._delegate.picking
    view.pick_ids([1, 3, 5])
    assert (before, view._delegate.picking) == (False, True)
    assert view.picked_ids() == [1, 3, 5]


def test_a_click_opens(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    view = shown(qtbot, many(20), clock)
    with qtbot.waitSignal(view.item_opened, timeout=30_000) as signal:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 64 * 2 + 10)
        )
    assert signal.args == [3]


def test_a_row_is_one_sentence(look: Look) -> None:
    """Author, platform, kind, text, thread, time left, assignee, state."""
    row = believable()[2]
    assert row_sentence(row, NOW_US) == (
        "Марина Ковалёва, VK, Critic, Заказала раф с собой на Чистых прудах, Осеннее меню: тыквенный раф, "
        "burning, 8:41 left, assigned to you, open, unread, has a draft"
    )


@pytest.mark.rule(13)
def test_hostile_marks_are_shown(look: Look) -> None:
    """A name cannot reverse the rest of its row."""
    sentence = row_sentence(believable()[8], NOW_US)
    assert "\u202e" not in sentence
    assert "evil‹RLO›gnp.exe" in sentence
    assert "a‹ZWSP›b <b>bold</b> next" in sentence


def test_at_most_two_badges_the_urgent_first() -> None:
    crowded = replace(believable()[4], needs_look=True, draft=True, delivery_state=believable()[8].delivery_state)
    assert badges(crowded) == ("alert", "close")


@pytest.mark.parametrize(
    ("left_minutes", "level"),
    [(61, Level.OK), (60, Level.WARNING), (18, Level.WARNING), (17, Level.BURNING), (-1, Level.OVERDUE)],
)
def test_levels_follow_the_share_left(look: Look, left_minutes: int, level: Level) -> None:
    """More than half left, more than 15 %, less, late: by the instants at which the policy warns."""
    due = NOW_US + left_minutes * MINUTE_US
    chip = running(due, due - 60 * MINUTE_US, due - 18 * MINUTE_US + 1, due - 120 * MINUTE_US, NOW_US)
    assert face_of(chip).level is level


def test_waiting_for_delivery_is_pending_not_paused(look: Look) -> None:
    assert row_face(believable()[3], NOW_US).level is Level.PENDING
    assert row_face(believable()[4], NOW_US).level is Level.PAUSED


@pytest.mark.parametrize("density", ["comfortable", "compact"])
@pytest.mark.parametrize("name", ["light", "dark", "high_contrast", "high_contrast_light"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_rows_look_as_drawn(
    qtbot: QtBot,
    look: Look,
    clock: StillClock,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    density: str,
    language: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, density, language)
    view = shown(qtbot, MemoryReader(believable()), clock, width=460 if name == "high_contrast" else 400, height=600)
    view.open_id(3)
    assert_golden(view, f"inbox_{density}_{name}_{language}")


def test_a_draft_changes_the_badge_of_its_case_alone(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    """Saving what is typed reads no row again and paints only the rows whose badge came or went."""
    reader = many(100)
    view = shown(qtbot, reader, clock)
    model = model_of(view)
    row = model.row_at(3)
    assert row is not None
    asked, painted = len(reader.asked), []
    model.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    for has in (True, True, False):
        model.set_draft((row.thread_id, row.author_id), has=has)
        now = model.row_at(3)
        assert now is not None
        assert now.draft is has
    others = [each for place in range(20) if place != 3 and (each := model.row_at(place)) is not None]
    same = [each for each in others if (each.thread_id, each.author_id) == (row.thread_id, row.author_id)]
    assert not any(each.draft for each in others)
    assert len(painted) == 2 * (1 + len(same))
    assert len(reader.asked) == asked
