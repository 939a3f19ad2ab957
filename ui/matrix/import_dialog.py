"""What a table would bring into the matrix, before it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog

SHOWN: Final = 200


class ImportDialog(OverlayDialog):
    """How many rows come, and every problem by row and column; with a problem nothing is brought in.

    Signals:
        agreed: bring it in.
    """

    agreed = Signal()

    def __init__(self, window: QWidget, name: str, found: Mapping[str, Any]) -> None:
        problems = list(found.get("problems", ()))
        super().__init__(window, _t("Matrix", "Import of {file}").format(file=visible(name)), width=680)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        rows, added, changed = (int(found.get(key, 0)) for key in ("rows", "added", "changed"))
        self.summary = Label(
            _t("Matrix", "{rows} rows: {added} new, {changed} changed").format(rows=rows, added=added, changed=changed),
            "body_strong",
        )
        column.addWidget(self.summary)
        if problems:
            self._list_problems(column, problems)
        cancel = self.add_button(Button(_t("Matrix", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.bring = self.add_button(Button(_t("Matrix", "Bring in"), Variant.PRIMARY))
        self.bring.clicked.connect(self._agree)
        if problems:
            self.bring.set_blocked(_t("Matrix", "Mend the table first: the matrix stays as it is."))
        elif not added and not changed:
            self.bring.set_blocked(_t("Matrix", "Nothing in it is new."))

    def _list_problems(self, column: QVBoxLayout, problems: list[Mapping[str, Any]]) -> None:
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(4)
        for each in problems[:SHOWN]:
            where = _t("Matrix", "row {row}, {column}").format(row=each["row"], column=visible(str(each["column"])))
            lines.addWidget(Paragraph(f"{where}: {visible(str(each['text']))}", "small", "danger_text"))
        if len(problems) > SHOWN:
            more = len(problems) - SHOWN
            lines.addWidget(Paragraph(_t("Matrix", "and %n more", "", more), "small", "text_muted"))
        lines.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFixedHeight(min(320, 28 * min(len(problems), SHOWN) + 28))
        column.addWidget(area)

    def _agree(self) -> None:
        self.close_overlay()
        self.agreed.emit()
