"""Voices and own words in the window: the editors, and what follows from a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.lexicon import Words
from moderator_app.errors import UserError
from moderator_app.services import lexicon
from moderator_app.services.lexicon import Kept
from ui.i18n import _t
from ui.voice.dialog import VoicesDialog
from ui.voice.source import DeskVoices
from ui.voice.words_dialog import WordsDialog

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Voices(QObject):
    """Opens the editor; what is written now is checked by the newest version at once."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station

    @Slot()
    def open(self) -> None:
        """The editor, at the voice of the open item."""
        spoken = self._station.case.composer.checks.voice()
        dialog = VoicesDialog(
            self._station.window, DeskVoices(self._station.work), "" if spoken is None else spoken.name
        )
        dialog.saved.connect(self._on_saved)
        self._station.show_dialog(dialog)

    @Slot()
    def open_words(self) -> None:
        """Slang and synonyms of the team."""
        work = self._station.work

        def save(words: Words, version: int, done: Callable[[Kept], None], bad: Callable[[UserError], None]) -> None:
            work.bridge.follow(work.decide(lexicon.save, words, version), done, bad)

        why_not = "" if work.desk.may(EntryKind.MATRIX) else _t("Words", "Only a lead may change the words.")
        dialog = WordsDialog(
            self._station.window, lexicon.read(work.desk), save, lambda: lexicon.read(work.desk), why_not
        )
        dialog.saved.connect(self._on_saved)
        self._station.show_dialog(dialog)

    @Slot()
    def _on_saved(self) -> None:
        self._station.case.refresh()
        item = self._station.case.item()
        self._station.pages.answers.show_item(None if item is None else item.id)
