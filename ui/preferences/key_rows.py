"""Keys in the settings: an action, its key, and the place where another one is pressed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import keymap, theme
from ui.actions import ActionSpec, key_caption
from ui.i18n import _t
from ui.keymap import Conflict, What
from ui.tasks import Later
from ui.widgets.buttons import Button, Variant
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import ElidedLabel, Paragraph
from ui.widgets.painting import baseline_in, box, draw_line, elided

SECOND_STEP_MS: Final = 1_200
"""How long a second key is waited for: `G` and then `X`."""
_ONLY_HELD: Final = frozenset(
    {0, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)


def step_of(event: QKeyEvent) -> str:
    """A pressed key in portable spelling, as the Latin layout of the keyboard writes it; empty for a lone modifier."""
    if event.key() in _ONLY_HELD:
        return ""
    name = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    sign = name.rsplit("+", 1)[-1] if name != "+" else name
    if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and len(sign) == 1 and not sign.isalpha():
        return sign  # `?` is written with Shift on some keyboards and without on others
    return keymap.latin(name)


class KeyCatcher(QWidget):
    """Waits for a key, or for two one after the other; Escape leaves all as it was.

    Signals:
        caught: the sequence.
        left: nothing was pressed.
    """

    caught = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = ""
        self._later = Later(self._finish, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_t("Preferences", "Press the new key"))
        self.setAccessibleDescription(_t("Preferences", "Escape leaves the key as it was"))

    def sizeHint(self) -> QSize:
        return QSize(180, theme.active().density.control)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._press(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._first:
            self._finish()
        else:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        area = QRectF(self.rect())
        box(painter, area, look.radius["control"], look.colors.surface_raised, look.colors.focus_ring, width=2)
        text = key_caption(self._first) if self._first else _t("Preferences", "Press the new key")
        font = theme.font("body")
        color = look.colors.text if self._first else look.colors.text_muted
        draw_line(painter, elided(text, font, area.width() - 20), font, color, 10, baseline_in(0, area.height(), font))
        painter.end()

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._first:
            self.left.emit()
            return
        if self._first and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish()
            return
        step = step_of(event)
        if not step:
            return
        if self._first:
            self._first = f"{self._first}, {step}"
            self._finish()
            return
        self._first = step
        self.update()
        self._later.start(SECOND_STEP_MS)

    def _finish(self) -> None:
        self._later.stop()
        key, self._first = self._first, ""
        if key:
            self.caught.emit(key)


class KeyRow(QWidget):
    """An action, its keys, and what to do when another has the wanted one.

    Signals:
        wanted: the action's id and the key it shall have.
        taken: the same, although another action loses the key.
        reset: the action's id: it shall have the key it was born with.
    """

    wanted = Signal(str, str)
    taken = Signal(str, str)
    reset = Signal(str)

    def __init__(self, spec: ActionSpec) -> None:
        super().__init__()
        self.spec = spec
        self._asked = ""
        self._catcher: KeyCatcher | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 3, 2)
        column.setSpacing(4)
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        self._line.addWidget(ElidedLabel(spec.text()), 1)
        self._caps: list[KeyCap] = []
        self._change = Button(_t("Preferences", "Change"), Variant.QUIET, small=True)
        self._change.setAccessibleName(_t("Preferences", "Change the key of “{action}”").format(action=spec.text()))
        self._change.clicked.connect(self.catch)
        self._reset = Button(_t("Preferences", "As it was"), Variant.QUIET, small=True)
        self._reset.setAccessibleName(_t("Preferences", "The usual key for “{action}”").format(action=spec.text()))
        self._reset.clicked.connect(lambda: self.reset.emit(self.spec.id))
        self._line.addWidget(self._reset)
        self._line.addWidget(self._change)
        column.addLayout(self._line)
        self._trouble = QWidget()
        trouble = QHBoxLayout(self._trouble)
        trouble.setContentsMargins(0, 0, 0, 4)
        self._sentence = Paragraph("", "small", "warning_text")
        self._take = Button(_t("Preferences", "Take it all the same"), small=True)
        self._take.clicked.connect(self._on_take)
        trouble.addWidget(self._sentence, 1)
        trouble.addWidget(self._take)
        column.addWidget(self._trouble)
        self._trouble.hide()
        self.show_keys()

    def found_by(self, words: str) -> bool:
        title = _t("Preferences", "Keys")
        said = f"{title} {self.spec.text()} {self.spec.id} {key_caption(self.spec.key)}".casefold()
        return all(word in said for word in words.casefold().split())

    def show_keys(self) -> None:
        """The keys of the keymap in force."""
        self._trouble.hide()
        for cap in self._caps:
            self._line.removeWidget(cap)
            cap.hide()
            cap.deleteLater()
        self._caps = [KeyCap(step) for step in self.spec.key.split(", ") if step]
        for place, cap in enumerate(self._caps):
            self._line.insertWidget(1 + place, cap)
        self._reset.setVisible(self.spec.key != (self.spec.keys[0] if self.spec.keys else ""))

    def catch(self) -> None:
        """Wait for the new key."""
        if self._catcher is not None:
            return
        self._catcher = KeyCatcher()
        self._catcher.caught.connect(self._on_caught)
        self._catcher.left.connect(self._end)
        self._change.hide()
        self._line.addWidget(self._catcher)
        self._catcher.show()
        self._catcher.setFocus(Qt.FocusReason.OtherFocusReason)

    def catcher(self) -> KeyCatcher | None:
        return self._catcher

    def show_conflict(self, conflict: Conflict, key: str, other: str) -> None:
        """Why the key cannot simply be had; `other`: the name of who has it."""
        self._asked = key
        cap = key_caption(key)
        self._sentence.set_text(
            {
                What.TAKEN: _t("Preferences", "{key} is the key of “{other}”."),
                What.BEGINS: _t("Preferences", "{key} and the key of “{other}” begin alike."),
                What.RESERVED: _t("Preferences", "{key} means the same in every field and dialog and stays as it is."),
                What.LETTER: _t("Preferences", "This works while you type too: it needs Ctrl, Alt or a function key."),
                What.UNREADABLE: _t("Preferences", "{key} cannot be used: not every keyboard can write it."),
            }[conflict.what].format(key=cap, other=other)
        )
        can = conflict.what in {What.TAKEN, What.BEGINS}
        self._take.setVisible(can)
        self._trouble.show()
        (self._take if can else self._change).setFocus(Qt.FocusReason.TabFocusReason)

    def sentence(self) -> str:
        """What is said about a clash; empty when there is none."""
        return "" if self._trouble.isHidden() else self._sentence.text()

    def take(self) -> None:
        """As if the button was pressed."""
        self._on_take()

    def _on_take(self) -> None:
        self._trouble.hide()
        self.taken.emit(self.spec.id, self._asked)

    def _on_caught(self, key: str) -> None:
        self._end()
        self.wanted.emit(self.spec.id, key)

    def _end(self) -> None:
        catcher, self._catcher = self._catcher, None
        if catcher is None:
            return
        focused = catcher.hasFocus()
        self._line.removeWidget(catcher)
        self._change.show()
        if focused:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)
        catcher.hide()
        catcher.deleteLater()
