"""Panes that scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def see_through(inner: QWidget) -> QScrollArea:
    """A widget that scrolls down only, takes no focus of its own and lets the pane behind it shine through."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    # After setWidget, which turns the widget's own background on.
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
