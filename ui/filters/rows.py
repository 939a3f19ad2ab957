"""Rows of the filter dialog: choices of which several hold, of which one holds, and a field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.preferences.choices import Choice
from ui.widgets.fields import LineField
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, Paragraph

LABEL: Final = 136
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Toggle(Choice):
    """A choice that leaves the arrows to its row: Qt would go to the next control of the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoicesRow(QWidget):
    """A label and its choices; Tab stops at the row once, the arrows go on inside of it.

    Args:
        title: what they are about.
        choices: (value, word).
        chosen: those that hold.
        single: at most one holds; pressing it again takes it back.

    Signals:
        changed: another choice was made.
    """

    changed = Signal()

    def __init__(
        self, title: str, choices: Sequence[tuple[Any, str]], chosen: Sequence[Any], *, single: bool = False
    ) -> None:
        super().__init__()
        self._single = single
        self.buttons: dict[Any, Choice] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        label = Label(title, "small", "text_muted")
        label.setFixedWidth(LABEL)
        label.setContentsMargins(0, 7, 0, 0)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        self.flow = Flow(holder)
        self.flow.setContentsMargins(3, 3, 3, 3)  # room for the ring of the focus
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        for value, word in choices:
            button = _Toggle(word, small=True)
            button.setAccessibleName(f"{title}: {word}")
            button.setChecked(value in chosen)
            button.clicked.connect(lambda _checked=False, picked=value: self._on_clicked(picked))
            self.buttons[value] = button
            self.flow.addWidget(button)
        line.addWidget(holder, 1)
        self._rove(next((each for each in choices if each[0] in chosen), choices[0] if choices else (None, ""))[0])

    def value(self) -> Any:
        """The values that hold, in their order; of a single row the one, or None."""
        held = tuple(value for value, button in self.buttons.items() if button.isChecked())
        return (held[0] if held else None) if self._single else held

    def clear(self) -> None:
        """Nothing holds."""
        for button in self.buttons.values():
            button.setChecked(False)

    def first(self) -> QWidget | None:
        """What Tab stops at."""
        return next((each for each in self.buttons.values() if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        focused = next((value for value, button in self.buttons.items() if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        values = list(self.buttons)
        target = values[(values.index(focused) + step) % len(values)]
        self._rove(target)
        self.buttons[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, value: Any) -> None:
        if self._single:
            for each, button in self.buttons.items():
                button.setChecked(button.isChecked() and each == value)
        self._rove(value)
        self.changed.emit()

    def _rove(self, value: Any) -> None:
        for each, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == value else Qt.FocusPolicy.ClickFocus)


class FieldRow(QWidget):
    """A label and a field, with a sentence below it when what is typed cannot be used.

    Signals:
        changed: something else is typed.
    """

    changed = Signal()

    def __init__(self, title: str, text: str, placeholder: str, *, labelled: bool = True) -> None:
        """`labelled` False: the label stands before the row above."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._label = Label(title if labelled else "", "small", "text_muted")
        self._label.setFixedWidth(LABEL)
        self._label.setContentsMargins(0, 10, 0, 0)
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(4)
        self.field = LineField(title, placeholder=placeholder)
        self.field.setText(text)
        self.field.textChanged.connect(self.changed)
        self._problem = Paragraph("", "small", "danger_text")
        self._problem.hide()
        column.addWidget(self.field)
        column.addWidget(self._problem)
        line.addLayout(column, 1)

    def set_title(self, title: str) -> None:
        """What is asked for now."""
        self._label.setText(title)
        self.field.setAccessibleName(title)

    def text(self) -> str:
        return self.field.text().strip()

    def clear(self) -> None:
        self.field.clear()

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong; empty: nothing is."""
        self.field.set_bad(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))

    def first(self) -> QWidget | None:
        return self.field
