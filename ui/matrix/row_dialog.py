"""A new row of the matrix, made from what was asked and what was answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from moderator_app.domain.matrix.rows import Row
from moderator_app.domain.matrix.sheets import slug
from moderator_app.errors import UserError
from ui import i18n, theme
from ui.i18n import _t
from ui.matrix.source import new_row
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog

Save = Callable[[Row, Callable[[Row], None], Callable[[UserError], None]], None]


class RowDialog(OverlayDialog):
    """Title, code and answer; what was asked becomes its first example.

    Signals:
        saved: the row stands in the matrix.
    """

    saved = Signal()

    def __init__(self, window: QWidget, question: str, answer: str, save: Save) -> None:
        super().__init__(window, _t("Matrix", "New row of the matrix"), width=680)
        self._question, self._keep = question, save
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        self.title = LabeledField(
            _t("Matrix", "The question in one line"), LineField(_t("Matrix", "The question in one line"))
        )
        self.code = LabeledField(
            _t("Matrix", "Short code"), LineField(_t("Matrix", "Short code")),
            hint=_t("Matrix", "Typed in the search it comes first."),
        )  # fmt: skip
        column.addWidget(self.title)
        column.addWidget(self.code)
        column.addWidget(Label(_t("Matrix", "Answer"), "small_strong"))
        self.answer = QPlainTextEdit(answer)
        self.answer.setAccessibleName(_t("Matrix", "Answer"))
        self.answer.setFont(theme.font("reading"))
        self.answer.setTabChangesFocus(True)
        self.answer.setMinimumHeight(140)
        column.addWidget(self.answer)
        help_text = _t("Matrix", "{name} is the person's name, {order?} a field to fill in, [Hi|Hello] one of several.")
        column.addWidget(Paragraph(help_text, "small", "text_muted"))
        self._said = Paragraph("", "small", "danger_text")
        self._said.hide()
        column.addWidget(self._said)
        cancel = self.add_button(Button(_t("Matrix", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(Button(_t("Matrix", "Save the row"), Variant.PRIMARY))
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Write it, or say why not."""
        title, code = self.title.field.text().strip(), self.code.field.text().strip()
        row = new_row(code or (slug(title) if title else ""), title, self._question, self.answer.toPlainText().strip())
        self._keep(row, self._on_saved, self._on_refused)

    def told(self) -> str:
        """Why it was not saved."""
        return self._said.text()

    def _on_saved(self, _row: Row) -> None:
        self.saved.emit()
        self.close_overlay()

    def _on_refused(self, error: UserError) -> None:
        language = i18n.language()
        self._said.set_text(" ".join(part for part in (error.text(language), error.hint(language)) if part))
        self._said.show()
