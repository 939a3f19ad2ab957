"""Popovers: what stands below a chip, a child of the window; Escape or a click elsewhere takes it away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.painting import box

EDGE: Final = 8


class Popover(QWidget):
    """The frame of a popover; subclasses give it a layout.

    Args:
        window: over which it lies.
        width: its own, in pixels.
        keys: take it away beside Escape: the key that opened it, the same in the other layout.

    Signals:
        closed: after it went away.
    """

    closed = Signal()

    def __init__(self, window: QWidget, *, width: int, keys: frozenset[int] = frozenset()) -> None:
        super().__init__(window)
        self._window, self._width, self._keys = window, width, keys | {int(Qt.Key.Key_Escape)}
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(width)
        self.hide()

    def show_below(self, chip: QRect) -> None:
        """Open at this place of the window, inside it whatever its size."""
        self._before = QApplication.focusWidget()
        self.show()
        inner = self.layout()
        if inner is not None:
            inner.activate()
            height = inner.totalHeightForWidth(self._width) if inner.hasHeightForWidth() else inner.sizeHint().height()
            self.resize(self._width, min(height, self._window.height() - 2 * EDGE))
        room = self._window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        x = min(max(room.left(), chip.right() + 1 - self._width), room.right() + 1 - self._width)
        y = chip.bottom() + 1 + EDGE
        if y + self.height() > room.bottom() + 1:
            y = max(room.top(), chip.top() - EDGE - self.height())
        self.move(x, y)
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def close_popover(self) -> None:
        """Take it away and give the focus back."""
        if self.isHidden():
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Keys of a subclass; True: it was one. Asked before the window's own shortcuts get them."""
        return False

    def is_own_key(self, event: QKeyEvent) -> bool:
        """Whether a key is one of the subclass."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched):
                self.close_popover()
        elif event.type() == QEvent.Type.Resize and watched is self._window:
            self.close_popover()
        return False

    def event(self, event: QEvent) -> bool:
        """Its keys are the popover's while it is open, before the window's own shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._leaves(event) or self.is_own_key(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # unaccepted it would go on to the window, as a click elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leaves(event):
            self.close_popover()
        elif not self.key_pressed(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["popover"], look.colors.surface_raised, look.colors.border_strong)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(self._width, 240)

    def _leaves(self, event: QKeyEvent) -> bool:
        return event.key() in self._keys and not event.modifiers()
