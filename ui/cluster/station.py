"""Clusters in the window: what is open tells how many ask the same, and all of them are answered in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row
from moderator_app.domain.views import ItemView
from moderator_app.errors import UserError
from moderator_app.services import clusters, matrix
from moderator_app.services.batch import BulkResult
from moderator_app.services.clusters import Answer, Cluster
from ui.actions import ActionSpec, Group
from ui.cluster.dialog import ROWS, ClusterDialog
from ui.i18n import _t
from ui.item_actions import action_label
from ui.matrix.source import rank
from ui.widgets.banner import BannerAction

if TYPE_CHECKING:
    from ui.workstation import Workstation

MOST: Final = 100
"""Items of one pass: nobody looks at more answers before sending them."""
ANEW_US: Final = 5 * SECOND_US
"""The clusters are gathered anew no more often."""


class ClusterPass(QObject):
    """Joins the open item, the dialog and `services.clusters`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._known: tuple[Cluster, ...] = ()
        self._read_at: int | None = None
        self._asked = False
        self._number = 0
        self._dialog: ClusterDialog | None = None
        station.case.follow(self._on_case_shown)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its key."""
        return (
            ActionSpec(
                id="cluster", text=lambda: _t("Command", "Answer all who ask the same"), run=self.open_here,
                group=Group.ANSWER, keys=("W",), icon="cluster", blocked=self._why_not,
            ),
        )  # fmt: skip

    def dialog(self) -> ClusterDialog | None:
        """The pass that is open."""
        return self._dialog

    def of_open_item(self) -> Cluster | None:
        """Those who ask the same as the open item, as they were last gathered."""
        item = self._station.case.item()
        return None if item is None else next((each for each in self._known if item.id in each.items), None)

    # Telling ---------------------------------------------------------------------------

    def _on_case_shown(self, item: ItemView | None) -> None:
        self._tell()
        now = self._station.work.desk.clock.now_us()
        if item is None or self._asked or (self._read_at is not None and now - self._read_at < ANEW_US):
            return
        self._asked, self._read_at = True, now

        def gathered(found: Sequence[Cluster]) -> None:
            self._asked = False
            self._known = tuple(found)
            self._tell()

        self._station.work.bridge.follow(self._station.work.aside(clusters.listed), gathered)

    def _tell(self) -> None:
        cluster = self.of_open_item()
        count = 0 if cluster is None else cluster.count - 1
        strip = self._station.case.same
        strip.setVisible(count > 0)
        if count > 0:
            text = _t("Cluster", "%n more ask(s) the same", "", count)
            label = _t("Cluster", "Answer all together")
            strip.show_text(text, "", (BannerAction(label, self.open_here),))

    def _why_not(self) -> str:
        if reason := self._station.case.why_not(EntryKind.REPLY):
            return reason
        return "" if self.of_open_item() is not None else _t("Cluster", "Nobody else asks this")

    # The pass ---------------------------------------------------------------------------

    @Slot()
    def open_here(self) -> None:
        """The pass over those who ask the same as the open item."""
        cluster = self.of_open_item()
        if cluster is not None:
            self.open(cluster)

    def open_for(self, item_id: int) -> None:
        """The pass over the cluster of any item of the list."""

        def found(cluster: Cluster | None) -> None:
            if cluster is not None:
                self.open(cluster)
            else:
                self._station.decisions.say(_t("Cluster", "Nobody else asks this"))

        work = self._station.work
        work.bridge.follow(work.aside(lambda desk: clusters.of_item(desk, item_id)), found)

    def open(self, cluster: Cluster) -> None:
        """The pass over a cluster."""
        rows = self._rows_for(cluster)
        items = cluster.items[:MOST]
        dialog = ClusterDialog(self._station.window, cluster.text, cluster.count, rows)
        dialog.lines_wanted.connect(lambda row, filled: self._ask_lines(dialog, items, row, filled))
        dialog.agreed.connect(self.send)
        dialog.closed.connect(self._on_closed)
        self._dialog = dialog
        self._station.show_dialog(dialog)
        self._ask_lines(dialog, items, rows[0] if rows else None, {})

    def _rows_for(self, cluster: Cluster) -> list[Row]:
        """What is offered for the open item, when it is one of them; else what shares words with their question."""
        offers = self._station.pages.answers.offers()
        found: list[Row] = []
        if offers is not None and offers.about.item_id in cluster.items:
            found = [each.prepared.row for each in offers.offers]
        ranked = rank(matrix.read(self._station.work.desk).rows, cluster.text, searching=False)
        found += [row for row, _matched in ranked if row not in found]
        return found[:ROWS]

    def _ask_lines(
        self, dialog: ClusterDialog, items: Sequence[int], row: Row | None, filled: Mapping[str, str]
    ) -> None:
        work = self._station.work
        self._number += 1
        number = self._number

        def made(lines: Sequence[clusters.Line]) -> None:
            if dialog is self._dialog and number == self._number:  # else another row was chosen meanwhile
                dialog.show_lines(lines)

        work.bridge.follow(work.aside(lambda desk: clusters.lines(desk, items, row, filled)), made)

    def send(self, answers: Sequence[Answer]) -> None:
        """Send them: one entry each, told and taken back as one; what was refused is said one by one."""
        station = self._station
        futures = clusters.answer(station.work.desk, answers)
        results: list[BulkResult] = []

        def done(result: BulkResult) -> None:
            results.append(result)
            if len(results) < len(futures):
                return
            entries = tuple(decided.entry.id for each in results for decided in each.done)
            failed: dict[int, UserError] = {item: error for each in results for item, error in each.failed.items()}
            self._read_at = None
            if entries:
                for entry in entries:
                    station.case.composer.note_own_entry(entry)
                count = len(entries)
                hold_ms = station.work.desk.hold_s * 1_000
                station.decisions.tell(
                    _t("Cluster", "%n answer(s) are on their way", "", count), entries, max(hold_ms, 10_000)
                )
            station.work.bridge.look()
            if failed:
                station.decisions.troubled(action_label(EntryKind.REPLY), failed)
            if entries:
                station.decisions.handled([each.item_id for each in answers if each.item_id not in failed])

        for future in futures:
            station.work.bridge.follow(future, done, station.decisions.refused)

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None
