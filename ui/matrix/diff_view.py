"""What differs between two versions of a row, field by field, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.matrix.editing import Difference, differences
from moderator_app.domain.matrix.rows import Row
from moderator_app.services.topics import TopicName
from ui.i18n import _t
from ui.matrix.words import field_label, value_text
from ui.outbox.diff_text import DiffText
from ui.safe_text import visible, visible_lines
from ui.widgets.labels import Label, Paragraph
from ui.word_diff import word_diff

SHOWN: Final = 60
LONGEST: Final = 4_000


class DiffView(QWidget):
    """Fed with two versions."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._blocks: list[QWidget] = []
        self.texts: list[DiffText] = []

    def show_difference(self, before: Row | None, after: Row | None, topics: Sequence[TopicName]) -> None:
        """Show what became of `before`."""
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks, self.texts = [], []
        found = differences(before, after)
        for each in found[:SHOWN]:
            self._put(_block(each, topics, self.texts))
        if not found:
            self._put(Paragraph(_t("MatrixEdit", "Both are the same."), "body", "text_muted"))
        if len(found) > SHOWN:
            more = len(found) - SHOWN
            self._put(Label(_t("MatrixEdit", "and %n more field(s)", "", more), "small", "text_muted"))

    def _put(self, block: QWidget) -> None:
        self._blocks.append(block)
        self._column.addWidget(block)
        block.show()


def _block(each: Difference, topics: Sequence[TopicName], texts: list[DiffText]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    name = field_label(each.field)
    if each.variant is not None:
        name = _t("MatrixEdit", "Answer {number} · {field}").format(number=each.variant + 1, field=name)
    column.addWidget(Label(name, "small", "text_muted"))
    before, after = (visible_lines(value_text(each, value, topics)[:LONGEST]) for value in (each.before, each.after))
    diff = DiffText()
    spoken = _t("MatrixEdit", "{field}: before {before}; now {after}")
    diff.show_pieces(word_diff(before, after), spoken.format(field=name, before=visible(before), after=visible(after)))
    texts.append(diff)
    column.addWidget(diff)
    return holder
