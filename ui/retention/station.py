"""Periods in the window: counted aside, put in force on the lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from moderator_app.domain.entries import EntryKind
from moderator_app.errors import UserError
from moderator_app.services import retention
from moderator_app.services.desk import Desk
from moderator_app.services.retention import Period
from ui import i18n
from ui.actions import ActionSpec, Group
from ui.i18n import _t
from ui.retention.dialog import RetentionDialog

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Retention(QObject):
    """Joins the dialog and the services; for leads."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its command."""
        return (
            ActionSpec(
                id="retention", text=lambda: _t("Command", "How long it is kept"), run=self.open, group=Group.WINDOW,
                icon="calendar", everywhere=True, blocked=self._why_not,
            ),
        )  # fmt: skip

    def _why_not(self) -> str:
        allowed = self._station.work.desk.may(EntryKind.ERASE)
        return "" if allowed else _t("Retention", "Only a lead says how long it is kept.")

    @Slot()
    def open(self) -> None:
        """The dialog."""
        station = self._station
        work = station.work
        dialog = RetentionDialog(station.window, retention.periods(work.desk))

        def refused(error: UserError) -> None:
            language = i18n.language()
            if not isValid(dialog):
                return
            dialog.set_problem(" ".join(part for part in (error.text(language), error.hint(language)) if part))

        def count(wanted: tuple[Period, ...]) -> None:
            def read(desk: Desk) -> dict[Period, int]:
                return {each: retention.due(desk, each) for each in wanted}

            def show(found: dict[Period, int]) -> None:
                if isValid(dialog):  # it may have been closed meanwhile
                    dialog.show_due(found)

            work.bridge.follow(work.aside(read), show, refused)

        def put(wanted: tuple[Period, ...]) -> None:
            def done(_none: None) -> None:
                if isValid(dialog):
                    dialog.close_overlay()
                station.decisions.say(_t("Retention", "It holds from now on; the log says so."), "check")
                work.bridge.look()

            work.bridge.follow(work.decide(retention.put, wanted), done, refused)

        dialog.due_requested.connect(count)
        dialog.put_requested.connect(put)
        station.show_dialog(dialog)
        dialog.begin()
