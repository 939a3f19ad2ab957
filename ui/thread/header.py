"""The head of a thread: what it is, its clock, and what can be done, each impossible thing with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator_app.domain.sla.clocks import Level
from ui import theme
from ui.i18n import _t
from ui.widgets import icons
from ui.widgets.avatar import PlatformMark
from ui.widgets.buttons import IconButton
from ui.widgets.clock_chip import NO_CLOCK, ChipSize, ClockChip, ClockFace
from ui.widgets.keycap import born_caption
from ui.widgets.labels import ElidedLabel
from ui.widgets.tab_order import in_order

SHOWN: Final = 4
WORDS_FROM: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedAction:
    """Something that can be done with the item, as the shell offers it.

    Attributes:
        id: stable English name, given back by `action_requested`.
        key: shown; the shell binds it.
        reason: why it is impossible now, a sentence; empty: it is possible.
        danger: stands apart at the end of the menu.
    """

    id: str
    label: str
    icon: str
    key: str = ""
    reason: str = ""
    danger: bool = False


class ThreadHeader(QWidget):
    """Title, channel, clock, the first actions as icons, all of them in a menu.

    Signals:
        action_requested: id of an action.
        clock_requested: the clock was clicked.
    """

    action_requested = Signal(str)
    clock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: tuple[OfferedAction, ...] = ()
        self._buttons: list[IconButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        self._title = ElidedLabel("", "body_strong")
        words.addWidget(self._title)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._mark = PlatformMark("", "", 16)
        self._where = ElidedLabel("", "small", "text_muted")
        line.addWidget(self._mark)
        line.addWidget(self._where, 1)
        words.addLayout(line)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addSpacing(8)
        self._clock = ClockChip(ChipSize.HEADER)
        self._clock.make_clickable(_t("Thread", "All clocks of this item"))
        self._clock.clicked.connect(self.clock_requested)
        row.addWidget(self._clock)
        row.addSpacing(4)
        self._row = row
        self._more = IconButton("more", _t("Thread", "All actions"))
        self._more.clicked.connect(self.open_menu)
        row.addWidget(self._more)
        self._fit()

    def show_thread(self, title: str, where: str, platform: str, platform_name: str) -> None:
        """Say what is open."""
        self._title.set_text(title)
        self._where.set_text(where)
        self._mark.set_platform(platform, platform_name)
        self._mark.setVisible(bool(platform))
        self.setAccessibleName(f"{title}, {where}")

    def set_clock(self, face: ClockFace) -> None:
        self._clock.set_face(face)
        self._clock.setVisible(face.level is not Level.NONE)

    def clock_area(self) -> QRect:
        """Where the clock stands, in this widget; the right end of the title where there is none."""
        shown = self._clock.isVisible()
        return self._clock.geometry() if shown else QRect(self.width() - 60, self.height() // 2, 1, 1)

    def clock(self) -> ClockFace:
        return self._clock.face()

    def set_actions(self, actions: Sequence[OfferedAction]) -> None:
        """Offer these; the first few stand in the header."""
        if tuple(actions) == self._actions:
            return
        self._actions = tuple(actions)
        focused = next((button for button in self._buttons if button.hasFocus()), None)
        place = self._buttons.index(focused) if focused is not None else -1
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for number, action in enumerate(self._actions[:SHOWN]):
            button = IconButton(action.icon, action.label, key=action.key)
            button.set_blocked(action.reason)
            button.setObjectName(action.id)
            button.clicked.connect(self._on_button_clicked)
            self._row.insertWidget(self._row.indexOf(self._more), button)
            self._buttons.append(button)
            if number == place:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        in_order(self._clock, self._buttons)
        self._more.setVisible(bool(self._actions))
        self._trim()

    def actions_offered(self) -> tuple[OfferedAction, ...]:
        return self._actions

    def buttons(self) -> list[IconButton]:
        return self._buttons

    def menu(self) -> QMenu:
        """All actions; the impossible ones grey, with the reason at the right."""
        made = QMenu(self)
        made.setToolTipsVisible(True)
        colors = theme.active().colors
        apart = False
        for action in self._actions:
            if action.danger and not apart and made.actions():
                made.addSeparator()
                apart = True
            text = f"{action.label}  —  {action.reason}" if action.reason else action.label
            entry = QAction(f"{text}\t{born_caption(action.key)}" if action.key and not action.reason else text, made)
            color = (
                colors.text_disabled if action.reason else colors.danger_text if action.danger else colors.text_muted
            )
            entry.setIcon(icons.icon(action.icon, color))
            entry.setEnabled(not action.reason)
            entry.setToolTip(action.reason or action.label)
            entry.setObjectName(action.id)
            entry.triggered.connect(self._on_entry_triggered)
            made.addAction(entry)
        return made

    def open_menu(self) -> None:
        """Show all actions below their button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        size = made.sizeHint()
        made.popup(self._more.mapToGlobal(QPoint(self._more.width() - size.width(), self._more.height() + 4)))

    def _on_button_clicked(self) -> None:
        self.action_requested.emit(self.sender().objectName())

    def _on_entry_triggered(self) -> None:
        self.action_requested.emit(self.sender().objectName())

    def _trim(self) -> None:
        """Icons give way before the title does; the menu keeps all of them."""
        taken = 28 + self._clock.sizeHint().width() * self._clock.isVisibleTo(self) + WORDS_FROM + 48
        room = (self.width() - taken) // 32
        for number, button in enumerate(self._buttons):
            button.setVisible(number < room)

    def _fit(self) -> None:
        self.setFixedHeight(theme.active().density.thread_header)
        self._clock.setVisible(self._clock.face() is not NO_CLOCK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._trim()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._fit()
        elif event.type() == QEvent.Type.LanguageChange:
            self._more.set_name(_t("Thread", "All actions"))
            self._clock.make_clickable(_t("Thread", "All clocks of this item"))

    def sizeHint(self) -> QSize:
        return QSize(512, theme.active().density.thread_header)
