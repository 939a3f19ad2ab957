"""An author's items, newest first, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
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

from moderator_app.domain.items import InboxRow, ItemState
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.names import channel_title, platform_title, waiting_label
from ui.safe_text import visible
from ui.widgets import icons
from ui.widgets.chips import delivery_label
from ui.widgets.painting import baseline_in, draw_line, elided, text_width

ROW: Final = 44
Index = QModelIndex | QPersistentModelIndex


def verdict(row: InboxRow) -> tuple[str, str]:
    """What became of an item in a word or two, and the colour token of it."""
    if row.state is ItemState.OPEN:
        return _t("Author", "open"), "accent_text"
    if row.state is ItemState.WAITING:
        if row.delivery_state is not None and row.waiting_reason is None:
            return delivery_label(row.delivery_state).lower(), "info_text"
        return (waiting_label(row.waiting_reason) if row.waiting_reason else _t("Author", "waiting")), "text_muted"
    if row.ours_last:
        return _t("Author", "answered"), "success_text"
    return _t("Author", "done"), "text_muted"


def history_sentence(row: InboxRow, now_us: int) -> str:
    """A row read aloud."""
    parts = (
        fmt.date(row.last_at, now_us),
        platform_title(row.platform),
        visible(row.thread_title[:200]),
        visible(row.excerpt[:400]),
        verdict(row)[0],
    )
    return ", ".join(part for part in parts if part)


class HistoryModel(QAbstractListModel):
    """The rows as they were handed in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[InboxRow, ...] = ()
        self.now_us = 0
        self.current_item: int | None = None

    def show(self, rows: Sequence[InboxRow], now_us: int, current_item: int | None) -> None:
        self.beginResetModel()
        self._rows, self.now_us, self.current_item = tuple(rows), now_us, current_item
        self.endResetModel()

    def row_at(self, place: int) -> InboxRow:
        return self._rows[place]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return history_sentence(row, self.now_us)
        return None


class _HistoryDelegate(QStyledItemDelegate):
    """Date, place, thread and verdict; below it the last words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, HistoryModel):
            return
        colors = theme.active().colors
        row = model.row_at(index.row())
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        widget: QWidget | None = option.widget
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected and widget is not None and widget.hasFocus():
            painter.fillRect(area, colors.selection)
        elif hover:
            painter.fillRect(area, colors.surface_hover)
        if row.id == model.current_item:
            painter.fillRect(QRect(area.left(), area.top() + 4, 3, area.height() - 8), colors.accent)
        small, body = theme.font("small", tabular=True), theme.font("body")
        left, right, top = area.left() + 16, area.right() - 15, area.top() + 2
        said, color = verdict(row)
        width = text_width(said, small)
        draw_line(painter, said, small, getattr(colors, color), right - width, baseline_in(top, 20, small))
        icons.paint_mark(painter, row.platform, left, top + 2, colors.mark_bg, colors.mark_fg)
        title = elided(
            visible(row.thread_title[:200]) or channel_title(row.channel_name[:200]),
            body,
            right - width - 12 - left - 24,
        )
        draw_line(painter, title, body, colors.text, left + 24, baseline_in(top, 20, body))
        date = fmt.date(row.last_at, model.now_us)
        draw_line(painter, date, small, colors.text_muted, left + 24, baseline_in(top + 20, 18, small))
        at = left + 24 + text_width(date, small) + 8
        excerpt = elided(row.excerpt[:200], small, right - at)
        draw_line(painter, excerpt, small, colors.text_muted, at, baseline_in(top + 20, 18, small))
        painter.restore()


class HistoryList(QListView):
    """Rows that open.

    Signals:
        item_requested: item id.
    """

    item_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = HistoryModel(self)
        self.setModel(self.history)
        self.setItemDelegate(_HistoryDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(_t("Author", "History"))
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands of the window."""

    def _on_clicked(self, index: Index) -> None:
        self.item_requested.emit(self.history.row_at(index.row()).id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_t("Author", "History"))
            self.viewport().update()
