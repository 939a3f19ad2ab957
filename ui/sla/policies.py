"""The editor of answer times: an ordered list of rules as sentences, each with a form, a dry run before saving."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from moderator_app.clock import DAY_US
from moderator_app.domain.sla import sentences
from moderator_app.domain.sla.policy import Policy, PolicySet, problems
from moderator_app.errors import UserError
from moderator_app.services.sla_trial import Trial
from ui import i18n
from ui.i18n import _t
from ui.sla.policy_form import PolicyForm
from ui.sla.policy_row import PolicyRow
from ui.sla.source import PolicySource, names_of
from ui.sla.words import trial_words
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.labels import Paragraph, Rule
from ui.widgets.overlay import OverlayDialog

LIST_WIDTH: Final = 400
TRIED_DAYS: Final = 30


class PoliciesDialog(OverlayDialog):
    """Rules in their order; nothing holds before *Save*.

    Signals:
        saved: a new version is in force.
        calendars_requested: the editor of working time, instead of this one.
    """

    saved = Signal()
    calendars_requested = Signal()

    def __init__(self, window: QWidget, source: PolicySource) -> None:
        super().__init__(window, _t("Policies", "Answer times"), width=980, height=680)
        self._source = source
        self._names = names_of(source.channels())
        self._policies = list(source.policies().policies)
        self._started_with = tuple(self._policies)
        self._current = 0
        outer = QHBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_list())
        outer.addWidget(Rule(vertical=True))
        self.form = PolicyForm(source.calendars(), source.channels())
        self.form.changed.connect(self._on_form_changed)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.form)
        self._said = Paragraph("", "small", "text_muted")
        column.addWidget(self._said)
        column.addStretch(1)
        area.setWidget(right)
        outer.addWidget(area, 1)
        self.try_button = self.add_button(Button(_t("Policies", "Try on the last 30 days"), icon="chart"), left=True)
        self.try_button.clicked.connect(self.try_out)
        hours = self.add_button(Button(_t("Policies", "Working time…"), icon="calendar"), left=True)
        hours.clicked.connect(self._to_calendars)
        cancel = self.add_button(Button(_t("Policies", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(Button(_t("Policies", "Save the rules"), Variant.PRIMARY))
        self.save_button.clicked.connect(self.save)
        if not source.may_change():
            self.save_button.set_blocked(_t("Policies", "Only a lead may change answer times."))
        self._fill()

    def _make_list(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(
            Paragraph(_t("Policies", "The first rule that means an item gives it its time."), "small", "text_muted")
        )
        holder = QWidget()
        self._rows_column = QVBoxLayout(holder)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(4)
        self._rows_column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        column.addWidget(area, 1)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.add = Button(_t("Policies", "Add a rule"), icon="plus", small=True)
        self.up = IconButton("chevron-up", _t("Policies", "Move up"))
        self.down = IconButton("chevron-down", _t("Policies", "Move down"))
        self.remove = IconButton("delete", _t("Policies", "Remove the rule"))
        self.add.clicked.connect(self._on_add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._on_remove)
        line.addWidget(self.add)
        line.addStretch(1)
        for button in (self.up, self.down, self.remove):
            line.addWidget(button)
        column.addLayout(line)
        self.rows: list[PolicyRow] = []
        return left

    # What stands there ---------------------------------------------------------------

    def policies(self) -> tuple[Policy, ...]:
        """The list as it is edited now."""
        return tuple(self._policies)

    def select(self, place: int) -> None:
        """Edit the rule at this place."""
        self._current = max(0, min(place, len(self._policies) - 1))
        if self._policies:
            self.form.show_policy(self._policies[self._current])
        self._refresh()

    def told(self) -> str:
        """What stands below the form."""
        return self._said.text()

    def _fill(self) -> None:
        while len(self.rows) < len(self._policies):
            row = PolicyRow()
            row.clicked.connect(self._on_row_clicked)
            self._rows_column.insertWidget(len(self.rows), row)
            row.show()
            self.rows.append(row)
        while len(self.rows) > len(self._policies):
            gone = self.rows.pop()
            self._rows_column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.select(self._current)

    def _refresh(self) -> None:
        language: sentences.Language = "ru" if i18n.language() == "ru" else "en"
        found = problems(self._policies, frozenset(each.id for each in self._source.calendars()))
        wrong = {each.policy for each in found}
        for place, (row, policy) in enumerate(zip(self.rows, self._policies, strict=True)):
            text = sentences.rule(policy, language, self._names)
            row.show_policy(place + 1, text, active=policy.active, wrong=policy.id in wrong)
            row.setChecked(place == self._current)
        self.form.setVisible(bool(self._policies))
        self.up.setEnabled(self._current > 0)
        self.down.setEnabled(self._current + 1 < len(self._policies))
        self.remove.setEnabled(bool(self._policies))
        texts = [sentences.policy_problem(each, self._policies, language) for each in found]
        if not self.form.sound():
            texts.insert(0, _t("Policies", "A time is not understood: write it as 2:30 or 45 m."))
        self._say("\n".join(texts), bad=True)
        if self._source.may_change():
            unsound = bool(texts)
            self.save_button.set_blocked(_t("Policies", "Mend what is said in red first.") if unsound else "")
            self.try_button.set_blocked(_t("Policies", "Mend what is said in red first.") if unsound else "")

    def _say(self, text: str, *, bad: bool) -> None:
        self._said.set_color("danger_text" if bad else "text")
        self._said.set_text(text)
        self._said.setVisible(bool(text))

    # Changing --------------------------------------------------------------------------

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PolicyRow):
            self.select(self.rows.index(row))

    def _on_form_changed(self) -> None:
        if self._policies:
            self._policies[self._current] = self.form.policy(self._policies[self._current])
            self._refresh()

    def _on_add(self) -> None:
        number = max((each.id for each in self._policies), default=0) + 1
        template = self._policies[self._current] if self._policies else Policy(id=0)
        self._policies.insert(self._current, replace(template, id=number, name=""))
        self._fill()

    def _on_remove(self) -> None:
        if self._policies:
            del self._policies[self._current]
            self._fill()

    def _move(self, by: int) -> None:
        here, there = self._current, self._current + by
        if 0 <= there < len(self._policies):
            self._policies[here], self._policies[there] = self._policies[there], self._policies[here]
            self._current = there
            self._fill()

    # Trying and saving -------------------------------------------------------------------

    def try_out(self) -> None:
        """How many of the last month's items would have been met, and which would now be late."""
        now = self._source.now_us()
        self._say(_t("Policies", "Counting the last 30 days…"), bad=False)
        self.try_button.set_blocked(_t("Policies", "It is being counted."))
        self._source.try_out(self._policies, now - TRIED_DAYS * DAY_US, now, self._on_tried, self._on_refused)

    def _on_tried(self, trial: Trial) -> None:
        self.try_button.set_blocked("")
        self._say(trial_words(trial), bad=False)

    def _to_calendars(self) -> None:
        """What was changed here and not saved would be lost: say so first."""
        if tuple(self._policies) != self._started_with:
            self._say(_t("Policies", "Save or cancel the changed rules first."), bad=True)
            return
        self.close_overlay()
        self.calendars_requested.emit()

    def save(self) -> None:
        """A new version of the whole list."""
        if tuple(self._policies) == self._started_with:
            self.close_overlay()
            return
        self.save_button.set_blocked(_t("Policies", "It is being saved."))
        self._source.save(self._policies, self._on_saved, self._on_refused)

    def _on_saved(self, _set: PolicySet) -> None:
        self.saved.emit()
        self.close_overlay()

    def _on_refused(self, error: UserError) -> None:
        language = i18n.language()
        self.save_button.set_blocked("")
        self.try_button.set_blocked("")
        self._say(" ".join(part for part in (error.text(language), error.hint(language)) if part), bad=True)
