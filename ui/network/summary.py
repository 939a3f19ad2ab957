"""Back online: what was sent, what still waits, and what has to be looked at, one by one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.services.network import Resumption
from ui.i18n import _t
from ui.network import words
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog

SHOWN: Final = 5
"""Conflicts named in the summary; the pass goes through all of them."""


class SummaryDialog(OverlayDialog):
    """The summary; nothing in it sends anything.

    Signals:
        outbox_requested: show what was sent or is on its way.
        conflict_requested: look at this entry, then at those after it.
        pass_requested: look at each of them, one by one.
    """

    outbox_requested = Signal()
    conflict_requested = Signal(int)
    pass_requested = Signal()

    def __init__(self, window: QWidget, found: Resumption, back_at: int, now_us: int) -> None:
        title = words.back_title(found.since, back_at)
        super().__init__(window, title, width=648)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("online", "success_text"))
        head.addWidget(Paragraph(words.meanwhile_text(found), "body", "text_muted"), 1)
        column.addLayout(head)
        column.addSpacing(12)
        self.rows: list[Button] = []
        sent, going = len(found.sent), found.waiting.replies + found.waiting.others
        if sent:
            text = _t("Network", "%n action(s) reached the platforms", "", sent)
            self._row(column, "check-double", "success_text", text, "", self._show_button())
        if going:
            text = _t("Network", "%n still on the way", "", going)
            said = _t("Network", "They leave by themselves")
            self._row(column, "send", "info_text", text, said, self._show_button())
        conflicts = found.waiting.conflicts
        for delivery in conflicts[:SHOWN]:
            self._row(
                column, words.conflict_icon(delivery), "warning_text", words.conflict_title(delivery),
                words.conflict_detail(delivery, now_us), self._look_button(delivery),
            )  # fmt: skip
        more = len(conflicts) - SHOWN
        if more > 0:
            column.addSpacing(8)
            column.addWidget(Label(_t("Network", "and %n more", "", more), "small", "text_muted"))
        column.addStretch(1)
        done = Button(_t("Network", "Close"), key="Esc")
        done.clicked.connect(self.reject)
        self.add_button(done)
        count = len(conflicts)
        self.first = done
        if count:
            self.first = Button(_t("Network", "Go through %n, one by one", "", count), Variant.PRIMARY, key="Return")
            self.first.clicked.connect(self._on_pass_clicked)
            self.add_button(self.first)

    def open(self) -> None:
        super().open()
        self.first.setFocus()

    def _row(self, column: QVBoxLayout, icon: str, color: str, title: str, detail: str, button: Button) -> None:
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, color), 0, Qt.AlignmentFlag.AlignVCenter)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(ElidedLabel(title, "label"))
        if detail:
            said.addWidget(ElidedLabel(detail, "small", "text_muted"))
        row.addLayout(said, 1)
        row.addWidget(button)
        column.addLayout(row)
        button.setAccessibleName(f"{button.text()}. {title}")
        self.rows.append(button)

    def _show_button(self) -> Button:
        button = Button(_t("Network", "Show"), small=True)
        button.clicked.connect(self._on_show_clicked)
        return button

    def _look_button(self, delivery: DeliveryView) -> Button:
        stale = delivery.state is DeliveryState.STALE
        button = Button(_t("Network", "Compare") if stale else _t("Network", "Look"), small=True)
        button.setObjectName(str(delivery.entry_id))
        button.clicked.connect(self._on_look_clicked)
        return button

    def _on_show_clicked(self) -> None:
        self.close_overlay()
        self.outbox_requested.emit()

    def _on_look_clicked(self) -> None:
        entry = int(self.sender().objectName())
        self.close_overlay()
        self.conflict_requested.emit(entry)

    def _on_pass_clicked(self) -> None:
        self.close_overlay()
        self.pass_requested.emit()
