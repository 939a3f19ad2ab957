"""One line of words: a note, a tag."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.overlay import OverlayDialog

LONGEST = 2_000


class AskText(OverlayDialog):
    """A question of one field.

    Signals:
        entered: what was written; never only blanks.
    """

    entered = Signal(str)

    def __init__(
        self, window: QWidget, title: str, label: str, *, verb: str = "", hint: str = "", danger: bool = False
    ) -> None:
        """`verb`: what its button says, else the title; `danger`: what it does is hard to take back."""
        super().__init__(window, title, width=640)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.field = LineField(label)
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._enter)
        self.column.addWidget(LabeledField(label, self.field, hint))
        cancel = Button(_t("Ask", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        done = Button(verb or title, Variant.DANGER if danger else Variant.PRIMARY, key="Return")
        done.clicked.connect(self._enter)
        self.add_button(done)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if text:
            self.close_overlay()
            self.entered.emit(text)
