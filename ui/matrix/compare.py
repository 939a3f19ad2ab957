"""All answers of a row side by side, each as this person would read it; its number inserts it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.services.matrix import Prepared
from ui import i18n
from ui.i18n import _t
from ui.matrix.card import title_in
from ui.matrix.words import conditions_line
from ui.outbox.files import add_files
from ui.safe_text import visible, visible_lines
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import TagChip
from ui.widgets.labels import ElidedLabel, Label, Panel, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

COLUMNS: Final = 3
NUMBERED: Final = 9


class CompareDialog(OverlayDialog):
    """Fed with every variant of one row, rendered; the one that was chosen is marked.

    Signals:
        chosen: argument: the `Prepared` that is to be inserted.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, variants: Sequence[Prepared], best: int) -> None:
        title = visible(title_in(variants[0].row.title, i18n.language())) if variants else ""
        super().__init__(window, title, width=1040, height=600)
        self._variants = list(variants)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setSpacing(12)
        self.buttons: list[Button] = []
        for place, prepared in enumerate(self._variants):
            card = self._card(place, prepared, best=prepared.chosen.index == best)
            grid.addWidget(card, place // COLUMNS, place % COLUMNS)
        for column in range(min(COLUMNS, len(self._variants))):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(self._variants) // COLUMNS + 1, 1)
        body = QVBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(see_through(inner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0.value
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and 1 <= number <= len(self._variants):
            self._take(number - 1)
            return
        super().keyPressEvent(event)

    def _card(self, place: int, prepared: Prepared, *, best: bool) -> QWidget:
        edge = "accent_soft_border" if best else "border"
        card = Panel("surface_raised", border=edge, radius=8)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(_t("Matrix", "Answer {number}").format(number=prepared.chosen.index + 1), "body_strong"))
        if best:
            head.addWidget(TagChip(_t("Matrix", "chosen")))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(ElidedLabel(visible(conditions_line(prepared.chosen.variant)), "small", "text_muted"))
        column.addWidget(Paragraph(visible_lines(prepared.rendered.text), "reading"))
        add_files(column, prepared.chosen.variant.attachments)
        if prepared.follow_up is not None:
            column.addWidget(Label(_t("Matrix", "Then in private"), "small_strong", "text_muted"))
            column.addWidget(Paragraph(visible_lines(prepared.follow_up.text), "reading", "text_muted"))
        column.addStretch(1)
        button = Button(_t("Matrix", "Insert"), Variant.PRIMARY if best else Variant.SECONDARY, small=True)
        button.setAccessibleName(_t("Matrix", "Insert answer {number}").format(number=prepared.chosen.index + 1))
        button.setAccessibleDescription(visible_lines(prepared.rendered.text))
        if place < NUMBERED:
            button.set_key(str(place + 1))
        button.clicked.connect(lambda _checked=False, at=place: self._take(at))
        self.buttons.append(button)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(button)
        column.addLayout(line)
        return card

    def _take(self, place: int) -> None:
        self.close_overlay()
        self.chosen.emit(self._variants[place])
