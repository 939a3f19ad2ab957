"""Where rows will be: grey bars while a list is read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.painting import hairline


class SkeletonRows(QWidget):
    """Rows of the inbox' height, filled as far as the pane goes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.surface)
        painter.setPen(Qt.PenStyle.NoPen)
        height = look.density.inbox_row
        left = 36 if look.compact else 64
        room = self.width() - left - 12
        for number in range(self.height() // height + 1):
            top = number * height
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(colors.surface_pressed)
            if look.compact:
                painter.drawRoundedRect(QRectF(12, top + 14, 16, 16), 4, 4)
            else:
                painter.drawEllipse(QRectF(16, top + 14, 36, 36))
            first, second = (11, 29) if look.compact else (15, 39)
            painter.drawRoundedRect(QRectF(left, top + first, room * (0.48 - 0.12 * (number % 2)), 10), 4, 4)
            painter.drawRoundedRect(QRectF(left, top + second, room * (0.85 - 0.15 * (number % 3)), 10), 4, 4)
            hairline(painter, left, top + height - 1, self.width() - left, colors.border)
        painter.end()
