"""The toast: what was just done, with its undo. One at a time, floating over the list, never moving it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, Variant
from ui.widgets.countdown import Deadline
from ui.widgets.keycap import HEIGHT as CAP_HEIGHT
from ui.widgets.keycap import cap_width, paint_cap
from ui.widgets.labels import IconLabel, Paragraph
from ui.widgets.painting import baseline_in, box, draw_line, text_width

HEIGHT: Final = 44
INSET: Final = 16


class _UndoButton(Button):
    """The undo of a toast on its inverse ground."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text, Variant.QUIET, key=key)

    def sizeHint(self) -> QSize:
        width = 16 + text_width(self.text(), theme.font("label"))
        if self._cap():
            width += 6 + cap_width(self._cap())
        return QSize(int(width) + 1, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            box(painter, rect, look.radius["control"], None, colors.accent_inverse)
        font = theme.font("label")
        draw_line(painter, self.text(), font, colors.accent_inverse, 8, baseline_in(0, rect.height(), font))
        cap = self._cap()
        if cap:
            x = 8 + text_width(self.text(), font) + 6
            top = (rect.height() - CAP_HEIGHT) / 2
            paint_cap(painter, x, top, cap, ground=None, border=colors.text_inverse_muted, fg=colors.text_inverse_muted)
        painter.end()


class Toast(QWidget):
    """What was done, 16 px from the lower left corner of the pane it floats over; a long sentence takes more lines.

    Args:
        over: the pane.
        room: how wide it may be, in pixels; None: as wide as the pane.
    """

    def __init__(self, over: QWidget, room: Callable[[], int] | None = None) -> None:
        super().__init__(over)
        self._over = over
        self._room = room if room is not None else over.width
        self._undo: Callable[[], None] | None = None
        self._deadline = Deadline(self.dismiss, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(12)
        self._icon = IconLabel("check", "text_inverse_muted")
        self._label = Paragraph("", "label", "text_inverse")
        self._row.addWidget(self._icon)
        self._row.addWidget(self._label, 1)
        self._button: Button | None = None
        self.hide()
        over.installEventFilter(self)

    def announce(
        self,
        text: str,
        *,
        icon: str = "check",
        undo: Callable[[], None] | None = None,
        undo_label: str = "",
        key: str = "Z",
        life_ms: int = 10_000,
    ) -> None:
        """Show what was done; the next toast replaces this one, the undo stack stays where it is."""
        self._drop_button()
        self._icon.set_icon(icon, "text_inverse_muted")
        self._label.set_text(text)
        self.setAccessibleName(text)
        self._undo = undo
        if undo is not None:
            self._button = _UndoButton(undo_label, key)
            self._button.clicked.connect(self._run_undo)
            self._row.addWidget(self._button)
        self._place()
        self.show()
        self.raise_()
        self._deadline.start(life_ms)

    def text(self) -> str:
        return self._label.text()

    def undo_button(self) -> Button | None:
        return self._button

    def dismiss(self) -> None:
        """Take the toast away; what it told about stays done."""
        self._deadline.stop()
        self._undo = None
        self.hide()
        self._drop_button()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["card"], look.colors.surface_inverse)
        painter.end()

    def _drop_button(self) -> None:
        if self._button is not None:
            self._row.removeWidget(self._button)
            self._button.hide()
            self._button.deleteLater()
            self._button = None

    def _run_undo(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()

    def _place(self) -> None:
        style = theme.type_style("label")
        text = math.ceil(text_width(self._label.text(), theme.font("label"))) + 1
        others = 12 + 16 + 12 + 8 + (0 if self._button is None else 12 + self._button.sizeHint().width())
        width = min(text + others, max(0, self._room() - 2 * INSET))
        lines = self._label.heightForWidth(max(1, width - others)) // style.line
        height = HEIGHT + (lines - 1) * style.line
        self.setGeometry(INSET, self._over.height() - INSET - height, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
