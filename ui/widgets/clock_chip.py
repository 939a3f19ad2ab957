"""The clock chip: how much time is left, told by shape, text and weight before colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.domain.items import InboxRow
from moderator_app.domain.sla.clocks import Chip, Level, of_row
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.theme import Theme
from ui.widgets import icons
from ui.widgets.painting import baseline_in, box, draw_line, text_width


class ChipSize(StrEnum):
    """Where the chip stands."""

    ROW = "row"
    COMPACT = "compact"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What a chip shows now. `share` is what is left of its life, 0…1."""

    level: Level
    text: str
    share: float = 0.0

    def spoken(self) -> str:
        """The chip in words, for the reader."""
        texts = {
            Level.NONE: _t("Clock", "no due time"),
            Level.OK: _t("Clock", "{time} left"),
            Level.WARNING: _t("Clock", "{time} left"),
            Level.BURNING: _t("Clock", "burning, {time} left"),
            Level.OVERDUE: _t("Clock", "overdue by {time}"),
            Level.PAUSED: _t("Clock", "paused, {time} left"),
            Level.PENDING: _t("Clock", "answered, not delivered yet, {time} left"),
            Level.MET: _t("Clock", "answered {time}"),
        }
        return texts[self.level].format(time=self.text.removeprefix(fmt.MINUS))


NO_CLOCK: Final = ClockFace(Level.NONE, "—")


def face_of(chip: Chip) -> ClockFace:
    """A clock at one moment as it is painted."""
    if chip.level is Level.NONE:
        return NO_CLOCK
    if chip.level is Level.MET:
        at = "" if chip.done_at is None else fmt.clock_time(chip.done_at)
        return ClockFace(Level.MET, _t("Clock", "at {time}").format(time=at))
    text = "—" if chip.left_us is None else fmt.countdown(chip.left_us)
    return ClockFace(chip.level, text, min(1.0, max(0.0, chip.share)))


def row_face(row: InboxRow, now_us: int) -> ClockFace:
    """The clock of an inbox row."""
    return face_of(of_row(row, now_us))


@dataclass(frozen=True, slots=True)
class _Metrics:
    height: int
    inset: int
    gap: int
    icon: int
    text: int


_METRICS: Final = {
    ChipSize.ROW: _Metrics(20, 6, 4, 14, 12),
    ChipSize.COMPACT: _Metrics(18, 6, 4, 14, 12),
    ChipSize.HEADER: _Metrics(28, 10, 6, 16, 14),
}
_ICONS: Final = {
    Level.BURNING: "flame-fill",
    Level.OVERDUE: "bang",
    Level.PAUSED: "pause",
    Level.PENDING: "upload",
    Level.MET: "check",
}
_RINGS: Final = frozenset({Level.OK, Level.WARNING})
_LIGHT: Final = frozenset({Level.NONE, Level.OK, Level.PAUSED, Level.MET})


def chip_font(level: Level, size: ChipSize) -> QFont:
    """Tabular figures; levels that ask for nothing are lighter."""
    style = "reading" if size is ChipSize.HEADER else "chip"
    return theme.font(style, tabular=True, weight=500 if level in _LIGHT else 600)


def chip_height(size: ChipSize) -> int:
    return _METRICS[size].height


def chip_width(face: ClockFace, size: ChipSize) -> float:
    """The chip's width; the text ends 6 px inside for every level, so that figures align in a column."""
    return _width(face.level, face.text, size)


@lru_cache(maxsize=2_048)
def _width(level: Level, words: str, size: ChipSize) -> float:
    metrics = _METRICS[size]
    text = text_width(words, chip_font(level, size))
    icon = 0 if level is Level.NONE else metrics.icon + metrics.gap
    return float(-(-(2 * metrics.inset + icon + text) // 1))


def paint_chip(painter: QPainter, rect: QRectF, face: ClockFace, size: ChipSize, look: Theme) -> None:
    """Paint a clock into `rect`, which is as large as `chip_width` and `chip_height` say."""
    metrics = _METRICS[size]
    colors = look.colors.sla[face.level]
    if colors.bg is not None or colors.border is not None:
        box(painter, rect, look.radius["chip"], colors.bg, colors.border, dashed=face.level is Level.PAUSED)
    font = chip_font(face.level, size)
    width = text_width(face.text, font)
    left = rect.left() + metrics.inset
    top = rect.top() + (metrics.height - metrics.icon) / 2
    if face.level in _RINGS:
        ring = colors.ring or colors.fg
        icons.paint_ring(painter, face.share, ring, look.colors.ring_track, left, top, size=metrics.icon)
    elif face.level in _ICONS:
        color = colors.ring or colors.fg
        icons.paint(painter, _ICONS[face.level], color, left, top, metrics.icon)
    baseline = baseline_in(rect.top(), metrics.height, font)
    draw_line(painter, face.text, font, colors.fg, rect.right() - metrics.inset - width, baseline)


class ClockChip(QWidget):
    """A clock that stands alone: in the thread header, in a popover.

    Signals:
        clicked: asked for more, where it can be clicked (`make_clickable`).
    """

    clicked = Signal()

    def __init__(self, size: ChipSize = ChipSize.HEADER, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._face = NO_CLOCK
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_face(NO_CLOCK)

    def face(self) -> ClockFace:
        return self._face

    def set_face(self, face: ClockFace) -> None:
        """Show another moment; repaints only when something visible changed."""
        if face == self._face and self.accessibleName():
            return
        wider = chip_width(face, self._size) != chip_width(self._face, self._size)
        self._face = face
        self.setAccessibleName(face.spoken())
        if wider:
            self.updateGeometry()
        self.update()

    def make_clickable(self, tip: str) -> None:
        """A click, Space or Return asks for more."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.clicked.emit()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._face, self._size)), chip_height(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = chip_width(self._face, self._size)
        height = chip_height(self._size)
        look = theme.active()
        area = QRectF(self.width() - width, 0, width, height)
        paint_chip(painter, area, self._face, self._size, look)
        if self.hasFocus():
            box(painter, area, look.radius["chip"], None, look.colors.focus_ring, width=2)
        painter.end()

    def alignment(self) -> Qt.AlignmentFlag:
        """Figures of different clocks align at the right."""
        return Qt.AlignmentFlag.AlignRight
