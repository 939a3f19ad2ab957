"""Notes and history of the open item, joined to the window: read when they are looked at, written with an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.views import ItemView, View
from moderator_app.errors import UserError
from moderator_app.services import approvals, item_log
from moderator_app.services.item_log import ItemLog
from moderator_app.services.moderation import Action
from ui import i18n
from ui.actions import ActionSpec, Group
from ui.decisions import Written
from ui.i18n import _t
from ui.item_actions import done_label
from ui.itemlog.dialog import NoteDialog
from ui.rail.pane import Place
from ui.tasks import ReadAside

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator_app.services.desk import Desk
    from ui.workstation import Workstation

TABS = ("notes", "history")
READ_KEY = "Ctrl+Shift+O"


class ItemLogs(QObject):
    """Joins the two tabs and `services.item_log`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self.notes, self.history = station.pages.notes, station.pages.history
        self._item: ItemView | None = None
        self._reading: ReadAside[ItemLog | None] = ReadAside(station.work, self._begin, self._show, self._fail)
        self.notes.note_requested.connect(self.add)
        self.notes.read_requested.connect(self.read)
        self.notes.retry_requested.connect(self._look)
        self.notes.draft.said.connect(self._on_draft_said)
        self.notes.left.connect(station.focus_list)
        self.history.retry_requested.connect(self._look)
        self.history.entry_requested.connect(station.pages.open_entry)
        station.pages.sidebar.tab_changed.connect(self._look)
        station.case.follow(self._on_shown)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its keys."""
        station = self._station
        return (
            ActionSpec(
                id="tab_author", text=lambda: _t("Command", "Author of the item"), run=lambda: self.open("author"),
                group=Group.GO, keys=("G, C",), icon="person",
            ),
            ActionSpec(
                id="tab_notes", text=lambda: _t("Command", "Notes of the item"), run=lambda: self.open("notes"),
                group=Group.GO, keys=("G, E",), icon="note",
            ),
            ActionSpec(
                id="tab_history", text=lambda: _t("Command", "History of the item"),
                run=lambda: self.open("history"), group=Group.GO, keys=("G, Y",), icon="log",
            ),
            ActionSpec(
                id="read", text=lambda: _t("Command", "I have read the notes that name me"), run=self.read,
                group=Group.PEOPLE, keys=(READ_KEY,), icon="eye", everywhere=True,
                blocked=lambda: station.case.why_not(EntryKind.READ),
            ),
        )  # fmt: skip

    def open(self, tab: str) -> None:
        """Show a tab of the sidebar and give it the keyboard; notes: where one is written."""
        station, window, sidebar = self._station, self._station.window, self._station.pages.sidebar
        item = station.case.item()
        if window.page() is not None:  # the sidebar is not there: what is typed would go where nobody sees it
            if item is None:
                station.go(Place())
            else:
                station.open_item(item.id)
        sidebar.show_tab(tab)
        if not window.sidebar_shown():
            window.toggle_sidebar()
        sidebar.setFocus()

    @Slot(str)
    def add(self, text: str) -> None:
        """A note about the open item; its words stay in the field until they are in the journal."""
        item = self._item
        if item is None:
            return
        station, draft_id = self._station, self.notes.draft.draft_id
        wanted = Action(kind=EntryKind.NOTE, note=text, seen=station.case.seen(), draft_id=draft_id)

        def done(decided: Written) -> None:
            self.notes.added(item.id, text, draft_id)
            station.decisions.tell(done_label(EntryKind.NOTE), (decided.entry.id,), items=(item.id,))
            station.work.bridge.look()

        station.work.bridge.follow(
            station.work.decide(approvals.act, item.id, wanted), done, station.decisions.refused
        )  # fmt: skip

    def ask(self) -> None:
        """Write a note over the window; what was begun here or there is the same note."""
        work, me = self._station.work, self._station.work.desk.moderator
        people = {str(each.id): each.name for each in work.people() if me is None or each.id != me.id}
        dialog = NoteDialog(self._station.window, people, self.notes.begun())
        dialog.edited.connect(self.notes.write)
        dialog.entered.connect(self.add)
        self._station.show_dialog(dialog)

    @Slot()
    def read(self) -> None:
        """Whoever works here has read what names them."""
        if self._item is not None:
            self._station.decisions.act(self._item.id, Action(kind=EntryKind.READ))

    # Inside ----------------------------------------------------------------------------

    @Slot(str, str)
    def _on_draft_said(self, text: str, color: str) -> None:
        """Only what went wrong: that a note is kept goes without saying."""
        if color == "danger_text":
            self._station.decisions.say(text, "alert")

    def _on_shown(self, item: ItemView | None) -> None:
        before, self._item = self._item, item
        sidebar, work = self._station.pages.sidebar, self._station.work
        named = item is not None and work.desk.moderator is not None and work.desk.actor in item.mentioned
        self.notes.turn_to(None if item is None else item.id)
        sidebar.set_notes(0 if item is None else item.notes, named=named)
        if item is None:
            self.notes.show_nothing()
            self.history.show_nothing()
            return
        opened = before is None or before.id != item.id
        if opened and named and self._station.rail.place().view is View.MENTIONED:
            sidebar.show_tab("notes")  # it is what one came for; showing a tab reads it
            return
        self._look()

    @Slot()
    def _look(self, _tab: object = None) -> None:
        if self._item is not None and self._station.pages.sidebar.tab() in TABS:
            self._reading.ask()

    def _begin(self) -> Callable[[Desk], ItemLog | None]:
        item_id = None if self._item is None else self._item.id
        return lambda desk: None if item_id is None else item_log.read(desk, item_id)

    def _show(self, log: ItemLog | None) -> None:
        if log is None or self._item is None or log.item_id != self._item.id:
            return  # meanwhile another one was opened, and is read after this
        self.notes.show_log(log)
        self.history.show_log(log)

    def _fail(self, error: UserError) -> None:
        sentence = error.text(i18n.language())
        self.notes.show_error(sentence)
        self.history.show_error(sentence)
