"""How a case ended for the person: said with a key from the thread, shown in the author's card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import may
from moderator_app.errors import UserError
from moderator_app.services import outcomes
from moderator_app.services.outcomes import Outcome
from ui.actions import ActionSpec, Group
from ui.ask_text import AskText
from ui.decisions import Written
from ui.direct.words import outcome_label
from ui.i18n import _t

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Outcomes(QObject):
    """Joins the open item and `services.outcomes`.

    Args:
        station: of which window.
        pop: shows a menu below the head of the thread.
    """

    def __init__(self, station: Workstation, pop: Callable[[QMenu], None]) -> None:
        super().__init__(station)
        self._station, self._pop = station, pop

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its key."""
        return (
            ActionSpec(
                id="outcome", text=lambda: _t("Command", "How it ended"), run=self.ask, group=Group.PEOPLE,
                keys=("Shift+E",), icon="star", blocked=self._why_not,
            ),
        )  # fmt: skip

    def _why_not(self) -> str:
        person = self._station.work.desk.moderator
        if person is not None and not may(person.role, EntryKind.OUTCOME):
            return _t("Kind", "Your role does not allow it")
        return self._station.case.why_not(EntryKind.NOTE)

    @Slot()
    def ask(self) -> None:
        """Four outcomes, each with its number as a key; the one that was said is marked."""
        item = self._station.case.item()
        if item is None:
            return
        menu = self.menu(item.id)
        menu.aboutToHide.connect(menu.deleteLater)
        self._pop(menu)

    def menu(self, item_id: int) -> QMenu:
        """The menu of an item."""
        try:
            said = outcomes.of_item(self._station.work.desk, item_id)
        except UserError:
            said = None  # gone meanwhile
        made = QMenu(self._station.window)
        for number, each in enumerate(Outcome, 1):
            more = "…" if each is Outcome.COMPENSATED else ""
            entry = made.addAction(f"&{number}  {outcome_label(each)}{more}")
            entry.setCheckable(True)
            entry.setChecked(said is not None and said.outcome is each)
            entry.triggered.connect(lambda _checked=False, chosen=each: self.choose(item_id, chosen))
        return made

    def choose(self, item_id: int, outcome: Outcome) -> None:
        """Note it; a compensation says with what first."""
        if outcome is not Outcome.COMPENSATED:
            self._note(item_id, outcome, "")
            return
        title, label = outcome_label(outcome), _t("Outcome", "What were they given?")
        dialog = AskText(self._station.window, title, label)
        dialog.entered.connect(lambda text: self._note(item_id, outcome, text))
        self._station.show_dialog(dialog)

    def _note(self, item_id: int, outcome: Outcome, what: str) -> None:
        station = self._station

        def done(written: Written) -> None:
            said = _t("Outcome", "Outcome: {what}").format(what=outcome_label(outcome))
            station.decisions.tell(said, (written.entry.id,))
            station.work.bridge.look()
            station.case.refresh()

        future = station.work.decide(outcomes.note, item_id, outcome, what)
        station.work.bridge.follow(future, done, station.decisions.refused)
