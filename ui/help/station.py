"""Help in the window: the page of the pane where the keyboard is, the guide of the first run, facts for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.accounts.dialog import AccountsDialog
from ui.help.dialog import HelpDialog
from ui.help.first_run import FirstRunDialog
from ui.help.pages import Topic
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.who import WhoDialog
from ui.reports.weekly_dialog import WeeklyDialog
from ui.safe_text import visible
from ui.sla.calendars import CalendarsDialog
from ui.sla.policies import PoliciesDialog

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Help(QObject):
    """Opens pages of help."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station

    @Slot()
    def open_here(self) -> None:
        """F1: about the pane or the dialog that has the keyboard."""
        station = self._station
        if station.window.findChild(HelpDialog) is not None:
            return
        station.show_dialog(HelpDialog(station.window, station.actions, self.topic_of(QApplication.focusWidget())))

    def topic_of(self, focused: QWidget | None) -> Topic:
        """What a focused widget belongs to; the inbox where nothing tells."""
        station = self._station
        panes: dict[QWidget, Topic] = {
            station.case.composer: Topic.COMPOSER,
            station.case.thread: Topic.THREAD,
            station.pages.answers: Topic.ANSWERS,
            station.pages.author: Topic.AUTHOR,
            station.pages.notes: Topic.NOTES,
            station.pages.history: Topic.HISTORY,
            station.pages.deliveries.pane: Topic.OUTBOX,
            station.rail: Topic.RAIL,
            station.inbox: Topic.INBOX,
        }
        dialogs = {
            AccountsDialog: Topic.ACCOUNTS,
            PreferencesDialog: Topic.SETTINGS,
            PoliciesDialog: Topic.CLOCKS,
            CalendarsDialog: Topic.CLOCKS,
            WhoDialog: Topic.ROLES,
            WeeklyDialog: Topic.REPORTS,
        }
        widget = focused
        while widget is not None:
            if widget in panes:
                return panes[widget]
            for kind, topic in dialogs.items():
                if isinstance(widget, kind):
                    return topic
            widget = widget.parentWidget()
        pages = {
            "outbox": Topic.OUTBOX,
            "log": Topic.LOG,
            "shift": Topic.SHIFT,
            "matrix": Topic.MATRIX,
            "reviews": Topic.REVIEWS,
            "approvals": Topic.ROLES,
            "reports": Topic.REPORTS,
        }
        return pages.get(station.rail.place().page, Topic.INBOX)

    def open_first_run(self) -> None:
        """The guide, once somebody sits down in an empty profile."""
        station = self._station
        person = station.work.desk.moderator
        dialog = FirstRunDialog(
            station.window, visible("" if person is None else person.name), demo=station.can_start_demo()
        )
        dialog.account_requested.connect(station.open_accounts)
        dialog.demo_requested.connect(station.inbox.demo_requested)
        station.show_dialog(dialog)

    def facts(self) -> dict[str, str]:
        """For a report of a fault: how things stand, without a name, an address or a word of anybody."""
        situation = self._station.work.situation()
        accounts = [
            f"{each.platform} {next((one.code for one in each.health if not one.capability), 'ok')}"
            for each in situation.accounts
        ]
        size = self._station.window.size()
        return {
            "accounts": ", ".join(sorted(accounts)) or "none",
            "unread payloads": str(situation.quarantined),
            "engine": self._station.status.engine_state().value,
            "window": f"{size.width()}×{size.height()} at {self._station.window.devicePixelRatioF():g}",
        }
