"""The rail: brand, search, views, channels, outbox and log, who works here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.items import NEEDS_PERSON, PENDING_DELIVERY
from moderator_app.domain.views import ChannelView, Counters, SavedView, View
from ui import theme
from ui.i18n import _t
from ui.names import channel_title
from ui.rail.rows import PersonRow, RailRow
from ui.safe_text import visible
from ui.widgets import icons
from ui.widgets.buttons import IconButton
from ui.widgets.fields import SearchField
from ui.widgets.labels import ElidedLabel, Label, Panel, Rule
from ui.widgets.painting import box
from ui.widgets.scrolling import see_through

COLLAPSED: Final = 56

_SHIFT: Final = (
    (View.OPEN, "inbox"),
    (View.BURNING, "flame"),
    (View.OVERDUE, "bang"),
    (View.DUE_IN_SHIFT, "clock"),
    (View.MINE, "person"),
    (View.UNASSIGNED, "people"),
    (View.NEEDS_ME, "alert"),
    (View.MENTIONED, "note"),
)
_WAITING: Final = (
    (View.WAITING, "pause"),
    (View.WAITING_AUTHOR, "reply"),
    (View.WAITING_COLLEAGUE, "people"),
    (View.WAITING_EXPERT, "expert"),
    (View.SNOOZED, "snooze"),
    (View.DONE_TODAY, "check"),
    (View.ALL, "cluster"),
)
_EXACT: Final = frozenset({View.OPEN, View.WAITING, View.DONE, View.ALL})
_FIGURELESS: Final = frozenset({View.ALL})


def view_title(view: View) -> str:
    """A view's name in the rail and above the list."""
    return {
        View.OPEN: _t("Rail", "Open"),
        View.MINE: _t("Rail", "Mine"),
        View.UNASSIGNED: _t("Rail", "Unassigned"),
        View.BURNING: _t("Rail", "Burning"),
        View.OVERDUE: _t("Rail", "Overdue"),
        View.DUE_IN_SHIFT: _t("Rail", "Due in this shift"),
        View.NEEDS_ME: _t("Rail", "Needs a decision"),
        View.MENTIONED: _t("Rail", "Names me"),
        View.WAITING: _t("Rail", "All waiting"),
        View.WAITING_AUTHOR: _t("Rail", "Author"),
        View.WAITING_COLLEAGUE: _t("Rail", "Colleague"),
        View.WAITING_EXPERT: _t("Rail", "Expert"),
        View.SNOOZED: _t("Rail", "Snoozed"),
        View.DONE_TODAY: _t("Rail", "Done today"),
        View.DONE: _t("Rail", "Done"),
        View.ALL: _t("Rail", "Everything"),
    }[view]


def short_names(channels: Sequence[ChannelView]) -> dict[int, str]:
    """Channel id -> its name without what all channels of its account begin with ("Shop: Wall" is "Wall")."""
    beginnings: dict[int, set[str]] = {}
    for each in channels:
        beginnings.setdefault(each.account_id, set()).add(each.name.partition(": ")[0] if ": " in each.name else "")
    return {
        each.id: channel_title(
            each.name.partition(": ")[2] if len(beginnings[each.account_id]) == 1 and ": " in each.name else each.name
        )
        for each in channels
    }


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rail leads: a view of the inbox, a channel of it, a saved view, or a page (`outbox`, `log`, …)."""

    view: View = View.OPEN
    channel_id: int | None = None
    page: str = "inbox"
    saved_id: int | None = None


class _Logo(QWidget):
    """The program's own mark, inked like text."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 6, colors.text)
        icons.paint(painter, "inbox", colors.surface, 4, 4)
        painter.end()


