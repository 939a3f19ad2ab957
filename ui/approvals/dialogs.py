"""Questions of the approval queue: the text to send instead, and the channels whose answers need approval."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from moderator_app.domain.views import ChannelView
from ui.i18n import _t
from ui.names import channel_title
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog


class EditDialog(OverlayDialog):
    """The text, to be changed before it goes.

    Signals:
        entered: the text; answer with `close_overlay` or `set_problem`.
    """

    entered = Signal(str)

    def __init__(self, window: QWidget, text: str) -> None:
        super().__init__(window, _t("Approvals", "Edit and approve"), width=640)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        self.field = QPlainTextEdit(text)
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(180)
        self.field.setAccessibleName(_t("Approvals", "The text that goes"))
        column.addWidget(self.field)
        self._problem = Label("", "small", "danger_text", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)
        cancel = Button(_t("Ask", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        done = Button(_t("Approvals", "Approve"), Variant.PRIMARY, key="Ctrl+Return")
        done.clicked.connect(self._enter)
        self.add_button(done)

    def set_problem(self, sentence: str) -> None:
        """Why it does not go like this."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _enter(self) -> None:
        self.entered.emit(self.field.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if returned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter()
            return
        super().keyPressEvent(event)


class ChannelsDialog(OverlayDialog):
    """Which channels' answers need approval.

    Signals:
        marked: channel id, whether they do from now on.
    """

    marked = Signal(int, bool)

    def __init__(self, window: QWidget, channels: Sequence[ChannelView], marked: frozenset[int], blocked: str) -> None:
        super().__init__(window, _t("Approvals", "Answers that need approval"), width=480)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        sentence = blocked or _t("Approvals", "In these channels every answer of a moderator waits for approval.")
        column.addWidget(Paragraph(sentence, "body", "text_muted"))
        self.boxes: list[QCheckBox] = []
        for each in channels:
            box = QCheckBox(visible(channel_title(each.name)[:80]))
            box.setChecked(each.id in marked)
            box.setEnabled(not blocked)
            box.setObjectName(str(each.id))
            box.toggled.connect(self._on_toggled)
            self.boxes.append(box)
            column.addWidget(box)
        done = Button(_t("Approvals", "Done"), Variant.PRIMARY)
        done.clicked.connect(self.close_overlay)
        self.add_button(done)

    def _on_toggled(self, on: bool) -> None:
        self.marked.emit(int(self.sender().objectName()), on)
