"""What stands beside and instead of the inbox: author, outbox, log, accounts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from moderator_app import programs
from moderator_app.domain.entries import NoteType
from moderator_app.domain.views import ItemView
from moderator_app.errors import UserError
from moderator_app.services import persons
from moderator_app.services.review import LogLine
from moderator_app.services.shown import Shown
from ui import i18n
from ui.accounts.dialog import AccountsDialog
from ui.accounts.source import DeskAccounts
from ui.approvals.station import ApprovalsStation
from ui.author.pane import AuthorPane, Note
from ui.author.privacy import Privacy
from ui.bridge import News
from ui.case import OpenCase
from ui.decisions import Decisions
from ui.deliveries import Deliveries
from ui.itemlog.history import HistoryPane
from ui.itemlog.notes import NotesPane
from ui.main_window import MainWindow
from ui.matrix.keeping import MatrixStation
from ui.matrix.pane import AnswersPane
from ui.matrix.source import DeskAnswers
from ui.outbox.sentences import Decision
from ui.reports.station import ReportsStation
from ui.review.alarm import ChainAlarm
from ui.review.pane import ReviewPane
from ui.review.source import DeskLog
from ui.scoring.station import ScoringStation
from ui.shift.station import ShiftStation
from ui.sidebar import Sidebar
from ui.widgets.countdown import Countdown
from ui.widgets.overlay import OverlayDialog
from ui.work import Work

HISTORY = 50


class Pages(QObject):
    """The other panes, fed from the services.

    Signals:
        item_requested: an item of another pane wants to be opened.
        outbox_requested: go to the outbox.
        log_requested: go to the log.
        changed: accounts or channels were changed in their dialog.
    """

    item_requested = Signal(int)
    outbox_requested = Signal()
    log_requested = Signal()
    changed = Signal()

    def __init__(self, work: Work, countdown: Countdown) -> None:
        super().__init__()
        self._work = work
        self.author = AuthorPane(work.desk.clock)
        self.author.item_requested.connect(self.item_requested)
        self.author.link_requested.connect(self.open_link)
        self.answers = AnswersPane(DeskAnswers(work))
        self.notes = NotesPane(work.desk.clock, work.drafts)
        self.history = HistoryPane(work.desk.clock)
        self.sidebar = Sidebar(self.answers, self.author, self.notes, self.history)
        self.deliveries = Deliveries(work, countdown)
        self.deliveries.item_requested.connect(self.item_requested)
        self.deliveries.link_requested.connect(self.open_link)
        self._accounts = DeskAccounts(lambda: work.desk, work.bridge)
        self._log = DeskLog(lambda: work.desk, work.bridge)
        self._review: ReviewPane | None = None
        self._alarm: ChainAlarm | None = None
        self._privacy: Privacy | None = None
        self._shift: ShiftStation | None = None
        self._reports: ReportsStation | None = None
        self._approvals: ApprovalsStation | None = None
        self._scoring: ScoringStation | None = None
        self._matrix: MatrixStation | None = None
        self._decisions: Decisions | None = None
        self._window: MainWindow | None = None
        self._show_dialog: Callable[[OverlayDialog], None] | None = None

    def serve(
        self,
        window: MainWindow,
        decisions: Decisions,
        case: OpenCase,
        show_dialog: Callable[[OverlayDialog], None],
    ) -> None:
        """What is made after the panes."""
        self._window, self._show_dialog, self._decisions = window, show_dialog, decisions
        self.deliveries.serve(decisions, case.composer, show_dialog)
        self._privacy = Privacy(self._work, window, show_dialog)
        self._privacy.changed.connect(self.changed)
        self.author.data_requested.connect(self._privacy.ask)
        self._alarm = ChainAlarm(lambda: self._work.desk, window.banner, self.open_entry)
        self._alarm.look()

    def full(self) -> tuple[QWidget, ...]:
        """Pages that take the place of the inbox; the log is made when somebody goes there."""
        return (self.deliveries.pane,)

    def close(self) -> None:
        """End what reads in threads of its own."""
        self._log.close()
        if self._reports is not None:
            self._reports.close()
        if self._matrix is not None:
            self._matrix.close()

    def review(self) -> ReviewPane:
        """The log."""
        if self._review is None:
            self._review = ReviewPane(self._log)
            self._review.item_requested.connect(self.item_requested)
            self._review.link_requested.connect(self.open_link)
            self._review.dialog_requested.connect(self._show_dialog)
            if self._alarm is not None:
                self._alarm.follow(self._review.foot.show_standing)
            if self._window is not None:
                self._window.add_page(self._review)
        return self._review

    def shift(self) -> ShiftStation | None:
        """The shift's page, made when somebody goes there; None before `serve`."""
        if self._shift is None and self._window is not None and self._decisions is not None:
            self._shift = ShiftStation(self._work, self._decisions)
            self._shift.page.item_requested.connect(self.item_requested)
            self._window.add_page(self._shift.page)
        return self._shift

    def reports(self) -> ReportsStation | None:
        """The reports, made when somebody goes there; None before `serve`."""
        if self._reports is None and self._window is not None and self._show_dialog and self._decisions is not None:
            self._reports = ReportsStation(self._work, self._window, self._show_dialog)
            self._reports.item_requested.connect(self.item_requested)
            self._reports.said.connect(self._decisions.say)
            self._window.add_page(self._reports.page)
        return self._reports

    def approvals(self) -> ApprovalsStation | None:
        """What waits for approval, made when somebody goes there; None before `serve`."""
        if self._approvals is None and self._window is not None and self._show_dialog and self._decisions is not None:
            self._approvals = ApprovalsStation(self._work, self._decisions, self._window, self._show_dialog)
            self._approvals.page.item_requested.connect(self.item_requested)
            self._window.add_page(self._approvals.page)
        return self._approvals

    def scoring(self) -> ScoringStation | None:
        """Reviews, made when somebody goes there; None before `serve`."""
        if self._scoring is None and self._window is not None and self._show_dialog and self._decisions is not None:
            self._scoring = ScoringStation(self._work, self._decisions, self._window, self._show_dialog)
            self._window.add_page(self._scoring.page)
        return self._scoring

    def matrix(self) -> MatrixStation | None:
        """The page of the matrix, made when somebody goes there; None before `serve`."""
        if self._matrix is None and self._window is not None and self._show_dialog and self._decisions is not None:
            self._matrix = MatrixStation(self._work, self._window, self._decisions, self._show_dialog)
            self._matrix.import_requested.connect(self.answers.import_requested)
            self._matrix.starter_requested.connect(self.answers.starter_requested)
            self._window.add_page(self._matrix.page)
        return self._matrix

    def page(self, name: str) -> QWidget | None:
        """The page of that name, read anew; None: the inbox."""
        if name == "outbox":
            self.deliveries.refresh()
            return self.deliveries.pane
        if name == "log":
            pane = self.review()
            pane.reload()
            return pane
        if name == "reports" and (reports := self.reports()) is not None:
            reports.reload()
            return reports.page
        if name == "approvals" and (approvals := self.approvals()) is not None:
            approvals.reload()
            return approvals.page
        if name == "reviews" and (scoring := self.scoring()) is not None:
            scoring.reload()
            return scoring.page
        if name == "matrix" and (matrix := self.matrix()) is not None:
            matrix.reload()
            return matrix.page
        if name == "shift" and (station := self.shift()) is not None:
            station.reload()
            return station.page
        return None

    def show_item(self, item: ItemView | None) -> None:
        """Answers for this item, and about its author."""
        self.answers.show_item(None if item is None else item.id)
        if item is None:
            self.author.show_nothing()
            return
        try:
            person = persons.card(self._work.desk, item.author_id)
        except UserError as error:
            self.author.show_error(error.text(i18n.language()))
            return
        card = person.whole
        rows = self._work.rows(card.items[:HISTORY])
        names = self._work.names()
        notes = [_note(line, names) for line in person.notes]
        self.author.offer_data(offered=self._work.desk.is_lead)
        self.author.show_author(card, rows, notes, person.outcomes, current_item=item.id, person=person)

    def offered_for(self, item_id: int) -> Shown | None:
        """Which answers are offered for this item, for the log."""
        return self.answers.shown_for(item_id)

    @Slot(int)
    def open_entry(self, entry_id: int) -> None:
        """The log, from this entry on."""
        self.log_requested.emit()
        self.review().open_entry(entry_id)

    def refresh(self, news: News) -> None:
        """Others did something: read again what is shown."""
        if self._alarm is not None:
            self._alarm.news(news)
        if self.deliveries.pane.isVisible() and (news.trimmed or "delivery" in news.refs or "item" in news.refs):
            self.deliveries.refresh()
        if self._approvals is not None:
            self._approvals.refresh(news)
        if self._scoring is not None:
            self._scoring.refresh(news)
        if self._shift is not None:
            self._shift.refresh(news)
        if self._matrix is not None:
            self._matrix.refresh(news)
        if self._reports is not None:
            self._reports.refresh(news)

    @Slot(int, str)
    def deliver(self, entry_id: int, what: str) -> None:
        """A button of a delivery in the conversation."""
        if what == "decide":
            self.outbox_requested.emit()
            self.deliveries.pane.open_entry(entry_id)
        else:
            self.deliveries.decide(entry_id, Decision(what))

    @Slot()
    def open_weekly(self) -> None:
        """The dialog of weekly digests."""
        if (reports := self.reports()) is not None:
            reports.open_weekly()

    def open_accounts(self) -> None:
        """The dialog of accounts."""
        if self._window is None or self._show_dialog is None:
            return
        dialog = AccountsDialog(self._window, self._accounts)
        dialog.changed.connect(self.changed)
        dialog.show_accounts()
        self._show_dialog(dialog)

    @Slot(str)
    def open_link(self, url: str) -> None:
        """In the browser; whoever asks has made sure that it is a web address.

        On Linux the browser is started with the environment of programs that are not ours; Qt would give it our own.
        """
        browser = QProcess()
        opener = QStandardPaths.findExecutable("xdg-open") if sys.platform.startswith("linux") else ""
        if not opener:
            QDesktopServices.openUrl(QUrl(url))
            return
        environment = QProcessEnvironment()
        for name, value in programs.outside_environment().items():
            environment.insert(name, value)
        browser.setProcessEnvironment(environment)
        browser.setProgram(opener)
        browser.setArguments([url])
        browser.startDetached()


def _note(line: LogLine, names: Mapping[str, str]) -> Note:
    """A note as the author's card shows it; one of a release to come is plain."""
    data = line.entry.data
    known = str(data.get("type", "")) in set(NoteType)
    to = str(data.get("to", ""))
    return Note(
        entry_id=line.entry.id,
        at=line.entry.at,
        by=line.actor_name,
        text=line.words.get("note") or "",
        type=NoteType(data["type"]) if known else NoteType.PLAIN,
        to=names.get(to, to),
    )
