"""The guided tour: five steps that follow what the person does and end with the first answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app import config, paths
from moderator_app.domain.items import DeliveryState
from moderator_app.storage.connect import open_store, transaction
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.rail.pane import Place
from ui.tour.card import GAP, MARGIN, WIDTH, place
from ui.tour.steps import Step

Open = Callable[..., Opened]
PEOPLE = (said(1, "Olga", "Where are you on Sunday?"), said(2, "Peter", "The lid leaks", thread="lids"))


def _mark_as_demo(profile: paths.Profile) -> None:
    conn = open_store(profile.store)
    with transaction(conn):
        conn.execute("INSERT INTO meta(key, value) VALUES ('demo', '1')")
    conn.close()


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on two open comments of a demo, or of a real profile; closes it."""
    made: list[Opened] = []

    def open_one(*, demo: bool = True) -> Opened:
        profile = profile_in(tmp_path, *PEOPLE)
        if demo:
            _mark_as_demo(profile)
        made.append(Opened(qtbot, seated(profile, clock)))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def _press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def _step(shown: Opened) -> Step | None:
    return shown.station.tour.step()


def test_the_first_start_of_a_demo_begins_it_and_no_other_start_does(opened: Open) -> None:
    shown = opened()
    assert _step(shown) is Step.INBOX
    assert shown.station.tour.card.isVisible()
    assert shown.station.work.desk.config.get(config.TOUR_SHOWN) is True
    shown.station.tour.skip()
    shown.station.tour.begin_once()
    assert _step(shown) is None


def test_a_real_profile_is_not_interrupted_but_the_tour_can_be_asked_for(opened: Open) -> None:
    shown = opened(demo=False)
    assert _step(shown) is None
    shown.station.actions.trigger("tour")
    assert _step(shown) is Step.INBOX


def test_enter_leads_through_the_steps_and_escape_ends_it_anywhere(opened: Open) -> None:
    shown = opened()
    seen = []
    for _ in range(5):
        seen.append(_step(shown))
        if len(seen) < 5:
            _press(Qt.Key.Key_Return)
    assert seen == list(Step)
    _press(Qt.Key.Key_Escape)
    assert _step(shown) is None
    assert shown.station.tour.card.isHidden()
    assert shown.station.tour.outline.isHidden()
    assert shown.focus() is shown.station.inbox.view


def test_the_keys_of_the_window_work_while_the_card_has_the_focus(opened: Open) -> None:
    """J opens the next item and moves the tour on; R goes to the composer and moves it again."""
    shown = opened()
    assert shown.station.tour.card.has_focus()
    _press(Qt.Key.Key_J)
    shown.until(lambda: shown.station.case.item() is not None)
    assert _step(shown) is Step.THREAD
    _press(Qt.Key.Key_R)
    assert _step(shown) is Step.COMPOSER
    assert shown.focus() is shown.station.case.composer.field


def test_it_follows_a_person_to_their_first_answer_and_says_where_it_went(opened: Open) -> None:
    shown = opened()
    _press(Qt.Key.Key_J)
    shown.until(lambda: shown.station.case.item() is not None)
    _press(Qt.Key.Key_R)
    composer = shown.station.case.composer
    QTest.keyClicks(composer.field, "Until eight, every day")
    shown.until(lambda: _step(shown) is Step.OUTBOX)
    QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    shown.look()
    shown.until(lambda: shown.station.tour.sent() is not None)
    sent = shown.station.tour.sent()
    assert sent is not None
    assert sent.state is DeliveryState.HELD
    assert _step(shown) is Step.ANSWER
    assert shown.station.tour.card.title() == "Your first answer is written"
    assert sent.author_name in shown.station.tour.card.text()
    ends: list[bool] = []
    shown.station.tour.ended.connect(ends.append)
    shown.station.tour.next()
    assert ends == [True]
    assert _step(shown) is None


def test_an_answer_taken_back_does_not_end_it(opened: Open) -> None:
    shown = opened()
    _press(Qt.Key.Key_J)
    shown.until(lambda: shown.station.case.item() is not None)
    _press(Qt.Key.Key_R)
    field = shown.station.case.composer.field
    QTest.keyClicks(field, "Until eight, every day")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    shown.look()
    shown.until(lambda: shown.station.tour.sent() is not None)
    shown.station.actions.trigger("undo")
    shown.quiet()
    shown.look()
    shown.until(lambda: shown.station.tour.sent() is None)
    assert shown.station.tour.card.title() == "Send your first answer"


def test_a_step_without_its_place_says_what_to_do_first(opened: Open) -> None:
    shown = opened()
    shown.station.tour.next()
    assert shown.station.tour.card.need() == "Open an item first: J takes the next one."
    shown.station.go(Place(page="outbox"))
    shown.station.tour.next()
    assert shown.station.tour.card.need() == "It is in the inbox: G O leads back."


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_word_of_every_step_can_be_read(opened: Open, step: Step, language: str) -> None:
    """No label is lower than its words need at the card's width."""
    shown = opened()
    shown.station.choose(config.LANGUAGE, language)
    while (now := _step(shown)) is not None and now < step:
        shown.station.tour.next()
    card = shown.station.tour.card
    QApplication.processEvents()
    short = [
        child.accessibleName() or type(child).__name__
        for child in card.findChildren(QWidget)
        if child.isVisible() and child.hasHeightForWidth() and child.height() < child.heightForWidth(child.width())
    ]
    assert short == []
    assert card.width() == WIDTH
    assert shown.window.rect().contains(card.geometry())


@pytest.mark.parametrize("window", [(1280, 692), (1440, 872), (700, 600)])
@pytest.mark.parametrize("target", [(0, 0, 208, 800), (208, 0, 400, 872), (608, 400, 512, 472), (0, 700, 208, 28)])
def test_the_card_stays_inside_and_beside_what_it_is_about(
    window: tuple[int, int], target: tuple[int, int, int, int]
) -> None:
    room = QRect(0, 0, *window).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    size = QSize(WIDTH, 180)
    stood = QRect(place(size, QRect(*target), room), size)
    assert room.contains(stood)
    if window[0] >= 1280:
        assert not stood.intersects(QRect(*target).adjusted(-GAP + 1, -GAP + 1, GAP - 1, GAP - 1))
