"""The author's card in the window: joining profiles of one person and taking one out, each with an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator_app.domain.entries import EntryKind
from moderator_app.services import persons
from ui.actions import ActionSpec, Group
from ui.author.join_dialog import JoinDialog
from ui.decisions import Written
from ui.i18n import _t
from ui.reports.station import SHOWN, ItemsDialog
from ui.safe_text import visible

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Persons(QObject):
    """Joins the card, its dialog and `services.persons`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._dialog: JoinDialog | None = None
        block = station.pages.author.person
        block.join_requested.connect(self.ask)
        block.split_requested.connect(self.split)
        block.answers_requested.connect(self.show_answered)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its action; the palette finds it."""
        return (
            ActionSpec(
                id="join_person", text=lambda: _t("Command", "Join profiles of one person"), run=self.ask,
                group=Group.PEOPLE, icon="link", blocked=lambda: self._station.case.why_not(EntryKind.NOTE),
            ),
        )  # fmt: skip

    def dialog(self) -> JoinDialog | None:
        """The one that was opened last."""
        return self._dialog

    @Slot()
    def ask(self) -> None:
        """Which profile is theirs too."""
        item = self._station.case.item()
        if item is None:
            return
        work, author = self._station.work, item.author_id
        dialog = JoinDialog(
            self._station.window, item.author_name, lambda words: persons.alike(work.desk, author, words)
        )

        def join(other: int) -> None:
            said = _t("Author", "One person now")
            work.bridge.follow(
                work.decide(persons.join, author, other), lambda decided: self._told(decided, said),
                self._station.decisions.refused,
            )  # fmt: skip

        dialog.chosen.connect(join)
        self._dialog = dialog
        self._station.show_dialog(dialog)

    @Slot()
    def show_answered(self) -> None:
        """The items behind the time of our answers to this person."""
        item, station = self._station.case.item(), self._station
        if item is None:
            return
        ids = persons.card(station.work.desk, item.author_id).answers.items
        rows = station.work.rows(ids[:SHOWN])
        order = {each: place for place, each in enumerate(ids)}
        title = _t("Author", "Answered: {name}").format(name=visible(item.author_name[:80]))
        ordered = sorted(rows, key=lambda row: order[row.id])
        dialog = ItemsDialog(station.window, title, ordered, len(ids) - len(rows), station.work.desk.clock.now_us())
        dialog.item_requested.connect(station.open_item)
        station.show_dialog(dialog)

    @Slot(int)
    def split(self, author: int) -> None:
        """They are somebody else."""
        work = self._station.work
        said = _t("Author", "Taken out of the person")
        work.bridge.follow(
            work.decide(persons.split, author), lambda decided: self._told(decided, said),
            self._station.decisions.refused,
        )  # fmt: skip

    def _told(self, decided: Written, said: str) -> None:
        self._station.decisions.tell(said, (decided.entry.id,))
        self._station.work.bridge.look()
        self._station.case.refresh()
