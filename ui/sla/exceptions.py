"""Days that differ: holidays, short days, moved working days; and the holidays of a country, offered for review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.sla.calendar import Hours
from moderator_app.domain.sla.sentences import Language, day_name
from moderator_app.services.sla_rules import Holiday
from ui import i18n
from ui.i18n import _t
from ui.safe_text import visible
from ui.sla import hours
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Panel, Paragraph

_DAY_WIDTH: Final = 108
_HOURS_WIDTH: Final = 148
LONGEST_LABEL: Final = 80


def language() -> Language:
    return "ru" if i18n.language() == "ru" else "en"


class ExceptionRow(QWidget):
    """A day, its hours and what it is called.

    Signals:
        changed: something was typed.
        removed: take the day out.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, day: str, opened: str, label: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sample = _t("Calendars", "2027-05-09")
        self.day = LineField(_t("Calendars", "Day"), placeholder=sample)
        self.opened = LineField(_t("Calendars", "Hours of that day"), placeholder=_t("Calendars", "closed"))
        self.label = LineField(_t("Calendars", "What it is called"), placeholder=_t("Calendars", "name of the day"))
        self.label.setMaxLength(LONGEST_LABEL)
        for field, text in ((self.day, day), (self.opened, opened), (self.label, label)):
            field.setText(text)
            field.textChanged.connect(self.changed)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.opened.setFixedWidth(_HOURS_WIDTH)
        drop = IconButton("delete", _t("Calendars", "Take the day out"))
        drop.clicked.connect(self.removed)
        line.addWidget(self.day)
        line.addWidget(self.opened)
        line.addWidget(self.label, 1)
        line.addWidget(drop)

    def read(self) -> tuple[date, tuple[Hours, ...], str] | None:
        """(day, hours, label); None: something is not understood, and is marked."""
        day: date | None = None
        opened: tuple[Hours, ...] | None = None
        try:
            day = hours.read_date(self.day.text())
        except ValueError:
            day = None
        try:
            opened = hours.read(self.opened.text())
        except ValueError:
            opened = None
        self.day.set_bad(day is None)
        self.opened.set_bad(opened is None)
        return None if day is None or opened is None else (day, opened, self.label.text().strip())


class OfferedHolidays(Panel):
    """What a library knows of a country, each to be ticked; nothing is taken unseen.

    Signals:
        taken: a tuple of `Holiday`.
    """

    taken = Signal(object)

    def __init__(self, offered: Sequence[Holiday], parent: QWidget | None = None) -> None:
        super().__init__("surface_raised", border="border", radius=8, parent=parent)
        self._offered = tuple(offered)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        column.addWidget(Label(_t("Calendars", "Which of these is nobody there?"), "body_strong"))
        self.boxes: list[QCheckBox] = []
        for each in self._offered:
            box = QCheckBox(
                f"{day_name(each.day, language())} — {visible(each.name[:LONGEST_LABEL])}".replace("&", "&&")
            )
            box.setChecked(True)
            self.boxes.append(box)
            column.addWidget(box)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 0)
        take = Button(_t("Calendars", "Take the ticked ones"), icon="check", small=True)
        take.clicked.connect(self._take)
        leave = Button(_t("Calendars", "None"), small=True)
        leave.clicked.connect(lambda: self.taken.emit(()))
        line.addWidget(take)
        line.addWidget(leave)
        line.addStretch(1)
        column.addLayout(line)

    def _take(self) -> None:
        ticked = zip(self._offered, self.boxes, strict=True)
        self.taken.emit(tuple(each for each, box in ticked if box.isChecked()))


