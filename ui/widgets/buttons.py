"""Buttons: primary, secondary, quiet, destructive and icon, in the normal and the small size.

A button that cannot be pressed says why: `set_blocked(reason)` greys it and shows why as tooltip and description.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import icons
from ui.widgets.focus_ring import Ringed
from ui.widgets.keycap import HEIGHT as CAP_HEIGHT
from ui.widgets.keycap import born_caption, cap_width, paint_cap
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width

_AFTER: Final = frozenset({"chevron-down", "chevron-up"})
"""Icons that say that a choice opens: they stand behind the words."""


class Variant(StrEnum):
    """How loud a button is; at most one primary in a pane or dialog."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DESTRUCTIVE = "destructive"
    """Danger as text; the destructive choice before it is confirmed."""
    DANGER = "danger"
    """Solid danger; only as the last confirm."""
    LINK = "link"


class Button(QPushButton, Ringed):
    """A button with an optional icon and its key.

    Args:
        text: the label, a named verb.
        key: the shortcut shown on the button (`Ctrl+Return`); showing it does not bind it.
        small: 24 px high, for rows and banners.
    """

    def __init__(
        self,
        text: str,
        variant: Variant = Variant.SECONDARY,
        *,
        icon: str | None = None,
        key: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._variant, self._icon, self._key, self._small = variant, icon, key, small
        self._reason = ""
        self._key_shown = True
        self._plain_tip = ""
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def variant(self) -> Variant:
        return self._variant

    def set_variant(self, variant: Variant) -> None:
        """Louder or quieter than it was made."""
        self._variant = variant
        self.update()

    def blocked_reason(self) -> str:
        """Why the button cannot be pressed; empty when it can."""
        return self._reason

    def set_label(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon_name(self, icon: str | None) -> None:
        self._icon = icon
        self.update()

    def set_key(self, key: str) -> None:
        self._key = key
        self.updateGeometry()
        self.update()

    def show_key(self, shown: bool) -> None:
        """Hide the key where space is short; the button keeps its name."""
        if shown != self._key_shown:
            self._key_shown = shown
            self.updateGeometry()
            self.update()

    def set_tip(self, text: str) -> None:
        """The tooltip while the button can be pressed."""
        self._plain_tip = text
        if not self._reason:
            self.setToolTip(text)

    def set_blocked(self, reason: str) -> None:
        """Grey the button and say why; an empty reason gives it back."""
        self._reason = reason
        self.setEnabled(not reason)
        self.setToolTip(reason or self._plain_tip)
        self.setAccessibleDescription(reason)

    def label_font(self) -> QFont:
        return theme.font("small_strong" if self._small else "label")

    def _inset(self) -> int:
        return 8 if self._small else 12

    def _gap(self) -> int:
        return 4 if self._small else 8

    def _height(self) -> int:
        return 24 if self._small else theme.active().density.control

    def _cap(self) -> str:
        return born_caption(self._key) if self._key and self._key_shown else ""

    def _content_width(self) -> float:
        width = text_width(self.text(), self.label_font()) if self.text() else 0.0
        if self._icon:
            width += 16 + (self._gap() if self.text() else 0)
        if self._cap():
            width += self._key_width()
        return width

    def _key_width(self) -> float:
        cap = born_caption(self._key) if self._key else ""
        return self._gap() + cap_width(cap) - (8 if self.key_frame() is None else 4) if cap else 0.0

    def key_frame(self) -> QColor | None:
        """What is drawn round the key; None: its letters say enough."""
        return None

    def sizeHint(self) -> QSize:
        inset = 0 if self._variant is Variant.LINK else self._inset()
        return QSize(int(self._content_width() + 2 * inset + 1), self._height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def widths(self) -> tuple[int, int]:
        """How wide it is without its key and with it, whichever is shown."""
        shown, key = self.sizeHint().width(), int(self._key_width())
        return (shown - key, shown) if self._cap() else (shown, shown + key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ring_on(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ring_off()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def grounds(self) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        """Ground, border, text and icon colours of this moment."""
        look = theme.active()
        colors = look.colors
        down, hover = self.isDown() or self.isChecked(), self.underMouse()
        variant = self._variant
        if not self.isEnabled():
            if variant in {Variant.QUIET, Variant.LINK, Variant.DESTRUCTIVE}:
                return None, None, colors.text_disabled, colors.text_disabled
            return colors.surface_hover, colors.border, colors.text_disabled, colors.text_disabled
        if variant is Variant.PRIMARY:
            ground = colors.accent_pressed if down else colors.accent_hover if hover else colors.accent
            return ground, None, colors.on_accent, colors.on_accent
        if variant is Variant.DANGER:
            return colors.danger_hover if down or hover else colors.danger, None, colors.on_danger, colors.on_danger
        ground_of_state = colors.surface_pressed if down else colors.surface_hover if hover else None
        if variant is Variant.LINK:
            return None, None, colors.accent_text, colors.accent_text
        if variant is Variant.DESTRUCTIVE:
            return ground_of_state, None, colors.danger_text, colors.danger_text
        if variant is Variant.QUIET:
            color = colors.text if down or hover else colors.text_muted
            return ground_of_state, None, color, color
        return ground_of_state or colors.surface_raised, colors.border_strong, colors.text, colors.text_muted

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        ground, border, fg, icon_color = self.grounds()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if ground is not None or border is not None:
            box(painter, rect, look.radius["control"], ground, border)
        font = self.label_font()
        if self._variant is Variant.LINK and self.underMouse() and self.isEnabled():
            font = QFont(font)
            font.setUnderline(True)
        inset = 0 if self._variant is Variant.LINK else self._inset()
        room = rect.width() - 2 * inset
        content = min(self._content_width(), room)
        after = self._icon in _AFTER and bool(self.text()) and not self._cap()
        if after:
            content = room  # words at the left, the sign at the right, as in every list to choose from
        x = rect.left() + inset + (room - content) / 2
        end = x + content
        if self._icon:
            size = 14 if self._small else 16
            icons.paint(painter, self._icon, icon_color, end - 16 if after else x, rect.center().y() - size / 2, size)
            if after:
                end -= 16 + self._gap()
            else:
                x += 16 + self._gap()
        cap = self._cap()
        if cap:
            end -= cap_width(cap) - 4
            frame = self.key_frame()
            paint_cap(painter, end, rect.center().y() - CAP_HEIGHT / 2, cap, ground=None, border=frame, fg=fg)
            end -= self._gap() - (0 if frame is not None else 4)
        if self.text():
            shown = elided(self.text(), font, end - x + 0.5)
            draw_line(painter, shown, font, fg, x, baseline_in(rect.top(), rect.height(), font))
        painter.end()


class IconButton(Button):
    """A 28×28 icon; its name and key are in the tooltip and read aloud."""

    def __init__(self, icon: str, name: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", Variant.QUIET, icon=icon, key=key, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        cap = born_caption(self._key) if self._key else ""
        self.set_tip(f"{name}  {cap}" if cap else name)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def _cap(self) -> str:
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, border, _fg, icon_color = self.grounds()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if ground is not None or border is not None:
            box(painter, rect, theme.active().radius["control"], ground, border)
        if self._icon:
            icons.paint(painter, self._icon, icon_color, rect.center().x() - 8, rect.center().y() - 8)
        painter.end()
