"""The matrix in the window: an answer goes from the pane into the composer, a row is made from the open item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator_app.services.matrix import Prepared
from ui.i18n import _t
from ui.matrix.row_dialog import RowDialog
from ui.matrix.source import DeskAnswers

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Answers(QObject):
    """Joins pane, composer and dialogs."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._pane = station.pages.answers
        self._pane.chosen.connect(self._on_chosen)
        self._pane.row_requested.connect(self.make_row)

    @Slot()
    def search(self) -> None:
        """Keyboard to the search of the matrix."""
        window, sidebar = self._station.window, self._station.pages.sidebar
        sidebar.show_tab("answers")
        if not window.sidebar_shown():
            window.toggle_sidebar()
        self._pane.focus_search()

    def take(self, number: int) -> None:
        """Insert the answer of this number, or say that there is none."""
        if not self._pane.take(number):
            self._station.decisions.say(_t("Matrix", "There is no answer {number} here.").format(number=number), "info")

    @Slot()
    def make_row(self) -> None:
        """A new row from what was asked, and from what stands in the composer."""
        offers = self._pane.offers()
        if offers is None:
            return
        source = DeskAnswers(self._station.work)
        answer = self._station.case.composer.text()
        dialog = RowDialog(self._station.window, offers.about.question, answer, source.save)
        dialog.saved.connect(self._on_row_saved)
        self._station.show_dialog(dialog)

    @Slot()
    def _on_row_saved(self) -> None:
        item = self._station.case.item()
        self._pane.show_item(None if item is None else item.id)

    @Slot(object)
    def _on_chosen(self, prepared: Prepared) -> None:
        composer = self._station.case.composer
        recipient = composer.recipient()
        if recipient is not None and not composer.blocked():
            composer.insert_answer(prepared.rendered.text, prepared.use)
        elif composer.blocked():
            self._station.decisions.say(composer.blocked(), "info")
