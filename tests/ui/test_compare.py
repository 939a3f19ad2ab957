"""All answers of a row side by side: as this person would read them, by number into the composer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.services import matrix
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.matrix.compare import CompareDialog

LOOKS = [(name, language) for name in ("light", "dark") for language in ("ru", "en")]
HOURS = Row(
    code="hours", title="Когда открыто? · Opening hours", examples=("opening hours on sunday",),
    variants=(
        Variant(answer="{name|}, on Sunday we are open until eight."),
        Variant(answer="Until eight on Sundays.", length="short"),
        Variant(answer="До восьми.", language="ru"),
        Variant(answer="Till eight, {name|}! See you.", follow_up="Shall we keep a table for you?"),
    ),
)  # fmt: skip


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    profile = profile_in(tmp_path, said(1, "Olga", "What are your opening hours on Sunday?"))
    opened = Opened(qtbot, seated(profile, clock))
    opened.session.work.desk.write(matrix.save, HOURS)
    opened.station.actions.trigger("next")
    opened.until(lambda: opened.station.case.item() is not None)
    yield opened
    opened.close()


def _compare(shown: Opened) -> CompareDialog:
    card = shown.station.pages.answers.cards[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_V)
    (dialog,) = shown.window.findChildren(CompareDialog)
    QApplication.processEvents()
    return dialog


def test_every_answer_that_may_be_said_here_stands_there_for_this_person(shown: Opened) -> None:
    """Their own conditions stand above them; the language of a short question is not known yet."""
    dialog = _compare(shown)
    told = [button.accessibleDescription() for button in dialog.buttons]
    assert told == [
        "Olga, on Sunday we are open until eight.", "Until eight on Sundays.", "До восьми.",
        "Till eight, Olga! See you.",
    ]  # fmt: skip


def test_a_number_inserts_that_answer_and_the_log_will_know_which(shown: Opened) -> None:
    QTest.keyClick(_compare(shown), Qt.Key.Key_4)
    shown.quiet()
    assert shown.station.case.composer.text() == "Till eight, Olga! See you."
    assert not [each for each in shown.window.findChildren(CompareDialog) if each.is_open()]


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_it_looks_as_it_should(
    shown: Opened, look: Look, assert_golden: AssertGolden, theme: str, language: str
) -> None:
    look(theme, language=language)
    dialog = _compare(shown)
    dialog.setFocus()
    QApplication.processEvents()
    assert_golden(dialog, f"compare_{theme}_{language}")
