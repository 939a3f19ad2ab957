"""Decisions about all items with something in common: chosen from what is open, looked at aside, done in steps."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from moderator_app.domain import links
from moderator_app.domain.filters import Filter
from moderator_app.domain.items import InboxRow
from moderator_app.domain.views import InboxQuery
from moderator_app.errors import UserError
from moderator_app.services import batch, bulk, filters
from moderator_app.services.batch import BulkResult
from moderator_app.services.bulk import CHUNK, Look
from moderator_app.services.moderation import Action
from ui.actions import ActionSpec, Group
from ui.bulk.dialog import SAMPLE, TOLD, BulkDialog, Result
from ui.filters import words
from ui.i18n import _t
from ui.item_actions import done_label
from ui.rail.pane import view_title
from ui.safe_text import visible

if TYPE_CHECKING:
    from ui.workstation import Workstation

HOSTS: Final = 5
"""Hosts of the open item that are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Items with something in common.

    Attributes:
        title: in the menu.
        about: as a sentence above the preview.
        query: the list they make, …
        items: … or themselves.
    """

    title: str
    about: str
    query: InboxQuery | None = None
    items: tuple[int, ...] = ()


class Bulk(QObject):
    """Joins the open item, the dialog, `services.bulk` and `batch.act_on_many`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._dialog: BulkDialog | None = None
        self._items: array[int] = array("q")
        self._ticket = 0
        self._futures: list[Future[BulkResult]] = []
        self._action: Action | None = None
        self._answered = 0
        self._decided: dict[int, int] = {}  # entry -> item
        self._failed: dict[int, UserError] = {}

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its keys."""
        group = Group.LIST
        return (
            ActionSpec(
                id="bulk", text=lambda: _t("Command", "Decide about all like this"), run=self.open_menu, group=group,
                keys=("I",), icon="cluster", blocked=self._why_not,
            ),
            ActionSpec(
                id="bulk_listed", text=lambda: _t("Command", "Decide about the whole list"), run=self.open_listed,
                group=group, keys=("Shift+I",), icon="cluster", blocked=self._why_not,
            ),
        )  # fmt: skip

    def dialog(self) -> BulkDialog | None:
        """The one that is open."""
        return self._dialog

    def scopes(self) -> list[Scope]:
        """What the open item has in common with others, the group it stands in, and the list."""
        station = self._station
        found: list[Scope] = []
        item = station.case.item()
        if item is not None:
            found += [
                self._narrowed(_t("Bulk", "All from {name}").format(name=_short(item.author_name)),
                               Filter(authors=(item.author_id,))),
                self._narrowed(_t("Bulk", "All under “{title}”").format(title=_short(item.thread_title)),
                               Filter(threads=(item.thread_id,))),
            ]  # fmt: skip
            hosts = dict.fromkeys(link.host for message in item.messages for link in links.find(message.text))
            found += [
                self._narrowed(_t("Bulk", "All with a link to {host}").format(host=_short(host)), Filter(link=host))
                for host in list(hosts)[:HOSTS]
            ]
        view, model = station.inbox.view, station.inbox.model
        place = view.head_here()
        if place is not None:
            those = tuple(model.below(place))
            count = len(those)
            title = _t("Bulk", "The whole group: %n item(s)", "", count)
            found.append(Scope(title=title, about=title, items=those))
        found.append(self.listed())
        return found

    def listed(self) -> Scope:
        """Everything the list has, loaded or not."""
        station = self._station
        narrowing = station.narrowing
        count = station.inbox.model.count()
        names = filters.names(station.work.desk, narrowing.filter())
        about = words.sentence(narrowing.title(station.rail.place()), narrowing.filter(), names)
        if search := station.inbox.query().search.strip():
            about = f"{about}, {words.phrases(Filter(text=search), names)[0][1]}"
        return Scope(title=_t("Bulk", "All %n of the list", "", count), about=about, query=station.inbox.query())

    def _narrowed(self, title: str, wanted: Filter) -> Scope:
        """Within the view that is listed, whatever else narrows it."""
        station = self._station
        query = replace(station.inbox.query(), search="", filter=wanted)
        where = view_title(query.view)
        if query.channel_id is not None:
            where = station.rail.channel_name(query.channel_id)
        about = words.sentence(where, wanted, filters.names(station.work.desk, wanted))
        return Scope(title=title, about=about, query=query)

    # Asking --------------------------------------------------------------------------------

    @Slot()
    def open_menu(self) -> None:
        """What the items are to have in common."""
        header = self._station.inbox.header
        menu = QMenu(self._station.window)
        for number, scope in enumerate(self.scopes(), 1):
            entry = menu.addAction(f"&{number}  {scope.title.replace('&', '&&')}")
            entry.triggered.connect(lambda _checked=False, chosen=scope: self.open(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(header.mapToGlobal(QPoint(16, header.height())))

    @Slot()
    def open_listed(self) -> None:
        """The whole list."""
        self.open(self.listed())

    def open(self, scope: Scope) -> None:
        """The preview over a scope."""
        station = self._station
        work = station.work
        people = {str(each.id): each.name for each in work.people()}
        dialog = BulkDialog(station.window, scope.about, people)
        dialog.looked.connect(self._on_looked)
        dialog.agreed.connect(self._on_agreed)
        dialog.stopped.connect(self._on_stopped)
        dialog.closed.connect(self._on_closed)
        self._dialog, self._items = dialog, array("q")
        station.show_dialog(dialog)

        def found(items: Sequence[int]) -> None:
            if dialog is self._dialog:
                self._items = array("q", items)
                dialog.show_items(len(items), self._rows(items[:SAMPLE]))

        query = scope.query
        if query is None:
            found(scope.items)
        else:
            work.bridge.follow(work.aside(lambda desk: bulk.items(desk, query)), found)

    @Slot(object)
    def _on_looked(self, action: Action) -> None:
        """Look at all of them, some at a time; what is seen is shown as it comes."""
        self._ticket += 1
        self._look_on(action, bulk.NOTHING_SEEN, self._ticket)

    def _look_on(self, action: Action, seen: Look, ticket: int) -> None:
        work = self._station.work
        part = self._items[seen.looked : seen.looked + CHUNK]

        def looked(more: Look) -> None:
            dialog = self._dialog
            if dialog is None or ticket != self._ticket or dialog.running():
                return
            now = bulk.both(seen, more)
            dialog.show_look(action, now, self._names(list(now.refused)[:SAMPLE]))
            if more.looked and now.looked < len(self._items):
                self._look_on(action, now, ticket)

        work.bridge.follow(work.aside(lambda desk: bulk.look(desk, part, action)), looked)

    # Doing -----------------------------------------------------------------------------------

    @Slot(object)
    def _on_agreed(self, action: Action) -> None:
        work = self._station.work
        self._action, self._answered, self._decided, self._failed = action, 0, {}, {}
        self._futures = batch.act_on_many(work.desk, self._items, action)

        def done(result: BulkResult) -> None:
            self._decided |= {each.entry.id: each.item_id or 0 for each in result.done}
            self._failed |= result.failed
            self._answered += 1
            self._tell(action)

        def broke(error: UserError) -> None:
            self._station.decisions.refused(error)
            self._answered += 1
            self._tell(action)

        for future in self._futures:
            work.bridge.follow(future, done, broke)

    @Slot()
    def _on_stopped(self) -> None:
        """Begin no more; what is being written is finished."""
        kept = [future for future in self._futures if not future.cancel()]
        dropped = len(self._futures) - len(kept)
        self._futures = kept
        if dropped and self._action is not None:
            self._tell(self._action)

    def _tell(self, action: Action) -> None:
        """How far it is; at the end what became of each, with one undo for all that was done."""
        station, dialog = self._station, self._dialog
        done = len(self._decided)
        if dialog is not None:
            dialog.show_progress(done + len(self._failed))
        if self._answered < len(self._futures):
            return
        if done:
            text = _t("Action", "%n item(s): {what}", "", done).format(what=done_label(action.kind))
            items = tuple(self._decided.values())
            station.decisions.tell(text, tuple(self._decided), items=items, parts=dict(self._decided))
        station.work.bridge.look()
        if dialog is not None:
            left = len(self._items) - done - len(self._failed)
            result = Result(done=done, failed=dict(self._failed), left=left)
            dialog.show_result(result, self._names(list(self._failed)[:TOLD]))

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None
        self._ticket += 1

    # Inside ------------------------------------------------------------------------------------

    def _rows(self, items: Sequence[int]) -> list[InboxRow]:
        place = {each: number for number, each in enumerate(items)}
        return sorted(self._station.work.rows(list(items)), key=lambda row: place[row.id])

    def _names(self, items: Sequence[int]) -> dict[int, str]:
        return {row.id: visible(row.author_name) for row in self._station.work.rows(list(items))}

    def _why_not(self) -> str:
        if self._station.window.page() is not None:
            return _t("Command", "There is no list here")
        return "" if self._station.inbox.model.count() else _t("Bulk", "There is nothing here")


def _short(text: str) -> str:
    name = visible(text)
    return name if len(name) <= words.LONGEST else f"{name[: words.LONGEST - 1]}…"
