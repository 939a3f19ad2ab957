"""The form of one calendar: an office's hours, a moderator's shift, or several shifts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.roles import Moderator
from moderator_app.domain.sla.calendar import Hours
from moderator_app.domain.sla.calendars import NamedCalendar
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.safe_text import visible
from ui.sla import hours
from ui.sla.choice import MenuChoice
from ui.sla.exceptions import Exceptions
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Paragraph

OFFICE: Final = "office"
SHIFT: Final = "shift"
TEAM: Final = "team"
WORKDAYS: Final = 5


def kind_of(calendar: NamedCalendar) -> str:
    """Which of the three it is."""
    return TEAM if calendar.shifts_of else OFFICE if calendar.moderator is None else SHIFT


def _days() -> tuple[str, ...]:
    return (
        _t("Calendars", "Monday"), _t("Calendars", "Tuesday"), _t("Calendars", "Wednesday"),
        _t("Calendars", "Thursday"), _t("Calendars", "Friday"), _t("Calendars", "Saturday"), _t("Calendars", "Sunday"),
    )  # fmt: skip


class CalendarForm(QWidget):
    """Edits one calendar at a time.

    Signals:
        changed: something in it was changed by the person.
    """

    changed = Signal()

    def __init__(self, people: Sequence[Moderator]) -> None:
        super().__init__()
        self._people = tuple(people)
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 0, 3, 3)  # room for the focus ring
        column.setSpacing(12)
        kinds = [
            (OFFICE, _t("Calendars", "An office's hours")),
            (SHIFT, _t("Calendars", "Somebody's shift")),
            (TEAM, _t("Calendars", "Several shifts")),
        ]
        self.kind = ChoiceRow(_t("Calendars", "What it is"), kinds, OFFICE)
        self.kind.chosen.connect(self._on_kind)
        column.addWidget(self.kind)
        self.name = LineField(_t("Calendars", "Name"))
        self.name.setMaxLength(80)
        column.addLayout(self._labelled(_t("Calendars", "Name"), self.name))
        self._shift_box, self.moderator = self._make_shift()
        column.addWidget(self._shift_box)
        self._team_box, self.members = self._make_team()
        column.addWidget(self._team_box)
        self._hours_box = self._make_hours()
        column.addWidget(self._hours_box)
        self.name.textChanged.connect(self._tell)

    def _make_shift(self) -> tuple[QWidget, MenuChoice]:
        choices: list[tuple[object, str]] = [(each.id, visible(each.name)) for each in self._people]
        first = self._people[0].id if self._people else 0
        chosen = MenuChoice(_t("Calendars", "Whose shift"), choices or [(0, "—")], first)
        chosen.chosen.connect(self._tell)
        box = QWidget()
        box.setLayout(self._labelled(_t("Calendars", "Whose shift"), chosen))
        return box, chosen

    def _make_team(self) -> tuple[QWidget, dict[int, QCheckBox]]:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(_t("Calendars", "It is open whenever one of them is on shift"), "small", "text_muted"))
        members: dict[int, QCheckBox] = {}
        for each in self._people:
            members[each.id] = QCheckBox(visible(each.name).replace("&", "&&"))
            members[each.id].toggled.connect(self._tell)
            column.addWidget(members[each.id])
        return box, members

    def _make_hours(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.zone = LineField(_t("Calendars", "Time zone"), placeholder="Europe/Moscow")
        self.zone.textChanged.connect(self._tell)
        column.addLayout(self._labelled(_t("Calendars", "Time zone"), self.zone))
        head = QHBoxLayout()
        head.addWidget(Label(_t("Calendars", "Hours of a week"), "label"))
        head.addStretch(1)
        self.copy = Button(_t("Calendars", "Monday's hours until Friday"), icon="copy", small=True)
        self.copy.clicked.connect(self._on_copy)
        head.addWidget(self.copy)
        column.addLayout(head)
        column.addWidget(
            Paragraph(_t("Calendars", "9–13, 14–18 or 22–6; 24: all day; nothing: closed"), "small", "text_muted")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.week: list[LineField] = []
        for weekday, name in enumerate(_days()):
            field = LineField(name, placeholder=_t("Calendars", "closed"))
            field.textChanged.connect(self._tell)
            self.week.append(field)
            grid.addWidget(Label(name, "body"), weekday, 0)
            grid.addWidget(field, weekday, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(Label(_t("Calendars", "Holidays, short days, moved working days"), "label"))
        self.exceptions = Exceptions()
        self.exceptions.changed.connect(self._tell)
        self.exceptions.country.textChanged.connect(self._tell)
        column.addWidget(self.exceptions)
        return box

    @staticmethod
    def _labelled(text: str, widget: QWidget) -> QVBoxLayout:
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(Label(text, "small", "text_muted"))
        inner.addWidget(widget)
        return inner

    # Values ------------------------------------------------------------------------------

    def show_calendar(self, calendar: NamedCalendar) -> None:
        """Fill in a calendar; says nothing."""
        self._filling = True
        self.kind.set_value(kind_of(calendar))
        self.name.setText(calendar.name)
        if calendar.moderator is not None:
            self.moderator.set_value(calendar.moderator)
        for number, box in self.members.items():
            box.setChecked(number in calendar.shifts_of)
        self.zone.setText(calendar.hours.zone)
        for field, opened in zip(self.week, calendar.hours.week, strict=True):
            field.setText(hours.write(opened))
            field.set_bad(False)
        self.exceptions.show_days(calendar.hours.exceptions, calendar.labels, calendar.country)
        self._show_kind()
        self._filling = False

    def calendar(self, before: NamedCalendar) -> NamedCalendar | None:
        """The calendar as the form has it; None: something typed is not understood, and is marked."""
        week = self._read_week()
        days = self.exceptions.days()
        kind = self.kind.value()
        moderator = self.moderator.value() if kind == SHIFT else None
        named = replace(
            before,
            name=self.name.text().strip(),
            moderator=moderator if isinstance(moderator, int) else None,
            shifts_of=tuple(number for number, box in self.members.items() if box.isChecked()) if kind == TEAM else (),
        )
        if kind == TEAM:
            return named
        if week is None or days is None:
            return None
        opened, labels = days
        return replace(
            named,
            hours=replace(before.hours, zone=self.zone.text().strip(), week=week, exceptions=opened),
            labels=labels,
            country=self.exceptions.country.text().strip().upper(),
        )

    def _read_week(self) -> tuple[tuple[Hours, ...], ...] | None:
        found: list[tuple[Hours, ...]] = []
        sound = True
        for field in self.week:
            try:
                found.append(hours.read(field.text()))
                field.set_bad(False)
            except ValueError:
                field.set_bad(True)
                sound = False
        return tuple(found) if sound else None

    # Inside ------------------------------------------------------------------------------

    def _on_kind(self, _value: object) -> None:
        self._show_kind()
        self._tell()

    def _show_kind(self) -> None:
        kind = self.kind.value()
        self._shift_box.setVisible(kind == SHIFT)
        self._team_box.setVisible(kind == TEAM)
        self._hours_box.setVisible(kind != TEAM)

    def _on_copy(self) -> None:
        for field in self.week[1:WORKDAYS]:
            field.setText(self.week[0].text())

    def _tell(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()
