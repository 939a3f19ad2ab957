"""A list of two-line rows, painted by a delegate: rows of the matrix, shared texts, proposals, versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets import icons
from ui.widgets.painting import baseline_in, draw_line, elided, hairline, text_width
from ui.widgets.row_list import dress_rows

ROW: Final = 56
INSET: Final = 16

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the list.

    Attributes:
        key: what it stands for; stays the same while its words change.
        figure: at the right of the title.
        mark: at the right of the second line, in the colour `tone` (a token).
        dot: something of it is not saved.
    """

    key: object
    title: str
    detail: str = ""
    figure: str = ""
    mark: str = ""
    tone: str = "text_muted"
    icon: str = ""
    dot: str = ""

    def said(self) -> str:
        """Read aloud."""
        return ", ".join(part for part in (self.title, self.dot, self.detail, self.figure, self.mark) if part)


class LinesModel(QAbstractTableModel):
    """One column of lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these; where the same rows stand only what changed is painted anew."""
        new = tuple(lines)
        if [each.key for each in new] == [each.key for each in self._lines]:
            changed = [place for place, line in enumerate(new) if line != self._lines[place]]
            self._lines = new
            for place in changed:
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def line(self, place: int) -> Line | None:
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def place_of(self, key: object) -> int | None:
        return next((place for place, line in enumerate(self._lines) if line.key == key), None)

    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            return self._lines[index.row()].said()
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(280, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, LinesModel) else None
        if line is None:
            return
        painter.save()
        _paint(painter, option, line)
        painter.restore()


def _paint(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
    colors = theme.active().colors
    area: QRect = option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    widget: QWidget | None = option.widget
    ground = colors.surface
    if selected:
        ground = colors.selection if widget is not None and widget.hasFocus() else colors.selection_inactive
    elif option.state & QStyle.StateFlag.State_MouseOver:
        ground = colors.surface_hover
    painter.fillRect(area, ground)
    left, right, top = float(area.left() + INSET), float(area.right() - 12), area.top()
    if selected:
        painter.fillRect(QRect(area.left(), top, 3, area.height()), colors.accent)
    else:
        hairline(painter, left, area.bottom(), area.width() - INSET, colors.border)
    strong, small = theme.font("body_strong"), theme.font("small", tabular=True)
    if line.icon:
        icons.paint(painter, line.icon, colors.text_muted, left, top + 10)
        left += 24
    end = right
    if line.figure:
        end -= text_width(line.figure, small)
        draw_line(painter, line.figure, small, colors.text_muted, end, baseline_in(top + 8, 20, small))
        end -= 12
    title = elided(line.title, strong, end - left - (14 if line.dot else 0))
    draw_line(painter, title, strong, colors.text, left, baseline_in(top + 8, 20, strong))
    if line.dot:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.accent)
        painter.drawEllipse(QRect(int(left + text_width(title, strong)) + 6, top + 15, 6, 6))
    end = right
    if line.mark:
        end -= text_width(line.mark, small)
        draw_line(painter, line.mark, small, getattr(colors, line.tone), end, baseline_in(top + 29, 18, small))
        end -= 12
    detail = elided(line.detail, small, end - left)
    draw_line(painter, detail, small, colors.text_muted, left, baseline_in(top + 29, 18, small))


_STEPS: Final = {
    Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, 0x041E: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1, 0x041B: -1,
}  # fmt: skip
"""J and K also where the Russian layout writes О and Л."""


def _step(event: QKeyEvent) -> int:
    return 0 if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else _STEPS.get(event.key(), 0)


class LinesView(QTableView):
    """The list. J and K, arrows: up and down; Return, Right: into what is chosen.

    Signals:
        chosen: key of the line the reader stands on.
        entered: key: the keyboard wants to go there.
    """

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines_model = LinesModel(self)
        self._delegate = _Delegate(self)
        self._keeping = False
        self.setModel(self.lines_model)
        self.setItemDelegate(self._delegate)
        dress_rows(self)
        self.setAutoScroll(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalScrollBar().setSingleStep(ROW)
        self.setAccessibleName(name)

    def show_lines(self, lines: Sequence[Line], key: object | None = None) -> None:
        """Show these; the reader stays where they stood, or on `key`; says nothing."""
        wanted = self.current_key() if key is None else key
        value = self.verticalScrollBar().value()
        self._keeping = True
        try:
            self.lines_model.show(lines)
            place = self.lines_model.place_of(wanted) if wanted is not None else None
            if place is None:
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
            elif place != self.currentIndex().row() or not self.currentIndex().isValid():
                self.setCurrentIndex(self.lines_model.index(place, 0))
            self.verticalScrollBar().setValue(value)
        finally:
            self._keeping = False

    def current_key(self) -> object | None:
        line = self.lines_model.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return None if line is None else line.key

    def stand_on(self, key: object) -> bool:
        """Choose a line, saying nothing; False: it is not listed."""
        place = self.lines_model.place_of(key)
        if place is None:
            return False
        self._keeping = True
        try:
            self._move_to(place)
        finally:
            self._keeping = False
        return True

    def _move_to(self, place: int) -> None:
        index = self.lines_model.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        line = self.lines_model.line(current.row()) if current.isValid() else None
        if line is not None and not self._keeping:
            self.chosen.emit(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = _step(event)
        if step:
            place = (self.currentIndex().row() if self.currentIndex().isValid() else -1) + step
            if 0 <= place < self.lines_model.rowCount():
                self._move_to(place)
            return
        current = self.current_key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right} and current is not None:
            self.entered.emit(current)
            return
        if event.text().isprintable() and event.text():
            event.ignore()  # letters are commands of the page and the window, no search in the list
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """J and K walk this list, before the window's own J and K walk the inbox."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands of the window."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
