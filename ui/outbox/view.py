"""The list of deliveries: painted rows, one button each, nothing moves while the reader looks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from ui import format as fmt
from ui import links, theme
from ui.i18n import _t
from ui.outbox.model import Head, OutboxModel, part_title
from ui.outbox.sentences import Decision, decision_label, excerpt, offered, standing, title
from ui.safe_text import initials
from ui.thread.words import name_of
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import delivery_face, face_width, paint_face
from ui.widgets.countdown import Countdown
from ui.widgets.painting import baseline_in, box, draw_line, elided, hairline, text_width
from ui.widgets.row_list import dress_rows

ROW: Final = 56
HEAD: Final = 32
NARROW: Final = 620
BUTTON: Final = 24

Index = QModelIndex | QPersistentModelIndex


class OutboxDelegate(QStyledItemDelegate):
    """Avatar, to whom, our words, state, what comes next, the likeliest thing to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now_us = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, ROW)

    def button_rect(self, area: QRect, delivery: DeliveryView) -> QRect:
        """Where the row's button stands; empty when there is nothing to do."""
        if delivery.state is DeliveryState.SENT and links.is_web(delivery.permalink):
            return QRect(area.right() - 40, area.center().y() - 13, 28, 28)
        found = offered(delivery)
        if not found:
            return QRect()
        label = row_label(delivery)
        width = int(text_width(label, theme.font("small_strong"))) + 18
        return QRect(area.right() - 11 - width, area.center().y() - BUTTON // 2 + 1, width, BUTTON)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, OutboxModel):
            return
        row = model.row_at(index.row())
        area: QRect = option.rect
        painter.save()
        if isinstance(row, Head):
            _paint_head(painter, area, row)
        else:
            self._paint_row(painter, option, area, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, delivery: DeliveryView) -> None:
        look = theme.active()
        colors = look.colors
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        widget: QWidget | None = option.widget
        ground = colors.surface
        if selected:
            ground = colors.selection if widget is not None and widget.hasFocus() else colors.selection_inactive
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = colors.surface_hover
        painter.fillRect(area, ground)
        if selected:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colors.accent)
        else:
            hairline(painter, area.left() + 64, area.bottom(), area.width() - 64, colors.border)
        name = name_of(delivery.author_name)
        x, y = area.left(), area.top()
        paint_avatar(
            painter,
            x + 16,
            y + 10,
            36,
            initials(name),
            ground=colors.avatar(delivery.author_id),
            text=colors.avatar_text,
        )
        icons.paint_mark(painter, delivery.platform, x + 40, y + 34, colors.mark_bg, colors.mark_fg, ring=ground)
        button = self.button_rect(area, delivery)
        right = button.left() - 12 if not button.isEmpty() else area.right() - 12
        narrow = area.width() < NARROW
        chip = delivery_face(delivery.state, look)
        if narrow:
            chip_x = right - face_width(chip)
            words_end = chip_x - 12
        else:
            chip_x = x + int(area.width() * 0.47)
            words_end = chip_x - 12
        paint_face(painter, chip_x, y + 16, chip, look)
        strong, body, small = theme.font("body_strong"), theme.font("body"), theme.font("small", tabular=True)
        draw_line(painter, elided(title(delivery), strong, words_end - x - 64), strong, colors.text, x + 64,
                  baseline_in(y + 8, 20, strong))  # fmt: skip
        second = standing(delivery, self.now_us) if narrow else excerpt(delivery)
        draw_line(painter, elided(second, body, words_end - x - 64), body, colors.text_muted, x + 64,
                  baseline_in(y + 28, 20, body))  # fmt: skip
        if not narrow:
            left = x + int(area.width() * 0.47) + 150
            lines = _two_lines(standing(delivery, self.now_us), right - left)
            top = y + 20 if len(lines) == 1 else y + 12
            for number, line in enumerate(lines):
                draw_line(painter, line, small, colors.text_muted, left, baseline_in(top + 16 * number, 16, small))
        if not button.isEmpty():
            _paint_button(painter, button, delivery)


def row_label(delivery: DeliveryView) -> str:
    """What the row's button says: an unsure one has to be looked at before anything is decided."""
    first = offered(delivery)[0]
    return _t("Outbox", "Sort out") if first is Decision.POSTED else decision_label(first, delivery.state)


def _two_lines(text: str, width: float) -> list[str]:
    """A sentence in at most two lines, the second cut."""
    font = theme.font("small", tabular=True)
    if text_width(text, font) <= width:
        return [text]
    words = text.split(" ")
    first = words[0]
    for place, word in enumerate(words[1:], 1):
        if text_width(f"{first} {word}", font) > width:
            return [elided(first, font, width), elided(" ".join(words[place:]), font, width)]
        first = f"{first} {word}"
    return [elided(first, font, width)]


def _paint_head(painter: QPainter, area: QRect, head: Head) -> None:
    colors = theme.active().colors
    painter.fillRect(area, colors.surface_subtle)
    hairline(painter, area.left(), area.bottom(), area.width(), colors.border)
    font = theme.font("small_strong")
    text = part_title(head.part)
    baseline = baseline_in(area.top(), area.height(), font)
    draw_line(painter, text, font, colors.text, area.left() + 16, baseline)
    count = fmt.number(head.count)
    draw_line(painter, count, font, colors.text_muted, area.left() + 24 + text_width(text, font), baseline)


