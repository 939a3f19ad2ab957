"""Parts of the forms of the matrix: texts of several lines, a label with what is wrong, small switches of a set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.sla.choice import MenuChoice
from ui.widgets import icons
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.labels import IconLabel, Label, Paragraph
from ui.widgets.painting import baseline_in, box, draw_line, elided


class TextArea(QWidget):
    """A text of several lines in our frame; plain text only, Tab leaves it.

    Args:
        name: what it is, read aloud.
        lines: as high as so many, at least; grows to `most`.
    """

    changed = Signal()

    def __init__(self, name: str, *, lines: int = 2, most: int = 12, placeholder: str = "") -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self._bad = False
        self.edit = _Edit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.focus_changed.connect(self.update)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 2, 6)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text, saying nothing."""
        if text != self.text():
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)
            self._fit()

    def insert(self, text: str) -> None:
        """At the caret, undoable."""
        self.edit.textCursor().insertText(text)
        self.edit.setFocus()

    def set_bad(self, bad: bool) -> None:
        self._bad = bad
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        edge = colors.danger if self._bad else colors.border_control
        ground = colors.surface_sunken if self.edit.isReadOnly() else colors.surface_raised
        box(painter, QRectF(self.rect()), look.radius["control"], ground, edge)
        if self.edit.hasFocus():
            box(painter, QRectF(self.rect()), look.radius["control"], None, colors.focus_ring, width=2)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.edit.setFont(theme.font("reading"))
            self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        wanted = int(self.edit.document().size().height())  # of a plain text edit: its lines as they are wrapped
        lines = max(self._lines, min(self._most, wanted))
        self.setFixedHeight(max(32, int(lines * self.edit.fontMetrics().lineSpacing()) + 20))


class _Edit(QPlainTextEdit):
    focus_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("reading"))
        self.document().setDocumentMargin(3)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setBackgroundRole(self.backgroundRole())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()


class FieldBox(QWidget):
    """A label above any part, at its right a word about it, below it what is wrong or a hint."""

    def __init__(self, label: str, part: QWidget, hint: str = "") -> None:
        super().__init__()
        self.part = part
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._label = Label(label, "small_strong")
        self._label.setBuddy(part)
        self._aside = Label("", "small", "text_muted", tabular=True)
        head.addWidget(self._label)
        head.addWidget(self._aside)
        head.addStretch(1)
        self.head = head
        column.addLayout(head)
        column.addWidget(part)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._icon = IconLabel("alert", "danger_text", 14)
        self._words = Paragraph(hint, "small", "text_muted")
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        column.addWidget(self._line)
        column.addStretch(1)
        self.set_problem("")

    def set_aside(self, text: str) -> None:
        """A word beside the label."""
        self._aside.setText(text)

    def set_problem(self, sentence: str) -> None:
        """What is wrong; empty: nothing is."""
        self._icon.setVisible(bool(sentence))
        self._words.set_color("danger_text" if sentence else "text_muted")
        self._words.set_text(sentence or self._hint)
        self._line.setVisible(bool(sentence or self._hint))
        target = self.part.edit if isinstance(self.part, TextArea) else self.part
        target.setAccessibleDescription(sentence or self._hint)
        if isinstance(self.part, TextArea | LineField):
            self.part.set_bad(bool(sentence))

    def problem(self) -> str:
        return self._words.text() if not self._icon.isHidden() else ""


class Select(MenuChoice):
    """One of several values, looking like the fields beside it: its word at the left, the arrow at the right."""

    def sizeHint(self) -> QSize:
        return QSize(96, theme.active().density.control)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        ground, _border, fg, _icon = self.grounds()
        painter = QPainter(self)
        edge = colors.text_muted if self.underMouse() and self.isEnabled() else colors.border_control
        box(painter, QRectF(self.rect()), look.radius["control"], ground, edge)
        font = theme.font("body")
        text = elided(self.text(), font, self.width() - 36)
        draw_line(painter, text, font, fg, 8, baseline_in(0, self.height(), font))
        icons.paint(painter, "chevron-down", colors.text_muted, self.width() - 24, (self.height() - 16) / 2)
        painter.end()


class Toggles(QWidget):
    """Small switches of a set: weekdays, months; none on means all.

    Signals:
        changed: one was switched.
    """

    changed = Signal()

    def __init__(self, name: str, labels: Sequence[str], first: int = 0) -> None:
        super().__init__()
        self._first = first
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self.buttons: list[Button] = []
        for label in labels:
            button = _Toggle(label)
            button.setAccessibleName(f"{name}: {label}")
            button.toggled.connect(self.changed)
            line.addWidget(button)
            self.buttons.append(button)
        line.addStretch(1)

    def values(self) -> tuple[int, ...]:
        return tuple(number + self._first for number, button in enumerate(self.buttons) if button.isChecked())

    def set_values(self, values: Sequence[int]) -> None:
        """Switch these on, saying nothing."""
        for number, button in enumerate(self.buttons):
            button.blockSignals(True)
            button.setChecked(number + self._first in values)
            button.blockSignals(False)
            button.update()


class _Toggle(Button):
    def __init__(self, label: str) -> None:
        super().__init__(label, small=True)
        self.setCheckable(True)

    def _inset(self) -> int:
        return 6

    def sizeHint(self) -> QSize:
        return QSize(max(30, super().sizeHint().width()), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            look = theme.active()
            painter = QPainter(self)
            box(painter, QRectF(self.rect()), look.radius["control"], None, look.colors.accent, width=2)
            painter.end()
