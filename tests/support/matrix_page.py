"""The page of the matrix in a window on a small matrix, and hands for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.voice import Voice, Wording
from moderator_app.domain.roles import Role
from moderator_app.services import matrix, moderators, proposals, voice
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import StillClock
from ui.ask_text import AskText
from ui.matrix.page import MatrixPage
from ui.matrix.row_editor import RowEditor
from ui.rail.pane import Place

HOURS = Row(
    code="hours", title="Часы работы · Opening hours", category="Визит · Visit", owner="Anna",
    examples=("when are you open", "до скольки вы"), review_on="2026-01-15",
    variants=(
        Variant(answer="{greeting} We are open until {include:closing}.", language="en", follow_up="Ask me anything."),
        Variant(answer="{greeting} Мы до восьми.", language="ru"),
        Variant(answer="Пн: до шести.", language="ru", platform="vk", weekdays=(0,)),
    ),
)  # fmt: skip
REFUND = Row(
    code="refund", title="Возврат · Refund", category="Деньги · Money", examples=("give my money back",),
    variants=(Variant(answer="We are sorry. Tell us your {order number?}, please."),),
)  # fmt: skip
SPEAKS = Voice(
    name="Shop", language="en", greeting="Hello, {name|}!",
    forbidden=(Wording(phrase="nothing we can do", instead="we will look into it"),),
)  # fmt: skip


def opened_on(qtbot: QtBot, folder: Path, clock: StillClock) -> Opened:
    """The same with the page of the matrix shown and read."""
    opened = Opened(qtbot, seated(profile_in(folder, said(1, "Olga", "When are you open?")), clock))
    desk = opened.session.work.desk
    desk.write(voice.save, SPEAKS)
    desk.write(matrix.save_fragment, "closing", "eight o'clock")
    for row in (HOURS, REFUND):
        desk.write(matrix.save, row)
    go(opened)
    return opened


def go(opened: Opened) -> None:
    opened.station.go(Place(page="matrix"))
    settle(opened)


def settle(opened: Opened) -> None:
    """What was decided, read and rendered has come."""
    QApplication.processEvents()  # a change of language, layouts
    opened.look()
    opened.until(lambda: page_of(opened).kept() is not None)
    opened.quiet()
    QApplication.processEvents()


def lies_still(opened: Opened) -> None:
    """Heights that follow from widths have settled: the form scrolls as far as it did a moment ago, and before."""
    settle(opened)
    bar = editor_of(opened).area.verticalScrollBar()
    seen: list[int] = []

    def same() -> bool:
        QApplication.processEvents()
        seen.append(bar.maximum())
        return len(seen) > 4 and len(set(seen[-4:])) == 1

    opened.until(same)


def page_of(opened: Opened) -> MatrixPage:
    station = opened.station.pages.matrix()
    assert station is not None
    return station.page


def editor_of(opened: Opened) -> RowEditor:
    editor = page_of(opened).editor
    assert editor is not None
    return editor


def row_in_force(opened: Opened, code: str) -> Row:
    return matrix.row(opened.session.work.desk, code)


def titles(opened: Opened) -> list[str]:
    return [line.title for line in page_of(opened).rows.view.lines_model.lines()]


def typed(field: QWidget, text: str) -> None:
    """Replace what stands in a field, by keys."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def choose(opened: Opened, code: str) -> Row:
    row = row_in_force(opened, code)
    page_of(opened).open_row(row.id)
    opened.quiet()
    return row


def sit(opened: Opened, name: str, role: Role) -> None:
    """Somebody else sits down."""
    work = opened.session.work
    person = next((each for each in work.people() if each.name == name), None)
    work.sit_down(person or work.desk.write(moderators.add, name, role))
    opened.station.refresh_figures()
    station = opened.station.pages.matrix()
    if station is not None:
        station.reload()
    settle(opened)


def propose(opened: Opened, title: str) -> int:
    """Boris proposes another title for the refunds; the number of the entry."""
    sit(opened, "Boris", Role.MODERATOR)
    go(opened)
    choose(opened, "refund")
    editor = editor_of(opened)
    assert editor.save.text() == "Propose to the lead…"
    typed(editor.title, title)
    editor.save.click()
    (dialog,) = [each for each in opened.window.findChildren(AskText) if each.is_open()]
    typed(dialog.field, "People ask so")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(opened)
    assert page_of(opened).forms() == ()
    return proposals.listed(opened.session.work.desk)[0].entry_id
