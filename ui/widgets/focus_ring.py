"""The focus ring: 2 px, 1 px outside the control, drawn above its neighbours so that no layout moves for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import theme
from ui.widgets.painting import box

OUTSET: Final = 3
_BY_HAND: Final = frozenset(
    {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}
)


def by_keyboard(reason: Qt.FocusReason) -> bool:
    """Whether focus came by the keyboard or by the program on its behalf, not by a click."""
    return reason not in _BY_HAND


class FocusRing(QWidget):
    """A ring around one control, alive while the control has focus."""

    def __init__(self, target: QWidget, radius: float) -> None:
        super().__init__(target.parentWidget())
        self._target = target
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self._follow()
        self.show()
        self.raise_()

    def remove(self) -> None:
        """Take the ring away now."""
        self._target.removeEventFilter(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._follow()
        elif kind == QEvent.Type.Hide:
            self.hide()
        elif kind == QEvent.Type.Show:
            self.show()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), self._radius + OUTSET, None, theme.active().colors.focus_ring, width=2)
        painter.end()

    def _follow(self) -> None:
        self.setGeometry(self._target.geometry().adjusted(-OUTSET, -OUTSET, OUTSET, OUTSET))


class Ringed:
    """Gives a widget its ring; the widget calls `ring_on` and `ring_off` from its focus events."""

    _ring: FocusRing | None = None

    def ring_on(self, target: QWidget, reason: Qt.FocusReason, *, always: bool = False, radius: float = 6) -> None:
        if self._ring is None and (always or by_keyboard(reason)) and target.parentWidget() is not None:
            self._ring = FocusRing(target, radius)

    def ring_off(self) -> None:
        if self._ring is not None:
            self._ring.remove()
            self._ring = None

    def has_ring(self) -> bool:
        """Whether the ring is shown."""
        return self._ring is not None


class PaintedButton(QAbstractButton):
    """A row or card that paints itself, its ring inside: `_ringed` says whether it has one now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ringed = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = by_keyboard(event.reason())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.update()
