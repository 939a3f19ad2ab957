"""The tables of a report drawn. What can be clicked leads to the items behind it; the table says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from moderator_app.domain.report.document import Cell, Chart, Row, Table, Unit, amount, round_top, shown, whole_share
from ui import i18n, theme
from ui.safe_text import visible
from ui.widgets.painting import baseline_in, box, draw_line, elided, hairline, text_width

LEGEND: Final = 24
_TICKS: Final = 3
_AXIS: Final = 48
_FOOT: Final = 24
_ROW: Final = 28


@dataclass(frozen=True, slots=True)
class _Spot:
    """An area with what it says and leads to."""

    area: QRectF
    text: str
    mark: str


def says(value: Cell, unit: Unit) -> str:
    """A cell in the language of the window."""
    return shown(value, unit, i18n.language())


class Drawing(QWidget):
    """A drawn table.

    Signals:
        marked: the mark of what was clicked, and its words.
    """

    marked = Signal(str, str)

    def __init__(self, table: Table, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._height = height
        self._spots: list[_Spot] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._spoken())

    def _spoken(self) -> str:
        units = [unit for _, _, unit in self.table.columns]
        lines = (
            " ".join(says(cell, unit) for cell, unit in zip(row.cells, units, strict=True)) for row in self.table.rows
        )
        return f"{self.table.title}: {'; '.join(lines)}"[:2_000]

    def sizeHint(self) -> QSize:
        return QSize(260, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._spots = []
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Paint, noting spots."""

    def spot(self, area: QRectF, text: str, mark: str) -> None:
        """Note what an area says, and where a click on it leads."""
        self._spots.append(_Spot(area, text, mark))

    def at(self, place: QPointF) -> _Spot | None:
        """What lies there."""
        return next((each for each in reversed(self._spots) if each.area.contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if found is not None and found.mark else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if found is not None and found.mark and event.button() == Qt.MouseButton.LeftButton:
            self.marked.emit(found.mark, found.text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if found is None else visible(found.text), self)
            return True
        return super().event(event)


class _Axes(Drawing):
    """A chart over the first column with a scale at its left."""

    def ground(self, painter: QPainter, most: float) -> tuple[QRectF, float]:
        """Draw scale and days; the area of the chart and the value of its top."""
        colors, font = theme.active().colors, theme.font("small", tabular=True)
        top = LEGEND if self.table.chart is Chart.BARS else 6
        area = QRectF(_AXIS, top, self.width() - _AXIS - 2, self._height - top - _FOOT)
        unit = self.table.columns[1][2]
        end = 1.0 if unit is Unit.SHARE else float(round_top(most))
        for tick in range(_TICKS):
            part = tick / (_TICKS - 1)
            y = area.bottom() - area.height() * part
            hairline(painter, area.left(), y, area.width(), colors.chart_grid)
            value = end * part
            text = whole_share(value, i18n.language()) if unit is Unit.SHARE else says(round(value), unit)
            draw_line(painter, text, font, colors.text_muted, _AXIS - 8 - text_width(text, font), y + 4)
        step = area.width() / max(1, len(self.table.rows))
        widest = max((text_width(str(row.cells[0]), font) for row in self.table.rows), default=0)
        every = max(1, int(-(-(widest + 12) // step)))
        for number, row in enumerate(self.table.rows):
            if number % every == 0:
                text = str(row.cells[0])
                x = area.left() + step * (number + 0.5) - text_width(text, font) / 2
                x = min(max(x, area.left()), self.width() - text_width(text, font))
                draw_line(painter, text, font, colors.text_muted, x, self._height - 6)
        return area, end


class BarsDrawing(_Axes):
    """Two bars a day: what came, and what was answered of it."""

    def draw(self, painter: QPainter) -> None:
        colors = theme.active().colors
        shades = (colors.chart_3, colors.chart_1)
        columns = self.table.drawn
        most = max((amount(row.cells[column]) for row in self.table.rows for column in columns), default=0)
        self._legend(painter, shades)
        area, end = self.ground(painter, most)
        step = area.width() / max(1, len(self.table.rows))
        wide = min(18.0, max(2.0, step * 0.32))
        for number, row in enumerate(self.table.rows):
            middle = area.left() + step * (number + 0.5)
            for place, column in enumerate(columns):
                tall = area.height() * amount(row.cells[column]) / end
                x = middle + (place - 1) * (wide + 1)
                bar = QRectF(x, area.bottom() - tall, wide, tall)
                if tall:
                    box(painter, bar, min(2.0, tall / 2), shades[place])
                label = self.table.columns[column][1]
                text = f"{row.cells[0]}, {label}: {says(row.cells[column], Unit.COUNT)}"
                self.spot(QRectF(x, area.top(), wide + 1, area.height()), text, row.marks[column])

    def _legend(self, painter: QPainter, shades: tuple[QColor, QColor]) -> None:
        font, colors = theme.font("small"), theme.active().colors
        x = float(self.width())
        for column, shade in ((2, shades[1]), (1, shades[0])):
            text = self.table.columns[column][1]
            x -= text_width(text, font)
            draw_line(painter, text, font, colors.text_muted, x, baseline_in(0, 16, font))
            x -= 14
            box(painter, QRectF(x, 4, 8, 8), 2, shade)
            x -= 12


class LineDrawing(_Axes):
    """One line over days; days without a value break it."""

    def draw(self, painter: QPainter) -> None:
        colors = theme.active().colors
        area, end = self.ground(painter, max((amount(row.cells[1]) for row in self.table.rows), default=0))
        step = area.width() / max(1, len(self.table.rows))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        before: QPointF | None = None
        points: list[tuple[QPointF, Row]] = []
        painter.setPen(QPen(colors.chart_1, 2))
        for number, row in enumerate(self.table.rows):
            if row.cells[1] is None:
                before = None
                continue
            here = QPointF(
                area.left() + step * (number + 0.5), area.bottom() - area.height() * amount(row.cells[1]) / end
            )
            if before is not None:
                painter.drawLine(before, here)
            before = here
            points.append((here, row))
            text = f"{row.cells[0]}: {says(row.cells[1], self.table.columns[1][2])}"
            mark = row.marks[1] if len(row.marks) > 1 else ""
            self.spot(QRectF(here.x() - step / 2, area.top(), step, area.height()), text, mark)
        painter.setBrush(colors.surface_raised)
        for here, _ in points if step > 12 else points[-1:]:
            painter.drawEllipse(here, 3.5, 3.5)
        if points:
            self._last(painter, *points[-1])

    def _last(self, painter: QPainter, here: QPointF, row: Row) -> None:
        font = theme.font("small_strong", tabular=True)
        text = says(row.cells[1], self.table.columns[1][2])
        width = text_width(text, font)
        if here.y() > LEGEND + 10:
            x, y = min(here.x() - width / 2, self.width() - width), here.y() - 10
        else:  # at the top there is room beside it only
            x, y = here.x() - width - 10, here.y() + 4
        draw_line(painter, text, font, theme.active().colors.text, x, y)


def shades(table: Table) -> list[QColor]:
    """A colour a row: what it means where rows have a meaning, else tints."""
    colors = theme.active().colors
    meant = {
        "resolved": colors.success,
        "turned_around": colors.chart_1,
        "compensated": colors.chart_2,
        "lost": colors.danger,
        "answered": colors.info,
        "decided": colors.chart_2,
        "removed": colors.text_disabled,
        "unanswered": colors.warning,
        "negative": colors.danger,
        "uneasy": colors.warning,
        "advocate": colors.success,
        "constructive_critic": colors.kind["constructive_critic"].fg,
        "neutral": colors.chart_3,
        "destructive": colors.kind["destructive"].fg,
        "verbatim": colors.chart_1,
        "edited": colors.chart_2,
    }
    plain = colors.chart_1 if table.name == "topics" else colors.chart_2
    return [meant.get(row.name, plain) for row in table.rows]


class RowsDrawing(Drawing):
    """A bar, a number and a share a row."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(table, max(1, len(table.rows)) * _ROW, parent)

    def draw(self, painter: QPainter) -> None:
        colors = theme.active().colors
        font, strong = theme.font("body"), theme.font("body_strong", tabular=True)
        small = theme.font("small", tabular=True)
        labels = [visible(str(row.cells[0])) for row in self.table.rows]
        share_width, count_width = 56.0, 52.0
        left = min(max((text_width(each, font) for each in labels), default=0) + 12, self.width() * 0.5)
        bar_width = self.width() - left - share_width - count_width
        most = max((amount(row.cells[1]) for row in self.table.rows if row.cells[2] is not None), default=0)
        for number, (row, label, shade) in enumerate(zip(self.table.rows, labels, shades(self.table), strict=True)):
            top = number * _ROW
            part = row.cells[2]
            baseline = baseline_in(top, _ROW, font)
            text = says(row.cells[1], Unit.COUNT)
            right = self.width() - share_width
            # Where no bar stands the words go on to the number.
            room = left - 8 if part is not None else right - text_width(text, strong) - 12
            draw_line(painter, elided(label, font, room), font, colors.text, 0, baseline)
            if part is not None and bar_width > 24:
                box(painter, QRectF(left, top + 8, bar_width, 12), 3, colors.chart_grid)
                wide = bar_width * amount(row.cells[1]) / most if most else 0
                if wide:
                    box(painter, QRectF(left, top + 8, max(3.0, wide), 12), 3, shade)
            ink = colors.accent_text if part is None and amount(row.cells[1]) else colors.text
            draw_line(painter, text, strong, ink, right - text_width(text, strong), baseline)
            if part is not None:
                text = says(part, Unit.SHARE)
                draw_line(painter, text, small, colors.text_muted, self.width() - text_width(text, small), baseline)
            said = f"{label}: {says(row.cells[1], Unit.COUNT)}"
            self.spot(QRectF(0, top, self.width(), _ROW), said, row.marks[1] if amount(row.cells[1]) else "")


class StackDrawing(RowsDrawing):
    """All rows in one bar, and each below it."""

    BAR: Final = 40

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        kept = tuple(row for row in table.rows if amount(row.cells[1]))
        super().__init__(Table(**{name: getattr(table, name) for name in table.__slots__} | {"rows": kept}), parent)
        self._height = self.BAR + max(1, len(kept)) * _ROW

    def draw(self, painter: QPainter) -> None:
        colors = theme.active().colors
        total = sum(amount(row.cells[1]) for row in self.table.rows)
        x = 0.0
        if not total:
            box(painter, QRectF(0, 0, self.width(), 24), 4, colors.chart_grid)
            return
        for row, shade in zip(self.table.rows, shades(self.table), strict=True):
            wide = self.width() * amount(row.cells[1]) / total
            area = QRectF(x, 0, max(1.0, wide - 2), 24)
            box(painter, area, min(3.0, area.width() / 2), shade)
            self.spot(area, f"{row.cells[0]}: {says(row.cells[1], Unit.COUNT)}", row.marks[1])
            x += wide
        font, strong = theme.font("body"), theme.font("body_strong", tabular=True)
        small = theme.font("small", tabular=True)
        for number, (row, shade) in enumerate(zip(self.table.rows, shades(self.table), strict=True)):
            top = self.BAR + number * _ROW
            baseline = baseline_in(top, _ROW, font)
            box(painter, QRectF(0, top + 10, 8, 8), 2, shade)
            draw_line(painter, elided(str(row.cells[0]), font, self.width() - 130), font, colors.text, 16, baseline)
            text = says(row.cells[1], Unit.COUNT)
            draw_line(painter, text, strong, colors.text, self.width() - 56 - text_width(text, strong), baseline)
            text = says(row.cells[2], Unit.SHARE)
            draw_line(painter, text, small, colors.text_muted, self.width() - text_width(text, small), baseline)
            self.spot(
                QRectF(0, top, self.width(), _ROW), f"{row.cells[0]}: {says(row.cells[1], Unit.COUNT)}", row.marks[1]
            )


class HeatDrawing(Drawing):
    """Days by hours: the darker the more."""

    CELL: Final = 20
    NAME: Final = 32

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(table, len(table.rows) * self.CELL + _FOOT, parent)

    def draw(self, painter: QPainter) -> None:
        colors, font = theme.active().colors, theme.font("small", tabular=True)
        hours = len(self.table.columns) - 1
        step = (self.width() - self.NAME) / max(1, hours)
        most = max((amount(cell) for row in self.table.rows for cell in row.cells[1:]), default=0)
        for number, row in enumerate(self.table.rows):
            top = number * self.CELL
            draw_line(painter, str(row.cells[0]), font, colors.text_muted, 0, baseline_in(top, self.CELL - 3, font))
            for hour in range(hours):
                value = amount(row.cells[hour + 1])
                area = QRectF(self.NAME + hour * step, top, step - 2, self.CELL - 3)
                shade = QColor(colors.chart_1)
                shade.setAlphaF(0.15 + 0.85 * value / most if value else 0)
                box(painter, area, 3, colors.chart_grid)
                if value:
                    box(painter, area, 3, shade)
                text = f"{row.cells[0]}, {self.table.columns[hour + 1][1]}:00 · {says(int(value), Unit.COUNT)}"
                self.spot(area, text, row.marks[hour + 1] if value else "")
        for hour in range(0, hours, 3):
            text = self.table.columns[hour + 1][1]
            draw_line(painter, text, font, colors.text_muted, self.NAME + hour * step, self._height - 6)


def drawing(table: Table) -> Drawing | None:
    """The drawing of a table; None: it is read as a table only."""
    match table.chart:
        case Chart.BARS:
            return BarsDrawing(table, 190)
        case Chart.LINE:
            return LineDrawing(table, 190)
        case Chart.STACK:
            return StackDrawing(table)
        case Chart.ROWS:
            return RowsDrawing(table)
        case Chart.HEAT:
            return HeatDrawing(table)
        case _:
            return None
