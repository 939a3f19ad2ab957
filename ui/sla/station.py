"""Clocks in the window: figures above the list and in the status bar, the popover of the open item, the editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Slot

from moderator_app import config
from moderator_app.clock import DAY_US, MINUTE_US
from moderator_app.domain.views import View
from moderator_app.errors import UserError
from moderator_app.services import sla
from moderator_app.services.desk import Desk
from moderator_app.services.sla import Counts, Forecast
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.rail.pane import Place
from ui.safe_text import visible
from ui.sla.calendars import CalendarsDialog
from ui.sla.policies import PoliciesDialog
from ui.sla.popover import ClocksPopover
from ui.sla.source import DeskCalendars, DeskPolicies
from ui.sounds import Sounds, single_volumes, volume_of
from ui.tasks import ReadAside

if TYPE_CHECKING:
    from ui.workstation import Workstation

SOUNDED: Final = 50
"""Items of a warning whose channels are looked at."""
ANEW_US: Final = MINUTE_US
"""Figures that time alone changes are read so often."""


class Clocks(QObject):
    """Feeds everything that counts time in one window."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._shown: ClocksPopover | None = None
        self._read_at = 0
        self._told_until: int | None = None
        self._forecast = ReadAside(station.work, self._begin_forecast, self._show_forecast, self._no_forecast)
        self.sounds = Sounds(parent=self)
        self._counts = Counts(burning=0, late=0, due_in_shift=None, shift_end_us=None)
        station.case.thread.header.clock_requested.connect(self.toggle)
        station.inbox.strip.view_requested.connect(self._on_view_requested)
        station.countdown.ticked.connect(self._on_ticked)

    def popover(self) -> ClocksPopover | None:
        """The one that is open."""
        return self._shown

    def counts(self) -> Counts:
        """The figures as they were last read."""
        return self._counts

    # Figures -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the figures; forecast and doubt are sentences of the services."""
        station = self._station
        desk = station.work.desk
        self._read_at = desk.clock.now_us()
        station.countdown.set_offset(sla.offset_us(desk))
        self._counts = sla.counts(desk)
        station.inbox.strip.set_counts(self._counts)
        station.tray.set_counts(self._counts)
        station.rail.set_shift(self._shift_text())
        self._forecast.ask()
        station.status.set_ruling(self._ruling())
        self._warn()
        ru = i18n.language() == "ru"
        doubts = sla.doubts(desk)
        station.status.set_doubt((doubts[0].text_ru if ru else doubts[0].text_en) if doubts else "")

    def _begin_forecast(self) -> Callable[[Desk], Forecast]:
        """Read off the GUI thread: it goes through the due times of thousands of items."""
        midnight = self._station.work.midnight_us()
        return partial(sla.forecast, day_start_us=midnight, day_end_us=midnight + DAY_US)

    def _show_forecast(self, found: Forecast) -> None:
        self._station.status.set_forecast(self._forecast_text(found))

    def _no_forecast(self, _error: UserError) -> None:
        """The sentence stays; the next change tries again."""

    @staticmethod
    def _forecast_text(found: Forecast) -> str:
        """`Forecast: 2 late by 18:00`, or what is due by then while there is no pace yet; empty while nothing is."""
        late = found.late
        if not late:
            return ""
        if not found.per_hour:
            text = _t("Status", "%n due by {time}, the pace is not measured yet", "", late)
        else:
            text = _t("Status", "Forecast: %n late by {time}", "", late)
        return text.format(time=fmt.clock_time(found.until_us))

    def _shift_text(self) -> str:
        """`until 18:00 · 2 h 54 m left`; empty outside of a shift."""
        end = self._counts.shift_end_us
        if end is None:
            return ""
        left = fmt.duration(max(0, end - sla.now_us(self._station.work.desk)))
        return _t("Rail", "until {time} · {left} left").format(time=fmt.clock_time(end), left=left)

    def _ruling(self) -> str:
        """`Deadlines are being set anew: 40 %`; empty while all are as the rules say."""
        found = sla.recomputing(self._station.work.desk)
        if found is None:
            return ""
        done, total = found
        share = fmt.percent(done / total if total else 0.0)
        return _t("Status", "Deadlines are being set anew: {share}").format(share=share)

    def _warn(self) -> None:
        """What began to burn or became late since the last look, in one line; the first look tells nothing."""
        desk = self._station.work.desk
        if self._station.window.alone():
            return  # told in one line when focus mode ends
        told, self._told_until = self._told_until, sla.now_us(desk)
        if told is None or not desk.config.get(config.NOTIFICATIONS):
            return
        digest = sla.digest(desk, told)
        if digest is None:
            return
        self._told_until = digest.until_us
        if digest.quiet:
            return
        text = digest.text_ru if i18n.language() == "ru" else digest.text_en
        urgent = (*digest.late, *digest.burning)
        self._station.decisions.say(text, "flame" if urgent else "clock")
        self._station.tray.tell(text)
        self._sound(urgent)

    def _sound(self, items: Sequence[int]) -> None:
        """As loud as the loudest of the channels these items are in."""
        settings = self._station.work.desk.config
        single = single_volumes(settings.get(config.CHANNEL_SOUNDS))
        channels = {row.channel_id for row in self._station.work.rows(items[:SOUNDED])}
        self.sounds.play(volume_of(settings.get(config.SOUND), single, channels))

    def close(self) -> None:
        """End what sounds."""
        self.sounds.close()

    @Slot(object)
    def _on_ticked(self, now_us: int) -> None:
        if now_us - self._read_at >= ANEW_US:
            self._station.refresh_figures()

    @Slot(object)
    def _on_view_requested(self, view: View) -> None:
        """To the view; a second click goes back to everything that is open."""
        again = self._station.rail.place() == Place(view)
        self._station.go(Place() if again else Place(view))

    # The open item -------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Show all clocks of the open item, or take them away."""
        if self._shown is not None:
            self._shown.close_popover()
            return
        item = self._station.case.item()
        if item is None:
            return
        desk = self._station.work.desk
        try:
            found = sla.clocks(desk, item.id)
        except UserError:
            return  # gone meanwhile: the thread says so
        window = self._station.window
        self._shown = ClocksPopover(window, visible(item.author_name), found, sla.now_us(desk))
        self._shown.closed.connect(self._on_closed)
        header = self._station.case.thread.header
        area = header.clock_area()
        self._shown.show_below(QRect(header.mapTo(window, area.topLeft()), area.size()))

    @Slot()
    def _on_closed(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None

    # Policies ------------------------------------------------------------------------------

    @Slot()
    def open_policies(self) -> None:
        """The editor of answer times."""
        dialog = PoliciesDialog(self._station.window, DeskPolicies(self._station.work))
        dialog.calendars_requested.connect(self.open_calendars)
        self._station.show_dialog(dialog)

    @Slot()
    def open_calendars(self) -> None:
        """The editor of working time."""
        self._station.show_dialog(CalendarsDialog(self._station.window, DeskCalendars(self._station.work)))
