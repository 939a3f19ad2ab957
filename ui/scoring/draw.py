"""The question which answers are drawn for review."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from moderator_app.domain.review.sampling import Group, Plan, Strata
from ui.i18n import _t
from ui.sla.choice import MenuChoice
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog


class DrawDialog(OverlayDialog):
    """A plan.

    Signals:
        entered: `Plan` without a seed, days back, blind, second.
    """

    entered = Signal(object, int, bool, bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _t("Review", "Draw answers"), width=480)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self.group = MenuChoice(_t("Review", "Which answers"), [
            (Group.ALL, _t("Review", "All")), (Group.NEGATIVE, _t("Review", "To unhappy people")),
            (Group.OVERRIDES, _t("Review", "A check was overridden")),
            (Group.EDITED, _t("Review", "Long changes by hand")),
        ], Group.ALL)  # fmt: skip
        self.strata = MenuChoice(_t("Review", "Some of each"), [
            (Strata.PERSON, _t("Review", "Person")), (Strata.CHANNEL, _t("Review", "Channel")),
            (Strata.KIND, _t("Review", "Kind of commenter")), (Strata.NONE, _t("Review", "By chance alone")),
        ], Strata.PERSON)  # fmt: skip
        self.days = MenuChoice(_t("Review", "Period"), [
            (7, _t("Review", "Last 7 days")), (30, _t("Review", "Last 30 days")), (90, _t("Review", "Last 90 days")),
        ], 7)  # fmt: skip
        self.count = MenuChoice(
            _t("Review", "How many"),
            [*((size, str(size)) for size in (5, 10, 20, 50, 100)), (0, _t("Review", "All"))],
            20,
        )
        for line, (text, field) in enumerate((
            (_t("Review", "Which answers"), self.group), (_t("Review", "Some of each"), self.strata),
            (_t("Review", "Period"), self.days), (_t("Review", "How many"), self.count),
        )):  # fmt: skip
            grid.addWidget(Label(text, "body", "text_muted"), line, 0)
            grid.addWidget(field, line, 1, Qt.AlignmentFlag.AlignLeft)
            field.setAccessibleName(text)
        column.addLayout(grid)
        self.blind = QCheckBox(_t("Review", "Hide who wrote them"))
        self.second = QCheckBox(_t("Review", "What another lead has graded, to compare both"))
        column.addWidget(self.blind)
        column.addWidget(self.second)
        self._problem = Paragraph("", "small", "danger_text")
        self._problem.hide()
        column.addWidget(self._problem)
        cancel = Button(_t("Ask", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        done = Button(_t("Review", "Draw"), Variant.PRIMARY)
        done.clicked.connect(self.enter)
        self.add_button(done)

    def set_problem(self, sentence: str) -> None:
        """Why nothing was drawn."""
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))

    def enter(self) -> None:
        """Ask for what stands in the fields."""
        group, strata, days, size = (each.value() for each in (self.group, self.strata, self.days, self.count))
        if not (isinstance(days, int) and isinstance(size, int)):
            return
        if isinstance(group, Group) and isinstance(strata, Strata):
            plan = Plan(group=group, strata=strata, size=size)
            self.entered.emit(plan, days, self.blind.isChecked(), self.second.isChecked())
