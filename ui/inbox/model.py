"""The inbox as ids in order and a cache of pages: a million rows cost eight megabytes.

SQL sorts and filters; this model never does. What arrives while the reader looks is counted, not inserted (rule 16).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moderator_app.domain.filters import Group, count_of, is_head, key_of
from moderator_app.domain.items import InboxRow
from moderator_app.domain.views import InboxQuery
from ui.inbox.sentence import head_sentence, row_sentence

PAGE: Final = 64
CACHED_PAGES: Final = 32
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
HEAD_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 3
"""A `Head` where a group begins; its row is that of the first item below it."""
MEMBER_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 4
"""Whether a row stands below a head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a group as it is painted."""

    group: Group
    count: int
    folded: bool


class InboxReader(Protocol):
    """Where rows come from; both reads are indexed and short."""

    def ids(self, query: InboxQuery) -> array[int]:
        """All ids of a query in its order (`array('q')`)."""

    def rows(self, ids: Sequence[int]) -> Sequence[InboxRow]:
        """The rows of these ids, in any order; an id that is gone is left out."""


Index = QModelIndex | QPersistentModelIndex


class InboxModel(QAbstractTableModel):
    """One column of rows; in a gathered list with a head before those that belong together.

    What was read stands in `_whole`; `_ids` is what is shown of it: without the items of groups that are folded.

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
        self._whole: array[int] = array("q")
        self._ids: array[int] = array("q")
        self._heads: array[int] = array("q")  # their places in the whole list, ascending
        self._folded: set[int] = set()
        self._leads: dict[int, int] = {}
        self._members: dict[int, list[bool]] = {}
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
        if query.group is not self._query.group:
            self._folded.clear()
        self._query = query
        self._take(found)
        self.endResetModel()

    def whole(self) -> array[int]:
        """The list as it was read, items of folded groups included; nobody changes it."""
        return self._whole

    def offer(self, ids: array[int], fresh: int) -> None:
        """The query was read again, `fresh` of it are new: say so, change nothing under the hand."""
        self._fresh = ids
        self._set_pending(fresh)

    def pending(self) -> int:
        """New items that wait to be shown."""
        return self._pending

    def after(self, item_id: int, step: int = 1) -> int | None:
        """The item that stands below (above) another; None at the end."""
        place = self.place_of(item_id)
        if place is None:
            return None
        place += step
        while 0 <= place < len(self._ids):
            if not is_head(self._ids[place]):
                return self._ids[place]
            place += step
        return None

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
        known = (self._places, self._leads)
        places = sorted({of[each] for each in ids for of in known if each in of})
        for page in {place // PAGE for place in places}:
            self._drop(page)
        for place in places:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)

    def set_draft(self, case: tuple[int, int], *, has: bool) -> None:
        """A draft of this case (thread, author) was begun or is gone: rows at hand get or lose the badge, unread."""
        changed: list[int] = []
        for page, rows in self._pages.items():
            for offset, row in enumerate(rows):
                if row is not None and (row.thread_id, row.author_id) == case and row.draft != has:
                    rows[offset] = replace(row, draft=has)
                    changed.append(page * PAGE + offset)
        for place in changed:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)

    def forget_all(self) -> None:
        """Everything may have changed (the change feed was trimmed, the language was switched)."""
        self._forget()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def set_now(self, now_us: int) -> None:
        """The moment sentences are spoken at."""
        self._now_us = now_us

    # Groups ----------------------------------------------------------------------

    def count(self) -> int:
        """How many items the list has, those of folded groups too."""
        return len(self._whole) - len(self._heads)

    def number_of(self, item_id: int) -> int | None:
        """Which item of the list it is, from 1, those of folded groups counted too; None: it is not listed."""
        place = self.place_of(item_id) if len(self._ids) == len(self._whole) else None
        if place is None:
            try:
                place = self._whole.index(item_id)
            except ValueError:
                return None
        return place + 1 - bisect_left(self._heads, place)

    def gathered(self) -> bool:
        """Whether there are heads."""
        return bool(self._heads)

    def is_head(self, place: int) -> bool:
        return is_head(self._ids[place])

    def is_folded(self, place: int) -> bool:
        """Whether a head's items are not shown."""
        number = self._ids[place]
        return is_head(number) and key_of(number) in self._folded

    def head_of(self, place: int) -> int | None:
        """The place of the head of a row's group, a head's its own; None: it stands alone."""
        number = self._ids[place]
        if not self._heads or is_head(number):
            return place if is_head(number) else None
        above = place - 1
        while above >= 0 and not is_head(self._ids[above]):
            above -= 1
        if above < 0 or self.is_folded(above) or place - above > count_of(self._ids[above]):
            return None
        return above

    def below(self, place: int) -> array[int]:
        """The items of a head, shown or not."""
        number = self._ids[place]
        at = self._whole.index(number) + 1
        return self._whole[at : at + count_of(number)]

    def fold(self, place: int, *, folded: bool) -> None:
        """Hide or show the items of a head."""
        key = key_of(self._ids[place])
        if (key in self._folded) == folded:
            return
        (self._folded.add if folded else self._folded.discard)(key)
        self._show_again()

    def fold_all(self, *, folded: bool) -> None:
        """Every group hidden or shown."""
        self._folded = {key_of(each) for each in self._whole if is_head(each)} if folded else set()
        self._show_again()

    def _show_again(self) -> None:
        self.about_to_reorder.emit()
        self.beginResetModel()
        self._ids = self._unfolded()
        self._forget()
        self.endResetModel()
        self.reordered.emit()

    def _unfolded(self) -> array[int]:
        if not self._folded:
            return self._whole
        shown: array[int] = array("q")
        at = 0
        while at < len(self._whole):
            number = self._whole[at]
            shown.append(number)
            at += 1
            if is_head(number) and key_of(number) in self._folded:
                at += count_of(number)
        return shown

    # Rows ------------------------------------------------------------------------

    def id_at(self, place: int) -> int:
        """An item, or the number of a head (`domain.filters`)."""
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
        if role == HEAD_ROLE:
            return self._head(place)
        if role == MEMBER_ROLE:
            return self._is_member(place)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            row, head = self.row_at(place), self._head(place)
            if row is None:
                return ""
            said = row_sentence(row, self._now_us)
            return said if head is None else head_sentence(row, head.group, head.count, said, folded=head.folded)
        return None

    def _head(self, place: int) -> Head | None:
        number = self._ids[place]
        if not is_head(number):
            return None
        return Head(group=self._query.group, count=count_of(number), folded=key_of(number) in self._folded)

    def _is_member(self, place: int) -> bool:
        if not self._heads:
            return False
        page = place // PAGE
        known = self._members.get(page)
        if known is None:
            known = self._members[page] = self._members_of(page)
        return known[place - page * PAGE]

    def _members_of(self, page: int) -> list[bool]:
        start = page * PAGE
        above = self.head_of(start) if start < len(self._ids) else None
        left = 0 if above is None or above == start else count_of(self._ids[above]) - (start - above) + 1
        members = []
        for number in self._ids[start : start + PAGE]:
            if is_head(number):
                left = 0 if key_of(number) in self._folded else count_of(number)
                members.append(False)
            else:
                members.append(left > 0)
                left -= 1
        return members

    # Inside --------------------------------------------------------------------------

    def _take(self, ids: array[int]) -> None:
        self._whole = ids
        heads = () if self._query.group is Group.NONE else (at for at, each in enumerate(ids) if is_head(each))
        self._heads = array("q", heads)
        self._ids = self._unfolded()
        self._fresh = None
        self._forget()
        self._set_pending(0)

    def _forget(self) -> None:
        self._pages.clear()
        self._places.clear()
        self._leads.clear()
        self._members.clear()

    def _set_pending(self, count: int) -> None:
        if count != self._pending:
            self._pending = count
            self.pending_changed.emit(count)

    def _read(self, page: int) -> list[InboxRow | None]:
        start = page * PAGE
        shown = self._ids[start : start + PAGE]
        wanted = shown if not self._heads else array("q", [self._item_of(each) for each in shown])
        found = {row.id: row for row in self._reader.rows(wanted)}
        rows = [found.get(each) for each in wanted]
        self._pages[page] = rows
        for offset, each in enumerate(shown):
            if is_head(each):
                self._leads[wanted[offset]] = start + offset
            else:
                self._places[each] = start + offset
        while len(self._pages) > CACHED_PAGES:
            self._drop(next(iter(self._pages)))
        return rows

    def _item_of(self, number: int) -> int:
        """The item whose row stands there: of a head the first below it."""
        return self._whole[self._whole.index(number) + 1] if is_head(number) else number

    def _drop(self, page: int) -> None:
        if self._pages.pop(page, None) is not None:
            for each in self._ids[page * PAGE : (page + 1) * PAGE]:
                if is_head(each):
                    self._leads.pop(self._item_of(each), None)
                else:
                    self._places.pop(each, None)
