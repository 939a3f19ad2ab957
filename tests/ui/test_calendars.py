"""The editor of working time: hours as people write them, faults at once, holidays only when ticked, one save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.roles import Moderator
from moderator_app.domain.sla.calendar import ALL_DAY, Calendar, Hours
from moderator_app.domain.sla.calendars import ALWAYS, NamedCalendar
from moderator_app.domain.sla.policy import Policy
from moderator_app.errors import UserError, declare
from moderator_app.services.sla_rules import Holiday
from moderator_app.services.sla_trial import Trial
from tests.support.inbox_rows import NOW_US
from tests.support.window import AssertGolden, Look
from ui.sla import hours
from ui.sla.calendar_form import OFFICE, SHIFT, TEAM
from ui.sla.calendars import CalendarsDialog
from ui.widgets.labels import Panel

REFUSED = declare("calendars_refused_in_test", "That cannot be.", "Так нельзя.")
LOOKS = [(name, language) for name in ("light", "dark") for language in ("ru", "en")]
OFFICE_HOURS = NamedCalendar(
    id=1,
    name="Офис",
    hours=Calendar(
        zone="Europe/Moscow",
        week=(*((Hours(9 * 60, 13 * 60), Hours(14 * 60, 18 * 60)),) * 5, (), ()),
        exceptions={date(2027, 1, 1): (), date(2027, 2, 20): (Hours(10 * 60, 15 * 60),)},
    ),
    labels={date(2027, 1, 1): "Новый год"},
    country="RU",
)
NIGHT = NamedCalendar(id=2, moderator=7, hours=Calendar(zone="Europe/Moscow", week=((Hours(22 * 60, 30 * 60),),) * 7))


class MemoryCalendars:
    """A source in memory that remembers what was saved."""

    def __init__(self, *listed: NamedCalendar, lead: bool = True, refuse: bool = False) -> None:
        self.listed = listed or (OFFICE_HOURS, NIGHT)
        self.lead, self.refuse = lead, refuse
        self.saved: list[tuple[NamedCalendar, ...]] = []
        self.tried: list[tuple[NamedCalendar, ...]] = []
        self.closed = False

    def calendars(self) -> Sequence[NamedCalendar]:
        return (ALWAYS, *self.listed)

    def policies(self) -> Sequence[Policy]:
        return (Policy(id=1, calendar=1),)

    def people(self) -> Sequence[Moderator]:
        return (Moderator(id=7, name="Анна"), Moderator(id=8, name="Борис"))

    def zone(self) -> str:
        return "Asia/Omsk"

    def may_change(self) -> bool:
        return self.lead

    def now_us(self) -> int:
        return NOW_US

    def save_calendars(
        self,
        wanted: Sequence[NamedCalendar],
        done: Callable[[Sequence[NamedCalendar]], None],
        bad: Callable[[UserError], None],
    ) -> None:
        if self.refuse:
            bad(UserError(REFUSED))
            return
        self.saved.append(tuple(wanted))
        done(wanted)

    def try_calendars(
        self,
        wanted: Sequence[NamedCalendar],
        since_us: int,
        until_us: int,
        done: Callable[[Trial], None],
        bad: Callable[[UserError], None],
    ) -> None:
        self.tried.append(tuple(wanted))
        done(Trial(items=10, met=9, late=1, unmatched=0, policies=()))

    def holidays(self, country: str, done: Callable[[Sequence[Holiday]], None], bad: Callable[[str], None]) -> None:
        if country == "XX":
            bad("No holidays are known for XX.")
            return
        done((Holiday(day=date(2027, 1, 1), name="Новый год"), Holiday(day=date(2027, 5, 9), name="День Победы")))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Panel:
    made = Panel("surface")
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def opened(window: Panel, source: MemoryCalendars) -> CalendarsDialog:
    made = CalendarsDialog(window, source)
    made.open()
    QApplication.processEvents()
    return made


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_it_looks_as_the_other_dialogs(
    window: Panel, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    opened(window, MemoryCalendars())
    assert_golden(window, f"calendars_{name}_{language}")


def test_nothing_changed_saves_nothing(window: Panel) -> None:
    source = MemoryCalendars()
    made = opened(window, source)
    made.select(1)
    made.select(0)
    click(made.save_button)
    assert source.saved == []
    assert source.closed
    assert not made.is_open()


def test_hours_are_typed_and_saved(window: Panel) -> None:
    source = MemoryCalendars()
    made = opened(window, source)
    made.form.week[0].setText("10-14, 15-20")
    click(made.form.copy)
    click(made.save_button)
    (saved,) = source.saved
    expected = (Hours(600, 840), Hours(900, 1200))
    assert [each.hours.week for each in saved] == [((expected,) * 5 + ((), ()))]
    assert saved[0].hours.exceptions == OFFICE_HOURS.hours.exceptions


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        (0, "in the morning", "What is marked red is not understood"),
        (0, "9-13, 12-18", "Intervals overlap"),
        (6, "22-9:30", "Intervals overlap"),
    ],
)
def test_what_cannot_be_is_said_at_once_and_not_saved(window: Panel, place: int, text: str, said: str) -> None:
    made = opened(window, MemoryCalendars())
    made.form.week[place].setText(text)
    assert said in made.told()
    assert made.save_button.blocked_reason()


def test_an_unknown_zone_is_said(window: Panel) -> None:
    made = opened(window, MemoryCalendars())
    made.form.zone.setText("Mars/Olympus")
    assert "time zone is not known" in made.told()


def test_holidays_are_taken_only_when_ticked(window: Panel) -> None:
    source = MemoryCalendars()
    made = opened(window, source)
    days = made.form.exceptions
    click(days.ask)
    assert days.offered is not None
    assert [box.text() for box in days.offered.boxes] == ["9 May 2027 — День Победы"], "1 January stands there already"
    days.offered.boxes[0].setChecked(False)
    days.offered._take()
    assert made.calendars()[0] == OFFICE_HOURS
    click(days.ask)
    days.offered._take()
    click(made.save_button)
    (saved,) = source.saved
    assert saved[0].hours.exceptions[date(2027, 5, 9)] == ()
    assert saved[0].labels[date(2027, 5, 9)] == "День Победы"


@pytest.mark.parametrize(
    ("country", "said"), [("XX", "No holidays are known for XX."), ("7", "A country is two letters: RU, DE, US.")]
)
def test_a_country_without_holidays_is_said(window: Panel, country: str, said: str) -> None:
    made = opened(window, MemoryCalendars())
    made.form.exceptions.country.setText(country)
    click(made.form.exceptions.ask)
    assert made.form.exceptions._said.text() == said
    assert not made.form.exceptions.ask.blocked_reason()


def test_a_moved_working_day_and_a_day_that_stands_twice(window: Panel) -> None:
    made = opened(window, MemoryCalendars())
    days = made.form.exceptions
    click(days.add)
    days.rows[-1].day.setText("2027-11-07")
    days.rows[-1].opened.setText("9-18")
    assert made.calendars()[0].hours.exceptions[date(2027, 11, 7)] == (Hours(540, 1080),)
    days.rows[-1].day.setText("2027-01-01")
    assert "What is marked red" in made.told()


def test_a_new_shift_and_shifts_together(window: Panel) -> None:
    """New ones leave with id 0, shifts before what is made of them."""
    source = MemoryCalendars(NIGHT)
    made = opened(window, source)
    for kind in (TEAM, SHIFT):
        click(made.add)
        made.form.kind.choose(kind)
        if kind == SHIFT:
            made.form.moderator.choose(8)
        else:
            made.form.name.setText("Команда")
            made.form.members[7].setChecked(True)
            made.form.members[8].setChecked(True)
            assert "has no shift" in made.told()
    assert made.told() == ""
    click(made.save_button)
    (saved,) = source.saved
    assert [(each.id, each.moderator, each.shifts_of) for each in saved] == [(0, 8, ()), (0, None, (7, 8))]
    assert saved[0].hours.zone == "Asia/Omsk"


def test_a_calendar_in_use_stays(window: Panel) -> None:
    source = MemoryCalendars()
    made = opened(window, source)
    click(made.remove)
    assert "A policy uses it." in made.told()
    made.select(1)
    click(made.remove)
    click(made.save_button)
    assert [(each.id, each.removed) for each in source.saved[0]] == [(2, True)]


def test_a_shift_of_a_team_cannot_become_anothers(window: Panel) -> None:
    team = NamedCalendar(id=3, name="Команда", hours=NIGHT.hours, shifts_of=(7,))
    made = opened(window, MemoryCalendars(NIGHT, team))
    made.form.kind.choose(OFFICE)
    assert "made of this shift: Команда" in made.told()


def test_the_dry_run_uses_what_is_edited(window: Panel) -> None:
    source = MemoryCalendars()
    made = opened(window, source)
    made.form.week[5].setText("24")
    click(made.try_button)
    assert source.tried[0][0].hours.week[5] == (ALL_DAY,)
    assert "90\N{NO-BREAK SPACE}% would have been answered in time." in made.told()


def test_what_the_service_refuses_is_said(window: Panel) -> None:
    made = opened(window, MemoryCalendars(refuse=True))
    made.form.week[5].setText("24")
    click(made.save_button)
    assert made.told() == "That cannot be."
    assert made.is_open()


def test_only_a_lead_saves(window: Panel) -> None:
    made = opened(window, MemoryCalendars(lead=False))
    assert made.save_button.blocked_reason() == "Only a lead may change working time."


def test_without_calendars_it_says_what_holds(window: Panel) -> None:
    source = MemoryCalendars()
    source.listed = ()
    made = opened(window, source)
    assert made.form.isHidden()
    assert not made._nothing.isHidden()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()), ("closed", ()), ("выходной", ()), ("24", (ALL_DAY,)), ("круглосуточно", (ALL_DAY,)),
        ("9-18", (Hours(540, 1080),)), ("9:30–13, 14 – 18.15", (Hours(570, 780), Hours(840, 1095))),
        ("22-6", (Hours(1320, 1800),)), ("14-18; 9-13", (Hours(540, 780), Hours(840, 1080))),
        ("с 9", None), ("9", None), ("25-26", None), ("9-18:75", None), ("24-25", None), ("9-24:30", None),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_write_them(text: str, found: tuple[Hours, ...] | None) -> None:
    if found is None:
        with pytest.raises(ValueError):  # noqa: PT011 - its text is what was typed
            hours.read(text)
    else:
        assert hours.read(text) == found


@given(
    st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 1440)), max_size=4).map(
        lambda found: tuple(sorted(Hours(start, start + length) for start, length in found))
    )
)
def test_what_is_written_is_read_back(found: tuple[Hours, ...]) -> None:
    assert hours.read(hours.write(found)) == found


@pytest.mark.parametrize("language", ["ru", "en"])
def test_dates_are_read_in_both_spellings(look: Look, language: str) -> None:
    look("light", "comfortable", language)
    day = date(2027, 5, 9)
    for text in ("9.5.2027", "09.05.2027", "2027-05-09", hours.write_date(day)):
        assert hours.read_date(text) == day
    for wrong in ("31.2.2027", "tomorrow", "9.5", ""):
        with pytest.raises(ValueError):  # noqa: PT011 - its text is what was typed
            hours.read_date(wrong)


def test_a_replaced_calendar_is_equal_when_nothing_was_typed(window: Panel) -> None:
    """Showing and reading a form back changes nothing, so that looking is not editing."""
    made = opened(window, MemoryCalendars())
    for place, calendar in enumerate((OFFICE_HOURS, NIGHT)):
        made.select(place)
        assert made.form.calendar(calendar) == replace(calendar)
