"""A row of choices of which one holds: language, theme, density, role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label
from ui.widgets.painting import box

_LABEL_WIDTH: Final = 168


class Choice(Button):
    """One of several; the chosen one stands on the accent's soft ground and is marked by weight of its border."""

    def __init__(self, text: str, *, small: bool = False) -> None:
        super().__init__(text, Variant.SECONDARY, small=small)
        self.setCheckable(True)

    def grounds(self) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        colors = theme.active().colors
        if self.isChecked():
            return colors.accent_soft, colors.accent, colors.accent_text, colors.accent_text
        return super().grounds()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            look = theme.active()
            box(painter, QRectF(self.rect()), look.radius["control"], None, look.colors.accent, width=2)
            painter.end()


class ChoiceRow(QWidget):
    """A label and its choices.

    Signals:
        chosen: the value of the choice.
    """

    chosen = Signal(object)

    def __init__(
        self, label: str, choices: Sequence[tuple[object, str]], value: object, *, labelled: bool = True
    ) -> None:
        """`labelled` False: the label stands elsewhere and is only read aloud."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 3, 3, 3)  # room for the focus ring
        line.setSpacing(8)
        if labelled:
            self._label = Label(label, "body")
            self._label.setFixedWidth(_LABEL_WIDTH)
            line.addWidget(self._label)
        self._buttons: dict[object, Button] = {}
        for each, text in choices:
            button = Choice(text)
            button.setAccessibleName(f"{label}: {text}")
            button.clicked.connect(lambda _checked=False, picked=each: self.choose(picked))
            self._buttons[each] = button
            line.addWidget(button)
        line.addStretch(1)
        self.set_value(value)

    def describe(self, text: str) -> None:
        """What the choice does, read aloud with each of its buttons."""
        for button in self._buttons.values():
            button.setAccessibleDescription(text)

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        """Mark a choice without saying so."""
        self._value = value
        for each, button in self._buttons.items():
            button.setChecked(each == value)

    def choose(self, value: object) -> None:
        """As if it was clicked."""
        self.set_value(value)
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = list(self._buttons)
        focused = next((each for each, button in self._buttons.items() if button.hasFocus()), self._value)
        target = values[(values.index(focused) + step) % len(values)]
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
