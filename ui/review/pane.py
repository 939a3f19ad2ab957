"""The log: newest first, a page at a time; one entry whole beside it; prove the chain, take it away as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from moderator_app.clock import DAY_US
from moderator_app.domain.entries import ITEM_ACTIONS, EntryKind
from moderator_app.errors import UserError
from moderator_app.services.past import PastCase
from moderator_app.services.review import Filter, LogLine
from moderator_app.services.sla import ItemClocks
from ui import format as fmt
from ui import i18n, theme
from ui.i18n import _t
from ui.names import channel_title
from ui.review import words
from ui.review.case_view import CaseView
from ui.review.source import PAGE, LogSource
from ui.safe_text import initials, visible
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import IconLabel, Label, Panel, Paragraph, Rule
from ui.widgets.painting import baseline_in, draw_line, elided, hairline, text_width
from ui.widgets.scrolling import see_through

ROW: Final = 58
LIST_WIDTH: Final = 420
Index = QModelIndex | QPersistentModelIndex
KINDS: Final = (EntryKind.REPLY, *sorted(ITEM_ACTIONS), EntryKind.UNDO, EntryKind.DELIVERY, EntryKind.ACCOUNT)


class LogModel(QAbstractTableModel):
    """Entries read so far; the view asks for more when it nears the end.

    Signals:
        more_wanted: the reader came near the end.
    """

    more_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[LogLine] = []
        self.whole = False

    def clear(self) -> None:
        self.beginResetModel()
        self.lines, self.whole = [], False
        self.endResetModel()

    def append(self, lines: Sequence[LogLine]) -> None:
        self.whole = len(lines) < PAGE
        if lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self.lines[index.row()]
        parts = (words.actor_words(line), words.kind_words(line.entry.kind), visible(words.said(line)))
        return ", ".join(part for part in (*parts, words.outcome(line)) if part)


class _Delegate(QStyledItemDelegate):
    """Two lines: who did what and when; what was said and how it ended."""

    def __init__(self, model: LogModel, now_us: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._now_us = model, now_us

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors = theme.active().colors
        line = self._model.lines[index.row()]
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(area, colors.selection if selected else colors.surface_hover if hover else colors.surface)
        x, y, right = area.left(), area.top(), area.right() - 12
        if selected:
            painter.fillRect(QRect(x, y, 3, area.height()), colors.accent)
        else:
            hairline(painter, x + 56, area.bottom(), area.width() - 56, colors.border)
        who = words.actor_words(line)
        ident = int(line.entry.actor) if line.entry.actor.isdigit() else 0
        paint_avatar(painter, x + 16, y + 15, 28, initials(who), ground=colors.avatar(ident), text=colors.avatar_text)
        small, body, strong = theme.font("small", tabular=True), theme.font("body"), theme.font("body_strong")
        at = fmt.when(line.entry.at, self._now_us())
        right_first = right - text_width(at, small)
        draw_line(painter, at, small, colors.text_muted, right_first, baseline_in(y + 8, 20, small))
        icons.paint(painter, words.ICONS.get(line.entry.kind, "log"), colors.text_muted, x + 56, y + 11, 14)
        title = f"{words.kind_words(line.entry.kind)} · {who}"
        draw_line(
            painter, elided(title, strong, right_first - x - 84), strong, colors.text, x + 76,
            baseline_in(y + 8, 20, strong),
        )  # fmt: skip
        ended = words.outcome(line)
        right_second = right - text_width(ended, small)
        draw_line(painter, ended, small, colors.text_muted, right_second, baseline_in(y + 30, 20, small))
        own = words.said(line).replace("\n", " ")
        text = elided(own or words.about(line), body, right_second - x - 68)
        muted = line.undone_by is not None or not own
        draw_line(
            painter, text, body, colors.text_muted if muted else colors.text, x + 56, baseline_in(y + 30, 20, body)
        )
        painter.restore()


def grouped(anchor: str) -> str:
    """A control code in fours, to be read out."""
    return "-".join(anchor[at : at + 4].upper() for at in range(0, len(anchor), 4))


class ReviewPane(Panel):
    """The log. Read it anew with `reload` when it is shown.

    Signals:
        item_requested: open the item an entry is about.
        link_requested: where the answer stands on its platform.
    """

    item_requested = Signal(int)
    link_requested = Signal(str)

    def __init__(self, source: LogSource, parent: QWidget | None = None) -> None:  # noqa: PLR0915 - what stands where
        super().__init__("surface", parent=parent)
        self._source = source
        self._filter = Filter()
        self._ticket = 0
        self._reading = False
        self._anchor = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.addWidget(Label(_t("Log", "Log"), "title"), 1)
        self.export_button = IconButton("export", _t("Log", "Save as a file"))
        head.addWidget(self.export_button)
        column.addLayout(head)
        column.addWidget(Rule())
        strip = QHBoxLayout()
        strip.setContentsMargins(12, 8, 12, 8)
        strip.setSpacing(6)
        self.time_button, self.person_button, self.kind_button, self.channel_button = (
            Button("", small=True, icon="chevron-down") for _ in range(4)
        )
        for button in (self.time_button, self.person_button, self.kind_button, self.channel_button):
            strip.addWidget(button)
        strip.addStretch(1)
        column.addLayout(strip)
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
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 8)
        foot.setSpacing(8)
        self._proof_icon = IconLabel("shield", "text_muted")
        self._proof = Paragraph(_t("Log", "The chain has not been proven today."), "small", "text_muted")
        self.verify_button = Button(_t("Log", "Prove the chain"), small=True)
        foot.addWidget(self._proof_icon)
        foot.addWidget(self._proof, 1)
        self.copy_button = IconButton(
            "copy", _t("Log", "Copy the control code: kept elsewhere, it proves the log later")
        )
        self.copy_button.hide()
        foot.addWidget(self.copy_button)
        foot.addWidget(self.verify_button)
        column.addLayout(foot)
        row.addWidget(left)
        row.addWidget(Rule(vertical=True))
        self._detail = QVBoxLayout()
        self._detail.setContentsMargins(24, 20, 24, 20)
        self._detail.setSpacing(12)
        row.addLayout(self._detail, 1)
        self.time_button.clicked.connect(self._ask_time)
        self.person_button.clicked.connect(self._ask_person)
        self.kind_button.clicked.connect(self._ask_kind)
        self.channel_button.clicked.connect(self._ask_channel)
        self.verify_button.clicked.connect(self.verify)
        self.copy_button.clicked.connect(self.copy_anchor)
        self.export_button.clicked.connect(self._ask_path)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._write_filter()

    def _dress_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(_Delegate(self.model, self._source.now_us, self))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.horizontalHeader().hide()
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(ROW)
        view.setAccessibleName(_t("Log", "Entries"))

    # Reading -----------------------------------------------------------------------

    def reload(self) -> None:
        """From the newest entry on."""
        self._ticket += 1
        self.model.clear()
        self._reading = False
        self._show(None)
        self._stand_in("clock", _t("Log", "Reading the log…"), "")
        self._more()

    def set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self._write_filter()
        self.reload()

    def filter(self) -> Filter:
        return self._filter

    def _more(self) -> None:
        if self._reading or self.model.whole:
            return
        self._reading = True
        ticket = self._ticket
        after = self.model.lines[-1].entry.id if self.model.lines else None
        self._source.page(
            self._filter, after, lambda found: self._on_page(ticket, found), lambda why: self._on_unread(ticket, why)
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
        elif self._filter == Filter():
            self._stand_in("log", _t("Log", "Nothing yet"), _t("Log", "Every decision is written here."))
        else:
            self._stand_in("filter", _t("Log", "Nothing of this kind"), _t("Log", "Choose fewer conditions above."))
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
        self._say("alert", "danger_text", error.text(i18n.language()))

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
        self._detail.addWidget(Label(words.kind_words(entry.kind), "title"))
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

    # Filters --------------------------------------------------------------------------

    def _write_filter(self) -> None:
        chosen = self._filter
        since = chosen.since_us
        self.time_button.set_label(
            _t("Log", "Time") if since is None else _t("Log", "Since {time}").format(
                time=fmt.when(since, self._source.now_us())
            )
        )  # fmt: skip
        names = {str(each.id): visible(each.name) for each in self._source.people()}
        self.person_button.set_label(names.get(chosen.actor or "", chosen.actor or _t("Log", "People")))
        self.kind_button.set_label(words.kind_words(chosen.kind) if chosen.kind else _t("Log", "Actions"))
        places = {each.id: channel_title(each.name) for each in self._source.channels()}
        found = places.get(chosen.channel_id) if chosen.channel_id is not None else None
        self.channel_button.set_label(found or _t("Log", "Channels"))

    def _changed(self, **facts: Any) -> Filter:
        kept = {name: getattr(self._filter, name) for name in ("since_us", "until_us", "actor", "kind", "channel_id")}
        return Filter(**(kept | facts))

    def _menu(self, button: Button, choices: Sequence[tuple[str, Filter]]) -> None:
        menu = QMenu(self)
        for text, wanted in choices:
            menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _on=False, f=wanted: self.set_filter(f))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_time(self) -> None:
        now = self._source.now_us()
        spans = ((_t("Log", "Last 24 hours"), 1), (_t("Log", "Last 7 days"), 7), (_t("Log", "Last 30 days"), 30))
        choices = [(text, self._changed(since_us=now - days * DAY_US)) for text, days in spans]
        self._menu(self.time_button, [(_t("Log", "All times"), self._changed(since_us=None)), *choices])

    def _ask_person(self) -> None:
        people = [(visible(each.name), self._changed(actor=str(each.id))) for each in self._source.people()]
        people.append((_t("Log", "Engine"), self._changed(actor="engine")))
        self._menu(self.person_button, [(_t("Log", "All people"), self._changed(actor=None)), *people])

    def _ask_kind(self) -> None:
        kinds = [(words.kind_words(each), self._changed(kind=each)) for each in KINDS]
        self._menu(self.kind_button, [(_t("Log", "All actions"), self._changed(kind=None)), *kinds])

    def _ask_channel(self) -> None:
        places = [(channel_title(each.name), self._changed(channel_id=each.id)) for each in self._source.channels()]
        self._menu(self.channel_button, [(_t("Log", "All channels"), self._changed(channel_id=None)), *places])

    # Proof and file ----------------------------------------------------------------------

    def verify(self) -> None:
        """Prove the chain; the answer stands at the foot."""
        self.verify_button.set_blocked(_t("Log", "The chain is being read."))
        self._say("retry", "text_muted", _t("Log", "Reading every entry…"))
        self._source.verify(self._on_verified, self._on_unverified)

    def _on_verified(self, whole: bool, entries: int, first_bad: int | None, anchor: str) -> None:
        self.verify_button.set_blocked("")
        self._anchor = anchor if whole else ""
        self.copy_button.setVisible(bool(self._anchor))
        if whole:
            text = _t("Log", "The chain is whole: %n entries.", "", entries)
            self._say("shield", "success_text", f"{text} {grouped(anchor)}")
        else:
            text = _t("Log", "Entry {number} was altered, or one before it is missing.")
            self._say("alert", "danger_text", text.format(number=first_bad))

    def _on_unverified(self, error: UserError) -> None:
        self.verify_button.set_blocked("")
        self._on_bad(error)

    def copy_anchor(self) -> None:
        """Put the control code where it can be pasted from; `log verify --anchor` takes it as it is."""
        QGuiApplication.clipboard().setText(grouped(self._anchor))

    def proof(self) -> str:
        """What stands at the foot."""
        return self._proof.text()

    def _ask_path(self) -> None:
        kinds = "CSV (*.csv);;JSON lines (*.jsonl);;JSON (*.json)"
        path, _kind = QFileDialog.getSaveFileName(self, _t("Log", "Save the log"), "log.csv", kinds)
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write what is listed to a file."""
        self._source.export(path, self._filter, lambda count: self._on_exported(path, count), self._on_bad)

    def _on_exported(self, path: Path, count: int) -> None:
        text = _t("Log", "%n entries saved in {file}.", "", count)
        self._say("check", "success_text", text.format(file=path.name))

    def _say(self, icon: str, color: str, text: str) -> None:
        self._proof_icon.set_icon(icon, color)
        self._proof.set_color(color)
        self._proof.set_text(text)
