"""The shift's page as the window runs it: read aside, written on the lane."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from moderator_app.errors import UserError
from moderator_app.services import moderators, shift
from moderator_app.services.desk import Desk
from moderator_app.services.shift import Handover, Page
from ui import i18n
from ui.bridge import News
from ui.decisions import Decisions, Written
from ui.i18n import _t
from ui.shift.page import ShiftPage
from ui.tasks import ReadAside

if TYPE_CHECKING:
    from ui.work import Work

Read = tuple[Page, tuple[Handover, ...], dict[str, str]]


class ShiftStation(QObject):
    """Feeds a page and does what it asks for."""

    def __init__(self, work: Work, decisions: Decisions) -> None:
        super().__init__()
        self._work, self._decisions = work, decisions
        self._read = ReadAside(work, self._begin, self._show, self._failed)
        self.page = ShiftPage()
        self.page.start_requested.connect(self.begin)
        self.page.hand_over_requested.connect(self._hand_over)
        self.page.sign_requested.connect(self._sign)
        self.page.kept.connect(self._keep)
        self.page.retry_requested.connect(self.reload)

    @Slot()
    def reload(self) -> None:
        """Read the page anew."""
        self._read.ask()

    def _begin(self) -> Callable[[Desk], Read]:
        drafts = tuple(self._work.drafts.cases())

        def read(desk: Desk) -> Read:
            return shift.page(desk, drafts), shift.waiting(desk), moderators.names(desk)

        return read

    def refresh(self, news: News) -> None:
        """Others did something."""
        if self.page.isVisible() and (news.trimmed or "item" in news.refs or "delivery" in news.refs):
            self.reload()

    def _show(self, found: Read) -> None:
        page, handovers, names = found
        desk = self._work.desk
        me = str(desk.moderator.id) if desk.moderator is not None else None
        self.page.show_page(page, handovers, names, me, desk.clock.now_us())

    def _failed(self, error: UserError) -> None:
        self.page.show_error(error.text(i18n.language()))

    # Deciding ------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Begin a shift."""
        self._run(self._work.decide(shift.start), _t("Shift", "The shift has begun"))

    @Slot(str)
    def _hand_over(self, text: str) -> None:
        def done(_written: Written) -> None:
            self.page.handed_over()
            self._said(_t("Shift", "Handed over"))

        future = self._work.decide(shift.hand_over, text, self.page.counts())
        self._work.bridge.follow(future, done, self._decisions.refused)

    @Slot(int)
    def _sign(self, entry_id: int) -> None:
        self._run(self._work.decide(shift.sign, entry_id), _t("Shift", "Signed"))

    @Slot(int)
    def _keep(self, entry_id: int) -> None:
        def done(written: Written) -> None:
            self._decisions.tell(_t("Shift", "The promise is kept"), (written.entry.id,))
            self._work.bridge.look()
            self.reload()

        self._work.bridge.follow(self._work.decide(shift.keep, entry_id), done, self._decisions.refused)

    def _run(self, future: Future[Any], said: str) -> None:
        self._work.bridge.follow(future, lambda _written: self._said(said), self._decisions.refused)

    def _said(self, text: str) -> None:
        self._decisions.say(text, "check")
        self._work.bridge.look()
        self.reload()
