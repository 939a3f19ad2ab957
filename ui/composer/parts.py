"""Parts of the composer: its frame, the line that says to whom, the rows that warn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.composer.reply import Recipient
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.widgets.avatar import PlatformMark
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, IconLabel, Label
from ui.widgets.painting import box, hairline

RECIPIENT = 36
ROW = 32


class Frame(QWidget):
    """The composer's own edge: accent while the caret stands in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._active = False
        self._off = False

    def set_active(self, active: bool) -> None:
        self._active = active
        self.update()

    def set_off(self, off: bool) -> None:
        self._off = off
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        ground = colors.surface_sunken if self._off else colors.surface_raised
        border, width = (colors.focus_ring, 2.0) if self._active else (colors.border_control, 1.0)
        box(painter, QRectF(self.rect()), look.radius["card"], ground, border, width=width)
        painter.end()


def invitation(to: Recipient | None) -> str:
    """What an empty field says."""
    if to is None:
        return ""
    return _t("Composer", "How the answer should read") if to.changes else _t("Composer", "Write a reply")


class RecipientLine(QWidget):
    """Who gets it, where it will stand, who sees it; never scrolls away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(RECIPIENT)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(8)
        self._icon = IconLabel("reply")
        self._name = Label("", "body_strong")
        self._mark = PlatformMark("", "")
        self._place = ElidedLabel("", "body", "text_muted")
        self._state = Label("", "small", "text_muted")
        row.addWidget(self._icon)
        row.addWidget(self._name)
        row.addWidget(self._mark)
        row.addWidget(self._place, 1)
        row.addWidget(self._state)

    def show_to(self, to: Recipient | None) -> None:
        """To whom, or whose answer is changed; None: nobody is chosen."""
        if to is None:
            self._show_nobody()
        elif to.changes:
            self._show_change(to.author_name, to.platform, to.written_by)
        else:
            self._show_reply(to.author_name, to.platform, to.place, private=to.private)

    def _show_reply(self, name: str, platform: str, place: str, *, private: bool) -> None:
        """A name of thousands of letters is cut; its tricks are shown."""
        shown, short = visible(name[:200]), _short(name)
        self._name.setText(_t("Composer", "to {name}").format(name=short))
        self._name.setToolTip(shown if short != shown else "")
        self._mark.set_platform(platform, platform_title(platform))
        self._mark.setVisible(bool(platform))
        seen = _t("Composer", "only the author sees it") if private else _t("Composer", "everybody sees it")
        self._place.set_text(f"{place}, {seen}" if place else seen)
        self._icon.set_icon("lock" if private else "reply", "text_muted")
        self.setAccessibleName(f"{self._name.text()}, {platform_title(platform)}, {self._place.text()}")

    def _show_change(self, name: str, platform: str, written_by: str) -> None:
        """Whose answer to whom is changed; it must never look like a new reply."""
        to, by = _short(name), _short(written_by)
        if by:
            said = _t("Composer", "Editing the answer of {who} to {name}").format(who=by, name=to)
        else:
            said = _t("Composer", "Editing your answer to {name}").format(name=to)
        self._name.setText(said)
        self._name.setToolTip(visible(name[:200]))
        self._mark.set_platform(platform, platform_title(platform))
        self._mark.setVisible(bool(platform))
        self._place.set_text("")
        self._icon.set_icon("edit", "accent")
        self.setAccessibleName(f"{said}, {platform_title(platform)}")

    def _show_nobody(self) -> None:
        sentence = _t("Composer", "Choose an item to answer it")
        self._name.setText("")
        self._mark.hide()
        self._place.set_text(sentence)
        self.setAccessibleName(sentence)

    def set_state(self, text: str, color: str = "text_muted") -> None:
        """Saved, saving, or why it could not be."""
        self._state.setText(text)
        self._state.set_color(color)

    def state(self) -> str:
        return self._state.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, 1, self.height() - 1, self.width() - 2, theme.active().colors.border)
        painter.end()


def _short(name: str) -> str:
    shown = visible(name[:200])
    return shown if len(shown) <= 28 else f"{shown[:27]}…"


class NoticeRow(QWidget):
    """One thing the writer must know before sending.

    Args:
        button: what its button says; empty: it has none.
        key: that presses it, shown on the button.
        more: name of the button for more ways; empty: there are none.

    Signals:
        pressed: its button.
        more_asked: the button for more ways.
    """

    pressed = Signal()
    more_asked = Signal()

    def __init__(  # noqa: PLR0917 - what it shows
        self,
        icon: str,
        color: str,
        text: str,
        button: str = "",
        key: str = "",
        more: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, color))
        self._text = ElidedLabel(text, "body")
        row.addWidget(self._text, 1)
        if button:
            made = Button(button, small=True, key=key)
            made.clicked.connect(self.pressed)
            row.addWidget(made)
        self.ways, self._presses = bool(more), bool(button)
        self._row = row
        if more:
            ways = IconButton("more", more)
            ways.clicked.connect(self.more_asked)
            row.addWidget(ways)
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._text.text()

    def line_up(self, *, ways: bool) -> None:
        """Buttons of all rows stand below one another; `ways`: some row has more ways at its end."""
        if ways and not self.ways and self._presses:
            self._row.addSpacing(36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, 1, 0, self.width() - 2, theme.active().colors.border)
        painter.end()
