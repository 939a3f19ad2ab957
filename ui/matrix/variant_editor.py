"""One answer of a row as a form: for whom, when, its blocks and texts, links, and how it will read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator_app.domain.matrix.editing import Fault
from moderator_app.domain.matrix.rows import Length, Variant
from moderator_app.domain.matrix.voice import choose_voice
from moderator_app.services.keeping import Kept, Sample
from ui import i18n
from ui.composer.beside import Beside
from ui.composer.dropping import Dropping
from ui.i18n import _t
from ui.matrix.form_parts import FieldBox, Select, TextArea, Toggles
from ui.matrix.preview import PreviewPanel
from ui.matrix.words import (
    KINDS,
    LANGUAGES,
    conditions_line,
    day_labels,
    field_label,
    language_label,
    length_label,
    month_labels,
)
from ui.names import platform_title
from ui.safe_text import visible
from ui.widgets.buttons import Button, IconButton
from ui.widgets.buttons import Variant as Loud
from ui.widgets.chips import kind_label
from ui.widgets.fields import LineField
from ui.widgets.labels import ElidedLabel, Label, Panel

FROM_VOICE, NONE, OWN = "voice", "none", "own"
SPARE: Final = 12


class BlockField(QWidget):
    """A greeting or a close: the voice's, none, or one of its own.

    Signals:
        changed: by the person.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        choices = [
            (FROM_VOICE, _t("MatrixEdit", "As the voice says")),
            (NONE, _t("MatrixEdit", "None here")),
            (OWN, _t("MatrixEdit", "Its own")),
        ]
        self.choice = Select(name, choices, FROM_VOICE)
        self.choice.setFixedWidth(176)
        self.choice.chosen.connect(self._on_chosen)
        self.field = LineField(name)
        self.field.textEdited.connect(self._on_edited)
        self._voice = ElidedLabel("", "body", "text_muted")
        line.addWidget(self.choice)
        line.addWidget(self.field, 1)
        line.addWidget(self._voice, 1)

    def value(self) -> str | None:
        how = self.choice.value()
        return None if how == FROM_VOICE else "" if how == NONE else self.field.text()

    def set_value(self, value: str | None) -> None:
        """Show a block, saying nothing."""
        how = FROM_VOICE if value is None else OWN if value else NONE
        self.choice.set_value(how)
        if value is not None and value != self.field.text():
            self.field.setText(value)
        self._show(how)

    def set_voice(self, text: str) -> None:
        """What the voice says there."""
        self._voice.set_text(visible(text))

    def _show(self, how: str) -> None:
        self.field.setVisible(how == OWN)
        self._voice.setVisible(how != OWN)

    def _on_chosen(self, how: object) -> None:
        self._show(str(how))
        if how == OWN:
            self.field.setFocus()
        self.changed.emit()

    def _on_edited(self) -> None:
        self.changed.emit()


