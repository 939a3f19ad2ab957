"""The popover of a clock: what it says, where it stands, how it goes away."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from moderator_app.clock import MINUTE_US
from moderator_app.domain.items import Waiting
from moderator_app.domain.sla.ledger import ClockState, Event, EventKind, Reason
from tests.support.clocks import DUE, START, believable_clocks, no_clocks
from tests.support.inbox_rows import NOW_US
from tests.support.window import AssertGolden, Look
from ui.sla import words
from ui.sla.popover import ClocksPopover
from ui.widgets.labels import Panel, Paragraph

LOOKS = [(name, language) for name in ("light", "dark") for language in ("ru", "en")]


@pytest.fixture
def window(qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch) -> Panel:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    made = Panel("surface")
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=30_000)
    return made


def _open(window: Panel, chip: QRect | None = None) -> ClocksPopover:
    made = ClocksPopover(window, "Марина Ковалёва", believable_clocks(), NOW_US)
    made.show_below(chip or QRect(500, 20, 80, 28))
    QApplication.processEvents()
    return made


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_it_looks_as_drawn(window: Panel, look: Look, assert_golden: AssertGolden, name: str, language: str) -> None:
    look(name, "comfortable", language)
    assert_golden(_open(window), f"clocks_{name}_{language}")


def test_every_line_of_the_ledger_is_there(window: Panel) -> None:
    texts = [each.text() for each in _open(window).findChildren(Paragraph)]
    assert texts[:5] == [
        "Started: the platform's time",
        "Pause: waiting for an expert",
        "Went on",
        "Warning: 50\N{NO-BREAK SPACE}% left",
        "Warning: 15\N{NO-BREAK SPACE}% left",
    ]
    assert texts[5].startswith("Rule 3")


def test_an_item_without_clocks_says_so(window: Panel) -> None:
    made = ClocksPopover(window, "troll", no_clocks(), NOW_US)
    made.show_below(QRect(500, 20, 80, 28))
    assert [each.text() for each in made.findChildren(Paragraph)] == ["No rule gives this item a clock."]


@pytest.mark.parametrize("chip", [QRect(500, 20, 80, 28), QRect(0, 660, 80, 28), QRect(880, 300, 20, 20)])
def test_it_stands_inside_the_window(window: Panel, chip: QRect) -> None:
    assert window.rect().contains(_open(window, chip).geometry())


def test_escape_and_a_click_elsewhere_take_it_away_and_focus_returns(window: Panel) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    first = _open(window)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert first.isHidden()
    assert QApplication.focusWidget() is field
    second = _open(window)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert second.isVisible()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert second.isHidden()


def test_times_it_stood_still_are_pairs() -> None:
    clock = believable_clocks().clocks[0].clock
    assert words.pauses(clock, NOW_US) == [(START + 60 * MINUTE_US, START + 81 * MINUTE_US)]
    lasting = replace(clock, events=(*clock.events, Event(NOW_US - MINUTE_US, EventKind.PAUSED, "snooze")))
    assert words.pauses(lasting, NOW_US)[-1] == (NOW_US - MINUTE_US, NOW_US)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ClockState.PAUSED, "stands still: waiting for an expert · target 3 h"),
        (ClockState.PENDING, "answered, not delivered yet · target 3 h"),
        (ClockState.MET, "in time, after 2 h 31 m · target 3 h"),
        (ClockState.MISSED, "missed · target 3 h"),
        (ClockState.VOIDED, "does not count · target 3 h"),
    ],
)
def test_a_clock_says_how_it_stands(look: Look, state: ClockState, said: str) -> None:
    view = believable_clocks().clocks[0]
    waiting = Waiting.EXPERT if state is ClockState.PAUSED else None
    changed = replace(view, clock=replace(view.clock, state=state, waiting=waiting))
    assert words.clock_line(changed, NOW_US).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("reason", ["", *Reason, "expert", "50", "something new"])
def test_every_event_has_a_sentence(look: Look, kind: EventKind, reason: str) -> None:
    said = words.event_text(Event(DUE, kind, str(reason)))
    assert said
    assert "{" not in said


@pytest.mark.parametrize(("seconds", "said"), [(3_600, "1 h"), (5_400, "1 h 30 m"), (2_700, "45 m"), (86_400, "24 h")])
def test_targets_are_short(look: Look, seconds: int, said: str) -> None:
    assert words.span(seconds).replace("\N{NO-BREAK SPACE}", " ") == said
