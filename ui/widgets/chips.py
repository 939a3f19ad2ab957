"""Chips in words: who writes (kind), what a thing is tagged with, how a delivery stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.domain.items import DeliveryState
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.theme import Theme
from ui.widgets import icons
from ui.widgets.painting import baseline_in, box, draw_line, text_width


class Tone(StrEnum):
    """What a tag or a banner means by its ground; grey unless it is a state."""

    PLAIN = "plain"
    ACCENT = "accent"
    DANGER = "danger"
    WARNING = "warning"
    SUCCESS = "success"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class ToneColors:
    fg: QColor
    bg: QColor
    border: QColor


def tone_colors(tone: Tone, look: Theme) -> ToneColors:
    """The colours of a tone in a palette."""
    colors = look.colors
    if tone is Tone.PLAIN:
        return ToneColors(colors.text_muted, colors.surface_hover, colors.border)
    name = tone.value
    return ToneColors(
        getattr(colors, f"{name}_text"), getattr(colors, f"{name}_soft"), getattr(colors, f"{name}_soft_border")
    )


KIND_ICONS: Final = {
    "advocate": "kind-advocate",
    "neutral": "kind-neutral",
    "constructive_critic": "kind-critic",
    "destructive": "kind-destructive",
}


def kind_label(kind: str) -> str:
    """A kind in one word."""
    return {
        "advocate": _t("Kind", "Advocate"),
        "neutral": _t("Kind", "Neutral"),
        "constructive_critic": _t("Kind", "Critic"),
        "destructive": _t("Kind", "Destructive"),
    }[kind]


_DELIVERY_LOOK: Final = {
    DeliveryState.APPROVAL: ("person", Tone.PLAIN),
    DeliveryState.HELD: ("clock", Tone.PLAIN),
    DeliveryState.QUEUED: ("outbox", Tone.INFO),
    DeliveryState.SENDING: ("send", Tone.INFO),
    DeliveryState.RETRY: ("retry", Tone.WARNING),
    DeliveryState.UNSURE: ("question", Tone.WARNING),
    DeliveryState.STALE: ("alert", Tone.WARNING),
    DeliveryState.SENT: ("check-double", Tone.SUCCESS),
    DeliveryState.REFUSED: ("close", Tone.DANGER),
    DeliveryState.CANCELLED: ("undo", Tone.PLAIN),
    DeliveryState.ABANDONED: ("minus", Tone.PLAIN),
}


def delivery_icon(state: DeliveryState) -> str:
    return _DELIVERY_LOOK[state][0]


def delivery_tone(state: DeliveryState) -> Tone:
    return _DELIVERY_LOOK[state][1]


def delivery_label(state: DeliveryState) -> str:
    """How a delivery stands, in one or two words."""
    return {
        DeliveryState.APPROVAL: _t("Delivery", "Awaits approval"),
        DeliveryState.HELD: _t("Delivery", "Can be cancelled"),
        DeliveryState.QUEUED: _t("Delivery", "Queued"),
        DeliveryState.SENDING: _t("Delivery", "Sending"),
        DeliveryState.RETRY: _t("Delivery", "Trying again"),
        DeliveryState.UNSURE: _t("Delivery", "Unsure"),
        DeliveryState.STALE: _t("Delivery", "Out of date"),
        DeliveryState.SENT: _t("Delivery", "Sent"),
        DeliveryState.REFUSED: _t("Delivery", "Refused"),
        DeliveryState.CANCELLED: _t("Delivery", "Cancelled"),
        DeliveryState.ABANDONED: _t("Delivery", "May be posted"),
    }[state]


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip of words shows."""

    text: str
    icon: str | None
    fg: QColor
    bg: QColor | None
    border: QColor | None = None
    height: int = 20
    inset: int = 6


def kind_face(kind: str, look: Theme, sure: float | None = None) -> ChipFace:
    """Who writes; with `sure` how sure the guess is, 0 to 1."""
    colors = look.colors.kind[kind]
    border = colors.fg if look.bordered else None
    text = kind_label(kind) if sure is None else f"{kind_label(kind)} {fmt.percent(sure)}"
    return ChipFace(text, KIND_ICONS[kind], colors.fg, colors.bg, border)


def kind_said(face: ChipFace) -> str:
    """What a chip of a kind says when it can be pressed."""
    return _t("Kind", "{kind}: what it rests on, and change it").format(kind=face.text)


def tag_face(text: str, look: Theme, tone: Tone = Tone.PLAIN, icon: str | None = None) -> ChipFace:
    colors = tone_colors(tone, look)
    return ChipFace(text, icon, colors.fg, colors.bg, colors.border if look.bordered else None)


def delivery_face(state: DeliveryState, look: Theme) -> ChipFace:
    colors = tone_colors(delivery_tone(state), look)
    border = colors.border if look.bordered else None
    return ChipFace(delivery_label(state), delivery_icon(state), colors.fg, colors.bg, border, height=24, inset=8)


def _font() -> QFont:
    return theme.font("caption")


def face_width(face: ChipFace) -> float:
    icon = 0 if face.icon is None else 14 + 4
    return float(-(-(2 * face.inset + icon + text_width(face.text, _font())) // 1))


def paint_face(painter: QPainter, x: float, y: float, face: ChipFace, look: Theme) -> None:
    """A chip with its upper left corner at (x, y)."""
    rect = QRectF(x, y, face_width(face), face.height)
    box(painter, rect, look.radius["chip"], face.bg, face.border)
    left = x + face.inset
    if face.icon is not None:
        left -= 1 if face.height == 20 else 0
        icons.paint(painter, face.icon, face.fg, left, y + (face.height - 14) / 2, 14)
        left += 18
    draw_line(painter, face.text, _font(), face.fg, left, baseline_in(y, face.height, _font()))


class Chip(QWidget):
    """A chip that stands alone; subclasses say which face it has now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def face(self) -> ChipFace:
        raise NotImplementedError

    def refresh(self) -> None:
        """Take the words and colours of this moment."""
        self.setAccessibleName(self.face().text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        face = self.face()
        return QSize(round(face_width(face)), face.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_face(painter, 0, 0, self.face(), theme.active())
        painter.end()


class KindChip(Chip):
    """Who writes, in a word."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.refresh()

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self.refresh()

    def face(self) -> ChipFace:
        return kind_face(self._kind, theme.active())


class TagChip(Chip):
    """A word about a thing; coloured only as a state."""

    def __init__(
        self, text: str, tone: Tone = Tone.PLAIN, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.refresh()

    def set_text(self, text: str) -> None:
        self._text = text
        self.refresh()

    def face(self) -> ChipFace:
        return tag_face(self._text, theme.active(), self._tone, self._icon)


class DeliveryChip(Chip):
    """How a delivery stands."""

    def __init__(self, state: DeliveryState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.refresh()

    def set_state(self, state: DeliveryState) -> None:
        self._state = state
        self.refresh()

    def face(self) -> ChipFace:
        return delivery_face(self._state, theme.active())
