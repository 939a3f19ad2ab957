"""Where a note is written: a few lines, names completed after an `@`, Ctrl+Enter adds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from moderator_app.domain import mentions
from ui import theme
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.focus_ring import Ringed
from ui.widgets.labels import Panel
from ui.widgets.painting import baseline_in, box, draw_line, elided

LONGEST: Final = 2_000
_SUGGESTED: Final = 5
_ROW: Final = 28
_LINES: Final = 3


class _Edit(QPlainTextEdit):
    """Plain text alone.

    Signals:
        submitted: Ctrl+Enter.
        left: Escape.
        focus_changed: it has the keyboard, or no longer.
    """

    submitted = Signal()
    left = Signal()
    focus_changed = Signal(bool)

    def __init__(self, field: NoteField, *, one_line: bool) -> None:
        super().__init__()
        self._field = field
        self._one_line = one_line
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFont(theme.font("body"))
        self.setFixedHeight((1 if one_line else _LINES) * theme.type_style("body").line)
        if one_line:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            text = source.text()
            self.insertPlainText(" ".join(text.split()) if self._one_line else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._field.takes(event):
            return
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (control or self._one_line):
            self.submitted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme.font("body"))


class _Frame(QWidget, Ringed):
    """The field's frame, ringed while it is written in."""

    def __init__(self, edit: _Edit) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(edit)
        edit.focus_changed.connect(self._on_focus_changed)

    def _on_focus_changed(self, focused: bool) -> None:
        if focused:
            self.ring_on(self, Qt.FocusReason.OtherFocusReason, always=True)
        else:
            self.ring_off()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        ground, border = look.colors.surface_raised, look.colors.border_control
        box(painter, QRectF(self.rect()), look.radius["control"], ground, border)
        painter.end()


class _Names(QWidget):
    """Who may be meant, one a row; the first is what Enter takes.

    Signals:
        chosen: the actor.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._people: list[tuple[str, str]] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def offer(self, people: list[tuple[str, str]]) -> None:
        """Show these (actor, name), or nothing."""
        if people != self._people:
            self._at = 0
        self._people = people
        self.setFixedHeight(len(people) * _ROW + 8)
        self.setAccessibleName(", ".join(name for _, name in people))
        self.setVisible(bool(people))
        self.update()

    def names(self) -> list[str]:
        return [name for _, name in self._people]

    def move_on(self, by: int) -> None:
        self._at = (self._at + by) % len(self._people)
        self.update()

    def take(self) -> None:
        self.chosen.emit(self._people[self._at][0])

    def mousePressEvent(self, event: object) -> None:
        place = int(event.position().y() - 4) // _ROW  # type: ignore[attr-defined]
        if 0 <= place < len(self._people):
            self._at = place
            self.take()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        font = theme.font("body")
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["control"], colors.surface_raised, colors.border_strong)
        for place, (_, name) in enumerate(self._people):
            top = 4 + place * _ROW
            if place == self._at:
                box(painter, QRectF(4, top, self.width() - 8, _ROW), 4, colors.selection)
            said = elided(name, font, self.width() - 24)
            draw_line(painter, said, font, colors.text, 12, baseline_in(top, _ROW, font))
        painter.end()


class NoteField(Panel):
    """The foot of the notes, or with `one_line` a field of a dialog that has its own button.

    Signals:
        note_requested: the words, never only blanks.
        left: Escape: back to the list.
        edited: what stands in it changed.
    """

    note_requested = Signal(str)
    left = Signal()
    edited = Signal(str)

    def __init__(self, *, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("surface" if one_line else "surface_subtle", parent=parent)
        self._people: dict[str, str] = {}
        self._closed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self.suggested = _Names()
        self.suggested.chosen.connect(self._on_chosen)
        self.edit = _Edit(self, one_line=one_line)
        self.edit.submitted.connect(self.submit)
        self.edit.left.connect(self.left)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.cursorPositionChanged.connect(self._suggest)
        self.button = Button("", Variant.PRIMARY, key="Ctrl+Return")
        self.button.clicked.connect(self.submit)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.button)
        self._frame = _Frame(self.edit)
        self._over: QWidget | None = None
        for part in (self.suggested, self._frame):
            column.addWidget(part)
        if one_line:
            self.button.hide()
        column.addLayout(line)
        self.setFocusProxy(self.edit)
        self._say()

    def set_people(self, people: Mapping[str, str]) -> None:
        """Actor -> name of whoever may be named."""
        self._people = dict(people)

    def float_names(self, over: QWidget) -> None:
        """Names stand below the field on top of `over`, where the field has no room for them."""
        self._over = over
        self.suggested.setParent(over)

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Other words: those of another item."""
        if text != self.text():
            self.edit.setPlainText(text)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._offer([])

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the list of names takes a key of the field."""
        if self.suggested.isHidden():
            return False
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.suggested.move_on(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab} and not event.modifiers():
            self.suggested.take()
        elif key == Qt.Key.Key_Escape:
            self._closed = True
            self._offer([])
        else:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def submit(self) -> None:
        """Ask for the note that stands here."""
        text = self.text().strip()
        if text:
            self._offer([])
            self.note_requested.emit(text[:LONGEST])

    # Inside ----------------------------------------------------------------------------

    def _offer(self, people: list[tuple[str, str]]) -> None:
        self.suggested.offer(people)
        if self._over is not None and people:
            self.suggested.setFixedWidth(self._frame.width())
            self.suggested.move(self._frame.mapTo(self._over, QPoint(0, self._frame.height() + 4)))
            self.suggested.raise_()

    def _on_text_changed(self) -> None:
        self._closed = False
        self.button.setEnabled(bool(self.text().strip()))
        self.edited.emit(self.text())
        self._suggest()

    def _begun(self) -> tuple[int, str] | None:
        cursor = self.edit.textCursor()
        block = cursor.block().text()
        return None if cursor.hasSelection() else mentions.begun(block, cursor.positionInBlock())

    def _suggest(self) -> None:
        begun = None if self._closed or not self.edit.hasFocus() else self._begun()
        if begun is None:
            self._offer([])
            return
        typed = begun[1].casefold()
        known = [(actor, name) for actor, name in self._people.items() if _begins(name.casefold(), typed)]
        if any(name.casefold() == typed.rstrip() for _, name in known):
            known = []  # written out already
        self._offer([(actor, visible(name)) for actor, name in known[:_SUGGESTED]])

    def _on_chosen(self, actor: str) -> None:
        begun = self._begun()
        if begun is None or actor not in self._people:
            return
        cursor = self.edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun[1]))
        cursor.insertText(f"{self._people[actor]} ")
        self._closed = True
        self._offer([])
        self.edit.setFocus()

    def _say(self) -> None:
        self.edit.setAccessibleName(_t("ItemLog", "Note for colleagues"))
        self.edit.setPlaceholderText(_t("ItemLog", "Note for colleagues; @ names one"))
        self.button.set_label(_t("ItemLog", "Add"))
        self.button.setEnabled(bool(self.text().strip()))


def _begins(name: str, typed: str) -> bool:
    """Whether a name, or a later word of it, begins so."""
    return name.startswith(typed) or any(word.startswith(typed) for word in name.split() if typed)
