"""Goals G9, G10, G11: the inbox list with a million rows against one with a thousand, and its painter's speed."""

from __future__ import annotations

import os
import statistics
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from bench.measure import Report
from moderator_app.clock import MINUTE_US, SECOND_US, SystemClock
from moderator_app.domain.items import InboxRow, ItemState
from moderator_app.domain.views import InboxQuery
from moderator_app.services import lists
from ui import i18n, theme
from ui.inbox.model import InboxModel
from ui.inbox.view import InboxView
from ui.safe_text import initials
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import kind_face, paint_face
from ui.widgets.countdown import Countdown
from ui.widgets.painting import box

WIDTH, HEIGHT = 900, 1_000
ROUNDS: Final = 7
_NOW_US: Final = 1_800_000_000_000_000
_ROW: Final = InboxRow(
    id=1, platform="wordpress", channel_id=1, channel_name="Блог", author_id=1, author_name="Марина Ковалёва",
    kind="constructive_critic", thread_title="Осеннее меню: тыквенный раф",
    excerpt="Заказала раф с собой на Чистых прудах, стакан протёк прямо в машине", state=ItemState.OPEN,
    waiting_reason=None, due_at=None, assignee="Анна Климова", mine=True, unread=True, draft=False,
    delivery_state=None, needs_look=False, ours_last=False, message_count=1, last_at=_NOW_US,
)  # fmt: skip
Index = QModelIndex | QPersistentModelIndex


def application() -> QApplication:
    """Qt without a screen, in our look."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    theme.register_fonts()
    i18n.use(app, "ru")
    theme.apply(app, theme.load(theme.ThemeName.LIGHT))
    return app


class _Rows:
    """Rows made on demand: what is measured is the list, not the store."""

    def __init__(self, count: int) -> None:
        self._ids = array("q", range(1, count + 1))

    def ids(self, query: InboxQuery) -> array[int]:
        return self._ids[:]

    def rows(self, ids: Sequence[int]) -> Sequence[InboxRow]:
        due = _NOW_US + 5 * MINUTE_US
        return [replace(_ROW, id=each, author_id=each, due_at=due + each * SECOND_US) for each in ids]


def _view(count: int) -> tuple[InboxModel, InboxView]:
    model = InboxModel(_Rows(count))
    view = InboxView(model, Countdown(SystemClock()))
    model.setParent(view)
    view.resize(WIDTH, HEIGHT)
    return model, view


def _end(app: QApplication, view: QWidget) -> None:
    """Gone at once: a list left open would take the focus from the next, which then paints itself once more."""
    view.close()
    view.deleteLater()
    app.sendPostedEvents(view, QEvent.Type.DeferredDelete)
    app.processEvents()


def _cpu_ms(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1_000


def _median(work: Callable[[], float], rounds: int = ROUNDS) -> float:
    work()  # fonts, icons, imports
    return statistics.median(work() for _ in range(rounds))


# G9 ---------------------------------------------------------------------------------------


def set_and_show(app: QApplication, count: int) -> float:
    """CPU ms from ids at hand to the first painted page."""
    ids = _Rows(count).ids(InboxQuery())
    model, view = _view(count)

    def work() -> None:
        model.show(InboxQuery(), ids)
        view.show()
        app.processEvents()

    taken = _cpu_ms(work)
    _end(app, view)
    return taken


def insert_one(app: QApplication, count: int) -> float:
    """CPU ms from one new id offered to the list that shows it, its place kept.

    How many are new is counted before: the program does that in the thread that read the list (`ui.work`).
    """
    model, view = _view(count)
    model.show(InboxQuery())
    view.show()
    view.open_id(40)
    app.processEvents()
    ids = _Rows(count).ids(InboxQuery())
    ids.insert(0, count + 1)
    new = lists.count_new(model.whole(), ids)
    if new != 1:
        raise AssertionError(new)

    def work() -> None:
        model.offer(ids, new)
        model.take_new()
        app.processEvents()

    taken = _cpu_ms(work)
    _end(app, view)
    return taken


# G10 --------------------------------------------------------------------------------------


def tick(app: QApplication, count: int) -> float:
    """CPU ms of one tick of the clock, painting included; the median of many ticks."""
    model, view = _view(count)
    model.show(InboxQuery())
    view.show()
    app.processEvents()
    moments = iter(range(1_000))

    def work() -> None:
        view._countdown.ticked.emit(_NOW_US + next(moments) * SECOND_US)  # noqa: SLF001 - a second later
        app.processEvents()

    work()
    taken = statistics.median(_cpu_ms(work) for _ in range(60))
    _end(app, view)
    return taken


# G11 --------------------------------------------------------------------------------------


class _Tutorial(QStyledItemDelegate):
    """What most examples do: a role for each part, fonts and elision in every paint."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 64)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style = QApplication.style()
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = QRect(option.rect)
        parts = [str(index.data(Qt.ItemDataRole.UserRole + number) or "") for number in range(2, 8)]
        bold, plain, small = QFont("Inter"), QFont("Inter"), QFont("Inter")
        bold.setPixelSize(13)
        bold.setWeight(QFont.Weight.DemiBold)
        plain.setPixelSize(13)
        small.setPixelSize(12)
        look = theme.active()
        colors = look.colors
        painter.save()
        # The same shapes as ours, drawn anew each time.
        paint_avatar(
            painter, area.x() + 16, area.y() + 14, 36, initials(parts[0]), ground=colors.avatar_1, text=colors.text
        )
        icons.paint_mark(painter, parts[5], area.x() + 40, area.y() + 38, colors.mark_bg, colors.mark_fg)
        paint_face(painter, area.x() + 190, area.y() + 10, kind_face("constructive_critic", look), look)
        box(painter, QRectF(area.right() - 80, area.y() + 10, 68, 20), 6, colors.warning_soft, colors.warning)
        paint_avatar(
            painter, area.right() - 32, area.y() + 34, 20, initials(parts[4]), ground=colors.accent, text=colors.text
        )
        for font, text, place in (
            (bold, parts[0], area.adjusted(64, 8, -560, -34)),
            (small, parts[1], area.adjusted(360, 8, -120, -34)),
            (plain, parts[2], area.adjusted(64, 34, -120, -8)),
            (small, parts[3], area.adjusted(820, 8, -12, -34)),
        ):
            painter.setFont(font)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class _Empty(QStyledItemDelegate):
    """The floor: rows, nothing in them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        return


class _RolesModel(QAbstractTableModel):
    """The rows as separate roles, as the tutorial's delegate asks for them."""

    def __init__(self, model: InboxModel) -> None:
        super().__init__()
        self._model = model

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        return self._model.rowCount()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part = role - int(Qt.ItemDataRole.UserRole) - 2
        row = self._model.row_at(index.row())
        if row is None or not 0 <= part < 6:
            return None
        return (row.author_name, row.thread_title, row.excerpt, str(row.due_at), row.assignee, row.platform)[part]


