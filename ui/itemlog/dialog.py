"""A note written without leaving the conversation: one line, names completed as beside the item."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.entries import EntryKind
from ui.i18n import _t
from ui.item_actions import action_label
from ui.itemlog.field import NoteField
from ui.widgets.buttons import Button, Variant
from ui.widgets.overlay import OverlayDialog


class NoteDialog(OverlayDialog):
    """The field, Enter adds.

    Args:
        window: over which it lies.
        people: actor -> name of whoever may be named.
        begun: what was written before.

    Signals:
        entered: the words; never only blanks.
        edited: what stands in it changed: whoever listens keeps it.
    """

    entered = Signal(str)
    edited = Signal(str)

    def __init__(self, window: QWidget, people: Mapping[str, str], begun: str) -> None:
        super().__init__(window, action_label(EntryKind.NOTE), width=640)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(8, 8, 8, 8)
        self.field = NoteField(one_line=True)
        self.field.set_people(people)
        scrim = self.parentWidget()
        if scrim is not None:
            self.field.float_names(scrim)
        self.field.set_text(begun)
        self.field.note_requested.connect(self._on_note_requested)
        self.field.left.connect(self.reject)
        self.field.edited.connect(self.edited)
        column.addWidget(self.field)
        cancel = Button(_t("Ask", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        done = Button(action_label(EntryKind.NOTE), Variant.PRIMARY, key="Return")
        done.clicked.connect(self.field.submit)
        self.add_button(done)

    def _on_note_requested(self, text: str) -> None:
        self.close_overlay()
        self.entered.emit(text)
