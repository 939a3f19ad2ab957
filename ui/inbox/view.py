"""The list of the inbox: a one-column table that moves only when its reader moves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from moderator_app.domain.filters import is_head
from ui import theme
from ui.i18n import _t
from ui.inbox.delegate import InboxDelegate
from ui.inbox.model import InboxModel, Index
from ui.widgets.clock_chip import ClockFace
from ui.widgets.countdown import Countdown
from ui.widgets.row_list import dress_rows

_FOLD_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_STEP_KEYS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class InboxView(QTableView):
    """Rows of items.

    Signals:
        item_opened: the reader moved to this item.
        head_entered: the reader stands on the head of a group, so on no item.
        picked_changed: how many rows are picked; more than one shows check boxes.
    """

    item_opened = Signal(int)
    head_entered = Signal()
    picked_changed = Signal(int)

    def __init__(self, model: InboxModel, countdown: Countdown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stood_in = False
        self._model = model
        self._countdown = countdown
        self._delegate = InboxDelegate(self)
        self._delegate.now_us = countdown.now_us()
        self._faces: dict[int, ClockFace] = {}
        self._focusing = False
        self._left: int | None = None
        self._wanted: int | None = None
        self._kept: tuple[int, int, list[int]] | None = None
        model.set_now(self._delegate.now_us)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        dress_rows(self)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAutoScroll(False)
        self.setAccessibleName(_t("Inbox", "Items"))
        self._fit_rows()
        self.clicked.connect(self._on_clicked)
        countdown.ticked.connect(self._on_ticked)
        model.about_to_reorder.connect(self._on_model_about_to_reorder)
        model.reordered.connect(self._on_model_reordered)
        model.modelReset.connect(self._on_model_reset)

    # What is looked at -----------------------------------------------------------

    def current_id(self) -> int | None:
        """The item the reader stands on; None on the head of a group too."""
        number = self._current_number()
        return None if number is None or is_head(number) else number

    def _current_number(self) -> int | None:
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def picked_ids(self) -> list[int]:
        """Picked items in the order of the list."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        numbers = (self._model.id_at(place) for place in places)
        return [number for number in numbers if not is_head(number)]

    def open_id(self, item_id: int) -> bool:
        """Move to an item; False when the list does not hold it: it is stood on once it does."""
        place = self._model.place_of(item_id)
        if place is None:
            self._wanted = item_id
            return False
        self._stand(place)
        return True

    def step(self, by: int) -> None:
        """Move up or down without wrapping."""
        here = self.currentIndex().row()
        if here < 0 and self._left is not None:
            left = self._model.place_of(self._left)
            here = -1 if left is None else left
        place = min(max(here + by, 0), self._model.rowCount() - 1)
        way = 1 if by > 0 else -1
        while 0 <= place < self._model.rowCount() and self._model.is_head(place) and not self._model.is_folded(place):
            place += way  # the head of what is shown is passed over
        if 0 <= place < self._model.rowCount():
            self._stand(place)

    def _stand(self, place: int) -> None:
        """On this row and on no other: a Ctrl still held from Ctrl+Enter must not pick it besides the last one."""
        self.selectionModel().setCurrentIndex(
            self._model.index(place, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def leave(self) -> None:
        """Stand on no item; the next step goes on from here."""
        self._left = self.current_id()
        self._wanted = None
        self.clearSelection()
        self.selectionModel().clearCurrentIndex()

    def pick_ids(self, ids: Sequence[int]) -> None:
        """Pick these items; the place of the reader stays."""
        selection = QItemSelection()
        for item_id in ids:
            place = self._model.place_of(item_id)
            if place is not None:
                index = self._model.index(place, 0)
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Groups --------------------------------------------------------------------------

    def head_here(self) -> int | None:
        """The place of the head that the reader stands on or below; None: at no group."""
        index = self.currentIndex()
        return self._model.head_of(index.row()) if index.isValid() else None

    def fold_here(self, *, folded: bool | None = None) -> bool:
        """Fold or unfold the group at the reader's place, None: the other way; False: there is none."""
        place = self.head_here()
        if place is None:
            return False
        wanted = not self._model.is_folded(place) if folded is None else folded
        if wanted:
            self._stand(place)
        self._model.fold(place, folded=wanted)
        return True

    def fold_all(self, *, folded: bool) -> None:
        """Every group; whoever stands in one stands on its head then."""
        place = self.head_here()
        if folded and place is not None:
            self._stand(place)
        self._model.fold_all(folded=folded)

    def pick_group(self) -> bool:
        """Pick every item of the group at the reader's place, unfolding it; False: there is none."""
        if self.head_here() is None:
            return False
        self.fold_here(folded=False)
        place = self.head_here()
        if place is None:
            return False
        first, last = self._model.index(place + 1, 0), self._model.index(place + len(self._model.below(place)), 0)
        picked = QItemSelection(first, last)
        self.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return True

    def _on_clicked(self, index: Index) -> None:
        keys = QApplication.keyboardModifiers()
        if self._model.is_head(index.row()) and keys == Qt.KeyboardModifier.NoModifier:
            self.fold_here()

    def untouched(self) -> bool:
        """Whether rows may come without moving anything under a hand: nobody has stood in this list yet, nobody points
        at it, and there is room left below. So a first import fills the screen by itself.
        """
        room = self.viewport().height() >= (self._model.rowCount() + 1) * self.verticalHeader().defaultSectionSize()
        return room and not self._stood_in and not self.underMouse()

    def begin_anew(self) -> None:
        """Another list: nobody has stood in it."""
        self._stood_in = False
        self._wanted = None

    def visible_places(self) -> range:
        """The rows on screen."""
        height = self.verticalHeader().defaultSectionSize()
        first = self.rowAt(0)
        if first < 0:
            return range(0)
        last = min(self._model.rowCount() - 1, first + self.viewport().height() // height + 1)
        return range(first, last + 1)

    # Qt ------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self._kept is None and not self._focusing:
            self._left = self._wanted = None
            self._stood_in = True
            self.scrollTo(current)  # automatic scrolling is off: keys would leave the screen behind
            number = self._model.id_at(current.row())
            if is_head(number):
                self.head_entered.emit()
            else:
                self.item_opened.emit(number)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        count = len(self.picked_ids() if self._model.gathered() else self.selectionModel().selectedRows())
        picking = count > 1
        if picking != self._delegate.picking:
            self._delegate.picking = picking
            self.viewport().update()
        self.picked_changed.emit(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEP_KEYS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.step(step)
            return
        if event.key() in _FOLD_KEYS and not event.modifiers() and self._fold_key(Qt.Key(event.key())):
            return
        super().keyPressEvent(event)

    def _fold_key(self, key: Qt.Key) -> bool:
        """Left folds and goes to the head, Right unfolds; Return and Space turn the head they are pressed on."""
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return self.fold_here(folded=key == Qt.Key.Key_Left)
        index = self.currentIndex()
        return index.isValid() and self._model.is_head(index.row()) and self.fold_here()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; typing does not jump."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.dirty = event.region()
        super().paintEvent(event)
        self._delegate.dirty = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        had = self.currentIndex().isValid()
        self._focusing = True
        super().focusInEvent(event)
        if not had:
            self.selectionModel().clearCurrentIndex()  # Qt moves to the first row: nobody asked to open it
        self._focusing = False
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._fit_rows()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_t("Inbox", "Items"))
            self.viewport().update()

    # Inside ------------------------------------------------------------------------------

    def _fit_rows(self) -> None:
        height = theme.active().density.inbox_row
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    def _on_ticked(self, now_us: int) -> None:
        """Repaint the clocks that changed, of rows that are seen; a clock whose width changes takes its row along."""
        self._delegate.now_us = now_us
        self._model.set_now(now_us)
        shown: dict[int, ClockFace] = {}
        for place in self.visible_places():
            row = self._model.row_at(place)
            if row is None:
                continue
            face = self._delegate.face(row)
            shown[row.id] = face
            before = self._faces.get(row.id)
            if before is not None and before.text == face.text and before.level is face.level:
                continue
            area = self.visualRect(self._model.index(place, 0))
            chip = self._delegate.chip_rect(area, face)
            same = before is not None and self._delegate.chip_rect(area, before) == chip
            self.viewport().update(chip if same else area)
        self._faces = shown

    def _on_model_about_to_reorder(self) -> None:
        current = self._current_number()
        anchor = self.currentIndex().row() if current is not None else self.rowAt(0)
        if anchor < 0 or not self.viewport().rect().intersects(self.visualRect(self._model.index(anchor, 0))):
            anchor = self.rowAt(0)
        if anchor < 0:
            self._kept = (-1, 0, [])
            return
        offset = self.visualRect(self._model.index(anchor, 0)).top()
        self._kept = (
            self._model.id_at(anchor),
            offset,
            [*self.picked_ids(), *([current] if current is not None else [])],
        )

    def _on_model_reset(self) -> None:
        """An item that was opened before its list came."""
        if self._wanted is not None and not self.currentIndex().isValid():
            self.open_id(self._wanted)

    def _on_model_reordered(self) -> None:
        if self._kept is None:
            return
        anchor_id, offset, picked = self._kept
        if picked:
            place = self._model.place_of(picked[-1])
            if place is not None:
                self.selectionModel().setCurrentIndex(
                    self._model.index(place, 0), QItemSelectionModel.SelectionFlag.NoUpdate
                )
            self.pick_ids(picked[:-1] if len(picked) > 1 else picked)
        anchor = self._model.place_of(anchor_id) if anchor_id >= 0 else None
        if anchor is not None:
            self.verticalScrollBar().setValue(anchor * self.verticalHeader().defaultSectionSize() - offset)
        self._kept = None

    def chip_area(self, place: int) -> QRect:
        """Where a visible row's clock stands, in viewport coordinates: for the clock's popover."""
        row = self._model.row_at(place)
        area = self.visualRect(self._model.index(place, 0))
        return (
            self._delegate.chip_rect(area, self._delegate.face(row))
            if row is not None
            else QRect(QPoint(), area.size())
        )
