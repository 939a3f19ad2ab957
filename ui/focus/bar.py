"""The line over a single item: which of the list it is, the way to its neighbours, and the way out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.painting import hairline

HEIGHT: Final = 40


class FocusBar(QWidget):
    """`⌃ 12 of 48 ⌄  Open`, and on the right the sidebar and the way out.

    Signals:
        previous_requested, next_requested: to a neighbour in the list.
        sidebar_requested: show or hide it.
        left: back to the whole window.
    """

    previous_requested = Signal()
    next_requested = Signal()
    sidebar_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._place: tuple[int | None, int] = (None, 0)
        self.before = IconButton("chevron-up", "", key="K")
        self.after = IconButton("chevron-down", "", key="J")
        self._count = Label("", "label", tabular=True)
        self._view = ElidedLabel("", "small", "text_muted")
        self.sidebar = IconButton("split", "", key="Ctrl+.")
        self.leave = Button("", Variant.QUIET, icon="close", key="Esc", small=True)
        for each in (self.before, self.after, self.sidebar):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.before.clicked.connect(self.previous_requested)
        self.after.clicked.connect(self.next_requested)
        self.sidebar.clicked.connect(self.sidebar_requested)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.before)
        row.addWidget(self._count)
        row.addWidget(self.after)
        row.addSpacing(8)
        row.addWidget(self._view, 1)
        row.addWidget(self.sidebar)
        row.addWidget(self.leave)
        self._write()

    def show_place(self, number: int | None, total: int, view: str) -> None:
        """Which item of the list this is, from 1; None: none of them, or none at all."""
        self._place = (number, total)
        self._view.set_text(view)
        self._write()

    def text(self) -> str:
        """What is said about the place."""
        return self._count.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.surface_subtle)
        hairline(painter, 0, self.height() - 1, self.width(), colors.border)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        number, total = self._place
        if number is None:
            said = _t("Focus", "{total} in the list").format(total=fmt.number(total))
        else:
            said = _t("Focus", "{number} of {total}").format(number=fmt.number(number), total=fmt.number(total))
        self._count.setText(said)
        self.before.set_name(_t("Focus", "Previous in the list"))
        self.after.set_name(_t("Focus", "Next in the list"))
        empty = "" if total else _t("Focus", "The list is empty")
        self.before.set_blocked(_t("Focus", "This is the first of the list") if number == 1 else empty)
        last = number is not None and number >= total
        self.after.set_blocked(_t("Focus", "This is the last of the list") if last else empty)
        self.sidebar.set_name(_t("Focus", "Show or hide the sidebar"))
        self.leave.set_label(_t("Focus", "Leave"))
