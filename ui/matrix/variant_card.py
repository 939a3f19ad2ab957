"""An answer that is not being edited: its number, for whom it is, its first words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from moderator_app.domain.matrix.rows import Variant
from ui import theme
from ui.i18n import _t
from ui.matrix.words import conditions_line
from ui.safe_text import visible
from ui.widgets import icons
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width

HEIGHT: Final = 52
INSET: Final = 12


class VariantCard(QPushButton):
    """A click edits it."""

    def __init__(self) -> None:
        super().__init__()
        self._for = ""
        self._words = ""
        self._faulty = False
        self._files = 0
        self.setFlat(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_variant(self, variant: Variant, number: int, *, faulty: bool) -> None:
        """Say an answer."""
        self._for = conditions_line(variant)
        self._words = visible(variant.answer) or _t("MatrixEdit", "(empty)")
        self._faulty = faulty
        self._files = count = len(variant.attachments)
        self.setText(str(number + 1))
        self.setAccessibleName(_t("MatrixEdit", "Answer {number}: {whom}").format(number=number + 1, whom=self._for))
        said = _t("Matrix", "with %n file(s)", "", count) if count else ""
        self.setAccessibleDescription(", ".join(part for part in (self._words, said) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = colors.surface_pressed if self.isDown() else colors.surface_hover if self.underMouse() else None
        edge = colors.danger if self._faulty else colors.border
        box(painter, rect, look.radius["card"], ground or colors.surface_raised, edge)
        if self.hasFocus():
            box(painter, rect, look.radius["card"], None, colors.focus_ring, width=2)
        strong, small, body = theme.font("small_strong", tabular=True), theme.font("small"), theme.font("body")
        right = rect.right() - INSET
        if self._faulty:
            icons.paint(painter, "alert", colors.danger_text, right - 14, 10, 14)
            right -= 22
        if self._files:
            right -= text_width(str(self._files), small)
            draw_line(painter, str(self._files), small, colors.text_muted, right, baseline_in(8, 16, small))
            icons.paint(painter, "attach", colors.text_muted, right - 17, 9, 14)
            right -= 25
        draw_line(painter, self.text(), strong, colors.text, INSET, baseline_in(8, 16, strong))
        left = INSET + max(16, text_width(self.text(), strong) + 8)
        whom = elided(self._for, small, right - left)
        draw_line(painter, whom, small, colors.text_muted, left, baseline_in(8, 16, small))
        words = elided(self._words, body, rect.width() - 2 * INSET)
        draw_line(painter, words, body, colors.text, INSET, baseline_in(26, 18, body))
        painter.end()
