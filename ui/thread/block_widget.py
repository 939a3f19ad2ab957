"""A block on screen: paints its layout, takes focus and is read aloud as one sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui import theme
from ui.i18n import _t
from ui.thread.laid import Laid, Place
from ui.thread.selection import Selected, grown, mark, reaching, word_at
from ui.widgets.focus_ring import by_keyboard
from ui.widgets.painting import box
from ui.widgets.tab_order import step_past


class BlockWidget(QWidget):
    """Reused for whichever block is on screen.

    Left and Right walk through what can be pressed in the block, Enter presses it. Words are selected with the mouse,
    or with Shift and the arrows.

    Signals:
        pressed: arguments: `Block`, `Place`.
        focused: argument: `Block`.
        stepped: Up or Down: -1 or 1.
        selected: other words are selected; argument: `Selected`, or None for none.
    """

    pressed = Signal(object, object)
    focused = Signal(object)
    stepped = Signal(int)
    selected = Signal(object)

    def __init__(self, margin: int, edge: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._margin, self._edge = margin, edge
        self._laid: Laid | None = None
        self._ringed = False
        self._chosen = -1
        self._down: Place | None = None
        self._anchor: int | None = None
        self._selected: Selected | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_block(self, laid: Laid) -> None:
        """Paint this layout from now on."""
        if laid is not self._laid:
            other = self._laid is None or laid.block.key != self._laid.block.key
            self._laid = laid
            if other or self._chosen >= len(laid.places):
                self._chosen = -1
            self.setAccessibleName(laid.sentence)
            self.setAccessibleDescription(", ".join(place.label for place in laid.places))
            self.update()

    def mark(self, selected: Selected | None) -> None:
        """Show what is selected in the conversation, if it is here."""
        mine = self._laid is not None and selected is not None and selected.key == self._laid.block.key
        before, self._selected = self._selected, selected if mine else None
        if self._laid is not None:
            mark(self._laid, selected)
            if before != self._selected:
                self.update()

    def laid(self) -> Laid | None:
        return self._laid

    def press(self, place: Place) -> None:
        """As a click on it."""
        if self._laid is not None:
            self.pressed.emit(self._laid.block, place)

    def places(self) -> list[Place]:
        """What can be pressed."""
        return self._laid.places if self._laid is not None else []

    # Qt ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._laid is None:
            return
        painter = QPainter(self)
        painter.translate(self._margin, self._edge)
        seen = event.rect()
        self._laid.paint(painter, seen.top() - self._edge, seen.bottom() - self._edge)
        painter.translate(-self._margin, -self._edge)
        if self._ringed and self.hasFocus():
            color = theme.active().colors.focus_ring
            box(painter, QRectF(self.rect()).adjusted(6, 0, -6, 0), 6, None, color, width=2)
            if 0 <= self._chosen < len(self.places()):
                rect = self.places()[self._chosen].rect
                if not rect.isEmpty():
                    box(
                        painter,
                        rect.translated(self._margin, self._edge).adjusted(-4, 0, 4, 0),
                        4,
                        None,
                        color,
                        width=2,
                    )
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._anchor is not None and event.buttons() & Qt.MouseButton.LeftButton and self._laid is not None:
            place = self._place(event.position())
            if place is not None and self._laid.body is not None:
                self.selected.emit(reaching(self._laid.body[0], self._laid.block.key, self._anchor, place))
            return
        shape = Qt.CursorShape.ArrowCursor
        if self._at(event.position()) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._over_words(event.position()):
            shape = Qt.CursorShape.IBeamCursor
        self.setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if place is not None and self._laid is not None and self._laid.body is not None:
            self.selected.emit(word_at(self._laid.body[0], self._laid.block.key, place))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._down = self._at(event.position()) if left else None
        self._anchor = self._place(event.position()) if left and self._over_words(event.position()) else None
        if left and self._selected is not None:
            self.selected.emit(None)
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, self._down, self._anchor = self._down, None, None
        if place is not None and self._selected is None and self._at(event.position()) == place:
            self.press(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel belongs to the conversation, wherever over it the hand stands."""
        viewport = self.parentWidget()
        if viewport is not None:
            QApplication.sendEvent(viewport, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        places = self.places()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._grow(1 if key == Qt.Key.Key_Right else -1, event.modifiers())
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and places:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._chosen = (
                (self._chosen + step) % len(places) if self._chosen >= 0 else (0 if step > 0 else len(places) - 1)
            )
            self.setAccessibleDescription(places[self._chosen].label)
            self.setToolTip(places[self._chosen].label)
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and 0 <= self._chosen < len(places):
            self.press(places[self._chosen])
        elif (
            key == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier and self._laid is not None
        ):
            block = self._laid.block
            whole = block.message.text if block.message is not None else None
            if whole is None and block.delivery is not None:
                whole = block.delivery.text
            QApplication.clipboard().setText(whole or "" if self._selected is None else self._selected.text)
        else:
            event.ignore()  # the conversation's own keys

    def _grow(self, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """Shift: the end of the selection by a word; with Ctrl its beginning."""
        if self._laid is None or self._laid.body is None:
            return
        from_start = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        found = grown(self._laid.body[0], self._laid.block.key, self._selected, by, from_start=from_start)
        self.selected.emit(found)
        if found is not None:
            self.setAccessibleDescription(_t("Thread", "Selected: {words}").format(words=found.text[:300]))

    def _over_words(self, point: QPointF) -> bool:
        if self._laid is None or self._laid.body is None:
            return False
        body, x, y = self._laid.body
        at = point - QPointF(self._margin, self._edge) - QPointF(x, y)
        return 0 <= at.x() <= max(body.width, 1) and 0 <= at.y() < body.height

    def _place(self, point: QPointF) -> int | None:
        if self._laid is None or self._laid.body is None:
            return None
        body, x, y = self._laid.body
        at = point - QPointF(self._margin, self._edge) - QPointF(x, y)
        return body.place_at(at.x(), at.y())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab came here through the conversation, and goes on from the conversation."""
        viewport = self.parentWidget()
        pane = None if viewport is None else viewport.parentWidget()
        return pane is not None and step_past(pane, forward=forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = by_keyboard(event.reason())
        if self._laid is not None:
            self.focused.emit(self._laid.block)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._chosen = -1
        self.setToolTip("")
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(QPointF(event.pos()))
            if place is not None:
                value = place.value if place.value.startswith("http") else ""
                tip = (
                    place.label
                    if not value
                    else _t("Thread", "{what}\n{url}").format(what=place.label, url=value[:300])
                )
                QToolTip.showText(event.globalPos(), tip, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> Place | None:
        if self._laid is None:
            return None
        return self._laid.place_at(point.x() - self._margin, point.y() - self._edge)
