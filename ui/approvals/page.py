"""The approval queue: one card a wish, with what was asked, the checks, and three ways to rule on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.voice import Level
from moderator_app.services.approvals import Wish
from ui import format as fmt
from ui.composer.voice_checks import reason
from ui.i18n import _t
from ui.item_actions import action_label
from ui.names import channel_title
from ui.outbox.diff_text import DiffText
from ui.outbox.files import add_files
from ui.safe_text import visible, visible_lines
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import TagChip, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import IconLabel, Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through
from ui.word_diff import word_diff

COLUMN: Final = 760
SHOWN: Final = 2_000
"""Characters of a text that are laid out; the whole stands in the log."""

_KEYS: Final = {Qt.Key.Key_A: "approve", Qt.Key.Key_E: "edit", Qt.Key.Key_R: "back", Qt.Key.Key_O: "open"}
_RUSSIAN: Final = {"ф": "approve", "у": "edit", "к": "back", "щ": "open"}


def because_words(code: str) -> str:
    """Why it could not go without approval."""
    return {
        "channel": _t("Approvals", "answers need approval here"),
        "role": _t("Approvals", "beyond the role"),
        "check": _t("Approvals", "a check is overridden"),
    }.get(code, code)


class WishCard(Panel):
    """One wish. Its keys: A approve, E edit and approve, R send back, O open the item.

    Signals:
        approve_requested, edit_requested, back_requested: its entry.
        item_requested: item id.
    """

    approve_requested = Signal(int)
    edit_requested = Signal(int)
    back_requested = Signal(int)
    item_requested = Signal(int)

    def __init__(self, wish: Wish, by: str, blocked: str, now_us: int, parent: QWidget | None = None) -> None:
        super().__init__("surface_raised", border="border", radius=8, parent=parent)
        self.wish = wish
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        name = visible(by[:80])
        place = visible(channel_title(wish.channel_name)[:80])
        title = f"{action_label(wish.kind)} · {visible(wish.author_name[:80])}"
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, "title"))
        head.addStretch(1)
        for code in wish.because:
            head.addWidget(TagChip(because_words(code), Tone.WARNING))
        column.addLayout(head)
        when = fmt.when(wish.at, now_us)
        asked = _t("Approvals", "{name} asks · {place} · {when}").format(name=name, place=place, when=when)
        column.addWidget(Label(asked, "small", "text_muted", wrap=True))
        column.addWidget(Paragraph(visible_lines(wish.question[:SHOWN]), "body", "text_muted"))
        self.text = DiffText()
        if wish.kind is EntryKind.REPLY:
            column.addWidget(Rule())
            self._show_text(column)
        if wish.why:
            said = _t("Approvals", "Reason: {why}").format(why=visible_lines(wish.why[:SHOWN]))
            column.addWidget(Paragraph(said, "body"))
        for check in wish.found:
            if check.level is not Level.HINT:
                icon = "alert" if check.level is Level.BLOCK else "info"
                color = "danger_text" if check.level is Level.BLOCK else "warning_text"
                column.addLayout(_noted(icon, color, reason(check)))
        if wish.new_since:
            later = wish.new_since
            said = _t("Approvals", "%n new message(s) since it was written", "", later)
            column.addLayout(_noted("clock", "warning_text", said))
        column.addLayout(self._buttons(blocked))
        self.setAccessibleName(f"{title}, {asked}")

    def _show_text(self, column: QVBoxLayout) -> None:
        wish = self.wish
        if wish.text is None:
            column.addWidget(Paragraph(_t("Approvals", "The words were erased."), "body", "text_muted"))
            return
        text = visible_lines(wish.text[:SHOWN])
        before = text if wish.rendered is None else visible_lines(wish.rendered.strip()[:SHOWN])
        self.text.show_pieces(word_diff(before, text), text)
        column.addWidget(self.text)
        add_files(column, wish.files)
        if before != text:
            column.addWidget(
                Label(_t("Approvals", "Marked: what was changed in the answer of the matrix"), "small", "text_muted")
            )

    def _buttons(self, blocked: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.approve = Button(_t("Approvals", "Approve"), Variant.PRIMARY, icon="check", key="A")
        self.edit = Button(_t("Approvals", "Edit and approve"), Variant.SECONDARY, icon="edit", key="E")
        self.back = Button(_t("Approvals", "Send back"), Variant.SECONDARY, icon="undo", key="R")
        self.open = Button(_t("Approvals", "Open the item"), Variant.QUIET, icon="open", key="O")
        self.approve.clicked.connect(lambda: self.approve_requested.emit(self.wish.entry_id))
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self.wish.entry_id))
        self.back.clicked.connect(lambda: self.back_requested.emit(self.wish.entry_id))
        self.open.clicked.connect(self._on_open_clicked)
        self.edit.setVisible(self.wish.kind is EntryKind.REPLY and self.wish.text is not None)
        for each in (self.approve, self.edit, self.back):
            each.set_blocked(blocked)
            line.addWidget(each)
        line.addStretch(1)
        line.addWidget(self.open)
        self.open.setVisible(self.wish.item_id is not None)
        return line

    def _on_open_clicked(self) -> None:
        if self.wish.item_id is not None:
            self.item_requested.emit(self.wish.item_id)

    # Keys ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The card's own letters come before those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _act(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = {"approve": self.approve, "edit": self.edit, "back": self.back, "open": self.open}.get(_act(event))
        if button is None or button.isHidden():
            super().keyPressEvent(event)
            return
        button.click()


def _act(event: QKeyEvent) -> str:
    """What a letter means here, in either layout; empty: nothing."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return ""
    return _KEYS.get(Qt.Key(event.key())) or _RUSSIAN.get(event.text().lower(), "")


