"""The outbox page and the deliveries in conversations: what is read for them, and what a person decides about one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import PENDING_DELIVERY, DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.errors import UserError
from moderator_app.services import inbox, outbox
from moderator_app.services.desk import Desk
from ui import i18n
from ui.composer.pane import Composer
from ui.decisions import Decisions
from ui.i18n import _t
from ui.outbox.dialogs import ResolveDialog, StaleDialog, stale_facts
from ui.outbox.pane import OutboxPane
from ui.outbox.sentences import Decision
from ui.widgets.countdown import Countdown
from ui.widgets.overlay import OverlayDialog
from ui.work import Work

SHOWN: Final = (
    *PENDING_DELIVERY,
    DeliveryState.STALE,
    DeliveryState.REFUSED,
    DeliveryState.SENT,
    DeliveryState.CANCELLED,
    DeliveryState.ABANDONED,
)
LIMIT: Final = 300


class Deliveries(QObject):
    """Feeds the outbox.

    Signals:
        item_requested: open this conversation.
        link_requested: URL for the browser.
        decision_made: a delivery was decided about.
    """

    item_requested = Signal(int)
    link_requested = Signal(str)

    def __init__(self, work: Work, countdown: Countdown) -> None:
        super().__init__()
        self._work = work
        self.pane = OutboxPane(countdown)
        self._decisions: Decisions | None = None
        self._composer: Composer | None = None
        self._show_dialog: Callable[[OverlayDialog], None] | None = None
        self.pane.history_requested.connect(self._on_history_requested)
        self.pane.decision_requested.connect(self.decide)
        self.pane.link_requested.connect(self.link_requested)
        self.pane.item_requested.connect(self.item_requested)
        self.pane.retry_requested.connect(self.refresh)

    def serve(self, decisions: Decisions, composer: Composer, show_dialog: Callable[[OverlayDialog], None]) -> None:
        """What is made after the panes."""
        self._decisions, self._composer, self._show_dialog = decisions, composer, show_dialog

    @Slot()
    def refresh(self) -> None:
        """Read the outbox again, off the GUI thread."""
        future = self._work.aside(lambda desk: outbox.rows(desk, SHOWN, limit=LIMIT))
        self._work.bridge.follow(
            future, self.pane.show_deliveries, lambda error: self.pane.show_error(error.text(i18n.language()))
        )

    @Slot(int)
    def _on_history_requested(self, entry_id: int) -> None:
        self.pane.show_history(entry_id, outbox.history(self._work.desk, entry_id))

    @Slot(int, object)
    def decide(self, entry_id: int, decision: Decision) -> None:
        """What a person wants about a delivery; some decisions ask first."""
        delivery = outbox.delivery(self._work.desk, entry_id)
        if delivery is None:
            return
        changes: dict[Decision, Callable[[Any, Desk, int], DeliveryView]] = {
            Decision.CANCEL: outbox.cancel,
            Decision.EDIT: outbox.cancel,
            Decision.SEND_NOW: outbox.send_now,
            Decision.SEND_ANYWAY: outbox.send_anyway,
            Decision.RESEND: outbox.resolve_resend,
            Decision.ABANDON: outbox.resolve_abandon,
        }
        if decision is Decision.COMPARE:
            self._compare(delivery)
        elif decision is Decision.POSTED:
            self.ask_posted(entry_id)
        else:
            future = self._work.decide(changes[decision], entry_id)
            self._work.bridge.follow(future, lambda _view: self._decided(delivery, decision), self._refused)

    def _decided(self, delivery: DeliveryView, decision: Decision) -> None:
        self._work.bridge.look()
        if decision is Decision.EDIT:
            if delivery.item_id is not None:
                self.item_requested.emit(delivery.item_id)
            self._put_back(delivery)
        self.refresh()
        if self._decisions is not None:
            self._decisions.say(decided_text(decision), "check")

    def give_back(self, entry_ids: Sequence[int]) -> None:
        """The words and files of replies that were taken back before they left, into the drafts of their cases."""
        for each in entry_ids:
            delivery = outbox.delivery(self._work.desk, each)
            if (
                delivery is not None
                and delivery.action is EntryKind.REPLY
                and delivery.state is DeliveryState.CANCELLED
            ):
                self._put_back(delivery)

    def _put_back(self, delivery: DeliveryView) -> None:
        if self._composer is not None and (delivery.text or delivery.files):
            # The words of a change wait at the answer they were to change, never in a reply.
            whose = -delivery.target_id if delivery.action is EntryKind.EDIT else delivery.author_id
            case = (delivery.thread_id, whose)
            self._composer.put_back(case, delivery.text or "", delivery.dress, delivery.files)

    def _refused(self, error: UserError) -> None:
        if self._decisions is not None:
            self._decisions.refused(error)

    def _compare(self, delivery: DeliveryView) -> None:
        try:
            message = inbox.message(self._work.desk, delivery.target_id)
        except UserError:
            message = None
        now = self._work.desk.clock.now_us()
        facts = stale_facts(delivery, message)
        if self._show_dialog is not None and self._decisions is not None:
            dialog = StaleDialog(self.pane.window(), delivery, facts, now)
            dialog.decided.connect(self.decide)
            self._show_dialog(dialog)

    def ask_posted(self, entry_id: int) -> ResolveDialog | None:
        """Ask for the link of what a person saw there; None: there is no such delivery."""
        delivery = outbox.delivery(self._work.desk, entry_id)
        if self._show_dialog is None or delivery is None:
            return None
        dialog = ResolveDialog(self.pane.window(), delivery)

        def posted(entry_id: int, typed: str) -> None:
            def done(_view: DeliveryView) -> None:
                dialog.close_overlay()
                self._decided(delivery, Decision.POSTED)

            future = self._work.decide(outbox.resolve_posted, entry_id, typed)
            self._work.bridge.follow(future, done, lambda error: dialog.show_problem(error.text(i18n.language())))

        dialog.posted.connect(posted)
        self._show_dialog(dialog)
        return dialog


def decided_text(decision: Decision) -> str:
    """What the toast says."""
    return {
        Decision.CANCEL: _t("Delivered", "Cancelled: it never leaves"),
        Decision.EDIT: _t("Delivered", "Stopped: the words are in the draft"),
        Decision.SEND_NOW: _t("Delivered", "It leaves now"),
        Decision.SEND_ANYWAY: _t("Delivered", "It leaves as it is"),
        Decision.RESEND: _t("Delivered", "It is sent again"),
        Decision.ABANDON: _t("Delivered", "Left as it is: it may have been posted"),
        Decision.POSTED: _t("Delivered", "Noted as sent"),
    }.get(decision, "")
