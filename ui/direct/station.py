"""From public to private in the window: the open item's dialog, filled from the matrix, sent as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.checks import checks
from moderator_app.errors import UserError
from moderator_app.services import direct, matrix, voice
from moderator_app.services.direct import Direct, Moved
from moderator_app.services.matrix import About, Prepared
from ui.actions import ActionSpec, Group
from ui.direct.dialog import DirectDialog
from ui.i18n import _t

if TYPE_CHECKING:
    from ui.workstation import Workstation

MOVE_ROW: Final = EntryKind.TO_DM.value
"""Code of the row whose answer is the holding line when none that fits has a follow-up."""


class DirectWay(QObject):
    """Joins the open item, the dialog and `services.direct`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its key."""
        return (
            ActionSpec(
                id=EntryKind.TO_DM.value, text=lambda: _t("Command", "Go on in private"), run=self.ask,
                group=Group.ANSWER, keys=("P",), icon="dm",
                blocked=lambda: self._station.case.why_not(EntryKind.TO_DM),
            ),
        )  # fmt: skip

    @Slot()
    def ask(self) -> None:
        """The dialog, with what stands in the composer or fits from the matrix."""
        item = self._station.case.item()
        if item is None:
            return
        desk = self._station.work.desk
        try:
            way = direct.way(desk, item.id)
            about = matrix.about(desk, item.id)
        except UserError as error:
            self._station.decisions.refused(error)
            return
        written = self._station.case.reply_text()
        offer = self._offer(about)
        public = written or ("" if offer is None else offer.rendered.text)
        private = "" if offer is None or offer.follow_up is None else offer.follow_up.text
        in_public, in_private = voice.context(desk, about), voice.context(desk, about, public=False)
        dialog = DirectDialog(
            self._station.window,
            item.author_name,
            way,
            public,
            private,
            (lambda text: checks(text, in_public), lambda text: checks(text, in_private)),
            desk.clock.now_us(),
        )
        seen = self._station.case.seen()
        used = None if offer is None or written else offer.use
        files = self._station.case.files_of()
        if files is not None:
            # Files of the reply stay with the reply.
            dialog.private.take_files(replace(files, rules=files.rules_in_private, files=()))
            self._station.writing.attaching.serve(dialog.private, files.case)
        dialog.agreed.connect(
            lambda line, message, along: self._move(
                item.id, Direct(public=line, private=message, files=along, seen=seen, used=used if line else None)
            )
        )
        self._station.show_dialog(dialog)
        dialog.begin()

    def _offer(self, about: About) -> Prepared | None:
        """The answer that fits if it goes on in private, else the row for just this; None: there is neither."""
        offers = self._station.pages.answers.offers()
        if offers is not None and offers.fits and offers.offers and offers.offers[0].prepared.follow_up is not None:
            return offers.offers[0].prepared
        desk = self._station.work.desk
        row = matrix.read(desk).find(MOVE_ROW)
        try:
            return None if row is None else matrix.prepare(desk, row, about)
        except UserError:
            return None  # nothing of it is valid today

    def _move(self, item_id: int, wanted: Direct) -> None:
        station, public = self._station, wanted.public

        def done(moved: Moved) -> None:
            entries = tuple(each.entry.id for each in (moved.public, moved.private) if each is not None)
            composer = station.case.composer
            for entry in entries:
                composer.note_own_entry(entry)
            recipient = composer.recipient()
            if public and recipient is not None and recipient.item_id == item_id and composer.text().strip() == public:
                composer.clear()
            said = _t("Direct", "The line and the direct message are on their way")
            station.decisions.tell(said if public else _t("Direct", "The direct message is on its way"), entries)
            station.work.bridge.look()
            station.case.refresh()

        station.work.bridge.follow(station.work.decide(direct.move, item_id, wanted), done, station.decisions.refused)
