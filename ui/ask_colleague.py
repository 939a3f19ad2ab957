"""A question to a colleague, and the answer to one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.ask_text import AskText
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.safe_text import visible, visible_lines
from ui.widgets.labels import Paragraph

_HOUR_S = 3600
_SHOWN = 1_000


class AskDialog(AskText):
    """What is asked, of whom, and when the item comes back by itself.

    Signals:
        asked: the words, never only blanks; as an expert; in how many seconds.
    """

    asked = Signal(str, bool, int)

    def __init__(self, window: QWidget, name: str) -> None:
        hint = _t("AskColleague", "The item waits for them; its clock stands still. The answer brings it back to you.")
        super().__init__(
            window,
            _t("AskColleague", "Ask {name}").format(name=visible(name[:80])),
            _t("AskColleague", "Question"),
            verb=_t("AskColleague", "Ask"),
            hint=hint,
        )
        asked_as = [(False, _t("AskColleague", "a colleague")), (True, _t("AskColleague", "an expert"))]
        self.role = ChoiceRow(_t("AskColleague", "They are asked as"), asked_as, False)
        terms = [
            (_HOUR_S, _t("AskColleague", "in an hour")),
            (3 * _HOUR_S, _t("AskColleague", "in 3 hours")),
            (24 * _HOUR_S, _t("AskColleague", "in a day")),
            (72 * _HOUR_S, _t("AskColleague", "in 3 days")),
        ]
        self.term = ChoiceRow(_t("AskColleague", "Unanswered, it is back"), terms, 24 * _HOUR_S)
        self.column.setSpacing(16)
        self.column.addWidget(self.role)
        self.column.addWidget(self.term)
        self.entered.connect(self._on_entered)

    def _on_entered(self, text: str) -> None:
        term = self.term.value()
        self.asked.emit(text, self.role.value() is True, term if isinstance(term, int) else 24 * _HOUR_S)


class AnswerDialog(AskText):
    """The question over the field for its answer. `text`: None: its words were erased."""

    def __init__(self, window: QWidget, by: str, text: str | None) -> None:
        super().__init__(
            window,
            _t("AskColleague", "Answer"),
            _t("AskColleague", "Answer to {name}").format(name=visible(by[:80])),
        )
        shown = _t("AskColleague", "The words were erased.") if text is None else visible_lines(text[:_SHOWN])
        self.column.insertWidget(0, Paragraph(shown, "body"))
        self.column.setSpacing(12)
