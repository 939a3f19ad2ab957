"""Snoozing: a span by its number, a time in natural words, or until something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QMenu, QVBoxLayout, QWidget

from moderator_app.clock import HOUR_US, MINUTE_US, SECOND_US, Clock
from moderator_app.domain import when
from moderator_app.domain.entries import EntryKind, Event
from moderator_app.services.moderation import Action
from ui import format as fmt
from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog

if TYPE_CHECKING:
    from ui.commands import Commands
    from ui.workstation import Workstation

_SPANS: Final = (30 * MINUTE_US, HOUR_US, 3 * HOUR_US, 8 * HOUR_US, 24 * HOUR_US, 72 * HOUR_US)
_FOREVER_US: Final = 366 * 24 * HOUR_US
"""Nothing sleeps longer than a year."""


class SnoozeDialog(OverlayDialog):
    """Until when, in words, and until what; whichever comes first.

    Signals:
        chosen: the moment in UTC microseconds or None; the events, in the order of `Event`.
    """

    chosen = Signal(object, object)

    def __init__(self, window: QWidget, clock: Clock) -> None:
        super().__init__(window, _t("Snooze", "Snooze"), width=560)
        self._clock = clock
        column = QVBoxLayout(self.body)
        column.setContentsMargins(21, 20, 21, 20)
        column.setSpacing(12)
        label = _t("Snooze", "Until when, at the latest")
        self.field = LineField(label, placeholder=_t("Snooze", "tomorrow 9:00, in 2 hours, on Monday"))
        self.field.setMaxLength(when.LONGEST)
        self.field.textChanged.connect(self._on_changed)
        self.field.returnPressed.connect(self._enter)
        self.time = LabeledField(label, self.field, hint_icon="clock")
        column.addWidget(self.time)
        holder = QWidget()
        events = QVBoxLayout(holder)
        events.setContentsMargins(3, 0, 3, 0)
        events.setSpacing(8)
        events.addWidget(Label(_t("Snooze", "Or until one of these happens"), "small_strong"))
        names = {
            Event.AUTHOR: _t("Snooze", "the author writes again"),
            Event.NOTE: _t("Snooze", "a colleague adds a note"),
            Event.EDIT: _t("Snooze", "the message is edited"),
        }
        self.events: dict[Event, QCheckBox] = {}
        for event, name in names.items():
            box = QCheckBox(name)
            box.toggled.connect(self._on_changed)
            self.events[event] = box
            events.addWidget(box)
        hint = _t("Snooze", "A new message of the author brings it back in any case.")
        events.addWidget(Paragraph(hint, "small", "text_muted"))
        column.addWidget(holder)
        cancel = Button(_t("Snooze", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.done_button = Button(_t("Snooze", "Snooze"), Variant.PRIMARY, key="Return")
        self.done_button.clicked.connect(self._enter)
        self.add_button(self.done_button)
        self._on_changed()

    def understood(self) -> str:
        """What is said below the field."""
        return self.time.problem() or self.time.hint()

    # Inside ----------------------------------------------------------------------------

    def _picked(self) -> tuple[Event, ...]:
        return tuple(event for event, box in self.events.items() if box.isChecked())

    def _moment(self) -> int | None:
        return when.moment_us(self.field.text(), self._clock.now_us())

    def _problem(self) -> str:
        """Why the words are no end of a snooze; empty: they are one, or there are none."""
        if not self.field.text().strip():
            return ""
        moment, now = self._moment(), self._clock.now_us()
        if moment is None:
            return _t("Snooze", "Not understood. Write: tomorrow 9:00, in 2 hours, on Monday, 27 November 14:00.")
        if moment <= now:
            return _t("Snooze", "That is over already: {time}.").format(time=fmt.when(moment, now))
        if moment > now + _FOREVER_US:
            return _t("Snooze", "That is more than a year away.")
        return ""

    def _on_changed(self, _value: object = None) -> None:
        problem, moment, now = self._problem(), self._moment(), self._clock.now_us()
        hint = ""
        if moment is not None and not problem:
            hint = _t("Snooze", "It is back {time}, in {span}.").format(
                time=fmt.when(moment, now), span=fmt.duration(moment - now)
            )
        elif not problem and self._picked():
            hint = _t("Snooze", "Without a time it waits for that; the answer times may bring it back sooner.")
        elif not problem:
            hint = _t("Snooze", "In words, as you would say it.")
        self.time.set_hint(hint)
        self.time.set_problem(problem)
        ready = not problem and (moment is not None or bool(self._picked()))
        self.done_button.set_blocked("" if ready else _t("Snooze", "A time or an event is missing."))

    def _enter(self) -> None:
        if self.done_button.isEnabled():
            moment, events = self._moment(), self._picked()
            self.close_overlay()
            self.chosen.emit(moment, events)


class Snoozing(QObject):
    """Asks how long, and snoozes what is open or picked."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station

    def menu(self, commands: Commands) -> QMenu:
        """The spans by their numbers; the last one asks in words."""
        menu = QMenu(self._station.window)
        names = (
            _t("Command", "for 30 minutes"), _t("Command", "for an hour"), _t("Command", "for 3 hours"),
            _t("Command", "for 8 hours"), _t("Command", "until tomorrow at this time"), _t("Command", "for 3 days"),
        )  # fmt: skip
        for number, (span, name) in enumerate(zip(_SPANS, names, strict=True), 1):
            entry = menu.addAction(f"&{number}  {name}")
            entry.triggered.connect(
                lambda _checked=False, chosen=span: commands.act(
                    Action(kind=EntryKind.SNOOZE, for_s=chosen // SECOND_US)
                )
            )
        menu.addSeparator()
        other = menu.addAction(f"&{len(_SPANS) + 1}  " + _t("Command", "another time, or until something happens…"))
        other.triggered.connect(lambda _checked=False: self.ask(commands))
        return menu

    @Slot()
    def ask(self, commands: Commands) -> None:
        """The dialog; what is picked when it opens is what is snoozed."""
        targets = commands.targets()
        dialog = SnoozeDialog(self._station.window, self._station.work.desk.clock)

        def chosen(until: int | None, events: tuple[Event, ...]) -> None:
            commands.act(Action(kind=EntryKind.SNOOZE, until=until, events=events), targets)

        dialog.chosen.connect(chosen)
        self._station.show_dialog(dialog)
