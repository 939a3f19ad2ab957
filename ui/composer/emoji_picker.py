"""The emoji picker: type a name, walk with the arrows, Enter puts it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.composer.emoji import Emoji, Policy, found
from ui.i18n import _t
from ui.widgets.fields import LineField
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import ElidedLabel, Label, Rule
from ui.widgets.painting import baseline_in, box, text_width
from ui.widgets.popover import Popover

COLUMNS: Final = 9
CELL: Final = 36
ROWS: Final = 6
INSET: Final = 8
WIDTH: Final = COLUMNS * CELL + 2 * INSET + 14
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
    Qt.Key.Key_PageUp: -COLUMNS * (ROWS - 1),
    Qt.Key.Key_PageDown: COLUMNS * (ROWS - 1),
}


class EmojiGrid(QWidget):
    """Cells of 36 px; one of them is chosen.

    Signals:
        moved: another one is chosen.
        picked: by the mouse; argument: `Emoji`.
    """

    moved = Signal()
    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Emoji] = []
        self._place = 0
        self._off = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_emoji(self, shown: Sequence[Emoji]) -> None:
        """These, the first chosen."""
        self._shown, self._place = list(shown), 0
        rows = (len(self._shown) + COLUMNS - 1) // COLUMNS
        self.setFixedSize(COLUMNS * CELL, max(1, rows) * CELL)
        self.update()
        self.moved.emit()

    def set_off(self, off: bool) -> None:
        """None of them can be put in now."""
        self._off = off
        self.setCursor(Qt.CursorShape.ArrowCursor if off else Qt.CursorShape.PointingHandCursor)
        self.update()

    def shown(self) -> list[Emoji]:
        return self._shown

    def current(self) -> Emoji | None:
        """The chosen one."""
        return self._shown[self._place] if self._shown else None

    def step(self, by: int) -> None:
        """Choose another, within the first and the last."""
        if self._shown:
            self._choose(min(max(self._place + by, 0), len(self._shown) - 1))

    def cell(self) -> QRect:
        """Where the chosen one stands."""
        return QRect(self._place % COLUMNS * CELL, self._place // COLUMNS * CELL, CELL, CELL)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        font = theme.font("heading", weight=400)
        seen = range(event.rect().top() // CELL * COLUMNS, (event.rect().bottom() // CELL + 1) * COLUMNS)
        for place in seen:
            if place >= len(self._shown):
                break
            rect = QRectF(place % COLUMNS * CELL, place // COLUMNS * CELL, CELL, CELL)
            if place == self._place:
                box(painter, rect.adjusted(2, 2, -2, -2), 6, colors.selection, colors.focus_ring, width=2)
            painter.setFont(font)
            painter.setPen(colors.text)
            painter.setOpacity(0.4 if self._off else 1.0)
            symbol = self._shown[place].symbol
            x = rect.left() + (CELL - text_width(symbol, font)) / 2
            painter.drawText(QPointF(x, baseline_in(rect.top(), CELL, font)), symbol)
            painter.setOpacity(1.0)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event)
        if place is not None:
            self._choose(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event)
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(place)
            self.picked.emit(self._shown[place])
        event.accept()

    def _at(self, event: QMouseEvent) -> int | None:
        column, row = int(event.position().x()) // CELL, int(event.position().y()) // CELL
        place = row * COLUMNS + column
        return place if 0 <= column < COLUMNS and 0 <= place < len(self._shown) else None

    def _choose(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self.update()
            self.moved.emit()


class EmojiPicker(Popover):
    """Search, cells, the name of the chosen one, and what the voice says.

    Signals:
        chosen: a symbol to put in; the picker is gone by then unless Shift was held.
    """

    chosen = Signal(str)

    def __init__(self, window: QWidget, recent: Sequence[str], policy: Policy) -> None:
        super().__init__(window, width=WIDTH)
        self._recent = list(recent)
        self._policy = policy
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(INSET, INSET, INSET, 4)
        self.field = LineField(_t("Emoji", "Emoji by name"), placeholder=_t("Emoji", "Name of an emoji"), icon="search")
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        top.addWidget(self.field)
        column.addLayout(top)
        self.grid = EmojiGrid()
        self.grid.moved.connect(self._on_moved)
        self.grid.picked.connect(self._on_picked)
        holder = QScrollArea()
        holder.setFrameShape(QFrame.Shape.NoFrame)
        holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setFixedHeight(ROWS * CELL)
        holder.setViewportMargins(INSET, 0, 0, 0)
        holder.viewport().setAutoFillBackground(False)
        holder.setWidget(self.grid)
        self.grid.setAutoFillBackground(False)
        self._holder = holder
        column.addWidget(holder)
        column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        self._name = ElidedLabel("", "small_strong")
        foot.addWidget(self._name, 1)
        foot.addWidget(KeyCap("Return"))
        foot.addWidget(Label(_t("Emoji", "put in"), "small", "text_muted"))
        foot.addWidget(KeyCap("Shift+Return"))
        foot.addWidget(Label(_t("Emoji", "and stay"), "small", "text_muted"))
        column.addLayout(foot)
        self._said = Label("", "small", "text_muted")
        self._said.setContentsMargins(12, 0, 12, 8)
        column.addWidget(self._said)
        self.setAccessibleName(_t("Emoji", "Emoji"))
        self.set_policy(policy)
        self._on_text_changed()

    def show_above(self, button: QRect) -> None:
        """Open at this place, the search field ready."""
        self.show_below(button)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_policy(self, policy: Policy) -> None:
        """What the voice says now."""
        self._policy = policy
        self._said.setText(policy.text)
        self._said.set_color("warning_text" if policy.reached else "text_muted")
        self._said.setVisible(bool(policy.text))
        self.grid.set_off(policy.blocked)

    def said(self) -> str:
        """The line about the voice."""
        return self._said.text()

    def choose(self, *, stay: bool = False) -> None:
        """Put in the chosen one."""
        current = self.grid.current()
        if current is None or self._policy.blocked:
            return
        if not stay:
            self.close_popover()
        self.chosen.emit(current.symbol)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
        if key in _STEPS and not (sideways and event.modifiers()):
            self.grid.step(_STEPS[key])
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.grid.step(1 if key == Qt.Key.Key_Tab else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.choose(stay=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def _on_text_changed(self) -> None:
        self.grid.show_emoji(found(self.field.text(), self._recent))

    def _on_moved(self) -> None:
        current = self.grid.current()
        name = current.name if current is not None else _t("Emoji", "No emoji is called so")
        self._name.set_text(name)
        self.field.setAccessibleDescription(name)
        cell = self.grid.cell()
        self._holder.ensureVisible(cell.center().x(), cell.center().y(), CELL // 2, CELL // 2)

    def _on_picked(self, _emoji: Emoji) -> None:
        self.choose()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, ROWS * CELL + 120)
