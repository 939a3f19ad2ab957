"""The popover of a kind: what the guess rests on, how to answer such a person, and four keys to say it better."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.suggest.tone import KINDS, Kind, Tone
from ui import format as fmt
from ui import i18n, theme
from ui.i18n import _t
from ui.matrix.source import advice
from ui.widgets import icons
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import KIND_ICONS, KindChip
from ui.widgets.keycap import HEIGHT as CAP_HEIGHT
from ui.widgets.keycap import cap_width, paint_cap
from ui.widgets.labels import Label, Paragraph, Rule
from ui.widgets.painting import baseline_in, box, draw_line
from ui.widgets.popover import Popover

WIDTH: Final = 384
_LABEL: Final = 112
_LOUD: Final = 0.5
"""From here on a score is shown in the colour of a warning."""


class ScoreBar(QWidget):
    """A score of 0 to 1 as a bar."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self._value = min(1.0, max(0.0, value))
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, QRectF(self.rect()), 4, colors.surface_pressed, None)
        if self._value > 0:
            filled = QRectF(0, 0, max(8.0, self.width() * self._value), 8)
            box(painter, filled, 4, colors.level_warning if self._value >= _LOUD else colors.accent, None)
        painter.end()


class ChoiceLine(Button):
    """A kind to choose: its sign and name at the left, its key at the right."""

    def __init__(self, text: str, icon: str, key: str) -> None:
        super().__init__(text, Variant.QUIET, icon=icon, key=key)
        self._sign, self._number = icon, key
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        ground, border, fg, icon_color = self.grounds()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if ground is not None or border is not None:
            box(painter, rect, look.radius["control"], ground, border)
        icons.paint(painter, self._sign, icon_color, 8, rect.center().y() - 8, 16)
        font = self.label_font()
        draw_line(painter, self.text(), font, fg, 34, baseline_in(rect.top(), rect.height(), font))
        left = rect.right() - 8 - cap_width(self._number)
        colors = look.colors
        paint_cap(
            painter, left, rect.center().y() - CAP_HEIGHT / 2, self._number,
            ground=colors.surface_subtle, border=colors.border_strong, fg=colors.text_muted,
        )  # fmt: skip
        painter.end()


class KindPopover(Popover):
    """What is known of a writer's kind.

    Signals:
        chosen: argument: `Kind`: a person says so.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, kind: str | None, tone: Tone | None, *, may: str = "") -> None:
        """`may`: why whoever works here cannot correct it; empty: they can."""
        super().__init__(window, width=WIDTH, keys=frozenset({int(Qt.Key.Key_Y)}))
        self._may = may
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._add_head(column, kind, tone)
        if tone is not None:
            self._add_scores(column, tone)
        column.addWidget(Rule())
        self._add_choices(column, kind)
        card = advice("ru" if i18n.language() == "ru" else "en").get(kind or "")
        if card is not None:
            column.addWidget(Rule())
            words = QVBoxLayout()
            words.setContentsMargins(16, 12, 16, 14)
            words.setSpacing(4)
            words.addWidget(Label(_t("Kind", "How to answer"), "small_strong"))
            words.addWidget(Paragraph(card.text, "body"))
            column.addLayout(words)
        self.setAccessibleName(_t("Kind", "Who writes"))

    def _add_head(self, column: QVBoxLayout, kind: str | None, tone: Tone | None) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(8)
        if kind in KIND_ICONS:
            head.addWidget(KindChip(kind))
        if kind is None:
            said = _t("Kind", "Not looked at yet")
        elif tone is not None and tone.kind == kind:
            said = _t("Kind", "a guess, {share} sure").format(share=fmt.percent(tone.confidence))
        else:
            said = _t("Kind", "said by a person")
        head.addWidget(Label(said, "small", "text_muted"))
        head.addStretch(1)
        column.addLayout(head)

    def _add_scores(self, column: QVBoxLayout, tone: Tone) -> None:
        scores = (
            (_t("Kind", "Negativity"), tone.negativity),
            (_t("Kind", "Toxicity"), tone.toxicity),
        )
        lines = QVBoxLayout()
        lines.setContentsMargins(16, 0, 16, 14)
        lines.setSpacing(8)
        for name, value in scores:
            line = QHBoxLayout()
            line.setSpacing(8)
            label = Label(name, "small", "text_muted")
            label.setFixedWidth(_LABEL)
            line.addWidget(label)
            bar = ScoreBar(value)
            bar.setAccessibleName(f"{name} {fmt.percent(value)}")
            line.addWidget(bar, 1)
            share = Label(fmt.percent(value), "small", tabular=True)
            share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            share.setFixedWidth(44)
            line.addWidget(share)
            lines.addLayout(line)
        column.addLayout(lines)

    def _add_choices(self, column: QVBoxLayout, kind: str | None) -> None:
        cards = advice("ru" if i18n.language() == "ru" else "en")
        lines = QVBoxLayout()
        lines.setContentsMargins(12, 8, 12, 8)
        lines.setSpacing(2)
        for number, each in enumerate(KINDS, 1):
            now = each.value == kind
            button = ChoiceLine(cards[each.value].title, "check" if now else KIND_ICONS[each.value], str(number))
            button.set_blocked(self._may)
            button.clicked.connect(lambda _checked=False, picked=each: self._choose(picked))
            lines.addWidget(button)
            self.buttons.append(button)
        column.addLayout(lines)

    def is_own_key(self, event: QKeyEvent) -> bool:
        return not event.modifiers() and 0 <= event.key() - Qt.Key.Key_1 < len(KINDS)

    def key_pressed(self, event: QKeyEvent) -> bool:
        if not self.is_own_key(event):
            return False
        self.buttons[event.key() - Qt.Key.Key_1].click()
        return True

    def _choose(self, kind: Kind) -> None:
        self.close_popover()
        self.chosen.emit(kind)
