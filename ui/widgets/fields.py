"""Fields: one line of text, a search field, and a label with the sentence that says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import keymap, theme
from ui.widgets import icons
from ui.widgets.buttons import IconButton
from ui.widgets.focus_ring import Ringed
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import IconLabel, Label, Paragraph
from ui.widgets.painting import box


class LineField(QLineEdit, Ringed):
    """One line of text with our frame; always ringed while it has focus.

    Args:
        name: what it is, read aloud; the visible label stands outside.
    """

    def __init__(
        self, name: str, *, placeholder: str = "", icon: str | None = None, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._bad = False
        self._good = False
        self._cap = KeyCap(keymap.now(key), self) if key else None
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setFont(theme.font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._room()

    def set_bad(self, bad: bool) -> None:
        """Mark a value that cannot be used; the sentence below says why."""
        self._bad = bad
        self.update()

    def is_bad(self) -> bool:
        return self._bad

    def set_good(self, good: bool) -> None:
        """Mark a value that was tried and works."""
        self._good = good
        self._room()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.active().density.control)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.active().density.control)

    def resizeEvent(self, event: object) -> None:
        if self._cap is not None:
            hint = self._cap.sizeHint()
            self._cap.setGeometry(
                self.width() - hint.width() - 6, (self.height() - hint.height()) // 2, hint.width(), hint.height()
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ring_on(self, event.reason(), always=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ring_off()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        border = colors.danger if self._bad else colors.border_control
        if self.underMouse() and self.isEnabled() and not self._bad:
            border = colors.text_muted
        ground = colors.surface_raised if self.isEnabled() else colors.surface_sunken
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["control"], ground, border)
        if self._icon:
            icons.paint(painter, self._icon, colors.text_muted, 8, (self.height() - 16) / 2)
        if self._good or self._bad:
            name, color = ("check", colors.success_text) if self._good else ("alert", colors.danger_text)
            icons.paint(painter, name, color, self.width() - 24, (self.height() - 16) / 2)
        painter.end()
        super().paintEvent(event)

    def _room(self) -> None:
        left = 30 if self._icon else 6
        right = 6
        if self._cap is not None:
            right += self._cap.sizeHint().width() + 4
        if self._good or self._bad:
            right += 22
        self.setTextMargins(left, 0, right, 0)


class SearchField(LineField):
    """Search as you type.

    Signals:
        escaped: Escape in an empty field: the reader wants to leave.
        submitted: Return or Down: to the first result.
    """

    escaped = Signal()
    submitted = Signal()

    def __init__(self, name: str, *, placeholder: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, icon="search", key=key, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.escaped.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.submitted.emit()
            return
        super().keyPressEvent(event)


class SecretField(LineField):
    """A secret: dots, an eye to look at it, never copied into anything but the keyring."""

    def __init__(self, name: str, *, show_name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = IconButton("eye", show_name, parent=self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye_toggled)
        self.setTextMargins(6, 0, 36, 0)

    def resizeEvent(self, event: object) -> None:
        self._eye.setGeometry(self.width() - 30, (self.height() - 24) // 2, 26, 24)

    def _on_eye_toggled(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class LabeledField(QWidget):
    """A label above a field, and below it a hint or the sentence that says what is wrong."""

    def __init__(
        self, label: str, field: LineField, hint: str = "", hint_icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 0, 3, 3)
        column.setSpacing(4)
        self._label = Label(label, "small_strong")
        self._label.setBuddy(field)
        column.addWidget(self._label)
        column.addWidget(field)
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(6)
        self._icon = IconLabel(hint_icon or "alert", "text_muted", 14)
        self._icon_name = hint_icon
        self._words = Paragraph(hint, "small", "text_muted")
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        column.addLayout(line)
        self._show_hint()

    def set_label(self, label: str) -> None:
        self._label.setText(label)

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence gives the hint back."""
        self.field.set_bad(bool(sentence))
        self.field.setAccessibleDescription(sentence or self._hint)
        if sentence:
            self._icon.set_icon("alert", "danger_text")
            self._words.set_color("danger_text")
            self._words.set_text(sentence)
            self._icon.show()
            self._words.show()
        else:
            self._show_hint()

    def set_hint(self, hint: str) -> None:
        """Another hint, shown while nothing is wrong."""
        self._hint = hint
        if not self.field.is_bad():
            self._show_hint()

    def hint(self) -> str:
        return self._hint

    def problem(self) -> str:
        return self._words.text() if self.field.is_bad() else ""

    def _show_hint(self) -> None:
        self._words.set_color("text_muted")
        self._words.set_text(self._hint)
        self._words.setVisible(bool(self._hint))
        self._icon.setVisible(bool(self._hint and self._icon_name))
        if self._icon_name:
            self._icon.set_icon(self._icon_name, "text_muted")
