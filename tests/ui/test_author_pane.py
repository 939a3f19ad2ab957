"""The author's card: history with verdicts, notes, and a profile that opens only when asked."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.domain.items import ItemState, Waiting
from tests.support.inbox_rows import NOW_US, PLAIN
from tests.support.outbox import CARD, NOTES_, ROWS
from tests.support.window import AssertGolden, Look, StillClock
from ui.author.history import history_sentence, verdict
from ui.author.pane import AuthorPane
from ui.widgets.buttons import Button


@pytest.fixture
def pane(qtbot: QtBot, look: Look, clock: StillClock) -> AuthorPane:
    made = AuthorPane(clock)
    qtbot.addWidget(made)
    made.resize(320, 720)
    made.show()
    return made


def test_history_stands_newest_first_as_the_card_says(pane: AuthorPane) -> None:
    pane.show_author(CARD, tuple(reversed(ROWS)), NOTES_)
    model = pane.history.history
    assert [model.row_at(place).id for place in range(model.rowCount())] == [3, 8, 9, 10]


@pytest.mark.parametrize(
    ("state", "ours_last", "reason", "said"),
    [
        (ItemState.OPEN, False, None, "open"),
        (ItemState.DONE, True, None, "answered"),
        (ItemState.DONE, False, None, "done"),
        (ItemState.WAITING, False, Waiting.AUTHOR, "waiting for the author"),
    ],
)
def test_verdicts(look: Look, state: ItemState, ours_last: bool, reason: Waiting | None, said: str) -> None:
    assert verdict(replace(PLAIN, state=state, ours_last=ours_last, waiting_reason=reason))[0] == said


def test_a_row_opens_by_mouse_and_by_enter(pane: AuthorPane, qtbot: QtBot) -> None:
    pane.show_author(CARD, ROWS)
    opened: list[int] = []
    pane.item_requested.connect(opened.append)
    history = pane.history
    second = history.visualRect(history.history.index(1, 0)).center()
    QTest.mouseClick(history.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, second)
    QTest.keyClick(history, Qt.Key.Key_Down)
    QTest.keyClick(history, Qt.Key.Key_Return)
    assert opened == [8, 9]


def test_a_row_is_heard_as_a_sentence(look: Look) -> None:
    said = history_sentence(ROWS[1], NOW_US)
    assert said.endswith("WordPress, Холодный раф, Спасибо, разобрались!, answered")


@pytest.mark.parametrize(("url", "shown"), [("https://blog.example/a", True), ("javascript:x", False), (None, False)])
def test_only_a_web_profile_can_be_opened(pane: AuthorPane, url: str | None, shown: bool) -> None:
    asked: list[str] = []
    pane.link_requested.connect(asked.append)
    pane.show_author(replace(CARD, profile_url=url), ROWS)
    button = next(each for each in pane.findChildren(Button) if each.text() == "Profile")
    assert button.isVisible() == shown
    assert asked == []
    if shown:
        button.click()
        assert asked == [url]


def test_a_hostile_name_fits(pane: AuthorPane) -> None:
    pane.show_author(replace(CARD, name="\u202e" + "Я" * 5_000, handle="x" * 5_000), ROWS)
    pane.grab()
    assert pane.width() == 320
    assert "\u202e" not in pane.accessibleName()


def test_notes_show_who_wrote_them(pane: AuthorPane) -> None:
    pane.show_author(CARD, ROWS, NOTES_)
    assert any(card.accessibleName().startswith("Сергей Лапин") for card in pane._cards)
    pane.show_author(CARD, ROWS, ())
    assert pane._cards == []


@pytest.mark.parametrize("state", ["full", "empty", "error"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_author_looks_as_drawn(
    qtbot: QtBot,
    look: Look,
    clock: StillClock,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    state: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    pane = AuthorPane(clock)
    qtbot.addWidget(pane)
    pane.resize(320, 620)
    pane.show()
    if state == "full":
        pane.show_author(CARD, ROWS, NOTES_, current_item=3)
    elif state == "error":
        pane.show_error("The store is busy." if language == "en" else "Хранилище занято.")
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    assert_golden(pane, f"author_{state}_{name}_{language}")
