"""A text with its changes marked, as a widget of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.thread.text_body import TextBody, changed
from ui.word_diff import Change, Piece


class DiffText(QWidget):
    """Words that went struck through, words that came on their ground; read aloud in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Piece] = []
        self._body: TextBody | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pieces(self, pieces: list[Piece], spoken: str) -> None:
        """Show a diff; `spoken` says it to those who listen."""
        self._pieces, self._body = pieces, None
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def pieces(self) -> list[Piece]:
        return self._pieces

    def removed(self) -> str:
        """What went."""
        return " ".join(text for change, text in self._pieces if change is Change.REMOVED)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid(width).height

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else 520
        return QSize(width, self.heightForWidth(width))

    def _laid(self, width: int) -> TextBody:
        if self._body is None or self._body_width != width:
            self._body = TextBody(changed(self._pieces), "reading", "text", width)
            self._body_width = width
        return self._body

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._laid(self.width()).draw(painter, 0, 0, event.rect().top(), event.rect().bottom())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._body = None
            self.update()

    _body_width = -1