class Exceptions(QWidget):
    """The days of one calendar.

    Signals:
        changed: something was changed by the person.
        holidays_wanted: country code; answer with `offer` or `say`.
    """

    changed = Signal()
    holidays_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(4)
        column.addLayout(self._rows_column)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.add = Button(_t("Calendars", "Add a day"), icon="plus", small=True)
        self.add.clicked.connect(self._on_add)
        self.country = LineField(_t("Calendars", "Country of the holidays"), placeholder="RU")
        self.country.setMaxLength(2)
        self.country.setFixedWidth(56)
        self.ask = Button(_t("Calendars", "Offer the holidays of this country"), icon="calendar", small=True)
        self.ask.clicked.connect(self._on_ask)
        line.addWidget(self.add)
        line.addStretch(1)
        line.addWidget(self.country)
        line.addWidget(self.ask)
        column.addLayout(line)
        self._said = Paragraph("", "small", "danger_text")
        self._said.hide()
        column.addWidget(self._said)
        self._offer_column = QVBoxLayout()
        column.addLayout(self._offer_column)
        self.rows: list[ExceptionRow] = []
        self.offered: OfferedHolidays | None = None

    # Values --------------------------------------------------------------------------

    def show_days(self, days: Mapping[date, tuple[Hours, ...]], labels: Mapping[date, str], country: str) -> None:
        """Fill in; says nothing."""
        for row in self.rows:
            self._drop(row)
        self.rows = []
        self.say("")
        self._end_offer()
        for day in sorted(days):
            self._put(hours.write_date(day), hours.write(days[day]), labels.get(day, ""))
        self.country.setText(country)

    def days(self) -> tuple[dict[date, tuple[Hours, ...]], dict[date, str]] | None:
        """(exceptions, labels); None: a row is not understood, or a day stands twice."""
        read = [row.read() for row in self.rows]
        found: dict[date, tuple[Hours, ...]] = {}
        labels: dict[date, str] = {}
        sound = True
        for row, each in zip(self.rows, read, strict=True):
            if each is None:
                sound = False
                continue
            day, opened, label = each
            if day in found:
                row.day.set_bad(True)
                sound = False
            found[day] = opened
            if label:
                labels[day] = label
        return (found, labels) if sound else None

    def offer(self, holidays: Sequence[Holiday]) -> None:
        """Show what is known, without the days that stand here already."""
        self.ask.set_blocked("")
        known = self.days()
        fresh = [each for each in holidays if known is None or each.day not in known[0]]
        self._end_offer()
        if not fresh:
            self.say(_t("Calendars", "All of them stand here already."))
            return
        self.say("")
        self.offered = OfferedHolidays(fresh)
        self.offered.taken.connect(self._on_taken)
        self._offer_column.addWidget(self.offered)

    def say(self, sentence: str) -> None:
        """What went wrong with the holidays; empty: nothing."""
        self.ask.set_blocked("")
        self._said.set_text(sentence)
        self._said.setVisible(bool(sentence))

    # Inside ----------------------------------------------------------------------------

    def _put(self, day: str, opened: str, label: str) -> ExceptionRow:
        row = ExceptionRow(day, opened, label)
        row.changed.connect(self.changed)
        row.removed.connect(self._on_removed)
        self._rows_column.addWidget(row)
        self.rows.append(row)
        return row

    def _drop(self, row: ExceptionRow) -> None:
        self._rows_column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        self._put("", "", "").day.setFocus()
        self.changed.emit()

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, ExceptionRow):
            self.rows.remove(row)
            self._drop(row)
            self.changed.emit()

    def _on_ask(self) -> None:
        country = self.country.text().strip().upper()
        if len(country) != 2 or not country.isalpha():
            self.say(_t("Calendars", "A country is two letters: RU, DE, US."))
            return
        self.say("")
        self.ask.set_blocked(_t("Calendars", "The holidays are being looked up."))
        self.holidays_wanted.emit(country)

    def _on_taken(self, holidays: Sequence[Holiday]) -> None:
        self._end_offer()
        for each in holidays:
            self._put(hours.write_date(each.day), "", each.name[:LONGEST_LABEL])
        if holidays:
            self.changed.emit()

    def _end_offer(self) -> None:
        if self.offered is not None:
            self._offer_column.removeWidget(self.offered)
            self.offered.hide()
            self.offered.deleteLater()
            self.offered = None
