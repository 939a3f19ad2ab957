"""The page of reports as the window runs it: counted by a child, so that the window stays fluid whatever is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.report.document import from_data
from moderator_app.services import accounts, moderators, report
from moderator_app.services.desk import Desk
from ui import format as fmt
from ui import i18n
from ui.bridge import News
from ui.console_child import ConsoleChild, Failure, on_profile
from ui.i18n import _t
from ui.names import channel_title
from ui.reports.page import Asked, Choices, ReportsPage
from ui.reports.weekly_dialog import WeeklyDialog
from ui.reports.weekly_source import DeskWeekly
from ui.safe_text import visible
from ui.shift.lines import LineRow
from ui.shift.words import Line
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import Label
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

if TYPE_CHECKING:
    from moderator_app.domain.items import InboxRow
    from ui.work import Work

LIMIT_MS: Final = 1_800_000
"""A report over years of a large store, on a slow disk."""
SHOWN: Final = 200
"""Rows behind a figure that are laid out; the file has all."""

Dialogs = Callable[[OverlayDialog], None]


class ItemsDialog(OverlayDialog):
    """The items behind a figure.

    Signals:
        item_requested: open one.
    """

    item_requested = Signal(int)

    def __init__(self, window: QWidget, title: str, rows: Sequence[InboxRow], more: int, now_us: int) -> None:
        super().__init__(window, visible(title), width=680, height=640)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(12, 8, 12, 8)
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for row in rows:
            head = f"{visible(row.author_name)} · {channel_title(row.channel_name)}"
            line = LineRow(Line(head=head, text=visible(row.excerpt), at=fmt.when(row.last_at, now_us), item_id=row.id))
            line.clicked.connect(self._on_line)
            lines.addWidget(line)
        if more:
            lines.addWidget(Label(_t("Reports", "%n more; a file has them all", "", more), "small", "text_muted"))
        if not rows:
            lines.addWidget(Label(_t("Reports", "Nothing in this period"), "body", "text_muted"))
        lines.addStretch(1)
        column.addWidget(see_through(inner))

    @Slot()
    def _on_line(self) -> None:
        sender = self.sender()
        if isinstance(sender, LineRow) and sender.line.item_id is not None:
            self.close_overlay()
            self.item_requested.emit(sender.line.item_id)


class PeriodDialog(OverlayDialog):
    """Two days of one's own.

    Signals:
        chosen: the first day and the last, included.
    """

    chosen = Signal(object, object)

    def __init__(self, window: QWidget, since: date, until: date) -> None:
        super().__init__(window, _t("Reports", "Own period"), width=440)
        line = QHBoxLayout(self.body)
        line.setContentsMargins(24, 16, 24, 16)
        line.setSpacing(16)
        self.since = LabeledField(_t("Reports", "First day"), LineField(_t("Reports", "First day")))
        self.until = LabeledField(_t("Reports", "Last day"), LineField(_t("Reports", "Last day")))
        for each, day in ((self.since, since), (self.until, until)):
            each.field.setText(f"{day:%d.%m.%Y}")
            each.field.returnPressed.connect(self.take)
            line.addWidget(each)
        button = self.add_button(Button(_t("Reports", "Show"), Variant.PRIMARY))
        button.clicked.connect(self.take)

    @Slot()
    def take(self) -> None:
        """Check the days and take them."""
        found = [_day(each.field.text()) for each in (self.since, self.until)]
        for each, day in zip((self.since, self.until), found, strict=True):
            each.set_problem("" if day is not None else _t("Reports", "Write a day as 31.12.2026"))
        since, until = found
        if since is None or until is None:
            return
        if until < since:
            self.until.set_problem(_t("Reports", "This is before the first day"))
            return
        self.close_overlay()
        self.chosen.emit(since, until)


def _day(text: str) -> date | None:
    parts = text.strip().replace("/", ".").replace("-", ".").split(".")
    try:
        first, middle, last = (int(part) for part in parts)
        return date(first, middle, last) if first > 31 else date(last, middle, first)
    except ValueError:
        return None


class ReportsStation(QObject):
    """Feeds the page.

    Signals:
        item_requested: open an item.
        said: (sentence, icon) for the toast.
    """

    item_requested = Signal(int)
    said = Signal(str, str)

    def __init__(self, work: Work, window: QWidget, show_dialog: Dialogs) -> None:
        super().__init__()
        self._work, self._window, self._show_dialog = work, window, show_dialog
        self.page = ReportsPage()
        self._counting = ConsoleChild(self._program, self)
        self._behind = ConsoleChild(self._program, self)
        self._writing = ConsoleChild(self._program, self)
        self._asked: Asked | None = None
        self._first_audience = ""
        self._weekly_source = DeskWeekly(lambda: work.desk, work.bridge)
        self._weekly: WeeklyDialog | None = None
        self.page.weekly_requested.connect(self.open_weekly)
        self.page.asked.connect(self.ask)
        self.page.retry_requested.connect(self._count)
        self.page.period_requested.connect(self._ask_period)
        self.page.marked.connect(self.show_behind)
        self.page.export_requested.connect(self.export)

    def close(self) -> None:
        """End what is being counted."""
        for each in (self._counting, self._behind, self._writing, self._weekly_source):
            each.cancel()

    @Slot()
    def reload(self) -> None:
        """Read what can be chosen, and count what is."""
        self._work.bridge.follow(self._work.aside(_choices), self._on_choices, self._on_no_choices)

    def refresh(self, news: News) -> None:
        """The audience suddenly speaks of something, or a digest left."""
        if self._weekly is not None and "weekly" in news.refs:
            self._weekly.refresh()
        if self.page.isVisible() and "spike" in news.refs:
            self.reload()

    @Slot(object)
    def ask(self, asked: Asked) -> None:
        """Another question."""
        self._asked = asked
        self.reload()

    def _on_choices(self, choices: Choices) -> None:
        if self._asked is None:
            since, until = choices.today.fromordinal(choices.today.toordinal() - 6), choices.today
            self._asked = Asked(since=since, until=until, audience=self._first_audience)
        self.page.set_choices(choices, self._asked)
        self._count()

    def _on_no_choices(self, error: Any) -> None:
        self.page.show_error(error.text(i18n.language()))

    @Slot()
    def _count(self) -> None:
        if self._asked is None:
            return
        self._counting.cancel()
        self.page.show_waiting()
        self._counting.run(
            self._words(), self._on_counted, lambda failure: self.page.show_error(failure.text), limit_ms=LIMIT_MS
        )

    def _on_counted(self, found: Mapping[str, Any]) -> None:
        self.page.show_document(from_data(found))

    def _program(self, words: Sequence[str]) -> list[str]:
        return on_profile(self._work.desk, "report", *words)

    def _words(self) -> list[str]:
        asked = self._asked
        if asked is None:
            return []
        words = ["--from", str(asked.since), "--to", str(asked.until)]
        for name, value in (("channel", asked.channel), ("brand", asked.brand), ("person", asked.person)):
            if value is not None:
                words.append(f"--{name}={value}")
        if asked.audience:
            words.append(f"--audience={asked.audience}")
        return words

    @Slot()
    def open_weekly(self) -> None:
        """The dialog of weekly digests."""
        dialog = WeeklyDialog(self._window, self._weekly_source)
        self._weekly = dialog
        dialog.closed.connect(self._on_weekly_closed)
        dialog.show_digests()
        self._show_dialog(dialog)

    @Slot()
    def _on_weekly_closed(self) -> None:
        self._weekly = None

    def choose_audience(self) -> None:
        """The voice of the audience from now on; shown when the page is."""
        if self._asked is not None:
            self._asked = replace(self._asked, audience="all")
        else:
            self._first_audience = "all"

    # Items behind, files, periods ---------------------------------------------------------

    @Slot(str, str)
    def show_behind(self, mark: str, words: str) -> None:
        """The items behind a figure."""
        if not mark:
            return
        if mark.startswith("item:"):
            self.item_requested.emit(int(mark.removeprefix("item:")))
            return
        self._behind.cancel()

        def found(answer: Mapping[str, Any]) -> None:
            ids = [int(each) for each in answer["items"]]
            rows = self._work.rows(ids[:SHOWN])
            dialog = ItemsDialog(self._window, words, rows, len(ids) - len(rows), self._work.desk.clock.now_us())
            dialog.item_requested.connect(self.item_requested)
            self._show_dialog(dialog)

        self._behind.run([*self._words(), f"--behind={mark}"], found, self._tell, limit_ms=LIMIT_MS)

    @Slot(object, bool)
    def export(self, path: Path, items: bool) -> None:
        """Write a file."""
        if self._writing.busy():
            self.said.emit(_t("Reports", "A file is being written already"), "clock")
            return
        words = [*self._words(), f"--out={path}", *(("--items",) if items else ())]

        def done(_answer: Mapping[str, Any]) -> None:
            self.said.emit(_t("Reports", "Written to {file}").format(file=visible(path.name)), "check")

        self._writing.run(words, done, self._tell, limit_ms=LIMIT_MS)

    def _tell(self, failure: Failure) -> None:
        self.said.emit(f"{failure.text} {failure.hint}".strip(), "alert")

    @Slot()
    def _ask_period(self) -> None:
        asked = self._asked
        if asked is None:
            return
        dialog = PeriodDialog(self._window, asked.since, asked.until)
        dialog.chosen.connect(lambda since, until: self.page.ask(since=since, until=until))
        dialog.closed.connect(self.reload)
        self._show_dialog(dialog)


def _choices(desk: Desk) -> Choices:
    brands = report.brands(desk)
    return Choices(
        today=report.today(desk, report.zone_of(desk)),
        channels=tuple((each.id, channel_title(each.name)) for each in accounts.channels(desk) if each.watched),
        brands=brands,
        people=tuple(each.name for each in moderators.everyone(desk, former=True)),
    )
