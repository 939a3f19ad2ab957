"""Overlays: dialogs as children of the window over a flat scrim. Tab stays inside, focus goes back where it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.i18n import _t
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label, Rule
from ui.widgets.painting import box

EDGE: Final = 24
HEADER: Final = 56
FOOTER: Final = 64


class _Scrim(QWidget):
    """One flat fill over the window; a click on it closes nothing, so that nothing typed is lost by a slip."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.active().colors.scrim)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class OverlayDialog(QWidget):
    """A dialog over its window: title, body, footer with the primary button rightmost.

    Signals:
        closed: after it went away, however.
        help_requested: F1 was pressed.
    """

    closed = Signal()
    help_requested = Signal()

    def __init__(self, window: QWidget, title: str, *, width: int = 640, height: int | None = None) -> None:
        self._scrim = _Scrim(window)
        super().__init__(self._scrim)
        self._window = window
        self._wanted = (width, height)
        self._before: QWidget | None = None
        self._scrim.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._header = QWidget()
        self._header.setFixedHeight(HEADER)
        line = QHBoxLayout(self._header)
        line.setContentsMargins(24, 0, 16, 0)
        self._title = Label(title, "title")
        self._close = IconButton("close", _t("Overlay", "Close"), key="Esc")
        self._close.clicked.connect(self.reject)
        line.addWidget(self._title, 1)
        line.addWidget(self._close)
        column.addWidget(self._header)
        self._header_rule = Rule()
        column.addWidget(self._header_rule)
        self.body = QWidget()
        column.addWidget(self.body, 1)
        self._footer_rule = Rule()
        column.addWidget(self._footer_rule)
        self._footer = QWidget()
        self._footer.setFixedHeight(FOOTER)
        self._buttons = QHBoxLayout(self._footer)
        self._buttons.setContentsMargins(24, 0, 24, 0)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column.addWidget(self._footer)
        self._footer.hide()
        self._footer_rule.hide()
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def head_with(self, beside: Sequence[QWidget], right: Sequence[QWidget] = ()) -> None:
        """Put more into the header: directly beside the title, and at the right before the close button."""
        line = self._header.layout()
        if isinstance(line, QHBoxLayout):
            line.setStretchFactor(self._title, 0)
            line.setSpacing(8)
            for place, each in enumerate(beside, 1):
                line.insertWidget(place, each)
            line.insertStretch(1 + len(beside), 1)
            for place, each in enumerate(right, 2 + len(beside)):
                line.insertWidget(place, each)

    def set_height(self, height: int) -> None:
        """Grow or shrink with what it holds; never beyond the window."""
        self._wanted = (self._wanted[0], height)
        if self.is_open():
            self._place()

    def show_header(self, *, shown: bool) -> None:
        """Title and close button; an overlay whose body says what it is goes without."""
        self._header.setVisible(shown)
        self._header_rule.setVisible(shown)

    def add_button(self, button: Button, *, left: bool = False) -> Button:
        """Add to the footer; the last one added is rightmost and is the primary, the destructive one stands left."""
        self._footer.show()
        self._footer_rule.show()
        if left:
            self._buttons.insertWidget(0, button)
        else:
            self._buttons.addWidget(button)
        return button

    def add_note(self, note: QWidget) -> None:
        """Words at the left of the footer: what the primary button will do."""
        self._footer.show()
        self._footer_rule.show()
        self._buttons.insertWidget(0, note)

    def open(self) -> None:
        """Show over the window and take the focus."""
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._before = before
        self._scrim.setGeometry(self._window.rect())
        self._window.installEventFilter(self)
        self._scrim.show()
        self._scrim.raise_()
        self._place()
        self.show()
        first = self._stops()
        (first[0] if first else self).setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def is_open(self) -> bool:
        return self._scrim.isVisible()

    def reject(self) -> None:
        """Close without doing; Escape does the same."""
        self.close_overlay()

    def close_overlay(self) -> None:
        """Take the dialog away and give the focus back."""
        if self._scrim.isHidden():
            return
        self._window.removeEventFilter(self)
        self._scrim.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def discard(self) -> None:
        """Delete dialog and scrim once it is closed for good."""
        self.close_overlay()
        self._scrim.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._scrim.setGeometry(self._window.rect())
            self._place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the dialog's own controls in a circle."""
        stops = self._stops()
        if not stops:
            return True
        current = QApplication.focusWidget()
        place = stops.index(current) if current in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        if event.key() == Qt.Key.Key_F1:
            self.help_requested.emit()
        event.accept()  # a key of the dialog must not act on the list below it

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["dialog"], look.colors.surface_raised, look.colors.border_strong)
        painter.end()

    def _stops(self) -> list[QWidget]:
        """What Tab reaches, in order; the close button last, since Escape does the same."""
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            inside = self.isAncestorOf(widget) and widget.isVisibleTo(self) and widget.isEnabled()
            if inside and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget is not self._close:
                found.append(widget)
            widget = widget.nextInFocusChain()
        found.sort(key=lambda stop: not self.body.isAncestorOf(stop))  # the body before the footer
        return [*found, self._close] if self._close.isVisibleTo(self) else found

    def _place(self) -> None:
        width, height = self._wanted
        room = self._window.rect()
        width = min(width, room.width() - 2 * EDGE)
        inner = self.layout()
        natural = (
            inner.heightForWidth(width) if inner is not None and inner.hasHeightForWidth() else self.sizeHint().height()
        )
        height = min(height if height is not None else natural, room.height() - 2 * EDGE)
        self.setGeometry(QRect((room.width() - width) // 2, (room.height() - height) // 2, width, height))
