"""The scorecard beside an answer: graded with digits, moved through with arrows, saved with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from moderator_app.domain.review import scorecard
from moderator_app.domain.review.scorecard import Criterion, Scorecard
from moderator_app.services.scoring import Comment, Review, Wanted
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.safe_text import visible, visible_lines
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import TagChip, Tone
from ui.widgets.labels import Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through

WIDTH: Final = 320
_DIGITS: Final = {Qt.Key(Qt.Key.Key_0.value + number): number for number in range(1, 6)}
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CriterionRow(Panel):
    """One criterion and its grades; the current one stands on another ground."""

    def __init__(self, criterion: Criterion, *, fixed: bool) -> None:
        super().__init__("surface", radius=6)
        self.criterion = criterion
        self.grade: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = visible(criterion.title(i18n.language()))
        head.addWidget(Label(self.title, "body_strong"))
        if criterion.critical:
            head.addWidget(TagChip(_t("Review", "critical"), Tone.DANGER))
        head.addStretch(1)
        weight = _t("Review", "weight {number}").format(number=criterion.weight)
        head.addWidget(Label(weight, "small", "text_muted", tabular=True))
        column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(6)
        self.buttons: list[Button] = []
        for number in range(1, criterion.scale + 1):
            button = Button(str(number), Variant.SECONDARY, small=True)
            button.setFixedWidth(34)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # digits reach the card wherever one was clicked
            button.setAccessibleName(f"{self.title}: {number}")
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, fixed)  # greyed it could not be read
            self.buttons.append(button)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)

    def set_grade(self, grade: int | None) -> None:
        self.grade = grade
        for number, button in enumerate(self.buttons, 1):
            button.set_variant(Variant.PRIMARY if number == grade else Variant.SECONDARY)

    def set_current(self, current: bool) -> None:
        self.set_ground("surface_hover" if current else "surface")


class ScoreCard(Panel):
    """Made anew for each answer: to be filled in, or with what somebody gave.

    Signals:
        saved: argument: `Wanted`.
        skipped: leave this one for later.
        comment_requested: the selected words shall be remarked on.
        objected: whoever wrote the answer objects.
        answered: a lead answers the objection; whether the review stays.
    """

    saved = Signal(object)
    skipped = Signal()
    comment_requested = Signal()
    objected = Signal()
    answered = Signal(bool)

    def __init__(self, card: Scorecard, kind: str, place: str, review: Review | None = None, *, mine: bool = False,
                 lead: bool = True) -> None:  # fmt: skip
        super().__init__("surface")
        self._card, self._kind, self._fixed = card, kind, review is not None
        self.comments: list[Comment] = []
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_t("Review", "Scorecard"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(48)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 16, 0)
        line.addWidget(Label(_t("Review", "Review"), "title"), 1)
        line.addWidget(Label(place, "small", "text_muted", tabular=True))
        column.addWidget(head)
        column.addWidget(Rule())
        inner = QWidget()
        self._content = QVBoxLayout(inner)
        self._content.setContentsMargins(8, 8, 8, 16)
        self._content.setSpacing(4)
        self.rows = [CriterionRow(each, fixed=self._fixed) for each in card.asked(kind)]
        for number, row in enumerate(self.rows):
            self._content.addWidget(row)
            for grade, button in enumerate(row.buttons, 1):
                button.clicked.connect(lambda _on=False, at=number, grade=grade: self.give(at, grade))
        self._remarks = QVBoxLayout()
        self._remarks.setContentsMargins(8, 4, 8, 0)
        self._remarks.setSpacing(6)
        self._content.addLayout(self._remarks)
        self.coaching = QPlainTextEdit()
        self.whole = Label("", "figure", tabular=True)
        self._show_comments()
        if review is None:
            self._add_form()
        else:
            self._add_given(review, mine=mine, lead=lead)
        total = QHBoxLayout()
        total.setContentsMargins(8, 8, 8, 0)
        total.addWidget(Label(_t("Review", "Total"), "body", "text_muted"), 1)
        total.addWidget(self.whole)
        self._content.addLayout(total)
        self._content.addStretch(1)
        column.addWidget(see_through(inner), 1)
        column.addWidget(Rule())
        column.addWidget(self._foot(review, mine=mine, lead=lead))
        self._move(0)
        self._count()

    def _add_form(self) -> None:
        self.coaching.setAccessibleName(_t("Review", "Coaching note"))
        self.coaching.setTabChangesFocus(True)
        self.coaching.setFixedHeight(76)
        self._add(_t("Review", "Coaching note"), self.coaching)
        note = _t("Review", "Whoever wrote it sees this review and may object. Both stay in the log.")
        self._add("", Paragraph(note, "small", "text_muted"))

    def _add(self, label: str, widget: QWidget) -> None:
        """Below the criteria, in line with their titles."""
        column = QVBoxLayout()
        column.setContentsMargins(8, 4, 8, 0)
        column.setSpacing(4)
        if label:
            column.addWidget(Label(label, "label"))
        column.addWidget(widget)
        self._content.addLayout(column)

    def _add_given(self, review: Review, *, mine: bool, lead: bool) -> None:
        for row in self.rows:
            row.set_grade((review.points or {}).get(row.criterion.code))
        self.comments = list(review.comments)
        self._show_comments()
        for label, text in (
            (_t("Review", "Coaching note"), review.coaching),
            (_t("Review", "Objection"), review.rebuttal and (review.rebuttal.text or _t("Review", "(erased)"))),
            (_t("Review", "The lead's answer"), review.ruling and (review.ruling.text or _t("Review", "(erased)"))),
        ):
            if text:
                self._add(label, Paragraph(visible_lines(text), "body"))
        if review.ruling is not None and not review.ruling.kept:
            self._add("", TagChip(_t("Review", "does not count"), Tone.WARNING))

    def _foot(self, review: Review | None, *, mine: bool, lead: bool) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(8)
        if review is None:
            skip = Button(_t("Review", "Skip"))
            skip.clicked.connect(self.skipped)
            line.addWidget(skip)
            self.save = Button(_t("Review", "Save"), Variant.PRIMARY, key="Return")
            self.save.clicked.connect(self._on_save)
            line.addWidget(self.save, 1)
        elif mine:
            self.object = Button(_t("Review", "Object"), Variant.SECONDARY, icon="note")
            self.object.clicked.connect(self.objected)
            line.addWidget(self.object, 1)
        elif lead and review.rebuttal is not None and review.ruling is None:
            for text, kept in ((_t("Review", "Take it back"), False), (_t("Review", "It stays"), True)):
                button = Button(text)
                button.clicked.connect(lambda _on=False, kept=kept: self.answered.emit(kept))
                line.addWidget(button, 1)
        else:
            foot.hide()
        return foot

    # Grading ---------------------------------------------------------------------------

    def give(self, at: int, grade: int) -> None:
        """A grade for a criterion; the next one without a grade is current then."""
        if self._fixed or grade > self.rows[at].criterion.scale:
            return
        self.rows[at].set_grade(grade)
        self._move(min(at + 1, len(self.rows) - 1) - self._current)
        self._count()

    def add_comment(self, comment: Comment) -> None:
        """A remark on words of the answer."""
        self.comments.append(comment)
        self._show_comments()

    def _drop_comment(self, comment: Comment) -> None:
        self.comments.remove(comment)
        self._show_comments()

    def _show_comments(self) -> None:
        while (part := self._remarks.takeAt(0)) is not None:
            widget = part.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self.comments:
            self._remarks.addWidget(Label(_t("Review", "Remarks on words"), "label"))
        for each in self.comments:
            box = QWidget()
            line = QHBoxLayout(box)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Paragraph(f"«{visible(each.quote)}» — {visible_lines(each.text)}", "body"), 1)
            if not self._fixed:
                drop = IconButton("close", _t("Review", "Remove the remark"))
                drop.clicked.connect(lambda _on=False, each=each: self._drop_comment(each))
                line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
            self._remarks.addWidget(box)

    def missing(self) -> Sequence[str]:
        """Titles of criteria without a grade."""
        return [row.title for row in self.rows if row.grade is None]

    def _count(self) -> None:
        points = {row.criterion.code: row.grade for row in self.rows if row.grade is not None}
        if len(points) < len(self.rows):
            self.whole.setText("—")
        else:
            found = scorecard.total(self._card, points, self._kind)
            self.whole.setText(f"{fmt.number(round(found.score))} %")
            self.whole.set_color("danger_text" if found.failed else "text")
        if not self._fixed:
            lacking = ", ".join(self.missing())
            self.save.set_blocked(_t("Review", "Without a grade: {titles}").format(titles=lacking) if lacking else "")

    def _move(self, by: int) -> None:
        self._current = max(0, min(self._current + by, len(self.rows) - 1))
        for number, row in enumerate(self.rows):
            row.set_current(number == self._current and not self._fixed)

    def _on_save(self) -> None:
        if self._fixed or self.missing():
            return
        points = {row.criterion.code: row.grade for row in self.rows if row.grade is not None}
        said = self.coaching.toPlainText()
        self.saved.emit(Wanted(points=points, comments=tuple(self.comments), coaching=said))

    # Keys -----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The card's keys come before those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._knows(event):
            event.accept()
            return True
        return super().event(event)

    def _knows(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and not self._fixed and (key in _DIGITS or key in _MOVES or key in _ENTERS or _comments(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._knows(event):
            super().keyPressEvent(event)
        elif key in _DIGITS:
            self.give(self._current, _DIGITS[key])
        elif key in _MOVES:
            self._move(_MOVES[key])
        elif key in _ENTERS:
            self._on_save()
        else:
            self.comment_requested.emit()


def _comments(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_C or event.text().lower() == "с"
