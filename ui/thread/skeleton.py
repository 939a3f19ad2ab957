"""Grey bars where a conversation will be; they do not move."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.i18n import _t

_ROWS = ((0, 0.3, 0.9), (40, 0.4, 0.7), (0, 0.25, 0.8))


class ThreadSkeleton(QWidget):
    """Loading, at rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_t("Thread", "The conversation is being read"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colors.surface_pressed)
        painter.drawRoundedRect(QRectF(16, look.density.thread_header / 2 - 16, self.width() * 0.4, 12), 4, 4)
        painter.drawRoundedRect(QRectF(16, look.density.thread_header / 2 + 4, self.width() * 0.25, 10), 4, 4)
        top = self.height() - 16 - 84 * len(_ROWS)
        width = min(720, self.width() - 32)
        for indent, name, line in _ROWS:
            left = (self.width() - width) / 2 + indent
            room = width - indent - 40
            painter.drawEllipse(QRectF(left, top, 28, 28))
            painter.drawRoundedRect(QRectF(left + 40, top + 4, room * name, 10), 4, 4)
            painter.drawRoundedRect(QRectF(left + 40, top + 26, room * line, 10), 4, 4)
            painter.drawRoundedRect(QRectF(left + 40, top + 44, room * line * 0.7, 10), 4, 4)
            top += 84
        painter.end()
