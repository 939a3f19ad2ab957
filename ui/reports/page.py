"""The page of reports: what period, whose channels, whose work; figures, drawings, tables; files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.domain.report.document import Document, Table
from ui.i18n import _t
from ui.reports.cards import FigureCard, TableCard
from ui.safe_text import visible
from ui.sla.choice import MenuChoice
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, Label, Panel, Rule
from ui.widgets.scrolling import see_through

_GRID: Final[tuple[tuple[tuple[str, int], ...], ...]] = (
    (("days", 3), ("in_time", 3)),
    (("negative", 2), ("kinds", 2), ("matrix", 2)),
    (("hours", 3), ("topics", 3)),
    (("backlog", 3), ("tones", 3)),
    (("spikes", 6),),
    (("quotes", 6),),
    (("times", 6),),
    (("channels", 6),),
    (("people", 6),),
    (("moderation", 3), ("rows", 3)),
    (("advocates", 2), ("quiet", 2), ("newcomers", 2)),
)
_COLUMNS: Final = 6
_NARROW: Final = 860
"""Below so many pixels cards stand one under the other."""
_FIGURES_NARROW: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is chosen at the head. `channel`, `brand`, `person`: None: all; `audience`: empty: the whole report."""

    since: date
    until: date
    channel: int | None = None
    brand: str | None = None
    person: str | None = None
    audience: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen: (value, words)."""

    today: date
    channels: Sequence[tuple[int, str]] = ()
    brands: Sequence[str] = ()
    people: Sequence[str] = field(default_factory=tuple)


def periods(today: date) -> dict[str, tuple[date, date]]:
    """Periods people name, by the day it is."""
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    return {
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "week": (today - timedelta(days=6), today),
        "month": (today - timedelta(days=29), today),
        "this_month": (first, today),
        "last_month": (before.replace(day=1), before),
    }


class ReportsPage(Panel):
    """Fed with documents.

    Signals:
        asked: argument: `Asked`.
        period_requested: days of one's own are wanted.
        marked: mark and words of a figure whose items are wanted.
        export_requested: a file, and whether it holds a row an item.
        retry_requested: after an error.
        weekly_requested: the digests that are sent each week.
    """

    asked = Signal(object)
    period_requested = Signal()
    marked = Signal(str, str)
    export_requested = Signal(object, bool)
    retry_requested = Signal()
    weekly_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._document: Document | None = None
        self._choices = Choices(today=date(2000, 1, 1))
        self._asked: Asked | None = None
        self._error = ""
        self._drawn = True
        self._narrow = False
        self._cards: list[QWidget] = []
        # A window that is drawn wider asks once, not at every pixel.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._lay)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(Rule())
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        self._waiting = EmptyState("chart", "", "")
        self._nothing = EmptyState("chart", "", "")
        self._broken = EmptyState("alert", "", "")
        self.retry = self._broken.add_action(Button("", icon="retry"))
        self.retry.clicked.connect(self.retry_requested)
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(24, 20, 24, 32)
        self._grid.setSpacing(12)
        self._area = see_through(self._inner)
        for page in (self._waiting, self._nothing, self._broken, self._area):
            self._stack.addWidget(page)
        self._say()

    def _build_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(48)
        self._line = QHBoxLayout(head)
        self._line.setContentsMargins(24, 0, 12, 0)
        self._line.setSpacing(8)
        self._title = Label("", "title")
        self._line.addWidget(self._title)
        self._slots: list[MenuChoice] = []
        self._subtitle = ElidedLabel("", "small", "text_muted")
        self._line.addWidget(self._subtitle, 1)
        self.as_charts = IconButton("chart", "")
        self.as_tables = IconButton("log", "")
        for button, drawn in ((self.as_charts, True), (self.as_tables, False)):
            button.setCheckable(True)
            button.clicked.connect(self._on_charts if drawn else self._on_tables)
            self._line.addWidget(button)
        self.weekly = IconButton("calendar", "")
        self.weekly.clicked.connect(self.weekly_requested)
        self._line.addWidget(self.weekly)
        self.export = Button("", icon="export")
        self.export.clicked.connect(self._on_export)
        self._line.addWidget(self.export)
        return head

    # Feeding ---------------------------------------------------------------------------

    def set_choices(self, choices: Choices, asked: Asked) -> None:
        """What can be chosen, and what is."""
        self._choices, self._asked = choices, asked
        for each in self._slots:
            each.hide()
            each.deleteLater()
        spans = periods(choices.today)
        named = {
            "today": _t("Reports", "Today"),
            "yesterday": _t("Reports", "Yesterday"),
            "week": _t("Reports", "Last 7 days"),
            "month": _t("Reports", "Last 30 days"),
            "this_month": _t("Reports", "This month"),
            "last_month": _t("Reports", "Last month"),
        }
        current = next((name for name, span in spans.items() if span == (asked.since, asked.until)), "")
        own = _t("Reports", "Own period…") if current else f"{asked.since:%d.%m.%Y} – {asked.until:%d.%m.%Y}"
        self.period = MenuChoice(
            _t("Reports", "Period"), [*((name, named[name]) for name in spans), ("", own)], current
        )
        self.period.chosen.connect(self._on_period)
        self.place = MenuChoice(
            _t("Reports", "Channels"),
            [
                (None, _t("Reports", "All channels")),
                *((("brand", each), visible(each)) for each in choices.brands if len(choices.brands) > 1),
                *((("channel", number), visible(name)) for number, name in choices.channels),
            ],
            self._place_of(asked),
        )
        self.place.chosen.connect(self._on_place)
        self.person = MenuChoice(
            _t("Reports", "People"),
            [(None, _t("Reports", "All people")), *((name, visible(name)) for name in choices.people)],
            asked.person,
        )
        self.person.chosen.connect(self._on_person)
        self.kind = MenuChoice(
            _t("Reports", "What is told"),
            [
                ("", _t("Reports", "Whole report")),
                ("all", _t("Reports", "Voice of the audience")),
                ("product", _t("Reports", "For product")),
                ("service", _t("Reports", "For service")),
                ("marketing", _t("Reports", "For marketing")),
            ],
            asked.audience,
        )
        self.kind.chosen.connect(self._on_kind)
        self._slots = [self.kind, self.period, self.place, self.person]
        for number, each in enumerate(self._slots, 1):
            each.setMaximumWidth(200)
            self._line.insertWidget(number, each)

    def show_waiting(self) -> None:
        """Figures are being counted; what was shown stays until they are there."""
        self._subtitle.set_text(_t("Reports", "Counting…"))
        if self._document is None or self._document.empty:
            self._stack.setCurrentWidget(self._waiting)

    def show_document(self, document: Document) -> None:
        """Show a report."""
        self._document = document
        self._subtitle.set_text(document.subtitle)
        self._say()
        self.export.setEnabled(True)
        if document.empty:
            self._stack.setCurrentWidget(self._nothing)
            return
        self._lay()
        self._stack.setCurrentWidget(self._area)

    def show_error(self, sentence: str) -> None:
        """Say why there is none."""
        self._error = sentence
        self._subtitle.set_text("")
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def show_tables(self, tables: bool) -> None:
        """As tables, or drawn."""
        self._drawn = not tables
        self._check()
        self._lay()

    def cards(self) -> list[TableCard]:
        """The cards that are shown."""
        return [each for each in self._cards if isinstance(each, TableCard)]

    # Laying out --------------------------------------------------------------------------

    @Slot()
    def _lay(self) -> None:
        document = self._document
        if document is None:
            return
        for each in self._cards:
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._cards = []
        line = self._lay_figures(document)
        tables = {each.name: each for each in document.tables}
        for row in _GRID:
            at = 0
            for name, span in row:
                if name not in tables:
                    continue
                card = self._card(tables[name])
                if self._narrow or not self._drawn:
                    self._grid.addWidget(card, line, 0, 1, _COLUMNS)
                    line += 1
                else:
                    self._grid.addWidget(card, line, at, 1, span)
                    at += span
            line += 1
        footer = Label(document.footer, "small", "text_muted", wrap=True)
        self._cards.append(footer)
        self._grid.addWidget(footer, line, 0, 1, _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(line, 0)

    def _lay_figures(self, document: Document) -> int:
        wide = _FIGURES_NARROW if self._narrow else _COLUMNS
        for number, figure in enumerate(document.figures):
            card = FigureCard(figure)
            card.clicked.connect(self._on_figure)
            self._cards.append(card)
            line, column = divmod(number, wide)
            span = _COLUMNS // wide
            self._grid.addWidget(card, line, column * span, 1, span)
        return -(-len(document.figures) // wide)

    def _card(self, table: Table) -> TableCard:
        card = TableCard(table, drawn=self._drawn, empty=_t("Reports", "Nothing in this period"))
        card.marked.connect(self.marked)
        self._cards.append(card)
        return card

    def resizeEvent(self, event: object) -> None:
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._again.start()

    # Asking --------------------------------------------------------------------------------

    def _place_of(self, asked: Asked) -> tuple[str, object] | None:
        if asked.channel is not None:
            return ("channel", asked.channel)
        return None if asked.brand is None else ("brand", asked.brand)

    @Slot(object)
    def _on_period(self, name: object) -> None:
        if name == "":
            self.period_requested.emit()
        elif self._asked is not None:
            since, until = periods(self._choices.today)[str(name)]
            self.ask(since=since, until=until)

    @Slot(object)
    def _on_place(self, place: object) -> None:
        kind, value = place if isinstance(place, tuple) else (None, None)
        self.ask(channel=value if kind == "channel" else None, brand=value if kind == "brand" else None)

    @Slot(object)
    def _on_person(self, person: object) -> None:
        self.ask(person=person)

    @Slot(object)
    def _on_kind(self, kind: object) -> None:
        self.ask(audience=kind)

    def ask(self, **facts: object) -> None:
        """Ask for the same with something else."""
        if self._asked is not None:
            kept = {name: getattr(self._asked, name) for name in Asked.__slots__}
            self._asked = Asked(**(kept | facts))
            self.asked.emit(self._asked)

    @Slot()
    def _on_figure(self) -> None:
        sender = self.sender()
        if isinstance(sender, FigureCard):
            self.marked.emit(sender.figure.mark, f"{sender.figure.label} · {sender.figure.note}")

    @Slot()
    def _on_charts(self) -> None:
        self.show_tables(False)

    @Slot()
    def _on_tables(self) -> None:
        self.show_tables(True)

    @Slot()
    def _on_export(self) -> None:
        menu = QMenu(self)
        for text, ending, items in (
            (_t("Reports", "Report to print, .pdf"), "pdf", False),
            (_t("Reports", "Workbook, .xlsx"), "xlsx", False),
            (_t("Reports", "Web page, .html"), "html", False),
            (_t("Reports", "Tables, .csv"), "csv", False),
            (_t("Reports", "A row an item, .csv"), "csv", True),
            (_t("Reports", "A row an item, .xlsx"), "xlsx", True),
        ):
            menu.addAction(text).triggered.connect(self._exporter(ending, items))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def _exporter(self, ending: str, items: bool) -> Callable[[], None]:
        def chosen() -> None:
            asked = self._asked
            stem = "report" if asked is None else f"report {asked.since} {asked.until}"
            name = f"{stem}{' items' if items else ''}.{ending}"
            path, _ = QFileDialog.getSaveFileName(self, _t("Reports", "Export"), name, f"*.{ending}")
            if path:
                file = Path(path)
                self.export_requested.emit(file if file.suffix else file.with_suffix(f".{ending}"), items)

        return chosen

    # Words -----------------------------------------------------------------------------------

    def _check(self) -> None:
        self.as_charts.setChecked(self._drawn)
        self.as_tables.setChecked(not self._drawn)

    def _say(self) -> None:
        self._title.setText(_t("Reports", "Reports"))
        self.as_charts.set_name(_t("Reports", "Charts"))
        self.as_tables.set_name(_t("Reports", "Tables"))
        self.weekly.set_name(_t("Reports", "Weekly digest…"))
        self.export.set_label(_t("Reports", "Export"))
        self.retry.set_label(_t("Reports", "Try again"))
        self._waiting.set_words("chart", _t("Reports", "Counting…"), "")
        self._nothing.set_words(
            "chart",
            _t("Reports", "Nothing happened in this period"),
            _t("Reports", "Nobody wrote and nothing was decided. Choose another period or other channels."),
        )
        self._broken.set_words("alert", _t("Reports", "The report cannot be made"), self._error)
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.retry_requested.emit()
