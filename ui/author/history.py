"""An author's items, newest first, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter

from moderator_app.domain.items import InboxRow, ItemState
from ui import format as fmt
from ui import theme
from ui.i18n import _t
from ui.names import channel_title, platform_title, waiting_label
from ui.safe_text import visible
from ui.widgets import icons
from ui.widgets.chips import delivery_label
from ui.widgets.lines_list import LinesDelegate, LinesList, LinesModel
from ui.widgets.painting import baseline_in, draw_line, elided, text_width

ROW: Final = 44


def verdict(row: InboxRow) -> tuple[str, str]:
    """What became of an item in a word or two, and the colour token of it."""
    if row.state is ItemState.OPEN:
        return _t("Author", "open"), "accent_text"
    if row.state is ItemState.WAITING:
        if row.delivery_state is not None and row.waiting_reason is None:
            return delivery_label(row.delivery_state).lower(), "info_text"
        return (waiting_label(row.waiting_reason) if row.waiting_reason else _t("Author", "waiting")), "text_muted"
    if row.ours_last:
        return _t("Author", "answered"), "success_text"
    return _t("Author", "done"), "text_muted"


def history_sentence(row: InboxRow, now_us: int) -> str:
    """A row read aloud."""
    parts = (
        fmt.date(row.last_at, now_us),
        platform_title(row.platform),
        visible(row.thread_title[:200]),
        visible(row.excerpt[:400]),
        verdict(row)[0],
    )
    return ", ".join(part for part in parts if part)


class HistoryModel(LinesModel):
    """The rows as they were handed in."""

    def __init__(self) -> None:
        super().__init__()
        self.now_us = 0
        self.current_item: int | None = None

    def show(self, rows: Sequence[InboxRow], now_us: int, current_item: int | None) -> None:
        self.now_us, self.current_item = now_us, current_item
        self.put(tuple(rows))

    def line_at(self, place: int) -> InboxRow:
        row: InboxRow = super().line_at(place)
        return row

    def sentence(self, place: int) -> str:
        return history_sentence(self.line_at(place), self.now_us)


class _HistoryDelegate(LinesDelegate):
    """Date, place, thread and verdict; below it the last words."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__(ROW)
        self._model = model

    def draw(self, painter: QPainter, area: QRect, place: int) -> None:
        colors, row = theme.active().colors, self._model.line_at(place)
        if row.id == self._model.current_item:
            painter.fillRect(QRect(area.left(), area.top() + 4, 3, area.height() - 8), colors.accent)
        small, body = theme.font("small", tabular=True), theme.font("body")
        left, right, top = area.left() + 16, area.right() - 15, area.top() + 2
        said, color = verdict(row)
        width = text_width(said, small)
        draw_line(painter, said, small, getattr(colors, color), right - width, baseline_in(top, 20, small))
        icons.paint_mark(painter, row.platform, left, top + 2, colors.mark_bg, colors.mark_fg)
        title = elided(
            visible(row.thread_title[:200]) or channel_title(row.channel_name[:200]),
            body,
            right - width - 12 - left - 24,
        )
        draw_line(painter, title, body, colors.text, left + 24, baseline_in(top, 20, body))
        date = fmt.date(row.last_at, self._model.now_us)
        draw_line(painter, date, small, colors.text_muted, left + 24, baseline_in(top + 20, 18, small))
        at = left + 24 + text_width(date, small) + 8
        excerpt = elided(row.excerpt[:200], small, right - at)
        draw_line(painter, excerpt, small, colors.text_muted, at, baseline_in(top + 20, 18, small))


class HistoryList(LinesList):
    """Rows that open.

    Signals:
        item_requested: item id.
    """

    item_requested = Signal(int)

    def __init__(self) -> None:
        self.history = HistoryModel()
        super().__init__(self.history, _HistoryDelegate(self.history))
        self.setAccessibleName(_t("Author", "History"))
        self.opened.connect(self._on_opened)

    def _on_opened(self, place: int) -> None:
        self.item_requested.emit(self.history.line_at(place).id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_t("Author", "History"))
            self.viewport().update()
