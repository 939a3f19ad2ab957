"""Everything that happened to an item, the newest first; an entry opens in the log."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStackedLayout, QWidget

from moderator_app.clock import Clock
from moderator_app.services.item_log import ItemLog
from moderator_app.services.review import LogLine
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.itemlog import words
from ui.review.words import ICONS
from ui.widgets import icons
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Panel
from ui.widgets.lines_list import LinesDelegate, LinesList, LinesModel
from ui.widgets.painting import baseline_in, draw_line, elided, text_width

ROW: Final = 48


class HappenedModel(LinesModel):
    """The lines of one item, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.log: ItemLog | None = None
        self.now_us = 0

    def show(self, log: ItemLog | None, now_us: int) -> None:
        self.log, self.now_us = log, now_us
        self.put(() if log is None else log.lines[::-1])

    def line_at(self, place: int) -> LogLine:
        line: LogLine = super().line_at(place)
        return line

    def sentence(self, place: int) -> str:
        return "" if self.log is None else words.sentence(self.line_at(place), self.log, self.now_us)


class _Delegate(LinesDelegate):
    """What happened and when; below it who did it and what was said."""

    def __init__(self, model: HappenedModel) -> None:
        super().__init__(ROW)
        self._model = model

    def draw(self, painter: QPainter, area: QRect, place: int) -> None:
        model = self._model
        if model.log is None:
            return
        colors, line = theme.active().colors, model.line_at(place)
        small, body = theme.font("small", tabular=True), theme.font("body")
        left, right, top = area.left() + 16, area.right() - 15, area.top() + 4
        icons.paint(painter, ICONS.get(line.entry.kind, "log"), colors.text_muted, left, top + 2)
        when = fmt.when(line.entry.at, model.now_us)
        width = text_width(when, small)
        draw_line(painter, when, small, colors.text_muted, right - width, baseline_in(top, 20, small))
        undone = line.undone_by is not None
        head = QFont(body)
        head.setStrikeOut(undone)
        said = elided(words.title(line, model.log, model.now_us), body, right - width - 12 - left - 28)
        color = colors.text_muted if undone else colors.text
        draw_line(painter, said, head, color, left + 28, baseline_in(top, 20, body))
        below = elided(words.detail(line, model.log, model.now_us), small, right - left - 28)
        draw_line(painter, below, small, colors.text_muted, left + 28, baseline_in(top + 20, 18, small))


class HappenedList(LinesList):
    """Lines that open in the log.

    Signals:
        entry_requested: the number of the entry.
    """

    entry_requested = Signal(int)

    def __init__(self) -> None:
        self.happened = HappenedModel()
        super().__init__(self.happened, _Delegate(self.happened))
        self.setViewportMargins(0, 4, 0, 4)
        self.opened.connect(self._on_opened)

    def _on_opened(self, place: int) -> None:
        self.entry_requested.emit(self.happened.line_at(place).entry.id)


class HistoryPane(Panel):
    """Fed with what `services.item_log` reads.

    Signals:
        entry_requested: an entry wants to be seen in the log.
        retry_requested: after an error.
    """

    entry_requested = Signal(int)
    retry_requested = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("surface_subtle", parent=parent)
        self._clock = clock
        self._error = ""
        self._stack = QStackedLayout(self)
        self._nothing = EmptyState("log", "", "")
        self._empty = EmptyState("log", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        self.list = HappenedList()
        self.list.entry_requested.connect(self.entry_requested)
        for page in (self._nothing, self._empty, self._broken, self.list):
            self._stack.addWidget(page)
        self.setFocusProxy(self.list)
        self._say()
        self.show_nothing()

    def show_log(self, log: ItemLog) -> None:
        """The history of an item; the line that was chosen stays chosen."""
        chosen = self.list.currentIndex()
        before = self.list.happened.line_at(chosen.row()).entry.id if chosen.isValid() else None
        self.list.happened.show(log, self._clock.now_us())
        place = next((at for at, line in enumerate(log.lines[::-1]) if line.entry.id == before), None)
        if place is not None:
            self.list.setCurrentIndex(self.list.happened.index(place, 0))
        self._stack.setCurrentWidget(self.list if log.lines else self._empty)

    def show_nothing(self) -> None:
        """No item is open."""
        self.list.happened.show(None, 0)
        self._stack.setCurrentWidget(self._nothing)

    def show_error(self, sentence: str) -> None:
        self._error = sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def sentences(self) -> list[str]:
        """What its lines say, newest first."""
        model = self.list.happened
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.data(model.index(place, 0), role)) for place in range(model.rowCount())]

    def _say(self) -> None:
        self.list.setAccessibleName(_t("ItemLog", "History of the item"))
        self._nothing.set_words(
            "log", _t("ItemLog", "No item is open"), _t("ItemLog", "What happened to the open item stands here.")
        )
        self._empty.set_words(
            "log",
            _t("ItemLog", "Nothing happened yet"),
            _t("ItemLog", "Every decision about the item will stand here, with who made it and when."),
        )
        self._broken.set_words("alert", _t("ItemLog", "The history cannot be read"), self._error)
        self._again.set_label(_t("ItemLog", "Try again"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.list.viewport().update()
