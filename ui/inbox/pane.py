"""The inbox: header, list, and what stands there when there is no list."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, Protocol, TypeAlias

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from moderator_app.domain.views import AccountView, InboxQuery, Sort, View
from moderator_app.errors import UserError
from ui import i18n, theme
from ui.filters.bar import FilterBar
from ui.i18n import _t
from ui.inbox.header import InboxHeader
from ui.inbox.model import InboxModel, InboxReader
from ui.inbox.strip import ClockStrip
from ui.inbox.view import InboxView
from ui.tasks import Later
from ui.widgets.buttons import Button, Variant
from ui.widgets.countdown import Countdown
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Panel, Rule
from ui.widgets.skeleton import SkeletonRows

SLOW_MS: Final = 150
"""A list that takes longer shows where its rows will be."""
TYPED_MS: Final = 120
SORTABLE: Final = frozenset({View.OPEN, View.MINE, View.UNASSIGNED, View.BURNING, View.OVERDUE, View.DUE_IN_SHIFT})

Answer: TypeAlias = "Callable[[array[int], int], None]"


class IdsReader(Protocol):
    """Reads a whole list off the GUI thread."""

    def __call__(self, query: InboxQuery, known: array[int], done: Answer, failed: Callable[[UserError], None]) -> None:
        """Answer on the GUI thread: the list, and how many of its items `known` has not."""


class State(StrEnum):
    """What the pane shows below its header."""

    LOADING = "loading"
    LIST = "list"
    EMPTY = "empty"
    NOTHING_FOUND = "nothing_found"
    ERROR = "error"
    NO_ACCOUNT = "no_account"


class InboxPane(Panel):
    """One list of items.

    Signals:
        item_opened: the reader moved to an item.
        head_entered: the reader moved to the head of a group.
        picked_changed: how many rows are picked.
        everywhere_requested: search in everything instead of in this view.
        sort_requested, filter_requested, more_requested: of the header.
        unfilter_requested: from an empty list: what narrows it is to go.
        account_requested, demo_requested: the two ways out of an empty profile.
        count_changed: how many the list holds.
    """

    item_opened = Signal(int)
    head_entered = Signal()
    picked_changed = Signal(int)
    everywhere_requested = Signal()
    sort_requested = Signal()
    filter_requested = Signal()
    unfilter_requested = Signal()
    more_requested = Signal()
    account_requested = Signal()
    demo_requested = Signal()

    def __init__(
        self, reader: InboxReader, ids: IdsReader, countdown: Countdown, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", parent=parent)
        self._ids = ids
        self._query = InboxQuery()
        self._typed = ""
        self._ticket = 0
        self._reading = False
        self._again = False
        self._error: UserError | None = None
        self._state = State.LOADING
        self._account = True
        self._first_reading = False
        self._title = ""
        self._counted: int | None = None
        self._asked = ""
        self._focused = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.header = InboxHeader()
        self.strip = ClockStrip()
        self.filters = FilterBar()
        self.model = InboxModel(reader, self)
        self.view = InboxView(self.model, countdown)
        self._loading = SkeletonRows()
        self._empty = EmptyState("check", "")
        self._everywhere = self._empty.add_action(Button("", Variant.SECONDARY, icon="search"))
        self._unfilter = self._empty.add_action(Button("", Variant.SECONDARY, icon="filter"))
        self._retry = self._empty.add_action(Button("", Variant.SECONDARY, icon="retry"))
        self._demo = self._empty.add_action(Button("", Variant.SECONDARY, icon="spark"))
        self._add = self._empty.add_action(Button("", Variant.PRIMARY, icon="plus"))
        self._pages = QStackedWidget()
        for page in (self.view, self._loading, self._empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Rule())
        column.addWidget(self.strip)
        column.addWidget(Rule())
        column.addWidget(self.filters)
        column.addWidget(self._pages, 1)
        self._slow = Later(self._show_loading, self)
        self._soon = Later(self._search_typed, self)
        self._connect()
        self._write()

    def _connect(self) -> None:
        self.header.new_requested.connect(self.take_new)
        self.header.sort_requested.connect(self.sort_requested)
        self.header.filter_requested.connect(self.filter_requested)
        self.header.more_requested.connect(self.more_requested)
        self.header.unpick_requested.connect(self.unpick)
        self.model.pending_changed.connect(self.header.set_pending)
        self.view.item_opened.connect(self.item_opened)
        self.view.head_entered.connect(self.head_entered)
        self.view.picked_changed.connect(self.header.set_picked)
        self.view.picked_changed.connect(self.picked_changed)
        self._everywhere.clicked.connect(self.everywhere_requested)
        self._unfilter.clicked.connect(self.unfilter_requested)
        self._retry.clicked.connect(self.reload)
        self._demo.clicked.connect(self.demo_requested)
        self._add.clicked.connect(self.account_requested)

    # What is listed ------------------------------------------------------------------

    def query(self) -> InboxQuery:
        return self._query

    def state(self) -> State:
        return self._state

    def show_query(self, query: InboxQuery, title: str) -> None:
        """List something else, from its top."""
        self._query, self._title = query, title
        self._typed = query.search
        self._soon.stop()
        self._counted = None
        self.view.begin_anew()
        self.strip.set_view(query.view)
        self.header.set_sort(query.sort, sortable=query.view in SORTABLE and not query.search)
        self._head()
        self.reload()

    def set_title(self, title: str, count: int | None) -> None:
        """The name of the view and how many items it has, which may be more than are listed."""
        self._title, self._counted = title, count
        self._head()

    def set_asked(self, sentence: str) -> None:
        """What the filter asks, for the words of an empty list; empty: there is none."""
        self._asked = sentence
        if self._state not in {State.LIST, State.LOADING}:
            self._write_empty()

    def set_situation(self, accounts: Sequence[AccountView]) -> None:
        """Without an account the list says how to get one; while the first messages are read an empty one says so."""
        well = [each for each in accounts if each.well()]
        reading = bool(well) and all(each.caught_up_at is None for each in well)
        if (bool(accounts), reading) != (self._account, self._first_reading):
            self._account, self._first_reading = bool(accounts), reading
            self._settle()

    def search(self, words: str) -> None:
        """Search as is typed; an empty search is the view again."""
        self._typed = words
        self._soon.start(TYPED_MS if words.strip() else 0)

    def reload(self) -> None:
        """Read the list again and show it from its top; what stands there stays until the answer is there."""
        self._ticket += 1
        ticket = self._ticket
        self._slow.start(SLOW_MS)

        def done(ids: array[int], _fresh: int) -> None:
            if ticket == self._ticket:
                self._slow.stop()
                self._error = None
                self.model.show(self._query, ids)
                self._settle()

        def failed(error: UserError) -> None:
            if ticket == self._ticket:
                self._slow.stop()
                self._error = error
                self._settle()

        self._ids(self._query, array("q"), done, failed)

    def refresh(self, changed: Iterable[int] = (), *, everything: bool = False) -> None:
        """Something changed: rows on screen are read anew where they stand, new ones are counted (rule 16)."""
        if everything:
            self.model.forget_all()
        else:
            self.model.mark_stale(changed)
        self.view.viewport().update()
        if self._reading:
            self._again = True
            return
        self._reading = True
        ticket = self._ticket

        known = self.model.whole()

        def done(ids: array[int], fresh: int) -> None:
            self._reading = False
            if ticket == self._ticket:
                if self.model.rowCount() and not self.view.untouched():
                    self.model.offer(ids, fresh)
                elif ids:
                    self.model.show(self._query, ids)  # nothing stands there that could jump under a hand
                self._settle()
            if self._again:
                self._again = False
                self.refresh()

        def failed(_error: UserError) -> None:
            self._reading = False  # what is listed stays; the next change tries again

        self._ids(self._query, known, done, failed)

    def take_new(self) -> None:
        """Show what waited."""
        self.model.take_new()
        self._settle()

    # Moving ------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        self.view.step(by)

    def advance(self, handled: int) -> None:
        """Go on to the next item after one was handled; at the end of the list read it anew."""
        if self.view.current_id() != handled:
            return
        following = self.model.after(handled)
        if following is None:
            self.view.clearSelection()
            self.reload()
        else:
            self.view.open_id(following)

    def unpick(self) -> None:
        """Back to the one item the reader stands on."""
        current = self.view.current_id()
        self.view.pick_ids([] if current is None else [current])

    def toggle_pick(self) -> None:
        """Pick the current item or drop it, and step on."""
        current = self.view.currentIndex()
        if not current.isValid():
            return
        if self.model.is_head(current.row()):
            self.view.pick_group()
            return
        place = current.row() + 1
        following = self.model.index(min(place, self.model.rowCount() - 1), 0)
        selection = self.view.selectionModel()
        selection.setCurrentIndex(following, selection.SelectionFlag.Select)

    # Qt --------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(theme.tokens()["pane"]["inbox"]["default"], 600)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.model.forget_all()
            self._write()

    # Inside --------------------------------------------------------------------------------------

    def _search_typed(self) -> None:
        if self._typed != self._query.search:
            self._query = replace(self._query, search=self._typed)
            self.header.set_sort(self._query.sort, sortable=self._query.view in SORTABLE)
            self.reload()

    def _show_loading(self) -> None:
        self._state = State.LOADING
        self._focused = self._focused or self.view.hasFocus()
        self._pages.setCurrentWidget(self._loading)

    def _settle(self) -> None:
        """Show the page that fits what is there."""
        if self._error is not None:
            state = State.ERROR
        elif self.model.rowCount():
            state = State.LIST
        elif self._query.search.strip():
            state = State.NOTHING_FOUND
        else:
            state = State.EMPTY if self._account else State.NO_ACCOUNT
        self._state = state
        self._head()
        if state is State.LIST:
            self._pages.setCurrentWidget(self.view)
            if self._focused and QApplication.focusWidget() is None:
                self.view.setFocus()  # a list that was slow to come took the keys away with its rows
            self._focused = False
            return
        self._write_empty()
        self._pages.setCurrentWidget(self._empty)

    def _head(self) -> None:
        count = self._counted
        if self._query.search.strip() or self._query.filter.asks() or count is None:
            count = self.model.count() if self._state is State.LIST or not self._account else None
        title = _t("Inbox", "Found") if self._query.search.strip() else self._title
        self.header.set_title(title, count)

    def _write(self) -> None:
        self._everywhere.set_label(_t("Inbox", "Search everywhere"))
        self._unfilter.set_label(_t("Inbox", "Clear the filter"))
        self._retry.set_label(_t("Inbox", "Try again"))
        self._demo.set_label(_t("Inbox", "Open the demo"))
        self._add.set_label(_t("Inbox", "Add an account"))
        if self._state not in {State.LIST, State.LOADING}:
            self._write_empty()

    def _write_empty(self) -> None:
        icon, title, text = self._empty_words()
        self._empty.set_words(icon, title, text)
        state = self._state
        self._everywhere.setVisible(state is State.NOTHING_FOUND and self._query.view is not View.ALL)
        self._unfilter.setVisible(state is State.EMPTY and bool(self._asked))
        self._retry.setVisible(state is State.ERROR)
        self._demo.setVisible(state is State.NO_ACCOUNT)
        self._add.setVisible(state is State.NO_ACCOUNT)

    def _empty_words(self) -> tuple[str, str, str]:
        if self._error is not None:
            language = i18n.language()
            return "alert", self._error.text(language), self._error.hint(language)
        if self._state is State.NOTHING_FOUND:
            text = _t("Inbox", "No message, author or title here has “{words}”.")
            return "search", _t("Inbox", "Nothing found"), text.format(words=self._query.search.strip())
        if self._state is State.NO_ACCOUNT:
            return (
                "inbox",
                _t("Inbox", "No account yet"),
                _t("Inbox", "Add the account of a site or a community, or look around in the demo first."),
            )
        if self._first_reading:
            return (
                "inbox",
                _t("Inbox", "Reading the first messages"),
                _t("Inbox", "The newest come first; older ones follow in the background."),
            )
        if self._asked:
            return "filter", _t("Inbox", "Nothing fits the filter"), self._asked
        if self._query.view is View.OPEN:
            return (
                "check",
                _t("Inbox", "Everything is answered"),
                _t("Inbox", "What arrives next is counted above and waits for you."),
            )
        return "check", _t("Inbox", "Nothing here"), _t("Inbox", "This view is empty now.")

    def set_sort(self, sort: Sort) -> None:
        """Another order, from the top."""
        self.show_query(replace(self._query, sort=sort), self._title)
