"""Pieces of the status bar: a state with its dot or icon, and the hairlines between groups."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import icons
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width


class StatusPiece(QWidget):
    """An icon, mark or dot with a few words; a click opens what it is about.

    Signals:
        activated: clicked, or Space or Return while focused.
    """

    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._icon = ""
        self._mark = ""
        self._dot = ""
        self._color = "text_muted"
        self._strong = False
        self.setFixedHeight(theme.tokens()["pane"]["status_bar"] - 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(
        self,
        text: str,
        *,
        icon: str = "",
        mark: str = "",
        dot: str = "",
        color: str = "text_muted",
        strong: bool = False,
        tip: str = "",
    ) -> None:
        """Say a state. `dot` and `color` are colour tokens; a dot never stands without its word."""
        self._text, self._icon, self._mark, self._dot, self._color, self._strong = text, icon, mark, dot, color, strong
        self.setAccessibleName(f"{text}. {tip}" if tip else text)
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        width = text_width(self._text, self._font())
        for shown, size in ((self._mark, 22), (self._dot, 14), (self._icon, 18)):
            width += size if shown else 0
        return QSize(int(width) + 1, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        x = 0.0
        middle = self.height() / 2
        color = getattr(colors, self._color)
        if self._mark:
            icons.paint_mark(painter, self._mark, x, middle - 8, colors.mark_bg, colors.mark_fg)
            x += 22
        if self._dot:
            box(painter, QRectF(x, middle - 4, 8, 8), 4, getattr(colors, self._dot))
            x += 14
        if self._icon:
            icons.paint(painter, self._icon, color, x, middle - 7, 14)
            x += 18
        font = self._font()
        shown = elided(self._text, font, self.width() - x + 0.5)
        draw_line(painter, shown, font, color, x, baseline_in(0, self.height(), font))
        painter.end()

    def _font(self) -> QFont:
        return theme.font("small_strong" if self._strong else "small", tabular=True)


class StatusSeparator(QWidget):
    """A short line between two groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(1, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.active().colors.border_strong)
        painter.end()
