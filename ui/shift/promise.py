"""What we promised somebody, and by when: it stays on the shift's page until it is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.ask_text import AskText
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow

_HOUR_S = 3600


class PromiseDialog(AskText):
    """A line and a term.

    Signals:
        promised: the words, never only blanks, and in how many seconds; 0: no date.
    """

    promised = Signal(str, int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            _t("Promise", "Promise something"),
            _t("Promise", "What did we promise?"),
            verb=_t("Promise", "Promise"),
            hint=_t("Promise", "It stays on the page of the shift until somebody says that it was kept."),
        )
        terms = [
            (3 * _HOUR_S, _t("Promise", "in 3 hours")),
            (24 * _HOUR_S, _t("Promise", "in a day")),
            (72 * _HOUR_S, _t("Promise", "in 3 days")),
            (168 * _HOUR_S, _t("Promise", "in a week")),
            (0, _t("Promise", "no date")),
        ]
        self.term = ChoiceRow(_t("Promise", "By when?"), terms, 24 * _HOUR_S)
        self.column.setSpacing(16)
        self.column.addWidget(self.term)
        self.entered.connect(self._on_entered)

    def _on_entered(self, text: str) -> None:
        value = self.term.value()
        self.promised.emit(text, value if isinstance(value, int) else 0)
