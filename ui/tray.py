"""The tray icon: how many burn or are late; a click opens their list. Where there is no tray, nothing is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from moderator_app.domain.views import InboxQuery, Sort, View
from moderator_app.paths import resource
from moderator_app.services.sla import Counts
from ui import theme
from ui.i18n import _t
from ui.rail.pane import Place
from ui.widgets.painting import baseline_in, box, draw_line, text_width

if TYPE_CHECKING:
    from ui.workstation import Workstation

SIZE: Final = 64
MOST: Final = 99


def badge_text(counts: Counts) -> str:
    """What stands in the badge; empty: nothing burns."""
    urgent = counts.burning + counts.late
    return "" if not urgent else str(urgent) if urgent <= MOST else f"{MOST}+"


def badge_icon(text: str) -> QIcon:
    """The program's icon, with a number over its corner."""
    plain = QPixmap(str(resource("packaging/moderator.png"))).scaled(
        SIZE, SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    if text:
        colors = theme.active().colors
        painter = QPainter(plain)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("title", tabular=True)
        font.setPixelSize(26)
        width = max(34.0, text_width(text, font) + 14)
        area = QRectF(SIZE - width, SIZE - 34, width, 34)
        box(painter, area, 10, colors.danger, None)
        left = area.center().x() - text_width(text, font) / 2
        draw_line(painter, text, font, colors.on_danger, left, baseline_in(area.top(), 34, font))
        painter.end()
    return QIcon(plain)


class Tray(QObject):
    """The icon of one window."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._text: str | None = None
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(badge_icon(""), self)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self.open_urgent)
            self._menu = QMenu(station.window)
            self._icon.setContextMenu(self._menu)
            self._icon.show()
            self.write()

    def shown(self) -> bool:
        """Whether there is a tray to stand in."""
        return self._icon is not None

    def set_counts(self, counts: Counts) -> None:
        """Another number."""
        text = badge_text(counts)
        if self._icon is None or text == self._text:
            return
        self._text = text
        self._icon.setIcon(badge_icon(text))
        late, burning = counts.late, counts.burning
        said = _t("Tray", "Late: {late} · burning: {burning}").format(late=late, burning=burning)
        self._icon.setToolTip(said if text else _t("Tray", "Nothing burns"))

    def tell(self, text: str) -> None:
        """One line of a digest, only while the window is not in front."""
        if self._icon is not None and self._quiet_is_over():
            self._icon.showMessage(_t("Window", "Moderator"), text, badge_icon(self._text or ""), 8_000)

    def _quiet_is_over(self) -> bool:
        """Whether its person neither looks at the window nor asked for silence by focus mode."""
        return not self._station.window.isActiveWindow() and not self._station.window.alone()

    def hide(self) -> None:
        """The window is closing."""
        if self._icon is not None:
            self._icon.hide()

    @Slot()
    def open_urgent(self) -> None:
        """The window, with the most urgent item of what is late or burns."""
        window = self._station.window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        counts = self._station.clocks.counts()
        if not counts.late and not counts.burning:
            return
        view = View.OVERDUE if counts.late else View.BURNING
        self._station.go(Place(view))
        first = self._station.work.ids(InboxQuery(view=view, sort=Sort.DUE))[:1]
        if first:
            self._station.open_item(first[0])

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_urgent()

    def write(self) -> None:
        """The menu in the language of the window."""
        if self._icon is None:
            return
        self._menu.clear()
        self._menu.addAction(_t("Tray", "Open")).triggered.connect(self.open_urgent)
        self._menu.addAction(_t("Tray", "Quit")).triggered.connect(self._station.window.close)
