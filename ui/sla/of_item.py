"""The clocks of the open item, below its chip."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtWidgets import QWidget

from moderator_app.errors import UserError
from moderator_app.services import sla
from ui.case import OpenCase
from ui.safe_text import visible
from ui.sla.popover import ClocksPopover
from ui.work import Work


class ItemClocksView(QObject):
    """Opens the popover; a second request takes it away."""

    def __init__(self, window: QWidget, work: Work, case: OpenCase) -> None:
        super().__init__(window)
        self._window, self._work, self._case = window, work, case
        self._shown: ClocksPopover | None = None
        case.thread.header.clock_requested.connect(self.toggle)

    def shown(self) -> ClocksPopover | None:
        """The open popover."""
        return self._shown

    @Slot()
    def toggle(self) -> None:
        """Show all clocks of the open item, or take them away."""
        if self._shown is not None:
            self._shown.close_popover()
            return
        item = self._case.item()
        if item is None:
            return
        desk = self._work.desk
        try:
            clocks = sla.clocks(desk, item.id)
        except UserError:
            return  # gone meanwhile: the thread says so
        made = ClocksPopover(self._window, visible(item.author_name), clocks, sla.now_us(desk))
        made.closed.connect(self._on_closed)
        self._shown = made
        header = self._case.thread.header
        area = header.clock_area()
        made.show_below(QRect(header.mapTo(self._window, area.topLeft()), area.size()))

    @Slot()
    def _on_closed(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None