def _noted(icon: str, color: str, text: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(IconLabel(icon, color), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Paragraph(text, "body", color), 1)
    return line


class ApprovalsPage(Panel):
    """Fed with wishes.

    Signals:
        approve_requested, edit_requested, back_requested: entry of a wish.
        item_requested: item id.
        retry_requested: after an error.
        channels_requested: which channels' answers need approval.
    """

    approve_requested = Signal(int)
    edit_requested = Signal(int)
    back_requested = Signal(int)
    item_requested = Signal(int)
    retry_requested = Signal()
    channels_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._wishes: tuple[Wish, ...] = ()
        self._names: Mapping[str, str] = {}
        self._why_not: Callable[[Wish], str] = _nothing
        self._now_us = 0
        self._error = ""
        self.cards: list[WishCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(48)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(8)
        self._title = Label("", "title")
        self._count = Label("", "body", "text_muted", tabular=True)
        line.addWidget(self._title)
        line.addWidget(self._count)
        line.addStretch(1)
        self.channels = Button("", Variant.SECONDARY, icon="sliders")
        self.channels.clicked.connect(self.channels_requested)
        line.addWidget(self.channels)
        column.addWidget(head)
        column.addWidget(Rule())
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        self._calm = EmptyState("shield", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        inner = QWidget()
        inner.setMaximumWidth(COLUMN)
        self._content = QVBoxLayout(inner)
        self._content.setContentsMargins(0, 20, 0, 32)
        self._content.setSpacing(12)
        outer = QWidget()
        centred = QHBoxLayout(outer)
        centred.setContentsMargins(24, 0, 24, 0)
        centred.addStretch(1)
        centred.addWidget(inner, 100)
        centred.addStretch(1)
        self._area = see_through(outer)
        for page in (self._calm, self._broken, self._area):
            self._stack.addWidget(page)
        self._say()

    def show_wishes(
        self, wishes: Sequence[Wish], names: Mapping[str, str], why_not: Callable[[Wish], str], now_us: int
    ) -> None:
        """Show what waits; a card that had the focus keeps it, else the first one after it gets it."""
        focus = self.window().focusWidget()
        held = next(
            (place for place, card in enumerate(self.cards) if focus is card or card.isAncestorOf(focus)),
            None,
        )
        self._wishes, self._names, self._why_not, self._now_us = tuple(wishes), names, why_not, now_us
        self._fill()
        self._stack.setCurrentWidget(self._area if self.cards else self._calm)
        if self.cards and (held is not None or self.hasFocus()):
            self.cards[min(held or 0, len(self.cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        self._error = sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def _fill(self) -> None:
        while (item := self._content.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = []
        for wish in self._wishes:
            by = self._names.get(wish.actor, wish.actor)
            card = WishCard(wish, by, self._why_not(wish), self._now_us)
            card.approve_requested.connect(self.approve_requested)
            card.edit_requested.connect(self.edit_requested)
            card.back_requested.connect(self.back_requested)
            card.item_requested.connect(self.item_requested)
            self.cards.append(card)
            self._content.addWidget(card)
        self._content.addStretch(1)
        self._count.setText(fmt.number(len(self._wishes)) if self._wishes else "")

    def _say(self) -> None:
        self._title.setText(_t("Approvals", "Approvals"))
        self.channels.set_label(_t("Approvals", "Channels"))
        self._calm.set_words(
            "shield",
            _t("Approvals", "Nothing waits for approval"),
            _t("Approvals", "What goes beyond somebody's role comes here: answers, bans, overridden checks."),
        )
        self._broken.set_words("alert", _t("Approvals", "The queue cannot be read"), self._error)
        self._again.set_label(_t("Approvals", "Try again"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._fill()


def _nothing(_wish: Wish) -> str:
    return ""