def _paint_button(painter: QPainter, rect: QRect, delivery: DeliveryView) -> None:
    look = theme.active()
    colors = look.colors
    if delivery.state is DeliveryState.SENT:
        icons.paint(painter, "open", colors.text_muted, rect.left() + 6, rect.top() + 6)
        return
    primary = delivery.state is DeliveryState.UNSURE and delivery.next_at is None
    ground, border, fg = (
        (colors.accent, None, colors.on_accent)
        if primary
        else (colors.surface_raised, colors.border_strong, colors.text)
    )
    box(painter, QRectF(rect), look.radius["control"], ground, border)
    font = theme.font("small_strong")
    label = row_label(delivery)
    left = rect.left() + (rect.width() - text_width(label, font)) / 2
    draw_line(painter, label, font, fg, left, baseline_in(rect.top(), rect.height(), font))


class OutboxView(QTableView):
    """Rows of deliveries.

    Signals:
        delivery_chosen: entry id of the row the reader stands on.
        delivery_opened: entry id: a click on a row, Space or Right.
        button_pressed: entry id of the row whose button was pressed, by mouse or Enter.
    """

    delivery_chosen = Signal(int)
    delivery_opened = Signal(int)
    button_pressed = Signal(int)

    def __init__(self, model: OutboxModel, countdown: Countdown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = OutboxDelegate(self)
        self._delegate.now_us = countdown.now_us()
        self._keeping = False
        self._down: int | None = None
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        dress_rows(self)
        self.setAutoScroll(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setMinimumSectionSize(HEAD)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalScrollBar().setSingleStep(ROW)
        self.setAccessibleName(_t("Outbox", "Outbox"))
        model.modelReset.connect(self._fit_heads)
        self.clicked.connect(self._on_clicked)
        countdown.ticked.connect(self._on_ticked)

    def _on_clicked(self, index: Index) -> None:
        delivery = self._model.delivery_at(index.row())
        if delivery is not None:
            self.delivery_opened.emit(delivery.entry_id)

    def current_entry(self) -> int | None:
        """The delivery the reader stands on."""
        delivery = self._model.delivery_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return delivery.entry_id if delivery is not None else None

    def stand_on(self, entry_id: int) -> bool:
        place = self._model.place_of(entry_id)
        if place is None:
            return False
        self._move_to(place)
        return True

    def _move_to(self, place: int) -> None:
        index = self._model.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)  # automatic scrolling is off: it would also follow what the reader did not do

    def keep_place(self, change: object, entry_id: int | None) -> None:
        """Change the rows so that the reader stays on their delivery, at the same height."""
        place = self._model.place_of(entry_id) if entry_id is not None else None
        top = self.visualRect(self._model.index(place, 0)).top() if place is not None else None
        value = self.verticalScrollBar().value()
        self._keeping = True
        try:
            if callable(change):
                change()
            found = self._model.place_of(entry_id) if entry_id is not None else None
            if found is not None:
                self.setCurrentIndex(self._model.index(found, 0))
            bar = self.verticalScrollBar()
            if found is not None and top is not None and 0 <= top < self.viewport().height():
                bar.setValue(bar.value() + self.visualRect(self._model.index(found, 0)).top() - top)
            else:
                bar.setValue(value)
        finally:
            self._keeping = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        delivery = self._model.delivery_at(current.row()) if current.isValid() else None
        if delivery is not None and not self._keeping:
            self.delivery_chosen.emit(delivery.entry_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}
        if key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(steps[Qt.Key(key)])
            return
        entry = self.current_entry()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and entry is not None:
            self.button_pressed.emit(entry)
            return
        if key in {Qt.Key.Key_Space, Qt.Key.Key_Right} and entry is not None:
            self.delivery_opened.emit(entry)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands of the window."""

    def _step(self, by: int) -> None:
        place = self.currentIndex().row() + by
        while 0 <= place < self._model.rowCount():
            if self._model.delivery_at(place) is not None:
                self._move_to(place)
                return
            place += by

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a button chooses no row: what opens beside the list would move the button from under the hand."""
        self._down = self._button_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if self._down is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        down, self._down = self._down, None
        if down is None:
            super().mouseReleaseEvent(event)
        elif self._button_at(event.position()) == down:
            self.button_pressed.emit(down)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._button_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _button_at(self, point: QPointF) -> int | None:
        index = self.indexAt(point.toPoint())
        delivery = self._model.delivery_at(index.row()) if index.isValid() else None
        if delivery is None:
            return None
        rect = self._delegate.button_rect(self.visualRect(index), delivery)
        return delivery.entry_id if rect.contains(point.toPoint()) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _fit_heads(self) -> None:
        for place in self._model.heads():
            self.verticalHeader().resizeSection(place, HEAD)

    def _on_ticked(self, now_us: int) -> None:
        """Only visible rows whose words run."""
        self._delegate.now_us = now_us
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = self._model.rowCount() - 1 if last < 0 else last
        for place in range(first, last + 1):
            delivery = self._model.delivery_at(place)
            if delivery is not None and delivery.state in {DeliveryState.HELD, DeliveryState.RETRY}:
                self.viewport().update(self.visualRect(self._model.index(place, 0)))
