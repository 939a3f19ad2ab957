"""The list of the palette: heads of sections and rows with an icon, a title, a detail and a key (design f1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.actions import key_caption
from ui.i18n import _t
from ui.palette.entries import Entry, Section, section_title
from ui.widgets import icons
from ui.widgets.keycap import cap_width, paint_cap
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width

Index = QModelIndex | QPersistentModelIndex
Line = Section | Entry

ROW: Final = 36
HEAD: Final = 28
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
_SIDE: Final = 8
_INSET: Final = 16
_TEXT: Final = 44


class PaletteModel(QAbstractListModel):
    """Heads and entries; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._lines = _with_heads(entries, None)
        self.endResetModel()

    def append(self, entries: Sequence[Entry]) -> None:
        """Add what a search brought below what stands there."""
        last = self._lines[-1] if self._lines else None
        more = _with_heads(entries, last.section if isinstance(last, Entry) else None)
        if not more:
            return
        self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(more) - 1)
        self._lines += more
        self.endInsertRows()

    def entries(self) -> list[Entry]:
        return [line for line in self._lines if isinstance(line, Entry)]

    def entry_at(self, row: int) -> Entry | None:
        """The entry in this row; None: a head, or no such row."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == ENTRY_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.sentence() if isinstance(line, Entry) else section_title(line)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, Entry):
            return line.reason or line.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class PaletteView(QListView):
    """The rows; the field above keeps the focus, the keys come from there.

    Signals:
        entry_chosen: an entry was clicked.
        moved: another row is the chosen one.
    """

    entry_chosen = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = PaletteModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(_t("Palette", "Found"))

    def current(self) -> Entry | None:
        return self.lines.entry_at(self.currentIndex().row())

    def first(self) -> None:
        """Choose the first entry, preferably one that is possible."""
        places = [row for row in range(self.lines.rowCount()) if self.lines.entry_at(row) is not None]
        if places:
            self._choose(places[0])
            self.scrollToTop()

    def step(self, by: int) -> None:
        """To another entry, over heads, round the ends."""
        places = [row for row in range(self.lines.rowCount()) if self.lines.entry_at(row) is not None]
        if not places:
            return
        now = self.currentIndex().row()
        place = places.index(now) if now in places else (-1 if by > 0 else 0)
        wanted = (place + by) % len(places) if abs(by) == 1 else min(max(place + by, 0), len(places) - 1)
        self._choose(places[wanted])
        if wanted == 0:
            self.scrollToTop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        entry = self.lines.entry_at(self.indexAt(event.position().toPoint()).row())
        if entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.entry_chosen.emit(entry)

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self.lines.index(row, 0))
        self.moved.emit()


class _Delegate(QStyledItemDelegate):
    """Paints a head or an entry."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW if isinstance(index.data(ENTRY_ROLE), Entry) else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(ENTRY_ROLE)
        area = QRectF(option.rect)
        painter.save()
        if isinstance(line, Entry):
            _paint_entry(painter, area, line, option.state)
        else:
            font = theme.font("caption")
            color = theme.active().colors.text_muted
            draw_line(painter, section_title(line), font, color, area.x() + _INSET, baseline_in(area.y() + 8, 16, font))
        painter.restore()


def _paint_entry(painter: QPainter, area: QRectF, entry: Entry, state: QStyle.StateFlag) -> None:
    look = theme.active()
    colors = look.colors
    row = area.adjusted(_SIDE, 0, -_SIDE, 0)
    if state & QStyle.StateFlag.State_Selected:
        border = colors.focus_ring if look.bordered else None
        box(painter, row, look.radius["control"], colors.selection, border)
    elif state & QStyle.StateFlag.State_MouseOver:
        box(painter, row, look.radius["control"], colors.surface_hover)
    muted = colors.text_muted
    middle = area.y() + (ROW - 16) / 2
    if entry.mark:
        icons.paint_mark(painter, entry.mark, int(area.x()) + _INSET, int(middle), colors.mark_bg, colors.mark_fg)
    elif entry.icon:
        icons.paint(painter, entry.icon, muted, area.x() + _INSET, middle)
    right = area.right() - _INSET
    if entry.key:
        caps = key_caption(entry.key)
        right -= cap_width(caps)
        paint_cap(
            painter,
            right,
            area.y() + (ROW - 18) / 2,
            caps,
            ground=colors.surface,
            border=colors.border_strong,
            fg=muted,
        )
        right -= 12
    x = area.x() + _TEXT
    x = _paint_title(painter, entry, x, area.y(), right - x)
    told = entry.reason or entry.detail
    if told and right - x > 40:
        font = theme.font("small")
        x += 12
        if entry.reason:
            icons.paint(painter, "lock", muted, x, area.y() + (ROW - 14) / 2, 14)
            x += 20
        draw_line(painter, elided(told, font, right - x), font, muted, x, baseline_in(area.y(), ROW, font))


def _paint_title(painter: QPainter, entry: Entry, x: float, y: float, room: float) -> float:
    """The title with what was typed in bold; where it ends."""
    plain, strong = theme.font("body"), theme.font("body_strong")
    color = theme.active().colors.text if not entry.reason else theme.active().colors.text_muted
    end = x + room
    for text, bold in _pieces(entry):
        font: QFont = strong if bold else plain
        width = text_width(text, font)
        baseline = baseline_in(y, ROW, font)
        if x + width > end:
            cut = elided(text, font, end - x)
            draw_line(painter, cut, font, color, x, baseline)
            return end
        draw_line(painter, text, font, color, x, baseline)
        x += width
    return x


def _pieces(entry: Entry) -> list[tuple[str, bool]]:
    pieces, place = list[tuple[str, bool]](), 0
    for start, end in entry.spans:
        pieces += [(entry.title[place:start], False), (entry.title[start:end], True)]
        place = end
    return [(text, bold) for text, bold in [*pieces, (entry.title[place:], False)] if text]


def _with_heads(entries: Sequence[Entry], under: Section | None) -> list[Line]:
    lines: list[Line] = []
    for each in entries:
        if each.section is not under:
            under = each.section
            lines.append(under)
        lines.append(each)
    return lines
