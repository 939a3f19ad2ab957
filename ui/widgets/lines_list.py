"""A list of two-line rows drawn by hand, with one way to open a line: a click, Return or Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme

Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """Lines as they were handed in; a subclass says what each says when it is read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Any] = ()

    def put(self, lines: Sequence[Any]) -> None:
        """These lines and no others."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, place: int) -> Any:
        return self._lines[place]

    def sentence(self, place: int) -> str:
        """A line read aloud."""
        raise NotImplementedError

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.sentence(index.row())
        return None


class LinesDelegate(QStyledItemDelegate):
    """Draws the ground of a line; a subclass draws the rest.

    Args:
        height: of a line, in pixels.
    """

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors = theme.active().colors
        area: QRect = option.rect
        widget: QWidget | None = option.widget
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and widget is not None and widget.hasFocus():
            painter.fillRect(area, colors.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colors.surface_hover)
        self.draw(painter, area, index.row())
        painter.restore()

    def draw(self, painter: QPainter, area: QRect, place: int) -> None:
        """What the line says."""
        raise NotImplementedError


class LinesList(QListView):
    """Lines that open.

    Signals:
        opened: place of the line.
    """

    opened = Signal(int)

    def __init__(self, model: LinesModel, delegate: LinesDelegate) -> None:
        super().__init__()
        model.setParent(self)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands of the window."""

    def _on_clicked(self, index: Index) -> None:
        self.opened.emit(index.row())
