"""Focus mode put to work: it leaves one item of the list alone and remembers how the person had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from moderator_app import config
from moderator_app.domain.views import ItemView
from ui.actions import ActionSpec, Group
from ui.focus.bar import FocusBar
from ui.i18n import _t
from ui.rail.pane import Place

if TYPE_CHECKING:
    from ui.workstation import Workstation


class FocusMode(QObject):
    """One item, its neighbours a key away. The sidebar is shown or hidden as it was the last time in here."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._docked = True
        self._item: int | None = None
        self.bar = FocusBar()
        self.bar.hide()
        station.window.add_strip(self.bar)
        self.bar.previous_requested.connect(lambda: station.actions.trigger("previous"))
        self.bar.next_requested.connect(lambda: station.actions.trigger("next"))
        self.bar.sidebar_requested.connect(lambda: station.actions.trigger("sidebar"))
        self.bar.left.connect(self.leave)
        station.case.follow(self._on_shown)
        model = station.inbox.model
        model.modelReset.connect(self.tell)
        model.pending_changed.connect(self.tell)

    def specs(self) -> tuple[ActionSpec, ...]:
        """What a person can do, and by which keys."""
        group = Group.WINDOW
        return (
            ActionSpec(
                id="sidebar", text=lambda: _t("Command", "Sidebar"), run=self.toggle_sidebar, group=group,
                keys=("Ctrl+.",), icon="split", everywhere=True,
            ),
            ActionSpec(
                id="focus", text=lambda: _t("Command", "Focus on one item"), run=self.toggle, group=group,
                keys=("F11",), icon="focus", everywhere=True,
            ),
        )  # fmt: skip

    def on(self) -> bool:
        return self._station.window.alone()

    def toggle(self) -> None:
        """One item and nothing else, or everything again."""
        if self.on():
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """The open item alone; the first of the list when none is open."""
        station = self._station
        window = station.window
        if self.on():
            return
        if window.page() is not None:
            station.go(Place())
        station.inbox.view.fold_all(folded=False)  # a folded group would be a step onto no item
        self._docked = window.docked()
        window.set_docked(station.work.desk.config.get(config.FOCUS_SIDEBAR))
        window.set_alone(True)
        self.bar.show()
        if station.case.item() is None:
            station.inbox.step(1)
        self.tell()
        station.case.thread.conversation.setFocus()
        station.resume.note()

    @Slot()
    def leave(self) -> None:
        """Everything again, the sidebar as it was before."""
        station = self._station
        if not self.on():
            return
        station.window.set_docked(self._docked)
        station.window.set_alone(False)
        self.bar.hide()
        station.inbox.view.setFocus()
        station.resume.note()

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar; focus mode keeps its own choice."""
        station = self._station
        station.window.toggle_sidebar()
        if self.on():
            station.work.choose(config.FOCUS_SIDEBAR, station.window.docked())

    def _on_shown(self, item: ItemView | None) -> None:
        """Another item: what had the keyboard in the last one is gone, so the conversation takes it."""
        station, came = self._station, item is not None and item.id != self._item
        self._item = None if item is None else item.id
        self.tell()
        busy = (self.bar, station.case.composer)
        at = QApplication.focusWidget()
        if self.on() and came and (at is None or not any(each.isAncestorOf(at) for each in busy)):
            station.case.thread.conversation.setFocus()

    @Slot()
    def tell(self) -> None:
        """Say which of the list is open."""
        if not self.on():
            return
        station = self._station
        item, model = station.case.item(), station.inbox.model
        number = None if item is None else model.number_of(item.id)
        self.bar.show_place(number, model.count(), station.narrowing.title(station.rail.place()))
