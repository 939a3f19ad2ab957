"""The post a conversation stands under: two lines of it, and the way to the original."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel, Panel, Rule

READ = 600
"""Characters of a post that two lines could ever show."""


class PinnedPost(QWidget):
    """A card above the conversation.

    Signals:
        original_requested: open the post in the browser.
    """

    original_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 12, 16, 12)
        self._card = Panel("surface_subtle", border="border", radius=theme.active().radius["card"])
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(12, 5, 8, 9)
        inner.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._facts = ElidedLabel("", "small", "text_muted")
        self._open = IconButton("open", _t("Thread", "Open the original in the browser"), key="O")
        self._open.clicked.connect(self.original_requested)
        line.addWidget(self._facts, 1)
        line.addWidget(self._open)
        inner.addLayout(line)
        self._words = ElidedLabel("", "body")
        inner.addWidget(self._words)
        holder.addWidget(self._card)
        column.addLayout(holder)
        column.addWidget(Rule())

    def show_post(self, facts: str, text: str, *, can_open: bool) -> None:
        """The post in two lines; nothing of it is laid out that nobody sees."""
        self._facts.set_text(facts)
        cut = visible(text[:READ])
        self._words.set_text(cut)
        self._words.setVisible(bool(cut))
        self._open.setVisible(can_open)
        self._card.setAccessibleName(f"{facts}. {cut}")
        self.setVisible(bool(cut) or can_open)

    def text(self) -> str:
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._open.set_name(_t("Thread", "Open the original in the browser"))
            self._open.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
