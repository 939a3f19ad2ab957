"""The outline: 2 px of accent inside the edge of what a step is about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.painting import box

LINE: Final = 2
EDGE: Final = 8
"""How wide the frame of the widget is: the line and its round corners."""


class Outline(QWidget):
    """A frame over the window that nothing can hit; only its edge is a widget, so the panes inside paint as ever."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def put_around(self, area: QRect) -> None:
        """Frame this part of the window; an empty one: nothing."""
        if area.isEmpty():
            self.hide()
            return
        if area != self.geometry():
            self.setGeometry(area)
            whole = QRegion(self.rect())
            self.setMask(whole.subtracted(QRegion(self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["control"], None, look.colors.accent, width=LINE)
        painter.end()
