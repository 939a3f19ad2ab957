"""The network in the window: a bar while it is away, a summary when it is back, conflicts one by one.

Nothing here sends: what was held or queued leaves through the engine, what was stopped waits for a named decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator_app import config
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.errors import UserError
from moderator_app.services import inbox, network, outbox
from moderator_app.services.health import Situation
from moderator_app.services.network import Mark, Resumption, Waiting
from ui.actions import ActionSpec, Group
from ui.i18n import _t
from ui.network import words
from ui.network.step import StepDialog
from ui.network.summary import SummaryDialog
from ui.outbox.dialogs import StaleDialog, stale_facts
from ui.outbox.model import Part, part_of
from ui.outbox.sentences import Decision
from ui.widgets.banner import BannerAction, StripBanner
from ui.widgets.buttons import Button
from ui.widgets.chips import Tone
from ui.widgets.overlay import OverlayDialog

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Network(QObject):
    """Joins the bar, the summary and `services.network`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        # What an earlier window had no chance to tell.
        told = network.kept(station.work.desk.config.get(config.OUTAGE))
        self._mark: Mark | None = None if told is None else told[0]
        self._back_at: int | None = None if told is None else told[1]
        self._offline: int | None = None
        self._reading = self._again = False
        self._waiting = Waiting(replies=0, others=0, conflicts=())
        self._found: Resumption | None = None
        self._left: list[int] = []
        self._whole = 0
        self._dialog: OverlayDialog | None = None
        self._labels: tuple[str, ...] = ()
        self.bar = StripBanner("offline", Tone.WARNING)
        self.bar.hide()
        station.window.add_strip(self.bar)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its actions; the palette finds them."""
        return (
            ActionSpec(
                id="network", text=lambda: _t("Command", "What waits for the network"), run=self.show,
                group=Group.WINDOW, icon="online", blocked=self._why_not,
            ),
            ActionSpec(
                id="try_now", text=lambda: _t("Command", "Try the network now"), run=self.try_now,
                group=Group.WINDOW, icon="retry",
                blocked=lambda: "" if self._offline is not None else _t("Network", "The network is there"),
            ),
        )  # fmt: skip

    def found(self) -> Resumption | None:
        """What the bar tells once the network is back."""
        return self._found

    def offline(self) -> bool:
        """Whether no account has a network."""
        return self._offline is not None

    def dialog(self) -> OverlayDialog | None:
        """The summary or the step that is open."""
        return self._dialog if self._dialog is not None and self._dialog.is_open() else None

    # Hearing ------------------------------------------------------------------------------

    def refresh(self, situation: Situation) -> None:
        """How things are; read anew whenever the store changed."""
        work = self._station.work
        since = situation.offline_since
        if since is not None and self._offline is None and self._mark is None:
            self._mark = network.mark(work.desk, since)
            work.choose(config.OUTAGE, network.keep(self._mark, None))
        came_back = self._offline is not None or self._back_at is None
        if since is None and self._mark is not None and came_back:
            self._back_at = work.desk.clock.now_us()
            work.choose(config.OUTAGE, network.keep(self._mark, self._back_at))
        self._offline = since
        if self._mark is None:
            return
        if not situation.accounts:
            self.dismiss()
            return
        self._read(self._mark)

    def write(self) -> None:
        """The bar, in the language of the window."""
        if self._mark is None:
            return
        now = self._station.work.desk.clock.now_us()
        if self._offline is not None:
            held = self._waiting
            actions = [BannerAction(_t("Network", "Try now"), self.try_now)]
            if held.replies or held.others or held.conflicts:
                actions.insert(0, BannerAction(_t("Network", "Show them"), self._station.open_outbox))
            self._say("offline", Tone.WARNING, words.away_title(self._offline, now), words.waiting_text(held), actions)
        elif self._found is not None and self._back_at is not None:
            found = self._found
            if found.quiet:
                self.dismiss()
                return
            actions = [
                BannerAction(_t("Network", "Show what happened"), self.show),
                BannerAction(_t("Network", "Hide"), self.dismiss),
            ]
            tone = Tone.WARNING if found.waiting.conflicts else Tone.SUCCESS
            self._say("online", tone, words.back_title(found.since, self._back_at), words.back_text(found), actions)

    def _say(self, icon: str, tone: Tone, title: str, detail: str, actions: list[BannerAction]) -> None:
        """Buttons are made anew only where they are others: one of them may hold the focus."""
        labels = tuple(each.label for each in actions)
        self.bar.set_look(icon, tone)
        if labels == self._labels:
            self.bar.set_words(title, detail)
        else:
            self._labels = labels
            self.bar.show_text(title, detail, tuple(actions))
        self.bar.show()

    def dismiss(self) -> None:
        """The person knows."""
        self._mark = self._found = self._back_at = None
        self._forget()
        self.bar.hide()

    def _forget(self) -> None:
        """Somebody has seen it: the next window has nothing to tell."""
        work = self._station.work
        if work.desk.config.get(config.OUTAGE):
            work.choose(config.OUTAGE, "")

    def _read(self, mark: Mark) -> None:
        """Off the GUI thread, one at a time."""
        if self._reading:
            self._again = True
            return
        self._reading = True

        def done(found: Resumption) -> None:
            self._ended()
            if self._mark is None:
                return
            self._waiting = found.waiting
            if self._offline is None:
                self._found = found
            self.write()

        def failed(_error: UserError) -> None:
            self._ended()  # the bar keeps what it said; the next change reads again

        work = self._station.work
        work.bridge.follow(work.aside(lambda desk: network.resumption(desk, mark)), done, failed)

    def _ended(self) -> None:
        self._reading = False
        if self._again and self._mark is not None:
            self._again = False
            self._read(self._mark)

    # Doing --------------------------------------------------------------------------------

    @Slot()
    def show(self) -> None:
        """While away the outbox; once back the summary."""
        if self._offline is not None or self._found is None or self._back_at is None:
            self._station.open_outbox()
            return
        self._forget()
        now = self._station.work.desk.clock.now_us()
        dialog = SummaryDialog(self._station.window, self._found, self._back_at, now)
        dialog.outbox_requested.connect(self._station.open_outbox)
        dialog.conflict_requested.connect(self._on_conflict_requested)
        dialog.pass_requested.connect(self._on_pass_requested)
        self._show(dialog)

    @Slot()
    def try_now(self) -> None:
        """Ask the engine not to wait out its pause."""
        work = self._station.work
        said = _t("Network", "Trying now")
        work.bridge.follow(
            work.decide(network.try_now), lambda _done: self._station.decisions.say(said, "retry"),
            self._station.decisions.refused,
        )  # fmt: skip

    def _why_not(self) -> str:
        return "" if self._mark is not None else _t("Network", "The network was there all the time")

    # One by one ------------------------------------------------------------------------------

    @Slot()
    def _on_pass_requested(self) -> None:
        if self._found is not None:
            self._begin([each.entry_id for each in self._found.waiting.conflicts])

    @Slot(int)
    def _on_conflict_requested(self, entry_id: int) -> None:
        self._begin([entry_id])

    def _begin(self, entries: list[int]) -> None:
        self._left, self._whole = entries, len(entries)
        self._step()

    def _step(self) -> None:
        """The next one that still needs somebody; what was settled meanwhile is passed over."""
        work = self._station.work
        while self._left:
            entry_id = self._left.pop(0)
            delivery = outbox.delivery(work.desk, entry_id)
            if delivery is not None and part_of(delivery) is Part.DECIDE:
                self._ask(delivery)
                return
        if self._whole > 1:
            self._station.decisions.say(_t("Network", "That was the last one"), "check")
        self._whole = 0

    def _ask(self, delivery: DeliveryView) -> None:
        work, window = self._station.work, self._station.window
        now = work.desk.clock.now_us()
        dialog: StaleDialog | StepDialog
        if delivery.state is DeliveryState.STALE:
            try:
                message = inbox.message(work.desk, delivery.target_id)
            except UserError:
                message = None
            dialog = StaleDialog(window, delivery, stale_facts(delivery, message), now)
        else:
            dialog = StepDialog(window, delivery, now)
        if self._whole > 1:
            place = _t("Network", "{place} of {count}").format(place=self._whole - len(self._left), count=self._whole)
            dialog.set_title(f"{place} · {dialog.accessibleName()}")
            if self._left:
                later = Button(_t("Network", "Later"))
                later.setObjectName("later")
                later.clicked.connect(self._on_later_clicked)
                dialog.add_button(later, left=True)
        dialog.decided.connect(self._on_decided)
        self._show(dialog)

    @Slot()
    def _on_later_clicked(self) -> None:
        if self._dialog is not None:
            self._dialog.close_overlay()
        self._step()

    @Slot(int, object)
    def _on_decided(self, entry_id: int, decision: Decision) -> None:
        deliveries = self._station.pages.deliveries
        if decision is Decision.POSTED:
            asked = deliveries.ask_posted(entry_id)
            if asked is not None:
                asked.closed.connect(self._on_asked)
            return
        deliveries.decide(entry_id, decision)
        if decision is Decision.EDIT:
            self._left = []  # the words are in the composer: that is where the person is now
            return
        self._step()

    @Slot()
    def _on_asked(self) -> None:
        self._step()

    def _show(self, dialog: OverlayDialog) -> None:
        self._dialog = dialog
        dialog.closed.connect(self._on_closed)
        self._station.show_dialog(dialog)

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None
