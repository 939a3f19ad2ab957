"""Rows of the rail: an icon or a platform's mark, a name, a figure; as icons alone where space is short."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import format as fmt
from ui import theme
from ui.safe_text import initials
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.focus_ring import PaintedButton
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width

MARGIN: Final = 8
COUNTED: Final = 1_000
"""Figures that no trigger of the store counts stop here (see `services.inbox.counters`)."""


class RailRow(PaintedButton):
    """One place to go.

    Args:
        icon: name of an icon; empty with a `mark`.
        mark: a platform whose mark stands in the icon's place.
    """

    def __init__(self, icon: str = "", *, mark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._mark = icon, mark
        self._count = 0
        self._exact = True
        self._urgent = False
        self._narrow = False
        self._tip = ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str, tip: str = "") -> None:
        self.setText(text)
        self._tip = tip
        self._tell()

    def set_count(self, count: int, *, exact: bool = True, urgent: bool = False) -> None:
        """The figure at the right; zero shows none. An urgent one stands out without colour."""
        if (count, exact, urgent) != (self._count, self._exact, self._urgent):
            self._count, self._exact, self._urgent = count, exact, urgent
            self._tell()
            self.update()

    def count(self) -> int:
        return self._count

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone; the name moves into the tooltip."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._tell()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(40, theme.active().density.rail_row)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(MARGIN, 0, -MARGIN, 0)
        checked = self.isChecked()
        if checked or self.isDown():
            box(painter, area, look.radius["control"], colors.surface_pressed, colors.border if look.bordered else None)
        elif self.underMouse():
            box(painter, area, look.radius["control"], colors.surface_hover)
        if self._ringed:
            box(painter, area, look.radius["control"], None, colors.focus_ring, width=2)
        middle = self.height() / 2
        x = self.width() / 2 - 8 if self._narrow else area.left() + 8
        if self._mark:
            icons.paint_mark(painter, self._mark, x, middle - 8, colors.mark_bg, colors.mark_fg)
        else:
            icons.paint(painter, self._icon, colors.text if checked else colors.text_muted, x, middle - 8)
        if self._narrow:
            if self._count:
                box(painter, QRectF(x + 14, middle - 11, 6, 6), 3, colors.accent if checked else colors.text_muted)
            painter.end()
            return
        right = area.right() - 8
        if self._count:
            figure = self._figure()
            font = theme.font("small_strong" if checked or self._urgent else "small", tabular=True)
            right -= text_width(figure, font)
            color = colors.text if checked or self._urgent else colors.text_muted
            draw_line(painter, figure, font, color, right, baseline_in(0, self.height(), font))
            right -= 8
        font = theme.font("body_strong" if checked else "body")
        name = elided(self.text(), font, right - x - 24)
        draw_line(painter, name, font, colors.text, x + 24, baseline_in(0, self.height(), font))
        painter.end()

    def _figure(self) -> str:
        most = not self._exact and self._count >= COUNTED
        return f"{fmt.number(COUNTED)}+" if most else fmt.number(self._count)

    def _tell(self) -> None:
        said = self.text() if not self._count else f"{self.text()}, {self._figure()}"
        self.setAccessibleName(said)
        self.setToolTip("\n".join(part for part in (said if self._narrow else "", self._tip) if part))


class PersonRow(PaintedButton):
    """Who works here, at the foot of the rail; a click chooses somebody else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self._narrow = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(52)

    def set_person(self, name: str, detail: str, tip: str) -> None:
        self.setText(name)
        self._detail = detail
        self.setAccessibleName(f"{name}, {detail}" if detail else name)
        self.setToolTip(tip)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(MARGIN, 4, -MARGIN, -4)
        if self.isDown() or self.underMouse():
            ground = colors.surface_pressed if self.isDown() else colors.surface_hover
            box(painter, area, look.radius["control"], ground)
        if self._ringed:
            box(painter, area, look.radius["control"], None, colors.focus_ring, width=2)
        x = (self.width() - 28) / 2 if self._narrow else area.left() + 8
        middle = self.height() / 2
        paint_avatar(painter, x, middle - 14, 28, initials(self.text()), ground=colors.accent, text=colors.on_accent)
        if not self._narrow:
            left, room = x + 38, area.right() - 8 - x - 38
            name, detail = theme.font("small_strong"), theme.font("caption")
            upper, lower = (middle - 17, middle + 1) if self._detail else (middle - 9, 0.0)
            draw_line(painter, elided(self.text(), name, room), name, colors.text, left, baseline_in(upper, 18, name))
            if self._detail:
                shown = elided(self._detail, detail, room)
                draw_line(painter, shown, detail, colors.text_muted, left, baseline_in(lower, 16, detail))
        painter.end()
