"""Who has an item in hand: a colleague's is taken over only after a question, one's own lasts while one works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.clock import MINUTE_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.views import ItemView
from moderator_app.errors import UserError
from moderator_app.services import colleagues
from moderator_app.services.moderation import CLAIM_US, Action
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog

if TYPE_CHECKING:
    from ui.commands import Commands
    from ui.workstation import Workstation


class TakeOverDialog(OverlayDialog):
    """Asks before an item is taken out of a colleague's hands. Enter leaves it with them."""

    def __init__(self, window: QWidget, name: str, minutes: int) -> None:
        super().__init__(window, _t("Lease", "Take it over?"), width=480)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        left = _t("Lease", "another %n minute(s)", "", minutes)
        said = _t("Lease", "{name} has it in hand for {left}; it lasts while they work.")
        column.addWidget(Paragraph(said.format(name=visible(name[:80]), left=left), "body"))
        self.keep = Button(_t("Lease", "Leave it"))
        self.keep.clicked.connect(self.reject)
        self.take = Button(_t("Lease", "Take it over"), Variant.PRIMARY)
        self.add_button(self.keep)
        self.add_button(self.take)


class Lease(QObject):
    """Joins claims, the open item and the composer."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._asking = False
        station.case.composer.field.textChanged.connect(self._on_worked)
        station.case.follow(self._on_shown)
        self._shown: int | None = None

    def claim(self, commands: Commands) -> None:
        """Take what is open or picked; ask first where a colleague has it."""
        station, item = self._station, self._station.case.item()
        targets = commands.targets()
        holder = None if item is None else item.claimed_by
        if item is None or len(targets) > 1 or holder in {None, station.work.desk.actor}:
            commands.act(Action(kind=EntryKind.CLAIM), targets)
            return
        left = max(0, (item.claimed_until or 0) - station.work.desk.clock.now_us())
        name = station.work.names().get(str(holder), str(holder))
        dialog = TakeOverDialog(station.window, name, max(1, -(-left // MINUTE_US)))

        def taken() -> None:
            dialog.close_overlay()
            commands.act(Action(kind=EntryKind.CLAIM, over=True), [item.id])

        dialog.take.clicked.connect(taken)
        station.show_dialog(dialog)

    # Inside ----------------------------------------------------------------------------

    def _on_shown(self, item: ItemView | None) -> None:
        opened = item is not None and item.id != self._shown
        self._shown = None if item is None else item.id
        if opened:
            self._on_worked()

    @Slot()
    def _on_worked(self) -> None:
        """Something was typed, or the item was opened: the lease goes on when half of it is over."""
        work, item = self._station.work, self._station.case.item()
        if self._asking or item is None or item.claimed_until is None or work.desk.moderator is None:
            return
        if item.claimed_by != work.desk.actor or item.claimed_until - work.desk.clock.now_us() > CLAIM_US // 2:
            return
        self._asking = True
        work.bridge.follow(work.decide(colleagues.extend, item.id), self._on_extended, self._on_refused)

    def _on_extended(self, _decided: object) -> None:
        self._asking = False
        self._station.work.bridge.look()

    def _on_refused(self, _error: UserError) -> None:
        self._asking = False  # nothing was asked for by hand, so nothing is said
