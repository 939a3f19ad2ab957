"""Splitters: a line of 1 px that can be caught 7 px wide."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ui import theme
from ui.widgets.painting import hairline, vertical_hairline

_GRAB: Final = 3


class _Handle(QSplitterHandle):
    """The line; its mask lets the mouse catch it 3 px to either side."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not the base class': it sets margins of its own, each change sends another resize event, without end.
        QWidget.resizeEvent(self, event)
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask, True)
        if self.orientation() == Qt.Orientation.Horizontal:
            self.setContentsMargins(_GRAB, 0, _GRAB, 0)
        else:
            self.setContentsMargins(0, _GRAB, 0, _GRAB)
        self.setMask(QRegion(self.contentsRect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self.contentsRect()
        color = theme.active().colors.border
        if self.orientation() == Qt.Orientation.Horizontal:
            vertical_hairline(painter, rect.x(), rect.y(), rect.height(), color)
        else:
            hairline(painter, rect.x(), rect.y(), rect.width(), color)
        painter.end()


class Splitter(QSplitter):
    """Panes side by side; none collapses by accident."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setOpaqueResize(True)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)