class VariantForm(Panel):
    """Edits one variant at a time.

    Signals:
        changed: by the person.
        copy_requested, remove_requested: of this variant.
        files_requested: files are to go with it; argument: their paths, None: to be asked for.
    """

    changed = Signal()
    copy_requested = Signal()
    files_requested = Signal(object)
    remove_requested = Signal()

    def __init__(self, kept: Kept) -> None:
        super().__init__("surface", border="accent", radius=8)
        self._kept = kept
        self._variant = Variant(answer="")
        self.boxes: dict[str, FieldBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 16)
        column.setSpacing(SPARE)
        column.addLayout(self._make_head())
        column.addLayout(self._make_conditions())
        self._make_texts(column)
        self.preview = PreviewPanel()
        column.addWidget(self.preview)

    # Building -----------------------------------------------------------------------

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        self._number = Label("", "body_strong", tabular=True)
        self._for = ElidedLabel("", "small", "text_muted")
        self.copy = IconButton("copy", _t("MatrixEdit", "Copy this answer"))
        self.copy.clicked.connect(self.copy_requested)
        self.remove = IconButton("delete", _t("MatrixEdit", "Remove this answer"))
        self.remove.clicked.connect(self.remove_requested)
        line.addWidget(self._number)
        line.addSpacing(8)
        line.addWidget(self._for, 1)
        line.addWidget(self.copy)
        line.addWidget(self.remove)
        return line

    def _make_conditions(self) -> QGridLayout:
        kept = self._kept
        anyone = _t("MatrixEdit", "any")
        self.language = self._choice("language", [("", anyone), *((each, language_label(each)) for each in LANGUAGES)])
        self.voice = self._choice(
            "voice", [("", anyone), *((each.name, visible(each.title or each.name)) for each in kept.voices)]
        )
        self.platform = self._choice(
            "platform", [("", anyone), *((each.name, platform_title(each.name)) for each in kept.platforms)]
        )
        self.kind = self._choice("kind", [("", anyone), *((each, kind_label(each)) for each in KINDS)])
        self.length = self._choice("length", [("", anyone), *((each.value, length_label(each)) for each in Length)])
        self.valid_from = self._day("valid_from")
        self.valid_until = self._day("valid_until")
        self.weekdays = Toggles(field_label("weekdays"), day_labels())
        self.months = Toggles(field_label("months"), month_labels(), 1)
        for part in (self.weekdays, self.months):
            part.changed.connect(self._on_changed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(SPARE)
        for at, name in enumerate(("language", "platform", "voice", "kind", "length")):
            grid.addWidget(self._box(name, getattr(self, name)), at // 3, at % 3)
        days = QWidget()
        line = QHBoxLayout(days)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for name in ("valid_from", "valid_until"):
            line.addWidget(self._box(name, getattr(self, name)), 1)
        grid.addWidget(days, 1, 2)
        grid.addWidget(self._box("weekdays", self.weekdays), 2, 0, 1, 3)
        grid.addWidget(self._box("months", self.months), 3, 0, 1, 3)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        return grid

    def _make_texts(self, column: QVBoxLayout) -> None:
        self.greeting, self.close_block = BlockField(field_label("greeting")), BlockField(field_label("close"))
        self.answer = TextArea(field_label("answer"), lines=3, most=14)
        self.follow_up = TextArea(
            field_label("follow_up"), lines=1, most=8,
            placeholder=_t("MatrixEdit", "None: the conversation stays where it is"),
        )  # fmt: skip
        self.links = TextArea(
            field_label("links"), lines=1, most=6, placeholder=_t("MatrixEdit", "https://…, one a line")
        )
        for part in (self.greeting, self.close_block, self.answer, self.follow_up, self.links):
            part.changed.connect(self._on_changed)
        column.addWidget(self._box("greeting", self.greeting))
        box = self._box("answer", self.answer)
        self.insert = Button(_t("MatrixEdit", "Insert…"), Loud.QUIET, icon="plus", small=True)
        self.insert.clicked.connect(self._on_insert)
        box.head.addWidget(self.insert)
        column.addWidget(box)
        column.addWidget(self._box("close", self.close_block))
        column.addWidget(self._box("follow_up", self.follow_up))
        column.addWidget(self._box("links", self.links))
        self.beside = Beside(self, inset=0)
        self.beside.changed.connect(self._on_changed)
        files = self._box(
            "attachments",
            self.beside.row,
            _t("MatrixEdit", "Where the platform takes no files, the words go alone."),
        )
        self.attach = Button(_t("MatrixEdit", "Attach…"), Loud.QUIET, icon="attach", small=True)
        self.attach.clicked.connect(lambda: self.files_requested.emit(None))
        files.head.addWidget(self.attach)
        self.beside.row.left.connect(self.attach.setFocus)
        Dropping(files, files, lambda: "").dropped.connect(self.files_requested)
        column.addWidget(files)

    def _choice(self, field: str, choices: Sequence[tuple[object, str]]) -> Select:
        made = Select(field_label(field), choices, "")
        made.chosen.connect(self._on_changed)
        return made

    def _day(self, field: str) -> LineField:
        made = LineField(field_label(field), placeholder="2026-12-31")
        made.textEdited.connect(self._on_changed)
        return made

    def _box(self, field: str, part: QWidget, hint: str = "") -> FieldBox:
        box = self.boxes[field] = FieldBox(field_label(field), part, hint)
        return box

    # Values --------------------------------------------------------------------------

    def show_variant(self, variant: Variant, number: int, *, alone: bool, read_only: bool = False) -> None:
        """Fill in; says nothing."""
        self._variant = variant
        self._number.setText(_t("MatrixEdit", "Answer {number}").format(number=number + 1))
        self._for.set_text(conditions_line(variant))
        for name in ("language", "voice", "platform", "kind", "length"):
            getattr(self, name).set_value(getattr(variant, name))
        for name in ("valid_from", "valid_until"):
            field: LineField = getattr(self, name)
            if field.text().strip() != getattr(variant, name):
                field.setText(getattr(variant, name))
        self.weekdays.set_values(variant.weekdays)
        self.months.set_values(variant.months)
        self.greeting.set_value(variant.greeting)
        self.close_block.set_value(variant.close)
        self.answer.set_text(variant.answer)
        self.follow_up.set_text(variant.follow_up)
        if lines_of(self.links.text()) != variant.links:
            self.links.set_text("\n".join(variant.links))
        self._show_voice()
        self.beside.load(None, variant.attachments)
        self.remove.setVisible(not alone and not read_only)

    def variant(self) -> Variant:
        """As it stands in the form."""
        chosen: dict[str, Any] = {
            name: str(getattr(self, name).value()) for name in ("language", "voice", "platform", "kind", "length")
        }
        chosen |= {name: getattr(self, name).text().strip() for name in ("valid_from", "valid_until")}
        return replace(
            self._variant,
            **chosen,
            weekdays=self.weekdays.values(),
            months=self.months.values(),
            greeting=self.greeting.value(),
            close=self.close_block.value(),
            answer=self.answer.text(),
            follow_up=self.follow_up.text(),
            links=lines_of(self.links.text()),
            attachments=self.beside.files,
        )

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at each field what is wrong with it."""
        for name, box in self.boxes.items():
            found = next((each for each in faults if each.field == name), None)
            box.set_problem("" if found is None else found.text(i18n.language()))

    def show_samples(self, named: Sample, unnamed: Sample) -> None:
        """How it will read."""
        self.preview.show_samples(named, unnamed)

    def _show_voice(self) -> None:
        variant, voices = self._variant, self._kept.voices
        voice = next((each for each in voices if each.name.casefold() == variant.voice.casefold()), None)
        if not variant.voice:
            voice = choose_voice(voices, language=variant.language, platform=variant.platform)
        self.greeting.set_voice("" if voice is None else voice.greeting)
        self.close_block.set_voice("" if voice is None else voice.close)

    def _on_changed(self) -> None:
        self._variant = self.variant()
        self._for.set_text(conditions_line(self._variant))
        self._show_voice()
        self.changed.emit()

    def _on_insert(self) -> None:
        menu = QMenu(self)
        pieces = [
            ("{name|}", _t("MatrixEdit", "Name of the person, with its comma")),
            ("{" + _t("MatrixEdit", "order number") + "?}", _t("MatrixEdit", "Field to fill in by hand")),
            (_t("MatrixEdit", "[Hello|Hi]"), _t("MatrixEdit", "One of several")),
            ("{brand}", _t("MatrixEdit", "Brand")),
            ("{moderator}", _t("MatrixEdit", "Your name")),
            ("{greeting}", _t("MatrixEdit", "The greeting stands here")),
            ("{close}", _t("MatrixEdit", "The close stands here")),
        ]
        pieces += [("{include:" + each.name + "}", visible(each.text[:60])) for each in self._kept.fragments]
        for text, about in pieces:
            entry = menu.addAction(f"{text}    {about}".replace("&", "&&"))
            entry.triggered.connect(lambda _on=False, piece=text: self.answer.insert(piece))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))


def lines_of(text: str) -> tuple[str, ...]:
    """What stands in a text of one a line: without blanks, each once."""
    return tuple(dict.fromkeys(clean for line in text.splitlines() if (clean := " ".join(line.split()))))
