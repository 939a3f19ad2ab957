"""Deliveries in groups: what needs a person first, then what is on its way, then what ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from moderator_app.domain.items import NEEDS_PERSON, PENDING_DELIVERY, DeliveryState
from moderator_app.domain.views import DeliveryView
from ui import format as fmt
from ui.i18n import _t
from ui.outbox.sentences import row_sentence

Index = QModelIndex | QPersistentModelIndex


class Part(StrEnum):
    """Which deliveries the list shows."""

    ALL = "all"
    DECIDE = "decide"
    UNDER_WAY = "under_way"
    ENDED = "ended"


DECIDE: Final = NEEDS_PERSON | {DeliveryState.APPROVAL}
UNDER_WAY: Final = PENDING_DELIVERY - DECIDE


def part_of(delivery: DeliveryView) -> Part:
    """An unsure one that is still being looked for needs nobody yet."""
    if delivery.state is DeliveryState.UNSURE and delivery.next_at is not None:
        return Part.UNDER_WAY
    if delivery.state in DECIDE:
        return Part.DECIDE
    return Part.UNDER_WAY if delivery.state in UNDER_WAY else Part.ENDED


def part_title(part: Part) -> str:
    """A group as its head names it."""
    return {
        Part.ALL: _t("Outbox", "All"),
        Part.DECIDE: _t("Outbox", "Needs your decision"),
        Part.UNDER_WAY: _t("Outbox", "On the way"),
        Part.ENDED: _t("Outbox", "Ended"),
    }[part]


@dataclass(frozen=True, slots=True)
class Head:
    """The line above a group."""

    part: Part
    count: int


Row = Head | DeliveryView


class OutboxModel(QAbstractTableModel):
    """One column of group heads and deliveries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.now_us = 0

    def show(self, deliveries: Sequence[DeliveryView], part: Part, now_us: int) -> bool:
        """Show these; False when the rows stand where they stood and only their facts changed."""
        self.now_us = now_us
        groups: dict[Part, list[DeliveryView]] = {Part.DECIDE: [], Part.UNDER_WAY: [], Part.ENDED: []}
        for delivery in deliveries:
            groups[part_of(delivery)].append(delivery)
        rows: list[Row] = []
        for group, found in groups.items():
            if found and part in {Part.ALL, group}:
                rows += [Head(group, len(found)), *found]
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
            self._rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row_at(self, place: int) -> Row:
        return self._rows[place]

    def delivery_at(self, place: int) -> DeliveryView | None:
        """The delivery of a row; None for a head."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row if isinstance(row, DeliveryView) else None

    def place_of(self, entry_id: int) -> int | None:
        return next(
            (
                place
                for place, row in enumerate(self._rows)
                if isinstance(row, DeliveryView) and row.entry_id == entry_id
            ),
            None,
        )

    def heads(self) -> list[int]:
        """Places of the group heads."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, Head)]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Head):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, Head):
                return f"{part_title(row.part)} {fmt.number(row.count)}"
            return row_sentence(row, self.now_us)
        return None


def _key(row: Row) -> tuple[str, int]:
    return ("head", list(Part).index(row.part)) if isinstance(row, Head) else ("delivery", row.entry_id)
