"""One delivery opened: what it says, what is known, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from moderator_app.clock import SECOND_US
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import AttemptView, DeliveryView
from ui import links
from ui.i18n import _t
from ui.outbox.files import add_files
from ui.outbox.sentences import Decision, decision_label, error_text, offered, standing, step_text, title
from ui.safe_text import visible_lines
from ui.widgets.banner import CardBanner
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import DeliveryChip, Tone, delivery_icon, delivery_tone
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Panel, Paragraph, Rule

TEXT: Final = 3_000
ICONS: Final = {
    Decision.CANCEL: "undo",
    Decision.SEND_NOW: "send",
    Decision.SEND_ANYWAY: "send",
    Decision.EDIT: "edit",
    Decision.POSTED: "check",
    Decision.RESEND: "retry",
    Decision.ABANDON: "minus",
    Decision.COMPARE: "split",
}


class DeliveryDetail(Panel):
    """The right side of the outbox.

    Signals:
        decision_requested: entry id and a `Decision`.
        link_requested: where to look on the platform.
        item_requested: item id: open the conversation.
        closed: the reader shut it.
    """

    decision_requested = Signal(int, object)
    link_requested = Signal(str)
    item_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface_subtle", parent=parent)
        self._delivery: DeliveryView | None = None
        self._steps: tuple[AttemptView, ...] = ()
        self._now_us = 0
        self._buttons: dict[Decision, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(48)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        self._title = ElidedLabel("", "body_strong")
        self._close = IconButton("close", _t("Outbox", "Close"))
        self._close.clicked.connect(self.closed)
        row.addWidget(self._title, 1)
        row.addWidget(self._close)
        column.addWidget(head)
        column.addWidget(Rule())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)

    def show_delivery(self, delivery: DeliveryView, steps: Sequence[AttemptView], now_us: int) -> None:
        """Show one; nothing is built anew when nothing changed."""
        if delivery == self._delivery and tuple(steps) == self._steps:
            return
        self._delivery, self._steps, self._now_us = delivery, tuple(steps), now_us
        self._title.set_text(title(delivery))
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), None)
        body = self._body(delivery)
        self._area.setWidget(body)
        body.setAutoFillBackground(False)
        if focused is not None and focused in self._buttons:
            self._buttons[focused].setFocus()

    def entry_id(self) -> int | None:
        return self._delivery.entry_id if self._delivery is not None else None

    def button(self, decision: Decision) -> Button:
        """The button of a decision that is offered now."""
        return self._buttons[decision]

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(self._buttons)

    # Inside -----------------------------------------------------------------------------

    def _body(self, delivery: DeliveryView) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(0)
        column.addWidget(self._banner(delivery))
        column.addSpacing(16)
        if delivery.text or delivery.files:
            column.addWidget(Label(_t("Outbox", "The text as it leaves"), "small_strong", "text_muted"))
            column.addSpacing(6)
            card = Panel("surface_raised", border="border", radius=8)
            inner = QVBoxLayout(card)
            inner.setContentsMargins(12, 10, 12, 10)
            if text := delivery.text:
                cut = visible_lines(text[:TEXT]) + ("…" if len(text) > TEXT else "")
                inner.addWidget(Paragraph(cut, "reading"))
            add_files(inner, delivery.files)
            column.addWidget(card)
            column.addSpacing(16)
        if self._steps:
            column.addWidget(Label(_t("Outbox", "What is known"), "small_strong", "text_muted"))
            column.addSpacing(4)
            for step in self._steps[-30:]:
                column.addLayout(_step_row(step))
            column.addSpacing(12)
        self._offer(delivery, column)
        column.addStretch(1)
        return body

    def _banner(self, delivery: DeliveryView) -> QWidget:
        tone = delivery_tone(delivery.state)
        chip = DeliveryChip(delivery.state)
        said = standing(delivery, self._now_us)
        hints = {
            DeliveryState.UNSURE: _t("Outbox", "Look there first: a blind repeat may appear twice."),
            DeliveryState.STALE: _t("Outbox", "It was stopped: compare, then decide."),
            DeliveryState.REFUSED: _t("Outbox", "It is not there. The words are safe here."),
        }
        hint = hints.get(delivery.state, "")
        if delivery.blocked_code:
            hint = error_text(delivery.blocked_code)
        if tone in {Tone.WARNING, Tone.DANGER}:
            icon = delivery_icon(delivery.state)
            return CardBanner(icon, tone, said[:1].upper() + said[1:], hint)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(chip)
        row.addWidget(Paragraph(said, "small", "text_muted"), 1)
        return holder

    def _offer(self, delivery: DeliveryView, column: QVBoxLayout) -> None:
        self._buttons = {}
        url = delivery.permalink or delivery.target_permalink
        unsure = delivery.state is DeliveryState.UNSURE
        if links.is_web(url):
            look = Button(
                _t("Outbox", "Open it on the platform"), Variant.PRIMARY if unsure else Variant.SECONDARY, icon="open"
            )
            look.clicked.connect(self._on_look_clicked)
            column.addWidget(look)
            column.addSpacing(8)
        for number, decision in enumerate(offered(delivery)):
            first = number == 0 and not unsure and delivery.state in {DeliveryState.STALE, DeliveryState.REFUSED}
            variant = Variant.PRIMARY if first else Variant.SECONDARY
            if decision in {Decision.ABANDON, Decision.CANCEL} and delivery.state in {
                DeliveryState.UNSURE, DeliveryState.STALE, DeliveryState.REFUSED,
            }:  # fmt: skip
                variant = Variant.QUIET
            button = Button(decision_label(decision, delivery.state), variant, icon=ICONS[decision])
            button.setObjectName(decision.value)
            button.clicked.connect(self._on_decision_clicked)
            self._buttons[decision] = button
            column.addWidget(button)
            column.addSpacing(8)
        if delivery.item_id is not None:
            link = Button(_t("Outbox", "Open the conversation"), Variant.LINK, icon="reply")
            link.clicked.connect(self._on_item_clicked)
            line = QHBoxLayout()
            line.addWidget(link)
            line.addStretch(1)
            column.addLayout(line)

    def _on_look_clicked(self) -> None:
        delivery = self._delivery
        url = (delivery.permalink or delivery.target_permalink) if delivery is not None else None
        if url is not None and links.is_web(url):
            self.link_requested.emit(url)

    def _on_decision_clicked(self) -> None:
        if self._delivery is not None:
            self.decision_requested.emit(self._delivery.entry_id, Decision(self.sender().objectName()))

    def _on_item_clicked(self) -> None:
        if self._delivery is not None and self._delivery.item_id is not None:
            self.item_requested.emit(self._delivery.item_id)


def _step_row(step: AttemptView) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 3, 0, 3)
    row.setSpacing(10)
    at = datetime.fromtimestamp(step.at / SECOND_US).astimezone().strftime("%H:%M:%S")
    tone = delivery_tone(step.to_state)
    color = "text_muted" if tone is Tone.PLAIN else f"{tone.value}_text"
    for widget in (Label(at, "small", "text_muted", tabular=True), IconLabel(delivery_icon(step.to_state), color, 14)):
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 2, 0, 0)
        holder.addWidget(widget)
        holder.addStretch(1)
        row.addLayout(holder)
    row.addWidget(Paragraph(step_text(step), "body"), 1)
    return row
