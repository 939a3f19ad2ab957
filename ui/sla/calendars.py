"""The editor of working time: calendars at the left, the form of one at the right, a dry run before saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.clock import DAY_US
from moderator_app.domain.roles import Moderator
from moderator_app.domain.sla.calendar import Calendar, Hours
from moderator_app.domain.sla.calendars import NamedCalendar
from moderator_app.domain.sla.policy import ALWAYS_OPEN, Policy
from moderator_app.errors import UserError
from moderator_app.services.sla_rules import Holiday, faults
from moderator_app.services.sla_trial import Trial
from ui import i18n
from ui.i18n import _t
from ui.safe_text import visible
from ui.sla.calendar_form import SHIFT, TEAM, CalendarForm, kind_of
from ui.sla.policy_row import PolicyRow
from ui.sla.words import trial_words
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.labels import Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

LIST_WIDTH: Final = 300
TRIED_DAYS: Final = 30
_OFFICE_DAY: Final = (Hours(9 * 60, 18 * 60),)
Failed = Callable[[UserError], None]


class CalendarSource(Protocol):
    """Everything the editor needs; answers come on the GUI thread."""

    def calendars(self) -> Sequence[NamedCalendar]:
        """Calendars in force, 24/7 first."""

    def policies(self) -> Sequence[Policy]:
        """The list in force."""

    def people(self) -> Sequence[Moderator]:
        """Whose shifts there may be."""

    def zone(self) -> str:
        """The time zone of this machine, by its IANA name."""

    def may_change(self) -> bool:
        """Whether the person who works here may save."""

    def now_us(self) -> int:
        """UTC microseconds."""

    def save_calendars(
        self, wanted: Sequence[NamedCalendar], done: Callable[[Sequence[NamedCalendar]], None], bad: Failed
    ) -> None:
        """New versions of calendars, all or none."""

    def try_calendars(
        self, wanted: Sequence[NamedCalendar], since_us: int, until_us: int, done: Callable[[Trial], None], bad: Failed
    ) -> None:
        """What the policies in force would have done with these."""

    def holidays(self, country: str, done: Callable[[Sequence[Holiday]], None], bad: Callable[[str], None]) -> None:
        """Holidays of a country, this year's and the next one's; or a sentence."""

    def close(self) -> None:
        """Nobody waits for an answer any more."""


class CalendarsDialog(OverlayDialog):
    """Calendars and shifts; nothing holds before *Save*.

    Signals:
        saved: new versions are in force.
    """

    saved = Signal()

    def __init__(self, window: QWidget, source: CalendarSource) -> None:
        super().__init__(window, _t("Calendars", "Working time"), width=980, height=680)
        self._source = source
        self._in_force = {each.id: each for each in source.calendars() if each.id != ALWAYS_OPEN}
        self._calendars = list(self._in_force.values())
        self._removed: list[NamedCalendar] = []
        self._used = {each.calendar for each in source.policies()}
        self._unread = False
        self._current = 0
        outer = QHBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_list())
        outer.addWidget(Rule(vertical=True))
        self.form = CalendarForm(source.people())
        self.form.changed.connect(self._on_form_changed)
        self.form.exceptions.holidays_wanted.connect(self._on_holidays_wanted)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.form)
        self._nothing = Paragraph(
            _t(
                "Calendars",
                "No calendar yet: every rule counts day and night. Add one, then choose it in a rule.",
            ),
            "body",
            "text_muted",
        )
        column.addWidget(self._nothing)
        column.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(see_through(right), 1)
        # Below what scrolls, so that what is said is seen wherever the reader is.
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(24, 8, 24, 10)
        self._said = Paragraph("", "small", "text_muted")
        foot.addWidget(self._said)
        beside.addWidget(self._foot)
        outer.addLayout(beside, 1)
        self.try_button = self.add_button(Button(_t("Calendars", "Try on the last 30 days"), icon="chart"), left=True)
        self.try_button.clicked.connect(self.try_out)
        cancel = self.add_button(Button(_t("Calendars", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(Button(_t("Calendars", "Save working time"), Variant.PRIMARY))
        self.save_button.clicked.connect(self.save)
        if not source.may_change():
            self.save_button.set_blocked(_t("Calendars", "Only a lead may change working time."))
        self._fill()

    def _make_list(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        told = _t("Calendars", "A rule counts time while its calendar is open.")
        column.addWidget(Paragraph(told, "small", "text_muted"))
        holder = QWidget()
        self._rows_column = QVBoxLayout(holder)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(4)
        self._rows_column.addStretch(1)
        column.addWidget(see_through(holder), 1)
        line = QHBoxLayout()
        self.add = Button(_t("Calendars", "Add a calendar"), icon="plus", small=True)
        self.remove = IconButton("delete", _t("Calendars", "Remove the calendar"))
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        line.addWidget(self.add)
        line.addStretch(1)
        line.addWidget(self.remove)
        column.addLayout(line)
        self.rows: list[PolicyRow] = []
        return left

    # What stands there ------------------------------------------------------------------

    def calendars(self) -> tuple[NamedCalendar, ...]:
        """The calendars as they are edited now."""
        return tuple(self._calendars)

    def told(self) -> str:
        """What stands below the form."""
        return self._said.text()

    def select(self, place: int) -> None:
        """Edit the calendar at this place."""
        self._current = max(0, min(place, len(self._calendars) - 1))
        if self._calendars:
            self.form.show_calendar(self._calendars[self._current])
        self._unread = False
        self._refresh()

    def _fill(self) -> None:
        while len(self.rows) < len(self._calendars):
            row = PolicyRow()
            row.clicked.connect(self._on_row_clicked)
            self._rows_column.insertWidget(len(self.rows), row)
            row.show()
            self.rows.append(row)
        while len(self.rows) > len(self._calendars):
            gone = self.rows.pop()
            self._rows_column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.select(self._current)

    def _refresh(self) -> None:
        which = 1 if i18n.language() == "ru" else 0
        texts: list[str] = []
        if self._unread:
            texts.append(_t("Calendars", "What is marked red is not understood: write 9–18, and days as 2027-05-09."))
        for place, (row, calendar) in enumerate(zip(self.rows, self._calendars, strict=True)):
            found = self._faults(calendar)
            texts += [f"{self._name_of(calendar)}: {each[which]}" for each in found]
            wrong = bool(found) or (self._unread and place == self._current)
            row.show_policy(place + 1, self._name_of(calendar), active=True, wrong=wrong)
            row.setChecked(place == self._current)
        self.form.setVisible(bool(self._calendars))
        self._nothing.setVisible(not self._calendars)
        self.remove.setEnabled(bool(self._calendars))
        self._say("\n".join(texts), bad=True)
        unsound = _t("Calendars", "Mend what is said in red first.") if texts else ""
        self.try_button.set_blocked(unsound)
        if self._source.may_change():
            self.save_button.set_blocked(unsound)

    def _faults(self, calendar: NamedCalendar) -> tuple[tuple[str, str], ...]:
        before = self._in_force.get(calendar.id)
        others = [each for each in self._calendars if each.id != calendar.id]
        return faults(calendar, [*others, before] if before is not None else others, self._used)

    def _name_of(self, calendar: NamedCalendar) -> str:
        name = visible(calendar.name)
        person = next((each.name for each in self._source.people() if each.id == calendar.moderator), "")
        kind = kind_of(calendar)
        if kind == SHIFT:
            shift = _t("Calendars", "shift of {name}").format(name=visible(person))
            return f"{name} · {shift}" if name else shift
        if kind == TEAM:
            return f"{name} · " + _t("Calendars", "several shifts")
        return name or _t("Calendars", "without a name")

    def _say(self, text: str, *, bad: bool) -> None:
        self._said.set_color("danger_text" if bad else "text")
        self._said.set_text(text)
        self._foot.setVisible(bool(text))

    # Changing -----------------------------------------------------------------------------

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PolicyRow):
            self.select(self.rows.index(row))

    def _on_form_changed(self) -> None:
        if not self._calendars:
            return
        read = self.form.calendar(self._calendars[self._current])
        self._unread = read is None
        if read is not None:
            self._calendars[self._current] = read
        self._refresh()

    def _on_add(self) -> None:
        # Negative until it is saved, so that several new ones are told apart.
        number = min((each.id for each in self._calendars), default=0)
        fresh = NamedCalendar(
            id=min(number, 0) - 1, hours=Calendar(zone=self._source.zone(), week=(*(_OFFICE_DAY,) * 5, (), ()))
        )
        self._calendars.append(fresh)
        self._current = len(self._calendars) - 1
        self._fill()
        self.form.name.setFocus()

    def _on_remove(self) -> None:
        if not self._calendars:
            return
        gone = self._calendars[self._current]
        found = self._faults(replace(gone, removed=True))
        if found:
            which = 1 if i18n.language() == "ru" else 0
            self._say(f"{self._name_of(gone)}: {' '.join(each[which] for each in found)}", bad=True)
            return
        del self._calendars[self._current]
        if gone.id in self._in_force:
            self._removed.append(replace(self._in_force[gone.id], removed=True))
        self._fill()

    # Holidays -----------------------------------------------------------------------------

    def _on_holidays_wanted(self, country: str) -> None:
        self._source.holidays(country, self.form.exceptions.offer, self.form.exceptions.say)

    # Trying and saving ----------------------------------------------------------------------

    def changes(self) -> tuple[NamedCalendar, ...]:
        """What would be saved: removals first, then shifts, so that what is made of them finds them."""
        changed = [each for each in self._calendars if self._in_force.get(each.id) != each]
        ordered = sorted(changed, key=lambda each: kind_of(each) == TEAM)
        return (*self._removed, *(replace(each, id=max(each.id, 0)) for each in ordered))

    def try_out(self) -> None:
        """How many of the last month's items would have been met with these calendars."""
        now = self._source.now_us()
        self._say(_t("Calendars", "Counting the last 30 days…"), bad=False)
        self.try_button.set_blocked(_t("Calendars", "It is being counted."))
        self._source.try_calendars(self._calendars, now - TRIED_DAYS * DAY_US, now, self._on_tried, self._on_refused)

    def _on_tried(self, trial: Trial) -> None:
        self.try_button.set_blocked("")
        self._say(trial_words(trial), bad=False)

    def save(self) -> None:
        """New versions of what was changed."""
        changes = self.changes()
        if not changes:
            self.close_overlay()
            return
        self.save_button.set_blocked(_t("Calendars", "It is being saved."))
        self._source.save_calendars(changes, self._on_saved, self._on_refused)

    def _on_saved(self, _calendars: Sequence[NamedCalendar]) -> None:
        self.saved.emit()
        self.close_overlay()

    def _on_refused(self, error: UserError) -> None:
        language = i18n.language()
        self.save_button.set_blocked("")
        self.try_button.set_blocked("")
        self._say(" ".join(part for part in (error.text(language), error.hint(language)) if part), bad=True)

    def close_overlay(self) -> None:
        self._source.close()
        super().close_overlay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
