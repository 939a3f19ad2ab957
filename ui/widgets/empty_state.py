"""Empty states: a sentence and an action, no illustration; it is seen forty times a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Paragraph


class EmptyState(QWidget):
    """Why there is nothing here, and what to do about it."""

    def __init__(self, icon: str, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        self._icon = IconLabel(icon, "text_muted", 40)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        self._title = Paragraph(title, "title", centered=True)
        self._text = Paragraph(text, "body", "text_muted", centered=True)
        self._text.setMaximumWidth(360)
        column.addWidget(self._title)
        column.addSpacing(4)
        holder = QHBoxLayout()
        holder.addStretch(1)
        holder.addWidget(self._text, 20)
        holder.addStretch(1)
        column.addLayout(holder)
        column.addSpacing(16)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._actions.addStretch(1)
        self._actions.addStretch(1)
        column.addLayout(self._actions)
        column.addStretch(1)
        self.setAccessibleName(f"{title}. {text}")

    def set_words(self, icon: str, title: str, text: str) -> None:
        self._icon.set_icon(icon, "text_muted")
        self._title.set_text(title)
        self._text.set_text(text)
        if (layout := self.layout()) is not None:
            layout.invalidate()  # a page that is not shown is not asked again by itself
        self.setAccessibleName(f"{title}. {text}")

    def add_action(self, button: Button) -> Button:
        self._actions.insertWidget(self._actions.count() - 1, button)
        return button
