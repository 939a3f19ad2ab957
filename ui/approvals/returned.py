"""What a lead sent back stands in the composer of its item again, once, with the reason said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from moderator_app.domain.views import ItemView
from moderator_app.services import approvals
from ui.i18n import _t
from ui.safe_text import visible

if TYPE_CHECKING:
    from ui.workstation import Workstation

_LONGEST = 200


class Returned(QObject):
    """Follows the open item."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._told: set[int] = set()
        station.case.follow(self._look)

    def _look(self, item: ItemView | None) -> None:
        station = self._station
        if item is None or station.work.desk.moderator is None:
            return
        found = approvals.sent_back(station.work.desk, item.last_message_id)
        if found is None or found.entry_id in self._told:
            return
        self._told.add(found.entry_id)
        if (found.text or found.files) and not station.case.composer.text().strip():
            reader = QApplication.focusWidget()
            station.case.composer.put_back((item.thread_id, item.author_id), found.text or "", files=found.files)
            if reader is not None:
                reader.setFocus()  # whoever opened the item is reading: letters are commands still
        said = _t("Approvals", "{name} sent this back: {reason}")
        reason = visible((found.reason or "").strip()[:_LONGEST]) or "—"
        station.decisions.say(said.format(name=visible(found.by), reason=reason), "undo")
