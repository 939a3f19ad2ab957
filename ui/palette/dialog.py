"""The palette on screen: a field, what answers it, and a line that teaches its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import _t
from ui.palette.entries import Entry, found, marked
from ui.palette.view import PaletteView
from ui.tasks import Later
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Paragraph, Rule
from ui.widgets.overlay import EDGE, OverlayDialog

WIDTH: Final = 640
HEIGHT: Final = 524
TOP: Final = 104
FIELD: Final = 52
FOOT: Final = 36
ABOUT: Final = 240
SEARCH_MS: Final = 150
SHORTEST_SEARCH: Final = 2
PAGE: Final = 8

Search = Callable[[str, Callable[[Sequence[Entry]], None]], None]
"""Looks for a text off the GUI thread and answers there with entries."""


class PaletteDialog(OverlayDialog):
    """Type, choose, done. Escape leaves everything as it was.

    Signals:
        chosen: an entry, after the palette is gone and the focus is back where it was.
    """

    chosen = Signal(object)

    def __init__(
        self, window: QWidget, entries: Sequence[Entry], recent: Sequence[str], search: Search, about: str = ""
    ) -> None:
        """`about`: whose item the actions are about, in words; empty: none is open."""
        super().__init__(window, _t("Palette", "Commands"), width=WIDTH, height=HEIGHT)
        self._entries, self._recent, self._search = entries, recent, search
        self._asked = 0
        self._later = Later(self._ask, self)
        self.show_header(shown=False)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setFont(theme.font("title", weight=400))
        self.field.setPlaceholderText(_t("Palette", "An action, a view, a person, a setting"))
        self.field.setAccessibleName(_t("Palette", "Command"))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.view = PaletteView()
        self.view.entry_chosen.connect(self._choose)
        self.view.moved.connect(self._on_moved)
        self.nothing = Paragraph(
            _t("Palette", "Nothing is called so, and no message has these words."), color="text_muted"
        )
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(about))
        column.addWidget(Rule())
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        empty = QFrame()
        room = QVBoxLayout(empty)
        room.setContentsMargins(44, 16, 16, 16)
        room.addWidget(self.nothing)
        room.addStretch(1)
        self._pages.addWidget(empty)
        column.addWidget(self._pages, 1)
        column.addWidget(Rule())
        column.addWidget(_foot())
        self.closed.connect(self._on_closed)
        self._show()

    # Keys ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}
        if control and key in {Qt.Key.Key_N, Qt.Key.Key_J, Qt.Key.Key_P, Qt.Key.Key_K}:
            self.view.step(1 if key in {Qt.Key.Key_N, Qt.Key.Key_J} else -1)
        elif event.text() == "?" and not self.field.text():
            self._choose_id("action:keys")
        elif key in steps:
            self.view.step(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            entry = self.view.current()
            if entry is not None:
                self._choose(entry)
        else:
            return False
        return True

    def _choose_id(self, entry_id: str) -> None:
        entry = next((each for each in self._entries if each.id == entry_id), None)
        if entry is not None:
            self._choose(entry)

    # Showing --------------------------------------------------------------------------

    @Slot()
    def _on_text_changed(self) -> None:
        self._asked += 1
        self._show()
        if len(self.field.text().strip()) >= SHORTEST_SEARCH:
            self._later.start(SEARCH_MS)
        else:
            self._later.stop()

    def _show(self) -> None:
        self.view.lines.show(found(self.field.text(), self._entries, self._recent))
        self._pages.setCurrentIndex(0)
        self.view.first()

    def _ask(self) -> None:
        number, query = self._asked, self.field.text().strip()

        def answer(entries: Sequence[Entry]) -> None:
            if number != self._asked:
                return  # typed on since, or gone
            had = self.view.lines.entries()
            self.view.lines.append([marked(query, each) for each in entries])
            if not had:
                self._pages.setCurrentIndex(0 if entries else 1)
                self.view.first()

        self._search(query, answer)

    @Slot()
    def _on_moved(self) -> None:
        entry = self.view.current()
        self.field.setAccessibleDescription(entry.sentence() if entry is not None else "")

    @Slot(object)
    def _choose(self, entry: Entry) -> None:
        if entry.reason:
            return  # its reason stands in the row
        self.close_overlay()
        self.chosen.emit(entry)

    @Slot()
    def _on_closed(self) -> None:
        self._asked += 1
        self._later.stop()

    def _head(self, about: str) -> QWidget:
        head = QWidget()
        head.setFixedHeight(FIELD)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(12)
        line.addWidget(IconLabel("search", "text_muted", 20))
        line.addWidget(self.field, 1)
        if about:
            label = ElidedLabel(about, "small", "text_muted")
            label.setFixedWidth(min(ABOUT, label.sizeHint().width()))
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            line.addWidget(label)
        return head

    def _place(self) -> None:
        """Near the top, where the eye looks for it, and of one height: nothing moves while a text is typed."""
        room = self._window.rect()
        width, height = min(WIDTH, room.width() - 2 * EDGE), min(HEIGHT, room.height() - 2 * EDGE)
        top = max(EDGE, min(TOP, (room.height() - height) // 2))
        self.setGeometry(QRect((room.width() - width) // 2, top, width, height))


def _foot() -> QWidget:
    foot = QWidget()
    foot.setFixedHeight(FOOT)
    line = QHBoxLayout(foot)
    line.setContentsMargins(16, 0, 16, 0)
    line.setSpacing(4)
    hints = (
        (("Up", "Down"), _t("Palette", "choose")),
        (("Return",), _t("Palette", "do it")),
        (("Esc",), _t("Palette", "leave")),
    )
    for keys, words in hints:
        for key in keys:
            line.addWidget(KeyCap(key))
        line.addWidget(Label(words, "small", "text_muted"))
        line.addSpacing(12)
    line.addStretch(1)
    line.addWidget(KeyCap("?"))
    line.addWidget(Label(_t("Palette", "all keys"), "small", "text_muted"))
    return foot
