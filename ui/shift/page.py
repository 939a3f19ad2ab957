"""The shift's page: what is left open, what was done, a word for the next; handed over with one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.services.shift import Handover, Page
from ui import format as fmt
from ui.i18n import _t
from ui.safe_text import visible, visible_lines
from ui.shift.lines import SectionBox
from ui.shift.words import as_text, figures, sections
from ui.widgets.buttons import Button, Variant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through

COLUMN: Final = 760
SHOWN: Final = 4_000
"""Characters of a handover that are laid out at once; the whole stands in the log."""


class HandoverCard(Panel):
    """What somebody handed over, until it is signed.

    Signals:
        sign_requested: its entry.
    """

    sign_requested = Signal(int)

    def __init__(self, handover: Handover, now_us: int, *, own: bool, parent: QWidget | None = None) -> None:
        super().__init__("surface_raised", border="accent", radius=8, parent=parent)
        self.entry_id = handover.entry_id
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        said = _t("Shift", "{name} handed over {when}").format(
            name=visible(handover.by[:80]), when=fmt.when(handover.at, now_us)
        )
        column.addWidget(Label(said, "title", wrap=True))
        text = handover.text if handover.text is not None else _t("Shift", "The words were erased.")
        cut = visible_lines(text[:SHOWN]) + ("…" if len(text) > SHOWN else "")
        column.addWidget(Paragraph(cut, "body"))
        line = QHBoxLayout()
        self.sign = Button(_t("Shift", "Take over and sign"), Variant.SECONDARY, icon="check")
        self.sign.clicked.connect(self._on_sign_clicked)
        line.addWidget(self.sign)
        line.addStretch(1)
        if own:
            self.sign.set_blocked(_t("Shift", "The one who takes over signs it."))
        column.addLayout(line)

    def _on_sign_clicked(self) -> None:
        self.sign_requested.emit(self.entry_id)


class ShiftPage(Panel):
    """Fed with a page and the handovers nobody signed.

    Signals:
        start_requested: begin a shift.
        hand_over_requested: the text to hand over.
        sign_requested: entry of a handover.
        kept: entry of a promise that was kept.
        item_requested: open an item.
        retry_requested: after an error.
    """

    start_requested = Signal()
    hand_over_requested = Signal(str)
    sign_requested = Signal(int)
    kept = Signal(int)
    item_requested = Signal(int)
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._page: Page | None = None
        self._handovers: tuple[Handover, ...] = ()
        self._names: Mapping[str, str] = {}
        self._me: str | None = None
        self._now_us = 0
        self._error = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(Rule())
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        self._loading = EmptyState("clock", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        self.word = QPlainTextEdit()
        self.word.setTabChangesFocus(True)
        self.word.setFixedHeight(88)
        self._inner = QWidget()
        self._content = QVBoxLayout(self._inner)
        self._content.setContentsMargins(0, 20, 0, 32)
        self._content.setSpacing(20)
        outer = QWidget()
        centred = QHBoxLayout(outer)
        centred.setContentsMargins(24, 0, 24, 0)
        centred.addStretch(1)
        centred.addWidget(self._inner, 100)
        centred.addStretch(1)
        self._inner.setMaximumWidth(COLUMN)
        self._area = see_through(outer)
        for page in (self._loading, self._broken, self._area):
            self._stack.addWidget(page)
        self._boxes: list[QWidget] = []
        self._say()

    def _build_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(48)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(8)
        self._title = Label("", "title")
        self._since = Label("", "body", "text_muted", tabular=True)
        line.addWidget(self._title)
        line.addWidget(self._since)
        line.addStretch(1)
        self.start = Button("", Variant.PRIMARY, icon="clock")
        self.start.clicked.connect(self.start_requested)
        self.hand_over = Button("", Variant.PRIMARY, icon="export", key="Ctrl+Return")
        self.hand_over.clicked.connect(self.ask_hand_over)
        line.addWidget(self.start)
        line.addWidget(self.hand_over)
        return head

    # Feeding ------------------------------------------------------------------------------

    def show_page(
        self, page: Page, handovers: Sequence[Handover], names: Mapping[str, str], me: str | None, now_us: int
    ) -> None:
        """Show this moment. `me`: the actor at this desk."""
        self._page, self._handovers, self._names, self._me, self._now_us = page, tuple(handovers), names, me, now_us
        self._fill()
        self._stack.setCurrentWidget(self._area)

    def show_error(self, sentence: str) -> None:
        self._error = sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def text(self) -> str:
        """What would be handed over now."""
        return "" if self._page is None else as_text(self._page, self._names, self._now_us, self.word.toPlainText())

    def counts(self) -> dict[str, int]:
        """Rows of each section, for the record."""
        if self._page is None:
            return {}
        return {each.name: len(each.lines) for each in sections(self._page, self._names, self._now_us)}

    def ask_hand_over(self) -> None:
        """Hand over what is shown; nothing while no shift is on."""
        if self._page is not None and self._page.since is not None:
            self.hand_over_requested.emit(self.text())

    def handed_over(self) -> None:
        """It is written: the word for the next is no longer needed."""
        self.word.clear()

    # Inside -------------------------------------------------------------------------------

    def _fill(self) -> None:
        page = self._page
        if page is None:
            return
        on = page.since is not None
        self.start.setVisible(not on)
        self.hand_over.setVisible(on)
        self.word.setParent(None)
        while (item := self._content.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        for handover in self._handovers:
            card = HandoverCard(handover, self._now_us, own=handover.actor == self._me)
            card.sign_requested.connect(self.sign_requested)
            self._put(card)
        if page.since is not None:
            spent = fmt.duration(self._now_us - page.since)
            self._since.setText(
                _t("Shift", "since {when} · {span}").format(when=fmt.when(page.since, self._now_us), span=spent)
            )
            self._put(self._figures(page))
            self._put(self._word_box())
        else:
            self._since.setText(_t("Shift", "not begun"))
            sentence = _t(
                "Shift",
                "Begin a shift, and this page gathers what you leave open. At its end you hand it to the next one.",
            )
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(12, 0, 12, 0)
            line.addWidget(Paragraph(sentence, "body", "text_muted"))
            self._put(holder)
        for section in sections(page, self._names, self._now_us):
            shown = SectionBox(section)
            shown.item_requested.connect(self.item_requested)
            shown.kept.connect(self.kept)
            self._put(shown)
        if page.empty:
            calm = EmptyState("check", _t("Shift", "Nothing is left open"), _t("Shift", "Nobody waits for you."))
            calm.setFixedHeight(200)
            self._put(calm)
        self._content.addStretch(1)

    def _put(self, widget: QWidget) -> None:
        self._boxes.append(widget)
        self._content.addWidget(widget)

    def _figures(self, page: Page) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(24)
        for value, word in figures(page):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(value, "heading", tabular=True))
            column.addWidget(Label(word, "small", "text_muted"))
            line.addLayout(column)
        line.addStretch(1)
        holder.setAccessibleName(", ".join(f"{word} {value}" for value, word in figures(page)))
        return holder

    def _word_box(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(4)
        label = Label(_t("Shift", "A word for the next one"), "small_strong", "text_muted")
        label.setBuddy(self.word)
        column.addWidget(label)
        column.addWidget(self.word)
        self.word.show()
        return holder

    def _say(self) -> None:
        self._title.setText(_t("Shift", "Shift"))
        self.start.set_label(_t("Shift", "Begin the shift"))
        self.hand_over.set_label(_t("Shift", "Hand over"))
        self.word.setPlaceholderText(_t("Shift", "What should they look at first?"))
        self.word.setAccessibleName(_t("Shift", "A word for the next one"))
        self._loading.set_words("clock", _t("Shift", "Gathering"), "")
        self._broken.set_words("alert", _t("Shift", "The page cannot be read"), self._error)
        self._again.set_label(_t("Shift", "Try again"))
        if self._page is None:
            self.start.hide()
            self.hand_over.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._fill()