def _plain_view(model: QAbstractTableModel, delegate: QStyledItemDelegate) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(delegate)
    delegate.setParent(view)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.horizontalHeader().setStretchLastSection(True)
    view.verticalHeader().setDefaultSectionSize(64)
    view.resize(WIDTH, HEIGHT)
    return view


def repaint(app: QApplication, view: QTableView, rounds: int = 40) -> float:
    """CPU ms of one full repaint, median."""
    view.show()
    app.processEvents()
    image = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)

    def work() -> None:
        view.viewport().render(image, sourceRegion=QRegion())

    work()

    def ten() -> None:  # one repaint is near the clock's grain
        for _ in range(10):
            work()

    return statistics.median(_cpu_ms(ten) / 10 for _ in range(rounds))


def wheel(app: QApplication, view: QTableView, steps: int = 200) -> float:
    """CPU ms of a scroll step of 24 px with its painting, 95th percentile."""
    view.show()
    view.verticalScrollBar().setValue(0)
    app.processEvents()
    taken = []
    bar = view.verticalScrollBar()
    for step in range(1, steps + 1):

        def work(to: int = step * 24) -> None:
            bar.setValue(to)
            app.processEvents()

        taken.append(_cpu_ms(work))
    return sorted(taken)[int(0.95 * len(taken))]


def run(rows: int = 1_000_000) -> Report:
    """Measure all."""
    app = application()
    report = Report("window")
    few, many = 1_000, rows
    shown = _median(lambda: set_and_show(app, many))
    shown_few = _median(lambda: set_and_show(app, many // 10))
    report.at_most("G9", f"CPU ms to set and show {many:,} ids", shown, 50, "ms")
    report.at_most("G9", f"the same against {many // 10:,} ids", shown / shown_few, 1.5)
    report.at_most("G9", f"CPU ms to take one new row into {many:,}", _median(lambda: insert_one(app, many)), 8, "ms")
    slow, fast = tick(app, many), tick(app, few)
    report.at_most("G10", f"CPU ms of a tick with {many:,} rows", slow, 2, "ms")
    report.at_most("G10", f"a tick at {many:,} against one at {few:,}", slow / fast, 1.3)
    model, ours = _view(few)
    model.show(InboxQuery())
    ours._countdown.ticked.emit(_NOW_US)  # noqa: SLF001 - the moment its clocks show
    tutorial = _plain_view(_RolesModel(model), _Tutorial())
    empty = _plain_view(_RolesModel(model), _Empty())
    report.at_most(
        "G11", "full repaint against the tutorial's delegate", repaint(app, ours) / repaint(app, tutorial), 0.4
    )
    ratios = [wheel(app, ours) / wheel(app, empty) for _ in range(3)]
    if app.platformName() == "xcb":
        report.at_most("G11", "a wheel step's p95 against an empty delegate", statistics.median(ratios), 1.5)
    else:
        print(
            f"G11   (offscreen: no screen to blit) wheel p95 against an empty delegate {statistics.median(ratios):.2f}"
        )
    for view in (ours, tutorial, empty):
        view.close()
    return report


if __name__ == "__main__":
    raise SystemExit(run().exit_code())
