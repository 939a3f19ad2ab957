"""Banners: a sentence, what it means, what can be done. They stand where a header line stood, so nothing is pushed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import Tone, tone_colors
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Paragraph
from ui.widgets.painting import box, hairline


@dataclass(frozen=True, slots=True)
class BannerAction:
    """One thing a banner offers."""

    label: str
    run: Callable[[], None]
    primary: bool = False


def _tone_color(tone: Tone) -> str:
    return "text_muted" if tone is Tone.PLAIN else f"{tone.value}_text"


def _button(action: BannerAction) -> Button:
    button = Button(action.label, Variant.PRIMARY if action.primary else Variant.SECONDARY, small=True)
    button.clicked.connect(action.run)
    return button


class StripBanner(QWidget):
    """One line over a pane, 40 px: "No network since 14:02 · 7 replies will be sent"."""

    def __init__(self, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedHeight(40)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        self._icon = IconLabel(icon, _tone_color(tone))
        self._title = Label("", "label")
        self._detail = ElidedLabel("", "body", "text_muted")
        row.addWidget(self._icon)
        row.addWidget(self._title)
        row.addWidget(self._detail, 1)
        self._row = row
        self._buttons: list[Button] = []

    def set_look(self, icon: str, tone: Tone) -> None:
        """Another icon and tone."""
        self._tone = tone
        self._icon.set_icon(icon, _tone_color(tone))
        self.update()

    def set_words(self, title: str, detail: str) -> None:
        """Other words over the same buttons, so that none of them loses the focus."""
        self._title.setText(title)
        self._detail.set_text(detail)
        self.setAccessibleName(f"{title}. {detail}" if detail else title)

    def show_text(self, title: str, detail: str = "", actions: tuple[BannerAction, ...] = ()) -> None:
        """Say something else."""
        self.set_words(title, detail)
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [_button(action) for action in actions]
        for button in self._buttons:
            self._row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tone_colors(self._tone, theme.active())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.bg)
        hairline(painter, 0, self.height() - 1, self.width(), colors.border)
        painter.end()


class CardBanner(QWidget):
    """A card with an icon, a title, an explanation and at most two actions."""

    def __init__(
        self,
        icon: str,
        tone: Tone,
        title: str,
        text: str = "",
        actions: tuple[BannerAction, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setAccessibleName(f"{title}. {text}" if text else title)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(12)
        self._icon = IconLabel(icon, _tone_color(tone))
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 2, 0, 0)
        holder.addWidget(self._icon)
        holder.addStretch(1)
        row.addLayout(holder)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Paragraph(title, "label")
        words.addWidget(self.title)
        if text:
            words.addWidget(Paragraph(text, "small", "text_muted" if tone is Tone.PLAIN else "text"))
        if actions:
            line = QHBoxLayout()
            line.setContentsMargins(0, 8, 0, 0)
            line.setSpacing(8)
            for action in actions:
                line.addWidget(_button(action), 0, Qt.AlignmentFlag.AlignLeft)
            line.addStretch(1)
            words.addLayout(line)
        words.addStretch(1)
        row.addLayout(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = tone_colors(self._tone, look)
        ground = look.colors.surface_raised if self._tone is Tone.PLAIN else colors.bg
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["card"], ground, colors.border)
        painter.end()
