"""What the log is narrowed by: words, three buttons, a chip for each further fact, a sentence; kept lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.entries import ITEM_ACTIONS, EntryKind
from moderator_app.domain.matrix.rows import Row
from moderator_app.services.log_filter import MET, MISSED, NO_ROW, Filter, SavedView
from ui.i18n import _t
from ui.names import channel_title, platform_title
from ui.reports.station import PeriodDialog
from ui.review import filter_words, words
from ui.review.filter_words import Names
from ui.review.source import LogSource
from ui.safe_text import visible
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import KIND_ICONS, kind_label
from ui.widgets.fields import SearchField
from ui.widgets.flow import Flow
from ui.widgets.labels import Paragraph

TYPING_MS: Final = 250
"""After the last letter the list is read anew."""
KINDS: Final = (
    EntryKind.REPLY, *sorted(ITEM_ACTIONS), EntryKind.UNDO, EntryKind.DELIVERY, EntryKind.ACCOUNT, EntryKind.CHANNEL,
    EntryKind.MATRIX, EntryKind.POLICY, EntryKind.MODERATOR, EntryKind.SHIFT, EntryKind.ERASE,
)  # fmt: skip


class FilterBar(QWidget):
    """Holds the filter and says when it became another.

    Signals:
        filter_changed: the list is another one now.
        dialog_requested: argument: an `OverlayDialog` to show.
        save_requested: keep this list under a name.
        drop_requested: argument: number of a kept list to forget.
    """

    filter_changed = Signal()
    dialog_requested = Signal(object)
    save_requested = Signal()
    drop_requested = Signal(int)

    def __init__(self, source: LogSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._filter = Filter()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(6)
        self.search = SearchField(
            _t("Log", "Search in what was said"), placeholder=_t("Log", "Search in what was said")
        )
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.submitted.connect(self._on_typed)
        line.addWidget(self.search, 1)
        self.views_button = IconButton("star", _t("Log", "Kept lists"))
        self.views_button.clicked.connect(self._ask_view)
        line.addWidget(self.views_button)
        column.addLayout(line)
        strip = QHBoxLayout()
        strip.setSpacing(6)
        self.time_button, self.person_button, self.kind_button = (
            Button("", small=True, icon="chevron-down") for _ in range(3)
        )
        self.more_button = Button(_t("Log", "Filter"), Variant.QUIET, small=True, icon="plus")
        self.time_button.clicked.connect(self._ask_time)
        self.person_button.clicked.connect(self._ask_person)
        self.kind_button.clicked.connect(self._ask_kind)
        self.more_button.clicked.connect(self._ask_more)
        for button in (self.time_button, self.person_button, self.kind_button, self.more_button):
            button.setMaximumWidth(150)
            strip.addWidget(button)
        strip.addStretch(1)
        column.addLayout(strip)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._flow.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._chips)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._sentence = Paragraph("", "small", "text_muted")
        self.clear_button = Button(_t("Log", "Clear"), Variant.QUIET, small=True)
        self.clear_button.clicked.connect(self.clear)
        foot.addWidget(self._sentence, 1)
        foot.addWidget(self.clear_button)
        self._foot = QWidget()
        foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setLayout(foot)
        column.addWidget(self._foot)
        self._write()

    # The filter ----------------------------------------------------------------------

    def filter(self) -> Filter:
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """List something else; says so when it is."""
        if wanted == self._filter:
            return
        self._filter = wanted
        if self.search.text().strip() != wanted.text:
            self.search.blockSignals(True)
            self.search.setText(wanted.text)
            self.search.blockSignals(False)
        self._write()
        self.filter_changed.emit()

    def narrow(self, **facts: Any) -> None:
        """The same with these facts."""
        self.set_filter(replace(self._filter, **facts))

    def clear(self) -> None:
        """Everything again."""
        self.set_filter(Filter())

    def chips(self) -> list[str]:
        """Words of the chips."""
        return [each.text() for each in self._chips.findChildren(Button) if not each.isHidden()]

    def sentence(self) -> str:
        """What is listed, in words; empty: everything."""
        return self._sentence.text() if self._foot.isVisibleTo(self) else ""

    def _on_typed(self) -> None:
        self._typing.stop()
        self.narrow(text=self.search.text().strip())

    # How it looks ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Names may have changed."""
        self._write()

    def _names(self) -> Names:
        wanted = self._filter
        row = wanted.row_id
        return Names(
            people={str(each.id): visible(each.name) for each in self._source.people()},
            channels={each.id: channel_title(each.name) for each in self._source.channels()},
            rows={each.id: visible(each.code) for each in self._source.rows()} if row else {},
            authors={} if wanted.author_id is None else {wanted.author_id: self._source.author(wanted.author_id)},
        )

    def _write(self) -> None:
        wanted, names, now = self._filter, self._names(), self._source.now_us()
        self.time_button.set_label(filter_words.period(wanted, now) or _t("Log", "Time"))
        self.person_button.set_label(
            _t("Log", "People") if wanted.actor is None else filter_words.person(wanted.actor, names)
        )
        self.kind_button.set_label(_t("Log", "Actions") if wanted.kind is None else words.kind_words(wanted.kind))
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in filter_words.chips(wanted, names):
            chip = Button(each.text, small=True, icon="close")
            chip.setAccessibleName(_t("Log", "Without this: {filter}").format(filter=each.text))
            chip.set_tip(_t("Log", "Without this: {filter}").format(filter=each.text))
            chip.clicked.connect(lambda _on=False, gone=each.facts: self.narrow(**dict.fromkeys(gone)))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(self._flow.count() > 0)
        said = filter_words.sentence(wanted, names, now)
        self._sentence.set_text(said)
        self._foot.setVisible(bool(said))
        self._chips.updateGeometry()

    # Menus -------------------------------------------------------------------------------

    def _popup(self, button: Button, menu: QMenu) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _fill(self, menu: QMenu, choices: Sequence[tuple[str, dict[str, Any]]]) -> None:
        for text, facts in choices:
            entry = menu.addAction(text.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(all(getattr(self._filter, name) == value for name, value in facts.items()))
            entry.triggered.connect(lambda _on=False, chosen=facts: self.narrow(**chosen))

    def _ask_time(self) -> None:
        menu = QMenu(self)
        today = _midnight(_day(self._source.now_us()))
        self._fill(menu, [
            (_t("Log", "All times"), {"since_us": None, "until_us": None}),
            (_t("Log", "Today"), {"since_us": today, "until_us": None}),
            (_t("Log", "Yesterday"), {"since_us": _midnight(_day(today - SECOND_US)), "until_us": today}),
            *(
                (text, {"since_us": _midnight(_day(today - days * DAY_US)), "until_us": None})
                for text, days in ((_t("Log", "Last 7 days"), 6), (_t("Log", "Last 30 days"), 29))
            ),
        ])  # fmt: skip
        menu.addAction(_t("Log", "Own period…")).triggered.connect(lambda _on=False: self.ask_period())
        self._popup(self.time_button, menu)

    def ask_period(self) -> None:
        """Two days of one's own."""
        today = _day(self._source.now_us())
        since, until = self._filter.since_us, self._filter.until_us
        dialog = PeriodDialog(
            self.window(),
            today - timedelta(days=6) if since is None else _day(since),
            today if until is None else _day(until - SECOND_US),
        )
        dialog.chosen.connect(self._on_period)
        self.dialog_requested.emit(dialog)

    def _on_period(self, since: date, until: date) -> None:
        self.narrow(since_us=_midnight(since), until_us=_midnight(until + timedelta(days=1)))

    def _ask_person(self) -> None:
        menu = QMenu(self)
        people = [(visible(each.name), {"actor": str(each.id)}) for each in self._source.people()]
        self._fill(
            menu, [(_t("Log", "All people"), {"actor": None}), *people, (_t("Log", "Engine"), {"actor": "engine"})]
        )
        self._popup(self.person_button, menu)

    def _ask_kind(self) -> None:
        menu = QMenu(self)
        self._fill(menu, [(_t("Log", "All actions"), {"kind": None})])
        self._fill(menu, [(words.kind_words(each), {"kind": each}) for each in KINDS])
        self._popup(self.kind_button, menu)

    def _ask_more(self) -> None:
        menu = QMenu(self)
        self.fill_more(menu)
        self._popup(self.more_button, menu)

    def fill_more(self, menu: QMenu) -> None:
        """Everything that has no button of its own."""
        places = self._source.channels()
        platforms = sorted({each.platform for each in places}, key=platform_title)
        choices: tuple[tuple[str, list[tuple[str, dict[str, Any]]]], ...] = (
            (_t("Log", "Channel"), [(channel_title(each.name), {"channel_id": each.id}) for each in places]),
            (_t("Log", "Platform"), [(platform_title(each), {"platform": each}) for each in platforms]),
            (_t("Log", "Commenter"), [(kind_label(each), {"commenter": each}) for each in KIND_ICONS]),
            (_t("Log", "Answered"), [(filter_words.verdict(each), {"verdict": each}) for each in (MET, MISSED)]),
            (
                _t("Log", "Changes by hand"),
                [(_t("Log", "Changed by hand"), {"edited": True}), (_t("Log", "Word for word"), {"edited": False})],
            ),
            (
                _t("Log", "Checks"),
                [
                    (_t("Log", "Against a check"), {"override": True}),
                    (_t("Log", "No check overridden"), {"override": False}),
                ],
            ),
            (
                _t("Review", "Reviews"),
                [
                    (_t("Review", "Reviewed"), {"reviewed": True}),
                    (_t("Review", "Not reviewed"), {"reviewed": False, "kind": EntryKind.REPLY}),
                ],
            ),
            (
                _t("Log", "Undo"),
                [(_t("Log", "Taken back"), {"undone": True}), (_t("Log", "Not taken back"), {"undone": False})],
            ),
        )
        for title, listed in choices:
            self._fill(self._sub(menu, title), listed)
        self._fill_rows(self._sub(menu, _t("Log", "Row of the matrix")))

    def _fill_rows(self, menu: QMenu) -> None:
        rows = self._source.rows()
        self._fill(menu, [(_t("Log", "Not from the matrix"), {"row_id": NO_ROW, "variant": None})])
        chosen = next((each for each in rows if each.id == self._filter.row_id), None)
        if chosen is not None and len(chosen.variants) > 1:
            self._fill(
                self._sub(menu, _t("Log", "Answers of {code}").format(code=visible(chosen.code))), _answers(chosen)
            )
        for category in sorted({each.category for each in rows}):
            under = self._sub(menu, visible(category) or _t("Log", "Other rows"))
            self._fill(under, [
                (f"{visible(each.code)}  {visible(each.title)[:60]}", {"row_id": each.id, "variant": None})
                for each in rows
                if each.category == category
            ])  # fmt: skip

    def _sub(self, menu: QMenu, title: str) -> QMenu:
        under = QMenu(title.replace("&", "&&"), menu)
        menu.addMenu(under)
        return under

    def _ask_view(self) -> None:
        menu = QMenu(self)
        self.fill_views(menu, self._source.saved())
        self._popup(self.views_button, menu)

    def fill_views(self, menu: QMenu, saved: Sequence[SavedView]) -> None:
        """Lists that were kept, and what can be done with this one."""
        for each in saved:
            entry = menu.addAction(visible(each.name).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(each.filter == self._filter)
            entry.triggered.connect(lambda _on=False, wanted=each.filter: self.set_filter(wanted))
        if saved:
            menu.addSeparator()
        keep = menu.addAction(_t("Log", "Keep this list…"))
        keep.setEnabled(self._filter != Filter())
        keep.triggered.connect(lambda _on=False: self.save_requested.emit())
        if saved:
            under = self._sub(menu, _t("Log", "Forget"))
            for each in saved:
                gone = under.addAction(visible(each.name).replace("&", "&&"))
                gone.triggered.connect(lambda _on=False, number=each.id: self.drop_requested.emit(number))


def _answers(row: Row) -> list[tuple[str, dict[str, Any]]]:
    whole: list[tuple[str, dict[str, Any]]] = [(_t("Log", "All answers"), {"row_id": row.id, "variant": None})]
    return whole + [
        (f"{number + 1}. {visible(each.answer)[:60]}", {"row_id": row.id, "variant": number})
        for number, each in enumerate(row.variants)
    ]


def _day(at_us: int) -> date:
    return datetime.fromtimestamp(at_us / SECOND_US).astimezone().date()


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time()).astimezone().timestamp()) * SECOND_US
