"""What changed since a reply was begun, shown before it leaves: differences, a colleague's answer, new words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.composer.notices import happened_text
from ui.composer.reply import Happened, Then, What
from ui.composer.tools import SEND_KEYS
from ui.i18n import _t
from ui.outbox.diff_text import DiffText
from ui.safe_text import visible, visible_lines
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Panel, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.word_diff import word_diff

SHOWN: Final = 2_000
WIDTH: Final = 648
MOST_HEIGHT: Final = 380


class ChangesDialog(OverlayDialog):
    """Everything the writer has not seen yet, and their own words below it.

    Signals:
        send_asked: send all the same; argument: `Then`.
    """

    send_asked = Signal(object)

    def __init__(
        self, window: QWidget, happened: Sequence[Happened], people: Mapping[str, str], ours: str, then: Then
    ) -> None:
        """`then`: what the writer wanted to do after sending."""
        super().__init__(window, _t("Changes", "Since you began to write"), width=WIDTH)
        self._then = then
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        for each in happened:
            column.addWidget(_card(each, people))
        column.addWidget(Label(_t("Changes", "Your reply, not sent yet"), "small_strong", "text_muted"))
        own = Panel("ours", border="accent_soft_border", radius=8)
        words = QVBoxLayout(own)
        words.setContentsMargins(12, 10, 12, 10)
        words.addWidget(Paragraph(visible_lines(ours[:SHOWN]), "reading"))
        column.addWidget(own)
        column.addStretch(1)
        holder = QScrollArea()
        holder.setFrameShape(QFrame.Shape.NoFrame)
        holder.setWidgetResizable(True)
        holder.setWidget(inside)
        holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.activate()
        wanted = column.totalHeightForWidth(WIDTH) if column.hasHeightForWidth() else inside.sizeHint().height()
        holder.setFixedHeight(min(MOST_HEIGHT, wanted))
        holder.setAccessibleName(_t("Changes", "What changed"))
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(holder)
        send = Button(_t("Changes", "Send anyway"), key=SEND_KEYS[then])
        send.clicked.connect(self._send)
        self.add_button(send)
        self.edit = Button(_t("Changes", "Go on writing"), Variant.PRIMARY, icon="edit")
        self.edit.clicked.connect(self.reject)
        self.add_button(self.edit)

    def open(self) -> None:
        super().open()
        self.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that was pressed to send sends now: the writer has seen it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._send()
            event.accept()
            return
        super().keyPressEvent(event)

    def _send(self) -> None:
        self.close_overlay()
        self.send_asked.emit(self._then)


def _card(each: Happened, people: Mapping[str, str]) -> QWidget:
    card = Panel("surface", border="border", radius=8)
    inner = QVBoxLayout(card)
    inner.setContentsMargins(12, 10, 12, 10)
    inner.setSpacing(6)
    head = Label(happened_text(each, people), "body_strong", "warning_text")
    head.setWordWrap(True)
    inner.addWidget(head)
    before, after = each.before[:SHOWN], each.after[:SHOWN]
    if each.what is What.EDITED:
        diff = DiffText()
        spoken = _t("Changes", "Before: {before}. Now: {after}")
        diff.show_pieces(word_diff(before, after), spoken.format(before=visible(before), after=visible(after)))
        inner.addWidget(diff)
    elif before or after:
        inner.addWidget(Paragraph(visible_lines(after or before), "reading", "text" if after else "text_muted"))
    return card
