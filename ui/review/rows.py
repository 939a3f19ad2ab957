"""Rows of the log: what was read so far, and how a row looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from moderator_app.services.review import LogLine
from ui import format as fmt
from ui import theme
from ui.review import words
from ui.review.source import PAGE
from ui.safe_text import initials, visible
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.painting import baseline_in, draw_line, elided, hairline, text_width

ROW: Final = 58
Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractTableModel):
    """Entries read so far; the view asks for more when it nears the end.

    Signals:
        more_wanted: the reader came near the end.
    """

    more_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[LogLine] = []
        self.whole = False

    def clear(self) -> None:
        self.beginResetModel()
        self.lines, self.whole = [], False
        self.endResetModel()

    def append(self, lines: Sequence[LogLine]) -> None:
        self.whole = len(lines) < PAGE
        if lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self.lines[index.row()]
        parts = (words.actor_words(line), *words.title(line), visible(words.brief(line)), words.source(line))
        return ", ".join(part for part in parts if part)


class LogDelegate(QStyledItemDelegate):
    """Two lines: about whom, what was done, when; what was said, and from which row or how it ended."""

    def __init__(self, model: LogModel, now_us: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._now_us = model, now_us

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors = theme.active().colors
        line = self._model.lines[index.row()]
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(area, colors.selection if selected else colors.surface_hover if hover else colors.surface)
        x, y, right = area.left(), area.top(), area.right() - 12
        if selected:
            painter.fillRect(QRect(x, y, 3, area.height()), colors.accent)
        else:
            hairline(painter, x + 56, area.bottom(), area.width() - 56, colors.border)
        who = words.actor_words(line)
        ident = int(line.entry.actor) if line.entry.actor.isdigit() else 0
        paint_avatar(painter, x + 16, y + 15, 28, initials(who), ground=colors.avatar(ident), text=colors.avatar_text)
        small, body, strong = theme.font("small", tabular=True), theme.font("body"), theme.font("body_strong")
        at = fmt.when(line.entry.at, self._now_us())
        first = right - text_width(at, small)
        draw_line(painter, at, small, colors.text_muted, first, baseline_in(y + 8, 20, small))
        icons.paint(painter, words.ICONS.get(line.entry.kind, "log"), colors.text_muted, x + 56, y + 11, 14)
        head, more = words.title(line)
        head = elided(head, strong, first - x - 84)
        draw_line(painter, head, strong, colors.text, x + 76, baseline_in(y + 8, 20, strong))
        end = x + 76 + text_width(head, strong)
        if line.about is not None:
            icons.paint_mark(painter, line.about.platform, end + 6, y + 10, colors.mark_bg, colors.mark_fg)
            end += 22
        if more and first - end > 60:
            draw_line(
                painter, elided(more, small, first - end - 16), small, colors.text_muted, end + 8,
                baseline_in(y + 8, 20, small),
            )  # fmt: skip
        if "override" in line.words:
            right -= 14
            icons.paint(painter, "alert", colors.warning_text, right, y + 33, 14)
            right -= 6
        ended = words.source(line)
        second = right - text_width(ended, small)
        draw_line(painter, ended, small, colors.text_muted, second, baseline_in(y + 30, 20, small))
        own = words.brief(line)
        text = elided(own or words.theirs(line), body, second - x - 68)
        muted = line.undone_by is not None or not own
        draw_line(
            painter, text, body, colors.text_muted if muted else colors.text, x + 56, baseline_in(y + 30, 20, body)
        )
        painter.restore()
