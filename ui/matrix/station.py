"""The matrix in the window: an answer goes from the pane into the composer, a row is made from the open item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from moderator_app.errors import UserError
from moderator_app.services import matrix
from moderator_app.services.matrix import Prepared
from ui import i18n
from ui.ask_text import AskText
from ui.console_child import ConsoleChild, Failure, on_profile
from ui.i18n import _t
from ui.matrix.compare import CompareDialog
from ui.matrix.import_dialog import ImportDialog
from ui.matrix.row_dialog import RowDialog
from ui.matrix.source import DeskAnswers
from ui.rail.pane import Place

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Answers(QObject):
    """Joins pane, composer and dialogs."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._pane = station.pages.answers
        self._pane.chosen.connect(self._on_chosen)
        self._pane.edit_requested.connect(self.edit_row)
        self._pane.compare_requested.connect(self.compare)
        self._pane.row_requested.connect(self.make_row)
        self._pane.starter_requested.connect(self.take_starter)
        self._pane.import_requested.connect(self.ask_file)
        station.case.composer.override_asked.connect(self.ask_override)
        self._child = ConsoleChild(self._command, self)

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

    @Slot(int)
    def edit_row(self, row_id: int) -> None:
        """The form of a row, on the page of the matrix."""
        self._station.go(Place(page="matrix"))
        station = self._station.pages.matrix()
        if station is not None:
            station.page.open_row(row_id)

    @Slot(int)
    def compare(self, row_id: int) -> None:
        """All answers of a row side by side, as the person of the open item would read them."""
        offers, desk = self._pane.offers(), self._station.work.desk
        offer = None
        if offers is not None:
            offer = next((each for each in offers.offers if each.prepared.row.id == row_id), None)
        if offers is None or offer is None:
            return
        row = offer.prepared.row
        shown: list[Prepared] = []
        for place in range(len(row.variants)):
            try:
                shown.append(matrix.prepare(desk, row, offers.about, variant=place))
            except UserError:
                continue  # for another language, platform or day: it would never be said here
        dialog = CompareDialog(self._station.window, shown, offer.prepared.chosen.index)
        dialog.chosen.connect(self._on_chosen)
        self._station.show_dialog(dialog)

    def edit_first(self) -> None:
        """The form of the row whose answer stands first, or has the keyboard."""
        row_id = self._pane.first_row()
        if row_id is None:
            self._station.decisions.say(_t("Matrix", "There is no answer here whose row could be edited."), "info")
        else:
            self.edit_row(row_id)

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
    def ask_override(self) -> None:
        """Why a text that a check blocks is sent all the same; the reason stands in the log."""
        label = _t("Matrix", "Why it is sent all the same")
        dialog = AskText(self._station.window, _t("Matrix", "Send with a reason"), label)
        dialog.entered.connect(self._station.case.composer.send_with_reason)
        self._station.show_dialog(dialog)

    # Bringing a matrix in --------------------------------------------------------------

    def close(self) -> None:
        """End what still runs."""
        self._child.cancel()

    @Slot()
    def take_starter(self) -> None:
        """The matrix and the voices that ship."""
        if self._child.busy():
            return
        self._station.decisions.say(_t("Matrix", "The matrix is being brought in…"), "matrix")
        self._child.run(["matrix", "import", "--starter"], self._on_imported, self._on_failed)

    @Slot()
    def ask_file(self) -> None:
        """A table that people keep: looked at first, brought in when its reader agrees."""
        kinds = _t("Matrix", "Tables") + " (*.xlsx *.csv *.yaml *.yml)"
        path, _kind = QFileDialog.getOpenFileName(self._station.window, _t("Matrix", "Import a table"), "", kinds)
        if path:
            self.look_at(path)

    def look_at(self, path: str) -> None:
        """What a table would change, and every problem by row and column."""
        if self._child.busy():
            return

        def looked(found: Mapping[str, Any]) -> None:
            dialog = ImportDialog(self._station.window, Path(path).name, found)
            dialog.agreed.connect(lambda: self._bring_in(path))
            self._station.show_dialog(dialog)

        self._child.run(["matrix", "import", path, "--dry-run"], looked, self._on_failed)

    def _bring_in(self, path: str) -> None:
        self._child.run(["matrix", "import", path], self._on_imported, self._on_failed)

    def _on_imported(self, found: Mapping[str, Any]) -> None:
        rows = int(found.get("added", 0)) + int(found.get("changed", 0))
        self._station.decisions.say(_t("Matrix", "%n row(s) brought in", "", rows), "matrix")
        self._on_row_saved()

    def _on_failed(self, failure: Failure) -> None:
        self._station.decisions.say(" ".join(part for part in (failure.text, failure.hint) if part), "alert")

    def _command(self, words: Sequence[str]) -> list[str]:
        return on_profile(self._station.work.desk, *words, signed=True)

    @Slot()
    def _on_row_saved(self) -> None:
        item = self._station.case.item()
        self._pane.show_item(None if item is None else item.id)

    @Slot(object)
    def _on_chosen(self, prepared: Prepared) -> None:
        composer = self._station.case.composer
        recipient = composer.recipient()
        if recipient is not None and not composer.blocked():
            composer.insert_answer(prepared.rendered.text, prepared.use, prepared.files)
            if prepared.stays is not None:
                why = prepared.stays.text(i18n.language())
                self._station.decisions.say(_t("Matrix", "Without its files: {why}").format(why=why), "attach")
        elif composer.blocked():
            self._station.decisions.say(composer.blocked(), "info")
