"""One option: what it is called, what it does, and its choices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app import config
from ui.preferences.choices import ChoiceRow
from ui.preferences.options import Option
from ui.widgets.labels import Label, Paragraph


class OptionRow(QWidget):
    """An option with its explanation above its choices.

    Signals:
        chosen: the setting and its new value.
    """

    chosen = Signal(object, object)

    def __init__(self, option: Option, value: config.Value) -> None:
        super().__init__()
        self.option = option
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(option.label, "body_strong"))
        column.addWidget(Paragraph(option.explained, "small", "text_muted"))
        column.addSpacing(4)
        self.choices = ChoiceRow(option.label, option.choices, value, labelled=False)
        self.choices.describe(option.explained)
        self.choices.chosen.connect(self._on_chosen)
        column.addWidget(self.choices)

    def found_by(self, words: str) -> bool:
        """Whether every word of a search is said here."""
        said = self.option.said()
        return all(word in said for word in words.casefold().split())

    def _on_chosen(self, value: config.Value) -> None:
        self.chosen.emit(self.option.setting, value)
