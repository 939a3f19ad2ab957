"""What asks before something leaves or the window goes: changed facts, an unsure delivery, quitting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.views import DeliveryView, MessageView
from ui import format as fmt
from ui import links
from ui.i18n import _t
from ui.names import channel_title, platform_title
from ui.outbox.diff_text import DiffText
from ui.outbox.files import add_files
from ui.outbox.sentences import Decision, stale_text
from ui.safe_text import visible, visible_lines
from ui.thread.words import name_of
from ui.widgets.avatar import Avatar, PlatformMark
from ui.widgets.banner import CardBanner
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import DeliveryChip, Tone
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import ElidedLabel, Label, Panel, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.word_diff import word_diff

SHOWN: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleFacts:
    """What a stale delivery is compared with. Times are UTC microseconds.

    Attributes:
        before: what the writer read; None: not known any more.
        after: what stands there now; None: nothing (it was deleted, or another answer came).
        changed_at: when we learnt of it.
    """

    before: str | None
    after: str | None
    changed_at: int | None = None


def stale_facts(delivery: DeliveryView, message: MessageView | None) -> StaleFacts:
    """What to compare: what stood there when the reply was written, and what the platform shows now.

    The engine asks the platform just before sending and writes what it saw into the delivery; the mirror may learn of
    it only later, so the delivery's word comes first.
    """
    stale = delivery.stale or {}
    code, told = str(stale.get("code", "")), stale.get("text")
    now = str(told) if told is not None else None
    if message is None:
        return StaleFacts(before=None, after=now)
    earlier = next((each.text for each in message.revisions if each.replaced_at >= delivery.written_at), None)
    before = message.text if earlier is None else earlier
    after = now
    if code == "edited" and now is None:
        after = message.text
    at = message.removed_at or (message.changed_at if earlier is not None else None)
    return StaleFacts(before=before, after=None if code == "gone" else after, changed_at=at)


class StaleDialog(OverlayDialog):
    """A decision was stopped because its facts changed.

    Signals:
        decided: entry id and `SEND_ANYWAY`, `EDIT` or `CANCEL`.
    """

    decided = Signal(int, object)

    def __init__(self, window: QWidget, delivery: DeliveryView, facts: StaleFacts, now_us: int) -> None:
        title = {
            "edited": _t("Outbox", "The message changed after your reply"),
            "gone": _t("Outbox", "The message was deleted"),
            "locked": _t("Outbox", "The thread was closed"),
            "answered": _t("Outbox", "Somebody answered meanwhile"),
        }.get(str((delivery.stale or {}).get("code", "")), _t("Outbox", "Something changed after your reply"))
        super().__init__(window, title, width=648)
        self._entry = delivery.entry_id
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(0)
        column.addLayout(_who(delivery))
        column.addSpacing(16)
        column.addWidget(self._changed(delivery, facts, now_us))
        if delivery.text or delivery.files:
            column.addSpacing(16)
            column.addWidget(Label(_t("Outbox", "Your reply, not sent yet"), "small_strong", "text_muted"))
            column.addSpacing(6)
            ours = Panel("ours", border="accent_soft_border", radius=8)
            inner = QVBoxLayout(ours)
            inner.setContentsMargins(12, 10, 12, 10)
            if delivery.text:
                inner.addWidget(Paragraph(_cut(delivery.text), "reading"))
            add_files(inner, delivery.files)
            column.addWidget(ours)
        column.addStretch(1)
        drop = Button(_t("Outbox", "Do not send"), Variant.DESTRUCTIVE, icon="delete")
        send = Button(_t("Outbox", "Send as it is"))
        edit = Button(_t("Outbox", "Edit the reply"), Variant.PRIMARY, icon="edit")
        for button, decision in ((drop, Decision.CANCEL), (send, Decision.SEND_ANYWAY), (edit, Decision.EDIT)):
            button.setObjectName(decision.value)
            button.clicked.connect(self._on_button_clicked)
            self.add_button(button, left=decision is Decision.CANCEL)
        edit.setVisible(bool(delivery.text or delivery.files))
        self._first = send if edit.isHidden() else edit

    def open(self) -> None:
        super().open()
        self._first.setFocus()

    def button(self, decision: Decision) -> Button:
        found = self.findChild(Button, decision.value)
        if not isinstance(found, Button):
            raise KeyError(decision)
        return found

    def _changed(self, delivery: DeliveryView, facts: StaleFacts, now_us: int) -> QWidget:
        card = Panel("surface", border="border", radius=8)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 8, 12, 10)
        inner.setSpacing(6)
        code = str((delivery.stale or {}).get("code", ""))
        if code == "edited" and facts.before is not None and facts.after is not None:
            inner.addWidget(Label(_t("Outbox", "What was asked and what is asked now"), "small_strong"))
            diff = DiffText()
            before, after = facts.before[:SHOWN], facts.after[:SHOWN]
            spoken = _t("Outbox", "Before: {before}. Now: {after}")
            diff.show_pieces(word_diff(before, after), spoken.format(before=visible(before), after=visible(after)))
            inner.addWidget(diff)
        elif facts.after is not None:
            head = (
                _t("Outbox", "The answer that stands there")
                if code == "answered"
                else _t("Outbox", "What is asked now")
            )
            inner.addWidget(Label(head, "small_strong"))
            inner.addWidget(Paragraph(_cut(facts.after), "reading"))
        elif facts.before is not None:
            inner.addWidget(Label(_t("Outbox", "What it said"), "small_strong"))
            inner.addWidget(Paragraph(_cut(facts.before), "reading", "text_muted"))
        parts = [stale_text(delivery.stale)]
        if facts.changed_at is not None:
            parts.append(_t("Outbox", "seen {when}").format(when=fmt.when(facts.changed_at, now_us)))
        parts.append(_t("Outbox", "your reply written {when}").format(when=fmt.when(delivery.written_at, now_us)))
        inner.addWidget(Paragraph("   ·   ".join(parts), "small", "text_muted"))
        return card

    def _on_button_clicked(self) -> None:
        decision = Decision(self.sender().objectName())
        self.close_overlay()
        self.decided.emit(self._entry, decision)


class ResolveDialog(OverlayDialog):
    """An unsure delivery that a person saw on the platform: its link or number makes it sent.

    Signals:
        posted: entry id and the link or number as it was typed.
    """

    posted = Signal(int, str)

    def __init__(self, window: QWidget, delivery: DeliveryView) -> None:
        super().__init__(window, _t("Outbox", "It is there"), width=560)
        self._entry = delivery.entry_id
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(0)
        column.addLayout(_who(delivery))
        column.addSpacing(12)
        said = _t("Outbox", "Copy the link of your reply on {platform}, or its number, and put it here.")
        column.addWidget(Paragraph(said.format(platform=platform_title(delivery.platform)), "body"))
        column.addSpacing(12)
        self.field = LineField(_t("Outbox", "Link or number"), placeholder="https://…")
        self._labeled = LabeledField(_t("Outbox", "Link or number"), self.field)
        self.field.returnPressed.connect(self._on_accepted)
        column.addWidget(self._labeled)
        column.addStretch(1)
        cancel = Button(_t("Outbox", "Back"), key="Esc")
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self._ok = Button(_t("Outbox", "It is there"), Variant.PRIMARY, icon="check")
        self._ok.clicked.connect(self._on_accepted)
        self.add_button(self._ok)

    def show_problem(self, sentence: str) -> None:
        """It is not this one; the dialog stays."""
        self._labeled.set_problem(sentence)

    def _on_accepted(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            self.show_problem(_t("Outbox", "Without a link or a number nobody can tell that it is there."))
            return
        if "://" in typed and not links.is_web(typed):
            self.show_problem(_t("Outbox", "This is no web link."))
            return
        self.posted.emit(self._entry, typed)


class Quit(StrEnum):
    """What quitting does with what has not left."""

    SEND_NOW = "send_now"
    KEEP = "keep"


class QuitDialog(OverlayDialog):
    """Replies that are held or queued when the window is shut (design §6, rule 9).

    Signals:
        decided: a `Quit`; Escape and *cancel* decide nothing: the window stays.
    """

    decided = Signal(object)

    def __init__(self, window: QWidget, deliveries: list[DeliveryView], *, engine_stays: bool = False) -> None:
        count = len(deliveries)
        title = _t("Outbox", "%n reply(ies) not sent yet", "", count)
        super().__init__(window, title, width=560)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(10)
        said = (
            _t("Outbox", "The engine keeps running and sends them when their time comes.")
            if engine_stays
            else _t("Outbox", "Nothing is lost: what is kept leaves at the next start.")
        )
        column.addWidget(CardBanner("clock", Tone.INFO, said))
        for delivery in deliveries[:4]:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Avatar(name_of(delivery.author_name), delivery.author_id, 28))
            row.addWidget(ElidedLabel(name_of(delivery.author_name), "body_strong"), 1)
            row.addWidget(ElidedLabel(visible((delivery.text or "")[:200]), "body", "text_muted"), 2)
            row.addWidget(DeliveryChip(delivery.state))
            column.addLayout(row)
        if count > 4:
            more = count - 4
            column.addWidget(Label(_t("Outbox", "and %n more", "", more), "small", "text_muted"))
        column.addStretch(1)
        stay = Button(_t("Outbox", "Cancel"), key="Esc")
        stay.clicked.connect(self.reject)
        keep = Button(_t("Outbox", "Keep for the next start"))
        send = Button(_t("Outbox", "Send now"), Variant.PRIMARY, icon="send")
        for button, decision in ((keep, Quit.KEEP), (send, Quit.SEND_NOW)):
            button.setObjectName(decision.value)
            button.clicked.connect(self._on_button_clicked)
        for button in (stay, keep, send):
            self.add_button(button)
        self._send = send

    def open(self) -> None:
        super().open()
        self._send.setFocus()

    def button(self, decision: Quit) -> Button:
        found = self.findChild(Button, decision.value)
        if not isinstance(found, Button):
            raise KeyError(decision)
        return found

    def _on_button_clicked(self) -> None:
        decision = Quit(self.sender().objectName())
        self.close_overlay()
        self.decided.emit(decision)


def _who(delivery: DeliveryView) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    name = name_of(delivery.author_name)
    row.addWidget(Avatar(name, delivery.author_id, 28))
    row.addWidget(ElidedLabel(name, "body_strong"), 1)
    row.addWidget(PlatformMark(delivery.platform, platform_title(delivery.platform)))
    row.addWidget(
        ElidedLabel(name_of(delivery.thread_title or channel_title(delivery.channel_name)), "body", "text_muted"), 2
    )
    return row


def _cut(text: str) -> str:
    return visible_lines(text[:SHOWN]) + ("…" if len(text) > SHOWN else "")
