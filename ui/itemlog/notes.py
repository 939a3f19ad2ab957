"""All notes of an item, the oldest first, and the field for another."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.clock import Clock
from moderator_app.domain.formatting import PLAIN
from moderator_app.services.item_log import ItemLog
from moderator_app.services.review import LogLine
from ui import format as fmt
from ui.composer.draft import DraftInHand, Words
from ui.composer.reply import Case, Drafts
from ui.i18n import _t
from ui.itemlog import words
from ui.itemlog.field import NoteField
from ui.itemlog.note_text import NoteText
from ui.review.words import actor_words, erased
from ui.safe_text import visible
from ui.widgets.banner import BannerAction, StripBanner
from ui.widgets.buttons import Button
from ui.widgets.chips import Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, Label, Panel, Rule
from ui.widgets.scrolling import see_through

SHOWN: Final = 100
"""Of more notes than these the newest are shown; the history has all."""


def begun_case(item_id: int) -> Case:
    """Under what a note about an item is kept among the drafts: no thread has the number 0."""
    return 0, item_id


class NoteCard(Panel):
    """A note: what it is for, who, when, the words. One that names who reads and was not read yet has a frame."""

    def __init__(self, line: LogLine, log: ItemLog, now_us: int) -> None:
        unread = line.entry.id in log.unread
        super().__init__("surface_raised", border="accent" if unread else "border", radius=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(2)
        who, when = actor_words(line), fmt.when(line.entry.at, now_us)
        head = QHBoxLayout()
        head.setSpacing(8)
        kind = words.note_title(line, log.names)
        head.addWidget(ElidedLabel(f"{kind} · {who}" if kind else who, "small_strong"), 1)
        head.addWidget(Label(when, "small", "text_muted", tabular=True))
        column.addLayout(head)
        text = line.words.get("note")
        self.text = NoteText(erased(line) if text is None else text, log.people, log.actor)
        column.addWidget(self.text)
        parts = [kind, who, when, self.text.accessibleName()]
        if unread:
            parts.insert(0, _t("ItemLog", "names you"))
        self.setAccessibleName(", ".join(part for part in parts if part))


class NotesPane(Panel):
    """Fed with what `services.item_log` reads.

    Signals:
        note_requested: the words of a new note.
        read_requested: whoever is named here has read it.
        retry_requested: after an error.
        left: Escape in the field.
    """

    note_requested = Signal(str)
    read_requested = Signal()
    retry_requested = Signal()
    left = Signal()

    def __init__(self, clock: Clock, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__("surface_subtle", parent=parent)
        self._clock = clock
        self.draft = DraftInHand(drafts, clock, self._words, self)
        self._item_id: int | None = None
        self._turning = False
        self._log: ItemLog | None = None
        self._error = ""
        self._cards: list[NoteCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.mention = StripBanner("people", Tone.INFO)
        self.mention.hide()
        column.addWidget(self.mention)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        self._nothing = EmptyState("note", "", "")
        self._empty = EmptyState("note", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(16, 12, 16, 12)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        self._scrolled = see_through(inner)
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._follow = True
        for page in (self._nothing, self._empty, self._broken, self._scrolled):
            self._stack.addWidget(page)
        self._rule = Rule()
        column.addWidget(self._rule)
        self.field = NoteField()
        self.field.note_requested.connect(self.note_requested)
        self.field.left.connect(self.left)
        self.field.edited.connect(self._on_edited)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._say()
        self.show_nothing()

    # Feeding -----------------------------------------------------------------------------

    def turn_to(self, item_id: int | None) -> None:
        """The note that was begun about an item comes back; that of the one before is on disk."""
        if item_id == self._item_id:
            return
        self.draft.flush()
        self._item_id = item_id
        kept = None if item_id is None else self.draft.take_up(begun_case(item_id))
        self._load("" if kept is None else kept.text)

    def begun(self) -> str:
        """What was written about the open item and not added."""
        return self.field.text()

    def write(self, text: str) -> None:
        """It was written elsewhere: it is begun, and kept, as if it had been written here."""
        self.field.set_text(text)

    def show_log(self, log: ItemLog) -> None:
        """The notes of an item."""
        self._log = log
        self.turn_to(log.item_id)
        self.field.set_people({actor: name for actor, name in log.people.items() if actor != log.actor})
        self._fill()

    def show_nothing(self) -> None:
        """No item is open."""
        self._log = None
        self.mention.hide()
        self._show_field(shown=False)
        self._stack.setCurrentWidget(self._nothing)

    def show_error(self, sentence: str) -> None:
        self._error = sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def added(self, item_id: int, text: str, draft_id: str) -> None:
        """A note is in the journal: its words need no keeping, unless more was written meanwhile."""
        if item_id == self._item_id and self.begun().strip() != text:
            return
        self.draft.forget(begun_case(item_id), draft_id)
        if item_id == self._item_id:
            self.draft.begin_anew()
            self._load("")

    def cards(self) -> list[NoteCard]:
        """The notes that are shown, oldest first."""
        return self._cards

    # Inside ------------------------------------------------------------------------------

    def _fill(self) -> None:
        log = self._log
        if log is None:
            return
        self._show_field(shown=True)
        self._show_mention(log)
        for old in self._cards:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        now = self._clock.now_us()
        self._cards = [NoteCard(line, log, now) for line in log.notes[-SHOWN:]]
        for place, card in enumerate(self._cards):
            self._list.insertWidget(place, card)
        self._follow = True
        self._stack.setCurrentWidget(self._scrolled if self._cards else self._empty)
        count = len(log.notes)
        self.setAccessibleName(_t("ItemLog", "%n note(s)", "", count))

    def _show_mention(self, log: ItemLog) -> None:
        named = [line for line in log.notes if line.entry.id in log.unread]
        self.mention.setVisible(bool(named))
        if named:
            who = ", ".join(dict.fromkeys(visible(line.actor_name[:80]) for line in named))
            read = BannerAction(_t("ItemLog", "Read it"), self.read_requested.emit)
            self.mention.show_text(_t("ItemLog", "You are named"), who, (read,))

    def _show_field(self, *, shown: bool) -> None:
        self._rule.setVisible(shown)
        self.field.setVisible(shown)

    def _on_edited(self, _text: str) -> None:
        if self._item_id is not None and not self._turning:
            self.draft.touch()

    def _load(self, text: str) -> None:
        self._turning = True
        try:
            self.field.set_text(text)
        finally:
            self._turning = False

    def _words(self) -> Words | None:
        return None if self._item_id is None else (begun_case(self._item_id), self.begun(), PLAIN, (), ())

    def _on_range_changed(self, _least: int, most: int) -> None:
        """The newest note stands at the foot, beside the field."""
        if self._follow:
            self._scrolled.verticalScrollBar().setValue(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow = True

    def wheelEvent(self, event: object) -> None:
        self._follow = False
        super().wheelEvent(event)  # type: ignore[arg-type]

    def _say(self) -> None:
        self._nothing.set_words(
            "note", _t("ItemLog", "No item is open"), _t("ItemLog", "The notes of the open item stand here.")
        )
        self._empty.set_words(
            "note",
            _t("ItemLog", "No notes yet"),
            _t("ItemLog", "What is written here is seen by colleagues only. Write @ and a name to ask somebody."),
        )
        self._broken.set_words("alert", _t("ItemLog", "The notes cannot be read"), self._error)
        self._again.set_label(_t("ItemLog", "Try again"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._fill()
