"""One rule in the list: its number and its sentence."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import theme
from ui.i18n import _t
from ui.widgets import icons
from ui.widgets.labels import Paragraph
from ui.widgets.painting import baseline_in, box, draw_line

INSET: Final = 10
TEXT_X: Final = 36


class PolicyRow(QPushButton):
    """A card that can be chosen; an inactive one is muted and says so, a wrong one shows its mark."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._wrong = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = Paragraph("", "body", parent=self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_policy(self, number: int, text: str, *, active: bool, wrong: bool) -> None:
        """Say the rule."""
        off = _t("Policies", "(switched off)")
        shown = text if active else f"{text} {off}"
        self._number, self._wrong = number, wrong
        self.setText(shown)
        self._words.set_text(shown)
        self._words.set_color("text" if active else "text_muted")
        state = _t("Policies", "has a fault") if wrong else ""
        self.setAccessibleName(", ".join(part for part in (str(number), shown, state) if part))
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = colors.selection if self.isChecked() else colors.surface_hover if self.underMouse() else None
        box(painter, rect, look.radius["control"], ground, None)
        if self.hasFocus():
            box(painter, rect, look.radius["control"], None, colors.focus_ring, width=2)
        font = theme.font("small_strong", tabular=True)
        draw_line(painter, str(self._number), font, colors.text_muted, INSET + 2, baseline_in(INSET, 20, font))
        if self._wrong:
            icons.paint(painter, "alert", colors.danger_text, INSET, INSET + 22, 14)
        painter.end()

    def _place(self) -> None:
        width = max(80, self.width() - TEXT_X - INSET)
        height = self._words.heightForWidth(width)
        self._words.setGeometry(TEXT_X, INSET, width, height)
        self.setFixedHeight(max(44 if self._wrong else 40, height + 2 * INSET))
