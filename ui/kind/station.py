"""Kinds in the window: the popover, the correction, and the question before a complaint is taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtWidgets import QVBoxLayout

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import may
from moderator_app.domain.suggest.tone import Kind
from moderator_app.errors import UserError
from moderator_app.services import moderation, suggest
from ui import i18n
from ui.actions import ActionSpec, Group
from ui.ask_text import AskText
from ui.decisions import Written
from ui.i18n import _t
from ui.item_actions import action_label
from ui.kind.popover import KindPopover
from ui.matrix.source import why_not_hide
from ui.widgets.banner import CardBanner
from ui.widgets.chips import Tone, kind_label

if TYPE_CHECKING:
    from ui.workstation import Workstation


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

    def guard(self, items: Sequence[int], kind: EntryKind, go_on: Callable[[str | None], None]) -> None:
        """Ask for a reason where a complaint one can act on would disappear; else go on at once with none."""
        desk = self._station.work.desk
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
        dialog = AskText(self._station.window, action_label(kind), _t("Kind", "Why it has to go"), danger=True)
        column = dialog.body.layout()
        if isinstance(column, QVBoxLayout):
            count = len(complaints)
            title = _t("Kind", "%n constructive complaint(s)", "", count)
            language = "ru" if i18n.language() == "ru" else "en"
            column.insertWidget(0, CardBanner("kind-critic", Tone.WARNING, title, why_not_hide(language)))
            column.setSpacing(16)
        dialog.entered.connect(go_on)
        self._station.show_dialog(dialog)
