"""Reports in the window: asked in plain words, drawn and as tables, with the items behind every figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.domain.report.document import Document, Row, Table, Unit
from moderator_app.domain.report.layout import Names, document
from moderator_app.domain.report.metrics import ItemFact, Tally
from moderator_app.domain.report.period import Question, frame
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.rail.pane import Place
from ui.reports.cards import FigureCard, TableView
from ui.reports.charts import BarsDrawing
from ui.reports.page import Asked, Choices, ReportsPage, periods
from ui.reports.station import ItemsDialog, PeriodDialog
from ui.shift.lines import LineRow

TODAY = date(2026, 3, 8)
ASKED = Asked(since=date(2026, 3, 2), until=TODAY)
WEEK = Question(since=ASKED.since, until=ASKED.until)


def made(language: str, *, items: int = 3) -> Document:
    """A report of a week with a few items, of whom one was answered."""
    span = frame(WEEK)
    tally = Tally(frame=span, now_us=span.span_us[1])
    tally.items(
        ItemFact(number, span.span_us[0], 1, number, "reply" if number == 1 else None, span.span_us[0] + 9, None,
                 "advocate", 0.7, "idea", 0, None)
        for number in range(1, items + 1)
    )  # fmt: skip
    return document(WEEK, span, tally.report({}, ()), Names(), made="now", language=language)


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> ReportsPage:
    shown = ReportsPage()
    qtbot.addWidget(shown)
    shown.resize(1200, 900)
    shown.set_choices(Choices(today=TODAY, channels=((1, "Blog"),), people=("Anna",)), ASKED)
    shown.show()
    return shown


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("tables", [False, True])
def test_every_table_is_shown_both_ways(page: ReportsPage, look: Look, language: str, tables: bool) -> None:
    """Drawn or as it stands, nothing of the document is left out, and every cell of a table is there."""
    look("dark" if tables else "light", "comfortable", language)
    whole = made(language)
    page.show_tables(tables)
    page.show_document(whole)
    page.grab()
    assert {each.table.name for each in page.cards()} == {each.name for each in whole.tables}
    for card in page.cards():
        assert card.shown is not None or not card.table.rows
        if tables and isinstance(card.shown, TableView):
            assert (card.shown.rowCount(), card.shown.columnCount()) == (len(card.table.rows), len(card.table.columns))


def test_a_click_asks_for_the_items_behind(page: ReportsPage) -> None:
    """On a figure, on a bar, and with Return in a cell of a table."""
    page.show_document(made("en"))
    page.grab()
    spy = QSignalSpy(page.marked)
    next(each for each in page.findChildren(FigureCard) if each.figure.name == "unanswered").click()
    bars = next(each for each in page.findChildren(BarsDrawing) if not each.isHidden())
    spot = next(each for each in bars._spots if each.mark == "day:2026-03-02:answered")
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    page.show_tables(True)
    days = next(each.shown for each in page.cards() if each.table.name == "days")
    assert isinstance(days, TableView)
    days.setCurrentCell(0, 1)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert [spy.at(number)[0] for number in range(spy.count())] == [
        "unanswered", "day:2026-03-02:answered", "day:2026-03-02:arrived"
    ]  # fmt: skip


def test_choices_ask_anew(page: ReportsPage) -> None:
    """Each choice keeps the others."""
    spy = QSignalSpy(page.asked)
    page.period.choose("yesterday")
    page.place.choose(("channel", 1))
    page.person.choose("Anna")
    last = spy.at(spy.count() - 1)[0]
    day = date(2026, 3, 7)
    assert last == Asked(since=day, until=day, channel=1, person="Anna")


def test_nothing_and_failures_are_said(page: ReportsPage) -> None:
    """An empty period has words of its own; a failure says why."""
    page.show_document(made("en", items=0))
    assert page._stack.currentWidget() is page._nothing
    page.show_error("The store is locked.")
    assert page._stack.currentWidget() is page._broken


def test_periods_people_name() -> None:
    """By the day it is, also in January."""
    named = periods(date(2026, 1, 3))
    assert named["last_month"] == (date(2025, 12, 1), date(2025, 12, 31))
    assert named["week"] == (date(2025, 12, 28), date(2026, 1, 3))


@pytest.mark.parametrize(
    ("first", "last", "taken"),
    [("01.03.2026", "2026-03-05", True), ("05.03.2026", "01.03.2026", False), ("31.02.2026", "", False)],
)
def test_days_of_ones_own(qtbot: QtBot, look: Look, page: ReportsPage, first: str, last: str, taken: bool) -> None:
    """Both ways to write a day; days in the wrong order and days that do not exist are refused beside the field."""
    dialog = PeriodDialog(page, ASKED.since, ASKED.until)
    spy = QSignalSpy(dialog.chosen)
    dialog.since.field.setText(first)
    dialog.until.field.setText(last)
    dialog.take()
    assert (spy.count() == 1) is taken
    assert bool(dialog.until.problem()) is not taken
    dialog.discard()


# ---------------------------------------------------------------- with a store and the console program


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Callable[[], Opened]]:
    shown: list[Opened] = []

    def open_one() -> Opened:
        people = (said(1, "Olga", "Where are you on Sunday?"), said(2, "Peter", "The lid leaks", thread="lids"))
        shown.append(Opened(qtbot, seated(profile_in(tmp_path, *people), clock)))
        return shown[-1]

    yield open_one
    for each in shown:
        each.close()


@pytest.mark.process
def test_a_report_is_counted_shown_opened_and_written(
    qtbot: QtBot, opened: Callable[[], Opened], tmp_path: Path
) -> None:
    """The console program counts; a figure shows its items, one of which opens; a file is written."""
    shown = opened()
    shown.station.go(Place(page="reports"))
    page = shown.window.page()
    assert isinstance(page, ReportsPage)
    station = shown.station.pages.reports()
    assert station is not None
    qtbot.waitUntil(lambda: page._document is not None, timeout=60_000)
    assert page._document is not None
    arrived = page._document.figures[0]
    assert arrived.value == 2
    page.marked.emit("arrived", "Arrived")
    qtbot.waitUntil(lambda: bool(shown.window.findChildren(ItemsDialog)), timeout=60_000)
    dialog = shown.window.findChildren(ItemsDialog)[0]
    rows = dialog.findChildren(LineRow)
    assert len(rows) == 2
    spy = QSignalSpy(station.item_requested)
    rows[0].click()
    assert spy.count() == 1
    path = tmp_path / "r.csv"
    page.export_requested.emit(path, True)
    qtbot.waitUntil(path.exists, timeout=60_000)
    qtbot.waitUntil(lambda: not station._writing.busy(), timeout=60_000)
    assert "The lid leaks" in path.read_text(encoding="utf-8")
    QApplication.processEvents()


def test_a_quote_gets_the_room_that_other_columns_leave(qtbot: QtBot, look: Look) -> None:
    """Long links and names keep to their share; without a quote all texts share alike."""
    look("light", "comfortable", "en")
    columns = tuple((name, name, Unit.TEXT) for name in ("topic", "quote", "link"))
    row = Row(cells=("ideas", "A word about the menu", "https://example.org/" + "very-long-" * 9))
    tables = [
        TableView(Table(name="quotes", title="Quotes", columns=heads, rows=(row,)))
        for heads in (columns, tuple((name.replace("quote", "text"), label, unit) for name, label, unit in columns))
    ]
    for each in tables:
        qtbot.addWidget(each)
        each.resize(900, 100)
        each.show()
    topic, quote, link = (tables[0].columnWidth(column) for column in range(3))
    assert quote > link > topic
    assert len({tables[1].columnWidth(column) for column in range(3)}) <= 2  # a pixel is left over
