"""What is known of a person over all their profiles: marks, profiles, mood of the year, promises, bans."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.entries import NoteType
from moderator_app.domain.persons import SPANS, Marks, Mood
from moderator_app.domain.views import AuthorCard
from moderator_app.services.persons import PersonCard
from moderator_app.services.review import LogLine
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.thread.words import action_text, name_of
from ui.widgets.avatar import PlatformMark
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import TagChip, Tone, kind_label
from ui.widgets.labels import ElidedLabel, IconLabel, Label

HEIGHTS: Final = (4, 8, 12, 18)
"""Bars of a month in which little, more, much was written, in logical pixels: shape says how much, not colour."""
PROMISES: Final = 3
BANS: Final = 2


def mark_words(marks: Marks) -> list[tuple[str, Tone, str]]:
    """(words, tone, icon) of what stands out."""
    found: list[tuple[str, Tone, str]] = []
    if marks.newcomer:
        found.append((_t("Author", "new here: a welcome is due"), Tone.ACCENT, "spark"))
    if marks.advocate:
        found.append((_t("Author", "speaks for us"), Tone.SUCCESS, "star"))
    if marks.was_advocate:
        found.append((_t("Author", "spoke for us before"), Tone.WARNING, "star"))
    if marks.quiet:
        found.append((_t("Author", "fell silent"), Tone.PLAIN, "moon"))
    count = marks.complaints
    if count:
        found.append((_t("Author", "%n complaint(s) this month", "", count), Tone.WARNING, "alert"))
    return found


def mood_words(mood: Mood) -> str:
    """The bar in words: how many of which kind in the year."""
    total: dict[str, int] = {}
    for place in range(SPANS):
        for kind, count in mood.spans[place].items():
            total[kind] = total.get(kind, 0) + count
    ordered = sorted(total.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{kind_label(kind)} {fmt.number(count)}" for kind, count in ordered)


class MoodBar(QWidget):
    """Twelve parts of a year: height says how much was written, colour and foot of which kind most of it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mood: Mood | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_mood(self, mood: Mood) -> None:
        self._mood = mood
        said = mood_words(mood)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHTS[-1] + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._mood is None:
            return
        colors = theme.active().colors
        looks = {
            "advocate": colors.success,
            "constructive_critic": colors.kind["constructive_critic"].fg,
            "destructive": colors.danger,
        }
        painter = QPainter(self)
        step = (self.width() + 3) / SPANS
        for place in range(SPANS):
            count, kind = self._mood.total(place), self._mood.leading(place)
            height = HEIGHTS[min(count, len(HEIGHTS) - 1)] if count else 2
            area = QRectF(place * step, self.height() - height, step - 3, height)
            painter.fillRect(area, looks.get(kind, colors.border_strong))
            if kind == "destructive":  # a notch: told apart without colour
                painter.fillRect(QRectF(area.center().x() - 1, area.top(), 2, height / 2), colors.surface_subtle)
        painter.end()


