"""The left column of the dialog: accounts with their health, then the platforms one can be added for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import icons
from ui.widgets.buttons import Button, Variant
from ui.widgets.painting import baseline_in, box, draw_line, elided

HEIGHT: Final = 32
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class SideRow(Button):
    """One choice: a platform's mark or an icon, a name, and at the right an icon where something needs a look."""

    def __init__(self, platform: str, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(text, Variant.QUIET, parent=parent)
        self._platform, self._own_icon = platform, icon
        self._state_icon = ""
        self._state_color = "text_muted"
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, icon: str, color: str, words: str) -> None:
        """What stands at the right; `words` is read aloud."""
        self._state_icon, self._state_color = icon, color
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        parent = self.parentWidget()
        if step is None or parent is None:
            super().keyPressEvent(event)
            return
        rows = [row for row in parent.findChildren(SideRow) if row.isVisible()]
        place = rows.index(self) + step
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            rows[place].click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            ground = colors.surface_pressed if self.isChecked() else colors.surface_hover
            box(painter, rect, look.radius["control"], ground)
        if self._own_icon:
            icons.paint(painter, self._own_icon, colors.text_muted, 8, (HEIGHT - 16) / 2)
        else:
            icons.paint_mark(painter, self._platform, 8, (HEIGHT - 16) / 2, colors.mark_bg, colors.mark_fg)
        font = theme.font("label" if self.isChecked() else "body")
        room = rect.width() - 32 - (28 if self._state_icon else 8)
        draw_line(painter, elided(self.text(), font, room), font, colors.text, 32, baseline_in(0, HEIGHT, font))
        if self._state_icon:
            color = getattr(colors, self._state_color)
            icons.paint(painter, self._state_icon, color, rect.width() - 22, (HEIGHT - 14) / 2, 14)
        painter.end()
