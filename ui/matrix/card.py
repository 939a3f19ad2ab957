"""One suggested answer: its number, title, words as they would be inserted, for whom it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from moderator_app.domain.matrix.phrases import folded
from moderator_app.services.matrix import Prepared
from ui import i18n, theme
from ui.i18n import _t
from ui.matrix.source import Offer
from ui.names import platform_title
from ui.safe_text import visible, visible_lines
from ui.widgets import icons
from ui.widgets.chips import kind_label
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width

INSET: Final = 12
LINE: Final = 20
LONG_WORD: Final = 4
"""Letters from which a word is marked with another ending too."""
FIRST_LINES: Final = 8
OTHER_LINES: Final = 2
ALL_LINES: Final = 200
"""More than the longest answer a platform takes."""


class AnswerCard(QPushButton):
    """Click, or its number, inserts it. The first one is shown whole, the others in two lines.

    Signals:
        edit_requested: E on the card, or its menu: the row is to be changed.
        compare_requested: V on the card, or its menu: all answers of its row.
    """

    edit_requested = Signal()
    compare_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self._number = 0
        self._lines: list[str] = []
        self._width = -1
        self._whole = False
        self.setFlat(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self) -> Offer | None:
        return self._offer

    def show_offer(self, number: int, offer: Offer) -> None:
        """Say an answer."""
        self._number, self._offer, self._width = number, offer, -1
        self._whole = False
        row = offer.prepared.row
        text = visible_lines(offer.prepared.rendered.text)
        title = visible(title_in(row.title, i18n.language()))
        self.setText(title)
        self.setToolTip(text)
        self.setAccessibleName(f"{number}. {title}")
        told = (text, with_files(offer.prepared), served(offer))
        self.setAccessibleDescription("\n".join(part for part in told if part))
        self._fit()
        self.update()

    def event(self, event: QEvent) -> bool:
        """On a card E and V are for its row, before the window's own."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and (_edits(event) or _compares(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _edits(event):
            self.edit_requested.emit()
            return
        if _compares(event):
            self.compare_requested.emit()
            return
        if event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.show_whole(whole=event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(_t("Matrix", "Insert this answer")).triggered.connect(self.click)
        edit = _t("Matrix", "Edit this row")
        menu.addAction(f"{edit}\tE").triggered.connect(self.edit_requested)
        compare = _t("Matrix", "All answers of this row")
        menu.addAction(f"{compare}\tV").triggered.connect(self.compare_requested)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def show_whole(self, *, whole: bool) -> None:
        """All words as they would be inserted, or the first lines again."""
        if whole != self._whole:
            self._whole, self._width = whole, -1
            self._fit()
            self.update()

    def lines(self) -> list[str]:
        """The words as they are shown."""
        return self._lines

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange}:
            self._width = -1
            self._fit()

    def _fit(self) -> None:
        if self._offer is None or self.width() == self._width:
            return
        self._width = self.width()
        most = ALL_LINES if self._whole else FIRST_LINES if self._number == 1 else OTHER_LINES
        text = visible_lines(self._offer.prepared.rendered.text).strip()
        self._lines = _broken(text, self.width() - 2 * INSET, most)
        self.setFixedHeight(
            INSET
            + LINE
            + 4
            + LINE * len(self._lines)
            + 6
            + LINE
            + 8
            + (LINE if served(self._offer) else 0)
            + (LINE if self._offer.prepared.stays is not None else 0)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        offer = self._offer
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = colors.surface_pressed if self.isDown() else colors.surface_hover if self.underMouse() else None
        first = self._number == 1
        edge = colors.accent_soft_border if first else colors.border
        box(painter, rect, look.radius["card"], ground or colors.surface_raised, edge)
        if self.hasFocus():
            box(painter, rect, look.radius["card"], None, colors.focus_ring, width=2)
        if offer is not None:
            self._paint_offer(painter, offer)
        painter.end()

    def _paint_offer(self, painter: QPainter, offer: Offer) -> None:
        look = theme.active()
        colors = look.colors
        caption, strong, body, small = (theme.font(name) for name in ("caption", "body_strong", "body", "small"))
        if self._number <= 9:
            box(painter, QRectF(INSET, INSET + 1, 18, 18), 4, None, colors.border_strong)
            text = str(self._number)
            draw_line(
                painter, text, caption, colors.text_muted, INSET + 9 - text_width(text, caption) / 2,
                baseline_in(INSET + 1, 18, caption),
            )  # fmt: skip
        title = elided(self.text(), strong, self.width() - 2 * INSET - 26)
        self._paint_matches(painter, title, INSET + 26, INSET, strong)
        draw_line(painter, title, strong, colors.text, INSET + 26, baseline_in(INSET, LINE, strong))
        y = INSET + LINE + 4
        ink = colors.text if self._number == 1 else colors.text_muted
        for line in self._lines:
            self._paint_matches(painter, line, INSET, y, body)
            draw_line(painter, line, body, ink, INSET, baseline_in(y, LINE, body))
            y += LINE
        if offer.prepared.stays is not None:
            icons.paint(painter, "attach", colors.warning_text, INSET, y + 9, 14)
            said = elided(with_files(offer.prepared), small, self.width() - 2 * INSET - 20)
            draw_line(painter, said, small, colors.warning_text, INSET + 20, baseline_in(y + 6, LINE, small))
            y += LINE
        if told := served(offer):
            room = self.width() - 2 * INSET
            draw_line(
                painter, elided(told, small, room), small, colors.text_muted, INSET, baseline_in(y + 6, LINE, small)
            )
            y += LINE
        code = offer.prepared.row.code
        right = self.width() - INSET - text_width(code, small)
        draw_line(painter, code, small, colors.text_muted, right, baseline_in(y + 6, LINE, small))
        if count := len(offer.prepared.files):
            said = str(count)
            right -= text_width(said, small) + 10
            draw_line(painter, said, small, colors.text_muted, right, baseline_in(y + 6, LINE, small))
            right -= 16
            icons.paint(painter, "attach", colors.text_muted, right, y + 9, 14)
        marks = elided(" · ".join(_marks(offer)), small, right - 2 * INSET)
        draw_line(painter, marks, small, colors.text_muted, INSET, baseline_in(y + 6, LINE, small))

    def _paint_matches(self, painter: QPainter, line: str, x: float, y: float, font: QFont) -> None:
        """Words that the question has too stand on the ground of a match."""
        if self._offer is None or not self._offer.matched:
            return
        low = folded(line)
        for word in self._offer.matched:
            for at in word_places(low, word):
                left = x + text_width(line[:at], font)
                width = text_width(line[at : at + len(word)], font)
                painter.fillRect(QRectF(left, y + 2, width, LINE - 4), theme.active().colors.match)


def _edits(event: QKeyEvent) -> bool:
    """E, or the same key in the Russian layout."""
    return event.key() in {Qt.Key.Key_E, 0x0423} and not event.modifiers()


def _compares(event: QKeyEvent) -> bool:
    """V, or the same key in the Russian layout."""
    return event.key() in {Qt.Key.Key_V, 0x041C} and not event.modifiers()


def word_places(text: str, word: str) -> list[int]:
    """Where a word begins in a text, both folded; a short one ends there too, a longer one may go on in an ending."""
    found: list[int] = []
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        begins = at == 0 or not text[at - 1].isalnum()
        ends = end == len(text) or not text[end].isalnum()
        if begins and (ends or len(word) >= LONG_WORD):
            found.append(at)
        at = text.find(word, end)
    return found


def title_in(title: str, language: str) -> str:
    """A title written in both languages (`Возврат · Refund`) in one of them; any other as it is."""
    parts = title.split(" · ")
    russian = [any("а" <= letter <= "я" for letter in part.lower()) for part in parts]
    if len(parts) != 2 or russian[0] == russian[1]:
        return title
    return parts[russian.index(language == "ru")]


def served(offer: Offer) -> str:
    """How often the row was used and how that went; empty: never."""
    parts: list[str] = []
    if offer.uses.count:
        count = offer.uses.count
        parts.append(_t("Matrix", "used %n time(s)", "", count))
        if offer.used:
            parts.append(_t("Matrix", "{count} by you").format(count=offer.used))
        kept = round(100 * (offer.uses.count - offer.uses.edited) / offer.uses.count)
        parts.append(_t("Matrix", "unchanged {share}\u00a0%").format(share=kept))
    if offer.ended.well + offer.ended.lost:
        all_ = offer.ended.well + offer.ended.lost
        parts.append(_t("MatrixEdit", "{well} of {all} solved").format(well=offer.ended.well, all=all_))
    return " · ".join(parts)


def with_files(prepared: Prepared) -> str:
    """How many files go with an answer, or that they do not go where it is sent; empty: it has none."""
    count = len(prepared.chosen.variant.attachments)
    if not count:
        return ""
    if prepared.stays is None:
        return _t("Matrix", "with %n file(s)", "", count)
    platform = platform_title(prepared.platform)
    return _t("Matrix", "%n file(s): not on {platform}", "", count).format(platform=platform)


def _marks(offer: Offer) -> list[str]:
    variant = offer.prepared.chosen.variant
    found = [platform_title(variant.platform)] if variant.platform else []
    if variant.voice:
        found.append(variant.voice)
    if variant.kind:
        found.append(kind_label(variant.kind))
    if offer.prepared.rendered.holes:
        found.append(_t("Matrix", "to fill in"))
    return found or [title_in(offer.prepared.row.category, i18n.language())]


def _broken(text: str, width: int, most: int) -> list[str]:
    """The words in lines of this width, the last one cut with a mark when there is more."""
    font = theme.font("body")
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            start = line.textStart()
            lines.append(paragraph[start : start + line.textLength()].rstrip())
        layout.endLayout()
        if len(lines) > most:
            break
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = elided(f"{lines[-1]}…", font, width)
        if not lines[-1].endswith("…"):
            lines[-1] += "…"
    return lines
