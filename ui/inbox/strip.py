"""The strip above the list: how many are late, burn now, and are due before the shift ends; each leads to its view."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from moderator_app.domain.views import View
from moderator_app.services.sla import Counts
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.widgets import icons
from ui.widgets.painting import baseline_in, box, draw_line, text_width

_ICONS: Final = {View.OVERDUE: "bang", View.BURNING: "flame", View.DUE_IN_SHIFT: "clock"}
_COLORS: Final = {View.OVERDUE: "level_overdue", View.BURNING: "level_burning", View.DUE_IN_SHIFT: "level_warning"}
INSET: Final = 8


class _Figure(QPushButton):
    """An icon, a word, a number; grey while it is zero."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self._count = 0
        self.setFlat(True)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_figure(self, word: str, count: int) -> None:
        self._count = count
        self.setText(word)
        self.setAccessibleName(f"{word} {fmt.number(count)}")
        self.updateGeometry()
        self.update()

    def count(self) -> int:
        return self._count

    def _number(self) -> str:
        return fmt.number(self._count)

    def sizeHint(self) -> QSize:
        words = text_width(self.text(), theme.font("small"))
        number = text_width(self._number(), theme.font("chip", tabular=True))
        return QSize(int(INSET * 2 + 18 + words + 6 + number) + 1, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        rect = self.rect().toRectF()
        if self.isChecked():
            box(painter, rect, look.radius["control"], colors.selection, None)
        elif self.underMouse() or self.isDown():
            box(painter, rect, look.radius["control"], colors.surface_hover, None)
        if self.hasFocus():
            box(painter, rect, look.radius["control"], None, colors.focus_ring, width=2)
        quiet = not self._count
        tint = colors.text_muted if quiet else getattr(colors, _COLORS[self.view])
        icons.paint(painter, _ICONS[self.view], tint, INSET, 5, 14)
        ink = colors.text_muted if quiet else colors.text
        font, strong = theme.font("small"), theme.font("chip", tabular=True)
        x = INSET + 18
        draw_line(painter, self.text(), font, ink, x, baseline_in(0, 24, font))
        x += int(text_width(self.text(), font)) + 6
        draw_line(painter, self._number(), strong, ink, x, baseline_in(0, 24, strong))
        painter.end()


class ClockStrip(QWidget):
    """Three figures; the third only during a shift. The height never changes.

    Signals:
        view_requested: argument: the `View` that was clicked.
    """

    view_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = Counts(burning=0, late=0, due_in_shift=None, shift_end_us=None)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        self.figures = {view: _Figure(view) for view in (View.OVERDUE, View.BURNING, View.DUE_IN_SHIFT)}
        for figure in self.figures.values():
            figure.clicked.connect(self._on_clicked)
            row.addWidget(figure)
        row.addStretch(1)
        self._fit()
        self._write()

    def set_counts(self, counts: Counts) -> None:
        """The figures as they are now."""
        if counts != self._counts:
            self._counts = counts
            self._write()

    def set_view(self, view: View) -> None:
        """Mark the figure whose view is listed."""
        for each, figure in self.figures.items():
            figure.setChecked(each is view)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        elif event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._fit()

    def _on_clicked(self) -> None:
        figure = self.sender()
        if isinstance(figure, _Figure):
            figure.setChecked(not figure.isChecked())  # the list says what it shows
            self.view_requested.emit(figure.view)

    def _fit(self) -> None:
        self.setFixedHeight(theme.active().density.filter_strip)

    def _write(self) -> None:
        counts = self._counts
        self.figures[View.OVERDUE].set_figure(_t("Inbox", "Late"), counts.late)
        self.figures[View.BURNING].set_figure(_t("Inbox", "Burning"), counts.burning)
        due = self.figures[View.DUE_IN_SHIFT]
        due.setVisible(counts.due_in_shift is not None and counts.shift_end_us is not None)
        if counts.due_in_shift is not None and counts.shift_end_us is not None:
            until = fmt.clock_time(counts.shift_end_us)
            due.set_figure(_t("Inbox", "Until {time}").format(time=until), counts.due_in_shift)
