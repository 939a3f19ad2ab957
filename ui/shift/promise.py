"""What we promised somebody, and by when: it stays on the shift's page until it is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.ask_text import LONGEST
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.overlay import OverlayDialog

_HOUR_S = 3600


class PromiseDialog(OverlayDialog):
    """A line and a term.

    Signals:
        promised: the words, never only blanks, and in how many seconds; 0: no date.
    """

    promised = Signal(str, int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _t("Promise", "Promise something"), width=640)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        label = _t("Promise", "What did we promise?")
        self.field = LineField(label)
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._enter)
        hint = _t("Promise", "It stays on the page of the shift until somebody says that it was kept.")
        column.addWidget(LabeledField(label, self.field, hint))
        terms = [
            (3 * _HOUR_S, _t("Promise", "in 3 hours")),
            (24 * _HOUR_S, _t("Promise", "in a day")),
            (72 * _HOUR_S, _t("Promise", "in 3 days")),
            (168 * _HOUR_S, _t("Promise", "in a week")),
            (0, _t("Promise", "no date")),
        ]
        self.term = ChoiceRow(_t("Promise", "By when?"), terms, 24 * _HOUR_S)
        column.addWidget(self.term)
        cancel = Button(_t("Promise", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        done = Button(_t("Promise", "Promise"), Variant.PRIMARY, key="Return")
        done.clicked.connect(self._enter)
        self.add_button(done)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if text:
            self.close_overlay()
            self.promised.emit(text, self._seconds())

    def _seconds(self) -> int:
        value = self.term.value()
        return value if isinstance(value, int) else 0
