"""The cards of a report: a figure, a drawn table, a table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from moderator_app.domain.report.document import Figure, Table, Unit
from ui import theme
from ui.reports.charts import Drawing, drawing, says
from ui.safe_text import visible
from ui.widgets.focus_ring import PaintedButton
from ui.widgets.labels import Label, Panel
from ui.widgets.painting import baseline_in, box, draw_line, elided

FIGURE: Final = 104
_LINE: Final = 30
_MARK: Final = Qt.ItemDataRole.UserRole
_MOST_TEXT: Final = 190
_MOST_LINES: Final = 15


class FigureCard(PaintedButton):
    """One number; a click shows the items behind it."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        value = says(figure.value, figure.unit)
        self.setText(figure.label)
        self.setAccessibleName(f"{figure.label}: {value}, {figure.note}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if figure.mark else Qt.FocusPolicy.NoFocus)
        self.setEnabled(bool(figure.mark))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if figure.mark:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(150, FIGURE)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, FIGURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        area = QRectF(self.rect())
        hot = self.underMouse() and self.isEnabled()
        box(painter, area, 8, colors.surface_hover if hot else colors.surface_raised, colors.border)
        if self._ringed:
            box(painter, area, 8, None, colors.focus_ring, width=2)
        width = self.width() - 32
        body, figure, small = theme.font("body"), theme.font("figure", tabular=True), theme.font("small", tabular=True)
        draw_line(
            painter, elided(self.figure.label, body, width), body, colors.text_muted, 16, baseline_in(12, 20, body)
        )
        value = elided(says(self.figure.value, self.figure.unit), figure, width)
        draw_line(painter, value, figure, colors.text, 16, baseline_in(34, 36, figure))
        note = elided(self.figure.note, small, width)
        ink = colors.accent_text if self.figure.mark else colors.text_muted
        draw_line(painter, note, small, ink, 16, baseline_in(74, 16, small))
        painter.end()


class TableView(QTableWidget):
    """A table of the report as it stands; a cell with items behind it opens them.

    Signals:
        marked: mark and words of the cell.
    """

    marked = Signal(str, str)

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(len(table.rows), len(table.columns), parent)
        self._table = table
        self.setAccessibleName(table.title)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalHeaderLabels([visible(label) for _, label, _ in table.columns])
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        wide = len(table.columns) > 12
        heads.setMinimumSectionSize(28 if wide else 84)
        for column, (_, _, unit) in enumerate(table.columns):
            text = unit is Unit.TEXT
            mode = QHeaderView.ResizeMode.Stretch if text or wide else QHeaderView.ResizeMode.ResizeToContents
            heads.setSectionResizeMode(column, mode)
            if text:
                head = self.horizontalHeaderItem(column)
                if head is not None:
                    head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for line, row in enumerate(table.rows):
            self.setRowHeight(line, _LINE)
            for column, (cell, (_, _, unit)) in enumerate(zip(row.cells, table.columns, strict=True)):
                entry = QTableWidgetItem(visible(says(cell, unit)))
                side = Qt.AlignmentFlag.AlignLeft if unit is Unit.TEXT else Qt.AlignmentFlag.AlignRight
                entry.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                mark = row.marks[column] if column < len(row.marks) and cell else ""
                entry.setData(_MARK, mark)
                entry.setToolTip(visible(str(cell)) if unit is Unit.TEXT else "")
                self.setItem(line, column, entry)
        self.setFixedHeight(36 + _LINE * min(len(table.rows), _MOST_LINES))
        self.horizontalHeader().setFixedHeight(34)
        self._dress()
        self._give_room()
        self.cellClicked.connect(self._open)

    def _give_room(self) -> None:
        """Where people are quoted their words get what the other columns leave."""
        names = [name for name, _, _ in self._table.columns]
        if "quote" not in names:
            return
        heads = self.horizontalHeader()
        for column, (name, _, unit) in enumerate(self._table.columns):
            if unit is Unit.TEXT and name != "quote":
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                wanted = max(self.sizeHintForColumn(column), heads.sectionSizeHint(column))
                heads.resizeSection(column, min(wanted, _MOST_TEXT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self._open(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        colors = theme.active().colors
        small = theme.font("small_strong")
        self.setFont(theme.font("body", tabular=True))
        self.horizontalHeader().setFont(small)
        sheet = (
            f"QTableWidget{{background:transparent;color:{colors.text.name()};outline:0;border:0}}"
            f"QTableWidget::item{{border:0;border-top:1px solid {colors.border.name()};padding:0 6px}}"
            f"QTableWidget::item:selected{{background:{colors.selection.name()};color:{colors.selection_text.name()}}}"
            f"QHeaderView,QHeaderView::section{{background:transparent;border:0;padding:0 15px 0 4px;"
            f"color:{colors.text_muted.name()}}}"
        )
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    def _open(self, line: int, column: int) -> None:
        entry = self.item(line, column)
        mark = "" if entry is None else str(entry.data(_MARK) or "")
        if mark:
            row = self._table.rows[line]
            self.marked.emit(mark, f"{row.cells[0]}: {says(row.cells[column], self._table.columns[column][2])}")


class TableCard(Panel):
    """A table of the report under its title, drawn or as it stands.

    Signals:
        marked: mark and words of what was clicked.
    """

    marked = Signal(str, str)

    def __init__(self, table: Table, *, drawn: bool, empty: str, parent: QWidget | None = None) -> None:
        super().__init__("surface_raised", border="border", radius=8, parent=parent)
        self.table = table
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(Label(visible(table.title), "body_strong", wrap=True))
        made: Drawing | TableView | None = drawing(table) if drawn and table.rows else None
        if made is None and table.rows:
            made = TableView(table)
        if made is None:
            column.addWidget(Label(empty, "body", "text_muted"))
        else:
            made.marked.connect(self.marked)
            column.addWidget(made)
        self.shown = made
        if table.note:
            column.addWidget(Label(visible(table.note), "small", "text_muted", wrap=True))
        column.addStretch(1)
