"""Versions of a row: who wrote each when, what it changed, and one of them back in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.services.keeping import Version
from moderator_app.services.topics import TopicName
from ui import format as fmt
from ui.i18n import _t
from ui.matrix.diff_view import DiffView
from ui.matrix.lines import Line, LinesView
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through


class HistoryDialog(OverlayDialog):
    """The versions at the left, what the chosen one changed at the right.

    Signals:
        restore_requested: number of the version.
    """

    restore_requested = Signal(int)

    def __init__(
        self, window: QWidget, title: str, versions: Sequence[Version], topics: Sequence[TopicName], now_us: int, *,
        may_change: bool,
    ) -> None:  # fmt: skip
        super().__init__(
            window, _t("MatrixEdit", "Versions of “{title}”").format(title=visible(title)), width=920, height=620
        )
        self._versions, self._topics, self._may = list(versions), topics, may_change
        line = QHBoxLayout(self.body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.view = LinesView(_t("MatrixEdit", "Versions"))
        self.view.setFixedWidth(300)
        self.view.chosen.connect(self._show)
        line.addWidget(self.view)
        line.addWidget(Rule(vertical=True))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        self._head = Label("", "title")
        column.addWidget(self._head)
        self._said = Paragraph("", "small", "text_muted")
        column.addWidget(self._said)
        self.diff = DiffView()
        column.addWidget(self.diff)
        column.addStretch(1)
        line.addWidget(see_through(right), 1)
        cancel = self.add_button(Button(_t("MatrixEdit", "Close")))
        cancel.clicked.connect(self.reject)
        self.restore = self.add_button(
            Button(_t("MatrixEdit", "Bring this version back"), Variant.PRIMARY, icon="undo")
        )
        self.restore.clicked.connect(self._on_restore)
        self.view.show_lines(
            [
                Line(
                    key=each.number,
                    title=_t("MatrixEdit", "Version {number}").format(number=each.number),
                    detail=f"{visible(each.by)} · {fmt.when(each.at, now_us)}",
                    mark=_t("MatrixEdit", "in force") if place == 0 and not each.retired
                    else _t("MatrixEdit", "retired") if each.retired else "",
                )
                for place, each in enumerate(self._versions)
            ],
            self._versions[0].number if self._versions else None,
        )  # fmt: skip
        if self._versions:
            self._show(self._versions[0].number)

    def _show(self, number: object) -> None:
        place = next(at for at, each in enumerate(self._versions) if each.number == number)
        version = self._versions[place]
        before = self._versions[place + 1] if place + 1 < len(self._versions) else None
        self._head.setText(_t("MatrixEdit", "Version {number}").format(number=version.number))
        if version.row is None:
            self._said.set_text(_t("MatrixEdit", "The words of this version were erased."))
        elif before is None:
            self._said.set_text(_t("MatrixEdit", "With this the row began."))
        elif version.retired:
            self._said.set_text(_t("MatrixEdit", "The row was retired."))
        else:
            self._said.set_text(_t("MatrixEdit", "Compared with version {number}").format(number=before.number))
        self.diff.show_difference(None if before is None else before.row, version.row, self._topics)
        self.diff.setVisible(version.row is not None and not version.retired)
        reason = ""
        if not self._may:
            reason = _t("MatrixEdit", "Only a lead may change the matrix.")
        elif version.row is None:
            reason = _t("MatrixEdit", "The words of this version were erased.")
        elif place == 0 and not version.retired:
            reason = _t("MatrixEdit", "It is in force.")
        self.restore.set_blocked(reason)

    def _on_restore(self) -> None:
        number = self.view.current_key()
        if isinstance(number, int):
            self.close_overlay()
            self.restore_requested.emit(number)