class _Profile(QWidget):
    """Another profile of the person, with a way to take it out."""

    def __init__(self, card: AuthorCard, *, alone: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        platform = platform_title(card.platform)
        row.addWidget(PlatformMark(card.platform, platform))
        name = name_of(card.handle or card.name)
        row.addWidget(ElidedLabel(name, "body"), 1)
        count = card.messages
        row.addWidget(Label(_t("Author", "%n message(s)", "", count), "small", "text_muted", tabular=True))
        self.out = IconButton("split", _t("Author", "Take {name} out").format(name=name))
        self.out.setObjectName(str(card.id))
        self.out.setVisible(not alone)
        row.addWidget(self.out)
        self.setAccessibleName(f"{platform}, {name}")


class PersonBlock(QWidget):
    """Fed with a card.

    Signals:
        join_requested: another profile is to be joined with this one.
        split_requested: this author is to be taken out.
        answers_requested: the items behind the time of our answers.
    """

    join_requested = Signal()
    split_requested = Signal(int)
    answers_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: PersonCard | None = None
        self._now = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 0)
        self._column.setSpacing(6)
        self._parts: list[QWidget] = []
        self.join_button = Button("", Variant.LINK, icon="link")
        self.join_button.clicked.connect(self.join_requested)
        self.answers_button: Button | None = None
        self._write()

    def show_person(self, card: PersonCard | None, now_us: int) -> None:
        """Show what is known; None: nothing yet."""
        self._card, self._now = card, now_us
        self._fill()

    def texts(self) -> list[str]:
        """What is said, from top to bottom."""
        return [part.accessibleName() for part in self._parts if part.accessibleName()]

    def _fill(self) -> None:
        self._column.removeWidget(self.join_button)
        for old in self._parts:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = []
        self.answers_button = None
        card = self._card
        self.setVisible(card is not None)
        if card is None:
            return
        for words, tone, icon in mark_words(card.marks):
            self._add_chip(words, tone, icon)
        for member in card.members[1:]:
            line = _Profile(member, alone=False)
            line.out.clicked.connect(self._on_out_clicked)
            self._add(line)
        self._column.addWidget(self.join_button, 0, Qt.AlignmentFlag.AlignLeft)
        if card.answers.median_us is not None:
            self._add_answers(card.answers.median_us, len(card.answers.items))
        if any(card.mood.total(place) for place in range(SPANS)):
            self._line("kind-neutral", _t("Author", "Mood of the year"), "")
            bar = MoodBar()
            bar.show_mood(card.mood)
            self._add(bar)
        if card.taken_away:
            said = _t("Author", "{count} of {all}, {share}").format(
                count=fmt.number(card.taken_away), all=fmt.number(card.whole.messages),
                share=fmt.percent(card.rejected_share),
            )  # fmt: skip
            self._line("hide", _t("Author", "Taken away"), said)
        for promise in open_promises(card)[:PROMISES]:
            until = promise.entry.data.get("until")
            due = fmt.when(int(until), self._now) if isinstance(until, int) else ""
            self._line("clock", visible((promise.words.get("note") or "")[:200]), due)
        for ban in card.bans[:BANS]:
            self._line("ban", action_text(ban.kind), f"{visible(ban.by[:80])}, {fmt.when(ban.at, self._now)}")

    def _add_answers(self, median_us: int, count: int) -> None:
        """The time of our answers, a button to the items behind it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("clock"))
        row.addWidget(ElidedLabel(_t("Author", "Our answers, median"), "body"), 1)
        said = _t("Author", "{time}, %n item(s)", "", count).format(time=fmt.duration(median_us))
        button = Button(said, Variant.LINK)
        button.set_tip(_t("Author", "Working time to the first answer; shows the items behind it"))
        button.clicked.connect(self.answers_requested)
        row.addWidget(button)
        holder.setAccessibleName(_t("Author", "Our answers, median") + f" {said}")
        self.answers_button = button
        self._add(holder)

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)

    def _add_chip(self, words: str, tone: Tone, icon: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(TagChip(words, tone, icon))
        row.addStretch(1)
        holder.setAccessibleName(words)
        self._add(holder)

    def _line(self, icon: str, words: str, more: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon))
        row.addWidget(ElidedLabel(words, "body"), 1)
        if more:
            row.addWidget(Label(more, "small", "text_muted", tabular=True))
        holder.setAccessibleName(f"{words}, {more}" if more else words)
        self._add(holder)

    def _on_out_clicked(self) -> None:
        self.split_requested.emit(int(self.sender().objectName()))

    def _write(self) -> None:
        self.join_button.set_label(_t("Author", "Join another profile"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self._fill()


def open_promises(card: PersonCard) -> list[LogLine]:
    """Promises that no note says were kept, newest first."""
    kept = {line.entry.data.get("of") for line in card.notes if line.entry.data.get("type") == NoteType.KEPT.value}
    return [
        line
        for line in card.notes
        if line.entry.data.get("type") == NoteType.PROMISE.value and line.entry.id not in kept
    ]
