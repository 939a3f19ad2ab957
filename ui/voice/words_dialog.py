"""The team's own slang and synonyms: two texts, a line each, with what is wrong below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.matrix.lexicon import (
    Fault,
    Words,
    read_slang,
    read_synonyms,
    slang_text,
    synonyms_text,
)
from moderator_app.errors import UserError
from moderator_app.services.lexicon import Kept
from ui import i18n
from ui.i18n import _t
from ui.matrix.form_parts import FieldBox, TextArea
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

Save = Callable[[Words, int, Callable[[Kept], None], Callable[[UserError], None]], None]


class WordsDialog(OverlayDialog):
    """Edits all of them at once.

    Args:
        kept: what is in force.
        save: words, the version that was read, and who hears how it went.
        newest: reads what is in force now, after somebody was quicker.
        why_not: why whoever works here may not save; empty: they may.

    Signals:
        saved: a new version is in force.
    """

    saved = Signal()

    def __init__(self, window: QWidget, kept: Kept, save: Save, newest: Callable[[], Kept], why_not: str = "") -> None:
        super().__init__(window, _t("Words", "Slang and synonyms"), width=640, height=640)
        self._version, self._save, self._newest, self._why_not = kept.version, save, newest, why_not
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        said = _t("Words", "Suggestions understand these words as well as those that ship with the program.")
        column.addWidget(Paragraph(said, "body", "text_muted"))
        self.slang = TextArea(_t("Words", "Slang"), lines=6, most=14, placeholder=_t("Words", "moni → money"))
        self.synonyms = TextArea(_t("Words", "Synonyms"), lines=4, most=12, placeholder=_t("Words", "lid, cap, cover"))
        hint = _t("Words", "A line each: word → what it means")
        self.slang_box = FieldBox(_t("Words", "Slang"), self.slang, hint)
        hint = _t("Words", "A line each: words of nearly one meaning, between commas")
        self.synonyms_box = FieldBox(_t("Words", "Synonyms"), self.synonyms, hint)
        self.slang.set_text(slang_text(kept.words.slang))
        self.synonyms.set_text(synonyms_text(kept.words.synonyms))
        for area, box in ((self.slang, self.slang_box), (self.synonyms, self.synonyms_box)):
            area.changed.connect(self._look)
            column.addWidget(box)
        column.addStretch(1)
        body = QVBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(see_through(inner))
        self._told = Paragraph("", "small", "danger_text")
        self.add_note(self._told)
        cancel = self.add_button(Button(_t("Words", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(Button(_t("Words", "Save the words"), Variant.PRIMARY))
        self.save_button.clicked.connect(self.save)
        self._look()

    def told(self) -> str:
        """What stands above the buttons."""
        return self._told.text()

    def save(self) -> None:
        """A new version of both lists."""
        slang, wrong = read_slang(self.slang.text())
        synonyms, bad = read_synonyms(self.synonyms.text())
        if not wrong and not bad:
            self.save_button.set_blocked(_t("Words", "It is being saved."))
            self._save(Words(slang=slang, synonyms=synonyms), self._version, self._on_saved, self._on_refused)

    def _look(self) -> None:
        wrong, bad = read_slang(self.slang.text())[1], read_synonyms(self.synonyms.text())[1]
        self.slang_box.set_problem(_said(wrong))
        self.synonyms_box.set_problem(_said(bad))
        mend = _t("Words", "Mend what is said in red first.") if wrong or bad else ""
        self.save_button.set_blocked(self._why_not or mend)

    def _on_saved(self, _kept: Kept) -> None:
        self.saved.emit()
        self.close_overlay()

    def _on_refused(self, error: UserError) -> None:
        if error.code == "words_changed":
            self._version = self._newest().version
        language = i18n.language()
        self._look()
        self._told.set_text(" ".join(part for part in (error.text(language), error.hint(language)) if part))


def _said(faults: Sequence[Fault]) -> str:
    if not faults:
        return ""
    first = faults[0].text_ru if i18n.language() == "ru" else faults[0].text_en
    more = len(faults) - 1
    return f"{first} " + _t("Words", "And %n more line(s).", "", more) if more else first
