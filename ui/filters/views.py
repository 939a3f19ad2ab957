"""Views kept under a name: the question for the name, and the list where they are renamed, ordered and removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.views import SavedView
from moderator_app.services.saved_views import LONGEST_NAME
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through


class SaveViewDialog(OverlayDialog):
    """Asks for the name of a view.

    Args:
        window: over which it lies.
        sentence: what the view lists.
        may_share: why it cannot be shared; empty: it can.

    Signals:
        entered: name, shared with everybody.
    """

    entered = Signal(str, bool)

    def __init__(self, window: QWidget, sentence: str, may_share: str) -> None:
        super().__init__(window, _t("Views", "Save as a view"), width=560)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Paragraph(sentence, "body", "text_muted"))
        self.field = LineField(_t("Views", "Name"))
        self.field.setMaxLength(LONGEST_NAME)
        self.field.returnPressed.connect(self._enter)
        self.named = LabeledField(_t("Views", "Name"), self.field)
        column.addWidget(self.named)
        self.shared = QCheckBox(_t("Views", "Everybody sees it"))
        self.shared.setEnabled(not may_share)
        self.shared.setToolTip(may_share)
        self.shared.setAccessibleDescription(may_share)
        column.addWidget(self.shared)
        if may_share:
            column.addWidget(Label(may_share, "small", "text_muted"))
        cancel = self.add_button(Button(_t("Views", "Cancel")))
        cancel.clicked.connect(self.reject)
        save = self.add_button(Button(_t("Views", "Save"), Variant.PRIMARY, key="Return"))
        save.clicked.connect(self._enter)

    def set_problem(self, sentence: str) -> None:
        """Why the name cannot be used."""
        self.named.set_problem(sentence)
        self.field.setFocus()

    @Slot()
    def _enter(self) -> None:
        if self.field.text().strip():
            self.entered.emit(self.field.text().strip(), self.shared.isChecked())


class _Line(QWidget):
    """One view: its name, and what can be done with it."""

    def __init__(self, view: SavedView, *, may_change: bool, may_share: bool) -> None:
        super().__init__()
        name = visible(view.name)
        line = QHBoxLayout(self)
        line.setContentsMargins(3, 3, 3, 3)
        line.setSpacing(6)
        self.field = LineField(_t("Views", "Name of the view {name}").format(name=name))
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setText(view.name)
        self.field.setCursorPosition(0)
        self.field.setEnabled(may_change)
        self.shared = QCheckBox(_t("Views", "for everybody"))
        self.shared.setChecked(view.shared)
        self.shared.setEnabled(may_change and may_share)
        self.shared.setAccessibleName(_t("Views", "{name}: everybody sees it").format(name=name))
        self.up = IconButton("chevron-up", _t("Views", "{name}: one up").format(name=name))
        self.down = IconButton("chevron-down", _t("Views", "{name}: one down").format(name=name))
        self.gone = IconButton("delete", _t("Views", "Remove the view {name}").format(name=name))
        line.addWidget(self.field, 1)
        line.addWidget(self.shared)
        for button in (self.up, self.down, self.gone):
            button.setEnabled(may_change)
            line.addWidget(button)


class ViewsDialog(OverlayDialog):
    """The views of whoever works here, and what others share.

    Signals:
        renamed: view, name.
        shared: view, with everybody.
        moved: view, -1 up or 1 down.
        removed: view.
    """

    renamed = Signal(int, str)
    shared = Signal(int, bool)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _t("Views", "Saved views"), width=640, height=480)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 12, 0, 0)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(21, 0, 21, 12)
        self._list.setSpacing(2)
        self._none = Paragraph(
            _t("Views", "Narrow a list with the filter and save it: it stands in the rail from then on."),
            "body",
            "text_muted",
        )
        self._list.addWidget(self._none)
        self._list.addStretch(1)
        column.addWidget(see_through(inner), 1)
        self._said = Label("", "small", "danger_text")
        self.add_note(self._said)
        done = self.add_button(Button(_t("Views", "Done"), Variant.PRIMARY))
        done.clicked.connect(self.close_overlay)
        self.lines: dict[int, _Line] = {}

    def show_views(self, views: Sequence[SavedView], *, may_change: Sequence[int], may_share: bool) -> None:
        """What there is now; the focus stays at its view."""
        held = [(number, each) for number, line in self.lines.items() for each in _focusable(line) if each.hasFocus()]
        at = (held[0][0], _focusable(self.lines[held[0][0]]).index(held[0][1])) if held else None
        for old in self.lines.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = {}
        for place, view in enumerate(views):
            line = _Line(view, may_change=view.id in may_change, may_share=may_share)
            self._connect(view, line)
            self._list.insertWidget(place, line)
            self.lines[view.id] = line
        self._none.setVisible(not views)
        if at is not None and at[0] in self.lines:
            _focusable(self.lines[at[0]])[at[1]].setFocus(Qt.FocusReason.TabFocusReason)

    def set_problem(self, sentence: str) -> None:
        """Why the last change was not made; empty: it was."""
        self._said.setText(sentence)

    def _connect(self, view: SavedView, line: _Line) -> None:
        def rename() -> None:
            if line.field.text().strip() != view.name:
                self.renamed.emit(view.id, line.field.text().strip())

        line.field.editingFinished.connect(rename)
        line.shared.toggled.connect(lambda on: self.shared.emit(view.id, on))
        line.up.clicked.connect(lambda: self.moved.emit(view.id, -1))
        line.down.clicked.connect(lambda: self.moved.emit(view.id, 1))
        line.gone.clicked.connect(lambda: self.removed.emit(view.id))


def _focusable(line: _Line) -> list[QWidget]:
    return [line.field, line.shared, line.up, line.down, line.gone]
