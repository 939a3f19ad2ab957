"""The author's card: history with verdicts, notes, and a profile that opens only when asked."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.persons import SPAN_US, marks, mood
from moderator_app.domain.report.metrics import Answers
from moderator_app.services.persons import Ban, PersonCard
from moderator_app.services.review import LogLine
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
    assert [model.line_at(place).id for place in range(model.rowCount())] == [3, 8, 9, 10]


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


# Persons ------------------------------------------------------------------------------------------


def _person() -> PersonCard:
    other = replace(CARD, id=9, platform="telegram", name="marina_kov", handle="marina_kov", messages=12)
    kinds = [(NOW_US - place * SPAN_US, "advocate") for place in (3, 4, 5, 9)]
    kinds += [(NOW_US, "constructive_critic"), (NOW_US - 1, "destructive"), (NOW_US - 7 * SPAN_US, "neutral")]
    found = mood(kinds, NOW_US)
    promise = LogLine(
        entry=Entry(
            id=7, origin="o", seq=7, at=NOW_US, actor="1", kind=EntryKind.NOTE,
            data={"type": "promise", "until": NOW_US + 3_600_000_000},
        ),
        actor_name="Анна", item_id=3, message_ids=(), words={"note": "Химчистка 1 800 ₽"},
    )  # fmt: skip
    return PersonCard(
        whole=replace(CARD, messages=43), members=(CARD, other), taken_away=1, mood=found,
        marks=marks(found, messages=43, first_at=0, last_at=NOW_US, now_us=NOW_US),
        bans=(Ban(entry_id=4, kind=EntryKind.BAN, at=NOW_US, by="Сергей Лапин"),), notes=(promise,), outcomes=(),
        answers=Answers(median_us=42 * 60_000_000, items=(3, 8)),
    )  # fmt: skip


def test_a_person_is_told_over_all_profiles(pane: AuthorPane) -> None:
    """Every line has a name that is read aloud; the bar says its counts in words."""
    pane.show_author(CARD, ROWS, person=_person())
    said = pane.person.texts()
    assert said[:3] == ["spoke for us before", "2 complaints this month", "Telegram, marina_kov"]
    assert "Our answers, median 42\N{NO-BREAK SPACE}m, 2 items" in said
    assert "Advocate 4, Critic 1, Destructive 1, Neutral 1" in said
    assert any(line.startswith("Химчистка") for line in said)
    assert any(line.startswith("Taken away, 1 of 43, 2") for line in said)


def test_a_profile_is_taken_out_by_its_button(pane: AuthorPane) -> None:
    pane.show_author(CARD, ROWS, person=_person())
    asked: list[int] = []
    pane.person.split_requested.connect(asked.append)
    out = next(each for each in pane.person.findChildren(Button) if each.objectName() == "9")
    assert out.accessibleName() == "Take marina_kov out"
    out.click()
    assert asked == [9]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_person_looks_as_drawn(
    qtbot: QtBot,
    look: Look,
    clock: StillClock,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    pane = AuthorPane(clock)
    qtbot.addWidget(pane)
    pane.resize(320, 860)
    pane.show()
    pane.show_author(CARD, ROWS, NOTES_, current_item=3, person=_person())
    QApplication.processEvents()
    assert_golden(pane, f"author_person_{name}_{language}")
