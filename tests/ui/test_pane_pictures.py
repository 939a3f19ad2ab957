"""Answers, log and reports as they look: empty, reading, full, broken, in both languages and both grounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.voice import Voice
from moderator_app.errors import UserError
from moderator_app.services import matrix, moderation, reply, voice
from moderator_app.services.review import LogLine
from moderator_app.storage.connect import STORE_BUSY
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_reports import ASKED, TODAY, made
from ui.focus.bar import FocusBar
from ui.matrix.narrowing import EVERYTHING
from ui.matrix.pane import AnswersPane
from ui.matrix.source import DeskAnswers
from ui.reports.page import Choices, ReportsPage
from ui.review.pane import ReviewPane
from ui.review.source import DeskLog

Open = Callable[..., Opened]
TROUBLE = UserError(STORE_BUSY, seconds=30)
HOSTILE = "\u202e" + "Ж" * 5_000
ARABIC = "متى تفتحون يوم الأحد؟ latte"
PEOPLE = (
    said(1, "Марина Ковалёва", "Заказала раф с собой, стакан протёк. Кому писать?"),
    said(2, "Peter", "The lid leaks", thread="lids"),
)
ROWS = (
    Row(
        code="lids", title="Протёк стакан", examples=("стакан протёк", "the lid leaks"),
        variants=(Variant(answer="{name|}, нам очень жаль. Напишите номер заказа: вернём деньги."),),
    ),
    Row(
        code="hours", title="Часы работы", examples=("когда вы открыты",),
        variants=(Variant(answer="Мы работаем с восьми до десяти, без выходных."),),
    ),
)  # fmt: skip
SPEAKS = Voice(
    name="shop", title="Зерно и пар", do=("На «вы», по имени, тепло и по делу",), dont=("Ничем не можем помочь",)
)

LOOKS = pytest.mark.parametrize(("name", "language"), [(n, each) for n in ("light", "dark") for each in ("ru", "en")])


@pytest.fixture
def opened(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Opens a workstation on these comments; closes it."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    made_: list[Opened] = []

    def open_one(*messages: Any) -> Opened:
        made_.append(Opened(qtbot, seated(profile_in(tmp_path, *(messages or PEOPLE)), clock)))
        return made_[-1]

    yield open_one
    for each in made_:
        each.close()


def still(widget: QWidget) -> None:
    """No caret, no ring: where the keyboard is says another test."""
    for _ in range(3):  # heights that follow from widths settle one layer at a time
        QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    widget.repaint()


# Answers -----------------------------------------------------------------------------------------------


class Broken(DeskAnswers):
    """A store that cannot be read."""

    def offers(self, item_id: int, words: str, wanted: Any = None) -> Any:
        raise TROUBLE


@LOOKS
@pytest.mark.parametrize("state", ["closed", "empty", "full", "nothing", "error"])
def test_answers_look_as_drawn(
    opened: Open, look: Look, qtbot: QtBot, assert_golden: AssertGolden, name: str, language: str, state: str
) -> None:
    """Nothing open, an empty matrix, rows that fit, a search without a row, a store that cannot be read."""
    look(name, "comfortable", language)
    shown = opened()
    work = shown.session.work
    if state not in {"closed", "empty"}:
        for row in ROWS:
            work.desk.write(matrix.save, row)
        work.desk.write(voice.save, SPEAKS)
    pane = AnswersPane(Broken(work) if state == "error" else DeskAnswers(work))
    qtbot.addWidget(pane)
    pane.resize(320, 640)
    pane.show()
    pane.show_item(None if state == "closed" else 1)
    if state == "nothing":
        pane.search.setText("parrots")
        qtbot.waitUntil(lambda: "parrots" in pane.told(), timeout=30_000)
    still(pane)
    assert_golden(pane, f"answers_{state}_{name}_{language}")


class Served(DeskAnswers):
    """The first row was used often, by whoever works here too."""

    def offers(self, item_id: int, words: str, wanted: Any = None) -> Any:
        found = super().offers(item_id, words, wanted)
        first, *others = found.offers
        told = replace(first, uses=matrix.Uses(count=12, edited=3), used=4, ended=matrix.Ended(well=9, lost=1))
        return replace(found, offers=(told, *others))


@LOOKS
def test_answers_narrowed_look_as_drawn(
    opened: Open, look: Look, qtbot: QtBot, assert_golden: AssertGolden, name: str, language: str
) -> None:
    """How a row served stands on its card; the menu says what is chosen, the chip what is left out."""
    look(name, "comfortable", language)
    work = opened().session.work
    for row, category in zip(ROWS, ("Жалобы", "О кофейне"), strict=True):
        work.desk.write(matrix.save, replace(row, category=category))
    pane = AnswersPane(Served(work))
    qtbot.addWidget(pane)
    pane.resize(320, 640)
    pane.show()
    pane.show_item(1)
    pane.narrowing.want(replace(EVERYTHING, category="Жалобы"))
    still(pane)
    assert_golden(pane, f"answers_served_{name}_{language}")
    menu = pane.narrowing.menu_now()
    menu.ensurePolished()
    menu.adjustSize()
    assert_golden(menu, f"answers_menu_{name}_{language}")


# Log ---------------------------------------------------------------------------------------------------


class StillLog(DeskLog):
    """The real log, whose fingerprints are the same in every run; or one that never answers, or refuses."""

    state = "full"

    def page(self, wanted: Any, after: int | None, done: Any, bad: Any) -> None:
        if self.state == "error":
            bad(TROUBLE)
        elif self.state == "empty":
            done([])
        elif self.state == "full":
            super().page(wanted, after, lambda found: done(_plain(found)), bad)

    def case(self, entry_id: int, done: Any, bad: Any) -> None:
        def told(found: Any) -> None:
            case, clocks = found
            done((replace(case, line=_plain([case.line])[0]), clocks))

        super().case(entry_id, told, bad)


def _plain(found: Sequence[LogLine]) -> list[LogLine]:
    return [replace(each, entry=replace(each.entry, hash="0" * 64)) for each in found]


@LOOKS
@pytest.mark.parametrize("state", ["empty", "loading", "full", "error"])
def test_the_log_looks_as_drawn(
    opened: Open, look: Look, qtbot: QtBot, assert_golden: AssertGolden, name: str, language: str, state: str
) -> None:
    look(name, "comfortable", language)
    shown = opened()
    desk = shown.session.work.desk
    desk.write(reply.send, 1, reply.Reply(text="Марина, нам очень жаль. Напишите номер заказа."))
    desk.write(moderation.act, 2, moderation.Action(kind=EntryKind.CLOSE))
    source = StillLog(lambda: desk, shown.session.work.bridge)
    source.state = state
    pane = ReviewPane(source)
    qtbot.addWidget(pane)
    pane.resize(1120, 720)
    pane.show()
    pane.reload()
    if state == "full":
        qtbot.waitUntil(lambda: pane.model.rowCount() > 1, timeout=30_000)
        shown.quiet()
        pane.view.selectRow(1)
        shown.quiet()
    still(pane)
    assert_golden(pane, f"log_{state}_{name}_{language}")
    source.close()


def test_a_log_that_cannot_be_read_is_read_again_by_its_button(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    source = StillLog(lambda: shown.session.work.desk, shown.session.work.bridge)
    source.state = "error"
    pane = ReviewPane(source)
    qtbot.addWidget(pane)
    pane.show()
    pane.reload()
    assert pane.retry.isVisible()
    source.state = "full"
    pane.retry.click()
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0, timeout=30_000)
    assert not pane.retry.isVisible()
    assert pane.view.isVisible()
    shown.quiet()
    source.close()


# Reports -----------------------------------------------------------------------------------------------


@LOOKS
@pytest.mark.parametrize("state", ["empty", "loading", "full", "tables", "error"])
def test_the_reports_look_as_drawn(
    look: Look, qtbot: QtBot, assert_golden: AssertGolden, name: str, language: str, state: str
) -> None:
    look(name, "comfortable", language)
    page = ReportsPage()
    qtbot.addWidget(page)
    page.resize(1120, 900)
    page.set_choices(Choices(today=TODAY, channels=((1, "Blog"),), people=("Anna",)), ASKED)
    page.show()
    if state == "loading":
        page.show_waiting()
    elif state == "error":
        page.show_error("The store is busy." if language == "en" else "Хранилище занято.")
    else:
        page.show_tables(state == "tables")
        page.show_document(made(language, items=0 if state == "empty" else 24))
    still(page)
    assert_golden(page, f"reports_{state}_{name}_{language}")


# Bad input ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [HOSTILE, ARABIC])
@pytest.mark.parametrize("size", [(1, 1), (320, 200), (640, 4_000), (5_000, 480)])
def test_answers_log_and_reports_take_any_name_in_any_size(
    opened: Open, qtbot: QtBot, name: str, size: tuple[int, int]
) -> None:
    """Names of thousands of letters, right-to-left words, windows like a thumb or a wall: painted, nothing raises,
    tricks of direction shown.
    """
    shown = opened(said(1, name, name))
    work = shown.session.work
    work.desk.write(matrix.save, replace(ROWS[0], title=name[:200], examples=(name[:200],)))
    work.desk.write(reply.send, 1, reply.Reply(text="Да"))
    answers = AnswersPane(DeskAnswers(work))
    source = StillLog(lambda: work.desk, work.bridge)
    log = ReviewPane(source)
    reports = ReportsPage()
    reports.set_choices(
        Choices(today=date(2026, 3, 8), channels=((1, name),), people=(name,)), replace(ASKED, channel=1)
    )
    reports.show_document(made("ru"))
    for pane in (answers, log, reports):
        qtbot.addWidget(pane)
        pane.show()
        pane.resize(*size)
    answers.show_item(1)
    log.reload()
    qtbot.waitUntil(lambda: log.model.rowCount() > 0, timeout=30_000)
    shown.quiet()
    source.close()
    for pane in (answers, log, reports):
        assert not pane.grab().isNull()
        told = [(type(each).__name__, each.text()) for each in pane.findChildren(QWidget) if hasattr(each, "text")]
        assert [kind for kind, text in told if "\u202e" in str(text)] == []


# Focus --------------------------------------------------------------------------------------------------


@LOOKS
@pytest.mark.parametrize("place", [(12, 1_048), (None, 0)])
def test_the_bar_of_focus_mode_looks_as_drawn(
    look: Look, qtbot: QtBot, assert_golden: AssertGolden, name: str, language: str, place: tuple[int | None, int]
) -> None:
    """Within a list, and in an empty one."""
    look(name, "comfortable", language)
    bar = FocusBar()
    qtbot.addWidget(bar)
    bar.resize(640, bar.height())
    bar.show()
    bar.show_place(*place, "Открытые" if language == "ru" else "Open")
    still(bar)
    assert_golden(bar, f"focus_bar_{'empty' if place[0] is None else 'full'}_{name}_{language}")
