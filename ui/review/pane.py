"""The log: newest first, a page at a time; one entry whole beside it; prove the chain, take it away as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from moderator_app.errors import UserError
from moderator_app.services.log_filter import LONGEST_NAME
from moderator_app.services.past import PastCase
from moderator_app.services.review import Filter, LogLine
from moderator_app.services.sla import ItemClocks
from ui import format as fmt
from ui import i18n
from ui.ask_text import AskText
from ui.i18n import _t
from ui.review import words
from ui.review.case_view import CaseView
from ui.review.filter_bar import FilterBar
from ui.review.proof_foot import ProofFoot
from ui.review.rows import ROW, LogDelegate, LogModel
from ui.review.source import LogSource
from ui.safe_text import visible
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label, Panel, Paragraph, Rule
from ui.widgets.row_list import dress_rows
from ui.widgets.scrolling import see_through

LIST_WIDTH: Final = 420


class ReviewPane(Panel):
    """The log. Read it anew with `reload` when it is shown.

    Signals:
        item_requested: open the item an entry is about.
        link_requested: where the answer stands on its platform.
        dialog_requested: argument: an `OverlayDialog` to show.
    """

    item_requested = Signal(int)
    link_requested = Signal(str)
    dialog_requested = Signal(object)

    def __init__(self, source: LogSource, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._source = source
        self._ticket = 0
        self._reading = False
        self._from = 0
        """The entry that the list begins at; 0: at the newest."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Rule())
        self.bar = FilterBar(source)
        column.addWidget(self.bar)
        column.addWidget(Rule())
        self.model = LogModel(self)
        self.view = QTableView()
        self._dress_view()
        column.addWidget(self.view, 1)
        self._empty = EmptyState("log", "", "")
        self.retry = self._empty.add_action(Button(_t("Log", "Try again"), icon="retry"))
        self.retry.clicked.connect(self.reload)
        self._empty.hide()
        column.addWidget(self._empty, 1)
        column.addWidget(Rule())
        self.foot = ProofFoot(source)
        self.foot.link_requested.connect(self.link_requested)
        column.addWidget(self.foot)
        row.addWidget(left)
        row.addWidget(Rule(vertical=True))
        self._detail = QVBoxLayout()
        self._detail.setContentsMargins(24, 20, 24, 20)
        self._detail.setSpacing(12)
        row.addLayout(self._detail, 1)
        self.bar.filter_changed.connect(self.reload)
        self.bar.dialog_requested.connect(self.dialog_requested)
        self.bar.save_requested.connect(self._ask_name)
        self.bar.drop_requested.connect(self._drop)
        self.view.activated.connect(self._on_activated)
        self.export_button.clicked.connect(self._ask_path)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.addWidget(Label(_t("Log", "Log"), "title"), 1)
        self.export_button = IconButton("export", _t("Log", "Save as a file"))
        head.addWidget(self.export_button)
        return head

    def _dress_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(LogDelegate(self.model, self._source.now_us, self))
        dress_rows(view)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.verticalHeader().setDefaultSectionSize(ROW)
        view.setAccessibleName(_t("Log", "Entries"))

    # Reading -----------------------------------------------------------------------

    def reload(self, from_entry: int = 0) -> None:
        """From the newest entry on, or from this one."""
        self._from = from_entry
        self._ticket += 1
        self.model.clear()
        self._reading = False
        self._show(None)
        self._stand_in("clock", _t("Log", "Reading the log…"), "")
        self._more()

    def set_filter(self, wanted: Filter) -> None:
        """List something else."""
        self.bar.set_filter(wanted)

    def filter(self) -> Filter:
        return self.bar.filter()

    def _more(self) -> None:
        if self._reading or self.model.whole:
            return
        self._reading = True
        ticket = self._ticket
        after = self.model.lines[-1].entry.id if self.model.lines else self._from + 1 if self._from else None
        self._source.page(
            self.bar.filter(),
            after,
            lambda found: self._on_page(ticket, found),
            lambda why: self._on_unread(ticket, why),
        )

    def _on_page(self, ticket: int, found: Sequence[LogLine]) -> None:
        if ticket != self._ticket:
            return
        first = not self.model.lines
        self._reading = False
        self.model.append(found)
        if self.model.lines:
            self._empty.hide()
            self.view.show()
        elif self.bar.filter() == Filter():
            self._stand_in("log", _t("Log", "Nothing yet"), _t("Log", "Every decision is written here."))
        else:
            hint = _t("Log", "Take away a filter, or look for other words.")
            self._stand_in("search", _t("Log", "No such entry"), hint)
        if first and self.model.lines:
            self.view.selectRow(0)

    def _on_unread(self, ticket: int, error: UserError) -> None:
        """The list cannot be read: in its place where there is none yet, else below what was read."""
        self._reading = False
        if ticket != self._ticket:
            return
        if self.model.lines:
            self._on_bad(error)
        else:
            self._stand_in("alert", _t("Log", "The log cannot be read"), error.text(i18n.language()), again=True)

    def _stand_in(self, icon: str, title: str, sentence: str, *, again: bool = False) -> None:
        """Words in place of the list."""
        self.view.hide()
        self._empty.set_words(icon, title, sentence)
        self.retry.setVisible(again)
        self._empty.show()

    def _on_scrolled(self) -> None:
        bar = self.view.verticalScrollBar()
        if bar.value() > bar.maximum() - 20 * ROW:
            self._more()

    def _on_bad(self, error: UserError) -> None:
        self._reading = False
        self.foot.say("alert", "danger_text", error.text(i18n.language()))

    # One entry -----------------------------------------------------------------------

    def _on_row(self, current: QModelIndex) -> None:
        self._show(self.model.lines[current.row()] if current.isValid() else None)

    def _show(self, line: LogLine | None) -> None:
        while (part := self._detail.takeAt(0)) is not None:
            widget = part.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if line is None:
            self._detail.addStretch(1)
            return
        entry = line.entry
        said = [words.done_words(entry), words.facts(line)]
        self._detail.addWidget(Label(": ".join(part for part in said if part), "title", wrap=True))
        when = fmt.when(entry.at, self._source.now_us())
        number = _t("Log", "entry {number}").format(number=fmt.number(entry.id))
        self._detail.addWidget(Paragraph(f"{words.actor_words(line)} · {when} · {number}", "small", "text_muted"))
        self._source.case(entry.id, lambda found: self._show_case(entry.id, *found), self._on_bad)

    def _show_case(self, entry_id: int, case: PastCase, clocks: ItemClocks | None) -> None:
        """The case as it was then; nothing when another entry was chosen meanwhile."""
        current = self.view.currentIndex()
        if not current.isValid() or self.model.lines[current.row()].entry.id != entry_id or self._detail.count() > 2:
            return
        line = case.line
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(CaseView(case, clocks, self._source.now_us()))
        if ended := words.outcome(line):
            column.addSpacing(8)
            column.addWidget(Label(_t("Log", "How it ended"), "label"))
            column.addWidget(Paragraph(ended))
        actions = QHBoxLayout()
        actions.setSpacing(8)
        if line.set_id is not None:
            count = line.set_size
            whole = Button(_t("Log", "Show all %n entries", "", count), Variant.SECONDARY, icon="log", small=True)
            whole.clicked.connect(lambda _on=False, group=line.set_id: self.open_set(group))
            actions.addWidget(whole)
        if (of := words.about_entry(line.entry)) is not None:
            named = _t("Log", "Open entry {number}").format(number=fmt.number(of))
            other = Button(named, Variant.SECONDARY, icon="log", small=True)
            other.clicked.connect(lambda _on=False, entry_id=of: self.open_entry(entry_id))
            actions.addWidget(other)
        if line.item_id is not None:
            link = Button(_t("Log", "Open the item"), Variant.SECONDARY, icon="inbox", small=True)
            link.clicked.connect(lambda _on=False, item=line.item_id: self.item_requested.emit(item))
            actions.addWidget(link)
        if case.permalink is not None:
            there = Button(_t("Log", "On the platform"), Variant.SECONDARY, icon="open", small=True)
            there.clicked.connect(lambda _on=False, url=case.permalink: self.link_requested.emit(url))
            actions.addWidget(there)
        actions.addStretch(1)
        bar = QWidget()
        actions.setContentsMargins(0, 8, 0, 8)
        bar.setLayout(actions)
        column.addWidget(bar)
        column.addWidget(Paragraph(line.entry.hash[:16], "small", "text_muted"))
        column.addStretch(1)
        self._detail.addWidget(see_through(inner), 1)

    # Lists that are kept ----------------------------------------------------------------

    def _ask_name(self) -> None:
        dialog = AskText(self.window(), _t("Log", "Keep this list"), _t("Log", "Its name"), verb=_t("Log", "Keep"))
        dialog.field.setMaxLength(LONGEST_NAME)
        dialog.entered.connect(self.keep)
        self.dialog_requested.emit(dialog)

    def keep(self, name: str) -> None:
        """Keep what is listed under a name."""
        said = _t("Log", "Kept as “{name}”: the star brings it back.").format(name=visible(name))
        self._source.save(name, self.bar.filter(), lambda: self.foot.say("star", "success_text", said), self._on_bad)

    def _drop(self, view_id: int) -> None:
        gone = _t("Log", "The list is forgotten.")
        self._source.drop(view_id, lambda: self.foot.say("check", "text_muted", gone), self._on_bad)

    def open_entry(self, entry_id: int) -> None:
        """List from this entry on, so that it stands first."""
        self.bar.clear()
        self.reload(entry_id)

    def open_set(self, set_id: int) -> None:
        """List the entries of one import; the chip leads back."""
        self.bar.narrow(set_id=set_id)

    def _on_activated(self, index: QModelIndex) -> None:
        line = self.model.lines[index.row()]
        if line.set_id is not None:
            self.open_set(line.set_id)

    # A file ----------------------------------------------------------------------------

    def proof(self) -> str:
        """What stands at the foot."""
        return self.foot.text()

    def _ask_path(self) -> None:
        kinds = "CSV (*.csv);;JSON lines (*.jsonl);;JSON (*.json)"
        path, _kind = QFileDialog.getSaveFileName(self, _t("Log", "Save the log"), "log.csv", kinds)
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write what is listed to a file."""
        self._source.export(path, self.bar.filter(), lambda count: self._on_exported(path, count), self._on_bad)

    def _on_exported(self, path: Path, count: int) -> None:
        text = _t("Log", "%n entries saved in {file}.", "", count)
        self.foot.say("check", "success_text", text.format(file=path.name))
