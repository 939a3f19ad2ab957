"""The page of reviews: what waits or was reviewed at the left, the case as it was, the scorecard at the right."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QStackedLayout,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from moderator_app.domain.report.document import Chart, Table
from moderator_app.domain.review.blind import Masked
from moderator_app.services.past import PastCase
from moderator_app.services.review import LogLine
from moderator_app.services.scoring import Comment
from moderator_app.services.sla import ItemClocks
from ui import theme
from ui.i18n import _t
from ui.reports.cards import TableCard
from ui.review.case_view import CaseView
from ui.review.rows import ROW, LogDelegate, LogModel
from ui.safe_text import visible
from ui.scoring.card import ScoreCard
from ui.sla.choice import MenuChoice
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label, Panel, Rule
from ui.widgets.row_list import dress_rows
from ui.widgets.scrolling import see_through

LIST_WIDTH: Final = 340
_A_LINE: Final = 70
"""About how many characters of an answer fit in a line beside the card."""


class Shown(StrEnum):
    """What the page lists."""

    QUEUE = "queue"
    REVIEWED = "reviewed"
    FIGURES = "figures"


class ScoringPage(Panel):
    """Fed with answers and cards.

    Signals:
        shown_changed: `Shown` that is wanted.
        answer_chosen: entry of the answer.
        draw_requested: a new sample is wanted.
        card_requested: the scorecard shall be edited.
        retry_requested: after an error.
        comment_requested: argument: `Comment` without its text, about the selected words.
        marked: numbers of reviews behind a figure, with commas.
        person_chosen: actor whose trends are wanted; None: of everybody.
    """

    shown_changed = Signal(object)
    answer_chosen = Signal(int)
    draw_requested = Signal()
    card_requested = Signal()
    retry_requested = Signal()
    comment_requested = Signal(object)
    marked = Signal(str)
    person_chosen = Signal(object)

    def __init__(self, now_us: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._now_us = now_us
        self._error = ""
        self._lead = True
        self._whole = True
        self.shown = Shown.QUEUE
        self.card: ScoreCard | None = None
        self._masked = Masked("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(48)
        self._line = QHBoxLayout(head)
        self._line.setContentsMargins(16, 0, 12, 0)
        self._line.setSpacing(8)
        self._title = Label("", "title")
        self._count = Label("", "body", "text_muted", tabular=True)
        self._line.addWidget(self._title)
        self._line.addWidget(self._count)
        self._line.addStretch(1)
        self.choice: MenuChoice | None = None
        self.person: MenuChoice | None = None
        self._people: Sequence[tuple[str, str]] = ()
        self._person: str | None = None
        self.edit_card = IconButton("sliders", "")
        self.edit_card.clicked.connect(self.card_requested)
        self.draw = Button("", icon="plus")
        self.draw.clicked.connect(self.draw_requested)
        self._line.addWidget(self.edit_card)
        self._line.addWidget(self.draw)
        column.addWidget(head)
        column.addWidget(Rule())
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        self._calm = EmptyState("star", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        self._work = self._build_work()
        figures = QWidget()
        self._figures = QGridLayout(figures)
        self._figures.setContentsMargins(24, 20, 24, 32)
        self._figures.setSpacing(12)
        self._area = see_through(figures)
        for page in (self._calm, self._broken, self._work, self._area):
            self._stack.addWidget(page)
        self._say()

    def _build_work(self) -> QWidget:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.model = LogModel(self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LogDelegate(self.model, lambda: self._now_us, self))
        dress_rows(self.view)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().setDefaultSectionSize(ROW)
        self.view.setFixedWidth(LIST_WIDTH)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        row.addWidget(self.view)
        row.addWidget(Rule(vertical=True))
        middle = QVBoxLayout()
        middle.setContentsMargins(24, 16, 12, 12)
        middle.setSpacing(8)
        line = QHBoxLayout()
        self._answer_title = Label("", "label")
        line.addWidget(self._answer_title, 1)
        self.comment = Button("", icon="note", key="C", small=True)
        self.comment.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it would take the selection's focus away
        self.comment.clicked.connect(self.ask_comment)
        line.addWidget(self.comment)
        middle.addLayout(line)
        self.answer = QTextEdit()
        self.answer.setReadOnly(True)
        self.answer.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.answer.setFrameShape(QTextEdit.Shape.NoFrame)
        self.answer.viewport().setAutoFillBackground(False)
        self.answer.installEventFilter(self)
        ground = Panel("surface_raised", border="border", radius=8)
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(8, 4, 8, 4)
        inner.addWidget(self.answer)
        middle.addWidget(ground)
        self._case = QVBoxLayout()
        middle.addLayout(self._case, 1)
        row.addLayout(middle, 1)
        row.addWidget(Rule(vertical=True))
        self._side = QVBoxLayout()
        row.addLayout(self._side)
        return work

    # Feeding ---------------------------------------------------------------------------

    def set_lead(self, lead: bool) -> None:
        """Leads draw and grade; others read what was said about their answers."""
        self._lead = lead
        self.draw.setVisible(lead)
        self.edit_card.setVisible(lead)
        if not lead and self.shown is Shown.QUEUE:
            self.shown = Shown.REVIEWED
        self._say()

    def show_answers(self, shown: Shown, lines: Sequence[LogLine], now_us: int, *, whole: bool = True) -> None:
        """List answers; the one that was current stays so. `whole` False: only those behind a figure."""
        before = self.current()
        self.shown, self._now_us, self._whole = shown, now_us, whole
        self.model.clear()
        self.model.append(lines)
        self._say()
        if not lines:
            self._clear()
            self._stack.setCurrentWidget(self._calm)
            return
        self._stack.setCurrentWidget(self._work)
        numbers = [line.entry.id for line in lines]
        self.view.selectRow(numbers.index(before) if before in numbers else 0)

    def show_figures(
        self, tables: Sequence[Table], people: Sequence[tuple[str, str]] = (), person: str | None = None
    ) -> None:
        """Agreement and trends. `people`: actor and name of whoever has some; `person`: whose are shown."""
        self.shown, self._people, self._person = Shown.FIGURES, people, person
        self.model.clear()
        self._say()
        _empty(self._figures)
        if not any(each.rows for each in tables):
            self._stack.setCurrentWidget(self._calm)
            return
        line = 0
        side = 0
        for table in tables:
            card = TableCard(table, drawn=True, empty=_t("Review", "No answer was graded by two leads yet."))
            card.marked.connect(lambda mark, _words: self.marked.emit(mark))
            if table.chart is Chart.NONE:
                self._figures.addWidget(card, line, 0, 1, 2)
                line += 1
            else:
                self._figures.addWidget(card, line, side)
                line, side = line + side, 1 - side
        self._figures.setRowStretch(line + 1, 1)
        self._stack.setCurrentWidget(self._area)

    def show_case(self, case: PastCase, clocks: ItemClocks | None, card: ScoreCard, answer: Masked) -> None:
        """The chosen answer as it was, and its card; `answer`: its words, without a name where it is graded blind."""
        self._clear()
        text = answer.text
        self._masked = answer
        self.answer.setPlainText(text)
        lines = -(-len(text) // _A_LINE) + text.count("\n")
        self.answer.setFixedHeight(min(max(2, lines), 6) * 22 + 10)
        self.card = card
        self._side.addWidget(card)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(CaseView(case, clocks, self._now_us, answer_above=True))
        column.addStretch(1)
        self._case.addWidget(see_through(inner), 1)
        self.comment.setVisible(self.shown is Shown.QUEUE and bool(text))
        self.mark_comments()
        card.comment_requested.connect(self.ask_comment)
        if self.shown is Shown.QUEUE:
            card.setFocus()

    def mark_comments(self) -> None:
        """Show which words were remarked on."""
        found = []
        for each in () if self.card is None else self.card.comments:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.answer.document())
            text = self.answer.toPlainText()
            start, end = self._masked.shown(each.start, each.end)
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(theme.active().colors.warning_soft)
            mark.cursor, mark.format = cursor, look
            found.append(mark)
        self.answer.setExtraSelections(found)

    def show_error(self, sentence: str) -> None:
        """Why nothing can be shown."""
        self._error = sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def current(self) -> int | None:
        """The chosen answer."""
        index = self.view.currentIndex()
        return self.model.lines[index.row()].entry.id if index.isValid() else None

    def next(self) -> None:
        """The answer below; the first after the last."""
        row = self.view.currentIndex().row() + 1
        self.view.selectRow(row if row < len(self.model.lines) else 0)

    def _clear(self) -> None:
        self.card = None
        self.answer.clear()
        _empty(self._side)
        _empty(self._case)

    # Asking -----------------------------------------------------------------------------

    def ask_comment(self) -> None:
        """Remark on the selected words; nothing where none are."""
        cursor = self.answer.textCursor()
        if self.shown is not Shown.QUEUE or not cursor.hasSelection():
            return
        text = self.answer.toPlainText()
        start, end = _letters(text, cursor.selectionStart()), _letters(text, cursor.selectionEnd())
        first, after = self._masked.original(start, end)
        self.comment_requested.emit(Comment(start=first, end=after, text="", quote=text[start:end]))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """C over the selected words, before it is a key of the window."""
        if watched is self.answer and isinstance(event, QKeyEvent) and event.text().lower() in {"c", "с"}:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.ask_comment()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _on_row(self, current: QModelIndex) -> None:
        self._clear()
        if current.isValid():
            self.answer_chosen.emit(self.model.lines[current.row()].entry.id)

    # Words ------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _offer_people(self) -> None:
        """Whose trends: beside the figures, where there are several people."""
        if self.person is not None:
            self.person.hide()
            self.person.deleteLater()
            self.person = None
        if self.shown is not Shown.FIGURES or len(self._people) < 2:
            return
        everybody: list[tuple[object, str]] = [(None, _t("Review", "Everybody"))]
        names = [(actor, visible(name)) for actor, name in self._people]
        self.person = MenuChoice(_t("Review", "Whose trends"), [*everybody, *names], self._person)
        self.person.setMaximumWidth(200)
        self.person.chosen.connect(self.person_chosen)
        self._line.insertWidget(4, self.person)

    def _say(self) -> None:
        self._title.setText(_t("Review", "Reviews") if self._lead else _t("Review", "My reviews"))
        self._count.setText(str(len(self.model.lines)) if self.model.lines else "")
        self.draw.set_label(_t("Review", "Draw answers"))
        self.edit_card.set_name(_t("Review", "Scorecard"))
        self.view.setAccessibleName(_t("Review", "Answers"))
        self._answer_title.setText(_t("Review", "The answer"))
        self.answer.setAccessibleName(_t("Review", "The answer"))
        self.comment.set_label(_t("Review", "Remark on the selected words"))
        if self.choice is not None:
            self.choice.hide()
            self.choice.deleteLater()
        choices: list[tuple[object, str]] = [(Shown.QUEUE, _t("Review", "Waiting"))] if self._lead else []
        reviewed = _t("Review", "Reviewed") if self._whole else _t("Review", "Behind the figure")
        choices += [(Shown.REVIEWED, reviewed), (Shown.FIGURES, _t("Review", "Figures"))]
        self.choice = MenuChoice(_t("Review", "What is listed"), choices, self.shown)
        self.choice.chosen.connect(self.shown_changed)
        self._line.insertWidget(3, self.choice)
        self._offer_people()
        self._broken.set_words("alert", _t("Review", "The reviews cannot be read"), self._error)
        self._again.set_label(_t("Review", "Try again"))
        match self.shown:
            case Shown.QUEUE:
                hint = _t("Review", "Draw answers: by chance, some of each person, all negative ones.")
                self._calm.set_words("star", _t("Review", "Nothing waits for a review"), hint)
            case Shown.REVIEWED:
                hint = _t("Review", "What leads say about answers stands here.")
                self._calm.set_words("star", _t("Review", "No review yet"), hint)
            case Shown.FIGURES:
                hint = _t("Review", "They come with the first review.")
                self._calm.set_words("chart", _t("Review", "No figures yet"), hint)


def _units(text: str) -> int:
    """Qt counts UTF-16 units, an entry counts characters."""
    return len(text.encode("utf-16-le")) // 2


def _letters(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def _empty(layout: QLayout) -> None:
    while (part := layout.takeAt(0)) is not None:
        widget = part.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
