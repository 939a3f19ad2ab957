"""Key caps: whatever has a key shows it, so that the mouse teaches the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import keymap, theme
from ui.widgets.painting import baseline_in, box, draw_line, text_width

HEIGHT: Final = 18
_SIGNS: Final = {"Return": "↵", "Enter": "↵", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Backspace": "⌫"}


def caption(sequence: str) -> str:
    """`Ctrl+Return` as a cap shows it: `Ctrl ↵`."""
    if sequence == "+":
        return sequence
    return " ".join(_SIGNS.get(part, part) for part in sequence.split("+"))


def born_caption(key: str) -> str:
    """What a cap shows for whatever this key does by default: `G X`, or nothing where no key does it now."""
    return " ".join(caption(step) for step in keymap.now(key).split(", ") if step)


def cap_width(text: str) -> float:
    return max(float(HEIGHT), float(-(-(8 + text_width(text, theme.font("keycap"))) // 1)))


def paint_cap(
    painter: QPainter, x: float, y: float, text: str, *, ground: QColor | None, border: QColor | None, fg: QColor
) -> None:
    """A cap with its upper left corner at (x, y)."""
    width = cap_width(text)
    if ground is not None or border is not None:
        box(painter, QRectF(x, y, width, HEIGHT), 4, ground, border)
    font = theme.font("keycap")
    draw_line(painter, text, font, fg, x + (width - text_width(text, font)) / 2, baseline_in(y, HEIGHT, font))


class KeyCap(QWidget):
    """A key that stands alone."""

    def __init__(self, sequence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = caption(sequence)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(sequence)

    def set_sequence(self, sequence: str) -> None:
        self._text = caption(sequence)
        self.setAccessibleName(sequence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(cap_width(self._text)), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        paint_cap(painter, 0, 0, self._text, ground=colors.surface, border=colors.border_strong, fg=colors.text_muted)
        painter.end()
