"""What stands beside and instead of the inbox: author, outbox, log, accounts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from moderator_app.domain.views import ItemView
from moderator_app.errors import UserError
from moderator_app.services import inbox
from ui import i18n
from ui.author.pane import AuthorPane
from ui.bridge import News
from ui.case import OpenCase
from ui.decisions import Decisions
from ui.i18n import _t
from ui.main_window import MainWindow
from ui.widgets.countdown import Countdown
from ui.widgets.empty_state import EmptyState
from ui.work import Work

HISTORY = 50


class Pages(QObject):
    """The other panes, fed from the services.

    Signals:
        item_requested: an item of another pane wants to be opened.
    """

    item_requested = Signal(int)

    def __init__(self, work: Work, countdown: Countdown) -> None:
        super().__init__()
        self._work = work
        self._countdown = countdown
        self.sidebar = AuthorPane(work.desk.clock)
        self.sidebar.item_requested.connect(self.item_requested)
        self.sidebar.link_requested.connect(self._on_link_requested)
        self.outbox: QWidget = EmptyState("outbox", _t("Pages", "Outbox"))
        self.log: QWidget = EmptyState("log", _t("Pages", "Response log"))
        self._window: MainWindow | None = None
        self._decisions: Decisions | None = None
        self._case: OpenCase | None = None

    def serve(self, window: MainWindow, decisions: Decisions, case: OpenCase) -> None:
        """What is made after the panes."""
        self._window, self._decisions, self._case = window, decisions, case

    def full(self) -> tuple[QWidget, ...]:
        """Pages that take the place of the inbox."""
        return (self.outbox, self.log)

    def page(self, name: str) -> QWidget | None:
        """The page of that name; None: the inbox."""
        return {"outbox": self.outbox, "log": self.log}.get(name)

    def show_item(self, item: ItemView | None) -> None:
        """Tell about the author of this item."""
        if item is None:
            self.sidebar.show_nothing()
            return
        try:
            card = inbox.author(self._work.desk, item.author_id)
        except UserError as error:
            self.sidebar.show_error(error.text(i18n.language()))
            return
        rows = {row.id: row for row in self._work.rows(card.items[:HISTORY])}
        ordered = [rows[each] for each in card.items[:HISTORY] if each in rows]
        self.sidebar.show_author(card, ordered, current_item=item.id)

    def refresh(self, news: News) -> None:
        """Others did something."""

    @Slot(int, str)
    def deliver(self, entry_id: int, what: str) -> None:
        """A button of a delivery in the conversation."""

    def open_accounts(self) -> None:
        """The dialog of accounts."""

    @Slot(str)
    def _on_link_requested(self, url: str) -> None:
        QDesktopServices.openUrl(QUrl(url))
