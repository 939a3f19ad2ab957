"""Rows of the shift's page: who and where, what was said, when; a press opens the item."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.shift.words import Line, Section
from ui.widgets.buttons import Button, Variant
from ui.widgets.focus_ring import PaintedButton
from ui.widgets.labels import Label
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width

HEIGHT: Final = 48


class LineRow(PaintedButton):
    """One line; disabled where there is no item to open."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setText(line.head)
        self.setAccessibleName(f"{line.head}: {line.text}, {line.at}")
        self.setToolTip(line.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEnabled(line.item_id is not None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.isDown():
            box(painter, area, look.radius["control"], colors.surface_pressed)
        elif self.underMouse() and self.isEnabled():
            box(painter, area, look.radius["control"], colors.surface_hover)
        if self._ringed:
            box(painter, area, look.radius["control"], None, colors.focus_ring, width=2)
        strong, body, small = theme.font("body_strong"), theme.font("body"), theme.font("small", tabular=True)
        left, right = 12, self.width() - 12
        width = text_width(self.line.at, small)
        draw_line(painter, self.line.at, small, colors.text_muted, right - width, baseline_in(4, 20, small))
        head = elided(self.line.head, strong, right - width - 12 - left)
        draw_line(painter, head, strong, colors.text, left, baseline_in(4, 20, strong))
        text = elided(self.line.text, body, right - left)
        draw_line(painter, text, body, colors.text_muted, left, baseline_in(24, 20, body))
        painter.end()


class SectionBox(QWidget):
    """A title with its count over its rows.

    Signals:
        item_requested: item id.
        kept: the entry of a promise that was kept.
    """

    item_requested = Signal(int)
    kept = Signal(int)

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 4)
        head.setSpacing(8)
        head.addWidget(Label(section.title, "body_strong"))
        head.addWidget(Label(fmt.number(len(section.lines)), "body", "text_muted", tabular=True))
        head.addStretch(1)
        column.addLayout(head)
        self.rows: list[LineRow] = []
        for line in section.lines:
            row = LineRow(line)
            row.clicked.connect(self._on_row_clicked)
            self.rows.append(row)
            if line.promise is None:
                column.addWidget(row)
                continue
            beside = QHBoxLayout()
            beside.setContentsMargins(0, 0, 12, 0)
            beside.setSpacing(8)
            beside.addWidget(row, 1)
            done = Button(_t("Shift", "Kept"), Variant.SECONDARY, icon="check", small=True)
            done.setObjectName(str(line.promise))
            done.setAccessibleName(_t("Shift", "Kept: {promise}").format(promise=line.text))
            done.clicked.connect(self._on_kept_clicked)
            beside.addWidget(done)
            column.addLayout(beside)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow) and row.line.item_id is not None:
            self.item_requested.emit(row.line.item_id)

    def _on_kept_clicked(self) -> None:
        self.kept.emit(int(self.sender().objectName()))
