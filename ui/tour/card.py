"""The card: what a step says, beside the part of the window it is about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui import keymap, theme
from ui.i18n import _t
from ui.tour.steps import Words
from ui.widgets.buttons import Button, Variant
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import Label, Paragraph
from ui.widgets.painting import box

WIDTH: Final = 280
INSET: Final = 16
GAP: Final = 10
"""Between the card and what it is about."""
MARGIN: Final = 8
"""To the edge of the window: with the gap this fits beside a sidebar of 304 px."""


class TourCard(QWidget):
    """A small card over the window. It takes no key but Enter and Escape, and those only while it has the focus.

    Signals:
        next_asked, skip_asked: its two buttons, Enter and Escape.
    """

    next_asked = Signal()
    skip_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 12, INSET, 12)
        column.setSpacing(0)
        self._count = Label("", "caption", "text_muted")
        self._title = Label("", "title", wrap=True)
        self._text = Paragraph("", "body")
        self._need = Paragraph("", "small", "text_muted")
        self._keys = QHBoxLayout()
        self._keys.setContentsMargins(0, 10, 0, 0)
        self._keys.setSpacing(6)
        self._shown_keys: tuple[tuple[str, str], ...] = ()
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 14, 0, 0)
        foot.setSpacing(8)
        self.skip = Button("", Variant.QUIET, key="Esc")
        self.skip.clicked.connect(self.skip_asked)
        self.next = Button("", Variant.PRIMARY, key="Return")
        self.next.clicked.connect(self.next_asked)
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.next)
        column.addWidget(self._count)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addWidget(self._need)
        column.addLayout(self._keys)
        column.addLayout(foot)
        self.hide()

    # What is said ------------------------------------------------------------------------

    def say(self, words: Words, step: int, steps: int, *, need: str, next_label: str, skip: bool) -> None:
        """Show a step: `need` says what has to be done first, `skip` whether there is anything left to skip."""
        count = _t("Tour", "Tour: step {step} of {steps}").format(step=step, steps=steps)
        self._count.setText(count)
        self._title.setText(words.title)
        self._text.set_text(words.text)
        self._need.set_text(need)
        self._need.setVisible(bool(need))
        if words.keys != self._shown_keys:
            self._show_keys(words.keys)
        self.next.set_label(next_label)
        self.skip.set_label(_t("Tour", "Skip the tour"))
        self.skip.setVisible(skip)
        self.setAccessibleName(f"{count}. {words.title}")
        self.setAccessibleDescription(" ".join(part for part in (words.text, need) if part))
        # Who listens hears the step with the button they stand on.
        self.next.setAccessibleDescription(self.accessibleDescription())
        self.fit()

    def title(self) -> str:
        return self._title.text()

    def text(self) -> str:
        return self._text.text()

    def need(self) -> str:
        """What the step still waits for."""
        return self._need.text()

    def count(self) -> str:
        return self._count.text()

    def _show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        while (entry := self._keys.takeAt(0)) is not None:
            if (old := entry.widget()) is not None:
                old.hide()
                old.deleteLater()
        for sequence, does in keys:
            caps = (KeyCap(step) for step in keymap.now(sequence).split(", ") if step)
            for each in (*caps, Label(does, "small", "text_muted")):
                self._keys.addWidget(each)
                each.show()  # by itself it would count for nothing until the next turn of the event loop
            self._keys.addSpacing(8)
        self._keys.addStretch(1)
        self._shown_keys = keys

    # Where it stands ---------------------------------------------------------------------

    def fit(self) -> None:
        """As high as its words."""
        inner = self.layout()
        if inner is not None:
            inner.activate()
            self.resize(
                WIDTH, inner.totalHeightForWidth(WIDTH) if inner.hasHeightForWidth() else inner.sizeHint().height()
            )

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def stand_by(self, target: QRect, room: QRect) -> None:
        """Beside what the step is about: right, left, above or below, else in the far corner, never outside."""
        self.fit()
        self.move(place(self.size(), target, room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)))

    # Focus and keys ------------------------------------------------------------------------

    def has_focus(self) -> bool:
        """Whether the keys of the card work now."""
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    def take_focus(self) -> None:
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Escape and Enter are the card's while it has the focus, before the window's own shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape or self.skip.hasFocus():
            self.skip_asked.emit()
        else:
            self.next_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        colors = look.colors
        box(painter, QRectF(self.rect()), look.radius["popover"], colors.surface_raised, colors.border_strong)
        painter.end()


def place(size: QSize, target: QRect, room: QRect) -> QPoint:
    """Where a card of this size stands beside a target within the room left for it.

    At a tall target it begins a little below its top, so that what stands there can be read; at one in the lower
    half of the room it ends with it.
    """
    width, height = size.width(), size.height()
    corner = QPoint(room.right() + 1 - width, room.bottom() + 1 - height)
    if target.isEmpty():
        return corner
    low = target.center().y() > room.center().y()
    y = target.bottom() + 1 - height if low else target.top() + (48 if target.height() > height + 48 else 0)
    y = max(room.top(), min(y, corner.y()))
    x = max(room.left(), min(target.left(), corner.x()))
    right, left = target.right() + 1 + GAP, target.left() - GAP - width
    above, below = target.top() - GAP - height, target.bottom() + 1 + GAP
    if right <= corner.x():
        return QPoint(right, y)
    if left >= room.left():
        return QPoint(left, y)
    if above >= room.top():
        return QPoint(x, above)
    return QPoint(x, below) if below <= corner.y() else corner


def _ours(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