class RailPane(Panel):
    """Places to go, with figures.

    Signals:
        place_chosen: argument: `Place`.
        search_changed: what stands in the search field.
        search_left: Return, Down or Escape in it.
        search_opened: the collapsed rail's search icon.
        person_clicked, settings_clicked, accounts_clicked: as they say.
    """

    place_chosen = Signal(object)
    search_changed = Signal(str)
    search_left = Signal()
    search_opened = Signal()
    person_clicked = Signal()
    settings_clicked = Signal()
    accounts_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface_sunken", parent=parent)
        self._narrow = False
        self._who = ("", "")
        self._shift_left = ""
        self._place = Place()
        self._rows: dict[Place, RailRow] = {}
        self._channels: tuple[ChannelView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._make_head()
        column.addWidget(self._head)
        self.search = SearchField(_t("Rail", "Search"), placeholder=_t("Rail", "Search"), key="/")
        self.search.textChanged.connect(self.search_changed)
        self.search.escaped.connect(self.search_left)
        self.search.submitted.connect(self.search_left)
        self._search_icon = IconButton("search", _t("Rail", "Search"), key="/")
        self._search_icon.clicked.connect(self.search_opened)
        self._search_box = QWidget()
        line = QHBoxLayout(self._search_box)
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.search)
        line.addWidget(self._search_icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._search_box)
        column.addWidget(self._make_places(), 1)
        column.addWidget(Rule())
        column.addWidget(self._make_pages())
        self._person = PersonRow()
        self._person.clicked.connect(self.person_clicked)
        column.addWidget(Rule())
        column.addWidget(self._person)
        self._titles: list[tuple[Label, str]]
        self._write()
        self._show_narrow()

    # What is shown -----------------------------------------------------------------

    def set_profile(self, name: str) -> None:
        """The name of brand or profile at the top."""
        self._name.set_text(name)

    def set_person(self, name: str, role: str) -> None:
        self._who = (name, role)
        self._write_person()

    def set_shift(self, left: str) -> None:
        """How long the shift of whoever works here still is, instead of their role; empty: none is on."""
        if left != self._shift_left:
            self._shift_left = left
            self._write_person()

    def person(self) -> str:
        """What its foot says."""
        return self._person.accessibleName()

    def _write_person(self) -> None:
        name, role = self._who
        tip = "\n".join(part for part in (_t("Rail", "Who works here"), role if self._shift_left else "") if part)
        self._person.set_person(name, self._shift_left or role, tip)

    def set_channels(self, channels: Sequence[ChannelView]) -> None:
        """The watched channels; the figures come with `set_counters`."""
        watched = tuple(each for each in channels if each.watched)
        if [(each.id, each.name, each.platform) for each in watched] == [
            (each.id, each.name, each.platform) for each in self._channels
        ]:
            return
        self._channels = watched
        for place in [place for place in self._rows if place.channel_id is not None]:
            row = self._rows.pop(place)
            self._channel_rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        names = short_names(watched)
        for channel in watched:
            row = RailRow(mark=channel.platform)
            row.set_words(names[channel.id], channel_title(channel.name))
            row.set_narrow(self._narrow)
            self._add(Place(View.OPEN, channel.id), row, self._channel_rows)
        self._channel_title.setVisible(bool(watched) and not self._narrow)
        self._check()

    def set_approvals(self, count: int) -> None:
        """How many wishes wait for whoever works here."""
        self._rows[Place(page="approvals")].set_count(count, urgent=bool(count))

    def set_reviews(self, count: int) -> None:
        """How many answers wait for a review by whoever works here."""
        self._rows[Place(page="reviews")].set_count(count)

    def set_saved(self, views: Sequence[SavedView]) -> None:
        """The views kept under a name; their figures come with `set_saved_counts`."""
        wanted = [(Place(saved_id=each.id), visible(each.name)) for each in views]
        before = [(place, row.text()) for place, row in self._rows.items() if place.saved_id is not None]
        if wanted == before:
            return
        counts = {place: self._rows[place].count() for place, _name in before}
        for place, _name in before:
            row = self._rows.pop(place)
            self._saved_rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, name in wanted:
            row = RailRow("filter")
            row.set_words(name)
            row.set_count(counts.get(place, 0), exact=False)
            row.set_narrow(self._narrow)
            self._add(place, row, self._saved_rows)
        self._saved_title.setVisible(bool(wanted) and not self._narrow)
        self._check()

    def set_saved_counts(self, counts: Mapping[int, int]) -> None:
        """Saved view -> how many it lists."""
        for place, row in self._rows.items():
            if place.saved_id is not None and place.saved_id in counts:
                row.set_count(counts[place.saved_id], exact=False)

    def set_counters(self, counters: Counters) -> None:
        for place, row in self._rows.items():
            if place.saved_id is not None:
                continue
            if place.page == "inbox" and place.channel_id is None and place.view not in _FIGURELESS:
                row.set_count(counters.views.get(place.view, 0), exact=place.view in _EXACT)
            elif place.channel_id is not None:
                row.set_count(counters.channels.get(place.channel_id, 0))
        under_way = sum(counters.outbox.get(state, 0) for state in PENDING_DELIVERY)
        stuck = sum(counters.outbox.get(state, 0) for state in NEEDS_PERSON - PENDING_DELIVERY)
        self._rows[Place(page="outbox")].set_count(under_way + stuck, urgent=stuck > 0)

    def set_proposals(self, count: int) -> None:
        """Proposals that wait for whoever works here."""
        self._rows[Place(page="matrix")].set_count(count)

    def set_place(self, place: Place) -> None:
        """Mark where we are, without going there."""
        self._place = place
        self._check()

    def place(self) -> Place:
        return self._place

    def row(self, place: Place) -> RailRow | None:
        """The row that leads there."""
        return self._rows.get(place)

    def places(self) -> list[tuple[Place, str, int]]:
        """Where the rail leads: place, name, figure."""
        return [(place, row.text(), row.count()) for place, row in self._rows.items()]

    def channels(self) -> tuple[ChannelView, ...]:
        """The watched channels."""
        return self._channels

    def channel_name(self, channel_id: int) -> str:
        return next((channel_title(each.name) for each in self._channels if each.id == channel_id), "")

    def set_narrow(self, narrow: bool) -> None:
        """56 px of icons instead of names."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_narrow()

    def narrow(self) -> bool:
        return self._narrow

    def sizeHint(self) -> QSize:
        return QSize(COLLAPSED if self._narrow else 208, 600)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    # Inside -------------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(48)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(_Logo())
        self._name = ElidedLabel("", "label")
        line.addWidget(self._name, 1)
        self._settings = IconButton("settings", _t("Rail", "Settings"), key="Ctrl+,")
        self._settings.clicked.connect(self.settings_clicked)
        line.addWidget(self._settings)
        return head

    def _make_places(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        self._titles = []
        for title, views in (("shift", _SHIFT), ("waiting", _WAITING)):
            self._titles.append((self._title(column), title))
            for view, icon in views:
                self._add(Place(view), RailRow(icon), column)
        self._saved_title = self._title(column)
        self._titles.append((self._saved_title, "saved"))
        self._saved_title.hide()
        self._saved_rows = QVBoxLayout()
        self._saved_rows.setSpacing(0)
        column.addLayout(self._saved_rows)
        self._channel_title = self._title(column)
        self._titles.append((self._channel_title, "channels"))
        self._channel_title.hide()
        self._channel_rows = QVBoxLayout()
        self._channel_rows.setSpacing(0)
        column.addLayout(self._channel_rows)
        column.addStretch(1)
        return see_through(holder)

    def _make_pages(self) -> QWidget:
        """The pages stand below the list of views, in sight however many channels there are."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        self._add(Place(page="approvals"), RailRow("shield"), column)
        self._add(Place(page="outbox"), RailRow("outbox"), column)
        self._add(Place(page="log"), RailRow("log"), column)
        self._add(Place(page="reviews"), RailRow("star"), column)
        self._add(Place(page="matrix"), RailRow("matrix"), column)
        self._add(Place(page="reports"), RailRow("chart"), column)
        self._add(Place(page="shift"), RailRow("people"), column)
        self._accounts = RailRow("globe")
        self._accounts.setCheckable(False)
        self._accounts.clicked.connect(self.accounts_clicked)
        column.addWidget(self._accounts)
        return holder

    def _title(self, column: QVBoxLayout) -> Label:
        label = Label("", "caption", "text_muted")
        label.setFixedHeight(32)
        label.setContentsMargins(16, 8, 16, 0)
        column.addWidget(label)
        return label

    def _add(self, place: Place, row: RailRow, column: QVBoxLayout) -> None:
        self._rows[place] = row
        column.addWidget(row)
        row.clicked.connect(lambda: self._on_row_clicked(place))

    def _on_row_clicked(self, place: Place) -> None:
        self.set_place(place)
        self.place_chosen.emit(place)

    def _check(self) -> None:
        for place, row in self._rows.items():
            row.setChecked(place == self._place)

    def _write(self) -> None:
        names = {
            "shift": _t("Rail", "My shift"),
            "waiting": _t("Rail", "Waiting for"),
            "saved": _t("Rail", "My views"),
            "channels": _t("Rail", "Channels"),
        }
        for label, name in self._titles:
            label.setText(names[name])
        for place, row in self._rows.items():
            if place.page == "outbox":
                row.set_words(_t("Rail", "Outbox"))
            elif place.page == "approvals":
                row.set_words(_t("Rail", "Approvals"))
            elif place.page == "log":
                row.set_words(_t("Rail", "Log"))
            elif place.page == "reviews":
                row.set_words(_t("Rail", "Reviews"))
            elif place.page == "matrix":
                row.set_words(_t("Rail", "Reply matrix"))
            elif place.page == "reports":
                row.set_words(_t("Rail", "Reports"))
            elif place.page == "shift":
                row.set_words(_t("Rail", "Handover"))
            elif place.channel_id is None and place.saved_id is None:
                row.set_words(view_title(place.view))
        short = short_names(self._channels)
        for channel in self._channels:
            self._rows[Place(View.OPEN, channel.id)].set_words(short[channel.id], channel_title(channel.name))
        self._accounts.set_words(_t("Rail", "Accounts"))
        self._settings.set_name(_t("Rail", "Settings"))
        self.search.setPlaceholderText(_t("Rail", "Search"))
        self.search.setAccessibleName(_t("Rail", "Search"))
        self._search_icon.set_name(_t("Rail", "Search"))

    def _show_narrow(self) -> None:
        narrow = self._narrow
        self._name.setVisible(not narrow)
        self._settings.setVisible(not narrow)
        self.search.setVisible(not narrow)
        self._search_icon.setVisible(narrow)
        empty = {self._channel_title: not self._channels, self._saved_title: self._saved_rows.isEmpty()}
        for label, _name in self._titles:
            label.setVisible(not narrow and not empty.get(label, False))
        for row in [*self._rows.values(), self._accounts]:
            row.set_narrow(narrow)
        self._person.set_narrow(narrow)
        self.updateGeometry()
