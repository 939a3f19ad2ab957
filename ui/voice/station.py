"""Voices in the window: the editor, and what follows from a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.voice.dialog import VoicesDialog
from ui.voice.source import DeskVoices

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
    def _on_saved(self) -> None:
        self._station.case.refresh()
        item = self._station.case.item()
        self._station.pages.answers.show_item(None if item is None else item.id)
