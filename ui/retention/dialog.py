"""Periods of brands and of our own people, each with what it would take away, before it is put in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.services.retention import TEAM, Period
from ui import format as fmt
from ui.i18n import _t
from ui.safe_text import visible
from ui.sla.choice import MenuChoice
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LineField
from ui.widgets.labels import ElidedLabel, Label, Paragraph, Rule
from ui.widgets.overlay import FOOTER, HEADER, OverlayDialog
from ui.widgets.scrolling import see_through

WIDTH: Final = 640
_CHOICE: Final = 208
_ROOM: Final = 20
"""So that what just fits needs no scroll bar."""
_YEAR: Final = 365
_OFFERED: Final = (0, 30, 90, 180, _YEAR, 2 * _YEAR, 3 * _YEAR, 5 * _YEAR)
_OWN: Final = -1


def period_words(days: int) -> str:
    """A period in words: `2 years`, `90 days`, `For good`."""
    if not days:
        return _t("Retention", "For good")
    years, over = divmod(days, _YEAR)
    return _t("Retention", "%n days", "", days) if over else _t("Retention", "%n years", "", years)


class PeriodRow(QWidget):
    """One period and what it would take.

    Signals:
        changed: another period is chosen.
    """

    changed = Signal()

    def __init__(self, period: Period) -> None:
        super().__init__()
        self.period = period
        team = period.brand_id == TEAM
        nameless = _t("Retention", "Reviews of our answers") if team else _t("Retention", "Channels of no brand")
        self.name = visible(period.brand) or nameless
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(ElidedLabel(self.name, "body_strong"), 1)
        self.field = LineField(_t("Retention", "Days: {name}").format(name=self.name))
        self.field.setFixedWidth(72)
        self.field.setMaxLength(5)
        self.field.hide()
        self.unit = Label(_t("Retention", "days"), "body", "text_muted")
        self.unit.hide()
        offered = sorted({*(each for each in _OFFERED if each <= period.longest), period.days})
        choices: list[tuple[object, str]] = [(each, period_words(each)) for each in offered]
        choices.append((_OWN, _t("Retention", "Own number of days…")))
        self.choice = MenuChoice(self.name, choices, period.days)
        self.choice.setFixedWidth(_CHOICE)
        line.addWidget(self.field)
        line.addWidget(self.unit)
        line.addWidget(self.choice)
        column.addLayout(line)
        self.said = Paragraph("", "small", "text_muted")
        column.addWidget(self.said)
        self.choice.chosen.connect(self._on_chosen)
        self.field.textEdited.connect(self._on_edited)

    def wanted(self) -> Period | None:
        """As it is chosen; None: the number of days is none."""
        value = self.choice.value()
        if value == _OWN:
            text = self.field.text().strip()
            days = int(text) if text.isascii() and text.isdigit() else 0
            return replace(self.period, days=days) if 1 <= days <= self.period.longest else None
        return replace(self.period, days=value) if isinstance(value, int) else None

    def show_due(self, count: int | None) -> None:
        """What would go, or None: it is being counted."""
        wanted = self.wanted()
        self.field.set_bad(wanted is None)
        if wanted is None:
            most = fmt.number(self.period.longest)
            self._say(_t("Retention", "1 to {most} days").format(most=most), "danger_text")
        elif not wanted.days:
            self._say(_t("Retention", "Nothing goes."), "text_muted")
        elif count is None:
            self._say(_t("Retention", "Counting what would go…"), "text_muted")
        elif not count:
            self._say(_t("Retention", "Nothing is that old yet."), "text_muted")
        else:
            self._say(self._due_words(wanted, count), "danger_text")

    def _due_words(self, wanted: Period, count: int) -> str:
        if wanted.brand_id == TEAM:
            text = _t("Retention", "%n records older than {period} would be erased at the next run.", "", count)
        else:
            text = _t("Retention", "%n finished items older than {period} would be erased at the next run.", "", count)
        return text.replace(str(count), fmt.number(count), 1).format(period=_of(wanted.days))

    def _say(self, text: str, color: str) -> None:
        self.said.set_color(color)
        self.said.set_text(text)

    def _on_chosen(self, value: object) -> None:
        own = value == _OWN
        self.field.setVisible(own)
        self.unit.setVisible(own)
        if own:
            self.field.setText(str(self.period.days or 2 * _YEAR))
            self.field.setFocus()
            self.field.selectAll()
        self.changed.emit()

    def _on_edited(self, _text: str) -> None:
        self.changed.emit()


def _of(days: int) -> str:
    """A period after “older than”."""
    years, over = divmod(days, _YEAR)
    if over or not years:
        return _t("Retention", "%n days (older than)", "", days)
    return _t("Retention", "%n years (older than)", "", years)


class RetentionDialog(OverlayDialog):
    """Nothing holds before *Put in force*, which waits until it is known what would go.

    Signals:
        due_requested: argument: a tuple of `Period`: how much of each would go; answer with `show_due`.
        put_requested: argument: a tuple of the changed `Period`s; answer with `close_overlay` or `set_problem`.
    """

    due_requested = Signal(object)
    put_requested = Signal(object)

    def __init__(self, window: QWidget, periods: Sequence[Period]) -> None:
        super().__init__(window, _t("Retention", "How long it is kept"), width=WIDTH)
        self._known: dict[Period, int] = {}
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        self.rows = [PeriodRow(each) for each in periods]
        column.addWidget(Label(_t("Retention", "What people wrote"), "title"))
        text = _t(
            "Retention",
            "Counted from the last message of a finished item. Its words and ours go; the log keeps its entries and "
            "says which one erased them. Open items stay.",
        )
        column.addWidget(Paragraph(text, "body", "text_muted"))
        for row in self.rows:
            if row.period.brand_id == TEAM:
                column.addWidget(Rule())
                column.addWidget(Label(_t("Retention", "Our own people"), "title"))
                text = _t("Retention", "Grades, remarks and objections, and who used which answer of the matrix.")
                column.addWidget(Paragraph(text, "body", "text_muted"))
            row.changed.connect(self._on_changed)
            column.addWidget(row)
        self._problem = Paragraph("", "small", "danger_text")
        self._problem.hide()
        column.addWidget(self._problem)
        column.addStretch(1)
        outer.addWidget(see_through(inner))
        cancel = self.add_button(Button(_t("Ask", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.put_button = self.add_button(Button(_t("Retention", "Put in force"), Variant.PRIMARY))
        self.put_button.clicked.connect(self._on_put)
        self._show()
        self.set_height(HEADER + FOOTER + column.totalHeightForWidth(WIDTH) + _ROOM)

    def begin(self) -> None:
        """Ask how much goes as it is now."""
        self._ask()

    def changes(self) -> tuple[Period, ...]:
        """What was chosen and does not hold yet."""
        found = (row.wanted() for row in self.rows)
        return tuple(
            each for each, row in zip(found, self.rows, strict=True) if each is not None and each != row.period
        )

    def show_due(self, counted: Mapping[Period, int]) -> None:
        """How much each of these would take."""
        self._known.update(counted)
        self._show()

    def set_problem(self, sentence: str) -> None:
        """Why it was not put in force."""
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))
        self._show()

    def _on_changed(self) -> None:
        self._problem.hide()
        self._show()
        self._ask()

    def _ask(self) -> None:
        found = (row.wanted() for row in self.rows)
        missing = tuple(each for each in found if each is not None and each.days and each not in self._known)
        if missing:
            self.due_requested.emit(missing)

    def _show(self) -> None:
        wanted = [row.wanted() for row in self.rows]
        for row, each in zip(self.rows, wanted, strict=True):
            row.show_due(None if each is None else self._known.get(each))
        changes = self.changes()
        takes = any(self._known.get(each) for each in changes)
        self.put_button.set_variant(Variant.DANGER if takes else Variant.PRIMARY)
        if None in wanted:
            self.put_button.set_blocked(_t("Retention", "Mend what is said in red first."))
        elif not changes:
            self.put_button.set_blocked(_t("Retention", "Nothing was changed."))
        elif any(each.days and each not in self._known for each in changes):
            self.put_button.set_blocked(_t("Retention", "What would go is still being counted."))
        else:
            self.put_button.set_blocked("")

    def _on_put(self) -> None:
        self.put_button.set_blocked(_t("Retention", "It is being saved."))
        self.put_requested.emit(self.changes())
