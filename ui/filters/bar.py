"""Above a narrowed list: a chip for each part of its filter, and what is gone that the filter names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import _t
from ui.widgets import icons
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.focus_ring import PaintedButton
from ui.widgets.labels import IconLabel, Paragraph, Rule
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width

HEIGHT: Final = 24
INSET: Final = 8
CROSS: Final = 20
WIDEST: Final = 200


class FilterChip(PaintedButton):
    """One part of the filter: a click changes it, the cross at its right takes it away.

    Signals:
        removed: the cross, or Delete.
    """

    removed = Signal()

    def __init__(self, part: str, text: str) -> None:
        super().__init__()
        self.part = part
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(_t("Filter", "Press to change it, Delete takes it away"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = int(text_width(self.text(), theme.font("small")) + 1)
        return QSize(min(WIDEST, INSET + words + CROSS + 2), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - CROSS and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = colors.selection if self.underMouse() or self.isDown() else colors.accent_soft
        box(painter, rect, look.radius["chip"], ground, colors.accent_soft_border)
        if self._ringed:
            box(painter, rect, look.radius["chip"], None, colors.focus_ring, width=2)
        font = theme.font("small")
        shown = elided(self.text(), font, self.width() - INSET - CROSS)
        draw_line(painter, shown, font, colors.accent_text, INSET, baseline_in(0, HEIGHT, font))
        icons.paint(painter, "close", colors.accent_text, self.width() - CROSS + 2, 5, 14)
        painter.end()


class FilterBar(QWidget):
    """The chips that fit, the number of the others, and what can be done with the whole filter.

    Signals:
        edit_requested: change the filter; argument: the part to begin with, may be empty.
        removed: a part is to be asked no more.
        save_requested, clear_requested: the whole filter.
    """

    edit_requested = Signal(str)
    removed = Signal(str)
    save_requested = Signal()
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[FilterChip] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._holder = QWidget()
        self._line = QHBoxLayout(self._holder)
        self._line.setContentsMargins(16, 0, 8, 0)
        self._line.setSpacing(6)
        self.more_button = Button("", Variant.QUIET, small=True)
        self.more_button.clicked.connect(self._on_more)
        self.add_button = IconButton("plus", "")
        self.add_button.clicked.connect(self._on_more)
        self.save_button = IconButton("star", "", key="Ctrl+S")
        self.save_button.clicked.connect(self.save_requested)
        self.clear_button = IconButton("close", "", key="Shift+F5")
        self.clear_button.clicked.connect(self.clear_requested)
        self._line.addWidget(self.more_button)
        self._line.addWidget(self.add_button)
        self._line.addStretch(1)
        self._line.addWidget(self.save_button)
        self._line.addWidget(self.clear_button)
        column.addWidget(self._holder)
        self._trouble = QWidget()
        told = QHBoxLayout(self._trouble)
        told.setContentsMargins(16, 0, 16, 10)
        told.setSpacing(8)
        told.addWidget(IconLabel("alert", "warning_text", 14), 0, Qt.AlignmentFlag.AlignTop)
        self._problems = Paragraph("", "small", "warning_text")
        told.addWidget(self._problems, 1)
        column.addWidget(self._trouble)
        column.addWidget(Rule())
        self._trouble.hide()
        self._write()
        self._fit()
        self.hide()

    def show_filter(self, phrases: Sequence[tuple[str, str]], sentence: str, problems: Sequence[str]) -> None:
        """(part, phrase) of each part; nothing: the list is not narrowed."""
        focused = next((chip.part for chip in self.chips if chip.hasFocus()), None)
        for old in self.chips:
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = []
        for place, (part, text) in enumerate(phrases):
            chip = FilterChip(part, text)
            chip.clicked.connect(lambda _checked=False, chosen=part: self.edit_requested.emit(chosen))
            chip.removed.connect(lambda chosen=part: self.removed.emit(chosen))
            self._line.insertWidget(place, chip)
            self.chips.append(chip)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self._problems.set_text(" ".join(problems))
        self._trouble.setVisible(bool(problems))
        self.setVisible(bool(phrases))
        self._squeeze()
        if focused is not None and self.chips:
            shown = [chip for chip in self.chips if not chip.isHidden()]
            (shown[0] if shown else self.add_button).setFocus(Qt.FocusReason.TabFocusReason)

    def problems(self) -> str:
        """What is said to be gone."""
        return self._problems.text() if not self._trouble.isHidden() else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._squeeze()

    @Slot()
    def _on_more(self) -> None:
        self.edit_requested.emit("")

    def _squeeze(self) -> None:
        """The chips that have room, in order; how many have none."""
        room = self.width() - 16 - 8 - 3 * (28 + 6) - 6
        left, hidden = room, 0
        for place, chip in enumerate(self.chips):
            rest = len(self.chips) - place - 1
            need = chip.sizeHint().width() + 6
            fits = not hidden and need <= left - (44 if rest else 0)
            chip.setVisible(fits)
            hidden += not fits
            left -= need if fits else 0
        self.more_button.setVisible(hidden > 0)
        if hidden:
            self.more_button.set_label(f"+{hidden}")
            self.more_button.setAccessibleName(_t("Filter", "%n more part(s) of the filter", "", hidden))

    def _write(self) -> None:
        self.add_button.set_name(_t("Filter", "Change the filter"))
        self.save_button.set_name(_t("Filter", "Save as a view"))
        self.clear_button.set_name(_t("Filter", "Clear the filter"))

    def _fit(self) -> None:
        self._holder.setFixedHeight(theme.active().density.filter_strip)
