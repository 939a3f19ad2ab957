"""The author's card in the sidebar: who, since when, how often, our notes, and their items with verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.clock import Clock
from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.domain.items import InboxRow
from moderator_app.domain.views import AuthorCard
from moderator_app.services.outcomes import OutcomeView
from moderator_app.services.persons import PersonCard
from ui import format as fmt
from ui import links
from ui.author.history import ROW, HistoryList
from ui.author.person import PersonBlock
from ui.direct.words import OUTCOME_LOOKS, outcome_label
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible, visible_lines
from ui.thread.words import action_text
from ui.widgets.avatar import Avatar, PlatformMark
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import TagChip, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through

NOTES: Final = 3
NOTE_TEXT: Final = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of ours about an author.

    Attributes:
        at: UTC microseconds.
        to: whom a question was for.
    """

    entry_id: int
    at: int
    by: str
    text: str
    type: NoteType = NoteType.PLAIN
    to: str = ""


class _Figure(QWidget):
    """A number over its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._value = Label("", "body_strong", tabular=True)
        self._word = Label("", "small", "text_muted")
        column.addWidget(self._value)
        column.addWidget(self._word)

    def say(self, value: str, word: str) -> None:
        self._value.setText(value)
        self._word.setText(word)
        self.setAccessibleName(f"{value} {word}")


class _OutcomeLine(QWidget):
    """How a case ended: its chip, with what, when."""

    def __init__(self, view: OutcomeView, now_us: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon, tone = OUTCOME_LOOKS[view.outcome]
        label = outcome_label(view.outcome)
        row.addWidget(TagChip(label, tone, icon))
        what = visible((view.what or view.by)[:200])
        row.addWidget(ElidedLabel(what, "small"), 1)
        when = fmt.when(view.at, now_us)
        row.addWidget(Label(when, "small", "text_muted"))
        self.setAccessibleName(f"{label}, {what}, {when}")


class _NoteCard(Panel):
    """A note: who, when, what."""

    def __init__(self, note: Note, now_us: int, parent: QWidget | None = None) -> None:
        super().__init__("surface_raised", border="border", radius=8, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(0)
        kind = _type_label(note)
        head = f"{visible(note.by[:80])}, {fmt.when(note.at, now_us)}"
        if kind:
            head = f"{kind} · {head}"
        column.addWidget(ElidedLabel(head, "small", "text_muted"))
        cut = visible_lines(note.text[:NOTE_TEXT]) + ("…" if len(note.text) > NOTE_TEXT else "")
        column.addWidget(Paragraph(cut, "body"))
        self.setAccessibleName(f"{head}: {cut}")
        self.setToolTip(note.text[:2000] if len(note.text) > NOTE_TEXT else "")


class AuthorPane(Panel):
    """Fed with a card, its rows and notes.

    Signals:
        item_requested: item id of the history.
        link_requested: the profile, in the browser.
        note_requested: write a note.
        retry_requested: after an error.
        data_requested: author id: what is held about them.
    """

    item_requested = Signal(int)
    link_requested = Signal(str)
    note_requested = Signal()
    retry_requested = Signal()
    data_requested = Signal(int)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("surface_subtle", parent=parent)
        self._clock = clock
        self._card: AuthorCard | None = None
        self._rows: tuple[InboxRow, ...] = ()
        self._notes: tuple[Note, ...] = ()
        self._outcomes: tuple[OutcomeView, ...] = ()
        self._current: int | None = None
        self._error = ""
        self._stack = QStackedLayout(self)
        self._empty = EmptyState("person", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        self._page = QWidget()
        self._build()
        self._scrolled = see_through(self._page)
        for page in (self._empty, self._broken, self._scrolled):
            self._stack.addWidget(page)
        self._say()
        self.show_nothing()

    def _build(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        self._build_head(column)
        column.addSpacing(8)
        self.person = PersonBlock()
        self.person.show_person(None, 0)
        column.addWidget(self.person)
        column.addSpacing(8)
        column.addWidget(_inset(Rule()))
        column.addSpacing(10)
        self._build_figures(column)
        column.addSpacing(10)
        column.addWidget(_inset(Rule()))
        column.addSpacing(10)
        self._build_lists(column)

    def _build_head(self, column: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        self._avatar = Avatar("", 0, 48)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = ElidedLabel("", "title")
        self._facts = ElidedLabel("", "small", "text_muted")
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._facts)
        names.addStretch(1)
        head.addWidget(self._avatar)
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addSpacing(12)
        where = QHBoxLayout()
        where.setContentsMargins(16, 0, 16, 0)
        where.setSpacing(8)
        self._mark = PlatformMark("", "")
        self._handle = ElidedLabel("", "body")
        self._bot = TagChip("", Tone.PLAIN)
        self._profile = Button("", Variant.LINK)
        self._profile.clicked.connect(self._on_profile_clicked)
        where.addWidget(self._mark)
        where.addWidget(self._handle, 1)
        where.addWidget(self._bot)
        where.addWidget(self._profile)
        self.data_button = IconButton("shield", "")
        self.data_button.clicked.connect(self._on_data_clicked)
        self.data_button.hide()
        where.addWidget(self.data_button)
        column.addLayout(where)

    def _build_figures(self, column: QVBoxLayout) -> None:
        figures = QHBoxLayout()
        figures.setContentsMargins(16, 0, 16, 0)
        self._figures = [_Figure(), _Figure(), _Figure()]
        for figure in self._figures:
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        column.addSpacing(6)
        self._done = Paragraph("", "small", "text_muted")
        column.addWidget(_inset(self._done))

    def _build_lists(self, column: QVBoxLayout) -> None:
        notes = QHBoxLayout()
        notes.setContentsMargins(16, 0, 16, 0)
        self._notes_title = Label("", "body_strong")
        self._add = Button("", Variant.LINK, icon="plus")
        self._add.clicked.connect(self.note_requested)
        notes.addWidget(self._notes_title)
        notes.addStretch(1)
        notes.addWidget(self._add)
        column.addLayout(notes)
        self._note_list = QVBoxLayout()
        self._note_list.setContentsMargins(16, 4, 16, 0)
        self._note_list.setSpacing(6)
        column.addLayout(self._note_list)
        column.addSpacing(10)
        self._ended = QWidget()
        ended = QVBoxLayout(self._ended)
        ended.setContentsMargins(16, 0, 16, 12)
        ended.setSpacing(6)
        self._ended_title = Label("", "body_strong")
        ended.addWidget(self._ended_title)
        self._ended_list = ended
        column.addWidget(self._ended)
        history = QHBoxLayout()
        history.setContentsMargins(16, 0, 16, 4)
        self._history_title = Label("", "body_strong")
        self._all = Label("", "small", "text_muted", tabular=True)
        history.addWidget(self._history_title)
        history.addStretch(1)
        history.addWidget(self._all)
        column.addLayout(history)
        self.history = HistoryList()
        self.history.item_requested.connect(self.item_requested)
        self.history.setMinimumHeight(3 * ROW)
        column.addWidget(self.history, 1)
        self._cards: list[_NoteCard] = []
        self._endings: list[_OutcomeLine] = []

    # Feeding -------------------------------------------------------------------------------

    def show_author(
        self,
        card: AuthorCard,
        rows: Sequence[InboxRow],
        notes: Sequence[Note] = (),
        outcomes: Sequence[OutcomeView] = (),
        *,
        current_item: int | None = None,
        person: PersonCard | None = None,
    ) -> None:
        """Show an author; `rows` are those of `card.items`, in any order; `person`: over all their profiles."""
        order = {item: place for place, item in enumerate(card.items)}
        self._card, self._notes, self._current = card, tuple(notes), current_item
        self._outcomes = tuple(outcomes)
        self.person.show_person(person, self._clock.now_us())
        self._rows = tuple(sorted(rows, key=lambda row: order.get(row.id, len(order))))
        self._fill()
        self._stack.setCurrentWidget(self._scrolled)

    def offer_data(self, *, offered: bool) -> None:
        """Whether whoever works here may look after what is held about people."""
        self.data_button.setVisible(offered)

    def _on_data_clicked(self) -> None:
        if self._card is not None:
            self.data_requested.emit(self._card.id)

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        self._card = None
        self._stack.setCurrentWidget(self._empty)

    def show_error(self, sentence: str) -> None:
        self._card, self._error = None, sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def author_id(self) -> int | None:
        return self._card.id if self._card is not None else None

    # Inside --------------------------------------------------------------------------------

    def _fill(self) -> None:
        card = self._card
        if card is None:
            return
        now = self._clock.now_us()
        name = visible(card.name[:200]) or _t("Author", "No name")
        self._avatar.set_person(name, card.id)
        self._name.set_text(name)
        since, last = _month(card.first_seen_at, now), fmt.ago(card.last_seen_at, now)
        self._facts.set_text(_t("Author", "since {since} · {last}").format(since=since, last=last))
        platform = platform_title(card.platform)
        self._mark.set_platform(card.platform, platform)
        self._handle.set_text(visible((card.handle or platform)[:200]))
        self._bot.set_text(_t("Author", "bot"))
        self._bot.setVisible(card.bot)
        self._profile.set_label(_t("Author", "Profile"))
        self.data_button.set_name(_t("Author", "What is held about this person"))
        self._profile.setVisible(links.is_web(card.profile_url))
        count, answered, removed = card.messages, card.answered, card.removed
        words = (
            (count, _t("Author", "messages")),
            (answered, _t("Author", "answered")),
            (removed, _t("Author", "deleted")),
        )
        for figure, (value, word) in zip(self._figures, words, strict=True):
            figure.say(fmt.number(value), word)
        self._done.set_text(_decisions(card.actions))
        self._done.setVisible(bool(self._done.text()))
        self._show_notes(now)
        self._show_outcomes(now)
        items = len(card.items)
        self._history_title.setText(_t("Author", "History"))
        newest = len(self._rows)
        said = _t("Author", "the newest {count}") if items > newest else _t("Author", "all {count}")
        self._all.setText(said.format(count=fmt.number(newest)))
        self._all.setVisible(items > 1)
        self.history.history.show(self._rows, now, self._current)
        self.setAccessibleName(_t("Author", "Author {name}").format(name=name))

    def _show_notes(self, now: int) -> None:
        for old in self._cards:
            self._note_list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = [_NoteCard(note, now) for note in self._notes[:NOTES]]
        for card in self._cards:
            self._note_list.addWidget(card)
        count = len(self._notes)
        title = _t("Author", "Notes") if not count else _t("Author", "Notes  {count}").format(count=fmt.number(count))
        self._notes_title.setText(title)
        self._add.set_label(_t("Author", "Add"))

    def _show_outcomes(self, now: int) -> None:
        for old in self._endings:
            self._ended_list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._endings = [_OutcomeLine(each, now) for each in self._outcomes[:NOTES]]
        for line in self._endings:
            self._ended_list.addWidget(line)
        self._ended.setVisible(bool(self._endings))
        self._ended_title.setText(_t("Author", "How it ended"))

    def endings(self) -> list[str]:
        """What the lines of outcomes say, the newest first."""
        return [line.accessibleName() for line in self._endings]

    def _say(self) -> None:
        self._empty.set_words(
            "person", _t("Author", "Nobody is chosen"), _t("Author", "The author of the open item stands here.")
        )
        self._broken.set_words("alert", _t("Author", "The author cannot be read"), self._error)
        self._again.set_label(_t("Author", "Try again"))

    def _on_profile_clicked(self) -> None:
        if self._card is not None and self._card.profile_url is not None and links.is_web(self._card.profile_url):
            self.link_requested.emit(self._card.profile_url)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._fill()


def _type_label(note: Note) -> str:
    """What a note is for; nothing for a plain one."""
    if note.type is NoteType.QUESTION:
        return _t("Author", "Question to {name}").format(name=visible(note.to[:80]))
    return {
        NoteType.PROMISE: _t("Author", "Promise"),
        NoteType.KEPT: _t("Author", "Promise kept"),
        NoteType.PERSON: _t("Author", "About the person"),
        NoteType.WARNING: _t("Author", "Careful"),
        NoteType.ANSWER: _t("Author", "Answer"),
    }.get(note.type, "")


_NOT_TOLD: Final = frozenset(
    {EntryKind.KIND, EntryKind.OUTCOME, EntryKind.CLAIM, EntryKind.RELEASE, EntryKind.ASSIGN, EntryKind.READ}
)
"""Shown elsewhere, or no decision about the person."""


def _decisions(actions: Mapping[EntryKind, int]) -> str:
    """What we decided about them: "Hide 2 · Ban 1"."""
    shown = {kind: count for kind, count in actions.items() if count and kind not in _NOT_TOLD}
    parts = [f"{action_text(kind)} {fmt.number(count)}" for kind, count in shown.items()]
    return " · ".join(parts)


def _month(at_us: int, now_us: int) -> str:
    """A date without its day: "December 2025"."""
    return fmt.date(at_us, now_us).split(fmt.NBSP, 1)[1]


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(16, 0, 16, 0)
    row.addWidget(widget)
    holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return holder
