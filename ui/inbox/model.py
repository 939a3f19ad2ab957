"""The inbox as ids in order and a cache of pages: a million rows cost eight megabytes.

SQL sorts and filters; this model never does. What arrives while the reader looks is counted, not inserted (rule 16).
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moderator_app.domain.items import InboxRow
from moderator_app.domain.views import InboxQuery
from ui.inbox.sentence import row_sentence

PAGE: Final = 64
CACHED_PAGES: Final = 32
_BLOCK: Final = 4_096
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2


def _count_new(old: array[int], new: array[int]) -> int:
    """How many ids of `new` are not in `old`. What both begin and end with is compared in C, the rest as sets."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head : head + _BLOCK] == new[head : head + _BLOCK]:
        head += _BLOCK
    head = min(head, shorter)
    while head < shorter and old[head] == new[head]:
        head += 1
    tail, most = 0, shorter - head
    while tail + _BLOCK <= most and _tail(old, tail) == _tail(new, tail):
        tail += _BLOCK
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return len(set(new[head : len(new) - tail]).difference(old[head : len(old) - tail]))


def _tail(ids: array[int], skipped: int) -> array[int]:
    end = len(ids) - skipped
    return ids[end - _BLOCK : end]


class InboxReader(Protocol):
    """Where rows come from; both reads are indexed and short."""

    def ids(self, query: InboxQuery) -> array[int]:
        """All ids of a query in its order (`array('q')`)."""

    def rows(self, ids: Sequence[int]) -> Sequence[InboxRow]:
        """The rows of these ids, in any order; an id that is gone is left out."""


Index = QModelIndex | QPersistentModelIndex


class InboxModel(QAbstractTableModel):
    """One column of rows.

    Signals:
        pending_changed: how many new items wait behind "N new".
        reordered: after the list was replaced on request; the view restores its place.
    """

    pending_changed = Signal(int)
    about_to_reorder = Signal()
    reordered = Signal()

    def __init__(self, reader: InboxReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._query = InboxQuery()
        self._ids: array[int] = array("q")
        self._fresh: array[int] | None = None
        self._pending = 0
        self._pages: OrderedDict[int, list[InboxRow | None]] = OrderedDict()
        self._places: dict[int, int] = {}
        self._now_us = 0

    # What is listed ------------------------------------------------------------

    def query(self) -> InboxQuery:
        return self._query

    def show(self, query: InboxQuery, ids: array[int] | None = None) -> None:
        """Show another query from its top. Long lists are read off the GUI thread and handed in as `ids`."""
        found = ids if ids is not None else self._reader.ids(query)
        self.beginResetModel()
        self._query = query
        self._take(found)
        self.endResetModel()

    def offer(self, ids: array[int]) -> None:
        """The query was read again: count what is new, change nothing under the hand."""
        self._fresh = ids
        self._set_pending(_count_new(self._ids, ids))

    def pending(self) -> int:
        """New items that wait to be shown."""
        return self._pending

    def after(self, item_id: int, step: int = 1) -> int | None:
        """The item that stands below (above) another; None at the end."""
        place = self.place_of(item_id)
        if place is None or not 0 <= place + step < len(self._ids):
            return None
        return self._ids[place + step]

    def take_new(self) -> None:
        """Show what waited, on the reader's request."""
        fresh = self._fresh
        if fresh is None:
            return
        self.about_to_reorder.emit()
        self.beginResetModel()
        self._take(fresh)
        self.endResetModel()
        self.reordered.emit()

    def mark_stale(self, ids: Iterable[int]) -> None:
        """These rows changed: read them again when they are next painted."""
        places = sorted(self._places[each] for each in ids if each in self._places)
        for page in {place // PAGE for place in places}:
            self._drop(page)
        for place in places:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)

    def forget_all(self) -> None:
        """Everything may have changed (the change feed was trimmed, the language was switched)."""
        self._pages.clear()
        self._places.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def set_now(self, now_us: int) -> None:
        """The moment sentences are spoken at."""
        self._now_us = now_us

    # Rows ------------------------------------------------------------------------

    def id_at(self, place: int) -> int:
        return self._ids[place]

    def place_of(self, item_id: int) -> int | None:
        """Where an item stands; a scan in C, for single look-ups."""
        place = self._places.get(item_id)
        if place is not None:
            return place
        try:
            return self._ids.index(item_id)
        except ValueError:
            return None

    def row_at(self, place: int) -> InboxRow | None:
        """A row, read with its page when it is not at hand; None when the item is gone."""
        page = place // PAGE
        rows = self._pages.get(page)
        if rows is None:
            rows = self._read(page)
        else:
            self._pages.move_to_end(page)
        return rows[place - page * PAGE]

    # Qt ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.row()
        if not 0 <= place < len(self._ids):
            return None
        if role == ROW_ROLE:
            return self.row_at(place)
        if role == ID_ROLE:
            return self._ids[place]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            row = self.row_at(place)
            return row_sentence(row, self._now_us) if row is not None else ""
        return None

    # Inside --------------------------------------------------------------------------

    def _take(self, ids: array[int]) -> None:
        self._ids = ids
        self._fresh = None
        self._pages.clear()
        self._places.clear()
        self._set_pending(0)

    def _set_pending(self, count: int) -> None:
        if count != self._pending:
            self._pending = count
            self.pending_changed.emit(count)

    def _read(self, page: int) -> list[InboxRow | None]:
        start = page * PAGE
        wanted = self._ids[start : start + PAGE]
        found = {row.id: row for row in self._reader.rows(wanted)}
        rows = [found.get(each) for each in wanted]
        self._pages[page] = rows
        for offset, each in enumerate(wanted):
            self._places[each] = start + offset
        while len(self._pages) > CACHED_PAGES:
            self._drop(next(iter(self._pages)))
        return rows

    def _drop(self, page: int) -> None:
        if self._pages.pop(page, None) is not None:
            for each in self._ids[page * PAGE : (page + 1) * PAGE]:
                self._places.pop(each, None)
