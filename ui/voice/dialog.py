"""The editor of voices: the list, the form of one, and a text to try it on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.checks import CheckContext, checks, language_of
from moderator_app.domain.matrix.voice import Voice
from moderator_app.errors import UserError
from moderator_app.services.keeping import SAMPLE_NAMES
from ui import i18n
from ui.composer.voice_checks import COLORS, ICONS
from ui.i18n import _t
from ui.matrix.form_parts import TextArea
from ui.matrix.lines import Line, LinesView
from ui.names import platform_title
from ui.safe_text import visible
from ui.voice.form import VoiceForm, copied, fresh
from ui.voice.history import VoiceHistory
from ui.voice.source import VoiceSource
from ui.voice.words import where_text
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.labels import IconLabel, Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

LIST_WIDTH: Final = 232
TRY_WIDTH: Final = 292
SHOWN: Final = 8
"""Findings of the text it is tried on."""


class VoicesDialog(OverlayDialog):
    """Voices in force; nothing changes before *Save*, each voice for itself.

    Signals:
        saved: another version is in force.
    """

    saved = Signal()

    def __init__(self, window: QWidget, source: VoiceSource, name: str = "") -> None:
        super().__init__(window, _t("Voices", "Voices of the brand"), width=1140, height=700)
        self._source = source
        self._voices: list[Voice] = list(source.voices())
        self._edited: dict[int, Voice] = {}
        self._at = next((at for at, each in enumerate(self._voices) if each.name == name), 0)
        self._asked_to_remove = False
        line = QHBoxLayout(self.body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._make_list())
        line.addWidget(Rule(vertical=True))
        self.form = VoiceForm(source.brands(), source.platforms())
        self.form.changed.connect(self._on_form_changed)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.form)
        column.addStretch(1)
        line.addWidget(see_through(middle), 1)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self._make_trial())
        self._told = Paragraph("", "small", "danger_text")
        self.add_note(self._told)
        self.versions = self.add_button(Button(_t("Voices", "Versions…"), icon="clock"), left=True)
        self.versions.clicked.connect(self._open_versions)
        close = self.add_button(Button(_t("Voices", "Close")))
        close.clicked.connect(self.reject)
        self.save_button = self.add_button(Button(_t("Voices", "Save the voice"), Variant.PRIMARY))
        self.save_button.clicked.connect(self.save)
        self._show()

    def _make_list(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        self.view = LinesView(_t("Voices", "Voices"))
        self.view.chosen.connect(self._on_chosen)
        column.addWidget(self.view, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 0, 12, 0)
        buttons.setSpacing(4)
        self.add = Button(_t("Voices", "Add"), icon="plus", small=True)
        self.copy = IconButton("copy", _t("Voices", "Copy the voice"))
        self.remove = IconButton("delete", _t("Voices", "Take the voice away"))
        self.add.clicked.connect(self._on_add)
        self.copy.clicked.connect(self._on_copy)
        self.remove.clicked.connect(self._on_remove)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.remove)
        column.addLayout(buttons)
        return left

    def _make_trial(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(TRY_WIDTH)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(Label(_t("Voices", "Try it"), "label"))
        hint = _t("Voices", "An answer: what would this voice say to it?")
        column.addWidget(Paragraph(hint, "small", "text_muted"))
        self.sample = TextArea(_t("Voices", "A text to try the voice on"), lines=4, most=10)
        self.sample.changed.connect(self._try)
        column.addWidget(self.sample)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(6)
        column.addLayout(self._findings)
        self.found: list[str] = []
        column.addStretch(1)
        return right

    # What stands there ------------------------------------------------------------------

    def voice(self) -> Voice | None:
        """The chosen voice as it is edited now."""
        if not self._voices:
            return None
        voice = self._voices[self._at]
        return self._edited.get(self._at, voice)

    def told(self) -> str:
        """What stands above the buttons."""
        return self._told.text()

    def _show(self) -> None:
        voice = self.voice()
        self._refresh()
        self.form.setVisible(voice is not None)
        if voice is not None:
            self.form.show_voice(voice)
        self._look()

    def _refresh(self) -> None:
        lines = []
        for place, kept in enumerate(self._voices):
            each = self._edited.get(place, kept)
            changed = place in self._edited or not each.id
            lines.append(
                Line(
                    key=place,
                    title=visible(each.title or each.name),
                    detail=visible(where_text(each, [platform_title(one) for one in each.platforms])),
                    dot=_t("Voices", "not saved") if changed else "",
                )
            )
        self.view.show_lines(lines, self._at if lines else None)

    def _look(self) -> None:
        """Problems at their fields, what may be pressed, and the findings of the sample."""
        voice = self.voice()
        problems = {} if voice is None else dict(self._source.faults(voice))
        if voice is not None and self._taken(voice):
            problems.setdefault("name", _t("Voices", "Another voice has this name."))
        self.form.show_problems(problems)
        reason = "" if self._source.may_change() else _t("Voices", "Only a lead may change voices.")
        for button in (self.add, self.copy, self.remove):
            button.set_blocked(reason)
        if not reason and voice is None:
            reason = _t("Voices", "There is no voice yet: add one.")
        elif not reason and (problems or not self.form.sound()):
            reason = _t("Voices", "Mend what is said in red first.")
        self.save_button.set_blocked(reason)
        self.versions.setVisible(voice is not None and bool(voice.id))
        self._try()

    def _taken(self, voice: Voice) -> bool:
        name = voice.name.strip().casefold()
        return any(
            self._edited.get(place, each).name.strip().casefold() == name
            for place, each in enumerate(self._voices)
            if place != self._at
        )

    def _try(self) -> None:
        """What the voice says to the sample, for a person whose name is known."""
        while (item := self._findings.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.found = []
        voice, text = self.voice(), self.sample.text()
        if voice is None or not text.strip():
            return
        language = voice.language or language_of(text) or i18n.language()
        context = CheckContext(voice=voice, name=SAMPLE_NAMES.get(language, ""), language=language)
        for check in checks(text, context)[:SHOWN]:
            reason = check.reason(i18n.language())
            self.found.append(reason)
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(IconLabel(ICONS[check.level], COLORS[check.level], 14))
            line.addWidget(Paragraph(reason, "small"), 1)
            self._findings.addWidget(holder)
            holder.show()
        if not self.found:
            self._findings.addWidget(Label(_t("Voices", "Nothing to say against it."), "small", "success_text"))

    # Changing ---------------------------------------------------------------------------

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, int) and key != self._at:
            self._at = key
            self._say("")
            self._show()

    def _on_form_changed(self) -> None:
        before = self.voice()
        if before is None:
            return
        self._edited[self._at] = self.form.voice(before)
        if self._edited[self._at] == self._voices[self._at]:
            del self._edited[self._at]
        self._refresh()
        self._look()

    def _on_add(self) -> None:
        self._insert(fresh([each.name for each in self._voices]))

    def _on_copy(self) -> None:
        voice = self.voice()
        if voice is not None:
            self._insert(copied(voice, [each.name for each in self._voices]))

    def _insert(self, voice: Voice) -> None:
        self._voices.append(voice)
        self._at = len(self._voices) - 1
        self._show()
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _on_remove(self) -> None:
        """Asks once: everybody's answers are checked by it."""
        voice = self.voice()
        if voice is None:
            return
        if not voice.id:
            self._removed()
            return
        if not self._asked_to_remove:
            self._asked_to_remove = True
            said = _t("Voices", "“{name}” will speak nowhere any more. Press once more to take it away.")
            self._say(said.format(name=visible(voice.name)))
            return
        self._source.remove(voice.id, lambda _done: self._removed(), self._on_refused)

    def _removed(self) -> None:
        if self._voices[self._at].id:
            self.saved.emit()
        del self._voices[self._at]
        self._edited = {place - (place > self._at): each for place, each in self._edited.items() if place != self._at}
        self._at = max(0, min(self._at, len(self._voices) - 1))
        self._say("")
        self._show()

    def save(self) -> None:
        """A new version of the chosen voice."""
        voice = self.voice()
        if voice is None or (voice.id and self._at not in self._edited):
            self._say("")
            return
        place = self._at
        self.save_button.set_blocked(_t("Voices", "It is being saved."))
        self._source.save(voice, lambda saved: self._on_saved(place, saved), self._on_refused)

    def _on_saved(self, place: int, voice: Voice) -> None:
        self._voices[place] = voice
        self._edited.pop(place, None)
        self._say(_t("Voices", "Saved: it holds at once."), good=True)
        self._refresh()
        self._look()
        self.saved.emit()

    def _on_refused(self, error: UserError) -> None:
        language = i18n.language()
        if error.code == "voice_changed":  # what was read is the newest from now on; the form stays as it is
            voice = self.voice()
            newest = {each.id: each for each in self._source.voices()}
            if voice is not None and voice.id in newest:
                self._voices[self._at] = newest[voice.id]
                self._edited[self._at] = replace(voice, version=newest[voice.id].version)
        self._look()
        self._say(" ".join(part for part in (error.text(language), error.hint(language)) if part))

    def _say(self, text: str, *, good: bool = False) -> None:
        self._asked_to_remove = self._asked_to_remove and bool(text)
        self._told.set_color("success_text" if good else "danger_text")
        self._told.set_text(text)
        self._told.setVisible(bool(text))

    # Versions -----------------------------------------------------------------------------

    def _open_versions(self) -> None:
        voice = self.voice()
        if voice is None or not voice.id:
            return
        history = VoiceHistory(self.window(), self._source.past(voice.id), self._source.now_us())
        history.restore_requested.connect(self._on_restore)
        history.closed.connect(history.discard)
        history.open()

    def _on_restore(self, then: Voice) -> None:
        """The old version in the form; saving makes it the newest."""
        self._edited[self._at] = replace(then, version=self._voices[self._at].version)
        self._show()
