"""Says when the audience suddenly speaks of something, once a spike; and, to leads, when a weekly digest needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from moderator_app import config
from moderator_app.clock import HOUR_US
from moderator_app.domain.audience import ToldSpike
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.report.weekly import State
from moderator_app.services import audience, weekly
from moderator_app.services.desk import Desk
from moderator_app.services.weekly import WeeklyView
from ui.bridge import News
from ui.i18n import _t
from ui.rail.pane import Place
from ui.reports.weekly_words import title
from ui.safe_text import visible

if TYPE_CHECKING:
    from ui.workstation import Workstation

RECENT_US: Final = HOUR_US
"""Older spikes are in the report; nobody is told of them in the evening."""
_LONGEST: Final = 40


def sentence(spike: ToldSpike) -> str:
    """`Many speak of “lids”: 13 people within an hour`."""
    count = spike.people
    if spike.negative or not spike.word:
        return _t("Audience", "Many are cross: %n person(s) within an hour, far more than usual", "", count)
    said = _t("Audience", "Many speak of “{word}”: %n person(s) within an hour, far more than usual", "", count)
    return said.format(word=visible(spike.word[:_LONGEST]))


class Alarm(QObject):
    """Listens to what the engine noticed."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._told: set[int] = set()
        self._told_weekly: set[tuple[int, str, State]] = set()
        station.work.bridge.changed.connect(self._on_news)

    @Slot()
    def open(self) -> None:
        """The voice of the audience."""
        reports = self._station.pages.reports()
        if reports is not None:
            reports.choose_audience()
        self._station.go(Place(page="reports"))

    @Slot(object)
    def _on_news(self, news: News) -> None:
        work = self._station.work
        if not work.desk.config.get(config.NOTIFICATIONS):
            return
        if "weekly" in news.refs and work.desk.may(EntryKind.WEEKLY):
            work.bridge.follow(work.aside(weekly.listed), self._tell_weekly, self._station.decisions.refused)
        if "spike" not in news.refs:
            return
        now_us = self._station.work.desk.clock.now_us()

        def read(desk: Desk) -> list[ToldSpike]:
            return audience.spikes(desk, now_us - RECENT_US, now_us + RECENT_US)

        self._station.work.bridge.follow(self._station.work.aside(read), self._tell, self._station.decisions.refused)

    def _tell_weekly(self, found: list[WeeklyView]) -> None:
        for view in found:
            newest = next(iter(view.runs), None)
            if newest is None or newest.state not in {State.UNSURE, State.REFUSED}:
                continue
            key = (view.schedule.id, str(newest.week), newest.state)
            if key not in self._told_weekly:
                self._told_weekly.add(key)
                text = f"{visible(view.schedule.name)}: {title(newest)}"
                self._station.decisions.say(text, "alert")
                self._station.tray.tell(text)

    def _tell(self, found: list[ToldSpike]) -> None:
        fresh = [each for each in found if each.id not in self._told]
        self._told |= {each.id for each in fresh}
        if fresh:
            text = sentence(fresh[0])
            self._station.decisions.say(text, "alert")
            self._station.tray.tell(text)
