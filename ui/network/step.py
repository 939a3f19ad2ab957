"""One conflict of several: what was written, how it stands, and every way out by name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.views import DeliveryView
from ui import format as fmt
from ui.i18n import _t
from ui.names import platform_title
from ui.network import words
from ui.outbox.files import add_files
from ui.outbox.sentences import Decision, decision_label, excerpt, offered, standing
from ui.safe_text import visible, visible_lines
from ui.thread.words import name_of
from ui.widgets.avatar import Avatar, PlatformMark
from ui.widgets.banner import CardBanner
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import Tone
from ui.widgets.labels import ElidedLabel, Label, Panel, Paragraph
from ui.widgets.overlay import OverlayDialog

SHOWN: Final = 2_000
LAST: Final = frozenset({Decision.CANCEL, Decision.ABANDON})


class StepDialog(OverlayDialog):
    """An unsure or refused delivery; a stale one has its own dialog, which shows the difference.

    Signals:
        decided: entry id and `Decision`.
    """

    decided = Signal(int, object)

    def __init__(self, window: QWidget, delivery: DeliveryView, now_us: int) -> None:
        super().__init__(window, words.conflict_title(delivery), width=648)
        self._entry = delivery.entry_id
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        who = QHBoxLayout()
        who.setSpacing(8)
        name = name_of(delivery.author_name)
        who.addWidget(Avatar(name, delivery.author_id, 28))
        who.addWidget(ElidedLabel(name, "body_strong"), 1)
        who.addWidget(PlatformMark(delivery.platform, platform_title(delivery.platform)))
        who.addWidget(ElidedLabel(visible(delivery.thread_title[:200]), "body", "text_muted"), 2)
        column.addLayout(who)
        said = standing(delivery, now_us)
        written = _t("Network", "Written {when}").format(when=fmt.when(delivery.written_at, now_us))
        column.addWidget(CardBanner(words.conflict_icon(delivery), Tone.WARNING, said[:1].upper() + said[1:], written))
        if delivery.target_text:
            column.addWidget(Label(_t("Network", "It is about"), "small_strong", "text_muted"))
            column.addWidget(Paragraph(visible_lines(delivery.target_text[:SHOWN]), "reading"))
        if delivery.text or delivery.files:
            column.addWidget(Label(_t("Network", "Your reply"), "small_strong", "text_muted"))
            ours = Panel("ours", border="accent_soft_border", radius=8)
            inner = QVBoxLayout(ours)
            inner.setContentsMargins(12, 10, 12, 10)
            if delivery.text:
                inner.addWidget(Paragraph(visible_lines(delivery.text[:SHOWN]), "reading"))
            add_files(inner, delivery.files)
            column.addWidget(ours)
        column.addStretch(1)
        choices = offered(delivery)
        self._first: Button | None = None
        for decision in reversed(choices):
            variant = Variant.PRIMARY if decision is choices[0] else Variant.SECONDARY
            button = Button(decision_label(decision, delivery.state), variant)
            button.setObjectName(decision.value)
            button.clicked.connect(self._on_button_clicked)
            self.add_button(button, left=decision in LAST and len(choices) > 1)
            self._first = button
        self.setAccessibleDescription(f"{said}. {excerpt(delivery)}")

    def open(self) -> None:
        super().open()
        if self._first is not None:
            self._first.setFocus()

    def button(self, decision: Decision) -> Button:
        found = self.findChild(Button, decision.value)
        if not isinstance(found, Button):
            raise KeyError(decision)
        return found

    def _on_button_clicked(self) -> None:
        decision = Decision(self.sender().objectName())
        self.close_overlay()
        self.decided.emit(self._entry, decision)
