"""The popover of a clock: every clock of the item, the life of the first one, its ledger, the rule in a sentence."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.sla.ledger import EventKind
from moderator_app.services.sla import ClockView, ItemClocks
from ui import format as fmt
from ui import i18n, theme
from ui.i18n import _t
from ui.sla import words
from ui.widgets.clock_chip import ChipSize, ClockChip, face_of
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Paragraph, Rule
from ui.widgets.painting import box
from ui.widgets.popover import Popover

WIDTH: Final = 384
LEDGER_LINES: Final = 9
"""As many lines of the ledger are seen at once; more scroll."""
_DOTS: Final = {
    EventKind.STARTED: "accent",
    EventKind.PAUSED: "text_muted",
    EventKind.RESUMED: "accent",
    EventKind.WARNED: "level_warning",
    EventKind.MET: "success",
    EventKind.MISSED: "danger",
    EventKind.ANSWERED: "warning_text",
    EventKind.POLICY_CHANGED: "text_muted",
    EventKind.VOIDED: "text_muted",
}


class LifeBar(QWidget):
    """The life of a clock from its start to its due time: worked, stood still (hatched), left."""

    def __init__(self, view: ClockView, now_us: int) -> None:
        super().__init__()
        self._view, self._now_us = view, now_us
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.metric_title(view.clock.metric))
        self.setAccessibleDescription(words.clock_line(view, now_us))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        clock = self._view.clock
        start = clock.started_at
        now = clock.ended_at or self._now_us
        end = max(clock.due_at or now, now, start + 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

        def at(moment: int) -> float:
            return self.width() * (min(max(moment, start), end) - start) / (end - start)

        whole = QRectF(0, 0, self.width(), self.height())
        box(painter, whole, 2, colors.surface_pressed, None)
        due = clock.due_at or end
        painter.fillRect(QRectF(0, 0, at(min(now, due)), 8), colors.accent)
        if now > due:
            painter.fillRect(QRectF(at(due), 0, at(now) - at(due), 8), colors.danger)
        for since, until in words.pauses(clock, self._now_us):
            stood = QRectF(at(since), 0, max(2.0, at(until) - at(since)), 8)
            painter.fillRect(stood, colors.surface_pressed)
            painter.setPen(colors.text_muted)
            step = 5
            for x in range(int(stood.left()) - 8, int(stood.right()), step):
                painter.save()
                painter.setClipRect(stood)
                painter.drawLine(QPoint(x, 8), QPoint(x + 8, 0))
                painter.restore()
        painter.end()


class _Dot(QWidget):
    def __init__(self, color: str) -> None:
        super().__init__()
        self._color = color
        self.setFixedSize(8, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 4, getattr(theme.active().colors, self._color), None)
        painter.end()


class ClocksPopover(Popover):
    """Below its chip: the clocks of an item."""

    def __init__(self, window: QWidget, name: str, clocks: ItemClocks, now_us: int, zone: tzinfo | None = None) -> None:
        super().__init__(window, width=WIDTH, keys=frozenset({int(Qt.Key.Key_T)}))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        title = _t("Sla", "Clocks of {name}").format(name=name)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 14)
        head.addWidget(ElidedLabel(title, "body_strong"), 1)
        head.addWidget(Label(_t("Sla", "working time"), "small", "text_muted"))
        column.addLayout(head)
        column.addWidget(Rule())
        self.setAccessibleName(title)
        now_clocks = [each for each in clocks.clocks if each.clock.cycle == _last_cycle(clocks)]
        if not clocks.clocks:
            column.addWidget(_padded(Paragraph(_t("Sla", "No rule gives this item a clock."), "body", "text_muted")))
        for view in now_clocks:
            column.addWidget(_ClockRow(view, now_us))
            column.addWidget(_inset_rule())
        if now_clocks:
            self._add_life(column, now_clocks[0], now_us, zone)
            column.addWidget(Rule())
            column.addWidget(_rule_line(now_clocks[0]))

    def _add_life(self, column: QVBoxLayout, view: ClockView, now_us: int, zone: tzinfo | None) -> None:
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(8)
        what = _t("Sla", "{metric}, how it went").format(metric=words.metric_title(view.clock.metric))
        lines.addWidget(Label(what, "small", "text_muted"))
        lines.addWidget(LifeBar(view, now_us))
        warnings = [event for event in view.clock.events if event.kind is EventKind.WARNED]
        last_warning = warnings[-1] if len(warnings) > 1 else None
        ends = dict(words.pauses(view.clock, now_us))
        for event in view.clock.events:
            line = QHBoxLayout()
            line.setSpacing(10)
            at = Label(fmt.when(event.at, now_us, zone), "small", "text_muted", tabular=True)
            line.addWidget(at)
            line.addWidget(_Dot("level_burning" if event is last_warning else _DOTS[event.kind]))
            line.addWidget(Paragraph(words.event_text(event), "small"), 1)
            if event.kind is EventKind.PAUSED and event.at in ends:
                line.addWidget(Label(fmt.duration(ends[event.at] - event.at), "small", "text_muted"))
            lines.addLayout(line)
        if len(view.clock.events) <= LEDGER_LINES:
            column.addWidget(inner)
            return
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFixedHeight(LEDGER_LINES * 26)
        column.addWidget(area)


class _ClockRow(QWidget):
    """One clock: what it counts, until when, its chip."""

    def __init__(self, view: ClockView, now_us: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(words.METRIC_ICONS[view.clock.metric], "text_muted"))
        text = QVBoxLayout()
        text.setSpacing(0)
        title = words.metric_title(view.clock.metric)
        text.addWidget(Label(title, "body_strong"))
        line = words.clock_line(view, now_us)
        text.addWidget(ElidedLabel(line, "small", "text_muted"))
        row.addLayout(text, 1)
        chip = ClockChip(ChipSize.ROW)
        chip.set_face(face_of(view.chip))
        row.addWidget(chip)
        self.setAccessibleName(f"{title}, {line}, {chip.accessibleName()}")


def _last_cycle(clocks: ItemClocks) -> int:
    return max((each.clock.cycle for each in clocks.clocks), default=0)


def _padded(inner: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 14, 16, 14)
    column.addWidget(inner)
    return holder


def _inset_rule() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 0, 16, 0)
    column.addWidget(Rule())
    return holder


def _rule_line(view: ClockView) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(16, 10, 16, 12)
    row.setSpacing(10)
    row.addWidget(IconLabel("info", "text_muted"), 0, Qt.AlignmentFlag.AlignTop)
    rule = view.rule_ru if i18n.language() == "ru" else view.rule_en
    row.addWidget(Paragraph(rule, "small", "text_muted"), 1)
    return holder
