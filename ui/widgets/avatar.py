"""Initials on a quiet ground: people are told apart by name, never by a loud colour or a downloaded picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.safe_text import initials
from ui.theme import Colors
from ui.widgets import icons
from ui.widgets.painting import baseline_in, draw_line, text_width

_TEXT = {16: 8, 20: 9, 28: 11, 32: 12, 36: 12, 48: 16}


def avatar_font(size: int) -> QFont:
    """Initials grow with the circle."""
    made = QFont(theme.font("chip"))
    made.setPixelSize(_TEXT.get(size, max(8, size // 3)))
    return made


def paint_avatar(
    painter: QPainter, x: float, y: float, size: int, letters: str, *, ground: QColor, text: QColor
) -> None:
    """A circle with initials."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(x, y, size, size))
    painter.restore()
    font = avatar_font(size)
    draw_line(painter, letters, font, text, x + (size - text_width(letters, font)) / 2, baseline_in(y, size, font))


class Avatar(QWidget):
    """A person, or ourselves in accent.

    Args:
        name: the full name; its initials are shown and it is read aloud.
        ident: chooses the ground, the same for one author.
        platform: shows the platform's mark at the lower right when given.
    """

    def __init__(
        self,
        name: str,
        ident: int,
        size: int = 28,
        *,
        mine: bool = False,
        platform: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ident, self._size, self._mine, self._platform = ident, size, mine, platform
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_person(name, ident)

    def set_person(self, name: str, ident: int) -> None:
        self._name, self._ident = name, ident
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        extra = 4 if self._platform else 0
        return QSize(self._size + extra, self._size + extra)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors: Colors = theme.active().colors
        painter = QPainter(self)
        ground = colors.accent if self._mine else colors.avatar(self._ident)
        text = colors.on_accent if self._mine else colors.avatar_text
        paint_avatar(painter, 0, 0, self._size, initials(self._name), ground=ground, text=text)
        if self._platform:
            edge = self._size - 12
            icons.paint_mark(painter, self._platform, edge, edge, colors.mark_bg, colors.mark_fg, ring=colors.surface)
        painter.end()


class PlatformMark(QWidget):
    """A platform's mark with its name for the reader."""

    def __init__(self, platform: str, title: str, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._platform, self._size = platform, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setToolTip(title)

    def set_platform(self, platform: str, title: str) -> None:
        self._platform = platform
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        icons.paint_mark(painter, self._platform, 0, 0, colors.mark_bg, colors.mark_fg, size=self._size)
        painter.end()
