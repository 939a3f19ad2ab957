"""The approval queue as the window runs it: read aside, ruled on the lane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from moderator_app.errors import UserError
from moderator_app.services import approvals, moderators
from moderator_app.services.approvals import Wish
from moderator_app.services.desk import Desk
from ui import i18n
from ui.approvals.dialogs import ChannelsDialog, EditDialog
from ui.approvals.page import ApprovalsPage
from ui.ask_text import AskText
from ui.bridge import News
from ui.decisions import Decisions, Written
from ui.i18n import _t
from ui.item_actions import done_label
from ui.tasks import ReadAside
from ui.widgets.overlay import OverlayDialog

if TYPE_CHECKING:
    from ui.work import Work

Read = tuple[tuple[Wish, ...], dict[str, str]]


class ApprovalsStation(QObject):
    """Feeds the page and does what it asks for."""

    def __init__(
        self, work: Work, decisions: Decisions, window: QWidget, show_dialog: Callable[[OverlayDialog], None]
    ) -> None:
        super().__init__()
        self._work, self._decisions, self._window, self._show_dialog = work, decisions, window, show_dialog
        self._read = ReadAside(work, lambda: _queue, self._show, self._failed)
        self._wishes: dict[int, Wish] = {}
        self.page = ApprovalsPage()
        self.page.approve_requested.connect(self.approve)
        self.page.edit_requested.connect(self.edit)
        self.page.back_requested.connect(self.send_back)
        self.page.channels_requested.connect(self.open_channels)
        self.page.retry_requested.connect(self.reload)

    @Slot()
    def reload(self) -> None:
        """Read the queue anew."""
        self._read.ask()

    def refresh(self, news: News) -> None:
        """Others did something."""
        if self.page.isVisible() and (news.trimmed or news.refs.keys() & {"entry", "item"}):
            self.reload()

    def _show(self, found: Read) -> None:
        wishes, names = found
        self._wishes = {each.entry_id: each for each in wishes}
        self.page.show_wishes(wishes, names, self._why_not, self._work.desk.clock.now_us())

    def _failed(self, error: UserError) -> None:
        self.page.show_error(error.text(i18n.language()))

    def _why_not(self, wish: Wish) -> str:
        error = approvals.why_not(self._work.desk, wish)
        return "" if error is None else error.text(i18n.language())

    # Ruling -----------------------------------------------------------------------------------

    @Slot(int)
    def approve(self, entry_id: int) -> None:
        """As it is, on what is on screen."""
        self._approve(entry_id, None, self._decisions.refused)

    @Slot(int)
    def edit(self, entry_id: int) -> None:
        """With another text."""
        wish = self._wishes.get(entry_id)
        if wish is None or wish.text is None:
            return
        dialog = EditDialog(self._window, wish.text)

        def refused(error: UserError) -> None:
            language = i18n.language()
            dialog.set_problem(" ".join(part for part in (error.text(language), error.hint(language)) if part))

        dialog.entered.connect(lambda text: self._approve(entry_id, text, refused, dialog.close_overlay))
        self._show_dialog(dialog)
        dialog.field.setFocus()

    def _approve(
        self,
        entry_id: int,
        text: str | None,
        refused: Callable[[UserError], None],
        then: Callable[[], None] | None = None,
    ) -> None:
        wish = self._wishes.get(entry_id)
        if wish is None:
            return

        def done(decided: Written) -> None:
            if then is not None:
                then()
            items = () if wish.item_id is None else (wish.item_id,)
            self._decisions.tell(done_label(decided.entry.kind), (decided.entry.id,), items=items)
            self._changed()

        future = self._work.decide(approvals.approve, entry_id, text=text, seen=wish.newest)
        self._work.bridge.follow(future, done, refused)

    @Slot(int)
    def send_back(self, entry_id: int) -> None:
        """To who asked, with a reason."""
        dialog = AskText(
            self._window,
            _t("Approvals", "Send back"),
            _t("Approvals", "What has to change"),
            hint=_t("Approvals", "The item returns to who asked, with their text."),
        )

        def write(reason: str) -> None:
            def done(_written: Written) -> None:
                self._decisions.say(_t("Approvals", "Sent back"), "undo")
                self._changed()

            future = self._work.decide(approvals.send_back, entry_id, reason)
            self._work.bridge.follow(future, done, self._decisions.refused)

        dialog.entered.connect(write)
        self._show_dialog(dialog)

    def _changed(self) -> None:
        self._work.bridge.look()
        self.reload()

    # Channels -----------------------------------------------------------------------------------

    @Slot()
    def open_channels(self) -> None:
        """Which channels' answers need approval."""
        desk = self._work.desk
        blocked = "" if desk.is_lead else _t("Approvals", "A lead chooses the channels.")
        watched = [each for each in self._work.channels() if each.watched]
        dialog = ChannelsDialog(self._window, watched, approvals.marked_channels(desk), blocked)
        dialog.marked.connect(self._mark)
        self._show_dialog(dialog)

    @Slot(int, bool)
    def _mark(self, channel_id: int, needs: bool) -> None:
        future = self._work.decide(approvals.mark_channel, channel_id, needs=needs)
        self._work.bridge.follow(future, lambda _written: self._work.bridge.look(), self._decisions.refused)


def _queue(desk: Desk) -> Read:
    return approvals.waiting(desk), moderators.names(desk)
