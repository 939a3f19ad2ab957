"""The form of one row: question, phrasings, who keeps it, topics, answers; saved or proposed as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from moderator_app.domain.matrix.editing import Fault
from moderator_app.domain.matrix.rows import Row
from moderator_app.services.keeping import Kept, Sample
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.matrix.card import title_in
from ui.matrix.form_parts import FieldBox, Select, TextArea
from ui.matrix.variant_editor import lines_of
from ui.matrix.variants import Variants
from ui.matrix.words import field_label, topic_titles
from ui.safe_text import visible
from ui.tasks import Later
from ui.widgets.banner import BannerAction, StripBanner
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import Tone
from ui.widgets.fields import LineField
from ui.widgets.labels import ElidedLabel, Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through

COLUMN: Final = 760
PREVIEW_MS: Final = 150


class RowEditor(Panel):
    """Edits one row at a time; what is typed is told at once and kept by the page.

    Signals:
        edited: by the person; argument: the row as it stands in the form.
        save_requested, cancel_requested, history_requested, copy_requested, retire_requested: buttons.
        topics_requested: they are to be picked.
        sample_requested: the row and the place of the answer that is open.
        files_requested: files are to go with that answer; argument: their paths, None: to be asked for.
        left: Escape: back to the list.
    """

    edited = Signal(object)
    save_requested = Signal()
    cancel_requested = Signal()
    history_requested = Signal()
    copy_requested = Signal()
    retire_requested = Signal()
    topics_requested = Signal()
    sample_requested = Signal(object, int)
    files_requested = Signal(object)
    left = Signal()

    def __init__(self, kept: Kept) -> None:
        super().__init__("surface")
        self._kept = kept
        self._row = Row(code="", title="")
        self._topics: tuple[str, ...] | None = None
        self.boxes: dict[str, FieldBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(Rule())
        self.banner = StripBanner("alert", Tone.WARNING)
        self.banner.hide()
        column.addWidget(self.banner)
        self.area = self._make_form()
        column.addWidget(self.area, 1)
        column.addWidget(Rule())
        column.addWidget(self._make_foot())
        self._sample = Later(self._ask_sample, self)

    # Building -----------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(48)
        line = QHBoxLayout(head)
        line.setContentsMargins(24, 0, 12, 0)
        line.setSpacing(4)
        self._title = ElidedLabel("", "body_strong")
        self._about = Label("", "small", "text_muted", tabular=True)
        self.history = IconButton("clock", _t("MatrixEdit", "Versions of the row"))
        self.copy = IconButton("copy", _t("MatrixEdit", "Copy the row"))
        self.retire = IconButton("delete", _t("MatrixEdit", "Retire the row"))
        self.history.clicked.connect(self.history_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.retire.clicked.connect(self.retire_requested)
        line.addWidget(self._title, 1)
        line.addWidget(self._about)
        line.addSpacing(8)
        for button in (self.history, self.copy, self.retire):
            line.addWidget(button)
        return head

    def _make_form(self) -> QScrollArea:
        kept = self._kept
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(14)
        self.title = LineField(field_label("title"))
        self.code, self.category = LineField(field_label("code")), LineField(field_label("category"))
        self.owner = LineField(field_label("owner"))
        self.review_on = LineField(field_label("review_on"), placeholder="2026-12-31")
        brands = [("", _t("MatrixEdit", "every brand")), *((each, visible(each)) for each in kept.brands)]
        self.brand = Select(field_label("brand"), brands, "")
        self.brand.chosen.connect(self._on_edited)
        categories = sorted({each.category for each in kept.rows if each.category}, key=str.casefold)
        _completing(self.category, categories)
        _completing(self.owner, list(kept.people))
        for field in (self.title, self.code, self.category, self.owner, self.review_on):
            field.textEdited.connect(self._on_edited)
        self.examples = TextArea(
            field_label("examples"), lines=3, most=10,
            placeholder=_t("MatrixEdit", "How people really put it, one a line"),
        )  # fmt: skip
        self.examples.changed.connect(self._on_edited)
        column.addWidget(self._box("title", self.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(14)
        hint = _t("MatrixEdit", "Typed in the search it comes first.")
        grid.addWidget(self._box("code", self.code, hint), 0, 0)
        grid.addWidget(self._box("category", self.category), 0, 1)
        grid.addWidget(self._box("brand", self.brand), 0, 2)
        grid.addWidget(self._box("owner", self.owner), 1, 0)
        grid.addWidget(self._box("review_on", self.review_on), 1, 1)
        grid.addWidget(self._make_topics(), 1, 2)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        column.addWidget(self._box("examples", self.examples))
        self.variants = Variants(kept)
        self.variants.changed.connect(self._on_edited)
        self.variants.opened.connect(self._on_opened)
        self.variants.form.files_requested.connect(self.files_requested)
        column.addSpacing(6)
        column.addWidget(self.variants)
        column.addStretch(1)
        outer = QWidget()
        line = QHBoxLayout(outer)
        line.setContentsMargins(24, 0, 24, 0)
        inner.setMaximumWidth(COLUMN)
        line.addWidget(inner, 100)
        line.addStretch(1)
        return see_through(outer)

    def _make_topics(self) -> QWidget:
        self.topics = Button("", icon="tag")
        self.topics.setMinimumWidth(60)
        self.topics.clicked.connect(self.topics_requested)
        return self._box("topics", self.topics)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(56)
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 0, 16, 0)
        line.setSpacing(8)
        self._said = Paragraph("", "small", "danger_text")
        self.cancel = Button(_t("MatrixEdit", "Drop the changes"))
        self.cancel.clicked.connect(self.cancel_requested)
        verb = _t("MatrixEdit", "Save the row") if self._kept.may_change else _t("MatrixEdit", "Propose to the lead…")
        self.save = Button(verb, Variant.PRIMARY, icon="check" if self._kept.may_change else "send", key="Ctrl+Return")
        self.save.clicked.connect(self.save_requested)
        line.addWidget(self._said, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.save)
        return foot

    def _box(self, field: str, part: QWidget, hint: str = "") -> FieldBox:
        box = self.boxes[field] = FieldBox(field_label(field), part, hint)
        return box

    # Values ------------------------------------------------------------------------

    def about(self) -> tuple[int, int]:
        """Number of the row, and the place of the answer that is open."""
        return self._row.id, self.variants.opened_at()

    def show_row(self, row: Row, about: str, *, opened: int | None = None) -> None:
        """Fill in; says nothing. `about`: version, who and when."""
        same = row.id == self._row.id
        self._row, self._topics = row, row.topics
        self._about.setText(about)
        for name in ("title", "code", "category", "owner", "review_on"):
            field: LineField = getattr(self, name)
            if field.text() != getattr(row, name):
                field.setText(getattr(row, name))
        self.brand.set_value(row.brand)
        if lines_of(self.examples.text()) != row.examples:
            self.examples.set_text("\n".join(row.examples))
        self.variants.show_variants(row.variants, opened if opened is not None else None if same else 0)
        self.history.setVisible(row.id > 0)
        self.copy.setVisible(row.id > 0)
        self.retire.setVisible(row.id > 0 and self._kept.may_change)
        if not same:
            self.area.verticalScrollBar().setValue(0)
        self._write()
        self._sample.start()

    def row(self) -> Row:
        """As it stands in the form."""
        texts: dict[str, Any] = {
            name: getattr(self, name).text().strip() for name in ("title", "code", "category", "owner", "review_on")
        }
        return replace(
            self._row,
            **texts,
            brand=str(self.brand.value()),
            topics=self._topics,
            examples=lines_of(self.examples.text()),
            variants=self.variants.variants(),
        )

    def set_topics(self, slugs: tuple[str, ...] | None) -> None:
        """As picked in the dialog."""
        self._topics = slugs
        self._on_edited()

    def picked_topics(self) -> tuple[str, ...] | None:
        return self._topics

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at each field what is wrong with it."""
        for name, box in self.boxes.items():
            found = next((each for each in faults if each.field == name and each.variant is None), None)
            box.set_problem("" if found is None else found.text(i18n.language()))
        self.variants.show_faults(faults)

    def show_state(self, *, dirty: bool, blocked: str, busy: bool = False) -> None:
        """Whether there is something to save, and why it cannot be."""
        self.cancel.setVisible(dirty)
        self.save.set_blocked(
            _t("MatrixEdit", "It is being saved.") if busy
            else blocked or ("" if dirty else _t("MatrixEdit", "Nothing is changed."))
        )  # fmt: skip

    def say(self, sentence: str) -> None:
        """What came of saving; empty: nothing to say."""
        self._said.set_text(sentence)

    def told(self) -> str:
        """What stands at the foot."""
        return self._said.text()

    def show_banner(self, title: str, detail: str, actions: tuple[BannerAction, ...]) -> None:
        """A word over the form, with what can be done about it; an empty title takes it away."""
        self.banner.setVisible(bool(title))
        if title:
            self.banner.show_text(title, detail, actions)

    def show_samples(self, place: int, named: Sample, unnamed: Sample) -> None:
        """How the answer at this place will read, if it is still the one that is open."""
        if place == self.variants.opened_at():
            self.variants.form.show_samples(named, unnamed)

    def focus_first(self) -> None:
        """The keyboard to the first field."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_fault(self, faults: Sequence[Fault]) -> None:
        """The keyboard to the first field that is wrong."""
        fault = next(iter(faults), None)
        if fault is None:
            return
        if fault.variant is not None and fault.variant != self.variants.opened_at():
            self.variants.open(fault.variant)
        boxes = self.boxes if fault.variant is None else self.variants.form.boxes
        box = boxes.get(fault.field)
        if box is not None:
            box.part.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(box)

    # Inside --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S}:
            self.save.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its keys are the form's while the focus is in it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (
            event.key() == Qt.Key.Key_Escape
            or (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
                and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S}
            )
        ):  # fmt: skip
            event.accept()
            return True
        return super().event(event)

    def _on_edited(self) -> None:
        self._write()
        self._sample.start(PREVIEW_MS)
        self.edited.emit(self.row())

    def _on_opened(self) -> None:
        self._sample.start()
        self.edited.emit(self.row())

    def _write(self) -> None:
        title = self.title.text().strip()
        self._title.set_text(
            visible(title_in(title, i18n.language())) if title else _t("MatrixEdit", "New row of the matrix")
        )
        count = len(lines_of(self.examples.text()))
        self.boxes["examples"].set_aside(fmt.number(count) if count else "")
        slugs = self._topics
        words = topic_titles(slugs, self._kept.topics)
        if slugs is not None and len(slugs) > 1:
            words = f"{topic_titles(slugs[:1], self._kept.topics)} +{len(slugs) - 1}"
        self.topics.set_label(words)
        self.topics.setAccessibleName(f"{field_label('topics')}: {topic_titles(slugs, self._kept.topics)}")
        self.topics.set_tip(topic_titles(slugs, self._kept.topics))

    def _ask_sample(self) -> None:
        row = self.row()
        if row.variants:
            self.sample_requested.emit(row, self.variants.opened_at())


def _completing(field: LineField, words: list[str]) -> None:
    completer = QCompleter(words, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    completer.activated.connect(lambda _text: field.textEdited.emit(field.text()))
