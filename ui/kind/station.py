"""Kinds in the window: the popover, the correction, and the question before a complaint is taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Slot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import may
from moderator_app.domain.suggest.tone import Kind
from moderator_app.errors import UserError
from moderator_app.services import community, matrix, moderation, suggest
from ui.actions import ActionSpec, Group
from ui.decisions import Written
from ui.i18n import _t
from ui.kind.popover import KindPopover
from ui.verdict.several import SeveralDialog, Why
from ui.widgets.chips import kind_label

if TYPE_CHECKING:
    from ui.workstation import Workstation

RULED: Final = 200
"""Of so many items the rules are looked up; the question stands there within a moment."""


class Kinds(QObject):
    """Joins chip, popover and services."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._shown: KindPopover | None = None
        station.case.thread.kind_requested.connect(self.toggle)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its keys."""
        return (
            ActionSpec(
                id="kind", text=lambda: _t("Command", "Who writes: kind and tone"), run=self.toggle,
                group=Group.DECIDE, keys=("Y",), icon="kind-neutral",
                blocked=lambda: self._station.case.why_not(EntryKind.NOTE),
            ),
        )  # fmt: skip

    def popover(self) -> KindPopover | None:
        """The one that is open."""
        return self._shown

    @Slot()
    def toggle(self) -> None:
        """Show what is known of the open item's writer, or take it away."""
        if self._shown is not None:
            self._shown.close_popover()
            return
        item = self._station.case.item()
        if item is None:
            return
        person = self._station.work.desk.moderator
        allowed = person is not None and may(person.role, EntryKind.KIND)
        window, header = self._station.window, self._station.case.thread.header
        self._shown = KindPopover(
            window, item.kind, item.tone, may="" if allowed else _t("Kind", "Your role does not allow it")
        )
        self._shown.closed.connect(self._on_closed)
        self._shown.chosen.connect(lambda kind, item_id=item.id: self.correct(item_id, kind))
        area = header.rect().adjusted(0, 0, -8, 0)
        self._shown.show_below(QRect(header.mapTo(window, area.topLeft()), area.size()))

    def correct(self, item_id: int, kind: Kind) -> None:
        """A person says of what kind the writer is; an entry, undone like any, learnt from by the engine."""
        station = self._station

        def done(written: Written) -> None:
            text = _t("Kind", "Kind: {kind}").format(kind=kind_label(kind.value))
            station.decisions.tell(text, (written.entry.id,))
            station.work.bridge.look()
            station.case.refresh()

        future = station.work.decide(suggest.correct_kind, item_id, kind)
        station.work.bridge.follow(future, done, station.decisions.refused)

    @Slot()
    def _on_closed(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None

    # Before a complaint is taken away ---------------------------------------------------

    def guard(self, items: Sequence[int], kind: EntryKind, go_on: Callable[[Why | None], None]) -> None:
        """Ask for a reason where a complaint one can act on would disappear; else go on at once with none."""
        station, desk = self._station, self._station.work.desk
        complaints = []
        for item_id in items:
            try:
                if moderation.needs_reason(desk, item_id, kind) is not None:
                    complaints.append(item_id)
            except UserError:
                continue  # gone meanwhile: the decision itself says so
        if not complaints:
            go_on(None)
            return
        dialog = SeveralDialog(
            station.window, kind, complaints=len(complaints), count=len(items),
            rules=community.for_all(desk, [matrix.about(desk, each) for each in items[:RULED]]),
        )  # fmt: skip
        dialog.agreed.connect(go_on)
        dialog.answer_wanted.connect(lambda: self._answer(complaints[0]))
        station.show_dialog(dialog)
        dialog.begin()

    def _answer(self, item_id: int) -> None:
        """Rather answer: the first of the complaints, ready for words."""
        self._station.inbox.unpick()
        self._station.open_item(item_id)
        self._station.case.composer.focus_text()
