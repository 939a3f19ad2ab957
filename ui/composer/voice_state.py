"""What the checks make of the words, in one word beside their length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.domain.matrix.checks import Check
from moderator_app.domain.matrix.voice import Level
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.widgets import icons
from ui.widgets.painting import baseline_in, draw_line, text_width

_ICON: Final = 14
_GAP: Final = 4


class VoiceState(QWidget):
    """A shield while nothing is wrong, else how many findings are in the way or worth a look."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._color, self._words, self._figure = "", "text_muted", "", ""
        self._short = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_found(self, found: Sequence[Check], *, written: bool) -> None:
        """What was found in the words; nothing is said of none."""
        blocks = sum(each.level is Level.BLOCK for each in found)
        count = blocks or len(found)
        if not written:
            state = ("", "text_muted", "", "")
        elif blocks:
            state = ("bang", "danger_text", _t("Composer", "%n in the way", "", count), fmt.number(count))
        elif count:
            state = ("alert", "warning_text", _t("Composer", "%n remark(s)", "", count), fmt.number(count))
        else:
            state = ("shield", "success_text", _t("Composer", "Clean"), "")
        if state != (self._icon, self._color, self._words, self._figure):
            self._icon, self._color, self._words, self._figure = state
            self.setToolTip(self._words)
            self.setAccessibleName(self._words)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """What it says; empty: nothing is written."""
        return self._words

    def widths(self) -> tuple[int, int]:
        """As an icon with a figure, and in words; 0: it says nothing."""
        return self._width(self._figure), self._width(self._words)

    def shorten(self, *, short: bool) -> None:
        """Leave the words to the tooltip."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def _shown(self) -> str:
        return self._figure if self._short else self._words

    def _width(self, words: str) -> int:
        if not self._icon:
            return 0
        return _ICON + (_GAP + int(text_width(words, theme.font("label"))) + 1 if words else 0)

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._shown()), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._icon:
            return
        painter = QPainter(self)
        ink = theme.active().colors.ink(self._color)
        icons.paint(painter, self._icon, ink, 0, (self.height() - _ICON) / 2, _ICON)
        font = theme.font("label")
        draw_line(painter, self._shown(), font, ink, _ICON + _GAP, baseline_in(0, self.height(), font))
        painter.end()
