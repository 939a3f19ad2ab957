"""Filters, groups and saved views in the window: what the list is narrowed to, kept as, and gathered by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from moderator_app import config
from moderator_app.domain.filters import NOTHING, Filter, Group
from moderator_app.domain.views import InboxQuery, SavedView, Sort, View
from moderator_app.errors import UserError
from moderator_app.services import filters, lists, saved_views
from moderator_app.services.desk import Desk
from ui import i18n
from ui.actions import ActionSpec
from ui.actions import Group as Section
from ui.bridge import News
from ui.filters import words
from ui.filters.dialog import FilterDialog
from ui.filters.views import SaveViewDialog, ViewsDialog
from ui.i18n import _t
from ui.rail.pane import Place, view_title
from ui.safe_text import visible
from ui.tasks import Later

if TYPE_CHECKING:
    from ui.workstation import Workstation

_MIXED: Final = frozenset({View.ALL, View.WAITING, View.NEEDS_ME})
"""Views that have items of several states, or that wait for several things."""
COUNT_MS: Final = 1_500
"""Figures of saved views are counted aside, and no more often."""


class Narrowing(QObject):
    """Joins the list, the rail and `services.filters`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._views: tuple[SavedView, ...] = ()
        self._filter = NOTHING
        self._counting = False
        self._later = Later(self._count, self)
        self._dialog: FilterDialog | None = None
        self._kept: ViewsDialog | None = None
        inbox = station.inbox
        inbox.filter_requested.connect(self.open)
        inbox.unfilter_requested.connect(self.clear)
        inbox.filters.edit_requested.connect(self.open_at)
        inbox.filters.removed.connect(self._on_removed)
        inbox.filters.save_requested.connect(self.save)
        inbox.filters.clear_requested.connect(self.clear)
        inbox.head_entered.connect(station.case.close)
        station.work.bridge.changed.connect(self._on_changed)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its actions."""
        group = Section.LIST
        return (
            ActionSpec(
                id="filter", text=lambda: _t("Command", "Filter the list"), run=self.open, group=group, keys=("F",),
                icon="filter", blocked=self._why_no_list,
            ),
            ActionSpec(
                id="filter_clear", text=lambda: _t("Command", "Clear the filter"), run=self.clear, group=group,
                keys=("Ctrl+Shift+F",), icon="close", blocked=self._why_no_filter,
            ),
            ActionSpec(
                id="view_save", text=lambda: _t("Command", "Save the list as a view"), run=self.save, group=group,
                keys=("Ctrl+S",), icon="star", blocked=self._why_no_list,
            ),
            ActionSpec(
                id="views", text=lambda: _t("Command", "Saved views"), run=self.open_views, group=group,
                keys=("Ctrl+Shift+V",), icon="star",
            ),
            ActionSpec(
                id="arrange", text=lambda: _t("Command", "Order and grouping of the list"), run=self._arrange,
                group=group, keys=("Shift+V",), icon="sort", blocked=self._why_no_list,
            ),
            ActionSpec(
                id="fold", text=lambda: _t("Command", "Fold or unfold the group"), run=self._fold,
                group=group, keys=("U",), icon="chevron-down", blocked=self._why_no_group,
            ),
            ActionSpec(
                id="fold_all", text=lambda: _t("Command", "Fold or unfold all groups"), run=self._fold_all,
                group=group, keys=("Shift+U",), icon="chevron-right", blocked=self._why_no_group,
            ),
            ActionSpec(
                id="pick_group", text=lambda: _t("Command", "Pick the whole group"), run=self._pick_group,
                group=group, keys=("Shift+X",), icon="check", blocked=self._why_no_group,
            ),
        )  # fmt: skip

    # What is listed ----------------------------------------------------------------------

    def query(self, place: Place, search: str) -> InboxQuery:
        """What the rail leads to, in the order and the groups that are set; another place has another filter."""
        settings = self._station.work.desk.config
        sort, group = Sort(settings.get(config.INBOX_SORT)), Group(settings.get(config.INBOX_GROUP))
        saved = self.saved(place)
        if saved is not None:
            query = replace(saved.query, search=search)
        else:
            query = InboxQuery(view=place.view, channel_id=place.channel_id, search=search, sort=sort, group=group)
        self._filter = query.filter
        self._show()
        return query

    def saved(self, place: Place) -> SavedView | None:
        """The saved view a place leads to."""
        return next((each for each in self._views if each.id == place.saved_id), None)

    def title(self, place: Place) -> str:
        """The name above the list."""
        saved = self.saved(place)
        if saved is not None:
            return visible(saved.name)
        return view_title(place.view) if place.channel_id is None else self._station.rail.channel_name(place.channel_id)

    def counted_alone(self, place: Place) -> bool:
        """Whether the figure above the list is that of the list, not one of the rail."""
        return place.saved_id is not None or self._filter.asks()

    def filter(self) -> Filter:
        """What the list is narrowed to."""
        return self._filter

    def apply(self, wanted: Filter) -> None:
        """Narrow the list to this."""
        station = self._station
        self._filter = wanted
        query = replace(station.inbox.query(), filter=wanted)
        station.inbox.show_query(query, self.title(station.rail.place()))
        self._show()
        station.count_title()

    @Slot()
    def clear(self) -> None:
        """Ask for nothing."""
        self.apply(NOTHING)
        self._station.focus_list()

    def arranged(self) -> None:
        """The list in the order and the groups that are set."""
        settings, inbox = self._station.work.desk.config, self._station.inbox
        sort, group = Sort(settings.get(config.INBOX_SORT)), Group(settings.get(config.INBOX_GROUP))
        query = inbox.query()
        if (sort, group) != (query.sort, query.group):
            inbox.show_query(replace(query, sort=sort, group=group), self.title(self._station.rail.place()))
            self._station.count_title()

    def add_groups(self, menu: QMenu) -> None:
        """The groupings, below the orders."""
        now = self._station.inbox.query().group
        menu.addSeparator()
        for group in Group:
            entry = menu.addAction(words.group_title(group))
            entry.setCheckable(True)
            entry.setChecked(group is now)
            entry.triggered.connect(
                lambda _checked=False, chosen=group: self._station.choose(config.INBOX_GROUP, chosen.value)
            )

    def _show(self) -> None:
        desk = self._station.work.desk
        names = filters.names(desk, self._filter) if self._filter.asks() else filters.Names()
        language = i18n.language()
        said = words.sentence(self.title(self._station.rail.place()), self._filter, names)
        problems = [each.text(language) for each in filters.problems(desk, self._filter)]
        self._station.inbox.filters.show_filter(words.phrases(self._filter, names), said, problems)
        self._station.inbox.set_asked(said if self._filter.asks() else "")

    @Slot(str)
    def _on_removed(self, part: str) -> None:
        changed: dict[str, Any] = {part: getattr(NOTHING, part)}
        self.apply(replace(self._filter, **changed))

    # The dialogs --------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """Choose a filter."""
        self.open_at("")

    @Slot(str)
    def open_at(self, part: str) -> None:
        """The same, beginning with one part of it."""
        station = self._station
        title = self.title(station.rail.place())
        names = filters.names(station.work.desk, self._filter)
        mixed = station.inbox.query().view in _MIXED
        dialog = FilterDialog(station.window, title, self._filter, names, mixed=mixed)
        dialog.counted.connect(self._on_counted)
        dialog.agreed.connect(self._on_agreed)
        dialog.closed.connect(self._on_closed)
        self._dialog = dialog
        station.show_dialog(dialog)
        dialog.open_at(part)

    def dialog(self) -> FilterDialog | None:
        """The one that is open."""
        return self._dialog

    @Slot(object)
    def _on_counted(self, wanted: Filter) -> None:
        dialog, work = self._dialog, self._station.work
        query = replace(self._station.inbox.query(), filter=wanted)

        def told(count: int) -> None:
            if dialog is not None and dialog is self._dialog:
                dialog.show_count(wanted, count)

        work.bridge.follow(work.aside(lambda desk: lists.count(desk, query)), told)

    @Slot(object)
    def _on_agreed(self, wanted: Filter) -> None:
        self.apply(wanted)
        self._station.focus_list()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None

    @Slot()
    def save(self) -> None:
        """Keep the list under a name; a changed saved view may be kept as it is now."""
        saved = self.saved(self._station.rail.place())
        if saved is None or not saved_views.may_change(self._station.work.desk, saved):
            self._ask_name()
            return
        menu = QMenu(self._station.window)
        again = menu.addAction(_t("Views", "Save in “{name}”").format(name=visible(saved.name).replace("&", "&&")))
        again.triggered.connect(lambda: self._save_in(saved))
        menu.addAction(_t("Views", "Save under another name…")).triggered.connect(self._ask_name)
        menu.addAction(_t("Views", "All saved views…")).triggered.connect(self.open_views)
        self._pop(menu)

    @Slot()
    def _ask_name(self) -> None:
        station = self._station
        desk = station.work.desk
        query = station.inbox.query()
        sentence = words.sentence(self.title(station.rail.place()), self._filter, filters.names(desk, self._filter))
        may = "" if saved_views.may_share(desk) else _t("Views", "Only a lead can share a view.")
        dialog = SaveViewDialog(station.window, sentence, may)

        def entered(name: str, shared: bool) -> None:
            def kept(view: SavedView) -> None:
                dialog.close_overlay()
                self.show_views()
                station.go(Place(saved_id=view.id))
                station.decisions.say(_t("Views", "Saved: {name}").format(name=visible(view.name)), "star")

            future = station.work.decide(saved_views.save, name, query, shared=shared)
            station.work.bridge.follow(future, kept, lambda error: dialog.set_problem(_said(error)))

        dialog.entered.connect(entered)
        station.show_dialog(dialog)

    def _save_in(self, saved: SavedView) -> None:
        station = self._station

        def kept(view: SavedView) -> None:
            self.show_views()
            station.decisions.say(_t("Views", "Saved: {name}").format(name=visible(view.name)), "star")

        future = station.work.decide(saved_views.replace_query, saved.id, station.inbox.query())
        station.work.bridge.follow(future, kept, station.decisions.refused)

    @Slot()
    def open_views(self) -> None:
        """Rename, order, share and remove them."""
        dialog = ViewsDialog(self._station.window)
        dialog.renamed.connect(lambda number, name: self._change(saved_views.rename, number, name))
        dialog.shared.connect(lambda number, on: self._change(saved_views.share, number, shared=on))
        dialog.moved.connect(lambda number, by: self._change(saved_views.move, number, by))
        dialog.removed.connect(lambda number: self._change(saved_views.remove, number))
        dialog.closed.connect(self._on_views_closed)
        self._kept = dialog
        self._fill_views()
        self._station.show_dialog(dialog)

    def _change(self, change: Callable[..., Any], *args: object, **named: object) -> None:
        dialog, work = self._kept, self._station.work

        def done(_result: object) -> None:
            if dialog is not None and dialog is self._kept:
                dialog.set_problem("")
            self.show_views()

        def failed(error: UserError) -> None:
            if dialog is not None and dialog is self._kept:
                dialog.set_problem(_said(error))
                self._fill_views()

        work.bridge.follow(work.decide(change, *args, **named), done, failed)

    def _fill_views(self) -> None:
        if self._kept is None:
            return
        desk = self._station.work.desk
        may = [each.id for each in self._views if saved_views.may_change(desk, each)]
        self._kept.show_views(self._views, may_change=may, may_share=saved_views.may_share(desk))

    @Slot()
    def _on_views_closed(self) -> None:
        self._kept = None

    # Saved views in the rail ----------------------------------------------------------------

    def show_views(self) -> None:
        """Read them anew: another one, another name, or somebody else works here."""
        station = self._station
        self._views = tuple(saved_views.listed(station.work.desk))
        station.rail.set_saved(self._views)
        self._fill_views()
        place = station.rail.place()
        if place.saved_id is not None and self.saved(place) is None:
            station.go(Place())
        elif place.saved_id is not None:
            station.inbox.set_title(self.title(place), None)
        self._count()

    def _count(self) -> None:
        """Count them aside, one read at a time."""
        if self._counting or not self._views:
            return
        self._counting = True
        work = self._station.work
        views = self._views

        def read(desk: Desk) -> dict[int, int]:
            return {each.id: lists.count(desk, each.query) for each in views}

        def counted(found: dict[int, int]) -> None:
            self._counting = False
            self._station.rail.set_saved_counts(found)

        def failed(_error: UserError) -> None:
            self._counting = False  # the figures stay; the next change tries again

        work.bridge.follow(work.aside(read), counted, failed)

    @Slot(object)
    def _on_changed(self, news: News) -> None:
        if news.trimmed or "saved_view" in news.refs:
            self.show_views()
        elif self._views and not self._later.pending():
            self._later.start(COUNT_MS)
        if self._filter.asks() and {"channel", "account", "moderator"} & set(news.refs):
            self._show()

    # Inside --------------------------------------------------------------------------------

    def _why_no_list(self) -> str:
        return "" if self._station.window.page() is None else _t("Command", "There is no list here")

    def _why_no_filter(self) -> str:
        return self._why_no_list() or ("" if self._filter.asks() else _t("Command", "There is no filter"))

    def _why_no_group(self) -> str:
        gathered = self._station.inbox.model.gathered()
        return self._why_no_list() or ("" if gathered else _t("Command", "The list has no groups"))

    def _fold(self) -> None:
        self._station.inbox.view.fold_here()

    def _pick_group(self) -> None:
        self._station.inbox.view.pick_group()

    def _fold_all(self) -> None:
        inbox = self._station.inbox
        heads = [place for place in range(min(inbox.model.rowCount(), 1_000)) if inbox.model.is_head(place)]
        inbox.view.fold_all(folded=not all(inbox.model.is_folded(place) for place in heads))

    def _arrange(self) -> None:
        self._station.inbox.sort_requested.emit()

    def _pop(self, menu: QMenu) -> None:
        below = self._station.inbox.filters.save_button
        if not below.isVisible():
            below = self._station.inbox.header.more_button
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))


def _said(error: UserError) -> str:
    language = i18n.language()
    return " ".join(part for part in (error.text(language), error.hint(language)) if part)
