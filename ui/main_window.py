"""The window: a shell of rail, inbox, thread and sidebar over a status bar. What the panes do is theirs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.layout import DRAWER_BELOW, INBOX_RANGE, ONE_PANE_BELOW, SIDEBAR_RANGE, THREAD_LEAST, Remembered
from ui.rail.pane import RailPane
from ui.widgets.banner import StripBanner
from ui.widgets.chips import Tone
from ui.widgets.labels import Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.painting import vertical_hairline
from ui.widgets.splitter import Splitter
from ui.widgets.toast import Toast

LEAST: Final = (640, 480)


class _Drawer(QWidget):
    """The sidebar over the thread, where there is no room beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 0, 0, 0)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.active().colors.surface_subtle)
        vertical_hairline(painter, 0, 0, self.height(), theme.active().colors.border_strong)
        painter.end()


class MainWindow(QWidget):
    """The shell.

    Args:
        rail: places to go.
        inbox: the list.
        thread: what an item stands under, with the composer.
        sidebar: about the author and the item.
        status: the line at the foot.

    Signals:
        close_requested: the person wants to leave; whoever hears it decides when the window goes.
        sizes_changed: a splitter was moved or the window resized.
    """

    close_requested = Signal()
    sizes_changed = Signal()

    def __init__(self, rail: RailPane, inbox: QWidget, thread: QWidget, sidebar: QWidget, status: QWidget) -> None:
        super().__init__()
        self.rail = rail
        self._inbox, self._thread, self._sidebar = inbox, thread, sidebar
        self._remembered = Remembered()
        self._drawer_mode = False
        self._one_pane = False
        self._reading = False
        self._fitting = False
        self._may_close = False
        self._alone = False
        self._docked = True
        self.setMinimumSize(*LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # holds the focus where a pane has nothing to focus
        self._splitter = Splitter()
        for pane, least in ((inbox, INBOX_RANGE[0]), (thread, 280), (sidebar, SIDEBAR_RANGE[0])):
            pane.setMinimumWidth(least)
            self._splitter.addWidget(pane)
        inbox.setMaximumWidth(INBOX_RANGE[1])
        sidebar.setMaximumWidth(SIDEBAR_RANGE[1])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._splitter)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(rail)
        self._rail_rule = Rule(vertical=True)
        line.addWidget(self._rail_rule)
        line.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = StripBanner("alert", Tone.DANGER)
        self.banner.hide()
        self._strips = QVBoxLayout()
        self._strips.addWidget(self.banner)
        column.addLayout(self._strips)
        column.addWidget(body, 1)
        self._foot = (Rule(), status)
        for each in self._foot:
            column.addWidget(each)
        self._drawer = _Drawer(self)
        self.toast = Toast(self._pages, lambda: inbox.width() if inbox.isVisible() else self._pages.width())
        inbox.installEventFilter(self)

    # Pages -----------------------------------------------------------------------

    def add_strip(self, strip: QWidget) -> None:
        """A bar over everything, below those that are there."""
        self._strips.addWidget(strip)

    def add_page(self, page: QWidget) -> None:
        """Another page that takes the place of inbox, thread and sidebar (outbox, log)."""
        self._pages.addWidget(page)

    def show_page(self, page: QWidget | None) -> None:
        """Show a page; None: the inbox."""
        self.close_drawer()
        self._pages.setCurrentWidget(page if page is not None else self._splitter)

    def page(self) -> QWidget | None:
        """The page shown; None: the inbox."""
        current = self._pages.currentWidget()
        return None if current is self._splitter else current

    # Sizes -----------------------------------------------------------------------

    def remember(self, sizes: Remembered) -> None:
        """Take the sizes of the last time."""
        self._remembered = sizes
        self.resize(*sizes.size)
        self._fit()

    def sizes(self) -> Remembered:
        """What to keep for the next time."""
        kept = self._remembered
        normal = self.normalGeometry() if self.isMaximized() else self.geometry()
        size = (normal.width(), normal.height()) if normal.isValid() else kept.size
        return Remembered(size, self.isMaximized(), kept.widths)

    def drawer_mode(self) -> bool:
        """Whether the sidebar is a drawer in a window so narrow."""
        return self._drawer_mode

    def toggle_sidebar(self) -> None:
        """Open or close the drawer, or hide and show the docked sidebar."""
        if self._drawer_mode:
            if self._drawer.isVisible():
                self.close_drawer()
            else:
                self._open_drawer()
        else:
            self.set_docked(not self._docked)

    def docked(self) -> bool:
        """Whether the sidebar stands beside the thread wherever there is room for it."""
        return self._docked

    def set_docked(self, docked: bool) -> None:
        """Show or hide it there; a drawer stays what it is."""
        self._docked = docked
        if not self._drawer_mode:
            self._sidebar.setVisible(docked)
            self._fit()

    def sidebar_shown(self) -> bool:
        return self._drawer.isVisible() if self._drawer_mode else not self._sidebar.isHidden()

    def close_drawer(self) -> None:
        self._drawer.hide()

    def show_thread(self) -> None:
        """In a window for one pane: the thread instead of the list."""
        self._reading = True
        self._show_one()

    def show_list(self) -> bool:
        """Back to the list; False when it was there anyway."""
        was = self._one_pane and self._reading
        self._reading = False
        self._show_one()
        return was

    def set_alone(self, alone: bool) -> None:
        """Focus mode: one item without rail, list and status bar; the sidebar stays as it is."""
        self._alone = alone
        for each in (self.rail, self._rail_rule, *self._foot):
            each.setVisible(not alone)
        self._fit()

    def alone(self) -> bool:
        return self._alone

    def one_pane(self) -> bool:
        return self._one_pane

    def covered(self) -> bool:
        """Whether a dialog lies over the window."""
        return any(dialog.is_open() for dialog in self.findChildren(OverlayDialog))

    # Closing ----------------------------------------------------------------------

    def close_for_good(self) -> None:
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()

    # Qt ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.sizes_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._drawer.isVisible():
            self._place_drawer()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.active().colors.surface)
        painter.end()

    # Inside -------------------------------------------------------------------------

    def _fit(self) -> None:
        """Give every pane its width for the window's."""
        width = self.width()
        wanted = self._remembered.of(width)
        self._fitting = True
        self.rail.set_narrow(wanted.rail < 100)
        self.rail.setFixedWidth(wanted.rail)
        self._set_drawer_mode(width < DRAWER_BELOW)
        self._one_pane = width < ONE_PANE_BELOW
        self._thread.setMinimumWidth(280 if width < DRAWER_BELOW else THREAD_LEAST)
        self._inbox.setMaximumWidth(16_777_215 if self._one_pane else INBOX_RANGE[1])
        self._show_one()
        room = width if self._alone else width - wanted.rail - 1
        listed = 0 if self._alone else wanted.inbox
        if self._drawer_mode or self._sidebar.isHidden():
            self._splitter.setSizes([listed, max(1, room - listed), 0])
        else:
            self._splitter.setSizes([listed, room - listed - wanted.sidebar, wanted.sidebar])
        self._fitting = False
        if self._drawer.isVisible():
            self._place_drawer()

    def _show_one(self) -> None:
        self._inbox.setVisible(not self._alone and not (self._one_pane and self._reading))
        self._thread.setVisible(self._alone or not self._one_pane or self._reading)

    def _set_drawer_mode(self, drawer: bool) -> None:
        if drawer == self._drawer_mode:
            return
        self._drawer_mode = drawer
        if drawer:
            holder = self._drawer.layout()
            if holder is not None:
                holder.addWidget(self._sidebar)
            self._sidebar.show()
        else:
            self._drawer.hide()
            self._splitter.insertWidget(2, self._sidebar)
            self._sidebar.setVisible(self._docked)

    def _open_drawer(self) -> None:
        self._place_drawer()
        self._drawer.show()
        self._drawer.raise_()
        self._sidebar.setFocus()

    def _place_drawer(self) -> None:
        width = min(self._remembered.of(self.width()).sidebar + 1, self.width())
        area = QRect(self._pages.mapTo(self, self._pages.rect().topLeft()), self._pages.size())
        self._drawer.setGeometry(area.right() + 1 - width, area.top(), width, area.height())

    def _on_splitter_moved(self) -> None:
        if self._fitting or self._one_pane or self._alone:
            return
        sizes = self._splitter.sizes()
        before = self._remembered.of(self.width())
        docked = not self._drawer_mode and not self._sidebar.isHidden()
        self._remembered = self._remembered.with_widths(
            self.width(), sizes[0], sizes[2] if docked and len(sizes) > 2 else before.sidebar
        )
        self.sizes_changed.emit()
