"""A button that shows what is chosen and opens a menu of the choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy

from ui.widgets.buttons import Button


class MenuChoice(Button):
    """One of several values.

    Signals:
        chosen: argument: the value.
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]], value: object) -> None:
        super().__init__("", icon="chevron-down")
        self._name = name
        self._choices = tuple(choices)
        self._value = value
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self._write()

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value, saying nothing; one that is no choice is shown as it is."""
        self._value = value
        self._write()

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Other values to choose from; what is chosen stays."""
        self._choices = tuple(choices)
        self._write()

    def choose(self, value: object) -> None:
        """As if picked in the menu."""
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def _open(self) -> None:
        menu = QMenu(self)
        for value, text in self._choices:
            entry = menu.addAction(text.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(value == self._value)
            entry.triggered.connect(lambda _on=False, picked=value: self.choose(picked))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _write(self) -> None:
        text = next((text for value, text in self._choices if value == self._value), str(self._value))
        self.set_label(text)
        self.setAccessibleName(f"{self._name}: {text}")
