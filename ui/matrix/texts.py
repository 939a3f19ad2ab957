"""Shared texts: fragments that answers include, and the greeting and close of each voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.template import troubles
from moderator_app.services.keeping import Kept, fragment_uses
from ui import i18n
from ui.i18n import _t
from ui.matrix.card import title_in
from ui.matrix.form_parts import FieldBox, TextArea
from ui.matrix.lines import Line, LinesView
from ui.matrix.words import field_label, quoted
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through

LIST = 400
COLUMN = 720
NAMED = 12
"""Rows that are named as users of a fragment; the others are counted."""


@dataclass(frozen=True, slots=True)
class Text:
    """One shared text. `kind`: `fragment`, `greeting`, `close`; `owner`: name of the fragment, or of the voice."""

    kind: str
    owner: str


class TextsTab(Panel):
    """Shared texts at the left, the chosen one as a form.

    Signals:
        fragment_saved: name, its text, the text it was made from (None: a new one).
        fragment_removed: name.
        block_saved: name of the voice, `greeting` or `close`, its text, the text it was made from.
        dirty_changed: something typed is not saved, or no longer.
    """

    fragment_saved = Signal(str, str, object)
    fragment_removed = Signal(str)
    block_saved = Signal(str, str, str, str)

    def __init__(self) -> None:
        super().__init__("surface")
        self._kept: Kept | None = None
        self._typed: dict[Text, str] = {}
        self._new = False
        self._shown: Text | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        left = QWidget()
        left.setFixedWidth(LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        self.add = Button(_t("MatrixEdit", "Add a shared text"), icon="plus", small=True)
        self.add.clicked.connect(self.add_one)
        top.addWidget(self.add)
        top.addStretch(1)
        column.addLayout(top)
        self.view = LinesView(_t("MatrixEdit", "Shared texts"))
        self.view.chosen.connect(self._show)
        self.view.entered.connect(self._on_entered)
        column.addWidget(self.view, 1)
        line.addWidget(left)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self._make_form(), 1)

    def _make_form(self) -> QWidget:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(14)
        self._title = Label("", "title", wrap=True)
        self._about = Paragraph("", "small", "text_muted")
        column.addWidget(self._title)
        column.addWidget(self._about)
        self.name = LineField(_t("MatrixEdit", "Name"))
        self.name_box = FieldBox(
            _t("MatrixEdit", "Name"), self.name, _t("MatrixEdit", "Answers call it by this name: {include:name}")
        )
        self.name.textEdited.connect(self._on_typed)
        column.addWidget(self.name_box)
        self.text = TextArea(_t("MatrixEdit", "Text"), lines=3, most=14)
        self.text_box = FieldBox(_t("MatrixEdit", "Text"), self.text)
        self.text.changed.connect(self._on_typed)
        column.addWidget(self.text_box)
        self.used = Paragraph("", "small", "text_muted")
        column.addWidget(self.used)
        column.addStretch(1)
        inner.setMaximumWidth(COLUMN)
        centre = QWidget()
        centred = QHBoxLayout(centre)
        centred.setContentsMargins(24, 0, 24, 0)
        centred.addWidget(inner, 100)
        centred.addStretch(1)
        outer.addWidget(see_through(centre), 1)
        outer.addWidget(Rule())
        foot = QWidget()
        foot.setFixedHeight(56)
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 0, 16, 0)
        line.setSpacing(8)
        self.remove = Button(_t("MatrixEdit", "Remove"), Variant.DESTRUCTIVE)
        self.remove.clicked.connect(self._on_remove)
        self._said = Paragraph("", "small", "danger_text")
        self.cancel = Button(_t("MatrixEdit", "Drop the changes"))
        self.cancel.clicked.connect(self._on_cancel)
        self.save = Button(_t("MatrixEdit", "Save the text"), Variant.PRIMARY, icon="check", key="Ctrl+Return")
        self.save.clicked.connect(self._on_save)
        line.addWidget(self.remove)
        line.addWidget(self._said, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.save)
        outer.addWidget(foot)
        return holder

    # Feeding -----------------------------------------------------------------------

    def show_texts(self, kept: Kept) -> None:
        """List them; what is typed stays."""
        self._kept = kept
        self.add.setVisible(kept.may_change)
        known = self._texts()
        self._typed = {key: text for key, text in self._typed.items() if key in known and known[key] != text}
        if self._shown is not None and self._shown.kind == "fragment" and self._shown not in known and not self._new:
            self._shown = None
        self._list()
        if self._shown is None and not self._new and known:
            self._show(next(iter(known)))
            self.view.stand_on(self._shown)
        else:
            self._fill()

    def dirty(self) -> bool:
        """Something typed is not saved."""
        return bool(self._typed) or (self._new and bool(self.name.text().strip() or self.text.text().strip()))

    def saved(self, name: str) -> None:
        """A new one stands in the matrix now."""
        self._new = False
        self._typed.pop(Text("fragment", name), None)
        self._shown = Text("fragment", name)

    def say(self, sentence: str) -> None:
        """Why it was not saved."""
        self._said.set_text(sentence)

    def told(self) -> str:
        return self._said.text()

    def add_one(self) -> None:
        """A form for a new shared text."""
        self._new, self._shown = True, None
        self.name.setText("")
        self.text.set_text("")
        self.view.clearSelection()
        self._fill()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside ------------------------------------------------------------------------

    def _texts(self) -> dict[Text, str]:
        kept = self._kept
        if kept is None:
            return {}
        found = {Text("fragment", each.name): each.text for each in kept.fragments}
        for voice in kept.voices:
            found[Text("greeting", voice.name)] = voice.greeting
            found[Text("close", voice.name)] = voice.close
        return found

    def _list(self) -> None:
        lines = [
            Line(
                key=key,
                title=self._name_of(key),
                detail=visible(self._typed.get(key, text)) or _t("MatrixEdit", "(empty)"),
                icon="note" if key.kind == "fragment" else "quote",
                dot=_t("MatrixEdit", "not saved") if key in self._typed else "",
            )
            for key, text in self._texts().items()
        ]
        self.view.show_lines(lines, self._shown)

    def _name_of(self, key: Text) -> str:
        if key.kind == "fragment":
            return visible(key.owner)
        voices = () if self._kept is None else self._kept.voices
        title = next((each.title or each.name for each in voices if each.name == key.owner), key.owner)
        return _t("MatrixEdit", "{block} of the voice {name}").format(block=field_label(key.kind), name=visible(title))

    def _show(self, key: object) -> None:
        if isinstance(key, Text):
            self._new, self._shown = False, key
            self._fill()

    def _fill(self) -> None:
        kept, key = self._kept, self._shown
        if kept is None:
            return
        fragment = self._new or (key is not None and key.kind == "fragment")
        self.name_box.setVisible(fragment)
        self.name.setReadOnly(not self._new)
        self._title.setText(_t("MatrixEdit", "New shared text") if key is None else self._name_of(key))
        if key is not None:
            self.name.setText(key.owner)
            self.text.set_text(self._typed.get(key, self._texts().get(key, "")))
        if fragment:
            self._about.set_text(
                _t("MatrixEdit", "Said once, used in many answers: change it here, and all of them say so.")
            )
        else:
            self._about.set_text(_t("MatrixEdit", "Stands in every answer of this voice that has none of its own."))
        users = fragment_uses(kept, key.owner) if key is not None and fragment else ()
        self.used.set_text(_used_by(users))
        self.remove.setVisible(kept.may_change and key is not None and fragment)
        self.remove.set_blocked(_t("MatrixEdit", "Answers use it.") if users else "")
        self.text.edit.setReadOnly(not kept.may_change)
        self._state()

    def _state(self) -> None:
        """What is wrong, and whether there is something to save."""
        kept = self._kept
        if kept is None:
            return
        text, known = self.text.text(), kept.fragment_texts()
        if self._new and (name := " ".join(self.name.text().split())):
            taken = any(each.casefold() == name.casefold() for each in known)
            self.name_box.set_problem(_t("MatrixEdit", "There is one of this name.") if taken else "")
            known |= {name: text}
        elif self._shown is not None and self._shown.kind == "fragment":
            self.name_box.set_problem("")
            known |= {self._shown.owner: text}
        else:
            self.name_box.set_problem("")
        found = troubles(text, known)
        language = i18n.language()
        wrong = "" if not found else found[0].text_ru if language == "ru" else found[0].text_en
        self.text_box.set_problem(wrong)
        dirty = self._new or (self._shown is not None and self._shown in self._typed)
        self.cancel.setVisible(dirty)
        if not kept.may_change:
            self.save.set_blocked(_t("MatrixEdit", "Only a lead may change the matrix."))
        elif wrong or self.name_box.problem():
            self.save.set_blocked(_t("MatrixEdit", "Mend what is said in red first."))
        elif not dirty:
            self.save.set_blocked(_t("MatrixEdit", "Nothing is changed."))
        elif self._new and not (self.name.text().strip() and text.strip()):
            self.save.set_blocked(_t("MatrixEdit", "It needs a name and a text."))
        else:
            self.save.set_blocked("")

    def _on_typed(self) -> None:
        self._said.set_text("")
        key = self._shown
        if key is not None:
            text = self.text.text()
            if text == self._texts().get(key, ""):
                self._typed.pop(key, None)
            else:
                self._typed[key] = text
            self._list()
        self._state()

    def _on_save(self) -> None:
        self._said.set_text("")
        key, text = self._shown, self.text.text().strip()
        if self._new:
            self.fragment_saved.emit(" ".join(self.name.text().split()), text, None)
        elif key is not None and key.kind == "fragment":
            self.fragment_saved.emit(key.owner, text, self._texts().get(key, ""))
        elif key is not None:
            self.block_saved.emit(key.owner, key.kind, text, self._texts().get(key, ""))

    def _on_cancel(self) -> None:
        if self._new:
            self._new = False
            self._shown = next(iter(self._texts()), None)
        elif self._shown is not None:
            self._typed.pop(self._shown, None)
        self._list()
        self._fill()

    def _on_remove(self) -> None:
        if self._shown is not None:
            self.fragment_removed.emit(self._shown.owner)

    def _on_entered(self, _key: object) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S}:
            self.save.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.view.setFocus()
        else:
            super().keyPressEvent(event)


def _used_by(titles: Sequence[str]) -> str:
    if not titles:
        return ""
    names = ", ".join(quoted(visible(title_in(each, i18n.language()))) for each in titles[:NAMED])
    rest = len(titles) - NAMED
    more = _t("MatrixEdit", "and %n more row(s)", "", rest) if rest > 0 else ""
    return _t("MatrixEdit", "Used in: {names}").format(names=f"{names} {more}".strip())
